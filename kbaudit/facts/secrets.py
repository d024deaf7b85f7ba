"""Finds credentials: keys of known providers by their shape, and values that a name or a sentence calls a secret.

Sources: RFC 7468 for PEM blocks, RFC 7519 for JSON web tokens, RFC 3986 for passwords in addresses, RFC 6750 and 7617 for
headers.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.facts.nearby import long_runs, lowered, matches_near, occurrences, windows
from kbaudit.facts.secret_shapes import SHAPES
from kbaudit.facts.secret_values import FILLER_WORDS, is_credible, is_filler, is_key, is_mixed, is_password, is_varied
from kbaudit.facts.word_list import phrases


@dataclass(frozen=True, slots=True)
class Secret:
    """A credential at `text[start:end]`. `sure` is False for one that is masked in quotes but not worth a report."""

    start: int
    end: int
    kind: str
    sure: bool = True


_PRIVATE_KEY = re.compile(
    r"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?P<body>[^-]{0,8000})(?:-----END "
    r"[A-Z0-9 ]{3,40}-----)?"
)
_KEY_MATERIAL = re.compile(r"[A-Za-z0-9+/]{24,}")
_WEB_TOKEN = re.compile(r"\beyJ[\w-]{8,2000}\.(eyJ[\w-]{8,8000})\.([\w-]{16,2000})")
_URL_PASSWORD = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}://(?P<user>[^\s:/@\"'<>\[\]]{0,80}):(?P<value>[^\s/\"'<>]{1,120}?)@(?=[A-Za-z0-9\[])"
)
_USER_OPTION = re.compile(r"(?:-u|--user)[ =][\"']?[\w.@+-]{2,60}:(?P<value>[^\s\"'<>]{6,80})")
_AUTHORIZATION = re.compile(
    r"\b(?P<scheme>[Bb]earer|[Bb]asic|BEARER|BASIC|(?<=ion: )[Tt]oken)[ :]{1,3}[\"'`]?(?P<value>[\w.~+/=-]{16,2000})"
)

_LABEL = re.compile(
    r"pass(?:words?|wd|phrase|code|wort)|kennwort|contrase[ñn]a|senha|wachtwoord|mot de passe|pwd|pw|pass|"
    r"secret(?:[ _-]?key)?|pin|"
    r"(?:api|access|auth|authorization|account|private|signing|encryption|refresh|bearer|deploy|bot|recovery|"
    r"wi-?fi|wlan|network|license)[ _-]?(?:key|token|code|schlüssel)|"
    r"token|zugangscode|türcode|(?:door|alarm|safe|gate|entry|access|lockbox|key ?box|keypad|unlock|admin|"
    r"voicemail|master|override)[ -]?(?:pin|code)|key"
)
"""Words that announce a credential, tried on the text in lower case. Every branch begins with a letter, which lets `re` skip."""

_WHOLE = frozenset({"pass", "pwd", "pw", "pin", "token", "key", "senha"})

_ANCHORS = phrases("pass|kennwort|contrase|senha|wachtwoord|pw|secret|pin|token|key|code|schlüssel")
"""Every label holds one of these."""

_HUMAN = re.compile(r"pass|pwd|pw|kennwort|contrase|senha|wachtwoord|mot de|secret$|wi-?fi|wlan|network")
_NUMERIC = re.compile(r"pin$|code$")

_ASSIGNED = re.compile(
    r"[\w.\-]{0,40}[\"'`\])*]{0,3}(?:[ \t]{1,3}\([^()\n]{1,60}\)|(?:[ \t](?:for|of|to|on|at|in|für|zum|zur|pour|du|"
    r"de|del|da|do)(?:[ \t][^\s.!?;:=]{1,40}){1,7}))?[\"'`*]{0,3}[ \t]{0,8}(?:=>|:=|={1,2}|:|->|→|"
    r"\|)[*\"'`]{0,3}[ \t]{0,8}"
    r"(?P<quote>[\"'`*“„«]{0,3})(?P<value>[^\s\"'`“”„«»<>|]{4,400})"
)
_OF_SOMETHING = re.compile(
    r"(?i:[\w.\-]{0,34}[_.-])?(?:[A-Za-z]*(?=[A-Z]))?(?i:name|reference|ref|id|path|file|type|length|size|policy|ur[il]|ttl|expiry|"
    r"version|label|store|provider|location|format|hint|algorithm)s?[\"'`]{0,3}\s{0,8}[:=]"
)
"""The end of a key that holds something about a credential: `secretReferenceName`, `password_file`."""

_STATED = re.compile(
    r"(?:[ \t\n]{1,3}(?!(?:is|was|lautet|ist|est|es|é)\b)[^\s.!?;]{1,60}){0,12}?[ \t\n,:]{1,3}"
    r"(?:is|was|lautet|ist|est|es|é|to|remains|stays|=)(?:[ \t\n](?:currently|now|still|always|the|same|changed|"
    r"reset|rotated|updated|zurzeit|"
    r"derzeit|aktuell|jetzt|set|to))"
    r"{0,4}[ \t\n:]{1,3}(?P<quote>[\"'`*“„«]{0,3})(?P<value>[^\s\"'`“”„«»<>|]{4,80})"
)
_ENTERED = re.compile(
    r"(?:[ \t]{1,2}(?:of|for|code|key|number|nr\.?|"
    r"no\.?))?[ \t]{1,2}(?P<quote>[\"'`*“„«]{0,3})(?P<value>[^\s\"'`“”„«»<>|]{4,80})"
)
_HOST_AND_SLASH = re.compile(r"@[\w.-]{3,60}[\"'`*]{0,2} ?/")
_SCHEMES = phrases("bearer|basic |basic:|ion: token")

_BY_MARKER = tuple((marker, shape) for shape in SHAPES for marker in shape.markers)

SHORTEST_RUN = 16
"""Characters without a break that every provider's token has somewhere; prose has hardly any with a digit in it."""

