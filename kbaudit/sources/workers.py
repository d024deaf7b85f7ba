"""Processes that read files for an audit."""

from __future__ import annotations

import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """Let this process end when the one that started it is gone.

    A killed audit cannot tell its workers to end. They would wait for work for ever, and, where they were forked, hold the lock
    of the store that they share with it.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, name="end with parent", daemon=True).start()
