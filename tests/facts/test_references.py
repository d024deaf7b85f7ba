"""References are found with their kind and compare by their normalised form."""

from __future__ import annotations

import pytest

from kbaudit.facts.references import find_references


@pytest.mark.parametrize(
    ("text", "kind", "normalised"),
    [
        ("Mail Billing@Example.com.", "email", "billing@example.com"),
        ("See https://www.Example.com/a/b/?utm_source=x.", "url", "example.com/a/b"),
        ("See help.example.com/reset for more.", "url", "help.example.com/reset"),
        ("Call +1 (202) 555-0143.", "phone", "2025550143"),
        ("Call 202-555-0143.", "phone", "2025550143"),
        ("Call +49 (0)30 1234567.", "phone", "+49301234567"),
        ("Call 1-800-FLOWERS.", "phone", "8003569377"),
        ("Dial 112.", "phone", "112"),
        ("Go to Settings > Billing > Invoices to see them.", "menu", "settings > billing > invoices"),
        ("Open Admin → Apps.", "menu", "admin > apps"),
        ("Ask in #billing-help.", "channel", "#billing-help"),
        ("Edit /etc/app/config.yml now.", "file", "/etc/app/config.yml"),
        ("Meet in room B.12 there.", "room", "room b.12"),
    ],
)
def test_a_reference_has_kind_and_normal_form(text: str, kind: str, normalised: str) -> None:
    (reference,) = find_references(text)
    assert (reference.kind, reference.normalised) == (kind, normalised)
    assert text[slice(*reference.span)] == reference.raw


@pytest.mark.parametrize(
    "text",
    ["Nothing to see here.", "Version 10.4.1 is out.", "5 > 3 holds", "On 2024-01-05 at 10:00", "It costs 1,234.56"],
)
def test_text_without_references_has_none(text: str) -> None:
    assert find_references(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "user.name",
        "username",
        "your.name",
        "jane.doe",
        "firstname.lastname",
        "you",
        "someone",
        "example",
        "user1",
        "first.last",
    ],
)
def test_an_address_in_which_anybody_may_stand_is_none(name: str) -> None:
    assert find_references(f"It shows {name}@mill.example as the account.") == []


@pytest.mark.parametrize(
    "name",
    ["users", "first-aid", "lastminute", "names", "email", "examples", "young", "jane.dole", "foot"],
)
def test_an_address_of_somebody_is_one(name: str) -> None:
    assert [found.kind for found in find_references(f"Write to {name}@mill.example about it.")] == ["email"]


def test_a_menu_may_be_told_step_by_step() -> None:
    (menu,) = [
        found for found in find_references("Open Settings, then Account, then Login, and wait.") if found.kind == "menu"
    ]
    assert menu.normalised == "settings > account > login"
