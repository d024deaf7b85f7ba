"""The score is bounded, monotonic, indifferent to order, and never 100 for what was not looked at."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kbaudit.model import Finding, Severity, Status, Tier
from kbaudit.remedies import devise
from kbaudit.score import FIT_TO_SERVE, WEIGHTS, gains, score
from tests.making import document, finding

DOCUMENTS = [document(f"{name}.md", "Some text.") for name in "abcdef"]
NAMES = [item.id for item in DOCUMENTS]


@some.composite
def counting_findings(draw: some.DrawFn) -> Finding:
    concerned = draw(some.lists(some.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    return finding(
        concerned,
        rule=draw(some.sampled_from(["KB101", "KB301", "KB401"])),
        severity=draw(some.sampled_from([Severity.ERROR, Severity.WARNING])),
        confidence=draw(some.floats(0.01, 1.0)),
        shares=tuple((name, draw(some.floats(0.01, 1.0))) for name in concerned),
        key=draw(some.text("0123456789", min_size=8, max_size=8)),
    )


sets_of_findings = some.lists(counting_findings(), max_size=12, unique_by=lambda item: item.fingerprint)


def overall(findings: list[Finding]) -> float:
    value = score(DOCUMENTS, findings, families={"KB1", "KB3", "KB4"}).overall
    assert value is not None
    return value


@given(sets_of_findings)
def test_score_is_between_0_and_100(findings: list[Finding]) -> None:
    assert 0.0 <= overall(findings) <= 100.0


@given(sets_of_findings)
def test_only_a_knowledge_base_without_counting_findings_has_100(findings: list[Finding]) -> None:
    assert (overall(findings) == 100.0) == (not findings)


@given(sets_of_findings, counting_findings())
def test_another_finding_never_raises_the_score(findings: list[Finding], another: Finding) -> None:
    assert overall([*findings, another]) <= overall(findings) + 1e-9


@given(sets_of_findings, some.randoms())
def test_order_does_not_matter(findings: list[Finding], chance: random.Random) -> None:
    shuffled = list(findings)
    chance.shuffle(shuffled)
    turned = list(reversed(DOCUMENTS))
    assert score(turned, shuffled, families={"KB1"}) == score(DOCUMENTS, findings, families={"KB1"})


@given(sets_of_findings, some.integers(0, 12))
def test_a_gain_is_the_score_without_the_findings_minus_the_score(findings: list[Finding], size: int) -> None:
    settled, left = findings[:size], findings[size:]
    (gain,) = gains([settled], DOCUMENTS, findings)
    assert math.isclose(gain, overall(left) - overall(findings), abs_tol=1e-9)


@settings(max_examples=40)
@given(sets_of_findings)
def test_each_remedys_gain_is_what_settling_it_brings(findings: list[Finding]) -> None:
    for remedy in devise(DOCUMENTS, findings):
        left = [item for item in findings if item.fingerprint not in remedy.findings]
        assert math.isclose(remedy.gain, overall(left) - overall(findings), abs_tol=1e-5)


@given(sets_of_findings)
def test_remedies_cover_every_finding_once(findings: list[Finding]) -> None:
    covered = [fingerprint for remedy in devise(DOCUMENTS, findings) for fingerprint in remedy.findings]
    assert sorted(covered) == sorted(item.fingerprint for item in findings)


@pytest.mark.parametrize(
    "change",
    [{"tier": Tier.REVIEW}, {"tier": Tier.INFO}, {"severity": Severity.INFO}],
    ids=["review tier", "info tier", "info severity"],
)
def test_findings_that_do_not_count_cost_nothing(change: dict[str, object]) -> None:
    assert overall([finding(**change)]) == 100.0


def test_one_certain_error_about_a_whole_page_halves_the_page() -> None:
    result = score(DOCUMENTS, [finding(severity=Severity.ERROR, confidence=1.0)], families={"KB1"})
    assert dict(result.documents)["a.md"] == 1 - WEIGHTS[Severity.ERROR]
    assert result.overall == pytest.approx(100 * (5 + 0.5) / 6)
    assert result.fit_to_serve == pytest.approx(5 / 6)
    assert 1 - WEIGHTS[Severity.WARNING] < FIT_TO_SERVE


def test_the_worst_tenth_shows_what_the_mean_hides() -> None:
    many = [document(f"{number}.md", "Text.") for number in range(20)]
    errors = [finding((f"{number}.md",), severity=Severity.ERROR, confidence=1.0) for number in (3, 7)]
    result = score(many, errors, families={"KB1"})
    assert result.overall == pytest.approx(95.0)
    assert result.worst_tenth == pytest.approx(50.0)


def test_usage_weighs_a_document() -> None:
    documents = [document("a.md", usage=3.0), document("b.md", usage=1.0)]
    result = score(documents, [finding(severity=Severity.ERROR, confidence=1.0)], families={"KB1"})
    assert result.overall == pytest.approx(100 * (3 * 0.5 + 1) / 4)


def test_what_is_not_served_does_not_count() -> None:
    documents = [document("a.md", status=Status.ARCHIVED), document("b.md")]
    assert score(documents, [finding()], families={"KB1"}).overall == 100.0


def test_a_check_that_did_not_run_leaves_its_family_empty_and_the_score_an_upper_bound() -> None:
    result = score(DOCUMENTS, [], families={"KB1", "KB3"}, incomplete={"KB1"})
    assert dict(result.families) == {"KB1": None, "KB3": 100.0}
    assert result.at_most


def test_a_document_that_was_not_read_counts_as_nothing_in_a_second_figure() -> None:
    result = score(DOCUMENTS, [], families={"KB1"}, skipped=2)
    assert result.overall == 100.0
    assert result.with_skipped == pytest.approx(75.0)


def test_without_documents_there_is_no_score() -> None:
    result = score([], [], families={"KB1"})
    assert result.overall is None
    assert result.worst_tenth is None
