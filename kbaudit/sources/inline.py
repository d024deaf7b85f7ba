"""Inline Markdown: from the source of a paragraph to its visible words, with every link's place in them.

markdown-it-py parses inline markup too, but drops line breaks that stand inside it (a link's target on the next line),
and with them the line of everything after. Here they stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from kbaudit.sources.emphasis import Delimiters, flanking, resolve
from kbaudit.sources.hidden import Appearance, reveal
from kbaudit.sources.link_targets import ESCAPABLE, inline_destination
from kbaudit.sources.page import Run, RunLink
from kbaudit.sources.substitution import with_bare_links
from kbaudit.sources.tags import COMMENT, TAG, VOID, attributes, is_element
from kbaudit.sources.templates import LEFT_OVER, OPEN, Masked

_SPECIAL = re.compile(f"[\\\\`*_~!\\[\\]<&\n{{{OPEN}]")
_ANY_SPECIAL = re.compile(f"[\\\\`*_~!\\[\\]<&{{{OPEN}]| \n|\n ")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000})>")
_EMAIL = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,200})>")
_LOOSE = re.compile(r"\(([^()\n<>\"']{1,500})\)")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.S)
_ATTRIBUTE_LIST = re.compile(
    r"""\{:?\s{0,9}(?:[.#][\w:-]{1,99}|[\w:-]{1,99}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'{}]{1,500}))"""
    r"""(?:[\s,]{1,9}(?:[.#]?[\w:-]{1,99}|[\w:-]{1,99}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'{}]{1,500}))){0,20}\s{0,9}\}"""
)
_ROLE = re.compile(r"\{[a-z][a-z:_-]{1,30}\}(?=`)")
_EXPRESSION = re.compile(r"\{(?:[^{}\n]{0,500}|/\*(?:[^*]|\*(?!/)){0,4000}\*/)\}")
_BLANKS = re.compile(r"  +")
_IN_BLANKS = frozenset({"br", "hr", "p", "div", "li", "td", "th", "tr", "dd", "dt"})
_SWALLOWED = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a paragraph needs to know of its document: link references, masked template tags, whether it is MDX."""

    references: Mapping[str, str] = field(default_factory=dict)
    masked: Masked = Masked("")
    mdx: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """The visible run, and what stood in the source beside it: hidden text as (text, means, offset of line), and ids."""

    run: Run
    hidden: tuple[tuple[str, str, int], ...] = ()
    anchors: tuple[str, ...] = ()


def render(source: str, context: Context) -> Inline:
    """The visible words of inline Markdown; spaces around line breaks are dropped, every line break is kept."""
    if not _ANY_SPECIAL.search(source):
        return Inline(with_bare_links(_BLANKS.sub(" ", source) if "  " in source else source, ()))
    return _Scanner(source, context).finish()


def label(words: str) -> str:
    """A link label as references are looked up by: case and spacing do not matter (as markdown-it normalises it)."""
    return " ".join(words.split()).lower().upper()


@dataclass(slots=True)
class _Bracket:
    piece: int
    after: int
    runs: int
    image: bool
    dead: bool = False


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    piece: int
    target: str
    appearance: Appearance
    within_hidden: bool


class _Scanner:
    """One pass over the source of a paragraph. Text collects in pieces, whose markup is blanked as it is understood."""

    def __init__(self, source: str, context: Context) -> None:
        self.source = source
        self.context = context
        self.position = 0
        self.pieces: list[str] = []
        self.runs: list[Delimiters] = []
        self.brackets: list[_Bracket] = []
        self.links: list[tuple[int, int, str, bool, str]] = []
        self.anchors: list[str] = []
        self.hidden: list[tuple[str, str, int]] = []
        self.veiled: list[tuple[int, int, str]] = []
        self.elements: list[_Element] = []
        self.no_ticks: set[int] = set()
        self.no_comment = False

    def finish(self) -> Inline:
        source = self.source
        pieces = self.pieces
        while found := _SPECIAL.search(source, self.position):
            start = found.start()
            if start > self.position:
                pieces.append(source[self.position : start])
            self.position = start
            self._special(found.group())
        pieces.append(source[self.position :])
        resolve(self.runs, pieces)
        while self.elements:
            self._close(self.elements.pop())
        if self.veiled:
            self._veil()
        return self._assemble()

    def _take(self, text: str, length: int) -> None:
        self.pieces.append(text)
        self.position += length

    def _drop(self, written: str) -> None:
        """Pass over markup; its line breaks stay."""
        self._take("\n" * written.count("\n"), len(written))

    def _special(self, character: str) -> None:
        match character:
            case "\n":
                found = _BREAK.match(self.source, self.position)
                self._take("\n", found.end() - self.position if found else 1)
            case "\\":
                self._escape()
            case "`":
                self._code()
            case "*" | "_" | "~":
                self._delimiters(character)
            case "[":
                self._open(image=False)
            case "!":
                if self.source.startswith("![", self.position):
                    self._open(image=True)
                else:
                    self._take("!", 1)
            case "]":
                self._bracket()
            case "<":
                self._angle()
            case "&":
                self._entity()
            case "{":
                self._brace()
            case _:
                length, left = self.context.masked.mask_at(self.source, self.position)
                if left:
                    self.hidden.append((left, LEFT_OVER, self.source.count("\n", 0, self.position)))
                self._take("", length)

    def _escape(self) -> None:
        after = self.source[self.position + 1 : self.position + 2]
        if after == "\n":
            self._take("", 1)
        elif after in ESCAPABLE and after:
            self._take(after, 2)
        else:
            self._take("\\", 1)

    def _code(self) -> None:
        source = self.source
        start = self.position
        end = start
        while end < len(source) and source[end] == "`":
            end += 1
        ticks = end - start
        if ticks not in self.no_ticks:
            closing = re.compile(f"(?<!`)`{{{ticks}}}(?!`)").search(source, end)
            if closing:
                inner = _BREAK.sub("\n", source[end : closing.start()])
                if len(inner) > 2 and inner[0] in " \n" and inner[-1] in " \n" and inner.strip():
                    inner = (inner[1:] if inner[0] == " " else inner)[: -1 if inner[-1] == " " else None]
                self._take(self.context.masked.restored(inner), closing.end() - start)
                self._attribute_list()
                return
            self.no_ticks.add(ticks)
        self._take("`" * ticks, ticks)

    def _delimiters(self, character: str) -> None:
        source = self.source
        start = self.position
        end = start
        while end < len(source) and source[end] == character:
            end += 1
        length = end - start
        if character != "~" or length <= 2:
            opens, closes = flanking(character, source[start - 1 : start] if start else "", source[end : end + 1])
            if character == "~" and length == 1:
                opens = closes = False
            if opens or closes:
                self.runs.append(Delimiters(len(self.pieces), character, length, opens, closes, length))
        self._take(character * length, length)

    def _open(self, *, image: bool) -> None:
        width = 2 if image else 1
        if not image and self.source.startswith("[^", self.position):
            found = _LABEL.match(self.source, self.position)
            if found and not re.search(r"\s", found.group(1)) and not self.source.startswith("(", found.end()):
                self._drop(found.group())
                return
        self.brackets.append(_Bracket(len(self.pieces), self.position + width, len(self.runs), image))
        self._take("![" if image else "[", width)

    def _bracket(self) -> None:
        if not self.brackets:
            self._take("]", 1)
            return
        opener = self.brackets.pop()
        found = None if opener.dead else self._destination(opener)
        if found is None:
            self._take("]", 1)
            return
        target, end = found
        written = self.source[self.position : end]
        resolve(self.runs, self.pieces, opener.runs)
        self.pieces[opener.piece] = ""
        last = len(self.pieces)
        words = ""
        if opener.image:
            words = "".join(self.pieces[opener.piece :])
            del self.pieces[opener.piece :]
            self.pieces.append("\n" * words.count("\n"))
            while self.links and self.links[-1][0] > opener.piece:
                self.links.pop()
            last = len(self.pieces)
        else:
            for other in reversed(self.brackets):
                if other.dead:
                    break
                other.dead = not other.image
        self.links.append((opener.piece, last, self.context.masked.target(target), opener.image, words))
        self._drop(written)
        self._attribute_list()

    def _destination(self, opener: _Bracket) -> tuple[str, int] | None:
        """The target of the link whose words end here, and the offset after it."""
        source = self.source
        after = self.position + 1
        if source.startswith("(", after):
            if found := inline_destination(source, after):
                return found
            if (loose := _LOOSE.match(source, after)) and re.search(f"[/.#{OPEN}]", loose.group(1)):
                return loose.group(1).strip(), loose.end()
        given = _LABEL.match(source, after)
        references = self.context.references
        if given and given.group(1).strip():
            target = references.get(label(given.group(1)))
            return (target, given.end()) if target is not None else None
        if self.position - opener.after <= 999:
            target = references.get(label(source[opener.after : self.position]))
            if target is not None:
                return target, given.end() if given else after
        return None

    def _attribute_list(self) -> None:
        """`{: .class}` or `{target=_blank}` right after a link, an image or code."""
        if self.source.startswith("{", self.position) and (found := _ATTRIBUTE_LIST.match(self.source, self.position)):
            self._drop(found.group())

    def _brace(self) -> None:
        source, position = self.source, self.position
        found = _ROLE.match(source, position)
        if not found and (source.startswith("{:", position) or (position and source[position - 1] in "*_)`")):
            found = _ATTRIBUTE_LIST.match(source, position)
        if not found and self.context.mdx:
            found = _EXPRESSION.match(source, position)
            if found and found.group().startswith("{/*"):
                self.hidden.append((found.group()[3:-3].strip("*/ "), "comment", source.count("\n", 0, position)))
        if found:
            self._drop(found.group())
        else:
            self._take("{", 1)

    def _entity(self) -> None:
        found = _ENTITY.match(self.source, self.position)
        if not found:
            self._take("&", 1)
            return
        shown = html.unescape(found.group())
        self._take(reveal(" " if shown in "\u00a0\n\r" else shown)[0], len(found.group()))

    def _angle(self) -> None:
        source, position = self.source, self.position
        if found := _AUTOLINK.match(source, position) or _EMAIL.match(source, position):
            words = found.group(1)
            target = self.context.masked.target(words if ":" in words.split("@")[0] else f"mailto:{words}")
            self.pieces.append(self.context.masked.words(words))
            self.links.append((len(self.pieces) - 1, len(self.pieces), target, False, ""))
            self.position = found.end()
            return
        if source.startswith("<!--", position):
            found = None if self.no_comment else COMMENT.match(source, position)
            if found:
                inner = self.context.masked.restored(found.group()[4:-3])
                self.hidden.append((inner, "comment", source.count("\n", 0, position)))
                self._drop(found.group())
                return
            self.no_comment = True
        found = TAG.match(source, position)
        if not found or not (is_element(found.group(2)) or found.group(3).strip(" /")):
            self._take("<", 1)
            return
        self._element(found)

    def _element(self, found: re.Match[str]) -> None:
        name = found.group(2).lower()
        written = found.group()
        blank = " " if name in _IN_BLANKS and "\n" not in self.source[found.end() : found.end() + 1] else ""
        self._take(blank + "\n" * written.count("\n"), len(written))
        if found.group(1):
            for at in range(len(self.elements) - 1, max(-1, len(self.elements) - 20), -1):
                if self.elements[at].name == name:
                    while len(self.elements) > at:
                        self._close(self.elements.pop())
                    break
            return
        given = attributes(found.group(3))
        self.anchors.extend(
            value for key in ("id", "name") if (value := given.get(key)) and (key == "id" or name == "a")
        )
        outer = self.elements[-1].appearance if self.elements else Appearance()
        if name == "img":
            target = self.context.masked.target(given.get("src", ""))
            if target and not outer.how:
                self.links.append((len(self.pieces), len(self.pieces), target, True, given.get("alt", "")))
        elif name not in VOID and not found.group(3).endswith("/"):
            inner = Appearance(gone=name) if name in _SWALLOWED else outer.inside(given)
            target = given.get("href", "") if name == "a" else ""
            self.elements.append(_Element(name, len(self.pieces), target, inner, bool(outer.how)))

    def _close(self, element: _Element) -> None:
        """End an element: a link gets its words, the outermost hidden one is marked."""
        end = len(self.pieces)
        start = min(element.piece, end)
        if element.appearance.how:
            if not element.within_hidden:
                self.veiled.append((start, end, element.appearance.how))
        elif element.target:
            self.links.append((start, end, self.context.masked.target(element.target), False, ""))

    def _veil(self) -> None:
        """Take the content of hidden elements out of the visible text."""
        breaks = list(accumulate((piece.count("\n") for piece in self.pieces), initial=0))
        last = len(self.pieces)
        self.veiled = [(min(start, last), min(end, last), how) for start, end, how in self.veiled]
        for start, end, how in self.veiled:
            inner = "".join(self.pieces[start:end])
            for piece in range(start, end):
                self.pieces[piece] = "\n" * self.pieces[piece].count("\n")
            if how not in _SWALLOWED and inner.strip():
                self.hidden.append((inner, how, breaks[start]))
        veiled = {piece for start, end, _ in self.veiled for piece in range(start, end)}
        self.links = [link for link in self.links if link[0] not in veiled]

    def _assemble(self) -> Inline:
        offsets = [0]
        clean: list[str] = []
        last = "\n"
        for piece in self.pieces:
            if piece:
                if piece[0] in " \n\t" or last in " \n" or "  " in piece:
                    piece = _squeezed(piece, last, clean, offsets)
                if piece:
                    last = piece[-1]
            clean.append(piece)
            offsets.append(offsets[-1] + len(piece))
        text = "".join(clean)
        links = []
        for start, end, target, image, words in sorted(self.links, key=lambda link: (link[0], link[1])):
            left, right = offsets[start], offsets[end]
            shown = text[left:right]
            left += len(shown) - len(shown.lstrip())
            right = max(left, left + len(shown.strip()))
            if image:
                links.append(RunLink(target, " ".join(words.split()), left, left, image=True))
            else:
                links.append(RunLink(target, " ".join(text[left:right].split()), left, right))
        return Inline(with_bare_links(text, tuple(links)), tuple(self.hidden), tuple(self.anchors))


def _squeezed(piece: str, last: str, clean: list[str], offsets: list[int]) -> str:
    """A piece whose spaces do not double those before it. Code keeps its own only up to one, as a browser shows it."""
    piece = _BLANKS.sub(" ", piece)
    if last in " \n":
        piece = piece.lstrip(" ")
    if piece.startswith("\n") and last == " " and clean and clean[-1].endswith(" "):
        clean[-1] = clean[-1][:-1]
        offsets[-1] -= 1
    return piece
