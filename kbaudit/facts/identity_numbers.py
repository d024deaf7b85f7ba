"""Numbers that name one person or account and prove themselves by a check digit: IBAN, cards, national identity numbers.

Sources: ISO 13616 (IBAN, mod 97), ISO/IEC 7812 (card numbers, Luhn), and the issuing authorities' descriptions of their
own check digits (named at each function).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kbaudit.facts.word_list import word_list

TEST_CARDS = word_list(
    """
    4111111111111111 4242424242424242 4012888888881881 4222222222222 4000056655665556 4000000000000002
    4000000000009995 5555555555554444 5105105105105100 5200828282828210 2223003122003222 5431111111111111
    378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424 3056930009020004
    30569309025904 38520000023237 3566002020360505 3530111333300000 6200000000000005 4000002500003155
    4000000000003220 4111111145551142 4988438843884305 5577000055770004 4166676667666746
    """
)
"""Numbers that card networks and payment providers publish for testing."""

EXAMPLE_IBANS = word_list(
    """
    DE89370400440532013000 DE75512108001245126199 DE12500105170648489890 GB29NWBK60161331926819
    GB82WEST12345698765432 GB33BUKB20201555555555 FR1420041010050500013M02606 FR7630006000011234567890189
    ES9121000418450200051332 IT60X0542811101000000123456 NL91ABNA0417164300 CH9300762011623852957
    AT611904300234573201 BE68539007547034 PL61109010140000071219812874 SE4550000000058398257466
    PT50000201231234567890154 IE29AIBK93115212345678 NO9386011117947 DK5000400440116243 FI2112345600000785
    LU280019400644750000
    """
)
"""The IBANs that the registry and textbooks print as examples."""

_EXAMPLE_NUMBERS = frozenset(
    {"078051120", "219099999", "123456789", "987654320", "111111111", "123121234", "012345678", "111223333"}
)


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number at `text[start:end]`; `proven` where its own form or a label leaves no doubt of what it is."""

    start: int
    end: int
    kind: str
    proven: bool


def find_identity_numbers(text: str, left: int = 0, right: int | None = None) -> Iterator[IdentityNumber]:
    """IBANs, cards and national identity numbers in `text[left:right]` whose check digits hold, but for example numbers."""
    right = len(text) if right is None else right
    many = _MANY.search(text, left, right) is not None
    if many:
        yield from _ibans(text, left, right)
        yield from _cards(text, left, right)
    forms = _FORMS if many and _ANY_FORM.search(text, left, right) else _SHORT_FORMS
    for form in forms:
        for match in form.pattern.finditer(text, left, right):
            value = re.sub(r"[^0-9A-Z]", "", match.group().upper())
            if value in _EXAMPLE_NUMBERS or not form.holds(value):
                continue
            labelled = form.label.search(text, max(0, match.start() - 60), match.start()) is not None
            if labelled or form.distinctive:
                yield IdentityNumber(match.start(), match.end(), form.kind, proven=labelled)
    for match in _LABELLED.finditer(text, left, right):
        value = match["value"]
        if sum(character.isdigit() for character in value) >= 4 and not re.search(r"(\d)\1{5}|123456", value):
            kind = "passport number" if "pas" in match["label"].lower() else "identity number"
            yield IdentityNumber(match.start("value"), match.end("value"), kind, proven=True)


