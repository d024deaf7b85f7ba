"""Sentences that say what a term means: "X means …", "By X we mean …", 'An "X" is anybody who …', entries of a glossary."""

# ruff: noqa: E501 - the patterns read better unbroken.

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Definition", "definition_in", "is_glossary"]

LONGEST_TERM = 5
"""Words of a term at most; longer subjects are clauses."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with what it is said to mean; spans in the text.

    `explicit` is true where the words say that they define ("means", "we mean", a glossary), false for "an X is a Y that …",
    which may as well describe.
    """

    term: str
    term_span: tuple[int, int]
    meaning: str
    meaning_span: tuple[int, int]
    explicit: bool


_QUOTED = r"[\"“‘«](?P<term>[^\"”’»]{2,60}?)[,.]?[\"”’»]"
_PLAIN = r"(?P<term>[^\W_][\w'’/&-]*(?: [\w'’/&-]+){0,4})"
_MEANS = (
    r"(?:(?:shall |will )?means?|(?:is|are) (?:hereby )?defined as|refers? to|stands? for|denotes?|designates?|is short for"
    r"|is to be understood as)(?: either)?(?::|,)?"
)
_PATTERNS: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (re.compile(pattern), explicit)
    for pattern, explicit in (
        # "By X we mean …"
        (rf"^(?:By|With) (?:an? |the )?(?:{_QUOTED}|{_PLAIN.replace('term', 'named')}),? we mean (?P<meaning>\S.*)$", True),
        # 'An "X" is …', '"X" stands for …'
        (rf"^(?i:(?:an?|the|any|our|every) )?{_QUOTED} (?:is|are|{_MEANS}) (?P<meaning>\S.*)$", True),
        # "X means …", "An X is defined as …"
        (rf"^(?i:(?:an?|the|any) )?{_PLAIN}(?: [-–—])? {_MEANS} (?P<meaning>\S.*)$", True),
        # "An X counts as stuck when …": the term is "stuck X".
        (
            r"^(?i:an?|the|any|every) (?P<noun>[\w'’-]+(?: [\w'’-]+){0,2}) (?:counts as|is (?:considered|regarded as|treated as|deemed|called))"
            r" (?:to be )?[\"“]?(?P<state>[\w-]+(?: [\w-]+)?)[\"”]? (?P<meaning>(?:when|once|if|as soon as|after|unless|only)\b.*)$",
            True,
        ),
        # "An X is anybody who …", "Xs are those that …"
        (
            rf"^(?i:an?|every) {_PLAIN} is (?P<meaning>(?:any|anyone|anybody|anything|someone|somebody|one|every)\b.*)$",
            True,
        ),
        (rf"^(?i:the )?{_PLAIN} are (?P<meaning>(?:all )?those\b.*)$", True),
        (
            rf"^(?i:an?|every) {_PLAIN} is (?P<meaning>an? [\w-]+(?: [\w-]+){{0,4}},? (?:who|that|which|whose|with|without|of|in which|for which)\b.*)$",
            False,
        ),
    )
)  # fmt: skip
_ENTRY = re.compile(r"^(?P<term>[^\W_][^:–—.;!?|]{1,48}?)(?: [-–—] |: )(?P<meaning>\S.{15,})$")

_OF_ITS_PAGE = re.compile(
    r"(?i)\b(?:for the purposes? of|in this (?:document|policy|section|page|agreement|guide|handbook|context|article|chapter|case|sense)|"
    r"on this (?:page|contract)|as used (?:here|in)|here(?:in|after)?\b,?|throughout this)"
)
_NO_TERM = re.compile(
    r"(?i)^(?:please|see|this|that|these|those|it|its|they|there|here|he|she|we|you|i|who|what|which|where|when|how|if|because|and|but|or|so|then|"
    r"not|no|none|nothing|everything|anything|something|only|also|instead|\w+ing|green|yellow|red|orange|amber|blue|gr[ea]y|black|white)\b"
)
_NO_TERM_END = re.compile(
    r"(?i)\b(?:and|or|to|of|by|in|on|at|with|for|that|which|who|will|may|can|could|would|might|not|also|often|usually|here)$"
)
_NO_MEANING = re.compile(
    r"(?i)^(?:that|this|these|it|its|you|your|we|they|he|she|i|to|not|nothing|more|less|much|what|how|when\b.*\?|whether|having|being|the same\b|the following|the same|is\b|are\b)\b"
)
_VERB = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|does|do|did|must|should|shall|will|may|can|means?)\b")
_GLOSSARY = re.compile(
    r"(?i)\b(?:glossar(?:y|ies)|definitions?|terminology|vocabulary|terms (?:we|used|and meanings)|words we use|what (?:the|our|these) (?:\w+ )?(?:words|terms|columns) mean)\b"
)


def definition_in(text: str, *, glossary: bool = False) -> Definition | None:
    """The definition that a sentence, a list item or a row gives; `glossary` where it stands under a heading that announces them.

    None for what defines for its own page only ("for the purposes of this policy"): no other page need agree with it.
    """
    if text.rstrip().endswith("?") or _OF_ITS_PAGE.search(text):
        return None
    for pattern, explicit in _PATTERNS:
        match = pattern.match(text)
        if match:
            found = _definition(match, explicit)
            if found:
                return found
    if glossary:
        match = _ENTRY.match(text)
        return _definition(match, explicit=True) if match else None
    return None


def is_glossary(named: str) -> bool:
    """Whether a title or heading announces definitions."""
    return _GLOSSARY.search(named) is not None


def _definition(match: re.Match[str], explicit: bool) -> Definition | None:
    groups = match.groupdict()
    if groups.get("state"):
        name, span = f"{groups['state']} {groups['noun']}", match.span("noun")
    else:
        key = "term" if groups.get("term") else "named"
        name, span = match[key], match.span(key)
    meaning = match["meaning"]
    if not _is_term(name) or _NO_MEANING.match(meaning):
        return None
    return Definition(name.strip(), span, meaning, match.span("meaning"), explicit)


def _is_term(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= LONGEST_TERM
        and not _NO_TERM.match(name)
        and not _NO_TERM_END.search(name)
        and not _VERB.search(name)
        and any(character.isalpha() for character in name)
    )
