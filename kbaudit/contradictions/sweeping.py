"""Words by which a rule leaves no case out: "under no circumstances", "whatever the reason", "anywhere on site, the terrace included".

What holds without exception excludes the opposite in each single case; of a rule that only says "shall not" a case may be excepted.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

from functools import lru_cache

from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small

__all__ = ["sweeping", "unconditional"]

_NO_EXCEPTION = (
    r"\bunder (?:no|any) circumstances?\b|\bin (?:no|any) (?:case|event|circumstances?)\b|\bon no account\b|\bby no means\b|\bwithout (?:any )?exceptions?\b|\bno exceptions\b|"
    r"\bwhatever (?:the|their|his|her|its|your) \w+|\bwhatsoever\b|\bhowever (?:much|many|often|little|long|late|early|small|large)\b|\bno matter (?:how|what|when|whether|where|who|which)\b|\b(?:regardless|irrespective) of\b|\bwhether or not\b|\bwith or without\b|"
    r"\bfor (?:any|whatever) reason\b|\bfor no reason\b|\beven (?:if|when|where|with|upon|on|after|before|in|though|for|during|by|to)\b|\bnot even\b|\bwhether\b[^.;]{1,60}\bor at any other time\b"
)
_IN_ALL_KINDS = (
    r"\bof (?:any|whatever) (?:kind|sort|age|type|size|nature)\b|\bfor (?:any|whatever) purpose\b|\bfor no purpose\b|\bby any(?:one|body)\b|\bto any(?:one|body)\b|\bwith any(?:one|body)\b|"
    r"\b(?:every|any|no)where\b|(?<!not )\bincluding\b|, (?:the |all |our )?(?:[\w’'-]+ ){0,2}[\w’'-]+ included\b|\b(?:entirely|altogether|completely|strictly) (?:forbidden|prohibited|optional|voluntary)\b"
)
_SWEEPING, _UNCONDITIONAL = alternatives(f"{_NO_EXCEPTION}|{_IN_ALL_KINDS}"), alternatives(_NO_EXCEPTION)


@lru_cache(maxsize=16384)
def sweeping(text: str) -> tuple[tuple[int, int], ...]:
    """Where a statement says that it leaves no case, or no kind, out."""
    return tuple(match.span() for match in _SWEEPING.finditer(small(text)))


@lru_cache(maxsize=16384)
def unconditional(text: str) -> bool:
    """Whether a statement says that it holds in every case: a condition of another statement takes nothing out of it."""
    return _UNCONDITIONAL.search(small(text)) is not None