def valid_iban(value: str) -> bool:
    """ISO 13616: the rearranged number is 1 modulo 97."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", value):
        return False
    return int("".join(str(int(character, 36)) for character in value[4:] + value[:4])) % 97 == 1


def luhn(digits: str) -> bool:
    """ISO/IEC 7812 annex B."""
    total = 0
    for index, character in enumerate(reversed(digits)):
        number = int(character) * (2 if index % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_CARD = re.compile(r"(?<![\w.+-])(?:\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}|\d{4}[ -]\d{6}[ -]\d{5}|\d{13,16})(?![\w-])")
_CARD_WORDS = re.compile(
    r"card|visa|master|amex|american express|pan\b|karte|carte|tarjeta|cartão|maestro", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?P<label>passport|pass(?:port)?-?nummer|reisepass|passeport|pasaporte|passaporte|driv(?:er'?s?|"
    r"ing)[ -]licen[cs]e|führerschein|"
    r"id card|identity card|personalausweis|medicare|health insurance|versichertennummer|tax(?:payer)? "
    r"id(?:entification)?)"
    r"(?:[ -]?(?:number|no\.?|nr\.?|nummer|#|id))?(?:[ ]\([^()\n]{1,30}\))?[ ]?(?::|is|=|\||"
    r",)?[ ]{0,2}(?P<value>(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,17})(?!\w)",
    re.IGNORECASE,
)


_MANY = re.compile(r"[0-9](?!\d{3}-\d\d-\d\d(?!\d))(?:[ A-Z.+-]{0,3}\d){7}")
"""Eight digits close together that are no date of ISO 8601: what all numbers have but those with many letters."""


def _ibans(text: str, left: int, right: int) -> Iterator[IdentityNumber]:
    for match in _IBAN.finditer(text, left, right):
        raw = match.group()
        # A word in capitals behind the number may have been taken along: cut group by group until it holds.
        while True:
            value = raw.replace(" ", "")
            if value in EXAMPLE_IBANS or len(value) < 15:
                break
            if valid_iban(value):
                yield IdentityNumber(match.start(), match.start() + len(raw), "IBAN", proven=True)
                break
            if " " not in raw:
                break
            raw = raw.rpartition(" ")[0]


def _cards(text: str, left: int, right: int) -> Iterator[IdentityNumber]:
    for match in _CARD.finditer(text, left, right):
        digits = re.sub(r"\D", "", match.group())
        if not re.match(r"3[0-9]|4|5[0-9]|6[0245]|2[2-7]", digits) or not luhn(digits) or len(set(digits)) < 4:
            continue
        grouped = not match.group().isdigit()
        labelled = _CARD_WORDS.search(text, max(0, match.start() - 80), match.end() + 40) is not None
        if digits not in TEST_CARDS and (grouped or labelled):
            yield IdentityNumber(match.start(), match.end(), "card number", proven=True)


@dataclass(frozen=True, slots=True)
class _Form:
    """A country's number. A `distinctive` form is believed without a label, but not taken for proven."""

    kind: str
    pattern: re.Pattern[str]
    label: re.Pattern[str]
    holds: Callable[[str], bool]
    distinctive: bool = False


def _social_security(value: str) -> bool:
    """US Social Security Administration: no part is all zeros."""
    return value[:3] not in ("000", "666") and value[3:5] != "00" and value[5:] != "0000"


def _national_insurance(value: str) -> bool:
    """HM Revenue & Customs NIM39110: prefixes that are never given out."""
    return value[:2] not in ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ", "QQ") and value[2:8] not in (
        "123456",
        "000000",
        "111111",
    )


def _dni(value: str) -> bool:
    """Spain, DNI and NIE: the letter is the number modulo 23."""
    digits = value[:-1].translate(str.maketrans("XYZ", "012"))
    return (
        digits.isdigit()
        and "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == value[-1]
        and value not in ("12345678Z", "00000000T")
    )


def _pesel(value: str) -> bool:
    """Poland, PESEL."""
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
    return (10 - sum(w * int(d) for w, d in zip(weights, value, strict=False)) % 10) % 10 == int(value[10])


