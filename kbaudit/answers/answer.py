"""One answer of an owner, and what the words of workbook and page mean as a decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kbaudit.decisions import SUPPRESSING, Decision, Verdict

VERDICTS: Mapping[str, Verdict] = {
    "keep a": "real",
    "keep b": "real",
    "edit": "real",
    "intended": "accepted",
    "not a problem": "false",
}
"""What an owner chooses, in words without case and hyphens, and the verdict that it is in the decisions file."""

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of a finding beside its fingerprint. `sides` are the documents of its first two places, where known."""

    rule: str
    message: str
    sides: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision and where it was read: `fix-list.xlsx, sheet Fix list, row 3`."""

    decision: Decision
    where: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What a file holds: its answers, what is wrong in it, rows that are still open, and rows that say they are done."""

    answers: tuple[Answer, ...]
    troubles: tuple[str, ...]
    open: int = 0
    done: int = 0

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions, each once."""
        return tuple({answer.decision.fingerprint: answer.decision for answer in self.answers}.values())


def plain(word: str) -> str:
    """A word as people write it: without case, hyphens and spare spaces."""
    return " ".join(word.replace("-", " ").replace("_", " ").casefold().split())


def is_fingerprint(text: str) -> bool:
    """Whether a text is what names a finding."""
    return _FINGERPRINT.fullmatch(text) is not None


def kept_side(word: str, finding: Finding) -> str | None:
    """The document whose side is taken by `keep a` or `keep b`; None for other words."""
    if word == "keep a":
        return finding.sides[0] or None
    return finding.sides[1] or None if word == "keep b" else None


def lacking(word: str, reason: str, until: date | None, today: date) -> str | None:
    """What an answer lacks or has too much of; None where it is complete."""
    suppressing = VERDICTS[word] in SUPPRESSING
    if suppressing and not reason.strip():
        return f"{word!r} needs a reason"
    if until is not None and until < today:
        return f"until {until} has passed"
    if until is not None and not suppressing:
        return f"until goes with 'intended' and 'not a problem', not with {word!r}"
    return None
