"""Ways through a program that are told in words: "the Documents tab of the Billing settings", "go to Network, then DNS".

Steps are names with a capital letter or in quotes. They are read where a word of the screen (tab, menu, page, entry) stands by
one of them, where one opens or goes to the first and clicks the next, or where a line says that it is a path.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.word_lists import hint, words_in

__all__ = ["find_menu_words"]

_BUTTONS = frozenset(
    """save next ok create submit confirm apply cancel add done finish close edit delete yes no continue back send update new remove start
    run deploy install refresh upload import""".split()
)
"""What is clicked to do a thing, not to get to a place."""

_STEP = r"(?:['‘“\"][A-Za-z][^'’”\"]{1,30}['’”\"]|(?!(?:The|Your|Our|It|This|If|In|On|You|We|And|Then)\b)[A-Z][\w&-]*(?:\s+(?:(?:of|and|to|&)\s+)?[A-Z][\w&-]*|\s+of\s+[a-z]+(?=\W*$)){0,3})"
_THING = r"(?i:tab|menu|page|screen|section|view|panel|pane|settings|dialogue?|tile|area)"
_ITEM = r"(?i:tab|page|entry|item|section|heading|tile|option|menu)"
_IN = r"(?i:of|in|inside|within|under|beneath|below)"
_THE = r"(?i:(?:the|your|their|our)\s+)?"

_DOCUMENT = r"(?:[A-Z]\w+\s+){0,3}(?:Statement|Policy|Agreement|Handbook|Guide|Terms|Act|Regulation|Report|Manual|Program|Site)\b"
_INSIDE = re.compile(
    rf"{_THE}(?P<inner>{_STEP})\s+{_THING}\s+{_IN}\s+{_THE}(?!{_DOCUMENT})(?P<outer>{_STEP})(?:\s+{_THING})?"
)
_ENTRY = re.compile(
    rf"{_THE}(?P<outer>{_STEP})(?:\s+{_THING})?,\s+(?i:(?:(?:at|under|in|behind|then)\s+)?(?:the\s+)?){_ITEM}\s+(?i:(?:called|named)\s+)?(?P<inner>{_STEP})"
)
_WHICH = re.compile(
    rf"(?P<inner>{_STEP}),\s+which\s+(?i:sits|is|lives|stands)\s+(?i:in|under|on)\s+{_THE}(?P<outer>{_STEP})\s+{_THING}"
)
_CHAIN = re.compile(
    rf"\b(?i:open|go to|head (?:to|for)|navigate to|visit|tap|click(?: on)?|through:?|via|below|beneath|under|from|find it (?:in|under|below))\s+{_THE}(?P<outer>{_STEP})(?:\s+{_THING})?(?i:\s+on the (?:left|right|top))?"
    rf"(?P<rest>(?:(?:,\s*(?:and\s+)?(?:then\s+)?|\s+and\s+(?:then\s+)?|\s+then\s+|\s+)(?i:(?:open|go to|scroll to|choose|pick|select|click(?: on)?|tap|hit|press|behind)\s+){_THE}{_STEP}"
    rf"|,?\s+(?:and\s+)?then\s+{_THE}{_STEP})+)"
)
_NEXT = re.compile(
    rf"(?i:open|go to|scroll to|choose|pick|select|click(?: on)?|tap|hit|press|behind|then)\s+{_THE}(?P<step>{_STEP})"
)
_ALONE = re.compile(rf"\b(?i:open|go to|use)\s+(?i:the\s+)(?P<step>{_STEP})\s+(?i:tab|menu|page|screen|view)\b")
_WORDS = r"[A-Z][\w&’'-]*(?: [\w&’'-]+){0,3}"
_SLASHES = re.compile(
    rf"(?i:(?P<called>(?:menu|path|menu path|way|click|where|find|link|form|send link)\b[^:=]{{0,20}})[:=]\s+|(?:^|[:=])\s*)(?P<path>{_WORDS}(?: / {_WORDS})+)(?=\W*$)"
)

_ON_SCREEN = hint(
    "tab tabs menu menus page pages screen section view panel pane settings dialog dialogue tile area entry item heading option"
)
_FIRST = hint("open go head navigate visit tap click through via below beneath under from find use")
_NEXT_WORDS = hint("open go scroll choose pick select click tap hit press behind then")
"""What `_INSIDE`, `_ENTRY`, `_WHICH` and `_ALONE` need one of, and what both parts of a `_CHAIN` begin with."""


def find_menu_words(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Each way as it is written, as it is compared (its steps from the outermost, joined by " > "), and its span."""
    said = words_in(text)
    on_screen = not _ON_SCREEN.isdisjoint(said)
    for pattern in (_INSIDE, _ENTRY, _WHICH) if on_screen else ():
        for match in pattern.finditer(text):
            yield _way(text, match.span(), [match["outer"], match["inner"]])
    chained = not (_FIRST.isdisjoint(said) or _NEXT_WORDS.isdisjoint(said))
    for match in _CHAIN.finditer(text) if chained else ():
        steps = [match["outer"], *(found["step"] for found in _NEXT.finditer(match["rest"]))]
        steps = [step for step in steps if _plain(step) not in _BUTTONS]
        if len(steps) > 1:
            yield _way(text, (match.start("outer"), match.end()), steps)
    for match in _ALONE.finditer(text) if on_screen else ():
        yield _way(text, match.span("step"), [match["step"]])
    for match in _SLASHES.finditer(text) if " / " in text else ():
        steps = match["path"].split(" / ")
        if match["called"] or len(steps) > 2:
            yield _way(text, match.span("path"), steps)


def _way(text: str, span: tuple[int, int], steps: list[str]) -> tuple[str, str, tuple[int, int]]:
    return text[slice(*span)], " > ".join(map(_plain, steps)), span


def _plain(step: str) -> str:
    return step.strip("'‘’“”\" ").casefold()
