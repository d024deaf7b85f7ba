"""Where a word tells things apart, and where it is idle: "write access" against "write to us", "by check" against "check the booking".

Words for people have senses of their own (`audiences`).
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["EVIDENCE", "without_idle_words"]

_IS = r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bwas )(?<!\bwere )(?<!\bstays )(?<!\bstay )(?<!\bremain )(?<!\bremains )(?<!\bkeep )(?<!\bkeeps )"
_ATTRIBUTE = r" (?!(?:all|and|an?|any|as|at|between|but|by|daily|during|every|for|from|if|in|its?|on|only|or|our|round|that|the|their|this|to|two|until|when|while|with|your)\b)[a-z]"
"""Behind "open" or "closed": the thing that is told from others by it, not the hours of a house."""
_DATA = r"(?:access|calls?|keys?|modes?|only|operations?|permissions?|requests?|rights?|scopes?|speeds?|timeouts?|tokens?)\b"
_ACCESS = re.compile(
    rf"(?i)\b(?:read|write)[ -]?{_DATA}|\bread(?:/|,? (?:and|or) )writ|\bcan (?:only |also |not )?(?:read|write)\b(?! (?:to|in|down)\b)|"
    r"\b(?:write|read)s? (?:data|files?|entries|records?|from (?:the )?(?:cache|database|disk|index|storage)|to (?:the )?(?:cache|database|disk|index|storage))\b"
)
EVIDENCE: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("read", "read"): _ACCESS,
    ("read", "write"): _ACCESS,
    ("money", "cheque"): re.compile(
        r"(?i)\bcheques?\b|\b(?:by|via|bank|bounced|cash|cashier['’]?s|certified|paper|pay|personal|or|and) checks?\b(?! (?:in|out|the|that|your|whether|if|for|with)\b)|"
        r"\bchecks? (?:payable|made out|(?:and|or) (?:cash|cards?|wire|transfers?)|(?:is|are) (?:not |no longer )?(?:accepted|taken))\b"
    ),
    ("money", "debit card"): re.compile(
        r"(?i)\bdebit cards?\b|\b(?:by|on|via|with) debit\b|\bdebit(?:,| or| and|/) ?credit\b|\bcredit(?:,| or| and|/) ?debit\b"
    ),
    ("order", "previous"): re.compile(r"(?i)\b(?:previous|preceding|prior(?! to\b))"),
    ("storage", "warm"): re.compile(r"(?i)\b(?:warm|active) (?:backups?|data|sites?|spares?|standby|storage|tiers?)\b"),
    ("access", "public"): re.compile(
        rf"(?i)(?<!\bin )\bpublic\b(?! (?:address|houses?|holidays?|liability|relations|schools?|sector|transport)\b)|{_IS}\bopen{_ATTRIBUTE}|\bopen to (?:all|any\w*|every\w*|the public)\b"
    ),
    ("access", "private"): re.compile(rf"(?i)\bprivate|{_IS}\bclosed{_ATTRIBUTE}|\bclosed to\b"),
}
"""What a text has to say for a value of a dimension to be named by it, where its word mostly says something else."""

_ABROAD = re.compile(
    r"\b[Oo]utside(?: of)? (?:the )?(?:UK|U\.K\.|United Kingdom|Great Britain|Britain|US|U\.S\.|USA|United States|EU|European Union|EEA)(?![\w-])"
)
_CLIENTS_THINGS = re.compile(
    r"(?i)\b(?:clients?|customers?|users?|guests?)(?= (?:calls?|care|complaints?|correspondence|details|documents?|e-?mails?|files?|folders?|funds|"
    r"letters?|meetings?|names?|papers?|records?|relations|satisfaction|services?|sites?|success|work)\b)"
)


def without_idle_words(text: str) -> str:
    """The text without clients who only name a thing ("client files"); what is outside of a country is abroad."""
    if "utside" in text:
        text = _ABROAD.sub("abroad", text)
    return _CLIENTS_THINGS.sub(" ", text)
