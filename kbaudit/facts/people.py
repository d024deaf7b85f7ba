"""Finds people: names, and e-mail addresses that belong to one person rather than to a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kbaudit.facts.given_names import ALSO_WORDS, GIVEN_NAMES, PLACEHOLDER_NAMES
from kbaudit.facts.word_list import word_list

ROLE_WORDS = word_list(
    """
    info copyright dmca licensing trademark support help helpdesk desk service services servicedesk customer
    customers care contact contacts hello hi mail office admin administrator postmaster webmaster hostmaster
    noreply no reply donotreply sales billing accounts accounting invoice invoices payments payment finance
    refunds refund returns orders order claims claim security abuse privacy legal compliance dpo gdpr datenschutz
    press media marketing jobs careers hr people recruiting recruitment team staff feedback news newsletter events
    partner partners partnerships affiliates reservations booking bookings travel travellers assistance emergency
    medical doctor nurse operations ops oncall devops it itsupport tech technical engineering developers developer
    dev api status alerts alert notifications notification notify system root daemon bot robot automation
    enquiries inquiries enquiry inquiry questions question complaints complaint ombudsman escalations escalation
    trust safety fraud risk disputes dispute chargebacks documentation docs training academy learning onboarding
    success renewals renewal licensing licence license procurement purchasing vendor vendors supplier suppliers
    facilities reception frontdesk front concierge warehouse logistics shipping delivery dispatch quality qa test
    testing data protection request requests privacyrequests report reports reporting incident incidents soc noc
    cert psirt csirt secure vulnerability bugs bounty research library archive editor editors content kb knowledge
    community forum moderators group groups list lists all everyone hq headquarters region emea apac americas uk
    us eu germany france spain service-center kundenservice kontakt kunden hilfe rechnung buchhaltung vertrieb
    presse bewerbung schaden leistung servicio atencion cliente clientes ayuda facturacion contabilidad ventas
    soporte suporte atendimento financeiro vendas contato fale reclamation reclamations sinistres serviceclient
    comptabilite aide bonjour contact-us contactus ask questions underwriting policy policies broker brokers agent
    agents assist hotline line center centre member members membership student students school hospital clinic
    pharmacy shop store webshop web site website app mobile product products platform cloud hosting network
    infrastructure release releases design brand legalteam corporate investors investor ir board ceo cfo cto
    directors director manager management lead leads coordinator officer inspector general foia equity diversity
    ethics whistleblower speakup purchase audit tax taxes treasury payroll benefits leave timesheet travelhelp
    it-support inbox mailbox inquiries migration beta pilot program programme project outreach intake hiring
    talent handbook wiki forms form desk- workplace welcome start signup register registration
    """
)
"""Words in the local part of an address that say it belongs to a role. A domain never decides."""

_PLACEHOLDER_WORDS = word_list(
    """
    user username name yourname firstname lastname first last email mail you your someone somebody anyone me
    example test tester demo sample foo bar foobar alice bob abc xyz xxx recipient sender address person employee
    doe nobody vorname nachname nombre apellido prenom nom utente
    """
)
_FREE_MAIL = re.compile(
    r"@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|icloud|me|aol|gmx|web|t-online|freenet|posteo|mailbox|"
    r"proton(?:mail)?|orange|wanadoo|"
    r"free|laposte|libero|virgilio|uol|terra|bol|seznam|wp|onet|o2|mail|fastmail|hey|zoho|yandex|comcast|verizon|"
    r"btinternet|sky|virginmedia)\b\.?",
    re.IGNORECASE,
)

_LOCAL = re.compile(r"[A-Za-zÀ-ɏ0-9._%+'-]{1,64}$")
_DOMAIN = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐŘĽ]"
WORD = _CAPITAL + r"[A-Za-zÀ-ÖØ-öø-ɏ'’-]{1,24}"
_PARTICLE = r"(?:(?:van|von|de|der|den|da|dos|das|di|del|della|la|le|bin|ibn|al|el|ten|ter|zu|af|y)[ ]){0,3}"
_NAME = re.compile(rf"(?<![\w@.-])({WORD})(?:[ ]{_CAPITAL}\.)?[ ]{_PARTICLE}({WORD})(?:[ ]({WORD}))?")
_TWO_WORDS = re.compile(rf"({WORD})[ ]{_PARTICLE}({WORD})")
_FIRST = re.compile(rf"(?<![\w@.-]){WORD}(?=[ ])")
_HONORIFIC = re.compile(
    rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Sr|Sra|Señora?|Senhora?|Signora?|Sig|Hr|"
    rf"Fru)\.?[ ](?:{WORD}[ ]){{0,2}}{_PARTICLE}{WORD}"
)
CUSTOMER_NOUN = (
    r"customers?|clients?|callers?|guests?|patients?|policy[- ]?holders?|insured(?: person)?|claimants?|"
    r"travell?ers?|passengers?|subscribers?|tenants?|"
    r"applicants?|requesters?|complainants?|cardholders?|account holders?|reporters?|beneficiar(?:y|ies)|buyers?|"
    r"payers?|members?|"
    r"kund(?:e|in|en)|versicherten?|versicherungsnehmer(?:in)?|klient(?:in)?|cliente?s?|assurée?|asegurad[oa]|"
    r"segurad[oa]"
)
_LABELLED_NAME = re.compile(
    rf"(?i:(?<!\w)(?:full name|name|{CUSTOMER_NOUN}|raised by|opened by|reported by|submitted by|requested by|on "
    rf"behalf of|bill(?:ed)? to|ship(?:ped)? to|deliver(?:ed)? to|sold to|invoiced? to|account (?:holder|of)|in the name of))"
    rf"(?:[ ]\[?\d\]?)?[ ]{{0,2}}(?:[:=|–][ ]{{0,2}})?"
    rf"(?P<name>{WORD}(?:[ ]{_CAPITAL}\.)?[ ]{_PARTICLE}{WORD}(?:[ ]{WORD})?)"
)
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Sr|Sra|Señora?|Senhora?|Signora?|Sig|Hr|Fru)\b"
)


def is_personal_address(address: str) -> bool:
    """Whether an e-mail address is an individual's: a person's name in its local part, not a role or a placeholder."""
    local, _, _domain = address.lower().partition("@")
    parts = [part for part in re.split(r"[._+\-']+|\d+", local.split("+")[0]) if part]
    if not parts or any(part in ROLE_WORDS or part in _PLACEHOLDER_WORDS for part in parts):
        return False
    if _placeholder_name(parts):
        return False
    if any(part in GIVEN_NAMES and len(part) > 2 for part in parts[:2]):
        return True
    if _FREE_MAIL.search(address):
        return len(local) >= 5
    return len(parts) == 2 and len(parts[0]) == 1 and len(parts[1]) >= 4


def _placeholder_name(parts: Sequence[str]) -> bool:
    first, last = parts[0].lower(), parts[-1].lower()
    return (
        (first, last) in PLACEHOLDER_NAMES
        or (first, "") in PLACEHOLDER_NAMES
        or last == "doe"
        or last == "mustermann"
        or last == "bloggs"
    )


def addresses(text: str) -> Iterator[tuple[int, str, str]]:
    """The e-mail addresses of a text: offset, local part, domain."""
    position = text.find("@")
    while position >= 0:
        local = _LOCAL.search(text, max(0, position - 64), position)
        domain = _DOMAIN.match(text, position + 1)
        if local and domain:
            yield local.start(), local.group(), domain.group().rstrip(".-")
        position = text.find("@", position + 1)


def personal_addresses(text: str) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """The spans of e-mail addresses that are an individual's, each with the span of the name that it proves, if any."""
    for start, local, domain in addresses(text):
        name = _named_beside(text, start, local, domain.lower())
        if name or is_personal_address(f"{local}@{domain}"):
            yield start, start + len(local) + 1 + len(domain), name


