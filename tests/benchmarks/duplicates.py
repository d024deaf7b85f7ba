"""Duplicates on labelled data: natural pairs, versions of one page, seeded copies, paraphrases, and what must not be reported.

    python -m tests.benchmarks.duplicates [PART …] [CORPUS …]

writes reports/benchmarks/duplicates.json and duplicates.md, with the errors listed. Figures of parts and seeded corpora that are
not named stay. Needs the shared evaluation data. Embeddings are kept in the folder for temporary files between runs.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from kbaudit.corpus import Corpus
from kbaudit.detectors.differences import decisive_words
from kbaudit.detectors.duplicates import duplicates
from kbaudit.detectors.families import families
from kbaudit.detectors.overlap import overlapping
from kbaudit.detectors.records import records
from kbaudit.detectors.repetition import Relation
from kbaudit.errors import SourceError
from kbaudit.model import Finding
from kbaudit.normalisation import normalise, words
from tests.benchmarks.corpora import embedded, load
from tests.benchmarks.quality import REPORTS
from tests.benchmarks.shared import ABSENT, SHARED, shared

CORPORA = ("github-site-policy", "tts-handbook", "cloud-gov", "cdc-faq-2020")
SEEDS: Mapping[str, Sequence[int]] = {
    "seeded": (21, 22, 23, 24, 25),
    "seeded_at_first": (31, 32, 33, 34, 35),
    "seeded_afresh": (36, 37, 38, 39, 40),
    "seeded_anew": (41, 42, 43, 44, 45),
    "seeded_unread": (46, 47, 48, 49, 50),
}

AS_THEY_WERE = ("seeded_at_first", "seeded_afresh", "seeded_anew")
"""Parts measured only where asked for by name, because their errors were read since."""

SAID = {
    "seeded": "Seeds whose errors were read when the rules were mended.",
    "seeded_at_first": (
        "Seeds as they were before their errors were read, one of which (links to another edition, in custom-domains.md) was "
        "mended then; measured only where asked for by name."
    ),
    "seeded_afresh": "Seeds measured after that, before their errors were read and most of them mended by general rules.",
    "seeded_anew": "Seeds measured after that, before their errors were read and some of them mended by general rules.",
    "seeded_unread": "Seeds measured last, whose errors nobody had read.",
}
"""What the figures of a part are worth, in words."""

MISSED = (
    'A copy is missed "against a third copy" where both pages are reported, each against another page of the same group, "for '
    'review" where the finding does not count, and "in one finding" where what they shared before is named with it, so that the '
    "scorer takes it for what the corpus has by itself. A page that is not served cannot be a copy that misleads anybody."
)

KINDS = {
    **dict.fromkeys(("KB101",), "duplicate"),
    **dict.fromkeys(("KB102",), "near_duplicate"),
    **dict.fromkeys(("KB103", "KB104", "KB105"), "overlap"),
    "KB106": "duplicate_record",
}
"""What the shared scorer calls the rules."""

COPIES = ("exact_copy", "near_copy", "paraphrase_reorder", "section_copied", "stale_version")


def main() -> None:
    """Measure everything, or what is named, and write it down."""
    if not shared():
        print(f"not measured: {ABSENT}")
        return
    sys.path.insert(0, str(SHARED / "tools"))
    place = REPORTS / "duplicates.json"
    known = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    every = [part for part in PARTS if part not in AS_THEY_WERE]
    parts = [part for part in PARTS if part in sys.argv] or every
    corpora = [name for name in CORPORA if not set(sys.argv[1:]) & set(CORPORA) or name in sys.argv]
    REPORTS.mkdir(parents=True, exist_ok=True)
    for part in parts:
        known[part] = _seeded(known.get(part, {}), SEEDS[part], corpora) if part in SEEDS else PARTS[part]()
        print(part, json.dumps(_short(known[part]), ensure_ascii=False), flush=True)
        result = {"command": "python -m tests.benchmarks.duplicates"}
        result |= {part: known[part] for part in PARTS if part in known}
        place.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        place.with_suffix(".md").write_text(_markdown(result), encoding="utf-8")


def natural() -> dict[str, Any]:
    """Pages that their authors deleted because a twin stayed, or merged into another page: which are found, and as what."""
    pairs = [json.loads(line) for line in (SHARED / "eval/natural/doc_duplicates.dev.jsonl").open(encoding="utf-8")]
    seen: dict[int, Finding] = {}
    why: dict[int, str] = {}
    with tempfile.TemporaryDirectory() as name:
        for number, pair in enumerate(pairs):
            folder = Path(name) / f"{number:02d}"
            # Each pair alone: several pairs name the same page, and a group of copies is reported against one of them.
            for side, path, text in (("kept", pair["doc_b"], pair["text_b"]), ("gone", pair["doc_a"], pair["text_a"])):
                target = folder / side / Path(path).name
                target.parent.mkdir(parents=True)
                target.write_text(text, encoding="utf-8")
            try:
                corpus = load(folder)
            except SourceError:
                why[number] = "no document"
                continue
            found = [*duplicates(corpus), *overlapping(corpus)]
            why[number] = _shared(corpus)
            if both := [finding for finding in found if len(finding.documents) == 2]:
                seen[number] = both[0]
    table: dict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for number, pair in enumerate(pairs):
        rule = seen[number].rule if number in seen else "missed, " + why[number].partition(":")[0]
        table[pair["relation"]][rule] += 1
        if number not in seen:
            contained = f"{pair['relation']}, contained {pair['containment']}, {why[number]}"
            missed.append(f"{contained}: {pair['doc_a']} | {pair['doc_b']}")
    strong = [
        number
        for number, pair in enumerate(pairs)
        if pair["relation"] == "duplicate-removed" and pair["containment"] >= 0.8
    ]
    return {
        "pairs": len(pairs),
        "found": {relation: dict(sorted(counts.items())) for relation, counts in sorted(table.items())},
        "recall": round(len(seen) / len(pairs), 3),
        "recall_removed_with_containment_0.8": f"{sum(number in seen for number in strong)}/{len(strong)}",
        "missed": missed,
    }


def _shared(corpus: Corpus) -> str:
    """What two pages share in the texts as they are given: of a merge, the page before it took the other one in."""
    if len(corpus.documents) < 2:
        return "no document"
    if corpus.repeated is None or not corpus.repeated.relations:
        return "nothing shared: none of the words"
    relation = corpus.repeated.relations[0]
    shares = sorted((relation.comparison.of_left, relation.comparison.of_right), reverse=True)
    kind = f"variants by {relation.variant}" if relation.variant else "little shared"
    return f"{kind}: {shares[0]:.2f} and {shares[1]:.2f} of the words"


def versions() -> dict[str, Any]:
    """Versions of one page: found by the text alone, and with paths listed as families instead of reported."""
    with gzip.open(SHARED / "eval/dedup/versions.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    with tempfile.TemporaryDirectory() as name:
        hidden, open_paths = Path(name) / "hidden", Path(name) / "paths"
        for number, row in enumerate(rows):
            for target in (hidden / f"page-{number:04d}.md", open_paths / row["path"]):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(row["text"], encoding="utf-8")
        alone = _by_text(
            load(hidden, embed=False), {f"page-{number:04d}.md": row["family"] for number, row in enumerate(rows)}
        )
        corpus = load(open_paths, embed=False)
        assert corpus.repeated is not None
        known = families(corpus.documents, corpus.repeated)
        family = {row["path"]: row["family"] for row in rows}
        inside = [
            finding
            for finding in duplicates(corpus)
            if any(family[a] == family[b] for a, b in combinations(finding.documents, 2))
        ]
    listed = {frozenset(item.documents) for item in known if item.dimension == "version"}
    wanted = defaultdict(set)
    for path, name in family.items():
        wanted[name].add(path)
    true_families = {frozenset(paths) for paths in wanted.values() if len(paths) > 1}
    return {
        "pages": len(rows),
        "by_text_alone": alone,
        "with_paths": {
            "families": len(true_families),
            "listed_exactly": len(listed & true_families),
            "findings_with_two_versions_of_one_page": len(inside),
        },
    }


def _by_text(corpus: Corpus, family: dict[str, str]) -> dict[str, Any]:
    """Pairs that are one document, by the rule of KB102 without its least length."""
    known = corpus.repeated
    assert known is not None
    copies = {group[0].id: [copy.id for copy in group] for group in known.copies}
    alike = [(item.left.id, item.right.id) for item in known.relations if item.variant is None and _one(item)]
    found = {tuple(sorted(pair)) for group in copies.values() for pair in combinations(group, 2)}
    found |= {
        (min(a, b), max(a, b))
        for left, right in alike
        for a in copies.get(left, [left])
        for b in copies.get(right, [right])
    }
    by_family: dict[str, list[str]] = defaultdict(list)
    for identity, name in family.items():
        by_family[name].append(identity)
    true = {tuple(sorted(pair)) for group in by_family.values() for pair in combinations(group, 2)}
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / len(true)
    every = math.comb(len(family), 2)
    expected = len(found) * len(true) / every
    wrong = Counter(tuple(sorted((family[a], family[b]))) for a, b in found - true)
    missed = Counter(family[a] for a, _ in true - found)
    return {
        "pairs": len(true),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "adjusted_rand": round((right - expected) / ((len(found) + len(true)) / 2 - expected), 4),
        "wrong": [f"{a} | {b}: {count}" for (a, b), count in wrong.most_common(10)],
        "missed": [f"{name}: {count}" for name, count in missed.most_common(10)],
    }


def _one(relation: Relation) -> bool:
    if relation.one_document:
        return True
    # A notice of a few words that stands whole in the other page is that page withdrawn.
    sides = (relation.comparison.left, relation.comparison.right)
    shares = (relation.comparison.of_left, relation.comparison.of_right)
    return any(sum(map(len, side)) < 20 and share >= 0.9 for side, share in zip(sides, shares, strict=True))


def labelled_places() -> dict[str, Any]:
    """Duplicates that are in the shared corpora, and look-alikes in them: pairs of paths named together by a counting finding."""
    named: list[tuple[Finding, frozenset[str]]] = []
    everything: Counter[str] = Counter()
    for name in CORPORA:
        for finding in _all(load(SHARED / "corpora" / name)):
            named.append((finding, frozenset(f"{name}/{identity}" for identity in finding.documents)))
            everything[f"{name} {finding.rule} {finding.tier.value}"] += 1
    wanted = {"duplicate", "near_duplicate", "superseded", "overlap"}
    found: dict[str, str] = {}
    for line in (SHARED / "eval/natural/real_findings.dev.jsonl").open(encoding="utf-8"):
        item = json.loads(line)
        if item["kind"] in wanted:
            paths = {place["path"] for place in item["locations"]}
            hits = sorted(f"{finding.rule} {finding.tier.value}" for finding, documents in named if paths <= documents)
            found[f"{item['id']} {item['kind']}: {item['what']}"] = ", ".join(hits) or "missed"
    traps: dict[str, str] = {}
    for line in (SHARED / "eval/natural/fp_traps.dev.jsonl").open(encoding="utf-8"):
        item = json.loads(line)
        hits = sorted(
            f"{finding.rule} {finding.tier.value}"
            for finding, documents in named
            if _at(finding, documents, item["locations"])
        )
        traps[f"{item['id']} {item['kind']}: {item['what']}"] = ", ".join(hits) or "not reported"
    return {"real_findings": found, "traps": traps, "findings": dict(sorted(everything.items()))}


def _at(finding: Finding, documents: frozenset[str], places: Sequence[dict[str, Any]]) -> bool:
    """Whether the places of a finding are those of a look-alike: two pages may share another passage as well."""
    if not {place["path"] for place in places} <= documents:
        return False
    return all(
        any(
            place["path"].endswith(f"/{item.document}")
            and (
                item.place.line is None or item.place.line <= place["line"] <= (item.place.end_line or item.place.line)
            )
            for item in finding.evidence
        )
        for place in places
    )


def _seeded(known: dict[str, Any], seeds: Sequence[int], corpora: Sequence[str]) -> dict[str, Any]:
    """Copies seeded into the shared corpora, scored by the shared scorer; of corpora that are not asked for the figures stay."""
    by_corpus = {**known.get("by_corpus", {}), **{name: _seeded_into(name, seeds) for name in corpora}}
    measured = {name: by_corpus[name] for name in CORPORA if name in by_corpus}
    operators = sorted({operator for item in measured.values() for operator in item["recall"]})
    return {
        "seeds": ", ".join(map(str, seeds)),
        "recall": {
            name: _sum(item["recall"][name] for item in measured.values() if name in item["recall"])
            for name in operators
        },
        "precision_of_new": _sum(item["precision_of_new"] for item in measured.values()),
        "control_violations": _sum(item["control_violations"] for item in measured.values()),
        "missed": [line for item in measured.values() for line in item["missed"]],
        "unexplained": [line for item in measured.values() for line in item["unexplained"]],
        "by_corpus": measured,
    }


def _sum(parts: Iterable[str]) -> str:
    """The sum of some "right/all"."""
    pairs = [[int(number) for number in part.split("/")] for part in parts]
    return f"{sum(right for right, _ in pairs)}/{sum(total for _, total in pairs)}"


def _seeded_into(corpus: str, seeds: Sequence[int]) -> dict[str, Any]:
    from score_mutations import hits, key, score  # type: ignore[import-not-found]

    recall: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    new = explained = 0
    controls, missed, unexplained = ["0/0"], [], []
    before = [item for item in _scored(load(SHARED / "corpora" / corpus)) if item["counts"]]
    known = {key(item) for item in before}
    with tempfile.TemporaryDirectory() as name:
        for seed in seeds:
            out = Path(name) / f"{corpus}-{seed}"
            tool = SHARED / "tools/mutate.py"
            command = [sys.executable, str(tool), str(SHARED / "corpora" / corpus), str(out), "--seed", str(seed)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            truth = json.loads(out.with_name(f"{out.name}.truth.json").read_text(encoding="utf-8"))
            scanned = load(out)
            served = {document.path for document in scanned.documents if document.served}
            everything = _scored(scanned)
            after = [item for item in everything if item["counts"]]
            outcome = score(truth, after, before)
            fresh = [item for item in after if key(item) not in known]
            new += len(fresh)
            explained += len(fresh) - len(outcome["unexplained"])
            unexplained += [f"{corpus} {seed}: {item['rule']} {item['message']}" for item in outcome["unexplained"]]
            controls.append(outcome["control_violations"])
            for item in truth["items"]:
                record = item["operator"] in ("row_exact", "row_near")
                if item["role"] != "defect" or not (record or item["operator"] in COPIES):
                    continue
                # Records of one table all have the same paths, so that the scorer's "new" cannot tell them apart.
                expected = {**item, "expected": "near_duplicate"} if item["operator"] == "stale_version" else item
                hit = any(hits(candidate, expected, 2) for candidate in (after if record else fresh))
                recall[item["operator"]][0] += hit
                recall[item["operator"]][1] += 1
                if not hit:
                    how = "" if served >= set(item["docs"]) else "one is not served: "
                    how = how or _how_missed(item, everything)
                    missed.append(f"{corpus} {seed}: {item['operator']}, {how}{' | '.join(item['docs'])}")
    return {
        "recall": {operator: f"{right}/{total}" for operator, (right, total) in sorted(recall.items())},
        "precision_of_new": f"{explained}/{new}",
        "control_violations": _sum(controls),
        "missed": missed,
        "unexplained": unexplained,
    }


def _how_missed(item: dict[str, Any], found: Sequence[dict[str, Any]]) -> str:
    """What is said of two copies all the same."""
    named = [({place["path"] for place in finding["locations"]}, finding["counts"]) for finding in found]
    docs = set(item["docs"])
    if any(docs <= paths and counts for paths, counts in named):
        return "in one finding: "
    if any(docs <= paths for paths, _ in named):
        return "for review: "
    third = [set().union(*(paths for paths, counts in named if counts and doc in paths)) - docs for doc in item["docs"]]
    return "against a third copy: " if item["operator"] != "section_copied" and set.intersection(*third) else ""


def _scored(corpus: Corpus) -> list[dict[str, Any]]:
    return [
        {
            "counts": finding.tier.counts,
            "type": KINDS[finding.rule],
            "rule": finding.rule,
            "message": finding.message,
            "locations": [
                {"path": item.document.split("#")[0], "line": item.place.line, "row": item.place.row}
                for item in finding.evidence
            ],
        }
        for finding in _all(corpus)
    ]


def paraphrase() -> dict[str, Any]:
    """SICK: how well the cosine, and the cosine less what differs in numbers and negations, part related from unrelated."""
    rows = []
    for name in ("SICK_trial.txt", "SICK_train.txt"):
        with (SHARED / "eval/sick" / name).open(encoding="utf-8") as file:
            rows += list(csv.DictReader(file, delimiter="\t"))[:1000]
    cosine = _cosines([(row["sentence_A"], row["sentence_B"]) for row in rows])
    ours = []
    for row, value in zip(rows, cosine, strict=True):
        mine, other = (decisive_words(words(normalise(row[key]))) for key in ("sentence_A", "sentence_B"))
        ours.append(value - (0.3 if mine != other else 0.0))
    close = [float(row["relatedness_score"]) >= 4 for row in rows]
    labels = [row["entailment_judgment"] for row in rows]
    judged = [number for number, label in enumerate(labels) if label != "NEUTRAL"]
    same = [labels[number] == "ENTAILMENT" for number in judged]
    return {
        "pairs": len(rows),
        "related_4_or_more": {"cosine": _area(close, cosine), "cosine and values": _area(close, ours)},
        "entailment_against_contradiction": {
            "cosine": _area(same, [cosine[number] for number in judged]),
            "cosine and values": _area(same, [ours[number] for number in judged]),
        },
    }


def _cosines(pairs: Sequence[tuple[str, str]]) -> list[float]:
    order = {text: number for number, text in enumerate(dict.fromkeys(text for pair in pairs for text in pair))}
    rows = embedded(list(order))
    return [float(rows[order[left]] @ rows[order[right]]) for left, right in pairs]


def _area(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The area under the ROC curve: how often a right pair scores above a wrong one, ties half."""
    ordered = sorted(zip(scores, labels, strict=True))
    rank, total, number = 0.0, 0.0, 0
    while number < len(ordered):
        end = number
        while end < len(ordered) and ordered[end][0] == ordered[number][0]:
            end += 1
        rank = (number + end + 1) / 2
        total += rank * sum(label for _, label in ordered[number:end])
        number = end
    right = sum(labels)
    return round((total - right * (right + 1) / 2) / (right * (len(labels) - right)), 3)


