"""What is done no later than some time before an event is done at least that long before it."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Tell the pilot no later than two weeks before you sail.", "at least"),
        ("Notice is given not later than 30 days prior to the auction.", "at least"),
        ("Rooms are booked no later than three days in advance.", "at least"),
        ("Seats are released no earlier than four weeks ahead of the concert.", "at most"),
        ("Doors open no sooner than one hour before the show.", "at most"),
        ("Complaints are made no later than two weeks after the concert.", "at most"),
        ("Answers are sent no later than ten days after receipt.", "at most"),
        ("Repairs begin no earlier than two days after the order.", "at least"),
        ("Book at least two weeks before you sail.", "at least"),
        ("Book no more than two weeks before you sail.", "at most"),
    ],
)
def test_a_limit_ahead_of_an_event_is_turned(text: str, comparator: str) -> None:
    assert [quantity.comparator for quantity in find_quantities(text)] == [comparator]
