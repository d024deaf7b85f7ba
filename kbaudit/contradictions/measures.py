"""What a value measures: how long something is kept, how soon somebody answers, what is left of a price, who takes complaints.

Two statements in different words are about one matter the rather when their values measure the same. Each line names a measure
and the words that tell it, as regular expressions without their anchors. Written for this project from what help centres, handbooks, terms and
runbooks state about time, money, shares, counts and places to turn to.
"""

# ruff: noqa: E501 - the lists read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions.slots import REFERENCES
from kbaudit.facts.alternatives import parts
from kbaudit.facts.small_letters import small

__all__ = ["Measured", "measured_in", "measures"]

_TIME = r"""
keeping: kept|keeps?|retain\w*|retention|stor(?:e|es|ed|age)|archiv\w+|eras\w+|delet\w+|purg\w+|wip(?:e|ed|es)|overwrit\w+|destroy\w*|shred\w*|gone|bin|trash|(?:reach|go)(?:es)? back|look back|anonymi[sz]\w+|recover\w*|restor\w+|br(?:ing|ought) back|undelet\w+
being valid: valid\w*|expir\w+|laps(?:e|es|ed)|stops? working|works? (?:for|only)|good for|runs? out|unusable|redeem\w*|use (?:it|them) (?:by|within|up)|links?|vouchers?|coupons?|gift cards?|quotes?|tokens?|codes?
being signed in: sign(?:ed)? (?:in|out)|log(?:ged)? (?:in|out|off)|sessions?|time-?outs?|thrown out|idle|inactiv\w+
giving back: returns?|returned|returning|tak(?:e|en) (?:\w+ ){0,2}back|send (?:\w+ ){0,2}back|bring (?:\w+ ){0,2}back|chang\w+ (?:your|their|my) minds?|cooling[- ]off|withdraw\w*|money[- ]back|exchang\w+
claiming: claims?|report\w*|notif\w+|tell (?:us|your|the)|let us know|submit\w*|filed?|filing|hand(?:ed)? in|send in|appl(?:y|ies|ication)|receipts?|disput\w+|complain\w*|appeal\w*|object\w*
answering: answer\w*|repl(?:y|ies|ied)|respon[ds]\w*|hear from|(?:gets?|writes?|calls?) (?:\w+ )?back|confirm\w*|acknowledg\w+|accepted|first response|decision|decide[sd]?
resolving: resol\w+|fix(?:ed)?|repair\w*|solved|workaround
invoicing: invoice\w*|falls? due|due|net|payable|payment terms?|settl\w+|overdue|arrears
paying out: refund\w*|money|transfer\w*|payouts?|pa(?:id|ys?) out|payments?|credited|reimburs\w+|bank
delivering: deliver\w*|dispatch\w*|ship\w*|arriv\w*|parcels?|packages?|orders?|couriers?|on (?:the|its) way
giving notice: notice|in advance|ahead of|beforehand|before (?:the |your )?(?:renewal|end|start|departure|move)|prior to|terminat\w+|cancel\w*|resign\w*|announc\w+
renewing: renew\w*|anniversary|(?:old|new|next) term
trying: probation\w*|trials?|test period|try (?:it|us|out)|evaluat\w+
reviewing: review\w*|audit\w*|rotat\w+|re-?read\w*|check(?:ed|s)?|inspect\w*|servic(?:e|ed|ing)|clean\w*|test(?:ed|s)?|updat\w+
replacing: replac\w+|new (?:laptops?|phones?|devices?|ones?)|swap\w*|refresh\w*
waiting: wait\w*|held|on hold|until you can|before you can|block\w*|lock\w*|pause\w*
being off: leave|holidays?|vacation|days? off|time off|absen\w+|sick\w*
aging: old|older|age|aged|bought|purchased|built|made
lasting: lasts?|duration|long|length|takes?|journeys?|trips?|stays?|travel\w*|courses?|meetings?|calls?
guaranteeing: guarant\w+|warrant\w+|cover\w*|insur\w+
retrying: retr(?:y|ies|ied)|attempts?|tries|tried again|repeat\w*|knock\w*
backing up: backups?|back-ups?|snapshots?
starting: onboard\w*|first (?:week|month|day)s?
being open: open\w*|hours|staffed|available|answered between|lines?
"""
_MONEY = r"""
bearing: excess\w*|deductible|first [£$€]|yourself|borne|bear|own share|own pocket|co-?pay\w*
limiting: limit\w*|up to|ceiling|maximum|at most|no more than|cap(?:ped)?|beyond|as much as|sum insured|insured for
allowing: budgets?|allowances?|per calendar year|a year for|stipends?|each year|a day|daily|grants?
charging: costs?|pric\w+|fees?|charg\w+|(?:per|a) month|per (?:seat|agent|user|person)|rates?|pay
approving: approv\w+|sign(?:ed)?[- ]?off|signatures?|authori\w+|agree[sd]?|on (?:their|your|his|her) own|without asking|ask (?:your|the|a)|team leads?|managers?|released?
earning: salar\w+|wages?|on-call|earn\w*|receives?|bonus\w*|referrals?
fining: fines?|penalt\w+|late fees?|surcharg\w+|administration
depositing: deposits?|down payments?|prepay\w*
shipping: deliver\w*|ship\w*|postage|carriage
being free from: free from|orders? (?:over|above|from)|free (?:delivery|shipping)|at least|minimum
making good: compensat\w+|delay\w*|goodwill|credits?|credited|vouchers?|refund\w*
"""
_SHARE = r"""
reducing: discount\w*|reduc\w+|less|off|half[- ]price|half the price|sav(?:e|es|ing)|cheaper|rebates?|concession\w*
giving back: refund\w*|(?:get|receive|pay) (?:\w+ ){0,4}back|reimburs\w+|credit\w*|returned|settled?
earning: commission\w*|referr\w+|affiliates?|earn\w*
interest: interest|apr|base rate
tax: tax\w*|vat|duty
being up: uptime|availab\w+|reachable
adding: surcharg\w+|extra|supplement\w*|more than|premium|on top
depositing: deposits?|down payments?|up ?front
sharing: shares?|of (?:the )?(?:cost|price|fee|salary|pay)|contribut\w+|match\w*|pension
wearing: wear|aged?|value|proof of purchase|bills?|receipts?
reaching: at least|minimum|scores?|rates?|targets?
"""
_COUNT = r"""
retrying: retr(?:y|ies|ied)|attempts?|tries|tried|repeat\w*|knock\w*|again|times
measuring length: characters?|letters?|digits?|long
seating: seats?|users?|agents?|people|members?|persons?|guests?|colleagues?|participants?
holding: items?|articles?|pieces?|objects?|products?
calling: requests?|calls?|queries|rate
ruling: automations?|rules?|triggers?|workflows?|macros?
filing: files?|attachments?|mb|gb|size
paying in parts: instal\w+|sums?|payments?
sampling: tickets?|scores?|sampl\w+|read
days: days?|weeks?
copying: copies|backups?|devices?|screens?|keys?
"""
_PLACE = r"""
privacy: privacy|personal data|data protection|stored about|gdpr|dpo|cookie\w*|your data|officer
security: vulnerab\w+|security|breach\w*|phishing|suspicious|hack\w*|incidents?
billing: invoice\w*|bill(?:s|ing)?|receipts?|vat|payment\w*|statements?
complaining: complain\w*|unhappy|dissatisf\w+|(?:goes|went) wrong
claiming: claim\w*|loss|damage
expenses: expenses?|reimburs\w+|travel costs
hiring: hiring|jobs?|recruit\w*|vacanc\w+|applicants?
pay: payroll|salary|payslips?
booking: travel|book\w*|trips?|flights?
being off: sick\w*|ill|absen\w+
press: press|media|journalist\w*
selling: sales|quotes?|offers?|orders?|bulk
partners: brokers?|partners?|affiliates?|resellers?|suppliers?
losing: lost|stolen|missing|taken from
emergencies: emergenc\w+|urgent|doctor\w*|assistance|abroad|down
equipment: laptops?|hardware|devices?|computers?
accounts: accounts?|passwords?|sign[- ]in|log[- ]?in|access
giving back: returns?|send back|exchang\w+|refund\w*
repairs: repair\w*|spare parts?|broken|faulty|warrant\w+
delivering: deliver\w*|parcels?|couriers?|shipments?
exporting: export\w*|full copy|backups?|downloads?
reporting: report\w*|start a claim
configuring: single sign-on|sso|login methods?|set up
"""

