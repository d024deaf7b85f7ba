"""What is owed, allowed, included or comes first is told in many words; what only sounds opposed stays silent."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clauses import clause
from kbaudit.contradictions.confidence import model
from kbaudit.contradictions.inclusions import inclusions_of, opposite_inclusions
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.lines import side_from
from kbaudit.contradictions.orders import Way, opposite_orders, orders_of
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import bag
from kbaudit.facts.statement import statement_of
from kbaudit.model import Tier

CLOSE = 0.85
"""The cosine of two statements on one matter."""


def said(text: str) -> Side:
    return side_from({"text": text})


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (
            "Parents must collect their children at the school gate.",
            "Parents are under no obligation to collect their children at the school gate.",
            "KB204",
        ),
        (
            "The landlord shall be liable for damage to the stored bicycles.",
            "In no event shall the landlord be liable for damage to the stored bicycles.",
            "KB204",
        ),
        (
            "Trainees are obliged to attend the weekly safety briefing.",
            "Trainees are exempt from attending the weekly safety briefing.",
            "KB204",
        ),
        (
            "Members have the right to vote at the yearly meeting.",
            "Members have no right to vote at the yearly meeting.",
            "KB204",
        ),
        (
            "Parking behind the clinic is free for patients.",
            "A fee is charged for parking behind the clinic for patients.",
            "KB203",
        ),
        (
            "Towels are included in the price of the sauna ticket.",
            "Towels cost extra on top of the price of the sauna ticket.",
            "KB203",
        ),
        (
            "The reading room is open to visitors on Mondays in winter.",
            "The reading room is shut to visitors on Mondays in winter.",
            "KB203",
        ),
        (
            "Digging on the building site may begin only after approval of the drainage plan.",
            "Digging on the building site may begin before approval of the drainage plan.",
            "KB204",
        ),
        (
            "The expense form has to be handed in before the trip.",
            "The expense form may be handed in after the trip.",
            "KB204",
        ),
        (
            "All crew, including the cooks, sleep on board during the voyage.",
            "All crew except the cooks sleep on board during the voyage.",
            "KB203",
        ),
    ],
)
def test_opposite_stances_conflict_in_whatever_words(left: str, right: str, rule: str) -> None:
    judgement = judge(said(left), said(right), cosine=CLOSE)
    assert (judgement.tier, judgement.rule) == (Tier.CONFLICT, rule)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Parents must collect their children at the school gate.",
            "Parents are obliged to collect their children at the school gate.",
        ),
        (
            "In no event shall the landlord be liable for damage to bicycles.",
            "The landlord is not liable for damage to bicycles.",
        ),
        ("Parking behind the clinic is free.", "Parking behind the clinic costs nothing."),
        ("Breakfast is part of the room rate.", "Breakfast is included in the room rate."),
        (
            "All crew, including the cooks, sleep on board during the voyage.",
            "All crew, including but not limited to the cooks, sleep on board during the voyage.",
        ),
        (
            "Letters are taken to the islands, including parcels of up to a kilogram.",
            "Nothing is taken to the islands except parcels of up to a kilogram.",
        ),
        ("Only managers may approve a claim.", "Nobody but a manager can approve a claim."),
        (
            "Digging may begin only after approval of the plan.",
            "Digging must not begin before approval of the plan.",
        ),
        ("Parking costs nothing on Sundays.", "A fee is charged for parking on weekdays."),
        ("Updates are installed automatically.", "Updates can be installed by hand at any time as well."),
        ("Parcels inside the limits are accepted.", "Parcels outside the limits are refused."),
        ("All rooms, including the library, are heated.", "All rooms except the cellar are heated."),
        ("Only residents may park in the yard.", "All visitors may leave bags in the yard."),
        ("Hands must be washed before the meal.", "Hands must be washed after the meal."),
        ("Only administrators can invite guests.", "All administrators can invite guests."),
        ("The first row is reserved for members.", "All members may sit in the first row."),
        ("Guests must be counted before the tour.", "Guests may take pictures after the tour."),
        (
            "The form has to be handed in before the trip.",
            "The receipts have to be handed in after the meeting.",
        ),
    ],
)
def test_the_same_in_other_words_is_no_conflict(left: str, right: str) -> None:
    assert judge(said(left), said(right), cosine=CLOSE).tier is None


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Staff must complete the check before the start date.", Way.BEFORE),
        ("Checks may not be started until after the start date.", Way.NOT_BEFORE),
        ("Checks must not be started before the start date.", Way.NOT_BEFORE),
        ("Checks may be started only after the start date.", Way.NOT_BEFORE),
        ("Checks can be started before the start date.", Way.EVEN_BEFORE),
        ("Checks may be completed after the start date.", Way.EVEN_AFTER),
        ("Checks must be started only after the start date.", Way.NOT_BEFORE),
    ],
)
def test_a_sentence_says_what_comes_first(text: str, way: Way) -> None:
    assert [order.way for order in orders_of(statement_of(text))] == [way]


@pytest.mark.parametrize(
    "text", ["The check was made before the start date.", "You must not smoke after lunch.", "Wash up after the meal."]
)
def test_no_order_is_set_by_what_was_so_or_by_a_plain_ban(text: str) -> None:
    assert orders_of(statement_of(text)) == ()


def test_orders_around_two_events_are_not_opposed() -> None:
    before = orders_of(statement_of("The form must be signed before the trip."))
    after = orders_of(statement_of("The form must not be signed before the interview."))
    assert opposite_orders(before, after) is None


def test_a_clause_ends_at_a_comma_and_a_row_is_read_whole() -> None:
    side = said("Brokers ring the desk, and they must not carry out screening themselves.")
    start = side.text.index("must not")
    assert "~screen" in clause(side, (start, start + 8))
    assert "desk" not in clause(side, (start, start + 8))


def test_a_slip_of_the_pen_leaves_no_scope_unknown() -> None:
    left = said("The plant shall pack all goods at its halls in Irwindale, California, under the licence.")
    right = said("The plant shall not pack all goods at its halls in Irwindale, Califronia, under the licence.")
    assert judge(left, right, cosine=0.95).scope.unknown == ()


@pytest.mark.parametrize(
    ("text", "taken_in", "part"),
    [
        ("Every plan, Starter included, can call the interface.", True, "starter"),
        ("All halls, including the Kettering hall, are heated.", True, "kettering hall"),
        ("With the exception of the cooks all crew sleep on board.", False, "cooks"),
        ("We mend everything but not zips.", False, "zips"),
    ],
)
def test_a_sentence_takes_in_or_leaves_out_a_part(text: str, taken_in: bool, part: str) -> None:
    found = inclusions_of(statement_of(text))
    assert [(item.taken_in, item.part) for item in found] == [(taken_in, bag(part))]


def test_nothing_except_a_part_is_not_opposed_to_all_with_that_part() -> None:
    left = inclusions_of(statement_of("Nobody except the cooks sleeps on board."))
    right = inclusions_of(statement_of("All crew, including the cooks, sleep on board."))
    assert opposite_inclusions(left, right) is None


def in_between(left: str, right: str) -> list[Tier | None]:
    """The tiers of a pair at those cosines at which it is surer than opposed stances need to be, and less sure than values."""
    judgements = [judge(said(left), said(right), cosine=cosine / 100) for cosine in range(40, 100)]
    limits = model()
    return [item.tier for item in judgements if limits.opposed <= item.confidence < limits.conflict]


def test_opposed_stances_need_less_certainty_than_values() -> None:
    stances = in_between(
        "Crew must get clearance from the mate before opening a hatch above two metres.",
        "Crew may not get clearance from the mate for a hatch; everything goes through the desk.",
    )
    values = in_between(
        "Crew get clearance from the mate within three hours of opening a hatch below deck.",
        "Crew get clearance from the mate within five hours; the desk is told of it as well.",
    )
    assert stances
    assert values
    assert set(stances) == {Tier.CONFLICT}
    assert set(values) == {Tier.REVIEW}
