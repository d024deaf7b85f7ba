"""Sentences that name a day, from the documents in which they are meant for today's reader."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.facts.dates import DateMention, find_dates
from kbaudit.facts.kinds import RECORDS
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Block, BlockKind, Dated, Document, Precision, Status

_EXAMPLE = re.compile(
    r"\b(?:for\s+example|for\s+instance|e\.g\.|example:|(?<![.@\w-])examples?\b(?!\.\w)|suppose|imagine|let['’]?s\s+say|assum(?:e|ing)\s+that|"
    r"hypothetical|zum\s+beispiel|z\.\s?b\.|"
    r"par\s+exemple|por\s+ejemplo|por\s+exemplo|sample)\b|"
    r"\b(?:command|cmdlet|query|script|snippet|formula|expression|filter)\s+"
    r"(?:(?:returns|lists|gets|retrieves|finds|shows|exports)\b|[a-z]{3,}s\s+(?:the|an?|all|every|each)\b)",
    re.I,
)
"""What says that dates are made up: an example, or what a command in the next lines is to return."""

_SCENARIO = re.compile(
    r"\b(?:consider|imagine|suppose|take|picture|assume|look\s+at)\s+(?:(?:the|this|a|an|that|following|next|simple|hypothetical)\s+)+"
    r"(?:scenario|case|situation|example)s?\b[^.!?]{0,40}:\s*$|^\W*(?:(?:the|an?|following)\s+)*(?:example|scenario|use\s+case)s?"
    r"(?:\s+\d+)?\W*$",
    re.I,
)
"""A paragraph that introduces what happens in an example, which goes on to the next heading of its level."""

_LEADS = re.compile(r":[*_\s]*$|\bfollowing\b[^.:]*[.:][*_\s]*$", re.I)
"""How a paragraph ends that introduces what stands below it."""

_STORY = re.compile(r"\b(?:walk-?throughs?|exercises?|case\s+stud(?:y|ies)|use\s+cases?|scenarios?)\b", re.I)
"""A title under which a made-up story is told from its beginning to its end."""

_CALLOUT = re.compile(
    r"\W*(?:note|tip|important|caution|warning|info|update|attention|hinweis|achtung|wichtig)\b", re.I
)
_LOG = re.compile(
    r"(?i)\b(?:changelog|change\s+log|release\s+notes|history|timeline|milestones|revision|version\s+history|archive|"
    r"what['’]?s\s+new|updates\b|update\s*$|news|minutes|"
    r"announcements?|key\s+dates|past|previous|former)\b"
)
_DATED_HEADING = re.compile(r"(?:19|20)\d\d")
_ENTRY = re.compile(
    r"^\W*(?:\[?v?\d+\.\d+[\d.]*\]?\W+)?(?:(?:19|20)\d\d(?:-\d\d){0,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|"
    r"[A-Z][a-z]+\.? \d{1,2},? (?:19|20)\d\d|[A-Z][a-z]+ (?:19|20)\d\d)\W{0,3}(?:[:–—|]|-\s)"
)


LONGEST_LEAD = 400
"""Characters before a colon that say what the list or the quotation behind it is."""

LONGEST_SENTENCE = 900
"""Characters of a sentence above which it is none, but a list or a table that lost its marks."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a document with the dates in it. `start` and the spans of `dates` are offsets into the document's text."""

    document: Document
    start: int
    end: int
    dates: tuple[DateMention, ...]
    block: Block

    @property
    def text(self) -> str:
        """The sentence."""
        return self.document.text[self.start : self.end]

    @property
    def share(self) -> float:
        """The part of the document that the sentence is."""
        return round(max(0.02, min(1.0, (self.end - self.start) / max(1, len(self.document.text)))), 3)


def speaks_of_today(document: Document) -> bool:
    """Whether a document is served and no record of its own day (news, release notes, an incident, an archived page)."""
    return document.served and document.status is not Status.DEPRECATED and document.kind not in RECORDS


def living_blocks(document: Document) -> Iterator[Block]:
    """The blocks that speak of today: no code, no example, no entry of a log, nothing under the heading of a past day.

    What a paragraph introduces with a colon or as "the following" is an example if it says so, and another's words if quoted.
    """
    logged, level, lead = 0, 1, ""
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            level, lead = block.level, ""
            heading = document.text[block.start : block.end]
            if logged and block.level <= logged:
                logged = 0
            if not logged and (_LOG.search(heading) or _DATED_HEADING.search(heading)) and block.level > 1:
                logged = block.level
            if not logged and block.level > 1 and _EXAMPLE.search(heading):
                logged = block.level
            continue
        if logged or block.kind is BlockKind.CODE:
            continue
        text = document.text[block.start : block.end]
        if block.kind is BlockKind.PARAGRAPH:
            lead = text[-LONGEST_LEAD:] if _LEADS.search(text[-LONGEST_LEAD:]) else ""
            if _SCENARIO.search(text):
                logged = max(level, 2)
                continue
        elif lead and (_EXAMPLE.search(lead) or (block.kind is BlockKind.QUOTE and not _CALLOUT.match(text))):
            continue
        yield block


