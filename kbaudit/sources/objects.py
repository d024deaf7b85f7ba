"""JSON and JSON Lines: exports of articles and questions, and the documents of retrieval frameworks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from kbaudit.model import BlockKind, Field, Place, Skipped
from kbaudit.sources.bodies import Body, add_text, key_of
from kbaudit.sources.decoding import decode
from kbaudit.sources.extract import Extract, RawFile, Unreadable
from kbaudit.sources.shapes import Record, documents_in, record_of

MOST_BROKEN_LINES = 20
"""Broken lines of a file that are listed one by one."""


def read_json(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read the documents of a JSON file, wherever in it they are. Raises Unreadable where it is none or nested too deeply."""
    text = decode(raw.data).text
    try:
        value = _parsed(text, raw.limits.nesting)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and _is_object(text.split("\n", 1)[0]):
            yield from read_jsonl(raw)
            return
        raise Unreadable(f"is not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    if _is_own_report(value):
        return
    seen: Counter[str] = Counter()
    records = documents_in(value, raw.fields)
    read = 0
    for number, record in islice(records, raw.limits.rows):
        read += 1
        yield _extract(record, Place(row=number) if number is not None else Place(), raw, seen)
    rest = sum(1 for _ in records)
    if rest:
        yield _unread(raw, read, read + rest)
    if not read:
        yield Skipped(raw.uri, f"JSON without documents: {_described(value)}")


def read_jsonl(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read one record a line; lines that are no JSON are skipped one by one."""
    text = decode(raw.data).text
    seen: Counter[str] = Counter()
    number = broken = read = without = unread = 0
    for line, source in enumerate(text.split("\n"), 1):
        if not source.strip():
            continue
        number += 1
        if read == raw.limits.rows:
            unread += 1
            continue
        try:
            value = _parsed(source, raw.limits.nesting)
        except (json.JSONDecodeError, Unreadable) as error:
            broken += 1
            if broken <= MOST_BROKEN_LINES:
                said = f"is not valid JSON: {error.msg}" if isinstance(error, json.JSONDecodeError) else str(error)
                yield Skipped(f"{raw.uri}:{line}", f"line {line} {said}")
            continue
        record = record_of(value, raw.fields, alone=False)
        if record is None:
            without += 1
            continue
        read += 1
        yield _extract(record, Place(row=number, line=line, end_line=line), raw, seen)
    if broken > MOST_BROKEN_LINES:
        yield Skipped(raw.uri, f"{broken - MOST_BROKEN_LINES:,} more lines are not valid JSON")
    if unread:
        yield _unread(raw, read, read + unread)
    if without and read:
        yield Skipped(raw.uri, f"{without:,} of its lines hold no document")
    elif without:
        yield Skipped(raw.uri, "JSON without documents: no line has a text")


def _parsed(text: str, nesting: int) -> Any:
    try:
        value = json.loads(text)
    except RecursionError:
        raise Unreadable(f"is nested deeper than {nesting} levels (limits.nesting)") from None
    except json.JSONDecodeError:
        raise
    except ValueError as error:
        raise Unreadable(f"is not valid JSON: {str(error)[:100]}") from None
    if _is_deeper(value, nesting):
        raise Unreadable(f"is nested deeper than {nesting} levels (limits.nesting)")
    return value


def _is_deeper(value: Any, nesting: int) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    depth = 0
    while level:
        depth += 1
        if depth > nesting:
            return True
        below: list[Any] = []
        for each in level:
            inner = each.values() if isinstance(each, dict) else each
            below.extend(child for child in inner if isinstance(child, dict | list))
        level = below
    return False


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_own_report(value: Any) -> bool:
    tool = value.get("tool") if isinstance(value, Mapping) else None
    return isinstance(tool, Mapping) and tool.get("name") == "kbaudit" and "schema_version" in value


def _extract(record: Record, place: Place, raw: RawFile, seen: Counter[str]) -> Extract:
    body = Body(raw.limits.nesting, flat=True)
    title = " ".join(record.title.split())
    body.add(BlockKind.HEADING, title, place, level=1)
    add_text(body, record.text, place)
    fields = (Field("title", title, "record", place),) if title else ()
    return Extract(
        text=body.builder.text,
        blocks=body.builder.blocks,
        title=title or None,
        title_origin="record" if title else "",
        links=tuple(body.links),
        hidden=tuple(body.hidden),
        metadata=(*fields, *(Field(key, value, "record", place) for key, value in record.metadata)),
        key=key_of(record.identifier, title or record.text, seen) if place.row is not None else None,
        place=place,
    )


def _unread(raw: RawFile, read: int, total: int) -> Skipped:
    return Skipped(raw.uri, f"read the first {read:,} of its {total:,} records (limits.rows)")


def _described(value: Any) -> str:
    if isinstance(value, Mapping):
        keys = ", ".join(str(key)[:40] for key in islice(value, 5))
        return f"an object with the keys {keys}{', …' if len(value) > 5 else ''}" if keys else "an empty object"
    if isinstance(value, list):
        return f"a list of {len(value):,} items without a text" if value else "an empty list"
    return "a single value"
