"""Whom a text tells to turn to: teams, desks and offices that something goes to, is handled by, or is asked of.

"Write-offs go to Team Birch", "ask the Revenues section", "decided by Global Mobility". A team that is only mentioned is nobody
to turn to, and a name alone is read only behind words that are said of people: programs are sent, passed and routed things too.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kbaudit.facts.word_lists import hint, words_in

__all__ = ["CAPITALS", "find_desks", "reserved"]

_NOT_A_NAME = (
    r"(?!(?:The|A|An|Our|Your|Their|This|That|These|Those|It|We|You|They|I|If|When|Where|Who|And|Or|In|On|At|To|By|For|Please|No|Not|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Settings|Microsoft Office|Office 365|Users|Customers|Members|Participants|Guests|Services?|Appendix|Chapter)\b)"
)
CAPITALS = rf"{_NOT_A_NAME}[A-Z][\w&’'-]*(?:\s+(?:(?:of|and|for|&)\s+)?[A-Z][\w&’'-]*){{0,3}}"
"""A name: up to four words with capital letters."""

_GROUP = (
    r"(?i:teams?|desk|unit|squad|department|dept|section|office|crew|committee|help ?desk|hotline desk|"
    r"secretar(?:y|iat)|registrar|registry|reception|caretaker|concierge|treasurer|ombudsman|manager|supervisor|"
    r"line manager|coordinator|officer|bureau|hub|switchboard|dealer|dealership)"
)
_OWN = r"(?:(?i:the|our|your|their|his|her)\s+)"
_FILLING = r"(?:(?!(?:to|of|for|in|on|at|and|or|by|with|who|that|which|is|are|will|as|from|the|an?|our|your|same|whole|entire|other|own)\b)[\w’'-]+\s+){0,3}"
_OF_A_GROUP = (
    rf"(?:{_OWN}?Team\s+{CAPITALS}|(?:{_OWN}{_FILLING}(?!section\b){_GROUP}\b|{_OWN}?{CAPITALS}\s+(?i:team|desk|unit|squad|department|section|office)\b)"
    rf"(?:\s+of\s+(?:the\s+)?{CAPITALS})?)"
)
_COLLEAGUES = (
    rf"{_OWN}?(?i:colleagues|people|specialists|team)\s+(?i:of|in|at|from)\s+(?:the\s+)?{CAPITALS}(?:\s+{_GROUP}\b)?"
)

_ASKED = (
    r"(?:(?:\b(?:ask|contact)|^\W*Ask|^\W*Contact(?! (?i:cent|us|form|page|info|detail|point|person|list|name|number)))\s+|"
    r"(?i:\b(?:turn(?:s|ed)? to|speak (?:to|with)|talk to|get in touch with|check with|hand(?:s|ed)? (?:it |them |this )?over to|"
    r"put(?: \w+){0,3} through to|escalate(?:s|d)?(?: \w+){0,3} to|lies with|lie with|belongs? with|rests? with)\s+))"
)
_SENT = (
    r"(?i:\b(?:go(?:es)?|sent|send|pass(?:es|ed)?|forward(?:s|ed)?|transfer(?:s|red)?|routed?|refer(?:s|red)?|direct(?:s|ed)?|report(?:s|ed)?|"
    r"appl(?:y|ies)|submit(?:s|ted)?|bring|brought|take|taken|hand(?:s|ed)?|give|given|address(?:ed)?|return(?:s|ed)?|assigned|deliver(?:ed)?|point)\b"
    r"[^.;:!?()]{0,60}?\b(?<!on )(?:to|with)\s+)"
)
_DECIDED = (
    r"(?i:\b(?:is|are|be|get|gets)\s+(?:\w+\s+){0,2}?(?:decided(?: on)?|approved|answered|granted|investigated|signed off|dealt with|looked after|taken care of|reviewed by hand)"
    r"(?: \w+){0,2}? by\s+)"
)
_HANDLED = (
    r"(?i:\b(?:is|are|be|get|gets)\s+(?:\w+\s+){0,2}?(?:handled|run|owned|maintained|processed|managed|issued|administered|operated|replaced|received|collected|booked|arranged|"
    r"assessed|checked|cleared|authori[sz]ed)(?: \w+){0,2}? by\s+)"
)
_CARES = (
    r"(?i:\s+(?:also\s+|always\s+)?(?:answers?|handles?|decides?|owns?|looks? after|deals? with|approves?|takes? care of|(?:is|are) responsible for|"
    r"(?:is|are) in charge of|investigates?|sign(?:s)? off|has the (?:final|last) (?:say|word))\b)"
)
_LABEL = (
    r"(?i:(?:^|[;|]\s*)(?:approver|approved by|decided by|decision by|queue|responsible(?: team)?|in charge|escalat(?:e|ion)(?: to)?|"
    r"(?:warm )?transfer(?: to)?|hand(?:ed)? over to|put through to|route to|handled by|assigned to|goes to|contact point|whom to ask|who to ask)\s*[:=]\s*)"
)
_CONTACT_IS = r"(?i:\bcontacts?\b[^.;:!?]{0,40}?\b(?:is|are|sits?)\s+(?:in\s+|with\s+)?)"
_ANY_LABEL = r"[^.:;=!?]{2,60}[:=]\s*(?i:trays? of\s+)?"
_NAME_ENDS = r"(?=\W*$|[,.;:!?)](?!\w)|\s+(?:to|for|about|if|on|in|at|before|when|whether|and|or|first|by|with|who|how|what|as|directly|straight|within|after|instead)\b)"
"""A name before a further noun says what sort of people they are: "ask Android people"."""

_TOLD = re.compile(rf"{_ASKED}(?P<who>{_COLLEAGUES}|{_OF_A_GROUP}|{_OWN}?{CAPITALS}{_NAME_ENDS})")
_LABELS = hint(
    """approver approved decided decision queue responsible charge escalate escalation transfer hand handed put route handled assigned
    goes contact whom who"""
)
_ASKING = hint(
    """ask contact turn turns turned speak talk get touch check hand hands handed put escalate escalates escalated lies lie belong belongs
    rest rests"""
)
_CARING = hint(
    """answer answers handle handles decide decides own owns look looks deal deals approve approves take takes responsible charge
    investigate investigates sign signs has"""
)
_PATTERNS = (
    (_LABELS, re.compile(rf"{_LABEL}(?P<who>{_OF_A_GROUP}|{_OWN}?{CAPITALS})(?=\W*$|\s*[;|(])")),
    (_ASKING, _TOLD),
    (hint("by"), re.compile(rf"{_DECIDED}(?P<who>{_COLLEAGUES}|{_OF_A_GROUP}|{_OWN}?{CAPITALS}{_NAME_ENDS})")),
    (hint("to with by"), re.compile(rf"(?:{_SENT}|{_HANDLED})(?P<who>{_COLLEAGUES}|{_OF_A_GROUP})")),
    (_CARING, re.compile(rf"(?P<who>{_COLLEAGUES}|{_OF_A_GROUP}){_CARES}")),
    (hint("contact contacts"), re.compile(rf"{_CONTACT_IS}(?P<who>{_COLLEAGUES}|{_OF_A_GROUP})")),
)
"""Each with the words of which it needs one."""
_LAST = re.compile(rf"^(?!\W*(?i:owner|maintainer|author|editor|reviewe)){_ANY_LABEL}(?P<who>{_OF_A_GROUP})(?=\W*$)")
"""Behind any label, at the end."""

_SOMEBODYS_OWN = re.compile(
    r"(?i:\b(?:your|their|his|her|my)|\b[a-z]+['’]s)\s+(?:[\w’'-]+\s+){0,4}?(?i:supervisor|(?:\w+ )?manager|officer|coordinator|dealer(?:ship)?|registrar|treasurer|caretaker|concierge)$|"
    rf"(?i:\b(?:your|their|his|her|my))\s+{CAPITALS}(?<! Team)(?<! Desk)(?<! Unit)(?<! Office)(?<! Department)$"
)
"""Whoever is called a reader's own ("your supervisor", "your CO") is another person for each reader: to ask them is advice, no address."""
_ROLE = re.compile(
    r"(?:^|(?<=\s))(?:Providers?|Suppliers?|Clients?|Customers?|Licen[sc]ors?|Licen[sc]ees?|Vendors?|Contractors?|Subcontractors?|Sellers?|Buyers?|Purchasers?|Lenders?|Borrowers?|"
    r"Landlords?|Tenants?|Lessors?|Lessees?|Partners?|Part(?:y|ies)|Employers?|Employees?|Processors?|Controllers?|Subscribers?|Publishers?|Developers?|"
    r"Applicants?|Senders?|Recipients?|Owners?|Owner\(s\)|Compan(?:y|ies))$"
)
"""Parties of a contract: who they are depends on the contract, so that no two pages send to rivals."""
_GENERAL_NAME = re.compile(
    r"(?:(?:Customer|Client|Technical|Tech|User|Product) )?(?:Support|Services?|Care|Help)|Management|Staff|Administrat(?:ion|ors?)|Moderators?"
)
"""Names that every house has, for whoever answers: nobody would confuse them with a desk."""
_HINT = hint(
    """team teams desk unit squad department dept section office crew committee helpdesk help secretary secretariat registrar registry reception
    caretaker concierge treasurer ombudsman manager supervisor coordinator officer bureau hub switchboard dealer dealership colleagues
    people specialists ask contact turn turns turned speak talk touch check hand hands handed put escalate escalates escalated escalation lies lie
    belong belongs rest rests decided approved answered granted investigated signed dealt looked taken reviewed approver decision
    queue responsible charge transfer route handled assigned goes whom who"""
)
"""Words of which every pattern needs one; a test holds them against thousands of sentences."""

