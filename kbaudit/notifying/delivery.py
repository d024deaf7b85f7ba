"""Delivers a message to the targets that apprise knows: chat, mail, webhooks.

An address holds tokens and passwords, so that nothing here shows more of it than its scheme, and what apprise logs goes nowhere.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from kbaudit.errors import ConfigurationError
from kbaudit.notifying.message import Message

MISSING = "--notify needs apprise, which is not installed: pip install 'kbaudit[notify]'"


def shown(url: str) -> str:
    """As much of an address as may be shown."""
    scheme, found, _ = url.partition("://")
    return f"{scheme}://…" if found and scheme.isidentifier() else "…"


def check(urls: Sequence[str]) -> None:
    """ConfigurationError where a target is none that apprise knows, or apprise is not installed."""
    if not urls:
        return
    if importlib.util.find_spec("apprise") is None:
        raise ConfigurationError(MISSING)
    for number, url in enumerate(urls, 1):
        if not _target(url):
            raise ConfigurationError(
                f"--notify: target {number} ({shown(url)}) is no address that apprise knows. Write one like "
                "mailto://user:password@example.com or slack://TokenA/TokenB/TokenC."
            )


def deliver(message: Message, urls: Sequence[str]) -> Iterator[str]:
    """Send the message to each target; for each that it did not reach, what to say about that."""
    for number, url in enumerate(urls, 1):
        try:
            told = _target(url).notify(title=message.title, body=message.body, body_format="text")
        except Exception as error:  # whatever a plug-in of apprise raises: people are told, or they are not
            told = False
            reason = f" ({type(error).__name__})"
        else:
            reason = ""
        if not told:
            yield (
                f"target {number} ({shown(url)}) could not be told{reason}. The reports were written all the same; "
                "check the address and that its server answers."
            )


def _target(url: str) -> Any:
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    target = apprise.Apprise()
    target.add(url)
    return target
