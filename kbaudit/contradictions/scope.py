"""For whom, for what, where and when a statement holds, and whether two statements hold for the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions.audiences import without_other_senses
from kbaudit.contradictions.contrast_senses import EVIDENCE, without_idle_words
from kbaudit.contradictions.contrasts import FIRST_WORDS, GENRE, MAY_BE_ONE, RESTRICTING, VALUES, WITHIN
from kbaudit.contradictions.weekend_remarks import without_weekend_remarks
from kbaudit.contradictions.words import FUNCTION_WORDS, bag

PLACED = frozenset({"plan", "region", "platform", "version", "language"})
"""Dimensions that a page's title or heading fixes for every sentence below it."""

EDITION = "edition"
"""What a document's metadata call its version: one of the product where several documents have it, else the document's own."""

READERS = "readers"
"""For whom a document's metadata say that it was written. It holds for others as well, unless both name their readers."""

__all__ = [
    "EDITION",
    "MEMBER",
    "READERS",
    "Scope",
    "ScopeComparison",
    "compare",
    "in_words",
    "merged",
    "united",
    "without_dated_periods",
    "without_headings_beside",
    "without_known_readers",
    "without_members",
    "without_misspelt",
    "without_named_by_path",
    "without_usual",
    "words_of_plan",
    "words_of_value",
]

Scope = Mapping[str, frozenset[str]]
"""The values named for each dimension."""

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_DIGIT = re.compile(r"\d")
_VERSION = re.compile(
    r"(?i)\b(?:v|ver\.?|version|release)\s?(\d+(?:\.\d+)*(?:\.x)?)\b|(?<=[a-zA-Z] )(\d+\.\d+\.\d+(?:[.-]\w+)?)\b"
)
_FISCAL = re.compile(
    r"(?i)\b(?:fy|fiscal year|financial year|tax year|calendar year|school year|season)\s?'?(\d{2,4})\b"
)
_YEAR = re.compile(r"(?<![\d.,/$€£-])((?:19|20)\d\d)(?![\d%]|[.,/-]\d)")
_SIZED = re.compile(
    r"\b(\d[\d,.]*)[- ]?(k|m)?[ -]?(users?|seats?|employees?|people|gb|tb|inch|watts?|w|mm|cm|ml|kg)\b", re.IGNORECASE
)


_PREMIUM = re.compile(
    r"(?:(?<=[a-z,;(] )|(?:^|[/:;|,] ?))Premium(?= ?(?:$|[/:;|,.)]))|(?<=[a-z,;(] )Premium\b(?! econom)|"
    r"(?i:\bpremium (?:plan|tier|account|customer|client|subscription|edition|support|user|member|version|licen[cs]e|package|"
    r"feature|workspace|team)s?\b)"
)
"""Where "premium" is a plan, not what an insurance costs."""
_PROFESSIONAL = re.compile(
    r"(?<=[a-z,;(] )Professional(?= ?(?:$|[/:;|,.)]))|^(?:Professional|pro)$|\b(?:Pro|PRO)\b(?![- ](?:rata|bono|forma|tips?)\b)|"
    r"(?i:\bpro(?:fessional)? (?:plan|tier|account|subscription|edition|version|licen[cs]e|package|user|customer)s?\b)"
)
"""Where "professional" is a plan, not a sort of work or of growth, nor "pro rata"."""
_TONGUES = (
    "(?:German|French|Spanish|Italian|Japanese|Chinese|Polish|Portuguese|Dutch|Korean|Swedish|Danish|Norwegian|Finnish)"
)
_SPOKEN = re.compile(
    rf"\b(?:(?:in|into|to|speaks?|English,?(?: and| or)?) {_TONGUES}\b(?! [a-z]*(?:law|customer|market|office|branch|bank))|"
    rf"{_TONGUES}(?:,| and| or) English\b)"
)
"""Where a people's name is that of its language: "in English or German"."""
_STARTER = re.compile(
    r"(?:(?<=[a-z,;(] )|(?:^|[/:;|,] ?))Starter\b(?! (?:kit|pack|guide|template|set)\b)|"
    r"(?i:\bstarter (?:plan|tier|account|customer|subscription|edition|user|licen[cs]e|package|workspace|team)s?\b)"
)
"""Where "Starter" is a plan, not somebody who starts work."""
_BELONGS = re.compile(
    r"(?i)\bmembers? of (?:(?:the|our|your|their|a) )?(?:\w+ )?(?:staff|team|public|family|household|board|crew|"
    r"council|cabinet|panel|jury)\b|"
    r"\b(?:staff|employees?|team|family|household|board|committee|crew|faculty|council|cabinet|panel|jury) members?\b"
)
"""Where a member is one of a staff or a family, not somebody who has joined a club or a plan."""
_FOR_STAFF = re.compile(
    r"(?i)\bfor (?:(?:our|the|all|new) )?(?:staff|employees|colleagues|team members)\b|\b(?:staff|employees) only\b"
)
_PHONE = r"(?:(?:mobile )?phones?|smartphones?|app)"
_COMPUTER = r"(?:browser|web|computer|desktop|laptop)"
_OPENING_TURN = re.compile(
    r"(?i)\bopening (?:bid|call|contact|email|half|instalment|invoice|letter|message|months?|nudge|offer|payment|reminder|"
    r"round|session|stage|warning|weeks?|year)\b"
)
"""Where what is opening is the first of several, not when a door opens."""
_EVERYWHERE = re.compile(
    rf"(?i)\b(?:{_PHONE}(?: as)?(?: well as| like| as|,? and|,? or)? (?:(?:in|on|from|with) )?(?:the |a |your )?{_COMPUTER}|"
    rf"{_COMPUTER}(?: as)?(?: well as| like| as|,? and|,? or) (?:(?:in|on|from|with) )?(?:the |a |your )?{_PHONE})\b"
)
"""Where a sentence names telephone and computer side by side: it holds on both."""


