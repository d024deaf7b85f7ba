"""Whether a sentence affirms or denies its predicates: negations with what they negate, and pairs of opposite predicates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kbaudit.facts.lemmas import lemma, predicate_after
from kbaudit.facts.modal_cues import NOBODY
from kbaudit.facts.opposites import OPPOSITES, PHRASES
from kbaudit.facts.small_letters import small
from kbaudit.facts.un_words import HINT as UN_HINT
from kbaudit.facts.un_words import un_words
from kbaudit.facts.word_lists import hint, words_in

__all__ = ["Polarity", "polarity_of"]


@dataclass(frozen=True, slots=True)
class Polarity:
    """A predicate that the sentence affirms or denies.

    `predicate` is a lemma: the negated verb or noun ("ship"), or the name of a pair of opposites ("included", for
    included/excluded). `kind` is "negation", "opposite" or "answer" (a bare yes or no). Affirmations are listed only
    for opposites and answers. `span` covers the negating or opposite word.
    """

    predicate: str
    negative: bool
    kind: str
    span: tuple[int, int]


_PSEUDO = re.compile(
    r"\band\s+(?:(?:in|to|by|on|at|from|with|for|of)\s+)?no\s+(?:others?\b|sooner\b|earlier\b|later\b|longer\b(?!\s+\w)|more\b|less\b|fewer\b|shorter\b)|no\s+questions\s+asked\b|"
    r"n['’]t\s+(?:only|just|merely|simply|solely|limited\s+to|necessarily)\b|\b(?:not\s+(?:only|just|merely|simply|solely|limited\s+to|least|later|until|earlier|sooner|more\s+than|less\s+than|"
    r"fewer\s+than|longer\s+than|over\s+\d|to\s+exceed|exceed\w*|to\s+mention|necessarily|"
    r"uncommon|unlike|unusual|unreasonabl\w+|be\s+unreasonabl\w+)|no\s+(?:later|more|less|fewer|longer|earlier|"
    r"sooner|greater|higher|lower|larger|smaller|older)\s+than|no\s+(?:matter|doubt|problem\w*|worries|wonder|surprise|rush|hurry|harm)\b|"
    r"(?:can|could|must|may|shall|should|do|does|will|would)(?:not|\s+not|n['’]t)\s+(?:exceed|be\s+(?:more|less|"
    r"longer|greater|over)|hesitate|forget|fail|wait|overstate|worry)|(?:do|does|did)n['’]t\s+(?:hesitate|forget|"
    r"worry)|never\s+exceed\w*|"
    r"whether\s+or\s+not|or\s+not|if\s+not|why\s+not|without\s+(?:limitation|limiting|prejudice|exception|fail|"
    r"delay|undue\s+delay|notice\s+the)|(?:in|at|under|on|by)\s+no\s+(?:event|case|time|circumstances|account|means),?\s+(?:(?:with|for|by|at|in|of|to)\s+)?(?:(?:any|an?)\s+)?"
    r"(?:less|more|later|fewer|longer|earlier|sooner|greater|lower|higher|shorter)\s+than|nothing\s+but|none\s+other|not\s+unless|no\.\s?\d|no\.\s|n/a)"
)
_CUE = re.compile(
    r"\b(?P<cannot>cannot)\b|(?P<not>\b(?:not|never)\b|n['’]t\b)|\b(?P<no_longer>no\s+longer|nor\b|neither\b)|"
    r"\b(?P<no>no|without|lacks?|lacking|none\s+of|none\s+(?:is|are|was|were|will\s+be)(?=\s+\w))\b(?!\.\s?\d)(?!-)|"
    r"\b(?P<unable>unable\s+to|fail(?:s|ed|ing)?\s+to|refus(?:es?|ed)\s+to|ceas(?:es?|ed)\s+to|(?:stop(?:s|"
    r"ped)?|ceas(?:es?|ed))\s+(?=\w+ing\b))|\b(?P<nobody>nobody|no\s+one|nothing|nowhere)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SINGLE_WORDS = frozenset(part for word in OPPOSITES for part in word.split("-"))
_PHRASE_WORDS = frozenset[str]().union(*(words for _, _, words, _ in PHRASES))
_ANSWER = re.compile(r"(?:^|[|:;\t])\s*(?P<answer>yes|no|✓|✔|✅|✗|✘|❌|true|false|none)\s*(?=$|[|;,.\t(\\*])", re.I)
_ANSWERS, _MARKS = hint("yes no true false none"), "✓✔✅✗✘❌"
"""Of these one stands in every answer."""
_YES: Mapping[str, bool] = {"yes": False, "✓": False, "✔": False, "✅": False, "true": False}
_HINT = re.compile(r"n['’]t|\bno|not|never|without|lack|unable|fail|refus|ceas|stop|neither")
_NEXT = re.compile(r"\s+(?!$)")


def polarity_of(sentence: str) -> list[Polarity]:
    """The negations and the opposite predicates of one sentence, in their order."""
    found: list[Polarity] = []
    negated: dict[int, tuple[int, int]] = {}
    pseudo: list[tuple[int, int]] = []
    letters, present = small(sentence), words_in(sentence)
    if _HINT.search(letters):
        pseudo = [match.span() for match in _PSEUDO.finditer(letters)]
        for match in _CUE.finditer(letters):
            if _within(pseudo, match.start()):
                continue
            predicate = predicate_after(sentence, match.end())
            name = predicate[0] if predicate else "be"
            if predicate is not None:
                negated[predicate[1]] = match.span()
            if predicate is None or _pair_at(sentence, predicate[1]) is None:
                found.append(Polarity(name, True, "negation", match.span()))
    opposites = _without_labels(sentence, _opposites(sentence, negated, pseudo))
    # "Costs nothing" is one predicate; its "nothing" denies no other.
    found = [item for item in found if not any(_holds(other.span, item.span) for other in opposites)]
    found += opposites
    for base, span in un_words(sentence) if UN_HINT.search(letters) else ():
        # "Not unwelcome" denies nothing.
        if not any(item.span[1] <= span[0] <= item.span[1] + 1 for item in found if item.kind == "negation"):
            found.append(Polarity(lemma(base), True, "negation", span))
    answers = not _ANSWERS.isdisjoint(present) or any(mark in sentence for mark in _MARKS)
    for match in _ANSWER.finditer(sentence) if answers else ():
        found = [polarity for polarity in found if polarity.span != match.span("answer")]
        found.append(Polarity("yes", match["answer"].lower() not in _YES, "answer", match.span("answer")))
    return sorted(found, key=lambda polarity: polarity.span)


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner


def _within(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the spans, which are sorted and do not overlap."""
    index = bisect_right(spans, position, key=lambda span: span[0])
    return index > 0 and position < spans[index - 1][1]


