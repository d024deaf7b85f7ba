"""From pieces of text with a position to lines, and from lines to paragraphs, headings, list items and table rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kbaudit.model import BlockKind

SAME_LINE = 2.5
"""Points by which pieces of one line may differ in height: bullets and small capitals stand a little off."""
PARAGRAPH_GAP = 1.3
"""A gap of more than this many usual line distances begins a paragraph. Word's default gap is 1.5 to 1.7 of them."""
USUAL_LEADING = 1.2
"""Line distance over type size, where a page has too few lines to tell."""
HEADING_SIZE = 1.15
"""Type size over that of the body from which a short line is a heading: 12 over 10.5 points is the smallest step in use."""
HEADING_CHARACTERS = 120
REPEATS = 0.6
"""Share of the pages from which a line at their edge is furniture. With fewer, headings of chapters would be lost."""
FEWEST_REPEATS = 3
EDGE_LINES = 3
"""Lines of a header or footer."""
EDGE_SHARE = 0.12
"""Share of the height of a page, above and below, in which headers and footers stand: 3.5 cm of A4."""
MARGIN_GAP = 1.8
"""Type sizes between a header or footer and the text; paragraphs stand at most 1.7 apart."""

_BULLET = re.compile(r"^[\u2022\u25e6\u25aa\u25cf\u25a0\u2023\u2043\u00b7\uf0b7\uf0a7\x7f\u2013\u2014*o-]\s+(?=\S)")
_LONE_BULLET = re.compile(r"^[\u2022\u25e6\u25aa\u25cf\u25a0\u2023\u2043\u00b7\uf0b7\uf0a7\x7f]$")
_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"(?i)(?:page|seite|p\.)?\s{0,3}[-–]?\s?\d{1,5}\s?[-–]?(?:\s?(?:of|/|von|de)\s?\d{1,5})?")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_DIGITS = re.compile(r"\d+")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; `top` is its height above the lower edge, `size` that of its type, both in points.

    `edge` tells that it stands where headers and footers do.
    """

    text: str
    page: int
    left: float
    top: float
    size: float
    bold: bool
    edge: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, list item or table row. `cells` are the texts of a row, `header` those of its columns."""

    kind: BlockKind
    text: str
    page: int
    size: float
    bold: bool
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    level: int = 0


