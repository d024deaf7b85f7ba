"""Answers of a few words under a question or label that asks where, whom or by which form.

Under "Who decides?" stands "Global Mobility.": the answer has no verb to know it by; what stands above it tells what it is.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.facts.desks import CAPITALS
from kbaudit.facts.form_codes import CODE, form_key
from kbaudit.facts.references import Reference

__all__ = ["answer_of"]

LONGEST = 9
"""Words of an answer at most: a longer one has a verb, and is read by that."""

_WHO = (
    r"\bwho(?:m|'s|’s)?\b[^?]*\?|\bwhich (?:team|desk|department|unit|office|group|person)\b[^?]*\?|"
    r"^(?:contact|responsible|approver|queue|routing|who does what|whom to ask|escalation)\W*$"
)
_WHERE = (
    r"\bwhere\b[^?]*\?|^where (?:to|is what)\b|\bwhich (?:counter|desk|room|address|entrance|car park|building|branch)\b[^?]*\?|"
    r"\b(?:assembly|meeting|muster|collection|drop-off|hand-?in|return) (?:point|place|station|location|address)\W*$|^location\W*$"
)
_ASKS = re.compile(rf"(?i){_WHO}|{_WHERE}")
_ASKS_FORM = re.compile(r"(?i)\bforms?\b|\b(?:which|what) (?:paper|document)\b")
_FORM = re.compile(rf"^\W*(?i:(?:by|with|on|using|use|the)\s+)?{CODE}(?:\s+form)?(?=\W*$|,)")
_PREPOSITION = r"(?:(?:to|at|in|into|on|by|with|from|behind|beside|outside)\s+)?"
_NAMED = re.compile(
    rf"^\W*(?i:{_PREPOSITION}(?:the|our|your)?)\s*(?P<place>{CAPITALS}(?:,\s+{CAPITALS}){{0,2}}|(?:[\w’'-]+\s+){{0,5}}[\w’'-]+)\W*$"
)
_DETERMINED = re.compile(r"(?i)^\W*(?:to|at|in|into|on|by|with|behind|beside|outside|the|our|your)\b")
_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|be|can|could|may|must|will|would|should|shall|do|does|did|has|have|had|please|not|no|yes|any|every\w*|all|both|"
    r"either|if|when|it|you|we|they|he|she|i|this|that|these|those|there|here|now|time|day|week|month|year|only|depends?|anyone|nobody|none)\b|['’](?:s|re|ve|ll)\b(?=\s(?:a|an|the)\b)"
)


def answer_of(text: str, headings: tuple[str, ...]) -> Reference | None:
    """The place or form that a few words name under headings of which one asks for it; None where they name none."""
    if len(text.split()) > LONGEST:
        return None
    form = _FORM.match(text)
    if form is not None and any(_ASKS_FORM.search(heading) for heading in headings):
        code = form["code"]
        return Reference("form", code, form_key(code), form.span("code"))
    if not any(_ASKS.search(heading.strip()) for heading in headings) or _VERB.search(text):
        return None
    named = _NAMED.match(text)
    if named is None or not (_DETERMINED.match(text) or re.fullmatch(CAPITALS, named["place"])):
        return None
    return Reference("place", named["place"], named["place"], named.span("place"))
