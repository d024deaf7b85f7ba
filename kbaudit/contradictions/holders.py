"""Who pays and who decides, and who is said not to: "at the hospital's cost", "cannot be claimed back from the hospital".

Two statements that name two payers may speak of two costs. Where one says of the very payer of the other that he pays nothing, or of
the very one who decides that it is not for him, they cannot both hold; and what the house pays, its customers do not.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.contradictions.settled_matters import Matter, Pole, Settled
from kbaudit.contradictions.words import bag
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["HINT", "holders"]

HINT = hint(
    "bought pocket risk borne bear bears paid pay pays payable met meets meet funded settled cost costs expense expenses charged billed claimed recovered deducted buy buys responsible liable falls fall us yours ours "
    "refund refunds refunded reimburse reimburses reimbursed reclaimed contribute contributes free charge decide decides decided decision say alone power authority approve approves approved grant grants granted sign signs signed addressed sent go goes never"
)
_DUE = r"(?:(?:shall|will|must|has to|have to|is to|are to) )?(?:always |alone |also |gladly )?"
_COSTS = r"(?:costs?|repairs?|maintenance|upkeep|cleaning|expenses?|fees?|charges?|payment)"
_DEEDS = (
    r"(?:decid|determin|approv|authori[sz]|grant|sign|appoint|choos|allow|permit|award|releas|confirm|fix|agre|consent)"
)
_NOT = r"(?:never|not|cannot|(?:do|does|shall|will|need|must|should|may) not(?: have to)?|(?:do|does|wo|need|must)n['’]t(?: have to)?|can['’]t|is not (?:obliged|required|liable) to|are not (?:obliged|required|liable) to)"


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that say what somebody does, and on which side of them he is named."""

    matter: Matter
    pole: Pole
    behind: bool
    pattern: re.Pattern[str]


_CUES = (
    _Cue(
        Matter.PAYER,
        Pole.NO,
        False,
        alternatives(
            rf"\b{_NOT} (?:\w+ly )?(?:be )?(?:pay|bear|meet|contribute|fund|settle|reimburse|refund|charged|billed)\b|\b{_DUE}(?:pays?|bears?|contributes?|reimburses?|refunds?) (?:nothing|none|no\b)"
        ),
    ),
    _Cue(
        Matter.PAYER,
        Pole.NO,
        True,
        alternatives(
            r"\b(?:free(?: of charge)?|at no (?:cost|charge)) (?:to|for) |\b(?:not|never|cannot|nor|neither|no)\b[^.;:]{0,60}? (?:claimed|recovered|reclaimed|charged|billed|recharged) (?:back )?(?:from|to) |"
            r"\b(?:not|never) (?:be )?(?:borne|paid(?: for)?|met|payable|funded|settled|reimbursed|refunded) by "
        ),
    ),
    _Cue(
        Matter.PAYER,
        Pole.YES,
        True,
        alternatives(
            r"\b(?:borne|paid(?: for)?|met|payable|funded|settled|picked up|reimbursed|refunded) (?:in full |\w+ly )?by |\bat the (?:sole )?(?:cost|expense) of |\b(?:charged|billed|invoiced|recharged) to |\bfalls? (?:on|upon) |\b(?:is|are|comes?) on (?=us\b)|\bbought by |\bout of (?=[\w ]{2,30}?['’]?s?['’]? own pocket\b)|\bat the risk of |\b(?:deducted|taken|docked|withheld) from (?=[\w ]{2,30}?['’]?s?['’]? (?:salary|wages?|pay|deposit|stipend)\b)|"
            rf"\b(?:is|are|lies?|rests?) (?=(?:ours?|yours?) to (?:bear|pay|meet)\b)|\b{_COSTS}\b[^.;:]{{0,40}}? (?:is|are) (?:a matter for|the (?:business|responsibility|concern|duty) of|down to) "
        ),
    ),
    _Cue(
        Matter.PAYER,
        Pole.YES,
        False,
        alternatives(
            rf"['’]s? (?:own |sole )?(?:cost|expense)\b|\b{_DUE}(?:pays?|bears?|meets?|funds?|settles?|foots?) (?:for )?(?=(?:the|any|all|every|half|out)\b|[$€£\d])|\b{_DUE}(?:buys?|purchases?) (?:their|his|her|its|your) own\b|\b{_DUE}(?:reimburses?|refunds?|pays? back)\b|\b(?:is|are|be) (?:solely |fully )?(?:responsible|liable|accountable) for (?:the |all |any )*{_COSTS}\b"
        ),
    ),
    _Cue(
        Matter.POWER,
        Pole.NO,
        False,
        alternatives(
            r"\b(?:has|have) (?:no|neither) (?:\w+ )?(?:power|say|authority|right|vote|voice|part|role|discretion)\b|\b(?:is|are) (?:not|neither|never) (?:\w+ )?(?:involved|consulted|asked|entitled|empowered|authori[sz]ed|competent)\b|\b(?:takes?|plays?) no part\b|"
            rf"\b(?:cannot|can not|may not|must not|shall not|does not|do not|never|can['’]t|doesn['’]t|don['’]t|mustn['’]t) (?:\w+ly )?{_DEEDS}"
        ),
    ),
    _Cue(
        Matter.POWER,
        Pole.NO,
        True,
        alternatives(
            rf"\b(?:never|not|rather than|instead of) (?:to|by|through|via) |\b(?:not|never) (?:be )?{_DEEDS}\w* by |\b(?:is|are) (?:not|never) (?:for|up to|a matter for) (?=[\w ]{{3,40}} to\b)"
        ),
    ),
    _Cue(
        Matter.POWER,
        Pole.YES,
        True,
        alternatives(
            rf"\b(?:for|up to|in the hands of|left to) (?=[\w ,]{{3,60}} to {_DEEDS})|\b{_DEEDS}\w* (?:only |solely |exclusively )?by |\b(?:to|with|by) (?=[\w ]{{3,40}},? (?:who|which) (?:has|have) the (?:final|last|only) (?:say|word|decision))|"
            r"\b(?:go|goes|sent|addressed|submitted|handed|reported) (?:only |directly |straight |in writing )?to "
        ),
    ),
    _Cue(
        Matter.POWER,
        Pole.YES,
        False,
        alternatives(
            rf"\b{_DUE}(?:has|have) (?:the )?(?:final|last|only|deciding|casting) (?:say|word|decision|vote)\b|\b{_DUE}(?:decides?|determines?|approves?|authori[sz]es?|grants?|signs?|appoints?)\b"
        ),
    ),
)
_DENIED = re.compile(r"\b(?:not|never|no|nor|neither|cannot|without)\b|n['’]t\b")
_ENDS = re.compile(
    r"\s*(?:$|[.,;:()!?]|['’]|\b(?:and|or|who|which|that|for|in|at|on|with|as|unless|if|when|after|before|alone|only|up|without|under|to|from|salary|wages|pay|is|are)\b)"
)
_BEGINS = re.compile(r"[.,;:()!?]\s|\b(?:and|but|or|that|which|who|is|are|be|at|by|of)\s")
_WORDS = 5
_EACH = re.compile(r"\b(?:each|(?:its|their|his|her) own|respective|half|part|share)\b")
_SPEAKERS = {"we": "us", "us": "us", "our": "us", "ours": "us", "you": "you", "your": "you", "yours": "you"}
_HOUSE = bag(
    "company firm employer hospital school bank lender supplier seller vendor insurer council club hotel landlord lessor manufacturer provider organiser university "
    "airline carrier trust house licensor franchisor operator practice library shop store college ministry publisher"
) | {"us"}
_OTHERS = bag(
    "investor shareholder sender recipient buyer purchaser customer client consumer tenant lessee employee worker staff patient student pupil parent guest member hirer borrower candidate applicant "
    "passenger policyholder insured licensee franchisee visitor participant attendee traveller user subscriber resident renter trainee author exhibitor"
) | {"you"}
"""Those on the two sides of a counter: what the one side pays, the other does not."""


