"""Times of day in words: which minute they come to, and what looks like one and is a number of something."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbaudit.facts.hours_of_day import in_part
from kbaudit.facts.quantities import Relation, find_quantities, relation
from kbaudit.model import Quantity

DAY, HALF = "minute of day", "minute of half day"


def times(text: str) -> list[Quantity]:
    """The times of day in a text, weekdays left out."""
    return [found for found in find_quantities(text) if found.dimension == "clock" and found.unit.startswith("minute")]


@pytest.mark.parametrize(
    ("text", "minute", "unit"),
    [
        ("Guests are welcome until six in the evening.", 1080, DAY),
        ("The chat closes at 3.30 in the afternoon.", 930, DAY),
        ("Samples reach us no later than eleven in the morning.", 660, DAY),
        ("The sound desk goes quiet at twelve at night.", 0, DAY),
        ("Late taxis run after one at night.", 60, DAY),
        ("Swap your box till ten tonight.", 1320, DAY),
        ("You have until eight this evening to pay.", 1200, DAY),
        ("Patching starts at two o'clock on Sunday morning.", 120, DAY),
        ("Cheap power flows from half past midnight.", 30, DAY),
        ("The counter shuts at a quarter to four in the afternoon.", 945, DAY),
        ("The last tram leaves at ten minutes to midnight.", 1430, DAY),
        ("Be at the gate by sixteen hundred.", 960, DAY),
        ("The alarm is set at twenty-three hundred hours.", 1380, DAY),
        ("Badges work from 0730.", 450, DAY),
        ("Office opens: eight in the morning", 480, DAY),
        ("Ten in the morning.", 600, DAY),
        ("We close at nine p.m. every day.", 1260, DAY),
        ("The desk is staffed until twelve noon.", 720, DAY),
        ("Doors shut at 17.30 on Mondays.", 1050, DAY),
        ("Doors open at half past seven.", 450, HALF),
        ("Hand the keys back by quarter past nine.", 555, HALF),
        ("We start at nine o'clock.", 540, HALF),
        ("Dinner is at half seven.", 450, HALF),
        ("Call at eight thirty.", 510, HALF),
        ("On weekdays we close at five.", 300, HALF),
        ("Be here by nine at the latest.", 540, HALF),
        ("We open at 7.30.", 450, HALF),
        ("Before 7 on Mondays the gate is locked.", 420, HALF),
    ],
)
def test_a_time_in_words_is_a_minute_of_the_day(text: str, minute: int, unit: str) -> None:
    (found,) = times(text)
    assert (found.low, found.high, found.unit) == (minute, minute, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("From ten in the morning until three in the afternoon.", 600, 900),
        ("We answer between eight in the morning and eight at night.", 480, 1200),
        ("Open from 9 am until half past three.", 540, 930),
        ("Between nine and five, Monday through Friday.", 540, 1020),
        ("Telephone: eight to six, business days", 480, 1080),
        ("Mon–Fri 9–5", 540, 1020),
        ("Mon–Fri 14.00–18.00", 840, 1080),
        ("The shop trades from nine to noon.", 540, 720),
        ("Open 9 am to 5 on Mondays.", 540, 1020),
        ("Mon-Fri 9.00-15.30", 540, 930),
        ("Presence is compulsory from 9 until 2.", 540, 840),
        ("The schedule runs from nine to half past five.", 540, 1050),
        ("The shop trades from nine o'clock to five o'clock.", 540, 1020),
    ],
)
def test_two_times_are_the_ends_of_one_range(text: str, low: int, high: int) -> None:
    (found,) = times(text)
    assert (found.low, found.high, found.unit, found.comparator) == (low, high, DAY, "range")


def test_a_range_in_one_half_of_the_day_may_lie_in_either() -> None:
    (tea,) = times("Tea is served from half past two to five.")
    assert (tea.low, tea.high, tea.unit) == (150, 300, HALF)
    (same,), (other,) = times("Tea is served 2.30 pm to 5 pm."), times("Tea is served 3 pm to 5 pm.")
    assert relation(tea, same) is Relation.SAME
    assert relation(tea, other) is Relation.CLASH


@pytest.mark.parametrize(
    "text",
    [
        "Take two in the morning and one at night.",
        "No more than two in the evening.",
        "Increase the dose by five on Monday.",
        "The price rose by sixteen hundred.",
        "We open at two locations.",
        "On Mondays the class is led by five people.",
        "Ages 3 to 5 on Mondays.",
        "The limit was cut from nine to five.",
        "Rate us from one to five.",
        "It takes a quarter of an hour in the morning.",
        "Call 0800 123 456 at any time.",
        "Dial from 0800 numbers.",
        "Version 7.30 opens files.",
        "Entry from 7.50 on Sundays.",
        "Ten to five people may open it.",
        "Two of the three doors are closed.",
        "The engine is serviced after fifteen hundred hours of use.",
        "One by one the doors open.",
        "Retry by three at once.",
        "Day and night shifts are paid alike.",
        "Half past the deadline is too late.",
        "It is open after two working days.",
        "Cancel until three working days before we open.",
        "We close it within a day, by three working days at the latest.",
        "Prices start from 14.00 for two.",
        "The update 17.30 is open to all on Monday.",
        "Three I am sure of.",
        "Open it from 5 to 9 June on Monday.",
    ],
)
def test_what_only_looks_like_an_hour_is_none(text: str) -> None:
    assert not times(text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("We close at nine o'clock.", "We close at 9 pm.", Relation.SAME),
        ("We close at nine o'clock.", "We close at 09:00.", Relation.SAME),
        ("We close at nine o'clock.", "We close at 20:30.", Relation.CLASH),
        ("We close at nine o'clock.", "We close at half past nine.", Relation.CLASH),
        ("We close at midnight.", "We close at 24:00.", Relation.SAME),
        ("Open 6 pm to midnight.", "Open 18:00-24:00.", Relation.SAME),
        ("We close at six o'clock.", "Open 8 am to 7 pm.", Relation.INSIDE),
        ("Until six in the evening.", "Until 7 pm.", Relation.CLASH),
    ],
)
def test_an_hour_that_may_be_either_speaks_against_neither(left: str, right: str, expected: Relation) -> None:
    (one,), (two,) = times(left), times(right)
    assert relation(one, two) is relation(two, one) is expected


def test_a_part_of_the_day_has_only_its_own_hours() -> None:
    assert in_part(3, 0, "evening") == 900
    assert in_part(9, 0, "afternoon") is None
    assert in_part(12, 0, "morning") == 0


_WORDS = """
    at by nine ten half past quarter to in the morning evening o'clock hundred 0900 9.30 noon
    until and between Monday 5 - .
""".split()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_spans_lie_apart_and_quote_the_text(text: str) -> None:
    found = find_quantities(text, bare=True)
    for quantity in found:
        assert text[slice(*quantity.span)] == quantity.raw
    for left, right in pairwise(found):
        assert left.span[1] <= right.span[0]
