"""KB206, the half-edited sentences: two values, or two modals, side by side of which one was to be deleted."""

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.kept import kept
from kbaudit.facts.left_over import LeftOver, left_over
from kbaudit.model import Action, BlockKind, Claim, Claimed, Document, Finding, Status, Tier
from kbaudit.rules.conflicts import ConflictingMeaning

CONFIDENCE = 0.9
"""In 29,257 statements of four real knowledge bases in which nothing was planted it found one, a sum ("182 hours + 154 more
hours"); calculations have been left out since, and it finds none there."""

LEAST_WORDS = 4
"""Words of a sentence; fewer are a label or a cell."""


def half_edited(corpus: Corpus) -> Iterator[Finding]:
    """KB206 for each live sentence or list item in which an old value was left beside the new one."""
    live = [document for document in corpus.documents if document.status is Status.LIVE]
    said: dict[str, list[Claim]] = {document.id: [] for document in live}
    for claim in corpus.claims:
        if claim.document in said:
            said[claim.document].append(claim)

    def read(position: int) -> dict[int, list[LeftOver]]:
        document = live[position]
        return {
            number: found
            for number, claim in enumerate(said[document.id])
            if claim.kind is not BlockKind.TABLE_ROW and len(claim.text.split()) >= LEAST_WORDS
            if (found := list(left_over(claim.text, language=document.language)))
        }

    asked = [((document.id,), None) for document in live]
    each = kept(corpus, "left-overs", asked, dict[int, list[LeftOver]], read)
    for document, found in zip(live, each, strict=True):
        for number, parts in found.items():
            yield _finding(document, said[document.id][number], parts)


def _finding(document: Document, claim: Claim, found: list[LeftOver]) -> Finding:
    first = found[0]
    old, new = claim.text[slice(*first.first)], claim.text[slice(*first.second)]
    what = "two modal verbs" if first.kind == "modal" else "two values"
    return Finding(
        rule=ConflictingMeaning.code,
        message=f"Half-edited sentence: “{old} {new}” has {what} side by side, and only one of them can be meant.",
        evidence=(evidence_at(document, claim.start, claim.end),),
        tier=Tier.CONFLICT,
        severity=ConflictingMeaning.severity,
        confidence=CONFIDENCE,
        shares=((document.id, min(1.0, max(0.01, (claim.end - claim.start) / max(len(document.text), 1)))),),
        action=Action.MEND,
        step=f"Find out which holds, “{old}” or “{new}”, and delete the other.",
        values=tuple(
            Claimed(value=value, normalised=" ".join(value.casefold().split()), documents=(document.id,))
            for value in (old, new)
        ),
    )
