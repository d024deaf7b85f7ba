"""KB501: internal links and anchors that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from kbaudit.corpus import Corpus
from kbaudit.detectors.addresses import PAGE_SUFFIXES, Addresses, addresses_of, plain, under
from kbaudit.detectors.evidence import block_at, evidence_at, evidence_of_document
from kbaudit.detectors.kept import kept
from kbaudit.facts.word_list import word_list
from kbaudit.model import Action, Document, Evidence, Finding, Link, Severity, Tier
from kbaudit.rules.links import LinkBroken

LIKE_ENOUGH = 72
"""Similarity (rapidfuzz, 0 to 100) from which an existing path is named as what was probably meant."""

ANCHORED_FORMATS = ("md", "markdown", "mdx", "html", "htm", "xhtml")
LAYOUT_ANCHORS = word_list(
    """
    top toc contents content main main-content maincontent navigation nav footer header search menu skip comments
    page-top back-to-top start
    """
)
"""Ids that page layouts bring along."""

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]{1,30}:", re.IGNORECASE)
_LIQUID_TAG = re.compile(r"^\{%-?\s*|\s*-?%\}")
_SITE_VARIABLE = re.compile(
    r"^\{\{-?\s*(?:site\.)?(?:base_?url|url|relative_url|prefix|pathto)\s*-?\}\}/?", re.IGNORECASE
)
_FILTER = re.compile(r"^\{\{-?\s*[\"']([^\"'{}]{1,300})[\"']\s*\|\s*(?:relative_url|absolute_url|url)[^{}]{0,40}\}\}$")
_BARE_HOST = re.compile(
    r"^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|io|eu|de|uk|us|mil|int|info|app|dev|ai|co)(?:[/:?#]|$))",
    re.IGNORECASE,
)
_NOT_AN_ADDRESS = re.compile(r"[<>{}|\\^`\n]|\$\{|^\s*$|\s{2,}")
_CODE_ANCHOR = re.compile(
    r"^(?:L\d+(?:C\d+)?(?:-L?\d+)?|:~:.*|!.*|/.*|fn(?:ref)?[:\d-].*|page=\d+|\d+(?:\.\d+)*$|.*=.*)$"
)
_ALPHANUMERIC = re.compile(r"[\W_]+")


class Outcome(Enum):
    """What became of a link."""

    FINE = "fine"
    UNJUDGED = "unjudged"
    PAGE_MISSING = "page"
    FILE_MISSING = "file"
    ANCHOR_MISSING = "anchor"
    CASE_DIFFERS = "case"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, the document whose anchor is missing, and how sure."""

    outcome: Outcome
    target: Document | None = None
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Address:
    """A link's target taken apart: `absolute` for site paths; `source` for a path of the source tree ({% link … %})."""

    path: str
    anchor: str
    absolute: bool
    source: bool = False


def broken(corpus: Corpus) -> Iterator[Finding]:
    """Links of served documents that lead nowhere: one finding for each document and target, with all its places."""
    parsed = [(document, _targets(document)) for document in corpus.documents if document.served and document.links]
    site_paths = [
        address.path for _, targets in parsed for address, _ in targets.values() if address.absolute and address.path
    ]
    addresses = addresses_of(corpus.documents, corpus.files, site_paths)
    found: list[tuple[Document, str, Address, list[Link], Verdict]] = []
    for document, targets in parsed:
        for written, (address, links) in sorted(targets.items()):
            verdict = judge(document, address, addresses, image=all(link.image for link in links))
            if verdict.outcome not in (Outcome.FINE, Outcome.UNJUDGED):
                found.append((document, written, address, links, verdict))
    each = kept(
        corpus,
        "places of links",
        [((document.id,), links) for document, _, _, links, _ in found],
        tuple[Evidence, ...],
        lambda position: tuple(_evidence(found[position][0], link) for link in found[position][3]),
    )
    for (document, written, address, links, verdict), places in zip(found, each, strict=True):
        yield _finding(document, written, address, links, verdict, addresses, places)


