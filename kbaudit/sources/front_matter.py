"""Front matter: the YAML or TOML head of a text file, as fields whose values stay exactly as written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kbaudit.config import Limits
from kbaudit.model import Field, Place

ORIGIN = "front matter"

MOST_FIELDS = 2_000
"""Fields of one front matter; aliases that multiply (the billion laughs) stop here."""

LONGEST = 1_000_000
"""Characters between the fences beyond which a file merely begins with a rule."""

_OPENING = re.compile(r"\s{0,200}?(?:^|(?<=\n))(---|\+\+\+)[ \t]*\n")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.M),
}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_YAML_LINE = re.compile(r"^([A-Za-z_][\w .-]{0,80}?)[ \t]*:(?:[ \t]+(.*)|)$")
_TOML_LINE = re.compile(r"""^\s*((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"))*)\s*=\s*(.*)$""")
_TOML_TABLE = re.compile(r"^\s*\[\[?([^\[\]\n]+)\]\]?\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a front matter, the offset at which the body begins, and what was wrong. `end` is 0 without one."""

    fields: tuple[Field, ...] = ()
    end: int = 0
    notes: tuple[str, ...] = ()


def front_matter(text: str, limits: Limits | None = None) -> FrontMatter:
    """Read the head of `text`; every scalar stays the string that was written, so that 2025-02-30 arrives as it is.

    Nested keys are joined by dots and a list gives one field for each item; only True and FALSE are brought to lower case.
    A head that is no mapping is none: the file begins with a horizontal rule. Malformed YAML and TOML give a note and the
    simple `key: value` lines.
    """
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter()
    closing = _CLOSING[opening.group(1)].search(text, opening.end(), opening.end() + LONGEST)
    if not closing:
        return FrontMatter()
    head = text[opening.end() : closing.start()]
    line = text.count("\n", 0, opening.end()) + 1
    nesting = (limits or Limits()).nesting
    fields, notes, found = (_yaml if opening.group(1) == "---" else _toml)(head, line, nesting)
    return FrontMatter(fields, closing.end(), notes) if found else FrontMatter()


def blank_front_matter(text: str, matter: FrontMatter) -> str:
    """The text with its front matter replaced by as many empty lines, so that line numbers stay those of the file."""
    return "\n" * text.count("\n", 0, matter.end) + text[matter.end :] if matter.end else text


_Read = tuple[tuple[Field, ...], tuple[str, ...], bool]


def _yaml(head: str, line: int, nesting: int) -> _Read:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    head = _CONTROL.sub(" ", head)
    try:
        if _deeper(yaml.parse(head, Loader=loader), nesting):
            fields = tuple(_salvage(head, line, _YAML_LINE))
            note = f"front matter is nested deeper than {nesting} levels; only its simple lines were read"
            return fields, (note,), bool(fields)
        node = yaml.compose(head, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        fields = tuple(_salvage(head, line, _YAML_LINE))
        mark = getattr(error, "problem_mark", None)
        where = f" in line {line + mark.line}" if mark is not None else ""
        problem = str(getattr(error, "problem", None) or "it cannot be parsed")
        return fields, (f"front matter is not valid YAML{where}: {problem}; its simple lines were read",), bool(fields)
    if node is None:
        return (), (), not head.strip() or all(row.lstrip().startswith("#") for row in head.split("\n") if row.strip())
    if not isinstance(node, yaml.MappingNode):
        return (), (), False
    found: list[Field] = []
    notes: list[str] = []
    for key, value, row in _walk(node, nesting, notes):
        if len(found) >= MOST_FIELDS:
            notes.append(f"front matter has more than {MOST_FIELDS} entries; the rest was not read")
            break
        found.append(Field(key, value, ORIGIN, Place(line=line + row)))
    return tuple(found), tuple(notes), True


def _deeper(events: Iterator[Any], nesting: int) -> bool:
    """Whether collections nest deeper than that. The composer recurses in C, where too deep is the end of the process."""
    depth = 0
    for event in events:
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            depth += 1
            if depth > nesting:
                return True
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
    return False


def _walk(root: Any, nesting: int, notes: list[str]) -> Iterator[tuple[str, str, int]]:
    """Leaves of a composed YAML document as key, value and line (from 0). Aliases come out where they are used."""
    stack: list[tuple[str, Any, int, int, bool]] = [("", root, 0, 0, False)]
    steps = 0
    while stack:
        key, node, row, depth, expanded = stack.pop()
        steps += 1
        if steps > 20 * MOST_FIELDS:
            notes.append("front matter repeats itself through aliases without end; the rest was not read")
            return
        if depth > nesting:
            if not any("deeper" in note for note in notes):
                notes.append(f"front matter is nested deeper than {nesting} levels; the rest was not read")
            continue
        row = row if expanded else node.start_mark.line
        if node.id == "scalar":
            yield key, _scalar(node), row
            continue
        seen = node.start_mark.line
        below: list[tuple[str, Any, int, int, bool]] = []
        if node.id == "sequence":
            for item in node.value:
                elsewhere = expanded or item.start_mark.line < seen
                below.append((key, item, row, depth + 1, elsewhere))
        else:
            for name, value in node.value:
                word = name.value if name.id == "scalar" else "?"
                own = row if expanded else name.start_mark.line
                merged = word == "<<"
                path = key if merged else f"{key}.{word}" if key else str(word)
                elsewhere = expanded or value.start_mark.line < name.start_mark.line
                at_key = value.id == "scalar" and not merged
                below.append((path, value, own, depth + 1, elsewhere or at_key))
        if not below and key:
            yield key, "", row
        stack.extend(reversed(below))


def _scalar(node: Any) -> str:
    value = str(node.value)
    if not node.style:
        if node.tag.endswith(":null"):
            return ""
        if value in ("True", "TRUE", "False", "FALSE"):
            return value.lower()
    return value.strip()


def _toml(head: str, line: int, nesting: int) -> _Read:
    places = {key: (row, raw) for key, row, raw in _toml_lines(head)}
    try:
        tables = tomllib.loads(head) if head.count("[[") + head.count("{") <= 10 * nesting else None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        tables = None
    if tables is None:
        fields = tuple(
            Field(key, _unquoted(raw), ORIGIN, Place(line=line + row)) for key, row, raw in _toml_lines(head)
        )
        return fields, ("front matter is not valid TOML; its simple lines were read",), bool(fields)
    found: list[Field] = []
    for key, value in _leaves(tables):
        row, raw = places.get(key, (0, ""))
        if isinstance(value, bool):
            shown = "true" if value else "false"
        elif isinstance(value, str):
            shown = value
        else:
            shown = _unquoted(raw) if raw and not raw.startswith(("[", "{")) else str(value)
        found.append(Field(key, shown.strip(), ORIGIN, Place(line=line + row)))
        if len(found) >= MOST_FIELDS:
            return tuple(found), (f"front matter has more than {MOST_FIELDS} entries; the rest was not read",), True
    return tuple(found), (), True


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, key)
    else:
        yield key, value


def _toml_lines(head: str) -> Iterator[tuple[str, int, str]]:
    table = ""
    for row, text in enumerate(head.split("\n")):
        if found := _TOML_TABLE.match(text):
            table = found.group(1).strip().replace('"', "") + "."
        elif len(text) < 10_000 and (found := _TOML_LINE.match(text)):
            key = ".".join(part.strip().strip("\"'") for part in found.group(1).split("."))
            yield table + key, row, found.group(2).strip()


def _salvage(head: str, line: int, pattern: re.Pattern[str]) -> Iterator[Field]:
    for row, text in enumerate(head.split("\n")):
        if len(text) < 10_000 and (found := pattern.match(text)):
            yield Field(found.group(1), _unquoted((found.group(2) or "").strip()), ORIGIN, Place(line=line + row))


def _unquoted(value: str) -> str:
    """A raw value without its quotes or the comment after it."""
    if len(value) > 1 and value[0] in "\"'":
        end = value.find(value[0], 1)
        if end > 0:
            return value[1:end].strip()
    return re.split(r"\s#", value, maxsplit=1)[0].strip()
