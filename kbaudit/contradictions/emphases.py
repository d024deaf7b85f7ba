"""Words that only stress a value and deny nothing else: "on 21 August and no sooner"."""

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.facts.small_letters import small

__all__ = ["stresses"]

_COMPARED = (
    r"(?:sooner|earlier|later|before|after|more|less|fewer|longer|shorter|lower|higher|smaller|larger|greater|cheaper|"
    r"dearer|further|faster|slower|beyond)"
)
_UNIT = r"(?:minute|hour|day|week|month|year|cent|penny|euro|dollar|pound|metre|mile|inch|gram|one|bit|jot)"
_STRESS = re.compile(
    r"(?:[,;]|\band|\bbut|[–—-])\s+(?:no|not|never|nothing|none)\s+(?:an?\s+|one\s+|a\s+single\s+|any\s+)?"
    rf"(?:{_UNIT}\s+)?{_COMPARED}\b(?!\s+than\b)"
    r"(?:\s+(?!(?:if|unless|when|where|on|for|in|to)\b)[\w'’-]+){0,5}?(?=\W*$|[,;.])"
)


@lru_cache(maxsize=16384)
def stresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence only stresses the value that it has named; asked for each pair that a statement stands in."""
    return tuple(match.span() for match in _STRESS.finditer(small(text)))