def parse(target: str) -> Address | None:
    """An internal link's target taken apart; None for an external one or one that is no address."""
    target = target.strip()
    if target.startswith(("https:", "http:", "mailto:")):
        return None
    if match := _FILTER.match(target):
        target = match[1]
    variable = _SITE_VARIABLE.match(target)
    if variable:
        target = "/" + target[variable.end() :]
    source = False
    absolute = target.startswith("/")
    if target.startswith(("liquid:", "{%", "/{%")):
        inner = (
            _LIQUID_TAG.sub(" ", target.removeprefix("liquid:").removeprefix("/")).strip()
            if "%" in target
            else target[7:]
        )
        tag, _, rest = inner.strip().partition(" ")
        if tag in ("link", "post_url", "ref", "relref", "page", "url", "doc_url"):
            rest = rest.strip().strip("\"'")
            source = tag in ("link", "post_url")
            target, absolute = ("_posts/" + rest if tag == "post_url" else rest), True
            if _SCHEME.match(target) or target.startswith("//"):
                return None
        elif inner.startswith("/"):
            target, absolute = inner, True
        elif inner.startswith("#") or not re.match(r"^[\w{]+(?: |$)", inner):
            target = inner
        else:
            return None
    if _SCHEME.match(target) or target.startswith("//") or _NOT_AN_ADDRESS.search(target) or _BARE_HOST.match(target):
        return None
    path, _, anchor = target.partition("#")
    return Address(path.partition("?")[0].strip(), anchor.partition("?")[0].strip(), absolute, source)


def judge(document: Document, address: Address, addresses: Addresses, *, image: bool = False) -> Verdict:
    """Where a link leads, as far as the scanned sources can tell."""
    if not address.path and not address.absolute:
        return _anchor(document, address.anchor, same_page=True)
    if address.path.strip("/") == "":
        return Verdict(Outcome.UNJUDGED)
    if address.absolute:
        return _site_path(address, addresses)
    return _relative(document, address, addresses, image=image)


def _targets(document: Document) -> dict[str, tuple[Address, list[Link]]]:
    targets: dict[str, tuple[Address, list[Link]]] = {}
    for link in document.links:
        if (address := parse(link.target)) is not None:
            targets.setdefault(link.target.strip(), (address, []))[1].append(link)
    return targets


def _anchor(target: Document, anchor: str, *, same_page: bool) -> Verdict:
    if not anchor or target.format.lstrip(".") not in ANCHORED_FORMATS or not target.text.strip():
        return Verdict(Outcome.FINE)
    wanted = unquote(anchor).lower()
    if wanted in target.anchors or wanted in LAYOUT_ANCHORS or _CODE_ANCHOR.match(unquote(anchor)):
        return Verdict(Outcome.FINE)
    letters = _ALPHANUMERIC.sub("", wanted)
    known = {_ALPHANUMERIC.sub("", own.lower()) for own in target.anchors}
    if letters in known or (letters.rstrip("0123456789") in known and letters[-1:].isdigit()):
        return Verdict(Outcome.FINE)
    if _without_and(wanted) in {_without_and(own.lower()) for own in target.anchors}:
        return Verdict(Outcome.FINE)
    if any(_ALPHANUMERIC.sub("", field.key.lower().partition(".")[0]) == letters for field in target.metadata):
        # Layouts make sections of metadata: `questions:` in the front matter becomes a heading "Questions".
        return Verdict(Outcome.UNJUDGED)
    if not letters:
        return Verdict(Outcome.UNJUDGED)
    return Verdict(Outcome.ANCHOR_MISSING, target, 0.9 if same_page else 0.92)


def _without_and(anchor: str) -> str:
    """Some generators write "&" as "and", others drop it."""
    return "".join(part for part in re.split(r"[\W_]+", anchor) if part not in ("and", "amp"))


