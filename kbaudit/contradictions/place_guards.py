"""Guards that look at where two statements stand: rows, lists, sections, headings and titles."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import MODALITY, POLARITY, REFERENCE
from kbaudit.contradictions.knowledge import family_key
from kbaudit.contradictions.likeness import (
    SAME_WORDS,
    SHORT,
    SPECIFIC,
    last_heading,
    one_sentence,
    restated,
    same_subject,
    same_words,
    siblings,
)
from kbaudit.contradictions.openings import opening_remark
from kbaudit.contradictions.question_places import asked_where
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import bag
from kbaudit.contradictions.worked_out import worked_out
from kbaudit.model import BlockKind

_ADDRESS = re.compile(r"(?i)^(?:https?://|www\.)|/\w")


def parallel_rows(case: Case) -> bool:
    """Rows of one table speak of different things, unless they begin with the same cell."""
    left, right = case.view.left, case.view.right
    if left.kind is not BlockKind.TABLE_ROW or right.kind is not BlockKind.TABLE_ROW:
        return False
    if left.first_cell and right.first_cell and not same_words(left.first_cell, right.first_cell):
        return True
    return case.view.one_section and (
        not left.first_cell or left.first_cell != right.first_cell or bool(case.view.own_left or case.view.own_right)
    )


def parallel_items(case: Case) -> bool:
    """Items of one list are alternatives or steps, not rival answers."""
    both = case.view.left.kind is BlockKind.LIST_ITEM and case.view.right.kind is BlockKind.LIST_ITEM
    return (
        both
        and case.view.one_section
        and (case.view.left.lead == case.view.right.lead or bool(case.view.own_left or case.view.own_right))
    )


def neighbours(case: Case) -> bool:
    """Sentences that follow each other in one section complete each other, unless they are one sentence twice."""
    left, right = case.view.left, case.view.right
    if not case.view.one_document:
        return False
    close = case.view.one_section and abs(left.start - right.start) < len(left.text) + len(right.text) + 200
    pronouns = "pronoun" in left.traits and "pronoun" in right.traits
    return pronouns or (close and bool(case.view.own_left or case.view.own_right))


def template_family(case: Case) -> bool:
    """The sentence stands in three or more documents with as many values: a pattern that is filled in."""
    families = case.view.knowledge.families
    return bool(families) and (family_key(case.view.left) in families or family_key(case.view.right) in families)


_CASE = re.compile(r"(?i)\W*(?:for|if|when|in case|with|between)\b")
"""A line that opens a list with a case ("For orders above 500 euros:") says for what the list holds."""


def lead_in(case: Case) -> bool:
    """Lines that open two lists ("Partners must:", "Partners must not:") do not contradict: their lists differ."""
    ending = [side for side in (case.view.left, case.view.right) if "lead-in" in side.traits]
    if not ending or case.clash.rule in (POLARITY, MODALITY) or case.view.one_document:
        return bool(ending)
    opens = any(pair.left.start < 3 and pair.right.start < 3 for pair in case.clash.facing)
    return opens or any(_CASE.match(side.text) for side in ending)


def own_case(case: Case) -> bool:
    """One of them opens with the case that it holds for ("For contractors only: …"), and the other does not name it."""
    left, right = case.view.left, case.view.right
    if _opens_case(left, right) or _opens_case(right, left):
        return True
    # In other words the other one may name the case as well; in the same words it would.
    return case.view.containment >= SAME_WORDS and (_opens_narrower(left, right) or _opens_narrower(right, left))


_OPENED = re.compile(
    r"(?i)^\W*((?:for|in|if|when|with|on|at|between|during|until|before|after)\b[^:.!?]{2,80}?)(?::(?=\s|$)|\bonly\b\s*,)"
)


_FOR_WHAT = re.compile(
    r"(?i)^\W*for\s+(?!(?:example|instance|now|reference|clarity|convenience|safety|security|most|this|that|your|our|the (?:record|avoidance|time being))\b|\w+ (?:reasons|purposes)\b)"
    r"([^:.!?,]{2,60}),(?=\s)"
)
"""What a sentence opens with to narrow what it is about: "For complaints about payments, …"."""


def _opens_case(side: Side, other: Side) -> bool:
    return any(case - other.all_words for case in _cases_opened(side))


@worked_out
def _cases_opened(side: Side) -> tuple[frozenset[str], ...]:
    """The words of the cases that a statement and its lead open with; of most there are none."""
    # What opens a list ("When you add a page:") says when its items come up; only "for …" says for whom they hold.
    texts = (side.text, side.lead) if side.lead[:4].casefold() == "for " else (side.text,)
    return tuple(bag(found) for text in texts if (found := _opened(_OPENED, text)))


def _opened(opens: re.Pattern[str], text: str) -> str | None:
    """The case that a text opens with, unless that is a remark."""
    found = opens.match(text)
    return found[1] if found is not None and not opening_remark(text) else None


def _opens_narrower(side: Side, other: Side) -> bool:
    case = _narrowing(side)
    return case is not None and bool(case - other.all_words)


@worked_out
def _narrowing(side: Side) -> frozenset[str] | None:
    """The words of what a statement opens with to narrow what it is about."""
    found = _opened(_FOR_WHAT, side.text)
    return bag(found) if found else None


def sibling_headings(case: Case) -> bool:
    """Their titles or headings are built alike and name different things ("Family leave", "Medical leave")."""
    if restated(case.view, case.clash) and not _on_their_topic(case.view):
        return False
    if siblings(case.view.left.title, case.view.right.title, case.view):
        return True
    common = bag(last_heading(case.view.left.heading)) & bag(last_heading(case.view.right.heading))
    near = case.view.one_document or len(common) >= 2 or len(case.view.shared) < SPECIFIC
    if near and restated(case.view, case.clash, SHORT) and _tells_when(case.view.left) != _tells_when(case.view.right):
        near = False  # "When the alert comes" is no name beside which "Alert received" is another
    if near and siblings(last_heading(case.view.left.heading), last_heading(case.view.right.heading), case.view):
        return True
    same_end = last_heading(case.view.left.heading) and same_words(
        last_heading(case.view.left.heading), last_heading(case.view.right.heading)
    )
    if same_end and len(case.view.left.heading) > 1 and len(case.view.right.heading) > 1:
        mine, other = case.view.left.heading[-2], case.view.right.heading[-2]
        return not same_words(mine, other) and (case.view.one_document or siblings(mine, other, case.view))
    return False


_WHEN = re.compile(r"(?i)\W*(?:when|whenever|once|as soon as|while)\b")


def _tells_when(side: Side) -> bool:
    """Whether the last heading is a clause that says when, not the name of a thing."""
    return _WHEN.match(last_heading(side.heading)) is not None


_TOPIC = 0.5
"""Weight above which a word of two titles is their topic ("leave"), not what half of a knowledge base is called ("policy")."""


def _on_their_topic(view: View) -> bool:
    """Whether two statements are about what their titles or headings have in common, so that these tell what they differ in."""
    mine, other = view.left, view.right
    common = bag(mine.title) & bag(other.title)
    common |= bag(" ".join(mine.heading)) & bag(" ".join(other.heading))
    return any(view.knowledge.weight(word) > _TOPIC for word in common & view.shared)


def other_table(case: Case) -> bool:
    """Rows of two tables of one form, each below a title of its own: "Order - Fields", "Invoice - Fields"."""
    left, right = case.view.left, case.view.right
    if left.kind is not BlockKind.TABLE_ROW or right.kind is not BlockKind.TABLE_ROW or case.view.one_document:
        return False
    if not left.header or left.header != right.header:
        return False
    mine, other = bag(left.title), bag(right.title)
    return bool(mine & other and mine - other - right.content and other - mine - left.content)


def other_section(case: Case) -> bool:
    """They stand under different headings of one document, which tell what each is about."""
    if not case.view.one_document or case.view.left.heading == case.view.right.heading:
        return False
    mine, other = bag(" ".join(case.view.left.heading)), bag(" ".join(case.view.right.heading))
    return bool(mine - other - case.view.right.content) and bool(other - mine - case.view.left.content)


def said_together(case: Case) -> bool:
    """One document holds both statements, word for word, so that they are about two things to whoever wrote it."""
    left, right, copied = case.view.left, case.view.right, case.view.knowledge.copied
    if case.view.one_document:
        return False
    return right.document in copied.get(left.text, ()) or left.document in copied.get(right.text, ())


def other_size(case: Case) -> bool:
    """Their titles tell them apart by a size ("up to 2000 users", "up to 15000 users")."""
    left, right = case.view.left.sizes, case.view.right.sizes
    return bool(left - right) and bool(right - left)


def fragments(case: Case) -> bool:
    """Sentences without a subject in one document: cells or items whose subject stands elsewhere."""
    return (
        case.view.one_document
        and "fragment" in case.view.left.traits
        and "fragment" in case.view.right.traits
        and len(case.view.shared) <= 6
    )


_AFTER_VALUE = (":",)
_AFTER_DATE = (":", ",", "-", "–", "—", "|", ";")


def labelled_step(case: Case) -> bool:
    """A value that opens a line labels what follows: "3 to 15 years: 6 hours a period", "2025-03-11, sign-in down"."""
    return any(
        slot.start < 3
        and side.text[slot.end : slot.end + 2].lstrip()[:1] in (_AFTER_DATE if slot.kind == "date" else _AFTER_VALUE)
        for pair in case.clash.facing
        for slot, side in ((pair.left, case.view.left), (pair.right, case.view.right))
    )


def bare_in_one_document(case: Case) -> bool:
    """Numbers without a unit that differ within one document count different things."""
    return (
        case.view.one_document
        and bool(case.clash.facing)
        and not case.clash.stances
        and all(pair.left.kind == "number" for pair in case.clash.facing)
    )


def other_subject(case: Case) -> bool:
    """Short statements that leave their subject to their title, and the titles and headings have nothing in common."""
    left, right = case.view.left, case.view.right
    if case.view.one_document or not left.context or not right.context:
        return False
    if len(case.view.shared - (_labels(left) & _labels(right))) >= SPECIFIC:
        return False
    return left.context.isdisjoint(right.all_words) and right.context.isdisjoint(left.content)


_LABEL = re.compile(r"(?:^|; )([^:;]{1,40}):")


def _labels(side: Side) -> frozenset[str]:
    """The words that name the columns of a row: they say what is measured, not of what."""
    return bag(" ".join(_LABEL.findall(side.text))) if side.kind is BlockKind.TABLE_ROW else frozenset()


def heading_of_reference(case: Case) -> bool:
    """A contact or link belongs to what its sentence and heading name, and these differ."""
    if case.clash.rule != REFERENCE:
        return False
    if case.view.own_left and case.view.own_right and not same_subject(case.view):
        return True
    mine, other = case.view.left.context, case.view.right.context
    # The steps of two procedures often begin alike: what they are for stands above them.
    menus = all(pair.left.kind == "menu" for pair in case.clash.facing)
    return (
        bool(mine)
        and bool(other)
        and (menus or len(case.view.shared) < SPECIFIC)
        and len(mine & other) < 0.5 * min(len(mine), len(other))
    )


_PATHS = frozenset({"menu", "url", "file"})


def other_path(case: Case) -> bool:
    """Two ways through a menu, two links or two files, in sentences that are worded differently: mostly two places, not rivals."""
    if case.clash.rule != REFERENCE or one_sentence(case.view):
        return False
    if all(pair.left.kind == "menu" for pair in case.clash.facing) and (asked_where(case.view) or _said_where(case)):
        return False
    return any(pair.left.kind in _PATHS for pair in case.clash.facing)


_IS_UNDER = re.compile(
    r"(?i)^\W*(?:the |your |our |all )?(?!(?:the|your|our|all|it|they|this|that|these|those|here|there|go|options?|settings?|buttons?|links?|menus?|pages?|switch|toggle|list|form|tab|view|feature)\b)[\w’'-]+(?: [\w’'-]+){0,3} "
    r"(?:is|are|lives?|sits?|(?:is|are|can be|is to be|are to be) found) (?:under|in|at) $"
)


def _said_where(case: Case) -> bool:
    """Whether both begin with the same words of a thing that they say is found under their menu: "Payslips are under …"."""
    pair = case.clash.facing[0]
    said = case.view.left.text[: pair.left.start], case.view.right.text[: pair.right.start]
    return said[0] == said[1] and len(case.clash.facing) == 1 and _IS_UNDER.match(said[0]) is not None


def same_menu(case: Case) -> bool:
    """One way through a menu, read to another length: "Messaging > Dial", "Messaging > Dial Plans"."""
    paths = [
        (pair.left.reference.normalised, pair.right.reference.normalised)
        for pair in case.clash.facing
        if pair.left.kind == "menu" and pair.left.reference and pair.right.reference
    ]
    return bool(paths) and all(mine.startswith(other) or other.startswith(mine) for mine, other in paths)


def one_menu(case: Case) -> bool:
    """Two ways through a menu that part only at the last step, or of which one goes on where the other ends: places side by side."""
    paths = [
        (pair.left.reference.normalised.split(" > "), pair.right.reference.normalised.split(" > "))
        for pair in case.clash.facing
        if pair.left.kind == "menu" and pair.left.reference and pair.right.reference
    ]
    return case.clash.rule == REFERENCE and bool(paths) and not one_sentence(case.view) and all(map(_beside, paths))


def _beside(paths: tuple[list[str], list[str]]) -> bool:
    mine, other = paths
    steps = min(len(mine), len(other))
    return mine[: max(steps - 1, 1)] == other[: max(steps - 1, 1)]


def mentioned_place(case: Case) -> bool:
    """A bare host name that is only mentioned ("between your record and cdn.example.net") sends nobody anywhere."""
    if case.clash.rule != REFERENCE:
        return False
    return any(
        pair.left.kind == "url" and not _ADDRESS.search(side.text[slot.start : slot.end])
        for pair in case.clash.facing
        for slot, side in ((pair.left, case.view.left), (pair.right, case.view.right))
    )


def too_short(case: Case) -> bool:
    """Too few words to tell what they are about, and the headings do not tell either."""
    if len(case.view.shared) >= 3 or case.view.shared_weight >= 2.5 or same_subject(case.view):
        return False
    same_place = bool(case.view.left.context & case.view.right.context)
    needed = 2 if case.clash.rule == REFERENCE else 1
    return len(case.view.shared) < needed or not (
        same_place or (len(case.view.shared) >= 2 and not case.view.left.context)
    )
