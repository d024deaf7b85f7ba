"""A statement ready to be judged: what it asserts, what it is about, where it stands, for whom it holds."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from operator import attrgetter

from kbaudit.contradictions.asked_units import told_as_asked
from kbaudit.contradictions.assents import Assent, assents_of
from kbaudit.contradictions.bare_numbers import says_how_many
from kbaudit.contradictions.inclusions import Inclusion, inclusions_of
from kbaudit.contradictions.leanings import Leaning, leanings_of
from kbaudit.contradictions.measures import Measured, measures
from kbaudit.contradictions.moments import Moment, moments_of
from kbaudit.contradictions.names import NO_NAMES, Names, names_in
from kbaudit.contradictions.notices import Notice, notices_of
from kbaudit.contradictions.openings import opening_remark
from kbaudit.contradictions.orders import Order, orders_of
from kbaudit.contradictions.priced_numbers import priced
from kbaudit.contradictions.row_values import empty_labels, in_row
from kbaudit.contradictions.scope import in_words, sizes
from kbaudit.contradictions.settled import settled_in
from kbaudit.contradictions.settled_matters import Settled
from kbaudit.contradictions.slots import Slot
from kbaudit.contradictions.sole_doers import Doing, doings_of
from kbaudit.contradictions.sorts import compared_in, sorts
from kbaudit.contradictions.stances import Stance, stances_of
from kbaudit.contradictions.terms import NO_TERMS, Terms, terms_of
from kbaudit.contradictions.told_hours import told_hours
from kbaudit.contradictions.topics import without_listed_people, without_people_as_topic
from kbaudit.contradictions.traits import place_traits, traits_of
from kbaudit.contradictions.words import Token, bag, tokens
from kbaudit.contradictions.worked_out import Kept
from kbaudit.facts.anniversaries import anniversaries
from kbaudit.facts.choices import Choice, find_choices
from kbaudit.facts.days_of_year import days_of_year
from kbaudit.facts.destinations import find_destinations
from kbaudit.facts.modality import ModalKind
from kbaudit.facts.quantities import find_quantities
from kbaudit.facts.repetitions import REPEATED, repetitions
from kbaudit.facts.statement import Statement, statement_of
from kbaudit.facts.turns import turns
from kbaudit.model import BlockKind

__all__ = ["Side", "Slot", "compared_in", "place_of", "side_of"]

REACH = 4
"""Content words before and after a value that tell what it measures."""


@dataclass(frozen=True, slots=True)
class Side(Kept):
    """One of two statements. Only `text` is needed; what else is known narrows its scope.

    `document` is empty where it is not known; two statements without one are taken to stand in two live documents.
    `heading` is outermost first; `header` holds the column names and `first_cell` the first cell of a table row.
    `said` is the scope that the sentence names, `around` the one that its title, headings and metadata name; `names` are the
    proper names of the sentence and those around it. `all_words` are those of `content` and of `context`; `sorts` those of its
    values, in which they may face others. `stances`, `leanings` and all behind them are read once, for every pair.
    """

    text: str
    document: str
    path: str
    title: str
    heading: tuple[str, ...]
    lead: str
    kind: BlockKind
    header: tuple[str, ...]
    first_cell: str
    start: int
    day: date | None
    statement: Statement
    slots: tuple[Slot, ...]
    tokens: tuple[Token, ...]
    content: frozenset[str]
    context: frozenset[str]
    all_words: frozenset[str]
    sorts: frozenset[str]
    traits: frozenset[str]
    said: tuple[tuple[str, str], ...] = ()
    around: tuple[tuple[str, str], ...] = ()
    sizes: frozenset[str] = frozenset()
    names: tuple[Names, Names] = (NO_NAMES, NO_NAMES)
    stances: tuple[Stance, ...] = ()
    leanings: tuple[tuple[Leaning, tuple[int, int]], ...] = ()
    measured: tuple[Measured, ...] = ()
    orders: tuple[Order, ...] = ()
    inclusions: tuple[Inclusion, ...] = ()
    assents: tuple[Assent, ...] = ()
    notices: tuple[Notice, ...] = ()
    doings: tuple[Doing, ...] = ()
    moments: tuple[Moment, ...] = ()
    terms: Terms = NO_TERMS
    choices: tuple[Choice, ...] = ()
    settled: tuple[Settled, ...] = ()
    claim: int = -1
    masked: str = field(default="", compare=False)

    def at_claim(self, claim: int) -> Side:
        """The same statement where its claim has another position."""
        values = list(_VALUES(self))
        values[_CLAIM] = claim
        return Side(*values)

    def with_phrases(self, phrases: Sequence[tuple[Sequence[Token], str]]) -> Side:
        """The same statement where each of these stretches of words is one word under another name."""
        names = {word.name: name for stretch, name in phrases for word in stretch[:1]}
        starts = {stretch[0].start: (stretch[-1].end, name) for stretch, name in phrases}
        taken = {word.start for stretch, _ in phrases for word in stretch[1:]}
        read = tuple(
            token._replace(name=starts[token.start][1], end=starts[token.start][0]) if token.start in starts else token
            for token in self.tokens
            if token.start not in taken
        )
        said = frozenset(token.name for token in read if token.content)
        content = said | (self.content - {token.name for token in self.tokens})
        return replace(
            self,
            tokens=read,
            content=content,
            all_words=content | self.context,
            slots=tuple(replace(slot, near=_renamed(slot.near, names)) for slot in self.slots),
            stances=tuple(
                replace(stance, predicate=names.get(stance.predicate, stance.predicate)) for stance in self.stances
            ),
        )


def _renamed(words: frozenset[str], names: Mapping[str, str]) -> frozenset[str]:
    return frozenset(names.get(word, word) for word in words)


_NAMES = tuple(item.name for item in fields(Side))
_CLAIM = _NAMES.index("claim")
_VALUES = attrgetter(*_NAMES)
"""All values of a statement, in their order: `dataclasses.replace` takes ten times as long, and there are hundreds of thousands."""


def side_of(
    text: str,
    *,
    document: str = "",
    path: str = "",
    title: str = "",
    heading: tuple[str, ...] = (),
    lead: str = "",
    kind: BlockKind = BlockKind.PARAGRAPH,
    header: tuple[str, ...] = (),
    first_cell: str = "",
    start: int = 0,
    day: date | None = None,
    scope: tuple[tuple[str, str], ...] = (),
    language: str = "en",
    claim: int = -1,
) -> Side:
    """Read one statement. `scope` are dimensions and values from metadata."""
    statement = statement_of(text, language=language)
    above = (title, *heading[-1:], lead)
    asked = heading[-1] if heading else title
    slots = _slots(text, statement, language, above)
    if kind is BlockKind.TABLE_ROW:
        slots = in_row(text, slots, language)
    slots = priced(text, slots, above)
    slots = told_as_asked(text, told_hours(text, slots, asked), asked)
    labels = [(*span, "label") for span in empty_labels(text)] if kind is BlockKind.TABLE_ROW else []
    read = tokens(text, sorted([*_masks(text, statement, slots), *labels]))
    slots = _with_neighbours(slots, read)
    named = " / ".join((title, *heading, lead))
    # What stands in a slot is a value, not a scope: the year of a deadline, "monthly" where that is what is claimed. What is
    # counted is no value: "56 annual leave hours".
    said = in_words(
        _replaced(
            text,
            [
                (_waited(text, slot), _ordinal_ends(text, slot) if slot.kind == "count" else slot.end, " ")
                for slot in slots
                if slot.kind != "number"
            ],
        )
    )
    counted = frozenset(
        name
        for slot in slots
        if slot.kind == "count"
        for name in bag(text[slot.start : slot.end])
        if name not in _NUMERALS and not name[0].isdigit()
    )
    content, context = frozenset(token.name for token in read if token.content) | counted, bag(named)
    return Side(
        text=text,
        document=document,
        path=path,
        title=title,
        heading=heading,
        lead=lead,
        kind=kind,
        header=header,
        first_cell=first_cell,
        start=start,
        day=day,
        statement=statement,
        slots=slots,
        tokens=read,
        content=content,
        context=context,
        all_words=content | context,
        sorts=frozenset[str]().union(*map(sorts, slots)),
        traits=traits_of(_replaced(text, [(slot.start, slot.end, " ") for slot in slots if slot.reference]), kind)
        | place_traits(path, title, heading)
        | (traits_of(lead) & {"example", "past"} if lead else frozenset()),
        said=said,
        around=(
            *in_words(" / ".join((*map(without_listed_people, (without_people_as_topic(title), *heading[-1:])), lead))),
            *_from_above(heading[:-1]),
            *scope,
        ),
        names=(names_in(text).with_column(header[-1] if len(header) == 1 else ""), names_in(named)),
        sizes=sizes(f"{title} {path.rpartition('/')[2].replace('-', ' ')} {named}"),
        stances=tuple(stances_of(statement)),
        leanings=leanings_of(statement, asked),
        measured=measures(
            map(compared_in, slots), " ".join((text, *header, first_cell)), " / ".join((*heading[-1:], lead, title))
        ),
        orders=orders_of(statement),
        inclusions=inclusions_of(statement),
        assents=assents_of(text),
        notices=notices_of(text),
        doings=doings_of(text),
        moments=moments_of(text) if kind is not BlockKind.TABLE_ROW else (),
        terms=terms_of(text) if kind is not BlockKind.TABLE_ROW else NO_TERMS,
        choices=find_choices(text) if kind is not BlockKind.TABLE_ROW else (),
        settled=settled_in(text) if kind is not BlockKind.TABLE_ROW else (),
        claim=claim,
        masked=masked_text(text, title, heading, lead, statement, slots),
    )


_AFTER = re.compile(r"(?i)\bafter (?:about |around |only |just |another )?$")


_ORDINAL = re.compile(r"(?i)(?:the )?(?:first|second|third|fourth|fifth|sixth|last|\d+(?:st|nd|rd|th))\b")


def _ordinal_ends(text: str, slot: Slot) -> int:
    """Where the ordinal ends that a count begins with, or the count begins: "third attempt" is no third one beside a second."""
    found = _ORDINAL.match(text, slot.start, slot.end)
    return found.end() if found else slot.start


def _waited(text: str, slot: Slot) -> int:
    """Where a slot begins, with the word that makes it a wait: "after 10 minutes" is not the time after something."""
    before = _AFTER.search(text, 0, slot.start) if slot.kind == "time" else None
    return before.start() if before else slot.start


def _from_above(heading: tuple[str, ...]) -> list[tuple[str, str]]:
    """What the outer headings fix: a region or a plan holds for all below, the mention of a platform or a version does not."""
    return [pair for pair in in_words(" / ".join(heading)) if pair[0] in ("region", "plan", "audience", "language")]


_NUMERALS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion half quarter dozen couple ~minimum ~limit ~exceed ~many few fewer more than least most over under
    total exactly single first second third""".split()
)
"""Words of a counted value that are not what is counted."""

