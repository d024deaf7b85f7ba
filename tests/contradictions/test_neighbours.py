"""Which pairs of statements are judged, in a small knowledge base and in a large one."""

from __future__ import annotations

import numpy
import pytest
from numpy.typing import NDArray

from kbaudit.contradictions import nearest as lists
from kbaudit.contradictions.nearest import nearest
from kbaudit.contradictions.neighbours import COPIES, propose
from kbaudit.contradictions.shared_words import PARTNERS, POSTINGS
from kbaudit.contradictions.side import Side, side_of

ROWS = 3000


def clustered(count: int, seed: int = 3) -> NDArray[numpy.float32]:
    """Unit rows of many small groups, as statements on many subjects are."""
    random = numpy.random.default_rng(seed)
    subjects = random.normal(size=(count // 6, 48))
    rows = subjects[random.integers(0, len(subjects), count)] + 0.35 * random.normal(size=(count, 48))
    return (rows / numpy.linalg.norm(rows, axis=1, keepdims=True)).astype(numpy.float32)


def pairs(rows: NDArray[numpy.float32], groups: NDArray[numpy.int64] | None = None) -> set[tuple[int, int]]:
    named = numpy.arange(len(rows)) if groups is None else groups
    found, cosines = nearest(rows, named, 6)
    return {
        (row, int(other))
        for row, others in enumerate(found)
        for place, other in enumerate(others)
        if cosines[row, place] >= 0.6
    }


def test_inverted_lists_find_nearly_all_that_the_exact_search_finds_and_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = clustered(ROWS)
    exact = pairs(rows)
    monkeypatch.setattr(lists, "EXACT", 100)
    found = pairs(rows)
    assert found == pairs(rows)
    assert len(found & exact) >= 0.95 * len(exact)
    assert len(found) < 1.1 * len(exact)


@pytest.mark.parametrize("least", [100, 5000])
def test_the_nearest_come_first_with_their_cosines(monkeypatch: pytest.MonkeyPatch, least: int) -> None:
    monkeypatch.setattr(lists, "EXACT", least)
    rows = clustered(600)
    found, cosines = nearest(rows, numpy.arange(600), 6)
    assert (numpy.diff(cosines, axis=1) <= 0).all()
    assert numpy.allclose(cosines, numpy.einsum("ij,ikj->ik", rows, rows[found]), atol=1e-5)
    assert (found != numpy.arange(600)[:, None]).all()


@pytest.mark.parametrize("least", [100, 5000])
def test_copies_are_no_neighbours_of_each_other(monkeypatch: pytest.MonkeyPatch, least: int) -> None:
    monkeypatch.setattr(lists, "EXACT", least)
    rows = clustered(600)
    doubled, groups = numpy.vstack((rows, rows)), numpy.tile(numpy.arange(600), 2)
    assert all(groups[left] != groups[right] for left, right in pairs(doubled, groups))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_rows_are_no_trouble(count: int) -> None:
    assert len(pairs(clustered(12)[:count])) <= 1


def statement(text: str, name: str) -> Side:
    return side_of(text, document=name, path=name)


def test_of_a_text_in_many_places_the_first_copies_are_compared_and_the_others_joined_to_the_first() -> None:
    copies = [statement("Parcels wait at the counter for 7 days.", f"{number}.md") for number in range(8)]
    other = statement("Parcels wait at the counter for 9 days.", "other.md")
    found = propose([*copies, other], None)
    assert {left for left, right in found if right == 8} == set(range(COPIES))
    assert {pair for pair in found if 8 not in pair and pair[1] >= COPIES} == {
        (0, number) for number in range(COPIES, 8)
    }


def test_statements_of_common_words_alone_find_each_other_by_two_of_them() -> None:
    crowd = [
        statement(f"Members pay {number} euros for parking{number}.", f"{number}.md") for number in range(POSTINGS + 5)
    ]
    crowd += [
        statement(f"Letters arrive after {number} euros for tea{number}.", f"{number}b.md")
        for number in range(POSTINGS + 5)
    ]
    pair = [statement("Members pay letters 5 euros.", "x.md"), statement("Members letters pay 9 euros.", "y.md")]
    assert (len(crowd), len(crowd) + 1) in propose([*crowd, *pair], None)


def test_nobody_has_more_partners_than_the_limit_by_words() -> None:
    many = [
        statement(f"Parcels wait at the counter for {number + 2} days.", f"{number}.md") for number in range(POSTINGS)
    ]
    found = propose(many, None)
    assert max(sum(left == position for left, _ in found) for position in range(POSTINGS)) == PARTNERS


def test_what_happens_at_once_finds_what_happens_later_and_consent_finds_consent() -> None:
    ended = statement("Gate cards are deactivated on the tenant's moving day.", "a.md")
    kept = statement("Gate cards keep working for two days after the tenant's moving day.", "b.md")
    asked = statement("Loans of prints require the approval of the trustees.", "c.md")
    spared = statement("Prints are lent without asking the trustees for approval of loans.", "d.md")
    found = propose([ended, kept, asked, spared], None)
    assert (0, 1) in found
    assert (2, 3) in found
