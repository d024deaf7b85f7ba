"""KB106: records of a table or export that stand twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kbaudit.candidates import Limits, overlaps
from kbaudit.corpus import Corpus
from kbaudit.detectors.clusters import stars
from kbaudit.detectors.comparison import Comparison, compare
from kbaudit.detectors.differences import changes, decisive_words, stems
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.phrases import listed, percent
from kbaudit.detectors.rows import repeated_rows
from kbaudit.detectors.units import Unit, units_by_document
from kbaudit.detectors.variants import by_metadata
from kbaudit.model import Action, BlockKind, Document, Effort, Evidence, Finding, Tier
from kbaudit.normalisation import normalise, words
from kbaudit.rules.duplicates import DuplicateRecord

ALIKE = Limits(jaccard=0.5, containment=0.8)
"""Answers are compared when their shingles overlap this much."""

SAME_ANSWER = 0.85
"""Part of the words of both answers that must match."""

SAME_QUESTION = 0.6
"""Part of the content words of both questions (2 x common / both) that must be the same."""

NEIGHBOURS = 0.85
"""Answers are also compared from this cosine on."""

SAME_TABLE = 0.5
"""Where this part of a table's records stands in another table, the table is a copy or an edition of the other one, and one
finding says so."""

FEWEST = 3
"""Words of a record that can be the same twice without being a row of marks."""

_EARLIER = 3
"""Earlier records of the same question or answer that one is compared with."""

_ASKING = frozenset(("how", "what", "do", "does", "can", "i", "my", "me", "is", "faq", "question"))
"""Words that make a question a question."""

_LABEL = re.compile(r"^(?:q|question|faq|frage)\s*\d*\s*[:.)-]\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a table: its question as content words and as shown, and what it answers."""

    document: Document
    question: Counter[str]
    shown: str
    answer: tuple[Unit, ...]


