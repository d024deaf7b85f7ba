"""Fits the coefficients of kbaudit/contradictions/confidence.json and measures them out of fold.

    python -m tests.benchmarks.train_confidence [--cache FILE] [--few-words | --same-words] [--write]

Trained on every labelled development pair that differs in a slot and that no guard rejects, and on what the candidate search
proposes over the shared corpora, where all is taken for compatible but the findings that were read and found real. Folds are
grouped by repository or corpus, so that no figure rests on a text whose repository was trained on.

The few-words model is trained on the neighbouring pairs of all corpora, the project's own with their planted conflicts among
them. Labelled pairs without a corpus around them are nearly all one sentence with a value changed, and teach it the wrong thing.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

from kbaudit.claims import state
from kbaudit.config import Configuration
from kbaudit.contradictions.comparing import compare_all
from kbaudit.contradictions.confidence import FILE, features
from kbaudit.contradictions.guards import GUARDS
from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.knowledge import learn
from kbaudit.contradictions.reading import embedded_texts, place_texts, read_sides
from kbaudit.passages import cut
from kbaudit.progress import silent
from kbaudit.sources.reading import read
from tests.benchmarks.conflicts import OWN
from tests.benchmarks.contradictions import SHARED, embedded, judged, labelled
from tests.benchmarks.few_words_examples import FewWordsExample
from tests.benchmarks.few_words_examples import of_corpus as few_of_corpus

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "kbaudit" / "contradictions" / FILE
MEASURED = ROOT / "reports" / "benchmarks" / "contradictions_confidence.json"
CORPORA = ("cloud-gov", "tts-handbook", "github-site-policy", "cdc-faq-2020")
SEEDS = (101, 102)
SEEDED = "value_conflict,modality_flip"
OFTEN = 3
"""How often a pair of the project's own counts: nine tenths of the others are one sentence with a value changed."""
FOLDS = 10
PENALTY = 1.0
"""Ridge penalty on the standardised coefficients: the pairs are few and the features overlap."""
VETOES = frozenset(guard.name for guard in GUARDS if guard.veto)
REAL_QUOTES = ("32-character code", "Qualtrics should be used", "All opportunities within TTS")
"""Words of the corpora's findings that were read and found real; everything else there counts as compatible."""
REAL_PAIRS = (
    ("32-character code", "10-character code"),
    ("Qualtrics should be used", "Qualtrics"),
    ("All opportunities within TTS", "must be openly shared"),
    ("sent to tts-travelauths@gsa.gov", "sent to tts-travel@gsa.gov"),
    ("send it to tts-travelauths@gsa.gov", "forward it to tts-travel@gsa.gov"),
)
"""The same with words of both statements, and what the few-words model was the first to see: where approvals are sent."""

LIMITS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
PENALTY_FEW = 5.0
"""Ridge penalty of the few-words model: its planted conflicts are fewer still."""

Example = tuple[dict[str, float], bool, str]


def examples(cache: Path | None) -> Iterator[Example]:
    """Features, truth and group of every pair that reaches the model."""
    for pair, _, _, judgement in judged(list(labelled()), cache):
        if reaches(judgement):
            for _ in range(OFTEN if pair.row.startswith("few shared words") else 1):
                yield vector(judgement), pair.conflict, pair.group
    for name in CORPORA:
        folder = SHARED / "corpora" / name
        if folder.is_dir():
            yield from of_corpus(folder, cache)
            for seed in SEEDS:
                yield from of_seeds(folder, seed, cache)


def of_corpus(folder: Path, cache: Path | None) -> Iterator[Example]:
    """What the candidate search proposes over one corpus."""
    documents = read((folder,), Configuration(), progress=silent).documents
    sides = read_sides(documents, state(documents, cut(documents)))
    texts = embedded_texts(sides)
    vectors = embedded(texts, cache.with_name(f"{cache.stem}-{folder.name}.npz") if cache else None)
    rows = numpy.array([vectors[text] for text in texts], dtype=numpy.float32) if vectors else None
    compared = compare_all(documents, sides, rows)
    for judgement in (*compared.found.values(), *compared.misses.values()):
        if reaches(judgement) and judgement.view is not None:
            real = any(quote in judgement.view.left.text for quote in REAL_QUOTES)
            yield vector(judgement), real, folder.name


