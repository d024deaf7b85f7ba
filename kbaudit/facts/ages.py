"""Whose age a text states: how old a record is tells how long ago it was made, how old a person is is a value of its own."""

from __future__ import annotations

import re

__all__ = ["is_age_of_a_thing"]

_THING = re.compile(
    r"(?i)\b(?:records?|files?|folders?|logs?|objects?|cop(?:y|ies)|backups?|snapshots?|documents?|papers?|machines?|devices?|"
    r"laptops?|phones?|computers?|batter(?:y|ies)|receipts?|invoices?|quotes?|messages?|e-?mails?|tickets?|data|entr(?:y|ies)|"
    r"links?|tokens?|sessions?|samples?|builds?|requests?|vouchers?|appliances?|equipment|products?|goods|stock|"
    r"parts?|pages?|articles?|mattress(?:es)?|tyres?|boilers?|hardware|recordings?|footage|certificates?|keys?|passwords?|secrets?)\b"
)
_LIVING = re.compile(
    r"(?i)\b(?:you|your|i|he|she|who|whoever|anyone|anybody|child(?:ren)?|kids?|people|persons?|adults?|minors?|passengers?|"
    r"drivers?|members?|guests?|infants?|bab(?:y|ies)|pupp(?:y|ies)|kittens?|pets?|dogs?|cats?|animals?|patients?|applicants?|"
    r"users?|customers?|pupils?|students?|employees?|staff|workers?|girls?|boys?|m[ae]n|wom[ae]n)\b"
)


def is_age_of_a_thing(text: str) -> bool:
    """Whether a text speaks of things that grow old and of nobody living."""
    return _THING.search(text) is not None and _LIVING.search(text) is None
