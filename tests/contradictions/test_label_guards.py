"""What is told by another letter or number behind one noun is another thing."""

from __future__ import annotations

from tests.contradictions.judging import fired


def test_what_is_told_by_another_letter_is_another_thing() -> None:
    shares = "Class A shares carry ten votes."
    assert "other letter" in fired(shares, "Class B shares carry one vote.")
    assert "other letter" in fired("We lend $2 million under Tranche A.", "We lend $3 million under Tranche B.")
    assert "other letter" not in fired(shares, "Class A shares carry one vote.")
    assert "other letter" not in fired(shares, "Class shares carry one vote.")


def test_a_model_has_a_number_and_an_item_of_a_clause_its_letter() -> None:
    small = "Each Model 40 Winch costs $11,250."
    assert "other letter" in fired(small, "Each Model 60 Winch costs $16,900.")
    assert "other letter" not in fired(small, "Each Model 40 Winch costs $16,900.")
    first = "2.3(a) The fee for each berth is $40."
    assert "other letter" in fired(first, "2.3(b) The fee for each berth is $60.")
    assert "other letter" not in fired(first, "2.3(a) The fee for each berth is $60.")
