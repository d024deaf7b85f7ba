"""Two statements laid side by side: what they share, what each has of its own, and which of their slots face each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kbaudit.contradictions.group_sizes import told_for_one_group
from kbaudit.contradictions.knowledge import UNTAUGHT, Knowledge
from kbaudit.contradictions.loosely import loosely
from kbaudit.contradictions.places import apart, one_place
from kbaudit.contradictions.recurring import recurring
from kbaudit.contradictions.side import Side, Slot
from kbaudit.contradictions.times_of_prices import told_for_one_time
from kbaudit.contradictions.words import bag
from kbaudit.contradictions.yearless import with_and_without_year
from kbaudit.facts.date_comparison import dates_exclude
from kbaudit.facts.quantities import clash, comparable, same_value
from kbaudit.facts.quantity_comparison import DAY
from kbaudit.facts.year_parts import no_day_in_common
from kbaudit.model import Quantity

__all__ = ["Facing", "View", "face", "lay", "spelt_alike"]


@dataclass(frozen=True, slots=True)
class Facing:
    """Two slots of one kind that stand for the same thing in their statements; `clash` where they cannot both be right."""

    left: Slot
    right: Slot
    clash: bool
    same: bool = False
    loose: bool = False
    """Whether only the sort of value is the same, not its unit: 50 automations and a hundred rules."""


@dataclass(frozen=True)
class View:
    """A pair with its likeness. Weights are those of the knowledge base; agreement and containment lie between 0 and 1.

    It has no slots, so that what guards and features ask again and again is worked out once.
    """

    left: Side
    right: Side
    knowledge: Knowledge
    shared: frozenset[str]
    own_left: frozenset[str]
    own_right: frozenset[str]
    shared_weight: float
    left_weight: float
    right_weight: float
    facing: tuple[Facing, ...]
    open_slots: int
    cosine: float | None

    @cached_property
    def agreement(self) -> float:
        """Dice coefficient of the weighted content words."""
        both = 2 * self.shared_weight + self.left_weight + self.right_weight
        return 2 * self.shared_weight / both if both else 1.0

    @cached_property
    def containment(self) -> float:
        """Share of the shorter statement's content words that the other has too."""
        smaller = self.shared_weight + min(self.left_weight, self.right_weight)
        return self.shared_weight / smaller if smaller else 1.0

    @cached_property
    def covered(self) -> tuple[float, float]:
        """The share of each statement's content words that the other has, be it in its title or headings; lesser first."""
        total, left, right = self.knowledge.total, self.left, self.right
        mine, other = total(left.content & right.all_words), total(right.content & left.all_words)
        shares = mine / max(total(left.content), 0.1), other / max(total(right.content), 0.1)
        return min(shares), max(shares)

    @cached_property
    def subjects_meet(self) -> float:
        """The share of the lesser side's words, title and headings taken in, that the other side has somewhere."""
        mine, other = self.left.all_words, self.right.all_words
        least = min(self.knowledge.total(mine), self.knowledge.total(other))
        return self.knowledge.total(mine & other) / least if least else 0.0

    @cached_property
    def clashes(self) -> tuple[Facing, ...]:
        """The facing slots that cannot both be right."""
        return tuple(pair for pair in self.facing if pair.clash)

    @cached_property
    def one_document(self) -> bool:
        """Whether both stand in one document."""
        return bool(self.left.document) and self.left.document == self.right.document

    @cached_property
    def one_section(self) -> bool:
        """Whether both stand under the same heading of one document."""
        return self.one_document and self.left.heading == self.right.heading


def face(left: Side, right: Side) -> View:
    """Two statements side by side by their slots alone: enough to say whether they disagree on anything."""
    facing: tuple[Facing, ...] = ()
    open_slots = len(left.slots) + len(right.slots)
    if not left.sorts.isdisjoint(right.sorts):
        facing, open_slots = _facing(left.slots, right.slots)
        facing = tuple(_in_one_unit(pair, left.text, right.text) if pair.loose else pair for pair in facing)
        again = None if facing else recurring(left.slots, left.text, right.slots, right.text)
        if again is not None:
            facing = (Facing(*again, clash=True, loose=True),)
    nothing: frozenset[str] = frozenset()
    return View(left, right, UNTAUGHT, nothing, nothing, nothing, 0.0, 0.0, 0.0, facing, open_slots, None)


