"""Values are found with their dimension, unit, bounds and span; numbers that only name something are not."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbaudit.facts.quantities import find_quantities
from kbaudit.model import Quantity

DAY = 86400.0


def only(text: str, language: str = "en") -> Quantity:
    found = find_quantities(text, language=language)
    assert len(found) == 1, found
    return found[0]


def value(text: str, language: str = "en") -> tuple[str, float | None, float | None, str]:
    quantity = only(text, language)
    return quantity.dimension, quantity.low, quantity.high, quantity.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wait 20 minutes.", ("time", 1200, 1200, "seconds")),
        ("It is kept for 24 h.", ("time", DAY, DAY, "seconds")),
        ("It is kept for one and a half hours.", ("time", 5400, 5400, "seconds")),
        ("Half an hour is enough.", ("time", 1800, 1800, "seconds")),
        ("Expire after: 90 d", ("time", 90 * DAY, 90 * DAY, "seconds")),
        ("Review interval 3 y", ("time", 36, 36, "months")),
        ("On site in 2 WD", ("time", 2, 2, "business days")),
        ("Returns are open for a fortnight.", ("time", 14 * DAY, 14 * DAY, "seconds")),
        ("Records are kept for 6 years and 3 months.", ("time", 75, 75, "months")),
        ("The call took 1 hour 30 minutes.", ("time", 5400, 5400, "seconds")),
        ("Expect an answer in 5–10 business days.", ("time", 5, 10, "business days")),
        ("Allow 5 (business) days.", ("time", 5, 5, "business days")),
        ("The next business day is promised.", ("time", 1, 1, "business days")),
        ("A six (6) month term.", ("time", 6, 6, "months")),
        ("You get 32 billable hours.", ("time", 115200, 115200, "seconds")),
        ("Between $7.00 and $8.25", ("money", 7, 8.25, "USD")),
        ("It costs 3 dollars 50 cents.", ("money", 3.5, 3.5, "USD")),
        ("A fine of €1.5 million", ("money", 1.5e6, 1.5e6, "EUR")),
        ("GBP 350 apply", ("money", 350, 350, "GBP")),
        ("Two thirds of the fee are due.", ("percent", 200 / 3, 200 / 3, "%")),
        ("Half the price", ("percent", 50, 50, "%")),
        ("It fell by 2 percentage points.", ("percent", 2, 2, "percentage points")),
        ("The file has 100 MB.", ("data", 1e8, 1e8, "bytes")),
        ("5 failed login attempts", ("count", 5, 5, "attempt")),
        ("a 32-character code", ("count", 32, 32, "character")),
        ("two dozen people", ("count", 24, 24, "person")),
        ("You must be 18 years old.", ("age", 216, 216, "months")),
        ("€12 per agent per month", ("rate", 12, 12, "EUR/agent/month")),
        ("100 requests per minute", ("rate", 100, 100, "request/minute")),
        ("$70 an hour", ("rate", 70, 70, "USD/hour")),
        ("15 TB/day", ("rate", 15e12, 15e12, "bytes/day")),
        ("at 25 °C", ("temperature", 25, 25, "°C")),
        ("It needs 15 W.", ("power", 15, 15, "W")),
        ("The lake is 2.5 km long.", ("length", 2500, 2500, "m")),
        ("It is due on the 15th of each month.", ("day of month", 15, 15, "day")),
    ],
)
def test_a_value_is_read_in_its_canonical_unit(text: str, expected: tuple[str, float, float, str]) -> None:
    dimension, low, high, unit = value(text)
    assert (dimension, unit) == (expected[0], expected[3])
    assert (low, high) == pytest.approx(expected[1:3], abs=1e-5)


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high"),
    [
        ("at least 8 characters", "at least", 8, None),
        ("no fewer than 8 characters", "at least", 8, None),
        ("a minimum of 8 characters", "at least", 8, None),
        ("8 characters or more", "at least", 8, None),
        ("8+ characters", "at least", 8, None),
        ("eight or more characters", "at least", 8, None),
        ("The minimum length is 8 characters.", "at least", 8, None),
        ("no more than five attempts", "at most", None, 5),
        ("up to 5 attempts", "up to", None, 5),
        ("a maximum of 5 attempts", "at most", None, 5),
        ("cannot exceed 5 attempts", "at most", None, 5),
        ("more than 5 attempts", "more than", 5, None),
        ("fewer than 5 attempts", "less than", None, 5),
        ("within the next 5 attempts", "within", None, 5),
        ("≤ 5 attempts", "at most", None, 5),
        ("about 5 attempts", "about", 5, 5),
        ("exactly 5 attempts", "exact", 5, 5),
        ("at least 8 and at most 64 characters", "range", 8, 64),
        ("from 8 to 64 characters", "range", 8, 64),
    ],
)
def test_comparators_bound_a_value(text: str, comparator: str, low: float | None, high: float | None) -> None:
    quantity = only(text)
    assert (quantity.comparator, quantity.low, quantity.high) == (comparator, low, high)


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("You get back as much as 600 pounds.", "money"),
        ("It costs 20 pounds.", "money"),
        ("The crate weighs 600 pounds.", "weight"),
        ("We charge extra for luggage above 50 pounds.", "weight"),
        ("A dog of up to 30 pounds may come along.", "weight"),
    ],
)
def test_pounds_are_money_where_something_is_paid_and_nothing_weighed(text: str, dimension: str) -> None:
    assert only(text).dimension == dimension


def test_the_span_covers_comparator_number_and_unit() -> None:
    text = "Reports can be accessed for up to 30 days after that."
    quantity = only(text)
    assert text[slice(*quantity.span)] == quantity.raw == "up to 30 days"


def test_over_the_next_weeks_is_a_period_and_no_lower_bound() -> None:
    assert only("Over the next two weeks we move.").comparator == "exact"


@pytest.mark.parametrize("text", ["about 30 minutes", "~30 minutes", "roughly 30 minutes", "30 minutes or so"])
def test_approximate_values_say_so(text: str) -> None:
    assert only(text).approximate


@pytest.mark.parametrize(
    "text",
    [
        "Python 3.11 users need no update.",
        "Raspberry Pi 4 boards are supported.",
        "Windows 10 devices are covered.",
        "Use v13 or later.",
        "See section 4.2 for limits.",
        "Step 3 starts the upload.",
        "404 errors are logged.",
        "ISO 27001 controls apply.",
        "Tier 2 engineers answer.",
        "The 2024 holidays are listed.",
        "Call 202-555-0143 today.",
        "The host is 192.168.0.10 now.",
        "It was in the 1990s.",
        "https://example.com/a?q=30%25 is the link",
        "Release 10.4.1 fixes it.",
        "Article 5 rights remain.",
        "4 Users must agree",
        "Which one do you prefer?",
        "A 3D model",
        '{"404": "/errors"}',
    ],
)
def test_numbers_that_only_name_something_are_no_values(text: str) -> None:
    assert find_quantities(text) == []


def test_a_change_is_no_range() -> None:
    found = find_quantities("The window was raised from 14 to 30 days.")
    assert [(quantity.low, quantity.high) for quantity in found] == [(30 * DAY, 30 * DAY)]


@pytest.mark.parametrize(
    ("text", "times_a_year"),
    [
        ("Keys are rotated monthly.", 12),
        ("It happens twice a year.", 2),
        ("It happens every six months.", 2),
        ("Reviews are annual.", 1),
        ("Reviews are semi-annual.", 2),
        ("It is sent quarterly.", 4),
        ("It is wiped every forty-five days.", 365.25 / 45),
        ("It is checked every eighteen months.", 2 / 3),
        ("It is sent fortnightly.", 365.25 / 14),
        ("It runs every 30 minutes.", 17532),
        ("three times per week", 3 * 365.25 / 7),
    ],
)
def test_a_frequency_is_in_times_per_year(text: str, times_a_year: float) -> None:
    quantity = only(text)
    assert quantity.dimension == "frequency"
    assert quantity.low == pytest.approx(times_a_year)


def test_biannual_holds_both_readings() -> None:
    quantity = only("A biannual survey")
    assert (quantity.low, quantity.high, quantity.approximate) == (0.5, 2.0, True)


@pytest.mark.parametrize("text", ["The annual fee applies.", "Take annual leave.", "On a monthly or yearly plan"])
def test_amounts_and_plans_per_period_are_no_frequencies(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It closes at 6 PM.", 1080, 1080, "minute of day"),
        ("We close at 17:30.", 1050, 1050, "minute of day"),
        ("Open 9–5 pm ET", 540, 1020, "minute of day ET"),
        ("Open 9:00 a.m. to 5:00 p.m.", 540, 1020, "minute of day"),
        ("Support is available 24/7.", 0, 1440, "minute of day"),
        ("Open Monday to Friday", 1, 5, "weekday"),
        ("Wages are paid every other Friday.", 5, 5, "weekday"),
        ("Lunch is at noon.", 720, 720, "minute of day"),
        ("The bar is open from 6 pm to midnight.", 1080, 1440, "minute of day"),
        ("Somebody answers, day or night.", 0, 1440, "minute of day"),
    ],
)
def test_times_of_day_and_weekdays(text: str, low: float, high: float, unit: str) -> None:
    quantity = next(found for found in find_quantities(text) if found.dimension == "clock")
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Gebühr beträgt 1.000,50 €.", ("money", 1000.5, 1000.5, "EUR")),
        ("de", "innerhalb von 14 Tagen", ("time", None, 14 * DAY, "seconds")),
        ("de", "höchstens drei Werktage", ("time", None, 3, "business days")),
        ("fr", "au moins 5 jours", ("time", 5 * DAY, None, "seconds")),
        ("es", "hasta 30 días", ("time", None, 30 * DAY, "seconds")),
        ("pt", "até 12 meses", ("time", None, 12, "months")),
    ],
)
def test_other_languages_have_their_formats_and_units(
    language: str, text: str, expected: tuple[str, float | None, float | None, str]
) -> None:
    assert value(text, language) == expected


def test_bare_numbers_are_found_on_request_only() -> None:
    assert find_quantities("The answer is 42.") == []
    assert [quantity.low for quantity in find_quantities("The answer is 42.", bare=True)] == [42]


def test_doubtful_twins_take_the_digits() -> None:
    assert only("thirty (15) days").low == 15 * DAY


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 .,-–$€%/()+ andtoreleysfhmw\n"), max_size=80))
def test_spans_are_sorted_apart_and_quote_the_text(text: str) -> None:
    found = find_quantities(text, bare=True)
    for quantity in found:
        start, end = quantity.span
        assert 0 <= start < end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
    for left, right in pairwise(found):
        assert left.span[1] <= right.span[0]


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1 day ",
        "$",
        "a ",
        "one ",
        "- ",
        "9:00 ",
        "by nine ",
        "o'clock ",
        "ten in the morning ",
        "half past ten on Monday ",
        "every ",
        "1,",
        "1/",
        "/a",
        "(",
        "at least ",
        "five and ",
        "per ",
        "1-",
        "x@",
        ".",
        "minimum of ",
        " ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def spent(length: int) -> float:
        times = []
        for run in range(3):  # each text is another one, since readings are kept
            text = unit * (length // len(unit) + run)
            begin = time.process_time()
            find_quantities(text, bare=True)
            times.append(time.process_time() - begin)
        return min(times)

    # Eight times the text: 8 where time is linear, 64 where it is quadratic. The least of three runs, since machines are busy.
    assert spent(24_000) < 24 * spent(3_000) + 0.1


def test_a_number_word_behind_a_name_counts() -> None:
    assert [item.dimension for item in find_quantities("We give Anna three keys.")] == ["count"]
    assert not find_quantities("It runs on Windows 10 devices.")


@pytest.mark.parametrize("text", ["In the 1990 s.", "The 20 s crowd came.", "Take option 3 d with you", "A disk WD 40"])
def test_a_letter_behind_a_number_is_a_unit_only_where_it_closes_the_clause(text: str) -> None:
    assert [item for item in find_quantities(text) if item.dimension == "time"] == []


@pytest.mark.parametrize(
    "text",
    ["2.1 A joining fee is due.", "2 A household has a bin.", "§ 4.2 A request is made.", "3.1.2 A copy is kept."],
)
def test_the_number_of_a_clause_before_an_article_is_no_current(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "16 A fuses are in the drawer.",
        "2.1 A charging port",
        "5 A",
        "Each socket gives 13 A per outlet.",
        "1.5 A maximum",
        "It draws 2 A when idle.",
    ],
)
def test_amperes_are_one(text: str) -> None:
    assert [quantity.dimension for quantity in find_quantities(text)] == ["current"]


@pytest.mark.parametrize(
    "text",
    [
        "Pay $5 to 10 a month.",
        "Between 5 and 10 of you.",
        "At least 8 and at most 64.",
        "From 5 to 10 million people, or six (6).",
        "Half a day, 30 days and 12.",
        "Call 12 or wait 5 minutes",
        "Two weeks.",
    ],
)
def test_both_readings_agree_but_for_numbers_without_a_unit(text: str) -> None:
    plain, every = find_quantities(text), find_quantities(text, bare=True)
    if all(quantity.dimension != "number" for quantity in every):
        assert plain == every
    assert all(quantity.dimension != "number" for quantity in plain)


def test_a_reading_is_the_callers_own() -> None:
    find_quantities("within 14 days").clear()
    assert [quantity.low for quantity in find_quantities("14 days")] == [14 * 86400]
    assert find_quantities("within 14 days")
