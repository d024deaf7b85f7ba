"""Who bears a cost and who approves or appoints, where only one can: parties to a contract, officers and bodies of a house."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.word_lists import hint

__all__ = ["find_parties", "who_is_meant"]

_PARTIES = """
company, corporation, firm: house
seller, vendor, supplier, provider: house seller
manufacturer, producer: house seller maker
distributor, dealer, reseller, retailer: distributor
buyer, purchaser, customer, client, consumer: buyer
licensor: house licensor
licensee: licensee
franchisor: house franchisor
franchisee: franchisee
landlord, lessor: house landlord
tenant, lessee, renter, occupier, resident: tenant
lender, bank: house lender
borrower: borrower
employer: house employer
employee, worker, staff member, executive: employee
consultant, contractor, freelancer: contractor
subcontractor: subcontractor
publisher: house publisher
author: author
carrier, haulier: carrier
shipper, consignor: shipper
consignee: consignee
insurer: house insurer
insured, policyholder: insured
agent: agent
principal: principal
hirer: hirer
owner: owner
operator: operator
organiser, organizer: organiser
exhibitor: exhibitor
participant, attendee: participant
school: house school
parents, parent: parent
pupil, student: pupil
airline: house airline
passenger, traveller, traveler: passenger
guest: guest
member: member
patient: patient
trust: house trust
"""
_OFFICERS = """
board of directors, board, directors: board directors
supervisory board: supervisory
general assembly, general meeting, annual general meeting, members, shareholders, stockholders, membership: members
treasurer: treasurer
secretary, company secretary: secretary
chair, chairman, chairwoman, chairperson: chair
president: president
vice president: vice
director: director
chief executive, chief executive officer, ceo, managing director: ceo
chief financial officer, cfo: cfo
manager, line manager, supervisor, boss, team leader, team lead, department head, head of department, head: superior
head teacher, headteacher, principal: headteacher
class teacher, form tutor, tutor: tutor
governors, governing body: governors
trustees: trustees
council: council
committee: committee
registrar: registrar
dean: dean
auditor, auditors: auditor
mayor: mayor
minister: minister
landlord: landlord
doctor, physician: doctor
nurse: nurse
pharmacist: pharmacist
warden: warden
caretaker: caretaker
receptionist: receptionist
hr, human resources, personnel: hr
it, it support, it helpdesk: it
finance, accounts, accounting: finance
facilities, facility management: facilities
legal: legal
payroll: payroll
procurement, purchasing: procurement
marketing: marketing
"""
_OF_WHAT = "finance marketing sales legal operations procurement purchasing personnel hr it security safety production logistics engineering communications commercial technical clinical medical regional project product facilities office site branch store warehouse plant quality research".split()
"""What a superior is over, where that tells one from another: a finance manager is another than a sales manager."""
_LINE = hint("line team department immediate direct own")


def _read(lines: str) -> dict[str, frozenset[str]]:
    found = {}
    for line in lines.strip().splitlines():
        names, _, what = line.partition(": ")
        found.update({name.strip(): frozenset(what.split()) for name in names.split(",")})
    return found


_PARTY, _OFFICER = _read(_PARTIES), _read(_OFFICERS)


def _names(members: dict[str, frozenset[str]]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(members, key=len, reverse=True))


_COST = r"(?:costs?|expenses?|charges?|fees?|tax(?:es)?|dut(?:y|ies)|premiums?|postage|freight|carriage|insurance|demurrage|repairs?|utilities|losses)"
_OWN = re.compile(
    r"(?i)\b(?:its|their|his|her|your|our)\s+own\b|\brespective(?:ly)?\b|\beach\b|\bone half\b|\bhalf\b|\bshared?\b|\bsplit\b"
)
"""What each of several may bear."""
_BEARS = (
    re.compile(
        rf"(?i)\b{_COST}\b[^.;]{{0,90}}?\b(?:is|are|be)\s+(?:\w+ly\s+)?(?P<whole>(?:borne|paid|met|covered|payable|carried)\s+(?:\w+ly\s+)?by\s+(?:the\s+)?(?P<who>{_names(_PARTY)})s?)\b(?!['’])"
    ),
    re.compile(
        rf"(?i)^\W*(?:[\d.]+\s+)?(?:the\s+|each\s+)?(?P<whole>(?P<who>{_names(_PARTY)})s?\s+(?:(?:shall|will|must|has\s+to|have\s+to)\s+)?(?:bears?|pays?|meets?|covers?))\s+(?:for\s+)?(?:all|any|the|such|every)\b[^.;]{{0,40}}?\b{_COST}\b"
    ),
    re.compile(
        rf"(?i)\bat\s+(?:the\s+)?(?:sole\s+)?(?:(?:cost|expense|risk)s?(?:\s+and\s+(?:risk|expense|cost))?\s+of\s+(?:the\s+)?(?P<who>{_names(_PARTY)})s?\b|(?P<whose>{_names(_PARTY)})(?:s?['’]s?)\s+(?:sole\s+|own\s+)?(?:cost|expense|risk)\b)"
    ),
)
_DECIDES = re.compile(
    rf"(?i)\b(?:is|are|be|been)\s+(?:\w+ly\s+|first\s+)?(?P<deed>approved|authori[sz]ed|signed(?:\s+off)?|countersigned|appointed|elected|nominated|chosen|decided|determined|chaired|granted|convened|ratified|released|cleared)\b[^.;,]{{0,40}}?\bby\s+"
    rf"(?P<who>(?:(?:the|our|your|their|its|an?|his|her)\s+)?(?:(?P<what>[a-z]+)\s+)?(?P<office>{_names(_OFFICER)})(?:\s+of\s+(?P<of>[a-z]+))?)\b(?!['’])"
)
_RESPONSIBLE = re.compile(
    rf"(?i)^\W*(?:[\d.]+\s+)?(?:the\s+|our\s+|your\s+)?(?P<who>{_names({**_PARTY, **_OFFICER})})(?:\s+(?:team|department|desk|office))?\s+"
    r"(?:(?:is|are|be|(?:shall|will|must)\s+be)\s+(?:\w+ly\s+)?(?:responsible|accountable)\s+for|(?:shall|will|must|has\s+to|have\s+to)\s+(?:arrange|insure|repair|install|clean|replace)\b)(?![^.;]*\b(?:its|their|his|her|own)\b)"
)
"""Who has to see to something, where not each sees to what is his own."""
_DOES = re.compile(
    rf"(?i)^\W*(?:[\d.]+\s+)?(?:the\s+|our\s+|your\s+)?(?P<office>{_names(_OFFICER)})\s+(?:(?:shall|will|must)\s+)?(?P<deed>approve|authori[sz]e|countersign|appoint|elect|nominate|ratif(?=y|ies)|convene|chair)(?:y|ies|s)?\s+(?=the|an?|all|every|each|any|its)"
)
_HANDLED = re.compile(
    rf"(?i)\b(?:is|are|be)\s+(?P<deed>handled|processed|ordered|managed|administered|owned|issued|organi[sz]ed)\s+by\s+(?P<who>(?:(?:the|our|your)\s+)?(?P<office>{_names(_OFFICER)})(?:\s+(?:team|department|desk|office))?)\b(?!['’]|\s+(?:and|or|with)\b)"
)
_HINT_PARTIES = hint(
    "borne paid met covered payable carried bears bear pays pay meet meets cover covers cost costs expense expenses risk"
)
_HINT_OFFICERS = hint(
    "approved authorised authorized signed countersigned appointed elected nominated chosen decided determined chaired granted convened ratified released cleared"
)
_HINT_RESPONSIBLE = hint("responsible accountable arrange insure repair install clean replace")
_HINT_HANDLED = hint("handled processed ordered managed administered owned issued organised organized")
_HINT_DEEDS = hint(
    "approve approves authorise authorises authorize authorizes countersign countersigns appoint appoints elect elects nominate nominates ratify ratifies convene convenes chair chairs"
)
_PARTICIPLES = {
    "approve": "approved", "authorise": "authorised", "authorize": "authorised", "countersign": "countersigned", "appoint": "appointed",
    "elect": "elected", "nominate": "nominated", "ratif": "ratified", "convene": "convened", "chair": "chaired",
}  # fmt: skip


_ARTICLE = re.compile(r"(?i)^(?:the|an?|its|their|our|your|his|her)\s+")


def who_is_meant(named: str) -> frozenset[str]:
    """A party or officer by the words that say what they are; empty where a name is none that is known."""
    name = " ".join(_ARTICLE.sub("", named).casefold().split())
    return _PARTY.get(name) or _OFFICER.get(name) or frozenset()


def find_parties(text: str, said: frozenset[str]) -> Iterator[tuple[str, frozenset[str], tuple[int, int]]]:
    """Each as the kind of choice, who is chosen by the words that say what they are, and the span; `said` are the words of the text."""
    if not _HINT_PARTIES.isdisjoint(said) and not _OWN.search(text):
        for pattern in _BEARS:
            match = pattern.search(text)
            if match:
                group = "who" if match["who"] else "whose"
                whole = "whole" if "whole" in pattern.groupindex else group
                yield "who bears it", _PARTY[" ".join(match[group].casefold().split())], match.span(whole)
                break
    responsible = _RESPONSIBLE.search(text) if not _HINT_RESPONSIBLE.isdisjoint(said) else None
    if responsible:
        name = " ".join(responsible["who"].casefold().split())
        yield "who sees to it", _PARTY.get(name) or _OFFICER[name], responsible.span("who")
    if not _HINT_HANDLED.isdisjoint(said):
        for match in _HANDLED.finditer(text):
            yield (
                f"by whom {match['deed'].casefold()}",
                _OFFICER[" ".join(match["office"].casefold().split())],
                match.span("who"),
            )
    if not _HINT_DEEDS.isdisjoint(said):
        deed = _DOES.search(text)
        if deed:
            yield (
                f"by whom {_PARTICIPLES[deed['deed'].casefold()]}",
                _OFFICER[" ".join(deed["office"].casefold().split())],
                deed.span("office"),
            )
    if not _HINT_OFFICERS.isdisjoint(said):
        for match in _DECIDES.finditer(text):
            value = _OFFICER[" ".join(match["office"].casefold().split())]
            narrowed = {(match[name] or "").casefold() for name in ("what", "of")} & set(_OF_WHAT)
            yield (
                f"by whom {match['deed'].split()[0].casefold().replace('authorized', 'authorised')}",
                value | narrowed,
                match.span("who"),
            )
