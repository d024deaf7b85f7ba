"""`kbaudit dates` and `kbaudit values`: what is read in a text, line by line."""

from __future__ import annotations

import json
from typing import IO, Any

import click

from kbaudit.model import Quantity


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
@click.option(
    "--order", type=click.Choice(["auto", "dmy", "mdy"]), default="auto", help="What comes first in 03/04/2023."
)
@click.option("--language", default="en", show_default=True, help="Language of the text (en, de, fr, es, pt).")
def dates(file: IO[str], order: str, language: str) -> None:
    """Print the dates in FILE (- for stdin): one JSON object for each line of text."""
    from kbaudit.facts.dates import find_dates

    for number, line in enumerate(file, 1):
        mentions = [
            {
                "start": mention.start,
                "end": mention.end,
                "first": mention.first.isoformat(),
                "last": mention.last.isoformat(),
                "precision": mention.precision.value,
                "role": mention.role.value,
                "ambiguous": mention.ambiguous,
            }
            for mention in find_dates(line.rstrip("\n"), order=order, language=language)
        ]
        click.echo(json.dumps({"line": number, "mentions": mentions}))


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"))
@click.option("--language", default="en", show_default=True, help="Language of the text (en, de, fr, es, pt).")
def values(file: IO[str], language: str) -> None:
    """Print the values in FILE (- for stdin): numbers with units, money, percentages, durations, one object for each line."""
    from kbaudit.facts.quantities import find_quantities

    for number, line in enumerate(file, 1):
        mentions = [_value(quantity) for quantity in find_quantities(line.rstrip("\n"), language=language, bare=True)]
        click.echo(json.dumps({"line": number, "mentions": mentions}, ensure_ascii=False))


def _value(quantity: Quantity) -> dict[str, Any]:
    """A quantity as an object: `value` where it is one, `low` and `high` where it is an interval, null where a side is open."""
    if quantity.low is not None and quantity.low == quantity.high:
        extent: dict[str, Any] = {"value": quantity.low}
    else:
        extent = {"low": quantity.low, "high": quantity.high}
    return {
        "start": quantity.span[0],
        "end": quantity.span[1],
        "dimension": quantity.dimension,
        **extent,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "approximate": quantity.approximate,
    }
