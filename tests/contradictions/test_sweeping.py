"""Words by which a rule leaves no case out."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.sweeping import sweeping


@pytest.mark.parametrize(
    "sentence",
    [
        "Moorings must not be sublet under any circumstances.",
        "The fee is kept, whatever the reason for the cancellation.",
        "Fires are forbidden everywhere on the island.",
        "No barge may pass, whether or not the keeper has agreed.",
        "All crews, pilots included, sign the log.",
        "Every hand, including those on leave, signs the log.",
    ],
)
def test_what_leaves_no_case_out_is_found(sentence: str) -> None:
    assert sweeping(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Moorings must not be sublet.", "Breakfast is included.", "The keeper may open the gate at any time."],
)
def test_a_plain_rule_may_have_exceptions(sentence: str) -> None:
    assert not sweeping(sentence)
