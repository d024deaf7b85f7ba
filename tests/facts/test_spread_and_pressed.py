"""Spread over a time, bars of pressure, every full day, a third up front: each is told from what only sounds like it."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


def read(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(found.dimension, found.low, found.high) for found in find_quantities(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Repayment may be spread over three years.",
        "The cost is spread over three years.",
        "We spread it for you over three whole years.",
        "Spreading the bill over three years helps.",
        "The works are phased over three years.",
        "Start dates are staggered over three years.",
        "The price is averaged over three years.",
        "The fee is amortised over three years.",
        "Payments are stretched over three years.",
        "It spreads the charge over three years.",
    ],
)
def test_what_is_spread_over_a_time_lasts_it(text: str) -> None:
    assert ("time", 36.0, 36.0) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Loans run for over three years.",
        "It has been over three years.",
        "Leases of over three years are checked.",
        "Contracts over three years need a signature.",
        "Delays of over three years are rare.",
        "Those who stay over three years get a rise.",
        "The spread is wide. Over three years are needed.",
        "It took over three years.",
        "Any lease over three years is registered.",
        "Spread the word: it takes us well over three years.",
    ],
)
def test_over_a_time_is_more_than_it_elsewhere(text: str) -> None:
    assert ("time", 36.0, None) in read(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("We keep at least 0.7 bar at the tap.", 70000.0, None),
        ("At least one bar of pressure is kept.", 100000.0, None),
        ("The boiler shows 2 bar.", 200000.0, 200000.0),
        ("Inflate the tyres to 2.5 bar.", 250000.0, 250000.0),
        ("Water comes at 3 bar when the pump runs.", 300000.0, 300000.0),
        ("The pressure in the pipe is 4 bar.", 400000.0, 400000.0),
        ("Test it with 1.5 bar.", 150000.0, 150000.0),
        ("Two bars of pressure are enough.", 200000.0, 200000.0),
        ("If the gauge reads 1 bar, call us.", 100000.0, 100000.0),
        ("Up to 0.9 bar (9 metres of head).", None, 90000.0),
    ],
)
def test_bars_of_pressure_are_read(text: str, low: float | None, high: float | None) -> None:
    assert any(
        found[0] == "pressure"
        and found[1:] == (pytest.approx(low) if low else low, pytest.approx(high) if high else high)
        for found in read(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "There are 3 bar stools.",
        "Take 2 bars of soap.",
        "We have one bar.",
        "The pump room has 2 bar stools.",
        "Order 2 bar and 3 grill menus.",
        "The hotel has 4 bars and a pool.",
        "Page 2 bar charts show it.",
        "The signal shows 3 bars.",
        "3 bar staff are on duty.",
        "Each of the 2 bar areas is closed.",
    ],
)
def test_other_bars_are_no_pressure(text: str) -> None:
    assert all(found[0] != "pressure" for found in read(text))


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("£25 is due for every full day that follows.", 365.25),
        ("Paid for every further day.", 365.25),
        ("Paid after every whole week.", 365.25 / 7),
        ("It is charged for each full month.", 12.0),
        ("It is charged for each additional year.", 1.0),
        ("Every complete hour counts.", 365.25 * 24),
    ],
)
def test_every_full_day_is_how_often(text: str, rate: float) -> None:
    assert ("frequency", rate, rate) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "It takes a full day.",
        "The whole week is booked.",
        "A further month is granted.",
        "For an additional year you pay less.",
        "It lasts a whole hour.",
        "Every full member may vote.",
    ],
)
def test_one_full_day_is_no_frequency(text: str) -> None:
    assert all(found[0] != "frequency" for found in read(text))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("A third up front secures your place.", 100 / 3),
        ("Half on booking, the rest later.", 50.0),
        ("A fifth in advance is asked for.", 20.0),
        ("One third on signing.", 100 / 3),
        ("You pay: half upfront.", 50.0),
    ],
)
def test_a_part_that_is_paid_ahead_is_a_share(text: str, share: float) -> None:
    assert any(found[0] == "percent" and found[1] == pytest.approx(share, rel=1e-4) for found in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "A third attempt on booking fails.",
        "A quarter in advance you will hear from us.",
        "A third party up front may ask.",
        "A fifth person on arrival waits.",
        "Half on the way there is a shop.",
    ],
)
def test_a_turn_is_no_share(text: str) -> None:
    assert all(found[0] != "percent" for found in read(text))
