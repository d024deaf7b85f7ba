"""A rule's docstring is its page, and every rule has one in the same shape."""

from __future__ import annotations

import re

import pytest

from kbaudit.detectors import DETECTORS
from kbaudit.rules import FAMILIES, RULES, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_says_what_why_an_example_how_to_fix_it_and_the_options(rule: type[Rule]) -> None:
    page = rule.page()
    first, _, rest = page.partition("\n")
    assert first.endswith(".")
    for part in ("Why it matters:", "Example:", "How to fix:", "Options:"):
        assert part in rest, part
    assert max(len(line) for line in page.splitlines()) <= 130


def test_codes_are_unique_ordered_and_of_a_known_family() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"KB\d{3}", code) and code[:3] in FAMILIES for code in codes)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_has_a_detector_and_every_detector_a_rule() -> None:
    spoken_for = {code for codes, _ in DETECTORS for code in codes}
    assert spoken_for == {rule.code for rule in RULES}
