"""Finds data of an individual: who is named, how to reach them, where they live, and what sort of record it stands in.

One item alone is seldom personal data that must not be served: staff are named in every handbook. What makes a record is
several items together (a name with a telephone number and a date of birth) or a customer's case around them, so items are
gathered into clusters and each cluster is judged with the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kbaudit.facts.identity_numbers import find_identity_numbers
from kbaudit.facts.nearby import lowered, matches_near, occurrences, windows
from kbaudit.facts.people import TITLED, WORD, name_before, names, personal_addresses
from kbaudit.facts.surroundings import (
    ADDRESS,
    BIRTH,
    MAIL,
    NAME,
    PHONE,
    REFERENCE,
    Certainty,
    Personal,
    Surroundings,
)
from kbaudit.facts.word_list import phrases

__all__ = ["REACH", "Certainty", "Personal", "domain_of", "find_personal_data"]

REACH = 240
"""Characters between two items of one cluster. A ticket's header or a customer's paragraph fits; two paragraphs do not."""


Context = Callable[[int], tuple[str, str]]


def _no_context(_offset: int) -> tuple[str, str]:
    return "", ""


_PHONE = re.compile(
    r"(?<![\w.+/-])(?:\+[ ]?\d{1,3}|00\d{2})[ ./()-]{0,3}\d(?:[ ./()-]{0,2}\d){6,12}(?![\w-])"
    r"|(?<![\w.+/-])\(?0\d{1,5}\)?[ /-]{1,3}\d(?:[ -]?\d){4,9}(?![\w-])|(?<![\w.+/-])07\d{9}(?!\w)"
    r"|(?<![\w.+/-])(?:1[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|juil|août|déc|ene|abr|ago|dic|fev|"
    r"set|out)[a-zäéû]{0,9}"
)
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d{{2}}|\d{{1,2}}(?:st|nd|rd|th|"
    rf"\.)?[ ](?:of[ ]|de[ ])?{_MONTH}\.?,?[ ](?:de[ ])?(?:19|20)\d\d|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|"
    rf"th)?,?[ ](?:19|20)\d\d)"
)
_BIRTH = re.compile(
    rf"(?:dates? of birth|\bd\.?o\.?b\b\.?|\bborn(?: on)?|birth ?dates?|birthday|geboren(?: am)?|\bgeb\.|"
    rf"geburts(?:datum|tag)|\bnée? le|date de naissance|"
    rf"nacid[oa] el|fecha de nacimiento|data de nascimento|nascid[oa] (?:em|a)|\bnat[oa] "
    rf"il)(?:[ ]\([^()\n]{{1,20}}\))?[ ]{{0,2}}[:=|,-]?[ ]{{0,2}}"
    rf"(?:is |was |on |as )?(?P<date>{_DATE})",
    re.IGNORECASE,
)
_STREET = re.compile(
    rf"(?<![\w.])(?:(?:Flat|Apt\.?|Apartment|"
    rf"Unit)[ ]\w{{1,4}},?[ ])?\d{{1,5}}[A-Za-z]?,?[ ](?:{WORD}[ ]){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|"
    rf"Drive|Dr|Court|Ct|Close|"
    r"Crescent|Terrace|Place|Way|Boulevard|Blvd|Square|Gardens|Grove|Hill|Row|Mews|Walk|Parade|Circle|Quay|View|Rise)\b"
    r"|(?<!\w)[A-ZÄÖÜ][a-zäöüßéåæø]{2,24}(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|damm|ufer|straat|laan|"
    r"gracht|plein|gatan|vägen|gata|vej|gade|veien|gate|katu|tie)[ ]\d{1,4}[ ]?[a-z]?\b"
    rf"|(?<!\w)(?:{WORD}[- ]){{0,3}}(?:Straße|Strasse|Weg|Allee|Platz|Ring|Gasse)[ ]\d{{1,4}}[a-z]?\b"
    r"|(?<![\w.])\d{1,4}(?:[ ](?:bis|ter))?,?[ ](?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Ii]mpasse|[Aa]llée|"
    r"[Pp]lace|[Qq]uai)[ ][\w'’-]{2,20}(?:[ ][\w'’-]{2,20}){0,4}"
    r"|(?<!\w)(?:[Cc]alle|[Vv]ia|[Vv]iale|[Aa]venida|[Aa]v\.|[Rr]ua|[Cc]arrer|[Pp]laza|[Pp]iazza|[Cc]orso|"
    r"[Uu]l\.)[ ][\w'’.-]{2,20}(?:[ ][\w'’.-]{2,20}){0,3},?[ ](?:n[.º°]?[ ]?)?\d{1,4}\b"
)
_HOME_WORDS = phrases(
    "lives at|lives in|lives on|resid|home address|private address|wohnhaft|wohnt in|privatadr|domicil"
)
_BIRTH_WORDS = phrases("birth|born|dob|d.o.b|geb|né|naiss|naci|nasc|nato il|nata il")
_SOMEBODY = phrases(
    "mr |mr. |mrs|ms |ms. |miss |mx |herr|frau|mme|mlle|monsieur|madame|sr. |sra|señor|senhor|signor|customer|client|caller|"
    "guest|patient|policyholder|policy holder|insured|claimant|travel|passenger|subscriber|tenant|applicant|"
    "requester|complainant|holder|report|beneficiar|buyer|payer|member|kund|versicher|klient|assuré|asegurad|"
    "segurad|raised by|opened by|submitted|requested|ticket"
)
_NUMBER = re.compile(r"[0-9][0-9]{1,20}(?:[/-]?\d{1,20}){0,5}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[/-]\d{1,2}|-\d\d-\d\d)?")
_DIGITS = re.compile(r"[0-9](?:[ A-Z./()-]{0,6}[0-9]){5}")
"""Six digits close together, without which there is no telephone, no account and no identity number."""


def find_personal_data(
    text: str, context: Context = _no_context, house: frozenset[str] = frozenset()
) -> list[Personal]:
    """The personal data in a text, judged cluster by cluster.

    `context` gives for an offset the titles and headings above it, and the names of the columns where it is a table.
    `house` are the mail domains of the organisation whose knowledge base it is, as far as they are known.
    """
    lower = lowered(text)
    items = list(_contacts(text, lower))
    anchors = [(item.start, item.end) for item in items]
    anchors += [match.span() for match in _references(text, lower)]
    anchors += [(at, at) for word in _HOME_WORDS for at in occurrences(word, lower)]
    if not anchors:
        return []
    for start, end in _around(anchors, len(text)):
        for match in _STREET.finditer(text, start, end):
            items.append(Personal(match.start(), match.end(), ADDRESS))
            if beside := name_before(text, match.start()):
                items.append(Personal(*beside, NAME, proven=False))
        items += (Personal(left, right, NAME) for left, right in names(text, start, end))
    kept: list[Personal] = []
    for item in sorted(items, key=lambda entry: (entry.start, not entry.proven, -entry.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    found: list[Personal] = []
    for cluster in _clusters(kept):
        headings, columns = context(cluster[0].start)
        found += _judged(text, cluster, headings, columns, house)
    return found


def _around(spans: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Stretches of REACH to both sides of spans, in order; those that touch are one."""
    done = 0
    for start, end in sorted(spans):
        left, right = max(done, start - REACH), min(length, end + REACH)
        if left < right:
            yield left, right
            done = right


