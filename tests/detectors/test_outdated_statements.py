"""KB305 and KB306: sentences that time has overtaken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kbaudit.detectors.outdated_as_of import as_of
from kbaudit.detectors.outdated_promises import past_promises
from kbaudit.model import Dated, DateRole, Precision, Severity, Tier
from tests.detectors.pages import corpus, page

EDITED = Dated(
    date(2021, 3, 4), date(2021, 3, 4), Precision.DAY, DateRole.EDITED, "front matter: last_updated", "2021-03-04"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Export to PDF will be available in the second quarter of 2023.",
        "This section will be updated by June 2024.",
        "A replacement process will be available in May 2025.",
        "The old portal is going to be switched off on 3 March 2024.",
        "Support for tablets is slated for early 2024.",
        "The new desk launches in March 2023.",
        "As of January 24, 2021, shared plans will no longer be offered.",
        "Starting 2023-06-01, invoices will be sent by e-mail only.",
        "We plan to move all accounts by the end of September 2021.",
        "The client released before 10 January 2023 will be supported until 12 December 2023.",
        "In FY25, all grants will begin vesting on Feb 1, 2024.",
        "Signing in by face is due to land with the August 2025 update.",
        "The annual fair takes place on 5 May 2025.",
        "Write to forms@post.example; the form will be available in Q3 2024.",
        "The old reader is due to be switched off in May 2024.",
        "With the script settings only this form will be available until May 2024.",
        "Due to the new directive (PD2), after September 14, 2019, you will no longer get paper.",
        "Our plan to close the branch goes ahead, and the branch will be closed in May 2024.",
    ],
)
def test_the_future_tense_about_a_past_day_is_found(sentence: str) -> None:
    (finding,) = past_promises(corpus(page(f"Words before it.\n\n{sentence}")))
    assert finding.evidence[0].quote == sentence
    assert finding.evidence[0].place.line == 3
    assert finding.counts


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der neue Tarif wird ab 1. März 2024 verfügbar sein."),
        ("fr", "Le nouveau portail sera disponible en mars 2024."),
        ("es", "El nuevo portal estará disponible en marzo de 2024."),
        ("pt", "O novo portal estará disponível em março de 2024."),
    ],
)
def test_promises_are_found_in_other_languages(language: str, sentence: str) -> None:
    assert len(list(past_promises(corpus(page(sentence, language=language))))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Export to PDF will be available in the second quarter of 2027.",
        "Accounts opened before 1 July 2021 will keep the old price.",
        "Orders placed on or after 3 March 2022 will be refunded to the card.",
        "An award will be honoured, provided it was made before July 1, 2011.",
        "For example, if you went on leave in March 2022, you will have eight weeks until March 2023.",
        "In June 2023 a change of keys caused an outage, so we will keep the old keys.",
        "You will comply with the Americans with Disabilities Act of 1990.",
        "The web parts of Office Server 2010 will not work in 2010 mode.",
        "We follow the memo (March 2019) and will report each quarter.",
        "The company was founded in 2014 and has grown since.",
        "Before 2023 this read: \u201cYou will be billed for events within 36 hours.\u201d",
        "The parcel will arrive within 14 days.",
        "A call to the front desk will ring the extensions 2000 through 2003.",
        "Shops lost revenue due to the introduction of the levy on 1 July 2017.",
        "As of 1 July 2020, the state cut the tax as part of a plan to help hotels.",
        "This command returns the rows that will be archived on 3 March 2023.",
    ],
)
def test_other_dates_near_a_future_tense_promise_nothing(sentence: str) -> None:
    assert not list(past_promises(corpus(page(sentence))))


@pytest.mark.parametrize("kind", ["news", "release_notes", "announcement", "incident_report", "archive"])
def test_a_record_of_its_day_may_speak_of_what_was_to_come(kind: str) -> None:
    text = "Export to PDF will be available in March 2023."
    assert not list(past_promises(corpus(page(text, kind=kind))))
    assert list(past_promises(corpus(page("This page will be updated by March 2023.", kind=kind))))


def test_news_looks_two_years_ahead_and_what_it_announces_for_later_is_owed_to_today() -> None:
    published = Dated(date(2021, 3, 4), date(2021, 3, 4), Precision.DAY, DateRole.PUBLISHED, "file name", "2021-03-04")
    near, far = "The fair will open in June 2022.", "The fair will open in June 2025."
    assert not list(past_promises(corpus(page(near, kind="news", dates=(published,)))))
    assert list(past_promises(corpus(page(far, kind="news", dates=(published,)))))


def test_a_page_of_samples_is_no_example() -> None:
    text = "Export to PDF will be available in March 2023."
    assert list(past_promises(corpus(page(f"# Code samples\n\n{text}"))))
    assert not list(past_promises(corpus(page(f"# Export\n\n## Examples\n\n{text}"))))


PROMISED = "The new desk will open on 3 March 2023."


@pytest.mark.parametrize(
    "text",
    [
        f"# Tickets\n\nThe following message needs no answer:\n\n> Hi Ann, {PROMISED}",
        f"# Tickets\n\nThe following letter needs no answer.\n\n> Hi Ann, {PROMISED}",
        f"# Tickets\n\nThis example makes a ticket that says the following:\n\n- {PROMISED}",
        f"# Tickets\n\n## Desk\n\nConsider the following scenario:\n\n- A clerk writes.\n\n{PROMISED}",
        f"# Tickets\n\n**Example**\n\n- A clerk writes.\n\n{PROMISED}",
    ],
)
def test_what_an_example_tells_and_what_is_quoted_promises_nothing(text: str) -> None:
    assert not list(past_promises(corpus(page(text))))


@pytest.mark.parametrize(
    "text",
    [
        f"# Tickets\n\nThe dates are these:\n\n- {PROMISED}",
        f"# Tickets\n\nKeep in mind:\n\n> Note: {PROMISED}",
        f"# Tickets\n\nA clerk writes.\n\n> {PROMISED}",
        f"# Tickets\n\n## Desk\n\nConsider the following scenario:\n\n- A clerk writes.\n\n## Opening\n\n{PROMISED}",
        f"# Tickets\n\nThis is an example of a ticket:\n\n- A clerk writes.\n\n{PROMISED}",
    ],
)
def test_what_stands_behind_an_example_or_in_a_note_promises_all_the_same(text: str) -> None:
    assert len(list(past_promises(corpus(page(text))))) == 1


def test_a_walkthrough_tells_a_made_up_story() -> None:
    text = "The order for ten bikes is due on 3 March 2023."
    assert not list(past_promises(corpus(page(text, title="Walkthrough: Planning orders"))))
    assert list(past_promises(corpus(page(text, title="Planning orders"))))


def test_an_edition_named_after_a_year_may_still_come_in_the_next() -> None:
    assert not list(past_promises(corpus(page("The export will be added in 2025 release wave 2."))))
    assert list(past_promises(corpus(page("The export will be added in 2023 release wave 2."))))
    assert list(past_promises(corpus(page("The export will be added in 2025."))))


def test_a_page_that_tells_of_a_later_day_was_edited_since() -> None:
    soon = "The option will soon be removed."
    told = "As of September 2024, the protocol has been retired."
    (finding,) = past_promises(corpus(page(f"{soon}\n\n{told}", dates=(EDITED,))))
    assert finding.tier is Tier.REVIEW
    for other in ("The desk will be closed in September 2024.", "As of May 2020, the protocol has been retired."):
        found = past_promises(corpus(page(f"{soon}\n\n{other}", dates=(EDITED,))))
        assert Tier.CERTAIN in {item.tier for item in found if "soon" in item.message}


def test_an_entry_under_the_heading_of_its_day_is_history() -> None:
    assert not list(past_promises(corpus(page("# Limits\n\n## March 2021\n\nThe limit will be raised in June 2021."))))
    assert not list(past_promises(corpus(page("2021-03-04: The limit will be raised in June 2021."))))


def test_soon_is_over_on_a_page_left_alone_for_a_year() -> None:
    text = "Reference implementations will be available soon."
    (finding,) = past_promises(corpus(page(text, dates=(EDITED,))))
    assert "“available soon”" in finding.message
    assert "4 March 2021" in finding.message
    assert finding.counts
    (finding,) = past_promises(corpus(page(text, dates=(replace(EDITED, origin="git: last commit"),))))
    assert finding.tier is Tier.REVIEW
    assert not list(past_promises(corpus(page(text))))
    assert not list(
        past_promises(corpus(page("Reply as soon as you can; you will soon be the expert.", dates=(EDITED,))))
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The maximum pay is $191,900 as of 2022.",
        "Operations is working on an application as of January 2020.",
        "As of March 2021, there are 134 sites on the platform.",
        "We now (in 2023) support three regions.",
        "New in 2024!",
        "As of 2022 it speaks 14 languages, and everything else falls back to English.",
        "As of spring 2022 half of the customers pay by card.",
        "This year, 2023, the network counts 310 surgeries.",
        "This year (2024) the desk is closed on Fridays.",
        "Next year, in 2024, the fee rises to 12 euros.",
        "The pot for this year is 4 %, and the letters go out in the last week of April 2024.",
        "At present, with the pound where it stood in spring 2022, a week by the sea costs little.",
        "At the moment, in the second quarter of 2021, we have five shops.",
    ],
)
def test_a_state_of_a_day_long_past_is_found(sentence: str) -> None:
    (finding,) = as_of(corpus(page(f"Words before it.\n\n{sentence}")))
    assert finding.evidence[0].quote == sentence
    assert finding.tier is Tier.CERTAIN


@pytest.mark.parametrize(
    "sentence",
    [
        "The maximum pay is $191,900 as of November 2025.",
        "The relay was deprecated as of May 2021.",
        "As of January 2020, all employees must use two factors.",
        "Employees who hold a post as of 30 September 2021 were rated.",
        "What's new in 2019",
        "The terms are valid from 2021 until now.",
        "It is no longer available in Office Server 2016 as of the November 2019 public update.",
        "UPDATE: As of November 28, 2022, only port 2222 is open.",
        "As of 1 March 2023 the limit is 5 GB.",
        "As of 2023 the office is no longer staffed.",
        "This year we changed the rule that was introduced in 2019.",
        "This year the fee is lower than in 2019.",
        "This year, 2026, we open a shop.",
        "At present we use the software that we bought in 2019.",
        "Currently the standard published in 2018 applies.",
        "The old form is no longer accepted at the desk as of May 1, 2019.",
        "This month we look back at the storm of March 2019.",
    ],
)
def test_what_began_on_a_day_goes_on_after_it(sentence: str) -> None:
    assert not list(as_of(corpus(page(sentence))))


def test_currently_is_for_review_on_pages_left_alone_for_two_years() -> None:
    text = "Currently, version 3.2 is in beta.\n\nIf you are currently enrolled, log in."
    (finding,) = as_of(corpus(page(text, dates=(EDITED,))))
    assert (finding.tier, finding.severity) == (Tier.REVIEW, Severity.INFO)
    assert [item.quote for item in finding.evidence] == ["Currently, version 3.2 is in beta."]
    assert not list(as_of(corpus(page(text))))


def test_a_statement_is_said_to_be_overtaken_once() -> None:
    knowledge = corpus(page("As of January 24, 2021, shared plans will no longer be offered."))
    assert len(list(past_promises(knowledge))) == 1
    assert not list(as_of(knowledge))
