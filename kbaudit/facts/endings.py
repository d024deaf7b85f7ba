"""Until when a sentence says that something holds: "The bonus is valid until 31 August 2025", "Register by 14 May 2025".

Only what is said in the present tense, as a rule, an offer or an invitation of today's. "Until 2019 the limit was ten" tells
history, and "contracts signed until 31 March keep the old price" names which contracts are meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kbaudit.facts.dates import DateMention
from kbaudit.model import Precision

_PART_OF = r"(?:\s+(?:the\s+)?(?:end|close|beginning|start|middle|last\s+day|evening|morning)\s+of)?"
_AT = r"(?:\s+(?:midnight|noon|\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)(?:\s+on)?)?"
_UNTIL = re.compile(
    rf"\b(?P<until>until|till|til|through|thru|up\s+(?:to|until)(?:\s+and\s+including)?|(?:but\s+)?(?:no|not)\s+later\s+than|"
    rf"bis(?:\s+zum|\s+einschließlich)?|jusqu['’](?:au|à|en)|hasta(?:\s+el)?|até)(?:\s+and\s+including)?{_PART_OF}{_AT}\s+(?:the\s+)?$",
    re.I,
)
"""What joins a rule to the day on which it ends."""

_HOLDS_TO = re.compile(
    r"\b(?:good|valid|open|runs?|lasts?|holds?(?:\s+good)?|appl(?:y|ies)|in\s+(?:force|place|effect)|available|continues?|stands?)"
    rf"(?:\s+\w+){{0,2}}?\s+to{_PART_OF}\s+(?:the\s+)?$",
    re.I,
)
_ENDS_ON = re.compile(
    r"\b(?:ends?|closes?|expires?|lapses?|runs?\s+out|finishes|stops?|terminates?|is\s+over|are\s+over|ceases?|falls?\s+away)"
    rf"(?:\s+\w+)?\s+(?:on|at|in|with|by|after)?{_PART_OF}{_AT}\s*(?:the\s+)?$",
    re.I,
)
_DEADLINE = re.compile(
    r"\b(?:deadline|closing\s+date|last\s+(?:day|date|chance)|final\s+(?:day|date)|cut-?off(?:\s+date)?|expiry(?:\s+date)?|end\s+date|"
    r"due\s+date)(?:\s+(?:for|to|of)(?:\s+[\w'’-]+){1,6}?)?\s*(?:is|are|:|falls\s+on|=|–)\s*(?:on\s+)?(?:the\s+)?$",
    re.I,
)
_INVITATION = re.compile(
    r"^\W*(?:please\s+|so\s+|you\s+can\s+|you\s+may\s+|to\s+\w+(?:\s+\w+){0,4},\s+)?(?:apply|register|sign\s+up|book|order|enter|vote|"
    r"nominate|submit|send|reply|respond|rsvp|claim|hand\s+in|enrol|enroll|join|return|tell\s+us|let\s+us\s+know|write\s+to\s+us|get\s+yours|"
    r"buy|save\s+your|fill\s+in|take\s+part)\b[^.;:]{0,90}?\b(?:by|before|until|till|no\s+later\s+than|on\s+or\s+before)"
    rf"{_PART_OF}{_AT}\s+(?:the\s+)?$",
    re.I,
)

_PRESENT = re.compile(
    r"\b(?:is|are|am|remains?|stays?|stands?|holds?|keeps?|appl(?:y|ies)|runs?|lasts?|continues?|counts?|covers?|may|can|cannot|"
    r"must|will|shall|should|do|does|please|accepts?|offers?|gets?|gives?|pays?|pay|takes?|has|have|works?|needs?|includes?|costs?|"
    r"receives?|sends?|answers?|allows?|opens?|welcomes?|grants?|use|uses|charges?|waives?|adds?|sells?|ships?|comes?|goes?|"
    r"gilt|gelten|ist|sind|läuft|bleibt|est|sont|reste|vaut|es|está|son|é|são|vale|"
    r"valid|open|closed|good|available|free)\b|['’](?:re|s)\s",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|used\s+to|lasted|ran|went|stayed|held|kept|remained|stood|worked|got|gave|took|lived|served|"
    r"applied|existed|cost|came|meant|allowed|offered|paid|stated|read|could|would|might|has\s+been|have\s+been|war|waren|galt|galten|"
    r"était|étaient|era|eran|foi)\b(?!\s+to\b)",
    re.I,
)
_BE = r"(?:is|are|be|been|being|not|only|was|were|stays?|remains?|also|still|get|gets)"
_BARE_PARTICIPLE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bnot )(?<!\bonly )(?<!\balso )(?<!\bstill )(?<!\bstays )(?<!\bremains )(?<!\bbeing )"
    r"\b(?:\w+ed|made|sent|bought|sold|begun|taken|given|written|booked|held|born|won|lost|left|met|built|put|set|hired)"
    r"(?:\s+(?:on|in|with|by|from|at)\s+\w+)?\s*$",
    re.I,
)
_SELECTING = re.compile(
    r"\b(?:if|when|where|unless|whoever|whose|who|that|those|anyone|everyone|everybody|provided|wherever|wer|wenn|qui|que|si|quien)\b|"
    r"^\W*(?:for|in\s+the\s+case\s+of|with|from|in|on|of)\b",
    re.I,
)
_BREAK = re.compile(
    r"[;:]\s|,\s+(?:and|but|so|while|whereas|which|because|und|aber|et|mais|y|pero|e|mas)\s|\)\s|\s[—–-]\s"
)
_LASTING = re.compile(
    r"\b(?:valid|open|closed|available|in\s+(?:force|effect|place)|runs?(?!\s+by\b)|lasts?|holds?|appl(?:y|ies)|on\s+offer|on\s+sale|suspended|"
    r"reduced|free|extended|limited|shortened|out\s+of\s+(?:use|order|service)|gilt|gültig|läuft|valable|válid[oa]s?|vale)\b",
    re.I,
)


def ending(sentence: str, mention: DateMention) -> bool:
    """Whether a sentence says, of today, that something holds until the day of `mention` (offsets into the sentence)."""
    left, right = sentence[: mention.start], sentence[mention.end :]
    if _DEADLINE.search(left) or _INVITATION.search(left):
        return not _PAST.search(left)
    if mention.precision is Precision.RANGE:
        clause = _clause(left)
        return bool(_LASTING.search(clause)) and bool(_PRESENT.search(clause)) and not _past_or_selecting(clause)
    until = _UNTIL.search(left)
    if until and not re.search(r"\w", left[: until.start()]):
        clause = _BREAK.split(right)[0]
        return bool(_PRESENT.search(clause)) and not _PAST.search(clause) and not _DONE.search(clause)
    found = until or _HOLDS_TO.search(left) or _ENDS_ON.search(left)
    if found is None:
        return False
    clause = _clause(left[: found.start()] if until else left)
    if _past_or_selecting(clause) or (until and _BARE_PARTICIPLE.search(clause)):
        return False
    return bool(_PRESENT.search(clause)) or not until


_DONE = re.compile(r"^\W*(?:the|a|an|our|this)?\s*(?:[\w-]+\s+){1,3}?\w+ed\b\s*(?:$|[.,:])", re.I)


def _clause(left: str) -> str:
    """What stands before a place since the last break of the sentence."""
    return _BREAK.split(left)[-1]


def _past_or_selecting(clause: str) -> bool:
    return bool(_PAST.search(clause) or _SELECTING.search(clause))


def latest_end(sentence: str, mentions: Sequence[DateMention]) -> DateMention | None:
    """The last of the days until which a sentence says that something holds; None where it says so of none."""
    ends = [mention for mention in mentions if ending(sentence, mention)]
    return max(ends, key=lambda mention: (mention.last, mention.start), default=None)
