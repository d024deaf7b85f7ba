"""An audit that recalls what has not changed says the same, to the byte, as one that begins from nothing."""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import zlib
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbaudit import audit
from kbaudit.config import Collection, Configuration, Dates, Model, Rules
from kbaudit.embedding import ModelSource
from kbaudit.outputs.json_report import to_object
from kbaudit.store import FOLDER
from kbaudit.vectors import Vectors
from tests.making import TODAY

LEXICAL = Configuration(model=Model(enabled=False))
SUBJECTS = ("refunds", "invoices", "passwords", "exports", "webhooks", "vacation")
SENTENCES = (
    "{subject} are handled within {number} days of the request.",
    "The limit for {subject} is {number} MB on the team plan.",
    "You must confirm {subject} before 0{month}/04/2025.",
    "You may not share {subject} with other workspaces.",
    "This page is valid until {month} March 2024. TODO: describe {subject}.",
    "- Ask support@example.org about {subject}\n- Or read [the other page](page-{number}.md)",
    "As of 2021 we support {number} kinds of {subject}.",
    "| Plan | {subject} |\n|---|---|\n| Team | {number} |\n| Free | {month} |",
)


def page(seed: int) -> str:
    """A page that is the same for the same seed; many share their sentences."""
    chance = random.Random(seed)
    subject = chance.choice(SUBJECTS)
    chosen = [
        sentence.format(subject=subject, number=chance.choice((7, 14, 30)), month=chance.randint(1, 9))
        for sentence in chance.sample(SENTENCES, chance.randint(1, 5))
    ]
    head = f"---\nowner: {chance.choice(('ann', 'team-b', ''))}\nlast_reviewed: 2024-0{chance.randint(1, 9)}-11\n---\n"
    return "\n\n".join((head + f"# About {subject} {seed % 4}", "Every page of this base begins so.", *chosen)) + "\n"


STEP = st.tuples(st.sampled_from(("edit", "add", "rename", "delete", "copy", "nothing")), st.integers(0, 40))


def apply(step: tuple[str, int], folder: Path) -> None:
    """Change one file of a folder."""
    kind, seed = step
    files = sorted(folder.rglob("*.md"))
    chosen = files[seed % len(files)]
    other = folder / ("help", "policies")[seed % 2] / f"page-{seed}.md"
    other.parent.mkdir(exist_ok=True)
    if kind == "add":
        other.write_text(page(seed), encoding="utf-8")
    elif kind == "copy" and chosen != other:
        shutil.copyfile(chosen, other)
    elif kind == "rename" and chosen != other:
        chosen.replace(other)
    elif kind == "delete" and len(files) > 1:
        chosen.unlink()
    elif kind == "edit":
        text = chosen.read_text(encoding="utf-8")
        chosen.write_text(text.replace("14", "21") + f"\nOne more line about {SUBJECTS[seed % 6]}.\n", encoding="utf-8")


def report(folder: Path, store: Path | None, **given: Any) -> str:
    """The report as JSON without what follows the store."""
    asked = {"today": TODAY, "configuration": LEXICAL, **given}
    found = to_object(audit(folder, store_folder=store, **asked))
    for volatile in ("run", "previous"):
        found.pop(volatile, None)
    for item in found["findings"]:
        item.pop("state", None)
    return json.dumps(found, sort_keys=True)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 40), min_size=3, max_size=9, unique=True), st.lists(STEP, min_size=1, max_size=6))
def test_after_any_edits_a_recalling_audit_says_what_a_full_one_says(
    pages: list[int], steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, store = Path(name) / "kb", Path(name)
        folder.mkdir()
        for seed in pages:
            (folder / f"page-{seed}.md").write_text(page(seed), encoding="utf-8")
        assert report(folder, store) == report(folder, None)
        for step in steps:
            apply(step, folder)
            assert report(folder, store) == report(folder, None)


def by_words(texts: Sequence[str], *_: Any) -> Vectors:
    """Vectors that are near where texts have words in common, as a model's are."""
    rows = numpy.zeros((len(texts), 24), dtype=numpy.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.casefold().split():
            row[zlib.crc32(word.encode()) % 24] += 1
    return Vectors(rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), numpy.float32(1e-9)))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 40), min_size=3, max_size=9, unique=True), st.lists(STEP, min_size=1, max_size=5))
