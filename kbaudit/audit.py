"""The audit from its sources to its report, in the order in which data flows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kbaudit.baseline import against, baseline_of
from kbaudit.config import FILE_NAME, Configuration, without_targets
from kbaudit.corpus import Corpus
from kbaudit.decisions import Decision
from kbaudit.detection import Detection
from kbaudit.errors import StoreError
from kbaudit.gate import judge
from kbaudit.history import UNRECORDED, Present, compare, recollect, remembered
from kbaudit.keeping import Keeper, program_of, tidied, without_collection
from kbaudit.layout import lay_out
from kbaudit.lifecycle import over
from kbaudit.lock import held
from kbaudit.progress import RECORDING, Progress, Stopwatch, silent
from kbaudit.recall import kept, key_of, recalled
from kbaudit.remedies import devise
from kbaudit.report import Report, Run, Suppressed
from kbaudit.rules import RULES, selected
from kbaudit.score import FORMULA, score
from kbaudit.store import Store, open_store
from kbaudit.store.rows import Setup
from kbaudit.suppressions import in_configuration, in_decisions, in_documents, outlived, settle
from kbaudit.tickets import read_tickets
from kbaudit.vectors import model_for, vectors_of
from kbaudit.version import __version__

if TYPE_CHECKING:
    from kbaudit.embedding import ModelSource
    from kbaudit.opinions import Counsel
    from kbaudit.rules import Rule
    from kbaudit.sources.reading import Reading


def audit(
    *paths: str | os.PathLike[str],
    today: date | None = None,
    configuration: Configuration | None = None,
    configuration_name: str = FILE_NAME,
    decisions: Iterable[Decision] = (),
    baseline: Iterable[Decision] | None = None,
    store_folder: str | os.PathLike[str] | None = None,
    why: str = "",
    allow_download: bool = False,
    jobs: int = 1,
    wait: float = 0.0,
    progress: Progress = silent,
) -> Report:
    """Audit the documents below one or several paths.

    `today` is the day that dates are judged by; the current one where none is given. Without a `configuration` the defaults
    hold; `kbaudit.config.load` reads one from a file, and `configuration_name` is its path: messages name it, and the files
    that it names are relative to it. `decisions` are what people decided about findings
    (`kbaudit.decisions.read_decisions`), `baseline` the findings of an earlier state to compare with
    (`kbaudit.baseline.read_baseline`). `store_folder` is the folder whose `.kbaudit/` keeps embeddings and history, with the
    reason `why` the audit was made; without one nothing is kept. Only one audit at a time uses a store: a second one waits for
    `wait` seconds. Raises LockedError when that was not enough, SourceError where there is nothing to audit and
    ConfigurationError where the configuration cannot be used.
    """
    # Imported here because it compiles hundreds of patterns, which `kbaudit --help` should not wait for.
    from kbaudit.opinions import counsel_for
    from kbaudit.sources.reading import read

    settings = without_targets(configuration or Configuration())
    decided = tuple(decisions)
    day = today or date.today()  # noqa: DTZ011 - the day of whoever asks
    sources = tuple(Path(path) for path in paths)
    identity = "\n".join(sorted(str(source.absolute()) for source in sources))
    # Of single files nothing follows about what the others hold.
    whole = all(source.is_dir() for source in sources)
    rules = selected(settings.rules.select, settings.rules.ignore, settings.rules.severity)
    watch = Stopwatch(progress)
    with ExitStack() as stack:
        if store_folder is not None:
            stack.enter_context(held(Path(store_folder), wait=wait, progress=progress))
        store, troubles = _opened(store_folder, stack)
        notices = list(troubles)
        keeper = Keeper(store, program_of(Path(__file__).parent), notices.append) if store else None
        with watch.stage("reading"):
            home = Path(configuration_name).parent
            reading = read(sources, settings, jobs=jobs, progress=progress, home=home, keeper=keeper)
        # Only duplicates and conflicts are compared by meaning: without them no model is looked for.
        compared = any(rule.family() in ("KB1", "KB2") for rule in rules)
        model, without = model_for(settings.model, allow_download=allow_download) if compared else (None, "")
        counsel = counsel_for(settings, allow_download=allow_download)
        stamp = f"{model.key if model else without} {counsel.stamp}".rstrip()
        key = key_of(reading.documents, reading.files, settings, day, stamp, keeper.program) if keeper else None
        with watch.stage("recall"):
            detection = recalled(store, key)
        if detection is None:
            with without_collection():
                found = _detected(
                    reading, settings, day, rules, model, without, counsel, store, keeper, identity, watch, progress
                )
            detection = kept(store, key, found)
        not_judged = {item.rule for item in detection.not_run} | {rule.code for rule in RULES if rule not in rules}
        with watch.stage("suppressions"):
            written, unusable = in_documents(reading.documents)
            configured = in_configuration(settings, configuration_name)
            settled = settle(
                detection.findings,
                reading.documents,
                (*written, *configured, *in_decisions(decided)),
                day,
                not_judged=not_judged,
                whole=whole,
            )
        with watch.stage("score and remedies"):
            scored = score(
                reading.documents,
                settled.findings,
                families={rule.family() for rule in rules},
                incomplete={item.rule[:3] for item in detection.not_run},
                skipped=len(reading.skipped),
            )
            remedies = devise(reading.documents, settled.findings)
        encoded = msgspec.json.encode(settings, order="deterministic")
        setup = Setup(
            hashlib.sha256(encoded).hexdigest(), encoded.decode(), model.name if model else None, __version__, FORMULA
        )
        tidied(keeper)
        past, trouble = recollect(store, identity)
        present = Present(day, setup, reading.documents, settled, reading.skipped, not_judged, reading.files)
        comparison = compare(store, past, present, settings.gate)
        gone = over(past.before, comparison.changes) if past else frozenset()
        known, not_found = baseline_of(decided, settled, day, gone)
        among = None if whole else {document.id for document in reading.documents}
        held_against = against(baseline, settled, not_judged, among=among) if baseline is not None else None
        known |= held_against.known if held_against else frozenset()
        previous = comparison.previous
        report = Report(
            run=Run(
                id=UNRECORDED,
                today=day,
                config_digest=setup.config_digest,
                model=setup.model,
                sources=tuple(source.as_posix() for source in sources),
                duration_s=watch.total,
                timings=watch.timings,
            ),
            documents=reading.documents,
            passages=detection.passages,
            findings=settled.findings,
            suppressed=tuple(
                Suppressed(finding, why.reason, why.origin, why.until) for finding, why in settled.suppressed
            ),
            skipped=reading.skipped,
            not_run=detection.not_run,
            score=scored,
            remedies=remedies,
            gate=judge(
                settings.gate,
                score=scored,
                findings=settled.findings,
                skipped=reading.skipped,
                not_run=detection.not_run,
                previous=previous,
                baseline=known,
            ),
            notices=(
                *notices,
                *reading.notices,
                *detection.notices,
                *unusable,
                *settled.notices,
                *outlived(settled, gone),
                *not_found,
                *trouble,
                *comparison.notices,
            ),
            previous=previous,
            baseline=known,
            compared_with_baseline=held_against is not None,
            baseline_gone=held_against.gone if held_against else (),
            judged=detection.judged,
            variants=detection.variants,
            boilerplate=detection.boilerplate,
            rules=tuple(sorted(rule.code for rule in rules)),
            layout=detection.layout,
            near_misses=detection.near_misses,
            fallback=settings.owners.fallback,
            unsent=detection.unsent,
            tickets=read_tickets(home / name for name in settings.trackers.issues),
        )
        # A record that could not be read is not written to: what it holds would be taken for new.
        with watch.stage(RECORDING):
            return remembered(
                None if trouble else store,
                identity,
                report,
                setup,
                comparison,
                not_judged=not_judged,
                decisions=decided,
                why=why,
            )


def _detected(
    reading: Reading,
    settings: Configuration,
    day: date,
    rules: Sequence[type[Rule]],
    model: ModelSource | None,
    without: str,
    counsel: Counsel,
    store: Store | None,
    keeper: Keeper | None,
    identity: str,
    watch: Stopwatch,
    progress: Progress,
) -> Detection:
    """Documents → passages, claims and statements → vectors → pairs → findings."""
    from kbaudit.candidates import Memory as CloseMemory
    from kbaudit.candidates import propose
    from kbaudit.contradictions.reading import embedded_texts, place_texts
    from kbaudit.contradictions.remembered import Memory
    from kbaudit.detectors import detect
    from kbaudit.detectors.contradictions import compared as judged
    from kbaudit.detectors.statements import compared_statements
    from kbaudit.opinions import second_opinions
    from kbaudit.parts import parts_of

    with watch.stage("passages and claims"):
        compared = any(rule.family() == "KB2" for rule in rules)
        parts = parts_of(reading.documents, compared=compared, keeper=keeper)
        passages, claims, sides = parts.passages, parts.claims, parts.sides
        overlaps = any(rule.code == "KB105" for rule in rules)
        statements = compared_statements(reading.documents, claims) if overlaps else ()
    rows = side_rows = place_rows = statement_rows = None
    notices = parts.troubles
    if model is not None:
        with watch.stage("embedding"):
            # Passages and statements in one go, so that the model is loaded once.
            texts = [passage.text for passage in passages]
            texts += embedded_texts(sides)
            texts += place_texts(sides)
            texts += [claims[position].text for position in statements]
            vectors = vectors_of(texts, model, store, progress)
        end = len(passages) + len(sides)
        rows, side_rows, place_rows, statement_rows = (
            vectors.rows[: len(passages)],
            vectors.rows[len(passages) : end],
            vectors.rows[end : end + len(sides)],
            vectors.rows[end + len(sides) :],
        )
        notices = (*notices, *vectors.notices)
    key = keeper.key(identity, model.key if model else None) if keeper else None
    with watch.stage("pairs"):
        pairs = propose(passages, rows, CloseMemory(keeper, key) if keeper and key else None)
    corpus = Corpus(
        documents=reading.documents,
        skipped=reading.skipped,
        passages=passages,
        claims=claims,
        pairs=pairs,
        vectors=rows,
        configuration=settings,
        today=day,
        files=reading.files,
        sides=sides,
        side_vectors=side_rows,
        place_vectors=place_rows,
        statements=statements,
        statement_vectors=statement_rows,
        keys=parts.keys,
        keeper=keeper,
        model=(model.sha256 or "") if model else "",
    )
    memory = Memory(keeper, key, parts.origins) if keeper and key else None
    opinions = None
    if sides and (settings.inference.model or settings.endpoint.url):
        with watch.stage("second opinions"):
            opinions = second_opinions(
                judged(corpus, memory), sides, settings, counsel, store, embedded=side_rows is not None
            )
            corpus = replace(corpus, compared=opinions.compared)
    with watch.stage("findings"):
        detection = detect(corpus, rules, without_vectors=without, progress=progress, memory=memory)
        if opinions is not None:
            notices = (*notices, *opinions.notices)
            detection = replace(detection, not_run=(*detection.not_run, *opinions.not_run), unsent=opinions.unsent)
    with watch.stage("picture"):
        return replace(detection, notices=notices, layout=lay_out(reading.documents, passages, rows))


def _opened(folder: str | os.PathLike[str] | None, stack: ExitStack) -> tuple[Store | None, tuple[str, ...]]:
    """The store below a folder; or none, and what to say about that."""
    if folder is None:
        return None, ()
    try:
        return stack.enter_context(closing(open_store(Path(folder)))), ()
    except StoreError as error:
        return None, (str(error),)
