"""A real Chromium for the tests of the page; or why there is none."""

from __future__ import annotations

import importlib.util
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


CHOICES = (
    ("#choose-owner", "=team-03"),
    ("#choose-rule", "=KB2"),
    ("#choose-owner", "*"),
    ("#search", "invoices"),
    ("#search", "invoices 17 days"),
    ("#search", ""),
    ("#choose-severity", "=warning"),
    ("#choose-severity", "*"),
    ("#choose-rule", "*"),
)
"""What somebody chooses one after another in the view of findings of `tests.outputs.many`."""


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser without a window that asks nobody for anything."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


def wait_until(page: Page, condition: str, about: object = None, *, seconds: float = 30.0) -> None:
    """Ask the page again and again, from outside of it, until a condition holds; AssertionError where it never does.

    Playwright's own `wait_for_function` asks by `eval` inside the page, which the report's security policy rightly forbids.
    """
    last = time.monotonic() + seconds
    while not page.evaluate(condition, about):
        assert time.monotonic() < last, condition
        page.wait_for_timeout(20)


def first_paint(page: Page) -> float:
    """Seconds from the start of loading until something was painted."""
    name = "performance.getEntriesByName('first-contentful-paint')"
    wait_until(page, f"{name}.length")
    return float(page.evaluate(f"{name}[0].startTime")) / 1000


def opening(page: Page) -> float:
    """CPU seconds of the page's main thread until a page that is loaded anew is there in full, long after the first paint."""
    with counted(page) as spent:
        page.reload()
        return spent()


@contextmanager
def counted(page: Page) -> Iterator[Callable[[], float]]:
    """What tells the CPU seconds that the page's main thread has taken since. Other programs do not count."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def total() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(item["value"] for item in metrics if item["name"] == "TaskDuration"))

    before = total()
    yield lambda: total() - before
    session.detach()


def choose(page: Page, selector: str, value: str) -> tuple[float, float]:
    """Put a value into a filter: CPU seconds of the page's main thread, which other programs do not disturb, and by the clock.

    Both hold script, style and layout until the new list stands; the first also what the browser does around it.
    """
    with counted(page) as spent:
        clock = page.evaluate(
            """([selector, value]) => {
                const start = performance.now();
                const element = document.querySelector(selector);
                element.value = value;
                element.dispatchEvent(new Event(selector === '#search' ? 'input' : 'change'));
                document.querySelector('#rows').getBoundingClientRect();
                return performance.now() - start;
            }""",
            [selector, value],
        )
        return spent(), float(clock) / 1000
