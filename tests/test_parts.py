"""What documents are cut into, and that one which cannot be read costs its own statements only."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kbaudit.contradictions.reading import read_sides
from kbaudit.contradictions.side import Side
from kbaudit.model import Claim, Document
from kbaudit.parts import parts_of
from tests.making import document

PAGES = [document(name, "Refunds are paid within 14 days of the return.") for name in ("a.md", "b.md", "c.md")]


def test_a_document_that_nobody_foresaw_costs_its_own_statements_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[Side, ...]:
        if documents[0].id == "b.md":
            raise OverflowError("no number is so large")
        return read_sides(documents, claims)

    monkeypatch.setattr("kbaudit.parts.read_sides", broken)
    parts = parts_of(PAGES, compared=True)
    assert [claim.document for claim in parts.claims] == ["a.md", "b.md", "c.md"]
    assert [parts.claims[side.claim].document for side in parts.sides] == ["a.md", "c.md"]
    (trouble,) = parts.troubles
    assert trouble.startswith("kb/b.md: its statements were not compared: OverflowError")


def test_without_trouble_nothing_is_said() -> None:
    assert parts_of(PAGES, compared=True).troubles == ()