_WORD = re.compile(r"\w+")
_ONE_WORD = re.compile(r"[][a-z|?*+()\\:]+")
"""An expression for single words: no space, hyphen or sign is in it."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure by the single words that tell it, and by the phrases that do; None where there are none."""

    name: str
    word: re.Pattern[str] | None
    phrase: re.Pattern[str] | None


def _read(lines: str) -> tuple[_Measure, ...]:
    found = []
    for line in lines.strip().splitlines():
        name, told = line.split(": ", 1)
        words = [part for part in parts(told) if _ONE_WORD.fullmatch(part)]
        phrases = [part for part in parts(told) if not _ONE_WORD.fullmatch(part)]
        found.append(
            _Measure(
                name,
                re.compile("|".join(words)) if words else None,
                re.compile(rf"\b(?:{'|'.join(phrases)})(?!\w)") if phrases else None,
            )
        )
    return tuple(found)


_BY_KIND: Mapping[str, tuple[_Measure, ...]] = {
    "time": _read(_TIME),
    "money": _read(_MONEY),
    "percent": _read(_SHARE),
    "count": _read(_COUNT),
    **dict.fromkeys(sorted(REFERENCES), _read(_PLACE)),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What the values of one kind measure: by the words of the statement itself, and by its title and heading."""

    kind: str
    said: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """What is said and what stands around."""
        return self.said | self.around


def measures(kinds: Iterable[str], text: str, around: str) -> tuple[Measured, ...]:
    """What the values of these kinds in a statement measure; `around` are its title, last heading and lead."""
    return tuple(
        Measured(kind, measured_in(text, kind), measured_in(around, kind))
        for kind in sorted(set(kinds) & _BY_KIND.keys())
    )


@lru_cache(maxsize=16384)
def measured_in(text: str, kind: str) -> frozenset[str]:
    """The measures of a kind that a text names."""
    plain = small(text.replace("_", " "))
    told = {name for word in set(_WORD.findall(plain)) for name in _told_by(word, kind)}
    phrased = (
        measure.name
        for measure in _BY_KIND.get(kind, ())
        if measure.phrase and measure.name not in told and measure.phrase.search(plain)
    )
    return frozenset((*told, *phrased))


@lru_cache(maxsize=65536)
def _told_by(word: str, kind: str) -> tuple[str, ...]:
    """The measures of a kind that one word tells."""
    return tuple(measure.name for measure in _BY_KIND.get(kind, ()) if measure.word and measure.word.fullmatch(word))
