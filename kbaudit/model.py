"""The values that flow through an audit, in the order in which they are born.

All of them are frozen: a stage reads values and makes new ones. Offsets are characters into `Document.text`, end exclusive;
lines, rows, pages, slides and sheets are those of the file that the document was read from, counted from 1.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "IMPORTED",
    "Action",
    "Block",
    "BlockKind",
    "BrokenDate",
    "Claim",
    "Claimed",
    "DateRole",
    "Dated",
    "Document",
    "Effort",
    "Evidence",
    "Field",
    "Finding",
    "HiddenText",
    "Link",
    "Ownership",
    "Pair",
    "Passage",
    "Place",
    "Precision",
    "Quantity",
    "Remedy",
    "Severity",
    "Skipped",
    "Standing",
    "Status",
    "Tier",
]


# ------------------------------------------------------------------------------------------------ documents


class BlockKind(StrEnum):
    """What a block of a document is, whatever format it came from."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file it was read from. Whatever does not apply is None."""

    line: int | None = None
    end_line: int | None = None
    row: int | None = None
    page: int | None = None
    sheet: str | None = None
    slide: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Document.text` that belongs together.

    A line break inside the block's text stands where the source had one, so that the line of any offset is the block's
    first line plus the breaks before it. `level` is the depth of a heading (1 to 6) or of a list item (from 1).
    `header` holds a table row's column names and `cells` the spans of its cells, one for each column.
    """

    kind: BlockKind
    start: int
    end: int
    place: Place
    level: int = 0
    header: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()


class Precision(StrEnum):
    """How exactly a date was stated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


class DateRole(StrEnum):
    """What a date says about its document."""

    CREATED = "created"
    EDITED = "edited"
    REVIEWED = "reviewed"
    REVIEW_BY = "review-by"
    PUBLISHED = "published"
    EFFECTIVE = "effective"
    EXPIRES = "expires"
    AS_OF = "as-of"
    SUPERSEDED_ON = "superseded-on"
    COPYRIGHT = "copyright"
    MENTIONED = "mentioned"


IMPORTED = "git: added together with many other files"
"""Origin of a first commit that is an import: the page is at least so old, but nothing tells how old it is."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as an interval `first`..`last`, both inclusive, with what it says and where it was read.

    `origin` is for people: "front matter: last_reviewed", "text", "git", "document properties: modified".
    `span` is given for dates that stand in the text.
    """

    first: date
    last: date
    precision: Precision
    role: DateRole
    origin: str
    raw: str
    place: Place = Place()
    span: tuple[int, int] | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class BrokenDate:
    """A field that should hold a date and does not: "2025-02-30" under `last_updated`."""

    role: DateRole
    origin: str
    raw: str
    reason: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a document's metadata. Nested keys are joined by dots; a list gives one entry for each item."""

    key: str
    value: str
    origin: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the source wrote it; `span` covers its words in the text where it has any."""

    target: str
    words: str
    place: Place
    span: tuple[int, int] | None = None
    image: bool = False


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text that a reader does not see; never part of `Document.text`. `how` names the means: "display:none"."""

    text: str
    how: str
    place: Place


class Status(StrEnum):
    """What a document says of its own standing. Only live and deprecated ones are served."""

    LIVE = "live"
    DEPRECATED = "deprecated"
    DRAFT = "draft"
    ARCHIVED = "archived"
    SUPERSEDED = "superseded"

    @property
    def served(self) -> bool:
        """Whether an agent would answer from it: in the scanned sources and not withdrawn by its own metadata."""
        return self in (Status.LIVE, Status.DEPRECATED)


class Standing(StrEnum):
    """Whether the owner of a document is there to answer, as far as the directory tells."""

    UNCHECKED = "unchecked"
    ACTIVE = "active"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ownership:
    """What is known of a document's owner beside the name.

    `declared` is False where only authorship tells the owner (an author, a contact, git). `mail` and `standing` come from the
    directory, as does `nearest`, the id that an unknown owner resembles. `guess` is who edited the document most in git,
    where nobody owns it. `place` is where the owner is named.
    """

    standing: Standing = Standing.UNCHECKED
    declared: bool = True
    mail: str | None = None
    nearest: str | None = None
    guess: str | None = None
    place: Place = Place()

    @property
    def there(self) -> bool:
        """Whether nothing speaks against asking the owner."""
        return self.standing in (Standing.UNCHECKED, Standing.ACTIVE)


@dataclass(frozen=True, slots=True)
class Document:
    """One document as a reader sees it, whatever format it came from.

    `id` is the same in every run: the path relative to its source, `path#key` for a record of a table, `system:id` for a
    record of an export. `path` is what a report names: the file's path relative to its source, or the id for an export.
    `text` is the visible text without markup and front matter; `blocks` cover it in order. `audience` and `scope` are
    pairs of dimension and value. `usage` weighs the document in the score. `place` tells where a record stands in its file.
    `digest` is the SHA-256 of what was read.
    """

    id: str
    path: str
    uri: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    digest: str
    title: str | None = None
    title_origin: str = ""
    owner: str | None = None
    owner_origin: str = ""
    status: Status = Status.LIVE
    status_origin: str = ""
    status_place: Place = Place()
    language: str = "en"
    kind: str = "reference"
    collection: str = ""
    audience: str | None = None
    scope: tuple[tuple[str, str], ...] = ()
    dates: tuple[Dated, ...] = ()
    broken_dates: tuple[BrokenDate, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    hidden: tuple[HiddenText, ...] = ()
    notes: tuple[str, ...] = ()
    metadata: tuple[Field, ...] = ()
    usage: float = 1.0
    place: Place = Place()
    ownership: Ownership = Ownership()

    @property
    def served(self) -> bool:
        """Whether an agent would answer from this document."""
        return self.status.served

    @property
    def undated(self) -> bool:
        """Whether nothing but the day on which many files were added together dates the document."""
        return all(dated.origin == IMPORTED for dated in self.dates)

    @property
    def name(self) -> str:
        """What to call the document in a sentence: its title, else its id."""
        return self.title or self.id

    def field(self, *keys: str) -> str | None:
        """The first value that the metadata has under one of these keys, keys compared without case."""
        wanted = [key.casefold() for key in keys]
        for key in wanted:
            for entry in self.metadata:
                if entry.key.casefold() == key:
                    return entry.value
        return None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be read, and why. It counts in the coverage; it never ends a run."""

    uri: str
    reason: str


