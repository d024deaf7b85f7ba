"""One matter, one finding: what is said already is not said again in weaker words."""

from __future__ import annotations

import pytest

from kbaudit.detectors.precedence import one_matter_one_finding
from kbaudit.model import Finding, Status, Tier
from tests.making import corpus, document, finding

PAGES = tuple(document(f"{name}.md", "Text.") for name in "abcxy")


def about(rule: str, *names: str, tier: Tier = Tier.CERTAIN) -> Finding:
    return finding(tuple(f"{name}.md" for name in names), rule=rule, tier=tier)


@pytest.mark.parametrize(
    ("stronger", "left"),
    [
        ([("a", "b", "c")], 0),
        ([("a", "b"), ("a", "c")], 0),
        ([("a", "b")], 1),
        ([("a", "b"), ("c",)], 1),
        ([("b", "x"), ("a", "c", "y")], 1),
    ],
)
def test_a_group_of_copies_is_not_named_again_where_its_editions_are_named_together(
    stronger: list[tuple[str, ...]], left: int
) -> None:
    findings = [about("KB303", *names) for names in stronger]
    kept = one_matter_one_finding(corpus(PAGES), [*findings, about("KB102", "a", "b", "c")])
    assert sum(item.rule == "KB102" for item in kept) == left


def test_what_is_for_review_drops_nothing() -> None:
    kept = one_matter_one_finding(corpus(PAGES), [about("KB303", "a", "b", tier=Tier.REVIEW), about("KB102", "a", "b")])
    assert {item.rule for item in kept} == {"KB102", "KB303"}


def test_a_conflict_between_a_live_and_a_deprecated_page_is_said_though_only_that_one_is_to_blame() -> None:
    pages = (document("a.md", "Text.", status=Status.DEPRECATED), document("b.md", "Text."))
    between = about("KB201", "a", "b", tier=Tier.CONFLICT)
    within = about("KB201", "a", tier=Tier.CONFLICT)
    copied = about("KB102", "a", "b")
    assert one_matter_one_finding(corpus(pages), [between, within, copied]) == [between]
