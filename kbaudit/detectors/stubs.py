"""KB601: documents without content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.parts import is_fragment
from kbaudit.model import Action, Block, BlockKind, Document, Effort, Finding, Tier
from kbaudit.rules.content import ContentEmpty

LEAST_WORDS = 25
"""A page with fewer words is looked at; whether it is a stub depends on what the words are."""

ANNOUNCING_WORDS = 45
"""A page that announces its content and has fewer words than this holds nothing else."""

LONG = 1_500
"""Characters of body text from which nobody needs to count words."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ANNOUNCES = re.compile(
    r"\b(?:intentionally|deliberately) left blank\b|\bwe(?: are|'re) (?:still |currently )?working on (?:this|"
    r"it)\b|\bnothing (?:here )?yet\b|"
    r"\bcoming (?:very )?soon\b|\bunder (?:construction|development|preparation)\b|\bwork in progress\b|\bin "
    r"preparation\b|\bcheck back\b|\bstay tuned\b|\bwatch this space\b|"
    r"\bto be (?:written|completed|added|documented|filled|announced|provided|drafted|supplied|continued)\b|"
    r"\b(?:not|yet) (?:yet )?(?:been )?(?:written|documented|completed|ready|available yet|finished)\b|"
    r"\b(?:content|details?|articles?|pages?|text|documentation|instructions|information|description|steps|guide|"
    r"section|more)\b[^.\n]{0,40}\b(?:will follow|to follow|to come|is being (?:written|prepared|drafted)|are "
    r"being (?:written|prepared)|pending|"
    r"will be (?:added|written|published|available|provided|completed|updated|documented|expanded|posted|filled)|"
    r"coming|follows? (?:soon|later|shortly))\b|\bthis (?:article|page|section) is (?:a )?(?:stub|empty|a "
    r"placeholder|blank|incomplete|being)\b|"
    r"\bplaceholder (?:page|article|text|for)\b|^\W*(?:tbd|tba|tbc|todo|stub|wip|draft|n/?a|none|empty|placeholder|"
    r"test|\.{3}|-+)\W*$|\b(?:write|fill) (?:this|me|in)\b|\bneeds (?:content|writing|to be written)\b|"
    r"\bin arbeit\b|\bfolgt (?:in kürze|bald|noch|demnächst|später)\b|\bdemnächst\b|\bin kürze\b|\bim aufbau\b|"
    r"\bwird (?:noch |gerade |derzeit )?(?:erstellt|ergänzt|überarbeitet|geschrieben|nachgereicht)\b|"
    r"\bbientôt\b|\ben (?:construction|cours de (?:rédaction|construction))\b|\bà (?:venir|compléter|rédiger)\b|"
    r"\bpróximamente\b|\ben construcción\b|\bpor completar\b|\bem (?:breve|construção)\b|\bbinnenkort\b|\bin "
    r"costruzione\b|\bprossimamente\b|\bwkrótce\b",
    re.IGNORECASE | re.MULTILINE,
)
_ONLY_INTRODUCES = re.compile(
    r"^\W*here (?:you|we)(?:'ll| will| can)? (?:find|learn|see)\b|"
    r"^\W*(?:this|the following|in this|here(?:'s| is| are| you)?|below|learn|find out|dieser|diese|dieses|in "
    r"diesem|cet|cette|este|esta)\b[^.\n]{0,40}?\b(?:article|page|guide|section|document|topic|tutorial|faq|"
    r"artikel|seite|abschnitt|dokument|anleitung|page|guide|artículo|página|guía|artigo)\b"
    r"[^.\n]{0,12}\b(?:describes?|explains?|covers?|shows?|lists?|outlines?|provides?|contains?|details?|will|is "
    r"about|walks?|you(?:'ll| will| can)?|we|beschreibt|erklärt|enthält|zeigt|décrit|explique|describe|explica|"
    r"descreve)\b",
    re.IGNORECASE,
)
_POINTS_BELOW = re.compile(
    r"(?:\b(?:below|underneath|overleaf|as follows|unten|wie folgt|nachstehend|ci-dessous|ci-après|comme suit|más abajo|"
    r"abajo|a continuación|abaixo|a seguir|hieronder|qui sotto|di seguito)|\bthe following(?: \w+){0,3}|"
    r"\b(?:in|see|on) the next (?:section|chapter|paragraph|page))\W*$",
    re.IGNORECASE,
)
"""Last words that promise what should stand underneath."""

_POINTS_ELSEWHERE = re.compile(
    r"\b(?:see|refer to|moved|replaced|redirect\w*|renamed|merged|superseded|now (?:part of|at|in|lives?|covered|"
    r"called|handled)|go to|visit|read|find|consult|call|e-?mail|contact|write to|open|ask|use|siehe|verschoben|"
    r"umgezogen|ersetzt|voir|déplacée?|consulte[zr]?|véase|ver|movid[oa]|veja|"
    r"zie|vedi|instead|retired|discontinued|no longer)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@|\+?\d[\d ()/-]{6,}\d|\b(?:mon|tue|wed|thu|fri)[a-z]*\b|\b\d{1,2}(?::\d{2})? ?(?:am|pm|h|uhr)\b|https?://|"
    r"www\.",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|can|may|must|will|has|have|had|do|does|did|should|would|works?|needs?|includes?|applies|"
    r"apply|ist|sind|kann|hat|est|sont|peut|es|son|puede|é|são|pode)\b",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"\d|[$€£%]|\b(?:yes|no|not|never|always|cannot|can't|must|only|ja|nein|oui|non|sí|sim|não)\b", re.IGNORECASE
)

