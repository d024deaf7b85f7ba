"""When and for whom a sentence holds: its conditions, limits in time, and exceptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kbaudit.facts.alternatives import classes
from kbaudit.facts.small_letters import small

__all__ = ["AT_WILL", "UNDER_ITS_TERMS", "Condition", "find_conditions"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A conditional part at `span`, its opening word included.

    `kind` is the class of the opener: "if", "unless", "when", "except", "only", "for", "until", "from", "after", "before",
    "during", "without", "notwithstanding". `text` is the part without its opener: the words that narrow the
    scope. `exception` marks the parts where the rest of the sentence does not hold.
    """

    kind: str
    span: tuple[int, int]
    text: str
    exception: bool = False


UNDER_ITS_TERMS = r"(?!\s+(?:(?:all|any|of|the|other|these|its)\s+)*(?:terms|conditions|provisions)\b)"
"""Not behind "subject to": that a clause stands under the terms of its contract is no condition and no exception."""

AT_WILL = r"(?!\s+(?:it|they|he|she|you|one|we)\s+(?:likes?|wish(?:es)?|wants?|pleases?|chooses?)\b)"
"""Not behind "as long as": what goes on as long as somebody likes has no condition."""

_OPENERS = classes(
    r"""
    (?P<unless>unless(?:\s+and\s+until)?|except\s+(?:if|when|where)|other\s+than\s+(?:if|when)|if\s+not\b)
    |(?P<notwithstanding>notwithstanding|despite|regardless\s+of|irrespective\s+of|in\s+spite\s+of)
    |(?P<except>except(?:ing|ion\s+(?:of|for)|ions?\s+(?:are|is))?(?:\s+(?:for|in|as|to|by|that))?|excluding|with\s+the\s+exception\s+of|apart\s+from|other\s+than|but\s+not|not\s+including|save\s+for|save\s+as|aside\s+from)
    |(?P<only>only\s+(?:if|when|where|for|to|in|on|after|with|during|by|upon|as)|(?:for|to)\s+(?:[^\W\d_]+\s+){1,4}only|solely\s+(?:if|for|when|to)|exclusively\s+(?:for|to)|limited\s+to(?!\s+\d)|applies\s+only\s+to|exclusive\s+to)
    |(?P<if>(?:even\s+)?if|in\s+(?:the\s+)?(?:event|case)\s+(?:that|of)|provided\s+(?:that|the)|(?:as|so)\s+long\s+as"""
    + AT_WILL
    + r"""|on\s+(?:the\s+)?condition\s+that|assuming|subject\s+to"""
    + UNDER_ITS_TERMS
    + r"""|in\s+cases?\s+where|depending\s+on|should(?=\s+(?:you|the|any|an?|it|they|we)\b))
    |(?P<when>when(?:ever)?|where(?:ver)?|once|while|as\s+soon\s+as|upon|in\s+which\s+case)
    |(?P<until>until|till|up\s+until)
    |(?P<through>through)
    |(?P<from>as\s+of|from|since|starting|beginning|effective)
    |(?P<after>after|following(?=\s+(?:the|a|an|your|expiration|termination|receipt|successful|completion)\b))
    |(?P<before>before|prior\s+to|ahead\s+of)
    |(?P<during>during|within\s+(?:the|your|any)\s+(?:first|last|initial|trial|probation\w*))
    |(?P<without>without)
    |(?P<for>for)
    """
)
"""Searched for in small letters. What has to follow some of them, in the letters of the text, is in `_FOLLOWED`."""
_FOLLOWED: Mapping[str, re.Pattern[str]] = {
    "through": re.compile(r"(?i)\s+(?:the\s+end|\d|(?-i:[A-Z]))"),
    "from": re.compile(
        r"(?i)\s+(?:on\s+|from\s+|as\s+of\s+)?(?:\d|(?-i:[A-Z][a-z]+)\s+\d|January|February|March|April|May|June|July|August|September|October|"
        r"November|December|now\b|the\s+(?:first|start|beginning|date|day))"
    ),
    "for": re.compile(
        r"(?i)\s+(?:all\s+|any\s+|new\s+|existing\s+|our\s+|your\s+|the\s+)?(?:[a-z-]+\s+){0,3}(?:users?|customers?|employees?|members?|plans?|accounts?|contractors?|orders?|items?|products?|clients?|students?|staff|agencies|partners|"
        r"subscribers?|subscriptions?|apps?|applications?|teams?|organi[sz]ations?|companies|businesses|countries|regions?|guests|patients|children|adults|purchases|requests|trips?|travel|projects?|people|systems?|instances?|environments?|"
        r"devices?|domestic|international)\b|\s+(?-i:[A-Z][a-z]+)"
    ),
}
_HINT = re.compile(
    r"\b(?:if|unless|except|exclud|notwithstanding|despite|regardless|irrespective|spite|apart|other than|but not|"
    r"not including|save|aside|only|solely|exclusive|limited to|event|case|provided|"
    r"long as|condition|assuming|subject to|depending|should|when|where|once|while|soon as|upon|until|till|through|"
    r"as of|from|since|starting|beginning|effective|after|following|before|"
    r"prior|ahead|during|within|without|for|exception)"
)
_END = re.compile(r"[;.!?](?=\s|$)|(?P<colon>:)\s|,\s|\)|\||—|–\s|\s-\s")
_EXCEPTIONS = frozenset(("unless", "except", "notwithstanding"))
_LONGEST = 300
"""Characters after which a part ends in any case: no condition of a readable sentence is longer."""


