"""The words by which a sentence as a whole obliges, leaves free, permits or forbids, beside modal verbs and negations."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from enum import StrEnum

from kbaudit.facts.alternatives import alternatives

__all__ = ["AT_WILL", "PHRASES", "Leaning"]


class Leaning(StrEnum):
    """Which way a sentence leans."""

    OBLIGES = "must"
    LEAVES_FREE = "need not"
    PERMITS = "may"
    FORBIDS = "must not"
    LIMITS = "only"
    FREE = "free"
    PRICED = "at a price"


_THEY = r"(?:you|they|he|she|we|people|staff|members|customers|guests)"
_PLEASE = r"(?:likes?|pleases?|fancy|fancies|sees?\s+fit)"
_WANT = rf"(?:{_PLEASE}|wants?|wish|wishes|prefers?|chooses?)"
_AT_WILL = (
    rf"(?:(?:(?:what|which|wher|when|who|how)ever|as\s+and\s+when|as\s+(?:long|often|much|many|late|early)\s+as)\s+(?:[\w-]+\s+){{0,2}}?{_THEY}\s+{_WANT}|"
    rf"(?:what|where|when|how|as|if)\s+{_THEY}\s+(?:{_PLEASE}|wish)|(?:(?:what|which|wher|when|who|how)ever|as\s+(?:long|often|much)\s+as(?:\s+it)?)\s+suits\s+{_THEY})\b"
    r"(?!\s+(?:to(?!\s+(?:the|an?|our|your|my)\b)|us|users|your|the|an?|people|them|it|best|most)\b)"
)
"""What somebody does as he likes is both permitted and not owed."""
AT_WILL = re.compile(rf"\b(?:{_AT_WILL})")
"""Searched for in small letters, as `PHRASES` are."""
PHRASES: tuple[tuple[Leaning, re.Pattern[str]], ...] = (
    (
        Leaning.FORBIDS,
        alternatives(
            r"\b(?:is|are|stays?|remains?) (?:final|permanent|irreversible|out of the question|out of bounds|off limits|closed to|shut to|reserved for|excluded from|gone for good|ruled out|taboo|a no-go)\b|\bfor good\b|\bno way (?:back|round|around)\b|"
            r"\b(?:is|are) (?:turned down|turned away|refused|rejected|forbidden|barred|banned|ruled out)\b|\bat (?:your|their|his|her) own (?:risk|expense|cost)\b|"
            r"(?:(?<!there )\b(?:is|are|as|constitutes?)\s+an?\s+(?:\w+\s+)?|=\s+)(?:breach|violation)\b|\bgrounds for (?:removal|dismissal|termination|exclusion|expulsion|suspension)\b|"
            r"(?<!there )\b(?:is|are|as|constitutes?|amounts? to) (?:an? )?(?:(?!no\b|not\b|never\b)\w+ )?offen[cs]es?\b|\b(?:is|are|be) (?:strictly |clearly )?against (?:(?:the|our|all|your|their) )?(?:[\w-]+ ){0,2}?(?:polic(?:y|ies)|rules?|regulations|law|code)\b|"
            r"\bzero[- ]tolerance\b|\b(?:is|are) (?:unlawful|illegal|outlawed|not on(?=\W*$))\b|"
            r"\bgives? (?:\w+ ){0,2}?no (?:right|claim|entitlement)\b|\bno (?:right|claim|entitlement) to\b|\b(?:is|are|will be|shall be) (?:\w+ )?(?:forfeited|forfeit)\b|\bno appeal lies\b|"
            r"\bgross misconduct\b|\b(?:not|never|n['’]t|nor) (?:be )?tolerated\b|\b(?:smoke|food|alcohol|phone|car|dog|pet)-free\b"
        ),
    ),
    (
        Leaning.PERMITS,
        alternatives(
            r"\b(?:welcome to|(?:is|are) (?:always |also |most |very )?welcome|gladly|happy to|on request|free of charge|at no (?:extra )?(?:cost|charge)|is (?:possible(?! that)|fine|enough|all right)|are (?:fine|enough))\b|"
            r"\b(?:is|are) (?:(?:also|always|fully|all) )?(?:insured|covered|included|paid|refunded|reimbursed|met|free(?!-| (?:from|of)\b)|allowed|accepted|supported|offered|available|tolerated)\b|"
            r"\bcomes? back to you\b|^\W*there is[,.:;]\s|\bundo (?:button|entry|link|command)\b|"
            r"\bfeel free\b|\b(?:^|(?<=[.;,!]\s))go (?:right )?ahead\b|^\W*by all means\b|\bat liberty to\b|\b(?:it|that)(?:['’]s| is) (?:\w+ )?(?:fine|ok|okay|all right|no problem)\b|"
            r"\b(?:have|has|with|there['’]?i?s|there is) no objections?\b|\bno objections? (?:from|on)\b|\bwe (?:do not|don['’]t) mind\b|\b(?:is|are|['’]s|['’]re) (?:perfectly|quite|absolutely|always|totally) (?:fine|ok|okay|acceptable|all right)\b|"
            r"\b(?:is|are) (?:well |perfectly |quite )?within the rules\b|\bon (?:your|their|his|her|its) own (?:authority|initiative)\b|"
            r"\b(?:excepted|exempt|excluded) from the (?:\w+ )?(?:ban|prohibition)\b"
        ),
    ),
    (
        Leaning.LEAVES_FREE,
        alternatives(
            r"\b(?:optional|voluntary|exempt from|nobody (?:expects|requires|asks|insists|obliges)|up to (?:you|them|him|her|each)|free to|without asking|no (?:\w+ ){1,3}?(?:is|are) (?:needed|required|necessary|asked (?:for|of)|expected|demanded)|"
            r"there is no need|not (?:needed|required|necessary)|rather than must)\b|"
            r"\b(?:(?:is|are|remains?|stays?|becomes?) (?:\w+ )?|that['’]s (?:\w+ )?)(?:your|their|his|her) (?:own )?(?:call|decision|choice|business|affair)(?=\s*(?:$|[.,;:!)])|\s+(?:whether|if|alone|and)\b)|\bthe (?:choice|decision) (?:is|stays|remains) (?:yours|theirs|his|hers|with)\b|"
            r"\bmatter of (?:personal |individual |private )?(?:taste|choice|preference)\b|\b(?:is|are|it|that|this|which)\s+(?:\w+ly\s+)?(?:left\s+)?(?:entirely |fully |wholly )?(?:left |up )to (?:you|them|him|her|(?:the|each|every) (?:individual )?\w+(?=\s*(?:$|[.,;:!)])|\s+(?:whether|at|to decide)\b))|"
            r"^\W*none(?: is| are)? (?:called for|needed|required|necessary|asked for)\b|^\W*(?:just )?skip (?:the|your|that|it)\b(?! (?:step|section|chapter|part|page|line)s?\b)|\bwe leave (?:it|this|that)(?: \w+)? to\b|\bsuit yourself\b|(?:^\W*|[.;:!,]\s+)you (?:decide|choose)(?=\s*(?:$|[.,;:!)])|\s+(?:whether|if)\b)|"
            r"(?<!not )(?<!never )(?<!cannot )\b(?:is|are|was|were|been|be) (?:\w+ly )?(?:waived|dispensed with|done away with|abolished|scrapped|superfluous)\b|^\W*(?:waived|abolished|superfluous)\W*$|:\s*(?:waived|abolished)\W*$|"
            r"\b(?:do not|don['’]t|won['’]t|never|no longer|does not|doesn['’]t) (?:ask|insist|call)(?:\s+(?:\w+\s+)?(?:for|on|that)\b|(?=\s*(?:$|[.,;:!)])))|\b(?:we|they) (?:do not|don['’]t|no longer) (?:need|require)\b(?! (?:them|it)\b| to\b(?! (?:see|know|hear)\b))|"
            r"\b(?:can|may|free to) (?:\w+ly )?(?:skip|omit|leave out|do without|opt out)\b(?! to\b)|\b(?:don['’]t|do not|no need to) bother\b|"
            r"\bat (?:your|their|his|her|its|one['’]s) (?:own |sole |absolute )?discretion\b|\bleft to the (?:discretion|judge?ment|choice) of\b|\bat the (?:\w+ )?discretion of(?: (?:the|each|every|an?|its|your|their))?(?: [\w-]+){1,2}|"
            r"\bat (?:the |each |any )?(?:[\w-]+ ){0,2}?[\w-]+['’]s? (?:own |sole |absolute )?discretion\b|\bleft to (?:the |each |every |an? |your |their |his |her )?(?:[\w-]+ ){0,2}?[\w-]+['’]s? (?:own |good |professional |clinical |best )?(?:judge?ment|discretion|choice|preference)\b|"
            r"\b(?:was|were|been|is|are) made optional\b|\bnice to have\b|\b(?:is|are) not asked (?:to|for)\b|\bof (?:your|their|his|her|its) own (?:choosing|choice)\b|"
            r"\b(?:belongs?|is|are) (?:a thing of|to) the past\b|(?<!which )(?<!that )\b(?:is|are) (?:irrelevant|immaterial|of no (?:importance|consequence))(?=\W*$|[,.;:]| (?:so|as) long\b)"
            r"|\bany (?:(?!(?:of|one|other|time)\b)[\w-]+ ){1,4}?(?:will do|does the job)\b"
        ),
    ),
    (
        Leaning.OBLIGES,
        alternatives(
            r"\b(?:obliged|compulsory|mandatory|obligatory|(?:is|are|be|as|it['’]s) (?:\w+ly )?essential|(?<=[\w:;|] )essential(?=\W*$)|without exception|needs? (?:an?|the|your|their|every|each)|is (?:needed|required)|are (?:needed|required))\b|"
            r"\bnon-negotiable\b|(?<!not )\b(?:is|are) an? (?:\w+ )?(?:requirement|obligation)\b|"
            r"\bonly (?:up)?on (?:sight|presentation|production) of\b|\bbelongs? in every\b|"
            r"\b(?:is|are|be) (?:\w+ly )?indispensable\b|\bwithout fail\b|\b(?:is|are|as) an? (?:\w+ )?(?:condition (?:of|for)|prerequisite|precondition|must)\b|\bduty to\b|\b(?:is|are) (?:\w+ly )?(?:notifiable|reportable|declarable)\b|\bsee to it that\b|\b(?:is|are) (?:always |strictly )?enforced\b|^\W*enforced\W*$|"
            r"\b(?:need|needs|requires?) (?:(?!(?:and|or|to|by|that|no)\b)[\w'’-]+ ){0,4}?(?:approval|permission|consent|sign-off|agreement|authori[sz]ation|clearance)\b"
        ),
    ),
)
