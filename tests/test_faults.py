"""Audits that are killed, starved of disk or run side by side leave a whole store; `tests.benchmarks.faults` at length."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from tests.faulting import (
    Place,
    audit,
    check_after,
    check_recovered,
    clear_said,
    finished,
    kill_at_random,
    killed_after,
    said,
    settle,
    snapshot,
    warm,
    write_page,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the audits are forked")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = settle(tmp_path / "place", 7)
    warm(made)
    return made


def test_an_audit_that_is_killed_at_any_moment_leaves_the_store_whole(place: Place) -> None:
    assert any(hit for _, hit in kill_at_random(place, 5))


def test_an_audit_goes_on_where_a_killed_one_had_stopped_embedding(place: Place) -> None:
    place.seconds_per_text = 0.05
    process = audit(place)
    while place.stage != "embedding":
        assert os.waitpid(process, os.WNOHANG) == (0, 0), said(place)
    while not snapshot(place).vectors:
        assert os.waitpid(process, os.WNOHANG) == (0, 0), said(place)
    assert killed_after(process, 0)
    before = check_after(place, snapshot(place))
    assert before.vectors
    assert before.runs == ()
    place.seconds_per_text = 0
    check_recovered(place, before)


def test_a_killed_audit_whose_workers_read_files_holds_nothing(place: Place) -> None:
    process = audit(place, "-j", "2")
    while place.stage == "starting":
        assert os.waitpid(process, os.WNOHANG) == (0, 0), said(place)
    assert killed_after(process, 0.05)
    check_recovered(place, check_after(place, snapshot(place)))


@pytest.mark.parametrize("size", [5_000, 20_000, 60_000])
def test_a_disk_without_room_is_said_and_costs_nothing_that_was_kept(place: Place, size: int) -> None:
    assert finished(audit(place)) == 0, said(place)
    write_page(place, 0)
    before = snapshot(place)
    clear_said(place)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    code = finished(audit(place, before=limit))
    assert code in (0, 2)
    assert code == 0 or "cannot be written" in said(place)
    assert "Traceback" not in said(place)
    check_recovered(place, check_after(place, before))


def test_of_two_audits_at_once_one_is_told_who_holds_the_store(place: Place) -> None:
    place.seconds_per_text = 0.02
    first = audit(place)
    while place.stage != "embedding":
        assert os.waitpid(first, os.WNOHANG) == (0, 0), said(place)
    assert finished(audit(place)) == 2
    assert f"process {first}" in said(place)
    assert finished(first) == 0
    assert len(snapshot(place).runs) == 1


def test_of_two_audits_at_once_one_waits_for_its_turn(place: Place) -> None:
    codes = [finished(process) for process in [audit(place, "--wait", "60"), audit(place, "--wait", "60")]]
    assert codes == [0, 0], said(place)
    assert len(check_after(place, snapshot(place)).runs) == 2


def test_an_audit_of_an_earlier_day_is_recorded_like_any_other(place: Place) -> None:
    for day in ("2026-01-15", "2020-02-29"):
        assert finished(audit(place, "--today", day)) == 0, said(place)
    assert len(snapshot(place).runs) == 2
