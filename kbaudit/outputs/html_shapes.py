"""The shapes of the page's data. What has its default is left out of the JSON: the scripts know it.

Numbers refer to documents, owners, collections and remedies by their place in the lists; NONE refers to none of them. The
values are made by the ten thousand and refer to nothing that refers back, so that no garbage collector need look at them.
"""

from __future__ import annotations

import msgspec

NONE = -1


class PageDocument(msgspec.Struct, omit_defaults=True, gc=False):
    """A document: its name, where it is, whose it is, how clean it is (None where it is not served)."""

    id: str
    title: str
    at: str = ""
    link: str = ""
    owner: int = NONE
    guess: str = ""
    authorship: bool = False
    collection: int = NONE
    clean: float | None = None
    status: str = ""
    language: str = "en"
    scope: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


class PageEvidence(msgspec.Struct, omit_defaults=True, gc=False, rename={"document": "in"}):
    """One place that a finding rests on."""

    document: int
    at: str = ""
    link: str = ""
    heading: str = ""
    quote: str = ""
    date: str = ""
    owner: int = NONE


class PageValue(msgspec.Struct, omit_defaults=True, gc=False, rename={"meaning": "is"}):
    """A value that a finding is about, as said and as understood."""

    said: str
    meaning: str
    documents: tuple[int, ...]


class PageFinding(msgspec.Struct, omit_defaults=True, gc=False):
    """A finding. `f` is its fingerprint, `points` what it costs alone, `state` is empty where it is simply open."""

    f: str
    rule: str
    tier: str
    severity: str
    sure: float
    message: str
    step: str
    action: str
    effort: str
    counts: bool = False
    points: float = 0.0
    state: str = ""
    why: str = ""
    keep: int = NONE
    remedy: int = NONE
    evidence: tuple[PageEvidence, ...] = ()
    values: tuple[PageValue, ...] = ()
    guards: tuple[str, ...] = ()


class PageRemedy(msgspec.Struct, omit_defaults=True, gc=False):
    """One thing to do. `gain` is in points of the score, `findings` are fingerprints."""

    id: str
    action: str
    effort: str
    gain: float
    findings: tuple[str, ...]
    documents: tuple[int, ...]
    owner: int = NONE
    keep: int = NONE
    steps: tuple[str, ...] = ()


class PageRule(msgspec.Struct):
    """The name of a rule and its page."""

    name: str
    page: str


class PageFamily(msgspec.Struct):
    """The variants of one page, and by what they differ."""

    by: str
    documents: tuple[int, ...]


class PageData(msgspec.Struct, rename="camel"):
    """Everything that the scripts show."""

    sources: tuple[str, ...]
    compared: bool
    rules: dict[str, PageRule]
    families: dict[str, str]
    documents: list[PageDocument]
    findings: list[PageFinding]
    remedies: list[PageRemedy]
    variants: list[PageFamily]
    layout: list[list[float]]
    laid_out_by: str
    owners: list[str]
    collections: list[str]
