"""An audit of what is all the same recalls what it found, and nothing else is ever recalled."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from kbaudit import audit
from kbaudit.config import Configuration, Model, Rules
from kbaudit.detection import Detection
from kbaudit.outputs.json_report import to_object
from kbaudit.recall import kept, key_of, recalled
from kbaudit.report import Judged, NotRun
from kbaudit.store import REMEMBERED, open_store
from tests.making import TODAY, document, finding

SETTINGS = Configuration(model=Model(enabled=False))
PAGES = (document("a.md", "Text."), document("b.md", "More text."))
FOUND = Detection(
    (finding(), finding(("b.md",), rule="KB301")), (), (Judged("KB301", 2, 1, (("text", 1),)),), passages=2
)


def key(**changes: object) -> str | None:
    given = {
        "documents": PAGES,
        "files": frozenset({"a.md"}),
        "settings": SETTINGS,
        "day": TODAY,
        "model": "m",
        "program": "p",
        **changes,
    }
    return key_of(**given)  # type: ignore[arg-type]


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        assert recalled(store, key()) is None
        assert kept(store, key(), FOUND) == FOUND
        assert recalled(store, key()) == FOUND


def test_the_key_covers_documents_files_settings_day_and_model() -> None:
    others = [
        key(documents=(replace(PAGES[0], title="Another"), PAGES[1])),
        key(documents=PAGES[:1]),
        key(files=frozenset({"a.md", "b.png"})),
        key(settings=Configuration(model=Model(enabled=False), rules=Rules(ignore=("KB1",)))),
        key(day=date(2026, 1, 16)),
        key(model="another"),
        key(program="another"),
    ]
    assert len({key(), *others}) == len(others) + 1
    assert key() == key()


def test_a_detection_in_which_a_check_failed_is_not_kept(tmp_path: Path) -> None:
    failed = replace(FOUND, not_run=(NotRun("KB101", "failed with ValueError: no."),))
    with closing(open_store(tmp_path)) as store:
        assert kept(store, key(), failed) == failed
        assert recalled(store, key()) is None


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        for number in range(REMEMBERED + 3):
            kept(store, f"k{number}", FOUND)
        found = [number for number in range(REMEMBERED + 3) if recalled(store, f"k{number}")]
    assert found == list(range(3, REMEMBERED + 3))


def test_what_cannot_be_read_is_found_again(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        store.remember("k", b'{"findings": [1]}')
        assert recalled(store, "k") is None


def test_texts_that_cannot_be_written_down_have_no_key() -> None:
    assert key(documents=(replace(PAGES[0], text="\ud800"),)) is None


def test_a_recalled_report_is_the_same_but_for_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.md").write_text(
            f"# {name}\n\nValid until 31 March 2024. TODO: write more.\n", encoding="utf-8"
        )
    reports = []
    for _ in range(2):
        found = to_object(audit(folder, today=TODAY, configuration=SETTINGS, store_folder=tmp_path))
        assert found["findings"]
        for volatile in ("run", "previous"):
            del found[volatile]
        for item in found["findings"]:
            del item["state"]
        reports.append(found)
    assert reports[0] == reports[1]


def test_an_edit_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    folder.mkdir()
    page = folder / "a.md"
    page.write_text("# A\n\nValid until 31 March 2024.\n", encoding="utf-8")
    first = audit(folder, today=TODAY, configuration=SETTINGS, store_folder=tmp_path)
    page.write_text("# A\n\nValid until 31 March 2034.\n", encoding="utf-8")
    second = audit(folder, today=TODAY, configuration=SETTINGS, store_folder=tmp_path)
    assert "KB301" in {item.rule for item in first.findings}
    assert "KB301" not in {item.rule for item in second.findings}
