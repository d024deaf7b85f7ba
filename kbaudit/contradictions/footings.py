"""On what footing something holds: at once or after a wait, with an event or beyond it, binding or not, without limit or up to one."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.contradictions.settled_matters import Matter, Settled, either_way
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["HINT", "footings"]

HINT = hint(
    "immediately immediate once straight instantly forthwith outset day delay start after until earlier sooner waiting first wait "
    "survive survives outlast outlasts continue continues ends lapses lapse ceases cease terminates keep keeps "
    "binding part prevail prevails force enforceable information convenience guidance illustrative advisory reference "
    "unlimited limit limits many much often uncapped maximum most cap capped limited more exceed exceeds up any number only single end following"
)
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety|\d+)(?: \(\d+\))?"
_UNITS = r"(?:(?:calendar|working|business|full|whole) )?(?:hours?|days?|weeks?|fortnights?|months?|quarters?|years?|seasons?)"
_AT_ONCE = alternatives(
    r"\b(?:immediately|instantly|forthwith|straight ?away|right away|without (?:any )?(?:delay|waiting period|wait))\b(?! (?:after|before|if|when|preceding|prior|following))|\bwith immediate effect\b|(?<!not )\bat once\b|\bon the spot\b|\bfrom (?:day one|the (?:very )?(?:outset|first day|first hour|day (?:one|of (?:joining|appointment|hire|purchase|signature))|start)|their first day|your first day|his first day|the beginning)\b|\bthere is no waiting (?:period|time)\b|\bno (?:waiting|qualifying) (?:period|time)\b"
)
_LATER = alternatives(
    rf"\b(?:only|first|not) (?:\w+ ){{0,2}}?after {_COUNT} {_UNITS}\b|\b(?:not|no|nothing|nobody|never)\b[^.;:]{{0,60}}? until {_COUNT} {_UNITS}\b|\b(?:not|no) (?:earlier|sooner) than {_COUNT} {_UNITS}\b|\b(?:after|following) (?:a )?(?:waiting|qualifying|probation\w*|trial) period\b|\bafter (?:the )?(?:first )?{_COUNT} {_UNITS}\b|\b{_COUNT} {_UNITS} (?:after|following|from)\b|\bat the end of (?:the|each|every|that) (?:month|quarter|year|term|season)\b|\bwaiting period of\b|\bwait(?:ing)? (?:of )?{_COUNT} {_UNITS}\b|\buntil {_COUNT} {_UNITS} (?:have|has) (?:passed|elapsed|gone by)\b|\b(?:the|that) following (?:month|week|year|quarter)\b"
)
_BEYOND_IT = alternatives(
    r"\b(?:survives?|outlasts?|outlives?)\b|\b(?:continues?|goes on|lasts?|remains?(?: \w+){0,2}|stays?(?: \w+){0,2}|applies|binds?|keeps?(?: \w+){1,4}|retains?(?: \w+){1,4}|holds?) (?:even )?(?:after|beyond) (?!(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b)|\bis not affected by (?:the )?(?:termination|expiry|end|sale|departure|death)\b"
)
_WITH_IT = alternatives(
    r"\b(?:ends?|lapses?|ceases?|expires?|terminates?|falls? away|stops?|comes? to an end|is lost|are lost|is extinguished|is forfeited) (?:automatically |at once |immediately )?(?:with|when|once|on|upon|as soon as|if) (?!(?:\d|the (?:first|last|\d)|[\w]+day\b|january|february|march|april|may|june|july|august|september|october|november|december))"
)
_BINDING = alternatives(
    r"(?<!not )(?<!non-)(?<!be )\b(?:is|are|be) (?:final and |legally |fully )?(?:binding|enforceable|authoritative|mandatory)\b|\bforms? (?:an? )?(?:integral |essential )?part of\b|\bprevails?\b|\bhas (?:full |legal |the same )?(?:force|effect)\b|\bhave (?:equal|full|legal|the same) force\b|\bequally (?:authentic|binding|valid)\b|\bbinds? (?:the|all|both|every|us|you)\b"
)
_NOT_BINDING = alternatives(
    r"\bfor (?:information|convenience|guidance|reference|illustration|ease of reference)(?: purposes)?(?: only)?\b|\b(?:not|never) (?:legally )?(?:binding|enforceable)\b|\bnon-?binding\b|\bno (?:legal |binding )?(?:force|effect)\b|\bnot (?:an? )?(?:integral )?part of\b|\b(?:is|are) (?:merely |only |purely )?(?:illustrative|advisory|indicative|informative)\b|\b(?:do|does|shall) not (?:affect|form part|bind)\b|\bbinds? (?:nobody|no one|neither|none)\b"
)
_UNLIMITED = alternatives(
    r"\bunlimited\b(?! (?:liability company))|\bwithout (?:any )?(?:limit|limitation|restriction)(?=\W*$|[,;.]| (?:on|as to|in) (?:the )?(?:number|amount|size|quantity))|\b(?:no|without an?) (?:upper )?(?:limit|cap|maximum|ceiling|restriction) (?:on|to|for|of)\b|\b(?:there is|there['’]s|has|have|with) no (?:upper )?(?:limit|cap|maximum|ceiling)\b|\buncapped\b|\bas (?:many|much|often|frequently)(?: [\w'’-]+){0,3} as (?:you|they|he|she|it|we|the \w+|anyone) (?:likes?|wants?|wish(?:es)?|pleases?|needs?|chooses?|can)\b|\bany number of\b"
)
_UP_TO = alternatives(
    r"\b(?:limited|restricted|capped) (?:to|at) (?=\$|€|£|\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|twenty\b|the\b)|\b(?:at most|no more than|not more than|not exceed(?:ing)?|never exceeds?|a maximum of|maximum of|up to|limit of|cap of|ceiling of) (?=[$€£]?\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|fifteen\b|twenty\b|thirty\b|half\b)|\b(?:shall|will|may|must|cannot) not exceed\b|\bcannot exceed\b|\b(?:a|one) single (?:term|copy|use|time|guest|request|item|vote|visit)\b|\bonly (?:once|one|two|three|four|five|six|ten)\b|\bno more than (?:once|twice)\b|\bat most (?:once|twice)\b"
)
_READINGS = (
    (Matter.START, _AT_ONCE, _LATER),
    (Matter.END, _BEYOND_IT, _WITH_IT),
    (Matter.FORCE, _BINDING, _NOT_BINDING),
    (Matter.AMOUNT, _UNLIMITED, _UP_TO),
)
_CASE = re.compile(r"\b(?:if|unless|except|in case)\b")


def footings(text: str) -> Iterator[Settled]:
    """On what footing a sentence says that something holds; nothing where it says both, or says it only of a case."""
    letters = small(text)
    return (item for item in either_way(letters, _READINGS) if not _CASE.search(letters, 0, item.span[0]))
