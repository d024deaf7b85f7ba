"""A real Chromium for the tests of the page; or why there is none."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = os.environ.get("KBAUDIT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

ABSENT = (
    "no Chromium was found (install Debian's package chromium, or set KBAUDIT_CHROMIUM to the program)"
    if not CHROMIUM or not Path(CHROMIUM).exists()
    else "playwright and axe-playwright-python are not installed"
    if not importlib.util.find_spec("playwright") or not importlib.util.find_spec("axe_playwright_python")
    else ""
)
"""Why the tests in a browser are skipped; empty where they run."""

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser without a window that asks nobody for anything."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()
