"""Remedies are things to do: one for each page or choice, not one for each finding."""

from __future__ import annotations

from kbaudit.model import Action, Effort, Ownership, Standing, Tier
from kbaudit.remedies import devise
from tests.making import document, finding

PAGES = [document("help/a.md", owner="docs-team"), document("help/b.md"), document("help/c.md")]


def test_findings_that_one_edit_settles_are_one_remedy_with_all_their_steps() -> None:
    findings = [
        finding(("help/a.md",), rule="KB305", step="Say what happened."),
        finding(("help/a.md",), rule="KB306", step="Say since when."),
        finding(("help/b.md",), rule="KB305", step="Say what happened."),
    ]
    remedies = devise(PAGES, findings)
    assert sorted(len(remedy.findings) for remedy in remedies) == [1, 2]
    both = next(remedy for remedy in remedies if len(remedy.findings) == 2)
    assert both.steps == ("Say what happened.", "Say since when.")
    assert both.owner == "docs-team"


def test_what_costs_points_names_the_remedy_before_what_is_only_for_review() -> None:
    review = finding(("help/a.md",), rule="KB310", tier=Tier.REVIEW, step="Record when it was last edited.")
    certain = finding(("help/a.md",), rule="KB602", step="Write what the placeholder stands for.")
    (remedy,) = devise(PAGES, [review, certain])
    assert remedy.steps == ("Write what the placeholder stands for.", "Record when it was last edited.")


def test_copies_of_one_page_are_merged_in_one_remedy() -> None:
    copies = [
        finding(("help/b.md", "help/a.md"), action=Action.MERGE, keep="help/a.md", why="it is the one in use"),
        finding(("help/c.md", "help/a.md"), action=Action.MERGE, keep="help/a.md", why="it is the one in use"),
    ]
    (remedy,) = devise(PAGES, copies)
    assert remedy.keep == "help/a.md"
    assert remedy.documents == ("help/b.md", "help/c.md")
    assert remedy.why == "it is the one in use"


def test_the_best_gain_for_the_effort_comes_first() -> None:
    large = finding(("help/a.md",), action=Action.RECONCILE, effort=Effort.LARGE, confidence=1.0)
    small = finding(("help/b.md",), action=Action.MEND, confidence=0.8)
    assert [remedy.action for remedy in devise(PAGES, [large, small])] == [Action.MEND, Action.RECONCILE]


def test_many_small_things_on_one_page_are_no_small_thing() -> None:
    findings = [finding(("help/a.md",), key=str(number)) for number in range(6)]
    (remedy,) = devise(PAGES, findings)
    assert remedy.effort is Effort.MEDIUM


def test_a_remedy_keeps_its_id_from_run_to_run() -> None:
    findings = [finding(("help/a.md",)), finding(("help/b.md",))]
    assert {item.id for item in devise(PAGES, findings)} == {item.id for item in devise(PAGES[::-1], findings[::-1])}


def test_who_has_left_does_nothing_about_it() -> None:
    left = document("help/l.md", owner="ines", ownership=Ownership(standing=Standing.LEFT))
    (remedy,) = devise([left], [finding(("help/l.md",), rule="KB402", action=Action.ASSIGN)])
    assert remedy.owner is None


def test_naming_a_first_owner_and_naming_another_one_are_two_things() -> None:
    missing = finding(("help/b.md",), rule="KB401", action=Action.ASSIGN)
    unknown = finding(("help/c.md",), rule="KB402", action=Action.ASSIGN)
    assert len(devise(PAGES, [missing, unknown])) == 2
