"""Judges items of personal data by the words around them: whose they are, and whether they are meant to be public."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kbaudit.facts.people import CUSTOMER_NOUN


class Certainty(StrEnum):
    """How sure it is that something should not be served."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    MASKED = "masked"


@dataclass(frozen=True, slots=True)
class Personal:
    """An item at `text[start:end]`: an e-mail address, a name, a number."""

    start: int
    end: int
    kind: str
    certainty: Certainty = Certainty.MASKED
    proven: bool = True


NAME, MAIL, PHONE, BIRTH, ADDRESS = "name", "e-mail address", "telephone number", "date of birth", "home address"

_CUSTOMER = re.compile(rf"\b(?:{CUSTOMER_NOUN})\b", re.IGNORECASE)
_NOT_A_CUSTOMER = re.compile(
    r"\b(?:customer|client|guest|patient|member|passenger|travell?er|tenant|subscriber|cliente?)s?[- ](?:success|"
    r"support|service|services|care|experience|relations|"
    r"operations|facing|portal|data|area|onboarding|engagement|advocacy|team|advisor|liaison|satisfaction|line|"
    r"desk|questions|requests|enquiries|inquiries|complaints|protection)\b"
    r"|\bteam members?\b|\bmembers? of (?:the|our)\b|\bstaff members?\b|\bboard members?\b|\bmember (?:states?|"
    r"countries)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\bour (?:\w+[ -]){0,3}(?:team|office|officer|manager|director|lead|head|representative|specialist|"
    r"coordinator|colleague|counsel|advisor|engineer|desk)\b"
    r"|\b(?:team|department|office|offices|managers?|directors?|officers?|head of|leads?|coordinators?|"
    r"specialists?|press|media|directory|staff|colleagues?|counsel|"
    r"spokes\w+|representatives?|reach out|supervisors?|owners?|authors?|maintainers?|reviewers?|approvers?|"
    r"editors?|on[- ]?call|escalat\w+|ceo|cto|cfo|coo|chief|"
    r"dpo|data protection|president|founders?|engineers?|analysts?|recruiters?|hr|ansprechpartner(?:in)?|abteilung|"
    r"leiter(?:in)?|équipe|equipo|equipe|responsable)\b",
    re.IGNORECASE,
)
_BILLED = re.compile(
    r"\b(?:bill(?:ed)?|ship(?:ped)?|deliver(?:ed)?|sold|invoiced?|charged|refunded) to\b(?! (?:your|the|you|their|our|a|"
    r"an|any|this|that|all|each|every)\b)|\b(?:collected|debited|paid) from\b(?! (?:your|the|you|their|our|a|an|any)\b)|"
    r"\baccount holder\b|\baccount of (?=[A-Z])|\b[Ii]n the name of (?=[A-Z])|\brechnungsempfänger\b|\bkontoinhaber",
    re.IGNORECASE,
)
"""Whom an invoice or a payment names."""

_REACHED = re.compile(
    r"\b(?:call|ring|text|phone|reach|message)(?:s|ed)? (?:her|him)\b|\b(?:her|his) (?:own |old |new )?(?:number|mobile|"
    r"cell|phone|address|flat|house|home|place|door|doorbell)\b|\bring (?:the bell )?at\b|\b(?:to|at|from) (?:her|his) "
    r"(?:home|house|place|flat|door)\b|\bruf(?:t|en)? (?:sie|ihn) (?:unter|an)\b|\bihre? (?:nummer|adresse|wohnung)\b",
    re.IGNORECASE,
)
"""How one reaches a person rather than an office."""

_MOBILE = re.compile(r"\b(?:mobile|cell(?:phone)?|handy|mobil|portable|móvil|celular|telemóvel)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:from|of|in) (?:last|this) (?:week|month|year|quarter)\b|\byesterday\b|\b(?:last|on) (?:monday|tuesday|"
    r"wednesday|thursday|friday)\b|\b(?:recent|real|actual|true|genuine)(?:[- ]life)? (?:example|case|customer)|"
    r"\b(?:has |have )?told us\b|\bwelcome to (?:ring|call|contact|write)\b|\bletzte[rn]? (?:woche|monat)\b|"
    r"\bla semaine dernière\b|\bla semana pasada\b",
    re.IGNORECASE,
)
"""What makes an example a case that happened."""

