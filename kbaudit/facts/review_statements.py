"""How often a text says that it is reviewed itself: "We check this page every three months", "Review cycle: annual"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.facts.intervals import INTERVAL, REGULAR, Span, interval_of
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Block, BlockKind, Place


@dataclass(frozen=True, slots=True)
class ReviewInterval:
    """How often a text says that it is reviewed, and where it says so."""

    interval: Span
    raw: str
    span: tuple[int, int]
    place: Place


_NOUNS = (
    r"pages?|documents?|polic(?:y|ies)|procedures?|guides?|guidelines?|guidance|standards?|handbook|articles?|plan|process|"
    r"manual|faqs?|statement|runbook|playbook|instructions?|rules?|text|list|sheet|notice|chapter|section|information|"
    r"content|entry|leaflet|brochure|card|table|notes?|answers?|terms|checklist|overview|agreement|"
    r"seite|richtlinie|dokument|anleitung|politique|procédure|página|política|documento|procedimiento"
)
OWN = (
    rf"(?:this|these|the\s+present|diese[rs]?|ce(?:tte|t)?|est[ea])\s+(?:[\w-]+\s+){{0,3}}?(?:{_NOUNS})|"
    r"what\s+(?:is|stands)\s+(?:written\s+)?here|what\s+you\s+read\s+here"
)
"""The text as it names itself."""

_LOOK = (
    r"re-?view(?:s|ed|ing)?|re-?reads?|reading|reads?(?:\s+(?:through|over))?|go(?:es|ing|ne)?\s+(?:through|over)|"
    r"look(?:s|ed|ing)?\s+(?:at|through|over)|checks?|checked|checking|double-checks?|revis(?:e|es|ed|ing|it|its|ited|iting)|"
    r"verif(?:y|ies|ied|ying)|(?:re-?)?validat(?:es?|ed)|audit(?:s|ed)?|re-?assess(?:es|ed)?|re-?examine[sd]?|examine[sd]?|"
    r"re-?consider(?:s|ed)?|(?:re-?)?confirm(?:s|ed)?|(?:re-?)?certif(?:y|ies|ied)|updat(?:es?|ed|ing)|"
    r"refresh(?:es|ed)?|re-?approve[sd]?|approve[sd]?|renew(?:s|ed)?|proof-?reads?|tested|"
    r"brought\s+up\s+to\s+date|überprüft|überprüfen|geprüft|prüfen|aktualisiert|révisée?|revue?|vérifiée?|revisad[oa]|"
    r"revist[oa]|actualizad[oa]|atualizad[oa]"
)
_SOME = r"(?:\s+[\w'’,-]+){0,8}?\s+"
_FORMS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # We check this page every three months. The owner rereads these rules once a year.
        rf"\b(?:{_LOOK})\s+(?:{OWN})\b{_SOME}{REGULAR}",
        rf"\b(?:{_LOOK})\s+(?:{OWN})\s+{REGULAR}",
        # This policy, with its annexes, is reviewed by the head of claims every six months.
        rf"\b(?:{OWN})\b(?:,?\s+[\w'’-]+){{0,6}}?,?\s+(?:(?:is|are|be|being|gets?|wird|werden|est|sont|es|é)\s+|to\s+be\s+)"
        rf"(?:[\w-]+\s+){{0,2}}?(?:{_LOOK})(?:{_SOME}|\s+){REGULAR}",
        # Every six months the team rereads this page. Once a quarter this page is gone through.
        rf"\b{REGULAR},?\s+(?:[\w'’-]+\s+){{0,8}}?(?:(?:{_LOOK})\s+(?:{OWN})"
        rf"|(?:{OWN})\s+(?:is|are|wird|werden)\s+(?:[\w-]+\s+){{0,2}}?(?:{_LOOK}))\b",
        # Diese Seite wird alle sechs Monate überprüft.
        rf"\b(?:{OWN})\s+(?:wird|werden)\s+{REGULAR}\s+(?:{_LOOK})\b",
        # This page has a review every spring. These rules come up for review once a year.
        rf"\b(?:{OWN})\s+(?:[\w-]+\s+){{0,4}}?(?:review|revision|check|inspection|audit)\s+{REGULAR}",
        # This page is reviewed every six months (after "It", only right at the beginning of a line).
        rf"(?m)^\W*(?:(?:it|they)\s+(?:is|are)|to\s+be)\s+(?:[\w-]+\s+){{0,2}}?(?:reviewed|revisited|re-?read|rechecked)"
        rf"(?:{_SOME}|\s+){REGULAR}",
        # Reviewed every 12 months. Review annually. Review: every two years
        rf"(?m)^\W*(?:reviewed|review|re-?check(?:ed)?|revisited|überprüfung|révision|revisión|revisão)\s*[:–—-]?\s*{REGULAR}",
        # Review cycle: 12 months
        r"(?m)^\W*(?:review|re-?check|revision|verification|update|überprüfungs)[\s-]*(?:interval|cycle|frequency|period|schedule|"
        rf"cadence|turnus)\s*(?:\s+is\s+|\s*[:|=–—-]\s*)\s*(?:in\s+|of\s+)?{INTERVAL}",
    )
)
_REGULAR_WORDS = re.compile(
    r"\b(?:every|each|once|twice|times\s+a|\w+(?:ly|ual)|interval|cycle|frequency|period|schedule|cadence|turnus|alle|jedes|"
    r"\w*jährlich|monatlich|tous|toutes|cada|\w+mente|trimestriel|anual|annuel)\b",
    re.I,
)
_LOOKS = re.compile(
    r"review|read|go|look|check|revis|verif|valid|audit|assess|examine|confirm|certif|updat|refresh|approv|renew|test|"
    r"date|prüf|aktual|révis|revu|vérif|revist|actual|atual",
    re.I,
)
_SUPPOSED = re.compile(r"\b(?:if|should\s+you|for\s+example|e\.g\.|used\s+to|was|were|no\s+longer)\b", re.I)


def review_interval(text: str, blocks: Sequence[Block]) -> ReviewInterval | None:
    """The interval at which a text says that it is itself reviewed."""
    for block in blocks:
        if block.kind is BlockKind.CODE:
            continue
        part = text[block.start : block.end]
        if not _REGULAR_WORDS.search(part) or not _LOOKS.search(part):
            continue
        for form in _FORMS:
            match = form.search(part)
            interval = interval_of(match) if match else None
            if (
                match is None
                or interval is None
                or not sum(interval)
                or _SUPPOSED.search(part, sentence_at(part, *match.span())[0], match.end())
            ):
                continue
            line = None if block.place.line is None else block.place.line + part.count("\n", 0, match.start())
            place = Place(line=line, page=block.place.page, sheet=block.place.sheet, slide=block.place.slide)
            raw = " ".join(match[0].split()).strip(" *_>")
            return ReviewInterval(interval, raw, (block.start + match.start(), block.start + match.end()), place)
    return None