def _bsn(value: str) -> bool:
    """Netherlands, burgerservicenummer: the eleven test."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, value, strict=False)) % 11 == 0


def _german_tax(value: str) -> bool:
    """Germany, steuerliche Identifikationsnummer: ISO 7064 mod 11, 10."""
    product = 10
    for digit in value[:10]:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == int(value[10])


def _nir(value: str) -> bool:
    """France, numéro de sécurité sociale: the key is 97 minus the number modulo 97."""
    number = value[:13].replace("2A", "19").replace("2B", "18")
    return number.isdigit() and value[13:].isdigit() and 97 - int(number) % 97 == int(value[13:])


def _cpf(value: str) -> bool:
    """Brazil, CPF: two check digits modulo 11."""
    if len(set(value)) == 1:
        return False
    for length in (9, 10):
        total = sum(int(value[index]) * (length + 1 - index) for index in range(length))
        if total * 10 % 11 % 10 != int(value[length]):
            return False
    return True


def _codice_fiscale(value: str) -> bool:
    """Italy, codice fiscale: the last letter from odd and even positions."""
    odd = dict(zip("0123456789", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21), strict=True))
    odd |= dict(
        zip(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
            strict=True,
        )
    )
    total = 0
    for index, character in enumerate(value[:15]):
        even = int(character) if character.isdigit() else ord(character) - 65
        total += odd[character] if index % 2 == 0 else even
    return chr(65 + total % 26) == value[15]


def _ahv(value: str) -> bool:
    """Switzerland, AHV number: EAN-13."""
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(value[:12]))
    return (10 - total % 10) % 10 == int(value[12])


def _aadhaar(value: str) -> bool:
    """India, Aadhaar: Verhoeff."""
    multiply = [
        [
            (a + b) % 5
            if a < 5 and b < 5
            else (a + (b - 5)) % 5 + 5
            if a < 5
            else (a - 5 - b) % 5 + 5
            if b < 5
            else (a - b) % 5
            for b in range(10)
        ]
        for a in range(10)
    ]
    permute = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
    check = 0
    for index, character in enumerate(reversed(value)):
        digit = int(character)
        for _ in range(index % 8):
            digit = permute[digit]
        check = multiply[check][digit]
    return check == 0


def _tfn(value: str) -> bool:
    """Australia, tax file number."""
    return sum(w * int(d) for w, d in zip((1, 4, 3, 7, 5, 8, 6, 9, 10), value, strict=False)) % 11 == 0


def _personnummer(value: str) -> bool:
    """Sweden, personnummer: Luhn over the last ten digits, of which the first six are a date."""
    ten = value[-10:]
    return luhn(ten) and 1 <= int(ten[2:4]) <= 12 and 1 <= int(ten[4:6]) <= 31


def _hetu(value: str) -> bool:
    """Finland, henkilötunnus."""
    digits = value[:6] + value[-4:-1]
    return digits.isdigit() and "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31] == value[-1]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FORMS = (
    _Form(
        "US social security number",
        re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"),
        _words(r"\bssn\b|social security|tax id|\bitin\b"),
        _social_security,
        distinctive=True,
    ),
    _Form(
        "US social security number",
        re.compile(r"(?<![\w-])\d{3} \d{2} \d{4}(?![\w-])|(?<![\w.-])\d{9}(?![\w-])"),
        _words(r"\bssn\b|social security"),
        _social_security,
    ),
    _Form(
        "UK national insurance number",
        re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)"),
        _words(r"national insurance|\bnino?\b|\bni (?:no|number)"),
        _national_insurance,
        distinctive=True,
    ),
    _Form(
        "Spanish identity number",
        re.compile(r"(?<!\w)(?:\d{8}|[XYZ]\d{7})[- ]?[A-Z](?!\w)"),
        _words(r"\bdni\b|\bnie\b|\bnif\b"),
        _dni,
        distinctive=True,
    ),
    _Form("Polish identity number", re.compile(r"(?<![\w-])\d{11}(?![\w-])"), _words(r"pesel"), _pesel),
    _Form(
        "Dutch citizen number",
        re.compile(r"(?<![\w-])\d{9}(?![\w-])|(?<![\w-])\d{4}[. ]\d{2}[. ]\d{3}(?!\w)"),
        _words(r"\bbsn\b|burgerservice|sofinummer"),
        _bsn,
    ),
    _Form(
        "German tax number",
        re.compile(r"(?<![\w-])\d{2} ?\d{3} ?\d{3} ?\d{3}(?![\w-])"),
        _words(r"steuer-?id|steueridentifikation|\bidnr\b|tax id"),
        _german_tax,
    ),
    _Form(
        "French social security number",
        re.compile(r"(?<!\w)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\w)"),
        _words(r"sécurité sociale|\bnir\b|n° ?sécu|social security"),
        _nir,
        distinctive=True,
    ),
    _Form(
        "Brazilian CPF",
        re.compile(r"(?<!\w)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)"),
        _words(r"\bcpf\b"),
        _cpf,
        distinctive=True,
    ),
    _Form(
        "Italian tax code",
        re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z](?!\w)"),
        _words(r"codice fiscale|tax code"),
        _codice_fiscale,
        distinctive=True,
    ),
    _Form(
        "Swiss AHV number",
        re.compile(r"(?<!\w)756\.\d{4}\.\d{4}\.\d{2}(?!\w)"),
        _words(r"\bahv\b|\bavs\b"),
        _ahv,
        distinctive=True,
    ),
    _Form("Aadhaar number", re.compile(r"(?<![\w-])\d{4} \d{4} \d{4}(?![\w-]| \d)"), _words(r"aadhaar"), _aadhaar),
    _Form(
        "Canadian social insurance number",
        re.compile(r"(?<![\w-])\d{3}[ -]\d{3}[ -]\d{3}(?![\w-])"),
        _words(r"\bsin\b|social insurance"),
        luhn,
    ),
    _Form(
        "Australian tax file number",
        re.compile(r"(?<![\w-])\d{3} ?\d{3} ?\d{3}(?![\w-])"),
        _words(r"\btfn\b|tax file"),
        _tfn,
    ),
    _Form(
        "Swedish identity number",
        re.compile(r"(?<![\w-])(?:19|20)?\d{6}[-+]\d{4}(?![\w-])"),
        _words(r"personnummer|personal (?:identity )?number|identity number"),
        _personnummer,
        distinctive=True,
    ),
    _Form(
        "Finnish identity code",
        re.compile(r"(?<![\w-])\d{6}[-+A]\d{3}[0-9A-Y](?![\w-])"),
        _words(r"henkilötunnus|hetu|identity code"),
        _hetu,
        distinctive=True,
    ),
)

_SHORT_FORMS = tuple(
    form
    for form in _FORMS
    if form.kind in ("UK national insurance number", "Spanish identity number", "Italian tax code")
)
"""Numbers that have less than eight digits beside their letters."""

_ANY_FORM = re.compile(r"\b(?=[0-9A-Z])(?:" + "|".join(f"(?:{form.pattern.pattern})" for form in _FORMS) + ")")
"""Met by every window that one of the forms is met in; one look instead of one for each form."""
