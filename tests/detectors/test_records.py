"""KB106: rows that are the same record, and rows that only look like it."""

from __future__ import annotations

from dataclasses import replace

from kbaudit.detectors.records import records
from kbaudit.detectors.rows import repeated_rows
from kbaudit.model import BlockKind, Document, Finding, Place, Status
from kbaudit.sources.extract import TextBuilder
from tests.detectors.repeating import repeating
from tests.making import document

CANCEL = (
    "You can cancel at any time on the billing page. Your workspace stays usable until the end of the period that you have "
    "paid for."
)
EXPORT = "Choose reports and then export. We send you a mail with a link to the file as soon as it is ready, which takes an hour."


def row(number: int, question: str, answer: str, path: str = "faq.csv") -> Document:
    return document(
        f"{path}#{number}",
        f"# {question}\n\n{answer}",
        path=path,
        title=question,
        place=Place(row=number),
        format="csv",
    )


def found(*rows: Document) -> list[Finding]:
    return list(records(repeating(*rows)))


def test_the_same_question_with_the_same_answer_is_one_record_twice() -> None:
    (finding,) = found(
        row(2, "How do I cancel?", CANCEL), row(9, "How do I cancel?", CANCEL), row(5, "Can I export?", EXPORT)
    )
    assert finding.rule == "KB106"
    assert sorted(item.place.row or 0 for item in finding.evidence) == [2, 9]
    assert "Rows 2 and 9" in finding.message


def test_a_reworded_question_with_the_same_answer_is_kept_as_a_synonym() -> None:
    (finding,) = found(
        row(2, "How do I cancel my plan?", CANCEL), row(3, "Question: how can I cancel my plan?", CANCEL)
    )
    assert "synonym" in finding.step


def test_a_value_that_differs_is_left_to_the_contradictions() -> None:
    assert (
        found(
            row(2, "How do I cancel?", CANCEL + " It takes 3 days."),
            row(3, "How do I cancel?", CANCEL + " It takes 14 days."),
        )
        == []
    )


def test_two_questions_with_one_answer_are_two_records() -> None:
    cats = "Yes, your cats may come along. Tell us before you book, because every room has place for one animal only."
    dogs = "Yes, your dogs may come along. Tell us before you book, because every room has place for one animal only."
    assert found(row(2, "May I bring cats?", cats), row(3, "May I bring dogs?", dogs)) == []


def test_different_answers_are_no_matter() -> None:
    assert found(row(2, "How do I cancel?", CANCEL), row(3, "Can I export?", EXPORT)) == []


def test_a_table_that_repeats_another_one_is_one_finding() -> None:
    rows = [
        row(
            number,
            f"Question about {word}?",
            f"All that there is to say about {word} stands on the page for {word}.",
            path,
        )
        for path in ("old.csv", "new.csv")
        for number, word in enumerate(("refunds", "invoices", "seats", "exports", "hours"), 2)
    ]
    (finding,) = found(*rows)
    assert "5 of the 5 records" in finding.message


def table(*rows: str, **changes: object) -> Document:
    """A table that is read as one document; cells are divided by bars, rows are numbered from 2."""
    builder = TextBuilder()
    for number, row in enumerate(rows, start=2):
        spans, start = [], 0
        for cell in row.split(" | "):
            spans.append((start, start + len(cell)))
            start += len(cell) + 3
        builder.add(BlockKind.TABLE_ROW, row, Place(row=number), header=("a", "b", "c"), cells=tuple(spans))
    changes = {"format": "csv", **changes}
    return replace(document("benefits.csv"), text=builder.text, blocks=builder.blocks, **changes)  # type: ignore[arg-type]


def in_table(*rows: str, **changes: object) -> list[Finding]:
    return list(repeated_rows(repeating(table(*rows, **changes))))


ROWS = tuple(f"Plan {number} | Baggage | {number}00" for number in range(20))


def test_a_row_that_stands_twice_in_a_table_is_found() -> None:
    (finding,) = in_table(*ROWS, "plan 3 | Baggage | 300")
    assert finding.rule == "KB106"
    assert finding.message == "Rows 5 and 22 of benefits.csv hold the same values."
    assert [item.place.row for item in finding.evidence] == [5, 22]
    assert dict(finding.shares)["benefits.csv"] < 0.1


def test_rows_that_differ_in_one_cell_are_two_records() -> None:
    assert in_table(*ROWS, "Plan 3 | Baggage | 301") == []


def test_rows_of_few_cells_and_of_marks_may_repeat() -> None:
    assert in_table(*ROWS, "x | y | ", "x | y | ") == []
    assert in_table(*ROWS, "1 | 2 | 3", "1 | 2 | 3") == []


def test_a_log_repeats_its_rows() -> None:
    assert in_table(*(["Sign-in | web | ok"] * 5), *ROWS) == []


def test_tables_of_pages_and_withdrawn_ones_are_left_alone() -> None:
    assert in_table(*ROWS, ROWS[0], format="md") == []
    assert in_table(*ROWS, ROWS[0], status=Status.ARCHIVED) == []
