"""What a text says about itself: "Last updated: …", "This policy expires on …", "This page is reviewed every six months"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kbaudit.facts.date_grammar import HINT
from kbaudit.facts.dates import DateMention, find_dates
from kbaudit.facts.intervals import INTERVAL, add_interval, interval_of
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
_ENTERED = re.compile(
    r"\b(?:examples?|e\.g\.|suppose|assum\w+|scenario|specif(?:y|ied|ies)|enter(?:ed|s)?|typed?|fill(?:ed)?\s+in|criteria|"
    r"select(?:ed)?|chose|choose)\b",
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
_SEPARATED = re.compile(r"[|•·;,/(–—\t]|\s-\s|\s{3,}")
_LABEL_BEGIN = re.compile(
    r"\W*(?:(?:it\s+was|was|we)\s+)?(?:last|latest|most\s+recent|date|next|review|re-?read|revis|updat|modif|edit(?:ed|ion)|"
    r"publish|posted|issued|creat|written|effective|version|valid|expir|approv|verif|checked|amended|adopted|agreed|decided|"
    r"enacted|ratified|passed|introduced|endorsed|signed|printed|compiled|prepared|drawn\s+up|recorded|dated|as\s+of|as\s+at|"
    r"correct|current|accurate|state\s+of|stand|zuletzt|letzte|aktualisiert|geändert|geprüft|beschlossen|gedruckt|dernière|mis|"
    r"adopté|última|actualizado|adoptado|atualizado)\w*\b",
    re.I,
)
_OF_ITSELF = re.compile(
    r"\b(?:this|these)\s+(?:[\w-]+\s+){0,2}(?:pages?|documents?|articles?|polic(?:y|ies)|guides?|guidelines?|procedures?|handbook|"
    r"version|edition|faqs?|notices?|notes?|statement|rules?|instructions?|text|sheet|runbook|playbook|list|terms|checklist|"
    r"brochure|leaflet|manual|standard|agreement|plan)\b",
    re.I,
)
_DONE_TO_ITSELF = re.compile(
    rf"{_OF_ITSELF.pattern}(?:,[^,]{{1,60}},)?\s+(?:is|are|was|were|has|have|comes?|came|dates?|takes?|took|goes|went|entered)\b",
    re.I,
)
_OF_CARE = (DateRole.EDITED, DateRole.REVIEWED, DateRole.REVIEW_BY, DateRole.AS_OF)
_COLON_LABEL = re.compile(r"\W*(?:last|latest|most\s+recent|date\s+of)\s[\w\s]{1,30}[:–—-]\s*\W*$", re.I)
_ENDED = re.compile(r"[)\]*_\"”]*\s*(?:[.;|·•(–—]|\n|$|-\s|\b(?:by|at|in)\b)")
_DATE_LINE = re.compile(r"[\W_]*[\w][\w \t]{2,40}[\W_]*:[\W_]*[\w ,./-]{4,24}[\W_]*")
"""A line of nothing but a label, a colon and a date."""

_BARE_REVIEW = re.compile(
    r"\W*next\s+(?:scheduled\s+|planned\s+)?(?:review|revision|check)(?:\s+(?:is|due|date|planned|scheduled))*\s*(?:[:=–—-]|"
    r"(?:is\s+)?due\b)",
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
"""Characters of a line or sentence that can be one about the document's dates; longer ones are prose."""

LABEL_WORDS = 8
"""Words that a label may have before its date."""


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
            if role is not None and not (role is DateRole.EXPIRES and to_enter(text, blocks, index)):
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
        if _OF_ITSELF.search(before) and (role in _OF_CARE or _DONE_TO_ITSELF.search(before)):
            return role
        if block.kind is BlockKind.TABLE_ROW:
            return role if edge and len(block.cells) == 2 and mention.start + block.start >= block.cells[1][0] else None
        if not edge or min(len(line), end - start) > LONGEST_LABEL_LINE:
            named = role in _OF_CARE and _OF_ITSELF.search(part) and _COLON_LABEL.match(before)
            labelled = block.kind is BlockKind.PARAGRAPH and _DATE_LINE.fullmatch(line) and _LABEL_BEGIN.match(before)
            return role if named or labelled or (role is DateRole.REVIEW_BY and _BARE_REVIEW.match(before)) else None
        ended = role in _OF_CARE or _ENDED.match(part, mention.end)
        return role if _is_label(part[line_start : mention.start], before, alone=bool(ended)) else None
    return None


