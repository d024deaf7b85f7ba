"""The shapes in which JSON holds documents: plain records, and those of LangChain, LlamaIndex, Haystack and schema.org."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kbaudit.config import Fields
from kbaudit.sources.columns import (
    ANSWERS,
    DATES,
    DESCRIPTIONS,
    IDENTIFIERS,
    MARKED_UP,
    NAMES,
    QUESTIONS,
    TITLES,
    normalised,
)

PROSE_CHARACTERS = 80
"""Length of a description from which it is a text."""
DEEPEST_LIST = 4
"""Levels below the top at which a list of documents is looked for."""
VALUE_CHARACTERS = 2_000
LONGEST_LIST = 50
"""Items of a list of plain values; more is a vector."""

_LISTS = (
    *(
        "documents",
        "articles",
        "faqs",
        "faq",
        "questions",
        "items",
        "records",
        "results",
        "entries",
        "pages",
        "posts",
        "data",
    ),
    *(
        "docs",
        "rows",
        "nodes",
        "hits",
        "mainEntity",
        "@graph",
        "docstore/data",
        "docstore",
        "content",
        "value",
        "values",
        "sections",
    ),
)
"""Keys under which exports keep their documents, the surest first."""
_WRAPPERS = ("kwargs", "node", "__data__", "_source", "document", "article", "fields", "attributes")
"""Keys whose object is the record proper."""
_METADATA = ("metadata", "meta", "extra_info")
_INNER = ("value", "text", "plain", "storage", "view", "export_view", "raw", "rendered", "markdown", "html")
_NO_DOCUMENTS = frozenset(("$schema", "openapi", "swagger", "jsonrpc", "compilerOptions", "dependencies"))
_MACHINERY = frozenset(
    (
        *(
            "lc",
            "embedding",
            "embeddings",
            "vector",
            "sparse_embedding",
            "relationships",
            "excluded_embed_metadata_keys",
        ),
        *("excluded_llm_metadata_keys", "metadata_template", "metadata_seperator", "text_template", "start_char_idx"),
        *("end_char_idx", "class_name", "mimetype", "hash", "__type__", "@context", "@type", "dataframe", "blob"),
    )
)
_TEXT_RESOURCE = "text_resource"
_ACCEPTED = ("acceptedAnswer", "suggestedAnswer")


@dataclass(frozen=True, slots=True)
class Record:
    """A document in JSON: title and text (either may be empty, not both), identifier or "", and the rest."""

    title: str
    text: str
    identifier: str
    metadata: tuple[tuple[str, str], ...]


def documents_in(value: Any, fields: Fields) -> Iterator[tuple[int | None, Record]]:
    """Find the documents in a JSON value, with their number in their list from 1; None for a document by itself."""
    if isinstance(value, Mapping):
        if _NO_DOCUMENTS & value.keys():
            return
        alone = record_of(value, fields, alone=True)
        if alone is not None:
            yield None, alone
            return
    found = _members(value, fields, DEEPEST_LIST)
    for number, (name, member) in enumerate(found, 1):
        record = record_of(member, fields, alone=False, name=name)
        if record is not None:
            yield number, record


def record_of(value: Any, fields: Fields, *, alone: bool, name: str = "") -> Record | None:
    """Read one record; None where it holds no text. `name` is the key under which it stood, if any.

    A record by itself needs a title and a text or the shape of a framework, since most lone objects are settings.
    """
    if not isinstance(value, Mapping):
        return None
    record, framework = _unwrapped(value)
    names: dict[str, str] = {}
    for key in record:
        names.setdefault(normalised(key), key)
    meta: Mapping[str, Any] = next((record[key] for key in _METADATA if isinstance(record.get(key), Mapping)), {})
    title_key = _key(names, record, (*_set(fields.question), *_set(fields.title), QUESTIONS, TITLES, NAMES))
    text_key = _key(names, record, (*_set(fields.answer), ANSWERS, MARKED_UP), other_than=title_key)
    text = _string(record[text_key]) if text_key else ""
    if not text:
        text_key, text = next(
            ((key, _answer(record[key])) for key in _ACCEPTED if _answer(record.get(key))), (None, "")
        )
    if not text and isinstance(record.get(_TEXT_RESOURCE), Mapping):
        text_key, text = _TEXT_RESOURCE, _string(record[_TEXT_RESOURCE].get("text"))
    title = _string(record[title_key]) if title_key else ""
    if not text and title and not alone:
        weak = _key(names, record, (DESCRIPTIONS,), other_than=title_key)
        if weak and len(_string(record[weak])) >= PROSE_CHARACTERS:
            text_key, text = weak, _string(record[weak])
    if not text or (alone and not title and not (framework or meta)):
        return None
    flat = tuple(
        _flat({key: entry for key, entry in record.items() if key not in (title_key, text_key) and entry is not meta})
    )
    flat = (*flat, *_flat(meta))
    if not title:
        title = next((entry for key, entry in flat if normalised(key) in TITLES), "")
    identifier = next((_string(record[names[key]]) for key in _identifiers(fields) if key in names), "")
    return Record(title, text, identifier or name, flat)


# ------------------------------------------------------------------------------------------------------ lists


def _members(value: Any, fields: Fields, depth: int, *, listed: bool = False) -> list[tuple[str, Any]]:
    """The records of the first list or mapping in a value that holds any, with their names.

    A mapping with one record only counts where it is `listed`: under a key that stands for documents.
    """
    if isinstance(value, list):
        members = [("", member) for member in value]
        return members if _hold_records(members, fields) else _nested(value, fields, depth)
    if not isinstance(value, Mapping) or depth == 0:
        return []
    for key in _LISTS:
        if key in value and (found := _members(value[key], fields, depth - 1, listed=True)):
            return found
    members = [(str(key), member) for key, member in value.items() if isinstance(member, Mapping)]
    if (listed or len(members) > 1) and _hold_records(members, fields):
        return members
    pairs = [(str(key), answer) for key, answer in value.items() if isinstance(answer, str)]
    if len(pairs) > 1 and 2 * sum(key.rstrip().endswith("?") for key, _ in pairs) >= len(value):
        return [("", {"question": key, "answer": answer}) for key, answer in pairs]
    for key, member in value.items():
        if key not in _LISTS and isinstance(member, list | Mapping) and (found := _members(member, fields, depth - 1)):
            return found
    return []


def _nested(value: Sequence[Any], fields: Fields, depth: int) -> list[tuple[str, Any]]:
    """The records of lists inside the items of a list: sections of a FAQ, categories of articles."""
    found: list[tuple[str, Any]] = []
    for member in value if depth else ():
        if isinstance(member, Mapping | list):
            found.extend(_members(member, fields, depth - 1))
    return found


def _hold_records(members: Sequence[tuple[str, Any]], fields: Fields) -> bool:
    return any(record_of(member, fields, alone=False) is not None for _, member in members)


# --------------------------------------------------------------------------------------------------- records


def _unwrapped(value: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """The record inside the envelopes of frameworks, and whether there were any or it has a framework's own keys."""
    framework = False
    for _ in range(4):
        inner = next((key for key in _WRAPPERS if isinstance(value.get(key), Mapping)), None)
        if inner is None or any(normalised(str(key)) in ANSWERS for key in value):
            break
        rest = {key: entry for key, entry in value.items() if key != inner and key in ("id", "_id")}
        value, framework = {**rest, **value[inner]}, True
    return value, framework or "page_content" in value or "pageContent" in value or "id_" in value


