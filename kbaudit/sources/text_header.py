"""The lines at the top of a plain text that say what it is: a title, and `Owner: …`, `Last updated: …` below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.model import Field, Place

LONGEST_TITLE = 100
"""Characters of a first line that may be a title."""

MOST_LINES = 12
"""Lines that a header has at most: a longer run of `key: value` is the page itself."""

_KEY = r"[^\W\d_][\w-]*(?: [\w-]+){0,3}"
_PAIR = re.compile(rf"(?P<key>{_KEY}):[ \t]+(?P<value>\S.*)")
_DATED = re.compile(
    r"(?:^|[ ,;(])(?P<said>(?:last )?(?:updated|revised|edited)|(?:last )?(?:reviewed|checked)|printed|issued|published)"
    r"(?: on| in)? (?P<value>[^,;:()]{0,20}\b\d{4}\b[\d-]*)\)?$",
    re.IGNORECASE,
)
"""A date that says what it is without a colon: "Printed 4 June 2025"."""

_BYLINE = re.compile(r"(?:by )?(?P<who>[\w.]+-[\w.-]+|[\w -]{2,40} team|[\w.+-]+@[\w.-]+)", re.IGNORECASE)
"""Who stands before such a date: an id with a hyphen, a team, a mailbox."""

_KEYS = {"updated": "last updated", "revised": "last updated", "edited": "last updated", "reviewed": "last reviewed"}
_APART = re.compile(rf"(?:\t+|[ ]{{3,}}|\s+[-–—|·;]\s+)(?={_KEY}:[ \t])")
"""What parts two pairs on one line."""


@dataclass(frozen=True, slots=True)
class TextHeader:
    """The title, the fields, and how many lines of the text they take, from the first on; no lines where there is no header."""

    title: str
    title_line: int
    fields: tuple[Field, ...]
    lines: int


def text_header(lines: Sequence[str]) -> TextHeader | None:
    """The header of a text, or None. It has a title on its first line and at least one line of fields right below or after
    one empty line; other short lines may stand between the fields ("United Kingdom edition"). It ends with an empty line.
    """  # noqa: D205
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None or not _is_title(lines[start]):
        return None
    at = start + 1
    if at < len(lines) and not lines[at].strip():
        at += 1
    end = at
    while end < len(lines) and lines[end].strip():
        end += 1
    block = range(at, end)
    if not 0 < len(block) <= MOST_LINES:
        return None
    fields = tuple(field for number in block for field in _fields(lines[number], number + 1))
    others = sum(not any(True for _ in _fields(lines[number], 0)) for number in block)
    if not fields or others > 1 or any(len(lines[number]) > LONGEST_TITLE for number in block):
        return None
    return TextHeader(lines[start].strip().lstrip("#").strip(), start + 1, fields, end)


def _is_title(line: str) -> bool:
    line = line.strip()
    if len(line) > LONGEST_TITLE or line[-1] in ",;" or not any(letter.isalpha() for letter in line):
        return False
    return line.isupper() or not _PAIR.fullmatch(line)


def _fields(line: str, number: int) -> Iterator[Field]:
    for part in _APART.split(line.strip()):
        pair = _PAIR.fullmatch(part.strip())
        if pair:
            yield Field(pair["key"], pair["value"].strip(), "text header", Place(number, number))
        elif dated := _DATED.search(part.strip()):
            said = dated["said"].casefold().removeprefix("last ")
            key = "last reviewed" if said == "checked" else _KEYS.get(said, "published")
            yield Field(key, dated["value"].strip(), "text header", Place(number, number))
            if byline := _BYLINE.fullmatch(part.strip()[: dated.start()].strip(" ,;(")):
                yield Field("byline", byline["who"], "text header", Place(number, number))
