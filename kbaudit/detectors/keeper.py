"""Which of several copies to keep, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kbaudit.model import DateRole, Document

CARE = (DateRole.REVIEWED, DateRole.EDITED, DateRole.EFFECTIVE, DateRole.PUBLISHED, DateRole.CREATED)

_LEFT_OVER = re.compile(
    r"(?i)(?:^|[^a-z0-9])(?:copy|kopie|old|alt|backup|bak|draft|entwurf|deprecated|archive|tmp|v\d+)(?:[^a-z0-9]|$)"
)
"""Words in a file name that people give to copies they mean to throw away."""


FRESHEST = "it was looked after last"

COMPLETE = 0.98
"""A copy is less complete than another one below this part of its length; what is nearer is a matter of wording."""


def cared_for(document: Document) -> date | None:
    """The last day on which somebody looked after a document, by the dates it gives itself or its history has."""
    days = [dated.last for dated in document.dates if dated.role in CARE]
    return max(days, default=None)


def keeper(copies: Sequence[Document], inbound: Mapping[str, int]) -> tuple[Document, str]:
    """The copy to keep and the reason in words: served before not, then named canonical, then not named like a left-over,
    freshest where all have a day, most used, most linked to, owned, most complete, the one the others are named after, and
    the shortest path, or the first row of one file, where nothing else decides.
    """  # noqa: D205
    longest = max(len(item.text) for item in copies)
    reasons: list[tuple[str, Mapping[str, float]]] = [
        ("it is the one that is served", {item.id: float(item.served) for item in copies}),
        ("the others name it as canonical", {item.id: float(_named_canonical(item, copies)) for item in copies}),
        (
            "its file name is not that of a left-over",
            {item.id: float(not _LEFT_OVER.search(item.path)) for item in copies},
        ),
        (FRESHEST, {item.id: float((cared_for(item) or date.min).toordinal()) for item in copies}),
        ("it is used most", {item.id: item.usage for item in copies}),
        ("most pages link to it", {item.id: float(inbound.get(item.id, 0)) for item in copies}),
        ("it has an owner", {item.id: float(item.owner is not None) for item in copies}),
        ("it is the most complete", {item.id: float(len(item.text) >= COMPLETE * longest) for item in copies}),
        ("the others are named after it", {item.id: float(_named_after(item, copies)) for item in copies}),
    ]
    left = sorted(copies, key=lambda item: (len(item.path), item.path, item.place.row or 0, item.id))
    for reason, values in reasons:
        best = max(values[item.id] for item in left)
        if min(values[item.id] for item in left) == best:
            continue
        # A page without a day may be newer than one that has one: a stale copy is often the one that was stamped.
        if reason == FRESHEST and any(cared_for(item) is None for item in left):
            continue
        left = [item for item in left if values[item.id] == best]
        if len(left) == 1:
            return left[0], f"{reason}{_said(reason, left[0])}"
    if len({item.path for item in left}) == 1:
        return left[0], "nothing tells the rows apart, so that either may stay; it comes first"
    if len(left[0].path) == len(left[1].path):
        return left[0], "nothing tells them apart, so that either may stay"
    return left[0], "nothing tells them apart; it has the shortest path"


def _said(reason: str, document: Document) -> str:
    day = cared_for(document)
    return f" ({day.isoformat()})" if reason == FRESHEST and day else ""


def _named_canonical(document: Document, copies: Sequence[Document]) -> bool:
    stem = re.sub(r"\.\w+$", "", document.path)
    named = [other.field("canonical", "canonical_url", "redirect_to") for other in copies if other is not document]
    return any(target and stem in target for target in named)


def _named_after(document: Document, copies: Sequence[Document]) -> bool:
    """Whether each other copy has the file name of this one with something before or after it: refunds, refunds-guide."""
    stem = _stem(document)
    others = [_stem(other) for other in copies if other is not document]
    return bool(stem) and all(re.fullmatch(rf"(?:.+[-_. ])?{re.escape(stem)}(?:[-_. ].+)?", other) for other in others)


def _stem(document: Document) -> str:
    return re.sub(r"\.\w+$", "", document.path.rpartition("/")[2]).casefold()
