"""KB106: rows that are the same record, and rows that only look like it."""

from __future__ import annotations

from kbaudit.detectors.records import records
from kbaudit.model import Document, Finding, Place
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
