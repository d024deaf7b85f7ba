"""A chart shows what is there, says its scale, and makes nothing out of a thousandth of a point."""

from __future__ import annotations

from datetime import date, timedelta

from kbaudit.outputs.chart import HEIGHT, render_chart

START = date(2026, 1, 1)


def chart(values: list[float | None], width: int = 80) -> list[str]:
    days = [START + timedelta(days=number) for number in range(len(values))]
    return render_chart("Score", days, values, width=width).split("\n")


def columns(lines: list[str]) -> list[str]:
    return [line[9:] for line in lines[1 : 1 + HEIGHT]]


def test_the_largest_value_fills_its_column_and_the_smallest_is_still_seen() -> None:
    top, *_, bottom = columns(chart([50.0, 100.0]))
    assert top.strip() == "████"
    assert top.startswith("    ")
    assert bottom.strip() == bottom.rstrip() != "████"


def test_the_scale_and_the_days_are_said() -> None:
    lines = chart([50.0] * 20 + [100.0] * 20)
    assert lines[0] == "Score"
    assert lines[1].strip().startswith("100.0")
    assert "2026-01-01" in lines[-1]
    assert lines[-1].endswith("2026-02-09")


def test_a_gap_stays_a_gap() -> None:
    assert columns(chart([100.0, None, 100.0]))[-1][4:8].strip() == ""


def test_equal_values_are_a_level_line_and_a_tiny_fall_looks_tiny() -> None:
    assert len(set(columns(chart([90.0, 90.0, 90.0]))[0])) == 1
    assert columns(chart([90.0, 89.99]))[1] == "████████"


def test_only_the_newest_values_are_shown_where_there_is_no_room() -> None:
    lines = chart([float(number) for number in range(500)], width=60)
    assert max(len(line) for line in lines) <= 60
    assert lines[1].strip().startswith("499.0")


def test_without_values_it_says_so() -> None:
    assert chart([None]) == ["Score: nothing to show yet"]
