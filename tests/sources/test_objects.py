"""JSON and JSON Lines: the shapes that hold documents, and what holds none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kbaudit.config import Fields, Limits
from kbaudit.model import BlockKind, Skipped
from kbaudit.sources.extract import Extract, RawFile, Unreadable
from kbaudit.sources.objects import read_json, read_jsonl

PROSE = "A long enough description of the product, so that nobody can take it for a mere label in some settings file."


def read(value: Any, name: str = "kb.json", **settings: Any) -> list[Extract | Skipped]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    reader = read_jsonl if name.endswith("l") else read_json
    return list(reader(RawFile(name, f"kb/{name}", data, **settings)))


def lines(*values: Any) -> bytes:
    return "\n".join(value if isinstance(value, str) else json.dumps(value) for value in values).encode()


def told(items: list[Extract | Skipped]) -> list[tuple[str | None, str, str | None]]:
    """Title, text below the title, and key of each document."""
    found = []
    for item in items:
        assert isinstance(item, Extract), item
        text = item.text.removeprefix(item.title or "").strip()
        found.append((item.title, text, item.key))
    return found


RECORD = {"id": "a1", "title": "Refunds", "body": "Within 30 days."}


@pytest.mark.parametrize(
    "value",
    [
        [RECORD],
        {"documents": [RECORD]},
        {"articles": [RECORD], "count": 1},
        {"data": [RECORD], "meta": {"page": 1}},
        {"data": {"items": [RECORD]}},
        {"help_center": [RECORD]},
        {"categories": [{"name": "Money", "articles": [RECORD]}]},
        {"hits": {"hits": [{"_id": "a1", "_source": {"title": "Refunds", "body": "Within 30 days."}}]}},
        [
            {
                "lc": 1,
                "type": "constructor",
                "id": ["langchain"],
                "kwargs": {"page_content": "Within 30 days.", "id": "a1"},
            }
        ],
        [{"page_content": "Within 30 days.", "metadata": {"title": "Refunds"}, "id": "a1"}],
        [{"pageContent": "Within 30 days.", "metadata": {"title": "Refunds"}, "id": "a1"}],
        [{"id_": "a1", "text": "Within 30 days.", "metadata": {"title": "Refunds"}, "relationships": {}}],
        [{"node": {"id_": "a1", "text": "Within 30 days.", "metadata": {"title": "Refunds"}}, "score": 0.8}],
        [{"id_": "a1", "text_resource": {"text": "Within 30 days."}, "metadata": {"title": "Refunds"}}],
        {"docstore/data": {"a1": {"__data__": {"id_": "a1", "text": "Within 30 days."}, "__type__": "1"}}},
        {
            "documents": [
                {"id": "a1", "content": "Within 30 days.", "meta": {"title": "Refunds"}, "embedding": [0.1] * 99}
            ]
        },
        {"a1": {"title": "Refunds", "body": "Within 30 days."}, "a2": {"title": "Fees", "body": "None."}},
        [{"id": "a1", "title": "Refunds", "body": {"storage": {"value": "<p>Within <b>30</b> days.</p>"}}}],
        [{"id": "a1", "title": {"rendered": "Refunds"}, "content": {"rendered": "<p>Within 30 days.</p>"}}],
    ],
)
def test_documents_are_found_in_every_usual_shape(value: Any) -> None:
    title, text, key = told(read(value))[0]
    assert title in ("Refunds", None)
    assert (text, key) == ("Within 30 days.", "a1")


def test_questions_and_answers_of_schema_org_are_found() -> None:
    page = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": "How long?",
                "acceptedAnswer": {"@type": "Answer", "text": "<p>30 days.</p>"},
            },
            {"@type": "Question", "name": "Who pays?", "acceptedAnswer": [{"@type": "Answer", "text": "We do."}]},
        ],
    }
    assert [found[:2] for found in told(read(page))] == [("How long?", "30 days."), ("Who pays?", "We do.")]


def test_a_mapping_of_questions_to_answers_is_a_faq() -> None:
    assert [found[:2] for found in told(read({"How long?": "30 days.", "Who pays?": "We do."}))] == [
        ("How long?", "30 days."),
        ("Who pays?", "We do."),
    ]


def test_a_document_by_itself_has_no_key() -> None:
    assert told(read(RECORD)) == [("Refunds", "Within 30 days.", None)]
    assert told(read({"page_content": "Within 30 days.", "metadata": {}})) == [(None, "Within 30 days.", None)]


def test_metadata_is_flat_and_machinery_is_left_out() -> None:
    record = {
        "text": "Words.",
        "hash": "abc",
        "embedding": [0.1, 0.2],
        "author": {"name": "Ann", "active": True},
        "tags": ["x", "y"],
        "updated_at": 1_700_000_000,
        "edited_at": 1_700_000_000_000,
        "count": 1_700_000_000,
        "metadata": {"source": "a.md", "page": 3, "none": None},
    }
    [extract] = read([record])
    assert isinstance(extract, Extract)
    assert [(field.key, field.value) for field in extract.metadata] == [
        ("author.name", "Ann"),
        ("author.active", "true"),
        ("tags", "x"),
        ("tags", "y"),
        ("updated_at", "2023-11-14"),
        ("edited_at", "2023-11-14"),
        ("count", "1700000000"),
        ("source", "a.md"),
        ("page", "3"),
    ]
    assert {field.origin for field in extract.metadata} == {"record"}


def test_rows_are_numbered_and_keys_stay_unique() -> None:
    items = read([{"text": "Same."}, {"nothing": 1}, {"text": "Same."}])
    assert [(item.key or "")[12:] for item in items if isinstance(item, Extract)] == ["", "-2"]
    assert [item.place.row for item in items if isinstance(item, Extract)] == [1, 3]


def test_configured_keys_are_recognised() -> None:
    fields = Fields(question=("Frage",), answer=("unsere_antwort",), id=("lfd",))
    assert told(read([{"lfd": 7, "Frage": "Wie?", "unsere_antwort": "So."}], fields=fields)) == [("Wie?", "So.", "7")]


def test_a_description_is_a_text_in_a_list_only() -> None:
    assert told(read([{"name": "Basic", "description": PROSE}]))[0][:2] == ("Basic", PROSE)
    [skip] = read({"name": "Basic", "description": PROSE})
    assert isinstance(skip, Skipped)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"name": "tool", "version": "1"}, "an object with the keys name, version"),
        (
            {"$schema": "x", "title": "A schema", "text": "Is no document."},
            "an object with the keys $schema, title, text",
        ),
        ({"openapi": "3.0", "paths": {"/x": {"summary": "s", "text": "t"}}}, "an object with the keys openapi, paths"),
        ([1, 2, 3], "a list of 3 items without a text"),
        ({"save": "Save", "cancel": "Cancel", "ask": "Sure?"}, "an object with the keys save, cancel, ask"),
        ({}, "an empty object"),
        ([], "an empty list"),
        ("text", "a single value"),
        ({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}, "an object with the keys a, b, c, d, e, …"),
    ],
)
def test_json_without_documents_is_skipped_with_what_it_holds(value: Any, said: str) -> None:
    assert read(value) == [Skipped("kb/kb.json", f"JSON without documents: {said}")]


def test_a_report_of_kbaudit_is_passed_over() -> None:
    assert read({"schema_version": 1, "tool": {"name": "kbaudit"}, "findings": [{"title": "x", "text": "y"}]}) == []


def test_paragraphs_lists_and_hidden_text_of_a_body_are_kept_apart() -> None:
    [extract] = read([{"title": "T", "body": "One\nline.\n\n- a\n- b"}])
    assert isinstance(extract, Extract)
    assert [(block.kind, extract.text[block.start : block.end]) for block in extract.blocks] == [
        (BlockKind.HEADING, "T"),
        (BlockKind.PARAGRAPH, "One line."),
        (BlockKind.LIST_ITEM, "a"),
        (BlockKind.LIST_ITEM, "b"),
    ]
    [marked] = read([{"title": "T", "html": "<p>Seen</p><p style='display:none'>Unseen</p>"}])
    assert isinstance(marked, Extract)
    assert [(item.text, item.place.row) for item in marked.hidden] == [("Unseen", 1)]


# ------------------------------------------------------------------------------------------------- JSON Lines


def test_each_line_is_a_record_with_its_line() -> None:
    items = read(lines({"text": "One."}, "", {"text": "Two."}), "kb.jsonl")
    assert [(item.text, item.place.row, item.place.line) for item in items if isinstance(item, Extract)] == [
        ("One.", 1, 1),
        ("Two.", 2, 3),
    ]


def test_every_block_of_a_line_is_on_that_line() -> None:
    [extract] = read(lines({"title": "T", "text": "a\nb\n\nc"}), "kb.jsonl")
    assert isinstance(extract, Extract)
    assert [block.place.line for block in extract.blocks] == [1, 1, 1]
    assert "\nb" not in extract.text


def test_lines_in_a_json_file_are_read_too() -> None:
    assert [item.text for item in read(lines({"text": "One."}, {"text": "Two."})) if isinstance(item, Extract)] == [
        "One.",
        "Two.",
    ]


def test_a_broken_line_is_skipped_and_the_others_are_read() -> None:
    first, broken, last = read(lines({"text": "One."}, '{"text": ', {"text": "Two."}), "kb.jsonl")
    assert isinstance(first, Extract)
    assert isinstance(last, Extract)
    assert broken == Skipped("kb/kb.jsonl:2", "line 2 is not valid JSON: Expecting value")


def test_many_broken_lines_are_counted() -> None:
    items = read(lines(*["{" for _ in range(30)]), "kb.jsonl")
    assert len(items) == 21
    assert items[-1] == Skipped("kb/kb.jsonl", "10 more lines are not valid JSON")


def test_lines_without_a_text_are_told() -> None:
    assert read(lines({"x": 1}, {"y": 2}), "kb.jsonl") == [
        Skipped("kb/kb.jsonl", "JSON without documents: no line has a text")
    ]
    assert read(lines({"x": 1}, {"text": "One."}), "kb.jsonl")[-1] == Skipped(
        "kb/kb.jsonl", "1 of its lines hold no document"
    )


# -------------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a": [1, 2', r"is not valid JSON: Expecting ',' delimiter in line 1, column 12"),
        (b"", "is not valid JSON: Expecting value in line 1, column 1"),
        (b"not json", "is not valid JSON"),
        (b'["' + b"\0" * 40 + b'"]', "binary|NUL"),
        (b"[" + b"9" * 5000 + b"]", "is not valid JSON: Exceeds the limit"),
    ],
)
def test_what_is_no_json_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data)


@pytest.mark.parametrize("depth", [101, 500, 5_000, 200_000])
@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"data":', b"}")])
def test_json_nested_without_end_is_refused(depth: int, opening: bytes, closing: bytes) -> None:
    with pytest.raises(Unreadable, match=r"is nested deeper than 100 levels \(limits.nesting\)"):
        read(opening * depth + b"1" + closing * depth)


def test_nesting_within_the_limit_is_fine() -> None:
    [skip] = read(b"[" * 100 + b"1" + b"]" * 100)
    assert isinstance(skip, Skipped)


@pytest.mark.parametrize("name", ["kb.json", "kb.jsonl"])
def test_records_over_the_limit_are_counted(name: str) -> None:
    records = [{"text": f"Text {number}."} for number in range(50)]
    items = read(lines(*records) if name.endswith("l") else records, name, limits=Limits(rows=10))
    assert len(items) == 11
    assert items[-1] == Skipped(f"kb/{name}", "read the first 10 of its 50 records (limits.rows)")
