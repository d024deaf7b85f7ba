"""What a text says about itself: "Last updated: …", "This policy expires on …", "This page is reviewed every six months"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.facts.dates import DateMention, find_dates
from kbaudit.facts.intervals import INTERVAL, Span, add_interval, interval_of
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Block, BlockKind, Dated, DateRole, Place, Precision

PARTS = (
    r"page|document|polic(?:y|ies)|procedures?|process(?:es)?|guidance|guides?|guidelines?|article|instructions?|rules?|"
    r"regulations?|version|edition|"
    r"arrangements?|agreement|terms|conditions|notice|section|information|content|offer|promotion|exception|exemption|waiver|"
    r"answer|handbook|manual|"
    r"playbook|checklist|template|memo(?:randum)?|announcement|advice|advisory|directive|standard|price\s*list|prices|rates|"
    r"fees|tariffs?|"
    r"schedule|scheme|program(?:me)?|workaround|measures?|approach|practices?|provisions?|requirements?|entry|bulletin|"
    r"circular|faq|text|"
    r"allowance|entitlement|benefit|discount|deal|campaign|release|sheet|runbook|recommendations?|details"
)
"""Nouns by which a text names itself or what it sets out."""

_DOCUMENT = (
    r"seite|dokument|richtlinie|regelung|anleitung|artikel|angebot|fassung|version|hinweis|regeln|information|politique|"
    r"procédure|consigne|guide|"
    r"offre|règles?|article|note|página|documento|política|procedimiento|guía|artículo|oferta|normas?|procedimento|guia|"
    r"artigo|regras?|versión|versão"
)
SELF = re.compile(
    rf"\b(?:this|these|the\s+present|the\s+current|our|all)\s+(?:[\w'’/-]+\s+){{0,4}}?(?:{PARTS})\b"
    rf"|\b(?:{PARTS})\s+(?:[\w'’-]+\s+){{0,2}}?(?:here|above|below|herein|hereunder|on\s+this\s+page|in\s+this\s+\w+)\b"
    rf"|^\W*the\s+(?:[\w'’-]+\s+){{0,3}}?(?:{PARTS})\s+(?:is|are|was|remains?|expires?|ends?|ended|expired|appl(?:y|ies)|"
    rf"stays?|runs?|lapses?|will)\b"
    rf"|^\W*(?:it|they)\s+(?:is|are|was|remains?|expires?|appl(?:y|ies)|will|only|ends?)\b|\bwhat\s+is\s+(?:described|said|"
    rf"written)\s+(?:here|below|above)\b"
    rf"|\b(?:diese[rsnm]?|die\s+vorliegende|cet(?:te)?|ce|ces|est[ea]s?|essa?s?)\s+(?:[\wÀ-ÿ-]+\s+){{0,2}}?(?:{_DOCUMENT})\b",
    re.I,
)
"""A subject by which a sentence speaks of the text it stands in."""

_OTHER = re.compile(
    r"\b(?:for\s+example|e\.g\.|for\s+instance|example|suppose|imagine|if\s+your|your\s+(?:[\w-]+\s+){0,3}(?:expires?|"
    r"is\s+valid|ends?)|sample)\b",
    re.I,
)
_BARE_END = re.compile(
    r"^\W*(?:note:?\s+)?(?:only\s+)?(?:valid|applicable|effective|in\s+(?:force|effect)|applies|expires?|expired|expiry|"
    r"expiration|ends?|offer\s+ends|good|"
    r"available|gültig|gilt|läuft|valable|expire|válid|vence|caduca|expira|end\s+date|no\s+longer\s+valid)\b",
    re.I,
)
_LABEL_ROLES = (
    DateRole.EDITED,
    DateRole.REVIEWED,
    DateRole.REVIEW_BY,
    DateRole.PUBLISHED,
    DateRole.CREATED,
    DateRole.EFFECTIVE,
    DateRole.AS_OF,
)
_LABEL = re.compile(
    r"(?:^|[|•·;,/(–—\t]|\s-)\s*[*_>#\s]*(?:this\s+(?:page|document|article|policy|version)\s+(?:was|is|"
    r"has\s+been)\s+)?(?P<label>[^|•·;\n]{0,60})$",
    re.I,
)
_YEARLY = re.compile(r"20\d\d|19\d\d|['’]\d\d|/\d\d\b")
_LABEL_NOUN = re.compile(
    r"(?i)^\W*(?:(?:this|the)\s+)?(?:\w+\s+){0,3}?(?:last|latest|most recent|date|next|review|revis|updat|modif|edit|publish|"
    r"posted|issued|creat|written|effective|"
    r"version|v\d|valid|expir|approv|verif|checked|amended|stand|zuletzt|letzte|aktual|geänd|gepr|erstellt|veröff|gültig|"
    r"in\s+kraft|nächste|dernière|mis|publi|"
    r"créé|valable|en\s+vigueur|prochaine|última|actual|atual|revis|publicad|creado|criado|válid|vigente|próxima|release|"
    r"as\s+of|correct|current|accurate|status)"
)

HEAD_BLOCKS = 5
TAIL_BLOCKS = 4
"""How many blocks at either end of a document may hold a line about its dates without naming the document."""

LONGEST_BARE_LINE = 80
"""Characters of a paragraph that says nothing but until when something holds: then it speaks of the text around it."""

LONGEST_LABEL_LINE = 160
"""Characters of a line that can be one about the document's dates; longer ones are prose."""


