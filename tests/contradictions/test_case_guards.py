"""A worked case, a rule that stands whatever the usual one is and a double denial are told from what contradicts."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier
from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Your basket comes to £62, so delivery is free.", "Baskets under £40 pay £3.95 for delivery."),
        ("The claim totals $900, so no receipt check is made.", "Claims above $1,000 need a receipt check."),
        ("Her salary is €41,000, so she pays 4% into the fund.", "Salaries above €55,000 pay 6% into the fund."),
        (
            "The trip lasted 9 hours, which means one meal is paid.",
            "Trips of more than 12 hours: two meals are paid.",
        ),
        ("The quote was for £1,450, so two signatures were needed.", "Quotes up to £500 need one signature."),
    ],
)
def test_a_worked_amount_is_no_limit(left: str, right: str) -> None:
    assert "worked amount" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Delivery is free above £40.", "Delivery is free above £60."),
        ("The limit is £500, so keep receipts.", "The limit is £800, so keep receipts."),
        ("Baskets under £40 pay for delivery.", "The delivery basket costs £3."),
        ("Trips last 9 hours.", "Trips last more than 12 hours."),
        ("You will be given ten minutes, so say what matters.", "A speech shall not exceed four minutes."),
        ("Entry is £4, so bring change.", "Entry costs at most £3."),
        ("A visit must last 30 minutes, so the doctor has time.", "A visit lasts up to 20 minutes."),
        ("Claims up to $900 are paid, so keep receipts.", "Claims up to $1,000 are paid."),
    ],
)
def test_a_limit_with_its_reason_is_no_worked_amount(left: str, right: str) -> None:
    assert "worked amount" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The standard notice period is four weeks.",
            "Directors give six months' notice, whatever the standard period may be.",
        ),
        ("Backups are kept for 30 days.", "Payroll backups are kept for 7 years irrespective of the default."),
        ("Sessions last 20 minutes.", "Kiosk sessions last 5 minutes, regardless of the usual length."),
        (
            "Queries are answered in 3 days.",
            "Press queries are answered in 1 day no matter what the general target is.",
        ),
        ("Meters are read every year.", "Pub meters are read every month in place of the normal round."),
    ],
)
def test_what_stands_despite_the_usual_rule_is_no_conflict(left: str, right: str) -> None:
    assert "despite the usual" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Backups are kept for 30 days.", "Backups are kept for 7 days regardless of size."),
        ("The default period is 30 days.", "The default period is 60 days."),
        ("The fee is £5 whatever the weather.", "The fee is £8 whatever the weather."),
    ],
)
def test_what_holds_in_every_case_overrides_nothing(left: str, right: str) -> None:
    assert "despite the usual" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No vehicle without a permit may stay overnight.", "Only vehicles with a permit may stay overnight."),
        ("Nothing may leave the lab without a label.", "Everything that leaves the lab must have a label."),
        ("Visitors are never left without an escort.", "Visitors always have an escort."),
        ("Do not start the saw without ear protection.", "Wear ear protection when you start the saw."),
        ("We never ship without insurance.", "We always ship with insurance."),
        ("Staff may not be absent without leave.", "Staff need leave to be absent."),
        ("None of the rooms lacks a fire exit.", "All rooms have a fire exit."),
        ("Nobody without a harness may work on the roof.", "Only people with a harness may work on the roof."),
        ("Don't board without a ticket.", "You must have a ticket to board."),
        ("No parcel goes out without a customs form.", "Each parcel goes out with a customs form."),
    ],
)
def test_a_double_denial_affirms(left: str, right: str) -> None:
    assert judge(side_of(left, path="a.md"), side_of(right, path="b.md"), cosine=0.8).tier is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No vehicle without a permit may stay overnight.", "Vehicles without a permit may stay overnight."),
        ("You may not enter without a helmet.", "You may enter without a helmet."),
        ("Never ship without insurance.", "You may ship without insurance."),
        ("Nobody may enter the vault without a key.", "Nobody may enter the vault with a key."),
        ("You must not dive without a buddy.", "A buddy is optional when you dive."),
        ("No bag leaves the depot without its tag.", "Whether you use a tag is your choice."),
        ("No bag leaves the depot without its tag.", "Drivers may leave out the tag on the way back."),
        ("You must not enter the hall.", "You may enter the hall."),
    ],
)
def test_a_single_denial_against_a_double_one_is_no_reason(left: str, right: str) -> None:
    assert "double denial" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Ask the payroll desk before you change a tax code.",
            "Ask Deniz at the payroll desk before you change a tax code.",
        ),
        (
            "Call the events team if the hall is double-booked.",
            "Call Mara in the events team if the hall is double-booked.",
        ),
        ("Talk to the print room before ordering.", "Talk to Olu from the print room before ordering."),
    ],
)
def test_who_sits_at_a_place_to_turn_to_is_no_other_place(left: str, right: str) -> None:
    assert judge(side_of(left, path="a.md"), side_of(right, path="b.md"), cosine=0.8).tier is not Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ask the payroll desk about tax codes.", "Ask Deniz, not the payroll desk, about tax codes."),
        ("Ask for leave on form P4-T.", "To have leave, fill in form P4."),
        ("Ask the payroll desk about tax codes.", "Ask the pensions desk about tax codes."),
        ("Ask the payroll desk about tax codes.", "Ask Deniz instead of the payroll desk about tax codes."),
    ],
)
def test_another_place_to_turn_to_is_one(left: str, right: str) -> None:
    assert "named within" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The pool opens at 9:00 every day but Monday.", "On Monday the pool opens at 12:00."),
        ("All days save Friday we close at 18:00.", "On Friday we close at 16:00."),
        ("The surgery opens at 8:00 every weekday bar Thursday.", "On Thursday the surgery opens at 13:00."),
        ("Coaches leave hourly, Sundays apart.", "On Sundays coaches leave every two hours."),
        ("All staff but trainees get 28 days of leave.", "Trainees get 24 days of leave."),
        ("With a referral the wait is two weeks.", "Without a referral the wait is six weeks."),
        ("Members having a locker pay £8.", "Members without a locker pay £5."),
    ],
)
def test_what_one_leaves_out_or_goes_without_is_no_conflict(left: str, right: str) -> None:
    assert "left out" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Every day but Sunday we close at 6 pm.", "Every day but Sunday we close at 8 pm."),
        ("Return goods without a receipt within 14 days.", "Return goods without a receipt within 28 days."),
        ("Anyone but staff pays £5.", "Visitors pay £8."),
        ("All rooms are warm but the sauna is 80 degrees.", "The sauna is 60 degrees."),
    ],
)
def test_but_between_two_clauses_leaves_nothing_out(left: str, right: str) -> None:
    assert "left out" not in fired(left, right)
