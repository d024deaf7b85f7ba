"""What is wrong, where and how sure, and what to do about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kbaudit.model.blocks import Place
from kbaudit.model.dates import Dated


class Severity(StrEnum):
    """How much a finding misleads an agent. Info never counts for score and gate."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Tier(StrEnum):
    """How sure the claim is. Only conflict and certain count for score and gate."""

    CONFLICT = "conflict"
    CERTAIN = "certain"
    REVIEW = "review"
    INFO = "info"

    @property
    def counts(self) -> bool:
        """Whether findings of this tier may count for score and gate."""
        return self in (Tier.CONFLICT, Tier.CERTAIN)


class Action(StrEnum):
    """What a content owner does about a finding."""

    MERGE = "merge"
    RETIRE = "retire"
    RECONCILE = "reconcile"
    UPDATE = "update"
    REVIEW = "review"
    ASSIGN = "assign"
    MEND = "mend"
    REMOVE = "remove"


class Effort(StrEnum):
    """How long a remedy takes: minutes, an hour or so, a day or more."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that a finding rests on. The quote is already free of secrets and personal data."""

    document: str
    uri: str
    place: Place
    quote: str = ""
    heading: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    date: Dated | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value that a finding is about, as written and normalised, and the documents that claim it."""

    value: str
    normalised: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim about somebody's work: what is wrong, where, how sure, and what to do.

    `shares` gives for each document it counts against the part of it, in (0, 1], that is concerned; a document that is
    evidence only (the kept one of two copies, an archived page) is left out. `keep` is the document to keep, where there
    is one to choose. `why` gives the reason for the choice, `step` says in one sentence what to do.
    """

    rule: str
    message: str
    evidence: tuple[Evidence, ...]
    tier: Tier
    severity: Severity
    confidence: float
    shares: tuple[tuple[str, float], ...]
    action: Action
    step: str
    keep: str | None = None
    why: str = ""
    effort: Effort = Effort.SMALL
    values: tuple[Claimed, ...] = ()
    guards: tuple[str, ...] = ()
    key: str = ""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that the evidence comes from, sorted."""
        return tuple(sorted({item.document for item in self.evidence}))

    @property
    def family(self) -> str:
        """The rule's family: KB2 for KB201."""
        return self.rule[:3]

    @property
    def counts(self) -> bool:
        """Whether the finding counts for score and gate, suppression aside."""
        return self.tier.counts and self.severity is not Severity.INFO

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that name this finding from run to run.

        Made of the rule, the document ids, the quotes without case and spacing, and `key` where a rule needs one to tell
        two findings of one page apart. Never of offsets, scores or order, so that it survives an edit elsewhere.
        """
        return _fingerprint(self.rule, self.documents, tuple(item.quote for item in self.evidence), self.key)


@lru_cache(maxsize=65536)
def _fingerprint(rule: str, documents: tuple[str, ...], quoted: tuple[str, ...], key: str) -> str:
    """Asked for a dozen times for each finding of an audit."""
    quotes = sorted({" ".join(quote.casefold().split()) for quote in quoted})
    text = "\x1f".join((rule, *documents, "\x1e", *quotes, "\x1e", key))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing to do, which may settle several findings (named by fingerprint). `gain` is in points of the score."""

    id: str
    action: Action
    owner: str | None
    effort: Effort
    gain: float
    findings: tuple[str, ...]
    documents: tuple[str, ...]
    keep: str | None
    why: str
    steps: tuple[str, ...]
