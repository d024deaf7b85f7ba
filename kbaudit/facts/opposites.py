"""Predicates that come in opposite pairs. Pairs of time and order (before/after, first/last, old/new) are none: both may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kbaudit.facts.modal_cues import ALL_PEOPLE

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
    "open": ("open", "closed shut"),
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
    "sufficient": ("sufficient enough", "insufficient"),
    "able": ("able", "unable"),
}

OPPOSITES: Mapping[str, tuple[str, bool]] = {
    word: (name, negative)
    for name, sides in _PAIRS.items()
    for negative, side in zip((False, True), sides, strict=True)
    for word in side.split()
}
"""Word to the name of its pair and whether it is the negative side."""

_EXTRA = r"(?:extra|additional|separate|further)"
_FREE = rf"free\b(?!\s+(?:of|from|software|text|form|time|as|to(?!\s+{ALL_PEOPLE}\b))\b)(?!-)"
_IS = r"(?<!\byou )(?<!\bwe )\b(?:is|are)"
_ANYBODY = r"(?:any(?:one|body)|every(?:one|body)|(?:any|every|each|all)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?)"

_PATTERNS: tuple[tuple[str, bool, str, re.Pattern[str]], ...] = (
    (
        "free",
        False,
        "free charge charged complimentary costs cost nothing",
        re.compile(
            rf"\bfree\s+of\s+charge\b|\bfor\s+free\b|[:;|]\s*free(?=\s*(?:$|[,;.(|]|for\b))|{_IS}\s+(?:(?:always|also|all|still|now|\w+ly)\s+)?{_FREE}|\bat\s+no\s+(?:{_EXTRA}\s+)?(?:cost|charge)\b|"
            rf"\bno\s+(?:{_EXTRA}\s+)?charge\b|\b(?:is|are)(?:\s+(?:not|never|no\s+longer)|n['’]t)\s+charged\b(?!\s+(?:at|to|until|before|twice|again|more|extra|separately|up|with|via|over|through))|\bcomplimentary\b|\b(?:costs?|pays?)\s+nothing\b|\bwithout\s+charge\b",
            re.I,
        ),
    ),
    (
        "free",
        True,
        "chargeable charged fee fees charge charges cost costs expense payment free",
        re.compile(
            rf"{_IS}(?:\s+(?:not|never|no\s+longer)|n['’]t)\s+(?:(?:always|all|\w+ly)\s+)?{_FREE}|"
            r"\bchargeable\b|\b(?:is|are|be)\s+charged(?:\s+for)?\b|\b(?:fees?|charges?)\s+(?:applies|apply|will\s+apply|"
            r"is\s+charged|is\s+payable)\b|\bat\s+(?:your|the\s+customer['’]s)\s+(?:own\s+)?(?:cost|expense)\b|\bagainst\s+payment\b|"
            r"\bfor\s+a\s+(?:small\s+)?fee\b|\bcosts?\s+money\b",
            re.I,
        ),
    ),
    (
        "enabled",
        False,
        "turned switched default",
        re.compile(r"\b(?:turned|switched)\s+on\b|\b(?:is|are)\s+on\s+by\s+default\b", re.I),
    ),
    (
        "enabled",
        True,
        "turned switched default",
        re.compile(r"\b(?:turned|switched)\s+off\b|\b(?:is|are)\s+off\s+by\s+default\b", re.I),
    ),
    (
        "included",
        False,
        "part",
        re.compile(
            r"\b(?:is|are|forms?)\s+(?:an?\s+)?(?:integral\s+)?part\s+of\s+(?:the|your|our|every|each|all|this)\b", re.I
        ),
    ),
    (
        "included",
        True,
        "part extra additional addition separate further separately outside top add",
        re.compile(
            rf"\b(?:(?:is|are)\s+(?:not|no|never)|(?:do|does)\s+not\s+form)\s+(?:an?\s+)?(?:integral\s+)?part\s+of\b|\b(?:in\s+addition\s+to|on\s+top\s+of)\s+the\s+(?:\w+\s+)?(?:fee|price|rent|rate|fare)\b|\b(?:costs?|charged|billed|sold|priced)\s+(?:{_EXTRA}|separately)\b|"
            rf"\b(?:is|are|comes?|goes)\s+(?:an\s+)?extra\b(?!\s+\w+ly)|\bat\s+(?:an?\s+)?{_EXTRA}\s+(?:cost|charge)\b|"
            rf"\bfor\s+an?\s+{_EXTRA}\s+(?:fee|charge)\b|\b(?:falls?|lies?)\s+outside\b|"
            r"[£$€]\s?\d[\d.,]*(?:\s+(?:(?:a|an|per|each)\s+)?\w+){0,2}?\s+extra\b(?!\s+\w)|\bpays?\s+extra(?=\s*(?:$|[.,;:!)]|(?:for|if|when|on|to)\b))|\bas\s+an\s+(?:\w+\s+)?extra\b|"
            r"\b(?:is|are|as)\s+(?:an?\s+)?(?:\w+\s+)?add-ons?\b|\bcomes?\s+on\s+top\b",
            re.I,
        ),
    ),
    (
        "automatic",
        False,
        "itself themselves own",
        re.compile(r"\bby\s+(?:itself|themselves)\b|\bon\s+(?:its|their)\s+own\b", re.I),
    ),
    ("automatic", True, "hand", re.compile(r"\bby\s+hand\b", re.I)),
    ("encrypted", True, "plain clear", re.compile(r"\bin\s+(?:plain\s+text|clear\s+text|the\s+clear)\b", re.I)),
    ("default", False, "default standard", re.compile(r"\bby\s+default\b|\bas\s+standard\b", re.I)),
    ("default", True, "request", re.compile(r"\bonly\s+(?:up)?on\s+request\b|\b(?:up)?on\s+request\s+only\b", re.I)),
    (
        "exclusive",
        False,
        "only but except reserved",
        re.compile(
            r"\b(?:only|nobody\s+but|no\s+one\s+but|none\s+but|no\s+one\s+except|nobody\s+except)\s+(?:(?:the|an?|our|your)\s+)?[^\W\d_]+(?:\s+[^\W\d_]+){0,2}?\s+"
            r"(?:may|can|is\s+allowed|are\s+allowed)\b|\breserved\s+for\s+(?:the\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?|\bfor\s+(?:[^\W\d_]+\s+){1,2}only\b",
            re.I,
        ),
    ),
    (
        "exclusive",
        True,
        "anyone anybody everyone everybody any every each all",
        re.compile(
            rf"\b{_ANYBODY}\s+(?:may|can|is\s+allowed|are\s+allowed)\b|\bopen\s+to\s+(?:all|any(?:one|body)|every(?:one|body))\b",
            re.I,
        ),
    ),
)

PHRASES = tuple((name, negative, frozenset(words.split()), pattern) for name, negative, words, pattern in _PATTERNS)
"""Phrases for one side of a pair: its name, whether they are the negative side, words of which each has one, and the pattern."""
