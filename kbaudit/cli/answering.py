"""`kbaudit decide`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbaudit import config as settings
from kbaudit.cli.asking import STORE, store_of, tell_record
from kbaudit.decisions import DECISIONS_NAME, Decision, merged, read_decisions, write_decisions
from kbaudit.errors import ConfigurationError

if TYPE_CHECKING:
    from kbaudit.answers import Finding


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("-c", "--config", "config_path", type=click.Path(path_type=Path), help="Configuration file to use.")
@click.option("--by", default="", metavar="NAME", help="Who decided, where a file does not say it.")
@click.option(
    "--report", "report_path", type=click.Path(path_type=Path), help="report.json that the decisions are about."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Day of the decisions instead of the current one.")
def decide(
    files: Sequence[Path], config_path: Path | None, by: str, report_path: Path | None, today: datetime | None
) -> None:
    """Take in what owners decided: filled-in fix lists (.xlsx, or a folder of them), or what the page saved (.json).

    keep A, keep B and edit say that a finding is right; intended and not a problem suppress it and need a reason. Everything
    is checked first: where a row is wrong, nothing is written. The decisions go into kbaudit.decisions.toml.
    """
    from kbaudit.answers import files_of, read_answers

    settings.required(config_path)
    found = config_path or settings.find(Path.cwd())
    target = (found.parent if found else Path.cwd()) / DECISIONS_NAME
    day = today.date() if today else date.today()  # noqa: DTZ011 - the day of whoever decides
    paths = files_of(files)
    answers = read_answers(paths, today=day, by=by, known=_known(report_path))
    old = read_decisions(target)
    new = [_unchanged(decision, old) for decision in answers.decisions]
    if new:
        kept = merged(old, new)
        write_decisions(target, kept)
        tell_record(target.parent, kept)
    for line in _said(target, old, new, answers.open, answers.done):
        click.echo(line)


def _known(report: Path | None) -> Mapping[str, Finding] | None:
    """The findings of a report, else all that the record knows, by fingerprint; None where there is neither."""
    from kbaudit.answers import Finding
    from kbaudit.baseline import read_findings
    from kbaudit.chronicle import known_findings
    from kbaudit.store.asking import opened_record

    if report is not None:
        if not report.is_file():
            raise ConfigurationError(f"{report}: there is no such report. `kbaudit scan -o report.json` writes one.")
        return {item.fingerprint: Finding(item.rule, item.message) for item in read_findings(report)}
    if not (store_of(None) / STORE).is_file():
        return None
    with opened_record(store_of(None)) as record:
        return {item.fingerprint: Finding(item.rule, item.message) for item in known_findings(record)} or None


def _unchanged(decision: Decision, old: Iterable[Decision]) -> Decision:
    """The decision with the day on which it was first made, where it says nothing new."""
    for known in old:
        if replace(known, on=decision.on, about=decision.about, by=decision.by or known.by) == decision:
            return replace(decision, on=known.on)
    return decision


def _said(target: Path, old: Sequence[Decision], new: Sequence[Decision], left: int, done: int) -> list[str]:
    """What was taken in, in a few lines."""
    by_name = {(decision.fingerprint, decision.kind): decision for decision in old}
    lines = []
    if not new:
        lines.append("No decision in it: nothing was changed.")
    else:
        known = [by_name.get((decision.fingerprint, decision.kind)) for decision in new]
        same = sum(before == decision for before, decision in zip(known, new, strict=True))
        added = sum(before is None for before in known)
        counts = Counter(decision.verdict for decision in new)
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
        lines.append(
            f"{target}: {len(new)} decision{'' if len(new) == 1 else 's'} ({verdicts}): {added} new, "
            f"{len(new) - added - same} changed, {same} known already."
        )
    if left:
        lines.append(f"{left} row{'' if left == 1 else 's'} without a decision.")
    if done:
        lines.append(f"{done} row{'' if done == 1 else 's'} done: the next scan tells whether the findings are gone.")
    return lines
