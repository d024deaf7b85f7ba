"""How old a record is tells how long ago it was made; how old a person is is an age. Time for each occasion is no rate."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("Drop log files once they are 730 days old.", "time"),
        ("Free repairs end when the machine is 24 months old.", "time"),
        ("You must be 18 years old.", "age"),
        ("Children must be 3 years old to have a key.", "age"),
        ("The puppy is 8 weeks old.", "age"),
        ("It is 12 years old.", "age"),
        ("Use of a computer: 90 min per session", "time"),
        ("Use of a computer: 90 min per week", "rate"),
    ],
)
def test_the_age_of_things_is_a_time(text: str, dimension: str) -> None:
    assert [item.dimension for item in find_quantities(text)] == [dimension]
