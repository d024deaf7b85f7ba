"""The pictures in the README: the HTML report of an own knowledge base, in a real browser.

    python -m tests.benchmarks.screenshots

Writes reports/benchmarks/page-*.png. Two runs on one machine give the same pictures; another machine has other fonts.
"""

from __future__ import annotations

import io
import os
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from kbaudit import audit
from kbaudit.outputs import render
from tests.outputs.browser import ABSENT, browser

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
CORPUS = "corpora/brightdesk"
COLOURS = 128
"""Colours of a picture. More cannot be told apart in a page of few colours, and cost bytes in every clone."""

PICTURES = (
    ("overview", "#overview", 1280, 800, "light"),
    ("finding", "#findings?rule=KB201", 1280, 800, "light"),
    ("documents", "#documents", 1280, 800, "dark"),
    ("narrow", "#overview", 420, 800, "light"),
    ("narrow-finding", "#findings?rule=KB201", 420, 800, "dark"),
)
"""Name, address, width, height and colours of each picture."""


def main() -> None:
    """Audit the knowledge base and take the pictures."""
    if ABSENT:
        raise SystemExit(f"No pictures: {ABSENT}.")
    os.chdir(ROOT)
    # The store saves the embedding; what it knows of runs before is no part of a picture that can be made again.
    report = replace(audit(CORPUS, today=date(2026, 1, 15), store_folder=ROOT), previous=None)
    REPORTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as started:
        path = Path(folder) / "report.html"
        path.write_text(str(render(report, "html")), encoding="utf-8")
        for name, address, width, height, scheme in PICTURES:
            context = started.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.goto(path.as_uri() + address)
            if name == "narrow-finding":
                page.locator("#rows .row").first.click()
            page.wait_for_timeout(300)
            target = REPORTS / f"page-{name}.png"
            target.write_bytes(small(page.screenshot()))
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1000:.0f} kB")
            context.close()


def small(picture: bytes) -> bytes:
    """The picture with few colours."""
    from PIL import Image

    reduced = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    reduced.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
