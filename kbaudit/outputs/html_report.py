"""The report as one HTML file that needs nothing else: no network, no server, no other file.

Nothing in it can run but the script that kbaudit wrote: the policy in the page names script and style by their digests, all
text of documents is escaped, and the data stands in an element that no browser executes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from kbaudit.lifecycle import Ending
from kbaudit.normalisation import whole
from kbaudit.outputs import wording
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.html_data import script_data
from kbaudit.outputs.html_overview import overview, to_view
from kbaudit.outputs.trend import trend
from kbaudit.outputs.unseen import shown
from kbaudit.report import Report, locate
from kbaudit.score import FIT_TO_SERVE, WEIGHTS
from kbaudit.version import __version__

STYLES = ("colours", "page", "overview", "findings", "documents", "print")
"""The style sheets of `page_assets/style`, in the order in which they hold."""

SCRIPTS = (
    "elements", "report", "address", "filter", "choices", "rows", "difference", "decisions", "decision_form", "decision_file",
    "evidence", "finding", "findings", "todo", "map", "documents", "paper", "theme", "main",
)  # fmt: skip
"""The scripts of `page_assets/script`, in the order in which they build on each other."""

ENDINGS: Mapping[Ending, str] = {
    Ending.EDIT: "a document was edited",
    Ending.REMOVAL: "a document was taken out",
    Ending.ELSEWHERE: "another document changed",
    Ending.MOVED: "its file was renamed",
    Ending.REWORDED: "it says something else now",
    Ending.SETTINGS: "the audit runs with other settings",
    Ending.TIME: "only time went by",
    Ending.UNKNOWN: "the reason was not recorded",
}
"""Why a finding is there no more, for readers."""

DATA = "\0"
"""Stands for the data while the template is filled in, so that megabytes are not copied with every step. No text holds it:
what comes from documents passes through `harmless` or `shown`, which leave no control character."""

MOST_LISTED = 200
"""Entries of a list that stands on the page without a script. report.json has all of them."""


def render_html(report: Report) -> str:
    """The page. The same report gives the same text."""
    import jinja2

    fingerprints = [finding.fingerprint for finding in report.findings]
    style = "\n".join(_asset(f"style/{name}.css") for name in STYLES)
    script = "\n".join(['"use strict";', "(() => {", *(_asset(f"script/{name}.js") for name in SCRIPTS), "})();"])
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_said
    )
    environment.filters.update(
        shown=shown, points=wording.points, percent=wording.percent, gain=wording.gain, judged=wording.judged
    )
    page = environment.from_string(_asset("page.html.j2")).render(
        report=report,
        fingerprints=fingerprints,
        first_screen=overview(report, fingerprints),
        trend=trend(report),
        endings=ENDINGS,
        most=MOST_LISTED,
        version=__version__,
        weights=WEIGHTS,
        fit=FIT_TO_SERVE,
        wording=wording,
        locate=locate,
        to_view=to_view,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        data=Markup(DATA),  # noqa: S704 - our own sign
    )
    before, after = whole(page).split(DATA)
    return "".join((before, script_data(report, fingerprints), after, "\n"))


def _policy(style: str, script: str) -> str:
    """Content-Security-Policy: nothing is loaded from anywhere, and only these two texts are style and script."""
    return (
        f"default-src 'none'; script-src 'sha256-{_digest(script)}'; style-src 'sha256-{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    return files("kbaudit.outputs").joinpath("page_assets", name).read_text("utf-8").strip("\n")


def _said(value: Any) -> Any:
    """Text as it may stand anywhere, attributes included; what is markup already is ours."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value