def cleaned(text: str) -> str:
    """Text with ligatures as letters and one space between words."""
    return " ".join(text.translate(_LIGATURES).split())


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without headers, footers and page numbers, and what the first of each says.

    Only lines in the margins count: those beyond a gap, with any number in them, and the outermost one without a gap
    where it says exactly the same. Large type is never taken for furniture.
    """
    needed = max(FEWEST_REPEATS, REPEATS * len(pages))
    body = _usual_size(line for page in pages for line in page)
    margins = [
        [line for line in _margins(page) if line.line.edge and line.line.size < HEADING_SIZE * body] for page in pages
    ]
    counted = Counter(key for page in margins for key in {_key(margin) for margin in page})
    kept: list[list[Line]] = []
    seen: dict[str, str] = {}
    for page, margin in zip(pages, margins, strict=True):
        dropped = set()
        for each in margin:
            numbered = _PAGE_NUMBER.fullmatch(each.line.text) is not None and len(page) > 1
            if counted[_key(each)] >= needed or numbered:
                dropped.add(each.line)
                if not numbered:
                    seen.setdefault(_DIGITS.sub("#", each.line.text), each.line.text)
        kept.append([line for line in page if line not in dropped])
    return kept, list(seen.values())


def parts_of(pages: Sequence[Sequence[Line]]) -> list[Part]:
    """Put lines together to parts, over page breaks where a sentence runs on. Headings by size only; see `with_headings`."""
    vocabulary = _vocabulary(pages)
    parts: list[Part] = []
    for page in pages:
        leading = _leading(page)
        rows = _rows(page)
        group: list[Line] = []
        for position, row in enumerate(rows):
            header = _table_header(rows, position)
            if header is not None:
                _close(parts, group, vocabulary)
                cells = tuple(line.text for line in row)
                if header or not _is_header(rows, position):
                    first = row[0]
                    parts.append(
                        Part(BlockKind.TABLE_ROW, "", first.page, first.size, bold=False, cells=cells, header=header)
                    )
                continue
            for line in row:
                if group and _begins(group, line, leading):
                    _close(parts, group, vocabulary)
                group.append(line)
        _close(parts, group, vocabulary)
    return _joined_over_pages(parts, vocabulary)


def with_headings(parts: Sequence[Part], outline: Sequence[tuple[int, str, int]]) -> list[Part]:
    """Tell headings by the outline (page, title, level from 1), by larger type, and by bold lines that stand alone."""
    named = {(page, _plain(title)): level for page, title, level in outline}
    body = _body_size(parts)
    sizes = sorted({part.size for part in parts if _large(part, body)}, reverse=True)
    known: dict[float, int] = {}
    for part in parts:
        level = named.get((part.page, _plain(part.text)))
        if level is not None and _large(part, body):
            known.setdefault(part.size, level)
    finished = []
    for position, part in enumerate(parts):
        level = named.get((part.page, _plain(part.text)), 0) if part.kind is not BlockKind.TABLE_ROW else 0
        if not level and _large(part, body):
            level = known.get(part.size, sizes.index(part.size) + 1)
        if not level and _stands_alone(part, parts[position + 1] if position + 1 < len(parts) else None):
            level = len(sizes) + 1
        finished.append(replace(part, kind=BlockKind.HEADING, level=min(6, level)) if level else part)
    return finished


# ------------------------------------------------------------------------------------------------ furniture


@dataclass(frozen=True, slots=True)
class _Margin:
    """A line near the upper or lower edge of a page; `apart` where a gap parts it from the text."""

    line: Line
    apart: bool


def _margins(page: Sequence[Line]) -> list[_Margin]:
    by_height = sorted(page, key=lambda line: line.top)
    return list(dict.fromkeys((*_margin(by_height), *_margin(by_height[::-1]))))


def _margin(inward: Sequence[Line]) -> list[_Margin]:
    """The lines of a margin: up to the first gap, if there is one within a few lines; else the outermost line."""
    for count in range(1, min(EDGE_LINES, len(inward) - 1) + 1):
        line, following = inward[count - 1], inward[count]
        if abs(line.top - following.top) > MARGIN_GAP * max(line.size, following.size):
            return [_Margin(each, apart=True) for each in inward[:count]]
    return [_Margin(inward[0], apart=False)] if inward else []


def _key(margin: _Margin) -> tuple[str, int]:
    text = margin.line.text.casefold()
    return (_DIGITS.sub("#", text) if margin.apart else text), round(margin.line.top / 8)


def _usual_size(lines: Iterable[Line]) -> float:
    """The type size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


# --------------------------------------------------------------------------------------------------- tables


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """Lines that follow each other at one height, from left to right; a lone bullet marks the line after it."""
    rows: list[list[Line]] = []
    bullet = False
    for line in page:
        if _LONE_BULLET.match(line.text):
            bullet = True
            continue
        line = replace(line, bullet=bullet)
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and not bullet
            and abs(last.top - line.top) < SAME_LINE
            and line.left > last.left + last.size
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
        bullet = False
    return rows


def _table_header(rows: Sequence[Sequence[Line]], position: int) -> tuple[str, ...] | None:
    """The header of the table that a row belongs to, empty where it has none; None for a row of no table."""
    width = len(rows[position])
    if width < 2:
        return None
    first = last = position
    while first > 0 and len(rows[first - 1]) == width:
        first -= 1
    while last + 1 < len(rows) and len(rows[last + 1]) == width:
        last += 1
    if first == last:
        return None
    return tuple(line.text for line in rows[first]) if first < position and _names_columns(rows[first]) else ()


def _is_header(rows: Sequence[Sequence[Line]], position: int) -> bool:
    above = len(rows[position - 1]) if position else 0
    return above != len(rows[position]) and _names_columns(rows[position])


def _names_columns(row: Sequence[Line]) -> bool:
    return not any(character.isdigit() for line in row for character in line.text) and len(
        {line.text for line in row}
    ) == len(row)


# ----------------------------------------------------------------------------------------------- paragraphs


def _leading(page: Sequence[Line]) -> float:
    """The usual distance of lines of one page, in points; 0 where it has too few to tell."""
    steps = Counter(
        round((above.top - below.top) * 2) / 2
        for above, below in pairwise(page)
        if above.size == below.size and 0.9 * above.size < above.top - below.top < 2.5 * above.size
    )
    usual = steps.most_common(1)
    return usual[0][0] if usual and usual[0][1] >= 3 else 0.0