@dataclass(frozen=True, slots=True)
class ScopeComparison:
    """What two scopes differ in, and what only one of them names: each entry is the dimension, left and right."""

    different: tuple[tuple[str, str, str], ...] = ()
    unknown: tuple[tuple[str, str, str], ...] = ()


@lru_cache(maxsize=32768)
def in_words(text: str) -> tuple[tuple[str, str], ...]:
    """The dimensions and values that the words of a text name, sorted: ("region", "canada"). A year is a period."""
    found: set[tuple[str, str]] = set()
    text = without_idle_words(without_weekend_remarks(without_other_senses(text)))
    lowered = [_POSSESSIVE.sub("", match[0].casefold()) for match in _WORD.finditer(text)]
    index = 0
    while index < len(lowered):
        word = lowered[index]
        if word in FIRST_WORDS and index + 1 < len(lowered):
            both = VALUES.get((word, _singular(lowered[index + 1]))) or VALUES.get((word, lowered[index + 1]))
            if both:
                found.update(both)
                index += 2
                continue
        found.update(_values_of(word))
        index += 1
    if _DIGIT.search(text):
        found.update(("version", match[1] or match[2]) for match in _VERSION.finditer(text))
        found.update(("period", _full_year(match[1])) for match in _FISCAL.finditer(text))
        found.update(("period", match[1]) for match in _YEAR.finditer(text))
    if _FOR_STAFF.search(text):
        found.add(("audience", "staff"))
    found = {pair for pair in found if pair not in EVIDENCE or EVIDENCE[pair].search(text)}
    if "us" in lowered and not re.search(r"\bUS\b", text):
        found.discard(("region", "us"))
    if "opening" in lowered and _OPENING_TURN.search(text):
        found.add(("order", "first"))
    if _SPOKEN.search(text):
        tongues = {match.casefold() for match in re.findall(_TONGUES, text)}
        found -= {pair for word in tongues for pair in VALUES.get((word,), ()) if pair[0] == "region"}
    if ("plan", "premium") in found and not _PREMIUM.search(text):
        found.discard(("plan", "premium"))
    if ("plan", "starter") in found and not _STARTER.search(text):
        found.discard(("plan", "starter"))
    if ("audience", "member") in found and "member" not in _BELONGS.sub(" ", text).casefold():
        found.discard(("audience", "member"))
    if ("plan", "pro") in found and not _PROFESSIONAL.search(text):
        found.discard(("plan", "pro"))
    if any(pair[0] == "platform" for pair in found) and _EVERYWHERE.search(text):
        found = {pair for pair in found if pair[0] != "platform"}
    if "ui" in lowered and not re.search(r"\bUI\b", text):
        found.discard(("platform", "ui"))
    return tuple(sorted(found))


@lru_cache(maxsize=16384)
def _values_of(word: str) -> tuple[tuple[str, str], ...]:
    """What one word names by itself."""
    return tuple(VALUES.get((word,)) or _of_several(word))