_ORGANISATION = re.compile(
    r"\b(?:Inc|Ltd|LLC|GmbH|B\.?V|AG|S\.A|plc|Limited|Corp|Corporation|Branch|Headquarters|Registered|Attn|Office|"
    r"Agency|Department|Ministry|Embassy|Hospital|Court|Registry)\b"
)
_PRIVATE = re.compile(
    r"\b(?:private|personal|home)[ -](?:mobile|cell|phone|telephone|tel|number|e-?mail|address|line)|\bprivat(?:e|"
    r"es|nummer|adresse|handy)?\b|\bat home\b|\bhome address\b|"
    r"\b(?:lives|resides|wohnhaft|wohnt) |\bnext of kin\b|\bemergency contact\b|\bnumber at home\b|\bown (?:mobile|"
    r"phone)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\bfor example\b|\be\.g\.|\bsuch as\b|\bfor instance\b|(?<![.@\w-])examples?\b(?!\.)|\bz\. ?b\.|\bbeispiel|"
    r"\bpar exemple\b|\bpor (?:ejemplo|exemplo)\b",
    re.IGNORECASE,
)
_INVENTED = re.compile(
    r"\bsample\b|\bfictional\b|\bfictitious\b|\bdummy\b|\btest (?:cards?|data|numbers?|accounts?|users?|customers?|"
    r"payments?)\b|\bsandbox\b|\bplaceholder\b|\bformat(?:ted)?\b|\btemplate\b|\blooks? like\b|\bmade[- ]up\b|"
    r"\binvented\b|\bmock\b|\bpersona\b|\bimaginary\b|\bspecimen\b|\bmuster",
    re.IGNORECASE,
)
_COMPANY_ACCOUNT = re.compile(
    r"\bour (?:bank|account|iban)\b|\bpay(?:able|ments?)? (?:to|into|by)\b|\bremit|\btransfer(?:s|red)? (?:to|the|"
    r"your|it|payment|premiums?)\b|\bbank details\b|\bbank transfer\b|\bbankverbindung\b|\bdonat|"
    r"\b(?:gmbh|ltd|limited|inc|ag|se|llc|plc|s\.?a\.?r?\.?l?|b\.v\.|e\.v\.|insurance|versicherung)\b|\binvoices? "
    r"(?:to|are|is|must)\b|\bbeneficiary\b|\bcompany account\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:she|he) (?:wants?|asks?|asked|rings?|rang|called|would like|wrote|complained|prefers|insists)\b|\brings? (?:about|"
    r"us|every|again)\b|\b(?:told|sent|wrote|rang|called|thanked|emailed) us\b|\b(?:first|last|one) to (?:notice|report|"
    r"complain|ask|write)\b|\b(?:her|his) (?:husband|wife|son|daughter|mother|father|booking|claim|refund|complaint|policy|"
    r"order|invoice|subscription|bank|card)\b|"
    r"\b(?:asked (?:us|for|to|that|whether)|complained|(?:has |had )?requested|reported (?:that|a|the|her|his)|"
    r"called (?:us|in|twice|again|about|to)|wrote (?:to us|that|in)|"
    r"contacted us|cancelled (?:her|his|their)|claimed (?:that|for)|was (?:refunded|treated|charged|reimbursed|"
    r"flown|admitted)|hat (?:uns )?(?:angerufen|geschrieben|gekündigt|beantragt))\b",
    re.IGNORECASE,
)
"""What a page tells of one person's case."""

