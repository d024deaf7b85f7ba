import pytest

from kbaudit.sources.slugs import github_slug, heading_anchors, hyphen_slug, kramdown_slug


@pytest.mark.parametrize(
    ("heading", "github", "kramdown", "hyphen"),
    [
        ("Getting Started", "getting-started", "getting-started", "getting-started"),
        ("2. What's new?", "2-whats-new", "whats-new", "2-what-s-new"),
        ("A & B", "a--b", "a--b", "a-b"),
        ("snake_case name", "snake_case-name", "snakecase-name", "snake-case-name"),
        ("Über uns", "über-uns", "ber-uns", "uber-uns"),
        ("C++ / C#", "c--c", "c--c", "c-c"),
    ],
)
def test_slugs(heading, github, kramdown, hyphen):
    assert (github_slug(heading), kramdown_slug(heading), hyphen_slug(heading)) == (github, kramdown, hyphen)


def test_repeated_headings_are_numbered():
    assert {"faq", "faq-1", "faq-2"} <= heading_anchors(["FAQ", "FAQ", "Faq"])
    assert "faq-4" not in heading_anchors(["FAQ", "FAQ", "Faq"])


def test_an_ampersand_may_be_spelled_out():
    assert {"m-ie-rates", "m-and-ie-rates"} <= heading_anchors(["M&IE rates"])


def test_a_heading_of_marks_only_has_no_id():
    assert heading_anchors(["???"]) == frozenset()
