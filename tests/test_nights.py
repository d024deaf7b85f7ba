"""The figures about the lives of findings are those that follow from a script of edits, night by night."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.nights import Defect, Step, scripted, simulate, told

PAGE = "---\ntitle: Opening hours of the whole port\nowner: base-team\nlast_reviewed: 2025-12-20\n---\n\n{}\n"
HOURS = "The port is open from five in the morning until eleven at night, on every day of the year but one."


@pytest.fixture
def base(tmp_path: Path) -> Path:
    page = tmp_path / "base" / "other" / "hours.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format(HOURS), encoding="utf-8")
    return tmp_path / "base"


def test_ten_scripted_nights_give_the_figures_of_the_script(base: Path, tmp_path: Path) -> None:
    month = simulate(tmp_path, base, scripted(4, 20, 10), 10, partial=(3,), other_settings=6)
    assert month.wrong == []
    assert month.figures > 80
    assert {"edit", "remove", "restore", "suppress"} <= set(month.steps)


def test_a_figure_that_is_not_the_script_s_is_noticed(base: Path, tmp_path: Path) -> None:
    scripts = [Defect("link-00", "link", "north-team", (Step(0, "plant"), Step(1, "edit")))]
    month = simulate(tmp_path, base, scripts, 3)
    assert "owner south-team: found is 0 and shown as missing" in month.wrong
    assert not [line for line in month.wrong if "north-team" in line or "KB501" in line]


def test_what_follows_from_a_script_is_told_by_the_nights_that_looked() -> None:
    steps = (Step(0, "plant"), Step(2, "edit"), Step(4, "restore"), Step(5, "remove"))
    story = told(Defect("link-00", "link", "north-team", steps), [0, 1, 3, 4, 6])
    assert (story.resolutions, story.returns, story.ending) == (2, [1], "removal")
