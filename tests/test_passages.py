"""Passages are what a retriever would serve: under their headings, short enough, cut where sentences end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kbaudit.claims import state
from kbaudit.model import Block, BlockKind, Place
from kbaudit.normalisation import digest, normalise, words
from kbaudit.passages import PASSAGE_LENGTH, cut, sentence_ends
from tests.making import document

SENTENCE = "Customers on the Team plan can export their tickets at any time of the day. "


def test_a_passage_stands_under_the_headings_above_it() -> None:
    page = document(
        "a.md", "# Refunds\n\nIntro.\n\n## Annual plans\n\nWithin 30 days.\n\n# Invoices\n\nDue in 14 days."
    )
    assert [(item.heading, item.text) for item in cut([page])] == [
        (("Refunds",), "Intro."),
        (("Refunds", "Annual plans"), "Within 30 days."),
        (("Invoices",), "Due in 14 days."),
    ]


def test_passages_carry_the_lines_of_the_source() -> None:
    page = document("a.md", "# Refunds\n\nFirst line\nsecond line.\n\nThird.")
    (passage,) = cut([page])
    assert (passage.place.line, passage.place.end_line) == (3, 6)


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    passages = cut([document("a.md", SENTENCE * 40)])
    assert len(passages) > 3
    assert all(len(item.text) <= PASSAGE_LENGTH and item.text.rstrip().endswith(".") for item in passages)


def test_nothing_of_the_text_is_lost() -> None:
    page = document("a.md", f"# One\n\n{SENTENCE * 30}\n\n- an item\n- another item\n\n## Two\n\n{'x' * 3000}")
    joined = "".join(page.text[item.start : item.end] for item in cut([page]))
    for block in page.blocks:
        if block.kind is not BlockKind.HEADING:
            for part in page.text[block.start : block.end].split():
                assert part in joined


@given(some.text("ab .\n", max_size=4000))
def test_passages_lie_in_order_inside_the_text(text: str) -> None:
    page = document("a.md", f"Start {text}")
    end = 0
    for passage in cut([page]):
        assert end <= passage.start < passage.end <= len(page.text)
        end = passage.end


def test_a_list_that_goes_on_in_a_new_passage_repeats_what_it_is_about() -> None:
    items = "\n".join(f"- item {number} {'with many words ' * 8}" for number in range(12))
    passages = cut([document("a.md", f"You need these papers:\n\n{items}")])
    assert len(passages) > 1
    assert all(item.text.startswith("You need these papers:") for item in passages)


def test_a_table_row_names_its_columns() -> None:
    text = "Team | €39"
    row = Block(BlockKind.TABLE_ROW, 0, 10, Place(5, 5), header=("Plan", "Price"), cells=((0, 4), (7, 10)))
    page = replace(document("a.md"), text=text, blocks=(row,))
    assert [item.text for item in cut([page])] == ["Plan: Team; Price: €39"]
    assert [item.text for item in state([page], cut([page]))] == ["Plan: Team; Price: €39"]


def test_passages_that_differ_in_case_space_and_typography_have_one_digest() -> None:
    left, right = cut([document("a.md", "It’s  due – today."), document("b.md", "it's due - today.")])
    assert left.digest == right.digest


def test_each_sentence_and_item_is_a_claim_with_its_line_and_lead() -> None:
    page = document(
        "a.md", "# Refunds\n\nPay now. Get it back\nwithin 30 days.\n\nYou need:\n\n- a receipt\n- a reason"
    )
    found = [(item.text, item.lead, item.place.line) for item in state([page], cut([page]))]
    assert found == [
        ("Pay now.", "", 3),
        ("Get it back within 30 days.", "", 3),
        ("You need:", "", 6),
        ("a receipt", "You need:", 8),
        ("a reason", "You need:", 9),
    ]


def test_code_states_nothing() -> None:
    code = Block(BlockKind.CODE, 0, 9, Place(1, 1))
    page = replace(document("a.md"), text="rm -rf /.", blocks=(code,))
    assert state([page], cut([page])) == ()


@given(some.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_words_keep_numbers_whole() -> None:
    assert words(normalise("Pay €1,200.50 or 50% of e-mail v2.1")) == [
        "pay",
        "€",
        "1,200.50",
        "or",
        "50%",
        "of",
        "e-mail",
        "v2.1",
    ]


def test_a_digest_takes_any_text() -> None:
    assert len(digest("\udcff")) == 64


def test_a_letter_before_a_new_sentence_is_no_initial() -> None:
    text = "We may do so under Section A. You may not. Ask John A. Smith about it."
    assert [sentence for _, _, sentence in sentence_ends(text)] == [
        "We may do so under Section A.",
        "You may not.",
        "Ask John A. Smith about it.",
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("A fob is free. Your password must have 12 characters.", "Your password must have 12 characters."),
        ("Use odd words in a row. A password has 8 characters.", "A password has 8 characters."),
        ("You have bank holidays. Part-timers have their share.", "Part-timers have their share."),
        ("A parcel weighs up to 30 kg. Kitchen scales are fine.", "Kitchen scales are fine."),
    ],
)
def test_an_everyday_word_or_a_unit_ends_a_sentence(text: str, second: str) -> None:
    assert [sentence for _, _, sentence in sentence_ends(text)][-1] == second


@pytest.mark.parametrize(
    "text",
    [
        "Ask the fin. dept. Manager on duty.",
        "It weighs approx. Twenty kilos.",
        "See example.com. Example pages follow.",
    ],
)
def test_an_abbreviation_ends_no_sentence_of_its_own(text: str) -> None:
    first = sentence_ends(text)[0][2]
    assert not first.endswith(("fin.", "dept.", "approx."))


def test_a_letter_that_numbers_an_item_ends_no_sentence() -> None:
    assert [sentence for _, _, sentence in sentence_ends("A. The first item is here.")] == [
        "A. The first item is here."
    ]


@given(some.text(alphabet="AB. \nYouThe", max_size=60))
def test_sentences_stand_where_they_say_and_in_order(text: str) -> None:
    found = sentence_ends(text)
    assert all(text[start:end] == sentence for start, end, sentence in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
