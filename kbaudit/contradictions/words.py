"""Text → tokens that can be compared: without inflection, with one name for words that say the same, slots left out."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kbaudit.contradictions.synonyms import CANONICAL, LONGEST
from kbaudit.facts.lemmas import DOUBLED
from kbaudit.normalisation import normalise

__all__ = ["FUNCTION_WORDS", "Token", "bag", "predicate_name", "stem", "tokens"]

_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*[%+#]?|[$€£]")

FUNCTION_WORDS = frozenset(
    """a an the this that these those there here it its it's they them their theirs we us our ours you your yours he she his her him
    i me my who whom whose which what how why where and or nor but so than then as at by for from in into of on onto off out over
    to up with within via per is are was were be been being am do does did done has have had having if when while because also
    just only very much more most less least some any each every both either neither such same own s t d ll re ve m one's
    i'm i've i'll i'd you're you've you'll you'd we're we've we'll we'd they're they've they'll they'd he's he'll she's she'll it'll
    there's that's here's who's what's where's how's let's
    please note remember reminder keep mind short remind know that's however additionally therefore thus still yet though
    otherwise instead again already always never not no none cannot can could may might must shall should will would ought
    need needs needed about approximately around currently now today i.e e.g etc""".split()
)
"""Words without a subject of their own. Modals and negations are among them: they are slots, judged apart."""

FUNCTION_GROUPS = frozenset(
    """~about ~across ~additionally ~approximately ~because ~every ~however ~if ~like ~must ~once ~only ~per ~therefore ~to ~until
    ~usually ~sometimes ~regularly ~within ~without ~automatically ~many ~immediately ~sort ~ensure ~try ~reason""".split()
)
"""Groups of synonyms that are such words too."""


_SPECIAL = {
    "children": "child", "people": "person", "men": "man", "women": "woman", "feet": "foot", "left": "leave", "sent": "send",
    "paid": "pay", "kept": "keep", "held": "hold", "made": "make", "given": "give", "gave": "give", "taken": "take",
    "took": "take", "got": "get", "gets": "get", "bought": "buy", "built": "build", "chosen": "choose", "found": "find",
    "written": "write", "worn": "wear", "begun": "begin", "began": "begin", "business": "business", "access": "access", "address": "address",
    "process": "process", "data": "data", "series": "series", "news": "news", "this": "this", "always": "always",
    "analysis": "analysis", "status": "status", "bonus": "bonus", "gas": "gas", "plus": "plus", "lens": "lens",
}  # fmt: skip
"""Words that the endings below would spoil."""


class Token(NamedTuple):
    """A word or phrase at `start`..`end` of a text under the name it is compared by; `slot` names the kind of a masked value."""

    name: str
    start: int
    end: int
    slot: str = ""

    @property
    def content(self) -> bool:
        """Whether the token says what the sentence is about."""
        return not self.slot and self.name not in _EMPTY


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without the endings of English inflection; words of up to three letters stay."""
    if word in _SPECIAL:
        return _SPECIAL[word]
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            if not any(vowel in base for vowel in "aeiouy"):
                return word
            if len(base) > 3 and base[-1] == base[-2] and (base[-1] not in "lsz" or base in DOUBLED):
                return base[:-1]
            return base.removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


@lru_cache(maxsize=65536)
def _stem_of(written: str) -> str:
    """The stem of a word as it is written."""
    return stem(written.casefold().replace("’", "'"))


_EMPTY = FUNCTION_WORDS | FUNCTION_GROUPS | frozenset(map(stem, FUNCTION_WORDS))
"""A token has the name of its stem: "pleas", "thes", "wher"."""

_BY_STEM: dict[tuple[str, ...], str] = {}
for _phrase, _name in CANONICAL.items():
    _key = tuple(stem(_word) for _word in _phrase)
    _BY_STEM.setdefault(_key, "~" + _name.replace(" ", "_"))
_FIRST = frozenset(_key[0] for _key in _BY_STEM if len(_key) > 1)


def tokens(text: str, masked: Sequence[tuple[int, int, str]] = ()) -> tuple[Token, ...]:
    """The tokens of a text. `masked` are spans with the kind of slot they hold, in order: each becomes one token."""
    if not masked:
        return _unmasked(text)
    found: list[Token] = []
    position = 0
    for start, end, kind in masked:
        if start < position:
            continue
        found.extend(_plain(text, position, start))
        found.append(Token(f"<{kind}>", start, end, kind))
        position = end
    found.extend(_plain(text, position, len(text)))
    return tuple(found)


@lru_cache(maxsize=16384)
def _unmasked(text: str) -> tuple[Token, ...]:
    """Titles, headings and cells are asked for once for every pair."""
    return tuple(_plain(text, 0, len(text)))


def _plain(text: str, start: int, end: int) -> list[Token]:
    raw = [(_stem_of(match[0]), *match.span()) for match in _WORD.finditer(text, start, end)]
    found: list[Token] = []
    index = 0
    while index < len(raw):
        name, begin, stop = raw[index]
        phrase = _phrase_at(raw, index) if name in _FIRST else None
        if phrase is None:
            found.append(Token(_name_of(name), begin, stop))
            index += 1
        else:
            group, size = phrase
            found.append(Token(group, begin, raw[index + size - 1][2]))
            index += size
    return found


def _phrase_at(raw: Sequence[tuple[str, int, int]], index: int) -> tuple[str, int] | None:
    """The longest phrase that has a name of its own and begins at a word, by its name and its number of words."""
    for size in range(min(LONGEST, len(raw) - index), 1, -1):
        group = _BY_STEM.get(tuple([word for word, _, _ in raw[index : index + size]]))
        if group:
            return group, size
    return None


@lru_cache(maxsize=65536)
def _name_of(stemmed: str) -> str:
    """The name of a word that stands alone."""
    return stemmed if stemmed in FUNCTION_WORDS else _BY_STEM.get((stemmed,), stemmed)


@lru_cache(maxsize=32768)
def bag(text: str) -> frozenset[str]:
    """The content words of a short text (a title, a heading) under the names they are compared by."""
    return frozenset(token.name for token in tokens(normalise(text)) if token.content)


_REACH = 40
"""Letters behind a verb among which the other words of a phrase are looked for."""


def predicate_name(verb: str, text: str = "", end: int | None = None) -> str:
    """The name of a verb that ends there in a text, alone or with the words behind it: "keep", "take part", "sign up"."""
    stemmed = stem(verb.casefold())
    if end is not None and stemmed in _FIRST:
        raw = [
            (stemmed, 0, 0),
            *((_stem_of(match[0]), *match.span()) for match in _WORD.finditer(text, end, end + _REACH)),
        ]
        phrase = _phrase_at(raw, 0)
        if phrase is not None:
            return phrase[0]
    return _BY_STEM.get((stemmed,), stemmed)
