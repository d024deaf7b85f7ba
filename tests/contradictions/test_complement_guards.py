"""One beginning that goes on to two sorts of an object, or to two endings, rules two things."""

from __future__ import annotations

import pytest

from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Dealer may return unopened units within 60 days of delivery.",
            "Dealer may return demonstration units within 15 days of delivery.",
        ),
        (
            "Builders carry public liability insurance of at least £5,000,000.",
            "Builders carry professional negligence insurance of at least £2,000,000.",
        ),
        ("The club pays a bonus of £50 for a cup match.", "The club pays a bonus of £20 for a league match."),
        ("Agents earn 4% on charter bookings.", "Agents earn 2% on ferry bookings made at the counter."),
        ("You may borrow reference books for 2 days.", "You may borrow picture books for 21 days."),
        ("The kennel charges £12 for a puppy bath.", "The kennel charges £18 for a terrier bath."),
        ("Fill in the grant form within 10 days.", "Fill in the travel form within 30 days."),
        ("The clinic gives 20 minutes to a follow-up visit.", "The clinic gives 45 minutes to a home visit."),
        ("Allow 3 hours for the floor varnish.", "Allow 12 hours for the boat varnish."),
        ("Keep 2 metres from the gas tank.", "Keep 5 metres from the oxygen tank."),
    ],
)
def test_two_sorts_of_an_object_are_no_conflict(left: str, right: str) -> None:
    assert "two objects" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Return units within 60 days of delivery.", "Return units within 15 days of delivery."),
        ("Dealer may return unopened units within 60 days.", "Dealer may return units within 15 days."),
        ("Pay 20% of the agreed price on signature.", "Pay 30% of the stipulated price on signature."),
        ("The pilot stage sends 5 percent to the spare node.", "The trial phase sends 8 percent to the reserve node."),
        ("We aim for a calm working environment in 90 days.", "We aim for a calm business environment in 30 days."),
        ("The gate shuts at 6 pm.", "The gate shuts at 8 pm."),
    ],
)
def test_one_object_in_other_words_is_one(left: str, right: str) -> None:
    assert "two objects" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Tenants may not use the roof terrace to hold parties.",
            "Tenants may use the roof terrace to dry laundry between 8 and 10.",
        ),
        (
            "Customers may use the interface to retrieve their invoices.",
            "Customers may not use the interface to scrape competitors.",
        ),
        (
            "Seller shall not be liable for damage caused by misuse of the boiler.",
            "Seller shall be liable for damage caused by defective spare parts.",
        ),
        (
            "The bank charges interest at 2% above base rate on overdrawn balances.",
            "The bank charges interest at 4% above base rate on late instalments due.",
        ),
        (
            "Staff may park their bicycles in the lane behind the mill.",
            "Staff may not park their bicycles in the stairwell near lifts.",
        ),
    ],
)
def test_one_beginning_with_two_endings_is_two_rules(left: str, right: str) -> None:
    assert "two endings" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tenants may not use the terrace to hold parties.", "Tenants may use the terrace to hold parties."),
        (
            "Tenants may not use the terrace in the evening hours.",
            "Tenants may use the terrace at whatever hour they like.",
        ),
        (
            "Members may bring guests to the pool for free swims.",
            "Members may not bring guests to the pool for any reason.",
        ),
        ("Staff may smoke in the yard.", "Staff may not smoke in the yard."),
        ("Goods may be returned by post.", "Goods may not be returned by courier."),
    ],
)
def test_one_ending_or_one_that_reaches_all_is_no_reason(left: str, right: str) -> None:
    assert "two endings" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Set the drum timer to 30 minutes for cotton.", "Set the drum timer to 15 minutes for silk."),
        ("The scheme pays 80% of the cost of surgery.", "The scheme pays 50% of the cost of spectacles."),
        (
            "The desk charges a fee of $25 for each lost key.",
            "The desk charges a fee of $4 for each duplicate statement.",
        ),
        ("The tank battery lasts 20 hours in standby.", "The tank battery lasts 6 hours in flight."),
    ],
)
def test_behind_a_value_one_word_tells_what_it_is_for(left: str, right: str) -> None:
    assert "two endings" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The desk must hear of it within 5 days of receipt.", "The desk must hear of it within 9 days of purchase."),
        ("Set the drum timer to 30 minutes for cotton.", "Set the drum timer to 15 minutes for cotton."),
        ("Set the drum timer to 30 minutes for cotton.", "Set the drum timer to 15 minutes for all fabrics."),
    ],
)
def test_from_when_days_are_counted_is_no_ending_of_its_own(left: str, right: str) -> None:
    assert "two endings" not in fired(left, right)
