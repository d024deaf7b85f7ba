"""How many times something is done, where no period makes it a frequency."""

from __future__ import annotations

import pytest

from kbaudit.facts.repetitions import repetitions


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("We repeat the charge 4 times.", [4.0]),
        ("We knock three more times in the course of an hour.", [3.0]),
        ("It runs four (4) times.", [4.0]),
        ("It is 4 times as fast.", []),
        ("They meet four times a year.", []),
        ("At all times and many times.", []),
    ],
)
def test_times_are_counted(text: str, counts: list[float]) -> None:
    assert [found.low for found in repetitions(text)] == counts