_IN_PART = re.compile(
    r"text layer|stands below was not read|^page \d+ cannot be read|pages may be missing|do not pair up"
)
"""What the notes of the readers say where text of a document is missing."""


def empty(corpus: Corpus) -> Iterator[Finding]:
    """Documents that have no text, nothing but headings, or nothing but an announcement of content.

    Of a document that was not read to its end nobody knows how much text it has.
    """
    for document in corpus.documents:
        if document.served and not is_fragment(document) and not any(map(_IN_PART.search, document.notes)):
            yield from _judged(document)


def _judged(document: Document) -> Iterator[Finding]:
    if sum(block.end - block.start for block in document.blocks if block.kind is not BlockKind.HEADING) > LONG:
        return
    body = [block for block in document.blocks if block.kind is not BlockKind.HEADING]
    if not document.text.strip():
        if document.field("layout", "template", "type", "component"):
            yield _finding(
                document, "Has no text of its own; check whether its layout has some.", None, 0.6, Tier.REVIEW
            )
        elif not any(link.image for link in document.links):
            yield _finding(document, "Has no text at all.", None, 1.0)
        elif not document.hidden:
            yield _finding(document, "Has no text, only pictures, which an agent cannot read.", None, 0.8, Tier.REVIEW)
        return
    text = "\n".join(document.text[block.start : block.end] for block in body)
    count = _words(text)
    repeats_title = _plain(text) == _plain(document.title or "")
    if count == 0 or repeats_title:
        if document.links and not all(link.image for link in document.links):
            return
        yield _finding(document, "Has a title and no text under it.", None, 1.0)
        return
    if count >= ANNOUNCING_WORDS:
        return
    announced = _ANNOUNCES.search(text)
    if (
        announced
        and (count < LEAST_WORDS or not _substance(document, body))
        and not _answers(document, text, announced)
    ):
        offset = _offset(document, body, announced.group())
        yield _finding(document, f"Only announces its content ({count} words).", offset, 0.95)
        return
    if count >= LEAST_WORDS or document.place.row is not None or _substance(document, body):
        return
    if _POINTS_BELOW.search(text) and not _FACT.search(text):
        last = (body[-1].start, body[-1].end)
        yield _finding(document, f"Points to what should follow, and nothing does ({count} words).", last, 0.9)
        return
    if _POINTS_ELSEWHERE.search(text) or _CONTACT.search(text):
        return
    first = (body[0].start, body[0].end)
    if _ONLY_INTRODUCES.search(text) and len(re.findall(r"[.!?](?:\s|$)", text)) <= 1:
        yield _finding(document, f"Ends after its introduction ({count} words).", first, 0.9)
    elif count < 8 and not _FACT.search(text) and (count < 4 or not _VERB.search(text)):
        yield _finding(document, f"Has only {count} words of text.", first, 0.85)
    elif not _FACT.search(text):
        yield _finding(
            document, f"Has only {count} words of text; check whether the page is finished.", first, 0.5, Tier.REVIEW
        )


def _substance(document: Document, body: list[Block]) -> bool:
    """Whether a short page is made of links, rows, code or pictures, which carry more than their words."""
    if any(not link.image for link in document.links):
        return True
    kinds = [block.kind for block in body]
    return (
        BlockKind.TABLE_ROW in kinds
        or BlockKind.CODE in kinds
        or kinds.count(BlockKind.LIST_ITEM) >= 3
        or bool(document.links)
    )


def _answers(document: Document, text: str, announced: re.Match[str]) -> bool:
    """Whether the words around an announcement answer something: "Dark mode is coming soon; until then use …"."""
    if document.place.row is not None:
        return len(text.split()) > 6
    rest = (text[: announced.start()] + text[announced.end() :]).strip()
    return _words(rest) >= 12 and _FACT.search(rest) is not None


def _words(text: str) -> int:
    return len(_WORD.findall(_IDEOGRAPH.sub(" ", text))) + len(_IDEOGRAPH.findall(text)) // 2


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _offset(document: Document, body: list[Block], words: str) -> tuple[int, int] | None:
    for block in body:
        position = document.text.find(words.strip(), block.start, block.end)
        if position >= 0:
            return block.start, block.end
    return None


def _finding(
    document: Document, message: str, span: tuple[int, int] | None, confidence: float, tier: Tier = Tier.CERTAIN
) -> Finding:
    return Finding(
        rule=ContentEmpty.code,
        message=message,
        evidence=(
            evidence_at(document, *span) if span else evidence_of_document(document, quote=document.title or ""),
        ),
        tier=tier,
        severity=ContentEmpty.severity,
        confidence=confidence,
        shares=((document.id, 1.0),),
        action=Action.UPDATE,
        step="Write the page, or take it out of what is served until it is written.",
        effort=Effort.MEDIUM,
    )
