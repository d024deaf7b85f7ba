"""Variants are no duplicates: what makes two pages variants, and which families there are."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kbaudit.detectors.duplicates import duplicates
from kbaudit.detectors.families import families
from kbaudit.detectors.repetition import repetition
from kbaudit.detectors.translations import translations
from kbaudit.detectors.variants import are_variants, dimension
from kbaudit.model import Link, Place
from tests.detectors.repeating import INVITING, REFUNDS, SECURITY, repeating
from tests.making import document

LEAVE = """# Leave in {0}

This page applies to staff employed in {0}. Full-time staff in {0} receive {1} days of paid leave every year.

Requests must be made at least {2} days in advance. Public holidays follow the official calendar of {0}.

If a holiday falls on a weekend, ask the local team how it is handled and whether another day is given instead."""


@pytest.mark.parametrize(
    ("left", "right", "by"),
    [
        ("v1/setup.md", "v2/setup.md", "version"),
        ("docs/setup.md", "versioned_docs/version-0.77/setup.md", "version"),
        ("en/setup.md", "de/setup.md", "language"),
        ("setup.md", "setup.de.md", "language"),
        ("setup-ios.md", "setup-android.md", "platform"),
        ("prices-us.md", "prices-eu.md", "region"),
        ("limits-pro.md", "limits-enterprise.md", "plan"),
        ("MailServer2013/limits-2013-help.md", "MailServer/recipients/limits.md", "version"),
        ("docs/guide_v2/setup.md", "docs/guide_v3/start/setup.md", "version"),
        ("handbook/refunds.md", "handbook-2024/refunds.md", "version"),
        ("agent-7.1/setup.md", "agent/install.md", "version"),
    ],
)
def test_paths_that_differ_in_one_mark_name_variants(left: str, right: str, by: str) -> None:
    assert dimension(document(left, REFUNDS), document(right, REFUNDS)) == by


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("refunds.md", "refunds-copy.md"),
        ("refunds.md", "refunds-2023.md"),
        ("hr/refunds.md", "it/refunds.md"),
        ("help/refunds.md", "archive/refunds.md"),
        ("refunds.md", "about-refunds.md"),
        ("mail/refunds.md", "chat2013/refunds.md"),
        ("mail2013/refunds.md", "mail2013/old/refunds.md"),
        ("step1/refunds.md", "step2/returns.md"),
        ("version-2.1/refunds.md", "version-2.2/returns.md"),
        ("mail/help/refunds.md", "web/mail2013/refunds.md"),
    ],
)
def test_other_names_do_not_excuse_a_copy(left: str, right: str) -> None:
    assert not are_variants(document(left, REFUNDS), document(right, REFUNDS))


def test_pages_for_other_regions_by_their_own_word_are_variants() -> None:
    pages = [
        document("leave-a.md", REFUNDS, scope=(("region", "EU"),)),
        document("leave-b.md", REFUNDS.replace("30", "14"), scope=(("region", "US"),)),
    ]
    assert list(duplicates(repeating(*pages))) == []


def test_pages_filled_in_from_one_pattern_are_a_family_and_no_duplicates() -> None:
    pages = [
        document(f"leave-{name.lower()}.md", LEAVE.format(name, days, notice), title=f"Leave in {name}")
        for name, days, notice in (("Canada", 15, 10), ("Ireland", 20, 5), ("Japan", 18, 7))
    ]
    known = repeating(*pages)
    assert list(duplicates(known)) == []
    (family,) = families(known.documents, repetition(known))
    assert (family.dimension, len(family.documents)) == ("region", 3)


def test_links_to_another_edition_of_one_address_make_no_variant_of_a_stale_copy() -> None:
    pages = []
    for name, day, year in (("zones.md", "30 days", "2012"), ("zones-guide.md", "14 days", "2009")):
        text = f"{REFUNDS.replace('30 days', day)}\n\nSee the tools for this.\n\nLook into the tools for more."
        page = document(name, text, title="Zones")
        spans = [match.span() for match in re.finditer("the tools", page.text)]
        links = tuple(
            Link(f"https://tools.example/{year}-02-25-en.html", "the tools", Place(1), span=span) for span in spans
        )
        pages.append(replace(page, links=links))
    (finding,) = duplicates(repeating(*pages))
    assert finding.rule == "KB102"
    # Another name in the same place is one.
    named = [
        replace(page, links=tuple(replace(link, target=f"https://tools.example/{name}.html") for link in page.links))
        for page, name in zip(pages, ("amber", "cobalt"), strict=True)
    ]
    assert list(duplicates(repeating(*named))) == []


def test_versions_of_a_documentation_are_families_and_no_duplicates() -> None:
    pages = [
        document(f"v{version}/{name}.md", text)
        for version in (1, 2, 3)
        for name, text in (("refunds", REFUNDS), ("inviting", INVITING), ("security", SECURITY))
    ]
    known = repeating(*pages)
    assert list(duplicates(known)) == []
    named = families(known.documents, repetition(known))
    assert [(family.dimension, len(family.documents)) for family in named] == [("version", 3)] * 3


def test_what_stands_in_two_editions_is_no_copied_passage() -> None:
    paths = ("MailServer/setup/inviting.md", "MailServer2013/people.md")
    pages = [
        document(path, f"{text}\n\n{REFUNDS}") for path, text in zip(paths, (INVITING * 3, SECURITY * 3), strict=True)
    ]
    assert list(duplicates(repeating(*pages))) == []
    apart = [
        replace(page, id=page.id.replace("2013", "Tools"), path=page.path.replace("2013", "Tools")) for page in pages
    ]
    assert [finding.rule for finding in duplicates(repeating(*apart))] == ["KB104"]


def test_the_same_text_for_two_platforms_is_still_a_copy() -> None:
    pages = [document("setup-ios.md", REFUNDS), document("setup-android.md", REFUNDS)]
    assert [finding.rule for finding in duplicates(repeating(*pages))] == ["KB101"]


def test_a_translation_is_found_by_what_is_not_translated() -> None:
    english = (
        "# Export\n\nCall api.example.com/v2/export with max_rows 5000. tickets_2024.csv holds CreatedAt, ClosedAt."
    )
    german = "# Ausgabe\n\nMit api.example.com/v2/export und max_rows 5000. In tickets_2024.csv: CreatedAt, ClosedAt."
    other = "# Import\n\nCall api.example.com/v2/import with max_rows 200. The file people_2023.csv holds FirstName and LastName."
    link = (Link("https://example.com/help/export", "help", Place()),)
    found = translations(
        [
            document("a.md", english, links=link),
            document("b.md", german, language="de", links=link),
            document("c.md", other),
        ]
    )
    assert [(item.left.id, item.right.id) for item in found] == [("a.md", "b.md")]


def test_folders_of_languages_pair_translations_at_once() -> None:
    found = translations([document("en/a.md", REFUNDS), document("fr/a.md", "Texte", language="fr")])
    assert [(item.left.id, item.right.id, item.confidence) for item in found] == [("en/a.md", "fr/a.md", 0.98)]
