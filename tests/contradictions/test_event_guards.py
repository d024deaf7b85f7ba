"""What holds until an event and what holds from it on are two things; so are deeds that are counted from two events."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The subscription costs £9 a month until the first renewal.",
            "On the first renewal the subscription went up to £12 a month.",
        ),
        ("Interest is 3% until the Step-Up Date.", "From the Step-Up Date interest is 4.5%."),
        (
            "The service charge is €2,100 a quarter up to the handover.",
            "After the handover the service charge is €2,600 a quarter.",
        ),
        (
            "The premium is fixed at $480 a year until the third anniversary.",
            "As from the third anniversary the premium is $520 a year.",
        ),
        (
            "Before the merger staff had 22 days of holiday.",
            "Once the merger had gone through staff had 26 days of holiday.",
        ),
        (
            "The toll is 40 kroner while the tunnel is being paid for.",
            "The toll falls to 10 kroner when the tunnel has been paid for.",
        ),
        ("Pending approval, expenses are capped at £200.", "Following approval, expenses are capped at £2,000."),
        ("Until your induction you may borrow 3 tools.", "After your induction you may borrow 10 tools."),
        ("Prior to launch the site takes 50 orders a day.", "Upon launch the site takes 400 orders a day."),
        (
            "Drafts are confidential until publication by the council.",
            "Drafts are not confidential after publication by the council.",
        ),
    ],
)
def test_what_holds_until_an_event_is_no_conflict_with_what_holds_from_it(left: str, right: str) -> None:
    assert "until and from" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Interest is 3% until the Step-Up Date.", "Until the Step-Up Date interest is 4.5%."),
        ("Claim at least 14 days before the move.", "Claim at most 7 days after the move."),
        ("Refunds are paid within 10 days after approval.", "Refunds are paid within 20 days after approval."),
        ("The fee is £40 until the end of March.", "From the end of term the fee is £60."),
        ("The fee is £40 before and after the review.", "After the review the fee is £60."),
        ("The library is open until 6 pm.", "The library is open until 8 pm."),
        ("A deposit of £50 is due before check-in.", "A deposit of £80 is due before check-in."),
        ("Once the survey is done, pay 10%.", "Once the survey is done, pay 20%."),
        ("Pay 10% on completion.", "Pay 15% until further notice."),
        ("Lunch is free until the audit.", "Lunch costs £3 from the canteen."),
        ("You may not enter until the alarm is off.", "You may enter before the alarm is off."),
    ],
)
def test_other_events_and_counted_days_are_no_stretches_of_time(left: str, right: str) -> None:
    judged = judge(side_of(left, path="a.md"), side_of(right, path="b.md"), cosine=0.8)
    assert "until and from" not in judged.fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Landlord shall return the deposit within 28 days after the Tenant vacates.",
            "Landlord shall provide an inventory within 7 days after the Tenant moves in.",
        ),
        (
            "The depot replaces a pump within 14 days of notice.",
            "The depot services a valve within 30 days of its arrival.",
        ),
        (
            "We keep test certificates for seven years from the date of issue.",
            "We keep sales records for three years after the end of the contract.",
        ),
        (
            "The agency sends quarterly reports within 15 days of the end of the quarter.",
            "The agency sends a final report within 60 days of the end of the project.",
        ),
        (
            "The port connects a berth within 20 days of an accepted order.",
            "The port repairs a berth within 2 days of a report.",
        ),
    ],
)
def test_two_deeds_counted_from_two_events_are_no_conflict(left: str, right: str) -> None:
    assert "counted from two" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Return goods within 14 days of delivery.", "Return goods within 30 days of purchase."),
        ("We reply within 2 days of receiving a letter.", "We reply within 5 days of receiving a letter."),
        ("Files are kept for 6 years after closure.", "Files are kept for 10 years after closure."),
        ("Refunds take 5 days.", "Refunds take 9 days after the return."),
        ("The depot replaces a pump within 14 days.", "The depot services a valve within 30 days of its arrival."),
    ],
)
def test_one_deed_or_one_event_is_no_reason(left: str, right: str) -> None:
    assert "counted from two" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("The seller pays the freight to the port.", "The buyer pays the freight from the port.", True),
        ("The bus to the harbour runs every 10 minutes.", "The bus from the harbour runs every 20 minutes.", True),
        ("The bus to the harbour runs every 10 minutes.", "The bus to the harbour runs every 20 minutes.", False),
        ("Guests may take the lift to the roof.", "Guests must not take the lift to the roof.", False),
    ],
)
def test_the_way_to_a_place_is_not_the_way_from_it(left: str, right: str, apart: bool) -> None:
    assert ("to and from" in fired(left, right)) == apart
