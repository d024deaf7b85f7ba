"""What the documents of a corpus say was renamed, retired or switched off, and who goes on as if it were not."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.corpus import Corpus
from kbaudit.detectors.outdated_statements import living_blocks, speaks_of_today
from kbaudit.facts.dates import find_dates
from kbaudit.facts.lineage import VERSION_FOLDER
from kbaudit.facts.retirements import (
    VERSION,
    Ended,
    ended_versions,
    renamings,
    version_of,
    versions_in_name,
    without_versions,
)
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Block, BlockKind, Document, Status

KNOWS = re.compile(
    r"\b(?:archiv\w*|previous(?:ly)?|old(?:er)?|former(?:ly)?|histor\w*|supersed\w*|replac(?:ed|es|ing)|deprecat\w*|legacy|earlier|retire[ds]?|"
    r"retirement|expired|obsolete|outdated|no\s+longer|not\s+any\s+more|any\s+more|anymore|instead\s+of|used\s+to|was|were|had|once|until|"
    r"before|after|since|renamed|called|known|migrat\w*|transition\w*|convert\w*|switched\s+off|shut\s+down|discontinu\w*|moved\s+(?:from|to)|became|gone|ended|"
    r"stopped|phased|former)\b",
    re.I,
)
"""Words by which a sentence shows that it knows that a thing is gone."""

COMMON = 0.2
"""Share of the documents above which a name that is said to be retired is in use after all."""

FEW = 3


@dataclass(frozen=True, slots=True)
class Learned:
    """A name that a document says was given up, the one that took its place ("" for none), and the sentence that says so."""

    old: str
    new: str
    document: Document
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EndedVersion:
    """Versions that a document says are over; `subject` in lower case words, the thing that they are versions of."""

    subject: tuple[str, ...]
    name: str
    ended: Ended
    document: Document

    def covers(self, version: tuple[int, ...]) -> bool:
        """Whether a version is one of those that are over."""
        below = self.ended.below
        return version in self.ended.versions or (below is not None and version < below)


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a living document where something retired is still used."""

    document: Document
    start: int
    end: int
    said: str
    source: Learned | EndedVersion
    sure: bool = True
    """False where it may be another thing: a release that keeps its name, a longer name, or plain words elsewhere."""


def learned_names(corpus: Corpus) -> tuple[Learned, ...]:
    """The names that living and dated documents say were given up, the glossary of the configuration aside."""
    found: dict[str, Learned] = {}
    for document in _telling(corpus):
        for renaming in renamings(document.text):
            if _is_past(document, renaming.start, renaming.end, corpus):
                learned = Learned(renaming.old, renaming.new, document, renaming.start, renaming.end)
                found.setdefault(renaming.old.casefold(), learned)
    return tuple(found[key] for key in sorted(found) if not _told_the_other_way(corpus, found[key]))


def _told_the_other_way(corpus: Corpus, name: Learned) -> bool:
    """Whether other documents say that the new name was given up, for the old one or a third: then nobody knows.

    "Acme Web Mail" is given up where "Web Mail" is.
    """
    if not name.new:
        return False
    words = name.new.split()
    named = "|".join(re.escape(" ".join(part)) for part in ([words, words[1:]] if len(words) > 2 else [words]))
    turned = re.compile(rf"\((?:formerly|previously)\b[^.;()]{{0,20}}\b(?:{named})\s*\)", re.I)
    return any(
        turned.search(document.text)
        for document in corpus.documents
        if document is not name.document and words[-1] in document.text
    )


def ended_everywhere(corpus: Corpus) -> tuple[EndedVersion, ...]:
    """The versions that documents say are over and whose subject is known, from the sentence or the document's title."""
    found: list[EndedVersion] = []
    for document in _telling(corpus):
        for ended in ended_versions(document.text):
            name = ended.subject or _bare_title(document)
            subject = tuple(_words(name))
            if subject and _is_past(document, ended.start, ended.end, corpus):
                found.append(EndedVersion(subject, name, ended, document))
    return tuple(found)


def pages_of_ended_versions(corpus: Corpus, ended: Sequence[EndedVersion]) -> Iterator[tuple[Document, EndedVersion]]:
    """The served pages that are about a version which another page says is over, and that do not say so themselves."""
    if not ended:
        return
    for document in corpus.documents:
        if not speaks_of_today(document) or any(VERSION_FOLDER.match(part) for part in document.path.split("/")[:-1]):
            continue
        stem = re.sub(r"\.[a-z]\w{0,7}$", "", posixpath.basename(document.path), flags=re.I)
        versions = versions_in_name(document.title or "") or versions_in_name(stem)
        if (
            len(versions) != 1
            or _ABOUT_CHANGE.search(f"{document.title} {stem}")
            or KNOWS_OF_ITSELF.search(f"{document.title}\n{document.text[:600]}")
        ):
            continue
        mine = set(_words(f"{without_versions(document.title or '')} {without_versions(stem)}"))
        for entry in ended:
            if entry.document is document or not entry.covers(versions[0]) or not set(entry.subject) <= mine:
                continue
            if (
                len(entry.subject) > 1
                or mine & (set(_words(_bare_title(entry.document))) - set(entry.subject))
                or entry.name.isupper()
            ):
                yield document, entry
                break


