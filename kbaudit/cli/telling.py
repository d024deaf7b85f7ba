"""`scan --notify`: tells people, and says on stderr whom it could not reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbaudit.errors import KbauditError

if TYPE_CHECKING:
    from kbaudit.notifying.message import Message
    from kbaudit.report import Report


@contextmanager
def told_of_failure(sources: Sequence[Path], urls: Sequence[str]) -> Iterator[None]:
    """Tell people when the block ends because the audit could not be done. ConfigurationError at once for unusable targets."""
    if not urls:
        yield
        return
    from kbaudit.notifying.delivery import check
    from kbaudit.notifying.message import message_about_failure

    check(urls)
    try:
        yield
    except KbauditError as error:
        _tell(message_about_failure([str(source) for source in sources], error), urls)
        raise


def tell(report: Report, urls: Sequence[str], *, always: bool) -> None:
    """Tell people what an audit changed. A target that cannot be reached is a notice: the audit was done all the same."""
    if not urls:
        return
    from kbaudit.notifying.message import message_about

    message = message_about(report, always=always)
    if message is not None:
        _tell(message, urls)


def _tell(message: Message, urls: Sequence[str]) -> None:
    from kbaudit.notifying.delivery import deliver

    for trouble in deliver(message, urls):
        click.echo(f"kbaudit: --notify: {trouble}", err=True)
