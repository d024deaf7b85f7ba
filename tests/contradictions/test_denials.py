"""What is denied, advised or over is held against what the other statement says of the same, wherever it stands."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier

CLOSE = 0.85
"""The cosine of two statements on one matter."""


def tier(left: str, right: str) -> Tier | None:
    found = [judge(side_of(a), side_of(b), cosine=CLOSE).tier for a, b in ((left, right), (right, left))]
    assert found[0] is found[1]
    return found[0]


@pytest.mark.parametrize(
    ("text", "said", "denied"),
    [
        # Behind a noun that names the time or the case the main clause goes on.
        ("Parcels handed in after the last van {} wait until Monday.", "must", "need not"),
        ("In case of frost the sprinklers {} be drained by the groundsman.", "must", "need not"),
        ("Bids lodged after the public opening {} be returned unread.", "shall", "shall not"),
        ("Rowers arriving before the first bell {} use the indoor tank.", "may", "must not"),
        ("Hall keys returned following the weekend {} be left with the baker.", "may", "must not"),
        ("In the event of a flood the cellar lamps {} off by themselves, so carry a torch.", "switch", "do not switch"),
        # What is so no longer.
        ("Singers are {} a locker beside the organ.", "given", "no longer given"),
        ("The night bus {} at the quarry gate.", "still stops", "no longer stops"),
        ("Grants for roof repairs are {} in two halves.", "paid", "no longer paid"),
        # What one advises and the other leaves open.
        ("Beaters {} wear the orange vest during the drive.", "should", "need not"),
        ("You {} ring the bell before entering the bird hide.", "should", "don't have to"),
        ("Anglers {} tell the warden which bank they fish from.", "are expected to", "are under no obligation to"),
        # What costs something, and what does not.
        ("Corkage is {} on wine bought in our own cellar.", "charged", "not charged"),
        ("A landing fee is {} for kayaks at the slipway.", "charged", "not charged"),
        # What a syllable denies.
        ("Prams are {} on the upper deck of the ferry.", "welcome", "unwelcome"),
        ("The pool deck is {} during the lunch hour.", "supervised", "unsupervised"),
        # A number that ends its sentence names nothing.
        ("The most guests that a cabin takes is {}. Ask the warden if you need more beds.", "6", "8"),
    ],
)
def test_two_statements_that_exclude_each_other_conflict(text: str, said: str, denied: str) -> None:
    assert tier(text.format(said), text.format(denied)) is Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Wait at the sluice until the tide has turned.", "Wait at the sluice until the tide has not turned."),
        (
            "In the event of a tie that must be broken, the captain draws lots.",
            "In the event of a tie that need not be broken, the captain draws lots.",
        ),
        ("The old pier was no longer safe after the storm.", "The old pier is safe."),
        ("Mooring was free until 2019 and is no longer free.", "Mooring is free."),
        ("The tram formerly stopped here.", "The tram does not stop here."),
        ("You are not charged until the boat leaves.", "You are charged when you book the boat."),
        ("Furnished cabins need a deposit of one month.", "Unfurnished cabins need a deposit of two months."),
        ("An unsupervised child may not use the pool.", "A supervised child may use the pool."),
        ("The chapel is not unheated in winter.", "The chapel is heated in winter."),
        ("6. Ask the warden if you need more beds.", "8. Ask the warden if you need more beds."),
        ("Step 6. Ask the warden for more beds in the cabin.", "Step 8. Ask the warden for more beds in the cabin."),
        ("You should ring before you come.", "You may ring before you come."),
    ],
)
def test_what_only_sounds_so_does_not(left: str, right: str) -> None:
    assert tier(left, right) is not Tier.CONFLICT


def test_a_word_that_is_denied_in_a_condition_affirms_nothing() -> None:
    left = "If the lamp is off and you can't reach the switch, call the porter."
    right = "If the lamp is off, and you can't reach the switch, call the porter."
    assert tier(left, right) is None
