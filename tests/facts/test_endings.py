from __future__ import annotations

import pytest

from kbaudit.facts.dates import find_dates
from kbaudit.facts.endings import latest_end


def end(sentence: str) -> str | None:
    found = latest_end(sentence, find_dates(sentence))
    return found.last.isoformat() if found else None


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Entries are accepted until 31 October 2025, and ten of them win.", "2025-10-31"),
        ("The seal can be shown to customers; it holds good to 30 November 2025.", "2025-11-30"),
        ("The rates on this sheet hold for stays up to and including 30 September 2025.", "2025-09-30"),
        ("The bonus is valid until 31 August 2025.", "2025-08-31"),
        ("Until 31 December 2024, delivery is free of charge.", "2024-12-31"),
        ("The campaign runs from 1 June 2025 to 31 August 2025.", "2025-08-31"),
        ("The rate of 3 % stays in place through Q1 2025.", "2025-03-31"),
        ("The lift is out of service till 5 May 2025.", "2025-05-05"),
        ("The deadline for nominations is 5 March 2025.", "2025-03-05"),
        ("Enrolment closes on 1 October 2025.", "2025-10-01"),
        ("Register by 14 May 2025.", "2025-05-14"),
        ("Please send your forms to the desk no later than 1 February 2025.", "2025-02-01"),
        ("Die Aktion gilt bis 31. August 2025.", "2025-08-31"),
    ],
)
def test_a_sentence_in_the_present_tense_says_until_when_something_holds(sentence: str, last: str) -> None:
    assert end(sentence) == last


@pytest.mark.parametrize(
    "sentence",
    [
        "Until 2019 the limit was ten.",
        "Until 31 May 2023 the plan was called Basic.",
        "Contracts signed until 31 March 2025 keep the old price.",
        "For tickets opened up to 5 May 2025 the old limit applies.",
        "Customers who joined until 5 May 2023 keep their rate.",
        "A contract that runs until 31 March 2025 keeps its terms.",
        "If your card is valid until 5 May 2024, order a new one.",
        "We ran the pilot until 5 May 2024.",
        "The price held until 31 March 2025.",
        "The scheme ended on 30 June 2024.",
        "Records from 2014 through 2019 are kept in the cellar.",
        "The survey covers January to June 2023.",
        "The list shows the jobs run by guests between 3 May 2023 and 5 June 2023.",
    ],
)
def test_history_and_the_choice_of_cases_are_no_end(sentence: str) -> None:
    assert end(sentence) is None
