"""What it costs to write a report of 20,000 findings, beside the plainest way to write the same data.

    python -m tests.benchmarks.outputs

writes reports/benchmarks/outputs.json and outputs.md. Seconds are those of the processor, in one process: the least of two runs
for what is compared, one run for the rest, all of which `--all` measures. JSON is compared with `json.dumps` of the same object,
XLSX with `DataFrame.to_excel` of the same rows.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas

from kbaudit.model import (
    Action,
    Claimed,
    Dated,
    DateRole,
    Document,
    Evidence,
    Finding,
    Ownership,
    Place,
    Precision,
    Remedy,
    Severity,
    Tier,
)
from kbaudit.outputs import FORMATS, content
from kbaudit.outputs.fix_lists import fix_lists
from kbaudit.outputs.fix_lists.lists import whole_list
from kbaudit.outputs.fix_lists.sheet import COLUMNS, rows_of
from kbaudit.outputs.json_report import to_object
from kbaudit.report import Gate, Report, Run
from kbaudit.rules import RULES
from kbaudit.score import score

REPORTS = Path(__file__).parents[2] / "reports" / "benchmarks"
FINDINGS = 20_000
DOCUMENTS = 8_000
OWNERS = 40
RUNS = 2
JSON_TARGET, XLSX_TARGET = 3.0, 1.5
TODAY = date(2026, 1, 15)
WORDS = (
    "account agent answer business customer day delivery device fee invoice limit month order page payment period plan policy "
    "price product receipt refund region request return rule service support team ticket transfer week within warranty year"
).split()


def main() -> None:
    """Measure and write the figures."""
    report = large_report()
    data = to_object(report)
    rows = [row.values for row in rows_of(whole_list(report), report, None)]
    frame = pandas.DataFrame(rows, columns=list(COLUMNS))
    print("made", file=sys.stderr, flush=True)
    plain = {
        "json": least(lambda: json.dumps(data)),
        "xlsx": least(lambda: frame.to_excel(io.BytesIO(), engine="xlsxwriter", index=False)),
    }
    costs = {name: least(lambda name=name: content(report, name)) for name in plain}  # type: ignore[misc]
    written = {}
    for name in FORMATS if "--all" in sys.argv else (*plain, "sarif"):
        begin = time.process_time()
        written[name] = content(report, name)
        costs.setdefault(name, time.process_time() - begin)
    sizes = {name: len(data) for name, data in written.items()}
    packed = len(gzip.compress(written["sarif"]))
    lists = timed(lambda: fix_lists(report, Path("fixes"))) if "--all" in sys.argv else None
    ratios = {name: costs[name] / plain[name] for name in plain}
    result = {
        "command": "python -m tests.benchmarks.outputs",
        "findings": len(report.findings),
        "documents": len(report.documents),
        "ratio": {name: round(value, 2) for name, value in ratios.items()},
        "target": {"json": JSON_TARGET, "xlsx": XLSX_TARGET},
        "seconds": {name: round(value, 2) for name, value in costs.items()},
        "plain_seconds": {name: round(value, 2) for name, value in plain.items()},
        "fix_lists": {"owners": OWNERS, "seconds": round(lists, 2)} if lists is not None else None,
        "bytes": sizes,
        "sarif_gzip_bytes": packed,
    }
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "outputs.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "outputs.md").write_text(page(result), encoding="utf-8")
    print(page(result))


def least(work: Callable[[], Any]) -> float:
    """Seconds of the processor, the least of several runs."""
    return min(timed(work) for _ in range(RUNS))


def timed(work: Callable[[], Any]) -> float:
    """Seconds of the processor for one run."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def large_report() -> Report:
    """A report of 20,000 findings, each with two quotes, dates and values; the same in every run."""
    draw = random.Random(7)
    documents = tuple(document(number, draw) for number in range(DOCUMENTS))
    findings = tuple(
        sorted((finding(number, documents, draw) for number in range(FINDINGS)), key=lambda item: item.fingerprint)
    )
    return Report(
        run=Run("benchmark", TODAY, "0" * 64, "all-MiniLM-L6-v2", ("kb",), 1.0, ()),
        documents=documents,
        passages=5 * DOCUMENTS,
        findings=findings,
        suppressed=(),
        skipped=(),
        not_run=(),
        score=score(documents, findings, families={"KB1", "KB2", "KB3", "KB6"}, incomplete=set(), skipped=0),
        remedies=tuple(remedy(findings[begin : begin + 4], begin) for begin in range(0, FINDINGS, 4)),
        gate=Gate(True),
        rules=tuple(rule.code for rule in RULES),
    )