def _references(text: str, lower: str) -> Iterator[re.Match[str]]:
    """Numbers of tickets and accounts on pages that speak of somebody."""
    numbers = [
        match.start()
        for match in _NUMBER.finditer(text)
        if match.end() - match.start() > 2
        and not _YEARS.fullmatch(match.group())
        and text[match.start() - 1 : match.start()] not in tuple(".,:$€£")
    ]
    if numbers and any(word in lower for word in _SOMEBODY):
        for start, end in windows(numbers, 40, 20, len(text)):
            yield from REFERENCE.finditer(text, start, end)


def _contacts(text: str, lower: str) -> Iterator[Personal]:
    for start, end, name in personal_addresses(text):
        yield Personal(start, end, MAIL)
        if name:
            yield Personal(*name, NAME)
    numbers = [match.start() for match in _DIGITS.finditer(text)]
    if not numbers:
        return
    taken: list[tuple[int, int]] = []
    for left, right in windows(numbers, 80, 60, len(text)):
        for number in find_identity_numbers(text, left, right):
            taken.append((number.start, number.end))
            yield Personal(number.start, number.end, number.kind, proven=number.proven)
        for match in _PHONE.finditer(text, left, right):
            if not any(start < match.end() and match.start() < end for start, end in taken) and _is_phone(
                match.group()
            ):
                yield Personal(match.start(), match.end(), PHONE)
    for match in matches_near(_BIRTH, text, lower, _BIRTH_WORDS, before=20, after=90):
        yield Personal(match.start("date"), match.end("date"), BIRTH)


