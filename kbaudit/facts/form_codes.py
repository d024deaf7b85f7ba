"""Forms that are called by a letter and a number: "use form B12", "send DEV-14".

Such a code is read where the word "form" stands before it, or where it is filled in or signed: alone it may name anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["CODE", "find_forms", "form_key"]

CODE = r"(?P<code>[A-Z]{1,5}[- ]?\d{1,4}(?:[-/]?[A-Z])?)(?![\w%°]|[.,:]\d)"
_NAMED = re.compile(rf"\b(?i:forms?)\s+(?i:(?:no\.?|number|code)\s+)?['‘“\"]?{CODE}")
_FILLED = re.compile(
    rf"\b(?i:fill(?:s|ed)? (?:in|out)|complet(?:e|es|ing)|submit(?:s|ting)?|sign(?:s|ing)?|send (?:out|in|us|back))"
    rf"\s+(?i:(?:an?|the|your)\s+)?(?:(?i:signed|completed|blank)\s+)?{CODE}"
)


def find_forms(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Each form as it is written, as it is compared, and its span."""
    for pattern in (_NAMED, _FILLED):
        for match in pattern.finditer(text):
            code = match["code"]
            yield code, form_key(code), match.span("code")


def form_key(code: str) -> str:
    """A code as it is compared: "DEV-12", "Dev 12" and "DEV12" are one form."""
    return code.casefold().replace("-", "").replace(" ", "")