def _named_beside(text: str, start: int, local: str, domain: str) -> tuple[int, int] | None:
    """The two capitalised words before an address that its local part repeats: "Wairimu Njoroge (wairimu.n…"."""
    parts = [part for part in re.split(r"[._+\-]+|\d+", local.lower()) if part]
    if not parts or any(part in ROLE_WORDS or part in _PLACEHOLDER_WORDS for part in parts) or _placeholder_name(parts):
        return None
    found = None
    for match in _TWO_WORDS.finditer(text, max(0, start - 80), start):
        first, last = match[1].lower(), match[2].lower()
        if {first, last} & _NOT_FAMILY_NAMES or (first in domain and last in domain):
            continue
        if len(parts) > 1:
            repeated = _begins(first, parts[0]) and _begins(last, parts[-1]) and max(map(len, parts)) > 2
        else:
            repeated = (parts[0].endswith(last) and len(parts[0]) <= len(last) + 2) or (
                len(first) > 2 and parts[0] in (first, first + last, first + last[0])
            )
        if repeated:
            found = match.span()
    return found


def _begins(word: str, part: str) -> bool:
    return word.startswith(part) or part.startswith(word)


def name_before(text: str, offset: int) -> tuple[int, int] | None:
    """Two capitalised words right before an offset, as names stand before an address, unless they are words of other things."""
    for match in _TWO_WORDS.finditer(text, max(0, offset - 60), offset):
        words = {match[1].lower(), match[2].lower()}
        if offset - match.end() <= 3 and not words & (_NOT_FAMILY_NAMES | ROLE_WORDS):
            return match.span()
    return None