def own_dates(text: str, blocks: Sequence[Block], *, order: str = "auto", language: str = "en") -> list[Dated]:
    """Dates that a text states about itself, with their spans. Code and headings that are not at the beginning are left out."""
    found: list[Dated] = []
    last = len(blocks) - TAIL_BLOCKS
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.CODE:
            continue
        part = text[block.start : block.end]
        if not _YEARLY.search(part):
            continue
        edge = index < HEAD_BLOCKS or index >= last
        for mention in find_dates(part, order=order, language=language):
            role = _own_role(part, mention, block, edge)
            if role is not None:
                found.append(_dated(mention, role, part, block))
        found.extend(_after_duration(part, block, order, language))
    return _without_lists(found, text)


def _own_role(part: str, mention: DateMention, block: Block, edge: bool) -> DateRole | None:
    """The role of a mention if it tells something about the document itself."""
    role = mention.role
    if role is DateRole.MENTIONED:
        return None
    if role is DateRole.COPYRIGHT:
        return role
    line_start = part.rfind("\n", 0, mention.start) + 1
    line_end = part.find("\n", mention.end)
    line = part[line_start : line_end if line_end >= 0 else len(part)]
    start, end = sentence_at(part, mention.start, mention.end)
    sentence, before = part[start:end], part[start : mention.start]
    if _OTHER.search(sentence):
        return None
    if role is DateRole.EXPIRES:
        if SELF.search(before) and _no_other_subject(before):
            return role
        alone = block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and len(part) <= LONGEST_BARE_LINE
        return role if (alone or edge) and len(line) <= LONGEST_LABEL_LINE and _BARE_END.match(sentence) else None
    if role is DateRole.SUPERSEDED_ON:
        return role if SELF.search(before) else None
    if role in _LABEL_ROLES:
        if re.search(
            r"(?i)\bthis\s+(?:[\w-]+\s+){0,2}(?:page|document|article|policy|guide|procedure|handbook|version|faq|"
            r"notice|statement)\b",
            before,
        ):
            return role
        if block.kind is BlockKind.TABLE_ROW:
            return role if edge and len(block.cells) == 2 and mention.start + block.start >= block.cells[1][0] else None
        if not edge or len(line) > LONGEST_LABEL_LINE:
            return None
        label = _LABEL.search(part[line_start : mention.start])
        return role if label and _LABEL_NOUN.match(label["label"]) and len(label["label"].split()) <= 8 else None
    return None


_NOT_ITSELF = re.compile(
    r"\b(?:card|certificate|licen[cs]e|token|key|password|passport|visa|ticket|coupon|voucher|warranty|subscription|account|"
    r"session|cookie|contract|"
    r"lease|policyholder|invoice|quote|code|link|domain|event|deadline|registration|enrollment|enrolment|trial|support)s?\s+"
    r"(?:\w+\s+){0,3}(?:is|are|was|were|will|expires?|expired|ends?|ended|remains?|runs?|can|may|must|valid|has|have)\b",
    re.I,
)


def _no_other_subject(before: str) -> bool:
    """Whether no other thing than the document is what ends: "This page lists cards; each card is valid until …"."""
    return not _NOT_ITSELF.search(before)


