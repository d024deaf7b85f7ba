"""Corpora with claims and passages for the tests of the duplicate rules, and prose to fill their pages with."""

from __future__ import annotations

from typing import Any

from kbaudit.candidates import propose
from kbaudit.claims import state
from kbaudit.corpus import Corpus
from kbaudit.model import Document, Finding
from kbaudit.passages import cut
from tests.making import corpus

REFUNDS = """# Refunds

Customers may return a paid plan within 30 days of the first payment. The request is made on the billing page of the
workspace.

## How it works

We check the request within two working days. The amount goes back to the card that was charged, and the bank may need
up to a week.

Annual plans are refunded in full during the first month. After that the rest of the year is kept as credit for later
invoices.

## What we cannot refund

Add-ons that were used, such as text messages and phone numbers, are not refunded. Taxes are returned only where the
law demands it."""

INVITING = """# Inviting people

Open the settings of your workspace and choose the list of members. Press the button at the top and type the address
of the person.

Every invitation works for one week. Until it is accepted, the name stands in the list in grey, and nobody pays for
the seat.

Only administrators can invite. If a mail was lost, send the invitation again from the same list, which makes the old
one void."""

SECURITY = """# Sign-in security

A second step protects the account when a password was stolen. Turn it on in your profile, scan the code and keep the
recovery words.

Sessions end after twelve hours without use. Administrators see the devices of every person and can end a session from
there.

Passwords need twelve characters. We compare them with lists of leaked ones and refuse those that are known to be in
use elsewhere."""


def repeating(*documents: Document, **changes: Any) -> Corpus:
    """A corpus of these documents, lexical only, with its claims and candidate pairs."""
    ordered = tuple(sorted(documents, key=lambda item: item.id))
    passages = cut(ordered)
    return corpus(ordered, claims=state(ordered, passages), pairs=propose(passages, None), **changes)


def said(findings: list[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    """Rule and documents of each finding."""
    return [(finding.rule, finding.documents) for finding in findings]
