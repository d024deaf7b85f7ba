"""What alone is done, given or let in: "guide dogs only", "paid exclusively by card", "we treat only small animals"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.facts.word_lists import hint, words_in

__all__ = ["limited"]

_ONLY = r"(?<![-\w])(?<!not )(?<!n['’]t )(?<!the )(?:only|solely|exclusively)"
_PLACED = r"(?:at|between|for|from|in|inside|into|on|through|to|under|via|with|within)\b(?! (?:information|convenience|reference|example|illustration)\b)"
_TAKES = r"(?:accepts?|answers?|carr(?:y|ies)|covers?|deals? with|delivers? to|deliver|handles?|offers?|sells?|serves?|ships? to|speaks?|supports?|takes?|treats?|works? with)"
_PART = r"(?P<part>[^,;.:()!?|]{2,60})"
_LIMITS = (
    re.compile(rf"(?i)\b{_ONLY}\s+(?:{_PLACED}|{_TAKES})\s+{_PART}"),
    re.compile(rf"(?i)\b(?:is|are) (?:confined|restricted) to\s+{_PART}"),
    re.compile(
        rf"(?i)\b{_TAKES}\s+(?:only|nothing but)\s+(?!(?:if|when|once|after|an?|one|two|three|four|five|six|seven|eight|nine|ten|some|few|seconds|minutes|moments)\b){_PART}"
    ),
    re.compile(
        r"(?i)(?:^|[:;,|]\s*|\b(?:in|on|by|to|for|with|at|from|of|carry|carries|speaks?|offers?|has)\s+)(?P<part>(?!(?:information|convenience|reference|none|nothing|if|when|we|you|not|the)\b)[^,;.:()!?|]{2,40}?)\s+(?:only|exclusively|solely|alone)(?=\W*$|[,;.])"
    ),
)
_NO_OTHER = re.compile(
    r"(?i)(?P<part>(?!(?:and|or|but|with|the)\b)[\w’'-]+(?: (?!(?:and|or|but)\b)[\w’'-]+){0,3}),? and (?:(?:in|to|by|on|at|from|with|for|of) )?no (?:others?\b|other (?:way|means|manner|form|format|kind|sort|place|address|person|party|one|route|channel|source|supplier|account)\b)"
)
"""What is named, and nothing beside it: "by card and in no other way"."""
_HINT = hint("only solely exclusively nothing alone confined restricted other others")
_DENIED = re.compile(r"(?i)(?:\bnot|\bnever|n['’]t)\b[^,;.:]{0,40}$")


def limited(text: str) -> tuple[int, int] | None:
    """The words for what alone is meant, with those that say so; None where nothing is limited, or only an amount or a day."""
    if _HINT.isdisjoint(words_in(text)):
        return None
    for pattern in (*_LIMITS, _NO_OTHER):
        match = pattern.search(text)
        if (
            match
            and not _DENIED.search(text, 0, match.start())
            and not any(character.isdigit() for character in match["part"])
        ):
            return match.span()
    return None
