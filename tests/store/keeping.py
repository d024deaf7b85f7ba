"""Makes runs for the store as an audit would hand them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kbaudit.decisions import Decision
from kbaudit.lifecycle import Found, Kept, Now, changes
from kbaudit.store import Store
from kbaudit.store.rows import DocumentRow, FindingRow, NewRun, Scores, Setup, SuppressionRow

SOURCES = "/kb"


@dataclass(frozen=True)
class Night:
    """One run: digests by document, documents by finding (named "KB201 x"), and which findings are suppressed and why."""

    today: date
    documents: Mapping[str, str]
    findings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    suppressed: Mapping[str, str] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()
    owners: Mapping[str, str] = field(default_factory=dict)
    settings: str = "{}"
    model: str | None = None
    formula: str = "1"
    overall: float | None = 90.0
    not_judged: Sequence[str] = ()
    who: str = "night"
    sources: str = SOURCES


def fingerprint(name: str) -> str:
    """16 digits for a name such as "KB201 x"."""
    return name.encode().hex().ljust(16, "0")[-16:]


def keep(store: Store, night: Night) -> int:
    """Keep a night as an audit would: compared with what the store holds."""
    findings = {
        fingerprint(name): Found(name.split()[0], tuple(sorted(documents)))
        for name, documents in night.findings.items()
    }
    documents = {name: Kept(digest, True) for name, digest in night.documents.items()}
    difference = changes(store.before(night.sources), Now(documents, findings, night.not_judged))
    rows = [
        FindingRow(
            fingerprint(name),
            name.split()[0],
            "conflict" if name.startswith("KB2") else "certain",
            "warning",
            0.9,
            True,
            f"Says {name}.",
            tuple((document, True) for document in documents),
            SuppressionRow("kbaudit.decisions.toml", night.suppressed[name]) if name in night.suppressed else None,
        )
        for name, documents in night.findings.items()
    ]
    return store.keep_run(
        NewRun(
            sources=night.sources,
            today=night.today,
            at=f"{night.today.isoformat()}T02:00:00+00:00",
            who=night.who,
            setup=Setup(f"digest of {night.settings}", night.settings, night.model, "0.1.0", night.formula),
            scores=Scores(night.overall, worst_tenth=60.0, fit_to_serve=0.8),
            skipped=0,
            documents=[
                DocumentRow(name, digest, name.title(), night.owners.get(name), "help", True, 0.75)
                for name, digest in night.documents.items()
            ],
            findings=rows,
            changes=difference,
            not_judged=night.not_judged,
            decisions=night.decisions,
        )
    )