_YEARS = (re.compile(r"(?:20|19)\d\d"), re.compile(r"['’]\d\d\b"), re.compile(r"[Ff][Yy] ?\d\d"))


def dated_blocks(document: Document) -> Iterator[Block]:
    """The living blocks that may hold a date."""
    hints = sorted(hint.start() for pattern in _YEARS for hint in pattern.finditer(document.text))
    if not hints:
        return
    for block in living_blocks(document):
        at = bisect_left(hints, block.start)
        if at < len(hints) and hints[at] < block.end:
            yield block


def dated_statements(
    document: Document, cue: re.Pattern[str], order: str, *, updates: bool = False
) -> Iterator[Statement]:
    """The sentences of a document that hold both a date and the cue, examples left out.

    A month that names an update ("the November 2019 public update") is no date of the sentence, unless `updates` are wanted.
    """
    text = document.text
    if _STORY.search(document.title or ""):
        return
    product_years: frozenset[str] | None = None
    for block in dated_blocks(document):
        part = text[block.start : block.end]
        if not cue.search(part) or _ENTRY.match(part):
            continue
        if product_years is None:
            product_years = frozenset(_PRODUCT_YEAR.findall(text))
        seen: dict[tuple[int, int], list[DateMention]] = {}
        for mention in find_dates(part, order=order, language=document.language):
            if _names_a_product(part, mention, product_years, updates=updates):
                continue
            seen.setdefault(sentence_at(part, mention.start, mention.end), []).append(mention)
        for (start, end), mentions in seen.items():
            if end - start > LONGEST_SENTENCE:
                continue
            if cue.search(part, start, end) and not _EXAMPLE.search(part, max(0, start - 200), end):
                yield Statement(
                    document,
                    block.start + start,
                    block.start + end,
                    tuple(_moved(mention, block.start) for mention in mentions),
                    block,
                )


_NOT_PRODUCTS = (
    r"(?!(?:In|Since|By|Until|From|During|After|Before|Of|For|Through|Throughout|Early|Mid|Late|End|Spring|Summer|Fall|Autumn|"
    r"Winter|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Year|Fiscal|Copyright|"
    r"Effective|Updated|Q[1-4]|H[12]|FY|CY|Starting|Beginning|"
    r"To|And|As|The|New|Version|Edition|Policy|Calendar|Tax|Act|Im|Ab|Bis|Seit|En|Depuis|Desde|Em|Stand)\b)"
)
_PRODUCT_YEAR = re.compile(rf"\b{_NOT_PRODUCTS}[A-Z][A-Za-z]+[+#]*\s+((?:19|20)\d\d)\b(?!\s*[-–/:]\s*\d)")
"""The year of a product's name: Exchange Server 2010."""

_ATTRIBUTE = re.compile(
    r"\s+(?:mode|edition|version|redistributable|(?:\w+\s+)?(?:public|security|cumulative|feature|quality|monthly|"
    r"product)\s+updates?|updates?\b(?!\s+(?:is|will|to))|CU\b|PU\b|"
    r"release\s+of|wave|format|standard|amendments?|act\b|edition)",
    re.I,
)


_UPDATE = re.compile(r"\s+(?:[\w-]+\s+)?(?:updates?|release|version)\b", re.I)
_COMING_WITH = re.compile(
    r"\b(?:will|to|due|planned|scheduled|expected|slated|coming|comes|arrives?|lands?|ships?|follows?)\b[^.;]{0,60}?"
    r"\b(?:with|in|as\s+part\s+of|by|through)\s+(?:the|our|its)\s+$",
    re.I,
)
"""An update that is to bring something is announced for its month."""


def _names_a_product(part: str, mention: DateMention, product_years: frozenset[str], *, updates: bool) -> bool:
    """Whether a year is part of a name (Exchange Server 2010, in 2010 mode), or a month that of an update."""
    if _ATTRIBUTE.match(part, mention.end) and not (
        updates
        and _UPDATE.match(part, mention.end)
        and _COMING_WITH.search(part, max(0, mention.start - 80), mention.start)
    ):
        return True
    years = re.findall(r"(?:19|20)\d\d", part[mention.start : mention.end])
    if (
        mention.precision not in (Precision.YEAR, Precision.RANGE)
        or not years
        or re.search(r"[A-Za-z]{3}", part[mention.start : mention.end])
    ):
        return False
    return not product_years.isdisjoint(years)


def _moved(mention: DateMention, offset: int) -> DateMention:
    return DateMention(
        mention.start + offset,
        mention.end + offset,
        mention.first,
        mention.last,
        mention.precision,
        mention.role,
        mention.ambiguous,
    )


def as_dated(document: Document, mention: DateMention) -> Dated:
    """A date of the running text as evidence shows it."""
    raw = document.text[mention.start : mention.end]
    return Dated(
        mention.first,
        mention.last,
        mention.precision,
        mention.role,
        "text",
        raw,
        span=(mention.start, mention.end),
        ambiguous=mention.ambiguous,
    )
