from __future__ import annotations

from datetime import date

import pytest

from kbaudit.facts.intervals import Span, add_interval, read_interval


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("6 months", Span(6, 0)),
        ("365-days", Span(0, 365)),
        ("every two years", Span(24, 0)),
        ("annually", Span(12, 0)),
        ("P1Y6M", Span(18, 0)),
        ("90", Span(0, 90)),
        ("alle 6 Monate", Span(6, 0)),
        ("tous les 2 ans", Span(24, 0)),
        ("cada 3 meses", Span(3, 0)),
        ("fourteen weeks", Span(0, 98)),
        ("every other year", Span(24, 0)),
        ("every spring", Span(12, 0)),
        ("half a year", Span(6, 0)),
        ("never", None),
        ("2024", None),
        ("", None),
    ],
)
def test_an_interval_is_read_in_its_usual_forms(value: str, span: Span | None) -> None:
    assert read_interval(value) == span


def test_a_month_later_never_leaves_the_month() -> None:
    assert add_interval(date(2024, 8, 31), Span(6, 0)) == date(2025, 2, 28)
    assert add_interval(date(2024, 1, 1), Span(0, 365)) == date(2024, 12, 31)
