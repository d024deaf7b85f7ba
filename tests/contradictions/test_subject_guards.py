"""Two kinds of one thing, two parties and two meanings of a time are told apart; one matter in two wordings is not."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of


def guards(left: str, right: str) -> tuple[str, ...]:
    judged = judge(
        side_of(left, document="a.md", path="a.md"), side_of(right, document="b.md", path="b.md"), cosine=0.8
    )
    assert judged.clash is not None
    return judged.fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Animals on long-term medicine must be seen every six months.",
            "Animals on flea treatment must be seen every twelve months.",
        ),
        ("2.2 Refunds by bank transfer arrive within 10 days.", "Refunds to a card arrive within 5 days."),
        ("The closure of the partner desk begins on 19 May 2026.", "The closure of the office begins on 24 May 2026."),
        ("Puppies have their first check at eight weeks.", "Kittens have their first check at nine weeks."),
        ("Students return books after 14 days.", "Teachers return books after 28 days."),
        ("Tickets for groups are refunded within 3 days.", "Tickets from a machine are refunded within 9 days."),
        ("Lockers at the pool cost 2 euros.", "Lockers in the hall cost 3 euros."),
    ],
)
def test_one_thing_said_of_two_kinds_is_no_conflict(left: str, right: str) -> None:
    assert "two subjects" in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Refunds arrive within 10 days.", "Refunds arrive within 5 days."),
        ("Refunds to a card arrive within 10 days.", "Refunds to a card arrive within 5 days."),
        ("Refund requests are answered within 3 days.", "Requests for refunds are answered within 5 days."),
        ("Parcels are held for 7 days.", "Packages are held for 9 days."),
        ("Staff may carry over 5 days of leave.", "Employees may carry over 8 days of leave."),
        ("Claims must be sent within 60 days of the spending.", "Claims must be sent within 30 days of the purchase."),
        ("The office opens at 9 am on weekdays.", "The office opens at 8 am on working days."),
        ("A deposit of 50 euros is taken on arrival.", "On arrival we take a deposit of 80 euros."),
        ("Backups of the server are kept for 30 days.", "Backups are kept for 60 days."),
        ("You may park for 2 hours.", "Guests may park for 3 hours."),
    ],
)
def test_one_subject_in_two_wordings_is_not_told_apart(left: str, right: str) -> None:
    assert "two subjects" not in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        ("left out", "The fee for UK cards is 1.4%.", "The fee for cards issued outside the UK is 2.9%."),
        (
            "left out",
            "Outside the Christmas period, cancel 14 days ahead.",
            "For the Christmas period, cancel 42 days ahead.",
        ),
        ("left out", "A call during office hours costs £5.", "A call outside office hours costs £9."),
        ("other room", "The voucher is £120 for a one-bedroom home.", "The voucher is £180 for two-bedroom homes."),
        ("other room", "A double room costs £80 a night.", "A single room costs £60 a night."),
        ("two parties", "7.1 Partner shall delete data within 30 days.", "We will delete your data within 90 days."),
        (
            "two parties",
            "The Processor shall notify incidents within 24 hours.",
            "We notify you of incidents within 72 hours.",
        ),
        ("waited longer", "Refunds take 3 to 5 business days.", "If it has been over a week, ask for the refund."),
        ("waited longer", "We read silence longer than two weeks as a yes.", "We restore it within 10-14 days."),
        (
            "years of service",
            "You need at least one year of service.",
            "You can apply for leave of more than 13 days.",
        ),
        (
            "opposite sorts",
            "Paid parental leave is 12 weeks.",
            "Unpaid parental leave of up to 40 weeks may be taken.",
        ),
        ("nears", "The prompt comes if it is due to expire within 14 days.", "Passwords expire after 90 days."),
        ("nears", "Call if your departure is less than 72 hours away.", "Call us back within two days."),
        ("told on", "As we announced on 21 May 2026, the tool is replaced.", "The tool is replaced in July 2026."),
        ("told on", "As agreed with the union in May 2026, shifts change.", "Shifts change on 1 July 2026."),
        ("part of a name", "See a recording of the March 2026 Staff Day", "The staff day is on 2 May 2026."),
        (
            "dated documents",
            "This follows from the 1 February 2026 Estates Memorandum on keys.",
            "This follows from the 21 March 2026 Estates Memorandum on keys.",
        ),
        ("in addition", "You can add up to nine additional headers.", "The service forwards up to 10 headers."),
        ("in addition", "Each ticket covers two further passengers.", "Each ticket covers three passengers."),
        (
            "other period",
            "In their first two years staff get 6 weeks of full pay.",
            "After two years' service staff get 12 weeks of full pay.",
        ),
    ],
)
def test_two_matters_are_told_apart_by_how_they_are_meant(guard: str, left: str, right: str) -> None:
    assert guard in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        ("left out", "Outside office hours a call costs £5.", "Outside office hours a call costs £9."),
        ("left out", "Outside caterers may stay for 2 hours.", "Caterers may stay for 3 hours."),
        ("left out", "A member may bring 2 guests a day.", "A member may bring 4 guests from outside a day."),
        ("left out", "Bins stand outside the gate for 2 days.", "The bins stand in the yard for 3 days."),
        ("other room", "The voucher is £120 for a one-bedroom home.", "The voucher is £180 for a one-bed home."),
        ("other room", "A pod has 3 bedrooms.", "A pod has 4 bedrooms."),
        ("two parties", "The Customer must pay within 30 days.", "We expect payment within 14 days."),
        ("two parties", "Partner shall delete data within 30 days.", "Partner shall delete data within 90 days."),
        ("waited longer", "Refunds take 14 days.", "Refunds take more than 20 days."),
        ("waited longer", "If it has been over 3 days, ask.", "Refunds take 5 to 14 days."),
        ("waited longer", "If a refund takes 5 days, ask.", "Refunds take up to 3 days."),
        ("years of service", "Leave grows after 2 years of service.", "Leave grows once you worked here for 3 years."),
        ("years of service", "The first six months of employment are a trial.", "The trial lasts three months."),
        ("years of service", "You owe forty hours of service a week.", "Thirty-eight hours a week are usual."),
        ("nears", "Two months away is no problem.", "Cover ends when nobody is in for a month."),
        ("nears", "Book your flight two weeks out.", "Flights are booked 21 days in advance."),
        ("waited longer", "Flag a phone that is out for more than 21 days.", "Phones are lent for up to 14 days."),
        ("waited longer", "Answer within 24 hours.", "Answers took more than 48 hours, which is our limit."),
        ("nears", "Passwords expire within 30 days.", "Passwords expire after 90 days."),
        ("told on", "The tool is replaced on 2 May 2026.", "The tool is replaced on 9 May 2026."),
        ("told on", "The tool is announced on 2 May 2026.", "We announced the tool on 9 May 2026."),
        ("part of a name", "Prices as of March 2026 Standard plans", "Prices as of May 2026 for standard plans"),
        ("opposite sorts", "Parental leave is unpaid and lasts 12 weeks.", "Parental leave is paid for 40 weeks."),
        ("dated documents", "The memorandum is due on 1 February 2026.", "The memorandum is due on 21 March 2026."),
        ("dated documents", "The report appears on the 1 March 2026.", "The report appears on the 9 March 2026."),
        ("part of a name", "On 2 May 2026 HR moves.", "HR moves on 9 May 2026."),
        ("other period", "In their first two years staff get 6 weeks.", "After one year staff get 12 weeks."),
        ("in addition", "Members may bring two extra guests.", "Members may bring three extra guests."),
        ("in addition", "Members may bring two guests.", "Members may bring three guests at no extra charge."),
    ],
)
def test_one_matter_is_not(guard: str, left: str, right: str) -> None:
    assert guard not in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "You pay 5 per cent of your salary into the pension, the firm pays 9.",
            "The firm pays 9% of your salary into the pension.",
        ),
        ("A deposit of £20 is due for adults, 10 for children.", "Children pay a deposit of £10."),
        ("The pool is closed for 3 weeks in spring and 2 in autumn.", "In autumn the pool is closed for 2 weeks."),
    ],
)
def test_a_statement_that_gives_the_other_value_too_is_no_conflict(left: str, right: str) -> None:
    assert "given too" in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("You pay 5 per cent of your salary into the pension.", "The firm pays 9% of your salary into the pension."),
        ("A deposit of £20 is due 10 days before you move in.", "A deposit of £10 is due before you move in."),
        ("The pool is closed for 3 weeks for 2 groups.", "The pool is closed for 2 weeks for the groups."),
    ],
)
def test_a_number_of_something_else_is_not_the_other_value(left: str, right: str) -> None:
    assert "given too" not in guards(left, right)


@pytest.mark.parametrize(
    "text",
    [
        "Good news: the desk answers on bank holidays just like any other day.",
        "On bank holidays the desk answers as on all other days.",
        "The desk is open on bank holidays, no different from any other day.",
    ],
)
def test_what_is_as_everywhere_else_is_not_the_rest(text: str) -> None:
    assert "complement" not in judge(side_of("The desk is closed on bank holidays."), side_of(text)).fired


def test_what_holds_for_the_others_is_the_rest() -> None:
    left, right = side_of("The desk is closed on bank holidays."), side_of("The desk is open on all other days.")
    assert "complement" in judge(left, right).fired
