"""What a bare answer says to the question above it: "no" leaves free under "do I have to", and forbids under "may I"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from dataclasses import dataclass

from kbaudit.contradictions.leaning_words import Leaning

__all__ = ["Answer", "answer_to", "bare_answer", "question_of"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Which way an answer leans, and its words."""

    leaning: Leaning
    span: tuple[int, int]


_YES = re.compile(
    r"(?i)\W*(?:yes|yep|yeah|sure|of course|certainly|absolutely|by all means|definitely|naturally|indeed|always|go ahead|gladly)"
    r"(?=\s*(?:$|[.,;:!–—]|-\s))"
)
_NO = re.compile(
    r"(?i)\W*(?:no|nope|never|not at all|certainly not|(?:i['’]m |we['’]re |sorry, )?afraid not|unfortunately not|sorry, no|by no means|"
    r"nothing(?: at all)?|none(?: at all| whatsoever)?|not in the least|not any ?more|not (?:an? )?\w+|not (?:above|after|at|before|below|for|if|in|on|over|under|until|when|with|within)\b[^.,;:!?–—]{2,40}|nobody(?: has to| needs to| must)?|"
    r"you (?:do not|don['’]t|need not|needn['’]t|do not have to|don['’]t have to|may not|cannot|can['’]t))"
    r"(?=\s*(?:$|[.,;:!–—]|-\s))"
)
_PEOPLE = r"(?:i|we|you|they|he|she|my|our|the|a|an|all|every\w*|visitors|guests|staff|customers|members)"
_DUTY = re.compile(
    rf"(?i)\b(?:do|does|did|will)\s+{_PEOPLE}\b.{{0,60}}?\b(?:have\s+(?:got\s+)?to|need)\b|\b(?:must|need)\s+{_PEOPLE}\b|\bhave\s+{_PEOPLE}\s+(?:got\s+)?to\b|\b(?:am|are|is)\s+.{{1,60}}?\b"
    r"(?:obliged|required|compulsory|mandatory|necessary|needed|obligatory|a\s+must|supposed|expected\s+to)\b"
)
_LEAVE = re.compile(
    rf"(?i)\b(?:may|can|could)\s+{_PEOPLE}\b|\b(?:am|are|is)\s+.{{1,60}}?\b(?:allowed|permitted|free|okay|ok|all\s+right|forbidden|possible|welcome)\b"
)
_AGAINST = re.compile(r"(?i)\b(?:forbidden|prohibited|banned|without|n['’]t|not|problem|refuse|skip|stop)\b")
"""What turns a question round, or leaves open to which part of it the answer belongs."""


_BARE = re.compile(
    r"(?i)\W*(?:yes|no|yep|nope|sure|of course|certainly|never|not at all|not any ?more|by all means|not necessarily)[.!]*\W*$"
)
_BEGINS = re.compile(
    r"(?i)\W*(?:yes|yep|sure|of course|certainly|absolutely|by all means|definitely|always|gladly|no|nope|never|not|none|nothing|nobody|only|sorry|unfortunately|afraid not)\b"
)


def bare_answer(text: str) -> bool:
    """Whether a sentence is a yes or a no and nothing else, so that the next one says what is meant by it."""
    return len(text) < LONGEST_BARE and _BARE.match(text) is not None


LONGEST_BARE = 20
"""Characters of a bare answer at most."""


def question_of(heading: str, text: str) -> str:
    """The question that a sentence goes on from, because it begins with a yes, a no, "only" or "not …"; "" where it asks none."""
    return heading if heading.rstrip().endswith("?") and _BEGINS.match(text) else ""


def answer_to(question: str, text: str) -> Answer | None:
    """How a sentence answers the question in the heading above it; None where the heading asks of no duty and no leave."""
    if not question.rstrip().endswith("?") or _AGAINST.search(question):
        return None
    said = _YES.match(text)
    denied = None if said else _NO.match(text)
    match = said or denied
    if match is None:
        return None
    if _LEAVE.search(question):
        return Answer(Leaning.PERMITS if said else Leaning.FORBIDS, match.span())
    if _DUTY.search(question):
        return Answer(Leaning.OBLIGES if said else Leaning.LEAVES_FREE, match.span())
    return None