def _all(corpus: Corpus) -> Iterable[Finding]:
    detectors: tuple[Callable[[Corpus], Iterable[Finding]], ...] = (duplicates, records, overlapping)
    for detector in detectors:
        yield from detector(corpus)


def _short(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if not isinstance(item, list) and key != "by_corpus"}


def _line(item: Any) -> str:
    return json.dumps(_short(item), ensure_ascii=False) if isinstance(item, dict) else str(item)


def _markdown(result: dict[str, Any]) -> str:
    lines = ["# Duplicates", "", f"Made by `{result['command']}`.", ""]
    for title, part in result.items():
        if isinstance(part, dict):
            lines += [f"## {title.replace('_', ' ')}", ""]
            if title in SAID:
                lines += [SAID[title], MISSED, ""]
            for key, value in part.items():
                if isinstance(value, list):
                    lines += [f"- {key}: {len(value)}", *(f"  - {item}" for item in value)]
                elif isinstance(value, dict):
                    lines += [f"- {key}:", *(f"  - {name}: {_line(item)}" for name, item in value.items())]
                else:
                    lines.append(f"- {key}: {value}")
            lines.append("")
    return "\n".join(lines)


PARTS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "natural": natural,
    "versions": versions,
    "labelled_places": labelled_places,
    **dict.fromkeys(SEEDS, dict),
    "paraphrase": paraphrase,
}
"""What is measured, by name; how seeded copies are, which are measured by corpus, stands in `_seeded`."""

if __name__ == "__main__":
    main()
