"""What sets two copies apart, word by word, and of what type the difference is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kbaudit.detectors.comparison import Comparison
from kbaudit.detectors.units import LINK, Unit

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"twenty": "20", "thirty": "30", "forty": "40", "sixty": "60", "ninety": "90", "half": "0.5"}

_MODALS = {
    **dict.fromkeys(("must", "shall", "required", "mandatory"), "must"),
    **dict.fromkeys(("may", "can", "allowed", "permitted", "optional"), "may"),
    **dict.fromkeys(("should", "recommended"), "should"),
    **dict.fromkeys(("not", "no", "never", "none", "without", "n't"), "not"),
    **dict.fromkeys(("cannot", "can't"), "may not"),
    **dict.fromkeys(("only", "all", "always", "every", "any"), ""),
    **dict.fromkeys(("daily", "weekly", "monthly", "quarterly", "annual", "annually", "yearly"), ""),
}
"""Words that change what a rule says, by what they say; "" for those that stand for themselves."""

_FUNCTION_WORDS = frozenset(
    "a an the of to in on at for and or by with from as is are be was were it its this that these those you your we our they "
    "their will would if then than so such also please just very more here there which who when while into about up out".split()
)
"""Words that may come and go without a reader noticing."""


class Difference(StrEnum):
    """What sets two copies apart; the first of value conflict, extended and reworded that applies."""

    IDENTICAL = "identical"
    COSMETIC = "cosmetic"
    VALUE = "value conflict"
    EXTENDED = "extended"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a unit that the matching unit of the other side has otherwise; either side may be empty."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    left_unit: Unit
    right_unit: Unit

    @property
    def decisive(self) -> bool:
        """Whether a number, a negation or a modal differs. "have" against "need" does not where "to" follows."""
        mine, other = (decisive_words((*self.before, *side, *self.after)) for side in (self.left, self.right))
        return mine != other

    @property
    def cosmetic(self) -> bool:
        """Whether a reader would not notice: function words, an inflection, a link's address."""
        if self.decisive:
            return False
        return sorted(stems(self.left)) == sorted(stems(self.right))


def changes(comparison: Comparison) -> list[Change]:
    """The changed spans of all edited units, in the order of the left side."""
    return [change for left, right in comparison.edited() for change in _changes(left, right)]


def difference(comparison: Comparison, changed: Sequence[Change]) -> Difference:
    """The type of the difference between two copies whose changed spans are known."""
    if any(change.decisive for change in changed):
        return Difference.VALUE
    telling = [change for change in changed if not change.cosmetic]
    left, right = comparison.only_left, comparison.only_right
    if not telling and not left and not right:
        return Difference.COSMETIC if changed or not in_order(comparison) else Difference.IDENTICAL
    if not telling and not (left and right):
        return Difference.EXTENDED
    return Difference.REWORDED


def in_order(comparison: Comparison) -> bool:
    """Whether the matched units stand in the same order on both sides."""
    places = [match.right for match in comparison.matches]
    return all(a < b for a, b in pairwise(places))


def decisive_words(text: Sequence[str]) -> Counter[str]:
    """The numbers, negations and modals of some words, each as what it says: "don't have to" and "need not" are one."""
    found: Counter[str] = Counter()
    previous = ""
    for word in text:
        if word.startswith(LINK):
            continue
        number = _NUMBERS.get(word)
        # "six (6)" says six once.
        if number is not None or word[:1].isdigit() or any(sign.isdigit() for sign in word):
            value = number or word.strip("$€£").replace(",", "")
            if value != previous:
                found[value] += 1
            previous = value
            continue
        previous = ""
        if word.endswith("n't") and word != "can't":
            found["not"] += 1
            word = {"mustn't": "must", "shouldn't": "should", "needn't": "must"}.get(word, "")
        if word in _MODALS:
            found.update((_MODALS[word] or word).split())
    # "has to" is an obligation; "have" alone is none, and one may need a domain.
    found["must"] += sum(
        first in ("have", "has", "need", "needs") and second == "to" for first, second in pairwise(text)
    )
    return +found


def _changes(left: Unit, right: Unit) -> Iterator[Change]:
    """Insertions and deletions that stand together, as one change each, with the common word on either side."""
    from rapidfuzz.distance import Indel

    mine, other = left.words, right.words
    begun: tuple[int, int] | None = None
    for part in [*Indel.opcodes(mine, other), None]:
        if part is not None and part.tag != "equal":
            begun = begun or (part.src_start, part.dest_start)
            continue
        if begun is not None:
            a, c = begun
            b, d = (part.src_start, part.dest_start) if part is not None else (len(mine), len(other))
            yield Change(mine[a:b], other[c:d], mine[max(0, a - 1) : a], mine[b : b + 1], left, right)
        begun = None


def stems(text: Sequence[str]) -> Iterator[str]:
    """The content words of some words, without the plural's s."""
    for word in text:
        if not word.startswith(LINK) and word not in _FUNCTION_WORDS:
            bare = word.replace("-", "").replace("'", "")
            yield bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare
