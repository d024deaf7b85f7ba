"""What a reader of a page does not see: elements that their style hides, and characters without a shape."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kbaudit.model import HiddenText, Place
from kbaudit.sources.colours import BLACK, WHITE, Colour, alike, colour, transparent

FAR_AWAY = 900
"""Pixels beyond which a position is off the screen: nobody lays out a page that far to the left or above."""

_DECLARATION = re.compile(r"([a-z-]{2,40})\s{0,9}:\s{0,9}([^;]{1,400})", re.I)
_LENGTH = re.compile(r"(-?\d{0,9}(?:\.\d{1,9})?)\s?(px|pt|em|rem|%|vw|vh|)$")
_NO_CLIP = re.compile(
    r"rect\(\s?[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s?\)|inset\(\s?(?:50|100)%\s?\)"
)
_PICTURE = re.compile(r"url\(|gradient\(|var\(|image\(")
_STYLED = ("style", "hidden", "color", "bgcolor", "background")


def declarations(style: str) -> dict[str, str]:
    """The declarations of a style attribute in lower case; a later one wins, `!important` is dropped."""
    return {
        found.group(1).lower(): found.group(2).lower().replace("!important", "").strip()
        for found in _DECLARATION.finditer(style[:20_000])
    }


@dataclass(frozen=True, slots=True)
class Appearance:
    """How text at one place of a page looks, as inline styles say it: what is inherited and what cannot be undone.

    `background` is None where a picture or an unknown value stands behind the text, so that nothing can be said.
    """

    gone: str = ""
    invisible: bool = False
    tiny: bool = False
    clear: bool = False
    colour: Colour = BLACK
    background: Colour | None = WHITE

    @property
    def how(self) -> str:
        """By what means the text is hidden; empty where it can be seen."""
        if self.gone:
            return self.gone
        if self.invisible:
            return "visibility:hidden"
        if self.tiny:
            return "font-size:0"
        if self.clear:
            return "transparent text"
        if self.background is not None and alike(self.colour, self.background):
            return "white on white" if alike(self.colour, WHITE) else "text in the colour of its background"
        return ""

    def inside(self, attributes: Mapping[str, str]) -> Appearance:
        """The appearance of the text inside an element with these attributes (names in lower case)."""
        for name in _STYLED:
            if name in attributes:
                break
        else:
            return self
        now = self
        if "hidden" in attributes and attributes["hidden"].lower() not in ("false", "until-found"):
            now = replace(now, gone=now.gone or "hidden attribute")
        if attributes.get("bgcolor"):
            now = replace(now, background=colour(attributes["bgcolor"].lower()))
        elif attributes.get("background"):
            now = replace(now, background=None)
        if attributes.get("color") and (named := colour(attributes["color"].lower())):
            now = replace(now, colour=named)
        style = attributes.get("style")
        return now._styled(declarations(style)) if style else now

    def _styled(self, style: Mapping[str, str]) -> Appearance:
        now = self
        gone = now.gone or _gone(style)
        if gone != now.gone:
            now = replace(now, gone=gone)
        if "visibility" in style:
            now = replace(now, invisible=style["visibility"] in ("hidden", "collapse"))
        if size := style.get("font-size"):
            now = replace(now, tiny=_tiny(size, now.tiny))
        if tint := style.get("color"):
            if transparent(tint):
                now = replace(now, clear=True)
            elif known := colour(tint):
                now = replace(now, clear=False, colour=known)
            elif tint not in ("inherit", "currentcolor"):
                now = replace(now, clear=False, background=None)
        behind = (
            style.get("background-color", "")
            + " "
            + style.get("background", "")
            + " "
            + style.get("background-image", "")
        )
        if behind.strip():
            if _PICTURE.search(behind):
                now = replace(now, background=None)
            elif not transparent(behind) and "none" not in behind and "inherit" not in behind:
                now = replace(now, background=colour(behind))
        return now


def _gone(style: Mapping[str, str]) -> str:
    """Why an element with this style is away together with everything in it."""
    if style.get("display") == "none":
        return "display:none"
    if "opacity" in style and re.fullmatch(r"0*\.?0*%?", style["opacity"]):
        return "opacity:0"
    if style.get("position") in ("absolute", "fixed"):
        for side in ("left", "top", "right", "bottom"):
            if side in style and _pixels(style[side]) <= -FAR_AWAY:
                return "off-screen"
    if "text-indent" in style and _pixels(style["text-indent"]) <= -FAR_AWAY:
        return "off-screen"
    if _NO_CLIP.search(style.get("clip", "") + style.get("clip-path", "")):
        return "off-screen"
    if style.get("overflow") == "hidden" and any(style.get(side) in ("0", "0px") for side in ("height", "width")):
        return "zero size"
    return ""


def _pixels(value: str) -> float:
    found = _LENGTH.match(value)
    if not found or not found.group(1).strip("-."):
        return 0.0
    return float(found.group(1)) * {"em": 16, "rem": 16, "pt": 4 / 3, "%": 10, "vw": 10, "vh": 10}.get(
        found.group(2), 1
    )


def _tiny(value: str, before: bool) -> bool:
    found = _LENGTH.match(value)
    if not found or not found.group(1).strip("-."):
        return before and value in ("inherit", "smaller", "larger")
    if found.group(2) in ("em", "%"):
        return before or float(found.group(1)) == 0
    return _pixels(value) <= 1


# ------------------------------------------------------------------------------------------------ characters

MANY = 6
"""Zero-width characters in one place from which they carry something; typesetting never needs more than two or three."""

WORD_SPLIT = 3
"""Zero-width characters within one word from which they are there to hide the word from a filter."""

_SHAPELESS = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0000-\U000e01ef]+"
)
_ZERO_WIDTH = re.compile("[\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
_JOINERS = "\u200c\u200d"
_FLAG = "\U0001f3f4"


@dataclass(frozen=True, slots=True)
class Removed:
    """Hidden text that characters without a shape carried: where it stood (offset in the original), the text, the means."""

    offset: int
    text: str
    how: str


def reveal(text: str) -> tuple[str, tuple[Removed, ...]]:
    """The text without characters that have no shape, and what of them encodes or disguises something.

    Joiners that emoji, Persian or Indic words need stay, and so do flags; soft hyphens, stray zero-width spaces and marks
    of direction go without a word. Line breaks are never touched.
    """
    if text.isascii() or not _SHAPELESS.search(text):
        return text, ()
    parts: list[str] = []
    found: list[Removed] = []
    inside: list[int] = []
    kept = 0
    for match in _SHAPELESS.finditer(text):
        start, end = match.span()
        run = match.group()
        before = text[start - 1] if start else ""
        after = text[end] if end < len(text) else ""
        if _needed(run, before, after):
            continue
        found.extend(_carried(text, start, run))
        if before.isalnum() and after.isalnum() and _ZERO_WIDTH.search(run):
            inside.append(start)
        rest = "".join(character for character in run if "\ufe00" <= character <= "\ufe0f") if len(run) < MANY else ""
        parts.extend((text[kept:start], rest))
        kept = end
    parts.append(text[kept:])
    found.extend(_split_words(text, inside))
    return "".join(parts), tuple(sorted(found, key=lambda item: item.offset))


def hidden_at(found: Iterable[Removed], text: str, line: int) -> tuple[HiddenText, ...]:
    """What `reveal` found in `text`, with its lines; `line` is that of the beginning of the text."""
    return tuple(HiddenText(item.text, item.how, Place(line=line + text.count("\n", 0, item.offset))) for item in found)


def _needed(run: str, before: str, after: str) -> bool:
    """Whether writing needs these characters: joiners between letters of other scripts, emoji sequences, flags."""
    if before == _FLAG and run[-1] == "\U000e007f":
        return len(run) <= 8 and all("\U000e0030" <= character <= "\U000e007a" for character in run[:-1])
    if len(run) == 1 and run in _JOINERS and any(_joined_script(character) for character in (before, after)):
        return True
    if len(run) <= 3 and all(character in "\u200d\ufe0e\ufe0f" for character in run):
        return "\u200d" not in run or (ord(before or " ") >= 0x2190 and ord(after or " ") >= 0x2190)
    return len(run) == 1 and ("\ufe00" <= run <= "\ufe0f" or run >= "\U000e0100")


def _joined_script(character: str) -> bool:
    """Whether a letter or its mark belongs to a script in which joiners decide about shapes: Arabic, Indic and others."""
    return bool(character) and ord(character) >= 0x590 and unicodedata.category(character)[0] in "LM"


def _carried(text: str, start: int, run: str) -> Iterable[Removed]:
    tags = "".join(chr(ord(one) - 0xE0000) for one in run if "\U000e0020" <= one <= "\U000e007e")
    if tags:
        yield Removed(start, tags, "tag characters")
    selectors = [one for one in run if "\ufe00" <= one <= "\ufe0f" or one >= "\U000e0100"]
    if len(selectors) >= MANY:
        data = bytes(ord(one) - (0xFE00 if one <= "\ufe0f" else 0xE0100 - 16) for one in selectors)
        yield Removed(start, data.decode("utf-8", "replace"), "variation selectors")
    zero = _ZERO_WIDTH.findall(run)
    if len(zero) >= MANY:
        yield Removed(start, _bits(zero) or f"{len(zero)} zero-width characters", "zero-width")
    for position, one in enumerate(run):
        if one in "\u202d\u202e":
            stop = re.compile("[\u202c\n]").search(text, start + position + 1)
            inner = text[start + position + 1 : stop.start() if stop else len(text)][:2000]
            shown = _SHAPELESS.sub("", inner).strip()
            if shown and one == "\u202e":
                yield Removed(start + position, shown, "bidi override")


def _bits(zero: list[str]) -> str:
    """The letters that two kinds of zero-width characters spell in bits, where they do."""
    kinds = sorted(set(zero))
    if len(kinds) != 2 or len(zero) > 80_000:
        return ""
    readings = []
    for one in kinds:
        bits = "".join("1" if character == one else "0" for character in zero)
        for width in (8, 7):
            letters = "".join(chr(int(bits[at : at + width], 2)) for at in range(0, len(bits) - width + 1, width))
            if letters and all(" " <= letter <= "~" for letter in letters):
                readings.append((sum(letter.isalpha() or letter == " " for letter in letters) / len(letters), letters))
    return max(readings)[1] if readings else ""


def _split_words(text: str, inside: list[int]) -> Iterable[Removed]:
    """Words in which zero-width characters stand at every turn."""
    at = 0
    while at < len(inside):
        last = at
        while (
            last + 1 < len(inside)
            and inside[last + 1] - inside[last] <= 4
            and "\n" not in text[inside[last] : inside[last + 1]]
        ):
            last += 1
        if last - at + 1 >= WORD_SPLIT:
            start = inside[at]
            while start and (text[start - 1].isalnum()) and inside[at] - start < 40:
                start -= 1
            end = inside[last] + 1
            while end < len(text) and (text[end].isalnum() or _SHAPELESS.match(text[end])) and end - inside[last] < 40:
                end += 1
            word = _SHAPELESS.sub("", text[start:end]).strip()
            if word.isascii():
                yield Removed(inside[at], word, "zero-width")
        at = last + 1
