"""A file is written whole or not at all, and drafts of killed processes do not pile up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kbaudit.writing import opened_whole, write_whole


def test_what_is_written_replaces_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    for content in (b"one", b"two"):
        write_whole(target, content)
        assert target.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.skipif(os.name != "posix", reason="only there it is told which processes live")
@pytest.mark.parametrize("name", ["report.json", "odd [name]*.json"])
def test_a_draft_of_a_process_that_is_gone_is_taken_away_and_no_other(tmp_path: Path, name: str) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    own = [f".{name}.{gone.pid}.part"]
    others = [
        f".{name}.{os.getppid()}.part",
        f".{name}.x.part",
        f".{name}.9999999999999999999999.part",
        ".other.1.part",
    ]
    for draft in own + others:
        (tmp_path / draft).write_bytes(b"half")
    write_whole(tmp_path / name, b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, *others])


def test_a_disk_without_room_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"old")
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom kbaudit.writing import opened_whole, write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_whole(Path(sys.argv[1]), b'x' * 100_000)\nexcept OSError as error:\n    print(type(error).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, target], capture_output=True, text=True, check=True)
    assert done.stdout == "OSError\n"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_block_that_fails_leaves_the_file_as_it_was_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b"before")

    def half() -> None:
        with opened_whole(path) as file:
            file.write(b"half of")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
