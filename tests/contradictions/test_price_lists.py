"""A list of prices with its year in the title is in force until another follows."""

from __future__ import annotations

from datetime import date

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import Knowledge
from kbaudit.contradictions.price_lists import lists_in_force, without_years_of_lists
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import Side, side_of
from kbaudit.model import Document
from tests.making import document


def titled(*titles: str) -> list[Document]:
    return [document(f"{index}.md", "A visit is £45.", title=title) for index, title in enumerate(titles)]


def in_force(*titles: str, day: date | None = None) -> list[str]:
    documents = titled(*titles)
    found = lists_in_force(documents, [side_of("A visit is £45.", document="x", day=day)])
    return [one.title or "" for one in documents if one.id in found]


@pytest.mark.parametrize(
    "title",
    [
        "Clinic and pharmacy fees 2025",
        "Dental price list 2025",
        "2025 rates and allowances",
        "Tariff 2025/26",
        "Fares from 2025",
        "Charges (2025)",
        "Service targets 2025–26",
        "Response targets 2025",
        "Spending limits 2025/26",
        "Service levels 2025",
    ],
)
def test_the_only_list_of_its_title_is_in_force(title: str) -> None:
    assert in_force(title, "Parking", day=date(2026, 1, 15)) == [title]


@pytest.mark.parametrize(
    "title",
    [
        "Flu season 2025: plan for the team",
        "Price changes 2025",
        "Fees review 2025",
        "Old price list 2025",
        "Report on rates 2025",
        "Annual report 2025",
        "Interest rates: news of 2025",
        "Corporate plan 2025",
        "Proposed charges 2025",
        "Fees",
    ],
)
def test_what_tells_of_a_year_is_no_list(title: str) -> None:
    assert in_force(title) == []


def test_a_list_that_another_followed_or_that_is_old_is_not_in_force() -> None:
    assert in_force("Fees 2024", "Fees 2025", "Fares 2024") == ["Fees 2025", "Fares 2024"]
    assert in_force("Fees 2023", day=date(2026, 1, 1)) == []


def test_only_the_year_of_the_list_itself_is_left_out() -> None:
    compared = ScopeComparison((), (("period", "", "2025"), ("period", "summer", ""), ("plan", "", "lite")))
    assert without_years_of_lists(compared, (True, False)) == compared
    assert without_years_of_lists(compared, (False, True)).unknown == compared.unknown[1:]


def fee(text: str, name: str, title: str) -> Side:
    return side_of(text, document=name, path=name, title=title)


def test_a_page_without_a_year_says_nothing_of_another_time_than_the_list_in_force() -> None:
    left = fee("If you cancel late, a clinic appointment costs £45.", "a.md", "Cancelling a visit")
    right = fee("The late cancellation fee for a clinic appointment is £35.", "b.md", "Clinic fees 2025")
    unknown = (("period", "", "2025"),)
    assert judge(left, right, cosine=0.9).scope.unknown == unknown
    assert judge(left, right, Knowledge(in_force=frozenset({"b.md"})), cosine=0.9).scope.unknown == ()
    assert judge(left, right, Knowledge(in_force=frozenset({"a.md"})), cosine=0.9).scope.unknown == unknown
