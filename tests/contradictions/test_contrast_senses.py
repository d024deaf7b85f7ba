"""A word tells statements apart only in the sense in which it does, and a part of a region is not beside it."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.guards import GUARDS
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.scope import (
    ScopeComparison,
    compare,
    in_words,
    merged,
    without_headings_beside,
    without_named_by_path,
)
from kbaudit.contradictions.side import side_of

OTHER_SCOPE = next(guard for guard in GUARDS if guard.name == "other scope").name


def named(text: str, dimension: str) -> list[str]:
    return [value for name, value in in_words(text) if name == dimension]


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("Write to us within 14 days.", "read"),
        ("The published inbox is read every weekday.", "read"),
        ("Read more in the guide.", "read"),
        ("Check the booking before you answer.", "money"),
        ("Announce each check two days in advance.", "money"),
        ("Please check out by 11 am.", "money"),
        ("You have 13 months from the debit date.", "money"),
        ("The account has stood in debit for seven days.", "money"),
        ("Apply prior to the flight.", "order"),
        ("Five active rules", "storage"),
        ("The pool is open on Sundays.", "access"),
        ("Saturdays: closed", "access"),
        ("Accounts are closed at 6 pm.", "access"),
        ("Closed on public holidays.", "access"),
        ("Client files stay in the office.", "staff"),
        ("Call customer service.", "staff"),
    ],
)
def test_a_word_in_another_sense_tells_nothing_apart(text: str, dimension: str) -> None:
    assert named(text, dimension) == []


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("Write access needs a token.", "read", "write"),
        ("Read access is given to all.", "read", "read"),
        ("Editors can write, viewers can read.", "read", "write"),
        ("You can pay by check.", "money", "cheque"),
        ("Cash or checks", "money", "cheque"),
        ("Send a cheque.", "money", "cheque"),
        ("Debit card or cash", "money", "debit card"),
        ("The previous year counts.", "order", "previous"),
        ("Warm storage costs less.", "storage", "warm"),
        ("Open groups may be joined by anybody.", "access", "public"),
        ("Public pages are listed.", "access", "public"),
        ("Closed groups have an owner.", "access", "private"),
        ("Private rooms cost more.", "access", "private"),
        ("Customers wait two days.", "staff", "customer"),
        ("Cards issued outside the UK cost more.", "region", "international"),
    ],
)
def test_a_word_in_its_sense_tells_apart(text: str, dimension: str, value: str) -> None:
    assert value in named(text, dimension)


def told_apart(left: str, right: str) -> bool:
    mine, other = merged((in_words(left),)), merged((in_words(right),))
    return bool(compare(mine, other, {}, {}).different)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tell residents two days ahead.", "Tenants hear from us a week ahead."),
        ("Your child stays at home for two days.", "A pupil stays at home for a day."),
        ("In probation it is two weeks.", "For new hires it is seven days."),
        ("The sandbox is emptied on Friday.", "The test environment is emptied on Monday."),
        ("The last year counts.", "The previous year counts."),
    ],
)
def test_what_somebody_may_be_at_once_tells_nobody_apart(left: str, right: str) -> None:
    assert not told_apart(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A child pays £3.", "A student pays £5."),
        ("Members pay £3.", "Guests pay £5."),
        ("In production it is 30 days.", "In the sandbox it is 7 days."),
        ("Parcels to the EU take 5 days.", "Parcels to the UK take 2 days."),
        ("Deliveries abroad take 9 days.", "Deliveries in the UK take 2 days."),
        ("The first fee is £10.", "The last fee is £20."),
    ],
)
def test_alternatives_stay_apart(left: str, right: str) -> None:
    assert told_apart(left, right)


def test_of_a_region_within_another_it_is_open_whether_the_rule_holds_there_too() -> None:
    compared = compare({"region": frozenset({"eu"})}, {"region": frozenset({"spain"})}, {}, {})
    assert compared.different == ()
    assert compared.unknown == (("region", "", "spain"),)


def test_the_turn_that_is_counted_is_no_second_beside_a_third() -> None:
    left = side_of("After the second unsuccessful trip the parcel goes back to the shop.", title="Missed parcels")
    right = side_of("After the third unsuccessful trip the parcel goes back to the shop.", title="Missed parcels")
    judgement = judge(left, right)
    assert judgement.found
    assert OTHER_SCOPE not in judgement.fired


def test_what_is_open_by_a_label_and_closed_by_a_verb_is_one_thing() -> None:
    left = side_of("The support team is closed on bank holidays.", title="Support")
    right = side_of("Support team; bank holidays; Hours: open, 10:00 to 16:00", title="Support")
    assert OTHER_SCOPE not in judge(left, right).fired


@pytest.mark.parametrize(
    ("value", "path", "open_still"),
    [
        ("trial", "help/free-trial.md", False),
        ("uk", "brochures/explorer-uk.txt", False),
        ("member", "policies/member_terms.docx", False),
        ("trial", "free-trial/prices.md", True),
        ("trial", "help/pricing.md", True),
        ("trial", "", True),
    ],
)
def test_what_the_file_of_the_other_is_called_leaves_nothing_open(value: str, path: str, open_still: bool) -> None:
    compared = ScopeComparison(unknown=(("plan", value, ""),))
    assert bool(without_named_by_path(compared, ("", path)).unknown) is open_still
    assert without_named_by_path(compared, (path, "help/pricing.md")).unknown


def test_a_plan_in_a_heading_is_not_for_a_statement_that_names_another() -> None:
    compared = ScopeComparison(unknown=(("plan", "starter", ""), ("region", "", "uk")))
    assert without_headings_beside(compared, True).unknown == (("region", "", "uk"),)
    assert without_headings_beside(compared, False).unknown == compared.unknown


@pytest.mark.parametrize("text", ["Live keys expire after a year.", "In live mode cards are charged."])
def test_what_is_live_is_in_production(text: str) -> None:
    assert "production" in named(text, "environment")


@pytest.mark.parametrize("text", ["Live chat is open until six.", "You can live abroad.", "A live page"])
def test_what_else_is_live_is_no_environment(text: str) -> None:
    assert named(text, "environment") == []
