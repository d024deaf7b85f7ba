"""May permits what people do, also by a verb that else says what happens; how long something takes permits nothing."""

from __future__ import annotations

import pytest

from kbaudit.facts.modality import ModalKind, modality_of


def kinds(sentence: str) -> list[ModalKind]:
    return [modal.kind for modal in modality_of(sentence).modals]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cyclists may take one pump home.",
        "You may take a towel to the sauna.",
        "Children may take the lift alone.",
        "Tenants may take in a lodger.",
        "Staff may work from the library.",
        "Nurses may work up to three nights in a row.",
        "Trainees may run the evening class.",
        "Members may display a poster in the hall.",
        "Guests may help themselves to fruit.",
        "You may take two weeks of leave in June.",
        "Diaries may be read by the warden.",
        "Slippers may be worn in the archive.",
        "Prams may be left under the stairs.",
        "The alarm may be set by the porter.",
        "Wet coats may be hung in the boiler room.",
    ],
)
def test_people_are_permitted_to_do_it(sentence: str) -> None:
    assert kinds(sentence) == [ModalKind.MAY]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cyclists may not take the pumps home.",
        "Visitors may not take photographs.",
        "Interns may not work alone.",
        "Skates may not be worn on the stairs.",
        "Dogs may not be left in the car park.",
    ],
)
def test_people_are_forbidden_to_do_it(sentence: str) -> None:
    assert kinds(sentence) == [ModalKind.MUST_NOT]


@pytest.mark.parametrize(
    "sentence",
    [
        "It may take a while.",
        "Drying may take the whole night.",
        "You may take a little while to settle in.",
        "New members may take longer than others.",
        "Patients may take up to three days to recover.",
        "Children may take ten minutes to calm down.",
        "Guests may take some time to find the door.",
        "Trainees may take offence at it.",
        "You may work with strange tools here.",
        "You may run into trouble.",
        "Members may look tired.",
        "You may be left with a debt.",
        "The ink may be spread over the page.",
    ],
)
def test_what_happens_or_lasts_is_not_permitted(sentence: str) -> None:
    assert kinds(sentence) == [ModalKind.POSSIBLE]


@pytest.mark.parametrize("sentence", ["The ferry is free for pensioners.", "The ferry is free to the public."])
def test_what_costs_nothing_is_no_permission(sentence: str) -> None:
    assert kinds(sentence) == []


def test_who_is_free_to_do_something_may_do_it() -> None:
    assert kinds("Pensioners are free to board first.") == [ModalKind.MAY]
