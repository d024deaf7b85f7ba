"""Everything that one sentence asserts, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kbaudit.facts.conditions import Condition, find_conditions
from kbaudit.facts.dates import DateMention, find_dates
from kbaudit.facts.modality import Modality, modality_of
from kbaudit.facts.polarity import Polarity, polarity_of
from kbaudit.facts.quantities import find_quantities
from kbaudit.facts.references import Reference, find_references
from kbaudit.model import Quantity

__all__ = ["Statement", "statement_of"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence with what it asserts. All spans are offsets into `text`."""

    text: str
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    modality: Modality
    polarity: tuple[Polarity, ...]
    references: tuple[Reference, ...]
    conditions: tuple[Condition, ...]


def statement_of(text: str, *, language: str = "en", order: str = "auto", anchor: date | None = None) -> Statement:
    """Read one sentence, list item or row. `order` and `anchor` are those of `facts.dates.find_dates`."""
    dates = tuple(find_dates(text, order=order, language=language, anchor=anchor))
    taken = [(mention.start, mention.end) for mention in dates]
    references = tuple(find_references(text))
    taken += [reference.span for reference in references]
    quantities = tuple(
        quantity
        for quantity in find_quantities(text, language=language)
        if not any(start < quantity.span[1] and quantity.span[0] < end for start, end in taken)
    )
    return Statement(
        text=text,
        quantities=quantities,
        dates=dates,
        modality=modality_of(text),
        polarity=tuple(polarity_of(text)),
        references=references,
        conditions=tuple(find_conditions(text)),
    )
