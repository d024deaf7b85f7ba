"""A fingerprint names a finding from run to run; a document is called by its title, its row or its path."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from kbaudit.model import Evidence, Place, Severity, Tier
from tests.making import document, finding


@given(some.integers(1, 10_000), some.integers(0, 10_000), some.floats(0, 1))
def test_fingerprint_survives_an_edit_elsewhere_in_the_document(line: int, offset: int, confidence: float) -> None:
    before = finding()
    moved = tuple(replace(item, place=Place(line, line), span=(offset, offset + 7)) for item in before.evidence)
    after = replace(before, evidence=moved, confidence=confidence, message="Other words.")
    assert after.fingerprint == before.fingerprint


def test_fingerprint_does_not_depend_on_the_order_of_the_evidence_nor_on_spacing() -> None:
    before = finding(("a.md", "b.md"))
    turned = tuple(replace(item, quote=" A  quote\n") for item in reversed(before.evidence))
    assert replace(before, evidence=turned).fingerprint == before.fingerprint


def test_fingerprint_differs_by_rule_document_quote_and_key() -> None:
    one = finding()
    others = [
        replace(one, rule="KB102"),
        replace(one, key="b"),
        finding(("b.md",)),
        replace(one, evidence=(Evidence("a.md", "kb/a.md", Place(3, 3), "another quote"),)),
    ]
    assert len({item.fingerprint for item in (one, *others)}) == 5


def test_only_conflict_and_certain_tiers_above_info_count() -> None:
    assert {tier for tier in Tier if finding(tier=tier).counts} == {Tier.CONFLICT, Tier.CERTAIN}
    assert not finding(severity=Severity.INFO).counts


def test_a_row_without_a_title_is_called_by_its_number() -> None:
    row = document("faq.csv#4cceb6", path="faq.csv", place=Place(row=17), title=None)
    assert row.name == "row 17 of faq.csv"
    assert document("a.md", title=None).name == "a.md"
    assert document("a.md", title="Invoices").name == "Invoices"
