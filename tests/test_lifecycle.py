"""Only content settles a finding: what became of each one is told from documents, settings and what was looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbaudit.lifecycle import Alive, Before, Changes, Closing, Ended, Ending, Found, Kept, Now, Opening, Sight, changes

A, B = Kept("da", True), Kept("db", True)
BOTH = {"a.md": A, "b.md": B}
CONFLICT = Found("KB201", ("a.md", "b.md"))
BEFORE = Before(BOTH, {"f": Alive(CONFLICT, 3)}, {})


def endings(now: Now, before: Before = BEFORE) -> list[Ending]:
    return [item.ending for item in changes(before, now).closed]


def test_a_finding_whose_document_was_edited_is_resolved_by_an_edit() -> None:
    assert endings(Now({"a.md": A, "b.md": Kept("new", True)}, {})) == [Ending.EDIT]


def test_a_finding_whose_document_was_removed_is_resolved_by_removal_whatever_else_was_edited() -> None:
    assert endings(Now({"a.md": Kept("new", True)}, {})) == [Ending.REMOVAL]


def test_a_page_moved_to_where_it_is_not_served_counts_as_removed() -> None:
    assert endings(Now({"a.md": A, "archive/b.md": Kept("db", False)}, {})) == [Ending.REMOVAL]


def test_a_finding_that_another_page_settled_is_resolved_elsewhere() -> None:
    link = Before(BOTH, {"f": Alive(Found("KB501", ("a.md",)), 1)}, {})
    assert endings(Now({**BOTH, "c.md": Kept("dc", True)}, {}), link) == [Ending.ELSEWHERE]


def test_what_goes_with_other_settings_or_with_the_day_is_not_resolved() -> None:
    assert endings(Now(BOTH, {}, same_settings=False)) == [Ending.SETTINGS]
    assert endings(Now(BOTH, {})) == [Ending.TIME]
    assert not Ending.SETTINGS.settles
    assert not Ending.TIME.settles


def test_a_file_that_the_settings_leave_out_is_not_removed() -> None:
    left_out = Now({"a.md": A}, {}, present={"a.md", "b.md"}, same_settings=False)
    assert endings(left_out) == [Ending.SETTINGS]
    assert endings(replace(left_out, present={"a.md"})) == [Ending.REMOVAL]


def test_a_row_is_removed_although_its_table_is_still_there() -> None:
    before = Before({"t.csv#1": A}, {"f": Alive(Found("KB106", ("t.csv#1",)), 1)}, {})
    assert endings(Now({}, {}, present={"t.csv"}, same_settings=False), before) == [Ending.REMOVAL]


@pytest.mark.parametrize(
    ("not_judged", "unread", "documents"),
    [
        ({"KB201"}, set(), {"a.md": Kept("new", True), "b.md": B}),
        (set(), {"kb/b.md"}, {"a.md": A}),
        (set(), {"b.md"}, {"a.md": A}),
    ],
)
def test_what_was_not_looked_at_stays_open(
    not_judged: Collection[str], unread: Collection[str], documents: Mapping[str, Kept]
) -> None:
    assert changes(BEFORE, Now(documents, {}, not_judged, unread)) == Changes((), ())


def test_a_folder_that_cannot_be_listed_hides_what_is_below_it() -> None:
    before = Before({"help/b.md": B}, {"f": Alive(Found("KB601", ("help/b.md",)), 1)}, {})
    assert changes(before, Now({}, {}, unread={"kb/help"})) == Changes((), ())
    assert endings(Now({}, {}, unread={"kb/other"}), before) == [Ending.REMOVAL]


def test_what_was_out_of_sight_is_compared_with_the_run_that_saw_it_last() -> None:
    # Run 3 saw it; run 4 looked at other rules only, after the edit; run 5 looks again with the settings of run 3.
    edited = {"a.md": Kept("new", True), "b.md": B}
    alive = Alive(CONFLICT, 3, sight=Sight(3, BOTH))
    assert endings(Now(edited, {}, same_settings=False, same_as={3: True}), Before(edited, {"f": alive}, {})) == [
        Ending.EDIT
    ]
    assert endings(Now(BOTH, {}, same_settings=False, same_as={3: True}), Before(BOTH, {"f": alive}, {})) == [
        Ending.TIME
    ]
    assert endings(Now(BOTH, {}, same_as={3: False}), Before(BOTH, {"f": alive}, {})) == [Ending.SETTINGS]


def test_a_renamed_file_takes_its_findings_with_it() -> None:
    now = Now({"a.md": A, "c.md": B}, {"g": Found("KB201", ("a.md", "c.md"))})
    assert changes(BEFORE, now) == Changes((Opening("g", 3, predecessor="f"),), (Closing("f", Ending.MOVED, "g"),))


def test_an_edit_that_leaves_the_same_trouble_in_other_words_resolves_nothing() -> None:
    now = Now({"a.md": Kept("new", True), "b.md": B}, {"g": CONFLICT})
    assert changes(BEFORE, now) == Changes((Opening("g", 3, predecessor="f"),), (Closing("f", Ending.REWORDED, "g"),))


def test_of_two_findings_one_may_be_resolved_while_the_other_is_reworded() -> None:
    before = replace(BEFORE, alive={"f": Alive(CONFLICT, 3), "e": Alive(CONFLICT, 2)})
    now = Now({"a.md": Kept("new", True), "b.md": B}, {"g": CONFLICT})
    assert [item.ending for item in changes(before, now).closed] == [Ending.REWORDED, Ending.EDIT]


def test_a_finding_that_content_had_settled_and_that_is_back_is_reopened_and_young_again() -> None:
    before = Before(BOTH, {}, {"f": Ended(Ending.EDIT, 3)})
    assert changes(before, Now(BOTH, {"f": CONFLICT})).opened == (Opening("f", reopened=True),)


def test_a_finding_that_only_settings_hid_is_as_old_as_it_was() -> None:
    before = Before(BOTH, {}, {"f": Ended(Ending.SETTINGS, 3)})
    assert changes(before, Now(BOTH, {"f": CONFLICT})).opened == (Opening("f", 3),)


def test_a_suppressed_finding_is_still_there() -> None:
    assert changes(replace(BEFORE, alive={"f": Alive(CONFLICT, 3, True)}), Now(BOTH, {"f": CONFLICT})) == Changes(
        (), ()
    )


NAMES = st.sampled_from(["a.md", "b.md", "c.md", "d.md"])
KEPT = st.builds(Kept, st.sampled_from(["1", "2", "3"]), st.booleans())
FOUND = st.builds(Found, st.sampled_from(["KB201", "KB501"]), st.lists(NAMES, min_size=1, max_size=2).map(tuple))
FINDINGS = st.dictionaries(st.sampled_from(list("fghij")), FOUND, max_size=5)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.dictionaries(NAMES, KEPT), FINDINGS, st.sampled_from([(), ("KB201",)]), st.booleans()), max_size=6
    )
)
def test_what_is_alive_is_what_was_found_last_and_what_was_not_looked_at(
    nights: list[tuple[dict[str, Kept], dict[str, Found], tuple[str, ...], bool]],
) -> None:
    before = Before({}, {}, {})
    for run, (documents, findings, not_judged, same) in enumerate(nights, 1):
        judged = {name: found for name, found in findings.items() if found.rule not in not_judged}
        difference = changes(before, Now(documents, judged, not_judged, same_settings=same))
        alive = dict(before.alive)
        ended = dict(before.ended)
        for closing in difference.closed:
            ended[closing.fingerprint] = Ended(closing.ending, alive.pop(closing.fingerprint).origin)
            assert (closing.successor is not None) == closing.ending.goes_on
        for opening in difference.opened:
            assert opening.fingerprint not in alive
            assert opening.origin is None or opening.origin < run
            assert not (opening.reopened and opening.predecessor)
            alive[opening.fingerprint] = Alive(judged[opening.fingerprint], opening.origin or run)
            ended.pop(opening.fingerprint, None)
        out_of_sight = {name for name, item in before.alive.items() if item.found.rule in not_judged}
        assert set(alive) == set(judged) | out_of_sight
        before = Before(documents, alive, ended)
