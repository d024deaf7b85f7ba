"""Remarks in which the weekend is no time that something holds for: "weekends not counted", "if that falls on a weekend"."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re

__all__ = ["without_weekend_remarks"]

_END = r"(?:(?:the|a|at|on) )*weekends?(?: (?:and|or) (?:the )?(?:(?:bank|public) )?holidays?)?"
_REMARKS = re.compile(
    rf"(?i)\b(?:{_END},? (?:(?:are|is) )?(?:aside|apart|do(?:es)? not count|excepted|excluded|included|left out|not counted|not counting|not included|ignored)"
    rf"|(?:excluding|including|ignoring|disregarding|not counting|leaving out|not including) {_END}"
    rf"|(?:falls?|fell|lands?|comes?|is) (?:on|at|over) {_END})\b"
)


def without_weekend_remarks(text: str) -> str:
    """The text without what only says how days are counted, or what happens to a day at the weekend."""
    return _REMARKS.sub(" ", text) if "eekend" in text else text
