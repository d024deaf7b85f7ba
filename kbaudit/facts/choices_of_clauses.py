"""Closed sets of single clauses: how a price is made up, which index moves it, when it is paid, what prevails, who is liable how."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.facts.choice_kinds import ChoiceKind, kind_of_choice
from kbaudit.facts.word_lists import hint

__all__ = ["OF_CLAUSES"]

_TONGUES = "english welsh irish french german spanish italian portuguese dutch polish czech russian chinese japanese arabic swedish danish norwegian finnish greek turkish korean hungarian romanian"
_BODY = r"(?P<said>[A-Z][\w&-]*(?:\s+(?:(?:of|for|and)\s+)?(?:the\s+)?[A-Z][\w&-]*){0,7})"

OF_CLAUSES: tuple[ChoiceKind, ...] = (
    kind_of_choice(
        "how disputes are settled",
        "arbitration\ncourts, court, litigation, judicial proceedings: courts\nexpert determination: expert",
        r"\b(?:disputes?|controvers(?:y|ies)|differences)\b[^.;]{0,90}?\b(?:settled|resolved|decided|determined|submitted|referred|heard)\b[^.;]{0,30}?\b(?:by|to|in|before|through)\s+(?:the\s+)?(?:(?:binding|final|competent|ordinary|state|federal|local|civil|commercial)\s+)*{said}\b",
        "dispute disputes controversy controversies differences",
    ),
    ChoiceKind(
        "rules of arbitration",
        re.compile(
            rf"\b(?i:arbitrat\w+|disputes?|controvers(?:y|ies))\b[^.;]{{0,140}}?\b(?:[Aa]rbitration\s+)?(?:[Rr]ules|auspices)\s+(?:of\s+[Aa]rbitration\s+)?of\s+(?:the\s+)?{_BODY}"
        ),
        hint("rules auspices"),
        {},
    ),
    kind_of_choice(
        "index",
        "consumer price index, consumer prices index, cpi: consumer\nproducer price index, ppi: producer\nretail price index, retail prices index, rpi: retail\nwholesale price index: wholesale\nwage index, labour cost index, labor cost index: wages\nconstruction cost index, building cost index: building",
        r"\b(?:adjusted|indexed|linked|increased?|revised|rises?|raised|escalated?)\b[^.;]{0,80}?\b{said}\b",
        "index cpi ppi rpi",
    ),
    kind_of_choice(
        "reference rate",
        "libor\neuribor\nsofr\nsonia\nprime rate, prime lending rate: prime\nfederal funds rate: funds\nbase rate, base lending rate: base\ntreasury rate, treasury bill rate: treasury",
        r"\b(?:interest|rate|margin|bears?|accrues?)\b[^.;]{0,80}?\b{said}\b",
        "libor euribor sofr sonia prime funds base treasury",
    ),
    kind_of_choice(
        "how it is priced",
        "fixed price, fixed fee, firm price, lump sum price, lump sum basis, fixed price basis, fixed fee basis: fixed\ntime and materials, time and material, time and materials basis, hourly basis, daily rate basis: time\ncost plus, cost plus basis, cost reimbursable basis: cost\nunit price basis, unit prices: unit",
        r"\b(?:on|at|for|under|by)\s+(?:an?\s+|the\s+)?(?:strictly\s+)?{said}\b",
        "fixed firm lump time hourly daily cost unit",
    ),
    kind_of_choice(
        "when it is paid",
        "delivery\nshipment, dispatch, despatch: shipment\nreceipt\nsignature, signing, execution: signature\nclosing, completion: completion\nacceptance\ninstallation, commissioning, start up: installation\norder\narrival\ndeparture\nbooking",
        r"\b(?:pa(?:id|yable)|due|falls\s+due|settled)\b[^.;]{0,40}?\b(?:on|upon|at|against)\s+(?:the\s+)?(?:date\s+of\s+|time\s+of\s+)?{said}\b",
        "delivery shipment dispatch despatch receipt signature signing execution closing completion acceptance installation commissioning start order arrival departure booking",
    ),
    kind_of_choice(
        "which text prevails",
        "\n".join(_TONGUES.split()),
        r"\b(?P<whole>{said}(?:\s+language)?\s+(?:text|version|original)\s+(?:(?:shall|will|is\s+to)\s+)?(?:prevails?|governs?|controls?|be\s+(?:authentic|binding|authoritative)|is\s+(?:authentic|binding|authoritative)))\b",
        "prevail prevails govern governs control controls authentic binding authoritative",
    ),
    kind_of_choice(
        "liability of several",
        "jointly and severally, joint and several: joint\nseverally and not jointly, severally but not jointly, severally only, several and not joint, several but not joint: several",
        r"\b{said}\b",
        "severally several",
    ),
    ChoiceKind(
        "accounting standard",
        re.compile(
            r"\b(?i:prepared|drawn\s+up|kept|audited|stated|presented)\b[^.;]{0,40}?\b(?i:in\s+accordance\s+with|according\s+to|under|in\s+conformity\s+with)\s+(?:the\s+)?(?P<said>(?:(?:US|UK|U\.S\.|Swiss|German|French|Canadian)\s+)?(?:GAAP|IFRS|IAS|HGB|FRS\s?\d*))\b"
        ),
        hint("gaap ifrs ias hgb frs"),
        {},
    ),
)
