from __future__ import annotations

import pytest

from kbaudit.facts.lineage import Edition, edition_of, says_replaced, target_of


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("travel-policy-v2", Edition("travel policy", (2,))),
        ("Travel policy (version 1.3)", Edition("travel policy", (1, 3))),
        ("travel-policy-2023", Edition("travel policy", year=2023)),
        ("travel-policy-old", Edition("travel policy", left_over=True)),
        ("Copy of travel policy", Edition("travel policy", copy=True)),
        ("2024-03-25-travel-policy", Edition("travel policy")),
        ("API v2", Edition("api v2")),
        ("travel-policy", Edition("travel policy")),
    ],
)
def test_a_name_is_read_without_the_marks_of_its_edition(name: str, edition: Edition) -> None:
    assert edition_of(name) == edition


def test_a_text_says_at_its_beginning_that_it_was_replaced() -> None:
    assert says_replaced("This page has been replaced by the new one.")
    assert not says_replaced("Batteries are replaced by the technician.")


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("../b.md#top", "help/b"),
        ("b.html", "help/x/b"),
        ("/docs/b/", "docs/b"),
        ("{% link _docs/b.md %}", "_docs/b"),
        ("https://example.com/b", None),
        ("mailto:a@example.com", None),
        ("#top", None),
    ],
)
def test_a_link_means_a_path(target: str, path: str | None) -> None:
    assert target_of("help/x/a.md", target) == path
