"""The words that oblige, permit, forbid or advise, and those that only think possible or foretell, each class a named group."""

from __future__ import annotations

import re

from kbaudit.facts.alternatives import classes
from kbaudit.facts.word_lists import words

__all__ = ["ALL_PEOPLE", "CUES", "HINT", "HINT_PHRASES", "IMPERATIVE", "NOBODY", "WORDS"]

_NOT = r"(?:not|never|no\s+longer)"
_BE = r"(?:is|are|was|were|be|been|being|am)"
_BE_NOT = rf"(?:{_BE}\s+{_NOT}|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|not\s+be)"
_DO_NOT = r"(?:(?:do|does|did|will|would|should|shall|must)\s+not|don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t)"
_ON_NO_ACCOUNT = (
    r"(?:under\s+no\s+circumstances|in\s+no\s+(?:event|case|circumstances)|at\s+no\s+time|"
    r"on\s+no\s+account|by\s+no\s+means)(?!,?\s+(?:(?:with|for|by|at|in|of|to)\s+)?(?:(?:any|an?)\s+)?"
    r"(?:less|more|later|fewer|longer|earlier|sooner|greater|lower|higher|shorter)\s+than\b)"
)
"""What denies a whole sentence, with or without its own verb behind it: "in no event shall the bank be liable".
"In no event later than June" only bounds."""
_ALLOWED = r"(?:allowed|permitted|authori[sz]ed|permissible)"
_END = (
    r"(?=\s*(?:$|[.;:,!?)|]|\b(?:to|for|before|by|prior|in|when|if|unless|from|at|on|of|as|until|after|with|and|"
    r"or|per|during|every|only|that)\b))"
)
_PARTED = (
    r"(?:and|or|but|that|which|who|whose|if|when|then|so|as|than|not|until|before|after|because|unless|except|other|is|are|"
    r"was|were|be|been|has|have|had|do|does|did|can|cannot|may|might|must|shall|should|will|would|need|needs|you|we|they|i|"
    r"he|she|it|there|to)\b"
)
"""Words between which and a subject another clause or another verb begins."""
NOBODY = (
    r"(?:nobody|nothing|no[\s-]one|(?:none|neither)(?:\s+of\s+\w+)?|no\s+(?!(?:matter|doubt|longer|later|more|less|fewer|earlier|sooner|greater|"
    r"wonder|problem|one\s+but)\b)[\w'’-]+)(?!\s+(?:but|except|other)\b)(?:\s+(?!" + _PARTED + r")[\w'’-]+){0,5}?"
)
"""A denied subject, up to its verb: "no one else", "no interview", "nobody leaving a flat"."""
ALL_PEOPLE = (
    r"(?:all|any\w*|every\w*|each|the|our|your|those|members|visitors|residents|guests|patients|customers|subscribers|students|"
    r"users|children)"
)
"""For whom something costs nothing: "free to members", where no verb follows."""
CUES = classes(
    rf"""
    (?P<need_not>
        need\s+not(?!\s+only)|needn['’]t|(?:{_DO_NOT}|no\s+longer|never)\s+(?:have|has|need|needs)\s+to\b|{_BE_NOT}\s+(?:\w+ly\s+)?(?:required|obliged|obligated|necessary|mandatory|compulsory|obligatory|needed)
        |(?:must|shall|will)\s+not\s+be\s+(?:required|obliged|obligated)|{_BE_NOT}\s+(?:\w+ly\s+)?(?:called\s+for|(?:asked|demanded|expected)\s+(?:of|from)|asked\s+for)\b
        |{NOBODY}\s+(?:has|have|needs?)\s+to\b
        |{NOBODY}\s+(?:is|are|(?:can|will|may|shall)\s+be)\s+(?:\w+ly\s+)?(?:required|obliged|obligated|forced|compelled|needed|necessary|mandatory|compulsory|obligatory|expected|demanded|called\s+for|(?:asked|made)\s+(?:for|to)|under\s+(?:an?|any)\s+(?:duty|obligation))\b
        |(?:{_BE_NOT}|(?:must|shall|will)\s+not\s+be)\s+(?:forced|compelled)\s+to\b
        |(?:(?:shall|will)\s+)?(?:have|has|bears?|owes?)\s+no\s+(?:obligation|duty|liability|responsibility)\b
        |no\s+(?:obligation|duty|requirement)(?:\s+(?:on|of|for|to)\s+(?:the\s+|any\s+)?\w+(?=\s+to\s))?(?=\s+(?:to|for|on)\s)
        |{_BE_NOT}\s+(?:an?|the)\s+(?:obligation|duty|requirement|condition)(?:\s+(?:on|of|for|to)\s+(?:the\s+|any\s+)?\w+(?=\s+to\s))?|{_BE_NOT}\s+(?:bound|under\s+(?:an|any)\s+obligation)\s+to\b|not\s+(?:required|mandatory|obligatory|necessary|compulsory)
        |(?:there\s+is\s+)?no\s+need\s+(?:to|for)\b|(?:is|are)\s+exempt(?:ed)?\s+from|nobody\s+(?:expects|requires|obliges|forces)\s+\w+\s+to\b|needs?\s+no\b|(?:up\s+to|left\s+to)\s+(?:\w+\s+)?\w+\s+whether\s+(?:they|you|he|she|or\s+not)\b|without\s+having\s+to|(?<!not\s)(?<!n['’]t\s)(?<!never\s)(?:optional(?:ly)?|voluntary|voluntarily)|{_DO_NOT}\s+require|no\s+longer\s+requires?
    )
    |(?P<must_not>
        must\s+(?:not|never)|mustn['’]t|shall\s+(?:not|never)|shan['’]t|may\s+never|{_BE_NOT}\s+(?:\w+ly\s+)?(?:{_ALLOWED}|eligible|entitled|to\s+be\b|acceptable)
        |(?:(?:shall|will)\s+)?ha(?:s|ve)\s+no\s+(?:right|authority|power|entitlement)\s+to|no\s+claim\s+to|(?:is|are)\s+(?:closed|shut|off\s+limits)\s+to(?!\s+be)|not\s+(?:{_ALLOWED}|acceptable|eligible|entitled)|{_ON_NO_ACCOUNT}(?:\s+(?:will|shall|may|must|can|should|is|are)\b(?:(?:\s+\w+){{1,3}}?(?=\s+be\s))?)?|ineligible|prohibit(?:ed|s)|forbidden|forbids?|disallow(?:ed|s)|banned|barred\s+from
        |(?:do|does)\s+not\s+(?:allow|permit)|(?:don['’]t|doesn['’]t)\s+(?:allow|permit)|{NOBODY}\s+(?:may|shall|must|(?:is|are)\s+(?:{_ALLOWED}|to\s+be))(?=\s|[.;,!]|$)
        |(?:(?:must|shall|please|to)\s+)?(?:refrain|abstain)\s+from(?=\s+\w+ing\b)
    )
    |(?P<may_not>may\s+not)
    |(?P<cannot>cannot|can\s+not|can['’]t|{NOBODY}\s+can(?=\s))
    |(?P<should_not>should\s+(?:not|never)|shouldn['’]t|ought\s+not|{_BE_NOT}\s+(?:recommended|advised|advisable|encouraged)|not\s+(?:recommended|advised|advisable)|discouraged|{_DO_NOT}\s+recommend)
    |(?P<must>
        (?:is|are)\s+(?:an?\s+)?(?:absolute(?:ly)?\s+)?(?:must{_END}|indispensable)|(?:is|are)\s+(?:an?|the|your)\s+(?:obligation|duty|requirement|prerequisite)\b
        |(?:has|have|is\s+under|are\s+under)\s+(?:an?|the)\s+(?:\w+\s+)?(?:duty|obligation)\s+to\b|(?:legally|contractually|duty)[\s-]+bound\s+to\b
        |must(?!\s+have\s+been)|shall|(?:has|have|having)\s+to\b|need(?:s|ed)?\s+to\b|(?:{_BE}|now|also)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:required|obliged|obligated|necessary|imperative|compelled|needed)\b
        |{_BE_NOT}\s+(?:\w+ly\s+)?(?:optional|voluntary|negotiable)\b|non-negotiable|required{_END}|(?:is|are)\s+to\s+be\b|mandatory|obligatory|compulsory|requires?\b(?!d)
    )
    |(?P<is_to>(?:is|are)\s+(?:bound\s+)?to(?=\s+(?!(?:us|me|the|an?|our|your|you|them|him|her|it|this|that|date|scale|blame)\b)[a-z]{{2,}}))
    |(?P<should>should|ought\s+to|(?:strongly\s+|highly\s+)?(?:recommend(?:ed|s)?|advis(?:ed|able)|encouraged?|suggest(?:ed|s)?|urge[ds]?)|expected\s+to|had\s+better)
    |(?P<allowed>{_ALLOWED}{_END}|(?:entitled|eligible|welcome|at\s+liberty)\s+(?:to|for)\b|free\s+to(?!\s+{ALL_PEOPLE}\b)(?=\s+\w)|(?:has|have)\s+the\s+(?:right|option)(?:,?\s+(?:from\s+time\s+to\s+time|at\s+any\s+time|at\s+all\s+times|(?:at|in)\s+(?:its|their|his|her|your)\s+(?:sole\s+|own\s+)?(?:option|discretion|choice)),?){{0,2}}\s+to\b|allow(?:s|ed)?\s+(?:\w+\s+){{1,3}}to\b|permits?\s+(?:\w+\s+){{1,3}}to\b)
    |(?P<may>may)
    |(?P<can>can)
    |(?P<possible>might|could|must\s+have\s+been|possibly|perhaps)
    |(?P<not_future>will\s+(?:not|never)|won['’]t)
    |(?P<future>will|going\s+to)
    """
)
HINT = frozenset(
    words(
        """
        must mustn shall shan may can cannot should shouldn ought need needs needed needn have has having required
        require requires obliged obligated necessary imperative compelled mandatory obligatory compulsory optional
        optionally voluntary voluntarily allowed permitted authorized authorised permissible prohibited prohibits
        forbidden forbid forbids disallow disallowed disallows banned barred ineligible eligible entitled acceptable
        circumstances exempt exempted nobody whether claim closed shut limits obligation duty
        requirement condition bound recommended recommend recommends
        advised advisable encouraged encourage suggest suggested
        suggests urge urged discouraged expected better free welcome right allow allows permit permits might could
        possibly perhaps will won going never do don avoid event called asked expected demanded refrain abstain liberty
        indispensable prerequisite negotiable forced bears owes liability responsibility authority power entitlement """
    )
)
HINT_PHRASES = (" to be", " is to ", " are to ", " bound to ", "no time", "no case", "no means", "no account")
WORDS = re.compile(r"[^\W\d_]+")
IMPERATIVE = re.compile(
    r"(?:^|[.;:!?]\s+|[•*–-]\s+|\bplease\s+|,\s*(?:and\s+|so\s+|then\s+)?|\band\s+)(?P<cue>do\s+not|don['’]t|never|"
    r"avoid)\s+(?=[a-z])"
)
"""Searched for in small letters, as `CUES` are."""
