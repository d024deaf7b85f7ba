"""KB309 and KB310: dates that cannot be right, and documents that have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.outdated_care import latest, shown
from kbaudit.detectors.outdated_expiry import quoted_field
from kbaudit.detectors.widespread import by_collection
from kbaudit.facts.date_reading import Interval, readings
from kbaudit.facts.date_roles import role_of_key
from kbaudit.facts.dates import find_dates, read_date
from kbaudit.facts.kinds import RECORDS
from kbaudit.facts.origins import origin_in_words
from kbaudit.model import IMPORTED, Action, Block, Dated, DateRole, Document, Evidence, Finding, Severity, Status, Tier
from kbaudit.rules.outdated import ImplausibleDate, MissingDate

DISAGREEMENT_DAYS = 60
"""Days by which two statements of the last edit or review may differ: people round, forget and correct a typing error."""

GIT_DISAGREEMENT_DAYS = 365
"""The same against git, where a small commit is not always an edit that anybody would date."""

_ZERO_DAYS = frozenset(
    {
        date(1970, 1, 1),
        date(1900, 1, 1),
        date(1899, 12, 30),
        date(1904, 1, 1),
        date(1980, 1, 1),
        date(2001, 1, 1),
        date(1969, 12, 31),
    }
)
"""Days that programs write for "none". (2001 is Apple's.)"""

_DONE = (DateRole.CREATED, DateRole.EDITED, DateRole.REVIEWED, DateRole.PUBLISHED)
_TELLS_AGE = frozenset(DateRole) - {DateRole.MENTIONED, DateRole.COPYRIGHT}


def implausible(corpus: Corpus) -> Iterator[Finding]:
    """KB309: one finding for each date that is impossible, and one for each pair that contradict each other."""
    for document in corpus.documents:
        if not document.served or document.status is Status.DEPRECATED:
            continue
        yield from _broken(document)
        yield from _zero_or_future(document, corpus.today)
        yield from _out_of_order(document)
        yield from _disagreeing(document)


def missing(corpus: Corpus) -> Iterator[Finding]:
    """KB310: documents that nothing dates; one finding for a collection where that is the rule rather than the exception."""
    served = [
        document
        for document in corpus.documents
        if document.served and document.status is not Status.DEPRECATED and document.place.row is None
    ]
    for lack in by_collection(served, _undated):
        if lack.widespread:
            yield Finding(
                rule=MissingDate.code,
                message=f"Nothing tells how old {len(lack.lacking)} of {lack.total} documents of {lack.place} are.",
                evidence=tuple(evidence_of_document(document) for document in lack.examples),
                tier=Tier.CERTAIN,
                severity=MissingDate.severity,
                confidence=0.9,
                shares=tuple((document.id, 0.05) for document in lack.lacking),
                action=Action.UPDATE,
                step="Record when each page was last edited or reviewed, or scan the folder with its git history.",
                why="there is no date in their metadata, text, file names or history",
                key=lack.collection,
            )
            continue
        for document in lack.lacking:
            yield Finding(
                rule=MissingDate.code,
                message="Nothing tells how old it is: no date in its metadata, text, file name or history.",
                evidence=(evidence_of_document(document),),
                tier=Tier.CERTAIN,
                severity=MissingDate.severity,
                confidence=0.9,
                shares=((document.id, 0.05),),
                action=Action.UPDATE,
                step="Record when it was last edited or reviewed.",
            )


def _undated(document: Document) -> bool:
    if document.broken_dates or any(dated.role in _TELLS_AGE and dated.origin != IMPORTED for dated in document.dates):
        return False
    if document.kind in RECORDS and find_dates(document.text, language=document.language):
        # The entries of a log are dated, if the log is not.
        return False
    return not any(_dates_rows(document, block) for block in document.blocks)


def _dates_rows(document: Document, block: Block) -> bool:
    """Whether a row of a table has a column that says when it was last edited, reviewed or checked."""
    return any(
        role_of_key(name) in _TELLS_AGE and read_date(document.text[slice(*cell)]) is not None
        for name, cell in zip(block.header, block.cells, strict=False)
    )


def _broken(document: Document) -> Iterator[Finding]:
    for broken in document.broken_dates:
        key = broken.origin.partition(": ")[2]
        yield _finding(
            document,
            f"“{broken.raw}” under “{key or broken.origin}” is no date: {broken.reason}.",
            (evidence_of_document(document, place=broken.place, quote=f"{key}: {broken.raw}"),),
            severity=Severity.ERROR,
            step="Write the right day as YYYY-MM-DD.",
            key=broken.origin,
        )


def _zero_or_future(document: Document, today: date) -> Iterator[Finding]:
    for dated in document.dates:
        # A commit of tomorrow is one that --today leaves in the future.
        if dated.role not in _DONE or not _declared(dated):
            continue
        if dated.first in _ZERO_DAYS and dated.first == dated.last:
            yield _finding(
                document,
                f"Its {dated.role} date is {shown(dated)} ({origin_in_words(dated.origin)}), "
                "a day that programs write for “none”.",
                (_evidence(document, dated),),
                step="Write the right day, or remove the field.",
                key=dated.origin,
            )
        elif min(_firsts(dated)) > today:
            published = dated.role is DateRole.PUBLISHED
            yield _finding(
                document,
                f"Its {dated.role} date, {shown(dated)} ({origin_in_words(dated.origin)}), lies in the future.",
                (_evidence(document, dated),),
                step="Write the day on which it was done."
                if not published
                else "Hold the page back until then, or correct the date.",
                key=dated.origin,
                confidence=0.75 if published else 0.95,
            )


def _firsts(dated: Dated) -> tuple[date, ...]:
    return readings(Interval(dated.first, dated.first, dated.precision, dated.ambiguous))


_ORDER: tuple[tuple[DateRole, DateRole, str], ...] = (
    (DateRole.CREATED, DateRole.EDITED, "was created on {} but last edited before that, on {}"),
    (DateRole.CREATED, DateRole.REVIEWED, "was created on {} but last reviewed before that, on {}"),
    (DateRole.EFFECTIVE, DateRole.EXPIRES, "takes effect on {} but expires before that, on {}"),
    (DateRole.CREATED, DateRole.EXPIRES, "was created on {} but expired before that, on {}"),
)


def _out_of_order(document: Document) -> Iterator[Finding]:
    for earlier, later, words in _ORDER:
        first = [dated for dated in document.dates if dated.role is earlier and _declared(dated)]
        second = [dated for dated in document.dates if dated.role is later and _declared(dated)]
        if first and second:
            begin, end = min(first, key=lambda dated: dated.first), max(second, key=lambda dated: dated.last)
            # A day of grace, for time zones.
            if (min(_firsts(begin)) - latest(end)).days > 1:
                yield _finding(
                    document,
                    f"It {words.format(shown(begin), shown(end))} "
                    f"({origin_in_words(begin.origin)}, {origin_in_words(end.origin)}).",
                    (_evidence(document, begin), _evidence(document, end)),
                    step="Correct the one that is wrong.",
                )
                return


def _declared(dated: Dated) -> bool:
    return not dated.origin.startswith("git") and " + " not in dated.origin


def _disagreeing(document: Document) -> Iterator[Finding]:
    for role in (DateRole.EDITED, DateRole.REVIEWED):
        stated = _newest_by_origin(
            [dated for dated in document.dates if dated.role is role and " + " not in dated.origin]
        )
        pairs = [(left, right) for index, left in enumerate(stated) for right in stated[index + 1 :]]
        for left, right in pairs:
            git = left.origin.startswith("git") or right.origin.startswith("git")
            apart = max((left.first - right.last).days, (right.first - left.last).days)
            if apart <= (GIT_DISAGREEMENT_DAYS if git else DISAGREEMENT_DAYS) or left.ambiguous or right.ambiguous:
                continue
            if git and (left if left.origin.startswith("git") else right).last < max(left.last, right.last):
                # Mass edits are not among the commits that count, so that git may well know less than the page.
                continue
            yield _finding(
                document,
                f"Its {role} date is {shown(left)} ({origin_in_words(left.origin)}) and {shown(right)} "
                f"({origin_in_words(right.origin)}), {apart} days apart.",
                (_evidence(document, left), _evidence(document, right)),
                step="Correct the one that is wrong, and keep the date in one place only.",
                confidence=0.6 if git else 0.8,
                tier=Tier.REVIEW,
                severity=Severity.INFO if git else ImplausibleDate.severity,
            )
            return


def _newest_by_origin(stated: Sequence[Dated]) -> list[Dated]:
    """The latest date of each place that states one: the front matter, the text, git."""
    newest: dict[str, Dated] = {}
    for dated in stated:
        place = dated.origin.partition(":")[0]
        if place not in newest or dated.last > newest[place].last:
            newest[place] = dated
    return list(newest.values())


def _evidence(document: Document, dated: Dated) -> Evidence:
    if dated.span is not None:
        return evidence_at(document, *dated.span, date=dated)
    return evidence_of_document(document, place=dated.place, quote=quoted_field(dated), date=dated)


def _finding(
    document: Document,
    message: str,
    evidence: tuple[Evidence, ...],
    *,
    step: str,
    key: str = "",
    confidence: float = 0.95,
    tier: Tier = Tier.CERTAIN,
    severity: Severity = ImplausibleDate.severity,
) -> Finding:
    return Finding(
        rule=ImplausibleDate.code,
        message=message,
        evidence=evidence,
        tier=tier,
        severity=severity,
        confidence=confidence,
        shares=((document.id, 0.1),),
        action=Action.MEND,
        step=step,
        key=key,
    )
