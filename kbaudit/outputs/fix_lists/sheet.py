"""The rows of a fix list: what stands in which column, in the workbook and in the table alike."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kbaudit.facts.sensitive import mask
from kbaudit.model import Document, Evidence, Finding, Severity
from kbaudit.outputs.fix_lists.lists import Entry
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.wording import advice, dated, rule_name
from kbaudit.report import Report, locate

STATUSES = ("open", "in progress", "done")
"""How far the work is. `kbaudit decide` counts them; the next scan tells whether it helped."""

DECISIONS = ("keep A", "keep B", "edit", "intended", "not a problem")
"""What an owner decides: A is right, B is right, neither and it will be edited, it is meant to be so, the finding is wrong."""

REASONS = (
    "the other page is out of date",
    "they hold for different cases",
    "kept as a record",
    "required by law or contract",
    "will be replaced soon",
    "the quote is read wrongly",
)
"""Reasons that are offered; any other can be written."""

ANSWERS = ("Status", "Decision", "Reason", "Until", "By")
"""Columns that the owner fills in."""

COLUMNS = (
    *ANSWERS,
    "Severity",
    "Rule",
    "What is wrong",
    "What to do",
    "A: where",
    "A: quote",
    "A: date",
    "B: where",
    "B: quote",
    "B: date",
    "More places",
    "Why",
    "Owners",
    "Perhaps ask",
    "Fingerprint",
)
"""Columns of a fix list. A and B are the two places of a finding, the owner's own first."""

NAMED = 10
"""Further places that are named before the rest is counted."""

URL_KEYS = (
    *("url", "source_url", "canonical_url", "canonical", "html_url", "weburl", "web_url", "permalink", "page_url"),
    *("link", "og:url", "source"),
)
"""Metadata keys under which a document names its address."""

LONGEST_LINK = 2_000
"""Characters of a link: Excel takes 2,079."""

_WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}\[\]]+", re.IGNORECASE)
_NOT_IN_PATHS = re.compile(r"[\x00-\x20%#?\"<>\\^`{|}\[\]:]")


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: the values of `COLUMNS`, links for A and B where there are any, and what `decide` has to know of it."""

    values: tuple[str, ...]
    links: tuple[str | None, str | None]
    finding: Finding
    sides: tuple[str, str]


def rows_of(entries: Sequence[Entry], report: Report, folder: Path | None) -> tuple[Row, ...]:
    """A row for each entry. Links to files are relative to `folder`; without one only addresses of the web are linked."""
    documents = {document.id: document for document in report.documents}
    return tuple(_row(entry, documents, folder) for entry in entries)


def _row(entry: Entry, documents: Mapping[str, Document], folder: Path | None) -> Row:
    finding, places = entry.finding, entry.places
    more = [locate(item.uri, item.place) for item in places[2 : 2 + NAMED]]
    if len(places) > 2 + NAMED:
        more.append(f"and {len(places) - 2 - NAMED:,} more")
    right = advice(finding.keep, finding.why, finding) if finding.keep else finding.why
    values = (
        *("open", "", "", "", ""),
        _weight(finding),
        f"{finding.rule} {rule_name(finding.rule)}".strip(),
        finding.message,
        finding.step,
        *_place(places, 0),
        *_place(places, 1),
        "; ".join(more),
        right,
        ", ".join(entry.owners),
        entry.guess and f"{entry.guess} (a guess: most edits in git)",
        finding.fingerprint,
    )
    return Row(
        tuple(harmless(value) for value in values),
        (_link(places, 0, documents, folder), _link(places, 1, documents, folder)),
        finding,
        (places[0].document if places else "", places[1].document if len(places) > 1 else ""),
    )


def _weight(finding: Finding) -> str:
    if finding.counts:
        return finding.severity.value
    return "advice" if finding.severity is Severity.INFO else "to review"


def _place(places: Sequence[Evidence], index: int) -> tuple[str, str, str]:
    if index >= len(places):
        return "", "", ""
    item = places[index]
    return locate(item.uri, item.place), item.quote, dated(item)


def _link(places: Sequence[Evidence], index: int, documents: Mapping[str, Document], folder: Path | None) -> str | None:
    """Where a place can be looked up: the document's address in the web, else its file as seen from the folder."""
    if index >= len(places):
        return None
    item = places[index]
    document = documents.get(item.document)
    said = (item.uri, *(document.field(key) or "" for key in URL_KEYS)) if document else (item.uri,)
    address = next((text for text in said if _WEB.fullmatch(text) and mask(text) == text), None)
    if address is None and folder is not None and "://" not in item.uri:
        address = _NOT_IN_PATHS.sub(lambda match: f"%{ord(match.group()):02X}", _relative(item.uri, folder))
    return address if address and len(address) <= LONGEST_LINK else None


def _relative(uri: str, folder: Path) -> str:
    try:
        path = Path(os.path.relpath(uri, folder)).as_posix()
    except ValueError:  # another drive
        return ""
    return path.encode("utf-8", "replace").decode("utf-8")
