"""What a rule makes of one case: it holds only then, not then, even then, or whether or not."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.rulings import RulingWay, opposite_rulings, rulings_of

NEEDED, EXCEPTED, EVEN, ALIKE = RulingWay.NEEDED, RulingWay.EXCEPTED, RulingWay.EVEN, RulingWay.ALIKE


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("The rowing lake opens only when the water is warm.", NEEDED),
        ("The rowing lake only opens if the water is warm.", NEEDED),
        ("The rowing lake opens exclusively when the water is warm.", NEEDED),
        ("Boats are hired out provided that a lifeguard is on duty.", NEEDED),
        ("Boats are hired out if a lifeguard is on duty and not otherwise.", NEEDED),
        ("Boats are not hired out unless a lifeguard is on duty.", NEEDED),
        ("Boats do not leave the jetty until the fog has lifted.", NEEDED),
        ("No boat leaves the jetty without a life jacket for each passenger.", NEEDED),
        ("The slide is open daily unless the paint is wet.", EXCEPTED),
        ("The slide is open daily, but not when the paint is wet.", EXCEPTED),
        ("The slide is open daily even when the paint is wet.", EVEN),
        ("The slide is open daily, wet days being no exception.", EVEN),
        ("The slide is open daily, wet days included.", EVEN),
        ("The slide is open whether or not the paint is wet.", ALIKE),
        ("The slide is open regardless of the weather.", ALIKE),
        ("The slide is open whatever the weather.", ALIKE),
        ("Guests are served, reservation or no reservation.", ALIKE),
        ("It makes no difference whether the guest has a reservation.", ALIKE),
    ],
)
def test_a_sentence_says_what_it_makes_of_a_case(sentence: str, way: RulingWay) -> None:
    assert [item.way for item in rulings_of(sentence)] == [way]


@pytest.mark.parametrize(
    "sentence",
    [
        "Check whether the jacket fits or not.",
        "The skipper decides whether or not the fog is too thick.",
        "The slide is open until the evening.",
        "Row with your back to the bow without leaning out.",
        "Only members row on Sundays.",
    ],
)
def test_a_question_and_a_plain_limit_make_nothing_of_a_case(sentence: str) -> None:
    assert not [item for item in rulings_of(sentence) if item.way in (ALIKE, EXCEPTED, EVEN)]


def exclude(left: str, right: str) -> bool:
    mine, other = rulings_of(left), rulings_of(right)
    found = opposite_rulings(mine, other) is not None
    assert found == (opposite_rulings(other, mine) is not None)
    return found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Matches are played only if the court is dry.", "Even on a wet court, matches are played."),
        ("Extra hours are only paid when they were agreed.", "Extra hours are paid, agreed or not."),
        ("Parcels are not sent until the invoice is paid.", "Parcels are sent even before the invoice is paid."),
        ("Parcels are not sent until the invoice is paid.", "Parcels are sent whether or not the invoice is paid."),
        (
            "The key deposit is returned unless the lock was damaged.",
            "The key deposit is returned even if the lock was damaged.",
        ),
        (
            "Tickets are not refunded unless we cancelled the show.",
            "Tickets are never refunded, and that includes shows we have cancelled.",
        ),
        (
            "Lockers are emptied on Fridays except during exams.",
            "Lockers are emptied on Fridays, exams being no exception.",
        ),
        ("No visitor enters the foundry without a helmet.", "Visitors enter the foundry with or without a helmet."),
        (
            "Provided that a month's notice is given, a tenant may leave in June.",
            "Even with a month's notice a tenant must not leave in June.",
        ),
    ],
)
def test_what_is_left_out_by_one_and_taken_in_by_the_other_excludes_it(left: str, right: str) -> None:
    assert exclude(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # The case that the one demands is the one in which the other holds too.
        ("Matches are played only if the court is dry.", "Matches are played on a dry court even at short notice."),
        (
            "Tickets are not refunded unless we cancelled the show.",
            "Tickets are refunded even if we cancelled the show at the last minute.",
        ),
        ("Matches are played only if the court is dry.", "Even on a dry court matches are played."),
        # Another case.
        (
            "The key deposit is returned unless the lock was damaged.",
            "The key deposit is returned even if the label was lost.",
        ),
        ("Matches are played only if the court is dry.", "Even on a small court matches are played."),
        # Another deed.
        ("Parcels are not sent until the invoice is paid.", "Reminders go out whether or not the invoice is paid."),
        ("Refunds are made only if the item is unused.", "Postage is refunded even if the item was used."),
        # Both leave the case out, or both take it in.
        ("The slide is open unless the paint is wet.", "The slide is open except when the paint is wet."),
        ("The slide is open even when the paint is wet.", "The slide is open whether or not the paint is wet."),
        # A few words that a long sentence has somewhere are no deed.
        (
            "The minutes are shown only to members of the choir.",
            "Guests borrow scores, hear recordings and are shown minutes and yearbooks, even without being members of the choir.",
        ),
    ],
)
def test_another_case_another_deed_and_the_same_ruling_exclude_nothing(left: str, right: str) -> None:
    assert not exclude(left, right)
