"""Where a text tells to bring, send or find a thing: addresses with a street, and places of a building or its grounds.

"Return the car at our centre in Quarry Lane", "gather in car park B", "hand them in at reception". A place is read behind a word
of bringing, meeting or leaving; an address also where it has a house number.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.desks import CAPITALS, reserved
from kbaudit.facts.word_lists import hint, words_in

__all__ = ["find_whereabouts"]

_STREET = r"(?:Street|St|Road|Rd|Lane|Row|Avenue|Ave|Square|Drive|Close|Court|Terrace|Crescent|Gardens|Mews|Quay|Wharf|Boulevard|Blvd|Parade)"
_WAY = rf"(?:[A-Z][\w’'-]*\s+){{1,3}}{_STREET}\b"
_TOWN = r"(?:,\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)?"
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(rf"\b(?:Unit\s+\d+\w?,\s+)?\d{{1,4}}[a-z]?\s+{_WAY}{_TOWN}|\bUnit\s+\d+\w?,\s+{_WAY}{_TOWN}")

_BROUGHT = (
    r"(?i:\b(?:take|taken|bring|brought|return(?:s|ed)?|hand(?:s|ed)? (?:in|it|them|over|the|your|all|these|those|any)|handed|drop(?:s|ped)?(?: off)?|post(?:ed)?|deliver(?:ed)?|send|sent|"
    r"leave|left|gather|assemble|meet|muster|park(?:s|ed)?|come|walk|go|goes|land|lands|wait|pick(?:ed)? (?:\w+ )?up|collect(?:ed)?|stamped|"
    r"kept|stored|found|held|fetch(?:ed)?|borrow(?:ed)?|bought|sold|hired|queue|takes? place|departs?|starts?|sits?|hangs?|lies|enter|come in|get in|"
    r"replaced|received|issued|exchanged|paid for|handed out|lent|turn in|set down|(?:bays|spaces|places|boxes|point|desk|counter|room|office) (?:is|are)|located|situated)\b[^.;:!?]{0,60}?\b)"
)
_AT = r"(?i:(?:to|(?<!look )at|in|into|on|by|from|through|next to|behind|beside|outside|in front of|on to|onto|opposite|round to)\s+)"
_SITE = (
    r"(?i:yard|courtyard|(?:main |side |rear |front |north |south |east |west )?(?:entrance|gate)|car park|parking area|parking lot|garage|"
    r"reception|lobby|foyer|counter|(?:front |help |info(?:rmation)? |welcome |service |guest |guest services |customer service |circulation )desk|"
    r"information point|post ?room|mail ?room|cloakroom|lodge|warehouse|depot|lawn|meadow|canteen|playground|(?:red|blue|green|grey|yellow|black|drop|post|letter)[ -]?box|"
    r"(?:return|service|lease|sorting|collection|distribution|recycling) cent(?:re|er)|sorting hall|workshop|lost property office|office|hub|dealer(?:ship)?|town hall|branch|"
    r"cupboard|drawer|filing cabinet|key cabinet|locker|safe|basement|cellar|gatehouse|guardhouse|security lodge|kiosk|ticket office|box office|"
    r"bus stop|taxi rank|first[- ]aid room|meeting room|staff room|store ?room|stock ?room|copy room|kitchen|terrace|garden|gym|chapel|hatch|noticeboard|"
    r"(?:main|side|rear|back|front|north|south|east|west|cellar) door|loading bay|pharmacy|library|treasury|bike shed|bicycle shed|stand)"
)
_FILLING = r"(?:(?!(?:to|at|in|into|on|by|of|for|and|or|with|who|that|which|is|are|will|as|from|your|our|the)\b)[\w’'-]+\s+){0,3}"
_FURTHER = (
    r"(?:\s+(?i:on|in|of|at|off|behind|beside|next to|by)\s+(?:(?i:the|our)\s+)?"
    rf"(?:{CAPITALS}|(?i:(?:ground|first|second|third|fourth|fifth|top|lower|upper|lowest)\s+(?:floor|level|deck)|(?:east|west|north|south)\s+wing|canteen|main building)))?"
)
_BUILDING_PART = rf"(?i:(?:the|our|your|their|any)\s+){_FILLING}{_SITE}\b(?!\s+(?:lists?|forms?|books?|numbers?|teams?|staff|hours|halls?|fees?|keys?)\b)(?:\s+[A-Z0-9]\b)?{_FURTHER}"
_LETTERED = r"(?i:car park|gate|entrance|hall|building|block|lot|level)\s+[A-Z0-9]\b"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BROUGHT}{_AT}(?P<where>{_BUILDING_PART})",
        rf"{_BROUGHT}{_AT}(?:(?i:the|our)\s+)?(?P<where>{_LETTERED})",
        rf"{_BROUGHT}{_AT}(?:(?i:the|our)\s+(?:[\w’'-]+\s+){{0,2}}(?:on|in|at)\s+)?(?P<where>{_WAY}{_TOWN})",
    )
)
_LABELLED = re.compile(
    r"(?i:(?:^|[;|]\s*)(?:drop[- ]off(?: point)?|assembly point|meeting point|muster (?:point|station)|collection point|hand-?in point|return to|deliver to|"
    r"send to|your parking place)\s*[:=]\s*)(?P<where>[A-Z][^.;|:@\d]{2,50}?(?:\s[A-Z]|\d{1,3})?)(?=\W*$|[;|])"
)
_BRINGING = hint(
    """take takes taken bring brought return returns returned hand hands handed drop drops dropped post posted deliver delivered send sent
    leave left gather assemble meet muster park parks parked come walk go goes land lands wait pick picked collect collected stamped
    kept stored found held fetch fetched borrow borrowed bought sold hired queue departs depart starts start sits sit hangs hang lies
    enter get replaced received issued exchanged paid lent turn set bays spaces places boxes point desk counter room office located
    situated"""
)
"""Words of which each of `_PATTERNS` needs one."""

_HINT = hint(
    """yard courtyard entrance gate park area lot garage reception lobby foyer counter desk point room postroom mailroom cloakroom lodge
    warehouse depot lawn meadow canteen playground box redbox bluebox greenbox greybox yellowbox blackbox dropbox postbox letterbox
    center centre hall workshop office hub dealer dealership branch cupboard drawer cabinet locker safe basement cellar gatehouse
    guardhouse kiosk stop rank storeroom stockroom kitchen terrace garden gym chapel hatch noticeboard door bay pharmacy library
    treasury shed stand building block level street st road rd lane row avenue ave square drive close court crescent gardens mews quay wharf
    boulevard blvd parade drop assembly meeting muster collection hand return deliver send parking"""
)
"""Words of which every pattern needs one; a test holds them against thousands of sentences."""


def find_whereabouts(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each place as it is written, with its span."""
    said = words_in(text)
    if _HINT.isdisjoint(said):
        return
    for match in _NUMBERED.finditer(text) if _DIGIT.search(text) else ():
        yield match[0], match.span()
    brought = () if _BRINGING.isdisjoint(said) else _PATTERNS
    for pattern in (*brought, *((_LABELLED,) if ":" in text or "=" in text else ())):
        found = pattern.search(text)
        if found is not None and not reserved(text, found.start("where")):
            yield found["where"], found.span("where")
