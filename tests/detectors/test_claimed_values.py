"""How a matter is put into words."""

from __future__ import annotations

from datetime import date

import pytest

from kbaudit.detectors.claimed_values import by_value, unknown_scope, where
from kbaudit.detectors.verdict import verdict
from kbaudit.model import IMPORTED, Dated, DateRole, Document, Evidence, Place, Precision
from tests.making import document

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ({0: "At least 12 characters", 1: "at least 12 characters", 2: "8 characters"}, 2),
        ({0: "14 days", 1: "a fortnight", 2: "30 days"}, 2),
        ({0: "1 March 2026", 1: "2026-03-01", 2: "30 June 2026"}, 2),
        ({0: "two weeks", 1: "14 days"}, 1),
        ({0: "must", 1: "may"}, 2),
    ],
)
def test_equal_values_are_one_however_they_are_written(said: dict[int, str], values: int) -> None:
    found = by_value(said)
    assert len(found) == values
    assert sorted(position for positions in found.values() for position in positions) == sorted(said)


def test_the_commoner_writing_stands_for_both() -> None:
    assert by_value({0: "a fortnight", 1: "14 days", 2: "14 days"}) == {"14 days": [0, 1, 2]}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place(line=7), "a.md"),
        (Place(line=7, row=6), "a.md (row 6)"),
        (Place(row=6, sheet="Prices"), "a.md (sheet Prices, row 6)"),
        (Place(page=2), "a.md (page 2)"),
        (Place(slide=3), "a.md (slide 3)"),
    ],
)
def test_a_record_or_page_is_named_by_its_place(place: Place, name: str) -> None:
    assert where(Evidence("a.md", "kb/a.md", place), "a.md") == name


def test_within_one_document_lines_tell_the_places_apart() -> None:
    assert where(Evidence("a.md", "kb/a.md", Place(line=7)), "a.md", line=True) == "a.md:7"


def test_a_learned_dimension_that_says_what_a_named_one_says_is_left_out() -> None:
    text = unknown_scope([("*your plan *", "starter", ""), ("plan", "starter", "")])
    assert text == "Only one of them names its plan (starter), so whether both speak of the same is not known."
    assert "“leave in …” (japan)" in unknown_scope([("*leave in *", "", "japan")])
    assert unknown_scope([]) == ""


def page(
    name: str, day: date | None = None, origin: str = "front matter: reviewed", kind: str = "reference"
) -> Document:
    dates = (Dated(day, day, Precision.DAY, DateRole.REVIEWED, origin, ""),) if day else ()
    return document(name, dates=dates, kind=kind)


def weighed(*pages: Document, links: dict[str, int] | None = None) -> tuple[str | None, str]:
    claimed = {item.id: frozenset({item.id}) for item in pages}
    found = verdict(claimed, {item.id: item for item in pages}, links or {}, TODAY)
    return found.keep, found.why


def test_a_date_in_the_future_and_one_of_a_mass_import_make_nothing_fresher() -> None:
    old = page("a.md", date(2025, 1, 1))
    assert weighed(old, page("b.md", date(2026, 11, 3)))[0] is None
    assert weighed(old, page("b.md", date(2025, 12, 1), IMPORTED))[0] is None
    assert weighed(old, page("b.md", date(2025, 12, 1)))[0] == "b.md"


def test_that_only_one_stands_in_a_policy_is_told_and_decides_nothing() -> None:
    keep, why = weighed(page("a.md", kind="policy"), page("b.md"))
    assert keep is None
    assert "Only “a.md” stands in a policy." in why
    assert "policy" not in weighed(page("a.md", kind="policy"), page("b.md", kind="legal"))[1]


def test_links_and_owners_are_told_as_further_reasons() -> None:
    newer = page("b.md", date(2025, 12, 1))
    keep, why = weighed(page("a.md", date(2024, 1, 1)), newer, links={"b.md": 5, "a.md": 1})
    assert keep == "b.md"
    assert "5 pages link to it" in why


def test_why_it_cannot_be_told_names_the_dates() -> None:
    keep, why = weighed(page("a.md", date(2025, 12, 1)), page("b.md", date(2025, 11, 20)))
    assert keep is None
    assert "2025-12-01, front matter: reviewed" in why
    assert "2025-11-20" in why