def _is_phone(raw: str) -> bool:
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", raw) or re.match(r"0[\d]?[ ]?[-/]", raw):
        return False
    digits = re.sub(r"\D", "", raw)
    if re.fullmatch(r"\+?1?[ .-]?\(?(?:800|888|877|866|855|844|833)\)?.*", raw) or re.match(
        r"0800|0808|0300|0845|\+?49800|\+?44800|\+?33800", digits
    ):
        return False
    return 8 <= len(digits) <= 15


def _clusters(items: Sequence[Personal]) -> Iterator[list[Personal]]:
    cluster: list[Personal] = []
    for item in items:
        if cluster and item.start - cluster[-1].end > REACH:
            yield cluster
            cluster = []
        cluster.append(item)
    if cluster:
        yield cluster


def _judged(
    text: str, cluster: Sequence[Personal], headings: str, columns: str, house: frozenset[str]
) -> Iterator[Personal]:
    left, right = _surroundings(text, cluster[0].start, cluster[-1].end)
    domains = {domain_of(text[item.start : item.end]) for item in cluster if item.kind == MAIL}
    surroundings = Surroundings(
        text[left:right],
        headings,
        columns,
        stranger=bool(house) and bool(domains - house),
        colleague=bool(domains & house),
    )
    # Two words before a street are a name only in company that no house has.
    kinds = {item.kind for item in cluster if item.kind != NAME or item.proven or surroundings.of_home}
    titled = any(item.kind == NAME and TITLED.match(text, item.start) for item in cluster)
    dummy = any(item.kind == PHONE and _is_dummy(text[item.start : item.end]) for item in cluster)
    certainty = Certainty.MASKED if dummy else surroundings.of_record(kinds, titled=titled)
    # Quotes lose what belongs to a record even where the record as a whole is no finding.
    record = (
        len(kinds) > 1 and kinds - {PHONE, ADDRESS} and not (dummy or surroundings.invented or surroundings.of_office)
    )
    for item in cluster:
        own = certainty
        if item.kind not in (NAME, MAIL, PHONE, BIRTH, ADDRESS):
            own = surroundings.of_number(item, kinds)
        # A name, a street or a telephone number alone is what knowledge bases are for.
        if record or surroundings.of_home or own is not Certainty.MASKED or item.kind not in (NAME, ADDRESS, PHONE):
            yield replace(item, certainty=own)


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(text.rfind("\n\n", max(0, start - 200), start), start - 200, 0)
    right = text.find("\n\n", end, end + 200)
    return left, right if right >= 0 else min(len(text), end + 200)


def domain_of(address: str) -> str:
    """The registered part of an e-mail address's domain, roughly: its last two labels, three behind "co.uk"."""
    labels = address.lower().rpartition("@")[2].split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])


def _is_dummy(number: str) -> bool:
    """A telephone number that is written for nobody: 555-555-5555, 000-000-0000, 123-456-7890."""
    digits = re.sub(r"\D", "", number)
    return len(set(digits)) <= 2 or digits in ("1234567890", "11234567890", "0123456789") or "(123) 456" in number
