"""What generators add to Markdown: admonitions, attribute lists, footnotes, imports, components, includes.

Everything happens on whole lines before the parser sees them, and no line is added or removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kbaudit.sources.formats import words
from kbaudit.sources.tags import attributes, is_element
from kbaudit.sources.templates import CLOSE, FILLER, OPEN

PARAGRAPH = "\ufdd2"
"""Noncharacter at the beginning of a line that is a paragraph of its own, whatever stands around it."""

_TRIGGER = re.compile(
    r"^[ \t>]*(?::::|!!!|\?\?\?|\[!|\[\^|\{[:#.]|import\s|export\s|={3}\s?\")|"
    r"^\s*[-*+>]*\s*\[!|\{/\*|</?[A-Z][a-z]|\[!INCLUDE|:::image",
    re.M,
)
FENCE = re.compile(r"^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$")
_COLONS = re.compile(r"^([ \t]*(?:>[ \t]?)*):{3,}[ \t]*(.*?)[ \t]*:{0,9}[ \t]*$")
_PICTURE = re.compile(r":::image\b([^\n]{0,2000}?):::")
_INDENTED = re.compile(r"^([ \t]*)(?:!!!|\?\?\?\+?|===)[ \t]*([\w -]{0,80}?)?[ \t]*(?:\"([^\"]{0,300})\")?[ \t]*$")
_ATTRIBUTES = re.compile(r"^[ \t]*(?:>[ \t]?)*\{:?[ \t]*([^{}]{1,500})\}[ \t]*$")
_ATTRIBUTE_WORD = re.compile(r"^(?::|toc\b|[.#][\w:-]+|[\w:-]+=)")
_FOOTNOTE = re.compile(r"^([ \t]{0,3}(?:>[ \t]?)*)\[\^[^\]\s]{1,99}\]:[ \t]?(.*)$")
_IMPORT = re.compile(r"""^import\s+(?:[\w*{][^'"]{0,500}\sfrom\s+)?["'][^"']{1,500}["'];?\s*$""")
_EXPORT = re.compile(r"^export\s+(?:const|let|var|default|function|async|class|\{|\*)")
_ALERT = re.compile(r"^([ \t]*(?:>[ \t]?)+)\[!([A-Za-z]{2,20})\][-+]?[ \t]*(.*)$")
_INCLUDE = re.compile(r"\[!(?:INCLUDE|include)\s*\[[^\]\n]{0,300}\]\(([^)\n]{1,500})\)\]")
_COMPONENT = re.compile(r"</?([A-Z][A-Za-z0-9]{0,60}(?:\.[A-Za-z0-9]{1,60}){0,5})(?=[\s/>])")
LONGEST_TAG = 8_000
"""Characters of a component's tag with its properties."""
_JSX_COMMENT = re.compile(r"\{/\*(.{0,20000}?)\*/\}", re.S)
_ADMONITION = words(
    "note tip info warning caution danger important attention error hint seealso success question failure bug "
    "example quote abstract summary todo admonition details alert secondary code-group tabs tab image row column "
    "zone moniker div"
)


@dataclass
class Prepared:
    """The text with the additions understood: ids found, links of includes and images as (target, words, line), comments."""

    text: str
    anchors: set[str] = field(default_factory=set)
    links: list[tuple[str, str, int, bool]] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)


def prepare(text: str, *, mdx: bool) -> Prepared:
    """Rewrite the lines that only a generator understands; code stays as it is. MDX files may hold components anywhere."""
    prepared = Prepared(text)
    if not mdx and not _TRIGGER.search(text):
        return prepared
    lines = text.split("\n")
    code = _code_lines(lines)
    if "<" in text and re.search(r"</?[A-Z]", text):
        lines = _without_components(lines, code, prepared, mdx=mdx)
    prepared.text = "\n".join(_rewritten(lines, code, prepared))
    return prepared


def _code_lines(lines: list[str]) -> list[bool]:
    """For each line whether it is a fence or stands between two."""
    code = [False] * len(lines)
    fence = ""
    for at, line in enumerate(lines):
        if fence:
            code[at] = True
            stripped = line.strip(" \t>")
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
        elif ("```" in line or "~~~" in line) and (found := FENCE.match(line)):
            code[at] = found.group(1)[0] == "~" or "`" not in found.group(2)
            fence = found.group(1) if code[at] else ""
    return code


def _rewritten(lines: list[str], code: list[bool], prepared: Prepared) -> Iterator[str]:
    dedent: list[int] = []
    exporting = False
    for at, line in enumerate(lines):
        if dedent and line.strip():
            indent = len(line) - len(line.lstrip(" "))
            while dedent and indent < dedent[-1] + 4:
                dedent.pop()
            line = line[4 * len(dedent) :] if dedent else line
        if code[at]:
            yield line
            continue
        if exporting:
            exporting = bool(line.strip())
            yield ""
            continue
        if line.startswith("export ") and _EXPORT.match(line):
            exporting = not line.rstrip().endswith(";") and line.count("{") + line.count("(") > line.count(
                "}"
            ) + line.count(")")
            yield ""
        elif line.startswith("import ") and _IMPORT.match(line):
            yield ""
        elif ":::" in line and (found := _COLONS.match(line)):
            yield _admonition(found, at, prepared)
        elif line.lstrip().startswith(("!!!", "???", "===")) and (found := _INDENTED.match(line)) and _opens(lines, at):
            dedent.append(len(found.group(1)) + 4 * len(dedent))
            title = found.group(3) or ""
            yield f"{found.group(1)}{PARAGRAPH}{title}" if title else ""
        elif ":::image" in line:
            yield _PICTURE.sub(lambda found, at=at: _picture(found.group(1), at, prepared), line)  # type: ignore[misc]
        elif "[^" in line and (found := _FOOTNOTE.match(line)):
            yield f"{found.group(1)}{PARAGRAPH}{found.group(2)}"
        elif "[!" in line:
            yield _alert(line, at, prepared)
        elif "{" in line and (found := _ATTRIBUTES.match(line)) and _ATTRIBUTE_WORD.match(found.group(1).strip()):
            prepared.anchors.update(word[1:] for word in found.group(1).split() if word.startswith("#"))
            yield ""
        else:
            yield line


def _opens(lines: list[str], at: int) -> bool:
    """Whether indented text follows, as after an admonition's first line."""
    for line in lines[at + 1 : at + 4]:
        if line.strip():
            return line.startswith(("    ", "\t"))
    return False


def _admonition(found: re.Match[str], at: int, prepared: Prepared) -> str:
    """`:::note Title` becomes its title, `:::` goes; `:::image …:::` is a picture."""
    prefix, words = found.group(1), found.group(2)
    kind, _, rest = words.partition(" ")
    name = re.match(r"\{?\.?([\w-]{1,40})", kind)
    if name and name.group(1).lower() == "image":
        return prefix + _picture(rest, at, prepared)
    if bracket := re.search(r"\[([^\[\]]{1,300})\]", words):
        return f"{prefix}{PARAGRAPH}{bracket.group(1)}"
    if (
        not name
        or name.group(1).lower() not in _ADMONITION
        or name.group(1).lower() in ("row", "column", "zone", "moniker")
    ):
        return prefix
    rest = re.sub(r"\{[^{}]{0,300}\}", "", rest).strip()
    return f"{prefix}{PARAGRAPH}{rest}" if rest and not re.search(r"\w=", rest) else prefix


def _picture(written: str, at: int, prepared: Prepared) -> str:
    given = attributes(written)
    prepared.links.append((given.get("source", ""), given.get("alt-text", ""), at + 1, True))
    return ""


def _alert(line: str, at: int, prepared: Prepared) -> str:
    """`> [!NOTE]` goes, what follows it on the line stays; an include becomes a link."""
    for include in _INCLUDE.finditer(line):
        prepared.links.append((include.group(1), "", at + 1, False))
    line = _INCLUDE.sub("", line)
    if found := _ALERT.match(line):
        return found.group(1) + found.group(3)
    return line


def _without_components(lines: list[str], code: list[bool], prepared: Prepared, *, mdx: bool) -> list[str]:
    """Take component tags out, their properties with them; what stands between them is the page's own text."""
    result = list(lines)
    closed: set[str] = set()
    if not mdx:
        whole = "\n".join(lines)
        closed = set(re.findall(r"</([A-Z][a-z][A-Za-z0-9.]{0,60})\s{0,9}>", whole))
    start = 0
    while start < len(lines):
        if code[start]:
            start += 1
            continue
        end = start
        while end < len(lines) and not code[end]:
            end += 1
        stretch = "\n".join(lines[start:end])

        if "<" in stretch:
            stretch = _stripped(stretch, closed, mdx=mdx)
        if mdx and "{/*" in stretch:
            for comment in _JSX_COMMENT.finditer(stretch):
                prepared.comments.append((comment.group(1), start + 1 + stretch.count("\n", 0, comment.start())))
            stretch = _JSX_COMMENT.sub(lambda found: "\n" * found.group().count("\n"), stretch)
        result[start:end] = stretch.split("\n")
        start = end
    return result


_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]{1,500}\1(?!`)")


def _stripped(text: str, closed: set[str], *, mdx: bool) -> str:
    """Text without the tags of components, but for those in `code`."""
    spans = [found.span() for found in _SPAN.finditer(text)]
    parts: list[str] = []
    position = 0
    span = 0
    for found in _COMPONENT.finditer(text):
        start = found.start()
        while span < len(spans) and spans[span][1] <= start:
            span += 1
        if start < position or (span < len(spans) and spans[span][0] <= start):
            continue
        name = found.group(1)
        end = _tag_end(text, found.end())
        if end is None or (is_element(name) and not mdx):
            continue
        if not mdx and name not in closed and not (text[end - 2] == "/" and not name.isupper()):
            continue
        tag = text[start:end]
        within = bool(text[text.rfind("\n", 0, start) + 1 : start].strip(" \t" + OPEN + CLOSE))
        parts.extend((text[position:start], ("\n" + FILLER if within else "\n") * tag.count("\n")))
        position = end
    parts.append(text[position:])
    return "".join(parts)


_IN_TAG = re.compile(r"""[{}<>"'`]""")


def _tag_end(text: str, position: int) -> int | None:
    """The offset after the tag whose name ends at `position`: quotes and nested braces are passed over."""
    depth = 0
    last = position + LONGEST_TAG
    while found := _IN_TAG.search(text, position, last):
        character = found.group()
        position = found.end()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == ">" and not depth:
            return position if text[position - 2] != "=" else None
        elif character == "<" and not depth:
            return None
        elif character in "\"'`":
            closing = text.find(character, position, last)
            if closing < 0:
                return None
            position = closing + 1
    return None
