"""Measures how values are read, on the gold specifications of a recogniser: numbers, units, currencies, ranges, durations.

    python -m tests.benchmarks.quantities

Reads `dates/` of the shared evaluation data ($KBAUDIT_SHARED, else ../shared), writes reports/benchmarks/quantities.json
and .md.

right  = a value overlaps the gold span and is worth what the gold says (converted into one unit)
wrong  = a value overlaps the gold span and none that does is worth it
silent = no value overlaps the gold span
Out of scope: gold entries without a value ("dollars" alone). Counted apart: values found in inputs that have none.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kbaudit.facts.numbers import find_numerals
from kbaudit.facts.quantities import find_quantities
from kbaudit.facts.units import unit_words
from kbaudit.model import Quantity

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "reports" / "benchmarks"
CENTS = {"Cent": 0.01, "Pence": 0.01, "Satoshi": 1e-8}
MEAN_MONTH_DAYS = 365 / 12


class Case(NamedTuple):
    """One gold entry: the input, its span, the gold resolution, and the kind it belongs to."""

    kind: str
    entry: int
    text: str
    start: int
    end: int
    gold: dict[str, Any]
    right: Callable[[Quantity, str, dict[str, Any]], bool]


def close(a: float | None, b: float | None) -> bool:
    """Equality of floats; None equals None."""
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-15)


def written(quantity: Quantity) -> list[float]:
    """The numbers inside a value as they are written, before conversion."""
    return [numeral.value for numeral in find_numerals(quantity.raw)]


def is_number(quantity: Quantity, _: str, gold: dict[str, Any]) -> bool:
    """A number is right as a bare number, as the number inside a typed value, or a fraction as a share: a fifth is 20 %."""
    value = float(gold["value"])
    if quantity.dimension == "percent" and gold.get("subtype") == "fraction" and close(quantity.low, value * 100):
        return True
    if quantity.dimension == "number":
        return close(quantity.low if quantity.low is not None else quantity.high, value) or close(quantity.high, value)
    return any(close(number, value) for number in written(quantity))


def is_range(quantity: Quantity, _: str, gold: dict[str, Any]) -> bool:
    """Both ends, open sides as None; whether an end belongs to the range is not compared."""
    low, high = (float(part) if part.strip() else None for part in gold["value"].strip("[]()").split(","))
    if quantity.dimension == "number":
        return close(quantity.low, low) and close(quantity.high, high)
    numbers = written(quantity)
    sides = (quantity.low is None, quantity.high is None) == (low is None, high is None)
    return sides and all(value is None or any(close(value, number) for number in numbers) for value in (low, high))


def is_percent(quantity: Quantity, _: str, gold: dict[str, Any]) -> bool:
    """A percentage."""
    return quantity.dimension == "percent" and any(
        close(end, float(gold["value"].rstrip("%"))) for end in ends(quantity)
    )


def is_age(quantity: Quantity, _: str, gold: dict[str, Any]) -> bool:
    """An age, in months or seconds."""
    unit = unit_words()[gold["unit"].lower()]
    return quantity.dimension == "age" and any(close(end, float(gold["value"]) * unit.factor) for end in ends(quantity))


def is_money(quantity: Quantity, _: str, gold: dict[str, Any]) -> bool:
    """An amount, and the currency where the gold names one by its code."""
    value = float(gold["value"]) * CENTS.get(gold["unit"], 1.0)
    code = gold.get("isoCurrency")
    named = quantity.unit.split("/")[0]
    return (
        quantity.dimension in ("money", "rate")
        and (code is None or code == named)
        and any(close(end, value) for end in ends(quantity))
    )


def is_measure(quantity: Quantity, _: str, gold: dict[str, Any]) -> bool:
    """A measured value, converted to the canonical unit."""
    unit = unit_words().get(gold["unit"].lower())
    if unit is None:
        return False
    return quantity.unit.split("/")[0] == unit.name.split("/")[0] and any(
        close(end, float(gold["value"]) * unit.factor) for end in ends(quantity)
    )


def is_duration(quantity: Quantity, _: str, gold: dict[str, Any]) -> bool:
    """A duration in seconds; the gold counts a month as 30 and a year as 365 days."""
    seconds = float(gold["duration"])
    if quantity.dimension != "time":
        return False
    factor = {"seconds": 1.0, "months": 86400 * MEAN_MONTH_DAYS, "business days": 86400.0}[quantity.unit]
    tolerance = 0.02 if quantity.unit == "months" else 1e-6
    return any(end is not None and math.isclose(end * factor, seconds, rel_tol=tolerance) for end in ends(quantity))


def ends(quantity: Quantity) -> tuple[float | None, float | None]:
    """Both ends of a value."""
    return quantity.low, quantity.high


FILES: dict[str, Callable[[Quantity, str, dict[str, Any]], bool]] = {
    "Number_English_NumberModel": is_number,
    "Number_English_NumberRangeModel": is_range,
    "Number_English_PercentModel": is_percent,
    "NumberWithUnit_English_AgeModel": is_age,
    "NumberWithUnit_English_CurrencyModel": is_money,
    "NumberWithUnit_English_DimensionModel": is_measure,
    "DateTime_English_DurationParser": is_duration,
}
BARE = frozenset(("Number_English_NumberModel", "Number_English_NumberRangeModel"))


def cases(folder: Path) -> Iterator[Case | tuple[str, int, str]]:
    """Every gold entry with a value, and (kind, entry, input) for inputs that hold none. Entries count from 1 in their file."""
    for name, right in FILES.items():
        entries = json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig"))
        for number, entry in enumerate(entries, 1):
            if not entry["Results"]:
                yield name, number, entry["Input"]
            for result in entry["Results"]:
                gold = result.get("Resolution") or result["Value"]["FutureResolution"]
                if gold.get("value", gold.get("duration")) in (None, "null"):
                    continue
                end = result["Start"] + len(result["Text"])
                yield Case(name, number, entry["Input"], result["Start"], end, gold, right)


def shown(found: Iterable[Quantity]) -> list[str]:
    """Values for the report. The inputs themselves stay out of it: they belong to another project."""

    def end(number: float | None) -> str:
        return "open" if number is None else f"{number:g}"

    return [f"{item.dimension} {end(item.low)}..{end(item.high)} {item.unit}".rstrip() for item in found]


def measure(folder: Path) -> dict[str, Any]:
    """Counts by kind, and every case that is not right."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FILES}
    wrong: list[dict[str, Any]] = []
    for case in cases(folder):
        if not isinstance(case, Case):
            kind, entry, text = case
            found = find_quantities(text, bare=kind in BARE)
            counts[kind]["empty"] += 1
            counts[kind]["false"] += bool(found)
            if found:
                wrong.append({"kind": kind, "verdict": "false", "entry": entry, "found": shown(found)})
            continue
        near = [
            quantity
            for quantity in find_quantities(case.text, bare=case.kind in BARE)
            if quantity.span[0] < case.end and quantity.span[1] > case.start
        ]
        verdict = (
            "right"
            if any(case.right(quantity, case.text, case.gold) for quantity in near)
            else "wrong"
            if near
            else "silent"
        )
        counts[case.kind][verdict] += 1
        if verdict != "right":
            wrong.append(
                {
                    "kind": case.kind,
                    "verdict": verdict,
                    "entry": case.entry,
                    "gold": case.gold.get("value", case.gold.get("duration")),
                    "unit": case.gold.get("unit", ""),
                    "found": shown(near),
                }
            )
    total: Counter[str] = Counter()
    for counter in counts.values():
        total.update(counter)
    scored = total["right"] + total["wrong"] + total["silent"]
    return {
        "cases": scored,
        **{key: total[key] for key in ("right", "wrong", "silent", "empty", "false")},
        "right_share": round(total["right"] / scored, 4),
        "wrong_share": round(total["wrong"] / scored, 4),
        "kinds": {
            kind: {key: counter[key] for key in ("right", "wrong", "silent", "empty", "false")}
            for kind, counter in counts.items()
        },
        "not_right": sorted(wrong, key=lambda row: (row["kind"], row["verdict"], row["entry"])),
    }


