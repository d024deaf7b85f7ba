"""Left-overs of template languages in text: Liquid, Jinja, Nunjucks, Hugo shortcodes.

Tags are masked before Markdown is parsed, because their quotes and spaces would break links apart; what they mean for the
visible text and for link targets is decided afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kbaudit.sources.hidden import Removed

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
"""Noncharacters of Unicode, which no text holds: they stand around the number of a masked tag."""

LEFT_OVER = "template expression"
"""The means by which a variable is hidden that a template language would have replaced."""

LONGEST = 4_000
"""Characters of one tag; anything longer is text with a brace in it."""

_START = re.compile(r"\{[%{#]")
_TAG = {
    "{%": re.compile(r"\{%[-+]?\s{0,99}(?:(\w[\w-]*)\s{0,99})?([^%]{0,4000}(?:%(?!\})[^%]{0,4000}){0,20})%\}"),
    "{{": re.compile(r"\{\{([^{}]{0,4000})\}\}|\{\{[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){1,9}\}\}"),
    "{#": re.compile(r"\{#([^\n}#]{1,4000})#\}"),
}
_END = {
    "comment": re.compile(r"\{%[-+]?\s{0,99}endcomment\s{0,99}-?%\}"),
    "raw": re.compile(r"\{%[-+]?\s{0,99}endraw\s{0,99}-?%\}"),
    "verbatim": re.compile(r"\{%[-+]?\s{0,99}endverbatim\s{0,99}-?%\}"),
}
_CODE_TAGS = {"highlight", "code", "codeblock", "mermaid", "mermaid_diagram"}
_CODE_ENDS = {"end" + name for name in _CODE_TAGS}
FILLER = OPEN + CLOSE
"""Stands at the beginning of a line that would be empty in the middle of a paragraph, because markup was there."""

_MASKED = re.compile(f"{OPEN}(\\d*){CLOSE}((?:\n(?:{FILLER})?)*)")
_VARIABLE = re.compile(r"\{\{[-~]?\s{0,99}([A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){0,4})\s{0,99}[-~]?\}\}")
_DEFINED = re.compile(
    r"\{%[-+]?\s{0,99}(?:for|assign|capture|set|macro|with|tablerow|increment|decrement)\s{1,99}(\w{1,60})"
)
_OF_THE_SITE = frozenset(
    """
    site page layout include content paginator jekyll theme base baseurl base_url url root relative_url absolute_url asset
    assets post posts collection collections data config forloop loop super self block eleventy env environment secrets
    hugo params version pathto toctree title description navigation nav item items link toc
    """.split()
)
_STRINGS = re.compile(r"""^["']([^"'\n]{0,2000})["']""")
_FENCE = "~" * 17


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose template tags are masked, the tags in their order, and the comments that were taken out."""

    text: str
    tags: tuple[str, ...] = ()
    comments: tuple[Removed, ...] = ()

    def restored(self, text: str) -> str:
        """Text with its tags as they were written, as code blocks show them; `raw` itself goes."""
        if OPEN not in text:
            return text

        def tag(found: re.Match[str]) -> str:
            after = found.group(2).replace(FILLER, "")
            if not found.group(1):
                return after
            written = self.tags[int(found.group(1))]
            breaks = written.count("\n")
            shown = "\n" * breaks if _is_raw(written) else written
            return shown + after[breaks:]

        return _MASKED.sub(tag, text)

    def variable(self, number: int) -> str:
        """A tag as it was written if it puts in a value that the site does not know: `{{ customer_name }}`; else nothing."""
        found = _VARIABLE.fullmatch(self.tags[number])
        root = found.group(1).partition(".")[0] if found else ""
        if not root or root.lower() in _OF_THE_SITE:
            return ""
        defined = {name for tag in self.tags if (match := _DEFINED.match(tag)) for name in match.groups()}
        return "" if root in defined else self.tags[number]

    def mask_at(self, text: str, offset: int) -> tuple[int, str]:
        """The length of the mask at an offset, and the variable that it hides, where `variable` knows it for one."""
        end = max(offset, text.find(CLOSE, offset)) + 1
        number = text[offset + 1 : end - 1]
        return end - offset, self.variable(int(number)) if number.isdecimal() else ""

    def words(self, text: str) -> str:
        """Text without its tags."""
        return _MASKED.sub(lambda found: found.group(2).replace(FILLER, ""), text) if OPEN in text else text

    def target(self, text: str) -> str:
        """A link's target with what its tags say: "liquid:page /outreach#who" for {% page "/outreach" %}#who."""
        if OPEN not in text:
            return text
        parts: list[str] = []
        for at, piece in enumerate(re.split(f"{OPEN}(\\d+){CLOSE}\n*", text.replace(FILLER, ""))):
            if at % 2 == 0:
                parts.append(piece)
                continue
            written = self.tags[int(piece)]
            if written.startswith("{{"):
                inner = written[2:-2].strip("-+ \n\t")
                quoted = _STRINGS.match(inner)
                if quoted:
                    parts.append(quoted.group(1))
                elif at > 1 or len(text) == len(OPEN + piece + CLOSE) or text.startswith("mailto:"):
                    parts.append(f"{{{{{inner}}}}}")
            elif found := _TAG["{%"].match(written):
                argument = found.group(2).strip().rstrip("-").strip()
                quoted = _STRINGS.match(argument)
                parts.append(f"{found.group(1) or ''} {quoted.group(1) if quoted else argument}".strip())
        return "liquid:" + " ".join("".join(parts).split())


