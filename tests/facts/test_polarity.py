"""Negations name what they negate; pseudo-negations are none; opposites share a name."""

from __future__ import annotations

import pytest

from kbaudit.facts.polarity import polarity_of


def read(sentence: str) -> list[tuple[str, bool]]:
    return [(polarity.predicate, polarity.negative) for polarity in polarity_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We do not ship to Alaska.", [("ship", True)]),
        ("We don't ship to Alaska.", [("ship", True)]),
        ("No refund is given.", [("refund", True)]),
        ("We never share addresses.", [("share", True)]),
        ("It is no longer sold.", [("sell", True)]),
        ("These instances are not available.", [("available", True)]),
        ("These instances are unavailable.", [("available", True)]),
        ("These instances are available.", [("available", False)]),
        ("Tax is excluded.", [("included", True)]),
        ("Tax is not included.", [("included", True)]),
        ("Tax is not excluded.", [("included", False)]),
        ("Nothing is included.", [("included", True)]),
        ("No pets are allowed.", [("allowed", True)]),
        ("Deposits are non-refundable.", [("refundable", True)]),
        ("Delivery is free of charge.", [("free", False)]),
        ("Delivery is not free.", [("free", True)]),
        ("The ferry isn't free for pensioners.", [("free", True)]),
        ("Moorings are no longer free.", [("free", True)]),
        ("The hall is never free on Fridays.", [("free", True)]),
        ("The ferry is free for pensioners.", [("free", False)]),
        ("The ferry is free to everybody.", [("free", False)]),
        ("Ferry: free for pensioners", [("free", False)]),
        ("A second oar; member: £4 extra", [("included", True)]),
        ("Locker holders pay extra for the key.", [("included", True)]),
        ("A wake costs £30 as an extra.", [("included", True)]),
        ("Towels are an optional add-on.", [("included", True), ("required", True)]),
        ("You are free to go.", []),
        ("Pay extra attention to the tide.", []),
        ("Pensioners pay nothing.", [("free", False)]),
        ("None are lent out.", [("lend", True)]),
        ("None are included.", [("included", True)]),
        ("No harm done.", []),
        ("Open: weekdays, closed on Sundays", [("open", True)]),
        ("Included: oars", [("included", False)]),
        ("Open: from nine, open on Sundays", [("open", False), ("open", False)]),
        ("You are not free to go.", [("free", True)]),
        ("The shed is free-standing.", []),
        ("The bread is free from nuts.", []),
        ("We have 3 extra oars.", []),
        ("Enterprise | No", [("yes", True)]),
        ("Enterprise | Yes", [("yes", False)]),
    ],
)
def test_a_sentence_affirms_or_denies(sentence: str, expected: list[tuple[str, bool]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Not only cats come.",
        "This includes but is not limited to cats."[14:],
        "Send it no later than Friday.",
        "No more than five attempts count.",
        "It must not exceed 5 MB.",
        "It runs not until Monday.",
        "Do not hesitate to call.",
        "See No. 5 for details.",
        "Research isn’t only tests in a room.",
        "Don't just reply to the first message.",
        "A refund doesn't necessarily take a week.",
        "The offer isn't limited to members.",
    ],
)
def test_pseudo_negations_are_none(sentence: str) -> None:
    assert read(sentence) == []


def test_the_span_covers_the_denial() -> None:
    sentence = "These plans are not available here."
    (polarity,) = polarity_of(sentence)
    assert sentence[slice(*polarity.span)] == "not available"


@pytest.mark.parametrize(
    ("sentence", "predicate", "negative"),
    [
        ("Parking costs nothing.", "free", False),
        ("A fee is charged for parking.", "free", True),
        ("Breakfast costs extra.", "included", True),
        ("Towels are not part of the price.", "included", True),
        ("Towels are part of the price.", "included", False),
        ("Accidents fall outside the warranty.", "included", True),
        ("Tracking is off by default.", "enabled", True),
        ("Invoices are printed by default.", "default", False),
        ("Invoices are printed only on request.", "default", True),
        ("The copies are made by hand.", "automatic", True),
        ("The plan renews by itself.", "automatic", False),
        ("The pool is shut on Mondays.", "open", True),
        ("Only managers may approve a claim.", "exclusive", False),
        ("Nobody but the treasurer can sign.", "exclusive", False),
        ("Every member may sign.", "exclusive", True),
        ("The lounge is open to everybody.", "exclusive", True),
    ],
)
def test_phrases_stand_for_one_side_of_a_pair_of_opposites(sentence: str, predicate: str, negative: bool) -> None:
    assert (predicate, negative) in {(item.predicate, item.negative) for item in polarity_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("Only two of the rooms have a bath.", "exclusive"),
        ("We ask every member.", "exclusive"),
        ("An extra towel is in the cupboard.", "included"),
        ("The part of the form that you keep is blue.", "included"),
        ("Hold it in your right hand.", "automatic"),
    ],
)
def test_words_that_only_look_like_such_phrases_stand_for_nothing(sentence: str, predicate: str) -> None:
    assert predicate not in {item.predicate for item in polarity_of(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The warden locks the boat house in no event later than ten.",
        "Store the samples in no case for longer than a month.",
        "Treat borrowed tools as your own, and in no event with less than due care.",
    ],
)
def test_what_in_no_event_only_bounds_denies_nothing(sentence: str) -> None:
    assert not [item for item in polarity_of(sentence) if item.negative]


def test_in_no_event_denies_where_no_bound_follows() -> None:
    assert any(item.negative for item in polarity_of("The ferry is in no event delayed for latecomers."))


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        ("The Required Trustees may dismiss the warden.", set()),
        ("Any use other than the Permitted Use ends the licence.", set()),
        ("The trustees must keep the Available Balance in one account.", set()),
        ("A deposit is Required Under the rules of the club.", {"required"}),
        ("Available Rooms are listed at the desk.", {"available"}),
        ("Pets Allowed In Rooms", {"allowed"}),
        ("The Trustees are required to vote.", {"required"}),
    ],
)
def test_the_first_word_of_a_defined_term_affirms_nothing(sentence: str, predicates: set[str]) -> None:
    assert {item.predicate for item in polarity_of(sentence) if item.kind == "opposite"} == predicates


def test_what_ceases_to_be_done_is_not_done() -> None:
    assert [item.predicate for item in polarity_of("The gate ceases opening at dusk.") if item.negative] == ["open"]
