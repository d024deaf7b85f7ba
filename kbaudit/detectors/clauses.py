"""Tells what was copied by hand from what contracts have in common and what news say again, each standing on its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kbaudit.detectors.agreements import is_agreement, is_standard_clause
from kbaudit.detectors.differences import Difference
from kbaudit.detectors.own_names import foreign_name
from kbaudit.detectors.repetition import Relation
from kbaudit.detectors.runs import Run, shared_headings
from kbaudit.model import Document

ALONE = 0.9
"""Part of all words that two contracts or pieces of news share which one section makes up at least. What was written from one
pattern, or follows up another piece, shares more, and little of it word for word under one heading: of eleven nearly equal
passages in thirty contracts only a governing law, and between a product's news and their follow-ups .80 of what two share."""


def misplaced(passage: Sequence[Run], documents: Mapping[str, Document]) -> dict[str, str]:
    """The agreements that a passage was copied to word for word, although it speaks of another one by its name, and the name."""
    found: dict[str, str] = {}
    for run in passage:
        for source, host in ((run.left, run.right), (run.right, run.left)):
            sides = (documents[source.document], documents[host.document])
            if run.certain and all(is_agreement(side) for side in sides):
                name = foreign_name(sides[0], (source.start, source.end), sides[1], (host.start, host.end))
                found |= {host.document: name} if name else {}
    return found


def stray_section(relation: Relation, run: Run) -> bool:
    """Whether a run is a section, word for word with its heading, that is all two documents share, and no standard clause."""
    headings = shared_headings(relation, run)
    return (
        run.difference is Difference.IDENTICAL
        and bool(headings)
        and not any(is_standard_clause(heading) for heading in headings)
        and run.words >= ALONE * sum(match.common for match in relation.comparison.matches)
    )
