"""A whole sentence that stands in two documents with one change is one matter, whatever stands around it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.contradictions.confidence import model
from kbaudit.contradictions.flips import flipped
from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.knowledge import Knowledge, learn
from kbaudit.contradictions.likeness import siblings
from kbaudit.contradictions.openings import opening_remark
from kbaudit.contradictions.parallels import LINES, built_alike, common_lines
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.view import lay
from kbaudit.model import BlockKind, Tier

KEPT = "Backups of the archive server are kept in the cold vault for {} days."


def said(text: str, name: str, **place: Any) -> Side:
    return side_of(text, document=f"{name}.md", path=f"{name}.md", **place)


def held(left: Side, right: Side, *others: Side) -> Judgement:
    """The judgement of a pair in a knowledge base with further statements."""
    return judge(left, right, learn((), (left, right, *others)), cosine=0.8)


def test_titles_that_name_two_things_do_not_part_one_long_sentence() -> None:
    left = said(KEPT.format(30), "a", title="Harbour Username Policy")
    right = said(KEPT.format(60), "b", title="Harbour Visitor Policy")
    assert held(left, right).tier is Tier.CONFLICT


def test_a_short_sentence_that_stands_in_two_documents_need_be_no_surer_than_a_long_one() -> None:
    rule = "Guests {}have to show a badge at the gate."
    left = said(rule.format(""), "a", heading=("Rules of the gate and the piers",))
    right = said(rule.format("do not "), "b", heading=("Gate",))
    judged = [judge(left, right, learn((), (left, right)), cosine=step / 50) for step in range(51)]
    between = [item for item in judged if model().one_sentence <= item.confidence < model().conflict]
    assert between
    assert all(item.tier is Tier.CONFLICT for item in between)


def test_titles_that_are_far_apart_in_meaning_leave_a_rule_and_its_opposite_opposed() -> None:
    rule = "You should {}let a trained warden check the ropes of every berth at the north pier."
    left = said(rule.format(""), "a", title="Harbour storm policy", heading=("Things to know",))
    right = said(rule.format("not "), "b", title="How to hand in a claim", heading=("Forms",))
    far, near = (judge(left, right, learn((), (left, right)), cosine=cosine) for cosine in (0.1, 0.9))
    assert far.tier is Tier.CONFLICT
    assert far.confidence == near.confidence


@pytest.mark.parametrize(
    ("rule", "one", "two"),
    [("You should {}check the ropes.", "", "not "), (KEPT, 30, 60)],
)
def test_a_short_rule_and_a_value_are_still_asked_how_near_their_titles_are(rule: str, one: Any, two: Any) -> None:
    left, right = said(rule.format(one), "a"), said(rule.format(two), "b")
    far, near = (judge(left, right, learn((), (left, right)), cosine=cosine) for cosine in (0.1, 0.9))
    assert far.confidence < near.confidence


def test_they_do_part_pages_that_are_built_alike() -> None:
    titles = {"a": "Harbour Username Policy", "b": "Harbour Visitor Policy"}
    lines = [
        said(f"The {word} must sign the green form of the harbour office.", name, title=title)
        for name, title in titles.items()
        for word in ("keeper", "captain")
    ]
    left, right = (said(KEPT.format(days), name, title=titles[name]) for name, days in (("a", 30), ("b", 60)))
    assert "sibling headings" in held(left, right, *lines).guards


def test_they_do_part_a_sentence_about_what_both_titles_are_about() -> None:
    rule = "Staff apply for the leave with the payroll office within {} days of the event."
    left, right = said(rule.format(30), "a", title="Wedding leave"), said(rule.format(60), "b", title="Moving leave")
    assert "sibling headings" in held(left, right).guards


def test_a_region_that_one_page_names_leaves_the_other_open() -> None:
    left, right = said(KEPT.format(30), "a", title="Boston office"), said(KEPT.format(60), "b", title="Archive")
    assert held(left, right).tier is Tier.REVIEW


def test_another_region_on_either_page_is_another_scope() -> None:
    left, right = said(KEPT.format(30), "a", title="Boston office"), said(KEPT.format(60), "b", title="Chicago office")
    assert "other scope" in held(left, right).guards


def test_this_agreement_on_a_page_that_is_none_means_the_one_that_is() -> None:
    rule = "You may {}assign rights or obligations under this Agreement to a subsidiary of your company."
    left = said(rule.format("not "), "a", title="Reseller Agreement")
    assert held(left, said(rule.format(""), "b", title="Code of conduct")).tier is Tier.CONFLICT
    assert "self-reference" in held(left, said(rule.format(""), "b", title="Hosting Agreement")).guards


def test_what_a_sentence_says_of_its_own_policy_holds_for_that_policy_alone() -> None:
    rule = "This policy is reviewed by the security board of the company every {} months."
    left, right = said(rule.format(12), "a", title="Passwords"), said(rule.format(24), "b", title="Visitors")
    assert "self-reference" in held(left, right).guards


def test_a_rule_below_the_heading_of_an_example_is_still_a_rule_where_it_stands_twice() -> None:
    left = said(KEPT.format(30), "a", heading=("A worked example",))
    assert held(left, said(KEPT.format(60), "b")).tier is Tier.CONFLICT
    called = said(f"For example: {KEPT.format(30)}", "a")
    assert "example" in held(called, said(KEPT.format(60), "b")).guards


def test_what_both_say_is_no_longer_so_is_not_what_they_differ_in() -> None:
    rule = (
        "A permit is no longer needed for the pier, but a form is {}required for most boats and crews of the harbour."
    )
    left = said(rule.format(""), "a")
    assert held(left, said(rule.format("not "), "b")).tier is Tier.CONFLICT
    assert "history" in held(said(f"Until 2021, {KEPT.format(30)}", "a"), said(KEPT.format(60), "b")).guards


def test_an_aside_behind_the_verb_makes_no_example_of_the_sentence() -> None:
    rule = "You must {}share the notes of the meeting with others (e.g., your peers or your team)."
    assert held(said(rule.format(""), "a"), said(rule.format("not "), "b")).tier is Tier.CONFLICT


def test_news_that_flips_a_rule_contradicts_it_and_news_with_another_figure_may_be_old() -> None:
    news: dict[str, Any] = {"path": "news/2019.md", "title": "News"}
    rule = "Owners of a berth must {}pay the harbour fee of the winter season in advance."
    flipped_rule = side_of(rule.format("not "), document="n", **news)
    assert held(said(rule.format(""), "a"), flipped_rule).tier is Tier.CONFLICT
    older = side_of(KEPT.format(30), document="n", path="news/2019.md", title="News")
    assert held(older, side_of(KEPT.format(60), document="m", path="news/2020.md", title="News")).tier is Tier.REVIEW


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The desk may not be in a position to judge personal accounts.",
            "The desk may be in a position to judge personal accounts.",
        ),
        (
            "While the crew cannot change how the berths are assigned, questions are welcome.",
            "While the crew can change how the berths are assigned, questions are welcome.",
        ),
        (
            "Guests always sign the visitor book at the front gate.",
            "Guests never sign the visitor book at the front gate.",
        ),
    ],
)
def test_one_negation_more_is_the_opposite(left: str, right: str) -> None:
    clash = flipped(side_of(left), side_of(f"As a reminder, {right[0].lower()}{right[1:]}"))
    assert clash is not None
    assert clash.hard


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Guests who can swim sign the visitor book.", "Guests who cannot swim sign the visitor book."),
        ("If you can log in, open the settings page.", "If you cannot log in, open the settings page."),
        ("You must not sail or row alone at night.", "You must not row or sail alone at night."),
        ("The fee is due in the harbour office.", "The fee is due in the harbour office."),
    ],
)
def test_a_negation_that_only_says_which_case_is_meant_flips_nothing(left: str, right: str) -> None:
    assert flipped(side_of(left), side_of(right)) is None


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_flip_is_the_same_from_either_side(left: str, right: str) -> None:
    mine, other = flipped(side_of(left), side_of(right)), flipped(side_of(right), side_of(left))
    assert (mine is None) == (other is None)


@pytest.mark.parametrize(
    "remark",
    [
        "Please note: ",
        "Be aware that ",
        "As a reminder, ",
        "In short: ",
        "For the record, ",
        "It is worth noting that ",
    ],
)
def test_an_opening_remark_says_nothing(remark: str) -> None:
    assert opening_remark(f"{remark}the gate closes at nine.") == len(remark)
    assert side_of(f"{remark}the gate closes at nine.").content == side_of("The gate closes at nine.").content


@pytest.mark.parametrize(
    "text",
    ["For contractors only: the gate closes.", "Note the time of the gate.", "Important gates close.", "In short:", ""],
)
def test_what_narrows_or_asks_is_no_remark(text: str) -> None:
    assert opening_remark(text) == 0


def test_documents_are_built_alike_from_the_third_line_in_common() -> None:
    lines = [f"The {word} must sign the green form of the office." for word in ("keeper", "captain", "guest", "pilot")]
    few = common_lines([said(text, name) for text in lines[: LINES - 1] for name in "ab"])
    enough = common_lines([said(text, name) for text in lines[:LINES] for name in "ab"])
    assert not built_alike(few, "a.md", "b.md")
    assert built_alike(enough, "a.md", "b.md")
    assert not built_alike({}, "a.md", "b.md")


def test_a_line_on_very_many_pages_says_nothing_about_any_two() -> None:
    text = "The keeper must sign the green form of the office."
    assert not common_lines([said(text, f"page{number}") for number in range(40)])


def test_a_case_before_a_colon_narrows_what_follows_it() -> None:
    rule = "New crew members should not work more than {} hours on deck in a week."
    narrowed = said(f"For divers only: {rule.format(24)}", "b")
    assert "own case" in held(said(rule.format(40), "a"), narrowed).guards
    assert "own case" in held(said(rule.format(40), "a"), said(rule.format(24), "b", lead="For divers:")).guards
    listed = said(rule.format(24), "b", lead="When you plan a shift:")
    assert "own case" not in held(said(rule.format(40), "a"), listed).fired
    timed = said(f"At 12:30 on Sundays {rule.format(24)}", "b")
    assert "own case" not in held(said(rule.format(40), "a"), timed).fired


def test_rows_of_two_tables_of_one_form_are_about_two_things() -> None:
    row: dict[str, Any] = {
        "kind": BlockKind.TABLE_ROW,
        "header": ("Field", "Necessity"),
        "first_cell": "Field: SystemNumber",
    }
    left = said("Field: SystemNumber; Necessity: Optional", "a", title="Order - Fields", **row)
    right = said("Field: SystemNumber; Necessity: Mandatory", "b", title="Delivery Change Log - Fields", **row)
    assert "other table" in held(left, right).guards
    same = said("Field: SystemNumber; Necessity: Mandatory", "b", title="Order - Fields", **row)
    assert "other table" not in held(left, same).guards


def test_names_of_columns_do_not_say_what_a_row_is_about() -> None:
    row: dict[str, Any] = {"kind": BlockKind.TABLE_ROW, "header": ("Amount",)}
    left = said("Particulars: Tax Receivable Account; Amount: 2160", "a", title="Return to a vendor", **row)
    right = said("Particulars: Tax Receivable Account; Amount: 180", "b", title="Stock transfer", **row)
    assert "other subject" in judge(left, right, Knowledge(), cosine=0.9).fired


def test_a_charge_of_a_kind_is_not_the_charge() -> None:
    left = side_of("This charge shall be adjusted quarterly from the start of the contract.")
    right = side_of("This monthly charge shall be adjusted annually from the start of the contract.")
    assert "other referent" in judge(left, right, cosine=0.9).guards
    includes, excludes = (
        side_of("This will include the repair of the gate."),
        side_of("This will not include the repair of the gate."),
    )
    assert "other referent" not in judge(includes, excludes, cosine=0.9).fired


def test_names_behind_a_semicolon_are_not_what_is_denied() -> None:
    left = side_of("The Trustee shall distribute the principal upon the end of the Trust.")
    right = side_of("The Trustee shall not distribute the principal; all goods go to the Settlor.")
    assert "own names" not in judge(left, right, cosine=0.9).fired


def test_what_can_be_switched_on_can_be_switched_off() -> None:
    rule = "You can {} the preview of voice messages for the guests of a mailbox."
    assert "two actions" in held(said(rule.format("enable"), "a"), said(rule.format("disable"), "b")).guards
    must = "You must {} the preview of voice messages for the guests of a mailbox."
    assert held(said(must.format("enable"), "a"), said(must.format("disable"), "b")).tier is Tier.CONFLICT


def test_this_value_is_the_one_that_its_page_is_about() -> None:
    rule = "For most harbours, this value should be set to the default of {} minutes."
    left, right = said(rule.format(30), "a", title="Longest call"), said(rule.format(20), "b", title="Dial plan")
    assert "self-reference" in held(left, right).guards


def test_steps_of_two_procedures_may_part_where_they_lead() -> None:
    step = "In the cockpit, go to your subaccount of the harbour and choose Security > {} in the menu."
    left = said(step.format("Trust Settings"), "a", title="Show the logon link")
    assert "heading of a reference" in held(left, said(step.format("Users"), "b", title="Errors of a session")).guards
    assert "same menu" in held(left, said(step.format("Trust Settings Pane"), "b", title="Show the logon link")).fired


CALL = "Call the customer back within {} minutes of the alert."


@pytest.mark.parametrize(
    ("left", "right", "parted"),
    [
        ("When the alert comes", "Alert received", False),
        ("Second alert", "First alert", True),
        ("When the alert comes", "When the alert ends", True),
    ],
)
def test_a_heading_that_says_when_is_no_name_beside_another(left: str, right: str, parted: bool) -> None:
    found = held(said(CALL.format(15), "a", heading=(left,)), said(CALL.format(30), "b", heading=(right,)))
    assert ("sibling headings" in found.guards) == parted


@pytest.mark.parametrize(
    ("left", "right", "parted"),
    [
        ("FAQ: leave", "Leave handbook", False),
        ("FAQ: leave", "Family leave", False),
        ("Family leave", "Jury leave", True),
    ],
)
def test_the_sort_of_a_page_is_nothing_that_parts_it_from_another(left: str, right: str, parted: bool) -> None:
    text = "Leave is {} weeks long."
    found = held(said(text.format(6), "a", title=left), said(text.format(9), "b", title=right))
    assert ("sibling headings" in found.guards) == parted


@pytest.mark.parametrize(
    ("path", "heading", "recorded"),
    [
        ("alarm.md", "First minutes", False),
        ("alarm.md", "The first five minutes", False),
        ("minutes/may.md", "Decisions", True),
        ("board-minutes.md", "Decisions", True),
        ("board.md", "Minutes", True),
    ],
)
def test_minutes_are_a_record_where_a_meeting_has_them(path: str, heading: str, recorded: bool) -> None:
    assert ("record" in side_of(KEPT, path=path, heading=(heading,)).traits) == recorded


def test_function_words_are_none_of_a_statement_whatever_their_ending() -> None:
    assert (
        side_of("Please ring these people because they wait where those are.").content
        == side_of("Ring people, wait").content
    )


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("In how many parts can I pay?", "Ways to pay", False),
        ("Where do I start an export?", "Making an export", False),
        ("What does a fuel card buy?", "Travel card", False),
        ("The club plan in plain words", "Club plan: membership terms", False),
        ("Mortgage steps", "Mortgage paperwork", False),
        ("Incident metrics", "Incident response", False),
        ("Rental agreement", "Rental deposit", False),
        ("Flexible bookings", "Flexible stays", True),
        ("Fuel card", "Travel card", True),
        ("How is a fuel card used?", "How is a travel card used?", True),
        ("Cat boarding", "Dog boarding", True),
    ],
)
def test_a_question_and_a_name_are_not_built_alike(left: str, right: str, alike: bool) -> None:
    view = lay(said("It costs £40.", "a", title=left), said("It costs £25.", "b", title=right), Knowledge())
    assert siblings(left, right, view) == alike


HOURLY = "The house divides the salary of a year by {} hours{} to find what an hour of a member of staff costs."


def test_a_calculation_that_a_sentence_adds_in_brackets_is_not_what_it_differs_in() -> None:
    aside = " rather than 2080 hours (26 weeks x 80 hours)"
    left, right = (said(HOURLY.format(hours, aside), name) for name, hours in (("a", 2087), ("b", 2174)))
    assert "formula" in left.traits
    assert held(left, right).tier is Tier.CONFLICT


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (HOURLY.format(2080, " (26 weeks x 80 hours)"), HOURLY.format(2340, " (26 weeks x 90 hours)")),
        (HOURLY.format("26 x 80 = 2080", ""), HOURLY.format("26 x 80 = 2340", "")),
        ("A pass costs 60 euros (2 x 30).", "A pass costs 80 euros (2 x 30)."),
    ],
)
def test_a_calculation_whose_own_figures_differ_or_that_is_the_sentence_is_one(mine: str, other: str) -> None:
    assert "formula" in held(said(mine, "a"), said(other, "b")).fired
