"""The ids that site generators make of headings, so that links to them can be checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DROPPED = re.compile(r"[^\w\- ]", re.UNICODE)
_KRAMDOWN_LEAD = re.compile(r"^[^a-zA-Z]+")
_KRAMDOWN_DROPPED = re.compile(r"[^a-zA-Z0-9 -]")
_RUNS = re.compile(r"[^a-z0-9]+")


def github_slug(heading: str) -> str:
    """The id that GitHub and Docusaurus give a heading (github-slugger): lower case, punctuation dropped, spaces to hyphens."""
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


def kramdown_slug(heading: str) -> str:
    """The id that kramdown, and so Jekyll, gives a heading: everything before the first letter is dropped too."""
    return _KRAMDOWN_DROPPED.sub("", _KRAMDOWN_LEAD.sub("", heading.strip())).lower().replace(" ", "-")


def hyphen_slug(heading: str) -> str:
    """The id that Eleventy, Hugo's blackfriday and most others give: every run of other characters is one hyphen."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii").lower()
    return _RUNS.sub("-", plain).strip("-")


def heading_anchors(headings: Iterable[str]) -> frozenset[str]:
    """The ids of a page's headings, in order, under each of these customs; repeated ones are numbered from -1 on.

    markdown-it-anchor numbers them from -2 on, which the numbers from -1 on include but for the last one.
    """
    anchors: set[str] = set()
    seen: dict[tuple[int, str], int] = {}
    for heading in headings:
        words = " ".join(heading.split())
        spelled = words.replace("&", " and ")
        plain = words.replace("'", "").replace("\u2019", "")
        for custom, slug in enumerate(
            (github_slug(words), kramdown_slug(words), hyphen_slug(words), hyphen_slug(plain), hyphen_slug(spelled))
        ):
            count = seen.get((custom, slug), 0)
            seen[(custom, slug)] = count + 1
            anchors.add(f"{slug}-{count}" if count else slug)
            if count:
                anchors.add(f"{slug}-{count + 1}")
    anchors.discard("")
    return frozenset(anchors)
