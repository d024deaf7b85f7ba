"""What has to be there or done first, told by "only after", "not until" and "without", and what may be left out."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small

__all__ = ["conditions_made", "conditions_waived"]

_ASSENT = r"(?:approval|permission|consent|sign-?off|go-ahead|authori[sz]ation|clearance|countersignature|agreement|say-so|green\s+light)"
_DEMANDED = (
    rf"(?:{_ASSENT}|appointment|receipts?|tickets?|id|identification|identity\s+(?:card|documents?)|passports?|documents?|documentation|paperwork|forms?|proof|evidence|"
    r"certificates?|signatures?|deposit|registration|reservation|bookings?|invitation|prescription|referral|licen[cs]e|permit|password|reason|inspection|review|supervision|dress\s+code)"
)
"""What a rule asks people to have or to bring."""
_ASKING = r"(?:asking|telling|informing|notifying|checking\s+with|reporting|registering|booking|reserving|applying|announcing|declaring|consulting|giving\s+(?:notice|a\s+reason))"
_OWN = r"(?:(?:an?|any|the|your|their|his|her|our|its|my|prior|previous|written|express|valid|further|explicit|advance|[\w-]+['’]s?)\s+)"
_WITHOUT = rf"without\s+(?:first\s+)?(?:{_OWN}{{0,4}}{_DEMANDED}\b|{_ASKING}\b|(?:one|it|them)(?=\W*$|[.;,!)]))"
_NOT = r"(?:not|never|cannot|n['’]t|nobody|no\s+one|nothing|none|no)\b"
_PERSON = r"(?:you|we|they|he|she|the\s+[\w-]+|your\s+[\w-]+|our\s+[\w-]+|their\s+[\w-]+|an?\s+[\w-]+)"

_MADE = alternatives(
    rf"\bonly\s+(?:after|once|upon|against|with)\b(?=\s+(?:(?:{_OWN}|[\w'’-]+\s+){{0,5}}?{_DEMANDED}\b|{_PERSON}\s+(?:[\w'’-]+\s+)?(?:has|have)\b))|"
    rf"\b{_NOT}[^.;:!?,]{{0,70}}?\b(?:until|before|unless)(?=\s+{_PERSON}\s+(?:[\w'’-]+\s+)?(?:has|have|had)\b)|"
    rf"\b{_NOT}[^.;:!?,]{{3,70}}?\b{_WITHOUT}|^\W*{_WITHOUT}[^.;:!?]{{0,60}}?\b(?:no|not|nobody|nothing|never|cannot|can['’]t)\b|"
    rf"\b(?:lacking|without|missing)\b[^.;:!?]{{3,60}}?\b(?:is|are|gets?|will\s+be)\s+(?:refused|rejected|declined|turned\s+(?:away|down)|sent\s+(?:back|home|away)|ignored|returned)\b|"
    rf"\bno\s+(?:[\w'’-]+\s+){{0,3}}?[\w'’-]+\s*[,–—-]\s*no\s+(?:entry|admission|admittance|refunds?|service|access|exchange|sale|delivery|payment|returns?|cover|claim)\b|"
    rf"(?:^\W*|[.;:!?,]\s+|\b(?:please|first|always)\s+)(?:ask\s+for|get|obtain|seek|request|await|wait\s+for)\s+(?:[\w'’-]+\s+){{0,4}}?{_ASSENT}\b(?=[^.;!?]*)(?!\s+(?:form|request|process|email|page)s?\b)|"
    r"(?:^\W*|[.;:!?,]\s+|\b(?:please|and)\s+)(?:wait|hold\s+off)(?:\s+with\s+\w+)?\s+until\s+(?:you|we|your|our|the\s+\w+)\s+(?:[\w'’-]+\s+)?(?:has|have)\b|"
    r"\bonly\s+(?:\w+\s+){0,2}?(?:when|once|after)\s+(?:you|they|the\s+(?:customer|owner|member|tenant|guest|employee|applicant|buyer|holder|user|sender|recipient))\s+(?:have\s+|has\s+)?\w+|"
    rf"\b(?:blocked|locked|held|on\s+hold|closed)\b[^.;:!?]{{0,30}}?\b(?:until|pending)\s+(?:[\w'’-]+\s+){{0,3}}?{_ASSENT}\b|"
    rf"\bsubject\s+to\s+(?:{_OWN}|[\w'’-]+\s+){{0,3}}?{_ASSENT}\b"
)
_WAIVED = re.compile(
    rf"(?i)\b{_WITHOUT}|\bno\s+(?:(?!longer\b)[\w'’-]+\s+){{0,2}}?{_DEMANDED}(?=\s*(?:$|[.,;:!)])|\s+to\s+(?:fill|sign|give|show|send|pay|hand)\b)|"
    r"\bthere(?:['’]s|\s+is)\s+nothing\s+to\s+(?:sign|fill|declare|report|return|clear|show|send|hand|give|pay|book|register)\b"
)
_PERMITTED = re.compile(
    r"(?i)\b(?:may|can|allowed|permitted|free\s+to|welcome|just|simply|even|any\s*time|gladly|go\s+ahead|we\s+will|we['’]ll)\b"
)
_FORBIDDEN = re.compile(
    rf"(?i)\b(?:{_NOT}|forbidden|prohibited|banned|refused?|rejected|breach|only|penalty|fined?|or\s+without)\b|n['’]t\b"
)


def conditions_made(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence says that something has to be there or done first: "only with the owner's consent"."""
    for match in _MADE.finditer(small(text)):
        yield match.span()


def conditions_waived(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence says that something that could be asked for is not: "without an appointment", "no receipt"."""
    waived = list(_WAIVED.finditer(text))
    # The costlier question comes last: few sentences leave anything out.
    if not waived or _MADE.search(small(text)):
        return
    for match in waived:
        left_out = match[0][:4].casefold() == "with"
        if not left_out or (_PERMITTED.search(text) and not _FORBIDDEN.search(text)):
            yield match.span()
