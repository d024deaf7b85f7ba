"""AsciiDoc, read line by line as text: headings, lists, tables, code, attributes, and the words of its macros."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kbaudit.model import BlockKind, Field, Place
from kbaudit.sources.page import Page, Run, RunLink
from kbaudit.sources.substitution import Shown, substituted

_HEADING = re.compile(r"^(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?[ \t]*$")
_ATTRIBUTE = re.compile(r"^:(!?[\w][\w-]{0,80}!?):(?:[ \t]+(.*?))?[ \t]*$")
_FENCE = re.compile(r"^(-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|`{3,}|--|\|===|!===|,===)[ \t]*(\w*)[ \t]*$")
_ITEM = re.compile(r"^[ \t]*(\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-z]\.|<\d{1,3}>|<\.>)[ \t]+(?=\S)")
_TERM = re.compile(r"^([^\n]{1,300}?)(:{2,4}|;;)(?:[ \t]+(.*))?$")
_BLOCK_MACRO = re.compile(r"^(image|video|audio|include|toc|link)::([^\[\n]{0,1000})\[([^\]\n]{0,1000})\][ \t]*$")
_CONDITION = re.compile(r"^(?:ifdef|ifndef|ifeval|endif)::")
_BLOCK_ATTRIBUTES = re.compile(r"^\[(?!\[)[^\n]{0,1000}\][ \t]*$")
_BLOCK_ANCHOR = re.compile(r"^\[\[([^\],\n]{1,200})(?:,[^\]\n]{0,200})?\]\][ \t]*$")
_ID = re.compile(r"#([\w.:-]{1,100})|\bid=\"?([\w.:-]{1,100})")
_ADMONITION = re.compile(r"^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_REVISION = re.compile(r"^v?[\d.]{1,20},?[ \t]{0,9}(\d{4}-\d{2}-\d{2})?[^\n]{0,100}$")
_INLINE = re.compile(
    r"`\+?(?P<code>[^`\n]{1,1000}?)\+?`"
    r"|\[\[(?P<anchor>[^\],\n]{1,200})(?:,[^\]\n]{0,200})?\]\]"
    r"|<<(?P<cross>[^,<>\n]{1,300})(?:,(?P<crosswords>[^<>]{0,500}))?>>"
    r"|(?:link|xref):(?P<link>[^\s\[]{1,1000})\[(?P<linkwords>[^\]]{0,500})\]"
    r"|(?P<address>(?:https?|ftp|irc|mailto):[^\s\[\]<>]{1,1000})\[(?P<addresswords>[^\]]{0,500})\]"
    r"|image:(?P<image>[^\s\[:][^\s\[]{0,1000})\[(?P<alt>[^\]]{0,500})\]"
    r"|(?:kbd|btn|pass|stem|icon):[^\s\[]{0,80}\[(?P<macro>[^\]\n]{0,300})\]"
    r"|menu:(?P<menu>[^\s\[][^\[\n]{0,80})\[(?P<entry>[^\]\n]{0,300})\]"
    r"|footnote:[\w-]{0,80}\[(?P<footnote>[^\]]{0,1000})\]"
    r"|\(\(\((?P<index>[^()\n]{1,200})\)\)\)|\(\((?P<shown>[^()\n]{1,200})\)\)"
    r"|\*\*(?P<strong2>[^*\n]{1,1000})\*\*|(?<![\w*])\*(?P<strong>[^\s*](?:[^*]{0,1000}[^\s*])?)\*(?![\w*])"
    r"|__(?P<emphasis2>[^_\n]{1,1000})__|(?<![\w_])_(?P<emphasis>[^\s_](?:[^_]{0,1000}[^\s_])?)_(?![\w_])"
    r"|(?<![\w#])(?:\[[^\]\n]{1,80}\])?\#(?P<marked>[^\s#](?:[^#\n]{0,300}[^\s#])?)\#(?![\w#])"
    r"|\{(?P<attribute>[\w][\w-]{0,80})\}"
    r"|[ \t]\+$"
)
_CELL = re.compile(r"(?:(?<=\s)|^)(?:\d{0,3}(?:\.\d{1,3})?[+*])?[<^>.]{0,3}[adehlmsv]?\|")


@dataclass
class AsciiDoc:
    """One reading of a document."""

    lines: list[str]
    page: Page
    headings: list[str]
    attributes: dict[str, str] = field(default_factory=dict)
    source: bool = False
    header_row: bool = False

    def read(self) -> None:
        """Read everything into the page."""
        at = self._header()
        while at < len(self.lines):
            at = self._block(at)

    def _header(self) -> int:
        """Title, author, revision and attributes at the top; returns the index after them."""
        at = 0
        titled = False
        while at < len(self.lines):
            line = self.lines[at].rstrip()
            if found := _ATTRIBUTE.match(line):
                self._attribute(found, at)
            elif line.startswith("//") and not line.startswith("////"):
                self.page.hide(line[2:], "comment", at + 1)
            elif not titled and (heading := _HEADING.match(line)) and len(heading.group(1)) == 1:
                self._add_heading(heading, at)
                titled = True
                at += 1
                at = self._author(at)
                continue
            elif line.strip() or titled:
                break
            at += 1
        return at

    def _author(self, at: int) -> int:
        """The author and revision lines right below the title."""
        if at < len(self.lines) and re.match(r"^[A-Z][\w.' -]{2,80}(?:<[^<>\s]{3,200}>)?$", self.lines[at].rstrip()):
            self.page.fields.append(Field("author", self.lines[at].strip(), "document header", Place(line=at + 1)))
            at += 1
            if at < len(self.lines) and (found := _REVISION.match(self.lines[at].strip())) and self.lines[at].strip():
                if found.group(1):
                    self.page.fields.append(Field("revdate", found.group(1), "document header", Place(line=at + 1)))
                at += 1
        return at

    def _attribute(self, found: re.Match[str], at: int) -> None:
        key, value = found.group(1), (found.group(2) or "").strip()
        if "!" in key:
            return
        self.attributes[key] = value
        self.page.fields.append(Field(key, value, "document attribute", Place(line=at + 1)))

    def _add_heading(self, found: re.Match[str], at: int) -> None:
        run = self._words(found.group(2))
        self.headings.append(run.text)
        self.page.anchors.add("_" + re.sub(r"[^\w]+", "_", run.text.lower()).strip("_"))
        self.page.add(BlockKind.HEADING, run, at + 1, level=len(found.group(1)))

    # -- blocks

    def _block(self, at: int) -> int:
        """Read what begins in line `at`; returns the index after it."""
        line = self.lines[at].rstrip()
        if not line.strip() or line.strip() in ("+", "'''", "<<<"):
            return at + 1
        if fence := _FENCE.match(line):
            return self._fenced(at, fence)
        if line.startswith("//"):
            self.page.hide(line[2:], "comment", at + 1)
            return at + 1
        if found := _HEADING.match(line):
            self._add_heading(found, at)
            return at + 1
        if found := _ATTRIBUTE.match(line):
            self._attribute(found, at)
            return at + 1
        if _CONDITION.match(line):
            return at + 1
        if found := _BLOCK_ANCHOR.match(line):
            self.page.anchors.add(found.group(1))
            return at + 1
        if _BLOCK_ATTRIBUTES.match(line):
            self.page.anchors.update(one or two for one, two in _ID.findall(line))
            self.source = self.source or line.startswith(("[source", "[listing", "[literal"))
            self.header_row = self.header_row or "header" in line
            return at + 1
        if found := _BLOCK_MACRO.match(line):
            self._macro(found, at)
            return at + 1
        if line.startswith(".") and re.match(r"^\.[^\s.]", line):
            self.page.add(BlockKind.PARAGRAPH, self._words(line[1:]), at + 1)
            return at + 1
        if found := _ITEM.match(line):
            return self._item(at, found)
        if (found := _TERM.match(line)) and "://" not in found.group(0):
            return self._term(at, found)
        return self._paragraph(at)

    def _macro(self, found: re.Match[str], at: int) -> None:
        name, target, words = found.groups()
        if name in ("image", "video", "audio", "link", "include") and target:
            words = "" if name == "include" else words.split(",")[0].strip('"')
            self.page.add(BlockKind.PARAGRAPH, Run("", (RunLink(target, words, 0, 0, name == "image"),)), at + 1)

    def _fenced(self, at: int, fence: re.Match[str]) -> int:
        mark = fence.group(1)
        end = at + 1
        while end < len(self.lines) and self.lines[end].rstrip() != mark:
            end += 1
        closed = end < len(self.lines)
        if mark[0] == "/":
            self.page.hide("\n".join(self.lines[at + 1 : end]), "comment", at + 2)
        elif mark[0] in "-.+`" and mark != "--" and closed:
            self.page.add(BlockKind.CODE, Run("\n".join(self.lines[at + 1 : end])), at + 2)
        elif mark.endswith("===") and mark[0] in "|!,":
            self._table(at + 1, end)
        else:
            self.source = False
            return at + 1
        self.source = self.header_row = False
        return end + 1

    def _text(self, at: int) -> tuple[list[str], int]:
        """The lines of a paragraph from `at` on and the index after them."""
        rows: list[str] = []
        while at < len(self.lines):
            line = self.lines[at].rstrip()
            if (
                not line.strip()
                or line == "+"
                or (rows and any(pattern.match(line) for pattern in (_FENCE, _ITEM, _BLOCK_ATTRIBUTES, _BLOCK_MACRO)))
            ):
                break
            if line.startswith("//") or _CONDITION.match(line):
                if line.startswith("//"):
                    self.page.hide(line[2:], "comment", at + 1)
                line = ""
            rows.append(line.strip())
            at += 1
        return rows, at

    def _paragraph(self, at: int) -> int:
        rows, end = self._text(at)
        if end == at:
            return at + 1
        literal = self.source or (self.lines[at][:1] == " " and all(line[:1] == " " for line in self.lines[at:end]))
        self.source = False
        if literal:
            self.page.add(BlockKind.CODE, Run("\n".join(line.rstrip() for line in self.lines[at:end])), at + 1)
        else:
            rows[0] = _ADMONITION.sub("", rows[0])
            self.page.add(BlockKind.PARAGRAPH, self._words("\n".join(rows)), at + 1)
        return end

    def _item(self, at: int, found: re.Match[str]) -> int:
        mark = found.group(1)
        rows, end = self._text(at)
        rows[0] = re.sub(r"^\[[ xX*]\][ \t]+", "", self.lines[at][found.end() :].strip())
        level = len(mark) if mark[0] in "*." else 1
        self.page.add(BlockKind.LIST_ITEM, self._words("\n".join(rows)), at + 1, level=level)
        return max(end, at + 1)

    def _term(self, at: int, found: re.Match[str]) -> int:
        rows, end = self._text(at)
        head = found.group(1).strip()
        rows[0] = (
            head
            + ("" if head.endswith((":", "?", ".", "!")) else ":")
            + (f" {found.group(3).strip()}" if found.group(3) else "")
        )
        if len(rows) == 1 and not found.group(3) and end + 1 < len(self.lines) and not self.lines[end].strip():
            below, after = self._text(end + 1)
            if below and not any(
                pattern.match(below[0]) for pattern in (_FENCE, _ITEM, _HEADING, _TERM, _BLOCK_ATTRIBUTES)
            ):
                rows, end = [*rows, "", *below], after
        self.page.add(BlockKind.LIST_ITEM, self._words("\n".join(rows)), at + 1, level=1)
        return max(end, at + 1)

    # -- tables

    def _table(self, start: int, end: int) -> None:
        rows: list[tuple[int, list[str]]] = []
        blank_after_first = False
        width = 0
        for at in range(start, end):
            line = self.lines[at].rstrip()
            if not line.strip():
                blank_after_first = blank_after_first or len(rows) == 1
                continue
            cells = _CELL.split(line)
            if len(cells) == 1:
                if rows:
                    rows[-1][1][-1] = f"{rows[-1][1][-1]} {line.strip()}".strip()
                continue
            cells = [cell.strip() for cell in cells[1:]]
            width = width or len(cells)
            if rows and len(rows[-1][1]) + len(cells) <= width:
                rows[-1][1].extend(cells)
            else:
                rows.append((at, cells))
        header: tuple[str, ...] = ()
        if len(rows) > 1 and (self.header_row or blank_after_first):
            header = tuple(" ".join(self._words(cell).text.split()) for cell in rows[0][1])
            rows = rows[1:]
        for at, cells in rows:
            self._row(cells, at, header)

    def _row(self, cells: Sequence[str], at: int, header: tuple[str, ...]) -> None:
        parts: list[str] = []
        spans: list[tuple[int, int]] = []
        links: list[RunLink] = []
        length = 0
        for number, cell in enumerate(cells):
            run = self._words(cell)
            length += 3 if number else 0
            links.extend(
                RunLink(link.target, link.words, link.start + length, link.end + length, link.image)
                for link in run.links
            )
            spans.append((length, length + len(run.text)))
            parts.append(run.text)
            length += len(run.text)
        self.page.add(BlockKind.TABLE_ROW, Run(" | ".join(parts), tuple(links), tuple(spans)), at + 1, header=header)

    # -- inline

    def _words(self, text: str) -> Run:
        return substituted(text.strip(), _INLINE, self._show, self.page.anchors)

    def _show(self, found: re.Match[str]) -> Shown:
        part = found.groupdict()
        if part["cross"] is not None:
            target = part["cross"].strip()
            target = target if "#" in target or "." in target else f"#{target}"
            return Shown((part["crosswords"] or part["cross"]).strip(), target)
        if part["link"] is not None:
            return Shown(_first(part["linkwords"]) or part["link"], part["link"])
        if part["address"] is not None:
            return Shown(_first(part["addresswords"]) or part["address"], part["address"])
        if part["image"] is not None:
            return Shown(_first(part["alt"]), part["image"], image=True)
        if part["anchor"] is not None:
            return Shown("", anchor=part["anchor"].strip())
        if part["menu"] is not None:
            return Shown(f"{part['menu']} > {part['entry']}" if part["entry"] else part["menu"])
        if part["attribute"] is not None:
            return Shown(self.attributes.get(part["attribute"], ""))
        if part["footnote"] is not None:
            return Shown(f" ({part['footnote']})")
        for key in ("code", "macro", "shown", "strong2", "strong", "emphasis2", "emphasis", "marked"):
            if part[key] is not None:
                return Shown(part[key])
        return Shown("")


def _first(words: str | None) -> str:
    """The words of a link without the attributes after them; `^` asks for a new window."""
    shown = (words or "").strip()
    if shown.startswith('"') and shown.count('"') >= 2:
        return shown[1:].split('"')[0]
    shown = re.split(r",\s{0,9}\w{1,30}=", shown, maxsplit=1)[0]
    return shown.rstrip("^").strip()
