"""Closed sets that contracts, statutes and terms of business choose from."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.facts.choice_kinds import ChoiceKind, kind_of_choice, members_of
from kbaudit.facts.word_lists import hint

__all__ = ["OF_CONTRACTS"]

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
_SETTLED = r"\b(?:is|are|be|being|must|shall|will|to)\b[^.;]*?"

OF_CONTRACTS: tuple[ChoiceKind, ...] = (
    kind_of_choice(
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
        members_of(_LANGUAGES),
    ),
    kind_of_choice(
        "manner",
        _MANNERS,
        r"\b(?:sent?|send|give[ns]?|served?|deliver(?:ed|s)?|submit(?:ted|s)?|made?|make|notif(?:y|ied)|filed?|return(?:ed)?|dispatched|request(?:ed)?|report(?:ed)?|applied|appl(?:y|ications?)|book(?:ed|ings?)?|order(?:ed|s)?|"
        r"communicated|transmitted|confirm(?:ed)?|cancel(?:led)?|declared?|forwarded|announced?|invited?|notices?)\b[^.;:]{0,80}?\b(?:(?:by|via|through|per)\s+(?:an?\s+)?|(?=in writing|orally|verbally|in person))(?:(?:pre-?paid|electronic)\s+)?{said}\b(?!\s+(?:number|address|order)s?\b)(?:,?\s+return\s+receipt\s+requested)?",
        "mail post letter delivery email fax facsimile telefax courier messenger hand person telephone phone sms message orally verbally writing mouth",
    ),
    kind_of_choice(
        "means of payment",
        _MEANS,
        r"\b(?:pa(?:y|id|yable|yments?)|settled?|refund(?:ed|s)?|reimburse[ds]?|top(?:ped)? up|fees?|rent|deposit)\b[^.;:]{0,80}?\b(?:(?:by|via|through|with)\s+(?:an?\s+)?(?:irrevocable\s+)?|(?=in cash)){said}\b",
        "cash transfer wire debit order cheque check card credit",
    ),
    kind_of_choice(
        "advance or arrears",
        "advance\narrears, arrear",
        r"\b(?:pa(?:y|id|yable|yments?|ys)|due|billed|charged|invoiced|collected|debited)\b[^.;:]{0,60}?\bin\s+{said}\b(?!\s+of\b)",
        "advance arrears arrear",
    ),
    kind_of_choice(
        "majority",
        _MAJORITIES,
        rf"(?:{_SETTLED}|\b(?:by|requires?|with|needs?|takes?)\s+(?:an?\s+|the\s+)?){{said}}\b",
        "majority unanimity unanimously unanimous thirds",
    ),
    kind_of_choice(
        "in how many parts",
        "single lump sum, lump sum, single payment, one payment, single instalment, single installment: one\ninstalments, installments: several",
        r"(?P<whole>\b(?:paid|payable|pays?|settled|repaid)\b[^.;]{0,60}?\b(?:in|as|by)\s+(?:an?\s+)?(?:[a-z]+\s+){0,3}?{said}\b(?:,\s+(?:the\s+first\s+)?of\s+which\b[^.;]*)?)",
        "lump payment instalment installment instalments installments",
    ),
    kind_of_choice(
        "taken to be",
        "approved, accepted, granted, agreed: granted\nrejected, refused, declined, disapproved, denied: refused\nwithdrawn, abandoned: withdrawn",
        r"\b(?:deemed|considered|regarded\s+as|taken\s+as|treated\s+as)\s+(?:to\s+(?:be|have\s+been)\s+)?{said}\b",
        "deemed considered regarded taken treated",
    ),
    kind_of_choice(
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
    kind_of_choice(
        "class of travel",
        "economy class, economy, coach class, standard class, second class: economy\npremium economy: premium\nbusiness class: business\nfirst class: first",
        r"\b(?:travel(?:s|led)?|fl(?:y|ies|ights?|own)|book(?:s|ed)?|seats?|tickets?|journeys?|trips?|trains?)\b[^.;]{0,60}?\b(?:in\s+)?{said}\b(?!\s+(?:mail|post|stamps?|honours)\b)",
        "economy premium business first class coach second standard",
    ),
    kind_of_choice(
        "way of transport",
        "air, air freight, airfreight: air\nsea, ocean freight, sea freight, ship: sea\nroad, lorry, truck: road\nrail, train: rail",
        r"\b(?:shipped|transported|carried|sent|dispatched|freighted|moved|forwarded)\b[^.;]{0,60}?\bby\s+{said}\b(?!\s+(?:mail|courier)\b)",
        "air airfreight sea ocean ship road lorry truck rail train",
    ),
    kind_of_choice(
        "moment of passing",
        "delivery\nshipment, dispatch, despatch: shipment\nreceipt\nsignature, signing: signature\nacceptance\ninstallation\ncompletion\nfull payment, payment in full, payment, payment of the price: payment\nloading\nregistration\ncollection",
        r"\b(?:title|risk|ownership|property|liability)\b[^.;]{0,50}?\b(?:pass(?:es)?|transfers?|vests?|be\s+transferred|is\s+transferred)\b[^.;]{0,40}?\b(?:on|upon|at|with)\s+(?:the\s+)?(?:time\s+of\s+)?{said}\b",
        "delivery shipment dispatch despatch receipt signature signing acceptance installation completion payment loading registration collection",
    ),
    kind_of_choice(
        "right",
        "non exclusive, nonexclusive: open\nexclusive, sole: exclusive",
        r"(?<!mutually )(?<!non-)(?<!non )\b{said}\b(?=\s+(?:\w+,?\s+){0,4}?(?:licen[cs]es?|rights?|distribut\w+|agen(?:cy|t)|basis|suppliers?|dealers?)\b|\W*$)",
        "exclusive nonexclusive sole",
    ),
    ChoiceKind(
        "number of",
        re.compile(
            r"(?i)\b(?:be|is|are|by|of|to|before|has|have|from|appoints?)\s+(?:an?\s+|the\s+)?(?P<said>(?:sole|single|one|two|three|four|five|seven|[1-7])(?:\s*\(\d\))?)\s+(?:(?:independent|neutral|joint|certified)\s+)?"
            r"(?P<label>arbitrator|mediator|trustee|director|administrator|auditor|liquidator|expert|valuer|examiner|assessor)s?\b(?:,\s+(?:(?:one|two|each|all|both)\s+)?(?:of\s+whom|whom|who)\b[^.;]*)?"
        ),
        hint(
            "arbitrator arbitrators mediator mediators trustee trustees director directors administrator administrators auditor auditors liquidator liquidators expert experts valuer valuers examiner examiners assessor assessors"
        ),
        members_of(
            "sole, single, one, 1: one\ntwo, 2: two\nthree, 3: three\nfour, 4: four\nfive, 5: five\nsix, 6: six\nseven, 7: seven"
        ),
        labelled=True,
    ),
    ChoiceKind(
        "shares",
        re.compile(
            r"(?i)\b(?:divided|shared?|split|borne|apportioned|allocated|distributed)\b[^.;]{0,30}?\b(?P<said>(?:equally|evenly|in\s+equal\s+(?:parts|shares)|half\s+and\s+half|pro\s+rata|"
            r"\d{1,2}\s*[/:]\s*\d{1,2}(?!\d)|in\s+the\s+(?:ratio|proportion)\s+(?:of\s+)?\d{1,2}\s*(?::|to)\s*\d{1,2}|\d{1,2}\s?(?:%|per\s?cent)\s+(?:to|by)\s+(?:the\s+)?\w+\s+and\s+\d{1,2}\s?(?:%|per\s?cent)\s+(?:to|by)\s+(?:the\s+)?\w+)"
            r"(?:\s+(?:between|among|amongst|by)\s+(?:them|(?:the\s+)?[A-Z]\w+\s+and\s+(?:the\s+)?[A-Z]\w+|(?:(?:the|both|all)\s+)+(?:parties|partners|members|owners|heirs|siblings)))?)"
        ),
        hint("divided shared share split borne apportioned allocated distributed"),
        {},
    ),
    kind_of_choice(
        "method",
        "straight line: straight\ndeclining balance, reducing balance, diminishing balance, double declining balance: declining\nfifo, first in first out: fifo\nlifo, last in first out: lifo\nweighted average, average cost: average\naccrual basis, accruals basis: accrual\ncash basis: cash",
        r"\b(?:by|on|using|at|in|with|under)\s+(?:an?\s+|the\s+)?{said}\b",
        "straight declining reducing diminishing fifo lifo weighted average accrual accruals basis",
    ),
    kind_of_choice(
        "gross or net",
        "gross\nnet, nett: net",
        r"\b(?:of|on|from|by|the|as|in|your|their|its)\s+(?:\w+\s+)?{said}\b(?=\s+(?:salar(?:y|ies)|income|pay|wages?|earnings|turnover|sales|revenues?|receipts|profits?|price|amount|area|weight|proceeds|rent|fees?|invoice|basis)\b)",
        "gross net nett",
    ),
    kind_of_choice(
        "year meant",
        "calendar year\nfinancial year, fiscal year, accounting year: financial\nschool year, academic year: school\ntax year\ncontract year, membership year, policy year, insurance year: contract\nleave year, holiday year: leave",
        r"\b(?:per|each|every|by|in|of|for|within|during|any|on|a|the|one)\s+(?:an?\s+|the\s+)?{said}\b(?!\s+\d)",
        "year years",
    ),
    ChoiceKind(
        "attachment",
        re.compile(
            r"\b(?i:is|are|be|been|must|shall|will|should|has|have|see|refers?|uses?|follows?|conforms?|compl(?:y|ies)|meets?|stands?)\b[^;]*?\b(?P<whole>(?:(?i:(?:as\s+)?(?:set\s+(?:forth|out)|contained|attached(?:\s+hereto)?|described|specified|listed|given|stated|laid\s+down|provided|shown|detailed|defined|annexed)\s+(?:in|as|at|on)\s+))?(?P<label>Exhibit|Annex|Appendix|Schedule|Attachment|Addendum|Enclosure)\s+(?P<said>[A-Z]{1,2}(?:-\d+)?|\d{1,2}|[IVX]{1,4}))\b(?![.-]\d)"
        ),
        hint("exhibit annex appendix schedule attachment addendum enclosure"),
        {},
        labelled=True,
    ),
    ChoiceKind(
        "law",
        re.compile(
            r"(?P<whole>\b(?:governed|construed|interpreted)\b[^.;]{0,60}?\b(?i:by|with|under)\s+(?:the\s+)?(?:(?:internal|substantive)\s+)?(?:[Ll]aws?\s+of\s+(?:the\s+)?(?P<said>[A-Z][\w-]*(?:\s+(?:(?:of|and)\s+(?:the\s+)?)?[A-Z][\w-]*){0,4})))"
        ),
        hint("law laws"),
        {},
    ),
    ChoiceKind(
        "seat",
        re.compile(
            r"(?:\b(?i:seat|place|venue)\s+of\s+(?:the\s+)?(?i:arbitration)\b[^.;]{0,20}?\b(?:is|be)\s+(?:in\s+)?|\b(?i:arbitrat\w+|courts?)\b[^.;]{0,60}?\b(?:in|of)\s+(?!the\b))(?P<said>(?:St\.?\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2}(?:,\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?)?)(?=\s*(?:$|[.;]|,\s+[a-z]))"
        ),
        hint("arbitration arbitrated arbitrator arbitrators court courts"),
        {},
    ),
)