def _site_path(address: Address, addresses: Addresses) -> Verdict:
    path = plain(address.path).lower()
    if found := addresses.page(address.path):
        return _anchor(found, address.anchor, same_page=False)
    resolved = [(reading, where) for reading in addresses.readings if (where := under(path, reading)) is not None]
    for _, where in resolved:
        if where in addresses.documents or where in addresses.permalinks:
            return _anchor(addresses.page(where) or addresses.documents[where], address.anchor, same_page=False)
    raw = unquote(address.path).strip("/").lower()
    if addresses.exists(raw) or path in addresses.folders:
        return Verdict(Outcome.FINE)
    if any(
        addresses.exists(where) or addresses.exists(_with_raw(reading.root, raw, reading.prefix))
        for reading, where in resolved
    ):
        return Verdict(Outcome.FINE)
    missing = _missing(address.path)
    if address.source:
        first = path.partition("/")[0]
        return Verdict(missing, confidence=0.95) if first in addresses.folders else Verdict(Outcome.UNJUDGED)
    if missing is Outcome.FILE_MISSING:
        return Verdict(Outcome.UNJUDGED)
    for reading, _ in resolved:
        rest = path[len(reading.prefix) :].strip("/")
        head = f"{reading.root}/{rest.partition('/')[0]}".strip("/")
        if "/" in rest and (head in addresses.folders or f"_{head}" in addresses.folders):
            return Verdict(missing, confidence=0.9)
        if "/" not in rest and reading in addresses.single:
            return Verdict(missing, confidence=0.85)
    return Verdict(Outcome.UNJUDGED)


def _with_raw(root: str, raw: str, prefix: str) -> str:
    return f"{root}/{raw[len(prefix) :].strip('/')}".strip("/")


def _relative(document: Document, address: Address, addresses: Addresses, *, image: bool) -> Verdict:
    target = unquote(address.path)
    folder = posixpath.dirname(document.path)
    own = plain(document.path)
    outside = True
    # A site may serve a/b.md as /a/b/, so that ../c leads to a/c; both ways of reading are granted.
    for base in dict.fromkeys((folder, own, *_permalink_folders(document))):
        where = posixpath.normpath(posixpath.join(base, target))
        if where.startswith(".."):
            continue
        outside = outside and base != folder
        if where == "." or (page := addresses.page(where)) is None:
            if where == "." or addresses.exists(where):
                return Verdict(Outcome.FINE)
            continue
        if page.path.lower() == where.lower() and page.path != where and base == folder:
            return Verdict(Outcome.CASE_DIFFERS, page, 0.9)
        return _anchor(page, address.anchor, same_page=False)
    if outside or _ALPHANUMERIC.sub("", target.lower()) in addresses.titles:
        return Verdict(Outcome.UNJUDGED)
    missing = _missing(target)
    suffix = posixpath.splitext(target)[1].lower()
    if (image or missing is Outcome.FILE_MISSING) and suffix not in addresses.file_suffixes:
        # Exports often leave pictures and attachments out altogether.
        parent = posixpath.dirname(posixpath.normpath(posixpath.join(folder, target)))
        if parent in ("", folder) or parent.lower() not in addresses.folders:
            return Verdict(Outcome.UNJUDGED)
    return Verdict(missing, confidence=0.95 if suffix else 0.9)


def _permalink_folders(document: Document) -> Iterator[str]:
    permalink = document.field("permalink", "url", "slug")
    if permalink and permalink.startswith("/"):
        yield permalink.strip("/")


def _missing(path: str) -> Outcome:
    suffix = posixpath.splitext(unquote(path).rstrip("/"))[1].lower()
    return (
        Outcome.PAGE_MISSING
        if not suffix or suffix in PAGE_SUFFIXES or not re.fullmatch(r"\.[a-z][a-z0-9]{1,5}", suffix)
        else Outcome.FILE_MISSING
    )