def test_what_is_kept_of_vectors_and_of_compared_statements_changes_nothing(
    pages: list[int], steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        model = ModelSource("by words", "a key", Path(name))
        patch.setattr(sys.modules["kbaudit.audit"], "model_for", lambda *given, **more: (model, ""))
        patch.setattr(sys.modules["kbaudit.audit"], "vectors_of", by_words)
        folder, store = Path(name) / "kb", Path(name)
        folder.mkdir()
        for seed in pages:
            (folder / f"page-{seed}.md").write_text(page(seed), encoding="utf-8")
        given = {"configuration": Configuration()}
        for step in (("nothing", 0), *steps):
            apply(step, folder)
            assert report(folder, store, **given) == report(folder, None, **given)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "kb"
    folder.mkdir()
    for seed in range(12):
        (folder / f"page-{seed}.md").write_text(page(seed), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "other",
    [
        {"today": TODAY + timedelta(days=1)},
        {"today": date(2031, 5, 1)},
        {"configuration": Configuration(model=Model(enabled=False), dates=Dates(order="dmy"))},
        {"configuration": Configuration(model=Model(enabled=False), dates=Dates(order="mdy"))},
        {"configuration": Configuration(model=Model(enabled=False), rules=Rules(ignore=("KB2",)))},
        {
            "configuration": Configuration(
                model=Model(enabled=False), collections=(Collection(name="all", paths=("**",), owner="someone"),)
            )
        },
        {"jobs": 2},
    ],
    ids=["next day", "years later", "dmy", "mdy", "no conflicts", "collection", "two processes"],
)
def test_another_day_or_setting_is_not_answered_from_memory(other: dict[str, Any], base: Path, tmp_path: Path) -> None:
    report(base, tmp_path)
    found, wanted = json.loads(report(base, tmp_path, **other)), json.loads(report(base, None, **other))
    # That the settings are others than last time is said in a notice.
    assert found | {"notices": []} == wanted | {"notices": []}


def test_another_program_reads_everything_again(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kbaudit.sources import reading

    asked: list[str] = []
    honest = reading.read_file

    def counting(file: Any, configuration: Configuration) -> Any:
        asked.append(file.path)
        return honest(file, configuration)

    monkeypatch.setattr(reading, "read_file", counting)
    report(base, tmp_path)
    assert len(asked) == 12
    (base / "page-3.md").write_text(page(40), encoding="utf-8")
    report(base, tmp_path)
    assert asked[12:] == ["page-3.md"]
    monkeypatch.setattr(sys.modules["kbaudit.audit"], "program_of", lambda folder: "another program")
    report(base, tmp_path)
    assert len(asked) == 12 + 1 + 12


def test_a_page_under_git_history_that_moved_on_is_dated_again(base: Path, tmp_path: Path) -> None:
    table = tmp_path / "history.tsv"
    asked = Configuration(model=Model(enabled=False), dates=Dates(history=str(table)))
    for last in ("2025-01-02", "2025-09-09"):
        table.write_text(
            f"path\tcreated\tlast_commit\tlast_small_commit\npage-1.md\t2020-01-01\t{last}\t{last}\n", encoding="utf-8"
        )
        assert report(base, tmp_path, configuration=asked) == report(base, None, configuration=asked)


def test_a_store_that_breaks_meanwhile_changes_nothing(base: Path, tmp_path: Path) -> None:
    report(base, tmp_path)
    wanted = report(base, None)
    database = tmp_path / FOLDER / "kbaudit.db"
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\0" * (len(whole) - 4096))
    assert json.loads(report(base, tmp_path))["findings"] == json.loads(wanted)["findings"]
