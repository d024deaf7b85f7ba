"""KB201–KB205: statements that cannot both hold, one finding for each matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kbaudit.contradictions.comparing import Compared, compare_all
from kbaudit.contradictions.grouping import Matter, group
from kbaudit.contradictions.guards import SAYS
from kbaudit.contradictions.judge import Judgement
from kbaudit.contradictions.reading import read_sides
from kbaudit.contradictions.remembered import Memory
from kbaudit.contradictions.side import Side
from kbaudit.corpus import Corpus
from kbaudit.detectors.claimed_values import by_value, fairly, listed, unknown_scope, where
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.links_to import inbound
from kbaudit.detectors.matter_in_words import matter_in_words
from kbaudit.detectors.review_room import room_for_review
from kbaudit.detectors.verdict import verdict
from kbaudit.model import Action, Claimed, DateRole, Document, Evidence, Finding, Tier
from kbaudit.rules.conflicts import RULES

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

NEAR_MISSES = 200
"""Near misses that are kept for `--explain`, the nearest ones."""

NAMED = 4
"""Values that a message or a step names."""

DEEP_PAIRS = 2000
"""Pairs without a clashing slot that `--deep` reads at most, the nearest in meaning: minutes on one processor, not hours."""

_BY_CODE = {rule.code: rule for rule in RULES}
_WHAT = {
    "KB201": "different values for the same thing",
    "KB202": "different dates for the same event",
    "KB203": "one says yes, the other no",
    "KB204": "one demands what the other does not",
    "KB205": "different places to turn to for the same purpose",
}


def contradictions(corpus: Corpus) -> Iterator[Finding]:
    """KB201 to KB205: one finding for each matter on which served documents, or parts of one, contradict each other."""
    sides = statements(corpus)
    documents = corpus.by_id()
    linked = inbound(corpus)
    reported, _ = matters(corpus.compared or compared(corpus), corpus)
    for matter in reported:
        yield _finding(matter, sides, documents, corpus, linked)


def statements(corpus: Corpus) -> tuple[Side, ...]:
    """The statements that can be compared; read where they were not yet."""
    return corpus.sides or read_sides(corpus.documents, corpus.claims)


def compared(corpus: Corpus, memory: Memory | None = None) -> Compared:
    """All statements judged against each other, with the near misses that an explanation shows."""
    rows = corpus.side_vectors if corpus.sides else None
    passages = _passage_rows(corpus, statements(corpus)) if rows is not None else None
    quiet = DEEP_PAIRS if corpus.configuration.inference.deep else 0
    return compare_all(
        corpus.documents,
        statements(corpus),
        rows,
        passages=passages,
        places=corpus.place_vectors if rows is not None else None,
        model=corpus.model,
        nearest=NEAR_MISSES,
        quiet=quiet,
        memory=memory,
    )


def matters(judged: Compared, corpus: Corpus) -> tuple[list[Matter], list[Matter]]:
    """The matters that are reported, the surest first, and those that found no room in the list to review."""
    ranked = sorted(group(judged.found, judged.agreeing), key=lambda matter: (-matter.confidence, matter.centre))
    sure = [matter for matter in ranked if matter.tier is not Tier.REVIEW]
    unsure = [matter for matter in ranked if matter.tier is Tier.REVIEW]
    room = room_for_review(len(corpus.claims))
    return [*sure, *unsure[:room]], unsure[room:]


def _passage_rows(corpus: Corpus, sides: Sequence[Side]) -> NDArray[numpy.float32] | None:
    """The vector of the passage that each statement stands in."""
    if corpus.vectors is None:
        return None
    position = {(passage.document, passage.index): row for row, passage in enumerate(corpus.passages)}
    return corpus.vectors[[position[side.document, corpus.claims[side.claim].passage] for side in sides]]


def _finding(
    matter: Matter, sides: Sequence[Side], documents: Mapping[str, Document], corpus: Corpus, linked: Mapping[str, int]
) -> Finding:
    judgement = max(matter.judgements, key=lambda item: (item.tier is Tier.CONFLICT, item.confidence))
    rule = _BY_CODE[judgement.rule or "KB201"]
    said = _said(matter, sides)
    holders = by_value(said)
    ranked = sorted(said, key=lambda position: (position != matter.centre, position not in matter.others, position))
    members = fairly(holders, ranked)
    claimed = {words: frozenset(sides[position].document for position in found) for words, found in holders.items()}
    weighed = verdict(claimed, documents, linked, corpus.today)
    keep, value = weighed.keep, weighed.value
    shown_at = {position: _evidence(position, sides, documents, corpus) for position in members}
    values = tuple(
        Claimed(
            value=shown,
            normalised=_normalised(shown),
            documents=tuple(sorted({sides[position].document for position in holders[shown]})),
        )
        for shown in _ranked(holders)
    )
    concerned = {sides[position].document for position in (matter.centre, *matter.others)}
    wrong = {
        sides[position].document for other, positions in holders.items() if other != value for position in positions
    }
    counted = sorted(concerned & wrong if keep else concerned) or sorted(concerned)
    return Finding(
        rule=rule.code,
        message=_message(rule.code, holders, shown_at, documents, judgement),
        evidence=tuple(shown_at.values()),
        tier=matter.tier,
        severity=rule.severity,
        confidence=matter.confidence,
        shares=tuple((identity, _share(identity, members, sides, documents, corpus)) for identity in counted),
        action=Action.RECONCILE,
        step=_step(holders, value, shown_at, documents, said),
        keep=keep,
        why=weighed.why,
        values=values,
        guards=judgement.guards,
        key="|".join(sorted(_normalised(shown) for shown in holders)),
    )


def _said(matter: Matter, sides: Sequence[Side]) -> dict[int, str]:
    """What each statement of the matter claims, as written."""
    said: dict[int, str] = {}
    for other, judgement in zip(matter.others, matter.judgements, strict=True):
        slots = _of_the_matter(judgement)
        mine, their = (0, 1) if matter.centre < other else (1, 0)
        said.setdefault(matter.centre, ", ".join(dict.fromkeys(slot[mine] or "(not said)" for slot in slots)))
        said.setdefault(other, ", ".join(dict.fromkeys(slot[their] or "(not said)" for slot in slots)))
    for member, extra in matter.agreeing:
        if member in said and sides[extra].document not in {sides[position].document for position in said}:
            said.setdefault(extra, said[member])
    return said


def _of_the_matter(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    """The differing slots; where values or dates differ, a "must" or "not" beside them is no part of what is claimed."""
    facing = len(judgement.clash.facing) if judgement.clash else 0
    return judgement.slots[:facing] if judgement.rule in ("KB201", "KB202") and facing else judgement.slots


def _message(
    code: str,
    holders: Mapping[str, Sequence[int]],
    shown_at: Mapping[int, Evidence],
    documents: Mapping[str, Document],
    judgement: Judgement,
) -> str:
    ranked = _ranked(holders)
    parts = []
    for value in ranked[:NAMED]:
        places = _places(holders[value], shown_at, documents)
        parts.append(f"“{value}” in {listed(places)}")
    more = f" and {len(ranked) - NAMED} more" if len(ranked) > NAMED else ""
    text = f"{' against '.join(parts)}{more}: {_WHAT[code]}."
    if judgement.scope.unknown:
        return f"{text} {unknown_scope(judgement.scope.unknown)}"
    if judgement.tier is Tier.REVIEW and judgement.guards:
        return f"{text} To be checked: {' '.join(SAYS.get(name) or f'{name}.' for name in judgement.guards)}"
    return text


def _ranked(holders: Mapping[str, Sequence[int]]) -> list[str]:
    """The values, those that most say first."""
    return sorted(holders, key=lambda value: (-len(holders[value]), value))


def _places(positions: Sequence[int], shown_at: Mapping[int, Evidence], documents: Mapping[str, Document]) -> list[str]:
    """Where a value stands; with lines where the whole matter is within one document."""
    alone = len({evidence.document for evidence in shown_at.values()}) == 1
    found = [where(shown_at[item], documents[shown_at[item].document].path, line=alone) for item in positions]
    return list(dict.fromkeys(found))


def _step(
    holders: Mapping[str, Sequence[int]],
    value: str | None,
    shown_at: Mapping[int, Evidence],
    documents: Mapping[str, Document],
    said: Mapping[int, str],
) -> str:
    matter = matter_in_words((shown_at[position].quote, said[position]) for position in sorted(shown_at))
    about = f" for “{matter}”" if matter else ""
    if value is not None:
        wrong = sorted(position for other, positions in holders.items() if other != value for position in positions)
        return f"Confirm that “{value}” holds{about}, then correct {listed(_places(wrong, shown_at, documents))}."
    *first, last = (f"“{shown}”" for shown in _ranked(holders)[:NAMED])
    values = (
        f"{', '.join(first)} or {last}" if len(holders) <= NAMED else f"{', '.join([*first, last])} or another value"
    )
    what = "page" if len({evidence.document for evidence in shown_at.values()}) > 1 else "place"
    others = f"the other {what}{'s' if len(shown_at) > 2 else ''}"
    return f"{values}{about}: decide which holds, correct {others}, and keep the statement in one place."


def _evidence(position: int, sides: Sequence[Side], documents: Mapping[str, Document], corpus: Corpus) -> Evidence:
    side = sides[position]
    document = documents[side.document]
    claim = corpus.claims[side.claim]
    dates = [dated for dated in document.dates if dated.role is not DateRole.MENTIONED and dated.last == side.day]
    return evidence_at(document, claim.start, claim.end, date=dates[0] if dates else None)


def _share(
    identity: str, members: Sequence[int], sides: Sequence[Side], documents: Mapping[str, Document], corpus: Corpus
) -> float:
    claims = [corpus.claims[sides[position].claim] for position in members if sides[position].document == identity]
    length = max(len(documents[identity].text), 1)
    return min(1.0, max(0.01, sum(claim.end - claim.start for claim in claims) / length))


def _normalised(shown: str) -> str:
    return " ".join(shown.casefold().split())
