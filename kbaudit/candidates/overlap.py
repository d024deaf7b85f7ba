"""Pairs of texts that share words in the same order, found through their uncommon shingles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.candidates.shingles import ShingleSets, shared, shingle_sets

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

COMMON_SHARE = 0.01
COMMON_LEAST = 20
COMMON_MOST = 60
"""A shingle of more than max(20, 1 %) of the texts, but at most of 60, says little about a pair. Dropping those raised the
precision of Jaccard >= .5 from .034 to .890 at equal recall on one support knowledge base, and keeps the join near linear."""

BARE = 0.25
"""A text that would keep less than this part of its shingles, because a large family of copies shares them, is judged
by all."""

PARTLY = 0.5
"""A pair is also judged by all of its shingles where the uncommon ones reach this part of a limit: what is filled into a set
phrase is little, and what surrounds it is most of what two such texts share."""

SMALL = 64
LARGE = 256
"""A text of at most SMALL shingles is joined by all of them, one of at most LARGE by every second, a longer one by every
fourth."""

TINY = 16
"""What a text of so few shingles has is sampled everywhere: it may be all that a notice shares with a page."""

SLACK = 0.5
"""Part of the limit that the sampled shingles must reach before a pair is counted exactly: sampling is off by less than that."""

ORDERS = 3
"""Orders in which the texts of a common shingle are chained instead of joined all with all. Neighbours in an order share
their smallest hash, as copies do."""


CHAINED = 0.3
"""... and must be neighbours there for this many times the smaller one's sampled shingles, all orders together: two texts that
share a phrase of furniture stand side by side once, copies in nearly every list."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share of their shingles: `left` < `right` are positions, the parts are of each side's own shingles."""

    left: int
    right: int
    shared: int
    jaccard: float
    of_left: float
    of_right: float

    @property
    def containment(self) -> float:
        """The larger of the two parts: 1.0 where one text stands inside the other."""
        return max(self.of_left, self.of_right)


@dataclass(frozen=True, slots=True)
class Limits:
    """A pair is kept when it reaches one of these: Jaccard, part of the smaller side, or number of shingles shared."""

    jaccard: float
    containment: float
    shared: int = 1 << 30


def overlaps(texts: Sequence[str], limits: Limits, *, groups: Sequence[int] | None = None) -> list[Overlap]:
    """Pairs of texts whose uncommon shingles overlap by at least one of the limits, sorted by position.

    Texts of one group (`groups` has a number for each text) count once where it is asked how common a shingle is: twelve
    versions of a page do not make its words common. The figures of a pair are those of all its shingles.
    """
    import numpy

    sets = shingle_sets(texts)
    if not sets.shingles.size:
        return []
    held = numpy.bincount(sets.shingles, minlength=sets.distinct)
    frequency = held if groups is None else _frequency(sets, numpy.asarray(groups, dtype=numpy.int64))
    common = common_limit(len(sets) if groups is None else len(set(groups)))
    left, right = _proposed(sets, held, common, limits)
    uncommon = frequency[sets.shingles] <= common
    telling = sets.only(uncommon)
    bare = telling.sizes < BARE * sets.sizes
    found = _reached(telling, left, right, limits)
    partly = Limits(PARTLY * limits.jaccard, PARTLY * limits.containment, limits.shared)
    whole = ~found & (bare[left] | bare[right] | _reached(telling, left, right, partly))
    found[whole] = _reached(sets, left[whole], right[whole], limits)
    left, right = left[found], right[found]
    both, sizes = shared(sets, left, right), sets.sizes
    return [
        Overlap(int(a), int(b), int(c), float(c / (sizes[a] + sizes[b] - c)), float(c / sizes[a]), float(c / sizes[b]))
        for a, b, c in zip(left, right, both, strict=True)
    ]


def common_limit(texts: int) -> int:
    """How many of a number of texts may have a shingle before it says little."""
    return min(COMMON_MOST, max(COMMON_LEAST, int(texts * COMMON_SHARE)))


def _reached(
    sets: ShingleSets, left: NDArray[numpy.int64], right: NDArray[numpy.int64], limits: Limits
) -> NDArray[numpy.bool_]:
    import numpy

    both, sizes = shared(sets, left, right), sets.sizes
    union = sizes[left] + sizes[right] - both
    smaller = numpy.minimum(sizes[left], sizes[right])
    reached: NDArray[numpy.bool_] = (
        (both >= limits.jaccard * union) | (both >= limits.containment * smaller) | (both >= limits.shared)
    )
    return reached & (both > 0)


