"""The life of a finding from run to run: found, open, gone and why, found again.

Only content settles a finding. One that went because its rule did not run, its page could not be read, the settings changed
or somebody suppressed it is not settled, and one that came back in other words or under another file name is still the same
trouble.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath


class Ending(StrEnum):
    """Why a finding that was there is there no more."""

    EDIT = "edit"
    """A document that it rests on was edited."""
    REMOVAL = "removal"
    """A document that it rests on was removed, or moved to where it is not served."""
    ELSEWHERE = "elsewhere"
    """None of its documents changed, but others did: the page that a link lacked was written."""
    MOVED = "moved"
    """Its file was renamed; the finding goes on under the new name."""
    REWORDED = "reworded"
    """The same rule says something else about the same documents now: what was edited did not settle it."""
    SETTINGS = "settings"
    """The configuration, the model, the program or its formula changed, not the content."""
    TIME = "time"
    """Nothing changed but the day."""
    UNKNOWN = "unknown"
    """It went when the reason was not recorded yet."""

    @property
    def settles(self) -> bool:
        """Whether the content was put right."""
        return self in (Ending.EDIT, Ending.REMOVAL, Ending.ELSEWHERE)

    @property
    def goes_on(self) -> bool:
        """Whether the same trouble lives on as another finding."""
        return self in (Ending.MOVED, Ending.REWORDED)

    @property
    def lasts(self) -> bool:
        """Whether the finding does not come back by itself, as it may with other settings or on another day."""
        return self.settles or self.goes_on


@dataclass(frozen=True, slots=True)
class Kept:
    """What matters of a document from run to run: whether its content is the same and whether an agent would answer from it."""

    digest: str
    served: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What matters of a finding from run to run. `documents` are the ids that its evidence comes from, sorted."""

    rule: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """The run that saw a finding last, where later ones did not look: the documents as that run knew them."""

    run: int
    documents: Mapping[str, Kept]


@dataclass(frozen=True, slots=True)
class Alive:
    """A finding that has not ended. `origin` is the run in which the trouble was first found, perhaps in other words.

    `sight` is given where the run before this one did not look at it.
    """

    found: Found
    origin: int
    suppressed: bool = False
    sight: Sight | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The last ending of a finding that is not alive."""

    ending: Ending
    origin: int


@dataclass(frozen=True, slots=True)
class Before:
    """What the record holds of the runs over the same sources so far: findings and endings by fingerprint."""

    documents: Mapping[str, Kept]
    alive: Mapping[str, Alive]
    ended: Mapping[str, Ended]


@dataclass(frozen=True, slots=True)
class Now:
    """What this run found, suppressed findings included.

    `not_judged` are the rules that did not run, `unread` the uris of skipped documents, `present` the paths of all files
    below the sources. `same_settings` is whether configuration, model, program and formula are those of the run before,
    `same_as` whether they are those of earlier runs by their numbers.
    """

    documents: Mapping[str, Kept]
    findings: Mapping[str, Found]
    not_judged: Collection[str] = ()
    unread: Collection[str] = ()
    present: Collection[str] = ()
    same_settings: bool = True
    same_as: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """A finding that begins in this run. `origin` is the run where its trouble began, None for this one.

    `reopened` is set for one that content had settled before, `predecessor` for one that goes on from another.
    """

    fingerprint: str
    origin: int | None = None
    reopened: bool = False
    predecessor: str | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """A finding that is there no more, why, and as which finding it goes on."""

    fingerprint: str
    ending: Ending
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run changes in the lives of findings, sorted by fingerprint."""

    opened: tuple[Opening, ...]
    closed: tuple[Closing, ...]


def changes(before: Before, now: Now) -> Changes:
    """Compare a run with what the record holds."""
    gone = sorted(
        fingerprint
        for fingerprint, alive in before.alive.items()
        if fingerprint not in now.findings and not _out_of_sight(alive.found, now)
    )
    came = sorted(set(now.findings) - set(before.alive))
    # A file may have been renamed on a night that did not look at the finding: each is held against the run that saw it last.
    by_sight: dict[int | None, dict[str, str]] = {None: _renames(before.documents, now.documents)}
    for sight in (before.alive[fingerprint].sight for fingerprint in gone):
        if sight is not None and sight.run not in by_sight:
            by_sight[sight.run] = _renames(sight.documents, now.documents)
    renames = {name: by_sight[sight.run if (sight := before.alive[name].sight) else None] for name in gone}
    successors = dict(_successors(gone, came, before, now, renames))
    predecessors = {successor: fingerprint for fingerprint, successor in successors.items()}
    closed = tuple(
        Closing(
            fingerprint,
            _ending(before.alive[fingerprint], before, now, renames[fingerprint], goes_on=fingerprint in successors),
            successors.get(fingerprint),
        )
        for fingerprint in gone
    )
    return Changes(tuple(_opening(fingerprint, before, predecessors.get(fingerprint)) for fingerprint in came), closed)


