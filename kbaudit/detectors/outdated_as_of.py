"""KB306: statements of how things stood on a day long past, with nothing newer beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.outdated_care import ago, evidences, said, shown_interval
from kbaudit.detectors.outdated_promises import promise_date
from kbaudit.detectors.outdated_statements import Statement, as_dated, dated_statements, living_blocks, speaks_of_today
from kbaudit.facts.date_reading import relative
from kbaudit.facts.dates import DateMention
from kbaudit.facts.origins import dated_in_words, origin_in_words
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Action, Dated, Document, Evidence, Finding, Precision, Severity, Tier
from kbaudit.rules.outdated import AsOf

AGED_DAYS = 365
"""After how many days a statement with its date, or "this year", is old."""

CURRENTLY_DAYS = 730
"""After how many days without care "currently" is old."""

_AS_OF = re.compile(
    r"\b(?:as\s+of|as\s+at|(?:current|correct|accurate|true|valid|up[- ]to[- ]date)\s+(?:as\s+of|as\s+at|at|in)|"
    r"at\s+the\s+time\s+of\s+writing|at\s+present|currently|presently|"
    r"right\s+now|at\s+the\s+moment|at\s+this\s+time|these\s+days|for\s+the\s+time\s+being|"
    r"(?:this|next|last|the\s+current|the\s+coming)\s+(?:year|season|half|quarter|month|spring|summer|autumn|fall|winter)|"
    r"dieses\s+jahr|cette\s+année|este\s+a(?:ño|no)|so\s+far|to\s+date|today|nowadays|now|new\s+(?:in|for)|stand|derzeit|aktuell|zurzeit|"
    r"momentan|actuellement|à\s+ce\s+jour|actualmente|"
    r"a\s+fecha\s+de|atualmente)\b",
    re.I,
)
_LEFT_AS_OF = re.compile(
    r"\b(?P<as_of>as\s+of|as\s+at)\s+(?:the\s+)?(?:end\s+of\s+|start\s+of\s+|beginning\s+of\s+|early\s+|"
    r"late\s+|mid[- ])?$",
    re.I,
)
_LEFT_CURRENT = re.compile(
    r"\b(?:(?:current|correct|accurate|true|up[- ]to[- ]date)\s+(?:as\s+of|as\s+at|at|in)|at\s+the\s+time\s+of\s+writing|"
    r"currently|presently|right\s+now|at\s+the\s+moment|at\s+present|"
    r"now|today|derzeit|aktuell|zurzeit|momentan|actuellement|actualmente|atualmente)\s*(?:[,(–—-]\s*)?(?:in\s+|as\s+of\s+|"
    r"\(in\s+|im\s+|en\s+|em\s+)?\s*$",
    re.I,
)
_LEFT_NEW = re.compile(r"\bnew\s+(?:in|for)\s+$", re.I)
_BEGIN = re.compile(
    r"\b(?!(?:estimated|reported|measured|updated|recorded|counted|listed|needed|priced|valued|based|red|used|reviewed|"
    r"enrolled|employed|published|staffed|registered)\b)"
    r"(?:\w+ed|new|begun|known|required|gone|effective|available|support|born|in\s+effect|in\s+force|live|open)\W+$",
    re.I,
)
"""What begins on a day goes on after it: "deprecated as of 2021", "available as of May 2022"."""

_NO_LONGER = re.compile(r"\b(?:no\s+longer|(?:no|any)\s*more|ceased|stopped)\b", re.I)
"""What is over since a day stays over."""

_STANDING = re.compile(
    r"\b(?:must|shall|required?|requires|no\s+longer|will|may\s+not|cannot|can\s+not|effective|mandatory|only|all|every|any|"
    r"applies|apply|deprecated|discontinued|retired|renamed|replaced|"
    r"has\s+been|have\s+been|was|were|had|became|switched|moved|changed|started|began|stopped|supports?)\b",
    re.I,
)
_SNAPSHOT = re.compile(
    r"\b(?:currently|still|not\s+yet|working\s+on|in\s+progress|under\s+way|underway|pending|latest|there\s+(?:is|are)|"
    r"approximately|about|around|roughly|more\s+than|over|nearly|total|"
    r"number\s+of|percent|million|billion|planning|being)\b|[%$€£]|\b\d{2,3}(?:,\d{3})+\b",
    re.I,
)
_COUNT = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|most|several|dozens?|many|few|none|nobody)\b",
    re.I,
)
_HERALD = re.compile(r"^\W*(?:update|note|please\s+note|important|edit|news)\s*:", re.I)
_NOW = re.compile(
    r"\b(?:currently|presently|at\s+present|at\s+the\s+moment|right\s+now|nowadays|these\s+days|at\s+this\s+time|for\s+the\s+time\s+being|"
    r"derzeit|zurzeit|momentan|actuellement|actualmente|atualmente)\b",
    re.I,
)
LONGEST_TIE = 110
"""Characters between "this year" or "at present" and the date that says when that was."""

_TIE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:early\s+|late\s+|mid[- ])?$", re.I)
_LOOSE = re.compile(
    r"[;:]\s|\b(?:since|before|after|until|than|compared|unlike|introduced|founded|signed|launched|opened|started|moved|changed|adopted|"
    r"published|updated|released|created|issued|acquired|joined|agreed|decided|renamed|replaced|built|made|ago|bought|sold|got|won|chose|chosen|took|taken|wrote|written|met|begun|began|held|born|set\s+up|"
    r"had|last|\w{3,}ed\s+(?:in|on|by|at|of|from))\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?P<which>this|next|last|the\s+current|the\s+coming)\s+(?P<unit>year|season|half|quarter|month|spring|summer|autumn|fall|winter)"
    r"\b(?:['’]s)?",
    re.I,
)
_APPOSED = re.compile(
    r"\s*[,(:–—-]?\s*(?:(?:in|of|i\.e\.,?|that\s+is,?|meaning|for|being|is|,)\s+)?(?:the\s+)?(?:(?:end|middle|beginning|start)\s+of\s+)?"
    r"(?:year\s+|early\s+|late\s+|mid[- ])?",
    re.I,
)
_ON_A_DAY = re.compile(
    r"\b(?:in|on|by|for|at|until|till|from|to|is|are|and|th(?:at|ose)\s+of)\s+(?:the\s+)?(?:(?:first|second|third|last|\w+)\s+"
    r"(?:week|day|half|days|weeks)\s+(?:in|of)\s+)?(?:early\s+|late\s+|mid[- ])?$",
    re.I,
)
_OPENED = re.compile(
    r"\W*(?:in|on|by|from|until|at|for)\s+(?:the\s+)?(?:(?:end|middle|beginning|start)\s+of\s+)?\W*", re.I
)

_SINCE = re.compile(r"\b(?:deprecated|superseded|replaced|retired|discontinued|effective|expired?|in\s+effect)\b", re.I)

_THIS_YEAR = re.compile(
    r"\b(?:(?:later|earlier)\s+(?:this|next|last)\s+(?:year|month|quarter|spring|summer|fall|autumn|winter)|"
    r"by\s+the\s+end\s+of\s+(?:this|the\s+current)\s+(?:year|month|quarter)"
    r"|(?:starting|beginning|new|launched|introduced)\s+(?:in\s+)?this\s+(?:year|month|quarter)|(?:we|"
    r"our\s+team)\s+[\w ]{1,40}\bthis\s+(?:year|month|quarter)"
    r"|this\s+(?:year|month|quarter|spring|summer|fall|autumn|winter),?\s+(?:we|our)\b|(?:we\s+[\w ]{1,30})?\bnext\s+(?:year|"
    r"month|quarter),?\s+we\b)",
    re.I,
)
_RELATIVE_WORDS = re.compile(
    r"(?:this|next|last|the current)\s+(?:year|month|quarter|spring|summer|fall|autumn|winter)"
)
_CURRENTLY_WORDS = ("urrently", "the moment", "t present", "ight now", "this time", "resently")
_CURRENTLY = re.compile(
    r"\b(?:currently|at\s+the\s+moment|at\s+present|right\s+now|at\s+this\s+time|presently)\b", re.I
)
_VOLATILE = re.compile(
    r"\b(?:beta|preview|pilot|experimental|trial|working\s+on|planning|in\s+the\s+process\s+of|under\s+(?:development|"
    r"construction|review)|being\s+\w+ed|not\s+(?:yet\s+)?"
    r"(?:supported|available|possible|enabled|offered|compatible)|does\s+not\s+(?:currently\s+)?support|"
    r"do\s+not\s+(?:currently\s+)?support|unsupported|unavailable|only\s+supports?|"
    r"hiring|transitioning|migrating|seeking)\b|\bv?\d+\.(?:\d+|x)\b|[$€£]\s?\d|\b\d+\s?%",
    re.I,
)
_GENERIC = re.compile(
    r"\b(?:if|whether|when|who|whom|whose|employees?|users?|you|your|person|anyone|someone|they|"
    r"then[- ])\b[^.]{0,60}\b(?:currently|at\s+the\s+moment|at\s+present|right\s+now|at\s+this\s+time|presently)\b",
    re.I,
)
_QUOTED = 3
"""Sentences that a finding about "currently" shows."""


def as_of(corpus: Corpus) -> Iterator[Finding]:
    """KB306: dated statements that are more than a year old, and "this year" and "currently" on pages left alone for longer."""
    known = evidences(corpus.documents)
    for document in corpus.documents:
        if not speaks_of_today(document):
            continue
        yield from _dated(document, corpus)
        care = known.care_of(document, corpus.today)
        if care is not None:
            yield from _this_year(document, care, corpus.today)
            yield from _currently(document, care, corpus.today)


def aged_date(statement: Statement, today: date) -> DateMention | None:
    """The past day as of which a sentence says how things are; None where it says something else, or is recent."""
    for mention in statement.dates:
        if (today - mention.last).days > AGED_DAYS and _is_snapshot(statement, mention):
            return mention
    return None


def _is_snapshot(statement: Statement, mention: DateMention) -> bool:
    text = statement.document.text
    before = text[statement.start : mention.start]
    after = text[mention.end : statement.end]
    if _LEFT_NEW.search(before):
        # "New in 2024!" but not "what's new in 2019", which names an edition.
        return not re.match(r"[.\w]", after) and not re.search(r"(?i)what['’]?s\s+new\s+(?:in|for)\s+$", before)
    if _LEFT_CURRENT.search(before):
        return not re.search(r"(?i)\b(?:until|by|from|since|up\s+to)\s+(?:now|today)\s*$", before)
    match = _LEFT_AS_OF.search(before)
    if match is None:
        return _tied_to_now(before, mention)
    lead = before[: match.start()]
    if _NO_LONGER.search(lead):
        return False
    if _BEGIN.search(lead) or (_SINCE.search(lead[-40:]) and not re.search(r"(?i)\b(?:latest|current)\b", lead)):
        return False
    if not re.search(r"\w", _HERALD.sub("", lead)):
        counted = mention.precision is not Precision.DAY and _COUNT.search(after)
        return bool(counted or _SNAPSHOT.search(after)) and not _STANDING.search(after)
    return bool(_SNAPSHOT.search(lead + after) or re.search(r"\b(?:is|are|has|have)\b", lead)) and not re.search(
        r"(?i)\b(?:was|were|had|will|must|required)\b", lead
    )


def _tied_to_now(before: str, mention: DateMention) -> bool:
    """Whether “at present, with prices as they were in spring 2022” ties its "at present" to that time."""
    if mention.precision in (Precision.DAY, Precision.RANGE):
        return False
    ends = [match.end() for match in _NOW.finditer(before)]
    if not ends:
        return False
    between = before[ends[-1] :]
    return len(between) <= LONGEST_TIE and bool(_TIE.search(between)) and not _LOOSE.search(between)


def overtaken_date(statement: Statement, today: date) -> DateMention | None:
    """The past year or season that a sentence calls "this year" or "next spring"; None where it calls none so."""
    text = statement.document.text
    for word in _RELATIVE.finditer(statement.text):
        start, end = statement.start + word.start(), statement.start + word.end()
        first = _expected_first(word, today)
        for mention in statement.dates:
            if mention.last >= first or mention.last >= today:
                continue
            between = text[end : mention.start] if mention.start >= end else text[mention.end : start]
            if mention.start >= end and _APPOSED.fullmatch(between):
                return mention
            if (
                word["which"].casefold() not in ("this", "the current")
                or len(between) > LONGEST_TIE
                or _LOOSE.search(between)
            ):
                continue
            if mention.start >= end and _ON_A_DAY.search(between):
                return mention
            if mention.end <= start and _OPENED.fullmatch(text[statement.start : mention.start]):
                return mention
    return None


def _expected_first(word: re.Match[str], today: date) -> date:
    """The first day that "this year" or "last month" can mean today; of a season that of its year."""
    which = word["which"].casefold().split()[-1]
    unit = word["unit"].casefold()
    unit = unit if unit in ("month", "quarter") else "year"
    return relative({"current": "this"}.get(which, which), unit, today).first


def _dated(document: Document, corpus: Corpus) -> Iterator[Finding]:
    for statement in dated_statements(document, _AS_OF, corpus.configuration.dates.order):
        aged = aged_date(statement, corpus.today)
        mention = aged or overtaken_date(statement, corpus.today)
        if (
            mention is None
            or promise_date(statement, corpus.today) is not None
            or _something_newer(statement, mention, corpus.today)
        ):
            continue
        day = shown_interval(mention.first, mention.last, mention.precision)
        past = ago(mention.last, corpus.today)
        yield Finding(
            rule=AsOf.code,
            message=f"Says how things stood as of {day}, {past}; nothing newer stands beside it."
            if aged
            else f"Speaks of {day} as of the present or the time to come, though it ended {past}.",
            evidence=(evidence_at(document, statement.start, statement.end, date=as_dated(document, mention)),),
            tier=Tier.CERTAIN,
            severity=AsOf.severity,
            confidence=0.8,
            shares=((document.id, statement.share),),
            action=Action.UPDATE,
            step="Bring it up to date with its new date, or say it without time where it does not change.",
            why=f"the sentence speaks of {day} and of nothing newer",
        )


def _something_newer(statement: Statement, mention: DateMention, today: date) -> bool:
    """Whether the same sentence goes on to a day within the last year."""
    return any((today - other.last).days <= AGED_DAYS for other in statement.dates if other is not mention)


def _this_year(document: Document, care: Dated, today: date) -> Iterator[Finding]:
    if (today - care.last).days <= AGED_DAYS or not _RELATIVE_WORDS.search(document.text):
        return
    for block in living_blocks(document):
        match = _THIS_YEAR.search(document.text, block.start, block.end)
        if match is None:
            continue
        evidence = _sentence(document, block.start, block.end, match, care)
        yield Finding(
            rule=AsOf.code,
            message=f"Says “{' '.join(match[0].split())}”, but the page was {said(care)} ({origin_in_words(care.origin)}), "
            f"{ago(care.last, today)}.",
            evidence=(evidence,),
            tier=Tier.REVIEW,
            severity=AsOf.severity,
            confidence=0.6,
            shares=((document.id, _share(document, evidence)),),
            action=Action.UPDATE,
            step="Name the year, or bring the statement up to date.",
            why=dated_in_words(care),
        )


def _currently(document: Document, care: Dated, today: date) -> Iterator[Finding]:
    """One finding for a document, for review only: what it says "currently" holds may still hold."""
    if (today - care.last).days <= CURRENTLY_DAYS or not any(word in document.text for word in _CURRENTLY_WORDS):
        return
    shown: list[Evidence] = []
    for block in living_blocks(document):
        match = _CURRENTLY.search(document.text, block.start, block.end)
        if match is None:
            continue
        part = document.text[block.start : block.end]
        start, end = sentence_at(part, match.start() - block.start, match.end() - block.start)
        sentence = part[start:end]
        if _VOLATILE.search(sentence) and not _GENERIC.search(sentence):
            shown.append(evidence_at(document, block.start + start, block.start + end, date=care))
    if shown:
        count = f"{len(shown)} times" if len(shown) > 1 else "once"
        yield Finding(
            rule=AsOf.code,
            message=f"Says {count} how things are “currently”, but the page was {said(care)} ({origin_in_words(care.origin)}), "
            f"{ago(care.last, today)}.",
            evidence=tuple(shown[:_QUOTED]),
            tier=Tier.REVIEW,
            severity=Severity.INFO,
            confidence=0.5,
            shares=((document.id, max(_share(document, item) for item in shown)),),
            action=Action.REVIEW,
            step="Check whether it is still so, and say since when.",
            why=dated_in_words(care),
        )


def _sentence(document: Document, start: int, end: int, match: re.Match[str], care: Dated) -> Evidence:
    part = document.text[start:end]
    first, last = sentence_at(part, match.start() - start, match.end() - start)
    return evidence_at(document, start + first, start + last, date=care)


def _share(document: Document, evidence: Evidence) -> float:
    first, last = evidence.span or (0, len(document.text))
    return round(max(0.02, min(1.0, (last - first) / max(1, len(document.text)))), 3)
