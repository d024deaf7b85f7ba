"""One audit at a time uses a store, whoever else wants to and however the last one ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kbaudit import audit
from kbaudit.config import Configuration, Model
from kbaudit.errors import LockedError
from kbaudit.lock import FILE_NAME, HOLDER_NAME, held
from kbaudit.progress import silent

WORDS_ONLY = Configuration(model=Model(enabled=False))
HOLD = (
    "import sys, time\nfrom pathlib import Path\nfrom kbaudit.lock import held\nfrom kbaudit.progress import silent\n"
    "with held(Path(sys.argv[1]), wait=0, progress=silent):\n    print('held', flush=True)\n    time.sleep(float(sys.argv[2]))\n"
)
FORK = (
    "import sys, time\nfrom pathlib import Path\nfrom concurrent.futures import ProcessPoolExecutor\n"
    "from multiprocessing import get_context\nfrom kbaudit.lock import held\nfrom kbaudit.progress import silent\n"
    "from kbaudit.sources.workers import end_with_parent\n"
    "with held(Path(sys.argv[1]), wait=0, progress=silent):\n"
    "    pool = ProcessPoolExecutor(2, mp_context=get_context(sys.argv[2]), initializer=end_with_parent)\n"
    "    list(pool.map(abs, range(4)))\n    print('held', flush=True)\n    time.sleep(60)\n"
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    with started(HOLD, tmp_path, "60") as process:
        yield process
        process.kill()


def started(code: str, *arguments: object) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_audit_is_told_who_holds_the_store(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    with pytest.raises(LockedError, match=rf"process {other.pid} on .*--wait"), held(tmp_path, wait=0, progress=silent):
        pass


def test_whoever_holds_the_lock_without_saying_so_holds_it_all_the_same(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    for text in ("", "[]", "{", '{"pid": 1}'):
        (tmp_path / ".kbaudit" / HOLDER_NAME).write_text(text, encoding="utf-8")
        with pytest.raises(LockedError, match="has not said"), held(tmp_path, wait=0, progress=silent):
            pass


def test_a_second_audit_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    with started(HOLD, tmp_path, "1"), held(tmp_path, wait=60, progress=lambda stage, done, total: said.append(stage)):
        holder = json.loads((tmp_path / ".kbaudit" / HOLDER_NAME).read_text(encoding="utf-8"))
    assert holder["pid"] == os.getpid()
    assert len(said) == 1
    assert "another audit" in said[0]


def test_the_lock_is_free_again_afterwards_and_nobody_is_named(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path, wait=0, progress=silent):
            pass
    assert not (tmp_path / ".kbaudit" / HOLDER_NAME).exists()


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), held(tmp_path, wait=0, progress=silent):
        _ = 1 / 0
    with held(tmp_path, wait=0, progress=silent):
        pass


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert (tmp_path / ".kbaudit" / HOLDER_NAME).exists()
    with held(tmp_path, wait=0, progress=silent):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_the_workers_of_a_killed_audit_hold_nothing_either(tmp_path: Path, method: str) -> None:
    with started(FORK, tmp_path, method) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with held(tmp_path, wait=30, progress=silent):
            pass


def test_a_second_thread_waits_too(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with held(tmp_path, wait=30, progress=silent):
            order.append("second")

    with held(tmp_path, wait=0, progress=silent):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_where_no_lock_can_be_written_the_audit_goes_on_without(tmp_path: Path) -> None:
    (tmp_path / ".kbaudit").write_text("a file where the folder should be", encoding="utf-8")
    with held(tmp_path, wait=0, progress=silent):
        pass


def test_an_audit_holds_the_store_that_it_uses_and_no_other(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.md").write_text("# Invoices\n\nInvoices are sent on the first of each month.\n", encoding="utf-8")
    with pytest.raises(LockedError):
        audit(kb, store_folder=tmp_path, configuration=WORDS_ONLY)
    assert audit(kb, configuration=WORDS_ONLY).documents
    assert audit(kb, store_folder=tmp_path / "elsewhere", configuration=WORDS_ONLY).run.id == "1"
    assert (tmp_path / ".kbaudit" / FILE_NAME).exists()