def _of_several(word: str) -> tuple[tuple[str, str], ...]:
    """What a word in the plural names; what lasts is not the last, nor are seconds the second."""
    return tuple(pair for pair in VALUES.get((_singular(word),), ()) if pair[0] != "order")


def sizes(text: str) -> frozenset[str]:
    """Sizes by which a title tells its subject from its siblings: "up to 15000 users", "16 GB"."""
    return frozenset(
        "".join(part or "" for part in match.groups()).casefold().rstrip("s") for match in _SIZED.finditer(text)
    )


def merged(parts: Iterable[Iterable[tuple[str, str]]]) -> dict[str, frozenset[str]]:
    """Scopes put together: what any of them names."""
    found: dict[str, set[str]] = {}
    for part in parts:
        for dimension, value in part:
            found.setdefault(dimension, set()).add(value)
    return {dimension: frozenset(values) for dimension, values in found.items()}


def united(scopes: Iterable[Scope]) -> dict[str, frozenset[str]]:
    """Scopes put together that are read already: what any of them names."""
    found: dict[str, frozenset[str]] = {}
    for scope in scopes:
        for dimension, values in scope.items():
            found[dimension] = found.get(dimension, frozenset()) | values
    return found


@lru_cache(maxsize=4096)
def words_of_value(value: str) -> frozenset[str]:
    """The words by which somebody names a value of a scope as well: "affiliates receive", on a page for affiliates."""
    return bag(value)


_PLAN_WORDS = frozenset(("account", "customer", "free", "plan", "tier"))


def words_of_plan(value: str) -> frozenset[str]:
    """The words by which somebody names a plan without saying that it is one: "on the Team plan", "Team: five seats"."""
    return frozenset(value.split()) - _PLAN_WORDS


def compare(
    left_words: Scope, right_words: Scope, left_context: Scope, right_context: Scope, *, verbatim: bool = False
) -> ScopeComparison:
    """Hold two scopes against each other: what the sentences say, and what their titles and headings say around them.

    A value that both sides name anywhere is no difference. Where the sentences are one, word for word (`verbatim`), an audience
    or a period that only a heading names leaves the other's scope less open than a region or a plan does, and is not asked.
    """
    different: list[tuple[str, str, str]] = []
    unknown: list[tuple[str, str, str]] = []
    for dimension in sorted({*left_words, *right_words, *left_context, *right_context}):
        restricting = dimension in RESTRICTING or dimension.startswith("*")
        mine, other = left_words.get(dimension, frozenset()), right_words.get(dimension, frozenset())
        around_mine, around_other = left_context.get(dimension, frozenset()), right_context.get(dimension, frozenset())
        all_mine, all_other = mine | around_mine, other | around_other
        # What a sentence says goes before what its page says: "brokers ring this number" on a page for affiliates.
        own_mine, own_other = (mine or around_mine) - all_other, (other or around_other) - all_mine
        if dimension == READERS:
            apart = not all_mine & all_other
            own_mine, own_other = (all_mine, all_other) if apart else (frozenset(), frozenset())
        elif dimension == "order" and mine and other and mine.isdisjoint(other):
            own_mine, own_other = mine, other  # "the second reminder", below "What happens after the first?"
        elif not restricting:
            own_mine, own_other = mine - all_other, other - all_mine
        if verbatim and dimension not in PLACED and not (own_mine and own_other):
            own_mine, own_other = mine - all_other, other - all_mine
        own_mine, own_other = (
            _not_told_apart(dimension, own_mine, all_other),
            _not_told_apart(dimension, own_other, all_mine),
        )
        inner = _inner(own_mine, own_other) if dimension == "region" else None
        if inner is not None:
            unknown.append((dimension, _named(own_mine) if inner else "", "" if inner else _named(own_other)))
        elif own_mine and own_other:
            different.append((dimension, _named(own_mine), _named(own_other)))
        elif restricting and own_mine and not all_other and not _of_topics(dimension):
            unknown.append((dimension, _named(own_mine), ""))
        elif restricting and own_other and not all_mine and not _of_topics(dimension):
            unknown.append((dimension, "", _named(own_other)))
    return ScopeComparison(tuple(different), tuple(unknown))