def names(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """The spans of people's names in `text[left:right]`."""
    for candidate in _FIRST.finditer(text, left, right):
        if candidate.group().lower().split("-")[0] not in GIVEN_NAMES:
            continue
        match = _NAME.match(text, candidate.start())
        if match is None:
            continue
        first, last, third = match[1].lower(), match[2].lower(), match[3]
        first = first.split("-")[0]
        if (
            first not in GIVEN_NAMES
            or first in ALSO_WORDS
            or _placeholder_name((first, last))
            or not match[2][0].isupper()
        ):
            continue
        end = match.end() if third and third.lower() not in _NOT_FAMILY_NAMES else match.end(2)
        if last not in _NOT_FAMILY_NAMES and not match[2].isupper():
            yield match.start(), end
    for match in _HONORIFIC.finditer(text, left, right):
        yield match.start(), match.end()
    for match in _LABELLED_NAME.finditer(text, left, right):
        if "|" in text[match.start() : match.start("name")] and not _fills_cell(text, match.start()):
            continue
        words = match["name"].lower().split()
        if not _placeholder_name(words) and not any(word in _NOT_FAMILY_NAMES or word in ROLE_WORDS for word in words):
            yield match.start("name"), match.end("name")


def _fills_cell(text: str, start: int) -> bool:
    """Whether a label begins its cell: "Customer | Ann Lee", not the end of one that says more ("Items per customer")."""
    before = text[max(text.rfind("|", 0, start), text.rfind("\n", 0, start)) + 1 : start]
    return _OF_A_LABEL.fullmatch(before) is not None


_OF_A_LABEL = re.compile(r"\W*(?:(?:the|our|full|first|last|primary|main|name|names|of)\W+)*", re.IGNORECASE)
_NOT_FAMILY_NAMES = word_list(
    """
    street road avenue lane drive court park hall house hospital university college school center centre building
    island city county state airport station river lake bay beach plan plans card cards policy policies cover
    insurance service services support team group inc ltd gmbh company day week month year monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october
    november december the and or for with api sdk app pro plus premium basic enterprise number name address
    account details id date email phone status type order ticket claim case information data portal desk success
    experience centre help us european union kingdom republic
    """
)
