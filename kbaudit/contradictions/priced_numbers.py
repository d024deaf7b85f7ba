"""Bare numbers that the words around call a price: "Adult: 245.00" on a tariff, "Fee: 49", "20.00" under "Price list"."""

# ruff: noqa: E501 - lists of words read better unbroken.

from __future__ import annotations

import re
from dataclasses import replace

from kbaudit.contradictions.slots import Slot

__all__ = ["priced"]

_PRICE = (
    r"(?:fees?|prices?|pricing|tariffs?|costs?|charges?|surcharges?|fares?|deposits?|excess|deductibles?|subscriptions?|premiums?|salar(?:y|ies)|wages?|"
    r"rent|fines?|penalt(?:y|ies)|stipends?|bonus(?:es)?|commissions?|reimbursements?|refunds?|till|pence|pounds|euros|dollars|£|€|\$|GBP|EUR|USD)"
)
_NAMES_A_PRICE = re.compile(rf"(?i)(?<![\w-]){_PRICE}(?!\w)")
_IS_A_PRICE = re.compile(
    r"(?i)(?<![\w-])(?:fee|price|tariff|cost|charge|surcharge|fare|deposit|excess|deductible|subscription|premium|salary|wage|rent|fine|penalty|stipend|bonus)(?: \([^()\d]{1,30}\))?$"
)
"""How a label ends that is the price of something."""
_HEADS_PRICES = re.compile(
    r"(?i)(?<![\w-])(?:price (?:list|card|sheet)|prices|pricing|tariffs?|fees?|charges|fares|costs?|surcharges|rate card|till)(?!\w)"
)
_LABEL = re.compile(r"(?P<label>[^\d:=|;]{2,60})\s*[:=|]\s*$")
_WITH_PENCE = re.compile(r"\d{1,3}(?:,?\d{3})*\.\d\d")
_WHOLE = re.compile(r"\d{1,3}(?:,?\d{3})*|\d{4,7}")
_CLOSES = re.compile(
    r"\s*(?:$|[.,;|](?:\s|$)|\((?!\w+\))|(?:per|an?|each|every|for (?:each|every|the|an?)|plus|extra|net|incl\w*|excl\w*|payable|nightly|daily|monthly|yearly|annually)\b)"
)
"""What may follow a price: an end, or what it is for; no thing that is counted."""
_NO_PRICE = re.compile(
    r"(?i)(?<!\bper )(?<!\ba )(?<!\ban )(?<!\beach )\b(?:codes?|numbers?|no|nos|accounts?|ids?|refs?|references?|versions?|release|lines?|pages?|sections?|items?|count|quantity|qty|days?|hours?|minutes?|weeks?|months?|years?|"
    r"percent|%|rating|score|ratio|factor|level|zone|class|step|units?|seats?|users?|people|miles?|km|kg|gb|mb)\b[\s.)]*$"
)
"""How a label ends that names or counts: "Fee code", "Cost centre number", "Charge line", "Fee (days)"."""


def priced(text: str, slots: tuple[Slot, ...], around: tuple[str, ...]) -> tuple[Slot, ...]:
    """The slots with the bare numbers that are prices as money of no named currency. `around` are title, last heading and lead.

    A number with two decimals is a price where its label, its sentence or a heading speaks of prices; a whole number only behind a
    label that ends in the word for a price: what stands alone on a page of prices may be a tier, or the number of an item.
    """
    if not any(slot.kind == "number" for slot in slots):
        return slots
    return tuple(_as_money(slot) if slot.kind == "number" and _is_price(text, slot, around) else slot for slot in slots)


def _is_price(text: str, slot: Slot, around: tuple[str, ...]) -> bool:
    written = slot.quantity.raw if slot.quantity else ""
    digits = text[slot.start : slot.end]
    if slot.quantity is None or slot.quantity.low != slot.quantity.high or digits != written:
        return False
    if not _CLOSES.match(text, slot.end):
        return False
    label = _LABEL.search(text, 0, slot.start)
    name = label["label"].strip() if label else ""
    if name and _NO_PRICE.search(name):
        return False
    headed = any(_HEADS_PRICES.search(part) for part in around)
    if _WITH_PENCE.fullmatch(digits):
        return headed or _NAMES_A_PRICE.search(name or text[: slot.start]) is not None
    return _WHOLE.fullmatch(digits) is not None and _IS_A_PRICE.search(name) is not None


def _as_money(slot: Slot) -> Slot:
    quantity = slot.quantity
    return slot if quantity is None else replace(slot, kind="money", quantity=replace(quantity, dimension="money"))
