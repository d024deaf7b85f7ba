from __future__ import annotations

import pytest

from kbaudit.facts.intervals import Span
from kbaudit.facts.review_statements import review_interval
from tests.detectors.pages import page


def interval(text: str) -> Span | None:
    document = page(text)
    found = review_interval(document.text, document.blocks)
    return found.interval if found else None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("This page is reviewed every six months by the head of claims.", Span(6, 0)),
        ("We check this page every three months.", Span(3, 0)),
        ("The night team rereads this sheet once a quarter.", Span(3, 0)),
        ("Every other year we revisit these rules with the union.", Span(24, 0)),
        ("Twice a year this checklist is brought up to date.", Span(6, 0)),
        ("The owner looks over these instructions each spring.", Span(12, 0)),
        ("This policy and its annexes are reviewed by the board at least annually.", Span(12, 0)),
        ("This guideline is up for review every half-year.", Span(6, 0)),
        ("Review cycle: 12 months", Span(12, 0)),
        ("Reviewed annually.", Span(12, 0)),
        ("Diese Seite wird alle sechs Monate überprüft.", Span(6, 0)),
    ],
)
def test_a_text_says_how_often_it_is_reviewed(text: str, span: Span) -> None:
    assert interval(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "This policy requires managers to review access every quarter.",
        "Managers check the logs every week.",
        "We review your account every month.",
        "This section tells how leads review salaries once a year.",
        "Check the filters every three months. This page tells how.",
        "This page was reviewed every year until 2020.",
        "If this page is reviewed every year, write so.",
    ],
)
def test_what_else_is_reviewed_is_not_the_text(text: str) -> None:
    assert interval(text) is None
