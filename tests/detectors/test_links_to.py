"""How many pages link to each page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kbaudit.detectors.links_to import inbound
from kbaudit.model import Document, Link, Place
from tests.making import corpus, document


def linking(path: str, *targets: str) -> Document:
    return replace(document(path, "Text."), links=tuple(Link(target, "here", Place(1)) for target in targets))


def test_a_link_counts_once_for_each_page_that_has_it_whatever_its_suffix() -> None:
    pages = [
        linking("a.md", "help/refunds", "help/refunds.md#top"),
        linking("b.md", "/help/refunds/"),
        document("help/refunds.md"),
    ]
    assert inbound(corpus(pages))["help/refunds.md"] == 2


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("a.md", "/site/services/domains"),
        ("a.md", "liquid:link _docs/services/domains.md"),
        ("_docs/services/other.md", "domains.md"),
        ("_docs/other/page.md", "../services/domains.md"),
    ],
)
def test_of_two_pages_of_one_name_the_one_whose_folder_a_link_names_is_meant(path: str, target: str) -> None:
    pages = [linking(path, target), document("_docs/services/domains.md"), document("_docs/overview/domains.md")]
    counts = inbound(corpus(pages))
    assert (counts["_docs/services/domains.md"], counts["_docs/overview/domains.md"]) == (1, 0)


def test_a_link_that_names_no_folder_of_either_may_mean_both() -> None:
    pages = [linking("a.md", "https://example.org/domains"), document("x/domains.md"), document("y/domains.md")]
    counts = inbound(corpus(pages))
    assert (counts["x/domains.md"], counts["y/domains.md"]) == (1, 1)


def test_an_index_page_is_linked_to_by_its_folder() -> None:
    pages = [
        linking("a.md", "/help/"),
        linking("b.md", "help/index.md"),
        document("help/index.md"),
        document("faq/index.md"),
    ]
    counts = inbound(corpus(pages))
    assert (counts["help/index.md"], counts["faq/index.md"]) == (2, 0)
