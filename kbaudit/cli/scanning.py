"""`kbaudit scan`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbaudit import config as settings
from kbaudit.cli.deadline import deadline
from kbaudit.cli.progressing import shown_progress
from kbaudit.cli.telling import tell, told_of_failure
from kbaudit.decisions import DECISIONS_NAME, read_decisions
from kbaudit.errors import OutputError
from kbaudit.outputs import said_formats

if TYPE_CHECKING:
    from kbaudit.outputs import Destination
    from kbaudit.report import Report

FAILED = 1
"""Exit code when the audit was done and its gate failed."""

REPORTS = Path("reports")
"""Where a scan writes when it is not told otherwise: a folder of its own for each knowledge base."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT:]PATH",
    help=f"Write a report; may be given several times. By name or suffix: {said_formats()}; - for stdout; DIR/ for the "
    "usual set and a folder of fix lists for each owner; fixes:DIR/ for these alone. Default: reports/<knowledge base>/.",
)
@click.option("-c", "--config", "config_path", type=click.Path(path_type=Path), help="Configuration file to use.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Judge dates by this day instead of the current one.")
@click.option("--select", multiple=True, metavar="CODES", help="Run only these rules or families: KB301,KB1.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave out these rules or families.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="Exit 1 on findings this grave."
)
@click.option("--min-score", type=click.FloatRange(0, 100), help="Exit 1 when the score is lower.")
@click.option(
    "--max-drop", type=click.FloatRange(0, 100), help="Exit 1 when the score fell by more since the previous run."
)
@click.option("--new-only", is_flag=True, default=None, help="Let --fail-on judge only findings that are new.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A decisions file or an earlier report.json: its findings are listed and do not gate.",
)
@click.option("--strict", is_flag=True, default=None, help="Exit 1 when a document was skipped or a check did not run.")
@click.option("--model", metavar="NAME|DIR", help="Embedding model: a sentence-transformers name or a folder.")
@click.option("--no-model", is_flag=True, help="Compare by words only. Finds less, and says so.")
@click.option("--allow-download", is_flag=True, help="Let the model be fetched from the hub.")
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder whose .kbaudit/ keeps embeddings and history. Default: that of the configuration file, else this one.",
)
@click.option("--no-store", is_flag=True, help="Keep nothing in .kbaudit/ and compare with no previous run.")
@click.option("--why", default="", metavar="TEXT", help="Why this audit is made; kept in the record.")
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=0.0,
    metavar="SECONDS",
    help="Wait so long for another audit that uses the store. Default: end with code 2 and say who it is.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="End with code 2 when the audit takes longer. What was embedded until then is kept.",
)
@click.option(
    "--notify",
    multiple=True,
    envvar="KBAUDIT_NOTIFY",
    metavar="URL",
    help="Tell people what is new and what was fixed, where something changed: an address of apprise, such as "
    "mailto://user:password@example.com. May be given several times, or in KBAUDIT_NOTIFY.",
)
@click.option("--notify-always", is_flag=True, help="Tell them when nothing changed, too.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read files.")
@click.option(
    "--deep", is_flag=True, default=None, help="Let the model of [inference] propose contradictions to review."
)
@click.option(
    "--endpoint-dry-run", is_flag=True, default=None, help="Print what [endpoint] would be sent, and send nothing."
)
@click.option(
    "--explain", is_flag=True, help="Also print what was nearly a contradiction, and which guard kept it back."
)
@click.option("-q", "--quiet", is_flag=True, help="Print no report on the terminal.")
def scan(paths: Sequence[str], outputs: Sequence[str], config_path: Path | None, **options: Any) -> None:
    """Audit the documents below PATH: folders, single files, or - for a list of paths on stdin.

    Exit codes: 0 the gate passed (by default nothing gates), 1 the gate failed, 2 the audit could not be done. An empty list on
    stdin is nothing to look at: 0.
    """
    from kbaudit.audit import audit
    from kbaudit.baseline import read_baseline
    from kbaudit.outputs import parse_destination

    sources = _sources(paths)
    if not sources:
        click.echo(
            "kbaudit: the list on stdin names no documents: nothing to look at, and nothing was written.", err=True
        )
        return
    loaded = _configuration(config_path, sources[0], options)
    destinations = [parse_destination(text) for text in outputs]
    if sum(destination.path is None for destination in destinations) > 1:
        raise OutputError("Only one output can go to stdout. Give the others a path.")
    home = loaded.path.parent if loaded.path else Path.cwd()
    decisions = read_decisions(home / DECISIONS_NAME)
    baseline = read_baseline(options["baseline"]) if options["baseline"] else None
    urls = (*options["notify"], *loaded.configuration.notify.urls)
    with (
        told_of_failure(sources, urls),
        shown_progress() as shown,
        deadline(options["timeout"], shown) as progress,
    ):
        report = audit(
            *sources,
            today=options["today"].date() if options["today"] else None,
            configuration=loaded.configuration,
            configuration_name=str(loaded.path or settings.FILE_NAME),
            decisions=decisions,
            baseline=baseline,
            store_folder=None if options["no_store"] else options["store"] or home,
            why=options["why"],
            allow_download=options["allow_download"],
            jobs=options["jobs"],
            wait=options["wait"],
            progress=progress,
        )
    for place in _among(destinations, sources):
        click.echo(
            f"kbaudit: -o {place} lies in the knowledge base. No audit reads its own reports, but an agent that is fed from "
            "there would: name a place outside of it.",
            err=True,
        )
    _write(report, destinations or _usual_set(_default_folder(sources)), quiet=options["quiet"])
    if loaded.configuration.endpoint.dry_run:
        _show_unsent(report, loaded.configuration.endpoint.url)
    if options["explain"]:
        _explain(report, aside=options["quiet"] or any(destination.path is None for destination in destinations))
    tell(report, urls, always=options["notify_always"] or loaded.configuration.notify.always)
    if not report.gate.passed:
        for reason in report.gate.reasons:
            click.echo(f"kbaudit: gate failed: {reason}", err=True)
        click.get_current_context().exit(FAILED)


