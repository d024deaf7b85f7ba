"""Extract → Document: what a file's metadata means, in one place for all formats."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pathspec

from kbaudit.config import Configuration
from kbaudit.facts.date_roles import dates_of
from kbaudit.facts.kinds import kind_of
from kbaudit.facts.language import language_of
from kbaudit.facts.status import status_of
from kbaudit.keeping import Keeper, once
from kbaudit.model import IMPORTED, Dated, DateRole, Document, Field, Precision, Status
from kbaudit.sources.extract import Extract
from kbaudit.sources.history import FileHistory

TITLE_KEYS = ("title", "headline", "page_title", "og:title")
FALLBACK_TITLE_KEYS = ("name", "subject")
"""Keys that name the page where nothing better does; in some exports they name its category."""
OWNER_KEYS = (
    *(
        "owner",
        "owners",
        "page_owner",
        "content_owner",
        "document_owner",
        "policy_owner",
        "owner_team",
        "owning_team",
        "owned_by",
    ),
    *(
        "steward",
        "maintainer",
        "maintainers",
        "maintained_by",
        "responsible",
        "responsible_team",
        "accountable",
        "owner_slack",
    ),
    *(
        "team",
        "manager",
        "ms.author",
        "author",
        "authors",
        "author.name",
        "contact",
        "reviewer",
        "ms.reviewer",
        "article:author",
        "byline",
    ),
)
"""Keys that name somebody to ask, the surest first."""
LANGUAGE_KEYS = ("lang", "language", "locale", "inlanguage")
USAGE_KEYS = ("usage", "views", "page_views", "view_count", "traffic")
SCOPE_KEYS = ("product", "plan", "region", "country", "version", "platform", "audience", "role", "edition", "locale")
"""Keys that say for what or whom a page holds."""

_LANGUAGE_FOLDER = re.compile(r"^(de|en|es|fr|it|nl|pt|ja|zh|ko|pl|sv|da|fi|nb|cs|tr|ru)(?:[-_][A-Za-z]{2,4})?$")
_NOBODY = re.compile(
    r"(?i)^(?:n/?a|none|nobody|no one|unknown|unassigned|vacant|various|tb[acd]|todo|null|nil|undefined"
    r"|(?:any|every|some)(?:body|one)|(?:see|ask|refer to) .*|to be (?:assigned|confirmed|decided|defined|determined|named)|\W*)$"
)
"""Values of an owner field that name nobody."""


@dataclass(frozen=True, slots=True)
class Found:
    """An extract with where it comes from and the digest of what was read."""

    path: str
    uri: str
    format: str
    extract: Extract
    digest: str


def understand(
    found: Sequence[Found],
    configuration: Configuration,
    *,
    order: str,
    history: Mapping[str, FileHistory],
    keeper: Keeper | None = None,
) -> tuple[Document, ...]:
    """Documents from extracts, sorted by id. `order` says which comes first in 03/04/2023, `history` is by path."""
    collection = _collections(configuration, [item.path for item in found])
    archived = pathspec.GitIgnoreSpec.from_lines(configuration.serving.archived)
    usage = [
        (pathspec.GitIgnoreSpec.from_lines([pattern]), weight)
        for pattern, weight in sorted(configuration.usage.items())
    ]
    identities = _identities(found)
    named = [collection(item.path) for item in found]

    def make(positions: Sequence[int]) -> Iterator[Document]:
        for at in positions:
            past = history.get(found[at].path)
            yield _document(found[at], identities[at], *named[at], configuration, order, past)

    if keeper is None:
        made = make(range(len(found)))
    else:
        settings = keeper.key(configuration)
        keys = [
            keeper.key(item, identity, place, settings, order, history.get(item.path))
            for item, identity, place in zip(found, identities, named, strict=True)
        ]
        made = once(keeper, "documents", keys, Document, make)
    documents = []
    for item, document in zip(found, made, strict=True):
        if archived.match_file(item.path):
            document = replace(document, status=Status.ARCHIVED, status_origin="configuration: serving.archived")
        weight = next((weight for pattern, weight in usage if pattern.match_file(item.path)), document.usage)
        documents.append(replace(document, usage=weight))
    return tuple(sorted(documents, key=lambda document: document.id))


def _document(
    item: Found,
    identity: str,
    collection: str,
    collection_owner: str | None,
    configuration: Configuration,
    order: str,
    history: FileHistory | None,
) -> Document:
    extract, metadata = item.extract, item.extract.metadata
    title = _first(metadata, (*configuration.fields.title, *TITLE_KEYS))
    if title is None and not extract.title:
        title = _first(metadata, FALLBACK_TITLE_KEYS)
    owner = _owner(metadata, configuration)
    said_language = _first(metadata, (*configuration.fields.language, *LANGUAGE_KEYS))
    language = _language(said_language.value if said_language else None, item.path, extract.text)
    name = title.value if title else extract.title
    beginning = extract.text[:1500]
    status, status_origin, status_place = status_of(
        _with_status(metadata, configuration), name, item.path, extract.text
    )
    if configuration.serving.everything and not status.served:
        status = Status.DEPRECATED
    dates, broken = dates_of(
        metadata,
        extract.text,
        extract.blocks,
        order=order,
        language=language,
        extra_keys=configuration.dates.keys,
        path=item.path,
    )
    return Document(
        id=identity,
        path=item.path,
        uri=item.uri,
        format=item.format,
        text=extract.text,
        blocks=extract.blocks,
        digest=item.digest,
        title=name or None,
        title_origin=(f"{title.origin}: {title.key}" if title else extract.title_origin) if name else "",
        owner=owner.value if owner else collection_owner,
        owner_origin=f"{owner.origin}: {owner.key}"
        if owner
        else ("configuration: collections" if collection_owner else ""),
        status=status,
        status_origin=status_origin,
        status_place=status_place,
        language=language,
        kind=kind_of(item.path, name, metadata, beginning, configuration.kinds),
        collection=collection,
        audience=audience.value if (audience := _first(metadata, ("audience",))) else None,
        scope=tuple((field.key.casefold(), field.value) for field in metadata if field.key.casefold() in SCOPE_KEYS),
        dates=(*dates, *_git_dates(history)),
        broken_dates=broken,
        links=extract.links,
        anchors=extract.anchors,
        hidden=extract.hidden,
        notes=extract.notes,
        metadata=metadata,
        usage=_usage(metadata, configuration),
        place=extract.place,
    )


def _identities(found: Sequence[Found]) -> list[str]:
    """An id for each document: its path, or path#key for records of one file."""
    return [item.path if item.extract.key is None else f"{item.path}#{item.extract.key}" for item in found]