def of_seeds(folder: Path, seed: int, cache: Path | None) -> Iterator[Example]:
    """Conflicts that ../shared/tools/mutate.py writes into a copy of a corpus: with real titles and headings around them."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / folder.name
        tool = SHARED / "tools" / "mutate.py"
        command = [
            sys.executable,
            str(tool),
            str(folder),
            str(copy),
            "--seed",
            str(seed),
            "--per-op",
            "8",
            "--ops",
            SEEDED,
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        truth = json.loads(copy.with_name(copy.name + ".truth.json").read_text(encoding="utf-8"))
        documents = read((copy,), Configuration(), progress=silent).documents
    sides = read_sides(documents, state(documents, cut(documents)))
    knowledge = learn(documents, sides)
    found = {(side.path, squashed(side.text)): side for side in sides}
    pairs = []
    for item in truth["items"]:
        both = [found.get((place["path"], squashed(place["text"]))) for place in item["locations"]]
        if len(both) == 2 and both[0] and both[1]:
            pairs.append((both[0], both[1]))
    texts = [side.masked for pair in pairs for side in pair]
    vectors = embedded(texts, cache.with_name(f"{cache.stem}-{folder.name}-{seed}.npz") if cache else None)
    for left, right in pairs:
        cosine = round(float(vectors[left.masked] @ vectors[right.masked]), 3) if vectors else None
        judgement = judge(left, right, knowledge, cosine=cosine)
        if reaches(judgement):
            yield vector(judgement), True, folder.name


def few_examples(cache: Path | None) -> Iterator[FewWordsExample]:
    """Features, truth and group of every pair that reaches the few-words model."""
    for name in (*OWN, *CORPORA):
        folder = ROOT / "corpora" / name if name in OWN else SHARED / "corpora" / name
        if folder.is_dir():
            truth = folder.with_name(f"{name}.truth.json") if name in OWN else None
            yield from few_of_folder(folder, truth, cache)


def few_of_folder(folder: Path, truth: Path | None, cache: Path | None) -> Iterator[FewWordsExample]:
    """The neighbouring pairs of one corpus."""
    documents = read((folder,), Configuration(), progress=silent).documents
    passages = cut(documents)
    claims = state(documents, passages)
    sides = read_sides(documents, claims)
    place = {(passage.document, passage.index): passage.text for passage in passages}
    around = [place[side.document, claims[side.claim].passage] for side in sides]
    texts, places = embedded_texts(sides), place_texts(sides)
    vectors = embedded(
        (*texts, *around, *places), cache.with_name(f"{cache.stem}-few-{folder.name}.npz") if cache else None
    )
    if vectors:
        rows = numpy.array([vectors[text] for text in texts], dtype=numpy.float32)
        passage_rows = numpy.array([vectors[text] for text in around], dtype=numpy.float32)
        place_rows = numpy.array([vectors[text] for text in places], dtype=numpy.float32)
        real = REAL_PAIRS if truth is None else ()
        yield from few_of_corpus(folder.name, documents, claims, sides, rows, passage_rows, place_rows, truth, real)


def squashed(text: str) -> str:
    """Letters and digits alone, so that markup does not matter."""
    return re.sub(r"[\W_]+", "", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text).lower())


def reaches(judgement: Judgement) -> bool:
    """Whether a slot differs and no guard has rejected the pair."""
    return judgement.clash is not None and not VETOES.intersection(judgement.fired)


def vector(judgement: Judgement) -> dict[str, float]:
    """The features of a judgement."""
    assert judgement.view is not None
    assert judgement.clash is not None
    return features(judgement.view, judgement.clash, judgement.scope)


def fit(rows: Any, truth: Any, ridge: float = PENALTY) -> Any:
    """Ridge-penalised logistic regression by Newton's method; returns weights, the intercept last."""
    design = numpy.hstack([rows, numpy.ones((len(rows), 1))])
    weights = numpy.zeros(design.shape[1])
    penalty = numpy.full(design.shape[1], ridge)
    penalty[-1] = 1e-6
    for _ in range(50):
        chance = 1.0 / (1.0 + numpy.exp(-numpy.clip(design @ weights, -30, 30)))
        gradient = design.T @ (chance - truth) + penalty * weights
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + numpy.diag(penalty)
        step = numpy.linalg.solve(curvature, gradient)
        weights -= step
        if numpy.abs(step).max() < 1e-8:
            break
    return weights


