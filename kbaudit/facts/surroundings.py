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
    r"\bfor example\b|\be\.g\.|\bsuch as\b|\bfor instance\b|(?<![.@\w-])examples?\b(?!\.)|\bsample\b|\bfictional\b|"
    r"\bfictitious\b|\bdummy\b|\btest (?:cards?|data|numbers?|accounts?|users?|customers?|payments?)\b"
    r"|\bsandbox\b|\bplaceholder\b|\bformat(?:ted)?\b|\btemplate\b|\blooks? like\b|\bmade[- ]up\b|\binvented\b|"
    r"\bz\. ?b\.|\bbeispiel|\bpar exemple\b|\bpor (?:ejemplo|exemplo)\b|\bmock\b|\bpersona\b|\bimaginary\b|"
    r"\bspecimen\b",
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
    """The words around a cluster, the headings above it and the columns of its table."""

    words: str
    headings: str
    columns: str

    @property
    def illustrates(self) -> bool:
        """Whether the place says that it is made up: an example, a test, a template."""
        return _EXAMPLE.search(self.words) is not None or _EXAMPLE.search(self.headings) is not None

    @property
    def of_staff(self) -> bool:
        """Whether the place speaks of the organisation's own people."""
        return any(_STAFF.search(text) for text in (self.words, self.headings, self.columns))

    @property
    def of_customer(self) -> bool:
        """Whether the place speaks of somebody who is served."""
        return any(_CUSTOMER.search(_NOT_A_CUSTOMER.sub(" ", text)) for text in (self.words, self.columns))

    @property
    def of_case(self) -> bool:
        """Whether a ticket or an account is named by its number, or what somebody did is told."""
        return REFERENCE.search(self.words) is not None or _TELLS.search(self.words) is not None

    def of_number(self, item: Personal, *, named: bool) -> Certainty:
        """The certainty for an identity number, a card or an IBAN."""
        if self.illustrates:
            return Certainty.MASKED
        concerned = named or self.of_customer or self.of_case
        if item.kind == "IBAN":
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
            return Certainty.POSSIBLE if named and len(direct) >= 2 and self.of_case else Certainty.MASKED
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
        return self._of_contacts(kinds, direct)

    def _of_contacts(self, kinds: set[str], direct: set[str]) -> Certainty:
        staff, customer, case = self.of_staff, self.of_customer, self.of_case
        if _PRIVATE.search(self.words) or _PRIVATE.search(self.columns):
            return Certainty.CERTAIN
        if (customer or case) and (NAME in kinds or len(direct) >= 2 or customer):
            return (
                Certainty.POSSIBLE
                if staff and not (customer and case) and not direct & {BIRTH, ADDRESS}
                else Certainty.CERTAIN
            )
        if staff or _ORGANISATION.search(self.words):
            return Certainty.POSSIBLE if staff and direct & {BIRTH, ADDRESS} and NAME in kinds else Certainty.MASKED
        others = direct - ({MAIL} if NAME not in kinds else set())
        if BIRTH in direct or (ADDRESS in direct and len(others) >= 2):
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if PHONE in direct or ADDRESS in direct else Certainty.MASKED
