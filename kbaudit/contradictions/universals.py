"""Rules that hold whoever or whatever it is, by express words, and those that leave a group out: "of whatever class", "not admitted".

"All staff may join" and "temporary staff may not" can be a rule and its exception. Where the rule says itself that it knows none
("whatever the contract", "part-time or not", "without exception"), they cannot both hold.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.contradictions.settled_matters import Matter, Pole, Settled
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["HINT", "universal"]

HINT = hint(
    "whatever whichever regardless irrespective matter exception exceptions included including any every single alike not no never without cannot nobody none nor "
    "excluded exempt except barred refused ineligible left out only"
)
_WHOEVER = alternatives(
    r"\bof whatever \w+|\bwhatever (?:the|your|their|his|her|its|our)(?: \w+){1,2}|\bwhichever (?:the|your|their|his|her|its|our)? ?\w+|\b(?:regardless|irrespective) of(?: \w+){1,3}|\bno matter (?:what|which|who|whose|where|how|whether)\b|\bwithout (?:any )?(?:exception|distinction)\b|\bno exceptions?\b|\bnobody is (?:exempt|excepted|left out|excluded)\b|"
    r"\bof any (?:age|kind|size|class|rank|grade|nationality|type|sort|origin|sex|faith|status|value|make|description)\b|\b(?P<twice>\w+) or no (?P=twice)\b|\b[\w-]+ or not(?=\W*$|[,;.])|\bwith or without\b|\bwhether or not\b|\bbe (?:it|they) [\w'’ -]{2,40} or\b|,[\w'’ -]{2,30} included\b|, including [\w'’ -]{2,40}|\balike\b|\bevery single\b|\beach and every\b|\ball \w+ without exception\b|\bdown to the last\b|\bjust (?:as|like) \w+"
)
_LEFT_OUT = alternatives(
    r"\b(?:is|are|be) (?:\w+ )?(?:excluded|exempt|exempted|barred|ineligible|left out|shut out|omitted)\b|\b(?:do|does) not (?:extend to|apply to|cover|include|qualify|count|take part|receive|get|have)\b|\b(?:don|doesn)['’]t (?:extend to|apply to|cover|include|qualify|count|take part|receive|get|have)\b|\b(?:is|are) not (?:admitted|eligible|entitled|covered|included|allowed|permitted|insured|accepted|counted|paid|given|granted)\b|\b(?:isn|aren)['’]t (?:admitted|eligible|entitled|covered|included|allowed|permitted|insured|accepted|counted|paid|given|granted)\b|"
    r"\b(?:have|has) no (?:vote|right|claim|access|say|entitlement|share|cover|part)\b|\bwithout (?:a|any|the) (?:vote|right|claim|say|entitlement|share)\b|\b(?:cannot|can not|can['’]t|may not|must not|shall not) (?:join|apply|vote|take part|enter|claim|use|have|get|receive|attend|be (?:admitted|covered|insured|accepted|paid|given|granted))\b|\bfall(?:s)? outside\b|\b(?:is|are) (?:turned away|refused|rejected|not taken)\b|\bexcludes\b|\b(?:get|gets|receive|receives|earn|earns) (?:no|nothing|none)\b"
)


def universal(text: str) -> Iterator[Settled]:
    """Where a sentence says that it knows no exception, or leaves a group out."""
    letters = small(text)
    whoever, left_out = _WHOEVER.search(letters), _LEFT_OUT.search(letters)
    if whoever and not left_out:
        yield Settled(Matter.GROUP, Pole.YES, whoever.span())
    elif left_out and not whoever:
        yield Settled(Matter.GROUP, Pole.NO, left_out.span())
