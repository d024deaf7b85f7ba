"""Questions that stand in the text and not in a heading: what the sentences behind them answer.

Many pages of questions and answers set each question in bold, or as "Q: …", in a paragraph of its own. "A fortnight." says
nothing without the question above it, wherever that stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kbaudit.model import Block, BlockKind

__all__ = ["answers_under", "label_of_answer", "question_in"]

LONGEST = 200
"""Characters of a question at most; longer ones are no headings."""

_LABELLED = re.compile(r"(?i)^(?:q|question)\s?\d{0,3}\s*[:.)–-]\s*")
_OPENING = (
    r"(?:and|but|so|until|since|till|by|from|for|to|at|in|on|with|up to|about|under|after|before)?\s*"
    r"(?:how|what|when|where|who|whom|whose|which|why|can|could|may|must|do|does|did|am|is|are|was|were|will|would|should|shall|has|have|had|need)"
    r"(?:n['’]t)?\b"
)
_QUESTION = re.compile(rf"(?i)(?:[^.!?]{{6,90}}[.!]\s+)?{_OPENING}[^.!?]{{4,}}\?")
"""A question, perhaps behind a sentence that says why somebody asks: "I have moved. What do I have to do?"."""
_REMARK = re.compile(
    r"(?i)(?:need|have|got|do you (?:have|need))\s+(?:\w+\s+){0,2}(?:hands?|help|questions?|problems?|trouble)\b"
)
"""What asks nothing: "Need more help?", "Do you have other questions?"."""
_ANSWER = re.compile(r"(?i)^(?:a|answer)\s?\d{0,3}\s*[:.)]\s+(?=\S)")


def question_in(text: str) -> str:
    """The question that a text consists of, without a label such as "Q:"; "" where it is anything else.

    Fewer than three words tell nothing, and what has no question word is a case rather than a question ("Lost it on the way?").
    """
    words = _LABELLED.sub("", " ".join(text.split()).strip("*_ "))
    asks = len(words) <= LONGEST and words.count(" ") > 1 and _QUESTION.fullmatch(words) and not _REMARK.match(words)
    return words if asks else ""


def label_of_answer(text: str) -> int:
    """How many characters of a text only say that it is an answer: "A: "."""
    found = _ANSWER.match(text)
    return found.end() if found else 0


def answers_under(text: str, blocks: Iterable[Block]) -> dict[int, str]:
    """For the start of each block that answers a question in a paragraph above it: that question.

    Where a section has several such paragraphs, each rules all that stands below it; where it has one, only the paragraph or the
    list right below it, since a writer who asks once goes on with something else.
    """
    found: dict[int, str] = {}
    for section in _sections(blocks):
        questions = {
            block.start: question
            for block in section
            if block.kind is BlockKind.PARAGRAPH and (question := question_in(text[block.start : block.end]))
        }
        current, below = "", 0
        for position, block in enumerate(section):
            if block.start in questions:
                current, below = questions[block.start], position + 1
            elif len(questions) > 1 or position == below or block.kind is section[below].kind is BlockKind.LIST_ITEM:
                if current:
                    found[block.start] = current
            else:
                current = ""
    return found


def _sections(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of blocks between headings."""
    run: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield run
            run = []
        else:
            run.append(block)
    yield run
