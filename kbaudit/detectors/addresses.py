"""The addresses of a knowledge base: under which paths and permalinks its documents and files can be linked to."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from kbaudit.facts.word_list import word_list
from kbaudit.model import Document

PAGE_SUFFIXES = word_list(
    ".md .markdown .mdown .mkd .mdx .html .htm .xhtml .txt .rst .adoc .asciidoc .php .aspx .ipynb .org .textile"
)
INDEX_NAMES = frozenset({"index", "readme", "_index", "default", "home"})
PERMALINK_KEYS = (
    "permalink",
    "redirect_from",
    "redirects",
    "aliases",
    "alias",
    "slug",
    "url",
    "path",
    "canonical_path",
    "id",
    "old_url",
)

PROOF = 3
"""Links that must resolve by a way of reading site paths before that reading may call another link broken."""

_POST = re.compile(r"^(\d{4})-(\d{2})-(\d{2})-(.+)$")
_LETTERS = re.compile(r"[^a-z0-9]+")


def plain(path: str) -> str:
    """A path or permalink in one form: unquoted, without its page suffix, index name and outer slashes; case kept."""
    path = unquote(path).strip().strip("/")
    path = posixpath.normpath(path) if path else ""
    if path == ".":
        return ""
    head, _, name = path.rpartition("/")
    stem, suffix = posixpath.splitext(name)
    if suffix.lower() in PAGE_SUFFIXES:
        name = stem
    if name.lower() in INDEX_NAMES:
        return head
    return f"{head}/{name}" if head else name


@dataclass(frozen=True, slots=True)
class Reading:
    """How a site path becomes a path of the sources: `prefix` is taken off, `root` is put before what remains."""

    prefix: str
    root: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """Everything that a link can lead to. Keys are plain paths in lower case; the ends are the same by their last part."""

    documents: Mapping[str, Document]
    permalinks: Mapping[str, Document]
    files: frozenset[str]
    folders: frozenset[str]
    file_suffixes: frozenset[str]
    readings: tuple[Reading, ...]
    single: frozenset[Reading]
    titles: frozenset[str]
    page_ends: Mapping[str, tuple[str, ...]]
    file_ends: Mapping[str, tuple[str, ...]]

    def page(self, path: str) -> Document | None:
        """The document at a path of the sources or under a permalink."""
        key = plain(path).lower()
        return self.documents.get(key) or self.permalinks.get(key)

    def exists(self, path: str) -> bool:
        """Whether a file or a folder stands at a path of the sources."""
        key = unquote(path).strip("/").lower()
        return (
            key in self.files
            or key in self.folders
            or any(f"{key}{suffix}" in self.files for suffix in (".md", ".html", ".mdx"))
        )


def addresses_of(documents: Sequence[Document], files: Iterable[str], site_paths: Iterable[str]) -> Addresses:
    """The address space of these documents; `site_paths` are the site-absolute links that teach how to read such links."""
    pages: dict[str, Document] = {}
    permalinks: dict[str, Document] = {}
    for document in documents:
        for key in _own_keys(document):
            pages.setdefault(key.lower(), document)
    for document in documents:
        for field in document.metadata:
            if field.key.casefold().split(".")[-1] in PERMALINK_KEYS and (key := plain(_path_of(field.value))):
                permalinks.setdefault(key.lower(), document)
                if "/" not in key:
                    folder = plain(document.path).rpartition("/")[0]
                    permalinks.setdefault(f"{folder}/{key}".strip("/").lower(), document)
    paths = {path.strip("/").lower() for path in (*files, *(document.path for document in documents))}
    folders = {
        "/".join(parts[:depth]) for parts in (path.split("/") for path in paths) for depth in range(1, len(parts))
    }
    readings, single = _learned(pages, permalinks, site_paths)
    return Addresses(
        documents=pages,
        permalinks=permalinks,
        files=frozenset(paths),
        folders=frozenset(folders),
        file_suffixes=frozenset(posixpath.splitext(path)[1] for path in paths),
        readings=readings,
        single=single,
        titles=frozenset(_LETTERS.sub("", document.title.lower()) for document in documents if document.title),
        page_ends=_by_end(pages),
        file_ends=_by_end(paths),
    )


def _by_end(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        found[path.rpartition("/")[2]].append(path)
    return {end: tuple(members) for end, members in found.items()}


def _own_keys(document: Document) -> Iterable[str]:
    key = plain(document.path)
    yield key
    parts = key.split("/")
    # Jekyll serves _docs/a.md as /docs/a, and _posts/2024-05-01-slug.md as /…/2024/05/01/slug.
    if any(part.startswith("_") for part in parts):
        yield "/".join(part.lstrip("_") for part in parts)
    if match := _POST.match(parts[-1]):
        yield "/".join((match[1], match[2], match[3], match[4]))
        yield "/".join((*(part.lstrip("_") for part in parts[:-1]), match[4]))


def _path_of(value: str) -> str:
    return re.sub(r"^[a-z]+://[^/]+", "", value.strip()).partition("#")[0].partition("?")[0]


def _learned(
    pages: Mapping[str, Document], permalinks: Mapping[str, Document], site_paths: Iterable[str]
) -> tuple[tuple[Reading, ...], frozenset[Reading]]:
    """The readings that the links themselves prove, and those that prove themselves for paths of one part too."""
    by_end: dict[str, list[str]] = defaultdict(list)
    for key in pages:
        by_end[key.rpartition("/")[2]].append(key)
    votes: Counter[Reading] = Counter()
    unique = sorted({plain(path).lower() for path in site_paths} - {""})
    for path in unique:
        own = path.split("/")
        proposals: set[Reading] = set()
        for key in by_end.get(own[-1], ()):
            other = key.split("/")
            shared = 0
            while shared < min(len(own), len(other)) and own[-1 - shared] == other[-1 - shared]:
                shared += 1
                proposals.add(Reading("/".join(own[:-shared]), "/".join(other[:-shared])))
        votes.update(proposals)
        if path in permalinks:
            votes[Reading("", "")] += 1
    # A reading that takes off more than one that explains as much is only a part of it.
    kept = [reading for reading, count in votes.items() if count >= PROOF and not _is_part(reading, count, votes)]
    single = set()
    for reading in kept:
        alone = [path for path in unique if "/" not in _rest(path, reading.prefix)] if reading.prefix == "" else []
        found = sum(1 for path in alone if _joined(reading.root, path) in pages or path in permalinks)
        if found >= 5 and found >= 0.7 * len(alone):
            single.add(reading)
    return tuple(sorted(kept, key=lambda reading: (reading.prefix, reading.root))), frozenset(single)


def _is_part(reading: Reading, count: int, votes: Counter[Reading]) -> bool:
    if not reading.prefix or not reading.root:
        return False
    prefix, _, last = reading.prefix.rpartition("/")
    root, _, other = reading.root.rpartition("/")
    return last == other and votes[Reading(prefix, root)] >= count


def _rest(path: str, prefix: str) -> str:
    return path[len(prefix) :].strip("/") if prefix else path


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def under(path: str, reading: Reading) -> str | None:
    """What remains of a site path (plain, lower case) under a reading, with its root before it; None if it does not apply."""
    if reading.prefix and path != reading.prefix and not path.startswith(reading.prefix + "/"):
        return None
    return _joined(reading.root, _rest(path, reading.prefix))
