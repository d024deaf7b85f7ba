"""`scan --timeout`: ends an audit that takes too long, and says at which stage."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kbaudit.errors import OutOfTimeError
from kbaudit.progress import RECORDING, Progress

GRACE_SECONDS = 3.0
"""What an audit gets for ending by itself before the process is ended: the code it runs may not listen."""

AGAIN_SECONDS = 0.5
"""How long the timer waits before it fires again: an exception raised in a finaliser or a callback of the garbage collector is
dropped by Python, and the audit would go on."""

UNDONE = 2


class TimeUp(BaseException):
    """Raised wherever the audit happens to be. No Exception, because a check that fails is noted and the audit goes on."""


@contextmanager
def deadline(seconds: float | None, progress: Progress) -> Iterator[Progress]:
    """A listener for an audit that may take so many seconds; OutOfTimeError when it takes longer.

    First an interval timer raises TimeUp, so that everything is closed in order; where that is dropped, it fires again. What does
    not come back within
    `GRACE_SECONDS`, because it computes outside of Python, is ended by a thread with exit code 2: embeddings are kept chunk by
    chunk, a run and a report are written whole or not at all. Where there are no interval timers (Windows), the thread alone
    does it. Once the run is being recorded the time no longer counts.
    """
    if seconds is None:
        yield progress
        return
    clock = _Deadline(seconds, progress)
    try:
        clock.start()
        yield clock
    except TimeUp:
        raise OutOfTimeError(clock.message) from None
    finally:
        clock.stop()


def _is_closing(handled: BaseException | None) -> bool:
    """Whether what is being handled where the timer fired goes back to TimeUp: it was heard, and is not to be disturbed."""
    while handled is not None and not isinstance(handled, TimeUp):
        handled = handled.__context__
    return handled is not None


class _Deadline:
    """Listens to the stages, and ends the process when the time is over and nobody stopped it."""

    def __init__(self, seconds: float, progress: Progress) -> None:
        self._seconds = seconds
        self._progress = progress
        self._stage = ("starting", 0, 0)
        self._over = threading.Event()
        self._timer = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == RECORDING:
            self.stop()
        self._stage = (stage, done, total)
        self._progress(stage, done, total)

    @property
    def message(self) -> str:
        stage, done, total = self._stage
        far = f" ({done:,} of {total:,} done)" if total else ""
        return (
            f"stopped after {self._seconds:g} seconds (--timeout) at the stage {stage!r}{far}. No report was written and no run "
            "recorded; embeddings up to here are kept, so that the next scan goes on from there. Give it more time, or scan less."
        )

    def start(self) -> None:
        if self._timer:
            self._before = signal.signal(signal.SIGALRM, self._raise)
            signal.setitimer(signal.ITIMER_REAL, self._seconds, AGAIN_SECONDS)
        threading.Thread(target=self._end, name="deadline", daemon=True).start()

    def stop(self) -> None:
        if not self._over.is_set():
            self._over.set()
            if self._timer:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, self._before)

    def _raise(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature that signal wants
        if not _is_closing(sys.exception()):
            raise TimeUp

    def _end(self) -> None:
        if self._over.wait(self._seconds + (GRACE_SECONDS if self._timer else 0.0)):
            return
        sys.stdout.flush()
        os.write(2, f"kbaudit: {self.message}\n".encode())
        os._exit(UNDONE)
