"""The issues that a tracker holds already: which finding each one is about, so that the next export updates it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kbaudit.errors import ConfigurationError

_MARK = re.compile(r"kbaudit[-:]([0-9a-f]{16})\b")
_KEYS = ("issue key", "key", "iid", "number")
"""What trackers call the name of an issue, in the exports that are read: Jira, GitLab, GitHub."""


def read_tickets(paths: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """Fingerprints and the keys of their issues, sorted, from exports of a tracker: CSV with the column Issue key, or JSON.

    An issue is known by the mark that kbaudit wrote into it (`kbaudit:` or `kbaudit-` and the fingerprint). Of several issues
    about one finding the first of the last file counts. Raises ConfigurationError for a file that cannot be understood.
    """
    found: dict[str, str] = {}
    for path in paths:
        here: dict[str, str] = {}
        for issue in _issues(path):
            key = next((str(value) for name in _KEYS if (value := issue.get(name)) not in (None, "")), "")
            for fingerprint in _MARK.findall(json.dumps(list(issue.values()), ensure_ascii=False)):
                if key:
                    here.setdefault(fingerprint, key)
        found |= here
    return tuple(sorted(found.items()))


def _issues(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(f"trackers.issues: {path} cannot be read: {reason}. Check the path.") from None
    if path.suffix.lower() == ".csv":
        yield from _rows(path, text)
        return
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"trackers.issues: {path} is no JSON: {error}") from None
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise ConfigurationError(f"trackers.issues: {path} must hold a list of issues, as the tracker's API gives it.")
    for item in data:
        yield {key.casefold(): value for key, value in item.items()}


def _rows(path: Path, text: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a table. Jira writes several columns of one name, which are kept apart."""
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        if not set(header) & set(_KEYS):
            raise ConfigurationError(
                f"trackers.issues: {path} needs a column Issue key; its first row names the columns."
            )
        for row in rows:
            cells: dict[str, str] = {}
            for number, (name, value) in enumerate(zip(header, row, strict=False)):
                cells[name if name not in cells else f"{name} {number}"] = value
            yield cells
    except csv.Error as error:
        raise ConfigurationError(f"trackers.issues: {path}, line {rows.line_num}: {error}") from None