def records(corpus: Corpus) -> Iterator[Finding]:
    """One finding for each group of records of one table that are the same, and one for each table that repeats another."""
    found = [_record(document, units) for document, units in _units(corpus)]
    by_id = {record.document.id: record for record in found}
    alike: dict[tuple[str, str], dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for left, right in _candidates(corpus, found):
        agreement = _agreement(left, right)
        if agreement:
            tables = (left.document.path, right.document.path)
            alike[tables[0], tables[1]][left.document.id][right.document.id] = agreement
            alike[tables[0], tables[1]][right.document.id][left.document.id] = agreement
    sizes = Counter(record.document.path for record in found)
    for tables in sorted(alike):
        edges = alike[tables]
        if tables[0] == tables[1]:
            for centre, members in stars(edges):
                yield _finding(
                    [by_id[node] for node in (centre, *members)], min(edges[centre][node] for node in members)
                )
        elif finding := _tables(tables, edges, by_id, sizes):
            yield finding
    yield from repeated_rows(corpus)


def _units(corpus: Corpus) -> Iterator[tuple[Document, tuple[Unit, ...]]]:
    documents = [document for document in corpus.documents if document.place.row is not None and document.served]
    units = units_by_document(documents, corpus.claims)
    for document in documents:
        yield document, units[document.id]


def _record(document: Document, units: tuple[Unit, ...]) -> Record:
    first = document.blocks[0] if document.blocks else None
    shown = document.title or ""
    if first is not None and first.kind is BlockKind.HEADING:
        shown = document.text[first.start : first.end]
    shown = _LABEL.sub("", normalise(shown))
    return Record(document, Counter(stem for stem in stems(tuple(words(shown))) if stem not in _ASKING), shown, units)


def _candidates(corpus: Corpus, found: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    position = {record.document.id: number for number, record in enumerate(found)}
    texts = [" ".join(" ".join(unit.words) for unit in record.answer) for record in found]
    pairs = {(item.left, item.right) for item in overlaps(texts, ALIKE)}
    for keys in (texts, [" ".join(sorted(record.question)) for record in found]):
        first: dict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(keys):
            if key:
                # Some earlier ones are enough: equal records are all next to each other.
                pairs.update((earlier, number) for earlier in first[key][-_EARLIER:])
                first[key].append(number)
    for pair in corpus.pairs:
        a, b = (position.get(corpus.passages[item].document) for item in (pair.left, pair.right))
        if a is not None and b is not None and a != b and (pair.cosine or 0.0) >= NEIGHBOURS:
            pairs.add((min(a, b), max(a, b)))
    for a, b in sorted(pairs):
        yield found[a], found[b]


def _agreement(left: Record, right: Record) -> float:
    """How much two records agree; 0.0 where they are not one. Answers that differ in a value are for the contradiction rules."""
    if by_metadata(left.document, right.document) or not _same_question(left, right):
        return 0.0
    if not left.answer or not right.answer:
        return 0.0
    comparison: Comparison = compare(left.answer, right.answer)
    size = sum(len(unit) for unit in comparison.left) + len(words(left.shown))
    if comparison.agreement < SAME_ANSWER or size < FEWEST:
        return 0.0
    if any(change.decisive for change in changes(comparison)) or _values(comparison.only_left) != _values(
        comparison.only_right
    ):
        return 0.0
    return comparison.agreement


def _values(units: Sequence[Unit]) -> Counter[str]:
    return sum((decisive_words(unit.words) for unit in units), Counter())


def _same_question(left: Record, right: Record) -> bool:
    if left.question == right.question:
        return True
    common = sum((left.question & right.question).values())
    sizes = sum(left.question.values()) + sum(right.question.values())
    if not common or _demands(left) != _demands(right):
        return False
    # What each question has that the other lacks must not be a word that the answers do not share: "cats", "dogs".
    mine, other = left.question - right.question, right.question - left.question
    said = [{word for unit in record.answer for word in stems(unit.words)} for record in (left, right)]
    different = (
        bool(mine) and bool(other) and bool(set(mine) & said[0] - said[1]) and bool(set(other) & said[1] - said[0])
    )
    return 2 * common >= SAME_QUESTION * sizes and not different


def _demands(record: Record) -> Counter[str]:
    """The numbers and negations of a question. "Can I" and "do I" ask the same."""
    found = decisive_words(tuple(words(record.shown)))
    del found["may"]
    return found


def _finding(group: Sequence[Record], agreement: float) -> Finding:
    kept, why = keeper([record.document for record in group], {})
    others = [record for record in group if record.document is not kept]
    questions = {record.shown for record in group}
    rows = listed(
        [str(record.document.place.row) for record in sorted(group, key=lambda item: item.document.place.row or 0)]
    )
    asked = "ask the same question" if len(questions) == 1 else "ask the same question in different words"
    answered = (
        "give the same answer"
        if agreement == 1.0
        else f"give the same answer but for details ({percent(agreement)} of the words)"
    )
    titled = "ask" if any(questions) else ""
    return Finding(
        rule=DuplicateRecord.code,
        message=(
            f"Rows {rows} of {kept.path} {asked} and {answered}."
            if titled
            else f"Rows {rows} of {kept.path} hold the same values."
        ),
        evidence=tuple(_evidence(document) for document in (kept, *(record.document for record in others))),
        tier=Tier.CERTAIN,
        severity=DuplicateRecord.severity,
        confidence=round(0.5 + 0.47 * agreement, 3),
        shares=tuple((record.document.id, 1.0) for record in others),
        action=Action.MERGE,
        step=f"Keep row {kept.place.row} of {kept.path} and delete "
        + listed([f"row {record.document.place.row}" for record in others])
        + (", with the other wording of the question kept as a synonym." if len(questions) > 1 else "."),
        keep=kept.id,
        why=why,
        effort=Effort.SMALL,
    )


def _tables(
    tables: tuple[str, str],
    edges: Mapping[str, Mapping[str, float]],
    by_id: Mapping[str, Record],
    sizes: Counter[str],
) -> Finding | None:
    """A finding where much of a table stands in another one, or for the few records that do."""
    mine = sorted(
        (node for node in edges if by_id[node].document.path == tables[0]),
        key=lambda node: by_id[node].document.place.row or 0,
    )
    other = {node for node in edges if by_id[node].document.path == tables[1]}
    smaller, repeated = min(
        ((tables[0], len(mine)), (tables[1], len(other))), key=lambda item: (sizes[item[0]], item[0])
    )
    larger = tables[1] if smaller == tables[0] else tables[0]
    share = repeated / sizes[smaller]
    first = by_id[mine[0]].document
    partner = by_id[max(edges[mine[0]], key=lambda node: (edges[mine[0]][node], node))].document
    editions = share >= SAME_TABLE
    return Finding(
        rule=DuplicateRecord.code,
        message=(
            f"{repeated} of the {sizes[smaller]} records of {smaller} stand in {larger} as well: "
            + (
                "one table is a copy or an edition of the other."
                if editions
                else "the same questions with the same answers."
            )
        ),
        evidence=(_evidence(first), _evidence(partner)),
        tier=Tier.REVIEW if editions else Tier.CERTAIN,
        severity=DuplicateRecord.severity,
        confidence=0.9,
        shares=tuple((node, 1.0) for node in sorted(edges) if by_id[node].document.path == smaller),
        action=Action.MERGE,
        step=(
            f"If {smaller} and {larger} are two states of one table, serve the current one only; otherwise keep each record "
            "in one of them."
        ),
        effort=Effort.MEDIUM,
        key="\x1f".join(tables),
    )


def _evidence(document: Document) -> Evidence:
    if not document.blocks:
        return evidence_of_document(document)
    first = document.blocks[0]
    return replace(evidence_at(document, first.start, first.end), place=document.place)
