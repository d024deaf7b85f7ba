"""Measures the rules about time on seeded defects, labelled sentences and the metadata of real knowledge bases.

    python -m tests.benchmarks.outdated

Reads the shared evaluation data ($KBAUDIT_SHARED, else ../shared) and writes reports/benchmarks/outdated.json and .md.

- Seeded defects: the shared `tools/mutate.py` puts end dates and stale copies into three real knowledge bases, and look-alikes
  beside them; the shared `tools/score_mutations.py` compares the findings with those of the untouched knowledge base. Only the
  rules KB301 to KB310 run, so that nothing else can find or hide a defect.
- That comparison leaves out a finding where the untouched page has one of the same type already. How many defects are found if
  findings are told apart by fingerprint is given beside it.
- Look-alikes are judged harder than there: a value said to be history, an end date to come and the original of an archived copy
  must not be called outdated or superseded at all.
- Sentences in the future tense about a past day (KB305).
- Metadata: every flag, approval and effective date that the files state must be read exactly, and every date of cloud-gov.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dateutil import parser

from kbaudit.config import Configuration, Dates
from kbaudit.corpus import Corpus
from kbaudit.detectors import detect
from kbaudit.model import DateRole, Document, Finding
from kbaudit.progress import silent
from kbaudit.rules import selected
from kbaudit.sources.reading import read
from tests.benchmarks.dates import promises
from tests.benchmarks.shared import ABSENT, SHARED, shared

OUTPUT = Path(__file__).resolve().parents[2] / "reports" / "benchmarks"
TODAY = date(2026, 1, 1)
CORPORA = ("tts-handbook", "cloud-gov", "github-site-policy")
SEEDS = (17011, 18013, 19001, 20011, 21001)
"""Seeds that no rule was shaped after."""

DEFECTS = ("expired", "stale_version")
HARDER: Mapping[str, tuple[str, ...]] = {
    "c_historical": ("outdated", "superseded"),
    "c_future": ("outdated", "superseded"),
    "c_archived_copy": ("outdated", "superseded"),
}
SLACK = 2


def main() -> int:
    """Measure and write; 2 where the shared data is absent."""
    if not shared():
        sys.stderr.write(ABSENT + "\n")
        return 2
    result = {
        "command": "python -m tests.benchmarks.outdated",
        "today": TODAY.isoformat(),
        "mutations": mutations(),
        "past_promises": promises(SHARED / "eval" / "pairs" / "stale_future_statements.jsonl"),
        "metadata": metadata(),
    }
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "outdated.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (OUTPUT / "outdated.md").write_text(as_markdown(result), encoding="utf-8")
    sys.stdout.write(as_markdown(result))
    return 0


# ------------------------------------------------------------------------------------------- seeded defects


def mutations() -> dict[str, Any]:
    """Recall of seeded defects and violated look-alikes by knowledge base, seed and operator."""
    sys.path.insert(0, str(SHARED / "tools"))
    mutate, scoring = importlib.import_module("mutate"), importlib.import_module("score_mutations")
    counts: dict[str, dict[str, list[int]]] = {name: defaultdict(lambda: [0, 0]) for name in CORPORA}
    errors: list[dict[str, Any]] = []
    not_seeded: list[str] = []
    for name in CORPORA:
        source = SHARED / "corpora" / name
        before = [_as_scored(finding) for finding in scan(source, name)[1]]
        known = {scoring.key(item) for item in before}
        prints = {item["fingerprint"] for item in before}
        for seed in SEEDS:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    truth = mutate.mutate(source, Path(folder) / name, mutate.Plan(seed, None, "A", TODAY))
                except RuntimeError as error:
                    not_seeded.append(f"{name}, seed {seed}: {error}")
                    continue
                after = [_as_scored(finding) for finding in scan(Path(folder) / name, name)[1]]
            new = [item for item in after if scoring.key(item) not in known]
            other = [item for item in after if item["fingerprint"] not in prints]
            for item in truth["items"]:
                found = _judged(item, new, scoring)
                if found is None:
                    continue
                if item["operator"] in DEFECTS:
                    apart = counts[name][f"{item['operator']}, by fingerprint"]
                    apart[0] += bool(_judged(item, other, scoring))
                    apart[1] += 1
                wrong = bool(found) if item["role"] == "control" else not found
                tally = counts[name][item["operator"]]
                tally[0] += bool(found)
                tally[1] += 1
                if wrong:
                    errors.append(
                        {
                            "corpus": name,
                            "seed": seed,
                            "id": item["id"],
                            "documents": item["docs"],
                            "known_before": sorted(kind for kind, paths in known if paths == frozenset(item["docs"])),
                        }
                    )
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for tallies in counts.values():
        for operator, (hits, count) in tallies.items():
            total[operator][0] += hits
            total[operator][1] += count
    return {
        "seeds": list(SEEDS),
        "total": dict(sorted(total.items())),
        "corpora": {name: dict(sorted(tallies.items())) for name, tallies in counts.items()},
        "errors": errors,
        "not_seeded": not_seeded,
    }


def _judged(item: Mapping[str, Any], new: Sequence[Mapping[str, Any]], scoring: Any) -> bool | None:
    """Whether a defect was found, or a look-alike violated; None for operators that other rules are measured by."""
    if item["operator"] in DEFECTS:
        return any(scoring.hits(finding, item, SLACK) for finding in new)
    if item["operator"] not in HARDER:
        return None
    # An archived copy says itself that it is over, so only a finding against its original is wrong.
    documents = item["docs"][:1] if item["operator"] == "c_archived_copy" else item["docs"]
    at = [place for place in item["locations"] if place["path"] in documents]
    return any(
        finding["type"] in HARDER[item["operator"]] and finding["against"] in documents and _near(finding, at)
        for finding in new
    )


def _near(finding: Mapping[str, Any], places: Sequence[Mapping[str, Any]]) -> bool:
    lines = [place["line"] for place in finding["locations"] if place["line"]]
    return finding["type"] == "superseded" or any(
        abs(line - place["line"]) <= SLACK for line in lines for place in places
    )


def _as_scored(finding: Finding) -> dict[str, Any]:
    """A finding as `score_mutations` takes it, with the first document that it counts against."""
    return {
        "type": "superseded" if finding.rule == "KB303" else "outdated",
        "fingerprint": finding.fingerprint,
        "against": finding.shares[0][0] if finding.shares else "",
        "locations": [
            {"path": item.document, "line": item.place.line, "row": item.place.row} for item in finding.evidence
        ],
    }


def scan(folder: Path, name: str) -> tuple[tuple[Document, ...], list[Finding]]:
    """The documents of a knowledge base, and the findings of KB301 to KB308 that count."""
    configuration = Configuration(dates=Dates(history=str(SHARED / "corpora" / f"{name}.history.tsv")))
    reading = read((folder,), configuration, progress=silent)
    corpus = Corpus(reading.documents, reading.skipped, (), (), (), None, configuration, TODAY, reading.files)
    found = detect(corpus, selected(("KB3",), ("KB309", "KB310"), {}), without_vectors="", progress=silent).findings
    return reading.documents, [finding for finding in found if finding.counts]


# ------------------------------------------------------------------------------------------------- metadata

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---", re.S)
_EFFECTIVE = re.compile(r"(?im)^[\W_]*(?:version )?effective date[\W_]*:[\W_]*([a-z]+ \d{1,2}, \d{4})")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def metadata() -> dict[str, Any]:
    """For each kind of statement, how many the files make and how many are read exactly as they stand."""
    cases: dict[str, list[bool]] = defaultdict(list)
    errors: list[str] = []
    for name in CORPORA:
        documents, findings = scan(SHARED / "corpora" / name, name)
        told = {identity for finding in findings if finding.rule == "KB307" for identity, _ in finding.shares}
        for document in documents:
            raw = (SHARED / "corpora" / name / document.path).read_text(encoding="utf-8-sig", errors="replace")
            for kind, right in _statements(document, raw, told):
                cases[f"{name}: {kind}"].append(right)
                if not right:
                    errors.append(f"{name}/{document.path}: {kind}")
    return {"cases": {key: [sum(found), len(found)] for key, found in sorted(cases.items())}, "errors": errors}


def _statements(document: Document, raw: str, told: set[str]) -> Iterator[tuple[str, bool]]:
    front = _FRONT.match(raw)
    for key, value in re.findall(r"(?m)^(\w+):[ \t]*(.+?)[ \t\r]*$", front[1]) if front else ():
        if key == "outdated" and value == "true":
            yield "outdated: true, said by KB307", document.id in told
        elif key == "date_approved":
            yield "date_approved, read as a review", _has(document, DateRole.REVIEWED, value, key)
        elif key == "date":
            yield f"date, written {_shape(value)}", _has(document, DateRole.PUBLISHED, value, key)
    effective = _EFFECTIVE.search(raw)
    if effective:
        yield "effective date in the text", _has(document, DateRole.EFFECTIVE, effective[1], "text")


def _has(document: Document, role: DateRole, value: str, origin: str) -> bool:
    """Whether the document has the day of a value in the role; dateutil reads the value here, so that nothing judges itself."""
    day = parser.parse(_ORDINAL.sub("", value.strip("\"' "))).date()
    return any(
        dated.role is role and dated.first == dated.last == day and dated.origin.endswith(origin)
        for dated in document.dates
    )


def _shape(value: str) -> str:
    """A value with 9 for digits and Aa for words: what kinds of spelling there are."""
    bare = re.sub(r"\d", "9", re.sub(r"[A-Z][a-z]+", "Aa", value.strip("\"' ")))
    return re.sub(r"99?(?:st|nd|rd|th)", "9th", re.sub(r"(?<!9)99(?!9)", "9", bare))


# --------------------------------------------------------------------------------------------------- report


def as_markdown(result: Mapping[str, Any]) -> str:
    """The result as a page."""
    seeded = result["mutations"]
    operators = (*DEFECTS, *(f"{operator}, by fingerprint" for operator in DEFECTS), *HARDER)
    lines = [
        "# Outdated",
        "",
        f"Made by `{result['command']}`, as of {result['today']}.",
        "",
        f"## Seeded defects, seeds {', '.join(map(str, seeded['seeds']))}",
        "",
        "Found of seeded (`expired`, `stale_version`); violated of seeded (`c_…`).",
        "",
        f"| knowledge base | {' | '.join(operators)} |",
        f"|---|{'--:|' * len(operators)}",
    ]
    for name, tallies in (*seeded["corpora"].items(), ("all", seeded["total"])):
        cells = (tallies.get(operator, [0, 0]) for operator in operators)
        lines.append(f"| {name} | {' | '.join(f'{hits} of {count}' for hits, count in cells)} |")
    lines += ["", *(_error(item) for item in seeded["errors"])] if seeded["errors"] else []
    lines += ["", *(f"- not seeded: {item}" for item in seeded["not_seeded"])] if seeded["not_seeded"] else []
    found = result["past_promises"]
    lines += ["", "## Future tense about a past day (KB305)", ""]
    lines += [f"{found['found']} of {found['sentences']} labelled sentences found, recall {found['recall']}.", ""]
    lines += [f"- missed: line {number}" for number in found["missed"]]
    lines += ["", "## Metadata", "", "| statement | read exactly | stated |", "|---|--:|--:|"]
    lines += [f"| {kind} | {right} | {count} |" for kind, (right, count) in result["metadata"]["cases"].items()]
    lines += ["", *(f"- wrong: {item}" for item in result["metadata"]["errors"])]
    return "\n".join(lines).rstrip() + "\n"


def _error(item: Mapping[str, Any]) -> str:
    where = f"- {item['corpus']}, seed {item['seed']}, {item['id']} ({', '.join(item['documents'])})"
    return where + (" (the untouched page has such a finding)" if item["known_before"] else "")


if __name__ == "__main__":
    sys.exit(main())
