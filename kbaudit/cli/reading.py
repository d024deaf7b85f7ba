"""`kbaudit dates`, `values` and `judge`: what is read in texts and thought of pairs of statements, line by line."""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from kbaudit import config as settings
from kbaudit.errors import SourceError
from kbaudit.model import Quantity

if TYPE_CHECKING:
    from kbaudit.contradictions.knowledge import Knowledge
    from kbaudit.store import Store


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8-sig", errors="replace"))
@click.option(
    "--order",
    type=click.Choice(["auto", "dmy", "mdy"]),
    help="What comes first in 03/04/2023. Default: dates.order of the configuration, else auto.",
)
@click.option("--language", default="en", show_default=True, help="Language of the text (en, de, fr, es, pt).")
def dates(file: IO[str], order: str | None, language: str) -> None:
    """Print the dates in FILE (- for stdin): one JSON object for each line of text."""
    from kbaudit.facts.dates import find_dates

    order = order or settings.load(settings.find(Path.cwd())).configuration.dates.order

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
@click.argument("file", type=click.File("r", encoding="utf-8-sig", errors="replace"))
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


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8-sig", errors="replace"))
@click.option(
    "--corpus", type=click.Path(path_type=Path), help="Knowledge base whose scopes and names are learned first."
)
@click.option("--no-model", is_flag=True, help="Judge by words only.")
def judge(file: IO[str], corpus: Path | None, no_model: bool) -> None:
    """Judge pairs of statements, one JSON object a line in FILE (- for stdin), as a scan would.

    In: {"id": …, "a": {"text": …, "title", "heading", "path", "date", "metadata"}, "b": {…}}, all but text optional.
    Out: {"id", "rule", "tier", "confidence", "slots", "guards", "because", "scope"}; rule and tier are null where nothing
    conflicts, and "because" says what each guard means. The model is that of the configuration of the working folder, or of
    the --corpus. Ends with code 2 where no line could be judged.

    \b
    Example, as one line:
    {"a": {"title": "Returns", "text": "You can return a bike within 14 days."},
     "b": {"title": "Returning a bike", "text": "You can return a bike within 30 days."}}
    """  # noqa: D301 - click takes this character for "do not wrap"
    from kbaudit import embedding
    from kbaudit.contradictions.knowledge import UNTAUGHT
    from kbaudit.contradictions.lines import judge_lines
    from kbaudit.vectors import model_for

    loaded = settings.load((settings.find(corpus.absolute()) if corpus else None) or settings.find(Path.cwd()))
    if no_model:
        loaded = settings.overridden(loaded, {"model": {"enabled": False}})
    source, why = model_for(loaded.configuration.model, allow_download=False)
    if source is None:
        click.echo(f"kbaudit: {why}; judging by words only.", err=True)
    knowledge = _learned(corpus, loaded) if corpus else UNTAUGHT
    judged = failed = 0
    with ExitStack() as stack:
        shelf = _store_of(Path.cwd(), stack)
        embed = embedding.load(source, shelf=shelf) if source else None
        digest = (source.sha256 or "") if source else ""
        for line in judge_lines(file, embed=embed, model=digest, knowledge=knowledge):
            click.echo(line)
            unread = "error" in json.loads(line)
            failed += unread
            judged += not unread
    if failed and not judged:
        raise SourceError(
            f"None of the {failed} {'lines' if failed > 1 else 'line'} could be judged; each says why. "
            "`kbaudit judge --help` shows a line that can."
        )


def _store_of(folder: Path, stack: ExitStack) -> Store | None:
    """The store that a scan left in this folder, whose graph of the model loads without PyTorch; None where there is none."""
    from kbaudit.errors import StoreError
    from kbaudit.store import FILE_NAME, FOLDER, open_store

    if not (folder / FOLDER / FILE_NAME).is_file():
        return None
    try:
        return stack.enter_context(closing(open_store(folder)))
    except StoreError:
        return None


def _learned(corpus: Path, loaded: settings.Loaded) -> Knowledge:
    """What a scan would learn of a knowledge base before it judges."""
    from kbaudit.claims import state
    from kbaudit.contradictions.knowledge import learn
    from kbaudit.contradictions.reading import read_sides
    from kbaudit.passages import cut
    from kbaudit.progress import silent
    from kbaudit.sources.reading import read

    home = loaded.path.parent if loaded.path else Path.cwd()
    documents = read([corpus], loaded.configuration, progress=silent, home=home).documents
    return learn(documents, read_sides(documents, state(documents, cut(documents))))