def to_enter(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a list item is a value to enter or of an example, as the paragraph above its list says."""
    if blocks[index].kind is not BlockKind.LIST_ITEM:
        return False
    while index >= 0 and blocks[index].kind is BlockKind.LIST_ITEM:
        index -= 1
    lead = blocks[index] if index >= 0 else None
    if lead is None or lead.kind is not BlockKind.PARAGRAPH:
        return False
    return _ENTERED.search(text, max(lead.start, lead.end - 200), lead.end) is not None


def _is_label(line: str, sentence: str, *, alone: bool) -> bool:
    """Whether the words before a date are a label ("Last updated:"), at the start of their line, sentence or separated part.

    Within a line they are one only where the date stands `alone` with them: "Introduced in May 2021, the tool …" is prose.
    """
    match = _LABEL.search(line)
    if match and _LABEL_NOUN.match(match["label"]) and len(match["label"].split()) <= LABEL_WORDS:
        return True
    if not alone:
        return False
    pieces = (sentence, _SEPARATED.split(line)[-1])
    return any(_LABEL_BEGIN.match(piece) and len(piece.split()) <= LABEL_WORDS for piece in pieces)


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


_HOLDS_FOR = (
    r"(?:valid|good|in\s+force|in\s+effect|in\s+place|effective|open|available|on\s+offer|binding|appl(?:y|ies)|runs?|lasts?|holds?|"
    r"stands?|continues?|remains?(?:\s+\w+)?|stays?(?:\s+\w+)?|validity)"
)
_DURATION = re.compile(
    rf"\b{_HOLDS_FOR}\s*:?\s+(?:only\s+)?(?:for\s+)?(?:a\s+(?:period|term)\s+of\s+|the\s+)?{INTERVAL}\s*,?\s+"
    r"(?:counted\s+|counting\s+)?(?:from|after|starting(?:\s+(?:on|from))?|beginning(?:\s+on)?|commencing(?:\s+on)?|as\s+of|since)\s+"
    r"(?:(?P<that>(?:that|this|the\s+same)\s+(?:day|date|point)\b|then\s+on\b|then\b)|(?:the\s+)?(?:date\s+of\s+)?)",
    re.I,
)
_FROM_ON = re.compile(
    rf"(?:\s*,)?\s*(?:[\w'’-]+\s+){{0,8}}?(?:and\s+)?(?:for|over)\s+(?:a\s+(?:period|term)\s+of\s+|(?:the\s+)?(?:next\s+|following\s+)?)"
    rf"{INTERVAL}",
    re.I,
)
_BEGINNING = re.compile(
    r"\b(?:from|starting(?:\s+on)?|beginning(?:\s+on)?|as\s+of|on|since|effective)\s+(?:the\s+)?$", re.I
)
_HOLDS = re.compile(rf"\b{_HOLDS_FOR}\b", re.I)
_LOOKED_AT = re.compile(
    r"\b(?:review|revisit|re-?read|go(?:es)?\s+(?:through|over)|look(?:ed)?\s+at|check|re-?assess)", re.I
)


@dataclass(frozen=True, slots=True)
class Lasting:
    """“Valid for a year from 1 May 2023”: the day on which that ends and the words that say it, in one block."""

    start: int
    end: int
    day: date
    mention: DateMention


def lasting(part: str, *, order: str = "auto", language: str = "en") -> Iterator[Lasting]:
    """The periods with a begin and a length that a block states. Spans are offsets into the block."""
    if not HINT.search(part):
        return
    if " for " not in part and "alidity" not in part and " good " not in part and "valid " not in part:
        return
    mentions: list[DateMention] | None = None
    for match in _DURATION.finditer(part):
        mentions = find_dates(part, order=order, language=language) if mentions is None else mentions
        interval = interval_of(match)
        start, _ = sentence_at(part, *match.span())
        if match["that"]:
            mention = max((item for item in mentions if start <= item.start < match.start()), key=_start, default=None)
        else:
            mention = next((item for item in mentions if 0 <= item.start - match.end() <= 2), None)
        if interval and sum(interval) and mention:
            end = max(match.end(), mention.end)
            yield Lasting(min(match.start(), mention.start), end, add_interval(mention.last, interval), mention)
    if not _HOLDS.search(part):
        return
    mentions = find_dates(part, order=order, language=language) if mentions is None else mentions
    for mention in mentions:
        begun = _BEGINNING.search(part, max(0, mention.start - 24), mention.start)
        after = _FROM_ON.match(part, mention.end, mention.end + 120) if begun else None
        interval = interval_of(after) if after else None
        if after and interval and sum(interval) and _HOLDS.search(part, *sentence_at(part, mention.start, after.end())):
            yield Lasting(mention.start, after.end(), add_interval(mention.last, interval), mention)


def _start(mention: DateMention) -> int:
    return mention.start


def _after_duration(part: str, block: Block, order: str, language: str) -> Iterator[Dated]:
    """Where “This policy is valid for 12 months from 1 May 2023” stands, the day on which it ends or is to be looked at again."""
    for found in lasting(part, order=order, language=language):
        start, end = sentence_at(part, found.start, found.end)
        sentence = part[start:end]
        if _OTHER.search(sentence) or not SELF.search(sentence) or not _no_other_subject(part[start : found.end]):
            continue
        role = DateRole.REVIEW_BY if _LOOKED_AT.search(part, found.end, end) else DateRole.EXPIRES
        shown = _dated(found.mention, role, part, block)
        raw, span = part[found.start : found.end], (block.start + found.start, block.start + found.end)
        yield Dated(found.day, found.day, Precision.DAY, role, "text", raw, shown.place, span, found.mention.ambiguous)


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
