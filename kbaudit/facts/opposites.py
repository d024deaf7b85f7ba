"""Predicates that come in opposite pairs. Pairs of time and order (before/after, first/last, old/new) are none: both may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["OPPOSITES", "PHRASES"]

_PAIRS: Mapping[str, tuple[str, str]] = {
    "included": ("include includes included cover covers covered", "exclude excludes excluded uncovered omitted"),
    "enabled": (
        "enable enables enabled activated activates activate",
        "disable disables disabled deactivated deactivates deactivate",
    ),
    "active": ("active", "inactive"),
    "available": ("available", "unavailable"),
    "supported": ("supported supports", "unsupported"),
    "refundable": ("refundable", "nonrefundable non-refundable"),
    "allowed": (
        "allowed permitted allow allows permit permits authorized authorised permissible",
        "prohibited forbidden disallowed banned prohibits forbids prohibit forbid disallow impermissible unauthorized",
    ),
    "required": ("required mandatory compulsory obligatory", "optional voluntary"),
    "accepted": ("accept accepts accepted", "reject rejects rejected refuse refuses refused decline declines declined"),
    "possible": ("possible", "impossible"),
    "eligible": ("eligible", "ineligible"),
    "valid": ("valid", "invalid"),
    "encrypted": ("encrypted", "unencrypted"),
    "compatible": ("compatible", "incompatible"),
    "safe": ("safe", "unsafe"),
    "visible": ("visible", "hidden invisible"),
    "automatic": ("automatic automatically", "manual manually"),
    "paid": ("paid", "unpaid"),
    "taxable": ("taxable", "non-taxable tax-free untaxed"),
    "limited": ("limited capped", "unlimited uncapped limitless"),
    "necessary": ("necessary needed", "unnecessary"),
    "open": ("open", "closed"),
    "restricted": ("restricted", "unrestricted"),
    "transferable": ("transferable", "nontransferable"),
    "billable": ("billable", "nonbillable unbillable"),
    "reversible": ("reversible", "irreversible"),
    "secure": ("secure", "insecure"),
    "correct": ("correct", "incorrect"),
    "legal": ("legal lawful", "illegal unlawful"),
    "guaranteed": ("guaranteed", "unguaranteed"),
    "increase": ("increase increases increased", "decrease decreases decreased reduce reduces reduced"),
    "selected": ("selected", "deselected unselected"),
    "assigned": ("assigned", "unassigned"),
    "complete": ("complete", "incomplete"),
    "sufficient": ("sufficient", "insufficient"),
    "able": ("able", "unable"),
}

OPPOSITES: Mapping[str, tuple[str, bool]] = {
    word: (name, negative)
    for name, sides in _PAIRS.items()
    for negative, side in zip((False, True), sides, strict=True)
    for word in side.split()
}
"""Word to the name of its pair and whether it is the negative side."""

PHRASES: tuple[tuple[str, bool, re.Pattern[str]], ...] = (
    (
        "free",
        False,
        re.compile(
            r"\bfree\s+of\s+charge\b|\bfor\s+free\b|\b(?:is|are)\s+(?:always\s+|completely\s+|"
            r"entirely\s+)?free(?!\s+(?:to|of|from)\b)\b|\bat\s+no\s+(?:extra\s+|additional\s+)?(?:cost|charge)\b|"
            r"\bno\s+(?:extra\s+|additional\s+)?charge\b|\bcomplimentary\b",
            re.I,
        ),
    ),
    (
        "free",
        True,
        re.compile(
            r"\bchargeable\b|\b(?:is|are|be)\s+charged\b|\b(?:fees?|charges?)\s+(?:applies|apply|will\s+apply)\b|"
            r"\bat\s+(?:your|the\s+customer['’]s)\s+(?:own\s+)?(?:cost|expense)\b",
            re.I,
        ),
    ),
    ("enabled", False, re.compile(r"\b(?:turned|switched)\s+on\b", re.I)),
    ("enabled", True, re.compile(r"\b(?:turned|switched)\s+off\b", re.I)),
)