_ABOUT_CHANGE = re.compile(
    r"(?i)\b(?:migrat\w*|mov(?:e|ing)|upgrad\w*|switch\w*|chang\w*|retir\w*|history|end\s+of|from|release\s+notes|differences?)\b"
)
KNOWS_OF_ITSELF = re.compile(
    r"\b(?:switched\s+off|retired|no\s+longer\s+(?:supported|maintained|in\s+use)|end\s+of\s+life|discontinued|withdrawn|decommissioned|"
    r"out\s+of\s+support|shut\s+down|deprecated|obsolete)\b",
    re.I,
)


def uses(corpus: Corpus, learned: Sequence[Learned], ended: Sequence[EndedVersion]) -> Iterator[Use]:
    """The first place in each living document where a retired name, or a version that is over, is still used."""
    for name in learned:
        yield from _spread(corpus, list(_uses_of_name(corpus, name)))
    hosts = _hosts(corpus)
    told: set[tuple[str, tuple[str, ...]]] = set()
    for entry in ended:
        for use in _spread(corpus, list(_uses_of_version(corpus, entry, hosts))):
            key = (use.document.id, entry.subject)
            if key not in told:
                told.add(key)
                yield use


def _spread(corpus: Corpus, found: list[Use]) -> list[Use]:
    """Nothing where a name that is said to be gone stands all over the corpus."""
    return found if len(found) <= max(FEW, COMMON * len(corpus.documents)) else []


def _telling(corpus: Corpus) -> Iterator[Document]:
    """The documents that may tell that something is over."""
    return (
        document
        for document in corpus.documents
        if document.served
        and document.status is not Status.DEPRECATED
        and document.kind != "archive"
        and document.place.row is None
    )


def _is_past(document: Document, start: int, end: int, corpus: Corpus) -> bool:
    """Whether no day to come is named: "was switched off on 1 May 2027" is for then."""
    dates = find_dates(document.text[start:end], order=corpus.configuration.dates.order, language=document.language)
    return all(mention.first <= corpus.today for mention in dates)


# ------------------------------------------------------------------------------------------------------ names


def _uses_of_name(corpus: Corpus, name: Learned) -> Iterator[Use]:
    own = _own_pattern(name.old)
    needle = name.old.casefold()
    for document in corpus.documents:
        if document is name.document or not speaks_of_today(document) or document.place.row is not None:
            continue
        called = f"{document.title} {posixpath.basename(document.path)}"
        if needle not in document.text.casefold() or (needle in called.casefold() and _ABOUT_CHANGE.search(called)):
            continue
        places = list(_places(document, own, name))
        use = next((place for place in places if place.sure), places[0] if places else None)
        if use is not None and not _explains(document, name):
            yield use


def _explains(document: Document, name: Learned) -> bool:
    """Whether a document tells of the change itself somewhere."""
    return any(renaming.old.casefold() == name.old.casefold() for renaming in renamings(document.text))


def _places(document: Document, pattern: re.Pattern[str], source: Learned) -> Iterator[Use]:
    for block in living_blocks(document):
        for match in pattern.finditer(document.text, block.start, block.end):
            start, end = sentence_at(document.text, *match.span())
            start, end = max(start, block.start), min(end, block.end)
            rest = document.text[start : match.start()] + " " + document.text[match.end() : end]
            if source.new and source.new.casefold() in rest.casefold():
                continue
            if not KNOWS.search(rest):
                sure = (
                    not _RELEASE.search(source.old)
                    and not _NAME_GOES_ON.match(document.text, match.end(), end)
                    and (not source.old.islower() or document.collection == source.document.collection)
                )
                yield Use(document, start, end, source.old, source, sure)


_RELEASE = re.compile(r"\s\d[\d.]*$")
_NAME_GOES_ON = re.compile(r"[ \u00a0-](?:[A-Z][\w-]+|\d)")


