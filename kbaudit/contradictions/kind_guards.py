"""Guards that look at what kind of statements two are: records, examples, exceptions, conditions."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import DATE, Clash
from kbaudit.contradictions.emphases import stresses
from kbaudit.contradictions.leaning_words import Leaning
from kbaudit.contradictions.likeness import VERBATIM, one_sentence, restated
from kbaudit.contradictions.overruled import overruled, overruling
from kbaudit.contradictions.rulings import RulingWay
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.slots import REFERENCES
from kbaudit.contradictions.stances import ASSENT, NOTICE
from kbaudit.contradictions.terms import QUORUM, TERMS
from kbaudit.contradictions.traits import makes_exception, place_traits, traits_of
from kbaudit.contradictions.view import Facing, View
from kbaudit.contradictions.words import bag
from kbaudit.contradictions.worked_out import worked_out

_HAPPENED = re.compile(r"(?i)\bon (?:[a-z]+ \d{1,2},? \d{4}|\d{1,2} [a-z]+ \d{4}|\d{4}-\d\d-\d\d)\b[^.]*\b[a-z-]+ed\b")

_SUBORDINATE = frozenset({"if", "unless", "except", "only", "notwithstanding", "for", "during"})


_REST = frozenset({"~different", "remain", "remainder", "rest", "else"})


def history(case: Case) -> bool:
    """One of them tells what was once so."""
    left, right = (side.traits & {"past", "narrated"} for side in (case.view.left, case.view.right))
    if not left and not right:
        return False
    if left == right and restated(case.view, case.clash):
        return False  # both tell the same of the past, and differ in something else
    if case.clash.stances and not case.clash.facing and _only_denied(case):
        return False  # that something no longer holds, where the other says that it does, is what they differ in
    return not _both_plain_copies(case.view)


_NO_LONGER = re.compile(r"(?i)(?<!\bwas )(?<!\bwere )(?<!\bhad )(?<!\bdid )(?<!\bcould )(?<!\bwould )\bno longer\b")
"""What is so no longer today; what was so no longer on some day is told of the past."""


def _only_denied(case: Case) -> bool:
    """Whether what sounds like the past is only the "no longer" by which one denies what the other affirms."""
    sides = ((case.view.left, True), (case.view.right, False))
    past = [(side, left) for side, left in sides if side.traits & {"past", "narrated"}]
    if len(past) != 1:
        return False
    side, left = past[0]
    start, end = case.clash.stances[0].left_span if left else case.clash.stances[0].right_span
    denied = _NO_LONGER.search(side.text, start, end)
    if denied is None or not {"past", "narrated"}.isdisjoint(place_traits(side.path, side.title, side.heading)):
        return False
    rest = f"{side.text[: denied.start()]}not{side.text[denied.end() :]}"
    return {"past", "narrated"}.isdisjoint(traits_of(rest)) and "past" not in traits_of(side.lead)


def record(case: Case) -> bool:
    """One of them stands among release notes, news or archives, and the two are not one sentence."""
    return "record" in case.view.left.traits | case.view.right.traits and not one_sentence(case.view)


def recorded_copy(case: Case) -> bool:
    """Two notices of which each had its day, or one that is older than the page that says otherwise now."""
    if not one_sentence(case.view):
        return False
    noted, paged = (
        (case.view.left, case.view.right) if "record" in case.view.left.traits else (case.view.right, case.view.left)
    )
    if "record" not in noted.traits or (case.clash.of_stances and restated(case.view, case.clash)):
        return False
    return "record" in paged.traits or bool(noted.day and paged.day and paged.day > noted.day)


def example(case: Case) -> bool:
    """One of them is an example, and examples take any value; one that a sentence adds to its value is none."""
    if "example" not in case.view.left.traits | case.view.right.traits:
        return False
    said_twice = restated(case.view, case.clash)
    return any(
        "example" in side.traits
        and not all(_adds_example(side, end) for end in ends)
        and not (said_twice and not _CALLED_EXAMPLE.search(side.text))
        for side, ends in (
            (case.view.left, _ends(case.clash, left=True)),
            (case.view.right, _ends(case.clash, left=False)),
        )
    )


def _ends(clash: Clash, *, left: bool) -> list[int]:
    """Where each value that differs ends, or where no value does, what is affirmed or denied."""
    if clash.facing:
        return [(pair.left if left else pair.right).end for pair in clash.facing]
    return [(stance.left_span if left else stance.right_span)[1] for stance in clash.stances] or [0]


_CALLED_EXAMPLE = re.compile(r"(?i)\b(?:examples?|instance|e\.g|suppose|imagine|samples?|scenario|say)\b")
"""Where a sentence calls itself an example. One below such a heading, or behind "therefore", may be a rule all the same."""
_ADDED_EXAMPLE = re.compile(r"(?i)\b(?:for example|for instance|e\.g)\b")


def _adds_example(side: Side, end: int) -> bool:
    """Whether the sentence gives its example only after the value."""
    if "example" in place_traits(side.path, side.title, side.heading):
        return False
    match = _ADDED_EXAMPLE.search(side.text)
    return match is not None and end > 0 and match.start() >= end


def formula(case: Case) -> bool:
    """One of them is a formula or a worked calculation."""
    if "formula" not in case.view.left.traits | case.view.right.traits:
        return False
    if not case.clash.facing or not restated(case.view, case.clash):
        return True
    return not all(
        _calculates_aside(side, _ends(case.clash, left=left))
        for side, left in ((case.view.left, True), (case.view.right, False))
    )


_ASIDE = re.compile(r"\([^()]*\)")


def _calculates_aside(side: Side, ends: list[int]) -> bool:
    """Whether a sentence only adds its calculation in brackets, and differs in what stands before them: "208 hours (26 x 8)"."""
    brackets = [match.span() for match in _ASIDE.finditer(side.text)]
    if any(start < end <= stop for end in ends for start, stop in brackets):
        return False
    return "formula" not in traits_of(_ASIDE.sub("", side.text))


def code(case: Case) -> bool:
    """One of them is a command, code or markup."""
    return "code" in case.view.left.traits or "code" in case.view.right.traits


def quotation(case: Case) -> bool:
    """One of them quotes what somebody else says."""
    return _quotes(case.view.left) != _quotes(case.view.right)


def _quotes(side: Side) -> bool:
    """Whether a statement quotes somebody, on a page that does not hold texts to send."""
    return "quotation" in side.traits and "wording" not in side.traits


def override(case: Case) -> bool:
    """One of them makes an exception to a rule ("except", "unless", "notwithstanding", "only if")."""
    left, right = _excepts(case, left=True), _excepts(case, left=False)
    if left and right:
        return case.view.agreement < VERBATIM and bool(case.clash.stances)
    return left or right


def _excepts(case: Case, *, left: bool) -> bool:
    """Whether a statement makes an exception; that something is excluded, where the other includes it, makes none."""
    side = case.view.left if left else case.view.right
    if "override" not in side.traits:
        return False
    spans = [mine if left else theirs for mine, theirs in case.clash.opposed]
    if case.clash.of_stances:
        other = case.view.right if left else case.view.left
        spans += [*overruled(side, other), *overruling(side, other)]
    spans += _held_in(case, side, left=left)
    return makes_exception(side.text, spans) if spans else True


def _held_in(case: Case, side: Side, *, left: bool) -> list[tuple[int, int]]:
    """Where a statement says in which case alone it holds, and the value that differs tells the case: "only above three metres"."""
    starts = [(pair.left if left else pair.right).start for pair in case.clash.facing if pair.clash]
    return [
        ruling.span
        for ruling in side.terms.rulings
        if ruling.way is RulingWay.NEEDED and any(ruling.span[0] <= start < ruling.span[1] for start in starts)
    ]


def condition(case: Case) -> bool:
    """One of them holds only under a condition that the other does not have."""
    left, right = _conditional(case)
    return left != right


@worked_out
def _conditional(case: Case) -> tuple[bool, bool]:
    """Whether each of the two has a condition of its own."""
    return _has_conditions(case, left=True), _has_conditions(case, left=False)


def _has_conditions(case: Case, *, left: bool) -> bool:
    """Whether one has a condition of its own: not where they differ in that, whose consent is needed, what is announced, or a case; nor what makes no difference."""
    side, other = (case.view.left, case.view.right) if left else (case.view.right, case.view.left)
    if not _conditions(side):
        return False
    asked = [
        stance.left_span if left else stance.right_span
        for stance in case.clash.stances
        if stance.predicate in _TOLD_BY_A_CASE
    ]
    if case.clash.whole is not None and Leaning.LIMITS in (case.clash.whole.left, case.clash.whole.right):
        asked.append(case.clash.whole.left_span if left else case.clash.whole.right_span)
    if case.clash.of_stances:
        asked += [*overruled(side, other), *overruling(side, other)]
    return any(_own_conditions(case.view, left=left, but=asked))


_TOLD_BY_A_CASE = TERMS | {ASSENT, NOTICE}
"""What two statements may differ in of which one is told by a condition."""
_SYLLABLE = re.compile(r"(?i)(?:un|in|im|ir|dis|non)[a-z-]{3,}")
"""A word that denies by a syllable ("unlit"); the other statement may say the same with a word of its own ("dark")."""


def unmatched_negation(case: Case) -> bool:
    """One of two statements with different values also denies something that the other does not deny: a case of its own."""
    if case.clash.stances or not case.clash.facing or case.clash.facing[0].left.kind in REFERENCES:
        return False
    counts = [
        sum(
            polarity.kind == "negation"
            and not _SYLLABLE.fullmatch(side.text, *polarity.span)
            and not any(slot.start < polarity.span[1] and polarity.span[0] < slot.end for slot in side.slots)
            and not any(start <= polarity.span[0] < end for start, end in stresses(side.text))
            for polarity in side.statement.polarity
        )
        for side in (case.view.left, case.view.right)
    ]
    return counts[0] != counts[1]


def both_conditions(case: Case) -> bool:
    """Each holds under a condition of its own."""
    return all(_conditional(case))


def change_of_rule(case: Case) -> bool:
    """One of them says from when on it holds, so that the other may have held before."""
    if case.clash.rule == DATE and all(_begins(case.view, pair) for pair in case.clash.facing):
        return False  # the two days from which it holds are what they disagree on
    return ("change" in case.view.left.traits) != ("change" in case.view.right.traits)


def _begins(view: View, pair: Facing) -> bool:
    """Whether both dates of a pair are the day from which something holds."""
    return bool(
        _BEGINS.search(view.left.text[: pair.left.start]) and _BEGINS.search(view.right.text[: pair.right.start])
    )


def pronoun(case: Case) -> bool:
    """One of them begins with "it" or "they", so that its subject stands elsewhere."""
    open_subject = any(
        "pronoun" in side.traits and "expletive" not in side.traits for side in (case.view.left, case.view.right)
    )
    return open_subject and case.view.agreement < 1.0 and len(case.view.shared) <= 6


_SINCE = re.compile(r"(?i)\bsince\W*(?:(?:the|early|late|mid)\W+)?$")


def rollover(case: Case) -> bool:
    """The same day or month of another year: an event that recurs."""
    if case.clash.rule != DATE:
        return False
    pairs = [
        (pair.left.mention, pair.right.mention)
        for pair in case.clash.facing
        if pair.left.mention and pair.right.mention
    ]
    if one_sentence(case.view) and _HAPPENED.search(case.view.left.text) and _HAPPENED.search(case.view.right.text):
        return False  # what happened on one day of one year does not recur
    since = [
        _SINCE.search(case.view.left.text[: pair.left.start])
        and _SINCE.search(case.view.right.text[: pair.right.start])
        for pair in case.clash.facing
    ]
    if since and all(since):
        return False  # nor does what has been so since one day
    years = [(a.first, b.first) for a, b in pairs if a and b]
    return bool(years) and all(a.year != b.year and _months_apart(a, b) <= MONTHS_APART for a, b in years)


MONTHS_APART = 1
"""Months by which an event of every year moves at most: late in June of one year, early in July of another."""


def _months_apart(day: date, other: date) -> int:
    """Months from one to the other in the round of the year: December and January are neighbours."""
    apart = abs(day.month - other.month)
    return min(apart, 12 - apart)


_BEGINS = re.compile(
    r"(?i)\b(?:since|from|as of|on or after|effective|starting|starts?|started|began|begins?|introduced|founded|opened|dates (?:from|back to))\W*(?:(?:date|day|deadline|when)\W+)?(?:(?:the|on|in|about)\s+)*$"
)
_ENDS = re.compile(
    r"(?i)\b(?:until|till|to|through|expires?|expired|ends?|ended|lapses?|closes?|valid (?:to|until)|last(?:ed|s)? (?:to|until)|retired|switched off)\W*(?:(?:date|day|deadline|when)\W+)?(?:(?:the|on|in|about|end|of|at)\s+)*$"
)


_OPENS = re.compile(r"(?i)\b(?:from|as of|(?:opens?|opened|starts?|begins?)(?: \w+){0,2} at)\W*$")
_CLOSES = re.compile(
    r"(?i)\b(?:until|till?|by|no later than|(?:clos(?:es?|ed)|shuts?|ends?|finish(?:es)?|stops?)(?: \w+){0,2} at)\W*$"
)


def other_end(case: Case) -> bool:
    """One date, or time of day, says when something begins, the other when it ends."""
    for pair in case.clash.facing:
        clock = pair.left.kind == "clock"
        if case.clash.rule != DATE and not clock:
            continue
        before = case.view.left.text[: pair.left.start], case.view.right.text[: pair.right.start]
        first, last = (_OPENS, _CLOSES) if clock else (_BEGINS, _ENDS)
        begins = [first.search(text) is not None for text in before]
        ends = [last.search(text) is not None for text in before]
        if (begins[0] and ends[1]) or (begins[1] and ends[0]):
            return True
    return False


_DEFINED = re.compile(
    r"(?i)\b(?:as )?(?:included|listed|described|specified|defined|named|mentioned|set (?:forth|out)|referred to)\b.*"
)
"""What only refers to where things are listed narrows nothing down: "for the parts specified in Annex B"."""


def _own_conditions(view: View, *, left: bool, but: Sequence[tuple[int, int]]) -> Iterator[frozenset[str]]:
    """The conditions of one statement whose words the other does not have, without those that meet the spans `but`."""
    side, other = (view.left, view.right) if left else (view.right, view.left)
    # A condition that the other names too, be it in other words ("during the calendar year 2003", "in 2003"), is none of its own.
    # Nor is one that holds the value in question: "for the board five copies", "three copies".
    shared = [(pair.left if left else pair.right).start for pair in view.facing if pair.same or pair.clash]
    for (begin, stop), named in _conditions(side):
        if any(begin <= start < stop for start in shared) or any(start < stop and begin < end for start, end in but):
            continue
        own = named - other.all_words
        if own and 2 * len(own) >= len(named):
            yield own


@worked_out
def _conditions(side: Side) -> tuple[tuple[tuple[int, int], frozenset[str]], ...]:
    """Where the conditions of a statement stand, and its content words in each."""
    return tuple(
        (item.span, bag(_DEFINED.sub("", item.text)) & side.content)
        for item in side.statement.conditions
        if item.kind in _SUBORDINATE or item.exception
    )


def _both_plain_copies(view: View) -> bool:
    """Whether both are one sentence and tell of the same past: a rewritten record rather than a record against a rule."""
    mine, other = view.left.traits & {"past", "narrated"}, view.right.traits & {"past", "narrated"}
    return mine == other and "past" not in mine and view.agreement >= VERBATIM


def complement(case: Case) -> bool:
    """One of them speaks of the rest: "any other month", "the remaining stock"."""
    if any(stance.predicate == QUORUM for stance in case.clash.stances):
        return False  # where one of them is enough, the others are those who need not agree
    left = bool(_REST & case.view.own_left) and not _LIKE_THE_REST.search(case.view.left.text)
    right = bool(_REST & case.view.own_right) and not _LIKE_THE_REST.search(case.view.right.text)
    return left != right


_LIKE_THE_REST = re.compile(
    r"(?i)\b(?:(?:just |much )?(?:like|as on|as at|the same as)|no different (?:from|to)|as (?:\w+ )?as) (?:any|all|every|the) other\b"
    r"|\band (?:(?:in|to|by|on|at|from|with|for|of) )?no others?\b|\bor (?:(?:to|of|by|in|from|with|on|at|for) )?(?:any other|others)\b|\b(?:to|of|by|from|with) the other(?: party| side)?(?=\s*(?:$|[.,;]))"
)
"""What is as it is elsewhere is no rest: "on bank holidays just like any other day". Nor is the other of two parties, or that a ban
goes for others as well: "the court or any other body"."""
