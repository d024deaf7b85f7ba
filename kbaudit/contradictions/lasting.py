"""What lasts for good or goes on without a break, and what ends, lapses or pauses: "never expires", "within 24 months … is lost"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.contradictions.settled_matters import Matter, Pole, Settled
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["HINT", "lasting"]

HINT = hint(
    "never expire expires expired expiry indefinitely indefinite permanently permanent perpetual perpetuity forever ever good life lifetime lifelong limit limits unlimited time "
    "break interruption pause throughout round end ends endless lapse lapses deadline day days week weeks month months year years fortnight quarter night long open closed closes shut until "
    "nothing nobody locked carry carries goes continue continues fail during hour hours "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december summer winter lunch weekends noon anniversary"
)
_FOR_GOOD = alternatives(
    r"\b(?:never|do not|does not|don['’]t|doesn['’]t|cannot|will not|won['’]t|shall not|not ever) (?:ever )?(?:expires?|lapses?|run out|runs out|go stale|goes stale|time out|be (?:deleted|erased|destroyed|wiped|purged|removed|thrown away|discarded)|get deleted|become invalid|becomes invalid|come to an end|comes to an end|end|ends)\b|"
    r"\b(?:is|are) never (?:deleted|erased|destroyed|wiped|purged|removed|thrown away|discarded|changed|too late)\b|\b(?:has|have|with|carries|carry|there is|there['’]s|bears?|knows?) no (?:expiry|expiration|end|closing|cut-?off|use-by)(?: date)?\b|\b(?:has|have|there is|there['’]s|with|subject to|without|knows?|set|sets?) (?:no|a|any) (?:time[- ]limit|limit of time|limit in time|limit on (?:the )?time|deadline|cut-?off)\b|"
    r"\bindefinitely\b|\bnever (?:needs?|has|have) to be (?:changed|renewed|replaced|repeated|returned)\b|\bin perpetuity\b|\bperpetual(?:ly)?\b|\bfor ?ever\b|\bfor (?:life|good)\b|\blifelong\b|\b(?:for|of) an? (?:indefinite|unlimited|unspecified|indeterminate) (?:period|time|term|duration)\b|\bof (?:indefinite|unlimited) duration\b|\bunlimited in time\b|\bwithout (?:any )?(?:limit|limitation|end)(?: of| in) time\b|\bwithout (?:limit|end|expiry)\b|\bat any (?:later )?time, (?:however|no matter)\b|\bhowever (?:long|old|late|much later|many years)\b|"
    r"\b(?:is|are|kept|stored|held|retained|stays?|remains?|archived|valid) permanently\b|\bpermanent(?:ly)? (?:kept|stored|held|retained|archived|valid|records?|contract|exhibition)\b|\bopen-ended\b|\bas long as (?:you|they|we|he|she|it) (?:like|lives?|wish|want|please|need|exists?)\b|\b(?:survives?|continues?|lasts?|goes on|go on|remains? in force|stays? in force) (?:indefinitely|without|until (?:it is |they are )?(?:terminated|cancelled|revoked|replaced))\b|\buntil (?:it is |they are )?(?:terminated|cancelled|revoked)\b"
)
_UNITS = r"(?:(?:calendar|working|business|full|whole) )?(?:hours?|days?|weeks?|fortnights?|months?|quarters?|years?|seasons?)"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|twenty-four|thirty|sixty|ninety|\d+)(?: \(\d+\))?"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_ENDS = alternatives(
    r"\b(?:expires?|lapses?|runs? out|forfeit(?:ed|s)?|(?:is|are) (?:then )?(?:lost|deleted|erased|wiped|destroyed|shredded|purged|removed|cancelled|thrown away|discarded|taken off|taken away|gone|closed|archived|void)|becomes? (?:void|invalid|worthless)|ceases?|comes? to an end|ends?|terminates?|time-barred|barred|closes|lost)\b|"
    r"\b(?:has|have|is|are|needs?|must|shall|should|may|can|can only|may only) (?:to )?be (?:spent|used|redeemed|renewed|changed|replaced|claimed|taken|cashed|collected|deleted|destroyed|erased|repeated|brought|made|restored|returned|given)\b|"
    r"\b(?:is|are|remains?|stays?) (?:only )?(?:valid|good|kept|stored|retained|held|archived|available|usable|granted|in force|binding)\b|\bvalid for\b|\bkeep (?:\w+ ){0,3}for\b|\b(?:spend|use|redeem|renew|claim|change|bring|collect) (?:\w+ ){0,4}(?:within|by|before|every|each|once)\b|\b(?:lasts?|runs?|continues?|survives?) (?:for|until|up to)\b|\bafter (?:that|which|then)\b"
)
_TIMED = re.compile(
    rf"\b(?:for|within|after|every|until|up to|in|by|before|of|than|last|once in|further|another|following|next)(?: (?:about|only|the|a|term of|period of|up to|at most|no more than|first|next|further|last))* {_COUNT} {_UNITS}\b(?!['’])|\b{_COUNT} {_UNITS} (?:after|from|of|following|later|old|since|on)\b|\b(?:on|until|by|before|to) (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:of )?{_MONTH}\b|\banniversary\b|\bat the end of (?:the|each|every) (?:\w+ ){{0,2}}(?:month|quarter|year|season|term)\b|\bonce (?:a|per|every) (?:month|quarter|year)\b|\b(?:one|two|three|five|ten)-(?:year|month|week)\b|\b(?:for|every) (?:a|the) (?:year|month|week)\b|\b(?:every|each) (?:year|month|quarter|week)\b"
)
_OPEN = alternatives(
    r"\b(?:all|whole) (?:year|day|night|week|summer|winter)(?: (?:long|round))?\b|\b(?:throughout|right through|all through) (?:the )?(?:year|day|night|week|summer|winter|season|holidays|january|february|march|april|may|june|july|august|september|october|november|december)\b|\byear-round\b|\b(?:365|366|seven|7) days a (?:year|week)\b|\bevery day(?: of the (?:year|week))?(?=\W*$|[,;.])|\bwithout (?:a |any )?(?:break|interruption|pause|closing)\b|\buninterrupted(?:ly)?\b|\bnever (?:closes?|shuts?|stops?|pauses?|closed|shut)\b|\b(?:round|around) the clock\b|\b24/7\b|\b24 hours(?: a day)?\b|\bday and night\b|\b(?:carry|carries|go|goes|continues?) on (?:right )?(?:through|throughout|during|over)\b|\b(?:continues?|runs?|stays? open|remains? open) (?:right )?(?:through|throughout|during|over)\b|\bthroughout the (?:day|week|year)\b|\bwithout fail\b|\bat (?:all hours|any hour|any time of (?:day|the day|night))\b|\b(?:does|do) not (?:close|shut)\b|\b(?:doesn|don)['’]t (?:close|shut)\b"
)
_CLOSES = alternatives(
    r"\b(?:closes?|shuts?|pauses?|stops?|suspends?|breaks up|takes a break|has a break|rests?) (?:down |its doors )?(?:for|from|over|in|during|between|on|at|every|each)\b|\b(?:is|are|stays?|remains?|be) (?:closed|shut|suspended|out of action|on holiday|not (?:open|staffed|available|manned|answered)|unstaffed|unavailable|locked) (?:for|from|over|in|during|between|throughout|on|every|at|after|before|outside)\b|\bnobody (?:answers|is there|works|picks up)\b|\b(?:serves?|does|offers?|delivers?|opens?|answers?) (?:nothing|nobody|no one)\b|\bthere (?:is|are) no \w+(?: \w+)? (?:in|on|at|during|over|between|after|before)\b|\b(?:is|are) locked (?:from|at|between|after|overnight)\b|\b(?:does|do) not (?:meet|open|run|take place|sail|operate) (?:in|on|at|during|over|between)\b|\bno (?:service|answer|staff|opening|classes|lessons|sessions|deliver(?:y|ies)) (?:on|in|at|during|over|between|after|before)\b|\b(?:opens?|open|staffed|available|answered|manned) (?:only |just )?(?:from|between) [\w.: ]{1,12} (?:to|and|until|till)\b|\b(?:opens?|open) (?:only )?(?:on weekdays|at weekends|in summer|in the (?:summer|mornings?|afternoons?|evenings?))\b"
)
_AT_ANY_TIME = re.compile(
    r"\b(?:at any time|any time)\b(?! (?:during|within|before|after|until|between|by|on|up|from|while|when|of|with|without|upon|for)\b)"
)
_CASE = re.compile(r"\b(?:if|unless|except|where)\b")


def lasting(text: str) -> Iterator[Settled]:
    """Where a sentence says that a thing lasts for good, or that it ends after a time."""
    letters = small(text)
    ever = _FOR_GOOD.search(letters)
    if ever and not _CASE.search(letters, 0, ever.start()):
        yield Settled(Matter.TIME, Pole.YES, ever.span())
    whenever = None if ever else _AT_ANY_TIME.search(letters)
    if whenever:
        yield Settled(Matter.TIME, Pole.YES, whenever.span(), strong=False)
    timed = None if ever or whenever else _TIMED.search(letters)
    ends = _ENDS.search(letters) if timed else None
    if timed and not _CASE.search(letters, 0, (ends or timed).start()):
        yield Settled(Matter.TIME, Pole.NO, (ends or timed).span(), strong=ends is not None)
    opened, closed = _OPEN.search(letters), _CLOSES.search(letters)
    if opened and (not closed or (opened.start() < closed.end() and closed.start() < opened.end())):
        yield Settled(Matter.HOURS, Pole.YES, opened.span())
    elif closed and not opened and not _CASE.search(letters, 0, closed.start()):
        yield Settled(Matter.HOURS, Pole.NO, closed.span())
