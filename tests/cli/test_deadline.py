"""`--timeout` ends an audit wherever it is, with code 2 and a message, and leaves nothing half done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from kbaudit.cli import main
from kbaudit.cli.deadline import AGAIN_SECONDS, GRACE_SECONDS, deadline
from kbaudit.errors import OutOfTimeError
from kbaudit.progress import RECORDING, silent
from kbaudit.sources.extract import Unreadable
from kbaudit.sources.time_limit import time_limit

LISTENING = "import time\ntime.sleep(60)\n"
SWALLOWING = (
    "import time\nfor _ in range(600):\n    try:\n        time.sleep(0.1)\n    except BaseException:\n        pass\n"
)
# Computes outside of Python for minutes, and is not woken by signals.
IN_C = "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'', b'', 2_000_000_000)\n"


def busy(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_what_is_in_time_is_left_alone() -> None:
    with deadline(60, silent) as progress:
        progress("reading", 1, 2)
    with deadline(None, silent) as progress:
        assert progress is silent


def embedding(seconds: float) -> None:
    with deadline(0.2, silent) as progress:
        progress("embedding", 512, 2048)
        with suppress(Exception):
            busy(seconds)


def test_the_message_says_at_which_stage_it_stopped() -> None:
    with pytest.raises(OutOfTimeError, match=r"0\.2 seconds .* 'embedding' \(512 of 2,048 done\)"):
        embedding(5)


def test_a_check_that_catches_every_error_does_not_catch_the_end() -> None:
    began = time.monotonic()
    with pytest.raises(OutOfTimeError):
        embedding(30)
    assert time.monotonic() - began < 25


def test_once_the_run_is_recorded_the_time_no_longer_counts() -> None:
    with deadline(0.2, silent) as progress:
        progress(RECORDING, 0, 0)
        busy(0.5)


def dropping_the_first() -> None:
    with deadline(0.2, silent):
        with suppress(BaseException):
            busy(20)
        busy(20)


def test_an_end_that_was_dropped_is_said_again() -> None:
    began = time.monotonic()
    with pytest.raises(OutOfTimeError):
        dropping_the_first()
    assert time.monotonic() - began < 0.2 + GRACE_SECONDS


def closing_slowly(closed: list[str]) -> None:
    with deadline(0.2, silent):
        try:
            busy(20)
        finally:
            with suppress(ValueError):
                raise ValueError
            busy(3 * AGAIN_SECONDS)
            closed.append("in order")


def test_what_is_being_closed_is_not_disturbed() -> None:
    closed: list[str] = []
    with pytest.raises(OutOfTimeError):
        closing_slowly(closed)
    assert closed == ["in order"]


def three_files() -> None:
    with deadline(0.5, silent):
        with time_limit(0.1), pytest.raises(Unreadable):
            busy(5)
        with time_limit(30):
            pass
        with time_limit(30):
            busy(20)


def test_the_limit_of_one_file_leaves_the_limit_of_the_audit_alone() -> None:
    with pytest.raises(OutOfTimeError):
        three_files()


@pytest.mark.parametrize("code", [SWALLOWING, IN_C])
def test_what_does_not_listen_is_ended_all_the_same(code: str) -> None:
    script = (
        "import time\nfrom kbaudit.cli.deadline import deadline\nfrom kbaudit.progress import silent\n"
        "with deadline(0.3, silent) as progress:\n    progress('pairs', 0, 0)\n"
        + "".join(f"    {line}\n" for line in code.splitlines())
    )
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=50)
    assert done.returncode == 2
    assert "at the stage 'pairs'" in done.stderr
    assert time.monotonic() - began > GRACE_SECONDS


def test_an_audit_out_of_time_ends_with_code_2_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb").mkdir()
    for number in range(9):
        (tmp_path / "kb" / f"{number}.md").write_text(
            f"# Page {number}\n\n{'Words and more words. ' * 50}\n", encoding="utf-8"
        )
    arguments = ["scan", "--no-model", "kb", "-o", "out/"]
    result = CliRunner().invoke(main, [*arguments, "--timeout", "0.02"])
    assert result.exit_code == 2, result.output
    assert "--timeout" in result.stderr
    assert "Traceback" not in result.output
    assert not Path("out").exists()
    assert CliRunner().invoke(main, [*arguments, "--timeout", "600"]).exit_code == 0
    with closing(sqlite3.connect(".kbaudit/kbaudit.db")) as store:
        assert store.execute("SELECT count(*) FROM runs").fetchone() == (1,)


@pytest.mark.parametrize("seconds", ["0", "-1", "soon"])
def test_a_time_that_is_none_is_an_error(tmp_path: Path, seconds: str) -> None:
    assert CliRunner().invoke(main, ["scan", str(tmp_path), "--timeout", seconds]).exit_code == 2
