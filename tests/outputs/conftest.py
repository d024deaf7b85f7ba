"""Reports built by hand: a realistic one, an empty one, and one whose documents mean harm."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

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
    Remedy,
    Severity,
    Skipped,
    Status,
    Tier,
)
from kbaudit.report import Gate, NotRun, Previous, Report, Run, Suppressed
from kbaudit.score import score

TODAY = date(2026, 1, 1)
RUN = Run(
    "20260101-1", TODAY, "ab" * 32, "all-MiniLM-L6-v2", ("help-centre",), 3.14159265, (("read", 0.5), ("judge", 2.0))
)
RAW = "Internal remark that no evidence quotes."


def document(
    path: str, owner: str | None = "Billing", *, collection: str = "", status: Status = Status.LIVE
) -> Document:
    dates = (Dated(date(2024, 3, 5), date(2024, 3, 5), Precision.DAY, DateRole.EDITED, "git", "2024-03-05"),)
    return Document(
        id=path,
        path=path,
        uri=f"help-centre/{path}",
        format="markdown",
        text=RAW,
        blocks=(),
        digest="0" * 64,
        title=path,
        owner=owner,
        status=status,
        collection=collection or path.partition("/")[0],
        dates=dates if owner else (),
    )


def evidence(page: Document, line: int, quote: str = "", edited: date | None = None) -> Evidence:
    dated = None
    if edited:
        dated = Dated(edited, edited, Precision.DAY, DateRole.EDITED, "front matter: updated", str(edited))
    return Evidence(page.id, page.uri, Place(line=line, end_line=line), quote, ("Refunds",), (0, 9), dated, page.owner)


def finding(
    rule: str,
    message: str,
    places: tuple[Evidence, ...],
    action: Action,
    step: str,
    *,
    tier: Tier = Tier.CERTAIN,
    severity: Severity = Severity.WARNING,
    share: float = 1.0,
    keep: str | None = None,
    values: tuple[Claimed, ...] = (),
) -> Finding:
    shares = tuple(sorted((item.document, share) for item in places if item.document != keep))
    return Finding(
        rule, message, places, tier, severity, 0.9, shares, action, step, keep, "It was edited last." if keep else "",
        Effort.MEDIUM if keep else Effort.SMALL, values, ("same scope",) if values else (),
    )  # fmt: skip


def remedy(number: int, gain: float, *findings: Finding) -> Remedy:
    first = findings[0]
    return Remedy(
        id=f"R{number}",
        action=first.action,
        owner=first.evidence[0].owner,
        effort=first.effort,
        gain=gain,
        findings=tuple(item.fingerprint for item in findings),
        documents=tuple(sorted({identity for item in findings for identity in item.documents})),
        keep=first.keep,
        why=first.why,
        steps=tuple(dict.fromkeys(item.step for item in findings)),
    )


def assemble(
    documents: tuple[Document, ...], findings: tuple[Finding, ...], remedies: tuple[Remedy, ...], **more: Any
) -> Report:
    parts: dict[str, Any] = {"suppressed": (), "skipped": (), "not_run": (), "gate": Gate(True), **more}
    figures = score(
        documents,
        findings,
        families=("KB1", "KB2", "KB3", "KB4", "KB5", "KB6"),
        incomplete={check.rule[:3] for check in parts["not_run"]},
        skipped=len(parts["skipped"]),
    )
    return Report(
        run=RUN, documents=documents, passages=412, findings=findings, score=figures, remedies=remedies, **parts
    )


def realistic() -> Report:
    refunds = document("policies/refunds.md")
    returns = document("faq/returning-an-item-you-bought-online-or-in-a-partner-shop-abroad.md", "Customer care")
    prices = document("plans/prices-2023.md", None)
    trial = document("plans/trial.md", "Sales")
    api = document("developers/api-keys.md", "Platform")
    copies = tuple(document(f"faq/password-reset-{number}.md", "Customer care") for number in range(1, 5))
    old = document("archive/prices-2021.md", "Sales", status=Status.ARCHIVED)
    others = tuple(document(f"guides/guide-{number:02}.md", "Customer care") for number in range(40))
    conflict = finding(
        "KB201",
        "Two pages state different periods for returning goods: 14 days and 30 days.",
        (
            evidence(refunds, 12, "Returns are open for a fortnight after the goods have arrived.", date(2025, 11, 2)),
            evidence(
                returns,
                40,
                "We take items back up to thirty days after you received them, provided that they are unused, complete and "
                "in their original packaging; items that were made to measure, opened software and gift cards are excluded "
                "unless they arrived damaged, …",
                date(2023, 2, 14),
            ),
        ),
        Action.RECONCILE,
        "Decide which period holds for returns and correct the other page.",
        tier=Tier.CONFLICT,
        severity=Severity.ERROR,
        share=0.4,
        keep=refunds.id,
        values=(Claimed("a fortnight", "14 d", (refunds.id,)), Claimed("thirty days", "30 d", (returns.id,))),
    )
    expired = finding(
        "KB301",
        "Says it is valid until 31 December 2023; that was 732 days ago.",
        (evidence(prices, 3, "These prices are valid until 31 December 2023."),),
        Action.UPDATE,
        "Put in the prices that hold now, or retire the page.",
        severity=Severity.ERROR,
    )
    unowned = finding(
        "KB401", "Nobody is named as its owner.", (evidence(prices, 1),), Action.ASSIGN, "Name an owner.",
        tier=Tier.REVIEW, severity=Severity.INFO,
    )  # fmt: skip
    near = tuple(
        finding(
            "KB102",
            f"97 % of the text is that of {copies[0].id}.",
            (
                evidence(page, 1, "Choose Forgot password on the sign-in page."),
                evidence(copies[0], 1, "Choose Forgot password."),
            ),
            Action.MERGE,
            f"Redirect {page.id} to {copies[0].id} and remove it.",
            keep=copies[0].id,
        )
        for page in copies[1:]
    )
    secret = finding(
        "KB604",
        "Holds what looks like a live API key.",
        (evidence(api, 27, "Authorization: Bearer sk_live_****************"),),
        Action.REMOVE,
        "Revoke the key, then remove it from the page.",
        severity=Severity.ERROR,
        share=0.1,
    )
    links = tuple(
        finding(
            "KB501",
            f"The link ../old/page-{number}.md leads nowhere.",
            (evidence(trial, number, f"see page {number}"),),
            Action.MEND,
            "Point the link to a page that exists.",
            share=0.05,
        )
        for number in range(1, 15)
    )
    muted = finding("KB304", "Untouched for 900 days.", (evidence(trial, 1),), Action.REVIEW, "Review it.")
    findings = tuple(
        sorted((conflict, expired, unowned, *near, secret, *links), key=lambda item: (item.rule, item.fingerprint))
    )
    remedies = (
        remedy(1, 1.061, expired, unowned),
        remedy(2, 0.712, *near),
        remedy(3, 0.37, conflict),
        remedy(4, 0.09, secret),
        *(remedy(number, 0.02, link) for number, link in enumerate(links, start=5)),
    )
    return assemble(
        (refunds, returns, prices, trial, api, *copies, old, *others),
        findings,
        remedies,
        suppressed=(
            Suppressed(muted, "The law has not changed.", "help-centre/plans/trial.md:2", date(2027, 1, 31)),
        ),
        skipped=(
            Skipped("help-centre/scans/contract.pdf", "The PDF is encrypted."),
            *(Skipped(f"help-centre/scans/page-{number:02}.pdf", "The pages are pictures without text.") for number in range(13)),
        ),
        not_run=(NotRun("KB206", "No natural-language-inference model is installed."),),
        notices=("2 suppressions have expired.",),
        previous=Previous("20251201-1", date(2025, 12, 1), 91.0, (conflict.fingerprint,), ("0123456789abcdef",)),
        gate=Gate(False, ("The score of at most 95.0 is below the minimum of 97.0.",)),
    )  # fmt: skip


HARM = (
    "[bold red]x[/] \x1b[31mred\x1b]0;title\x07\u202egnp.exe\u200b\x9b2J <script>alert(1)</script> `` ` @team #12 "
    "[a](https://evil.example) ![i](http://evil.example/i.png) www.evil.example **b** | $x$ &lt; \udcff \U000e0041"
)


def hostile(harm: str = HARM) -> Report:
    page = replace(document("a.md", owner=harm), path=harm, uri=harm, id=harm, collection=harm)
    other = replace(page, id="other.md", path="other.md", collection="x", owner="y")
    item = finding(
        "KB201",
        harm,
        (evidence(page, 1, harm), evidence(other, 2, harm)),
        Action.RECONCILE,
        harm,
        tier=Tier.CONFLICT,
        keep=page.id,
        values=(Claimed(harm, harm, (harm,)), Claimed(harm, harm, (harm,))),
    )
    item = replace(item, why=harm)
    return assemble(
        (page, other),
        (item,),
        (replace(remedy(1, 1.0, item), steps=(harm, harm)),),
        skipped=(Skipped(harm, harm),),
        not_run=(NotRun("KB206", harm),),
        notices=(harm,),
        gate=Gate(False, (harm,)),
    )


@pytest.fixture
def report() -> Report:
    return realistic()


@pytest.fixture
def make_hostile() -> Callable[..., Report]:
    return hostile


@pytest.fixture
def clean() -> Report:
    return assemble((document("a.md"), document("b.md")), (), ())


@pytest.fixture
def empty() -> Report:
    return assemble((), (), ())
