"""The values that flow through an audit, in the order in which they are born.

All of them are frozen: a stage reads values and makes new ones. Offsets are characters into `Document.text`, end exclusive;
lines, rows, pages, slides and sheets are those of the file that the document was read from, counted from 1.
"""

from kbaudit.model.blocks import Block, BlockKind, Place
from kbaudit.model.dates import IMPORTED, BrokenDate, Dated, DateRole, Precision
from kbaudit.model.documents import Document, Field, HiddenText, Link, Ownership, Skipped, Standing, Status
from kbaudit.model.findings import Action, Claimed, Effort, Evidence, Finding, Remedy, Severity, Tier
from kbaudit.model.statements import Claim, Pair, Passage, Quantity

__all__ = [
    "IMPORTED",
    "Action",
    "Block",
    "BlockKind",
    "BrokenDate",
    "Claim",
    "Claimed",
    "DateRole",
    "Dated",
    "Document",
    "Effort",
    "Evidence",
    "Field",
    "Finding",
    "HiddenText",
    "Link",
    "Ownership",
    "Pair",
    "Passage",
    "Place",
    "Precision",
    "Quantity",
    "Remedy",
    "Severity",
    "Skipped",
    "Standing",
    "Status",
    "Tier",
]
