"""From which event a time is counted, or something begins."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.reckonings import opposite_reckonings, reckonings_of


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The week for complaints is counted from the day the parcel arrived.", "received"),
        ("The week for complaints begins with the date printed on the letter.", "dated"),
        ("Complain within a week of receipt of the letter.", "received"),
        ("Claims lapse a year after the accident.", "happened"),
        ("Claims lapse a year after the owner came to know of the accident.", ""),
        ("The warranty runs from the first use of the mower.", "put to use"),
        ("Interest accrues from the signature of the note.", "signed"),
    ],
)
def test_a_sentence_says_from_which_event_it_counts(sentence: str, event: str) -> None:
    # Where the words of two kinds meet, nothing is said of either.
    assert [item.event for item in reckonings_of(sentence)] == ([event] if event else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "The warranty runs from first use or delivery, whichever comes first.",
        "The tour starts at the gate.",
        "Two days after the storm the lake was calm.",
        "The parcel arrived.",
    ],
)
def test_a_choice_of_events_and_unknown_ones_say_nothing(sentence: str) -> None:
    assert not reckonings_of(sentence)


def exclude(left: str, right: str) -> bool:
    return opposite_reckonings(reckonings_of(left), reckonings_of(right)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The week for complaints is counted from the date on the letter.",
            "The week for complaints only starts to run when the letter has arrived.",
        ),
        (
            "The mower's warranty runs from delivery.",
            "The warranty of the mower begins on the day it was ordered, not later.",
        ),
        (
            "Holiday entitlement accrues from the day of hiring.",
            "Holiday entitlement begins to accrue once probation is over.",
        ),
    ],
)
def test_one_time_from_two_kinds_of_events_excludes_itself(left: str, right: str) -> None:
    assert exclude(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # One event in two words.
        ("Pay within a month of receipt of the invoice.", "Pay within a month after the invoice has reached you."),
        ("Pay within a month of the date of the invoice.", "Pay within a month after the invoice was issued."),
        # Two deeds with a time each.
        ("We call back within a day of receipt of a message.", "Repairs are done within a day after approval."),
        # Two kinds that fall on one day as a rule.
        ("The trial week starts on the day of purchase.", "The trial week starts once it has been paid for."),
    ],
)
def test_one_event_in_other_words_and_another_deed_exclude_nothing(left: str, right: str) -> None:
    assert not exclude(left, right)
