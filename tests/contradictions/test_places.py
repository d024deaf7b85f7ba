"""Two names of one place do not clash; two places do, and beside a value a place is no second claim."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clash import REFERENCE, clash_of
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.view import face
from kbaudit.model import Tier


def clash(left: str, right: str) -> str | None:
    found = clash_of(face(side_of(left), side_of(right)))
    return found.rule if found else None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Write-offs go to Team Harrow.", "Written-off cars go to the Special Vessels Unit."),
        ("Return the skis at our centre in Foundry Lane, Aldham.", "Bring the skis back to the dealer."),
        ("Use form B12 to move your line.", "Fill in R3 before the move."),
        ("Go to Network and click DNS.", "Records are edited under Domains > Zones."),
        ("Send it to 14 Foundry Road, Aldham.", "Post it to 3 Weir Lane, Dunbridge."),
    ],
)
def test_two_destinations_of_one_kind_clash(left: str, right: str) -> None:
    assert clash(left, right) == REFERENCE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ask the Relocation team.", "Moves are decided by our colleagues in Relocation."),
        ("Hand it to the departmental secretary.", "Hand it to your department's secretary."),
        ("Return the skis at our centre in Foundry Lane, Aldham.", "Bring the skis back to Foundry Lane."),
        ("Go to Spaces and tap Reserve.", "It is in Reserve, which sits in the Spaces tab."),
        ("Use form DEV-14.", "Fill in DEV 14."),
        ("Ask the Relocation team.", "Use form B12."),
    ],
)
def test_one_destination_in_two_ways_does_not(left: str, right: str) -> None:
    assert clash(left, right) is None


def test_beside_a_value_a_team_is_no_second_claim() -> None:
    side = side_of("Write-offs go to Team Harrow within 5 days.")
    assert [slot.kind for slot in side.slots] == ["time"]


def test_a_house_number_counts_nothing() -> None:
    side = side_of("Bring the keys to 14 Foundry Road within 5 days.")
    assert [slot.kind for slot in side.slots] == ["place", "time"]


def test_the_words_of_a_duty_stay_its_own() -> None:
    assert side_of("All requests must be granted to the keeper by the Harbour Security Officer.").slots == ()


def test_one_thing_under_two_menus_is_in_two_places_whatever_the_menus_are() -> None:
    found = judge(
        side_of("Crew lists are under Fleet → Boats → Crew."), side_of("Crew lists are under Harbour → People.")
    )
    assert "other path" not in found.guards
    assert found.tier is Tier.CONFLICT


@pytest.mark.parametrize("opening", ["The setting is under", "Go to", "It is under", "Open"])
def test_what_no_thing_is_named_for_leads_to_two_places(opening: str) -> None:
    found = judge(side_of(f"{opening} Fleet → Boats → Crew."), side_of(f"{opening} Harbour → People."))
    assert found.tier is not Tier.CONFLICT
