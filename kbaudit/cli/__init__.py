"""The command line: the only part of kbaudit that prints and exits."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import click

from kbaudit.cli.answering import decide
from kbaudit.cli.configuring import config, init
from kbaudit.cli.looking_back import compare, history, progress, trend
from kbaudit.cli.querying import export, query
from kbaudit.cli.reading import dates, judge, values
from kbaudit.cli.ruling import explain, rules
from kbaudit.cli.scanning import scan
from kbaudit.cli.scheduling import schedule
from kbaudit.cli.suppressing import baseline, label, precision, suppress
from kbaudit.errors import KbauditError
from kbaudit.version import __version__

UNDONE = 2
"""Exit code when the audit could not be done: usage, configuration, no documents."""


TRACE = "KBAUDIT_TRACEBACK"
"""Environment variable that lets an error nobody foresaw end with its traceback."""


class Commands(click.Group):
    """Turns every error into a message and exit code 2; a broken pipe ends quietly."""

    def invoke(self, context: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(context)
        except KbauditError as error:
            click.echo(f"kbaudit: {error}", err=True)
            context.exit(UNDONE)
        except BrokenPipeError:
            sys.stderr.close()
            context.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get(TRACE):
                raise
            click.echo(f"kbaudit: {_unforeseen(error)}", err=True)
            context.exit(UNDONE)


def _unforeseen(error: Exception) -> str:
    """What to say about an error that is a mistake of the program."""
    *_, (frame, line) = traceback.walk_tb(error.__traceback__)
    place = f"{Path(frame.f_code.co_filename).name}, line {line}"
    return (
        f"{type(error).__name__} in {place}: {str(error)[:300]}. This is a mistake in kbaudit, and nothing was decided: please "
        f"report it with what {TRACE}=1 prints."
    )


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kbaudit")
def main() -> None:
    """Audit a knowledge base before an AI support agent answers from it.

    Finds duplicates, contradictory and outdated pages, pages that nobody owns, broken links, stubs, secrets, personal data and
    hidden instructions; gives a cleanliness score and says what to do, by owner.

    Start with: kbaudit scan ./kb
    """


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell: eval "$(kbaudit completion bash)"."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(main, {}, "kbaudit", "_KBAUDIT_COMPLETE").source())


_SCANNING = (scan, decide, rules, explain, dates, values, judge, config, init, schedule)
_RECORD = (history, compare, trend, progress, query, export)
_DECISIONS = (suppress, label, precision, baseline)
for command in (*_SCANNING, *_RECORD, *_DECISIONS):
    main.add_command(command)
