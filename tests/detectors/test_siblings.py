"""Articles of one template, told from articles that answer one question."""

from __future__ import annotations

from kbaudit.detectors.siblings import are_siblings, by_code, by_named_thing, headings_by_count, of_one_template
from kbaudit.model import Document
from tests.making import document

PARTS = ("What it shows", "Who uses it", "Where the data comes from")


def titled(title: str, body: str = "Some text.", identity: str = "") -> Document:
    return document(identity or f"{title}.md", f"# {title}\n\n{body}", title=title)


def report(title: str, *headings: str) -> Document:
    return titled(title, "\n\n".join(f"## {heading}\n\nText below it." for heading in headings))


def test_titles_that_differ_in_a_code_are_of_two_things() -> None:
    assert by_code(titled("Error 480 of the gateway"), titled("Error 486 of the gateway"))
    assert by_code(titled("Form B-12"), titled("Form C-7"))


def test_equal_titles_and_titles_in_other_words_tell_nothing() -> None:
    assert not by_code(titled("Refunds"), titled("Refunds", identity="other.md"))
    assert not by_code(titled("Refunds"), titled("Getting your money back"))
    assert not by_code(titled("2024"), titled("2025"))


def test_each_article_about_a_thing_with_a_name_of_its_own_is_a_sibling() -> None:
    left = titled("Planning Lines (report)", "The Planning Lines report shows what is planned.")
    right = titled("Actual to Budget (report)", "The Actual to Budget report shows what was spent.")
    assert by_named_thing(left, right)


def test_a_name_that_the_other_article_uses_as_well_tells_nothing() -> None:
    left = titled("Planning Lines", "The Planning Lines report shows what is planned.")
    right = titled("Actual to Budget", "The Actual to Budget report adds to what Planning Lines shows.")
    assert not by_named_thing(left, right)
    asked = titled("What happens when I am ill?", "Ring the doctor.")
    assert not by_named_thing(left, asked)


def test_an_outline_that_five_articles_have_is_a_template() -> None:
    reports = [report(f"{name} list", *PARTS) for name in ("Vendor", "Customer", "Item", "Ledger")]
    other = report("Shipping overview", *PARTS)
    counts = headings_by_count([*reports, other])
    assert of_one_template(reports[0], other, counts)
    assert are_siblings(reports[0], other, counts)
    # The titles of these two have a word in common, so that they may be about one thing.
    assert not of_one_template(reports[0], reports[1], counts)
    # The two alone are no template: they may well be two articles for one question.
    assert not of_one_template(reports[0], other, headings_by_count([reports[0], other]))


def test_a_page_without_the_outline_is_not_of_the_template() -> None:
    reports = [report(f"{name} list", *PARTS) for name in ("Vendor", "Customer", "Item", "Ledger", "Shipping")]
    counts = headings_by_count(reports)
    assert not of_one_template(reports[0], report("How do I see what I sell?", "Who uses it"), counts)
