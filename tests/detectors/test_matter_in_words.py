"""A matter in words: a sentence with a gap for its value."""

from __future__ import annotations

import pytest

from kbaudit.detectors.matter_in_words import LONGEST, matter_in_words, with_gap


@pytest.mark.parametrize(
    ("quote", "value", "shown"),
    [
        (
            "Refunds are paid out within 14 days of the return.",
            "within 14 days",
            "Refunds are paid out … of the return",
        ),
        ("3.1 Goods still sealed go back within 30 days.", "within 30 days", "Goods still sealed go back …"),
        ("Deleted tickets | 30 days, then erased", "30 days", "Deleted tickets, …, then erased"),
        ("Owners may not leave toys with their dog.", "may not", "Owners … leave toys with their dog"),
        ("Open Settings, then Login, and paste it.", "Settings, then Login", "Open …, and paste it"),
        ("Send it by post within two weeks of delivery.", "by post, within two weeks", "Send it … … of delivery"),
        ("THIRTY days are left to appeal.", "thirty days", "… are left to appeal"),
        ("For 72 hours.", "72 hours", ""),
        ("Files are kept for three days.", "72 hours", ""),
        ("The 2024 plan has 120 seats for the team.", "20 seats", ""),
        ("", "5", ""),
        ("Call this number at once.", "", ""),
    ],
)
def test_a_sentence_with_a_gap_tells_what_its_value_is_about(quote: str, value: str, shown: str) -> None:
    assert with_gap(quote, value) == shown


def test_of_a_long_sentence_the_words_around_the_gap_are_shown() -> None:
    shown = with_gap(f"{'before ' * 30}42 days {'after ' * 30}", "42 days")
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert " … " in shown
    assert len(shown.split()) == LONGEST + 2


def test_a_sentence_that_names_its_subject_goes_before_one_that_points_at_it() -> None:
    said = [
        ("You have a fortnight; then it is gone for good, and nobody can help.", "a fortnight"),
        ("Deleted tickets can be recovered for 30 days.", "30 days"),
    ]
    assert matter_in_words(said) == matter_in_words(said[::-1]) == "Deleted tickets can be recovered for …"


def test_prose_goes_before_the_row_of_a_table() -> None:
    said = [("Discount on goods in the shop | 5% | 10% | 15%", "10%"), ("Members get 12% off in the shop.", "12%")]
    assert matter_in_words(said) == "Members get … off in the shop"
    assert matter_in_words(said[:1]) == "Discount on goods in the shop, 5%, …, 15%"


def test_where_no_quote_holds_its_value_there_is_nothing_to_say() -> None:
    assert matter_in_words([("For 72 hours.", "72 hours"), ("Call [telephone number].", "01632 960118")]) == ""
    assert matter_in_words([]) == ""
