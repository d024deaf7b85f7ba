"""KB305: announcements of a day that has passed, and "soon" on pages that nobody has touched for a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.outdated_care import ago, evidences, said, shown_interval
from kbaudit.detectors.outdated_statements import (
    Statement,
    as_dated,
    dated_blocks,
    dated_statements,
    living_blocks,
    speaks_of_today,
)
from kbaudit.facts.date_reading import Interval, readings
from kbaudit.facts.dates import DateMention, find_dates
from kbaudit.facts.kinds import RECORDS
from kbaudit.facts.origins import dated_in_words, origin_in_words
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Action, Dated, DateRole, Document, Finding, Precision, Status, Tier
from kbaudit.rules.outdated import PastPromise

SOON_DAYS = 365
"""After how many days without care "soon" has not come."""

EDITION_DAYS = 365
"""How long after its year "the 2025 release" may still be on its way: editions are served until the next one."""

HORIZON_DAYS = 730
"""How far ahead a piece of news looks. What it announces for later than that is no news of its day."""

_FUTURE = re.compile(
    r"\b(?:will|won['’]t)\b|['’]ll\b|\b(?:is|are|am|['’]re|['’]s)\s+(?:currently\s+)?going\s+to\b"
    r"|\b(?:plan(?:s|ning)?|intend(?:s|ing)?|aim(?:s|ing)?|hop(?:e|es|ing)|expect(?:s|ing)?|anticipat(?:e|es|ing)|target(?:s|"
    r"ing)?)\s+"
    r"(?:on\s+\w+ing|to\s+\w+|for\s+(?:a\s+)?(?:release|launch|rollout)|(?:an?|the)\s+(?:release|launch|rollout|update|fix))"
    r"|(?<!was )(?<!were )(?<!been )\b(?:planned|scheduled|slated|expected|due(?!\s+to\b)|targeted|anticipated|projected|"
    r"proposed|supposed)\s+(?:to|for|in|on|by|at)\b|\bdue\s+to\s+(?:be|become|begin|start|end|open|reopen|close|launch|ship|go|come|"
    r"arrive|land|expire|lapse|retire|happen|take|move|switch|finish|complete|replace|return|roll|get|have|receive|join|leave|appear|"
    r"follow|pay|run|stop|cease|drop|fall|rise)\b|\bset\s+to\b|"
    r"\b(?:takes?\s+place|(?:is|are)\s+(?:being\s+)?(?:held|introduced|rolled\s+out|phased\s+(?:in|out)|switched\s+(?:on|off|over)|"
    r"added|extended|raised|lowered|merged|moved|opened|closed|launched|released)|moves?|switch(?:es)?|changes|follows?|lands?|"
    r"starts\s+up|comes|joins?|ends\s+service)\s+(?:(?:again|then|there|there\s+too|over|in\s+stages)\s+)?(?:on|in|from|at\s+the\s+end\s+of|"
    r"by|with\s+the)\b"
    r"|\b(?:planned|expected|estimated|target(?:ed)?|proposed|anticipated|scheduled|tentative)\s+(?:release|launch|completion|"
    r"availability|go-live|rollout|roll-out|"
    r"delivery|retirement|end|start)(?:\s+date)?\b"
    r"|\b(?:launches|goes\s+live|rolls\s+out|ships|arrives|retires|sunsets|becomes\s+available|comes\s+out|opens|is\s+coming|"
    r"are\s+coming|is\s+launching|is\s+arriving|"
    r"is\s+being\s+(?:retired|replaced|launched|rolled\s+out|released))\s+(?:in|on|by|at|this|early|late|from)\b"
    r"|\b(?:upcoming|forthcoming)\b|\bcoming\s+(?:in|on|by|early|late)\b|\bETA\b"
    r"|\b(?:wird|werden|soll|sollen|geplant|voraussichtlich)\b|\b(?:sera|seront|prévue?s?\s+(?:pour|en)|pourra|pourront|"
    r"deviendra|aura\s+lieu|sortira)\b"
    r"|\b(?:será|serán|estará|estarán|previst[oa]s?\s+(?:para|en)|se\s+lanzará|dejará|podrán?)\b|\b(?:serão|estarão|estará|"
    r"deixará|poderão|será\s+lançad[oa])\b",
    re.I,
)
"""Words of the future tense and of plans."""

_NOUN_BEFORE = re.compile(r"\b(?:a|an|any|some|part\s+of\s+(?:a|the|its|their))\s+$", re.I)
"""What makes "plan to" and "aim to" a noun: "a plan to stimulate the economy" announces nothing for the day before it."""

_PART_OF_PLAN = re.compile(r"\b(?:scheduled|planned|slated|due|set|expected|targeted|proposed)\s+for\s+$", re.I)
_LAW_YEAR = re.compile(r"\b(?:of|for|from|since|des|de|von|vom|del)\s+(?:the\s+)?(?:year\s+)?$", re.I)
_CLAUSE = re.compile(
    r"\b(?:if|provided|unless|when|where|who|whose|which|because|since|whether|although|that\s+(?:was|were|is|are|had|has)|"
    r"wenn|falls|welche[rs]?|si|qui|que)\b|[;:]\s|\)\s",
    re.I,
)
_CONDITION = re.compile(
    r"(?<!be\s)(?<!been\s)(?<!being\s)(?<!get\s)\b(?:created|issued|purchased|signed|submitted|hired|received|filed|opened|"
    r"registered|enrolled|made|released|published|founded|"
    r"started|acquired|placed|ordered|booked|bought|sold|joined|installed|deployed|dated|passed|adopted|enacted|awarded|"
    r"executed|born|incurred|earned|accrued|launched|"
    r"built|granted|revised|amended|updated|approved|established|introduced|collected|invoiced|generated|provisioned|uploaded|"
    r"added|employed|entered|completed|effective|before|prior\s+to)\s+"
    r"(?:on\s+or\s+|in\s+or\s+)?(?:before|after|prior\s+to|since|between|in|during|on|by|from|as\s+of|until|through|"
    r"within)?\s*(?:the\s+)?(?:end\s+of\s+)?$",
    re.I,
)
_OPENING = re.compile(
    r"^\W*(?:(?:note|update|also|but|and|however|please\s+note|important|so|then|additionally|finally|"
    r"specifically)\W{1,3}(?:that\s+)?)?"
    r"(?:(?:starting|beginning|effective|commencing|from|on|in|by|as\s+of|after|until|during|with\s+effect|sometime|come|"
    r"around|about|at|the|end|early|late|mid|no\s+later\s+than|before|ab|am|im|"
    r"bis|seit|en|dès|à\s+partir|du|le|el|a\s+partir|desde|em|de|first|following)\b[\s-]*)*$",
    re.I,
)
_NARRATIVE = re.compile(
    r"\b(?:that|which|who|whose|when|was|were|had)\b|\b(?:applied|read|said)\b|[\"“„«]|,\s+(?:so|and|but|"
    r"therefore)\b",
    re.I,
)
_OF_ITSELF = re.compile(
    r"\bthis\s+(?:section|page|document|article|guide|post|notice|policy|procedure)\s+(?:will|is\s+(?:going|scheduled|planned|"
    r"expected|due)\s+to)\b",
    re.I,
)
_GENERIC = re.compile(r"\b(?:each|every|any)\s+(?:year|month|quarter|fiscal|calendar)\b", re.I)

_SOON = re.compile(
    r"\b(?:coming\s+(?:very\s+)?soon|(?:available|released|published|finali[sz]ed|added|launched|launching|announced|updated|"
    r"ready|here|live|supported|posted|completed|shared|out)\s+"
    r"(?:again\s+|very\s+)?(?:soon|shortly)|(?<!that )(?<!which )will\s+soon\s+\w+|\bto\s+soon\s+be|"
    r"in\s+the\s+(?:very\s+)?near\s+future|(?:in|over|during)\s+the\s+(?:coming|next\s+few|upcoming)\s+"
    r"(?:weeks|months)|stay\s+tuned|watch\s+this\s+space|demnächst|in\s+kürze|bientôt|prochainement|próximamente|em\s+breve)\b",
    re.I,
)
_SOON_WORDS = (
    *(
        "soon",
        "shortly",
        "near future",
        "coming weeks",
        "coming months",
        "next few",
        "upcoming weeks",
        "upcoming months",
        "stay tuned",
    ),
    *("watch this space", "demnächst", "in kürze", "bientôt", "prochainement", "próximamente", "em breve"),
)
"""What every match of `_SOON` contains, looked for first because that is cheap."""
_OF_THE_READER = re.compile(
    r"\b(?:you|your|yours|you['’]ll|they|he|she|someone|employees?|users?|customers?)\b|\bif\b|"
    r"\bwhen\b|\bas\s+soon\b",
    re.I,
)


def past_promises(corpus: Corpus) -> Iterator[Finding]:
    """KB305: one finding for each sentence that speaks of a past day in the future tense, or says "soon" on a page left alone."""
    known = evidences(corpus.documents)
    for document in corpus.documents:
        if not document.served or document.status is Status.DEPRECATED:
            continue
        yield from _dated(document, corpus)
        if speaks_of_today(document):
            yield from _undated(document, known.care_of(document, corpus.today), corpus.today)


def promise_date(statement: Statement, today: date) -> DateMention | None:
    """The past day for which a sentence announces something; None where it announces nothing, or for a day to come."""
    if _GENERIC.search(statement.text):
        return None
    futures = [
        (match.start() + statement.start, match.end() + statement.start) for match in _FUTURE.finditer(statement.text)
    ]
    attached = [
        mention for mention in statement.dates if any(_belongs(statement, mention, future) for future in futures)
    ]
    # "In FY25, grants will vest on 1 February 2024": the day after the verb is the one announced.
    attached = [mention for mention in attached if any(mention.start >= start for start, _ in futures)] or attached
    if not attached or any(_due(statement, mention) >= today for mention in attached):
        return None
    return max(attached, key=_last)


def _belongs(statement: Statement, mention: DateMention, future: tuple[int, int]) -> bool:
    """Whether a date is that of what the verb announces, and not of a condition, a law or another clause."""
    text, (start, end) = statement.document.text, future
    left = text[max(statement.start, mention.start - 40) : mention.start]
    if left.rstrip().endswith("(") and text[mention.end : mention.end + 1] == ")":
        return False
    if mention.precision is Precision.YEAR and _LAW_YEAR.search(left) and not _PART_OF_PLAN.search(left):
        return False
    if mention.start >= end - 4:
        between = text[end : mention.start]
        return (
            len(between) <= 220
            and not _CLAUSE.search(between)
            and not _CONDITION.search(text, max(end - 4, mention.start - 60), mention.start)
        )
    between, before = text[mention.end : start], text[statement.start : mention.start]
    if _NOUN_BEFORE.search(between):
        return False
    return len(between) <= 120 and bool(_OPENING.match(_clause(before))) and not _NARRATIVE.search(between)


def _clause(before: str) -> str:
    """What stands before a date since the last break of the sentence, without the reason that may open it."""
    return _REASON.sub("", re.split(r"[;:–—]\s|,\s+(?:and|but|so)\s+", before)[-1])


_REASON = re.compile(r"^\W*(?:due\s+to|because\s+of|owing\s+to|as\s+part\s+of|in\s+line\s+with)\b.*,\s+", re.I | re.S)


def _due(statement: Statement, mention: DateMention) -> date:
    """The last day on which what is announced may come: an edition that is named after a year may come in the next one."""
    if mention.precision is Precision.YEAR and _EDITION.match(statement.document.text, mention.end):
        return _last(mention) + timedelta(days=EDITION_DAYS)
    return _last(mention)


_EDITION = re.compile(r"\s+(?:\w+\s+)?(?:release|edition|version|update|wave)\b", re.I)


def _last(mention: DateMention) -> date:
    return max(readings(Interval(mention.first, mention.last, mention.precision, mention.ambiguous)))


def _dated(document: Document, corpus: Corpus) -> Iterator[Finding]:
    stated = [
        dated.span for dated in document.dates if dated.span and dated.role in (DateRole.EXPIRES, DateRole.REVIEW_BY)
    ]
    for statement in dated_statements(document, _FUTURE, corpus.configuration.dates.order, updates=True):
        mention = promise_date(statement, corpus.today)
        # When the page ends or is to be reviewed is said by KB301 and KB302.
        if any(statement.start <= first < statement.end for first, _ in stated):
            continue
        if mention is None or (document.kind in RECORDS and not _owed_to_today(statement, mention)):
            continue
        day = shown_interval(mention.first, mention.last, mention.precision)
        yield Finding(
            rule=PastPromise.code,
            message=f"Announces something for {day}, which ended {ago(_last(mention), corpus.today)}."
            if mention.precision is not Precision.DAY
            else f"Announces something for {day}; that was {ago(_last(mention), corpus.today)}.",
            evidence=(evidence_at(document, statement.start, statement.end, date=as_dated(document, mention)),),
            tier=Tier.CERTAIN,
            severity=PastPromise.severity,
            confidence=0.9,
            shares=((document.id, statement.share),),
            action=Action.UPDATE,
            step="Say what came of it: that it is there, that it is late and until when, or nothing at all.",
            why="the sentence speaks of it as of something to come",
        )


def _owed_to_today(statement: Statement, mention: DateMention) -> bool:
    """Whether a record of its day, which speaks of what was to come then, promises what today's reader may still expect.

    That is what it promises of itself, and what was to come so much later that nobody read the record in that light any more.
    """
    if _OF_ITSELF.search(statement.text):
        return True
    published = [dated for dated in statement.document.dates if dated.role is DateRole.PUBLISHED]
    return bool(published) and (mention.first - max(dated.last for dated in published)).days > HORIZON_DAYS


def _tells_of_later(document: Document, care: date, today: date) -> bool:
    """Whether a page tells of what happened after the day of its last edit: then somebody has edited it since."""
    for block in dated_blocks(document):
        part = document.text[block.start : block.end]
        for mention in find_dates(part, language=document.language):
            if care < mention.first and mention.last <= today and mention.precision is not Precision.YEAR:
                start, end = sentence_at(part, mention.start, mention.end)
                if _TOLD.search(part, start, end) and not _FUTURE.search(part, start, mention.end):
                    return True
    return False


_TOLD = re.compile(r"\b(?:as\s+of|since|has\s+been|have\s+been|was|were|had)\b", re.I)


def _undated(document: Document, care: Dated | None, today: date) -> Iterator[Finding]:
    if care is None or (today - care.last).days <= SOON_DAYS:
        return
    lowered = document.text.lower()
    if not any(word in lowered for word in _SOON_WORDS):
        return
    touched = _tells_of_later(document, care.last, today)
    for block in living_blocks(document):
        match = _SOON.search(document.text, block.start, block.end)
        if match is None:
            continue
        part = document.text[block.start : block.end]
        start, end = sentence_at(part, match.start() - block.start, match.end() - block.start)
        sentence = part[start:end]
        if _OF_THE_READER.search(sentence) and not match[0].casefold().startswith(("coming", "available")):
            continue
        yield Finding(
            rule=PastPromise.code,
            message=f"Says “{' '.join(match[0].split())}”, but the page was {said(care)} ({origin_in_words(care.origin)}), "
            f"{ago(care.last, today)}.",
            evidence=(evidence_at(document, block.start + start, block.start + end, date=care),),
            # A history shows edits only: somebody may have read the page since, which a date that the page states would tell.
            tier=Tier.REVIEW if touched or care.origin.startswith("git") else Tier.CERTAIN,
            severity=PastPromise.severity,
            confidence=0.75,
            shares=((document.id, round(max(0.02, (end - start) / len(document.text)), 3)),),
            action=Action.UPDATE,
            step="Say what came of it, or take the announcement out.",
            why=dated_in_words(care),
        )