@lru_cache(maxsize=256)
def _own_pattern(old: str) -> re.Pattern[str]:
    """How a retired name stands where it is meant as one.

    A name with a capital, or of several words, is one wherever it stands. A common word ("macros") is one only as a label of the
    interface: in a path of menus, or capitalised after "open", "choose" and the like.
    """
    if any(letter.isupper() for letter in old) and (" " in old or len(old) > 5 or not old[1:].islower()):
        return re.compile(rf"(?<![\w@/.-]){re.escape(old)}(?:s|['’]s)?(?![\w@/-])")
    if " " in old:
        return re.compile(rf"(?<![\w@/.-])(?i:{re.escape(old)})(?:s|['’]s)?(?![\w@/-])")
    label = re.escape(old[:1].upper() + old[1:])
    return re.compile(
        rf"(?<=[>→»›|] ){label}\b|\b{label}(?=\s*[>→»›])|"
        rf"\b(?:[Cc]lick|[Oo]pen|[Cc]hoose|[Ss]elect|[Pp]ress|[Gg]o\s+to|[Uu]nder|[Tt]ab|[Mm]enu|[Bb]utton)\s+(?:on\s+|the\s+)?[\"“*_]*{label}\b"
    )


# --------------------------------------------------------------------------------------------------- versions


_URL = re.compile(r"https?://(?P<host>[\w.-]+)(?P<path>/[^\s\"'<>)\]]*)?", re.I)
_URL_VERSION = re.compile(rf"(?:^|/)v(?P<version>{VERSION})(?=[/?#]|$)", re.I)


def _hosts(corpus: Corpus) -> frozenset[str]:
    """The hosts of the corpus's own APIs: those whose addresses stand in pages that are about an API."""
    return frozenset(
        match["host"].casefold()
        for document in corpus.documents
        if "api" in _words(f"{document.title} {posixpath.basename(document.path)}")
        for match in _URL.finditer(document.text)
        if "api" in match[0].casefold()
    )


def _uses_of_version(corpus: Corpus, entry: EndedVersion, hosts: frozenset[str]) -> Iterator[Use]:
    pattern = _version_pattern(entry.name)
    last = entry.subject[-1]
    for document in corpus.documents:
        if document is entry.document or not speaks_of_today(document) or document.place.row is not None:
            continue
        if last not in document.text.casefold() or any(
            VERSION_FOLDER.match(part) for part in document.path.split("/")[:-1]
        ):
            continue
        if _ABOUT_CHANGE.search(f"{document.title} {posixpath.basename(document.path)}".replace("-", " ")):
            continue
        use = next(_versions_used(document, entry, pattern, hosts), None)
        if use is not None:
            yield use


@lru_cache(maxsize=256)
def _version_pattern(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(re.escape(word) for word in name.split())
    return re.compile(
        rf"(?<!\w){words}[\s,(-]*(?:v\.?\s?|version\s+|release\s+)(?P<after>{VERSION})(?![\w]|\.\d)|"
        rf"\b(?:v\.?\s?|version\s+|release\s+)(?P<before>{VERSION})\s+of\s+(?:the\s+|our\s+)?{words}(?!\w)",
        re.I,
    )


def _versions_used(
    document: Document, entry: EndedVersion, pattern: re.Pattern[str], hosts: frozenset[str]
) -> Iterator[Use]:
    text = document.text
    for match in pattern.finditer(text):
        version = version_of(match["after"] or match["before"])
        if entry.covers(version) and (use := _use(document, entry, match.span(), " ".join(match[0].split()))):
            yield use
    if "api" not in entry.subject:
        return
    for match in _URL.finditer(text):
        found = _URL_VERSION.search(match["path"] or "")
        if found and match["host"].casefold() in hosts and entry.covers(version_of(found["version"])):
            said = f"{match['host']}…/v{found['version']}"
            if use := _use(document, entry, match.span(), said):
                yield use


def _use(document: Document, entry: EndedVersion, span: tuple[int, int], said: str) -> Use | None:
    block = _block_at(document.blocks, span[0])
    if block is None or block.kind is BlockKind.HEADING:
        return None
    start, end = sentence_at(document.text, *span)
    start, end = max(start, block.start), min(end, block.end)
    rest = document.text[start : span[0]] + " " + document.text[span[1] : end]
    return None if KNOWS.search(rest) or re.search(r"(?i)\bv\s?\d", rest) else Use(document, start, end, said, entry)


def _block_at(blocks: Sequence[Block], at: int) -> Block | None:
    return next((block for block in blocks if block.start <= at < block.end), None)


# ------------------------------------------------------------------------------------------------------ words

_EMPTY = frozenset(
    "a an the of for and to in on our your how with by page about installing using old new guide".split()
)


def _bare_title(document: Document) -> str:
    return " ".join(re.findall(r"[\w-]+", without_versions(document.title or "")))


def _words(name: str) -> list[str]:
    """The telling words of a name, in lower case and without a plural's s."""
    found = (
        word for word in re.split(r"[\W_]+", name.casefold()) if word and word not in _EMPTY and not word.isdigit()
    )
    return [word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in found]
