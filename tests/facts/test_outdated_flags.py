"""Which pages only a mark in their metadata calls outdated."""

from __future__ import annotations

from pathlib import Path

import pytest

from kbaudit.config import Configuration
from kbaudit.facts.outdated_flags import only_flagged
from kbaudit.model import Document
from kbaudit.progress import silent
from kbaudit.sources.reading import read

BODY = "Refunds are paid out within 14 days of the return."


def document(folder: Path, front: str, *, title: str = "Refunds", text: str = BODY) -> Document:
    (folder / "a.md").write_text(f"---\ntitle: {title}\n{front}\n---\n\n{text}\n", encoding="utf-8")
    (read_one,) = read((folder / "a.md",), Configuration(), progress=silent).documents
    return read_one


@pytest.mark.parametrize(
    "front",
    ["outdated: true", "is_outdated: yes", "stale: true", "status: outdated", "status: Out of date", "state: stale"],
)
def test_a_mark_that_the_text_does_not_show_is_a_flag(tmp_path: Path, front: str) -> None:
    assert only_flagged(document(tmp_path, front))


@pytest.mark.parametrize(
    "front",
    [
        "outdated: false",
        "status: live",
        "status: archived",
        "archived: true",
        "draft: true",
        "published: false",
        "deprecated: true",
        "status: legacy",
        "superseded_by: b.md",
        "outdated: true\nstatus: archived",
        "outdated: true\nsuperseded_by: b.md",
    ],
)
def test_what_no_longer_holds_or_is_not_yet_approved_is_more_than_flagged(tmp_path: Path, front: str) -> None:
    assert not only_flagged(document(tmp_path, front))


@pytest.mark.parametrize(
    "banner",
    [
        "This page is archived. It is kept for reference only and no longer applies.",
        "OUTDATED: use the other page.",
        "This page is out of date.",
    ],
)
def test_a_banner_tells_the_reader_with_or_without_a_flag(tmp_path: Path, banner: str) -> None:
    assert not only_flagged(document(tmp_path, "outdated: true", text=f"{banner}\n\n{BODY}"))
    assert not only_flagged(document(tmp_path, "", text=f"{banner}\n\n{BODY}"))


def test_so_does_a_mark_in_the_title(tmp_path: Path) -> None:
    assert not only_flagged(document(tmp_path, "outdated: true", title="'[OUTDATED] Refunds'"))
