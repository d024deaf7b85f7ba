"""How findings about copies name documents, shares and differences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kbaudit.detectors.differences import Change, Difference
from kbaudit.detectors.evidence import block_at, evidence_at, evidence_of_document, shortened
from kbaudit.detectors.units import LINK, Unit
from kbaudit.facts.sensitive import mask
from kbaudit.model import BlockKind, Claimed, Document, Evidence

SHOWN = 3
"""Differences or left-out sentences that are quoted; the rest is counted."""

CLAIMED = 12
"""Differing values that a finding carries beside its message."""

_WORDS = 9


def listed(names: Sequence[str], most: int = 6) -> str:
    """Names as a sentence lists them: "a, b and c"; beyond `most` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def percent(share: float) -> str:
    """A share in whole per cent, never rounded up to all or down to none."""
    whole = round(share * 100)
    return f"{min(99, max(1, whole)) if 0 < share < 1 else whole} %"


def against(changed: Iterable[Change], kept_is_right: bool = False) -> str:
    """What differs, value by value: "“14 days” against “30 days”; …"."""
    said = []
    for change in changed:
        left, right = (_words(change.before, side, change.after) for side in (change.left, change.right))
        pair = (right, left) if kept_is_right else (left, right)
        if pair not in said:
            said.append(pair)
    shown = "; ".join(f"“{a}” against “{b}”" for a, b in said[:SHOWN])
    return shown + (f"; and {len(said) - SHOWN} more" if len(said) > SHOWN else "")


def claimed(changed: Iterable[Change], left: Document, right: Document) -> tuple[Claimed, ...]:
    """The words that differ, each with the document that has them; the first ones where there are many."""
    found: list[Claimed] = []
    for change in changed:
        for document, side in ((left, change.left), (right, change.right)):
            said = " ".join(word for word in side if not word.startswith(LINK))
            value = Claimed(_words(change.before, side, change.after), said, (document.id,))
            if said and value not in found:
                found.append(value)
    return tuple(found[:CLAIMED])


def quoted(document: Document, units: Sequence[Unit]) -> str:
    """The beginnings of some sentences of a document, the longest first, without secrets and personal data."""
    longest = sorted((unit for unit in units if not unit.code), key=lambda unit: (-len(unit), unit.start))[:SHOWN]
    said = [
        shortened(mask(document.text[unit.start : unit.end]), 90)
        for unit in sorted(longest, key=lambda unit: unit.start)
    ]
    return "; ".join(f"“{text}”" for text in said)


def whole(document: Document) -> Evidence:
    """A document as evidence, with its first words as the quote."""
    body = next((block for block in document.blocks if block.kind is not BlockKind.HEADING), None)
    return evidence_at(document, body.start, body.end) if body else evidence_of_document(document)


def place(document: Document, unit: Unit) -> Evidence:
    """The block that holds a unit, so that a secret in it is masked whole."""
    block = block_at(document, unit.start)
    return evidence_at(document, unit.start, unit.end if block is None else min(unit.end, block.end))


KIND = {
    Difference.IDENTICAL: "They say the same, word for word.",
    Difference.COSMETIC: "They differ in form only.",
    Difference.EXTENDED: "What one of them has more is all that differs.",
    Difference.REWORDED: "Some sentences are worded otherwise.",
    Difference.VALUE: "They differ in what they say.",
}
"""What the type of a difference is called in a message."""


def _words(before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> str:
    """Changed words as they are shown; the neighbours too where there are few."""
    shown = [word for word in words if not word.startswith(LINK)]
    if len(shown) < 3:
        shown = [word for word in (*before, *shown, *after) if not word.startswith(LINK)]
    return mask(" ".join(shown[:_WORDS]) + (" …" if len(shown) > _WORDS else "")) or "nothing"
