"""What a first, a second and no audit at all cost, on the same files in one run.

    python -m tests.benchmarks.speed

Figures are CPU seconds of whole processes (user and system, children included), median of several runs in turn, so that ratios
hold on a busy machine. Writes reports/benchmarks/speed.json and speed.md.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.shared import ABSENT, SHARED, shared

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
RUNS = 5
PARSE = (
    "import sys; from pathlib import Path; from kbaudit.config import Configuration; from kbaudit.progress import silent;"
    "from kbaudit.sources.reading import read; print(len(read([Path(sys.argv[1])], Configuration(), progress=silent).documents))"
)


def main() -> None:
    """Measure on tts-handbook where it is, else on the own corpus."""
    folder = SHARED / "corpora" / "tts-handbook" if shared() else ROOT / "corpora" / "brightdesk"
    if not shared():
        print(f"measured on {folder.name}: {ABSENT}")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        kbaudit = [sys.executable, "-m", "kbaudit"]
        scan = [*kbaudit, "scan", str(folder), "--today", "2026-01-01", "-q"]
        cold = cpu(scan, place)
        warm, parse, help_page = [], [], []
        for _ in range(RUNS):
            warm.append(cpu(scan, place))
            parse.append(cpu([sys.executable, "-c", PARSE, str(folder)], place))
            help_page.append(cpu([*kbaudit, "--help"], place))
        imported = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "kbaudit", *scan[3:]],
            cwd=place,
            capture_output=True,
            text=True,
            check=True,
        ).stderr
        shutil.rmtree(place / ".kbaudit")
    middle = {key: statistics.median(values) for key, values in (("warm", warm), ("parse", parse), ("help", help_page))}
    result = {
        "command": "python -m tests.benchmarks.speed",
        "folder": folder.name,
        "cpu_seconds": {"cold": round(cold, 2), **{key: round(value, 2) for key, value in middle.items()}},
        "warm_over_reading_parsing_hashing": round(middle["warm"] / middle["parse"], 2),
        "warm_over_cold": round(middle["warm"] / cold, 3),
        "warm_imports_torch": " torch\n" in imported or "| torch" in imported,
    }
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "speed.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    lines = [
        "# Speed",
        "",
        f"Made by `{result['command']}` on {folder.name}: CPU seconds of whole processes, median of {RUNS}.",
        "",
        "| what | CPU seconds |",
        "|---|---:|",
        f"| first scan | {cold:.2f} |",
        f"| second scan, nothing changed | {middle['warm']:.2f} |",
        f"| reading, parsing and hashing the same files | {middle['parse']:.2f} |",
        f"| `kbaudit --help` | {middle['help']:.2f} |",
        "",
        f"Second scan over reading, parsing and hashing: {result['warm_over_reading_parsing_hashing']}; over the first scan: "
        f"{result['warm_over_cold']}. The second scan imports torch: {'yes' if result['warm_imports_torch'] else 'no'}.",
    ]
    (REPORTS / "speed.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def cpu(command: list[str], place: Path) -> float:
    """CPU seconds that a command took, as the operating system accounts them."""
    before = os.times()
    subprocess.run(
        command,
        cwd=place,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


if __name__ == "__main__":
    main()
