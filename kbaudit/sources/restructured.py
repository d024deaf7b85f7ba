"""reStructuredText, read line by line: what a knowledge base needs of it, without running any of its directives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kbaudit.model import BlockKind, Field, Place
from kbaudit.sources.page import Page, Run, RunLink
from kbaudit.sources.restructured_tables import GRID, SIMPLE, Row, csv_cells, grid_table, list_table, simple_table
from kbaudit.sources.substitution import Shown, substituted

_ADORNMENT = re.compile(r"^([!-/:-@\[-`{-~])\1{1,}[ ]*$")
_DIRECTIVE = re.compile(r"^\.\.[ ]+(?:\|[^|\n]{1,99}\|[ ]+)?([A-Za-z][\w:.+-]{0,60})::(?:[ ]+(.*))?$")
_TARGET = re.compile(r"^\.\.[ ]+_(`[^`\n]{1,200}`|[^:\n]{1,200}):(?:[ ]+(.*))?$")
_NOTE = re.compile(r"^\.\.[ ]+\[([^\]\n]{1,80})\][ ]+(.*)$")
_FIELD = re.compile(r"^:([^:\n]{1,80}):(?:[ ]+(.*))?$")
_BULLET = re.compile(r"^[-*+\u2022][ ]+(?=\S)|^[-*+\u2022]$")
_NUMBER = re.compile(r"^\(?(?:\d{1,4}|#|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)][ ]+(?=\S)")
_INLINE = re.compile(
    r"``(?P<code>[^`\n]{1,2000}(?:\n[^`\n]{1,2000}){0,20}?)``"
    r"|(?::(?P<role>[a-zA-Z][\w:+.-]{0,60}):)?`(?P<words>[^`<]{0,1000})(?:<(?P<target>[^`<>]{1,1000})>)?`(?P<tail>__?)?"
    r"|\*\*(?P<strong>[^\s*](?:[^*]{0,1000}[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<emphasis>[^\s*](?:[^*]{0,1000}[^\s*])?)\*(?![\w*])"
    r"|(?<!\w)\|(?P<substitute>[^\s|][^|\n]{0,98})\|_{0,2}"
    r"|(?<!\S)\[(?:\#?[\w-]{0,40}|\*)\]_(?!\w)"
    r"|(?<![\w_.:/@#-])(?P<reference>[A-Za-z0-9][\w-]{0,98}?)__?(?![\w_])"
    r"|\\(?P<escaped>[\s\S])"
)
_CODE = frozenset(
    {"code-block", "code", "sourcecode", "parsed-literal", "math", "prompt", "highlight", "literalinclude"}
)
_DROPPED = frozenset(
    {"contents", "include", "index", "raw", "role", "default-role", "currentmodule", "highlightlang", "sectnum"}
    | {
        "autoclass",
        "automodule",
        "autofunction",
        "tabularcolumns",
        "class",
        "replace",
        "unicode",
        "date",
        "graphviz",
        "ifconfig",
    }
)
_TITLED = frozenset(
    {"admonition", "topic", "sidebar", "rubric", "table", "list-table", "csv-table", "tab", "tab-item", "dropdown"}
)
_PICTURES = frozenset({"image", "figure", "thumbnail"})


@dataclass
class Restructured:
    """One reading of a document. Lines hold no tabs."""

    lines: list[str]
    page: Page
    headings: list[str]
    nesting: int
    adornments: list[tuple[str, bool]] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Read everything into the page."""
        for line in self.lines:
            stripped = line.strip()
            if stripped.startswith(".. _") and (found := _TARGET.match(stripped)):
                name = found.group(1).strip("`")
                self.page.anchors.add(name)
                if found.group(2):
                    self.targets[" ".join(name.lower().split())] = found.group(2).strip()
        self._blocks(0, len(self.lines), 0, 0, 0, quoted=False)

    # -- blocks

    def _blocks(self, start: int, end: int, indent: int, depth: int, lists: int, *, quoted: bool) -> None:
        """Read lines `start` to `end`, whose text begins in column `indent`."""
        at = start
        while at < end:
            line = self.lines[at][indent:] if len(self.lines[at]) > indent else ""
            if not line.strip():
                at += 1
                continue
            own = len(line) - len(line.lstrip())
            if own:
                last = self._indented(at, end, indent + 1)
                if depth < self.nesting:
                    self._blocks(at, last, self._least(at, last), depth + 1, lists, quoted=not lists)
                else:
                    self.page.note(
                        f"blocks are nested deeper than {self.nesting} levels; what stands below was not read"
                    )
                at = last
                continue
            at = self._block(at, end, indent, depth, lists, line, quoted=quoted)

    def _block(self, at: int, end: int, indent: int, depth: int, lists: int, line: str, *, quoted: bool) -> int:
        """Read the block that begins in line `at`; returns the index after it."""
        if line.startswith("..") and (len(line.rstrip()) == 2 or line[2] == " "):
            return self._explicit(at, end, indent, depth, lists, line)
        if taken := self._heading(at, end, indent):
            return at + taken
        if GRID.match(line) or SIMPLE.match(line):
            return self._table(at, end, indent)
        if _ADORNMENT.match(line) and len(line.strip()) >= 4:
            return at + 1
        if bullet := _BULLET.match(line) or _NUMBER.match(line):
            return self._item(at, end, indent, depth, lists, bullet.end())
        if found := _FIELD.match(line):
            return self._field(at, end, indent, found, docinfo=self._before_body())
        if line.startswith(">>>"):
            last = at
            while last < end and self.lines[last].strip():
                last += 1
            self._code(at, last)
            return last
        return self._paragraph(at, end, indent, depth, lists, quoted=quoted)

    def _before_body(self) -> bool:
        return all(block.kind is BlockKind.HEADING for block in self.page.builder.blocks)

    def _indent(self, at: int) -> int:
        return len(self.lines[at]) - len(self.lines[at].lstrip())

    def _least(self, at: int, end: int) -> int:
        """The smallest indentation of the lines from `at` to `end`."""
        return min((self._indent(row) for row in range(at, end) if self.lines[row].strip()), default=0)

    def _indented(self, at: int, end: int, indent: int) -> int:
        """The index after the last line from `at` on that is indented at least that far."""
        last = at
        for row in range(at, end):
            if self.lines[row].strip():
                if self._indent(row) < indent:
                    break
                last = row + 1
        return last

    def _heading(self, at: int, end: int, indent: int) -> int:
        """How many lines a heading takes that begins here; 0 where there is none."""
        rows = [self.lines[row][indent:].rstrip() if row < end else "" for row in range(at, at + 3)]
        if found := _ADORNMENT.match(rows[0]):
            if rows[1].strip() and rows[2].strip() == rows[0].strip() and len(rows[0]) >= min(len(rows[1].strip()), 4):
                self._add_heading(rows[1], at + 1, found.group(1), over=True)
                return 3
            return 0
        # A line of four signs makes a title however long that is; docutils only warns.
        if (found := _ADORNMENT.match(rows[1])) and len(rows[1]) >= min(4, len(rows[0])):
            self._add_heading(rows[0], at, found.group(1), over=False)
            return 2
        return 0

    def _add_heading(self, text: str, at: int, adornment: str, *, over: bool) -> None:
        style = (adornment, over)
        if style not in self.adornments:
            self.adornments.append(style)
        run = self._words(text.strip())
        self.headings.append(run.text)
        self.page.add(BlockKind.HEADING, run, at + 1, level=min(6, self.adornments.index(style) + 1))

    def _paragraph(self, at: int, end: int, indent: int, depth: int, lists: int, *, quoted: bool) -> int:
        last = at + 1
        while last < end and self.lines[last].strip() and self._indent(last) >= indent:
            if self._indent(last) > indent and last == at + 1:
                return self._definition(at, end, indent, depth, lists)
            last += 1
        rows = [line[indent:].strip() for line in self.lines[at:last]]
        if all(row.startswith("| ") or row == "|" for row in rows):
            rows = [row[1:].strip() for row in rows]
        literal = rows[-1].endswith("::")
        if literal:
            rows[-1] = rows[-1][:-1] if len(rows[-1]) > 2 and rows[-1][-3] != " " else rows[-1][:-2].rstrip()
        self.page.add(BlockKind.QUOTE if quoted else BlockKind.PARAGRAPH, self._words("\n".join(rows)), at + 1)
        if literal:
            after = self._indented(last, end, indent + 1)
            self._code(last, after)
            return after
        return last

    def _definition(self, at: int, end: int, indent: int, depth: int, lists: int) -> int:
        """A term with its definition below; the first paragraph joins the term."""
        inner = self._indent(at + 1)
        last = self._indented(at + 1, end, indent + 1)
        stop = at + 1
        while stop < last and self.lines[stop].strip() and self._indent(stop) >= inner:
            stop += 1
        term = self.lines[at].strip()
        colon = "" if term.endswith((":", "?", ".", "!")) else ":"
        rows = [term + colon, *(line.strip() for line in self.lines[at + 1 : stop])]
        self.page.add(BlockKind.LIST_ITEM, self._words("\n".join(rows)), at + 1, level=max(1, lists))
        if stop < last and depth < self.nesting:
            self._blocks(stop, last, self._least(stop, last), depth + 1, max(1, lists), quoted=False)
        return last

    def _item(self, at: int, end: int, indent: int, depth: int, lists: int, width: int) -> int:
        last = self._indented(at + 1, end, indent + 1)
        inner = indent + width
        stop = at + 1
        while stop < last and self.lines[stop].strip() and not self._starts_item(stop):
            stop += 1
        rows = [self.lines[at][inner:].strip(), *(line.strip() for line in self.lines[at + 1 : stop])]
        literal = rows[-1].endswith("::")
        if literal:
            rows[-1] = rows[-1][:-1]
        self.page.add(BlockKind.LIST_ITEM, self._words("\n".join(rows)), at + 1, level=lists + 1)
        if literal:
            stop, begin = self._indented(stop, last, inner), stop
            self._code(begin, stop)
        if stop < last:
            if depth < self.nesting:
                self._blocks(stop, last, self._least(stop, last), depth + 1, lists + 1, quoted=False)
            else:
                self.page.note(f"blocks are nested deeper than {self.nesting} levels; what stands below was not read")
        return max(last, at + 1)

    def _starts_item(self, at: int) -> bool:
        line = self.lines[at].lstrip()
        before = self.lines[at - 1].strip()
        return bool(_BULLET.match(line)) and not before

    def _field(self, at: int, end: int, indent: int, found: re.Match[str], *, docinfo: bool) -> int:
        last = self._indented(at + 1, end, indent + 1)
        rows = [(found.group(2) or "").strip(), *(line.strip() for line in self.lines[at + 1 : last])]
        value = " ".join(" ".join(rows).split())
        key = found.group(1).strip()
        if docinfo:
            self.page.fields.append(Field(key, value, "docinfo", Place(line=at + 1)))
        else:
            entry = "\n".join([f"{key}: {rows[0]}".strip(), *rows[1:]])
            self.page.add(BlockKind.LIST_ITEM, self._words(entry), at + 1, level=1)
        return last

    def _code(self, at: int, end: int) -> None:
        while at < end and not self.lines[at].strip():
            at += 1
        rows = self.lines[at:end]
        indent = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=0)
        self.page.add(BlockKind.CODE, Run("\n".join(row[indent:].rstrip() for row in rows)), at + 1)

    # -- explicit markup

    def _explicit(self, at: int, end: int, indent: int, depth: int, lists: int, line: str) -> int:
        last = self._indented(at + 1, end, indent + 1)
        if found := _DIRECTIVE.match(line):
            self._directive(at, last, depth, lists, found.group(1).lower(), (found.group(2) or "").strip())
        elif _TARGET.match(line) or line.startswith(".. __:"):
            pass
        elif found := _NOTE.match(line):
            rows = [found.group(2), *(row.strip() for row in self.lines[at + 1 : last])]
            self.page.add(BlockKind.PARAGRAPH, self._words("\n".join(rows)), at + 1)
        else:
            comment = "\n".join([line[2:], *self.lines[at + 1 : last]])
            self.page.hide(comment, "comment", at + 1)
        return last

    def _directive(self, at: int, last: int, depth: int, lists: int, name: str, argument: str) -> None:
        body = at + 1
        options: dict[str, str] = {}
        while body < last and (found := _FIELD.match(self.lines[body].strip())):
            options[found.group(1).lower()] = (found.group(2) or "").strip()
            body += 1
        name = name.rsplit(":", 1)[-1]
        if name in _CODE:
            self._code(body, last)
            return
        if name == "meta":
            self.page.fields.extend(
                Field(key, value, "docinfo", Place(line=at + 1)) for key, value in options.items() if value
            )
            return
        if name == "toctree":
            self._toctree(body, last)
            return
        if name in _DROPPED:
            return
        if name in _PICTURES:
            link = RunLink(argument, options.get("alt", ""), 0, 0, image=True)
            self.page.add(BlockKind.PARAGRAPH, Run("", (link,) if argument else ()), at + 1)
        elif argument:
            stop = body
            while name not in _TITLED and stop < last and self.lines[stop].strip():
                stop += 1
            rows = [argument, *(line.strip() for line in self.lines[body:stop])]
            body = stop if name not in _TITLED else body
            self.page.add(BlockKind.PARAGRAPH, self._words("\n".join(rows)), at + 1)
        if body >= last or not any(line.strip() for line in self.lines[body:last]):
            return
        if name == "csv-table":
            self._csv(body, last, options.get("header", ""))
        elif name == "list-table":
            headers = options.get("header-rows", "0")
            count = int(headers) if headers.isdecimal() and len(headers) < 3 else 0
            self._rows(list_table(self.lines, body, last), count)
        elif depth < self.nesting:
            self._blocks(body, last, self._least(body, last), depth + 1, lists, quoted=False)

    def _toctree(self, body: int, last: int) -> None:
        for at in range(body, last):
            entry = self.lines[at].strip()
            if entry and not entry.startswith(":"):
                found = re.match(r"^(.{0,300}?)\s{0,9}<([^<>]{1,500})>$", entry)
                target, label = (found.group(2), found.group(1)) if found else (entry, "")
                self.page.add(BlockKind.PARAGRAPH, Run("", (RunLink(target, label, 0, 0),)), at + 1)

    # -- tables

    def _row(self, cells: Sequence[str], at: int, header: tuple[str, ...]) -> None:
        parts: list[str] = []
        spans: list[tuple[int, int]] = []
        links: list[RunLink] = []
        length = 0
        for number, cell in enumerate(cells):
            run = self._words(cell.strip())
            length += 3 if number else 0
            links.extend(
                RunLink(link.target, link.words, link.start + length, link.end + length, link.image)
                for link in run.links
            )
            spans.append((length, length + len(run.text)))
            parts.append(run.text)
            length += len(run.text)
        self.page.add(BlockKind.TABLE_ROW, Run(" | ".join(parts), tuple(links), tuple(spans)), at + 1, header=header)

    def _rows(self, rows: Sequence[Row], headers: int) -> None:
        header: tuple[str, ...] = ()
        if 0 < headers < len(rows):
            columns = zip(*(cells for _, cells in rows[:headers]), strict=False)
            header = tuple(" ".join(self._words(" ".join(column)).text.split()) for column in columns)
        for at, cells in rows[len(header) and headers :]:
            self._row(cells, at, header)

    def _table(self, at: int, end: int, indent: int) -> int:
        """Read a grid or a simple table; returns the index after it."""
        if GRID.match(self.lines[at][indent:]):
            rows, headers, last = grid_table(self.lines, at, end, indent)
        else:
            rows, headers, last = simple_table(self.lines, at, end, indent)
        self._rows(rows, headers)
        return last

    def _csv(self, body: int, last: int, header: str) -> None:
        names = tuple(csv_cells(header))
        for at in range(body, last):
            if cells := csv_cells(self.lines[at].strip()):
                self._row(cells, at, names)

    # -- inline

    def _words(self, text: str) -> Run:
        if not re.search(r"[`*|_\\]|://|[ \t]{2}", text):
            return Run(text)
        return substituted(text, _INLINE, self._show, self.page.anchors)

    def _show(self, found: re.Match[str]) -> Shown:
        part = found.groupdict()
        if part["code"] is not None:
            return Shown(part["code"])
        if part["words"] is not None:
            shown = (part["words"] or "").strip() or (part["target"] or "")
            if part["role"]:
                role = part["role"].rsplit(":", 1)[-1]
                shown = shown.lstrip("~!")
                if role in ("doc", "ref", "download", "any", "numref", "term"):
                    return Shown(shown, part["target"] or (part["words"] or "").strip())
                return Shown(shown)
            if part["target"]:
                return Shown(shown, part["target"].strip())
            if part["tail"]:
                return Shown(shown, self.targets.get(" ".join(shown.lower().split())))
            return Shown(shown)
        for key in ("strong", "emphasis", "substitute"):
            if part[key] is not None:
                return Shown(part[key])
        if part["reference"] is not None:
            target = self.targets.get(part["reference"].lower())
            return Shown(part["reference"], target) if target else Shown(found.group())
        if part["escaped"] is not None:
            return Shown("\n" if part["escaped"] == "\n" else part["escaped"].strip())
        return Shown("")
