"""The closed sets that a sentence may choose from, each with the words around a choice that show it to be one."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kbaudit.facts.word_lists import hint

__all__ = ["CHOICES", "LEFT_OPEN", "ChoiceKind"]

LEFT_OPEN = re.compile(
    r"(?i)\b(?:may|can|could|might|cannot|also|either|both|usually|normally|generally|typically|mostly|often|sometimes|preferably|ideally|optionally|"
    r"alternatively|for example|for instance|e\.g|such as|available|offered|not(?! (?:later|more|less))|never|nobody|no[\s-]one)\b|n['’]t\b"
)
"""Before a choice: it is one of several, only possible, or denied."""


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """A closed set: where one of its members is chosen (`said`), words of which a sentence needs one, and what each member is.

    Of a `labelled` kind members are told apart under one label only: annexes under "annex".
    """

    name: str
    pattern: re.Pattern[str]
    hint: frozenset[str]
    members: Mapping[str, frozenset[str]]
    labelled: bool = False

    def read(self, said: str) -> frozenset[str]:
        """What is said, by the words of the set's members that it names; empty where it names none."""
        written = " ".join(said.casefold().replace("-", " ").split())
        if not self.members:
            return frozenset(written.split()) - _TELLING_NOTHING
        named = sorted(
            (name for name in self.members if re.search(rf"\b{re.escape(name)}\b", written)), key=len, reverse=True
        )
        kept = [name for name in named if not any(name != other and name in other for other in named)]
        return frozenset[str]().union(*(self.members[name] for name in kept))


_TELLING_NOTHING = hint("the of and state republic commonwealth province")


def _members(lines: str) -> dict[str, frozenset[str]]:
    """Lines of names that are one, parted by commas, each followed by what they are."""
    found = {}
    for line in lines.strip().splitlines():
        names, _, what = line.partition(":")
        for name in names.split(","):
            found[" ".join(name.replace("-", " ").split())] = frozenset((what or names.split(",")[0]).split())
    return found


def _kind(name: str, members: str, frame: str, words: str) -> ChoiceKind:
    """A kind whose `frame` has "{said}" where a member stands."""
    read = _members(members)
    named = "|".join(re.escape(item).replace(r"\ ", r"[\s-]+") for item in sorted(read, key=len, reverse=True))
    return ChoiceKind(name, re.compile(rf"(?i){frame.replace('{said}', f'(?P<said>{named})')}"), hint(words), read)


_CURRENCIES = """
us dollars, u.s. dollars, united states dollars, american dollars, us$, usd: usd
canadian dollars, cad: cad
australian dollars, aud: aud
singapore dollars, sgd: sgd
hong kong dollars, hkd: hkd
new zealand dollars, nzd: nzd
euros, euro, eur: eur
pounds sterling, sterling, british pounds, gbp: gbp
swiss francs, chf: chf
japanese yen, yen, jpy: jpy
danish kroner, dkk: dkk
swedish kronor, sek: sek
norwegian kroner, nok: nok
indian rupees, inr: inr
renminbi, yuan, rmb, cny: cny
polish zloty, zloty, pln: pln
czech koruna, czech crowns, czk: czk
"""
_LANGUAGES = "\n".join(
    "english german french italian spanish portuguese dutch danish swedish norwegian finnish polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian arabic hebrew hindi japanese korean mandarin chinese welsh irish catalan croatian serbian slovenian estonian latvian lithuanian".split()
)
_LANGUAGE = "|".join(_LANGUAGES.split())
_MANNERS = """
registered mail, registered post, registered letter, certified mail, certified post, recorded delivery, registered or certified mail: writing post registered
ordinary mail, post, letter, postal mail: writing post
mail: writing
e-mail, email, electronic mail: writing e-mail
fax, facsimile, telefax: writing fax
courier, messenger: courier
hand, hand delivery, personal delivery, in person: hand
telephone, phone: oral phone
text message, sms: sms
word of mouth, orally, verbally: oral
in writing: writing
"""
_MEANS = """
in cash, cash: cash
bank transfer, wire transfer, credit transfer, sepa transfer, wire: transfer
direct debit: debit
standing order: order
cheque, check: cheque
credit card: card credit
debit card: card debit
card: card
letter of credit, documentary credit: credit-letter
"""
_MAJORITIES = """
simple majority, ordinary majority, bare majority: simple
absolute majority: absolute
two thirds majority, majority of two thirds, two thirds: two-thirds
three quarters majority, majority of three quarters, three fourths majority: three-quarters
unanimity, unanimously, unanimous vote, unanimous consent, unanimous decision, unanimous resolution: unanimous
"""
_DAYS = "\n".join(f"{day}, {day}s" for day in "monday tuesday wednesday thursday friday saturday sunday".split())
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SETTLED = r"\b(?:is|are|be|being|must|shall|will|to)\b[^.;]*?"

