"""Fix lists for spreadsheets: a row for each finding, a row for each remedy."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kbaudit.model import Evidence, Finding, Remedy
from kbaudit.normalisation import whole
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.wording import main_finding, named
from kbaudit.report import Report, locate

if TYPE_CHECKING:
    import pandas

REMEDY_COLUMNS = (
    "id",
    "action",
    "owner",
    "effort",
    "gain",
    "what",
    "steps",
    "keep",
    "why",
    "location",
    "quote",
    "other_location",
    "other_quote",
    "documents",
    "rules",
    "findings",
)
"""Columns of the table of remedies."""

DECIMALS = 4
"""Decimals of every float, as in report.json."""

# What a spreadsheet takes for the start of a formula, in either width.
_FORMULA = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]")
# Where lists are parted by semicolons or tabs, a spreadsheet may start a new cell within ours.
_WITHIN = re.compile(r"""(;["']*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])""")


def render_findings(report: Report) -> str:
    """The findings as CSV with the columns of `kbaudit.report.COLUMNS`, in the order of the report."""
    return _csv(report.to_frame())


def render_remedies(report: Report) -> str:
    """The remedies as CSV with the columns of `REMEDY_COLUMNS`, the best first."""
    import pandas

    findings = {finding.fingerprint: finding for finding in report.findings}
    # With pyarrow installed, a column of text cannot hold what no encoding can write.
    rows = [
        [whole(value) if isinstance(value, str) else value for value in _row(remedy, findings)]
        for remedy in report.remedies
    ]
    return _csv(pandas.DataFrame(rows, columns=list(REMEDY_COLUMNS)))


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]], *, lines: frozenset[int] = frozenset()) -> str:
    """A table as CSV of which no spreadsheet runs a cell. The columns at the positions `lines` keep their line breaks."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_lined(value) if place in lines else cell(value) for place, value in enumerate(row)])
    return text.getvalue()


def _lined(value: object) -> str:
    return "\n".join(str(cell(line)) for line in str(value).split("\n"))


def cell(value: object) -> object:
    """A value that no spreadsheet runs: text that would start a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    text = harmless(value)
    if value[:1] in ("\t", "\r", "\n") or _FORMULA.match(text):
        text = f"'{text}"
    return _WITHIN.sub(r"\1'\2", text)


def _row(remedy: Remedy, findings: Mapping[str, Finding]) -> tuple[object, ...]:
    main = main_finding(remedy, findings)
    evidence = main.evidence if main else ()
    rules = sorted({findings[fingerprint].rule for fingerprint in remedy.findings if fingerprint in findings})
    return (
        remedy.id,
        remedy.action.value,
        remedy.owner or "",
        remedy.effort.value,
        remedy.gain,
        main.message if main else "",
        " ".join(remedy.steps),
        named(remedy.keep, main) if remedy.keep else "",
        remedy.why,
        *_place(evidence, 0),
        *_place(evidence, 1),
        "; ".join(remedy.documents),
        "; ".join(rules),
        "; ".join(remedy.findings),
    )


def _place(evidence: Sequence[Evidence], index: int) -> tuple[str, str]:
    if index >= len(evidence):
        return "", ""
    return locate(evidence[index].uri, evidence[index].place), evidence[index].quote


def _csv(frame: pandas.DataFrame) -> str:
    for column in frame.columns:
        frame[column] = frame[column].map(cell)
    return str(frame.round(DECIMALS).to_csv(index=False, lineterminator="\n"))