def _frequency(sets: ShingleSets, groups: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
    """For each shingle the number of groups that have it."""
    import numpy

    number = int(groups.max()) + 1
    return numpy.bincount(numpy.unique(sets.shingles * number + groups[sets.owners]) // number, minlength=sets.distinct)


def _proposed(
    sets: ShingleSets, held: NDArray[numpy.int64], common: int, limits: Limits
) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """Pairs that share enough of their sampled shingles to be worth an exact count.

    Of a shingle that few texts hold all pairs are counted, of one that many hold neighbours in several orders are taken.
    """
    import numpy

    owners, texts = sets.owners, len(sets)
    every = 1 + (sets.sizes > SMALL).astype(numpy.int64) + 2 * (sets.sizes > LARGE)
    of_tiny = numpy.zeros(sets.distinct, numpy.bool_)
    of_tiny[sets.shingles[sets.sizes[owners] <= TINY]] = True
    sampled = (sets.shingles % every[owners] == 0) | of_tiny[sets.shingles]
    few = held[sets.shingles] <= common
    pairs, counts = numpy.unique(
        _within(sets.shingles, owners, sampled & few & (held[sets.shingles] > 1), texts, common), return_counts=True
    )
    left, right = numpy.divmod(pairs, texts)
    sizes = numpy.bincount(owners[sampled & few], minlength=texts)
    smaller = numpy.minimum(sizes[left], sizes[right])
    # The longer text of a pair may be sampled more thinly than the shorter one: then less than all of it can be met again.
    thinner = numpy.maximum(every[left], every[right]) / numpy.minimum(every[left], every[right])
    least = numpy.minimum(
        SLACK * min(limits.jaccard, limits.containment) * smaller / thinner,
        SLACK * limits.shared / numpy.maximum(every[left], every[right]),
    )
    found = [pairs[counts >= least]]
    chained = [_within(sets.shingles, owners, sampled & ~few, texts, 2, rank) for rank in _orders(sets)]
    pairs, counts = numpy.unique(numpy.concatenate(chained), return_counts=True)
    left, right = numpy.divmod(pairs, texts)
    sizes = numpy.bincount(owners[sampled], minlength=texts)
    found.append(pairs[counts >= CHAINED * numpy.minimum(sizes[left], sizes[right])])
    return numpy.divmod(numpy.unique(numpy.concatenate(found)), texts)


def _within(
    shingles: NDArray[numpy.int64],
    owners: NDArray[numpy.int64],
    kept: NDArray[numpy.bool_],
    texts: int,
    reach: int,
    rank: NDArray[numpy.int64] | None = None,
) -> NDArray[numpy.int64]:
    """Pairs of texts that stand less than `reach` apart in the list of one of the kept shingles, as lower * texts + higher.

    A pair is given once for each shingle. The lists are in the order of the texts, or of `rank`.
    """
    import numpy

    shingles, owners = shingles[kept], owners[kept]
    order = numpy.lexsort((owners if rank is None else rank[owners], shingles))
    shingles, owners = shingles[order], owners[order]
    keys = [numpy.zeros(0, numpy.int64)]
    for step in range(1, reach):
        same = shingles[step:] == shingles[:-step]
        if not same.any():
            break
        a, b = owners[:-step][same], owners[step:][same]
        keys.append(numpy.minimum(a, b) * texts + numpy.maximum(a, b))
    return numpy.concatenate(keys)


def _orders(sets: ShingleSets) -> list[NDArray[numpy.int64]]:
    """Orders of the texts in which those stand together that share their smallest shingle under some hash."""
    import numpy

    full = sets.sizes > 0
    found = []
    for number in range(1, ORDERS + 1):
        mixed = sets.shingles.astype(numpy.uint64) * numpy.uint64((0x9E3779B97F4A7C15 * (2 * number + 1)) % (1 << 64))
        mixed ^= mixed >> numpy.uint64(32)
        smallest = numpy.full(len(sets), numpy.iinfo(numpy.uint64).max)
        smallest[full] = numpy.minimum.reduceat(mixed, sets.starts[:-1][full])
        found.append(numpy.argsort(numpy.argsort(smallest, kind="stable"), kind="stable"))
    return found
