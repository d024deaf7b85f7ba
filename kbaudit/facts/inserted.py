"""What stands between a modal and its verb and only says how it is done: "may, as it sees fit, …", "may elect to …", "shall, at its own cost, …"."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re

__all__ = ["at_will", "behind_inserted"]

_WHOSE = r"(?:its|their|his|her|your|our|the\s+[\w-]+['’]s)"
_DISCRETION = rf"(?:at|in)\s+{_WHOSE}\s+(?:(?:sole|own|absolute|reasonable|full)\s+(?:and\s+(?:absolute|unfettered)\s+)?)?(?:discretion|option|choice|election)"
_SEES_FIT = r"(?:as|if|when|where)\s+(?:it|they|he|she|you)\s+(?:sees?|thinks?|deems?|considers?)\s+(?:it\s+)?(?:fit|appropriate|necessary|advisable|proper)"
_PUT_IN = re.compile(
    r"(?i),\s*(?!(?:and|or|but|nor|not|if|unless|except|provided|only)\b)[^,;:.!?()\d]{3,70},(?=\s+[a-z])"
    rf"|\s+(?:{_DISCRETION}|from\s+time\s+to\s+time|at\s+(?:any|all)\s+times?)(?=\s+[a-z])"
)
_AT_WILL = re.compile(
    rf"(?i)(?:,\s*(?:{_DISCRETION}|{_SEES_FIT}),|\s+{_DISCRETION})(?:\s+(?:elect|choose|opt|decide)\s+to)?(?=\s+[a-z])|\s+(?:elect|choose|opt|decide)\s+to(?=\s+[a-z])"
)


def behind_inserted(sentence: str, position: int) -> int:
    """Where the verb of a modal that ends at `position` is to be looked for: behind what is put in between."""
    put_in = _PUT_IN.match(sentence, position)
    return put_in.end() if put_in else position


def at_will(sentence: str, position: int) -> int:
    """Where a permission ends whose "may" ends at `position`: who may choose to do something, or as it sees fit, may do it."""
    found = _AT_WILL.match(sentence, position)
    return found.end() if found else position
