"""Tells the value of a credential from what stands in its place: descriptions, references, fillers."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

from kbaudit.facts.word_list import word_list

MINIMUM_ENTROPY = 2.6
"""Bits per character below which a long value is taken for a filler. Random hexadecimal digits of length 16 have at least
2.75 in 99 of 100 draws; "1111222233334444" has 2.0, "abcabcabcabc" 1.6."""


FILLER_WORDS = word_list(
    """
    example examples sample dummy placeholder changeme change yourpassword your yours my mein meine redacted
    removed hidden insert replace test testing fake todo null none nil true false undefined foo foobar bar baz xxx
    string value token password passwort passwd pass secret here some something enter generated random abc abcd
    abcdef qwerty foobarbaz mypassword mysecret supersecret hunter letmein required optional variable env environ
    process config settings secrets vault param input output request response function return self this base sha
    aes rsa md hmac bcrypt argon oauth utf tls ssl jwt totp saml oidc fido wpa pbkdf ssh json yaml xml https http
    character characters digit digits letter letters day days hour hours minute minutes bit bits byte bytes factor
    time username user admin login field label name email mail key keys api id not never only must step section
    version page chapter
    """
)
_REFERENCE = re.compile(
    r"[<>]|\$\{|\{\{|\}\}|\{%|%\(|\$\(|^\$\w|^%\w+%$|^@|^\{|\w\(|\)$|^\[|\]$|://|^[./~#&]|\.\.\.|…|\*{3}|•{2}|_{3}|"
    r"[xX]{4}|-{3}|\\"
)
_NUMBER_WITH_UNIT = re.compile(r"^[\d.,:/–-]+\+?[-–]?[A-Za-z%°€$£]{0,12}$|^[$€£#]?\d[\d.,]*$|^v?\d+(?:\.\d+)+\S{0,6}$")
_IDENTIFIER = re.compile(
    r"^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[a-z]+(?:[_.][a-z]+)+$|^[a-z]+(?:[A-Z][a-z]+)+$|^[A-Za-z]+$"
)
_LEET = str.maketrans("@4310$5!7", "aaeiossit")
_PLAIN_PASSWORD = re.compile(
    r"(?:my|your|the)?[-_]?(?:password|passwort|pass|passwd|passphrase|secret|secretpassword|changeme|"
    r"letmein)[\W\d_iotsea]{0,5}$"
)
_UUID = re.compile(r"^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\.[A-Za-z]{2,5}$|^[\w-]+@[\w-]+\.|^\w[\w.-]*\.(?:com|org|net|io|gov|example|test)\b", re.IGNORECASE
)
_PASSPHRASE = re.compile(r"^[a-z]{3,12}(?:[-.][a-z]{3,12}){3,7}$")


def is_filler(value: str) -> bool:
    """Whether a value stands for a credential without being one: YOUR_API_KEY, xxxx, ${VAR}, abcdef123456."""
    if _REFERENCE.search(value):
        return True
    if _IDENTIFIER.match(value) and "_" in value and not any(character.isdigit() for character in value):
        return True
    lower = value.lower()
    if any(
        word in lower
        for word in (
            "example",
            "placeholder",
            "changeme",
            "redacted",
            "dummy",
            "sample",
            "yourkey",
            "deadbeef",
            "insert",
            "00000000",
        )
    ):
        return True
    words = set(re.findall(r"[a-z]{3,}", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value).lower()))
    if words & {"your", "test", "fake", "xxx", "here", "mock", "demo", "foo", "foobar", "abcdef", "abcdefgh"}:
        return True
    steps = sum(1 for left, right in pairwise(value) if ord(right) - ord(left) in (0, 1))
    return len(value) >= 8 and steps > 0.6 * (len(value) - 1)


def entropy(value: str) -> float:
    """Shannon entropy of the characters, in bits for each."""
    counts = Counter(value)
    return -sum(count / len(value) * math.log2(count / len(value)) for count in counts.values()) if value else 0.0


def is_varied(value: str) -> bool:
    """Whether a value has digits and the entropy of a random one."""
    return entropy(value) >= MINIMUM_ENTROPY and any(character.isdigit() for character in value)


def is_mixed(value: str) -> bool:
    """Whether it has letters with a digit or a sign inside, as people make passwords; not a word with a number at its end."""
    letters = any(character.isalpha() for character in value)
    digits = any(character.isdigit() for character in value)
    signs = any(not character.isalnum() for character in value)
    upper = any(character.isupper() for character in value)
    lower = any(character.islower() for character in value)
    return letters and (digits + signs + (upper and lower)) >= 2


def is_credible(value: str, *, numeric: bool, human: bool, prose: bool) -> bool:
    """Whether a value that a word announces is a credential rather than a description, a name or a filler."""
    if numeric and re.fullmatch(r"\d{4,10}[#*]?", value):
        return (
            not re.fullmatch(r"(?:19|20)\d\d", value)
            and not is_filler(value + value)
            and value not in ("1234", "0000", "12345", "123456")
        )
    if numeric and re.fullmatch(r"[#*]?\d{4,10}[#*]?|\d{1,2}(?:-\d{1,2}){2,3}", value):
        return not re.fullmatch(r"[0-3]?\d-[01]?\d-(?:19|20)?\d\d", value)
    if human:
        return is_password(value, minimum=6, prose=prose) and (not prose or is_mixed(value) or len(value) >= 8)
    if numeric:
        return len(value) >= 8 and is_password(value, minimum=8) and is_mixed(value) and not prose
    return len(value) >= 12 and is_key(value)


def is_key(value: str) -> bool:
    """Whether a value looks like a key or token that a machine made."""
    if (
        is_filler(value)
        or _UUID.match(value)
        or _NUMBER_WITH_UNIT.match(value)
        or _IDENTIFIER.match(value)
        or _FILE_NAME.search(value)
    ):
        return False
    parts = [part for part in re.split(r"[-_.:/]", value) if part]
    readable = sum(
        len(part)
        for part in parts
        if part.isalpha() and (part.islower() or part.istitle() or part.isupper()) and len(part) < 14
    )
    if readable > 0.6 * len(value):
        return False
    return entropy(value) >= MINIMUM_ENTROPY and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def is_password(value: str, *, minimum: int, prose: bool = False) -> bool:
    """Whether a value looks like a password; `prose` says that a sentence calls it one, which is believed more readily."""
    if len(value) < minimum or len(value) > 80 or is_filler(value):
        return False
    if (
        _NUMBER_WITH_UNIT.match(value)
        or _FILE_NAME.search(value)
        or _UUID.match(value)
        or value.startswith(("$2a$", "$2b$", "$2y$", "$argon", "{"))
    ):
        return False
    if _PASSPHRASE.match(value):
        return not set(re.split(r"[-.]", value)) & FILLER_WORDS
    if _IDENTIFIER.match(value):
        return False
    words = re.findall(r"[a-z]+", value.lower())
    if all(word in FILLER_WORDS for word in words) or (
        not prose and _PLAIN_PASSWORD.match(value.lower().translate(_LEET))
    ):
        return False
    has_digit = any(character.isdigit() for character in value)
    has_sign = re.search(r"[!@#$%^&*?+=~§€£_]", value) is not None
    has_letter = any(character.isalpha() for character in value)
    if re.fullmatch(r"[A-Za-z]+(?:[-/'’][A-Za-z]+)+[!?]?", value):
        return False
    # "What happens when a password is changed?" ends in a word, not in a password.
    if re.fullmatch(r"[a-zß-ÿ]+[!?]+", value):
        return False
    return has_letter and (has_digit or has_sign) and not re.fullmatch(r"\d+[-–][a-z]+", value)