def _finding(
    document: Document,
    written: str,
    address: Address,
    links: Sequence[Link],
    verdict: Verdict,
    addresses: Addresses,
    places: tuple[Evidence, ...],
) -> Finding:
    suggestion = _suggestion(document, address, verdict, addresses)
    shown = _shown(written)
    if verdict.outcome is Outcome.ANCHOR_MISSING:
        where = "this page" if verdict.target is document else (verdict.target.path if verdict.target else "its page")
        message = f"Links to “{shown}”, but {where} has no heading or anchor “#{unquote(address.anchor)}”."
    elif verdict.outcome is Outcome.CASE_DIFFERS and verdict.target is not None:
        message = (
            f"Links to “{shown}”, but the file is called “{verdict.target.path}”: on most servers upper and lower "
            f"case differ."
        )
    else:
        what = "no such page is" if verdict.outcome is Outcome.PAGE_MISSING else "no such file is"
        message = f"Links to “{shown}”, but {what} in the knowledge base."
    if len(links) > 1:
        message = message[:-1] + f" ({len(links)} places)."
    if suggestion:
        message += f" Closest is “{suggestion}”."
    step = (
        f"Link to “{suggestion}” instead of “{shown}”, if that is what was meant."
        if suggestion
        else f"Correct the link to “{shown}” or take it out."
    )
    return Finding(
        rule=LinkBroken.code,
        message=message,
        evidence=places,
        tier=Tier.CERTAIN,
        severity=Severity.INFO if verdict.outcome is Outcome.CASE_DIFFERS else LinkBroken.severity,
        confidence=verdict.confidence,
        shares=((document.id, _share(document, links)),),
        action=Action.MEND,
        step=step,
        key=shown,
    )


def _shown(written: str) -> str:
    return re.sub(r"^liquid:(?:link |page |post_url |ref |relref |url )?", "", written)


def _evidence(document: Document, link: Link) -> Evidence:
    if link.span is not None and link.span[0] < link.span[1]:
        return evidence_at(document, *link.span)
    return evidence_of_document(document, place=link.place, quote=link.words or link.target)


def _share(document: Document, links: Sequence[Link]) -> float:
    """The part of the document that stands in the blocks of these links."""
    blocks = {block for link in links if link.span and (block := block_at(document, link.span[0]))}
    length = sum(block.end - block.start for block in blocks) or 40
    return max(0.02, min(1.0, length / max(1, len(document.text))))


def _suggestion(document: Document, address: Address, verdict: Verdict, addresses: Addresses) -> str | None:
    from rapidfuzz import fuzz, process

    if verdict.outcome is Outcome.CASE_DIFFERS:
        return verdict.target.path if verdict.target else None
    if verdict.outcome is Outcome.ANCHOR_MISSING:
        choices = sorted(verdict.target.anchors) if verdict.target else []
        best = process.extractOne(unquote(address.anchor).lower(), choices, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
        return f"#{best[0]}" if best else None
    wanted = plain(
        address.path if address.absolute else posixpath.join(posixpath.dirname(document.path), unquote(address.path))
    )
    if verdict.outcome is Outcome.FILE_MISSING:
        ends = addresses.file_ends
        wanted = unquote(address.path).strip("/").lower()
    else:
        ends = addresses.page_ends
    last = wanted.lower().rpartition("/")[2]
    # The whole path adds 20 at most: names whose end is less alike than that need not be looked at.
    alike = process.extract(last, ends.keys(), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH - 10, limit=None)
    scored = [(score + 0.2 * fuzz.ratio(wanted.lower(), name), name) for end, score, _ in alike for name in ends[end]]
    score, name = max(scored, default=(0.0, ""))
    if score < LIKE_ENOUGH + 10:
        return None
    found = addresses.documents.get(name)
    return found.path if found else name