def find_conditions(sentence: str) -> list[Condition]:
    """The conditions of one sentence, in their order. A part ends with its clause or where the next one opens."""
    letters = small(sentence)
    if not _HINT.search(letters):
        return []
    openers = [match for match in _OPENERS.finditer(letters) if _opens(sentence, match)]
    found: list[Condition] = []
    for position, match in enumerate(openers):
        following = openers[position + 1].start() if position + 1 < len(openers) else len(sentence)
        closing = _closing(sentence, match.end(), min(following, match.end() + _LONGEST))
        end = min(closing.start() if closing else following, match.end() + _LONGEST)
        end = _main_clause(sentence, match, end)
        while end > match.end() and sentence[end - 1].isspace():
            end -= 1
        kind = "until" if match.lastgroup == "through" else match.lastgroup or ""
        text = (
            sentence[slice(*match.span())]
            if kind == "only" and match.group().endswith("only")
            else sentence[match.end() : end].strip()
        )
        if text:
            found.append(Condition(kind, (match.start(), end), text, kind in _EXCEPTIONS))
    return found


_OF_AN_EVENT = frozenset(("upon", "after", "before", "prior to", "during", "following"))
_MAIN_CLAUSE = re.compile(
    r"(?i:\s\S.*)\s(?="
    r"(?:(?i:the|each|every|all|any|an?|no|such|our|your|this|these)\s+(?:[\w’'-]+\s+){1,5}?"
    r"|(?<!\b[Tt]he )[A-Z][\w-]*\s+)(?:shall|will|must|may|should|can|cannot)\b)"
)
"""An event, and behind it the subject of the main clause with its modal: "Upon the sale each share shall be …"."""


def _main_clause(sentence: str, opener: re.Match[str], end: int) -> int:
    """Where the part ends that names an event and opens the sentence, where no comma parts it from the main clause."""
    if opener.group() not in _OF_AN_EVENT or any(letter.isalpha() for letter in sentence[: opener.start()]):
        return end
    found = _MAIN_CLAUSE.match(sentence, opener.end(), end)
    return found.end() if found else end


def _closing(sentence: str, start: int, end: int) -> re.Match[str] | None:
    """Where a part ends; a colon right behind its opener introduces it: "except: Sundays"."""
    found = _END.search(sentence, start, end)
    if found is not None and found["colon"] and not sentence[start : found.start()].strip():
        return _END.search(sentence, found.end(), end)
    return found


def _opens(sentence: str, match: re.Match[str]) -> bool:
    """Whether the word opens a condition here; not so in "before-tax" and "learn where to find"."""
    followed = _FOLLOWED.get(match.lastgroup or "")
    if followed and not followed.match(sentence, match.end()):
        return False
    before, after = sentence[: match.start()].rstrip(), sentence[match.end() : match.end() + 1]
    if after == "-" or before.endswith("-"):
        return False
    if match.lastgroup == "when" and match.group() in ("where", "when"):
        # "learn where to find", "when to renew": questions, no conditions.
        return re.match(r"\s+to\b", sentence[match.end() :]) is None
    if match.lastgroup == "when" and match.group() == "once":
        return re.match(r"\s+(?:an?|per|every|each|daily|weekly|monthly|in)\b", sentence[match.end() :]) is None
    return not (match.lastgroup == "limited" and before.lower().endswith("not"))