def out_of_fold(rows: Any, truth: Any, groups: list[str], ridge: float = PENALTY) -> Any:
    """A probability for each pair from a model that saw no pair of its group."""
    names = sorted(set(groups))
    chance = numpy.zeros(len(truth))
    for fold in range(FOLDS):
        held = numpy.array([names.index(group) % FOLDS == fold for group in groups])
        if held.any() and not held.all():
            weights = fit(rows[~held], truth[~held], ridge)
            chance[held] = 1.0 / (1.0 + numpy.exp(-(rows[held] @ weights[:-1] + weights[-1])))
    return chance


def reliability(chance: Any, truth: Any, bins: int = 10) -> tuple[list[dict[str, float]], float]:
    """The share of real conflicts in each tenth of confidence, and the expected calibration error."""
    curve, error = [], 0.0
    for index in range(bins):
        low, high = index / bins, (index + 1) / bins
        inside = (chance >= low) & ((chance < high) if index < bins - 1 else (chance <= high))
        if inside.any():
            said, real = float(chance[inside].mean()), float(truth[inside].mean())
            curve.append(
                {"from": low, "to": high, "pairs": int(inside.sum()), "said": round(said, 3), "real": round(real, 3)}
            )
            error += abs(said - real) * inside.mean()
    return curve, round(float(error), 4)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Coefficients by feature, the intercept, and for each example its chance from a model that saw nothing of its group."""

    coefficients: dict[str, float]
    intercept: float
    chance: Any


def fitted(features: Sequence[Mapping[str, float]], truth: Any, groups: list[str], ridge: float) -> Fitted:
    """Fit on everything, and measure out of fold."""
    names = sorted(features[0])
    raw = numpy.array([[values[name] for name in names] for values in features])
    centre, spread = raw.mean(axis=0), numpy.maximum(raw.std(axis=0), 1e-6)
    rows = (raw - centre) / spread
    weights = fit(rows, truth, ridge)
    coefficients = weights[:-1] / spread
    return Fitted(
        {name: round(float(value), 4) for name, value in zip(names, coefficients, strict=True)},
        round(float(weights[-1] - (coefficients * centre).sum()), 4),
        out_of_fold(rows, truth, groups, ridge),
    )


def figures(chance: Any, truth: Any, groups: list[str], limit: float) -> dict[str, Any]:
    """How well calibrated the chances are, and what is found at the limit of the conflict tier; all out of fold."""
    curve, error = reliability(chance, truth)
    return {
        "pairs": len(truth),
        "real": int(truth.sum()),
        "groups": len(set(groups)),
        "expected_calibration_error": error,
        "reliability": curve,
        "at_conflict_limit": {
            "found": int(((chance >= limit) & (truth == 1)).sum()),
            "false": int(((chance >= limit) & (truth == 0)).sum()),
        },
    }


def few_by_corpus(found: Sequence[FewWordsExample], chance: Any) -> dict[str, dict[str, dict[str, int]]]:
    """For each corpus and several limits: planted conflicts found and pairs said wrongly, by a model that did not see it.

    `reported` leaves out what guards or unknown scope keep for review.
    """
    table: dict[str, dict[str, dict[str, int]]] = {}
    for corpus in sorted({item.group for item in found}):
        table[corpus] = {}
        for limit in LIMITS:
            said = [item for item, sure in zip(found, chance, strict=True) if item.group == corpus and sure >= limit]
            table[corpus][str(limit)] = {
                "planted": len({item.planted for item in said if item.real}),
                "false": sum(not item.real for item in said),
                "planted reported": len({item.planted for item in said if item.real and item.reported}),
                "false reported": sum(not item.real and item.reported for item in said),
            }
    return table


def _measured() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return found


def _fit_words(chosen: argparse.Namespace, previous: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The model for statements in the same words, and its figures out of fold."""
    found = list(examples(chosen.cache))
    truth, groups = numpy.array([float(real) for _, real, _ in found]), [group for _, _, group in found]
    words = fitted([values for values, _, _ in found], truth, groups, PENALTY)
    model = {
        "version": int(previous["version"]) + 1,
        "intercept": words.intercept,
        "coefficients": words.coefficients,
        "tiers": {
            "conflict": chosen.conflict,
            "one sentence": chosen.one_sentence,
            "opposed stances": chosen.opposed,
            "review": chosen.review,
        },
    }
    return model, figures(words.chance, truth, groups, chosen.conflict)


