"""Tells variants from copies: one page for each version, language, region, platform, plan or product is no duplicate."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kbaudit.detectors.differences import Change
from kbaudit.detectors.units import LINK
from kbaudit.facts.lineage import edition_folders, edition_of
from kbaudit.model import Document
from kbaudit.normalisation import normalise, words

_VERSION_FOLDER = re.compile(
    r"(?i)^(?:[a-z][a-z0-9]*[-_])?(?:v(?:ersion|er|\.)?|release|r)?[-_.]?\d+(?:\.(?:\d+|x))*$|^(?:latest|current|stable|next|lts|unversioned)$"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_LOCALE = re.compile(
    r"(?i)^(?:en|de|fr|es|pt|it|nl|pl|sv|da|fi|nb|nn|no|cs|sk|hu|ro|bg|el|tr|ru|uk|he|ar|hi|th|vi|id|ja|jp|ko|zh|cn|tw)(?:[-_](?:[a-z]{2}|hans|hant|419))?$"
)
_ROOTS = frozenset(
    """
        docs doc documentation versioned_docs versioned versions version website site content contents src
        source i18n locales lang languages current pages _docs _pages articles docusaurus-plugin-content-docs
        """.split()
)
"""Folders that say where a version or a language is kept, not which it is."""

TOKENS: Mapping[str, frozenset[str]] = {
    "language": frozenset(
        """
        english german deutsch french francais spanish espanol italian dutch portuguese japanese chinese korean
        """.split()
    ),
    "platform": frozenset(
        """
        ios iphone ipad android windows macos mac osx linux ubuntu debian web desktop mobile browser chrome
        firefox safari edge
        """.split()
    ),
    "region": frozenset(
        """
        us usa uk eu emea apac latam anz dach nordics europe european america american asia africa germany
        german austria switzerland swiss france french italy italian spain spanish portugal netherlands belgium
        ireland irish england scotland wales british denmark norway sweden finland poland canada canadian mexico
        brazil argentina chile japan japanese china india indian singapore australia australian zealand korea
        international domestic global worldwide california texas london berlin chicago york francisco washington
        paris tokyo
        """.split()
    ),
    "plan": frozenset(
        """
        free basic starter standard plus pro professional premium business team teams enterprise ultimate lite
        trial bronze silver gold platinum individual personal family
        """.split()
    ),
    "audience": frozenset(
        """
        employee employees contractor contractors customer customers partner partners admin admins administrator
        administrators manager managers student students teacher teachers developer developers user users agent
        agents supervisor supervisors
        """.split()
    ),
}
"""Words that say for what or whom a page is, by the dimension they belong to."""

_COPY_WORDS = frozenset(
    """
        a about an and basics copy draft final for general guide how in info information introduction my new of
        old on original our overview page revised summary the to updated version v1 v2 v3 v4 v5 with your what
        is are do i can
        """.split()
)
"""Words by which a title differs when somebody copied the page, not when somebody made a page for another thing."""

_PATTERNS = ("platform", "region", "language", "plan")
"""Dimensions whose words are names wherever they stand."""

REPEATED = 2
"""A name that takes another one's place this often, and in most of what differs, was filled into a pattern."""

MOST = 0.5

CARD = 40
"""In a text of fewer words one place is enough."""


def are_variants(left: Document, right: Document, changed: Sequence[Change] | None = None) -> bool:
    """Whether two documents are one page for two versions, languages, regions, plans or products."""
    return dimension(left, right, changed) is not None


def dimension(left: Document, right: Document, changed: Sequence[Change] | None = None) -> str | None:
    """What two variants are variants by: "version", "language", …; None where they are none.

    They are variants when their language or declared scope differs, when their paths differ in a version or language folder
    only, or when each is about something that the other is not and says so in its name and its text. `changed` are the
    changed spans of their texts where these were compared: then the names must stand in each other's place there. What is named
    as a copy of the other is none.
    """
    declared = by_metadata(left, right) or by_folder(left.path, right.path)
    if declared or named_as_copy(left, right):
        return declared
    return _by_name(left, right, changed) or (_by_pattern(left, right, changed) if changed else None)


def named_as_copy(left: Document, right: Document) -> bool:
    """Whether the file name or the title of one is that of the other with a mark of a copy: "Copy of Refunds", refunds-2.md."""
    stems = [re.sub(r"\.\w+$", "", document.path.rpartition("/")[2]) for document in (left, right)]
    names = [(stems[0], stems[1])]
    if left.title and right.title:
        names.append((left.title, right.title))
    for mine, other in names:
        first, second = edition_of(mine), edition_of(other)
        if first.base and first.base == second.base and first.copy != second.copy:
            return True
    return False


def by_metadata(left: Document, right: Document) -> str | None:
    """The dimension in which two documents declare to be for different things."""
    if left.language != right.language:
        return "language"
    mine, other = dict(left.scope), dict(right.scope)
    differing = (key for key in sorted(mine.keys() & other.keys()) if normalise(mine[key]) != normalise(other[key]))
    return next(differing, None)


def by_folder(left: str, right: str, *, names: bool = True) -> str | None:
    """The dimension of the folders, or with `names` of the words in a file name, that are all that two paths differ in.

    Two folders of one name for two versions or years part whatever stands below them.
    """
    if edition_folders(left, right):
        return "version"
    mine, other = bare_path(left), bare_path(right)
    if mine[0] != other[0] or (mine[1], mine[2]) == (other[1], other[2]):
        return _by_file_name(left, right) if names else None
    return "language" if mine[2] != other[2] else "version"


