"""KB303 and KB308: editions, and what leans on those that were replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kbaudit.config import Configuration, Term
from kbaudit.detectors.outdated_references import stale_references
from kbaudit.detectors.outdated_superseded import superseded
from kbaudit.model import Dated, DateRole, Document, Field, Link, Place, Precision, Status, Tier
from tests.detectors.pages import corpus, page

BODY = (
    "Employees book hotels through the travel desk before each trip begins.\n\n"
    "Up to {limit} euros a night are reimbursed in any city of the country.\n\n"
    "Receipts go to the finance team within {days} days after the return from a trip.\n\n"
    "Ask the travel desk for an exception where a fair or a congress makes rooms dear."
)
OLD, NEW = BODY.format(limit=38, days=30), BODY.format(limit=45, days=14)


def edition(path: str, text: str, *, edited: str = "", title: str = "Travel expenses", **changes: object) -> Document:
    dates: tuple[Dated, ...] = ()
    if edited:
        day = date.fromisoformat(edited)
        dates = (Dated(day, day, Precision.DAY, DateRole.EDITED, "front matter: last_updated", edited),)
    return page(text, path=path, title=title, dates=dates, **changes)


def field(key: str, value: str) -> Field:
    return Field(key, value, "front matter", Place(line=2))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("hr/travel-old.md", "hr/travel.md", "left over"),
        ("hr/archive/travel.md", "hr/travel.md", "left over"),
        ("hr/travel-v1.md", "hr/travel-v2.md", "version is higher"),
        ("hr/travel-2022.md", "hr/travel-2024.md", "later year"),
    ],
)
def test_names_tell_the_older_edition(old: str, new: str, why: str) -> None:
    (finding,) = superseded(corpus(edition(old, OLD), edition(new, NEW)))
    assert finding.shares == ((old, 1.0),)
    assert finding.keep == new
    assert why in finding.why
    assert "“38” is now “45”" in finding.message
    assert {value.value for value in finding.values} == {"38", "45", "30", "14"}
    assert finding.counts


def test_dates_tell_the_older_edition_where_names_do_not() -> None:
    (finding,) = superseded(
        corpus(edition("a/expenses.md", OLD, edited="2022-05-05"), edition("b/travel.md", NEW, edited="2025-05-05"))
    )
    assert finding.shares == (("a/expenses.md", 1.0),)
    assert "last edited on 5 May 2025" in finding.message


def test_two_editions_that_nothing_orders_are_to_be_reconciled() -> None:
    (finding,) = superseded(corpus(edition("a/expenses.md", OLD), edition("b/travel.md", NEW)))
    assert finding.keep is None
    assert "nothing says which is current" in finding.message
    assert dict(finding.shares) == {"a/expenses.md": 0.5, "b/travel.md": 0.5}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (edition("v1/travel.md", OLD), edition("v2/travel.md", NEW)),
        (edition("3.x/travel.md", OLD), edition("latest/travel.md", NEW)),
        (edition("en/travel.md", OLD), edition("de/travel.md", NEW)),
        (edition("a/travel-old.md", OLD), edition("a/travel.md", OLD)),
        (edition("a/one.md", OLD), edition("b/two.md", NEW.replace("hotels", "rooms"), title="Rooms")),
        (
            edition("_posts/2022-05-05-notes.md", OLD, kind="release_notes"),
            edition("_posts/2022-06-05-notes.md", NEW, kind="release_notes"),
        ),
        (edition("a/one.md", OLD, scope=(("region", "eu"),)), edition("b/two.md", NEW, scope=(("region", "us"),))),
        (edition("a/one.md", OLD), edition("b/two.md", OLD.replace("have to", "need to").replace("Ask", "Please ask"))),
        (edition("a/travel-old.md", OLD, status=Status.ARCHIVED), edition("a/travel.md", NEW)),
    ],
    ids=[
        "versions",
        "releases",
        "languages",
        "same text",
        "other titles",
        "records",
        "scope",
        "no value differs",
        "archived",
    ],
)
def test_variants_and_copies_are_no_editions(left: Document, right: Document) -> None:
    assert not list(superseded(corpus(left, right)))


def test_folders_that_share_many_names_are_variants() -> None:
    both = [
        edition(f"{plan}/{name}.md", text, title=name)
        for plan, text in (("pro", NEW), ("starter", OLD))
        for name in ("travel", "limits", "support")
    ]
    assert not list(superseded(corpus(*both)))


def test_products_of_several_years_have_a_page_each() -> None:
    first, second = (
        BODY.format(limit=limit, days=14).replace("travel desk", f"Mail Server {year}") + f" Mail Server {year}."
        for limit, year in ((38, 2016), (45, 2019))
    )
    assert not list(
        superseded(
            corpus(
                edition("mail-2016.md", first, title="Mail Server 2016"),
                edition("mail-2019.md", second, title="Mail Server 2019"),
            )
        )
    )


def test_metadata_and_text_name_what_was_replaced() -> None:
    new = page(
        "Hotels are booked online.", path="new.md", title="Booking hotels", metadata=(field("supersedes", "old.md"),)
    )
    (finding,) = superseded(corpus(page("Hotels are booked by phone.", path="old.md", title="Hotel phone list"), new))
    assert (finding.shares, finding.keep) == ((("old.md", 1.0),), "new.md")
    said = page("This page replaces Hotel phone list.", path="new.md", title="Booking hotels")
    (finding,) = superseded(corpus(page("Hotels are booked by phone.", path="old.md", title="Hotel phone list"), said))
    assert finding.shares == (("old.md", 1.0),)


def test_a_page_that_says_it_was_replaced_is_found_with_its_successor() -> None:
    old = page(
        "This page has been replaced by the online form.\n\nCall the desk.",
        path="a/old.md",
        links=(Link("new.md", "online form", Place(line=1)),),
    )
    (finding,) = superseded(corpus(old, page("Fill in the form.", path="a/new.md", title="Online form")))
    assert finding.keep == "a/new.md"
    assert "Online form" in finding.message


# ------------------------------------------------------------------------------------------------- KB308


def linking(words: str, target: str, path: str = "help/a.md") -> Document:
    text = f"The limits are in the {words}, which everybody reads."
    start = text.index(words)
    return page(
        text, path=path, title="Limits", links=(Link(target, words, Place(line=1), (start, start + len(words))),)
    )


ARCHIVED = page(
    "Words.",
    path="help/travel.md",
    title="Travel policy for staff",
    status=Status.ARCHIVED,
    status_origin="front matter: status",
)


def test_a_link_to_an_archived_page_is_found() -> None:
    (finding,) = stale_references(corpus(linking("travel policy", "travel.md#limits"), ARCHIVED))
    assert finding.message == "Links to “Travel policy for staff”, which is archived."
    assert finding.shares[0][0] == "help/a.md"


def test_a_link_that_says_what_it_points_at_is_left_alone() -> None:
    assert not list(stale_references(corpus(linking("archived travel policy", "travel.md"), ARCHIVED)))
    assert not list(stale_references(corpus(linking("travel policy", "other.md"), ARCHIVED)))
    assert not list(stale_references(corpus(replace(linking("travel policy", "travel.md"), kind="news"), ARCHIVED)))


def test_a_mention_by_title_is_for_review() -> None:
    mention = page("The Travel policy for staff has the limits.", path="help/a.md", title="Limits")
    (finding,) = stale_references(corpus(mention, ARCHIVED))
    assert finding.tier is Tier.REVIEW


def test_a_retired_name_of_the_glossary_is_found_where_it_is_still_used() -> None:
    configuration = Configuration(glossary=(Term(old="SignUp portal", new="Welcome desk", since=date(2024, 6, 1)),))
    used = page("Log in to the SignUp portal first.", path="a.md")
    explained = page("The Welcome desk was called SignUp portal.", path="b.md")
    (finding,) = stale_references(replace(corpus(used, explained), configuration=configuration))
    assert finding.message == "Uses the name “SignUp portal”; it is called “Welcome desk” since 1 June 2024."
