"""What people read names a row by its number, and a page by its path."""

from __future__ import annotations

from dataclasses import replace

from kbaudit.model import Place
from kbaudit.outputs.wording import kept
from tests.making import finding


def test_a_row_to_keep_is_named_by_its_number() -> None:
    made = finding(("faq.csv#4cceb6", "faq.csv#99aa01"))
    rows = tuple(replace(item, place=Place(row=row)) for item, row in zip(made.evidence, (33, 34), strict=True))
    assert kept("faq.csv#4cceb6", replace(made, evidence=rows)) == "row 33 of faq.csv"


def test_a_page_to_keep_is_named_as_it_is() -> None:
    assert kept("help/a.md", finding(("help/a.md", "help/b.md"))) == "help/a.md"
    assert kept("help/a.md", None) == "help/a.md"
