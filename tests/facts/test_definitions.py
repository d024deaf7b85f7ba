"""What is read as the definition of a term, and what only looks like one."""

from __future__ import annotations

import pytest

from kbaudit.facts.definitions import definition_in, is_glossary


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("Backlog means all tickets that are open.", "Backlog", "all tickets that are open."),
        ("A busy day is defined as one with 300 calls.", "busy day", "one with 300 calls."),
        ('A "quiet lane" is a road without lorries.', "quiet lane", "a road without lorries."),
        ("“Peak” stands for the hours before noon.", "Peak", "the hours before noon."),
        ("By a close friend we mean someone you live with.", "close friend", "someone you live with."),
        ("A parcel is considered lost after ten days.", "lost parcel", "after ten days."),
        ("An active member is anybody who came twice a month.", "active member", "anybody who came twice a month."),
        ("Slow movers are those that sold less than five.", "Slow movers", "those that sold less than five."),
    ],
)
def test_a_sentence_that_defines_gives_its_term_and_meaning(text: str, term: str, meaning: str) -> None:
    found = definition_in(text)
    assert found is not None
    assert (found.term, found.meaning) == (term, meaning)
    assert text[slice(*found.meaning_span)] == meaning


@pytest.mark.parametrize(
    "text",
    [
        "This means that you have to wait.",
        "Working remotely means you cannot rely on the room.",
        "For the purposes of this policy a visitor is anybody without a badge.",
        "In this agreement, “Service” means the hosted service.",
        "Yellow means less than an hour is left.",
        "Please refer to the list of offices.",
        "A view is the quickest way to what is due.",
        "What does “backlog” mean?",
        "It is considered lost after ten days.",
    ],
)
def test_what_describes_explains_or_defines_for_its_own_page_is_no_definition(text: str) -> None:
    found = definition_in(text)
    assert found is None


def test_an_entry_is_a_definition_only_under_a_heading_that_announces_them() -> None:
    entry = "Reopened: Solved tickets that were opened again."
    assert definition_in(entry) is None
    found = definition_in(entry, glossary=is_glossary("Glossary of report figures"))
    assert found is not None
    assert found.term == "Reopened"
    assert not is_glossary("Reports")
