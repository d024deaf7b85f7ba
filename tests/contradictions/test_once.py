"""On which side of an event a thing is done once."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.once import once_in, opposite_places


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("The rent is paid before the keys are handed over.", True),
        ("Install the driver prior to the first start of the press.", True),
        ("The rent is paid once the keys are handed over.", False),
        ("The rent is not due until the keys are handed over.", False),
        ("After the keys are handed over, the rent is paid.", False),
    ],
)
def test_a_sentence_puts_what_is_done_once_on_a_side_of_an_event(sentence: str, before: bool) -> None:
    assert [item.before for item in once_in(sentence)] == [before]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wash your hands before the meal.",
        "The rent is paid each month before the keys are checked.",
        "Pay a first part before the journey and a second one after the journey.",
        "The rent is paid before 3 May.",
    ],
)
def test_what_is_done_again_and_what_falls_on_a_date_is_not_read(sentence: str) -> None:
    assert not once_in(sentence)


def exclude(left: str, right: str) -> bool:
    return opposite_places(once_in(left), once_in(right)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The rent is paid before the keys are handed over.", "The rent is paid after the keys have been handed over."),
        ("Apply the update after the archive was copied.", "The update goes on before the archive is copied."),
        (
            "The one inspection of the cargo takes place prior to loading.",
            "The cargo is inspected once only, after loading.",
        ),
    ],
)
def test_one_deed_is_not_done_once_on_two_sides_of_an_event(left: str, right: str) -> None:
    assert exclude(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Another event, another deed, and a part of the deed each.
        ("The rent is paid before the keys are handed over.", "The rent is paid after the flat has been cleaned."),
        (
            "The rent is paid before the keys are handed over.",
            "The form is signed after the keys have been handed over.",
        ),
        ("Submit the draft report before the meeting.", "Submit the finished report after the meeting."),
        (
            "The rent is paid before the keys are handed over.",
            "The deposit is paid after the keys have been handed over.",
        ),
    ],
)
def test_another_event_and_another_deed_exclude_nothing(left: str, right: str) -> None:
    assert not exclude(left, right)