_RESERVED = re.compile(
    r"(?i)\b(?:not|never|no longer|nobody)\b[^.;:!?]{0,60}$|n['’]t\b[^.;:!?]{0,60}$|\b(?:if|once|unless|until|whether)\b(?:(?!,)[^.;:!?])*$"
)


def reserved(text: str, position: int) -> bool:
    """Whether what stands at a position is denied, or is only the case in which something else holds."""
    return _RESERVED.search(text, 0, position) is not None


def find_desks(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Those whom a sentence tells to turn to, as they are written, with their spans; at most the first of each wording."""
    said = words_in(text)
    if _HINT.isdisjoint(said):
        return
    for pattern in _worth_a_search(text, said):
        match = pattern.search(text)
        if match is not None and not reserved(text, match.start("who")) and _is_a_desk(match["who"], pattern is _TOLD):
            yield match["who"], match.span("who")


def _worth_a_search(text: str, said: Set[str]) -> Iterator[re.Pattern[str]]:
    yield from (pattern for needed, pattern in _PATTERNS if not needed.isdisjoint(said))
    if ":" in text or "=" in text:
        yield _LAST


def _is_a_desk(who: str, told: bool) -> bool:
    """Whether a name is one of the house: no party of a contract, no general name, nor somebody whom a reader is `told` to ask as their own."""
    if _ROLE.search(who) or _GENERAL_NAME.fullmatch(who):
        return False
    return not (told and _SOMEBODYS_OWN.search(who))