def _dated(mention: DateMention, role: DateRole, part: str, block: Block) -> Dated:
    place = Place(
        line=None if block.place.line is None else block.place.line + part.count("\n", 0, mention.start),
        row=block.place.row,
        page=block.place.page,
        sheet=block.place.sheet,
        slide=block.place.slide,
    )
    return Dated(
        mention.first,
        mention.last,
        mention.precision,
        role,
        "text",
        part[mention.start : mention.end],
        place,
        (block.start + mention.start, block.start + mention.end),
        mention.ambiguous,
    )


_DURATION = re.compile(
    rf"\b(?:valid|in\s+force|in\s+effect|effective|applies|apply|runs?|remains?\s+(?:valid|"
    rf"in\s+force))\s+for\s+(?:a\s+period\s+of\s+)?{INTERVAL}\s+"
    r"(?:from|after|starting(?:\s+on)?|beginning(?:\s+on)?|as\s+of)\s+(?:the\s+)?(?:date\s+of\s+)?",
    re.I,
)


def _after_duration(part: str, block: Block, order: str, language: str) -> Iterator[Dated]:
    """Where “This policy is valid for 12 months from 1 May 2023” stands, the day on which it ends."""
    if " for " not in part:
        return
    for match in _DURATION.finditer(part):
        interval = interval_of(match)
        start, _ = sentence_at(part, match.start(), match.end())
        mention = next(
            (item for item in find_dates(part, order=order, language=language) if item.start == match.end()), None
        )
        if interval and mention and SELF.search(part[start : match.start() + 5]):
            end = add_interval(mention.last, interval)
            shown = _dated(mention, DateRole.EXPIRES, part, block)
            yield Dated(
                end,
                end,
                Precision.DAY,
                DateRole.EXPIRES,
                "text",
                part[match.start() : mention.end],
                shown.place,
                shown.span,
                mention.ambiguous,
            )


def _without_lists(found: list[Dated], text: str) -> list[Dated]:
    """A page that says "Published:" of five things lists other documents: those dates are not its own."""
    kept: list[Dated] = []
    for dated in found:
        alike = [other for other in found if other.role is dated.role]
        if dated.role in _LABEL_ROLES and len({other.first for other in alike}) > 2:
            first = min(alike, key=lambda other: other.span or (0, 0))
            if dated is not first or not (dated.span and dated.span[0] < 600 < len(text)):
                continue
        kept.append(dated)
    return kept


@dataclass(frozen=True, slots=True)
class ReviewInterval:
    """How often a text says that it is reviewed, and where it says so."""

    interval: Span
    raw: str
    span: tuple[int, int]
    place: Place


_REVIEWED_EVERY = re.compile(
    rf"\b(?:review(?:ed|s)?|revis(?:ed|ited)|re-?validated|updated|audited|überprüft|geprüft|révisée?|revisad[oa]|"
    rf"revist[oa])\s+(?:and\s+(?:updated|revised|approved)\s+)?"
    rf"(?:at\s+least\s+|on\s+an?\s+|by\s+[\w ]{{1,40}}?\s+)?{INTERVAL}",
    re.I,
)
_OWN_DOCUMENT = re.compile(
    r"\b(?:this|diese[rs]?|ce(?:tte|t)?|est[ea]|this\s+\w+)\s+(?:[\w-]+\s+){0,3}?(?:page|document|policy|procedure|guide|"
    r"guideline|standard|handbook|article|"
    r"plan|process|manual|faq|statement|seite|richtlinie|dokument|politique|page|política|documento|página)\b|"
    r"^\W*(?:to\s+be\s+)?reviewed\b",
    re.I,
)


def review_interval(text: str, blocks: Sequence[Block]) -> ReviewInterval | None:
    """The interval at which a text says that it is itself reviewed."""
    if (
        "review" not in text
        and "Review" not in text
        and "prüft" not in text
        and "révis" not in text
        and "revis" not in text
    ):
        return None
    for block in blocks:
        if block.kind is BlockKind.CODE:
            continue
        part = text[block.start : block.end]
        for match in _REVIEWED_EVERY.finditer(part):
            interval = interval_of(match)
            start, _ = sentence_at(part, match.start(), match.end())
            if interval and sum(interval) and _OWN_DOCUMENT.search(part[start : match.start() + 8]):
                line = None if block.place.line is None else block.place.line + part.count("\n", 0, match.start())
                place = Place(line=line, page=block.place.page, sheet=block.place.sheet, slide=block.place.slide)
                return ReviewInterval(
                    interval, match[0], (block.start + match.start(), block.start + match.end()), place
                )
    return None