def mask(text: str) -> Masked:
    """Mask the template tags of a text; line breaks inside a tag follow its mask, so that every line keeps its number.

    A comment is taken out, what stands between `raw` and `endraw` is left alone, and a line that opens or closes a code
    block becomes a fence. `${{ … }}` of workflow files is no tag.
    """
    if OPEN in text or CLOSE in text:
        text = text.replace(OPEN, " ").replace(CLOSE, " ")
    if "{%" not in text and "{{" not in text and "{#" not in text:
        return Masked(text)
    tags: list[str] = []
    comments: list[Removed] = []
    parts: list[str] = []
    position = 0
    closed: set[str] = set()
    while found := _START.search(text, position):
        start = found.start()
        kind = found.group()
        match = _TAG[kind].match(text, start)
        if match is None or (kind == "{{" and start and text[start - 1] == "$") or _id_of_heading(match.group()):
            parts.append(text[position : found.end()])
            position = found.end()
            continue
        parts.append(text[position:start])
        end = match.end()
        written = match.group()
        name = (match.group(1) or "") if kind == "{%" else ""
        if kind == "{#":
            comments.append(Removed(start, match.group(1), "template comment"))
            parts.append("\n" * written.count("\n"))
        elif name == "comment" and name not in closed:
            closing = _END[name].search(text, end)
            if closing:
                comments.append(Removed(end, text[end : closing.start()], "template comment"))
                end = closing.end()
                parts.append("\n" * text.count("\n", start, end))
            else:
                closed.add(name)
        elif name in ("raw", "verbatim") and name not in closed:
            closing = _END[name].search(text, end)
            parts.append(_masked(tags, written, inside=True))
            if closing:
                parts.append(text[end : closing.start()])
                parts.append(_masked(tags, closing.group(), inside=True))
                end = closing.end()
            else:
                closed.add(name)
        elif (name in _CODE_TAGS or name in _CODE_ENDS) and _alone(text, start, end):
            parts.append(_FENCE + "\n" * written.count("\n"))
        else:
            parts.append(_masked(tags, written, inside=not _alone(text, start, end)))
        position = end
    parts.append(text[position:])
    return Masked("".join(parts), tuple(tags), tuple(comments))


def _masked(tags: list[str], written: str, *, inside: bool) -> str:
    tags.append(written)
    return f"{OPEN}{len(tags) - 1}{CLOSE}" + ("\n" + FILLER if inside else "\n") * written.count("\n")


def _id_of_heading(written: str) -> bool:
    return written.startswith("{#") and not written.endswith("#}")


def _is_raw(written: str) -> bool:
    found = _TAG["{%"].match(written) if written.startswith("{%") else None
    return bool(found) and (found.group(1) or "") in ("raw", "endraw", "verbatim", "endverbatim")  # type: ignore[union-attr]


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a tag has its line for itself."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    return not before.strip() and not after.strip()
