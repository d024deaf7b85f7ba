"""An answer says more than its own words: those of its question, and the sentence behind a bare no."""

from __future__ import annotations

from pathlib import Path

import pytest

from kbaudit.claims import state
from kbaudit.config import Configuration
from kbaudit.contradictions.clash import MODALITY, clash_of
from kbaudit.contradictions.clauses import clauses_meet
from kbaudit.contradictions.knowledge import UNTAUGHT
from kbaudit.contradictions.leanings import Leaning
from kbaudit.contradictions.question_answers import answer_to, bare_answer, question_of
from kbaudit.contradictions.reading import read_sides
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.view import lay
from kbaudit.passages import cut
from kbaudit.progress import silent
from kbaudit.sources.reading import read


@pytest.mark.parametrize("text", ["No.", "Yes.", "Yes!", "Of course.", "Never.", "Not at all.", "Sure."])
def test_a_yes_or_a_no_alone_is_a_bare_answer(text: str) -> None:
    assert bare_answer(text)


@pytest.mark.parametrize(
    "text", ["No receipt.", "No, never on Fridays.", "Yes, but only here.", "Not today.", "Nothing to add."]
)
def test_what_says_more_is_no_bare_answer(text: str) -> None:
    assert not bare_answer(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Do I need a receipt?", "Not under £10: a small claim goes through."),
        ("Must I sign?", "Only when you collect it."),
        ("Is breakfast included?", "Yes, it is."),
        ("May I bring a dog?", "Never in August."),
    ],
)
def test_what_begins_as_an_answer_goes_on_from_its_question(question: str, text: str) -> None:
    assert question_of(question, text) == question


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Receipts", "Not under £10: a small claim goes through."),
        ("Do I need a receipt?", "Claims are paid weekly."),
        ("Do I need a receipt?", "Nottingham has a desk."),
    ],
)
def test_what_does_not_answer_has_no_question(question: str, text: str) -> None:
    assert question_of(question, text) == ""


@pytest.mark.parametrize(
    ("question", "text", "leaning"),
    [
        ("Do I need a receipt for small things?", "Not under £10: such a claim goes through.", Leaning.LEAVES_FREE),
        ("Do I have to register?", "Not for a single visit.", Leaning.LEAVES_FREE),
        ("May I park here?", "Not after 6 pm.", Leaning.FORBIDS),
        ("Can I bring a guest?", "Not on Sundays, as the hall is full.", Leaning.FORBIDS),
    ],
)
def test_not_with_a_condition_is_a_no(question: str, text: str, leaning: Leaning) -> None:
    answer = answer_to(question, text)
    assert answer is not None
    assert answer.leaning is leaning


@pytest.mark.parametrize("text", ["Not only members come.", "Notes are kept.", "Not that it matters much to us here"])
def test_not_without_a_condition_is_none(text: str) -> None:
    assert answer_to("Do I have to register?", text) is None


def meeting(left: Side, right: Side) -> float:
    view = lay(left, right, UNTAUGHT)
    clash = clash_of(view)
    assert clash is not None
    return clauses_meet(view, clash)


def test_the_words_of_the_question_count_for_the_clause_of_the_answer() -> None:
    rule = side_of("A receipt must be attached to every claim, however small.", title="Expenses")
    answer = "Not under £10: a claim that small goes through without one."
    below = side_of(answer, title="Staff FAQ", heading=("Do I need a receipt for small things when I claim?",))
    alone = side_of(answer, title="Staff FAQ", heading=("Is anything needed?",))
    assert meeting(rule, below) > meeting(rule, alone)


def sides(folder: Path, text: str) -> list[str]:
    (folder / "faq.md").write_text(text, encoding="utf-8")
    documents = read((folder / "faq.md",), Configuration(), progress=silent).documents
    return [side.text for side in read_sides(documents, state(documents, cut(documents)))]


def test_the_sentence_behind_a_bare_no_is_read_together_with_it(tmp_path: Path) -> None:
    text = (
        "# Staff\n\n## Must my manager sign a swap?\n\nNo. Just write the new names on the board. Keep the pen there.\n"
    )
    assert sides(tmp_path, text) == ["No. Just write the new names on the board."]


def test_a_value_behind_a_bare_no_stands_alone(tmp_path: Path) -> None:
    text = "# Staff\n\n## Is there a lift?\n\nNo. You climb 40 steps to the hall.\n"
    assert sides(tmp_path, text) == ["No.", "You climb 40 steps to the hall."]


def test_a_no_that_ends_its_paragraph_leads_nothing(tmp_path: Path) -> None:
    text = "# Staff\n\n## Is there a lift?\n\nNo.\n\nThe hall lies upstairs in the old wing.\n"
    assert sides(tmp_path, text) == ["No."]


def test_a_swap_that_needs_no_signature_is_opposed_to_one_that_does() -> None:
    heading = ("Does my manager have to sign a swap?",)
    answer = side_of("No. Just write the new names on the board.", title="Staff", heading=heading)
    rule = side_of("A swap must be signed by the manager.", title="Rota")
    clash = clash_of(lay(answer, rule, UNTAUGHT))
    assert clash is not None
    assert clash.rule == MODALITY


def test_without_one_denies_no_being() -> None:
    rule = side_of("A receipt must be attached to every claim, however small.", title="Expenses")
    answer = side_of(
        "Not under £10: a claim that small goes through without one.",
        title="Staff FAQ",
        heading=("Do I need a receipt for small things when I claim?",),
    )
    clash = clash_of(lay(rule, answer, UNTAUGHT))
    assert clash is not None
    assert clash.stances == ()
    assert clash.rule == MODALITY