def over(before: Before, now: Changes) -> frozenset[str]:
    """The findings that earlier runs over the same sources had and that ended for good, by fingerprint."""
    ended = {name: past.ending for name, past in before.ended.items()}
    ended |= {item.fingerprint: item.ending for item in now.closed}
    began = {item.fingerprint for item in now.opened}
    return frozenset(name for name, ending in ended.items() if ending.lasts and name not in began)


def _opening(fingerprint: str, before: Before, predecessor: str | None) -> Opening:
    if predecessor is not None:
        return Opening(fingerprint, before.alive[predecessor].origin, predecessor=predecessor)
    last = before.ended.get(fingerprint)
    if last is None:
        return Opening(fingerprint)
    # What was never put right has not begun again: it is as old as it was.
    return Opening(fingerprint, reopened=True) if last.ending.settles else Opening(fingerprint, last.origin)


def _out_of_sight(found: Found, now: Now) -> bool:
    """Whether the run could not have found it: its rule did not run, or one of its documents could not be read."""
    if found.rule in now.not_judged:
        return True
    missing = [PurePosixPath(_path(document)) for document in found.documents if document not in now.documents]
    # A folder that could not be listed hides every document below it.
    places = {place.as_posix() for path in missing for place in (path, *path.parents)} - {"."}
    return any(uri == place or uri.endswith(f"/{place}") for uri in now.unread for place in places)


def _ending(alive: Alive, before: Before, now: Now, renamed: Mapping[str, str], *, goes_on: bool) -> Ending:
    documents, missing = alive.found.documents, [item for item in alive.found.documents if item not in now.documents]
    # A finding is compared with the run that saw it last, which need not be the last run.
    known = alive.sight.documents if alive.sight else before.documents
    same_settings = now.same_as.get(alive.sight.run, False) if alive.sight else now.same_settings
    if goes_on:
        return Ending.MOVED if missing else Ending.REWORDED
    if not same_settings and any(_left_out(document, now) for document in missing):
        return Ending.SETTINGS
    if any(document not in renamed or not now.documents[renamed[document]].served for document in missing):
        return Ending.REMOVAL
    if any(
        item in known and item in now.documents and known[item].digest != now.documents[item].digest
        for item in documents
    ):
        return Ending.EDIT
    if not same_settings:
        return Ending.SETTINGS
    return Ending.ELSEWHERE if known != now.documents else Ending.TIME


def _left_out(document: str, now: Now) -> bool:
    """Whether the file is still there and only no longer read. A record of a table is gone with its row, not with its file."""
    return "#" not in document and _path(document) in now.present


def _path(document: str) -> str:
    return document.partition("#")[0]


def _renames(before: Mapping[str, Kept], now: Mapping[str, Kept]) -> dict[str, str]:
    """Documents that stand under another id now: the content is the same, and only one of each comes into question."""
    gone, came = defaultdict(list), defaultdict(list)
    for document in before.keys() - now.keys():
        gone[before[document].digest].append(document)
    for document in now.keys() - before.keys():
        came[now[document].digest].append(document)
    return {
        documents[0]: came[digest][0]
        for digest, documents in gone.items()
        if len(documents) == 1 and len(came.get(digest, ())) == 1
    }


def _successors(
    gone: Iterable[str], came: Iterable[str], before: Before, now: Now, renames: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Findings that go on as others: of the same rule about the same documents, renames allowed for, one for one."""
    waiting = defaultdict(list)
    for fingerprint in came:
        waiting[now.findings[fingerprint]].append(fingerprint)
    for fingerprint in gone:
        found = before.alive[fingerprint].found
        documents = tuple(sorted(renames[fingerprint].get(document, document) for document in found.documents))
        candidates = waiting.get(Found(found.rule, documents))
        if candidates and documents:
            yield fingerprint, candidates.pop(0)
