"""How alike two statements are, as the guards ask it."""

from __future__ import annotations

from functools import lru_cache

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.contrasts import GENRE
from kbaudit.contradictions.parallels import built_alike
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import bag, tokens
from kbaudit.model import BlockKind

VERBATIM = 0.92
"""Agreement from which two statements are one sentence with a slot changed."""

SAME_WORDS = 0.6
"""Containment from which two statements have the same words, with or without some of their own."""

SPECIFIC = 5
"""Shared content words from which a sentence says itself what it is about."""

SAME_MEANING = 0.45

SIMILAR = 0.6
"""Agreement from which two statements are built alike."""

RESTATED = 5
"""Shared content words from which a whole sentence that stands in two documents is the same matter said twice."""

HALF = 0.5

MEETING = 0.4
"""Statements with fewer words in common are compared where their cosine is at least the first, and half of the words of one, or
two fifths of one with its title and headings, stand with the other."""


def one_sentence(view: View) -> bool:
    """Whether the two are one sentence with a slot changed, long enough to say itself what it is about."""
    return view.agreement >= VERBATIM and len(view.shared) >= SPECIFIC


SHORT = 3
"""Shared content words of a sentence that stands in two documents and is asked for no more certainty than a long one. In five
knowledge bases of 34,000 statements no pair but rows of tables has that few and lies between the two limits."""


def restated(view: View, clash: Clash, least: int = RESTATED) -> bool:
    """Whether two documents that are not built alike hold one long sentence, word for word, but for the one thing they differ in.

    Then it is the sentence that says what it is about. Titles and headings that name two things do not.
    """
    if (
        view.agreement < VERBATIM
        or len(view.shared) < least
        or BlockKind.TABLE_ROW in (view.left.kind, view.right.kind)
    ):
        return False
    if clash.count != 1 or view.one_document or not (view.left.document and view.right.document):
        return False
    if any(not stance.hard for stance in clash.stances) or clash.whole is not None:
        return False
    return not built_alike(view.knowledge.lines, view.left.document, view.right.document)


NAMING = 2
"""Shared content words that name a thing."""


def same_subject(view: View) -> bool:
    """Whether two statements in different words are close in meaning and find most of one's words around the other."""
    if view.cosine is None or view.cosine < SAME_MEANING:
        return False
    return view.covered[1] >= HALF or view.subjects_meet >= MEETING


_GENRE = frozenset().union(*map(bag, GENRE)) | bag(
    "agreement booklet brief briefing brochure charter cheat conditions contract crib explained factsheet glance "
    "handout instructions leaflet macros memo metrics newsletter paperwork plain process protocol script sheet "
    "short simply steps summary targets template templates tutorial walkthrough wording words workflow"
)
"""Words of a title that say what sort of text stands below it, and how it is told: beside "Mortgage paperwork", "Mortgage steps"
names no other thing."""


def same_words(left: str, right: str) -> bool:
    """Whether two titles or cells have the same content words."""
    return bag(left) == bag(right)


def last_heading(heading: tuple[str, ...]) -> str:
    """The innermost heading; empty where there is none."""
    return heading[-1] if heading else ""


@lru_cache(maxsize=16384)
def _subject_words(title: str) -> tuple[str, ...]:
    return tuple(token.name for token in tokens(title.casefold()) if token.content)


def siblings(left: str, right: str, view: View) -> bool:
    """Whether two titles are one but for a stretch of one or two words: "Family leave", "Medical leave"."""
    if not left or not right or left == right:
        return False
    if left.rstrip().endswith("?") != right.rstrip().endswith("?"):
        return False  # "In how many parts can I pay?" is no name beside which "Ways to pay" is another
    mine, other = _subject_words(left), _subject_words(right)
    front = 0
    while front < min(len(mine), len(other)) and mine[front] == other[front]:
        front += 1
    back = 0
    while back < min(len(mine), len(other)) - front and mine[-1 - back] == other[-1 - back]:
        back += 1
    own_mine, own_other = set(mine[front : len(mine) - back]), set(other[front : len(other) - back])
    if own_mine <= _GENRE or own_other <= _GENRE:
        return False  # "Leave: questions and answers" names nothing beside which "Parental leave" is another
    if not front + back or not 0 < len(own_mine) <= 2 or not 0 < len(own_other) <= 2:
        return False
    if not view.one_document and front + back < max(len(own_mine), len(own_other)):
        return False
    # What the other sentence says itself is no difference between the two.
    return bool(own_mine - view.right.content) and bool(own_other - view.left.content)
