"""Colours as style sheets write them, as far as needed to tell whether text can be seen on its background."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

CLOSE = 12
"""Two colours that differ by at most this much (of 255) in every channel cannot be told apart: #fefefe on white."""

_NAMED: dict[str, Colour] = {
    "white": WHITE,
    "black": BLACK,
    "red": (255, 0, 0),
    "lime": (0, 255, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "yellow": (255, 255, 0),
    "orange": (255, 165, 0),
    "aqua": (0, 255, 255),
    "cyan": (0, 255, 255),
    "teal": (0, 128, 128),
    "fuchsia": (255, 0, 255),
    "magenta": (255, 0, 255),
    "purple": (128, 0, 128),
    "maroon": (128, 0, 0),
    "olive": (128, 128, 0),
    "silver": (192, 192, 192),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211),
    "whitesmoke": (245, 245, 245),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
    "darkblue": (0, 0, 139),
    "darkgreen": (0, 100, 0),
    "darkred": (139, 0, 0),
    "dimgray": (105, 105, 105),
}
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
_RGB = re.compile(
    r"rgba?\(\s{0,9}(\d{1,3}(?:\.\d{1,9})?%?)[\s,]{1,9}(\d{1,3}(?:\.\d{1,9})?%?)[\s,]{1,9}(\d{1,3}(?:\.\d{1,9})?%?)"
)
_HSL = re.compile(r"hsla?\([^)%]{1,30}[\s,]\d{1,3}%[\s,]{1,9}(\d{1,3})%")
_ALPHA = re.compile(
    r"(?:rgba|hsla)\([^)]{1,60}[,/]\s{0,9}(0?\.?\d{1,9}%?)\s{0,9}\)|rgb\([^)/]{1,60}/\s{0,9}(0?\.?\d{1,9}%?)\s{0,9}\)"
)
_WORD = re.compile(r"[a-z]{3,20}")


def colour(value: str) -> Colour | None:
    """The first colour in a declaration's value in lower case; None where there is none that this module knows."""
    if found := _HEX.search(value):
        digits = found.group(1)
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if found := _RGB.search(value):
        return _channel(found.group(1)), _channel(found.group(2)), _channel(found.group(3))
    if found := _HSL.search(value):
        return {"100": WHITE, "0": BLACK}.get(found.group(1))
    for word in _WORD.findall(value):
        if word in _NAMED:
            return _NAMED[word]
    return None


def transparent(value: str) -> bool:
    """Whether the value is a colour that lets everything through."""
    if "transparent" in value:
        return True
    if found := _HEX.search(value):
        return len(found.group(1)) in (4, 8) and not found.group(1)[3 if len(found.group(1)) == 4 else 6 :].strip("0")
    if found := _ALPHA.search(value):
        return not (found.group(1) or found.group(2)).strip("0.%")
    return False


def alike(left: Colour, right: Colour) -> bool:
    """Whether text in one colour cannot be seen on the other."""
    return all(abs(one - other) <= CLOSE for one, other in zip(left, right, strict=True))


def _channel(value: str) -> int:
    number = float(value.rstrip("%"))
    return min(255, round(number * 255 / 100 if value.endswith("%") else number))
