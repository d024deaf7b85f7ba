"""What opens a sentence and says nothing of its own: "Please note that …", "In short: …", "As a reminder, …"."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re

__all__ = ["opening_remark"]

_NOTED = r"(?:note[ds]?|noting|remember(?:ing)?|keep(?:ing)? in mind|bear(?:ing)? in mind|be(?:ing)? (?:aware|advised|sure to note)|know(?:ing)?|mention(?:ed|ing)?|repeat(?:ing|ed)?|recall(?:ing)?|stress(?:ing)?|point(?:ing)? out|understand)"
_LABEL = r"(?:important(?: note)?|note|notes|nb|n\.b\.|reminder|(?:quick |friendly )?(?:reminder|tip|note|recap)|tip|hint|fyi|remark|attention|caution|warning|heads[ -]?up|good to know|did you know|tl;dr|summary|in summary|key point|bottom line|in brief|in short|at a glance)"
_PHRASE = (
    r"(?:as (?:a (?:(?:quick|friendly|gentle|general|brief) )?(?:reminder|rule|note|side note|summary|recap)|(?:noted|mentioned|stated|described|explained|said|always|usual|before|ever)(?: (?:above|earlier|before|elsewhere))?)"
    r"|in (?:short|brief|summary|sum|essence|general|particular|other words|a nutshell|fact|practice|principle|addition|conclusion)"
    r"|to (?:be (?:clear|sure|precise|exact)|recap|sum up|summari[sz]e|clarify|repeat|reiterate|put it (?:simply|briefly|another way))"
    r"|for (?:the record|clarity|your information|reference|the avoidance of doubt)"
    r"|(?:simply|briefly|shortly|plainly) put|put (?:simply|briefly|another way|differently)|that said|having said that|with that said|by the way|of course|once (?:again|more)|again|also|additionally"
    r"|furthermore|moreover|in any case|generally(?: speaking)?|basically|essentially|overall|naturally|obviously|clearly|importantly|notably|remember|just so you know|at (?:its|the) core|on a related note|of note|one (?:more )?thing to (?:note|remember))"
)
_OPENING = re.compile(
    rf"(?i)^\W*(?:(?:and|but|so),? )?(?:(?:please|also|just|it (?:is|['’]s) (?:also )?(?:important|useful|worth|good|helpful)(?: to)?|worth|you should|we (?:would like to|want to))\s+)*"
    rf"(?:{_NOTED}(?:\s+that\b\s*[,:]?|\s*[:,–—-])|{_LABEL}\W*[:!–—-]|{_PHRASE}\s*[:,–—])\s+"
)


def opening_remark(text: str) -> int:
    """Where the sentence behind its opening remark begins: 0 where it has none."""
    match = _OPENING.match(text)
    return match.end() if match and match.end() < len(text) else 0
