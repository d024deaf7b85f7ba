"""The audit from its sources to its report, in the order in which data flows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
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
from kbaudit.history import UNRECORDED, Comparison, Present, compare, recollect, remembered
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
from kbaudit.suppressions import Settled, in_configuration, in_decisions, in_documents, outlived, settle
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
    from kbaudit.sources.reading import read

    settings = without_targets(configuration or Configuration())
    order = _Order(
        sources=tuple(Path(path) for path in paths),
        settings=settings,
        named=configuration_name,
        today=today or date.today(),  # noqa: DTZ011 - the day of whoever asks
        rules=tuple(selected(settings.rules.select, settings.rules.ignore, settings.rules.severity)),
        decisions=tuple(decisions),
        baseline=None if baseline is None else tuple(baseline),
        allow_download=allow_download,
    )
    with ExitStack() as stack:
        if store_folder is not None:
            stack.enter_context(held(Path(store_folder), wait=wait, progress=progress))
        notices: list[str] = []
        store = _opened(store_folder, stack, notices.append)
        keeper = Keeper(store, program_of(Path(__file__).parent), notices.append) if store else None
        means = _Means(store, keeper, Stopwatch(progress), progress)
        with means.watch.stage("reading"):
            reading = read(order.sources, settings, jobs=jobs, progress=progress, home=order.home, keeper=keeper)
        model, detection = _examined(order, means, reading)
        with means.watch.stage("suppressions"):
            settlement = _settled(order, reading, detection)
        setup = order.setup(model)
        report, comparison, trouble = _reported(order, means, reading, setup, detection, settlement, notices)
        # A record that could not be read is not written to: what it holds would be taken for new.
        with means.watch.stage(RECORDING):
            return remembered(
                None if trouble else store,
                order.identity,
                report,
                setup,
                comparison,
                not_judged=settlement.not_judged,
                decisions=order.decisions,
                why=why,
            )


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be audited, by which settings and rules, and what people have said of it already."""

    sources: tuple[Path, ...]
    settings: Configuration
    named: str
    today: date
    rules: tuple[type[Rule], ...]
    decisions: tuple[Decision, ...]
    baseline: tuple[Decision, ...] | None
    allow_download: bool

    @property
    def home(self) -> Path:
        """The folder that files named in the configuration are relative to."""
        return Path(self.named).parent

    @property
    def identity(self) -> str:
        """What the record of earlier runs over the same sources goes by."""
        return "\n".join(sorted(str(source.absolute()) for source in self.sources))

    @property
    def whole(self) -> bool:
        """Whether folders are audited: of single files nothing follows about what the others hold."""
        return all(source.is_dir() for source in self.sources)

    def compares(self, *families: str) -> bool:
        """Whether a rule of one of these families is asked."""
        return any(rule.family() in families for rule in self.rules)

    def setup(self, model: ModelSource | None) -> Setup:
        """What a run was made with, so that two runs can be told to be comparable."""
        encoded = msgspec.json.encode(self.settings, order="deterministic")
        digest = hashlib.sha256(encoded).hexdigest()
        return Setup(digest, encoded.decode(), model.name if model else None, __version__, FORMULA)


@dataclass(frozen=True, slots=True)
class _Means:
    """What an audit is done with: the store and what is kept in it between runs, where there is one; and who watches."""

    store: Store | None
    keeper: Keeper | None
    watch: Stopwatch
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Settlement:
    """The findings that stand, what is to be said about suppressions, and the rules by which nothing was judged."""

    settled: Settled
    unusable: tuple[str, ...]
    not_judged: frozenset[str]


def _opened(folder: str | os.PathLike[str] | None, stack: ExitStack, say: Callable[[str], None]) -> Store | None:
    """The store below a folder; None without one, and where it cannot be opened, which is said."""
    if folder is None:
        return None
    try:
        return stack.enter_context(closing(open_store(Path(folder))))
    except StoreError as error:
        say(str(error))
        return None


def _examined(order: _Order, means: _Means, reading: Reading) -> tuple[ModelSource | None, Detection]:
    """What the rules find, or found in the run before where nothing has changed since; and the model it was found with."""
    from kbaudit.opinions import counsel_for

    keeper = means.keeper
    # Only duplicates and conflicts are compared by meaning: without them no model is looked for.
    compared = order.compares("KB1", "KB2")
    model, without = model_for(order.settings.model, allow_download=order.allow_download) if compared else (None, "")
    counsel = counsel_for(order.settings, allow_download=order.allow_download)
    stamp = f"{model.key if model else without} {counsel.stamp}".rstrip()
    key = None
    if keeper:
        key = key_of(reading.documents, reading.files, order.settings, order.today, stamp, keeper.program)
    with means.watch.stage("recall"):
        detection = recalled(means.store, key)
    if detection is None:
        with without_collection():
            detection = kept(means.store, key, _detected(order, means, reading, model, without, counsel))
    return model, detection


def _settled(order: _Order, reading: Reading, detection: Detection) -> _Settlement:
    """The findings that nobody has suppressed."""
    asked = {rule.code for rule in order.rules}
    not_judged = {item.rule for item in detection.not_run} | {rule.code for rule in RULES if rule.code not in asked}
    written, unusable = in_documents(reading.documents)
    configured = in_configuration(order.settings, order.named)
    settled = settle(
        detection.findings,
        reading.documents,
        (*written, *configured, *in_decisions(order.decisions)),
        order.today,
        not_judged=not_judged,
        whole=order.whole,
    )
    return _Settlement(settled, tuple(unusable), frozenset(not_judged))


