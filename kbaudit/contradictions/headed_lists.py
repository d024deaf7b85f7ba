"""What a heading says of the things listed under it: they are included or left out, owed or left free."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

__all__ = ["listed_as_owed", "listed_as_refused"]

_LEFT_OUT = re.compile(
    r"(?i)\b(?:exclusions?|excluded|not (?:\w+ )?(?:included|covered|part of|offered|allowed|permitted|accepted|insured|available|supported|refundable|provided|paid|reimbursed)|"
    r"(?:what|things|items) (?:\w+ )?(?:is|are|it|we|you|your \w+|the \w+) (?:(?:does|do|will|can|may|are|is)(?: not|n['’]t)|no longer|never|cannot|refuse|reject|decline|exclude)|what (?:isn|aren)['’]t|"
    r"no[- ]gos?|(?:dis|un)allowed|prohibited|forbidden|banned|ineligible|non-?refundable|unsupported|unavailable)\b"
)
_TAKEN_IN = re.compile(
    r"(?i)\b(?:included|what(?:['’]s| is| you| we)? (?:included|inside|get|cover(?:ed)?|offer|accept|provide)|all-inclusive|your benefits|in the (?:price|package|fare|fee|plan))\b"
)
_OWED = re.compile(
    r"(?i)^\W*(?:(?:mandatory|compulsory|obligatory|required)(?: \w+){0,3}|what (?:you|applicants|guests|members|visitors) (?:must|have to|need to) (?:bring|show|send|submit|attach|carry|wear))\W*$"
)
_LEFT_FREE = re.compile(
    r"(?i)^\W*(?:optional(?: \w+){0,2}|voluntary(?: \w+){0,2}|if you like|not (?:required|needed|necessary|mandatory|compulsory)|no longer (?:required|needed|necessary)|"
    r"what (?:(?:is not|isn['’]t) (?:required|needed|necessary|a (?:condition|must))|(?:\w+ ){1,2}?(?:need not|needn['’]t|do not need to|don['’]t need to|do not have to|don['’]t have to) \w+))\W*$"
)
_ASKS = re.compile(r"\?\s*$")
_SENTENCE = re.compile(
    r"(?i)\b(?:is|are|was|were|be|has|have|had|do|does|did|will|would|can|could|may|must|shall|should|you|we|they|it|i|please|see|contact|ask|this|these|following)\b|[:;©]|^\W*(?:if|when|where|to|for|\w+ing)\b"
)
MOST_WORDS = 9
"""Words of a thing that is only named. What is longer explains something."""


def listed_as_refused(text: str, heading: str) -> bool | None:
    """Whether what `text` names, without saying anything of it, is left out by the heading over it; None where none says so."""
    if not heading or len(text.split()) > MOST_WORDS or _ASKS.search(heading) or _SENTENCE.search(text):
        return None
    if _LEFT_OUT.search(heading):
        return True
    return False if _TAKEN_IN.search(heading) else None


def listed_as_owed(text: str, heading: str) -> bool | None:
    """Whether what `text` names, without saying anything of it, is owed by the heading over it or left free; None where none says so."""
    if not heading or len(text.split()) > MOST_WORDS or _SENTENCE.search(text):
        return None
    if _LEFT_FREE.search(heading):
        return False
    return True if _OWED.search(heading) else None
