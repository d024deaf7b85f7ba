"""Every way to hand out a report, under the name that `-o` knows it by."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kbaudit.errors import OutputError
from kbaudit.outputs.answered import set_answers_aside
from kbaudit.report import Report
from kbaudit.writing import write_whole

__all__ = [
    "DEFAULT_SET",
    "FIX_LISTS",
    "FORMATS",
    "Destination",
    "Format",
    "content",
    "parse_destination",
    "render",
    "said_formats",
    "write",
]

PLAIN_WIDTH = 80
"""Columns of the report as a text file."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report: what makes its text or its bytes, its usual file name, and the suffixes that choose it."""

    render: Callable[[Report], str | bytes]
    file_name: str
    suffixes: tuple[str, ...]
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a report goes. Without `format` the usual set and fix lists go into the folder `path`; without `path` to stdout."""

    format: str | None
    path: Path | None

    @property
    def stdout(self) -> bool:
        """Whether the report goes to standard output."""
        return self.path is None


# The modules are imported when they are needed: rich and pandas would double the time that `kbaudit --help` takes.


def _json(report: Report) -> str:
    from kbaudit.outputs.json_report import render_json

    return render_json(report)


def _findings(report: Report) -> str:
    from kbaudit.outputs.tables import render_findings

    return render_findings(report)


def _remedies(report: Report) -> str:
    from kbaudit.outputs.tables import render_remedies

    return render_remedies(report)


def _markdown(report: Report) -> str:
    from kbaudit.outputs.markdown import render_markdown

    return render_markdown(report)


def _text(report: Report) -> str:
    from kbaudit.outputs.console import render_console

    return render_console(report, width=PLAIN_WIDTH, colour=False)


def _xlsx(report: Report) -> bytes:
    from kbaudit.outputs.fix_lists import render_workbook

    return render_workbook(report)


def _jsonl(report: Report) -> str:
    from kbaudit.outputs.json_lines import render_json_lines

    return render_json_lines(report)


def _sarif(report: Report) -> str:
    from kbaudit.outputs.sarif import render_sarif

    return render_sarif(report)


def _junit(report: Report) -> str:
    from kbaudit.outputs.junit import render_junit

    return render_junit(report)


def _github(report: Report) -> str:
    from kbaudit.outputs.github import render_annotations

    return render_annotations(report)


def _pull_request(report: Report) -> str:
    from kbaudit.outputs.pull_request import render_pull_request

    return render_pull_request(report)


def _gitlab(report: Report) -> str:
    from kbaudit.outputs.gitlab import render_code_quality

    return render_code_quality(report)


def _html(report: Report) -> str:
    from kbaudit.outputs.html_report import render_html

    return render_html(report)


def _explained(report: Report) -> str:
    from kbaudit.outputs.explained import render_explained

    return render_explained(report)


def _metrics(report: Report) -> str:
    from kbaudit.outputs.metrics import render_metrics

    return render_metrics(report)


def _jira(report: Report) -> str:
    from kbaudit.outputs.trackers import render_jira

    return render_jira(report)


def _github_issues(report: Report) -> str:
    from kbaudit.outputs.trackers import render_github_issues

    return render_github_issues(report)


def _gitlab_issues(report: Report) -> str:
    from kbaudit.outputs.trackers import render_gitlab_issues

    return render_gitlab_issues(report)


FORMATS: Mapping[str, Format] = {
    "json": Format(_json, "report.json", (".json",)),
    "jsonl": Format(_jsonl, "findings.jsonl", (".jsonl", ".ndjson")),
    # With a byte order mark: fix lists are opened in Excel, which without one takes UTF-8 for the code page of the machine
    # and breaks every name with an accent. pandas and LibreOffice skip it; Python's csv module does as "utf-8-sig".
    "csv": Format(_findings, "findings.csv", (".csv",), encoding="utf-8-sig"),
    "xlsx": Format(_xlsx, "findings.xlsx", (".xlsx",)),
    "remedies": Format(_remedies, "remedies.csv", (), encoding="utf-8-sig"),
    "markdown": Format(_markdown, "summary.md", (".md", ".markdown")),
    "text": Format(_text, "report.txt", (".txt",)),
    "sarif": Format(_sarif, "kbaudit.sarif", (".sarif", ".sarif.json")),
    "junit": Format(_junit, "junit.xml", (".xml",)),
    "github": Format(_github, "annotations.txt", ()),
    "pr": Format(_pull_request, "pr.md", ()),
    "gitlab": Format(_gitlab, "gl-code-quality-report.json", ()),
    "jira": Format(_jira, "jira.csv", ()),
    "github-issues": Format(_github_issues, "github-issues.json", ()),
    "gitlab-issues": Format(_gitlab_issues, "gitlab-issues.json", ()),
    "html": Format(_html, "report.html", (".html", ".htm")),
    "explain": Format(_explained, "explain.md", ()),
    "prometheus": Format(_metrics, "metrics.prom", (".prom",)),
}
"""Every format by its name. `csv` is the table of findings, `remedies` that of remedies, `github` annotations of a workflow."""

ALIASES: Mapping[str, str] = {
    "md": "markdown",
    "pr-summary": "pr",
    "txt": "text",
    "console": "text",
    "findings": "csv",
    "metrics": "prometheus",
}
"""Other names that people try."""

DEFAULT_SET = ("json", "csv", "remedies", "markdown", "html")
"""What is written into a folder, beside the fix lists."""

FIX_LISTS = "fixes"
"""Names, as a format does, the fix lists: a folder for each owner."""

_PREFIX = re.compile(r"([A-Za-z][A-Za-z0-9_-]+):(.*)", re.DOTALL)


def parse_destination(text: str) -> Destination:
    """Read the value of `-o`: `FORMAT:PATH`, `PATH`, `DIR/` or `-`.

    The format of a bare path follows from how its name ends: remedies.csv gets the remedies, x.csv the findings. A single
    letter before a colon is a drive. Raises OutputError where no format or no path can be told.
    """
    match = _PREFIX.fullmatch(text)
    named, place = (_known(match.group(1), text), match.group(2)) if match else (None, text)
    if not place:
        raise OutputError(f"-o {text!r}: names no file. Write FORMAT:PATH, PATH, DIR/ or - for standard output.")
    if named == FIX_LISTS:
        if place == "-":
            raise OutputError(f"-o {text!r}: fix lists are a folder. Write {FIX_LISTS}:DIR/.")
        return Destination(named, Path(place))
    if place == "-":
        return Destination(named or "text", None)
    path = Path(place)
    if place.endswith(("/", os.sep)) or path.is_dir():
        return Destination(named, path / FORMATS[named].file_name if named else path)
    return Destination(named or _by_suffix(path), path)


def said_formats() -> str:
    """The formats with the suffix that chooses each, or else its usual file name, as the help of `-o` lists them."""
    return ", ".join(
        f"{name} ({form.suffixes[0] if form.suffixes else form.file_name})" for name, form in FORMATS.items()
    )


def render(report: Report, name: str) -> str | bytes:
    """The report in a format, as text, or as bytes where the format is no text. OutputError for one that does not exist."""
    return FORMATS[_known(name, name)].render(report)


def content(report: Report, name: str) -> bytes:
    """What a file in a format holds. Raises OutputError for a format that does not exist."""
    rendered = render(report, name)
    return rendered if isinstance(rendered, bytes) else rendered.encode(FORMATS[_known(name, name)].encoding, "replace")


def write(report: Report, destination: Destination) -> tuple[Path, ...]:
    """Write the report and return the files that were written. Raises OutputError where that is not possible.

    A file appears whole or not at all, and a folder that does not exist is made. What goes to standard output is not
    written here: `render` gives its text.
    """
    if destination.path is None:
        raise ValueError("standard output is the command line's; use render")
    # Everything is rendered before anything is written, so that a set is never half old and half new.
    contents = _contents(report, destination.format, destination.path)
    for path, whole in contents.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            set_answers_aside(path)
            write_whole(path, whole)
        except (OSError, RuntimeError, ValueError) as error:  # a loop of links and a NUL in the name are no OSError
            reason = getattr(error, "strerror", None) or str(error)
            raise OutputError(
                f"{path}: the report cannot be written: {reason}. Name another place with -o, or mend this one."
            ) from None
    return tuple(contents)


def _contents(report: Report, name: str | None, path: Path) -> dict[Path, bytes]:
    """What each file holds."""
    if name is not None and name != FIX_LISTS:
        return {path: content(report, name)}
    from kbaudit.outputs.fix_lists import fix_lists

    usual = {path / FORMATS[each].file_name: content(report, each) for each in DEFAULT_SET} if name is None else {}
    return {**usual, **fix_lists(report, path)}


def _known(name: str, text: str) -> str:
    known = ALIASES.get(name.lower(), name.lower())
    if known not in FORMATS and known != FIX_LISTS:
        raise OutputError(
            f"-o {text!r}: there is no format {name!r}. The formats are {', '.join(FORMATS)}, and {FIX_LISTS}. "
            "For a file whose name has a colon write ./ before it."
        )
    return known


def _by_suffix(path: Path) -> str:
    file_name = path.name.lower()
    # A usual name says more than a suffix, and a long suffix more than a short one.
    endings = [(form.file_name, name) for name, form in FORMATS.items()]
    endings += [(suffix, name) for name, form in FORMATS.items() for suffix in form.suffixes]
    for ending, name in sorted(endings, key=lambda entry: -len(entry[0])):
        if path.suffix and file_name.endswith(ending):
            return name
    suffixes = sorted(suffix for form in FORMATS.values() for suffix in form.suffixes)
    raise OutputError(
        f"-o {str(path)!r}: no format is known for {path.suffix or 'a name without a suffix'!r}. End the name with one of "
        f"{', '.join(suffixes)}, name the format (FORMAT:PATH, one of {', '.join(FORMATS)}), "
        "or end it with / for a folder."
    )
