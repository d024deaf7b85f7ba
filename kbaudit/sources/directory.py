"""The directory of those who can own a document: id → name, mail, active; from CSV, JSON, TOML or YAML."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kbaudit.errors import ConfigurationError

_KEYS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "login", "user", "username", "handle", "team", "owner", "key"),
    "name": ("name", "display name", "displayname", "full name", "title"),
    "mail": ("mail", "email", "e mail", "mail address", "email address"),
    "active": ("active", "enabled", "is active", "status"),
}
_YES = frozenset({"", "yes", "y", "true", "1", "active", "enabled", "ja", "oui", "si"})
_NO = frozenset({"no", "n", "false", "0", "inactive", "disabled", "left", "gone", "former", "nein", "non"})
_ADDRESS = re.compile(r"[^\s<>\"',;()]+@[^\s<>\"',;()]+\.[^\s<>\"',;()]+")
_LIST = re.compile(r"\s*[;,|]\s*|\s+(?=@)")
_JOINED = re.compile(r"\s*[/&+]\s*|\s+(?:and|und|et)\s+")
ALIKE = 0.8
"""Likeness (0 to 1) from which an id is offered for one that is not in the directory: a letter or two in a word."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or a team, who can own documents."""

    id: str
    name: str = ""
    mail: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Directory:
    """Those who can own documents, found by id, name or address however they are written."""

    people: tuple[Person, ...]
    keys: Mapping[str, Person]

    def find(self, owner: str) -> Person | None:
        """Who is meant by what a document says; of several the first who is active, else the first; None for nobody.

        "Sales & Billing" is two owners only where both are known: it may as well be the name of one.
        """
        found: list[Person] = []
        for words in _readings(owner):
            if person := self.keys.get(_plain(words)):
                found.append(person)
            elif not found:
                joined = [self.keys.get(_plain(part)) for part in _JOINED.split(words)]
                found += [person for person in joined if person is not None] if all(joined) else []
        return next((person for person in found if person.active), found[0] if found else None)

    def nearest(self, owner: str) -> str | None:
        """The id that an owner who is not here resembles; None where none does."""
        known = {key: person.id for key, person in self.keys.items() if person.active}
        close = get_close_matches(_plain(owner), sorted(known), n=1, cutoff=ALIKE)
        return known[close[0]] if close else None


def read_directory(path: Path) -> Directory:
    """Read a directory. Raises ConfigurationError that names the entry where the file cannot be understood."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(f"owners.directory: {path} cannot be read: {reason}. Check the path.") from None
    people = [_person(entry, f"owners.directory: {path}, {where}") for where, entry in _entries(path, text)]
    if not people:
        raise ConfigurationError(f"owners.directory: {path} names nobody. It needs id, name, mail, active.")
    keys: dict[str, Person] = {}
    for person in sorted(people, key=lambda item: not item.active):
        for words in (person.id, person.mail or "", person.name):
            if words:
                keys.setdefault(_plain(words), person)
    return Directory(tuple(people), keys)


def _entries(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries of a directory, each with where it stands."""
    parsers: Mapping[str, Callable[[str], Any]] = {
        ".json": json.loads,
        ".toml": tomllib.loads,
        ".yaml": _yaml,
        ".yml": _yaml,
    }
    parse = parsers.get(path.suffix.lower())
    if path.suffix.lower() in (".csv", ".tsv"):
        yield from _rows(path, text)
    elif parse is None:
        raise ConfigurationError(f"owners.directory: {path}: write it as .csv, .json, .toml or .yaml.")
    else:
        try:
            data = parse(text)
        except (ValueError, RecursionError) as error:
            raise ConfigurationError(f"owners.directory: {path} cannot be understood: {error}") from None
        yield from _listed(data, path)


def _rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    first = text.partition("\n")[0]
    parted = "\t" if "\t" in first else ";" if ";" in first and "," not in first else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=parted)
    try:
        for row in rows:
            yield f"line {rows.line_num}", {key: value for key, value in row.items() if key is not None}
    except csv.Error as error:
        raise ConfigurationError(f"owners.directory: {path}, line {rows.line_num}: {error}") from None


def _yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def _listed(data: Any, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A list of entries, a table of entries by their id, or either under one key (people, teams, owners …)."""
    if isinstance(data, Mapping) and data and all(isinstance(value, list) for value in data.values()):
        data = [entry for key in data for entry in data[key]]
    if isinstance(data, Mapping) and len(data) == 1:
        (inner,) = data.values()
        if isinstance(inner, Mapping) and inner and all(isinstance(value, Mapping) for value in inner.values()):
            data = inner
    if isinstance(data, Mapping):
        data = [
            {"id": key, **entry} if isinstance(entry, Mapping) else {"id": key, "name": entry}
            for key, entry in data.items()
        ]
    if not isinstance(data, list):
        raise ConfigurationError(f"owners.directory: {path} must hold a list of entries or a table of them by id.")
    for number, entry in enumerate(data, 1):
        if not isinstance(entry, Mapping):
            entry = {"id": entry}
        yield f"entry {number}", entry


def _person(entry: Mapping[str, Any], where: str) -> Person:
    by_key = {_plain(str(key)): value for key, value in entry.items()}
    said = {
        field: next((by_key[key] for key in keys if by_key.get(key) not in (None, "")), "")
        for field, keys in _KEYS.items()
    }
    identity = str(said["id"] or said["mail"] or said["name"]).strip()
    if not identity:
        raise ConfigurationError(f"{where}: has no id. An entry needs id, and may have name, mail and active.")
    active = str(said["active"]).strip().casefold()
    if active not in _YES | _NO:
        raise ConfigurationError(f"{where} ({identity}): active is {said['active']!r}; write true or false.")
    mail = str(said["mail"]).strip().removeprefix("mailto:")
    if mail and not _ADDRESS.fullmatch(mail):
        raise ConfigurationError(f"{where} ({identity}): mail is {mail!r}, which is no address.")
    return Person(identity, str(said["name"]).strip(), mail or None, active in _YES)


def _readings(owner: str) -> Iterator[str]:
    """What an owner's field may mean, the whole first: addresses in it, the name before one, each of a list, its handle."""
    yield owner
    yield from _ADDRESS.findall(owner.removeprefix("mailto:"))
    bare = re.sub(r"\([^)]*\)|<[^>]*>", " ", owner)
    for part in dict.fromkeys((bare, *_LIST.split(bare))):
        if part.strip():
            yield part
            if part.strip().startswith("@") and "/" in part:
                yield part.rpartition("/")[2]


def _plain(words: str) -> str:
    """An id, a name or an address without what people write differently: `@billing-team`, `Billing Team`, `billing_team`."""
    text = unicodedata.normalize("NFKC", words).strip().casefold().removeprefix("mailto:")
    if "@" in text[1:]:
        return text.lstrip("@")
    return " ".join(re.split(r"[\s_\-.]+", text.lstrip("@"))).strip()