REFERENCE = re.compile(
    r"\b(?:ticket|case|claim|order|booking|reservation|account|policy|invoice|reference|ref|incident|subscription|"
    r"customer|contract|conversation|request|loan|"
    r"member(?:ship)?|patient|vorgang|vertrag|kundennummer|auftrag|buchung|schaden(?:nummer)?|dossier|commande|"
    r"pedido|póliza|apólice|sinistre|siniestro|zendesk|crm)"
    r"(?:[ -]?(?:number|no\.?|nr\.?|id|ref(?:erence)?|#|nummer))?[ ]{0,2}[:#|=]?[ ]{0,2}(?:#|"
    r"[A-Z]{1,6}[-–/ ]?)?(?=[\dA-Z/-]*\d{3})[\dA-Z][\dA-Z/-]{2,16}(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a cluster, the headings above it and the columns of its table.

    `stranger` says that an e-mail address in it belongs to another house than the knowledge base, `colleague` to the same.
    """

    words: str
    headings: str
    columns: str
    stranger: bool = False
    colleague: bool = False

    @property
    def illustrates(self) -> bool:
        """Whether the place calls itself an example, or says that it is made up."""
        return self.invented or any(_EXAMPLE.search(text) for text in (self.words, self.headings))

    @property
    def invented(self) -> bool:
        """Whether the place says that it is made up: a test, a template, a format."""
        return any(_INVENTED.search(text) for text in (self.words, self.headings))

    @property
    def of_staff(self) -> bool:
        """Whether the place speaks of the organisation's own people."""
        return self.colleague or any(_STAFF.search(text) for text in (self.words, self.headings, self.columns))

    @property
    def of_office(self) -> bool:
        """Whether the place tells how to reach the organisation or those who work for it."""
        return self.of_staff or _ORGANISATION.search(self.words) is not None

    @property
    def of_home(self) -> bool:
        """Whether the place speaks of somebody's private number, address or home."""
        return _PRIVATE.search(self.words) is not None or _REACHED.search(self.words) is not None

    @property
    def of_customer(self) -> bool:
        """Whether the place speaks of somebody who is served."""
        return _BILLED.search(self.words) is not None or any(
            _CUSTOMER.search(_NOT_A_CUSTOMER.sub(" ", text)) for text in (self.words, self.columns)
        )

    @property
    def of_case(self) -> bool:
        """Whether a ticket or an account is named by its number, or what somebody did is told."""
        return REFERENCE.search(self.words) is not None or _TELLS.search(self.words) is not None

    def of_number(self, item: Personal, kinds: set[str]) -> Certainty:
        """The certainty for an identity number, a card or an IBAN among items of these kinds."""
        if self.illustrates:
            return Certainty.MASKED
        named = bool(kinds & {NAME, MAIL, BIRTH})
        concerned = named or self.of_customer or self.of_case
        if item.kind == "IBAN":
            concerned = concerned or (PHONE in kinds and _MOBILE.search(self.words) is not None)
            if _COMPANY_ACCOUNT.search(self.words) and not (named and self.of_customer):
                return Certainty.MASKED
            return Certainty.CERTAIN if concerned else Certainty.POSSIBLE
        if item.kind == "card number":
            return Certainty.CERTAIN
        return Certainty.CERTAIN if item.proven or concerned else Certainty.POSSIBLE

    def of_record(self, kinds: set[str], *, titled: bool) -> Certainty:
        """The certainty for a person's name with what else is told about them."""
        direct = kinds & {MAIL, PHONE, BIRTH, ADDRESS}
        named = bool(kinds & {NAME, MAIL})
        if self.illustrates:
            return self._of_example(kinds, direct, titled=titled)
        if not named:
            return Certainty.CERTAIN if BIRTH in kinds and (self.of_customer or self.of_case) else Certainty.MASKED
        if kinds - {NAME, MAIL, PHONE, BIRTH, ADDRESS}:
            return (
                Certainty.MASKED if _COMPANY_ACCOUNT.search(self.words) and not self.of_customer else Certainty.CERTAIN
            )
        if not direct:
            return (
                Certainty.CERTAIN
                if self.of_case and (self.of_customer or titled) and not self.of_staff
                else Certainty.MASKED
            )
        return self._of_contacts(kinds, direct, titled=titled)

    def _of_example(self, kinds: set[str], direct: set[str], *, titled: bool) -> Certainty:
        """A case that happened may be told as an example; an invented person has no address at another house."""
        if NAME in kinds and not self.invented and self.stranger and (titled or len(direct) > 1):
            return Certainty.CERTAIN if _HAPPENED.search(self.words) else Certainty.POSSIBLE
        return Certainty.POSSIBLE if kinds & {NAME, MAIL} and len(direct) > 1 and self.of_case else Certainty.MASKED

    def _of_contacts(self, kinds: set[str], direct: set[str], *, titled: bool) -> Certainty:
        staff, customer, case = self.of_staff, self.of_customer, self.of_case
        organisation = _ORGANISATION.search(self.words) is not None
        if _PRIVATE.search(self.words) or _PRIVATE.search(self.columns):
            return Certainty.CERTAIN
        if {NAME, ADDRESS} <= kinds and _REACHED.search(self.words) and not organisation:
            return Certainty.CERTAIN
        if (customer or case) and (NAME in kinds or len(direct) >= 2 or customer):
            return (
                Certainty.POSSIBLE
                if staff and not (customer and case) and not direct & {BIRTH, ADDRESS}
                else Certainty.CERTAIN
            )
        if staff or organisation:
            doubtful = (staff and direct & {BIRTH, ADDRESS}) or (self.stranger and PHONE in direct)
            return Certainty.POSSIBLE if doubtful and NAME in kinds else Certainty.MASKED
        if self.stranger and NAME in kinds and (titled or PHONE in direct):
            return Certainty.CERTAIN
        others = direct - ({MAIL} if NAME not in kinds else set())
        if BIRTH in direct or (ADDRESS in direct and len(others) >= 2):
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if PHONE in direct or ADDRESS in direct else Certainty.MASKED