_COUPLE = re.compile(
    r"\b(?:log ?in|log ?ins|sign ?in|logins?|credentials?|zugangsdaten|anmeldung|user(?:name)?|benutzer|"
    r"identifiants|usuario|accesos?)\b"
    r"[^\n/]{0,60}?[\s:\"'`*(](?:(?P<user>[\w.+-]{3,40}@[\w.-]{3,60})[\"'`*]{0,2} ?/ ?|[\w.@+-]{3,60}[\"'`*]{0,2} "
    r"/ )[\"'`*]{0,2}"
    r"(?P<value>[^\s\"'`*<>|/]{6,60})"
    r"|(?<![\w.])(?P<address>[\w.+-]{2,40}@[\w.-]{3,60})[\"'`*]{0,2} / [\"'`*]{0,2}(?P<other>[^\s\"'`*<>|/]{6,60})",
    re.IGNORECASE,
)

_ILLUSTRATION = re.compile(
    r"\bfor example\b|\be\.g\.|\bsuch as\b|\bfor instance\b|\bz\. ?b\.|\bzum beispiel\b|\bpar exemple\b|\bpor "
    r"ejemplo\b|\bpor exemplo\b|(?<![.@\w-])examples?\b(?!\.)"
    r"|\binstead of\b|\bweak\b|\bnever use\b|\b(?:do not|don't|avoid) us(?:e|ing)\b|\bguess(?:ed|able)?\b|"
    r"\bsamples?\b|\blooks? like\b|\bformat\b"
    r"|\bpattern\b|\bbeispiel|\bplaceholder\b|\bdummy\b|\bfake\b|\bstrong\b"
)
"""What says that a value is made up."""

_INTRODUCED = re.compile(
    r"\b(?:this|these|the following|another) (?:\w+ )?examples?\b|\bexamples?:|"
    r"\b(?:contoso|fabrikam|adatum|northwindtraders|adventure-works|tailspintoys|wingtiptoys|litwareinc|woodgrovebank|acme\.(?:com|org|net))\b"
)
"""What above a value says that it is made up; the last line holds the companies that vendors invented for their manuals."""

