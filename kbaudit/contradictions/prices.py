"""A price that stands for what is named with it, "£4 each", "the crew does it for £20", and what has none: "free of charge"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.facts.small_letters import small
from kbaudit.facts.statement import Statement
from kbaudit.facts.word_lists import words_in

__all__ = ["asks_for_price", "free_of_charge", "priced"]

_LEADS = re.compile(
    r"(?i)\b(?:costs?|charge|charges|charged|you pay|for|add|adds|rent it|rent one|buy|surcharge|supplement|fee|price|extra|at)"
    r"(?:\s+(?:of|is|you|us|each|an?|one|the|only|just))*\W*$"
)
"""Words right before an amount that make it what one pays."""
_VERBS = re.compile(
    r"(?i)\b(?:is|are|was|were|be|has|have|do|does|will|would|can|may|must|should|over|above|under|below|up|least|from|worth|limit|limited|"
    r"budget|cap|fine|fines|penalty|deposit|discount|off|save|saves|refund|voucher|value|reimburse|reimbursed|we pay|gets?|go|goes|carry|carries|receives?|earns?|between|amount|sum|insured|income|salary|wages?|turnover|balance|allowance|grant|bonus|reward|expenses)\b"
)
"""What makes of an amount something else than the price of what is named, or more than a line of a price list."""
_PAPER = (
    r"(?:the|your|our|an?|every|each|all) (?:[\w-]+ ){0,2}(?:polic(?:y|ies)|cover(?:age)?|insurance|lists?|reports?|handbooks?|documents?|guides?|tables?|sections?|"
    r"appendi(?:x|ces)|annex|contracts?|agreements?|scope|totals?|counts?|figures?|e-?mails?|letters?|invoices?|releases?|audits?|reviews?|samples?|searche?s?)"
)
"""Where something stands, or is covered: "now included in the policy" says nothing of a price."""
_FREE = re.compile(
    r"(?i)\b(?:(?<!not )free of charge|(?<!not )for free|(?:is|are) (?:(?!not|never|no)\w+ )?(?:free|complimentary)(?!-| (?:to|of|from)\b)|at no (?:\w+ )?(?:cost|charge)|costs? (?:you )?nothing|(?:pays?|be charged) nothing|no (?:extra |additional )?(?:charge|fee)|"
    rf"(?:is|are|comes?) (?!not )(?:\w+ )?included\b(?! (?:on|below|above|inline|in (?:version|this|the list)|in {_PAPER}|as)\b)|comes? with\b|part of the (?:price|fee|fare|rate|plan|package|rent)|on us\b|on the house|in the price|complimentary)"
    r"|[:;|]\s*free(?=\s*(?:$|[,;.(|]|for\b))"
)
_STEMS = "free|complimentary|charge|cost|nothing|fee|included|come|part of|on us|house|price".split("|")
"""Of these one stands in all that has no price."""
_NOT_FREE = re.compile(
    r"(?i)(?:\b(?:not|never|no longer)|n['’]t) (?:\w+ly )?free\b(?!-| (?:to|of|from)\b)|\bnot (?:for free|free of charge)\b"
)
_ASKS = re.compile(
    r"(?i)\b(?:(?:do|does|will|must|should|would)(?:n['’]t)?\s+(?:[\w'’-]+\s+){1,3}?(?:have to pay|need to pay|pay|cost|lose|be charged|get charged)\b|"
    r"(?:is|are)\s+(?:there|[\w'’-]+)\b.*\b(?:charge|charged|fee|fees|surcharge|extra|dearer)\b).*\?[\s'\"’”)]*$"
)
_BY_THE_HOUSE = re.compile(
    r"(?i)\b(?:do|does|will|would)\s+(?:you|(?:the|my|our)\s+(?:company|employer|firm|shop|insurer|insurance|council|landlord)|(?-i:[A-Z])\w+)\s+(?:\w+\s+)?pay\b|\bfree\b"
)
_CHARGED = re.compile(
    r"(?i)(?: (?:an?|each|per|the) \w+)? (?:is|are|will be|gets?) (?:(?:added|put) (?:to|on) (?:your|the|their) (?:\w+ )?(?:bill|invoice|total|fare|price|rent|tab)\b|charged\b(?! (?:back|by)\b)|billed\b)"
)
"""Words right behind an amount that make it what one pays."""
MOST_WORDS = 8
"""Words of a line of a price list without its amount."""
_BOUND = re.compile(
    r"(?i)(?:up to|above|over|under|below|at least|at most|from|no more than|less than|more than|between)\b"
)
_CURRENCY = re.compile(r"(?i)[$€£]|\b(?:pounds?|euros?|dollars?|pence|cents?)\b|\dp\b")
_BACK = 24


def priced(statement: Statement) -> tuple[int, int] | None:
    """The one amount that a sentence asks for, or its "not free"; None where it asks for none, or may mean something else by it."""
    amounts = [quantity for quantity in statement.quantities if quantity.dimension in ("money", "rate")]
    unpriced = _NOT_FREE.search(statement.text) if "free" in words_in(statement.text) else None
    if unpriced:
        return unpriced.span()
    if len(amounts) != 1 or not (amounts[0].high or amounts[0].low) or statement.conditions:
        return None
    start, end = amounts[0].span
    text = statement.text
    if not _CURRENCY.search(text, start, end) or _BOUND.match(text, start):
        return None
    rest = text[:start] + text[end:]
    line = len(rest.split()) <= MOST_WORDS and not _VERBS.search(rest)
    asked = _LEADS.search(text, max(0, start - _BACK), start) and not _VERBS.search(text[max(0, start - _BACK) : start])
    return (start, end) if line or asked or _CHARGED.match(text, end) else None


def free_of_charge(statement: Statement) -> tuple[int, int] | None:
    """The words by which a sentence that names no amount gives a thing without a price of its own."""
    if any(quantity.dimension in ("money", "rate") for quantity in statement.quantities):
        return None
    letters = small(statement.text)
    match = _FREE.search(statement.text) if any(stem in letters for stem in _STEMS) else None
    return match.span() if match else None


def asks_for_price(question: str) -> bool:
    """Whether a question is after what one has to pay oneself, so that the answer no grants: "Will I be charged?"."""
    return bool(_ASKS.search(question)) and not _BY_THE_HOUSE.search(question)
