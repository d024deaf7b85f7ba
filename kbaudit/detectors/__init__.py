"""Every detector, and how their findings become one list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from kbaudit.contradictions.comparing import Compared
from kbaudit.contradictions.remembered import Memory
from kbaudit.corpus import Corpus
from kbaudit.detection import Detection
from kbaudit.detectors.contradictions import compared, contradictions
from kbaudit.detectors.definitions import drifting_definitions
from kbaudit.detectors.duplicates import duplicates
from kbaudit.detectors.evidence import shortened
from kbaudit.detectors.families import families
from kbaudit.detectors.garbled import garbled
from kbaudit.detectors.inferred import inferred
from kbaudit.detectors.instructions import instructions
from kbaudit.detectors.left_over import half_edited
from kbaudit.detectors.links import broken
from kbaudit.detectors.near_misses import near_misses
from kbaudit.detectors.outdated_as_of import as_of
from kbaudit.detectors.outdated_coverage import judged
from kbaudit.detectors.outdated_dates import implausible, missing
from kbaudit.detectors.outdated_deprecated import deprecated
from kbaudit.detectors.outdated_expiry import expired
from kbaudit.detectors.outdated_promises import past_promises
from kbaudit.detectors.outdated_references import stale_references
from kbaudit.detectors.outdated_review import review_overdue
from kbaudit.detectors.outdated_stale import stale
from kbaudit.detectors.outdated_superseded import superseded
from kbaudit.detectors.overlap import overlapping
from kbaudit.detectors.owner_unknown import owner_unknown
from kbaudit.detectors.ownership import owner_missing
from kbaudit.detectors.personal_data import personal_data
from kbaudit.detectors.placeholders import placeholders
from kbaudit.detectors.precedence import one_matter_one_finding
from kbaudit.detectors.records import records
from kbaudit.detectors.redaction import redacted
from kbaudit.detectors.repetition import Repetition, repetition
from kbaudit.detectors.review_room import within_room
from kbaudit.detectors.secrets import secrets
from kbaudit.detectors.stubs import empty
from kbaudit.detectors.titles import title_unusable
from kbaudit.facts.sensitive import mask
from kbaudit.model import Finding, Severity
from kbaudit.progress import Progress
from kbaudit.report import Boilerplate, NearMisses, NotRun
from kbaudit.rules import Rule

Detector = Callable[[Corpus], Iterator[Finding]]

DETECTORS: Sequence[tuple[tuple[str, ...], Detector]] = (
    (("KB101", "KB102", "KB103", "KB104"), duplicates),
    (("KB105",), overlapping),
    (("KB106",), records),
    (("KB201", "KB202", "KB203", "KB204", "KB205"), contradictions),
    (("KB206",), drifting_definitions),
    (("KB206",), half_edited),
    (("KB206",), inferred),
    (("KB301",), expired),
    (("KB302",), review_overdue),
    (("KB303",), superseded),
    (("KB304",), stale),
    (("KB305",), past_promises),
    (("KB306",), as_of),
    (("KB307",), deprecated),
    (("KB308",), stale_references),
    (("KB309",), implausible),
    (("KB310",), missing),
    (("KB401",), owner_missing),
    (("KB402",), owner_unknown),
    (("KB403",), title_unusable),
    (("KB501",), broken),
    (("KB601",), empty),
    (("KB602",), placeholders),
    (("KB603",), garbled),
    (("KB604",), secrets),
    (("KB605",), personal_data),
    (("KB606",), instructions),
)
"""Each detector with the codes of the rules that it speaks for."""

_CONFLICTS = frozenset({"KB201", "KB202", "KB203", "KB204", "KB205"})
_REPETITION = frozenset({"KB101", "KB102", "KB103", "KB104", "KB105"})

NEEDS_VECTORS = frozenset({"KB102", "KB105", "KB201", "KB202", "KB203", "KB204", "KB205"})
"""Rules that find less without an embedding model."""


def detect(
    corpus: Corpus,
    rules: Collection[type[Rule]],
    *,
    without_vectors: str,
    progress: Progress,
    memory: Memory | None = None,
) -> Detection:
    """Run the detectors of the given rules. `without_vectors` says why there are no vectors; empty where there are.

    `memory` knows what came of comparing statements in an earlier audit.
    """
    wanted = {rule.code for rule in rules}
    repeated = repetition(corpus) if wanted & _REPETITION else None
    corpus = replace(
        corpus,
        repeated=repeated,
        compared=corpus.compared or (_compared(corpus, memory) if wanted & _CONFLICTS else None),
    )
    found: list[Finding] = []
    not_run = [NotRun(code, without_vectors) for code in sorted(wanted & NEEDS_VECTORS) if without_vectors]
    for number, (codes, detector) in enumerate(DETECTORS, 1):
        if wanted.intersection(codes):
            try:
                found.extend(finding for finding in detector(corpus) if finding.rule in wanted)
            except Exception as error:
                reason = f"failed with {type(error).__name__}: {str(error)[:200]}. Please report this."
                not_run.extend(NotRun(code, reason) for code in codes if code in wanted)
        progress("findings", number, len(DETECTORS))
    findings = within_room(one_matter_one_finding(corpus, found), len(corpus.claims))
    graded = [_graded(redacted(finding), corpus.configuration.rules.severity) for finding in findings]
    coverage = tuple(entry for entry in judged(corpus) if entry.rule in wanted)
    return Detection(
        findings=tuple(sorted(graded, key=_order)),
        not_run=tuple(not_run),
        judged=coverage,
        passages=len(corpus.passages),
        variants=families(corpus.documents, repeated) if repeated else (),
        boilerplate=_boilerplate(repeated) if repeated else (),
        near_misses=near_misses(corpus.compared, corpus) if corpus.compared else NearMisses(),
    )


def _compared(corpus: Corpus, memory: Memory | None) -> Compared | None:
    """The statements judged; None where that fails, so that the detector fails alike and is listed as not run."""
    try:
        return compared(corpus, memory)
    except Exception:
        return None


def _boilerplate(repeated: Repetition) -> tuple[Boilerplate, ...]:
    """The furniture of the corpus as the report shows it."""
    return tuple(Boilerplate(shortened(mask(item.text)), len(item.documents)) for item in repeated.boilerplate)


def _graded(finding: Finding, severities: Mapping[str, str]) -> Finding:
    """The finding with the severity that the configuration gives its rule, or its family."""
    said = severities.get(finding.rule) or severities.get(finding.family)
    return replace(finding, severity=Severity(said)) if said else finding


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.rule, finding.documents, finding.fingerprint)
