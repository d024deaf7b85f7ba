"""Where HTML and Markdown mix: which blocks of HTML hold Markdown, and where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kbaudit.sources.inline import Context, render
from kbaudit.sources.tags import COMMENT, TAG

MARKUP = re.compile(r"\]\(|\*\*|(?<!`)`[^`\n]+`|\\[_*\[\]]")
"""What hardly stands in HTML unless somebody meant Markdown."""

LONGEST_TABLE = 5_000
"""Lines within which an HTML table that Markdown breaks apart at empty lines must end."""

_LONE_STARS = re.compile(r"(?<![\w{/*])\*\*(?=[^\s*])|(?<=[^\s*{/])\*\*(?![\w*])|^\*\*|\*\*$")
_ASKED_FOR = re.compile(r"<[^<>]{1,300}\smarkdown(?:\s|=|>)")
_WHOLE = re.compile(r"<(?:table|pre|code|script|style|ul|ol|dl)\b", re.I)
_STRUCTURE = re.compile(
    r"</?(?:div|section|article|aside|main|p|center|details|figure|figcaption|span|header|footer|blockquote)(?:\s[^<>]{0,2000})?>",
    re.I,
)
_ANGLE = re.compile(r"[<>]")


def markdown_inside(source: str) -> bool:
    """Whether a block of HTML is a wrapping around Markdown, by its attribute or by what stands between its tags."""
    if not MARKUP.search(source):
        return False
    if _ASKED_FOR.search(source):
        return True
    return not _WHOLE.search(source) and bool(MARKUP.search(TAG.sub(" ", COMMENT.sub(" ", source))))


def without_structure(source: str) -> str:
    """A block of HTML without its wrapping, each line in its place and without indentation, to be read as Markdown."""
    bare = _STRUCTURE.sub(lambda found: "\n" * found.group().count("\n"), source)
    if bare == source:
        bare = TAG.sub(lambda found: "\n" * found.group().count("\n"), source)
    return "\n".join(row.lstrip() for row in bare.split("\n"))


def without_markup(words: str, context: Context) -> str:
    """Text between two tags without Markdown, also without the half of it whose other half stands beyond a tag."""
    bare = words.strip()
    lead = words[: len(words) - len(words.lstrip())]
    shown = _LONE_STARS.sub("", render(bare, context).run.text)
    return lead + shown + words[len(lead) + len(bare) :]


def markdown_tail(rows: Sequence[str]) -> int:
    """How many lines of Markdown follow the last tag of a block of HTML, without an empty line between them."""
    tail = 0
    while tail < len(rows) and not _ANGLE.search(rows[-1 - tail]):
        tail += 1
    return tail if 0 < tail < len(rows) and rows[-1 - tail].rstrip().endswith(">") else 0


def table_end(lines: Sequence[str], source: str, end: int) -> int | None:
    """The index after the end of a table that goes on beyond its block `source`, which ends before line `end`."""
    low = source.lower()
    missing = low.count("<table") - low.count("</table")
    if missing <= 0:
        return None
    for index in range(end, min(len(lines), end + LONGEST_TABLE)):
        low = lines[index].lower()
        missing += low.count("<table") - low.count("</table")
        if missing <= 0:
            return index + 1
    return None
