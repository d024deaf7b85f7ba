"""What people do by a verb that otherwise says what happens: "drivers may take their vans home", "it may take a while"."""

from __future__ import annotations

import re

__all__ = ["deed_behind"]

_LASTS = (
    r"(?:an?\s+)?(?:(?:\w+ly|little|short|good|long|very)\s+)?(?:while|long(?:er)?|ages|moment|forever|(?:few|couple)|time)\b|some\s+(?:more\s+)?(?:time|getting)\b"
    r"|(?:(?:up|close)\s+to|at\s+(?:least|most)|about|around|as\s+(?:long|much)|between|more|over)\b"
    r"|(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many)\b)[^.;,]{0,20}?\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
    r"(?!\s+(?:of|off|leave|in\s+lieu)\b)"
)
"""How long something takes."""
_TAKES_OTHERWISE = (
    r"(?:place|effect|issue|shape|offen[cs]e|precedence|priority|over|notice|note|heart|"
    r"exception|(?:the|an?|any)\s+(?:\w+\s+)?form|it\s+(?:that|for|as))\b"
)
_OWN = r"(?:an?|any|the|their|your|his|her|our|its|only|one|another|photos?|photographs?)\b"
_DEED = re.compile(
    r"(?i)\s+(?:(?:also|only|not|then|still|always|either|never|even|just|often|sometimes|soon|again)\s+)?(?:"
    rf"take(?=\s+\w)(?!\s+(?:{_LASTS}|{_TAKES_OTHERWISE}))"
    r"|work(?=\s+(?:from|at|remotely|overtime|part|flexibl[ey]|through|alone|unsupervised|nights?|weekends?|late|up\s+to|no)\b)"
    rf"|lead(?=\s+{_OWN})|run(?=\s+{_OWN})(?!\s+(?:the|an?)\s+risk)|display(?=\s+(?:{_OWN}|(?:posters?|notices?|signs?)\b))"
    r"|help(?=\s+(?:yourself|themselves|himself|herself)\b)"
    r")"
)


def deed_behind(sentence: str, position: int) -> bool:
    """Whether the verb behind a modal that ends at `position` is a deed by what follows, if people are its subject."""
    return _DEED.match(sentence, position) is not None
