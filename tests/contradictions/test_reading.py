"""What opens a paragraph with a case holds for its further sentences too."""

from __future__ import annotations

from pathlib import Path

import pytest

from kbaudit.claims import state
from kbaudit.config import Configuration
from kbaudit.contradictions.reading import carries_slot, read_sides
from kbaudit.passages import cut
from kbaudit.progress import silent
from kbaudit.sources.reading import read


def leads(folder: Path, text: str) -> list[str]:
    (folder / "a.md").write_text(text, encoding="utf-8")
    documents = read((folder / "a.md",), Configuration(), progress=silent).documents
    return [side.lead for side in read_sides(documents, state(documents, cut(documents)))]


@pytest.mark.parametrize(
    "opening", ["For contractors only:", "Until 2021, another rule applied:", "Before 2021 this read:"]
)
def test_a_case_before_a_colon_leads_the_rest_of_its_paragraph(tmp_path: Path, opening: str) -> None:
    text = f"# Gate\n\n{opening} Guests must sign the book. They stay for 5 hours at most.\n\nThe gate closes after 9 hours.\n"
    assert leads(tmp_path, text) == ["", opening, ""]


def test_a_remark_leads_nothing(tmp_path: Path) -> None:
    text = "# Gate\n\nIn short: Guests must sign the book. They stay for 5 hours at most.\n"
    assert leads(tmp_path, text) == ["", ""]


@pytest.mark.parametrize(("audience", "named"), [("internal", False), ("agents", False), ("companies", True)])
def test_a_page_for_colleagues_holds_for_the_customers_that_it_speaks_of(
    tmp_path: Path, audience: str, named: bool
) -> None:
    text = f"---\naudience: {audience}\n---\n\n# Gate\n\nThe gate closes after 9 hours.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    documents = read((tmp_path / "a.md",), Configuration(), progress=silent).documents
    (side,) = read_sides(documents, state(documents, cut(documents)))
    assert (("audience", audience) in side.around) == named


@pytest.mark.parametrize(
    "text",
    [
        "They stay in the app for a year.",
        "Umbrellas stay with us for a month.",
        "An answer comes within an hour.",
        "The sheets are swapped each week.",
        "The drill takes place every year.",
        "A scan runs every night.",
        "It is looked through every second year.",
        "It renews by itself for another year.",
        "Express arrives on the next working day.",
        "The van comes on Thursdays.",
        "Staff pay nothing on weekdays.",
        "The gate is staffed round the clock.",
        "The code changes on the first of the month.",
        "Vaccines are counted on the last day of June.",
        "Tell us by the fifteenth week.",
        "You get back a twentieth of the fee.",
    ],
)
def test_a_time_that_no_number_counts_is_read(text: str) -> None:
    assert carries_slot(text)


@pytest.mark.parametrize(
    "text",
    [
        "The weeklong course is popular with teams.",
        "Everyone enjoys the garden in the sun.",
        "We keep the keys of the old house.",
        "The daybook lies on the desk.",
    ],
)
def test_what_holds_nothing_to_compare_is_not(text: str) -> None:
    assert not carries_slot(text)


@pytest.mark.parametrize("answer", ["£95.", "30 days.", "No."])
def test_few_characters_are_a_statement_where_a_question_asks_for_them(tmp_path: Path, answer: str) -> None:
    assert (
        len(leads(tmp_path, f"# Survey\n\n**What about the price?**\n\n{answer}\n\n**Who pays it?**\n\n{answer}\n"))
        == 2
    )
    assert leads(tmp_path, f"# Survey\n\nWe come and look.\n\n{answer}\n") == []
