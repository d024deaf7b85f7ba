"""Sends a question to an OpenAI-compatible endpoint: one address, no redirects, a limit of time and of size."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

from kbaudit.config import Endpoint
from kbaudit.errors import ConfigurationError

__all__ = ["Send", "Unanswered", "address", "sender"]

LARGEST = 1_000_000
"""Bytes of a reply that are read."""

Send = Callable[[str], str]
"""The body of a request → the reply; Unanswered where there is none."""


class Unanswered(Exception):
    """The endpoint gave no reply that can be used; the message says what it did instead."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow nothing: what may leave goes to the address that was configured, and with it the key."""


def address(endpoint: Endpoint) -> str:
    """Where questions go; ConfigurationError where the configuration names no address that they can go to."""
    if not (endpoint.url or "").startswith(("http://", "https://")):
        raise ConfigurationError(f"endpoint.url must begin with http:// or https://, not {endpoint.url!r}.")
    if not endpoint.model:
        raise ConfigurationError("endpoint.model is missing: name the model that the endpoint is to ask.")
    return f"{(endpoint.url or '').rstrip('/')}/chat/completions"


def sender(endpoint: Endpoint) -> Send:
    """A function that sends one question. The key is read from the environment variable that the configuration names."""
    url = address(endpoint)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key := os.environ.get(endpoint.key_variable, ""):
        headers["Authorization"] = f"Bearer {key}"
    opener = urllib.request.build_opener(_NoRedirects)

    def send(body: str) -> str:
        data = body.encode("utf-8", "replace")
        request = urllib.request.Request(url, data=data, headers=headers, method="POST")  # noqa: S310 - see address
        try:
            with opener.open(request, timeout=endpoint.timeout) as reply:
                read: bytes = reply.read(LARGEST + 1)
        except urllib.error.HTTPError as error:
            raise Unanswered(f"status {error.code}") from None
        except TimeoutError:
            raise Unanswered(f"no reply within {endpoint.timeout:g} s") from None
        except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise Unanswered("no reply in time" if isinstance(reason, TimeoutError) else str(reason)[:120]) from None
        if len(read) > LARGEST:
            raise Unanswered(f"a reply of more than {LARGEST:,} bytes")
        return read.decode("utf-8", "replace")

    return send
