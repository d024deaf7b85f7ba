"""A report of many findings, as large knowledge bases give it; made of numbers alone, so that it is the same everywhere."""

from __future__ import annotations

from datetime import date, timedelta

from kbaudit.model import (
    Action,
    Claimed,
    Dated,
    DateRole,
    Document,
    Effort,
    Evidence,
    Finding,
    Place,
    Precision,
    Severity,
    Tier,
)
from kbaudit.remedies import devise
from kbaudit.report import Family, Gate, Previous, Report, Run, Spot
from kbaudit.score import score

TODAY = date(2026, 1, 15)
KINDS = (
    ("KB201", Tier.CONFLICT, Severity.ERROR, Action.RECONCILE),
    ("KB101", Tier.CERTAIN, Severity.WARNING, Action.MERGE),
    ("KB304", Tier.CERTAIN, Severity.WARNING, Action.REVIEW),
    ("KB204", Tier.REVIEW, Severity.ERROR, Action.RECONCILE),
    ("KB501", Tier.CERTAIN, Severity.WARNING, Action.MEND),
    ("KB310", Tier.CERTAIN, Severity.INFO, Action.REVIEW),
)
SUBJECTS = "refunds exports invoices sessions webhooks passwords contracts shifts vouchers backups".split()


def many(findings: int = 20_000, documents: int = 4_000, owners: int = 60) -> Report:
    """A report of `findings` findings about `documents` documents of `owners` owners, the last of which owns nothing."""
    pages = tuple(_document(number, owners) for number in range(documents))
    found = sorted((_finding(number, pages) for number in range(findings)), key=lambda item: (item.rule, item.message))
    figures = score(pages, found, families=("KB1", "KB2", "KB3", "KB4", "KB5", "KB6"))
    return Report(
        run=Run("7", TODAY, "ab" * 32, "all-MiniLM-L6-v2", ("large",), 3.0, (("reading", 0.5),)),
        documents=pages,
        passages=documents * 4,
        findings=tuple(found),
        suppressed=(),
        skipped=(),
        not_run=(),
        score=figures,
        remedies=devise(pages, found),
        gate=Gate(True),
        previous=Previous("6", date(2025, 12, 15), 80.0, tuple(item.fingerprint for item in found[::5]), ()),
        variants=tuple(
            Family("version", tuple(page.id for page in pages[at : at + 3])) for at in range(0, documents, 300)
        ),
        layout=tuple(
            Spot(page.id, (number * 0.618) % 1.0, (number * 0.414) % 1.0) for number, page in enumerate(pages)
        ),
    )


def _document(number: int, owners: int) -> Document:
    subject = SUBJECTS[number % len(SUBJECTS)]
    path = f"{subject}/{number // 100:03}/page-{number:05}.md"
    edited = TODAY - timedelta(days=number % 900)
    return Document(
        id=path,
        path=path,
        uri=f"large/{path}",
        format="markdown",
        text="",
        blocks=(),
        digest="0" * 64,
        title=f"About {subject}, page {number}",
        owner=f"team-{number % owners:02}" if number % 7 else None,
        collection=subject,
        dates=(Dated(edited, edited, Precision.DAY, DateRole.EDITED, "front matter: updated", str(edited)),),
    )


def _finding(number: int, pages: tuple[Document, ...]) -> Finding:
    rule, tier, severity, action = KINDS[number % len(KINDS)]
    left, right = pages[number * 7 % len(pages)], pages[(number * 7 + number % 11 + 1) % len(pages)]
    days = number % 90 + 2
    quotes = (
        f"Those who ask for {left.collection} get an answer within {days} days, unless the request {number} came by post.",
        f"Those who ask for {left.collection} get an answer within {days + 3} days, unless the request {number} is incomplete.",
    )
    places = tuple(
        Evidence(page.id, page.uri, Place(line=number % 200 + 1), quote, ("Requests",), None, page.dates[0], page.owner)
        for page, quote in zip((left, right), quotes, strict=True)
    )
    values = (
        Claimed(f"{days} days", f"{days} d", (left.id,)),
        Claimed(f"{days + 3} days", f"{days + 3} d", (right.id,)),
    )
    return Finding(
        rule,
        f"Number {number}: two pages give different periods for {left.collection}: {days} and {days + 3} days.",
        places,
        tier,
        severity,
        0.7 + number % 30 / 100,
        ((left.id, 0.1 + number % 9 / 10),),
        action,
        f"Decide which period holds and correct the other page ({number}).",
        effort=tuple(Effort)[number % 3],
        values=values if rule == "KB201" else (),
        guards=("one of the two names no region",) if number % 4 == 0 else (),
    )
