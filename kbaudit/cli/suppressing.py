"""`kbaudit suppress`, `label`, `baseline` and `precision`: what people decide, in the decisions file and in the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbaudit.cli.asking import STORE, home_of, options, show, store_of, store_option, tell_record
from kbaudit.decisions import (
    DECISIONS_NAME,
    LABELS,
    SUPPRESSING,
    Decision,
    Verdict,
    merged,
    read_decisions,
    write_decisions,
)
from kbaudit.errors import ConfigurationError

if TYPE_CHECKING:
    from kbaudit.baseline import Known

SHORTEST = 4
"""Digits that name a finding at least, so that a slip of the keyboard does not."""

who_option = click.option("--by", default="", metavar="NAME", help="Who decides. Default: the name of your account.")


def _not_past(_context: click.Context, _option: click.Parameter, value: Any) -> Any:
    """The day given with --until, where it is not over: what ended before it began binds nobody."""
    if value is not None and value.date() < date.today():  # noqa: DTZ011 - the day of whoever decides
        raise click.BadParameter(f"{value.date()} is over: name today or a later day.")
    return value


until_option = click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_not_past,
    help="The last day on which it holds; today or later.",
)
report_option = click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Look the finding up in this report.json instead of the record.",
)
prints_argument = click.argument("fingerprints", nargs=-1, required=True, metavar="FINGERPRINT...")


@click.command()
@prints_argument
@click.option("--reason", default="", metavar="TEXT", help="Why. Needed, unless --remove is given.")
@until_option
@click.option("--remove", is_flag=True, help="Take back what was decided: the findings count again.")
@options(who_option, report_option, store_option)
def suppress(
    fingerprints: Sequence[str],
    reason: str,
    until: Any,
    remove: bool,
    by: str,
    report: Path | None,
    folder: Path | None,
) -> None:
    """Decide not to act on findings: they stay in every report, and do not count.

    The first digits of a fingerprint are enough where they name one finding. The decision is written to kbaudit.decisions.toml
    and to the record. A suppression ends after --until; one that nothing needs any more is said by the next scan.
    """
    home = home_of()
    old = read_decisions(home / DECISIONS_NAME)
    if remove:
        suppressed = [item for item in old if item.suppresses]
        names = {item.fingerprint for item in _named(fingerprints, [_as_known(item) for item in suppressed])}
        kept = [item for item in old if not (item.fingerprint in names and item.suppresses)]
        _decide(home, folder, kept, f"took back {_findings(len(names))}")
        return
    if not reason.strip():
        raise ConfigurationError("A suppression needs a reason: --reason TEXT. Who reads it later wants to know why.")
    found = _named(fingerprints, _known(folder, report, old))
    new = [_decision(item, "suppress", reason, by, until=until) for item in found]
    _decide(home, folder, merged(old, new), f"suppressed {_findings(len(new))}", found)


@click.command()
@click.argument("fingerprint")
@click.argument("verdict", type=click.Choice(sorted(LABELS)))
@click.option("--reason", default="", metavar="TEXT", help="Why. Needed for false and accepted.")
@click.option("--keep", metavar="DOCUMENT", help="The id of the document whose side is right.")
@until_option
@options(who_option, report_option, store_option)
def label(
    fingerprint: str,
    verdict: Verdict,
    reason: str,
    keep: str | None,
    until: Any,
    by: str,
    report: Path | None,
    folder: Path | None,
) -> None:
    """Say whether a finding is right: real, false, or accepted (right, but meant to be so).

    false and accepted findings no longer count. `kbaudit precision` shows how often each rule was right.
    """
    if verdict in SUPPRESSING and not reason.strip():
        raise ConfigurationError(f"A finding labelled {verdict} no longer counts, which needs a reason: --reason TEXT.")
    home = home_of()
    old = read_decisions(home / DECISIONS_NAME)
    found = _named([fingerprint], _known(folder, report, old))
    new = [_decision(item, verdict, reason, by, until=until, keep=keep) for item in found]
    _decide(home, folder, merged(old, new), f"labelled {verdict}", found)


@click.command()
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def precision(as_csv: bool) -> None:
    """Show how often each rule was right, counted from the labels in kbaudit.decisions.toml."""
    from kbaudit.precision import precision as counted

    path = home_of() / DECISIONS_NAME
    found = counted(read_decisions(path))
    if not found and not as_csv:
        click.echo(f"{path}: no finding is labelled yet. `kbaudit label FINGERPRINT real|false|accepted` labels one.")
        return
    columns = ["rule", "labelled", "real", "accepted", "false", "precision", "at_least"]
    if as_csv:
        rows: list[tuple[object, ...]] = [
            (
                item.rule,
                item.labelled,
                item.real,
                item.accepted,
                item.false,
                round(item.share, 4),
                round(item.at_least, 4),
            )
            for item in found
        ]
        show(columns, rows, as_csv=True)
        return
    shown = [
        (item.rule, item.labelled, item.real, item.accepted, item.false, f"{item.share:.0%}", f"{item.at_least:.0%}")
        for item in found
    ]
    show([*columns[:-1], "at least"], shown, as_csv=False)
    click.echo("at least: what so many labels prove of the rule with 95 % confidence")


@click.command()
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="FILE", help=f"Write here. Default: {DECISIONS_NAME}."
)
@click.option("--reason", default="was there when the knowledge base was taken on", metavar="TEXT", show_default=True)
@click.option("--prune", is_flag=True, help="Only take out what the sources of the latest run had and have no more.")
@click.option("--source", type=click.Path(path_type=Path), help="The knowledge base, where the record holds several.")
@options(who_option, until_option, report_option, store_option)
def baseline(
    target: Path | None,
    reason: str,
    prune: bool,
    source: Path | None,
    by: str,
    until: Any,
    report: Path | None,
    folder: Path | None,
) -> None:
    """Take a knowledge base on as it is: what the latest run found is listed from now on, and only what comes after it gates.

    Findings are taken from the record, or from --report FILE. Written to kbaudit.decisions.toml, which every scan reads, or
    with --to to a file of its own for `kbaudit scan --baseline FILE`.
    """
    home = home_of()
    path = target or home / DECISIONS_NAME
    old = read_decisions(path)
    if prune:
        if report is not None:
            raise ConfigurationError(
                "--prune asks the record, which knows what became of a finding: a report does not. Leave out --report."
            )
        over = _over(folder, source)
        kept = [item for item in old if item.verdict != "baseline" or item.fingerprint not in over]
        _decide(home, folder, kept, f"took {_findings(len(old) - len(kept))} out of the baseline", path=path)
        return
    found = _standing(folder, report, source)
    there = {item.fingerprint for item in found}
    known = {item.fingerprint for item in old if item.verdict == "baseline"}
    new = [_decision(item, "baseline", reason, by, until=until) for item in found if item.fingerprint not in known]
    said = f"took {_findings(len(new))} into the baseline ({len(known | there)} in all)"
    _decide(home, folder, merged(old, new), said, path=path)


def _decision(
    known: Known, verdict: Verdict, reason: str, by: str, *, until: Any = None, keep: str | None = None
) -> Decision:
    from kbaudit.history import whoever

    last = until.date() if until else None
    today = date.today()  # noqa: DTZ011 - the day of whoever decides
    return Decision(
        known.fingerprint, known.rule, verdict, reason, keep, last, by or whoever(), today, about=known.message
    )


def _decide(
    home: Path,
    folder: Path | None,
    decisions: Iterable[Decision],
    said: str,
    about: Sequence[Known] = (),
    *,
    path: Path | None = None,
) -> None:
    """Write decisions to the file and the record, and say what was decided."""
    from kbaudit.outputs.harmless import harmless

    target = path or home / DECISIONS_NAME
    kept = tuple(decisions)
    write_decisions(target, kept)
    click.echo(f"{said}, in {target}")
    for item in about:
        click.echo(f"  {item.fingerprint} {item.rule} {harmless(item.message)}")
    # A baseline of its own binds nobody until a scan is told to use it.
    if target == home / DECISIONS_NAME:
        tell_record(folder, kept)


def _known(folder: Path | None, report: Path | None, decisions: Iterable[Decision]) -> list[Known]:
    """The findings that can be named: those of a report, or of the record, and those that were decided about before."""
    from kbaudit.baseline import read_findings
    from kbaudit.chronicle import known_findings
    from kbaudit.store.asking import opened_record

    found = [_as_known(item) for item in decisions]
    if report is not None:
        return [*read_findings(report), *found]
    if (store_of(folder) / STORE).is_file():
        with opened_record(store_of(folder)) as record:
            return [*known_findings(record), *found]
    return found


def _standing(folder: Path | None, report: Path | None, source: Path | None) -> Sequence[Known]:
    from kbaudit.baseline import read_findings
    from kbaudit.chronicle import series_of, standing_findings
    from kbaudit.store.asking import opened_record

    if report is not None:
        return read_findings(report)
    with opened_record(store_of(folder)) as record:
        return standing_findings(record, series_of(record, source).id)


def _over(folder: Path | None, source: Path | None) -> frozenset[str]:
    from kbaudit.chronicle import findings_over, series_of
    from kbaudit.store.asking import opened_record

    with opened_record(store_of(folder)) as record:
        return findings_over(record, series_of(record, source).id)


def _as_known(decision: Decision) -> Known:
    from kbaudit.baseline import Known

    return Known(decision.fingerprint, decision.rule, decision.about)


def _named(prints: Sequence[str], known: Sequence[Known]) -> list[Known]:
    """The findings that fingerprints, or the first digits of them, name. ConfigurationError where one names none or several."""
    by_print = {item.fingerprint: item for item in reversed(known)}
    found = {}
    for given in prints:
        begin = given.strip().lower()
        matching = [name for name in sorted(by_print) if name.startswith(begin)]
        if len(begin) < SHORTEST:
            raise ConfigurationError(
                f"{given!r} is too short to name a finding: give at least {SHORTEST} digits of it."
            )
        if not matching:
            raise ConfigurationError(
                f"{given}: no finding has this fingerprint. Every report shows them; without a record here, name the report "
                "with --report report.json, or the folder of the record with --store."
            )
        if len(matching) > 1:
            names = ", ".join(matching[:4]) + (", …" if len(matching) > 4 else "")
            raise ConfigurationError(f"{given}: {len(matching)} findings begin so ({names}). Give more digits.")
        found[matching[0]] = by_print[matching[0]]
    return list(found.values())


def _findings(count: int) -> str:
    return f"{count} finding{'' if count == 1 else 's'}"
