"""KB303 and KB308: editions, and what leans on those that were replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kbaudit.config import Configuration, Term
from kbaudit.detectors.outdated_references import stale_references
from kbaudit.detectors.outdated_superseded import superseded
from kbaudit.model import Dated, DateRole, Document, Field, Finding, Link, Place, Precision, Status, Tier
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


def test_one_record_of_a_day_filed_twice_has_an_older_edition() -> None:
    day = date(2022, 5, 5)
    published = (Dated(day, day, Precision.DAY, DateRole.PUBLISHED, "front matter: date", "2022-05-05"),)
    first, second = (
        page(text, path=path, title="Travel news", kind="news", dates=published)
        for path, text in (("_posts/2022-05-05-travel.md", OLD), ("_posts/2022-05-05-travel-guide.md", NEW))
    )
    assert len(list(superseded(corpus(first, second)))) == 1


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


def test_a_copy_that_writes_the_same_hours_in_another_way_is_no_older_edition() -> None:
    same = NEW + "\n\nThe desk is open from {hours}, on every day of the week but Sunday."
    first, second = same.format(hours="9 to 5"), same.format(hours="09:00 to 17:00")
    other = same.format(hours="10:00 to 18:00")
    assert not list(superseded(corpus(edition("a/travel-copy.md", first), edition("a/travel.md", second))))
    assert list(superseded(corpus(edition("a/travel-copy.md", second), edition("a/travel.md", other))))


def test_a_later_version_in_the_name_counts_even_where_no_value_differs() -> None:
    newer = NEW.replace("hotels", "rooms").replace("Ask the", "Write to the")
    old = edition("hr/travel.md", NEW, title="Travel")
    (finding,) = superseded(corpus(old, edition("hr/travel-v2.md", newer, title="Travel, version 2")))
    assert (finding.shares, finding.keep) == ((("hr/travel.md", 1.0),), "hr/travel-v2.md")


@pytest.mark.parametrize(
    ("title", "path", "said", "by"),
    [
        ("Price feed", "price-feed-v1.md", "Version 1 was switched off on 1 September 2025.", "Price feed, version 2"),
        ("The till client 4.9", "till.md", "We support 4.12 and the two versions before it.", "The till client 4.12"),
        (
            "Duty rota, version 2.0",
            "rota.html",
            "This is version 3 of the rota and takes the place of every earlier one.",
            "Weekend duty",
        ),
        ("Sync tool v4", "sync.md", "Versions of the sync tool before 5 are no longer supported.", "Syncing"),
    ],
)
def test_a_page_about_a_version_that_another_page_says_is_over_is_found(
    title: str, path: str, said: str, by: str
) -> None:
    old = page("Call the address and read the answer.", path=path, title=title)
    (finding,) = superseded(corpus(old, page(f"Words for partners.\n\n{said}", path="new.md", title=by)))
    assert finding.shares == ((path, 1.0),)
    assert finding.documents == tuple(sorted((path, "new.md")))


@pytest.mark.parametrize(
    ("title", "path", "said"),
    [
        ("Price feed, version 2", "price-feed-v2.md", "Version 1 of the price feed was switched off in 2024."),
        ("Move from price feed v1", "move.md", "Version 1 of the price feed was switched off in 2024."),
        ("Price feed", "v1/price-feed.md", "Version 1 of the price feed was switched off in 2024."),
        ("Signatures, version 1", "signatures-v1.md", "Version 1 of the price feed was switched off in 2024."),
        # One common word is too little to tell which rota is meant.
        ("Rota, version 1", "rota.md", "Version 1 of the rota was switched off in 2024."),
        ("Price feed v1", "feed.md", "Version 1 of the price feed was switched off on 1 May 2027."),
    ],
)
def test_other_versions_and_other_things_are_not_over(title: str, path: str, said: str) -> None:
    old = page("Call the address and read the answer.", path=path, title=title)
    assert not list(superseded(corpus(old, page(said, path="new.md", title="News of the feed"))))


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


DEPRECATED = page(
    "Words.",
    path="help/importer.md",
    title="The old importer",
    status=Status.DEPRECATED,
    status_origin="front matter: status",
)


def pointing(sentence: str, words: str) -> Document:
    start = sentence.index(words)
    link = Link("importer.md", words, Place(line=1), (start, start + len(words)))
    return page(sentence, path="help/a.md", title="Imports", links=(link,))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Follow the steps of the old importer's page to restart the job.", "the old importer's page"),
        ("Set up the first call as in the quickstart, then replace the sign-in.", "quickstart"),
        ("The rates in the earlier table apply.", "earlier table"),
        ("How to start a job is told here.", "here"),
    ],
)
def test_a_page_that_leans_on_a_deprecated_one_is_found(sentence: str, words: str) -> None:
    (finding,) = stale_references(corpus(pointing(sentence, words), DEPRECATED))
    assert finding.documents == ("help/a.md", "help/importer.md")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Until then a job ended after a day (rules of that time).", "rules of that time"),
        ("How it was done before is kept in the old page.", "old page"),
        ("For contracts from before 2024 follow the old terms of 2021.", "old terms"),
        ("The deprecated importer has a page of its own.", "page of its own"),
    ],
)
def test_a_page_that_points_back_on_purpose_is_left_alone(sentence: str, words: str) -> None:
    assert not list(stale_references(corpus(pointing(sentence, words), DEPRECATED)))


def telling_and_using(told: str, used: str) -> list[Finding]:
    knowledge = corpus(page(told, path="a.md", title="History"), page(used, path="b.md", title="Desk"))
    return list(stale_references(knowledge))


@pytest.mark.parametrize(
    ("told", "used", "said"),
    [
        (
            "Rover was called Worldwide until 31 May 2023.",
            "Holders of a Worldwide policy get the same help.",
            "Worldwide",
        ),
        ("Snippets were called macros until version 2024.3.", "Upload it under Admin > Macros > Import.", "macros"),
        ("The Basic plan is now called Starter.", "On the Basic plan you have three seats.", "Basic plan"),
        ("The SMS gateway was switched off on 1 March 2025.", "Send the code through the SMS gateway.", "SMS gateway"),
    ],
)
def test_a_name_that_another_page_says_was_given_up_is_found(told: str, used: str, said: str) -> None:
    (finding,) = telling_and_using(told, used)
    assert finding.message.startswith(f"Uses “{said}”")
    assert [item.document for item in finding.evidence] == ["b.md", "a.md"]
    assert finding.counts


@pytest.mark.parametrize(
    ("told", "used"),
    [
        (
            "Snippets were called macros until version 2024.3.",
            "A table of macros lies in the folder; open the macros table.",
        ),
        ("Rover was called Worldwide until 31 May 2023.", "Rover, once Worldwide, lasts a year."),
        ("Rover was called Worldwide until 31 May 2023.", "Customers who joined as Worldwide were moved."),
        ("The SMS gateway was switched off on 1 March 2027.", "Send the code through the SMS gateway."),
        ("The tool is called Lens.", "Open Lens."),
    ],
)
def test_common_words_history_and_names_to_come_are_left_alone(told: str, used: str) -> None:
    assert not telling_and_using(told, used)


def test_a_call_of_a_version_that_is_over_is_found_by_its_name_and_by_its_address() -> None:
    told = page(
        "API v2 was switched off on 30 June 2025. Call https://api.post.example/v3/parcels now.",
        path="api.md",
        title="Post API",
    )
    named = page("Ask the API v2 for the parcel.", path="a.md", title="Parcels")
    called = page("Ask for it: curl https://api.post.example/api/v2/parcels?id=7", path="b.md", title="Vans")
    knowing = page("Programs that still call API v2 get a 410 since it was retired.", path="c.md", title="Errors")
    other = page("Their service answers at https://api.other.example/v2/x.", path="d.md", title="Others")
    found = list(stale_references(corpus(told, named, called, knowing, other)))
    assert sorted(finding.evidence[0].document for finding in found) == ["a.md", "b.md"]


def test_siblings_with_one_title_and_headings_of_their_own_are_no_editions() -> None:
    left = edition("errors/part-missing-valve7open.md", f"# Part missing: Valve7Open\n\n{OLD}", title="Part missing")
    right = edition("errors/part-missing-valve7shut.md", f"# Part missing: Valve7Shut\n\n{NEW}", title="Part missing")
    assert not list(superseded(corpus(left, right)))
    same = [replace(document, title="Part missing") for document in (left, right)]
    alike = [
        edition(document.path, text, title="Part missing") for document, text in zip(same, (OLD, NEW), strict=True)
    ]
    assert len(list(superseded(corpus(*alike)))) == 1


def test_a_digit_inside_a_word_is_no_value() -> None:
    named = (OLD.replace("Receipts", "Valve7open receipts"), OLD.replace("Receipts", "Valve7shut receipts"))
    pages = [edition(f"{folder}/travel.md", text) for folder, text in zip(("a", "b"), named, strict=True)]
    assert not list(superseded(corpus(*pages)))


def test_a_page_that_applies_to_a_product_of_a_year_is_no_older_edition() -> None:
    left = edition("mail/retry-mail-2013.md", f"Applies to: Mail Server 2013\n\n{OLD}")
    right = edition("mail/retry.md", NEW)
    assert not list(superseded(corpus(left, right)))
    assert len(list(superseded(corpus(edition("mail/retry-2013.md", OLD), right)))) == 1


def test_a_page_that_says_in_its_title_that_it_is_over_knows_it() -> None:
    told = page("Version 1 is no longer used; version 1 was retired.", path="calc.md", title="Calculator for fees")
    silent = page("The fee is there.", path="calculator-v1.md", title="Fees Calculator V1")
    saying = replace(
        silent, path="b/calculator-v1.md", id="b/calculator-v1.md", title="Fees Calculator V1 (obsolete one)"
    )
    assert [finding.shares[0][0] for finding in superseded(corpus(told, silent, saying))] == ["calculator-v1.md"]


@pytest.mark.parametrize(
    ("old", "used", "tier"),
    [
        ("Penpal", "Open Penpal and choose a form.", Tier.CERTAIN),
        ("Penpal", "Open the Penpal Server Console first.", Tier.REVIEW),
        ("Penpal 2013", "Phones with Penpal 2013 show a form.", Tier.REVIEW),
    ],
)
def test_a_longer_name_or_a_release_that_keeps_its_name_is_for_review(old: str, used: str, tier: Tier) -> None:
    told = page(f"Forms are kept in Post for Schools (formerly {old}) now.", path="news.md", title="Forms")
    (finding,) = stale_references(corpus(told, page(used, path="use.md", title="Phones")))
    assert finding.tier is tier
    assert finding.message == f"Uses “{old}”; it is called “Post for Schools” now, says “Forms”."


def test_a_renaming_that_another_page_tells_the_other_way_round_is_none() -> None:
    told = page("Open Rover (formerly known as Globe on the web) there.", path="news.md", title="Forms")
    using = page("Open Globe on the web and choose a form.", path="use.md", title="Phones")
    other = page("Globe on the web (formerly known as Rover) is open to all.", path="other.md", title="Globe")
    assert len(list(stale_references(corpus(told, using)))) == 1
    assert not list(stale_references(corpus(told, using, other)))


def test_plain_words_are_a_name_where_they_were_given_up_and_elsewhere_for_review() -> None:
    told = page("Labels were called custom fields until 2024.", path="a/news.md", title="Labels", collection="a")
    here = page("Add custom fields to the page.", path="a/use.md", title="Pages", collection="a")
    there = page("Add custom fields to the page.", path="b/use.md", title="Pages", collection="b")
    found = {item.shares[0][0]: item.tier for item in stale_references(corpus(told, here, there))}
    assert found == {"a/use.md": Tier.CERTAIN, "b/use.md": Tier.REVIEW}
