from dataclasses import replace

import pytest

from kbaudit.detectors.stubs import empty
from kbaudit.model import HiddenText, Link, Place, Tier
from tests.detectors.pages import corpus, page

LINK = Link("refunds.md", "Refunds", Place(line=3), (0, 7))


def certain(document):
    return [finding for finding in empty(corpus(document)) if finding.tier is Tier.CERTAIN]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Refunds for annual plans",
        "# Refunds for annual plans\n\n## Eligibility\n\n## How to apply",
        "# Refunds for annual plans\n\nComing soon.",
        "# Refunds\n\nThis page is under construction. Please check back later.",
        "# Refunds\n\nThis article explains how refunds for annual plans work.",
        "# Refunds\n\nContent will be added here shortly.",
        "# Refunds\n\nTBD",
        "# Refunds\n\nDieser Artikel wird gerade überarbeitet. Der Inhalt folgt in Kürze.",
        "# Refunds\n\nPage en cours de rédaction.",
        "# Refunds\n\nRefunds for annual plans",
        "# Refunds\n\nMore details to follow.",
        "# Refunds\n\nThe team is writing this up at the moment, steps to be documented.",
        "# Refunds\n\nIn this guide you will learn how to request a refund for an annual plan.",
        "# Refunds\n\nSome text here.",
    ],
)
def test_a_stub_is_found(text: str) -> None:
    assert len(certain(page(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Annual plans can be refunded within 14 days of the renewal.",
        "This page has moved to the billing centre.",
        "See Refunds for annual plans.",
        "Call the claims line on +44 20 7946 0123, Monday to Friday.",
        "Write to billing@brightdesk.example.",
        "No. Gift cards cannot be refunded.",
        "| Plan | Refund |\n| Plus | yes |\n| Basic | no |",
        "    bd refund create --order 88120",
        "- Open Billing\n- Choose Refund\n- Confirm",
        "Dark mode is coming soon for Android. On iOS it is already there: open Settings, choose Display, and pick "
        "Dark; it needs version 14 or later and a restart of the app.",
        "Refunds are coming soon to your account: banks need 3 to 5 working days, cards up to 10, and a bank "
        "holiday adds a day to either of these figures.",
        "Renamed: Team plan is now called Plus.",
        "返金は14日以内に申請できます。年間プランの場合は、更新日から30日以内であれば全額が返金されます。",
    ],
)
def test_a_short_page_that_answers_is_none(text: str) -> None:
    assert certain(page(text)) == []


def test_a_page_of_links_is_none() -> None:
    assert certain(page("# Billing\n\nRefunds", links=(LINK,))) == []


def test_a_scan_is_another_matter() -> None:
    assert list(empty(corpus(page("", notes=("page 1 has no text layer",))))) == []


def test_hidden_text_does_not_fill_a_page() -> None:
    assert len(certain(page("# Refunds", hidden=(HiddenText("words " * 40, "display:none", Place()),)))) == 1


def test_a_short_answer_in_a_table_of_questions_is_none() -> None:
    assert certain(page("Yes, always.", place=Place(row=4))) == []


@pytest.mark.parametrize(
    "text",
    [
        "See below.",
        "Please read the instructions below.",
        "The steps are as follows:",
        "Details can be found in the next section.",
        "Siehe unten.",
        "Voir ci-dessous.",
        "Choose one of the following options:",
    ],
)
def test_a_page_that_points_below_and_ends_is_a_stub(text: str) -> None:
    assert [finding.tier for finding in empty(corpus(page(text)))] == [Tier.CERTAIN]


@pytest.mark.parametrize(
    "text", ["See the price list for all plans.", "No, never below zero.", "Prices are below.\n\n| A | B |\n| 1 | 2 |"]
)
def test_a_short_page_that_points_to_something_is_none(text: str) -> None:
    assert [finding for finding in empty(corpus(page(text))) if finding.tier is Tier.CERTAIN] == []


@pytest.mark.parametrize(
    "note",
    [
        "lists or quotes are nested deeper than 100 levels; what stands below was not read",
        "page 3 cannot be read: PdfReadError",
        "the end of the file is missing; pages may be missing too",
        "the quotation marks do not pair up; records may run into each other",
    ],
)
def test_of_a_page_that_was_not_read_to_its_end_nobody_says_that_it_is_empty(note: str) -> None:
    stub = page("# Refunds\n\nSome text here.")
    assert list(empty(corpus(replace(stub, notes=(note,))))) == []
    assert list(empty(corpus(replace(stub, notes=("is not UTF-8; read as Windows-1252, which is a guess",)))))
