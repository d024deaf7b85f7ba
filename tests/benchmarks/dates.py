"""Measures how dates are found, beside fuzzy dateutil and, where they are installed, dateparser and datefinder.

    python -m tests.benchmarks.dates

Reads `eval/dates/` and `eval/pairs/stale_future_statements.jsonl` of the shared evaluation data ($KBAUDIT_SHARED, else
../shared) and writes reports/benchmarks/dates.json and .md. The score is that of the shared `tools/score_dates.py`:

right  = a mention overlaps the gold span and begins on a gold day
wrong  = a mention overlaps the gold span and begins on none
silent = no mention overlaps the gold span
false  = date-free sentences in which a date is found
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kbaudit.config import Configuration
from kbaudit.corpus import Corpus
from kbaudit.detectors.outdated_promises import past_promises
from kbaudit.facts.dates import find_dates
from kbaudit.facts.kinds import kind_of
from kbaudit.model import Block, BlockKind, Document, Place
from tests.benchmarks.shared import ABSENT, SHARED, shared

OUTPUT = Path(__file__).resolve().parents[2] / "reports" / "benchmarks"
TODAY = date(2026, 1, 1)

Mentions = Sequence[tuple[int, int, str]]
"""Start, end and first day (ISO) of each date in a line."""


def ours(line: str) -> Mentions:
    """The dates that kbaudit finds."""
    return [(mention.start, mention.end, mention.first.isoformat()) for mention in find_dates(line)]


def fuzzy_dateutil(line: str) -> Mentions:
    """dateutil's fuzzy reading of a whole line; it names no span."""
    from dateutil import parser

    try:
        found = parser.parse(line, fuzzy=True)
    except (ValueError, OverflowError, TypeError):
        return []
    return [(0, len(line), found.date().isoformat())]


def with_dateparser(line: str) -> Mentions:
    """dateparser's search; spans are looked up."""
    search = importlib.import_module("dateparser.search").search_dates
    return [
        (at, at + len(raw), found.date().isoformat())
        for raw, found in search(line, languages=["en"]) or ()
        if (at := line.find(raw)) >= 0
    ]


def with_datefinder(line: str) -> Mentions:
    """datefinder, with its own spans."""
    find = importlib.import_module("datefinder").find_dates
    return [(start, end, found.date().isoformat()) for found, (start, end) in find(line, index=True)]


def measured(name: str, find: Callable[[str], Mentions], cases: Sequence[Any], free: Sequence[str]) -> dict[str, Any]:
    """One row of the table."""
    counts = {"right": 0, "wrong": 0, "silent": 0}
    begin = time.perf_counter()
    for text, start, end, gold in cases:
        near = [mention for mention in find(text) if mention[0] < end and mention[1] > start]
        counts["right" if any(first in gold for _, _, first in near) else "wrong" if near else "silent"] += 1
    false = sum(bool(find(line)) for line in free)
    kilobytes = (sum(len(case[0]) for case in cases) + sum(len(line) for line in free)) / 1000
    milliseconds = (time.perf_counter() - begin) * 1000 / kilobytes
    return {
        "name": name,
        "cases": len(cases),
        **counts,
        "date_free": len(free),
        "false_dates": false,
        "ms_per_kb": round(milliseconds, 3),
    }


def promises(path: Path) -> dict[str, Any]:
    """How many labelled sentences in the future tense about a past day KB305 finds, each as a page of its own.

    Those that it misses are given by their line in the file.
    """
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    missed = []
    for number, line in enumerate(lines, 1):
        text = line["sentence"].lstrip("- ")
        block = Block(BlockKind.PARAGRAPH, 0, len(text), Place(line=1))
        kind = kind_of(line["path"], None, (), text)
        document = Document(
            id="a.md", path="a.md", uri="a.md", format="md", text=text, blocks=(block,), digest="", kind=kind
        )
        corpus = Corpus((document,), (), (), (), (), None, Configuration(), TODAY)
        if not any(True for _ in past_promises(corpus)):
            missed.append(number)
    return {
        "sentences": len(lines),
        "found": len(lines) - len(missed),
        "recall": round(1 - len(missed) / len(lines), 3),
        "missed": missed,
    }


def main() -> int:
    """Measure and write; 2 where the shared data is absent."""
    if not shared():
        sys.stderr.write(ABSENT + "\n")
        return 2
    sys.path.insert(0, str(SHARED / "tools"))
    score_dates = importlib.import_module("score_dates")
    folder = SHARED / "eval" / "dates"
    cases = list(score_dates.cases(folder))
    free = (folder / "date_free_sentences.txt").read_text(encoding="utf-8").splitlines()
    finders: list[tuple[str, str | None, Callable[[str], Mentions]]] = [
        ("kbaudit", None, ours),
        ("dateutil, fuzzy", None, fuzzy_dateutil),
        ("dateparser", "dateparser", with_dateparser),
        ("datefinder", "datefinder", with_datefinder),
    ]
    rows, absent = [], []
    for name, module, find in finders:
        if module is not None and importlib.util.find_spec(module) is None:
            absent.append(name)
            continue
        rows.append(measured(name, find, cases, free))
    result = {
        "dates": rows,
        "not_installed": absent,
        "past_promises": promises(SHARED / "eval" / "pairs" / "stale_future_statements.jsonl"),
    }
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "dates.json").write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (OUTPUT / "dates.md").write_text(as_markdown(result), encoding="utf-8")
    sys.stdout.write(as_markdown(result))
    return 0


def as_markdown(result: dict[str, Any]) -> str:
    """The result as a page."""
    lines = [
        "# Dates",
        "",
        "Gold: absolute dates of a recogniser's specifications, and sentences of real handbooks without any date.",
        "",
        "| finder | right | wrong | silent | false dates | ms per kB |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for row in result["dates"]:
        scores = f"{row['right']} of {row['cases']} | {row['wrong']} | {row['silent']}"
        lines.append(f"| {row['name']} | {scores} | {row['false_dates']} of {row['date_free']} | {row['ms_per_kb']} |")
    if result["not_installed"]:
        lines += ["", f"Not installed, so not measured: {', '.join(result['not_installed'])}."]
    found = result["past_promises"]
    said = f"{found['found']} of {found['sentences']} labelled sentences found, recall {found['recall']}."
    lines += ["", f"Future tense about a past day (KB305): {said}", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
