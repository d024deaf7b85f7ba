"""Office files are ZIP packages of XML: what is checked before anything in one is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from kbaudit.config import Limits
from kbaudit.sources.extract import Unreadable

MOST_RATIO = 200
"""Unpacked over packed size of one part. XML of real documents packs to between a third and a sixtieth."""
RATIO_FROM = 1_000_000
"""Bytes of a part from which the ratio says something: a small part may be one character repeated."""
MOST_PARTS = 20_000

_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARES_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


def checked_package(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open a package after a look at what its directory promises; nothing unpacks to more than that says.

    Raises Unreadable for files that are encrypted, of the format before 2007, damaged, too large once unpacked, packed
    implausibly tight, or that declare entities, which no office program writes.
    """
    if data.startswith(_OLD_FORMAT):
        if _ENCRYPTED in data:
            raise Unreadable("is encrypted with a password; save it without one")
        raise Unreadable("is in the binary format of before 2007 in spite of its suffix; save it in the current format")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        raise Unreadable("is damaged or not an office file: it is no ZIP package") from None
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("is encrypted with a password; save it without one")
    size = sum(part.file_size for part in parts)
    if size > limits.unpacked_megabytes * 1_000_000:
        limit = f"the limit of {limits.unpacked_megabytes:g} MB (limits.unpacked_megabytes)"
        raise Unreadable(f"would unpack to {size / 1_000_000:,.0f} MB, over {limit}")
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"holds {len(parts):,} parts, over the limit of {MOST_PARTS:,}")
    for part in parts:
        if part.file_size > RATIO_FROM and part.file_size > MOST_RATIO * part.compress_size:
            raise Unreadable(
                f"looks like a ZIP bomb: a part unpacks to {part.file_size // max(1, part.compress_size):,} times its size"
            )
    _refuse_entities(package)
    return package


def part_of(package: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part; None where there is no such part."""
    try:
        return package.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error) as error:
        raise Unreadable(f"is damaged: {name} cannot be unpacked ({error})") from None


def _refuse_entities(package: zipfile.ZipFile) -> None:
    for part in package.infolist():
        if part.filename.endswith((".xml", ".rels")):
            try:
                with package.open(part) as stream:
                    head = stream.read(2048)
            except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error) as error:
                raise Unreadable(f"is damaged: {part.filename} cannot be unpacked ({error})") from None
            if any(mark in head for mark in _DECLARES_ENTITIES):
                raise Unreadable(f"declares entities in {part.filename}, which no office program does")