def _key(
    names: Mapping[str, str], record: Mapping[str, Any], groups: Sequence[frozenset[str]], other_than: str | None = None
) -> str | None:
    """The first key, in the order of the record, of the first group that has one with a text."""
    for group in groups:
        for plain, key in names.items():
            if plain in group and key != other_than and _string(record[key]):
                return key
    return None


def _string(value: Any) -> str:
    """The text of a value, also where it stands one or two levels deeper: {"storage": {"value": …}}."""
    for _ in range(3):
        if isinstance(value, str):
            return value.replace("\r\n", "\n").replace("\0", " ").strip("\n")
        if isinstance(value, bool) or value is None:
            return ""
        if isinstance(value, int):
            return str(value)
        if not isinstance(value, Mapping):
            return ""
        value = next((value[key] for key in _INNER if key in value), None)
    return value if isinstance(value, str) else ""


def _answer(value: Any) -> str:
    """The text of an answer of schema.org, the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("text")) if isinstance(value, Mapping) else ""


def _set(names: Sequence[str]) -> tuple[frozenset[str], ...]:
    return (frozenset(normalised(name) for name in names),) if names else ()


def _identifiers(fields: Fields) -> list[str]:
    return [
        *(normalised(name) for name in fields.id),
        "id",
        *sorted(IDENTIFIERS - {"id", "no", "number", "reference", "ref"}),
    ]


def _flat(record: Mapping[str, Any], prefix: str = "", depth: int = 4) -> Iterator[tuple[str, str]]:
    """The leaves of a record as dotted keys and texts; one entry for each item of a list. Vectors are left out."""
    for key, value in record.items():
        name = f"{prefix}{key}"
        if str(key) in _MACHINERY:
            continue
        if isinstance(value, Mapping):
            if depth:
                yield from _flat(value, f"{name}.", depth - 1)
        elif isinstance(value, list):
            plain = [item for item in value if isinstance(item, str | int | float)]
            if len(plain) <= LONGEST_LIST:
                yield from ((name, _leaf(name, item)) for item in plain)
        elif value is not None and _leaf(name, value):
            yield name, _leaf(name, value)


def _leaf(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float) and 1e9 <= value < 1e13 and DATES.fullmatch(normalised(name.rsplit(".", 1)[-1])):
        # Seconds or milliseconds since 1970.
        seconds = value / 1000 if value >= 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return " ".join(str(value).split())[:VALUE_CHARACTERS]