_UNREAL = re.compile(
    r"\bnot (?:a )?(?:real|valid|live|genuine)\b|\bfake\b|\bdummy\b|\bfictitious\b|\bmade[- ]up\b|\bplaceholder\b|"
    r"\binvalid on purpose\b"
)
_EXAMPLE_TOKENS = (
    "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
    "POstGetfAytaZS82wHcjoTyoqhMyxXiWdR7Nn7A29DNSl0EiXLdwJ6xC6AfgZWF1bOsS_TuYI3OG85AmiExREkrS6tDfTQ2B3WXlrr",
)


def find_secrets(text: str, *, labels: bool = True) -> list[Secret]:
    """The credentials in a text, in their order, without overlaps; without `labels` only those that their shape gives away."""
    lower = lowered(text)
    found = list(_shaped(text, lower))
    if labels:
        found += _labelled(text, lower)
        if "/" in text and ("@" in text or " / " in text):
            found += _coupled(text, lower)
    return _without_overlaps(found) if found else []


def _shaped(text: str, lower: str) -> Iterator[Secret]:
    runs = [start for start, end in long_runs(text, SHORTEST_RUN) if any(map(str.isdigit, text[start:end]))]
    for left, right in windows(runs, 120, 400, len(text)):
        yield from _of_providers(text, lower, left, right)
    if "private key" in lower:
        for match in _PRIVATE_KEY.finditer(text):
            material = "".join(_KEY_MATERIAL.findall(match["body"]))
            if len(material) >= 24 and not is_filler(material):
                yield Secret(match.start(), match.end(), "private key")
    if runs and "eyj" in lower:
        for match in _WEB_TOKEN.finditer(text):
            if (
                not match[2].startswith(_EXAMPLE_TOKENS)
                and match[2] not in _EXAMPLE_TOKENS
                and not _example_payload(match[1])
            ):
                yield Secret(match.start(), match.end(), "JSON web token")
    if "://" in text and "@" in text:
        for match in _URL_PASSWORD.finditer(text):
            if is_password(match["value"], minimum=5):
                yield Secret(match.start("value"), match.end("value"), "password in an address")
    if "-u " in text or "--user" in text:
        for match in _USER_OPTION.finditer(text):
            if is_password(match["value"], minimum=6) and is_mixed(match["value"]):
                yield Secret(match.start("value"), match.end("value"), "password of a command")
    for match in matches_near(_AUTHORIZATION, text, lower, _SCHEMES, before=20, after=40):
        whole = _AUTHORIZATION.match(text, match.start())
        if whole and _good_authorization(whole["scheme"].lower(), whole["value"]):
            yield Secret(whole.start("value"), whole.end("value"), f"{whole['scheme'].lower()} credential")


def _of_providers(text: str, lower: str, left: int, right: int) -> Iterator[Secret]:
    near = lower[left:right]
    for shape in dict.fromkeys([shape for marker, shape in _BY_MARKER if marker in near]):
        for match in shape.pattern.finditer(text, left, right):
            value = match.group()
            if not is_filler(value) and is_varied(value):
                sure = not _around(_UNREAL, lower, match.start(), match.end())
                yield Secret(match.start(), match.end(), shape.kind, sure)


def _labelled(text: str, lower: str) -> Iterator[Secret]:
    for label in matches_near(_LABEL, lower, lower, _ANCHORS, before=24, after=16):
        word = label.group()
        if _inside_word(lower, label):
            continue
        numeric = _NUMERIC.search(word) is not None
        human = _HUMAN.search(word) is not None
        for pattern in (_ASSIGNED, _STATED, _ENTERED):
            if pattern is _ENTERED and not (numeric or human):
                continue
            match = pattern.match(text, label.end())
            if match is None:
                continue
            start, value = match.start("value"), _trimmed(match["value"], quoted=bool(match["quote"]))
            if pattern is _ASSIGNED and _OF_SOMETHING.match(text, label.end()):
                continue
            if word == "pass" and (pattern is _STATED or (pattern is _ENTERED and not match["quote"])):
                continue
            if word == "key" and (
                pattern is _ASSIGNED or not is_mixed(value) or len(value) < 12 or not value.isalnum()
            ):
                continue
            if not is_credible(value, numeric=numeric, human=human, prose=pattern is not _ASSIGNED):
                continue
            if pattern is _ENTERED and not (numeric and value.rstrip("#*").isdigit()) and not is_mixed(value):
                continue
            yield Secret(
                start,
                start + len(value),
                _kind_of(word),
                sure=not _around(_ILLUSTRATION, lower, label.start(), start + len(value))
                and not _announced_as_example(lower, label.start()),
            )
            break


