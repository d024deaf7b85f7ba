"""What a price, a fee or a whole takes in, and what comes on top of it: "inclusive of travel", "travel is charged in addition"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.contradictions.settled_matters import Matter, Pole, Settled
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["HINT", "included"]

HINT = hint(
    "included inclusive includes include including covers cover covered comes part parts free complimentary nothing charge cost house price "
    "net add adds charges us bills levy prices pays "
    "addition additional extra top separate separately excluded exclusive excludes excluding charged billed invoiced costs surcharge supplement fee plus payable reimbursed absorbed"
)
_WHOLE = r"(?:the |your |our |every |each |all |any |this |that |its |their )*(?:[\w'’-]+ ){0,2}?(?:prices?|fee|fees|rate|rates|fare|rent|ticket|plan|package|subscription|cost|charge|premium|membership|salary|tuition|booking|total|tariff|stay|quote|quotation|retainer|rental|hire|lease|deal|order|licen[cs]e|service charge|menu prices)"
_NOTHING = r"(?:at |for |with )?(?:no (?:extra |additional |further |separate |added )?(?:cost|charge|fee|payment|surcharge)|nothing (?:extra|more|further|on top)?)"
_TAKEN_IN = alternatives(
    rf"(?<!not )(?<!n['’]t )(?<!never )\b(?:already |all |fully |automatically )?included (?:in|with|within) {_WHOLE}\b|\b(?:is|are|be|comes?) (?:already |all |fully |automatically |always |also )?included(?=\W*$|[,;.])|(?<!not )\binclusive of\b|\b{_WHOLE} (?:already |also |automatically )?(?:includes?|covers?|takes in|comprises?|contains?)\b|"
    rf"\bcomes? (?:\w+ )?with (?=(?:a |an |the |every |your )?(?:free |complimentary )?\w)|\bforms? (?:an? )?(?:integral |essential |inseparable )?part of\b|\b(?:is|are) (?:an? )?(?:integral |essential |inseparable |binding )?part of\b|\b(?:is|are) covered by {_WHOLE}\b|\bcounts? towards {_WHOLE}\b|\b(?:is|are) (?:set off|credited|deducted) (?:against|to|from) {_WHOLE}\b|\bbuilt into {_WHOLE}\b|\babsorbed (?:in|into|by)\b|"
    rf"(?<!not )\bfree of charge\b|(?<!not )\bfor free\b|\bcomplimentary\b|\bon the house\b|\bthrown in\b|\b(?:at|for|with|without) (?:any |an )?(?:no )?(?:extra|additional|further|separate|added) (?:cost|charge|fee|payment)\b|\bat no (?:\w+ )?(?:cost|charge)\b|\bcosts? (?:you |them |members |guests |nothing )?nothing\b|\bno (?:\w+ )?(?:charge|fee|surcharge|supplement) (?:is made|is due|is payable|applies|is levied|for)\b|\bwithout (?:charge|paying|a fee|any fee|a charge|surcharge)\b|\bnothing (?:more |extra |further )?to pay\b|(?<!not )\b(?:is|are) (?:always |entirely |completely |absolutely )?free(?=\W*$|[,;.]| (?:for|on|with|to all)\b)|\b(?:on us|on the house)(?=\W*$|[,;.])|\bat (?:our|the house['’]s) (?:cost|expense)\b|\bno (?:extra |additional )?charge\b|\bpart of the (?:price|fee|fare|rate|plan|package|rent|deal|service)\b"
)
_ON_TOP = alternatives(
    rf"\b(?:in addition to|on top of|over and above|additional to|further to|besides|separate(?:ly)? from|apart from|not part of|not a part of|outside of?|exclusive of|excluding|net of|not included in|no part of|not covered by|not within|not contained in) {_WHOLE}\b|\b(?:is|are|forms?|be|comprises?) (?:not|no) (?:an? )?(?:integral )?part of\b|\bdo(?:es)? not form (?:an? )?part of\b|\bdo(?:es)?n['’]t form (?:an? )?part of\b|\bexclusive of\b|"
    rf"\b(?:charged|billed|invoiced|payable|paid|priced|sold|reimbursed|added|costs?|comes?|is|are|at) (?:for )?(?:extra|separately|on top|in addition|additionally|as an extra|as an add-on|as an optional extra)\b|\b(?:charged|billed|invoiced|sold|available|offered) (?:to \w+ )?(?:at|for) (?=[$€£]?\d)|\bat (?:an? )?(?:extra|additional|further|separate|added) (?:cost|charge|fee)\b|\bfor an? (?:extra|additional|further|small|separate|modest)? ?(?:cost|charge|fee|supplement|surcharge|payment)\b(?! of (?:zero|nothing|0)\b)|\b(?:supplement|surcharge|extra charge|separate charge|additional charge|separate fee|additional fee|extra fee) (?:of|for|is|applies|will)\b|\bcosts? (?:an (?:extra|additional) )?(?=[$€£]?\d)|\bcosts? extra\b|"
    rf"\b{_WHOLE} (?:excludes?|(?:do(?:es)? not|do(?:es)?n['’]t|never) (?:include|cover|take in|comprise|contain|extend to))\b|\bnone of (?:our |the |your |these )?(?:\w+ )?(?:prices|fees|rates|fares|rents|tickets|plans|packages) (?:includes?|covers?)\b|\b(?:is|are) (?:not|never) (?:\w+ )?included\b|\b(?:is|are)n['’]t included\b|\b(?:is|are) excluded from\b|\b(?:is|are) (?:an |optional |charged )?extras?(?=\W*$|[,;.])|\bplus (?:[\w-]+ )?(?:vat|tax|postage|delivery|travel|expenses|service|breakfast)\b|\ba (?:\w+ )?(?:fee|charge|surcharge|supplement) (?:of|is|applies|will|becomes)\b|\bnot (?:for free|free(?: of charge)?)\b|\bnet of (?:vat|tax)\b|\b(?:is|are|be|get|gets) charged (?=[$€£]?\d|for\b|extra\b)|\b(?:needs?|requires?) (?:an? )?(?:separate |extra |additional )?(?:ticket|booking|fee|payment|supplement) (?:of its own|of their own)?|\b(?:we|the \w+) (?:add|adds|charge|charges|bill|bills|levy|levies|invoice|invoices) (?=[$€£]?\d|an?\b|for\b|extra\b|separately\b)|\bthere is an? (?:\w+ )?(?:charge|fee|supplement|surcharge) (?:of|for|on)\b|\bcomes? to [$€£]?\d|\b(?:is|are) (?:an )?optional extras?\b|\bbilled by the\b|\bpays? (?:separately|extra|on top)\b"
)
_UNSURE = re.compile(r"\b(?:may|might|can be|could|unless|except|some|sometimes|usually|normally)\b")
"""What leaves open whether a thing is taken in."""


def included(text: str) -> Iterator[Settled]:
    """Where a sentence says that a thing is taken in, or that it comes on top; a sentence that says both parts two things."""
    letters = small(text)
    if _UNSURE.search(letters):
        return
    added = _ON_TOP.search(letters)
    inside = next((match for match in _TAKEN_IN.finditer(letters) if not added or not _meet(match, added)), None)
    if added and not inside:
        yield Settled(Matter.PRICE, Pole.NO, added.span())
    elif inside and not added:
        yield Settled(Matter.PRICE, Pole.YES, inside.span())


def _meet(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.start() < two.end() and two.start() < one.end()
