"""Makes text that came from documents harmless for whoever reads or opens a report.

A document is data, yet a terminal obeys escape sequences, a reader is deceived by text that runs backwards, and a file
may be called anything. Nothing here shortens or interprets: it only takes away what cannot be seen as what it is.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Sequences that a terminal obeys: CSI (colours, cursor) and OSC (titles, links), with their 7-bit and 8-bit introducers.
_SEQUENCES = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)")
_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Bidirectional controls, zero-width characters, soft hyphens, tag characters and the variation selectors that are used to
# smuggle text. The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji are written with them.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)


def harmless(text: str) -> str:
    """The text as one line that shows what it says.

    Escape sequences and unseen characters go, line breaks and tabs become a space, other control characters and halves of
    surrogate pairs the replacement character.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SEQUENCES.sub("", text)
    text = _SPACES.sub(" ", text)
    return _CONTROLS.sub(REPLACEMENT, _UNSEEN.sub("", text))


def visible_in_json(text: str) -> str:
    """Finished JSON in which control and unseen characters stand as escapes: the same values, nothing for a terminal to obey."""
    return _CONTROLS_IN_JSON.sub(_escaped, _UNSEEN.sub(_escaped, text))


def visible_json(data: bytes) -> bytes:
    """The same for JSON without line breaks, as bytes; what holds no such character, nearly all of it, is told at once."""
    beyond = data.translate(None, _VISIBLE_ASCII)
    if not beyond or (beyond.decode("utf-8").isprintable() and not any(mark in beyond for mark in _PRINTABLE)):
        return data
    return visible_in_json(data.decode("utf-8")).encode("utf-8")


_VISIBLE_ASCII = bytes(range(0x7F))
"""What may stand in JSON; control characters are escaped there already."""
_PRINTABLE = (b"\x7f", "\u115f".encode(), "\u1160".encode(), "\u3164".encode(), "\U000e0100".encode()[:2])
"""Unseen characters, or how they begin, that `str.isprintable` takes for printable."""

_CONTROLS_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029]")


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))