def _coupled(text: str, lower: str) -> Iterator[Secret]:
    anchors = [*occurrences(" / ", text), *(at for at in occurrences("@", text) if _HOST_AND_SLASH.match(text, at))]
    spans = windows(anchors, 240, 80, len(text))
    for match in (match for left, right in spans for match in _COUPLE.finditer(text, left, right)):
        group = "value" if match["value"] else "other"
        value = _trimmed(match[group], quoted=False)
        if is_password(value, minimum=6) and is_mixed(value):
            start = match.start(group)
            yield Secret(
                start, start + len(value), "password", sure=not _around(_ILLUSTRATION, lower, match.start(), start)
            )


def _inside_word(lower: str, label: re.Match[str]) -> bool:
    """Whether a short label is part of a longer word, as "pin" is of "spinning"."""
    return label.group() in _WHOLE and (
        lower[label.start() - 1 : label.start()].isalpha() or lower[label.end() : label.end() + 1].isalpha()
    )


def credential_in_cell(label: str, value: str) -> str | None:
    """What kind of credential a table cell holds, judged by its column's name; None where it holds none."""
    label = label.lower()
    match = next((found for found in _LABEL.finditer(label) if not _inside_word(label, found)), None)
    if match is None or match.group() == "key":
        return None
    value = value.strip().strip("`\"'")
    numeric, human = _NUMERIC.search(match.group()) is not None, _HUMAN.search(match.group()) is not None
    if " " in value or not is_credible(value, numeric=numeric, human=human, prose=False):
        return None
    return _kind_of(match.group())


def _trimmed(value: str, *, quoted: bool) -> str:
    if quoted:
        return value.rstrip("*")
    value = value.rstrip(".,;:*")
    if value.endswith(")") and "(" not in value:
        value = value[:-1]
    return value.rstrip(".,;:*").removesuffix("\\n")


def _good_authorization(scheme: str, value: str) -> bool:
    if scheme == "basic":
        try:
            decoded = base64.b64decode(value + "=" * (-len(value) % 4), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return False
        _, colon, password = decoded.partition(":")
        return bool(colon) and len(password) >= 4 and not is_filler(password) and password.lower() not in FILLER_WORDS
    return is_key(value) and is_varied(value)


def _example_payload(segment: str) -> bool:
    try:
        payload = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    except (binascii.Error, ValueError):
        return False
    if not any(
        claim in payload
        for claim in (
            b'"sub"',
            b'"exp"',
            b'"iat"',
            b'"iss"',
            b'"aud"',
            b'"user',
            b'"role',
            b'"scope',
            b'"email',
            b'"jti"',
            b'"client',
        )
    ):
        return True  # a signed link of a mailing, not a credential
    return any(
        word in payload.lower() for word in (b"john doe", b"1234567890", b"jane doe", b'"example', b"user123", b"foo")
    )


def _around(pattern: re.Pattern[str], lower: str, start: int, end: int) -> bool:
    """Whether the sentence or line around a span matches."""
    left = max(
        lower.rfind("\n", max(0, start - 160), start), lower.rfind(". ", max(0, start - 160), start), start - 160, 0
    )
    right = lower.find("\n", end, end + 80)
    return pattern.search(lower, left, right if right >= 0 else min(len(lower), end + 80)) is not None


def _announced_as_example(lower: str, start: int) -> bool:
    """Whether the paragraph above introduces what follows as an example."""
    return _INTRODUCED.search(lower, max(0, start - 400), start) is not None


def _kind_of(word: str) -> str:
    if _HUMAN.search(word):
        return "password"
    return "access code" if _NUMERIC.search(word) else "key or token"


def _without_overlaps(found: list[Secret]) -> list[Secret]:
    kept: list[Secret] = []
    for secret in sorted(found, key=lambda item: (not item.sure, item.start, -item.end)):
        if all(secret.end <= other.start or secret.start >= other.end for other in kept):
            kept.append(secret)
    return sorted(kept, key=lambda item: item.start)
