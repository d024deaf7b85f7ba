"""KB105: other words, same answer, by vectors that the tests make up."""

from __future__ import annotations

from dataclasses import replace

import numpy

from kbaudit.detectors.overlap import overlapping
from kbaudit.model import Document, Finding, Tier
from tests.detectors.repeating import repeating
from tests.making import document

INVITE = (
    "Open the settings of the workspace and choose the list of members. Press invite, type the address of the person and "
    "pick a role. The message that they get has a link in it, and until they have used it nobody is charged for the seat."
)
ADD = (
    "Only admins bring new people into a workspace. On the members page there is a button for it: enter the mail addresses "
    "together with the permissions. Whoever was asked to join receives a mail; seats are not counted before it is accepted."
)
REMOVE = (
    "To take a person out of the workspace, choose the name in the list of members and press deactivate. What was open goes "
    "back to the queue of the team. The seat is free from the next invoice on, and the person can be brought back later."
)


def found(pages: list[Document], vectors: list[list[float]]) -> list[Finding]:
    known = repeating(*pages)
    rows = numpy.array(vectors, dtype=numpy.float32)
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
    return list(overlapping(replace(known, vectors=rows)))


def test_two_articles_close_in_meaning_answer_one_question() -> None:
    pages = [
        document("a.md", INVITE, title="Invite members"),
        document("b.md", ADD, title="Bring members into a workspace"),
        document("c.md", REMOVE, title="Deactivate somebody"),
    ]
    (finding,) = found(pages, [[1, 0.1, 0], [1, 0.2, 0.3], [0.2, 1, 0]])
    assert (finding.rule, finding.documents, finding.tier) == ("KB105", ("a.md", "b.md"), Tier.CONFLICT)
    assert "Invite members" in finding.message


def test_siblings_by_their_titles_are_not_the_same() -> None:
    pages = [document("a.md", INVITE, title="Members: invite"), document("c.md", REMOVE, title="Members: deactivate")]
    assert found(pages, [[1, 0], [0.7, 0.714]]) == []


def test_in_a_set_where_all_are_close_to_all_none_is_a_double() -> None:
    pages = [
        document(f"{name}.md", text, title=f"Rules {name}")
        for name, text in zip("abc", (INVITE, ADD, REMOVE), strict=True)
    ]
    assert found(pages, [[1, 0.1], [1, 0.2], [1, 0.15]]) == []


def test_copies_are_the_matter_of_other_rules() -> None:
    pages = [document("a.md", INVITE, title="Invite members"), document("b.md", INVITE, title="Invite members")]
    assert found(pages, [[1, 0.1], [1, 0.1]]) == []


def test_without_vectors_nothing_is_claimed() -> None:
    assert list(overlapping(repeating(document("a.md", INVITE), document("b.md", ADD)))) == []
