"""What is put between a modal and its verb hides the verb no longer."""

from __future__ import annotations

import pytest

from kbaudit.facts.modality import ModalKind, modality_of


@pytest.mark.parametrize(
    ("text", "kind", "verb", "cue"),
    [
        ("The club may, as it sees fit, refund a ticket.", ModalKind.MAY, "refund", "may, as it sees fit,"),
        (
            "The club may, in its sole discretion, refund a ticket.",
            ModalKind.MAY,
            "refund",
            "may, in its sole discretion,",
        ),
        ("The club may at its discretion refund a ticket.", ModalKind.MAY, "refund", "may at its discretion"),
        ("A guest may elect to leave early.", ModalKind.MAY, "leave", "may elect to"),
        ("A guest may choose to leave early.", ModalKind.MAY, "leave", "may choose to"),
        ("The tenant may, before the lease ends, remove the shelves.", ModalKind.MAY, "remove", "may"),
        ("The tenant shall, at the end of the lease, remove the shelves.", ModalKind.MUST, "remove", "shall"),
        ("The tenant must, without delay, report a leak.", ModalKind.MUST, "report", "must"),
        ("The bank may from time to time change its rates.", ModalKind.MAY, "change", "may"),
        ("Crews may not, under this rule, swap shifts.", ModalKind.MUST_NOT, "swap", "may not"),
    ],
)
def test_the_verb_behind_an_insertion_is_governed(text: str, kind: ModalKind, verb: str, cue: str) -> None:
    (modal,) = modality_of(text).modals
    assert (modal.kind, modal.verb, text[slice(*modal.span)]) == (kind, verb, cue)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The committee may elect a chair.", "elect"),
        ("Patients may choose their own doctor.", "choose"),
        ("Members may vote, speak, and propose a motion.", "vote"),
        ("You must stop, and wait, for the signal.", "stop"),
        ("Pupils may bring snacks, drinks, and fruit.", "bring"),
    ],
)
def test_what_only_looks_like_an_insertion_is_none(text: str, verb: str) -> None:
    assert modality_of(text).modals[0].verb == verb
