"""Pairs of texts by shared shingles: all that an exact comparison finds, at any size."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbaudit.candidates import Limits, common_limit, overlaps
from kbaudit.normalisation import normalise, words

LIMITS = Limits(jaccard=0.6, containment=0.85)


def shingles(text: str) -> set[tuple[str, ...]]:
    said = words(normalise(text))
    return {tuple(said[start : start + 3]) for start in range(len(said) - 2)}


def exact_pairs(texts: list[str]) -> set[tuple[int, int]]:
    sets = [shingles(text) for text in texts]
    found = set()
    for left in range(len(texts)):
        for right in range(left + 1, len(texts)):
            both = len(sets[left] & sets[right])
            if both and (
                both >= 0.6 * len(sets[left] | sets[right]) or both >= 0.85 * min(len(sets[left]), len(sets[right]))
            ):
                found.add((left, right))
    return found


def prose(seed: int, length: int) -> list[str]:
    source = random.Random(seed)
    return ["".join(source.choices("abcdefghijklmnop", k=source.randint(2, 7))) for _ in range(length)]


@pytest.mark.parametrize("length", [12, 60, 150, 600])
def test_finds_what_comparing_all_with_all_finds(length: int) -> None:
    texts = [" ".join(prose(seed, length)) for seed in range(30)]
    texts += [
        " ".join(prose(seed, length)[: length * 9 // 10]) + " and something else at the end" for seed in range(10)
    ]
    found = {(pair.left, pair.right) for pair in overlaps(texts, LIMITS)}
    assert found == exact_pairs(texts)


def test_finds_a_short_text_inside_a_long_one() -> None:
    long = prose(1, 900)
    texts = [" ".join(long), " ".join(long[400:420]), " ".join(prose(2, 900))]
    pairs = overlaps(texts, LIMITS)
    assert [(pair.left, pair.right) for pair in pairs] == [(0, 1)]
    assert pairs[0].of_right == 1.0
    assert pairs[0].of_left < 0.03


def test_says_how_much_is_shared_of_each_side() -> None:
    said = prose(3, 40)
    (pair,) = overlaps([" ".join(said), " ".join(said[:22])], LIMITS)
    assert (pair.shared, pair.of_right) == (20, 1.0)
    assert pair.of_left == pytest.approx(20 / 38)
    assert pair.containment == 1.0


def test_words_that_all_texts_carry_make_no_pair() -> None:
    notice = "this page is for general guidance and may be changed at any time without notice to anybody at all"
    texts = [f"{notice} {' '.join(prose(seed, 8))}" for seed in range(100)]
    assert overlaps(texts, Limits(jaccard=0.5, containment=0.8)) == []


def test_a_pair_that_shares_much_besides_a_set_phrase_is_judged_with_it() -> None:
    notice = "this page is for general guidance and may be changed at any time without notice to anybody at all"
    shared = " ".join(prose(900, 10))
    texts = [f"{notice} {' '.join(prose(seed, 8))}" for seed in range(100)]
    texts += [f"{notice} {shared} {' '.join(prose(seed, 5))}" for seed in (901, 902)]
    (pair,) = overlaps(texts, LIMITS)
    assert (pair.left, pair.right) == (100, 101)
    assert pair.jaccard > 0.6
    # Without the notice they share less than that.
    assert overlaps([text.removeprefix(notice) for text in texts], LIMITS) == []


def test_a_family_larger_than_the_limit_is_still_connected() -> None:
    page = prose(5, 80)
    texts = [" ".join([*page, *prose(100 + number, 6)]) for number in range(90)]
    found = overlaps(texts, LIMITS)
    reached = {0}
    for _ in range(90):
        reached |= {side for pair in found for side in (pair.left, pair.right) if {pair.left, pair.right} & reached}
    assert len(reached) == 90


def test_variants_of_one_page_do_not_make_its_words_common() -> None:
    page = prose(6, 80)
    texts = [" ".join(page) for _ in range(30)] + [" ".join(prose(seed, 80)) for seed in range(7, 40)]
    assert common_limit(len(texts)) < 30
    found = overlaps(texts, LIMITS, groups=[0] * 30 + list(range(1, 34)))
    assert {pair.left for pair in found} | {pair.right for pair in found} == set(range(30))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="ab \n.é1", max_size=60), max_size=12))
def test_any_texts_are_compared_without_fault(texts: list[str]) -> None:
    for pair in overlaps(texts, Limits(jaccard=0.1, containment=0.1)):
        assert 0 <= pair.left < pair.right < len(texts)
        assert 0 < pair.jaccard <= pair.containment <= 1.0
        assert pair.shared == len(shingles(texts[pair.left]) & shingles(texts[pair.right]))
