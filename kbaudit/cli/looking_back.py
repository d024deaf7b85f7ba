"""`kbaudit history`, `compare`, `trend` and `progress`: what the record tells of the runs so far."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbaudit.cli.asking import chosen_series, record_in, show, source_option, store_option, terminal_width
from kbaudit.errors import QueryError

if TYPE_CHECKING:
    from kbaudit.chronicle import Difference, Entry, RunLine
    from kbaudit.resolution import Figures

csv_option = click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")

SHOWN = 50
"""Findings that a comparison lists for each direction; --all lists every one."""


@click.command()
@click.option("-n", "--last", type=click.IntRange(1), default=20, show_default=True, help="Runs to show.")
@csv_option
@source_option
@store_option
def history(last: int, as_csv: bool, source: Path | None, folder: Path | None) -> None:
    """List the runs: day, score, what was new, came back or was resolved, and by whom.

    An asterisk marks a run that ran with other settings, another model, version or formula than the one before it.
    """
    from kbaudit.chronicle import runs_of

    with record_in(folder) as record:
        runs = runs_of(record, chosen_series(record, source).id)[-last:]
    columns = (
        "run day score worst_tenth findings new reopened resolved suppressed documents skipped by why changed".split()
        if as_csv
        else [
            "run",
            "day",
            "score",
            "worst tenth",
            "findings",
            "new",
            "reopened",
            "resolved",
            "suppressed",
            "pages",
            "by",
            "why",
        ]
    )
    show(columns, [_history_row(run, as_csv=as_csv) for run in runs], as_csv=as_csv)
    if not as_csv:
        for run in runs:
            if run.changed:
                click.echo(f"* run {run.run}: not the same as before: {', '.join(run.changed)}")


@click.command()
@click.argument("before", type=int, required=False)
@click.argument("after", type=int, required=False)
@click.option("--all", "everything", is_flag=True, help=f"List every finding, not only the first {SHOWN} each way.")
@csv_option
@source_option
@store_option
def compare(
    before: int | None, after: int | None, everything: bool, as_csv: bool, source: Path | None, folder: Path | None
) -> None:
    """Compare two runs by their numbers; one number: with the latest; none: the latest two.

    Says what was added and removed and why, and what the two runs ran with that is not the same.
    """
    from kbaudit.chronicle import difference, run_of, runs_of

    with record_in(folder) as record:
        if after is not None and before is not None:
            earlier, later = run_of(record, before), run_of(record, after)
        else:
            runs = runs_of(record, chosen_series(record, source).id)
            if before is None and len(runs) < 2:
                raise QueryError(
                    "There is only one run so far: nothing to compare it with. The next scan makes a second."
                )
            earlier, later = (run_of(record, before) if before is not None else runs[-2]), runs[-1]
        if earlier.run > later.run:
            earlier, later = later, earlier
        found = difference(record, earlier, later)
    if as_csv:
        rows = [(sign, *_entry_row(entry)) for sign, entries in _ways(found) for entry in entries]
        show(["change", "rule", "how", "message", "documents", "fingerprint"], rows, as_csv=True)
        return
    _print_difference(found, None if everything else SHOWN)


@click.command()
@click.option("-n", "--last", type=click.IntRange(2), default=120, show_default=True, help="Runs to look back on.")
@csv_option
@source_option
@store_option
def trend(last: int, as_csv: bool, source: Path | None, folder: Path | None) -> None:
    """Draw the score, the worst tenth and the number of findings from run to run."""
    from kbaudit.chronicle import runs_of
    from kbaudit.outputs.chart import render_chart

    with record_in(folder) as record:
        runs = runs_of(record, chosen_series(record, source).id)[-last:]
    if as_csv:
        columns = ["run", "day", "overall", "at_most", "worst_tenth", "findings", "documents", "changed"]
        rows = [
            (
                run.run,
                run.today.isoformat(),
                run.overall,
                int(run.at_most),
                run.worst_tenth,
                run.findings,
                run.documents,
                "; ".join(run.changed),
            )
            for run in runs
        ]
        show(columns, rows, as_csv=True)
        return
    days = [run.today for run in runs]
    series: dict[str, Sequence[float | None]] = {
        "Score": [run.overall for run in runs],
        "Worst tenth of the pages": [run.worst_tenth for run in runs],
        "Findings that cost points": [run.findings for run in runs],
    }
    width = terminal_width() or 80
    click.echo("\n\n".join(render_chart(title, days, values, width=width) for title, values in series.items()))
    for run in runs:
        if run.changed:
            click.echo(f"\n{run.today} (run {run.run}): not the same as before: {', '.join(run.changed)}")


@click.command()
@click.option("--by", "groups", type=click.Choice(["owner", "rule", "collection"]), help="Show each one apart.")
@csv_option
@source_option
@store_option
def progress(groups: str | None, as_csv: bool, source: Path | None, folder: Path | None) -> None:
    """Show whether the work gets anywhere: what was resolved, what came back, how old the open findings are.

    Only content resolves a finding: an edit, or the removal of a page. Suppressing does not, and a suppressed finding stays
    among those that were found. One labelled false is left out. Ages are in days since the finding (in these or other words)
    was first found; one that was resolved and came back is young again.
    """
    from kbaudit.chronicle import lives_of, runs_of
    from kbaudit.resolution import GROUPS, by_group, overall

    with record_in(folder) as record:
        series = chosen_series(record, source)
        lives = lives_of(record, series.id)
        today = runs_of(record, series.id)[-1].today
    whole = overall(lives, today)
    rows = [*by_group(lives, today, GROUPS[groups])] if groups else [*(whole,)]
    if as_csv:
        show(_CSV_COLUMNS, [_csv_row(item) for item in rows], as_csv=True)
        return
    if not groups:
        click.echo(_said(whole))
        return
    columns = [
        groups,
        "found",
        "open",
        "suppressed",
        "resolved",
        "rate",
        "back in 24 h",
        "7 days",
        "30 days",
        "age",
        "90 %",
    ]
    show(columns, [_row(item) for item in rows], as_csv=False)
    click.echo("age: days that the open findings are old, at the median and the 90th percentile")


_CSV_COLUMNS = (
    "group found open suppressed resolved_by_edit resolved_by_removal lapsed not_seen resolution_rate resolutions "
    "reopened_24h reopened_7d reopened_30d age_median age_90"
).split()


def _history_row(run: RunLine, *, as_csv: bool) -> tuple[object, ...]:
    score = run.overall if as_csv else _points(run.overall, at_most=run.at_most)
    worst = run.worst_tenth if as_csv else _points(run.worst_tenth)
    name = run.run if as_csv or not run.changed else f"{run.run}*"
    figures = run.findings, run.new, run.reopened, run.resolved, run.suppressed, run.documents
    extra = (run.skipped, run.who, run.why, "; ".join(run.changed)) if as_csv else (run.who, run.why)
    return name, run.today.isoformat(), score, worst, *figures, *extra


def _points(value: float | None, *, at_most: bool = False) -> str:
    return "" if value is None else f"{'≤ ' if at_most else ''}{value:.1f}"


def _ways(found: Difference) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    return ("added", found.added), ("removed", found.removed)


def _entry_row(entry: Entry) -> tuple[str, ...]:
    return entry.rule, entry.how, entry.message, entry.documents, entry.fingerprint


def _print_difference(found: Difference, limit: int | None) -> None:
    from kbaudit.outputs.harmless import harmless

    before, after = found.before, found.after
    click.echo(f"Run {before.run} ({before.today}) → run {after.run} ({after.today})")
    for reason in found.not_comparable:
        click.echo(f"! not the same: {reason}; what follows may come from that.")
    same = before.setup.formula == after.setup.formula
    scores = f"{_points(before.overall, at_most=before.at_most) or '?'} → {_points(after.overall, at_most=after.at_most) or '?'}"
    click.echo(f"Score {scores if same else f'{scores} (two formulas, which do not compare)'}")
    click.echo(
        f"Pages {before.documents} → {after.documents}: {found.documents_added} added, {found.documents_removed} removed, "
        f"{found.documents_edited} edited"
    )
    for sign, (name, entries) in zip("+-", _ways(found), strict=True):
        click.echo(f"\n{name.capitalize()}: {len(entries)}")
        for entry in entries[:limit]:
            counts = "" if entry.counts else ", costs no points"
            click.echo(f"  {sign} {entry.rule} {harmless(entry.message)} [{entry.how}{counts}] {entry.fingerprint}")
        if limit is not None and len(entries) > limit:
            click.echo(f"  … and {len(entries) - limit} more (--all)")


def _said(figures: Figures) -> str:
    rate = figures.resolution_rate
    lines = [
        f"Found so far    {figures.found}: {figures.open} open, {figures.suppressed} suppressed, {figures.by_edit} resolved by "
        f"edits, {figures.by_removal} by removal",
        f"Resolution      {_percent(rate) or 'nothing found yet'} of what was found was put right and stayed so",
    ]
    if figures.resolutions:
        back = ", ".join(
            f"{count} ({_percent(share)}) within {name}"
            for count, share, name in zip(
                figures.reopened, figures.reopen_rates, ("24 hours", "7 days", "30 days"), strict=True
            )
        )
        lines.append(f"Came back       of {figures.resolutions} resolutions: {back}")
    if figures.age_median is not None:
        lines.append(
            f"Open findings   {figures.age_median:g} days old at the median, {figures.age_90:g} at the 90th percentile"
        )
    if figures.not_seen:
        lines.append(f"Not looked at   {figures.not_seen} of the open ones were out of sight of the latest run")
    if figures.lapsed:
        lines.append(f"Lapsed          {figures.lapsed} went for other reasons than content and count as neither")
    return "\n".join(lines)


def _row(figures: Figures) -> tuple[object, ...]:
    return (
        figures.group,
        figures.found,
        figures.open,
        figures.suppressed,
        figures.by_edit + figures.by_removal,
        _percent(figures.resolution_rate),
        *(_percent(share) for share in figures.reopen_rates),
        "" if figures.age_median is None else f"{figures.age_median:g}",
        "" if figures.age_90 is None else f"{figures.age_90:g}",
    )


def _csv_row(figures: Figures) -> tuple[object, ...]:
    return (
        figures.group,
        figures.found,
        figures.open,
        figures.suppressed,
        figures.by_edit,
        figures.by_removal,
        figures.lapsed,
        figures.not_seen,
        figures.resolution_rate,
        figures.resolutions,
        *figures.reopened,
        figures.age_median,
        figures.age_90,
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f} %"
