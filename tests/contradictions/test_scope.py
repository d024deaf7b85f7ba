"""For whom a statement holds: what names a scope, what goes without saying, and what is only the document's own."""

from __future__ import annotations

from datetime import date

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import UNTAUGHT, Knowledge, learn
from kbaudit.contradictions.names import SiblingNames
from kbaudit.contradictions.scope import (
    EDITION,
    READERS,
    ScopeComparison,
    compare,
    in_words,
    without_known_readers,
    without_usual,
)
from kbaudit.contradictions.scopes_compared import scopes_of
from kbaudit.contradictions.side import Side, side_of
from kbaudit.model import BlockKind, Tier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to us in English or German.", ()),
        ("German customers get it.", (("region", "germany"),)),
        ("Premiums are refunded pro rata.", ()),
        ("On Pro it is free.", (("plan", "pro"),)),
        ("Winter sports", (("sports", "winter sports"),)),
        ("Passwords for our staff", (("audience", "staff"),)),
        ("New starters get a badge.", ()),
        ("A member of staff opens the gate.", ()),
        ("Members pay less than members of the public.", (("audience", "member"),)),
        ("On the Starter plan it is free.", (("plan", "starter"),)),
    ],
)
def test_a_scope_is_read_from_words_that_mean_it(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    found = dict(in_words(text))
    dimensions = ("region", "plan", "sports", "audience", "period")
    assert tuple((name, found[name]) for name in dimensions if name in found) == expected


def scoped(document: str, *scope: tuple[str, str]) -> Side:
    return side_of("Every file may have 25 MB.", title="Files", document=document, scope=scope)


def test_readers_tell_two_pages_apart_only_where_both_name_them() -> None:
    brokers, staff = {READERS: frozenset({"brokers"})}, {READERS: frozenset({"staff"})}
    assert compare({}, {}, brokers, {}) == ScopeComparison()
    assert compare({}, {}, brokers, staff).different == ((READERS, "brokers", "staff"),)
    assert compare({}, {}, brokers, brokers) == ScopeComparison()


def test_a_version_that_one_document_alone_names_is_its_own() -> None:
    terms, first, second = (
        scoped("terms", (EDITION, "2025.2")),
        scoped("a", (EDITION, "3")),
        scoped("b", (EDITION, "3")),
    )
    known = learn((), (terms, first, second))
    assert scopes_of(terms, known)[1] == {}
    assert scopes_of(first, known)[1] == {"version": frozenset({"3"})}
    assert scopes_of(terms, UNTAUGHT)[1] == {"version": frozenset({"2025.2"})}


def test_a_page_that_names_no_region_speaks_of_the_usual_one() -> None:
    pages = [scoped(name, ("region", "uk")) for name in "abcde"] + [
        scoped(name, ("region", "ireland")) for name in "fg"
    ]
    usual = learn((), pages).usual
    assert usual == frozenset({("region", "uk")})
    compared = ScopeComparison(unknown=(("region", "uk", ""), ("region", "", "ireland"), ("plan", "starter", "")))
    assert without_usual(compared, usual).unknown == (("region", "", "ireland"), ("plan", "starter", ""))


@pytest.mark.parametrize("count", [1, 4])
def test_few_pages_show_nothing_usual(count: int) -> None:
    assert not learn((), [scoped(str(number), ("region", "uk")) for number in range(count)]).usual


def test_a_page_for_the_usual_region_can_contradict_one_that_names_none() -> None:
    text, other = "Report a theft to the police within 24 hours.", "Report a theft to the police within 48 hours."
    left = side_of(text, title="Theft", document="a.md", scope=(("region", "uk"),))
    right = side_of(other, title="Theft", document="b.md")
    usual = Knowledge(usual=frozenset({("region", "uk")}))
    assert judge(left, right, cosine=0.9).tier is Tier.REVIEW
    assert judge(left, right, usual, cosine=0.9).tier is Tier.CONFLICT


def test_what_pages_of_one_sort_treat_leaves_no_other_page_open() -> None:
    topic, place = "** questions and answers", "*leave in *"
    assert compare({topic: frozenset({"rent"})}, {}, {}, {}) == ScopeComparison()
    assert compare({}, {}, {topic: frozenset({"rent"})}, {topic: frozenset({"parking"})}).different
    assert compare({place: frozenset({"japan"})}, {}, {}, {}).unknown


def charged(document: str, title: str, text: str = "A garage costs £14.50 a week.") -> Side:
    return side_of(text, document=document, title=title)


def test_the_latest_year_of_all_titles_goes_without_saying() -> None:
    pages = charged("a", "Charges 2026"), charged("b", "Charges 2025"), charged("c", "Parking")
    assert learn((), pages).usual == frozenset({("period", "2026")})


@pytest.mark.parametrize(
    "later",
    [
        side_of("A garage costs £14.50 a week.", document="d", title="Parking", day=date(2027, 3, 1)),
        charged("d", "Parking", "The garages are open from 1 May 2028."),
    ],
)
def test_a_year_that_is_past_does_not(later: Side) -> None:
    assert learn((), (charged("a", "Charges 2026"), later)).usual == frozenset()


def test_what_lasts_is_not_the_last_and_seconds_are_not_the_second() -> None:
    assert in_words("Probation lasts a while.") == in_words("It holds for some seconds.") == ()
    assert in_words("During probation a week is enough.") == (("audience", "probationary"),)
    assert ("order", "last") in in_words("On the last day it ends.")
    assert ("time", "night") in in_words("It is closed at nights.")


def test_a_page_in_a_folder_for_staff_leaves_staff_as_the_audience_of_the_other_no_longer_unknown() -> None:
    compared = ScopeComparison((), (("audience", "staff", ""), ("plan", "", "starter")))
    assert without_known_readers(compared, ("tables/facts.md", "staff-handbook/it.md")).unknown == (
        ("plan", "", "starter"),
    )
    assert without_known_readers(compared, ("handbook/facts.md", "help/it.md")) == compared
    assert without_known_readers(compared, ("tables/facts.md", "help/handbook.md")) == compared


def addressed(document: str, text: str) -> Side:
    return side_of(text, document=document, title="Rules")


def test_those_of_whom_most_pages_speak_go_without_saying() -> None:
    pages = [addressed(name, "Guests pay £5.") for name in "abcdefg"] + [addressed("h", "Members pay £4.")]
    assert ("audience", "guest") in learn((), pages).usual


@pytest.mark.parametrize(
    ("texts", "others"),
    [
        ({"Guests pay £5.": 4}, 0),
        ({"Tenants pay £5.": 9, "Landlords pay £4.": 5}, 0),
        ({"Adults pay £5.": 6, "Children pay £4.": 6}, 0),
        ({"Guests pay £5.": 6}, 30),
    ],
)
def test_nobody_does_where_few_are_named_or_two_sorts_are_told_apart(texts: dict[str, int], others: int) -> None:
    pages = [addressed(f"{text}{number}", text) for text, count in texts.items() for number in range(count)]
    pages += [addressed(str(number), "The fee is £5.") for number in range(others)]
    assert not [pair for pair in learn((), pages).usual if pair[0] == "audience"]


def test_a_plan_that_a_column_names_without_calling_it_one_is_named() -> None:
    prose = side_of("On the Team plan five colleagues have a seat.", document="a.md")
    cell = side_of("Seats included; Team: 6", document="b.md", kind=BlockKind.TABLE_ROW, header=("Team",))
    other = side_of("Seats included; Growth: 15", document="b.md", kind=BlockKind.TABLE_ROW, header=("Growth",))
    assert judge(prose, cell, cosine=0.9).scope.unknown == ()
    assert judge(prose, other, cosine=0.9).scope.unknown


def test_a_wait_is_no_time_after_something() -> None:
    said = "The desk raises the alarm after {}."
    assert ("relation", "after") not in side_of(said.format("10 minutes")).said
    assert ("relation", "after") not in side_of(said.format("about 10 minutes")).said
    assert ("relation", "after") in side_of(said.format("the second call")).said
    assert ("relation", "after") in side_of("Call 10 minutes after the alarm.").said


def test_members_of_a_plan_are_whoever_has_it() -> None:
    names = SiblingNames(frozenset({frozenset({"bramble", "clover"})}), frozenset({"bramble", "clover"}))
    members = side_of("Bramble members get 12% off in the shop.", document="a.md")
    row = BlockKind.TABLE_ROW
    bramble = side_of("Discount on goods in the shop; Bramble: 10%", document="b.md", kind=row, header=("Bramble",))
    clover = side_of("Discount on goods in the shop; Clover: 5%", document="b.md", kind=row, header=("Clover",))
    plain = side_of("Goods in the shop are 10% off.", document="b.md")
    unknown = (("audience", "member", ""),)
    known = Knowledge(names=names)
    assert judge(members, bramble, known, cosine=0.9).scope.unknown == ()
    assert judge(members, bramble, cosine=0.9).scope.unknown == unknown
    assert judge(members, clover, known, cosine=0.9).scope.unknown == unknown
    assert judge(members, plain, known, cosine=0.9).scope.unknown == unknown
