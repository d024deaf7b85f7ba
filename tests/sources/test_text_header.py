"""A plain text may say at its top what it is called, who owns it and when it was updated."""

from __future__ import annotations

import pytest

from kbaudit.sources.extract import RawFile
from kbaudit.sources.plain import read_plain
from kbaudit.sources.text_header import text_header


def pairs(text: str) -> dict[str, str]:
    header = text_header(text.split("\n"))
    return {field.key: field.value for field in header.fields} if header else {}


@pytest.mark.parametrize(
    "text",
    [
        "REFUNDS IN CASH\nOwner: billing-team\nLast updated: 4 May 2022\n\nWe pay out on Fridays.",
        "Refunds in cash\n\nOwner: billing-team\nLast updated: 4 May 2022\n\nWe pay out on Fridays.",
        "Refunds in cash\nOwner: billing-team      Last updated: 4 May 2022\n\nWe pay out on Fridays.",
        "REFUNDS IN CASH\nEdition for shops\nLast updated: 4 May 2022 - Owner: billing-team\n\nWe pay out on Fridays.",
    ],
)
def test_title_owner_and_date_are_read_and_are_no_part_of_the_text(text: str) -> None:
    assert pairs(text) == {"Owner": "billing-team", "Last updated": "4 May 2022"}
    (extract,) = read_plain(RawFile("refunds.txt", "refunds.txt", text.encode()))
    assert extract.title.casefold() == "refunds in cash"  # type: ignore[union-attr]
    assert extract.text.splitlines()[-1] == "We pay out on Fridays."  # type: ignore[union-attr]
    assert "billing-team" not in extract.text  # type: ignore[union-attr]
    assert extract.blocks[-1].place.line == text.split("\n").index("We pay out on Fridays.") + 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "We pay out on Fridays.\nBring the receipt, the card and a pen.\n\nMore text.",
        "Opening hours: ask at the desk\nOwner: somebody\n\nText.",
        "Menu\n" + "\n".join(f"Dish {letter}: good" for letter in "abcdefghijklmnop") + "\n\nText.",
        "Only a title\n\n",
        "",
    ],
)
def test_text_that_begins_at_once_has_no_header(text: str) -> None:
    assert pairs(text) == {}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Printed 4 June 2025 - Owner: shop-team", {"published": "4 June 2025", "Owner": "shop-team"}),
        ("shop-team, last updated 2 July 2025", {"last updated": "2 July 2025", "byline": "shop-team"}),
        ("Edition for shops, printed 2 July 2025", {"published": "2 July 2025"}),
        ("Reviewed in March 2025", {"last reviewed": "March 2025"}),
        ("(revised 2025-07-02)", {"last updated": "2025-07-02"}),
        ("We opened in 2025", {}),
    ],
)
def test_a_date_may_say_what_it_is_without_a_colon(line: str, fields: dict[str, str]) -> None:
    assert pairs(f"PRICES FOR SHOPS\n{line}\n\nText.") == fields


def test_a_title_in_capitals_may_hold_a_colon() -> None:
    assert pairs("SHOPS: ONE CARD, ONE PRICE\nOwner: shop-team\n\nText.") == {"Owner": "shop-team"}


def test_fields_know_their_lines() -> None:
    header = text_header(["", "Title", "Owner: us", "", "Text."])
    assert header is not None
    assert header.fields[0].place.line == 3
    assert header.lines == 3