def holders(text: str) -> Iterator[Settled]:
    """Whom a sentence names as the one who pays or decides, and of whom it says that he does not.

    Where the payer is one of the house or one of its customers, YES says that the house pays.
    """
    letters = small(text)
    found = list(_found(letters))
    poles = {item.pole for item in found if item.matter is Matter.PAYER and not item.part}
    yield from found if len(poles) < 2 else (item for item in found if item.part)


def _found(letters: str) -> Iterator[Settled]:
    taken: list[tuple[int, int]] = []
    for cue in _CUES:
        for match in cue.pattern.finditer(letters):
            span = match.span()
            if any(start < span[1] and span[0] < end for start, end in taken):
                continue
            if cue.pole is Pole.YES and _DENIED.search(match[0]):
                continue
            who = _behind(letters, span[1]) if cue.behind else _before(letters, span[0])
            part = _party(letters[slice(*who)])
            span = min(span[0], who[0]), max(span[1], who[1])
            if not part or (cue.matter is Matter.PAYER and _EACH.search(letters, *span)):
                continue
            taken.append(span)
            house, others = not part.isdisjoint(_HOUSE), not part.isdisjoint(_OTHERS)
            if cue.matter is Matter.PAYER and house != others:
                yield Settled(Matter.PAYER, Pole.YES if house == (cue.pole is Pole.YES) else Pole.NO, span)
            else:
                yield Settled(cue.matter, cue.pole, span, part)


def _behind(letters: str, start: int) -> tuple[int, int]:
    """Where he stands who is named behind some words."""
    ending = _ENDS.search(letters, start + 1)
    return start, ending.start() if ending else len(letters)


def _before(letters: str, end: int) -> tuple[int, int]:
    """Where he stands who is named before some words, in their clause."""
    return max((match.end() for match in _BEGINS.finditer(letters, 0, end)), default=0), end


def _party(written: str) -> frozenset[str]:
    """The content words of those who are meant; the house and the reader have names of their own."""
    said = written.split()
    if len(said) > _WORDS:
        return frozenset()
    return bag(written) or frozenset(_SPEAKERS[word] for word in said if word in _SPEAKERS)
