"""What people read names a row by its number, and a page by its path."""

from __future__ import annotations

from dataclasses import replace

from kbaudit.model import Action, Claimed, Effort, Place, Remedy
from kbaudit.outputs.wording import advice, behind, beside, named, quoted, reason, task
from tests.making import finding


def test_a_row_to_keep_is_named_by_its_number() -> None:
    made = finding(("faq.csv#4cceb6", "faq.csv#99aa01"))
    rows = tuple(replace(item, place=Place(row=row)) for item, row in zip(made.evidence, (33, 34), strict=True))
    assert named("faq.csv#4cceb6", replace(made, evidence=rows)) == "row 33 of faq.csv"


def test_a_page_is_named_as_it_is() -> None:
    assert named("help/a.md", finding(("help/a.md", "help/b.md"))) == "help/a.md"
    assert named("help/a.md", None) == "help/a.md"


def remedy(*documents: str, steps: tuple[str, ...] = ("Remove the hidden text.",)) -> Remedy:
    return Remedy("r", Action.REMOVE, None, Effort.SMALL, 1.0, ("f",), documents, None, "", steps)


def test_a_reason_follows_what_is_kept_and_stands_alone_where_nothing_is() -> None:
    made = finding(("help/a.md", "help/b.md"))
    assert advice("help/a.md", "it has an owner", made) == "Keep help/a.md: it has an owner"
    assert advice("help/a.md", "", made) == "Keep help/a.md"
    assert advice(None, "no page is dated", made) == "Why: no page is dated"
    assert advice(None, "", made) == ""


def test_a_reason_that_only_repeats_a_quote_is_not_said_again() -> None:
    made = finding(("help/a.md",))
    quoted = replace(made, evidence=(replace(made.evidence[0], quote="expires: 2025-12-31"),))
    assert reason("its front matter says “expires: 2025-12-31”", quoted) == ""
    assert advice(None, "its front matter says “expires: 2025-12-31”", quoted) == ""
    assert reason("the page itself says “two years”", quoted) == "the page itself says “two years”"


def test_an_output_escapes_names_and_reasons_and_not_the_words_between_them() -> None:
    said = advice("a*.md", "b*", None, name=lambda name: f"`{name}`", text=lambda text: text.replace("*", "\\*"))
    assert said == "Keep `a*.md`: b\\*"


def test_a_task_names_its_page_unless_it_does_so_itself() -> None:
    assert task(remedy("help/a.md"), None) == "help/a.md: Remove the hidden text."
    assert task(remedy("help/a.md", "help/b.md"), None) == "help/a.md and help/b.md: Remove the hidden text."
    assert task(remedy("a.md", "b.md", "c.md"), None) == "a.md and 2 more: Remove the hidden text."
    assert task(remedy("help/a.md", steps=("Redirect help/a.md.",)), None) == "Redirect help/a.md."
    assert task(remedy("faq.csv#4cceb6", steps=("Delete row 4 of faq.csv.",)), None) == "Delete row 4 of faq.csv."
    assert task(remedy(), None) == "Remove the hidden text."


def test_what_is_wrong_stands_behind_a_step_that_names_no_value() -> None:
    made = replace(finding(("a.md",)), message="Holds hidden text.", values=(Claimed("14 days", "14 days", ("a.md",)),))
    assert behind("Remove the hidden text.", made) == "Holds hidden text."
    assert behind("Confirm that “14 days” holds.", made) == ""
    assert behind("Remove it.", None) == ""


def test_an_answer_of_a_word_is_quoted_with_its_question() -> None:
    short = replace(finding().evidence[0], quote="Five.", heading=("Backups", "How many weeks are they kept?"))
    assert quoted(short) == "How many weeks are they kept? Five."
    assert quoted(replace(short, quote="They are kept for five weeks.")) == "They are kept for five weeks."
    assert quoted(replace(short, heading=("Backups",))) == "Five."
    assert quoted(replace(short, quote="")) == ""
    assert quoted(replace(short, heading=())) == "Five."


def test_a_second_thing_to_do_is_no_step_of_the_first() -> None:
    assert beside(remedy("help/a.md")) == "On the same page also"
    assert beside(remedy("help/a.md", "help/b.md")) == "Also"
