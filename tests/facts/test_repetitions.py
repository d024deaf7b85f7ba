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
        ("Loans may be extended thrice.", [3.0]),
        ("The item is brought up to twice.", [2.0]),
        ("You pay twice the price, or twice as much.", []),
        ("Think twice before you sign.", []),
        ("It is cleaned twice in six weeks and twice a year.", []),
    ],
)
def test_times_are_counted(text: str, counts: list[float]) -> None:
    assert [found.low for found in repetitions(text)] == counts
