"""`kbaudit dates`: what a detector reads in a text, line by line."""

from __future__ import annotations

import json
from typing import IO

import click


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
