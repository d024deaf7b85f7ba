"""What the HTML report costs with 20,000 findings: to write, to open, to filter.

    python -m tests.benchmarks.page

Writing is measured in CPU seconds of this process, median of several runs, beside `json.dumps` of the same data in the same run;
filters in CPU seconds of the page's main thread and by the clock. Writes reports/benchmarks/page.json and page.md.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kbaudit.outputs import render
from tests.outputs.browser import ABSENT, CHOICES, browser, choose, first_paint, opening
from tests.outputs.many import many

REPORTS = Path(__file__).parents[2] / "reports" / "benchmarks"
FINDINGS = 20_000
RUNS = 3


def main() -> None:
    """Measure, and write the figures down."""
    report = many(FINDINGS)
    page = str(render(report, "html"))
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    result: dict[str, Any] = {
        "command": "python -m tests.benchmarks.page",
        "findings": len(report.findings),
        "documents": len(report.documents),
        "megabytes": round(len(page.encode()) / 1e6, 1),
        "cpu_seconds": {
            "html": cpu(lambda: render(report, "html")),
            "report_json": cpu(lambda: render(report, "json")),
            "json_dumps_of_the_pages_data": cpu(lambda: json.dumps(data)),
        },
        "browser": ABSENT or in_browser(page),
    }
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "page.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    text = "\n".join(lines(result)) + "\n"
    (REPORTS / "page.md").write_text(text, encoding="utf-8")
    print(text)


def cpu(act: Callable[[], object]) -> float:
    """CPU seconds of an act, the median of several runs."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    return round(statistics.median(taken), 2)


def in_browser(text: str) -> dict[str, Any]:
    """Seconds until something is painted, and for each choice the CPU seconds and those by the clock until the list shows it."""
    with tempfile.TemporaryDirectory() as folder, browser() as started:
        path = Path(folder) / "report.html"
        path.write_text(text, encoding="utf-8")
        page = started.new_page(viewport={"width": 1280, "height": 850})
        paints = []
        for _ in range(RUNS):
            page.goto(path.as_uri())
            paints.append(first_paint(page))
        opened = opening(page)
        page.goto(path.as_uri() + "#findings")
        page.wait_for_timeout(5000)
        rounds = [
            {f"{selector} {value}": choose(page, selector, value) for selector, value in CHOICES} for _ in range(RUNS)
        ]
    return {
        "open_cpu": round(opened, 2),
        "first_paint": {"best": round(min(paints), 3), "median": round(statistics.median(paints), 3)},
        "choices": {
            name: {
                "cpu": round(statistics.median(one[name][0] for one in rounds), 4),
                "clock_best": round(min(one[name][1] for one in rounds), 4),
                "clock_median": round(statistics.median(one[name][1] for one in rounds), 4),
            }
            for name in rounds[0]
        },
    }


def lines(result: dict[str, Any]) -> list[str]:
    """The figures for people."""
    spent = result["cpu_seconds"]
    said = [
        "# The HTML report",
        "",
        f"Made by `{result['command']}` from a report of {result['findings']:,} findings about {result['documents']:,} "
        f"documents; the page has {result['megabytes']} MB. CPU seconds on one core, median of {RUNS} runs. Where other programs "
        "used the machine as well, figures by the clock show it.",
        "",
        "| writing | CPU seconds |",
        "|---|---:|",
        f"| report.html | {spent['html']:.2f} |",
        f"| report.json | {spent['report_json']:.2f} |",
        f"| `json.dumps` of the data in the page | {spent['json_dumps_of_the_pages_data']:.2f} |",
        "",
    ]
    seen = result["browser"]
    if isinstance(seen, str):
        return [*said, f"Not opened: {seen}."]
    paint = seen["first_paint"]
    said += [
        f"First paint after {paint['best']:.2f} s at best, {paint['median']:.2f} s in the median; "
        f"{seen['open_cpu']:.2f} CPU seconds until everything is read.",
        "",
        "| a choice, until the list shows it | CPU ms | by the clock, best | by the clock, median |",
        "|---|---:|---:|---:|",
    ]
    for name, taken in seen["choices"].items():
        figures = " | ".join(f"{1000 * taken[key]:.0f}" for key in ("cpu", "clock_best", "clock_median"))
        said.append(f"| `{name}` | {figures} |")
    return said


if __name__ == "__main__":
    main()
