"""Findings of KB201 to KB205: one for each matter, with all values, who claims them, and which looks right."""

from __future__ import annotations

from datetime import date

from kbaudit.claims import state
from kbaudit.config import Configuration
from kbaudit.corpus import Corpus
from kbaudit.detectors.contradictions import contradictions
from kbaudit.model import Block, BlockKind, Dated, DateRole, Document, Field, Finding, Place, Precision, Status, Tier
from kbaudit.passages import cut

TODAY = date(2026, 1, 1)


def page(
    name: str,
    text: str,
    title: str = "Returns",
    day: date | None = None,
    status: Status = Status.LIVE,
    flag: str = "",
) -> Document:
    dates = (Dated(day, day, Precision.DAY, DateRole.EDITED, "front matter: updated", day.isoformat()),) if day else ()
    block = Block(BlockKind.PARAGRAPH, 0, len(text), Place(line=1, end_line=1))
    return Document(
        id=name,
        path=name,
        uri=name,
        format="md",
        text=text,
        blocks=(block,),
        digest=name,
        title=title,
        dates=dates,
        status=Status.DEPRECATED if flag else status,
        status_origin=f"front matter: {flag}" if flag else "",
        metadata=(Field(flag, "true", "front matter", Place(line=1)),) if flag else (),
    )


def found(*documents: Document) -> list[Finding]:
    passages = cut(documents)
    corpus = Corpus(
        documents=documents,
        skipped=(),
        passages=passages,
        claims=state(documents, passages),
        pairs=(),
        vectors=None,
        configuration=Configuration(),
        today=TODAY,
    )
    return list(contradictions(corpus))


FORTNIGHT = "Refunds are paid out within 14 days of the return."
MONTH = "Refunds are paid out within 30 days of the return."


def test_one_finding_names_the_values_and_who_claims_them() -> None:
    (finding,) = found(page("a.md", FORTNIGHT), page("b.md", MONTH))
    assert (finding.rule, finding.tier) == ("KB201", Tier.CONFLICT)
    assert {(value.value, value.documents) for value in finding.values} == {
        ("within 14 days", ("a.md",)),
        ("within 30 days", ("b.md",)),
    }
    assert [item.place.line for item in finding.evidence] == [1, 1]
    assert finding.message == (
        "“within 14 days” in a.md against “within 30 days” in b.md: different values for the same thing."
    )


def test_what_to_do_names_the_matter_and_its_values() -> None:
    (undecided,) = found(page("a.md", FORTNIGHT), page("b.md", MONTH))
    assert undecided.step == (
        "“within 14 days” or “within 30 days” for “Refunds are paid out … of the return”: decide which holds, correct the "
        "other page, and keep the statement in one place."
    )
    (decided,) = found(page("a.md", FORTNIGHT, day=date(2021, 5, 1)), page("b.md", MONTH, day=date(2025, 6, 1)))
    assert (
        decided.step
        == "Confirm that “within 30 days” holds for “Refunds are paid out … of the return”, then correct a.md."
    )


def test_three_pages_on_one_matter_are_one_finding() -> None:
    findings = found(
        page("a.md", FORTNIGHT), page("b.md", MONTH), page("c.md", "Refunds are paid out within 60 days of the return.")
    )
    assert len(findings) == 1


def test_the_page_that_was_looked_after_last_looks_right() -> None:
    (finding,) = found(page("a.md", FORTNIGHT, day=date(2021, 5, 1)), page("b.md", MONTH, day=date(2025, 6, 1)))
    assert finding.keep == "b.md"
    assert "2025-06-01" in finding.why
    assert [identity for identity, _ in finding.shares] == ["a.md"]


def test_without_dates_or_a_majority_it_cannot_be_told() -> None:
    (finding,) = found(page("a.md", FORTNIGHT), page("b.md", MONTH))
    assert finding.keep is None
    assert "cannot be told" in finding.why
    assert {identity for identity, _ in finding.shares} == {"a.md", "b.md"}


def test_an_archived_page_contradicts_nobody() -> None:
    assert not found(page("a.md", FORTNIGHT), page("b.md", MONTH, status=Status.ARCHIVED))


def test_a_page_that_is_only_flagged_as_outdated_is_the_one_to_correct_however_new_it_is() -> None:
    old, new = date(2021, 5, 1), date(2025, 6, 1)
    (finding,) = found(page("a.md", FORTNIGHT, day=old), page("b.md", MONTH, day=new, flag="outdated"))
    assert finding.tier is Tier.CONFLICT
    assert finding.keep == "a.md"
    assert "marked as outdated" in finding.why
    assert [identity for identity, _ in finding.shares] == ["b.md"]


def test_flagged_pages_are_no_majority() -> None:
    outvoted = [page(f"{number}.md", FORTNIGHT, flag="outdated") for number in range(2)]
    (finding,) = found(page("a.md", FORTNIGHT), page("b.md", MONTH), *outvoted)
    assert finding.keep is None
    assert "cannot be told" in finding.why


def test_a_deprecated_page_contradicts_nobody() -> None:
    assert not found(page("a.md", FORTNIGHT), page("b.md", MONTH, flag="deprecated"))
    assert not found(page("a.md", FORTNIGHT), page("b.md", MONTH, status=Status.DEPRECATED))


def test_what_would_be_looked_at_again_is_nothing_where_a_page_is_flagged() -> None:
    vague = "Refunds are paid out within 30 days of the return, usually."
    plan = [page("a.md", FORTNIGHT), page("b.md", vague, title="Returns with the Gold plan")]
    assert [finding.tier for finding in found(*plan)] == [Tier.REVIEW]
    flagged = page("b.md", vague, title="Returns with the Gold plan", flag="outdated")
    assert not found(plan[0], flagged)


def test_the_same_value_in_another_unit_is_no_finding() -> None:
    assert not found(page("a.md", FORTNIGHT), page("b.md", "Refunds are paid out within two weeks of the return."))


def test_two_regions_are_no_finding() -> None:
    assert not found(page("a.md", FORTNIGHT, title="Returns in Canada"), page("b.md", MONTH, title="Returns in Japan"))


def test_a_value_of_one_page_is_shown_first_however_many_pages_say_the_other() -> None:
    many = [page(f"{number:02}.md", FORTNIGHT) for number in range(12)]
    (finding,) = found(*many, page("z.md", MONTH))
    assert finding.evidence[0].document == "z.md"
    assert "14 days" in finding.evidence[1].quote
    assert len(finding.evidence) == 13


def test_every_value_has_a_place_among_the_first() -> None:
    many = [page(f"{number:02}.md", FORTNIGHT) for number in range(12)]
    late = [page(f"y{days}.md", f"Refunds are paid out within {days} days of the return.") for days in (30, 60)]
    (finding,) = found(*many, *late)
    shown = " ".join(item.quote for item in finding.evidence[:3])
    assert all(f"{days} days" in shown for days in (14, 30, 60))


def test_two_slips_among_many_pages_that_agree_are_no_template() -> None:
    many = [page(f"{number:02}.md", FORTNIGHT) for number in range(6)]
    slips = [page("y.md", MONTH), page("z.md", "Refunds are paid out within 60 days of the return.")]
    assert len(found(*many, *slips)) == 1


def test_a_sentence_that_each_page_fills_in_is_a_template() -> None:
    each = [
        page(
            f"{number:02}.md", f"Refunds are paid out within {number + 10} days of the return.", title=f"Shop {number}"
        )
        for number in range(8)
    ]
    assert not found(*each)