_STANDS_FOR = {
    "time": "some time",
    "money": "an amount",
    "percent": "a share",
    "date": "a date",
    "yearday": "a date",
    "email": "an address",
    "url": "a link",
    "phone": "a number",
    "menu": "a menu",
    "file": "a file",
    "form": "a form",
    "place": "a place",
}


def masked_text(
    text: str, title: str, heading: tuple[str, ...], lead: str, statement: Statement, slots: tuple[Slot, ...]
) -> str:
    """What is embedded of a statement: its place, its lead, and its words with every slot left open."""
    cuts = [(slot.start, slot.end, _STANDS_FOR.get(slot.kind, "a number")) for slot in slots]
    cuts += [(polarity.span[0], polarity.span[1], "") for polarity in statement.polarity if polarity.kind == "negation"]
    masked = _replaced(text, sorted(cuts))
    prefix = place_of(title, heading)
    return " ".join(f"{prefix}: {lead} {masked}".split()) if prefix else " ".join(f"{lead} {masked}".split())


def place_of(title: str, heading: tuple[str, ...]) -> str:
    """Where a statement stands: its title and last heading; empty where there is neither."""
    return " > ".join(dict.fromkeys(part for part in (title, *heading[-1:]) if part))


def _replaced(text: str, cuts: list[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, substitute in cuts:
        if start >= position:
            parts += [text[position:start], substitute]
            position = end
    return "".join((*parts, text[position:]))


def _slots(text: str, statement: Statement, language: str, above: tuple[str, ...]) -> tuple[Slot, ...]:
    found = [Slot("date", mention.start, mention.end, mention=mention) for mention in statement.dates]
    found += [Slot(reference.kind, *reference.span, reference=reference) for reference in statement.references]
    found += [
        Slot("yearday", *day.span, reference=day)
        for day in days_of_year(text, [(slot.start, slot.end) for slot in found])
    ]
    dated = [(slot.start, slot.end) for slot in found if slot.kind == "yearday"]
    found += [
        Slot(quantity.dimension, *quantity.span, quantity=quantity)
        for quantity in (*statement.quantities, *anniversaries(text))
        if not any(start < quantity.span[1] and quantity.span[0] < end for start, end in dated)
    ]
    # Beside a value or a duty, where one turns is no second claim: that the one differs would say nothing of the other, and its
    # words tell what the duty is about.
    settled = bool(found) or any(modal.kind is ModalKind.MUST for modal in statement.modality.modals)
    found += [
        Slot(reference.kind, *reference.span, reference=reference)
        for reference in find_destinations(text, [(slot.start, slot.end) for slot in found], above)
        if not settled or reference.kind == "form" or reference.raw[0].isdigit() or reference.raw.startswith("Unit ")
    ]
    found += _counts(text, [(slot.start, slot.end) for slot in found], language)
    return tuple(sorted(found, key=lambda slot: (slot.start, -slot.end)))


def _counts(text: str, taken: list[tuple[int, int]], language: str) -> list[Slot]:
    """What says how many without a unit: repetitions, turns and bare numbers."""
    words = text.casefold()
    counts = list(turns(text, taken))
    if any(word in words for word in REPEATED):
        counts += repetitions(text, [*taken, *(quantity.span for quantity in counts)])
    counted = [quantity.span for quantity in counts]
    found = [Slot("count", *quantity.span, quantity=quantity) for quantity in counts]
    found += [
        Slot("number", *quantity.span, quantity=quantity)
        for quantity in find_quantities(text, language=language, bare=True)
        if quantity.dimension == "number"
        and says_how_many(text, quantity)
        and not any(start <= quantity.span[0] < end for start, end in counted)
        and not any(start < quantity.span[1] and quantity.span[0] < end for start, end in taken)
    ]
    return found


def _masks(text: str, statement: Statement, slots: tuple[Slot, ...]) -> list[tuple[int, int, str]]:
    """Slots are tokens of their own; modals, negations and opening remarks stand outside the words that are compared."""
    cuts = [(slot.start, slot.end, slot.kind) for slot in slots]
    taken = [(slot.start, slot.end) for slot in slots]
    spans = [modal.span for modal in statement.modality.modals]
    spans += [polarity.span for polarity in statement.polarity]
    for start, end in spans:
        # Of "should not be available" the modal takes "should not", and what it denies is no word of its own either.
        start = max((stop for begin, stop in taken if begin < start < stop < end), default=start)
        if not any(begin < end and start < stop for begin, stop in taken):
            cuts.append((start, end, "stance"))
            taken.append((start, end))
    opened = opening_remark(text)
    if opened and not any(start < opened for start, _ in taken):
        cuts.append((0, opened, "opening"))
    return sorted(cuts)


def _with_neighbours(slots: tuple[Slot, ...], read: tuple[Token, ...]) -> tuple[Slot, ...]:
    found = []
    names = [token for token in read if token.content or token.slot]
    at = {token.start: index for index, token in enumerate(names) if token.slot}
    for slot in slots:
        index = at.get(slot.start)
        near: frozenset[str] = frozenset()
        if index is not None:
            before = [token.name for token in names[max(0, index - REACH) : index] if token.content]
            after = [token.name for token in names[index + 1 : index + 1 + REACH] if token.content]
            near = frozenset((*before, *after))
        found.append(Slot(slot.kind, slot.start, slot.end, slot.quantity, slot.mention, slot.reference, near))
    return tuple(found)
