"""A rule's precision comes from labels only, and few labels prove little."""

from __future__ import annotations

import pytest

from kbaudit.decisions import Decision, Verdict
from kbaudit.precision import precision


def labels(rule: str, *verdicts: Verdict) -> list[Decision]:
    return [Decision(f"{number:016x}", rule, verdict, "why") for number, verdict in enumerate(verdicts)]


def test_accepted_findings_are_right_and_suppressed_ones_are_no_labels() -> None:
    (found,) = precision(labels("KB201", "real", "accepted", "false", "suppress", "baseline"))
    assert (found.labelled, found.real, found.accepted, found.false, found.share) == (3, 1, 1, 1, 2 / 3)


def test_the_lower_end_is_that_of_wilson_s_interval() -> None:
    (found,) = precision(labels("KB201", *["real"] * 9, "false"))
    assert found.at_least == pytest.approx(0.5958, abs=1e-4)
    (few,) = precision(labels("KB201", "real"))
    assert few.share == 1
    assert few.at_least < 0.25


def test_rules_stand_apart_and_without_labels_there_is_no_figure() -> None:
    assert [item.rule for item in precision([*labels("KB301", "real"), *labels("KB101", "false")])] == [
        "KB101",
        "KB301",
    ]
    assert precision(labels("KB101", "suppress")) == ()
