"""One sentence of two cases that a phrase tells apart is no contradiction."""

from __future__ import annotations

import pytest

from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Photographs of pupils may be used in the yearbook.",
            "Photographs of pupils may not be used for advertising the school.",
        ),
        ("Tickets bought online can be exchanged.", "Tickets bought at the door cannot be exchanged."),
        ("Goods sold at auction may not be returned.", "Goods sold online may be returned."),
        ("Customers may pay at the desk by card.", "Customers may not pay at the desk in cash."),
        (
            "Personal data may be shared with the auditor.",
            "Personal data may not be shared with suppliers.",
        ),
    ],
)
def test_two_phrases_tell_two_cases_apart(left: str, right: str) -> None:
    assert "two phrases" in fired(left, right)
    assert "two phrases" in fired(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # One of them reaches over the other's case.
        ("Tickets bought online can be exchanged.", "Tickets cannot be exchanged anywhere, not even at the door."),
        ("Photographs may be used in the yearbook.", "Photographs may not be used for any purpose."),
        # The phrases say the same in other words, or only one has one.
        ("Cars left on the verge are towed at the owner's expense.", "Cars left on the verge are not towed."),
        (
            "Plugins can be installed from the command line.",
            "Plugins cannot be installed from the shell line.",
        ),
        # The phrases are themselves what one demands and the other does not.
        ("The form has to be handed in before the trip.", "The form may be handed in after the trip."),
        # What differs is the deed or the thing, of which other guards speak.
        ("Volunteers can claim bus fares.", "Volunteers cannot claim parking charges."),
    ],
)
def test_what_reaches_over_a_case_or_names_it_otherwise_is_not_told_apart(left: str, right: str) -> None:
    assert "two phrases" not in fired(left, right)