# ------------------------------------------------------------------------------------- passages, claims, pairs


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document that a retriever would serve, under its heading path."""

    document: str
    index: int
    heading: tuple[str, ...]
    text: str
    start: int
    end: int
    place: Place
    digest: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value read in a text: `low` == `high` for a single one, None where the side is open.

    `dimension` is time, money, percent, count, data, …; `unit` the unit of `low` and `high` after conversion
    (seconds, the currency's code, …). `span` is where it stands in `Document.text`.
    """

    dimension: str
    low: float | None
    high: float | None
    unit: str
    comparator: str
    raw: str
    span: tuple[int, int]
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, list item or table row taken as a statement."""

    document: str
    passage: int
    heading: tuple[str, ...]
    lead: str
    text: str
    start: int
    end: int
    place: Place
    kind: BlockKind
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages (indices into `Corpus.passages`, left < right) worth comparing.

    `channel` says who proposed them ("exact", "semantic", "shingles", …); `cosine` is their cosine similarity, where known.
    """

    left: int
    right: int
    channel: str
    cosine: float | None = None


# ------------------------------------------------------------------------------------------------- findings


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
        quotes = sorted({" ".join(item.quote.casefold().split()) for item in self.evidence})
        text = "\x1f".join((self.rule, *self.documents, "\x1e", *quotes, "\x1e", self.key))
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
