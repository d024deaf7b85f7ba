"""Inline markup that regular expressions can take away: the words stay, links find their place, lines stay lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kbaudit.sources.page import Run, RunLink

_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_BLANKS = re.compile(r"[ \t]{2,}")
_BARE = re.compile(r"https?://[^\s<>\"'`|\\^{}\[\]]{3,2000}")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a piece of markup shows, and where it leads if it is a link. `anchor` is an id that it sets."""

    words: str
    target: str | None = None
    image: bool = False
    anchor: str = ""


def substituted(
    text: str, pattern: re.Pattern[str], show: Callable[[re.Match[str]], Shown], anchors: set[str] | None = None
) -> Run:
    """Replace every match by what `show` says. Line breaks that the markup held follow its words."""
    parts: list[str] = []
    links: list[RunLink] = []
    length = 0
    position = 0
    text = _BLANKS.sub(" ", _BREAK.sub("\n", text))
    for match in pattern.finditer(text):
        shown = show(match)
        before = text[position : match.start()]
        words = shown.words
        missing = match.group().count("\n") - words.count("\n")
        if shown.image:
            missing, words = match.group().count("\n"), ""
        parts.extend((before, words, "\n" * max(0, missing)))
        length += len(before)
        if shown.target is not None:
            label = " ".join(shown.words.split())
            links.append(RunLink(shown.target, label, length, length + len(words), shown.image))
        if shown.anchor and anchors is not None:
            anchors.add(shown.anchor)
        length += len(words) + max(0, missing)
        position = match.end()
        if not words and before[-1:] in ("", " ") and text[position : position + 1] == " ":
            position += 1
    parts.append(text[position:])
    return with_bare_links("".join(parts), tuple(links))


def with_bare_links(text: str, links: tuple[RunLink, ...] = ()) -> Run:
    """A run with links also for the addresses that are written out in it."""
    if "://" not in text:
        return Run(text, links)
    covered = [(link.start, link.end) for link in links]
    found = list(links)
    for match in _BARE.finditer(text):
        address = match.group().rstrip(".,;:!?*_~")
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1].rstrip(".,;:!?")
        start, end = match.start(), match.start() + len(address)
        if not any(left < end and start < right for left, right in covered):
            found.append(RunLink(address, address, start, end))
    return Run(text, tuple(sorted(found, key=lambda link: (link.start, link.end, link.target))))
