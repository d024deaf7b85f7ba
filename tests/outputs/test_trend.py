from dataclasses import replace
from datetime import date

from kbaudit.outputs.trend import HEIGHT, MARGIN, WIDTH, trend
from kbaudit.report import Previous, Report


def test_the_first_run_has_no_trend(clean: Report) -> None:
    assert trend(clean) is None


def test_two_runs_make_a_line_from_edge_to_edge(clean: Report) -> None:
    found = trend(replace(clean, previous=Previous("1", date(2025, 1, 1), 80.0, (), ())))
    assert found is not None
    assert [point.overall for point in found.points] == [80.0, 100.0]
    assert (found.points[0].x, found.points[-1].x) == (MARGIN, WIDTH - MARGIN)
    assert (found.points[0].y, found.points[-1].y) == (HEIGHT - MARGIN, MARGIN)
    assert (found.low, found.high) == (80.0, 100.0)


def test_a_change_of_a_tenth_does_not_look_like_a_fall(clean: Report) -> None:
    found = trend(replace(clean, previous=Previous("1", date(2025, 1, 1), 99.9, (), ())))
    assert found is not None
    assert abs(found.points[0].y - found.points[1].y) < HEIGHT / 10
