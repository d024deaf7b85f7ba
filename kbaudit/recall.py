"""What an audit need not find out twice: the findings for documents, settings, day, model and program that are all the same.

The key covers everything that detection depends on, the program's own files included, so that what is recalled is what would
be found. Every detection passes through the form in which it is kept, so that the first and every later report are the same
to the byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec

from kbaudit.config import Configuration
from kbaudit.detection import Detection
from kbaudit.errors import StoreError
from kbaudit.model import Document
from kbaudit.store import Store


def key_of(
    documents: Sequence[Document], files: frozenset[str], settings: Configuration, day: date, model: str, program: str
) -> str | None:
    """SHA-256 of everything that detection depends on; None for texts that cannot be written down (lone surrogates)."""
    try:
        parts = msgspec.json.encode((documents, files, settings, day, model, program), order="deterministic")
    except (ValueError, TypeError):
        return None
    return hashlib.sha256(parts).hexdigest()


def recalled(store: Store | None, key: str | None) -> Detection | None:
    """The detection that is kept under a key; None where there is none, or it cannot be read."""
    if store is None or key is None:
        return None
    try:
        kept = store.recall(key)
        return msgspec.json.decode(kept, type=Detection) if kept is not None else None
    except (StoreError, msgspec.DecodeError, msgspec.ValidationError):
        return None


def kept(store: Store | None, key: str | None, detection: Detection) -> Detection:
    """The detection as it will be recalled, kept where there is a store. One in which a check failed is not kept."""
    try:
        written = msgspec.json.encode(detection)
    except (ValueError, TypeError):
        return detection
    if store is not None and key is not None and not any("failed with" in item.reason for item in detection.not_run):
        try:
            store.remember(key, written)
        except StoreError as error:
            return replace(detection, notices=(*detection.notices, str(error)))
    return msgspec.json.decode(written, type=Detection)