CHOICES: tuple[ChoiceKind, ...] = (
    _kind(
        "currency",
        _CURRENCIES,
        r"\b(?:in|into)\s+(?:lawful\s+)?{said}(?![\w$])(?!\s+(?:and|or)\b)",
        "dollars usd us euros euro eur sterling pounds gbp francs chf yen jpy cad aud sgd hkd nzd kroner kronor dkk sek nok rupees inr renminbi yuan rmb cny zloty pln koruna crowns czk",
    ),
    ChoiceKind(
        "language",
        re.compile(
            rf"(?i)(?:\bin\s+(?:the\s+)?|\blanguage\b[^.;]{{0,60}}\b(?:is|be)\s+)(?P<said>(?:{_LANGUAGE})(?:(?:,\s*|,?\s+and\s+)(?:{_LANGUAGE}))*)\b"
            r"(?=\s*(?:$|[.,;:)]|(?:only|language|throughout|and|within|before|by|for|at|to|with|as|unless|no)\b))"
        ),
        hint(_LANGUAGES),
        _members(_LANGUAGES),
    ),
    _kind(
        "manner",
        _MANNERS,
        r"\b(?:sent?|send|give[ns]?|served?|deliver(?:ed|s)?|submit(?:ted|s)?|made?|make|notif(?:y|ied)|filed?|return(?:ed)?|dispatched|request(?:ed)?|report(?:ed)?|applied|appl(?:y|ications?)|book(?:ed|ings?)?|order(?:ed|s)?|"
        r"communicated|transmitted|confirm(?:ed)?|cancel(?:led)?|declared?|forwarded|announced?|invited?|notices?)\b[^.;:]{0,80}?\b(?:(?:by|via|through|per)\s+(?:an?\s+)?|(?=in writing|orally|verbally|in person))(?:(?:pre-?paid|electronic)\s+)?{said}\b(?!\s+(?:number|address|order)s?\b)(?:,?\s+return\s+receipt\s+requested)?",
        "mail post letter delivery email fax facsimile telefax courier messenger hand person telephone phone sms message orally verbally writing mouth",
    ),
    _kind(
        "means of payment",
        _MEANS,
        r"\b(?:pa(?:y|id|yable|yments?)|settled?|refund(?:ed|s)?|reimburse[ds]?|top(?:ped)? up|fees?|rent|deposit)\b[^.;:]{0,80}?\b(?:(?:by|via|through|with)\s+(?:an?\s+)?(?:irrevocable\s+)?|(?=in cash)){said}\b",
        "cash transfer wire debit order cheque check card credit",
    ),
    _kind(
        "advance or arrears",
        "advance\narrears, arrear",
        r"\b(?:pa(?:y|id|yable|yments?|ys)|due|billed|charged|invoiced|collected|debited)\b[^.;:]{0,60}?\bin\s+{said}\b(?!\s+of\b)",
        "advance arrears arrear",
    ),
    _kind(
        "majority",
        _MAJORITIES,
        rf"(?:{_SETTLED}|\b(?:by|requires?|with|needs?|takes?)\s+(?:an?\s+|the\s+)?){{said}}\b",
        "majority unanimity unanimously unanimous thirds",
    ),
    _kind(
        "ballot",
        "secret ballot, closed ballot, secret vote: secret\nshow of hands, open ballot, open vote, public vote: open",
        r"\b(?:by|in)\s+(?:an?\s+)?{said}\b",
        "ballot hands vote",
    ),
    ChoiceKind(
        "delivery term",
        re.compile(
            r"\b(?i:deliver(?:ed|y|ies)?|shipped|shipments?|sold|supplied|prices?|goods|products?)\b[^.;]*?\b(?P<said>FOB|CIF|EXW|DDP|DAP|FCA|CIP|CPT|CFR|FAS|DPU)\b"
        ),
        hint("fob cif exw ddp dap fca cip cpt cfr fas dpu"),
        {},
    ),
    _kind(
        "class of travel",
        "economy class, economy, coach class, standard class, second class: economy\npremium economy: premium\nbusiness class: business\nfirst class: first",
        r"\b(?:travel(?:s|led)?|fl(?:y|ies|ights?|own)|book(?:s|ed)?|seats?|tickets?|journeys?|trips?|trains?)\b[^.;]{0,60}?\b(?:in\s+)?{said}\b(?!\s+(?:mail|post|stamps?|honours)\b)",
        "economy premium business first class coach second standard",
    ),
    _kind(
        "way of transport",
        "air, air freight, airfreight: air\nsea, ocean freight, sea freight, ship: sea\nroad, lorry, truck: road\nrail, train: rail",
        r"\b(?:shipped|transported|carried|sent|dispatched|freighted|moved|forwarded)\b[^.;]{0,60}?\bby\s+{said}\b(?!\s+(?:mail|courier)\b)",
        "air airfreight sea ocean ship road lorry truck rail train",
    ),
    _kind(
        "moment of passing",
        "delivery\nshipment, dispatch, despatch: shipment\nreceipt\nsignature, signing: signature\nacceptance\ninstallation\ncompletion\nfull payment, payment in full, payment, payment of the price: payment\nloading\nregistration\ncollection",
        r"\b(?:title|risk|ownership|property|liability)\b[^.;]{0,50}?\b(?:pass(?:es)?|transfers?|vests?|be\s+transferred|is\s+transferred)\b[^.;]{0,40}?\b(?:on|upon|at|with)\s+(?:the\s+)?(?:time\s+of\s+)?{said}\b",
        "delivery shipment dispatch despatch receipt signature signing acceptance installation completion payment loading registration collection",
    ),
    _kind(
        "right",
        "non exclusive, nonexclusive: open\nexclusive, sole: exclusive",
        r"(?<!mutually )(?<!non-)(?<!non )\b{said}\b(?=\s+(?:\w+,?\s+){0,4}?(?:licen[cs]es?|rights?|distribut\w+|agen(?:cy|t)|basis|suppliers?|dealers?)\b|\W*$)",
        "exclusive nonexclusive sole",
    ),
    _kind(
        "day of the week",
        _DAYS,
        rf"\b(?:clos(?:es?|ed|ing)|opens?|ends?|starts?|begins?|due|deadlines?|meets?|held|takes?\s+place|runs?|arrives?|collect(?:ed|s|ion)?|delivered|deliveries|deliver|sent|sends?|publish(?:ed|es)?|released?|paid|issued|emptied|"
        rf"submit(?:ted)?|handed|hand|reach(?:es)?|filed?|back|posted|updated|cleaned|shut|returned|planning|review|retro\w*|stand-?up|meetings?|calls?|drills?|tests?|day\s+is)\b[^.;]{{0,70}}?(?:\b(?:on|by|before|until|till|every|each|is|of|other|than)\s+|[:,]\s+(?:every\s+(?:other\s+)?)?)"
        rf"(?:[a-z]+\s+)?{{said}}\b(?!,?\s+(?:\d{{1,2}}\b|\d|the\s+\d|(?:{'|'.join('january february march april may june july august september october november december'.split())})\b))(?!\s*(?:-|–|to|through|until|till|/|,\s*{_DAY})\s*(?:{_DAY})?)",
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    ),
    ChoiceKind(
        "attachment",
        re.compile(
            r"\b(?P<label>Exhibit|Annex|Appendix|Schedule|Attachment|Addendum|Enclosure)\s+(?P<said>[A-Z]{1,2}(?:-\d+)?|\d{1,2}|[IVX]{1,4})\b(?![.-]\d)"
        ),
        hint("exhibit annex appendix schedule attachment addendum enclosure"),
        {},
        labelled=True,
    ),
    ChoiceKind(
        "law",
        re.compile(
            r"\b(?:governed|construed|interpreted)\b[^.;]{0,60}?\b(?i:by|with|under)\s+(?:the\s+)?(?:(?:internal|substantive)\s+)?(?:[Ll]aws?\s+of\s+(?:the\s+)?(?P<said>[A-Z][\w-]*(?:\s+(?:(?:of|and)\s+(?:the\s+)?)?[A-Z][\w-]*){0,4}))"
        ),
        hint("law laws"),
        {},
    ),
    ChoiceKind(
        "seat",
        re.compile(
            r"(?:\b(?i:seat|place|venue)\s+of\s+(?:the\s+)?(?i:arbitration)\b[^.;]{0,20}?\b(?:is|be)\s+(?:in\s+)?|\b(?i:arbitrat\w+|courts?)\b[^.;]{0,60}?\b(?:in|of)\s+(?!the\b))(?P<said>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2})(?=\s*(?:$|[.,;]))"
        ),
        hint("arbitration arbitrated arbitrator arbitrators court courts"),
        {},
    ),
)
