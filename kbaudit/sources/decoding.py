"""From bytes to text: which encoding a file is in, and what was uncertain about it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kbaudit.sources.extract import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SAMPLE = 65_536
"""Bytes that a guess looks at."""

ENOUGH_BYTES = 24
"""Bytes above 127 from which a statistical guess means something; with fewer, Windows-1252 is the safer assumption."""

DAMAGED = 0.2
"""A file is damaged UTF-8, rather than another encoding, up to this share of broken among its non-ASCII sequences."""

CONTROL_SHARE = 0.05
"""Share of control characters above which a file is no text."""

CANDIDATES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
"""Encodings that a text without any declaration may be in: what office programs and exports of the last decades wrote."""

_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_HIGH = bytes(range(128))
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})""", re.I)
_XML = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{1,40})["']""", re.I)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with every line break as a single line feed, its encoding, and what is worth saying about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, then as UTF-8, then as `declared`, then by a guess that leaves a note.

    UTF-8 comes before the declaration: text that is valid UTF-8 by accident is next to impossible, while pages that declare
    another charset than they use are common. Raises Unreadable for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if b"\0" in data:
        return _wide(data)
    if data and len(data) - len(data[:SAMPLE].translate(None, _CONTROL)) - max(
        0, len(data) - SAMPLE
    ) > CONTROL_SHARE * min(len(data), SAMPLE):
        raise Unreadable("it holds binary data, not text")
    try:
        return Decoded(_lines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (known := _known(declared)):
        try:
            return Decoded(_lines(data.decode(known)), known)
        except UnicodeDecodeError:
            pass
    return _damaged(data) or _guessed(data)


def declared_charset(data: bytes) -> str | None:
    """The charset that an XML declaration or an HTML meta element near the beginning names."""
    head = data[:4096]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii") if found else None


def _lines(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _known(name: str) -> str | None:
    """The codec that browsers use under this name: Latin-1 means Windows-1252 to all of them."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return (
        codec
        if codec.startswith(("iso8859", "cp", "utf", "koi8", "mac", "shift", "euc", "gb", "big5", "iso2022"))
        else None
    )


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _lines(data.decode(encoding, "replace"))
    if "\0" in text:
        raise Unreadable("it holds NUL characters, so it is binary data, not text")
    damage = text.count("\ufffd")
    notes = (f"{damage} characters are broken {encoding.upper()}",) if damage else ()
    return Decoded(text, encoding, notes)


def _wide(data: bytes) -> Decoded:
    """UTF-16 or UTF-32 without a mark: nearly every second byte (three of four) of Latin text is NUL, the others never."""
    sample = data[:SAMPLE]
    quarters = [sample[start::4].count(0) / max(1, len(sample[start::4])) for start in range(4)]
    match [share > 0.3 for share in quarters]:
        case [False, True, False, True]:
            encoding = "utf-16-le"
        case [True, False, True, False]:
            encoding = "utf-16-be"
        case [False, True, True, True]:
            encoding = "utf-32-le"
        case [True, True, True, False]:
            encoding = "utf-32-be"
        case _:
            raise Unreadable("it holds NUL bytes, so it is binary data, not text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Unreadable("it holds NUL bytes, so it is binary data, not text")
    return Decoded(_lines(text), encoding, (f"read as {encoding.upper()}, without a byte order mark that says so",))


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, which no other encoding would explain better."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(_SEQUENCE.findall(data)) - broken
    if sound <= 0 or broken > DAMAGED * sound:
        return None
    return Decoded(_lines(text), "utf-8", (f"{broken} places are broken UTF-8",))


def _guessed(data: bytes) -> Decoded:
    high = data.translate(None, _HIGH)
    encoding = "cp1252"
    if len(high) >= ENOUGH_BYTES:
        from charset_normalizer import from_bytes

        best = from_bytes(_around(data), cp_isolation=list(CANDIDATES), preemptive_behaviour=False).best()
        if best is not None:
            encoding = best.encoding
    for attempt in (encoding, "cp1252", "latin-1"):
        try:
            text = data.decode(attempt)
        except UnicodeDecodeError:
            continue
        name = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}.get(attempt, attempt)
        return Decoded(_lines(text), attempt, (f"is not UTF-8; read as {name}, which is a guess",))
    raise AssertionError("Latin-1 decodes every byte")


def _around(data: bytes) -> bytes:
    """A sample that begins where the characters above 127 do."""
    if len(data) <= SAMPLE:
        return data
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, (first.start() if first else 0) - 1000)
    start = data.rfind(b"\n", 0, start + 1) + 1
    return data[start : start + SAMPLE]
