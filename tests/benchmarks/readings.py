"""What becomes of two answers to one question: are both read, are their values held against each other, what vetoes.

    python -m tests.benchmarks.readings                    writes reports/benchmarks/readings.json and readings.md
    python -m tests.benchmarks.readings --show KIND STAGE [--count 40] [--seed 1]

Each matter of the files in `questions` has three statements that give one answer, three that give another, and three on a sibling
matter, all in different words, written without a look at the program. Every statement of one answer is held against every
statement of the other. Nothing is embedded: it is the reading that is measured, before either model is asked. The last file of
each branch of business is held out: it is measured, and is not to be read.

Stages: `unread`, one statement has nothing to compare; `no clash`, both are read and differ in nothing; `veto`, a guard keeps the
pair back; `judged`, the pair reaches the models. Beside them stands how many pairs with a sibling matter reach the models, which
is to grow less.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.guards import GUARDS
from kbaudit.contradictions.judge import answered, judge
from kbaudit.contradictions.leanings import takes_stance
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.surroundings import STRANGERS
from kbaudit.contradictions.view import face

QUESTIONS = Path(__file__).with_name("questions")
REPORTS = Path(__file__).parents[2] / "reports" / "benchmarks"
HELD_OUT = "-5"
"""How the names of the files end that nobody reads."""

AMOUNTS = frozenset({"duration", "money", "count", "percent", "time", "size"})
KINDS = (*sorted(AMOUNTS), "date", "yes-no", "must", "place")
STAGES = ("unread", "no clash", "veto", "judged")
_BY_NAME = {guard.name: guard for guard in GUARDS}


@dataclass(frozen=True, slots=True)
class Matter:
    """One question with its statements, each as `Title > Heading | sentence`."""

    question: str
    kind: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    near: tuple[str, ...]
    held_out: bool


def matters() -> Iterator[Matter]:
    """All of them, in the order of the files."""
    for file in sorted(QUESTIONS.glob("*.toml")):
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["matter"]:
            yield Matter(
                entry["question"],
                entry["kind"],
                tuple(entry["one"]),
                tuple(entry["other"]),
                tuple(entry["near"]),
                file.stem.endswith(HELD_OUT),
            )


@cache
def statement(text: str) -> Side:
    """One statement, ready to be judged."""
    place, _, sentence = text.partition(" | ")
    title, *heading = (part.strip() for part in place.split(" > "))
    return side_of(sentence.strip(), title=title, heading=tuple(heading), path=place, document=place)


def stage(left: Side, right: Side) -> tuple[str, tuple[str, ...]]:
    """How far a pair comes, and which guards keep it back."""
    if not all(side.slots or takes_stance(side) for side in (left, right)):
        return "unread", ()
    if clash_of(face(left, right)) is None:
        return "no clash", ()
    judgement = judge(left, right, cosine=0.5, around=STRANGERS)
    view, clash = judgement.view, judgement.clash
    if view is None or clash is None:
        return "no clash", ()
    vetoes = tuple(
        name for name in judgement.fired if _BY_NAME[name].veto and not answered(_BY_NAME[name], view, clash)
    )
    return ("veto", vetoes) if vetoes else ("judged", ())


def measured(kept: bool) -> dict[str, Any]:
    """The figures of the held-out matters, or of the others."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    guards: Counter[str] = Counter()
    for matter in matters():
        if matter.held_out is not kept:
            continue
        row = found[matter.kind]
        row["statements"] += 6
        for text in (*matter.one, *matter.other):
            side = statement(text)
            row["statements unread"] += not (side.slots or takes_stance(side))
        for left, right in product(matter.one, matter.other):
            reached, vetoes = stage(statement(left), statement(right))
            row["pairs"] += 1
            row[reached] += 1
            guards.update(vetoes)
        for near, text in product(matter.near, (*matter.one, *matter.other)):
            row["sibling pairs"] += 1
            row["sibling pairs judged"] += stage(statement(near), statement(text))[0] == "judged"
    return {"kinds": {kind: dict(found[kind]) for kind in KINDS}, "guards": dict(guards.most_common())}


def markdown(result: dict[str, Any]) -> str:
    """The figures as a page."""
    lines = ["# What becomes of two answers to one question", "", f"Made by `{result['command']}`.", ""]
    for name in ("development", "held out"):
        lines += [
            f"## {name.capitalize()}",
            "",
            "| kind | statements unread | pairs | unread | no clash | veto | judged | sibling pairs judged |",
            "|---|---|---:|---:|---:|---:|---:|---|",
        ]
        for kind, row in result[name]["kinds"].items():
            shares = " | ".join(f"{row.get(step, 0) / row['pairs']:.2f}" for step in STAGES)
            lines.append(
                f"| {kind} | {row.get('statements unread', 0)} of {row['statements']} | {row['pairs']} | {shares} "
                f"| {row.get('sibling pairs judged', 0)} of {row['sibling pairs']} |"
            )
        guards = ", ".join(f"{guard} {count}" for guard, count in result[name]["guards"].items())
        lines += ["", f"Vetoes: {guards}.", ""]
    return "\n".join(lines)


def show(kind: str, wanted: str, count: int, seed: int) -> None:
    """Some pairs of the development files that end at a stage, one of a matter; or statements that are not read."""
    found: list[tuple[str, tuple[str, ...], str]] = []
    for matter in matters():
        if matter.held_out or (matter.kind != kind and not (kind == "amount" and matter.kind in AMOUNTS)):
            continue
        if wanted == "unread":
            texts = (*matter.one, *matter.other)
            found += [
                (matter.question, (text,), "")
                for text in texts
                if stage(statement(text), statement(text))[0] == "unread"
            ]
            continue
        pairs = [(pair, stage(*map(statement, pair))) for pair in product(matter.one, matter.other)]
        for pair, (reached, vetoes) in pairs:
            if reached == wanted:
                found.append((matter.question, pair, ", ".join(vetoes)))
                break
    random.Random(seed).shuffle(found)
    print(len(found))
    for question, texts, why in found[:count]:
        print(f"- {question} {why}")
        for text in texts:
            side = statement(text)
            values = [(slot.kind, side.text[slot.start : slot.end]) for slot in side.slots]
            print(f"    {text}   ## {values} {list(side.stances)}")


def main() -> None:
    """Measure or show."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--show", nargs=2, metavar=("KIND", "STAGE"))
    options.add_argument("--count", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if chosen.show:
        kind, wanted = chosen.show
        show(kind, wanted, chosen.count, chosen.seed)
        return
    result = {
        "command": "python -m tests.benchmarks.readings",
        "development": measured(False),
        "held out": measured(True),
    }
    (REPORTS / "readings.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "readings.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result))


if __name__ == "__main__":
    main()
