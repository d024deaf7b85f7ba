"""Which documents are editions of one another, which of two is current, and what changed."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kbaudit.corpus import Corpus
from kbaudit.detectors.outdated_care import Evidences, said, shown_interval
from kbaudit.detectors.outdated_edition_names import headed_apart, name_of, named_editions, numbered, of_products
from kbaudit.detectors.variants import are_variants
from kbaudit.facts.dates import find_dates
from kbaudit.facts.kinds import RECORDS
from kbaudit.facts.lineage import ARCHIVE_FOLDER, VERSION_FOLDER, Edition, edition_of
from kbaudit.model import Dated, DateRole, Document, Precision, Status
from kbaudit.normalisation import normalise, words

ALIKE = 0.8
"""Share of the words of both that agree, from which two pages of one name and with differing values are editions."""

ALIKE_NAMED = 0.5
"""The same where the names say that they are editions: "travel-2023", "travel-v2", "travel-old"."""

MOST_IN_GROUP = 12
"""More pages of one name than this are a series ("Overview"), not editions."""

FEWEST_WORDS = 25

LEAST_LENGTH = 0.4
"""Part of the longer text's characters below which the shorter one cannot have half of its words."""

PARALLEL = 3
"""So many names that two folders share make them deliberate variants: starter/ and pro/ have limits, billing and support each."""

_VALUE = re.compile(
    r"^[a-z]{0,3}\d[\d.,:/-]*[a-z%]{0,6}$|^(?:must|may|shall|can|cannot|once|twice|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|"
    r"thirty|forty|fifty|sixty|ninety|daily|weekly|monthly|quarterly|yearly|annually)$"
)
"""Words that change what a page says. A digit inside a longer word is part of a name: `iis7digestauth`."""

