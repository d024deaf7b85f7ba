"""What the tests of the text readers have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kbaudit.model import Block, BlockKind, Skipped
from kbaudit.sources.extract import Extract, RawFile


def extract(reader: Callable[[RawFile], Iterator[Extract | Skipped]], source: str | bytes, path: str) -> Extract:
    data = source if isinstance(source, bytes) else source.encode()
    (only,) = reader(RawFile(path, path, data))
    assert isinstance(only, Extract)
    check(only)
    return only


def words(found: Extract, block: Block) -> str:
    return found.text[block.start : block.end]


def shown(found: Extract) -> list[tuple[str, int, str]]:
    """Kind, first line and text of every block."""
    return [(block.kind.value, block.place.line or 0, words(found, block)) for block in found.blocks]


def texts(found: Extract, kind: BlockKind | None = None) -> list[str]:
    return [words(found, block) for block in found.blocks if kind is None or block.kind is kind]


def links(found: Extract) -> list[tuple[str, str, int | None]]:
    return [(link.target, link.words, link.place.line) for link in found.links]


def hidden(found: Extract) -> list[tuple[str, str, int | None]]:
    return [(item.text, item.how, item.place.line) for item in found.hidden]


def fields(found: Extract) -> dict[str, str]:
    return {field.key: field.value for field in found.metadata}


def check(found: Extract) -> None:
    """What holds for every extract: blocks in order, apart, within the text; every line, cell and link where it says."""
    last = 0
    for block in found.blocks:
        assert last <= block.start < block.end <= len(found.text)
        text = words(found, block)
        assert text == text.strip()
        assert block.place.line is not None
        assert block.place.line >= 1
        assert block.place.end_line == block.place.line + text.count("\n")
        assert found.text[last : block.start].strip() == ""
        for left, right in block.cells:
            assert block.start <= left <= right <= block.end
        last = block.end
    assert last == len(found.text)
    for link in found.links:
        if link.span is not None:
            left, right = link.span
            assert 0 <= left < right <= len(found.text)
            assert " ".join(found.text[left:right].split()) == link.words
    for item in found.hidden:
        assert item.text.strip()
        assert item.how