def lay(
    left: Side, right: Side, knowledge: Knowledge, cosine: float | None = None, *, faced: View | None = None
) -> View:
    """Lay two statements side by side. Words that the other's title, headings or lead have are not a statement's own.

    `faced` is what `face` made of them, where that was asked before.
    """
    faced = faced or face(left, right)
    shared = left.content & right.content
    own_left = left.content - shared
    own_right = right.content - shared
    if own_left and own_right:
        alike = {(a, b) for a in own_left for b in own_right if a[0] == b[0] and spelt_alike(a, b)}
        if alike:
            own_left -= {a for a, _ in alike}
            own_right -= {b for _, b in alike}
            shared |= {a for a, _ in alike}
    said_around_right, said_around_left = own_left & right.context, own_right & left.context
    return View(
        left=left,
        right=right,
        knowledge=knowledge,
        shared=shared,
        own_left=own_left - said_around_right,
        own_right=own_right - said_around_left,
        shared_weight=knowledge.total(shared) + 0.5 * knowledge.total(said_around_left | said_around_right),
        left_weight=knowledge.total(own_left - said_around_right),
        right_weight=knowledge.total(own_right - said_around_left),
        facing=faced.facing,
        open_slots=faced.open_slots,
        cosine=cosine,
    )


def spelt_alike(left: str, right: str) -> bool:
    """Whether two words are one, spelt or inflected in two ways: a long common beginning, or one letter's difference."""
    if left[0] != right[0] or left[0] == "~" or min(len(left), len(right)) < 4:
        return left.replace("-", "") == right.replace("-", "")
    if left.replace("-", "") == right.replace("-", ""):
        return True
    shorter, longer = sorted((left, right), key=len)
    if not (shorter.isalpha() and longer.isalpha()):
        return False
    if longer.startswith(shorter[: max(5, len(shorter) - 2)]) and len(longer) - len(shorter) <= 4:
        return True
    return len(shorter) >= 6 and len(longer) - len(shorter) <= 1 and _one_edit(shorter, longer)


def _one_edit(shorter: str, longer: str) -> bool:
    index = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) == len(longer):
        return (
            shorter[index + 1 :] == longer[index + 1 :]
            or shorter[index:] == longer[index + 1] + longer[index] + longer[index + 2 :]
        )
    return shorter[index:] == longer[index + 1 :]


def _facing(left: Sequence[Slot], right: Sequence[Slot]) -> tuple[tuple[Facing, ...], int]:
    """Pair slots of one kind: equal ones first, then in order where their numbers agree, else by the words around them."""
    found: list[Facing] = []
    open_slots = 0
    rest_left, rest_right = list(left), list(right)
    for mine in left:
        same = [other for other in rest_right if _same(mine, other)]
        if same:
            best = max(same, key=lambda other: (len(mine.near & other.near), -other.start))
            found.append(Facing(mine, best, clash=False, same=True))
            rest_right.remove(best)
            rest_left.remove(mine)
    while rest_left:
        mine = rest_left[0]
        lefts = [slot for slot in rest_left if slot is mine or _comparable(mine, slot)]
        rights = [slot for slot in rest_right if _comparable(mine, slot)]
        if len(lefts) == len(rights):
            pairs = list(zip(lefts, rights, strict=True))
        else:
            pairs = _by_neighbours(lefts, rights)
        found.extend(Facing(a, b, clash=_clash(a, b)) for a, b in pairs)
        open_slots += abs(len(lefts) - len(rights))
        rest_left = [slot for slot in rest_left if slot not in lefts]
        rest_right = [slot for slot in rest_right if slot not in rights]
    open_slots += len(rest_right)
    mine_alone = [slot for slot in left if all(pair.left is not slot for pair in found)]
    other_alone = [slot for slot in right if all(pair.right is not slot for pair in found)]
    loose = [*loosely(mine_alone, other_alone), *with_and_without_year(mine_alone, other_alone)]
    found.extend(Facing(a, b, clash=True, loose=True) for a, b in loose)
    return tuple(sorted(found, key=lambda pair: (pair.left.start, pair.right.start))), open_slots