_NEGATION = re.compile(r"^(?:no|not|never|none|cannot)$")
_CONTRACTED = re.compile(r"n['’]t\b")
_SHORT, _LONG = 4, 12
"""Words of a change that can be a negation put in or taken out, and of one that can be a value at all."""
_GENERIC = frozenset(
    {
        "index",
        "readme",
        "overview",
        "introduction",
        "intro",
        "faq",
        "summary",
        "toc",
        "home",
        "about",
        "contents",
        "getting started",
        "general",
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one edition has where the other has others."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Editions:
    """Two editions of one document. `old` and `new` are in no order where `why` is empty."""

    old: Document
    new: Document
    why: str
    by_name: bool
    alike: float
    changes: tuple[Change, ...]


def editions(corpus: Corpus, known: Evidences) -> Iterator[Editions]:
    """Pairs of served documents that are editions of one another, each older one with the newest of its group."""
    served = [
        document
        for document in corpus.documents
        if document.served and document.status is not Status.DEPRECATED and document.place.row is None
    ]
    parallel = _parallel_folders(served)
    seen: set[tuple[str, str]] = set()
    read: dict[str, list[str]] = {}
    for group in _groups(served):
        for index, left in enumerate(group):
            for right in group[index + 1 :]:
                key = (left.id, right.id) if left.id < right.id else (right.id, left.id)
                if key in seen:
                    continue
                seen.add(key)
                found = _compared(left, right, parallel, known, corpus, read)
                if found:
                    yield found


def _groups(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Documents whose titles, or whose file names near each other, are one but for marks of an edition."""
    titles: dict[str, list[Document]] = defaultdict(list)
    files: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        title = edition_of(document.title or "").base
        if title and title not in _GENERIC:
            titles[title].append(document)
        folder, name = posixpath.split(document.path)
        while folder and ARCHIVE_FOLDER.match(posixpath.basename(folder)):
            folder = posixpath.dirname(folder)
        stem = edition_of(re.sub(r"\.\w{1,8}$", "", name)).base
        if stem:
            files[folder, stem].append(document)
    for group in (*titles.values(), *files.values()):
        if 2 <= len(group) <= MOST_IN_GROUP:
            yield sorted(group, key=lambda document: document.id)


def _parallel_folders(documents: Sequence[Document]) -> frozenset[tuple[str, str]]:
    """Pairs of folders that hold pages of the same names, and so are deliberate variants of one set of pages."""
    folders: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        folder, name = posixpath.split(document.path)
        folders[name].add(folder)
    shared: Counter[tuple[str, str]] = Counter()
    for name, having in folders.items():
        if edition_of(re.sub(r"\.\w{1,8}$", "", name)).base in _GENERIC or len(having) > MOST_IN_GROUP:
            continue
        ordered = sorted(having)
        shared.update((left, right) for index, left in enumerate(ordered) for right in ordered[index + 1 :])
    return frozenset(
        pair
        for pair, count in shared.items()
        if count >= PARALLEL and not any(ARCHIVE_FOLDER.match(posixpath.basename(folder)) for folder in pair)
    )


def _compared(
    left: Document,
    right: Document,
    parallel: frozenset[tuple[str, str]],
    known: Evidences,
    corpus: Corpus,
    read: dict[str, list[str]],
) -> Editions | None:
    first, second = sorted((posixpath.dirname(left.path), posixpath.dirname(right.path)))
    if first != second and (first, second) in parallel:
        return None
    if any(VERSION_FOLDER.match(part) for part in {*first.split("/")} ^ {*second.split("/")}):
        return None
    mine, other = name_of(left), name_of(right)
    if of_products(left, right, mine, other) or (mine.base != other.base and headed_apart(left, right)):
        return None
    by_name = named_editions(mine, other)
    # Records of a day (news, release notes) repeat each other's words; only a left-over copy of the same one is an edition.
    record = left.kind in RECORDS or right.kind in RECORDS
    one_year = (mine.year is None) != (other.year is None)
    marked = mine.left_over or other.left_over or mine.copy or other.copy or one_year
    if record and not marked and not _one_record(left, right):
        return None
    least = ALIKE_NAMED if by_name and not record else ALIKE
    alike, changes = _aligned(left, right, least, read)
    if alike < least or not changes:
        return None
    valued = tuple(change for change in changes if _is_value(change) and not _same_times(change))
    if not valued and not (by_name and (mine.left_over != other.left_over or numbered(mine, other))):
        return None
    if are_variants(_untitled(left), _untitled(right)):
        return None
    order, why = _order(left, right, mine, other, known, corpus)
    old, new = (left, right) if order <= 0 else (right, left)
    flipped = valued if order <= 0 else tuple(Change(change.new, change.old) for change in valued)
    return Editions(old, new, why, by_name, alike, flipped)


def _one_record(left: Document, right: Document) -> bool:
    """Whether two records of a day are one and the same, filed twice: they have one title and one day of publication."""
    days = [
        {dated.first for dated in document.dates if dated.role is DateRole.PUBLISHED and dated.origin != "file name"}
        for document in (left, right)
    ]
    return bool(days[0]) and days[0] == days[1] and normalise(left.title or "") == normalise(right.title or "x")


def _untitled(document: Document) -> Document:
    """The document with its title free of marks of an edition, by which alone a page is no variant."""
    return replace(document, title=edition_of(document.title or "").base or None)


def _aligned(
    left: Document, right: Document, least: float, read: dict[str, list[str]]
) -> tuple[float, tuple[Change, ...]]:
    """The share of the words of both documents that agree in order (Indel similarity), and what differs.

    `read` keeps the words of documents by their id from one comparison to the next.
    """
    from rapidfuzz.distance import Indel

    if min(len(left.text), len(right.text)) < LEAST_LENGTH * max(len(left.text), len(right.text)):
        return 0.0, ()
    for document in (left, right):
        if document.id not in read:
            text = _CONTRACTED.sub(" not", normalise(document.text)).replace("cannot", "can not")
            read[document.id] = words(text)
    mine, other = read[left.id], read[right.id]
    if (
        min(len(mine), len(other)) < FEWEST_WORDS
        or mine == other
        or min(len(mine), len(other)) < 0.5 * max(len(mine), len(other))
    ):
        return 0.0, ()
    alike = Indel.normalized_similarity(mine, other, score_cutoff=least)
    if alike < least:
        return 0.0, ()
    changes: list[Change] = []
    gone: list[str] = []
    come: list[str] = []
    for operation in Indel.opcodes(mine, other):
        here = mine[operation.src_start : operation.src_end]
        there = other[operation.dest_start : operation.dest_end]
        # One word alone between two changes is carried along, so that "5 May 2022" and "9 June 2023" are one change.
        if operation.tag == "equal" and (len(here) > 1 or not (gone or come)):
            if gone or come:
                changes.append(Change(" ".join(gone), " ".join(come)))
            gone, come = [], []
            continue
        gone.extend(here)
        come.extend(there)
    if gone or come:
        changes.append(Change(" ".join(gone), " ".join(come)))
    return float(alike), tuple(changes)


def _is_value(change: Change) -> bool:
    """Whether a number, a negation or a modal stands in the place of another one."""
    if max(len(change.old.split()), len(change.new.split())) > _LONG or not (change.old or change.new):
        return False
    gone, come = set(change.old.split()) - set(change.new.split()), set(change.new.split()) - set(change.old.split())
    if any(_VALUE.search(word) for word in gone) and any(_VALUE.search(word) for word in come):
        return True
    return len(gone | come) <= _SHORT and any(_NEGATION.match(word) for word in gone | come)


_CLOCK = re.compile(r"\b(\d{1,2})(?:[ :.h](\d\d))?\s*(am|pm|a\.?\s?m|p\.?\s?m|o'clock|uhr|h)?\b")


def _same_times(change: Change) -> bool:
    """Whether both sides say the same times of day in two ways: “9 to 5” and “09:00 to 17:00”."""
    mine, other = ([_half_day(match) for match in _CLOCK.finditer(side)] for side in (change.old, change.new))
    if not mine or len(mine) != len(other) or not all(_is_clock_words(side) for side in (change.old, change.new)):
        return False
    written = any(re.search(r"\b0\d|\b\d\d? \d\d\b|[ap]\.? ?m|\d:\d\d", side) for side in (change.old, change.new))
    return written and mine == other


def _half_day(match: re.Match[str]) -> tuple[int, int]:
    """A time on a dial of twelve hours: working hours are written without saying which half of the day is meant."""
    return int(match[1]) % 12, int(match[2] or 0)


def _is_clock_words(side: str) -> bool:
    return not _CLOCK.sub("", side).strip() or bool(
        re.fullmatch(
            r"(?:[\W_]|\b(?:to|until|till|and|from|bis|from|am|pm|a|p|m|o|clock|hours|between)\b)*",
            _CLOCK.sub(" ", side),
        )
    )


def _order(
    left: Document, right: Document, mine: Edition, other: Edition, known: Evidences, corpus: Corpus
) -> tuple[int, str]:
    """-1 where the left one is older, 1 where the right one is, 0 where nothing says; and the reason in words."""
    if mine.left_over != other.left_over:
        return (-1 if mine.left_over else 1), "the name of the other one marks it as left over"
    if mine.version and other.version and mine.version != other.version and not (mine.copy or other.copy):
        return (-1 if mine.version < other.version else 1), "its version is higher"
    if mine.year is not None and other.year is not None and mine.year != other.year:
        return (-1 if mine.year < other.year else 1), "its name has the later year"
    if numbered(mine, other):
        return (-1 if mine.version < other.version else 1), "its name says that it is a later version"
    for git in (False, True):
        one, two = _cared(left, known, corpus, git=git), _cared(right, known, corpus, git=git)
        if one and two and one.last != two.last:
            return (-1, f"it was {said(two)}") if one.last < two.last else (1, f"it was {said(one)}")
    by_text = _by_dates_in_text(left.text, right.text)
    if by_text:
        return by_text
    if (mine.year is None) != (other.year is None):
        year = mine.year if mine.year is not None else other.year
        if year is not None and year < corpus.today.year:
            return (-1 if mine.year is not None else 1), f"the name of the other one has the year {year}"
    links = [_inbound(document, corpus) for document in (left, right)]
    if (links[0] == 0) != (links[1] == 0):
        return (-1 if links[0] == 0 else 1), "other pages link to it and none to the other one"
    if mine.copy != other.copy and not mine.version and not other.version:
        return (-1 if mine.copy else 1), "the name of the other one is that of a copy"
    return 0, ""


def _cared(document: Document, known: Evidences, corpus: Corpus, *, git: bool) -> Dated | None:
    dates = tuple(dated for dated in document.dates if git or not dated.origin.startswith("git"))
    return known.care_of(replace(document, dates=dates), corpus.today)


def _by_dates_in_text(left: str, right: str) -> tuple[int, str] | None:
    """Which of two texts has the later dates where they differ."""
    mine, other = (
        {(item.first, item.last) for item in find_dates(text) if item.precision is not Precision.RANGE}
        for text in (left, right)
    )
    only_mine, only_other = sorted(mine - other), sorted(other - mine)
    if not only_mine or not only_other or only_mine[-1] == only_other[-1]:
        return None
    newest = max(only_mine[-1], only_other[-1])
    return (
        -1 if only_mine[-1] < only_other[-1] else 1
    ), f"it speaks of {shown_interval(*newest, Precision.DAY if newest[0] == newest[1] else Precision.MONTH)}"


def _inbound(document: Document, corpus: Corpus) -> int:
    stem = re.sub(r"\.\w{1,8}$", "", posixpath.basename(document.path)).casefold()
    return sum(
        1
        for other in corpus.documents
        if other is not document
        for link in other.links
        if re.sub(r"\.\w{1,8}$", "", link.target.partition("#")[0].rstrip("/").rpartition("/")[2]).casefold() == stem
    )
