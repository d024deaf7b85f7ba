"""The target of an inline link in Markdown: `(target "title")` (CommonMark 0.31, section 6.3)."""

from __future__ import annotations

import html
import re

from kbaudit.sources.templates import FILLER, OPEN

ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""Characters that a backslash makes plain."""

LONGEST = 4_000
"""Characters of a target."""

_DEEPEST = 32
_ANGLED = re.compile(r"\(\s{0,99}<([^<>\n]{0,2000})>")
_TITLE = re.compile(
    r"""\s{1,99}(?:"(?:[^"\\]|\\.){0,2000}"|'(?:[^'\\]|\\.){0,2000}'|\((?:[^()\\]|\\.){0,2000}\))""", re.S
)
_END = re.compile(f"(?:\\s|{FILLER}){{0,99}}\\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def inline_destination(source: str, start: int) -> tuple[str, int] | None:
    """The target of the link whose parenthesis opens at `start`, and the offset after its end; None where there is none.

    Parentheses inside the target must be balanced, up to 32 deep.
    """
    if angled := _ANGLED.match(source, start):
        target, end = angled.group(1), angled.end()
    else:
        begin = start + 1
        while begin < min(len(source), start + 99) and (source[begin] in " \n\t" or source.startswith(FILLER, begin)):
            begin += 2 if source[begin] == OPEN else 1
        after = _bare(source, begin)
        if after is None:
            return None
        target, end = source[begin:after], after
    if title := _TITLE.match(source, end):
        end = title.end()
    closing = _END.match(source, end)
    if not closing:
        return None
    target = _ESCAPED.sub(r"\1", target)
    return html.unescape(target) if "&" in target else target, closing.end()


def _bare(source: str, begin: int) -> int | None:
    """The end of a target that stands without angle brackets."""
    end = begin
    depth = 0
    while end < len(source) and end < begin + LONGEST:
        character = source[end]
        if character == "\\" and source[end + 1 : end + 2] in ESCAPABLE:
            end += 2
            continue
        if character in " \n\t" or (character == ")" and not depth):
            break
        depth += (character == "(") - (character == ")")
        if depth > _DEEPEST:
            return None
        end += 1
    return None if depth else end