def _pair_at(sentence: str, end: int) -> tuple[str, bool] | None:
    """The pair of opposites that the word ending at `end` belongs to."""
    word = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", sentence[max(0, end - 32) : end])
    return None if word is None else _pair(word.group())


def _pair(word: str) -> tuple[str, bool] | None:
    lowered = word.lower()
    pair = OPPOSITES.get(lowered)
    if pair is None and lowered.startswith("non"):
        base = lowered[3:].lstrip("-")
        known = OPPOSITES.get(base)
        if known is not None:
            return known[0], not known[1]
        if lowered.startswith("non-") and len(base) > 3:
            return lemma(base), True
    return pair


_DENIED_SUBJECT = re.compile(
    rf"(?i)\b{NOBODY}\s+(?:is|are|was|were|(?:will|can|may|shall)\s+be|ha(?:s|ve)\s+been)\s+(?:\w+ly\s+)?$"
)


def _denied_subject(sentence: str, position: int) -> tuple[int, int] | None:
    """The denied subject of the predicate at a position: "no pets are allowed"."""
    start = max(0, position - 90)
    found = _DENIED_SUBJECT.search(sentence[start:position])
    return (start + found.start(), start + found.end()) if found else None


def _opposites(
    sentence: str, negated: Mapping[int, tuple[int, int]], pseudo: Sequence[tuple[int, int]]
) -> list[Polarity]:
    found: list[Polarity] = []
    lowered = sentence.lower()
    present = words_in(sentence)
    relevant = "non" in lowered or not present.isdisjoint(_SINGLE_WORDS)
    for match in _WORD.finditer(sentence) if relevant else ():
        pair = _pair(match.group())
        if pair is None or _within(pseudo, match.start()) or _opens_a_name(sentence, *match.span()):
            continue
        denial = negated.get(match.end()) or _denied_subject(sentence, match.start())
        span = (denial[0], match.end()) if denial else match.span()
        found.append(Polarity(pair[0], pair[1] != (denial is not None), "opposite", span))
    if present.isdisjoint(_PHRASE_WORDS):
        return found
    for name, negative, words, pattern in PHRASES:
        for match in () if present.isdisjoint(words) else pattern.finditer(sentence):
            denied = (
                re.search(
                    r"(?:\bnot|n['’]t|\bnever)\s+(?:be\s+)?$", sentence[max(0, match.start() - 12) : match.start()]
                )
                is not None
            )
            found.append(Polarity(name, negative != denied, "opposite", match.span()))
    return found


_BEFORE_NAME = re.compile(r"[a-z,)](?<! is)(?<! are)(?<! be)(?<! was)(?<! were)(?<! not) (?:[A-Z][\w'’-]* )*$")
_BEHIND_NAME = re.compile(r" [A-Z][a-z]")
_SMALL = re.compile(r"(?<![\w'’])[a-z]{3}")
_CAPITAL = re.compile(r"(?<![\w'’])[A-Z][a-z]")


def _opens_a_name(sentence: str, start: int, end: int) -> bool:
    """Whether a word is the first of a defined term: "the Required Lenders", "any Permitted Use"; not in a line of capitals."""
    if not sentence[start].isupper() or not _BEHIND_NAME.match(sentence, end):
        return False
    if not _BEFORE_NAME.search(sentence, max(0, start - 40), start):
        return False
    return len(_SMALL.findall(sentence)) > len(_CAPITAL.findall(sentence))


def _without_labels(sentence: str, found: Sequence[Polarity]) -> list[Polarity]:
    """Without the labels whose value says the opposite: "Open: closed on Saturdays"."""
    said = {(item.predicate, item.negative) for item in found if not _labels(sentence, item)}
    return [item for item in found if not _labels(sentence, item) or (item.predicate, not item.negative) not in said]


def _labels(sentence: str, item: Polarity) -> bool:
    return sentence[item.span[1] : item.span[1] + 2].rstrip() == ":"