def speed(shared: Path) -> float | None:
    """Megabytes of sentences a second, over the sentences of real pages; None without them."""
    path = shared / "eval" / "dates" / "date_free_sentences.txt"
    if not path.exists():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    size, begin = sum(len(line.encode()) for line in lines), time.perf_counter()
    for _ in range(3):
        for line in lines:
            find_quantities(line)
    return round(3 * size / (time.perf_counter() - begin) / 1e6, 2)


def page(result: dict[str, Any]) -> str:
    """The result as Markdown."""
    lines = [
        "# Numbers, units, percentages, currencies, ranges and durations",
        "",
        f"{result['right']} of {result['cases']} right ({result['right_share']:.1%}), {result['wrong']} wrong "
        f"({result['wrong_share']:.1%}), "
        f"{result['silent']} silent; values found in {result['false']} of {result['empty']} inputs that hold none.",
        "",
        "| kind | right | wrong | silent | false / empty inputs |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {kind} | {row['right']} | {row['wrong']} | {row['silent']} | {row['false']} / {row['empty']} |"
        for kind, row in result["kinds"].items()
    ]
    for verdict, title in (("wrong", "Wrong value"), ("silent", "Silent"), ("false", "Found where there is none")):
        rows = [row for row in result["not_right"] if row["verdict"] == verdict]
        lines += ["", f"## {title} ({len(rows)})", ""]
        for row in rows:
            gold = f"gold {row['gold']} {row['unit']}".rstrip() + " · " if "gold" in row else ""
            lines.append(f"- {row['kind']}, entry {row['entry']}: {gold}found {', '.join(row['found']) or 'nothing'}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, write both files, print the figures."""
    shared = Path(os.environ.get("KBAUDIT_SHARED", ROOT.parent / "shared"))
    folder = shared / "eval" / "dates"
    if not folder.is_dir():
        sys.exit(f"The shared evaluation data is not at {shared}; set KBAUDIT_SHARED.")
    result = measure(folder)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "quantities.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (OUTPUT / "quantities.md").write_text(page(result), encoding="utf-8")
    print(json.dumps({key: value for key, value in result.items() if key != "not_right"}, indent=1))
    print(f"{speed(shared)} MB/s over date-free sentences")


if __name__ == "__main__":
    main()
