"""Decisions that were saved by the page."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbaudit.answers import Finding, read_answers
from kbaudit.answers.answer import Answers
from kbaudit.decisions import Decision
from kbaudit.errors import AnswerError

TODAY = date(2026, 1, 15)
KNOWN = {
    "0123456789abcdef": Finding("KB201", "14 or 30 days?", ("a.md", "b.md")),
    "fedcba9876543210": Finding("KB301", "Expired."),
}
ENTRY = {
    "fingerprint": "0123456789abcdef",
    "rule": "KB201",
    "verdict": "keep-a",
    "keep": "a.md",
    "reason": "",
    "by": "Mara",
    "on": "2026-01-10",
}


def saved(folder: Path, *entries: dict[str, Any], **document: Any) -> Path:
    path = folder / "decisions.json"
    path.write_text(json.dumps({"schema": "kbaudit-decisions/1", "decisions": entries, **document}), encoding="utf-8")
    return path


def read(path: Path, known: Any = KNOWN) -> Answers:
    return read_answers([path], today=TODAY, by="", known=known)


def wrong(path: Path, known: Any = KNOWN) -> str:
    with pytest.raises(AnswerError) as caught:
        read(path, known)
    return str(caught.value)


def test_what_the_page_saved_becomes_decisions(tmp_path: Path) -> None:
    other = {"fingerprint": "fedcba9876543210", "rule": "KB301", "keep": None, "by": "", "on": "2026-01-11"}
    path = saved(tmp_path, ENTRY, {**other, "verdict": "intended", "reason": "kept as a record"})
    assert read(path).decisions == (
        Decision(
            "0123456789abcdef",
            "KB201",
            "real",
            "",
            keep="a.md",
            by="Mara",
            on=date(2026, 1, 10),
            about="14 or 30 days?",
        ),
        Decision("fedcba9876543210", "KB301", "accepted", "kept as a record", on=date(2026, 1, 11), about="Expired."),
    )


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [("keep-b", "real"), ("edit", "real"), ("intended", "accepted"), ("not-a-problem", "false")],
)
def test_each_verdict_has_its_place(verdict: str, expected: str, tmp_path: Path) -> None:
    (decision,) = read(saved(tmp_path, {**ENTRY, "verdict": verdict, "reason": "seen"})).decisions
    assert decision.verdict == expected


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fingerprint": "00000000000000aa"}, "00000000000000aa is no finding that is known here"),
        ({"fingerprint": "xyz"}, "'xyz' is no fingerprint"),
        ({"rule": "KB301"}, "is a finding of KB201, not of KB301"),
        ({"verdict": "maybe"}, "maybe"),
        ({"verdict": "intended"}, "'intended' needs a reason"),
        ({"verdict": "not-a-problem", "reason": " "}, "'not a problem' needs a reason"),
        ({"on": "yesterday"}, "on"),
        ({"reason": 3}, "reason"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_wrong_is_said_with_the_number_of_the_entry(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    message = wrong(saved(tmp_path, ENTRY, {**ENTRY, **changes}))
    assert "decisions.json, decision 2: " in message
    assert said in message


def test_a_page_that_keeps_a_side_may_leave_it_to_the_record_which_document_that_is(tmp_path: Path) -> None:
    (decision,) = read(saved(tmp_path, {**ENTRY, "keep": None})).decisions
    assert decision.keep == "a.md"
    assert "names no document to keep" in wrong(saved(tmp_path, {**ENTRY, "keep": None}), known=None)


def test_without_a_record_any_fingerprint_is_taken(tmp_path: Path) -> None:
    assert len(read(saved(tmp_path, {**ENTRY, "fingerprint": "00000000000000aa"}), known=None).decisions) == 1


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"schema": "other/1", "decisions": []}', '{"schema": "kbaudit-decisions/1"}', "\ufeff{}"],
)
def test_another_file_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    assert "is no" in wrong(path)