def _reported(
    order: _Order,
    means: _Means,
    reading: Reading,
    setup: Setup,
    detection: Detection,
    settlement: _Settlement,
    notices: list[str],
) -> tuple[Report, Comparison, tuple[str, ...]]:
    """Findings → remedies and score, against the runs before → report; and what to say where the record cannot be read.

    `notices` are what was said so far; what the keeper says of tidying up comes on top.
    """
    settled, not_judged = settlement.settled, settlement.not_judged
    with means.watch.stage("score and remedies"):
        scored = score(
            reading.documents,
            settled.findings,
            families={rule.family() for rule in order.rules},
            incomplete={item.rule[:3] for item in detection.not_run},
            skipped=len(reading.skipped),
        )
        remedies = devise(reading.documents, settled.findings)
    tidied(means.keeper)
    past, trouble = recollect(means.store, order.identity)
    present = Present(order.today, setup, reading.documents, settled, reading.skipped, not_judged, reading.files)
    comparison = compare(means.store, past, present, order.settings.gate)
    gone = over(past.before, comparison.changes) if past else frozenset()
    known, not_found = baseline_of(order.decisions, settled, order.today, gone)
    held_against = None
    if order.baseline is not None:
        among = None if order.whole else {document.id for document in reading.documents}
        held_against = against(order.baseline, settled, not_judged, among=among)
        known |= held_against.known
    report = Report(
        run=Run(
            id=UNRECORDED,
            today=order.today,
            config_digest=setup.config_digest,
            model=setup.model,
            sources=tuple(source.as_posix() for source in order.sources),
            duration_s=means.watch.total,
            timings=means.watch.timings,
        ),
        documents=reading.documents,
        passages=detection.passages,
        findings=settled.findings,
        suppressed=tuple(Suppressed(finding, why.reason, why.origin, why.until) for finding, why in settled.suppressed),
        skipped=reading.skipped,
        not_run=detection.not_run,
        score=scored,
        remedies=remedies,
        gate=judge(
            order.settings.gate,
            score=scored,
            findings=settled.findings,
            skipped=reading.skipped,
            not_run=detection.not_run,
            previous=comparison.previous,
            baseline=known,
        ),
        notices=(
            *notices,
            *reading.notices,
            *detection.notices,
            *settlement.unusable,
            *settled.notices,
            *outlived(settled, gone),
            *not_found,
            *trouble,
            *comparison.notices,
        ),
        previous=comparison.previous,
        baseline=known,
        compared_with_baseline=held_against is not None,
        baseline_gone=held_against.gone if held_against else (),
        judged=detection.judged,
        variants=detection.variants,
        boilerplate=detection.boilerplate,
        rules=tuple(sorted(rule.code for rule in order.rules)),
        layout=detection.layout,
        near_misses=detection.near_misses,
        fallback=order.settings.owners.fallback,
        unsent=detection.unsent,
        tickets=read_tickets(order.home / name for name in order.settings.trackers.issues),
    )
    return report, comparison, trouble


def _detected(
    order: _Order, means: _Means, reading: Reading, model: ModelSource | None, without: str, counsel: Counsel
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

    with means.watch.stage("passages and claims"):
        keeper = means.keeper
        parts = parts_of(reading.documents, compared=order.compares("KB2"), keeper=keeper)
        passages, claims, sides = parts.passages, parts.claims, parts.sides
        overlaps = any(rule.code == "KB105" for rule in order.rules)
        statements = compared_statements(reading.documents, claims) if overlaps else ()
    rows = side_rows = place_rows = statement_rows = None
    notices = parts.troubles
    if model is not None:
        with means.watch.stage("embedding"):
            # Passages and statements in one go, so that the model is loaded once.
            texts = [passage.text for passage in passages]
            texts += embedded_texts(sides)
            texts += place_texts(sides)
            texts += [claims[position].text for position in statements]
            vectors = vectors_of(texts, model, means.store, means.progress)
        end = len(passages) + len(sides)
        rows, side_rows, place_rows, statement_rows = (
            vectors.rows[: len(passages)],
            vectors.rows[len(passages) : end],
            vectors.rows[end : end + len(sides)],
            vectors.rows[end + len(sides) :],
        )
        notices = (*notices, *vectors.notices)
    key = keeper.key(order.identity, model.key if model else None) if keeper else None
    with means.watch.stage("pairs"):
        pairs = propose(passages, rows, CloseMemory(keeper, key) if keeper and key else None)
    corpus = Corpus(
        documents=reading.documents,
        skipped=reading.skipped,
        passages=passages,
        claims=claims,
        pairs=pairs,
        vectors=rows,
        configuration=order.settings,
        today=order.today,
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
    if sides and (order.settings.inference.model or order.settings.endpoint.url):
        with means.watch.stage("second opinions"):
            opinions = second_opinions(
                judged(corpus, memory), sides, order.settings, counsel, means.store, embedded=side_rows is not None
            )
            corpus = replace(corpus, compared=opinions.compared)
    with means.watch.stage("findings"):
        detection = detect(corpus, order.rules, without_vectors=without, progress=means.progress, memory=memory)
        if opinions is not None:
            notices = (*notices, *opinions.notices)
            detection = replace(detection, not_run=(*detection.not_run, *opinions.not_run), unsent=opinions.unsent)
    with means.watch.stage("picture"):
        return replace(detection, notices=notices, layout=lay_out(reading.documents, passages, rows))