def _begins(group: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether a line begins a new part after the lines of a group."""
    last = group[-1]
    if line.bullet or _BULLET.match(line.text):
        return True
    if abs(line.size - last.size) > 0.6:
        return True
    if line.bold != last.bold and (_ENDS.search(last.text) or last.bold):
        return True
    distance = last.top - line.top
    if abs(distance) < SAME_LINE:
        return False
    usual = leading if 0.9 * line.size < leading < 2.5 * line.size else USUAL_LEADING * line.size
    if distance < 0 or distance > PARAGRAPH_GAP * usual:
        return True
    ended = _ENDS.search(last.text) is not None
    if _NUMBER.match(line.text) and (ended or _NUMBER.match(group[0].text)):
        return True
    longest = max(len(each.text) for each in group)
    return ended and len(group) > 1 and len(last.text) < 0.7 * longest and line.text[:1].isupper()


def _close(parts: list[Part], group: list[Line], vocabulary: frozenset[str]) -> None:
    """End the part that a group of lines makes, and empty the group."""
    if not group:
        return
    first = group[0]
    text = first.text
    for line in group[1:]:
        text = _continued(text, line.text, vocabulary)
    item = first.bullet or _BULLET.match(text) is not None
    text = _BULLET.sub("", text)
    kind = BlockKind.LIST_ITEM if item or _NUMBER.match(text) else BlockKind.PARAGRAPH
    parts.append(
        Part(
            kind,
            text,
            first.page,
            first.size,
            all(line.bold for line in group),
            level=1 if kind is BlockKind.LIST_ITEM else 0,
        )
    )
    group.clear()


def _continued(text: str, more: str, vocabulary: frozenset[str]) -> str:
    """A line and the next: a word that was parted at the end of the line is mended, a compound keeps its hyphen."""
    if text.endswith("\u00ad"):
        return text[:-1] + more
    if len(text) > 2 and text.endswith(("-", "\u2010")) and text[-2].isalpha() and more[:1].islower():
        before = re.split(r"[\s(]", text[:-1])[-1]
        after = re.split(r"[\s.,;:!?)]", more)[0]
        compound = f"{before}-{after}".casefold() in vocabulary
        return text[: None if compound else -1] + more
    return f"{text} {more}"


def _vocabulary(pages: Iterable[Sequence[Line]]) -> frozenset[str]:
    """The compounds with a hyphen that stand within a line somewhere."""
    compounds: set[str] = set()
    for page in pages:
        for line in page:
            if "-" in line.text:
                compounds.update(word.strip(".,;:!?()").casefold() for word in line.text.split() if "-" in word[1:-1])
    return frozenset(compounds)


def _joined_over_pages(parts: Sequence[Part], vocabulary: frozenset[str]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.page < part.page
            and part.kind is BlockKind.PARAGRAPH
            and last.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            and abs(last.size - part.size) < 0.6
            and not _ENDS.search(last.text)
            and part.text[:1].islower()
        ):
            joined[-1] = replace(last, text=_continued(last.text, part.text, vocabulary))
        else:
            joined.append(part)
    return joined


# ------------------------------------------------------------------------------------------------- headings


def _body_size(parts: Iterable[Part]) -> float:
    """The type size that most characters have."""
    sizes: Counter[float] = Counter()
    for part in parts:
        sizes[part.size] += len(part.text) + sum(map(len, part.cells))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _large(part: Part, body: float) -> bool:
    return (
        part.kind is not BlockKind.TABLE_ROW
        and part.size >= HEADING_SIZE * body
        and len(part.text) <= HEADING_CHARACTERS
        and any(character.isalpha() for character in part.text)
    )


def _stands_alone(part: Part, after: Part | None) -> bool:
    """Whether a bold line is a heading: short, no sentence, and text that is not bold follows."""
    return (
        part.kind is BlockKind.PARAGRAPH
        and part.bold
        and 2 < len(part.text) <= HEADING_CHARACTERS / 2
        and not part.text.endswith((".", ":", ";", ",", "!"))
        and any(character.isalpha() for character in part.text)
        and after is not None
        and not after.bold
    )


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