def _first(metadata: Iterable[Field], keys: Sequence[str]) -> Field | None:
    """The first non-empty field under the first of the keys that has one."""
    by_key: dict[str, Field] = {}
    for field in metadata:
        if field.value.strip():
            by_key.setdefault(_plain(field.key), field)
    return next((by_key[_plain(key)] for key in keys if _plain(key) in by_key), None)


def _plain(key: str) -> str:
    """A key without what people write differently: `Maintained by`, `maintained_by` and `maintained-by` are one."""
    return key.casefold().replace("_", " ").replace("-", " ")


def _with_status(metadata: Sequence[Field], configuration: Configuration) -> tuple[Field, ...]:
    """The metadata in which the configured status keys are called `status`, as everybody else's are."""
    keys = {_plain(key) for key in configuration.fields.status}
    return tuple(replace(field, key="status") if _plain(field.key) in keys else field for field in metadata)


def _owner(metadata: Sequence[Field], configuration: Configuration) -> Field | None:
    named = [field for field in metadata if not _NOBODY.match(field.value.strip())]
    return _first(named, (*configuration.fields.owner, *OWNER_KEYS))


def _language(said: str | None, path: str, text: str) -> str:
    if said:
        return re.split(r"[-_]", said.strip().casefold())[0]
    for part in path.split("/")[:-1]:
        if match := _LANGUAGE_FOLDER.match(part):
            return match[1]
    return language_of(text)


def _usage(metadata: Sequence[Field], configuration: Configuration) -> float:
    field = _first(metadata, (*configuration.fields.usage, *USAGE_KEYS))
    try:
        return max(0.0, float(field.value.replace(",", ""))) if field else 1.0
    except ValueError:
        return 1.0


def _git_dates(history: FileHistory | None) -> tuple[Dated, ...]:
    if history is None:
        return ()
    known: list[tuple[DateRole, date | None, str]] = [
        (DateRole.CREATED, history.created, IMPORTED if history.last_small_commit is None else "git: first commit"),
        (DateRole.EDITED, history.last_small_commit, "git: last commit that was no mass edit"),
    ]
    return tuple(
        Dated(day, day, Precision.DAY, role, origin, day.isoformat()) for role, day, origin in known if day is not None
    )


def _collections(configuration: Configuration, paths: Sequence[str]) -> Callable[[str], tuple[str, str | None]]:
    """What a path's collection is and who owns it: the first configured one that matches, else the first folder that differs."""
    named = [(pathspec.GitIgnoreSpec.from_lines(entry.paths), entry) for entry in configuration.collections]
    shared = _common_folders(paths)

    def collection(path: str) -> tuple[str, str | None]:
        for pattern, entry in named:
            if pattern.match_file(path):
                return entry.name, entry.owner
        folders = path.split("/")[:-1][shared:]
        return (folders[0] if folders else ""), None

    return collection


def _common_folders(paths: Sequence[str]) -> int:
    """How many leading folders all paths have in common."""
    split = [path.split("/")[:-1] for path in paths]
    if not split:
        return 0
    depth = 0
    while all(len(folders) > depth and folders[depth] == split[0][depth] for folders in split):
        depth += 1
    return depth


def digest_of(data: bytes, extract: Extract) -> str:
    """SHA-256 of what a document was read from: of the file, or of its own content for one of several records."""
    if extract.key is None:
        return hashlib.sha256(data).hexdigest()
    fields = "\x1e".join(f"{field.key}\x1f{field.value}" for field in extract.metadata)
    return hashlib.sha256("\x1d".join((extract.key, extract.text, fields)).encode("utf-8", "surrogatepass")).hexdigest()