def _not_told_apart(dimension: str, values: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The values without those that somebody may have beside one of the other side's: a tenant is a resident."""
    if not values or not others:
        return values
    return frozenset(
        value for value in values if not any((dimension, frozenset((value, other))) in MAY_BE_ONE for other in others)
    )


def _inner(mine: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether the left side's regions lie in the right side's, or the other way round; None where neither does."""
    for left, values, wholes in ((True, mine, other), (False, other, mine)):
        if values and wholes and all(any(value in WITHIN.get(whole, ()) for whole in wholes) for value in values):
            return left
    return None


@lru_cache(maxsize=4096)
def _of_topics(dimension: str) -> bool:
    """Whether a learned dimension only tells of what pages of one sort treat: "rent: questions and answers", "parking: …"."""
    return (
        dimension.startswith("*") and {word for word in dimension[1:].split() if word != "*"} <= GENRE | FUNCTION_WORDS
    )


def without_dated_periods(compared: ScopeComparison, years: tuple[frozenset[str], frozenset[str]]) -> ScopeComparison:
    """The comparison of two statements that differ in a date: a period is not unknown where the other's date lies in it.

    `years` are those of the dates, left and right. A season says less than a date does.
    """
    unknown = []
    for dimension, mine, other in compared.unknown:
        dated = {name for name in (mine or other).split(", ") if name.isdigit()}
        if dimension == "period" and dated <= (years[1] if mine else years[0]):
            continue
        unknown.append((dimension, mine, other))
    return ScopeComparison(compared.different, tuple(unknown))


def without_usual(compared: ScopeComparison, usual: frozenset[tuple[str, str]]) -> ScopeComparison:
    """The comparison without what goes without saying: a page that names no region speaks of the usual one as well."""
    if not usual:
        return compared
    unknown = [entry for entry in compared.unknown if (entry[0], entry[1] or entry[2]) not in usual]
    return ScopeComparison(compared.different, tuple(unknown))


MEMBER = ("audience", "member")
"""The dimension and the value of who belongs to something."""


def without_members(compared: ScopeComparison) -> ScopeComparison:
    """The comparison where "Bramble members" are whoever has Bramble, since both name it or are on pages about joining."""
    unknown = tuple(entry for entry in compared.unknown if (entry[0], entry[1] or entry[2]) != MEMBER)
    return ScopeComparison(compared.different, unknown)


_STAFF_FOLDER = re.compile(
    r"(?i)(?:^|/)(?:(?:staff|employees?|team|people)[-_ ])?(?:handbooks?|staff|employees?|hr|people[-_ ]ops|intranet|internal)/"
)
"""A folder whose pages are written for those who work there: "handbook/leave.md"."""


def without_known_readers(compared: ScopeComparison, paths: tuple[str, str]) -> ScopeComparison:
    """The comparison without staff as the audience of one side where the other's page lies in a folder for staff, left and right.

    The folder only fills what is unknown: what a handbook says of customers holds for them as well.
    """
    unknown = tuple(
        (dimension, mine, other)
        for dimension, mine, other in compared.unknown
        if (dimension, mine or other) != ("audience", "staff")
        or not _STAFF_FOLDER.search(paths[1] if mine else paths[0])
    )
    return ScopeComparison(compared.different, unknown)


def without_headings_beside(compared: ScopeComparison, both_of_a_plan: bool) -> ScopeComparison:
    """The comparison where the heading over one statement names a plan, and both statements one that stands beside it.

    "You save 15 per cent with Plus" is for Plus, under "Is Plus cheaper than Starter?" as well.
    """
    if not both_of_a_plan:
        return compared
    return ScopeComparison(compared.different, tuple(entry for entry in compared.unknown if entry[0] != "plan"))


def without_named_by_path(compared: ScopeComparison, paths: tuple[str, str]) -> ScopeComparison:
    """The comparison without what the other side's file is called: "free-trial.md" holds for trials. Paths are left and right."""
    unknown = tuple(
        entry
        for entry in compared.unknown
        if not words_of_value(entry[1] or entry[2]) <= _words_of(paths[1 if entry[1] else 0])
    )
    return ScopeComparison(compared.different, unknown)


@lru_cache(maxsize=4096)
def _words_of(path: str) -> frozenset[str]:
    """The words of a file's name, without its folders and its ending."""
    return bag(re.sub(r"[-_+.]+", " ", path.rpartition("/")[2].partition("#")[0].rpartition(".")[0]))


def without_misspelt(compared: ScopeComparison, shared: frozenset[str]) -> ScopeComparison:
    """The comparison without what both sides name, one of them with a slip of the pen: "California", "Califronia"."""
    unknown = [entry for entry in compared.unknown if not words_of_value(entry[1] or entry[2]) <= shared]
    return ScopeComparison(compared.different, tuple(unknown))


def _named(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))


def _full_year(digits: str) -> str:
    return digits if len(digits) == 4 else f"20{digits[-2:]}"


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
