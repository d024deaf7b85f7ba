import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.model import Document, Finding, Severity, Tier
from kbaudit.outputs.waterfall import costs, each_alone, one_after_another
from kbaudit.score import gains, score
from tests.making import document, finding

PAGES = [document("a.md"), document("b.md", usage=3.0), document("c.md")]
ONE = st.builds(
    lambda rule, pages, share, severity, confidence, key: finding(
        pages,
        rule=rule,
        shares=tuple((name, share) for name in pages),
        severity=severity,
        confidence=confidence,
        key=key,
    ),
    st.sampled_from(["KB101", "KB201", "KB301", "KB501"]),
    st.lists(st.sampled_from(["a.md", "b.md", "c.md", "gone.md"]), min_size=1, max_size=3, unique=True),
    st.floats(0.01, 1.0),
    st.sampled_from(list(Severity)),
    st.floats(0.0, 1.0),
    st.text("abcdefgh", min_size=6, max_size=6),
)
MANY = st.lists(ONE, max_size=12, unique_by=lambda item: item.fingerprint)


def named(findings: list[Finding]) -> dict[str, Finding]:
    return {item.fingerprint: item for item in findings}


@given(MANY)
def test_steps_that_settle_everything_add_up_to_what_is_missing(findings: list[Finding]) -> None:
    spent = costs(PAGES, named(findings).items())
    families = sorted({item.family for item in findings})
    rises = one_after_another(
        spent, {name: families.index(item.family) for name, item in named(findings).items()}, len(families)
    )
    overall = score(PAGES, findings, families=families).overall
    assert overall is not None
    assert math.fsum(rises) == pytest.approx(100 - overall, abs=1e-9)
    assert all(rise >= -1e-12 for rise in rises)


@given(MANY)
def test_each_alone_brings_what_the_score_says(findings: list[Finding]) -> None:
    spent = costs(PAGES, named(findings).items())
    alone = each_alone(spent, {name: item.rule for name, item in named(findings).items()})
    for rule, points in alone.items():
        (expected,) = gains([[item for item in findings if item.rule == rule]], PAGES, findings)
        assert points == pytest.approx(expected, abs=1e-9)


def test_what_no_step_settles_stays() -> None:
    pages: list[Document] = [document("a.md")]
    first = finding(severity=Severity.ERROR, confidence=1.0, key="1")
    other = finding(severity=Severity.ERROR, confidence=1.0, key="2")
    spent = costs(pages, named([first, other]).items())
    assert one_after_another(spent, {first.fingerprint: 0}, 2) == [25.0, 0.0]


def test_findings_that_do_not_count_bring_nothing() -> None:
    item = finding(tier=Tier.REVIEW)
    assert each_alone(costs([document("a.md")], named([item]).items()), {item.fingerprint: "x"}) == {"x": 0.0}


def test_an_empty_knowledge_base_costs_nothing() -> None:
    assert one_after_another(costs([], []), {}, 1) == [0.0]
