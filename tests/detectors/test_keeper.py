"""Which of several copies is kept, by what evidence."""

from __future__ import annotations

from datetime import date

from kbaudit.detectors.keeper import keeper
from kbaudit.model import Dated, DateRole, Document, Place, Precision
from tests.making import document

TEXT = "Customers may return a paid plan within thirty days of the first payment, by the billing page."


def dated(path: str, day: str, text: str = TEXT) -> Document:
    when = date.fromisoformat(day)
    return document(path, text, dates=(Dated(when, when, Precision.DAY, DateRole.REVIEWED, "text", day),))


def test_the_copy_that_was_looked_after_last_is_kept_where_all_have_a_day() -> None:
    kept, why = keeper([dated("a.md", "2024-01-01"), dated("b.md", "2025-01-01")], {"a.md": 5})
    assert (kept.id, why) == ("b.md", "it was looked after last (2025-01-01)")


def test_of_two_rows_of_one_file_that_nothing_tells_apart_the_first_is_kept_and_either_may_stay() -> None:
    rows = [
        document("faq.csv", TEXT, id=f"faq.csv#{name}", place=Place(row=row)) for name, row in (("a", 34), ("b", 33))
    ]
    kept, why = keeper(rows, {})
    assert (kept.id, why) == ("faq.csv#b", "nothing tells the rows apart, so that either may stay; it comes first")


def test_no_path_is_called_the_shortest_that_is_as_long_as_another() -> None:
    kept, why = keeper([document("run/static.md", TEXT), document("ops/static.md", TEXT)], {})
    assert (kept.id, why) == ("ops/static.md", "nothing tells them apart, so that either may stay")
    kept, why = keeper([document("run/static.md", TEXT), document("hosting/static.md", TEXT)], {})
    assert (kept.id, why) == ("run/static.md", "nothing tells them apart; it has the shortest path")


def test_a_day_says_nothing_against_a_page_without_one() -> None:
    copies = [document("help/refunds.md", TEXT), dated("faq/refunds.md", "2021-01-01")]
    kept, why = keeper(copies, {"help/refunds.md": 5})
    assert (kept.id, why) == ("help/refunds.md", "most pages link to it")


def test_of_copies_that_are_about_as_long_the_one_the_others_are_named_after_is_kept() -> None:
    copies = [
        document("about-refunds.md", TEXT + "."),
        document("refunds.md", TEXT),
        document("x/refunds-guide.md", TEXT),
    ]
    kept, why = keeper(copies, {})
    assert (kept.id, why) == ("refunds.md", "the others are named after it")


def test_the_most_complete_copy_is_kept_before_names_are_looked_at() -> None:
    kept, why = keeper([document("refunds-guide.md", f"{TEXT} {TEXT}"), document("refunds.md", TEXT)], {})
    assert (kept.id, why) == ("refunds-guide.md", "it is the most complete")