def document(number: int, draw: random.Random) -> Document:
    """A document with an owner; one in twenty has none."""
    owner = f"team-{draw.randrange(OWNERS):02}" if number % 20 else None
    path = f"{draw.choice(WORDS)}/{draw.choice(WORDS)}-{number}.md"
    known = Ownership(mail=f"{owner}@acme.example") if owner else Ownership(guess="Mara Lind")
    return Document(
        path,
        path,
        f"kb/{path}",
        "md",
        "",
        (),
        "0" * 64,
        title=path,
        owner=owner,
        collection=path.split("/")[0],
        ownership=known,
    )


def finding(number: int, documents: tuple[Document, ...], draw: random.Random) -> Finding:
    """A finding of one of four kinds about two documents."""
    first, second = draw.sample(documents, 2)
    rule, action, tier = draw.choice(
        (
            ("KB201", Action.RECONCILE, Tier.CONFLICT),
            ("KB104", Action.MERGE, Tier.CERTAIN),
            ("KB303", Action.RETIRE, Tier.REVIEW),
            ("KB602", Action.MEND, Tier.CERTAIN),
        )
    )
    day = TODAY - timedelta(days=draw.randrange(2000))
    dated = Dated(day, day, Precision.DAY, DateRole.EDITED, "front matter: updated", day.isoformat())
    sides = tuple(
        Evidence(
            item.id, item.uri, Place(line, line), sentence(draw, 30), (sentence(draw, 3),), (9, 90), dated, item.owner
        )
        for item, line in ((first, draw.randrange(1, 300)), (second, draw.randrange(1, 300)))
    )
    base = Finding(
        rule,
        f"{sentence(draw, 14)} ({number}).",
        sides,
        tier,
        draw.choice((Severity.ERROR, Severity.WARNING)),
        round(draw.uniform(0.5, 1.0), 3),
        ((first.id, 0.4), (second.id, 0.4)),
        action,
        f"{sentence(draw, 12)}.",
    )
    if rule != "KB201":
        return base
    values = (Claimed("14 days", "14 d", (first.id,)), Claimed("30 days", "30 d", (second.id,)))
    return replace(base, keep=first.id, why="It was edited last.", values=values, guards=("same scope",))


def remedy(findings: tuple[Finding, ...], number: int) -> Remedy:
    """What settles some findings."""
    first = findings[0]
    return Remedy(
        f"{number:012x}",
        first.action,
        first.evidence[0].owner,
        first.effort,
        round(1 / (number + 1), 6),
        tuple(item.fingerprint for item in findings),
        tuple(sorted({identity for item in findings for identity in item.documents})),
        first.keep,
        first.why,
        tuple(item.step for item in findings),
    )


def sentence(draw: random.Random, words: int) -> str:
    """Some words in a row, now and then with a letter outside ASCII, as real quotes have."""
    text = " ".join(draw.choices(WORDS, k=words)).capitalize()
    return f"{text} – naïve" if draw.random() < 0.2 else text


def page(result: dict[str, Any]) -> str:
    """The figures as a page."""
    said = {
        name: "reached" if result["ratio"][name] <= result["target"][name] else "missed" for name in ("json", "xlsx")
    }
    lines = [
        "# Outputs",
        "",
        f"Made by `{result['command']}`: a report of {result['findings']:,} findings about {result['documents']:,} documents. "
        f"Seconds are those of the processor, in one process; of what is compared the least of {RUNS} runs.",
        "",
        "| | plainest way | seconds | kbaudit | seconds | ratio | at most | |",
        "|---|---|---:|---|---:|---:|---:|---|",
    ]
    ways = {
        "json": ("`json.dumps`", "`-o report.json`"),
        "xlsx": ("`DataFrame.to_excel`, xlsxwriter", "`-o findings.xlsx`"),
    }
    for name, (plain, own) in ways.items():
        lines.append(
            f"| {name} | {plain} | {result['plain_seconds'][name]} | {own} | {result['seconds'][name]} "
            f"| {result['ratio'][name]} | {result['target'][name]} | {said[name]} |"
        )
    lines += ["", "| format | seconds | megabytes |", "|---|---:|---:|"]
    lines += [f"| {name} | {result['seconds'][name]} | {size / 1e6:.1f} |" for name, size in result["bytes"].items()]
    if lists := result["fix_lists"]:
        lines.append(f"| fix lists of {lists['owners'] + 1} owners | {lists['seconds']} | |")
    lines += [
        "",
        f"The SARIF file takes {result['sarif_gzip_bytes'] / 1e6:.1f} MB compressed; GitHub takes 10.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