def _in_one_unit(pair: Facing, left: str, right: str) -> Facing:
    """The pair as one of two values in one unit, where the words around one tell the time or people of the other."""
    facing = pair.left, left, pair.right, right
    return replace(pair, loose=False) if told_for_one_time(*facing) or told_for_one_group(*facing) else pair


def _by_neighbours(lefts: Sequence[Slot], rights: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    ranked = sorted(
        ((len(a.near & b.near), -abs(i - j), i, j) for i, a in enumerate(lefts) for j, b in enumerate(rights)),
        reverse=True,
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for _, _, i, j in ranked:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((lefts[i], rights[j]))
    return pairs


def _quantities(left: Slot, right: Slot) -> tuple[Quantity, Quantity] | None:
    """The values of two slots; counted things that have one name (people, users) are counted in one unit."""
    mine, other = left.quantity, right.quantity
    if mine is None or other is None:
        return None
    if mine.unit == other.unit and mine.dimension == other.dimension:
        return mine, other
    if mine.dimension == other.dimension == "count" and mine.unit != other.unit and bag(mine.unit) == bag(other.unit):
        other = replace(other, unit=mine.unit)
    if mine.dimension == "angle" and other.dimension == "temperature":
        mine = replace(mine, dimension=other.dimension, unit=other.unit)  # "eight degrees", "5 °C"
    elif mine.dimension == "temperature" and other.dimension == "angle":
        other = replace(other, dimension=mine.dimension, unit=mine.unit)
    if mine.unit == "business hours" and other.unit == "business days":
        mine = _in_business_days(mine, other)
    elif mine.unit == "business days" and other.unit == "business hours":
        other = _in_business_days(other, mine)
    return mine, other


SHORTEST_DAY, USUAL_DAY, LONGEST_DAY, WHOLE_DAY = 7.0, 8.0, 10.0, 24.0
"""Hours of a day at work. "24 business hours" is mostly meant for one day, and "8 hours" for another house's whole day."""


def _in_business_days(hours: Quantity, days: Quantity) -> Quantity:
    """Working hours in working days, of as many hours as make the two the same, if a house can have such days."""
    worked, promised = hours.high or hours.low or 0.0, days.high or days.low or 0.0
    length = worked / promised if promised else USUAL_DAY
    if not SHORTEST_DAY <= length <= LONGEST_DAY:
        length = WHOLE_DAY if worked % WHOLE_DAY == 0 else USUAL_DAY
    return replace(
        hours,
        low=None if hours.low is None else hours.low / length,
        high=None if hours.high is None else hours.high / length,
        unit=days.unit,
    )


def _other_days(left: Quantity, right: Quantity) -> bool:
    """Whether business and calendar days are two promises: 48 hours and one business day are, five of them and a week not."""
    if {left.unit, right.unit} != {"business days", "seconds"}:
        return False
    business, calendar = (left, right) if left.unit == "business days" else (right, left)
    worked, passed = business.high or business.low or 0.0, (calendar.high or calendar.low or 0.0) / DAY
    return passed not in (worked, round(worked * 7 / 5))


def _comparable(left: Slot, right: Slot) -> bool:
    pair = _quantities(left, right)
    return comparable(*pair) if pair else left.kind == right.kind


def _same(left: Slot, right: Slot) -> bool:
    pair = _quantities(left, right)
    if pair:
        return same_value(*pair) and not _other_days(*pair)
    if left.mention and right.mention:
        return (left.mention.first, left.mention.last) == (right.mention.first, right.mention.last)
    if left.reference and right.reference:
        return one_place(left.reference, right.reference)
    return False


def _clash(left: Slot, right: Slot) -> bool:
    pair = _quantities(left, right)
    if pair:
        return clash(*pair) or _other_days(*pair)
    if left.mention and right.mention:
        return dates_exclude(left.mention, right.mention)
    if not (left.reference and right.reference and apart(left.reference, right.reference)):
        return False
    return left.kind != "yearday" or no_day_in_common(left.reference.normalised, right.reference.normalised)