def _fit_few(found: Sequence[FewWordsExample], limit: float) -> tuple[Fitted, dict[str, Any]]:
    """A model for statements in different words, and its figures out of fold."""
    truth, groups = numpy.array([float(item.real) for item in found]), [item.group for item in found]
    few = fitted([item.features for item in found], truth, groups, PENALTY_FEW)
    return few, {**figures(few.chance, truth, groups, limit), "by_corpus": few_by_corpus(found, few.chance)}


def main() -> int:
    """Fit, measure, write."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--cache", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--few-words", action="store_true", help="fit the few-words model alone and keep the other")
    options.add_argument(
        "--same-words", action="store_true", help="fit the other model alone and keep the few-words one"
    )
    options.add_argument(
        "--errors", type=int, default=0, help="show that many of the surest false pairs of the corpora"
    )
    # Out of fold, the corpora that a model has not seen give 7 false pairs in 29,000 sentences at .8, 18 at .6 and 22 at .5.
    options.add_argument("--conflict", type=float, default=0.8)
    options.add_argument("--one-sentence", type=float, default=0.5)
    # Of stances that cannot both hold, out of fold, no corpus gives a false pair from .7 on; labelled pairs give 7 beside 565
    # right ones. Values give as many false ones between .7 and .8 as right ones.
    options.add_argument("--opposed", type=float, default=0.7)
    options.add_argument("--review", type=float, default=0.5)
    # The least limit, in steps of .05, from which at least nine in ten pairs that it would report are right out of fold over
    # eighteen own knowledge bases and the shared ones: at .75 190 planted conflicts and 20 pairs said wrongly, at .7 214 and 29,
    # at .8 165 and 11.
    options.add_argument("--few-conflict", type=float, default=0.75)
    options.add_argument("--few-alone", type=float, default=0.6)
    # From where on, out of fold, one pair in three is real: between .2 and .3 it is one in five, and over real corpora fewer.
    options.add_argument("--few-review", type=float, default=0.3)
    chosen = options.parse_args()
    if not (SHARED / "eval").is_dir():
        print(f"skipped: {SHARED / 'eval'} is not there; set KBAUDIT_SHARED", file=sys.stderr)
        return 0
    previous = json.loads(TARGET.read_text(encoding="utf-8"))
    model, measured = (previous, _measured()) if chosen.few_words else _fit_words(chosen, previous)
    wrong: list[tuple[float, FewWordsExample]] = []
    if chosen.same_words:
        model["few words"], measured["few words"] = previous["few words"], _measured()["few words"]
    else:
        few_found = list(few_examples(chosen.cache))
        few, measured["few words"] = _fit_few(few_found, chosen.few_conflict)
        model["few words"] = {
            "version": int(previous["few words"]["version"]) + 1,
            "intercept": few.intercept,
            "coefficients": few.coefficients,
            "tiers": {
                "conflict": chosen.few_conflict,
                "judged alone": chosen.few_alone,
                "review": chosen.few_review,
            },
        }
        wrong = [(sure, item) for sure, item in zip(few.chance, few_found, strict=True) if not item.real]
    print(json.dumps(measured, indent=1))
    print(json.dumps(model, indent=1))
    for sure, item in sorted(wrong, key=lambda entry: -entry[0])[: chosen.errors]:
        kept = "" if item.reported else " (for review)"
        print(f"{sure:.2f} {item.group} {item.rule}{kept}\n   " + item.text.replace(" || ", "\n   "))
    if chosen.write:
        TARGET.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
        MEASURED.parent.mkdir(parents=True, exist_ok=True)
        MEASURED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
