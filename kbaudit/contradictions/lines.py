"""`kbaudit judge`: pairs of statements as lines of JSON, one judgement a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kbaudit.contradictions.guards import SAYS
from kbaudit.contradictions.judge import Judgement, judge, scope_of
from kbaudit.contradictions.knowledge import UNTAUGHT, Knowledge
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.surroundings import ALONE, Surroundings, together

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["judge_lines", "side_from"]

CHUNK = 256
"""Lines judged at once, so that their statements are embedded in batches."""

Embed = Callable[[Sequence[str]], "NDArray[numpy.float32]"]


def judge_lines(
    lines: Iterable[str], *, embed: Embed | None = None, model: str = "", knowledge: Knowledge = UNTAUGHT
) -> Iterator[str]:
    """Judge one pair a line: {"id", "a": {"text", …}, "b": {…}}. A line that cannot be read gives {"id", "error"}.

    `embed` turns texts into vectors of unit length, of the `model` with that digest; without it the judgement rests on words
    alone.
    """
    chunk: list[str] = []
    for line in lines:
        if line.strip():
            chunk.append(line)
        if len(chunk) >= CHUNK:
            yield from _judged(chunk, embed, model, knowledge)
            chunk = []
    yield from _judged(chunk, embed, model, knowledge)


def side_from(entry: Mapping[str, Any]) -> Side:
    """One statement from {"text", "title", "heading", "path", "date", "metadata"}, all but the text optional.

    Two statements that name the same path stand in one document. ValueError or TypeError says what is wrong with an entry.
    """
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("a and b need a text")
    heading = entry.get("heading") or ()
    if not isinstance(heading, str) and not (
        isinstance(heading, Sequence) and all(isinstance(part, str) for part in heading)
    ):
        raise ValueError('heading must be a text ("Returns > Bikes") or a list of texts')
    parts = heading.split(" > ") if isinstance(heading, str) else heading
    metadata = entry.get("metadata") or {}
    if not isinstance(metadata, Mapping):
        raise TypeError("metadata must be an object")
    path = str(entry.get("path") or "")
    return side_of(
        " ".join(text.split()),
        document=path,
        path=path,
        title=str(entry.get("title") or ""),
        heading=tuple(part.strip() for part in parts if part.strip()),
        day=_day(entry.get("date")),
        scope=tuple((str(key), str(value).casefold()) for key, value in metadata.items() if key in _SCOPE_KEYS),
        language=str(metadata.get("language") or metadata.get("lang") or "en"),
    )


_SCOPE_KEYS = frozenset(
    {"product", "plan", "region", "country", "version", "audience", "platform", "role", "edition", "locale"}
)


def _judged(chunk: Sequence[str], embed: Embed | None, model: str, knowledge: Knowledge) -> Iterator[str]:
    read: list[tuple[Any, Side, Side] | tuple[Any, str]] = [_read(line) for line in chunk]
    pairs = [entry for entry in read if len(entry) == 3]
    cosines: dict[int, float] = {}
    around: dict[int, Surroundings] = {}
    if embed is not None and pairs:
        texts = list(dict.fromkeys(side.masked for entry in pairs for side in entry[1:] if isinstance(side, Side)))
        rows = dict(zip(texts, embed(texts), strict=True))
        for pair in pairs:
            first, second = rows[pair[1].masked], rows[pair[2].masked]
            cosines[id(pair)] = round(float(first @ second), 3)
            around[id(pair)] = together(first, second, model)
    for entry in read:
        if len(entry) == 2:
            yield json.dumps({"id": entry[0], "error": entry[1]}, ensure_ascii=False)
        else:
            identity, left, right = entry
            judgement = judge(
                left, right, knowledge, cosine=cosines.get(id(entry)), around=around.get(id(entry), ALONE)
            )
            yield json.dumps(shape(identity, judgement, left, right), ensure_ascii=False)


def shape(identity: object, judgement: Judgement, left: Side, right: Side) -> dict[str, Any]:
    """A judgement as it is printed."""
    return {
        "id": identity,
        "rule": judgement.rule,
        "tier": judgement.tier.value if judgement.tier else None,
        "confidence": judgement.confidence,
        "slots": [list(pair) for pair in judgement.slots],
        "guards": list(judgement.guards),
        "because": [SAYS[guard] for guard in judgement.guards],
        "scope": {
            "a": scope_of(left),
            "b": scope_of(right),
            "different": [list(entry) for entry in judgement.scope.different],
            "unknown": [list(entry) for entry in judgement.scope.unknown],
        },
    }


def _read(line: str) -> tuple[Any, Side, Side] | tuple[Any, str]:
    try:
        entry = json.loads(line)
    except ValueError as error:
        return None, f"not JSON: {error}"
    except RecursionError:
        return None, "not JSON: nested too deep"
    if not isinstance(entry, Mapping):
        return None, 'not an object: {"a": {"text": …}, "b": {"text": …}} is needed'
    left, right = entry.get("a"), entry.get("b")
    if not isinstance(left, Mapping) or not isinstance(right, Mapping):
        return entry.get("id"), 'a and b must be objects: {"text": …}'
    try:
        return entry.get("id"), side_from(left), side_from(right)
    except (ValueError, TypeError) as error:
        return entry.get("id"), str(error)


def _day(value: object) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError(f"date must be YYYY-MM-DD, not {value!r}") from None
