"""KB206: one term with two definitions, and sentences that hold the old and the new value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kbaudit.claims import state
from kbaudit.corpus import Corpus
from kbaudit.detectors.definitions import drifting_definitions
from kbaudit.detectors.left_over import half_edited
from kbaudit.model import Dated, DateRole, Document, Finding, Precision, Status, Tier
from kbaudit.passages import cut
from tests.detectors.pages import corpus, page


def cut_up(*documents: Document) -> Corpus:
    passages = cut(documents)
    return replace(corpus(*documents), passages=passages, claims=state(documents, passages))


def drifting(*documents: Document) -> list[Finding]:
    return list(drifting_definitions(cut_up(*documents)))


def edited(document: Document) -> list[Finding]:
    return list(half_edited(cut_up(document)))


def member(text: str, path: str, **fields: object) -> Document:
    return page(text, path=path, title="Members", **fields)


MONTH = "An active member is anybody who came within the last 30 days."
QUARTER = "An active member is one who came within the last 90 days."


def test_two_definitions_with_different_values_are_a_conflict_and_name_both_pages() -> None:
    (finding,) = drifting(member(MONTH, "a.md"), member(QUARTER, "b.md"))
    assert (finding.rule, finding.tier) == ("KB206", Tier.CONFLICT)
    assert finding.documents == ("a.md", "b.md")
    assert "active member" in finding.message
    assert {identity for identity, _ in finding.shares} == {"a.md", "b.md"}


def test_the_definition_of_the_page_that_was_looked_after_last_looks_right() -> None:
    days = [date(2022, 1, 1), date(2025, 6, 1)]
    dates = [(Dated(day, day, Precision.DAY, DateRole.REVIEWED, "front matter: reviewed", ""),) for day in days]
    (finding,) = drifting(member(MONTH, "a.md", dates=dates[0]), member(QUARTER, "b.md", dates=dates[1]))
    assert finding.keep == "b.md"
    assert "front matter: reviewed" in finding.why
    assert [identity for identity, _ in finding.shares] == ["a.md"]


def test_two_definitions_in_other_words_are_only_for_review() -> None:
    (finding,) = drifting(
        member("A quiet member means one who has not come for a while.", "a.md"),
        member("By a quiet member we mean somebody with an unpaid invoice.", "b.md"),
    )
    assert finding.tier is Tier.REVIEW
    assert finding.keep is None


@pytest.mark.parametrize(
    "other",
    [
        member(MONTH, "b.md"),
        member("An active member is anybody who came within the last month, that is 30 days.", "b.md"),
        member("Active members are those who came within the last 30 days.", "b.md"),
        member("For the purposes of this page an active member is one who came within the last 90 days.", "b.md"),
        member("Until 2023 an active member was one who came within the last 90 days.", "b.md"),
        member("Active members get a letter within 90 days.", "b.md"),
        page(QUARTER, path="b.md", title="Terms of membership", kind="legal"),
        member(QUARTER, "b.md", status=Status.ARCHIVED),
    ],
)
def test_copies_other_words_own_purposes_the_past_and_contracts_are_no_drift(other: Document) -> None:
    assert not drifting(member(MONTH, "a.md"), other)


def test_pages_of_two_regions_define_for_themselves() -> None:
    assert not drifting(
        page(MONTH, path="a.md", title="Members in Canada"), page(QUARTER, path="b.md", title="Members in Japan")
    )


def test_a_page_that_names_a_region_and_one_that_names_none_are_for_review_and_the_finding_says_so() -> None:
    (finding,) = drifting(page(MONTH, path="a.md", title="Members in Canada"), member(QUARTER, "b.md"))
    assert finding.tier is Tier.REVIEW
    assert "region" in finding.message


def test_one_word_with_two_senses_is_no_drift() -> None:
    assert not drifting(
        member("Ticket stands for any conversation, whatever the channel.", "a.md"),
        member("Ticket means a slip of paper that the conductor stamps.", "b.md"),
    )


def test_a_glossary_entry_stands_against_a_sentence() -> None:
    glossary = page(
        "# Glossary of figures\n\n- Open load: Calls at noon that nobody has taken.", path="a.md", title="Glossary"
    )
    (finding,) = drifting(
        glossary, page("Open load means every parcel older than three days.", path="b.md", title="Load")
    )
    assert finding.documents == ("a.md", "b.md")


def test_a_term_in_quotation_marks_is_defined_and_a_quoted_sentence_is_not() -> None:
    quoted = member("“Active member” means anybody who came within the last 90 days.", "b.md")
    (finding,) = drifting(member(MONTH, "a.md"), quoted)
    assert finding.tier is Tier.CONFLICT
    assert not drifting(member(MONTH, "a.md"), member(f"“{QUARTER}”", "b.md"))


def test_a_half_edited_sentence_is_a_conflict_within_itself() -> None:
    (finding,) = edited(page("Borrowed screens come back within two weeks 30 days of the loan."))
    assert (finding.rule, finding.tier) == ("KB206", Tier.CONFLICT)
    assert [value.value for value in finding.values] == ["within two weeks", "30 days"]
    assert "delete the other" in finding.step


def test_a_table_row_and_a_composed_value_are_not_half_edited() -> None:
    assert not edited(page("| Plan | Space |\n| Small | 10 GB 20 GB and a lot more |"))
    assert not edited(page("A sitting takes 1 hour 30 minutes of everybody's time."))


def test_an_archived_page_may_be_half_edited() -> None:
    assert not edited(page("Screens come back within two weeks 30 days of the loan.", status=Status.ARCHIVED))
