"""Decisions are read from one text file, merged and written so that they come back as they were."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbaudit.decisions import SUPPRESSING, Decision, Verdict, merged, read_decisions, write_decisions
from kbaudit.errors import ConfigurationError, OutputError

PRINT = "0123456789abcdef"
ENTRY = f'[[decision]]\nfingerprint = "{PRINT}"\nrule = "KB201"\nverdict = "suppress"\nreason = "why"\n'
# What TOML, an editor or a terminal might trip over. Halves of surrogate pairs have a test of their own.
TEXT = st.text("ab é\"'\\\n\t\r\0\x1b\x7f\x85#=[]{}\u2028🎈", max_size=8)

UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    verdict: Verdict = draw(st.sampled_from(get_args(Verdict)))
    reason = TEXT.filter(lambda text: bool(text.strip())) if verdict in SUPPRESSING else TEXT
    return Decision(
        fingerprint=draw(st.sampled_from([PRINT, "f" * 16, "0" * 16])),
        rule=draw(st.sampled_from(["KB101", "KB201"])),
        verdict=verdict,
        reason=draw(reason),
        keep=draw(st.none() | TEXT),
        until=draw(st.none() | st.dates()),
        by=draw(TEXT),
        on=draw(st.none() | st.dates()),
        about=draw(TEXT),
    )


def refusal(folder: Path, text: str) -> str:
    path = folder / "kbaudit.decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_decisions(path)
    return str(caught.value)


@UNHURRIED
@given(st.lists(decisions()))
def test_what_is_written_is_read_again(given_decisions: list[Decision]) -> None:
    distinct = merged((), given_decisions)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kbaudit.decisions.toml")
        write_decisions(path, given_decisions)
        assert read_decisions(path) == distinct
        before = path.read_bytes()
        write_decisions(path, reversed(read_decisions(path)))
        assert path.read_bytes() == before


@UNHURRIED
@given(st.lists(decisions()), st.lists(decisions()))
def test_merging_keeps_one_decision_of_a_kind_for_a_finding_and_is_stable(
    old: list[Decision], new: list[Decision]
) -> None:
    both = merged(old, new)
    names = [(decision.fingerprint, decision.kind) for decision in both]
    assert len(names) == len(set(names))
    assert set(names) == {(decision.fingerprint, decision.kind) for decision in (*old, *new)}
    assert merged(both, both) == both
    assert merged((), both) == both


def test_the_newest_decision_wins_whichever_side_it_comes_from() -> None:
    early = Decision(PRINT, "KB201", "real", "", on=date(2026, 1, 1))
    late = Decision(PRINT, "KB201", "false", "no", on=date(2026, 2, 1))
    assert merged([early], [late]) == merged([late], [early]) == (late,)
    undated = Decision(PRINT, "KB201", "accepted", "meant to be so")
    assert merged([late], [undated]) == (undated,)


def test_a_label_a_suppression_and_a_baseline_entry_of_one_finding_live_side_by_side() -> None:
    entries = [
        Decision(PRINT, "KB201", "suppress", "in March"),
        Decision(PRINT, "KB201", "real", ""),
        Decision(PRINT, "KB201", "baseline", ""),
    ]
    assert [decision.kind for decision in merged((), entries)] == ["baseline", "label", "suppress"]


def test_a_file_that_is_not_there_holds_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "kbaudit.decisions.toml") == ()


def test_a_file_written_by_hand_is_read_with_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_text(f"# ours\n{ENTRY}until = 2027-01-31\nby = 'jo'\non = '2026-01-15'\n", encoding="utf-8-sig")
    (decision,) = read_decisions(path)
    assert (decision.until, decision.by, decision.on) == (date(2027, 1, 31), "jo", date(2026, 1, 15))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{ENTRY}\n{ENTRY.replace(PRINT, 'f' * 16)}untill = 2027-01-01\n", ("decision 2 (line 7)", "untill")),
        (ENTRY.replace('"suppress"', '"ignore"'), ("decision 1 (line 1)", "verdict", "ignore")),
        (ENTRY.replace('rule = "KB201"\n', ""), ("missing key `rule`",)),
        (ENTRY.replace("KB201", "duplicates"), ("'duplicates'", "code of a rule")),
        (ENTRY.replace(PRINT, "12ab"), ("'12ab'", "fingerprint")),
        (ENTRY.replace('"why"', '" "'), ("needs a reason",)),
        (ENTRY.replace('"why"', "3"), ("reason",)),
        (f"{ENTRY}until = 'soon'\n", ("until",)),
        (f"{ENTRY}{ENTRY}", ("decision 2 (line 6)", "Remove one")),
        (ENTRY.replace("[[decision]]", "[decision]"), ("[[decision]]",)),
        (f"version = 1\n{ENTRY}", ("unknown key `version`",)),
        (f"{ENTRY}reason = 'twice'\n", ("not valid TOML", "line 6")),
        ("decision = ['x']", ("decision 1",)),
    ],
)
def test_what_cannot_be_used_is_an_error_that_names_the_place(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    message = refusal(tmp_path, text)
    assert "kbaudit.decisions.toml" in message
    for part in said:
        assert part in message


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "kbaudit.decisions.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="not valid TOML"):
        read_decisions(path)


def test_a_decision_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "kbaudit.decisions.toml"
    write_decisions(path, [Decision(PRINT, "KB201", "real", "")])
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="needs a reason"):
        write_decisions(path, [Decision(PRINT, "KB201", "false", "")])
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "kbaudit.decisions.toml").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write_decisions(tmp_path / "kbaudit.decisions.toml", [Decision(PRINT, "KB201", "real", "")])
    assert [path.name for path in tmp_path.iterdir()] == ["kbaudit.decisions.toml"]


def test_a_name_that_no_encoding_can_write_loses_only_that_character(tmp_path: Path) -> None:
    path = tmp_path / "kbaudit.decisions.toml"
    write_decisions(path, [Decision(PRINT, "KB201", "real", "", keep="caf\udce9.md")])
    assert [decision.keep for decision in read_decisions(path)] == ["caf?.md"]
