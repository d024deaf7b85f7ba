"""Where a piece of evidence stands, in the words of pipelines: a path below the working folder and a line."""

from __future__ import annotations

import re
from urllib.parse import quote

from kbaudit.model import Evidence
from kbaudit.normalisation import whole
from kbaudit.outputs.harmless import harmless

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:/")


def address_of(uri: str) -> str:
    """A path as a URI reference: relative where it was given relative, `file:` where it was not; a web address stays."""
    if _ADDRESS.fullmatch(uri):
        return uri
    path = uri.replace("\\", "/") if _DRIVE.match(uri.replace("\\", "/")) else uri
    encoded = quote(whole(path), safe="/:" if _DRIVE.match(path) else "/")
    if path.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{encoded}" if _DRIVE.match(path) else encoded


def line_of(evidence: Evidence) -> int:
    """The line of the evidence; 1 where the format has no lines or the finding is about the whole document."""
    place = evidence.place
    return place.line or (place.row if place.row and place.sheet is None else None) or 1


def end_line_of(evidence: Evidence) -> int:
    """The last line of the evidence, never before its first."""
    return max(line_of(evidence), evidence.place.end_line or 1)


def path_of(evidence: Evidence) -> str:
    """The path as it was given, with nothing that cannot be seen."""
    return harmless(evidence.uri)
