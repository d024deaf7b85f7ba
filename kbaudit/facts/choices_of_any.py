"""Places of a sentence that only one can fill, whoever or whatever it is: who owns, whose consent is needed, where it is recorded.

The sets are open: what stands there is compared as it is written, and only where two sentences are the same otherwise, word for
word.
"""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.facts.choice_kinds import ChoiceKind
from kbaudit.facts.word_lists import hint

__all__ = ["OF_ANY", "OPEN_KINDS"]

_STOP = r"(?:within|before|at|on|in|for|by|not|no|when|if|upon|unless|prior|and|or|with|without|as|to|until|after|during|under|from|where|who|which|that|via|than|but|only|alone|solely|exclusively|is|are|shall|will|must|may|has|have)"
_NAMED = (
    r"(?P<said>(?:(?:the|an?|its|their|our|your)\s+)?(?!(?:both|either|each|all|any|every|one|two|several|whom|which|it|them|him|her|us|you|such|this|that|these|those|time|way)\b)"
    rf"(?!{_STOP}\b)[\w’'&-]+(?:\s+(?!{_STOP}\b)[\w’'&.-]*[\w’'&-]){{0,5}})(?=\s*(?:$|[.;,)]|\b{_STOP}\b))"
)
_ONE = r"^\W*(?:[\d.]+\s+)?(?:(?:the|all|any|each|every|no)\s|[^.;]*\b(?:all|any|each|every)\s)(?![^.;]*\bcop(?:y|ies)\b)[^.;]*?"
"""A sentence on one thing, or on all of a kind; of copies several people get one."""


def _kind(name: str, frame: str, words: str) -> ChoiceKind:
    return ChoiceKind(name, re.compile(f"(?i){frame.replace('{named}', _NAMED)}"), hint(words), {})


OF_ANY: tuple[ChoiceKind, ...] = (
    _kind(
        "whose consent",
        r"\b(?:requires?|needs?|(?:is|are|be)\s+subject\s+to|only\s+with)\s+(?:the\s+)?(?:(?:prior|written|express|formal)\s+)*(?:approval|consent|permission|authori[sz]ation)\s+(?:of|from|by)\s+{named}",
        "approval consent permission authorisation authorization",
    ),
    _kind(
        "who approves",
        r"\b(?:must|shall|will|is|are|has\s+to|have\s+to)\s+(?:first\s+|always\s+)?(?:be\s+)?(?:approved|authori[sz]ed|countersigned|ratified|appointed|chaired|decided|determined)\s+by\s+{named}",
        "approved authorised authorized countersigned ratified appointed chaired decided determined",
    ),
    _kind(
        "whose it is",
        r"(?P<whole>\b(?:(?:shall|will|must|is|are)\s+(?:at\s+all\s+times\s+)?(?:be\s+|remain\s+)?(?:solely\s+)?owned\s+by|(?:shall|will)?\s*(?:be|is|are|remains?)\s+(?:the\s+)?(?:sole\s+|exclusive\s+)?property\s+of|(?:shall\s+|will\s+)?belongs?\s+to|(?:shall\s+|will\s+)?vests?\s+in)\s+{named})",
        "owned property belong belongs vest vests",
    ),
    _kind(
        "who controls it",
        r"(?P<whole>\b(?:shall|will|must|is|are)\s+(?:be\s+)?(?:solely\s+|exclusively\s+)?(?:controlled|conducted|prosecuted|led|chaired|headed)\s+by\s+{named})",
        "controlled conducted prosecuted led chaired headed",
    ),
    _kind(
        "where it is recorded",
        _ONE + r"\b(?:recorded|entered|documented|logged|noted|filed|registered)\s+in\s+{named}",
        "recorded entered documented logged noted filed registered",
    ),
    _kind(
        "at which place",
        _ONE
        + r"\b(?:kept|stored|held|deposited|performed|carried\s+out|inspected|tested|handed\s+over)\s+(?:at|in)\s+{named}",
        "kept stored held deposited performed carried inspected tested handed",
    ),
    _kind(
        "to whom",
        _ONE
        + r"\b(?:be\s+)?(?:delivered|sent|submitted|addressed|reported|paid|returned|forwarded|notified|referred|handed)\s+to\s+{named}",
        "delivered sent submitted addressed reported paid returned forwarded notified referred handed",
    ),
    _kind(
        "from when",
        r"\b(?:begins?|starts?|commences?|runs?|(?:is|are|be)\s+(?:counted|calculated|measured|reckoned))\s+(?:to\s+run\s+)?(?:on|upon|from|with)\s+(?:the\s+(?:date|day)\s+of\s+)?{named}",
        "begin begins start starts commence commences run runs counted calculated measured reckoned",
    ),
    _kind(
        "when it passes",
        r"\b(?:title|risk|ownership|property)\b[^.;]{0,60}?\b(?:pass(?:es)?|transfers?|vests?)\b[^.;]{0,40}?\s(?P<said>(?:when|once|as\s+soon\s+as)\s[^.;,]{6,120})",
        "title risk ownership property",
    ),
    ChoiceKind(
        "by which carrier",
        re.compile(
            r"\b(?i:ship(?:s|ped)?|sent|send|dispatch(?:ed)?|deliver(?:ed)?|forwarded|transported)\b[^.;]{0,40}?\b(?:by|via)\s+(?P<said>[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+){0,3})(?=\s*(?:$|[.;,)]|\b(?:and|or|unless|at|on|within)\b))"
        ),
        hint("ship ships shipped sent send dispatch dispatched deliver delivered forwarded transported"),
        {},
    ),
    ChoiceKind(
        "who alone",
        re.compile(
            r"^\W*(?:[\d.]+\s+)?(?:[^.;,]{0,60},\s+)?(?P<said>(?:[Tt]he\s+)?[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+){0,3})\s+(?:(?:shall|will)\s+have|has|have)\s+(?:the\s+)?(?:sole|exclusive|final)\s+(?:(?:and\s+)?\w+\s+)?(?:control|charge|conduct|custody|authority|right|power|decision|say|carriage)\b"
        ),
        hint("sole exclusive final"),
        {},
    ),
    ChoiceKind(
        "named place of delivery",
        re.compile(
            r"\b(?:FOB|F\.O\.B\.|CIF|C\.I\.F\.|EXW|FCA|DAP|DDP|CPT|CIP|CFR|FAS)\s+(?P<said>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2})(?=\s*(?:$|[.;,)]|[a-z]))"
        ),
        hint("fob cif exw fca dap ddp cpt cip cfr fas f.o.b f.o.b. c.i.f c.i.f. f o b"),
        {},
    ),
)
OPEN_KINDS = frozenset(kind.name for kind in OF_ANY)
"""Kinds of which the members are no closed set."""
