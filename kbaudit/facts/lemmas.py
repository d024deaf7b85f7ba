"""The base form of an English verb or predicate, by its ending: enough to tell that "refunded" and "refund" are one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kbaudit.facts.nouns import singular
from kbaudit.facts.word_lists import words

__all__ = ["DOUBLED", "lemma", "predicate_after"]

_IRREGULAR: Mapping[str, str] = {
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "has": "have",
    "had": "have",
    "having": "have",
    "does": "do",
    "did": "do",
    "done": "do",
    "made": "make",
    "given": "give",
    "gave": "give",
    "taken": "take",
    "took": "take",
    "kept": "keep",
    "held": "hold",
    "paid": "pay",
    "sent": "send",
    "sold": "sell",
    "bought": "buy",
    "brought": "bring",
    "shown": "show",
    "seen": "see",
    "written": "write",
    "built": "build",
    "left": "leave",
    "lost": "lose",
    "met": "meet",
    "chosen": "choose",
    "withdrawn": "withdraw",
    "forgotten": "forget",
    "worn": "wear",
    "stolen": "steal",
    "broken": "break",
    "known": "know",
    "told": "tell",
    "spent": "spend",
    "used": "use",
    "using": "use",
    "agreed": "agree",
    "went": "go",
    "gone": "go",
    "began": "begin",
    "begun": "begin",
    "found": "find",
    "driven": "drive",
    "spoken": "speak",
    "understood": "understand",
    "overridden": "override",
    "hidden": "hide",
    "thrown": "throw",
    "threw": "throw",
    "drawn": "draw",
    "drew": "draw",
    "grown": "grow",
    "grew": "grow",
    "eaten": "eat",
    "flown": "fly",
    "flew": "fly",
    "torn": "tear",
    "frozen": "freeze",
    "ridden": "ride",
    "taught": "teach",
    "caught": "catch",
    "thought": "think",
    "dealt": "deal",
    "fed": "feed",
    "led": "lead",
    "lent": "lend",
    "slept": "sleep",
    "stood": "stand",
    "sat": "sit",
    "won": "win",
    "heard": "hear",
    "hung": "hang",
    "laid": "lay",
    "swept": "sweep",
    "rung": "ring",
    "swum": "swim",
    "sung": "sing",
    "arisen": "arise",
    "risen": "rise",
    "fallen": "fall",
    "sought": "seek",
    "undertaken": "undertake",
    "withheld": "withhold",
    "upheld": "uphold",
    "overseen": "oversee",
    "underwritten": "underwrite",
    "proven": "prove",
    "free": "free",
    "need": "need",
    "exceed": "exceed",
    "exceeded": "exceed",
    "proceed": "proceed",
    "feed": "feed",
    "guaranteed": "guarantee",
    "seed": "seed",
    "embed": "embed",
    "speed": "speed",
    "bring": "bring",
    "during": "during",
    "nothing": "nothing",
    "anything": "anything",
    "everything": "everything",
    "string": "string",
    "king": "king",
    "including": "include",
    "excluding": "exclude",
    "business": "business",
}
_VOWELS = "aeiouy"
_KEEPS_E = re.compile(
    r"(?:[^aeiou][aeiou](?:[cgsvz]|[^aeiouwxy]?[rdtkpml])|at|iz|is|ur|ut|[cvg]|[^s]s|[lr]v|bl|dl|tl|gl|pl|ng|rg|nc|"
    r"rc|ns|rs|us)$"
)
_NO_E = re.compile(
    r"(?:[aeiou]{2}[^aeiou]|[rln][tdkm]|nt|ct|ft|pt|st|ss|sh|ch|ck|ll|ff|x|w|y|er|en|on|it|in|el|or|al|an|et|ow|ign|"
    r"ist|op|ort|urn)$"
)


@lru_cache(maxsize=4096)
def lemma(word: str) -> str:
    """The base form of a word in lower case: "refunded" and "refunding" give "refund", "fees" gives "fee"."""
    word = word.lower().replace("’", "'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ied"):
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        if (
            len(word) > len(ending) + 2
            and word.endswith(ending)
            and any(letter in _VOWELS for letter in word[: -len(ending)])
        ):
            return _stem(word[: -len(ending)])
    return singular(word)


DOUBLED = frozenset(
    words(
        """
        cancell travell labell levell modell signall totall controll patroll compell expell propell repell dispell excell
        counsell marshall equall fuell channell tunnell initiall fulfill enroll
        """
    )
)
"""Stems whose last letter is doubled before an ending, though "install" and "spell" end so themselves."""


def _stem(stem: str) -> str:
    if len(stem) > 2 and stem[-1] == stem[-2] and (stem[-1] not in "sflz" or stem in DOUBLED):
        return stem[:-1]
    if _NO_E.search(stem):
        return stem
    return stem + "e" if _KEEPS_E.search(stem) else stem


_WORD = re.compile(r"[\s*_\"“(]*([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_SKIPPED = frozenset(
    words(
        """
        be been being to also always ever only still then either both yet just even first have has had get got a an
        the any your their its our his her this that these those currently automatically directly normally usually
        generally typically simply immediately fully already longer in such very more than one further additional
        own not never other extra need often sometimes soon again
        """
    )
)
_REACH = 5


def predicate_after(text: str, position: int, *, keep: frozenset[str] = frozenset()) -> tuple[str, int] | None:
    """The lemma of the first content word behind `position` and where it ends, over auxiliaries, articles and adverbs."""
    for _ in range(_REACH):
        match = _WORD.match(text, position)
        if match is None:
            return None
        word = match[1].lower()
        if word in keep or (
            word not in _SKIPPED and not (word.endswith("ly") and len(word) > 4 and not word.endswith(("ply", "rely")))
        ):
            return lemma(word), match.end()
        position = match.end()
    return None
