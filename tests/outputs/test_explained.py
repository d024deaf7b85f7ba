"""The near misses as people read them."""

from __future__ import annotations

from dataclasses import replace

from kbaudit.model import Evidence, Place
from kbaudit.outputs import render
from kbaudit.outputs.explained import SHOWN, render_explanation
from kbaudit.report import NearMiss, NearMisses, Objection, Report


def miss(number: int = 1, quote: str = "Open for 14 days.") -> NearMiss:
    evidence = tuple(Evidence(name, name, Place(line=number), quote) for name in ("a.md", "b.md"))
    return NearMiss(
        "KB201", ("14 days", "30 days"), (evidence[0], evidence[1]), 0.0, (Objection("other scope", "They differ."),)
    )


def test_both_quotes_their_places_and_the_guard_are_told(report: Report) -> None:
    near = replace(report, near_misses=NearMisses((miss(),), 1))
    for text in (render_explanation(near, width=80, colour=False), render(near, "explain")):
        for part in (
            "KB201",
            "a.md:1",
            "b.md:1",
            "14 days",
            "30 days",
            "other scope",
            "They differ.",
            "1 pair of statements",
        ):
            assert part in text, part
    assert "\x1b" not in render_explanation(near, width=80, colour=False)


def test_the_terminal_shows_the_nearest_and_the_file_all_of_them(report: Report) -> None:
    near = replace(report, near_misses=NearMisses(tuple(miss(number) for number in range(1, SHOWN + 6)), 900))
    text = render_explanation(near, width=80, colour=False)
    assert "and 5 more: -o explain:PATH" in text
    assert "900 pairs" in text
    assert f"a.md:{SHOWN + 5}" not in text
    assert f"a.md:{SHOWN + 5}" in render(near, "explain")


def test_without_near_misses_it_says_so(report: Report) -> None:
    assert "0 pairs of statements" in render_explanation(report, width=80, colour=False)


def test_what_a_document_says_neither_marks_up_nor_moves_the_cursor(report: Report) -> None:
    near = replace(report, near_misses=NearMisses((miss(quote="\x1b[2J`<script>` ![x](http://evil.test)"),), 1))
    assert "\x1b" not in render_explanation(near, width=80, colour=False)
    assert "\x1b" not in render(near, "explain")
    assert "![x](" not in render(near, "explain").replace("`", "").partition("- ")[0]