def bare_path(path: str) -> tuple[tuple[str, ...], str, str]:
    """A path's parts without those that name a version or a language, and the version and the language named."""
    *folders, name = path.casefold().split("/")
    version = locale = ""
    kept = []
    for folder in folders:
        if _LOCALE.match(folder):
            locale = locale or folder
        elif _VERSION_FOLDER.match(folder):
            version = version or folder
        elif folder not in _ROOTS:
            kept.append(folder)
    stem, *suffixes = name.split(".")
    # help.de.md, but not v1.0.md
    if suffixes and _LOCALE.match(suffixes[0]) and len(suffixes) > 1:
        locale = locale or suffixes[0]
        name = ".".join([stem, *suffixes[1:]])
    return (*kept, name), version, locale


def other_versions(documents: Iterable[Document]) -> frozenset[str]:
    """The ids of pages that are the same page for another version than the one that speaks for all: the one without a version,
    else the highest. What is said of one version need not be said of each.
    """  # noqa: D205
    groups: dict[tuple[object, ...], list[tuple[str, Document]]] = defaultdict(list)
    for document in documents:
        bare, version, locale = bare_path(document.path)
        groups[bare, locale].append((version, document))
    found: set[str] = set()
    for group in groups.values():
        if len({version for version, _ in group}) == len(group) > 1:
            newest = max(group, key=lambda item: (item[0] == "", _numbers(item[0]), item[1].id))
            found.update(document.id for _, document in group if document is not newest[1])
    return frozenset(found)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:6])


def _by_file_name(left: str, right: str) -> str | None:
    """The dimension of the words in which two file names differ, both of the same one: setup-ios, setup-android."""
    mine, other = _name_words(left), _name_words(right)
    only_mine, only_other = mine - other, other - mine
    if not only_mine or not only_other or left.rpartition("/")[0] != right.rpartition("/")[0]:
        return None
    for name, tokens in TOKENS.items():
        if set(only_mine) <= tokens and set(only_other) <= tokens:
            return name
    return None


def _name_words(path: str) -> Counter[str]:
    stem = path.casefold().rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Counter(part for part in re.split(r"[-_ .]+", stem) if part)


def _by_name(left: Document, right: Document, changed: Sequence[Change] | None) -> str | None:
    mine = set(words(normalise(left.title or ""))) - _COPY_WORDS
    other = set(words(normalise(right.title or ""))) - _COPY_WORDS
    only_mine, only_other = mine - other, other - mine
    if not only_mine or not only_other or not mine & other:
        return None
    if changed is None:
        left_words, right_words = set(words(normalise(left.text))), set(words(normalise(right.text)))
        if not (only_mine & left_words) - right_words or not (only_other & right_words) - left_words:
            return None
    elif not any(only_mine & set(change.left) and only_other & set(change.right) for change in changed):
        return None
    return _named(only_mine | only_other)


def _by_pattern(left: Document, right: Document, changed: Sequence[Change]) -> str | None:
    """The dimension of a name that was filled into one pattern: all over the text it takes another one's place."""
    replaced = Counter(
        (change.left, change.right) for change in changed if change.left and change.right and not change.decisive
    )
    replaced = Counter(
        {
            pair: count
            for pair, count in replaced.items()
            if not _renumbered(pair) and _is_name(pair[0], left) and _is_name(pair[1], right)
        }
    )
    for name in _PATTERNS:
        if sum(count for pair, count in replaced.items() if _swapped(pair, TOKENS[name])) >= REPEATED:
            return name
    if not replaced:
        return None
    (mine, other), count = max(replaced.items(), key=lambda item: (item[1], item[0]))
    telling = sum(not change.cosmetic for change in changed)
    short = min(len(left.text.split()), len(right.text.split())) < CARD
    if count < (1 if short else REPEATED) or count < MOST * telling:
        return None
    return _named({*mine, *other})


def _swapped(pair: tuple[tuple[str, ...], tuple[str, ...]], tokens: frozenset[str]) -> bool:
    """Whether a word of a dimension takes the place of another one of it."""
    mine, other = (set(side) & tokens for side in pair)
    return bool(mine) and bool(other) and mine != other


def _renumbered(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether the same links take each other's place, to another day or edition of what they lead to."""
    bare = [tuple(re.sub(r"\d+", "0", word) for word in side) for side in pair]
    return bare[0] == bare[1] and all(word.startswith(LINK) for word in bare[0])


def _is_name(text: tuple[str, ...], document: Document) -> bool:
    """Whether some words are a name: in the document's title or path, or written as no common word is."""
    if len(text) > 3:
        return False
    if any(word.startswith(LINK) for word in text):
        return True
    known = set(words(normalise(f"{document.title or ''} {re.sub(r'[/_.-]', ' ', document.path)}")))
    if set(text) & known - _COPY_WORDS:
        return True
    pattern = r"(?<=[\w,`(] )`?" + r"\W+".join(re.escape(word) for word in text)
    return any(
        match[0].lstrip("`")[:1].isupper() or "`" in match[0] or not match[0].islower()
        for match in re.finditer(pattern, document.text, re.IGNORECASE)
    )


def _named(tokens: set[str]) -> str:
    """The dimension that most of some words belong to; "subject" where none is known."""
    if all(re.fullmatch(r"v?\d+(?:\.\d+)*", token) for token in tokens):
        return "year" if all(_YEAR.match(token) for token in tokens) else "version"
    best = max(TOKENS, key=lambda name: len(tokens & TOKENS[name]))
    return best if 2 * len(tokens & TOKENS[best]) >= len(tokens) else "subject"