def _sources(paths: Sequence[str]) -> list[Path]:
    """The paths to scan, `-` replaced by the documents that the list on stdin names (one a line, or parted by NUL)."""
    found: list[Path] = []
    for path in paths:
        if path != "-":
            found.append(Path(path))
            continue
        # Imported here because it names every reader, which `kbaudit --help` should not wait for.
        from kbaudit.sources.formats import Use, use_of

        data = sys.stdin.buffer.read()
        names = data.split(b"\0") if b"\0" in data else data.splitlines()
        listed = [Path(os.fsdecode(name)) for name in names if name.strip()]
        # A list of what changed names pictures and scripts as well.
        found.extend(item for item in listed if item.is_dir() or use_of(item.name) is not Use.ASSET)
    return found


def _among(destinations: Sequence[Destination], sources: Sequence[Path]) -> list[Path]:
    """The outputs that were asked for and lie below a folder that was scanned."""
    folders = [source.resolve() for source in sources if source.is_dir()]
    places = [destination.path for destination in destinations if destination.path is not None]
    return [place for place in places if any(place.resolve().is_relative_to(folder) for folder in folders)]


def _configuration(path: Path | None, first: Path, options: dict[str, Any]) -> settings.Loaded:
    """The configuration file's settings, overridden by the options that were given."""
    settings.required(path)
    start = first.absolute() if first.is_dir() else first.absolute().parent
    loaded = settings.load(path or settings.find(start) or settings.find(Path.cwd()))
    changes: dict[str, dict[str, Any]] = {"rules": {}, "gate": {}, "model": {}, "inference": {}, "endpoint": {}}
    for key in ("select", "ignore"):
        if options[key]:
            codes = tuple(code.strip() for given in options[key] for code in given.split(",") if code.strip())
            changes["rules"][key] = codes if key == "select" else (*loaded.configuration.rules.ignore, *codes)
    for key in ("fail_on", "min_score", "max_drop", "new_only", "strict"):
        if options[key] is not None:
            changes["gate"][key] = options[key]
    if options["deep"]:
        changes["inference"]["deep"] = True
    if options["endpoint_dry_run"]:
        changes["endpoint"]["dry_run"] = True
    if options["model"]:
        changes["model"] = {"name": options["model"], "sha256": None}
    if options["no_model"]:
        changes["model"]["enabled"] = False
    return settings.overridden(loaded, changes)


def _write(report: Report, destinations: Sequence[Destination], *, quiet: bool) -> None:
    from kbaudit.outputs import FIX_LISTS, FORMATS, render, write
    from kbaudit.outputs.console import render_console

    taken = any(destination.path is None for destination in destinations)
    if not quiet and not taken:
        terminal = sys.stdout.isatty()
        width = max(40, min(os.get_terminal_size().columns, 120)) if terminal else 80
        click.echo(render_console(report, width=width, colour=terminal and not os.environ.get("NO_COLOR")))
    pages: list[Path] = []
    for destination in destinations:
        if destination.path is None:
            click.echo(render(report, destination.format or "text"), nl=False)
            continue
        written = write(report, destination)
        # Of the fix lists the page that leads to all of them is named, not four files for each owner.
        named = [path for path in written if destination.format or path.parent == destination.path]
        for path in named if destination.format != FIX_LISTS else [destination.path / "owners.md"]:
            if not quiet:
                click.echo(f"wrote {path}", err=taken)
        pages += [path for path in named if destination.format == "html" or path.name == FORMATS["html"].file_name]
    if pages and not quiet and not taken:
        click.echo(
            f"Next: open {pages[0]} in a browser: what to do by owner, every finding with its quotes, and your decisions."
        )


def _show_unsent(report: Report, url: str | None) -> None:
    """Say on stderr what would have left the machine: the body of each request, as it would have been sent."""
    click.echo(f"kbaudit: dry run: {len(report.unsent)} questions for {url or 'no endpoint'}, none was sent.", err=True)
    for body in report.unsent:
        click.echo(body, err=True)


def _explain(report: Report, *, aside: bool) -> None:
    """Print the near misses: after the report, or on stderr where stdout holds something else or nothing at all."""
    from kbaudit.outputs.explained import render_explanation

    terminal = (sys.stderr if aside else sys.stdout).isatty()
    width = max(40, min(os.get_terminal_size().columns, 120)) if terminal and sys.stdout.isatty() else 80
    click.echo(render_explanation(report, width=width, colour=terminal and not os.environ.get("NO_COLOR")), err=aside)


def _usual_set(folder: Path) -> list[Destination]:
    """The usual reports, without fix lists: those are for people who asked for them."""
    from kbaudit.outputs import DEFAULT_SET, FORMATS, Destination

    return [Destination(name, folder / FORMATS[name].file_name) for name in DEFAULT_SET]


def _default_folder(sources: Sequence[Path]) -> Path:
    return REPORTS / "+".join(sorted({source.resolve().name or "root" for source in sources})[:3])
