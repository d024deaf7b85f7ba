"""Findings whose scope an endpoint is asked about, within a budget; answers are kept, so that no question is sent twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import msgspec

from kbaudit.contradictions.judge import Judgement
from kbaudit.contradictions.side import Side
from kbaudit.errors import StoreError
from kbaudit.model import Tier
from kbaudit.opinions.endpoint import Send, Unanswered
from kbaudit.opinions.scope_question import Answer, Question, answer_of, question_about

__all__ = ["Asked", "Shelf", "ask_about_scope"]

STAGE = "scope answers"
PATIENCE = 2
"""Failures in a row after which an endpoint is left alone: whoever waits for an audit should not wait for each of fifty."""

GUARD = "endpoint: other scope"

Pair = tuple[int, int]


class Shelf(Protocol):
    """Keeps values between audits; a store is one."""

    def kept(self, stage: str, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The values that are known under these keys."""
        ...

    def keep(self, stage: str, values: Iterable[tuple[str, bytes]]) -> None:
        """Keep values under their keys."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking led to: the judgements, what would be sent (a dry run sends nothing), and why questions stayed open."""

    found: Mapping[Pair, Judgement]
    unsent: tuple[str, ...] = ()
    trouble: str = ""
    notices: tuple[str, ...] = ()


def ask_about_scope(
    found: Mapping[Pair, Judgement],
    sides: Sequence[Side],
    *,
    model: str,
    url: str,
    budget: int,
    send: Send | None,
    shelf: Shelf | None,
) -> Asked:
    """Ask of each pair, the surest first, whether its scope is the same. Without `send` nothing leaves: a dry run.

    An endpoint can only take back: where the scopes differ, and both quotes stand in what was sent, a conflict becomes one to
    review. It never makes a finding.
    """
    ranked = sorted(found, key=lambda pair: (found[pair].tier is not Tier.CONFLICT, -found[pair].confidence, pair))
    questions = {pair: question_about(sides[pair[0]], sides[pair[1]], model) for pair in ranked}
    known, notices = _known(shelf, [question.key(url) for question in questions.values()])
    open_pairs = [pair for pair in ranked if questions[pair].key(url) not in known]
    if send is None:
        return Asked(
            _demoted(found, questions, known, url), tuple(questions[pair].body for pair in open_pairs[:budget])
        )
    fresh, trouble = _sent([questions[pair] for pair in open_pairs[:budget]], url, send)
    if shelf is not None:
        try:
            shelf.keep(STAGE, [(key, msgspec.json.encode(answer)) for key, answer in fresh.items()])
        except StoreError as error:
            notices.append(str(error))
    if len(open_pairs) > budget:
        notices.append(
            f"The endpoint was asked {budget} questions, which is its budget; it was not asked about "
            f"{len(open_pairs) - budget} more findings."
        )
    return Asked(_demoted(found, questions, {**known, **fresh}, url), (), trouble, tuple(notices))


def _sent(questions: Sequence[Question], url: str, send: Send) -> tuple[dict[str, Answer], str]:
    """The answers by key; and what went wrong, where something did."""
    answers: dict[str, Answer] = {}
    trouble, failures, in_row = "", 0, 0
    for question in questions:
        try:
            answers[question.key(url)] = answer_of(send(question.body), question)
            in_row = 0
        except (Unanswered, ValueError) as error:
            trouble, failures, in_row = str(error), failures + 1, in_row + 1
            if in_row == PATIENCE:
                break
    open_questions = len(questions) - len(answers)
    return (
        answers,
        f"{open_questions} of {len(questions)} questions got no answer; the endpoint failed with: {trouble}"
        if failures
        else "",
    )


def _demoted(
    found: Mapping[Pair, Judgement], questions: Mapping[Pair, Question], answers: Mapping[str, Answer], url: str
) -> dict[Pair, Judgement]:
    changed = dict(found)
    for pair, judgement in found.items():
        answer = answers.get(questions[pair].key(url))
        if answer is not None and answer.scope == "different":
            said = f"{GUARD} (“{answer.quotes[0]}” against “{answer.quotes[1]}”)"
            changed[pair] = replace(judgement, tier=Tier.REVIEW, guards=(*judgement.guards, said))
    return changed


def _known(shelf: Shelf | None, keys: Sequence[str]) -> tuple[dict[str, Answer], list[str]]:
    if shelf is None:
        return {}, []
    try:
        kept = shelf.kept(STAGE, list(dict.fromkeys(keys)))
        return {key: msgspec.json.decode(value, type=Answer) for key, value in kept.items()}, []
    except (StoreError, msgspec.DecodeError, msgspec.ValidationError) as error:
        return {}, [str(error)]
