"""What a sentence obliges, permits, forbids or advises, kept apart from what it thinks possible or foretells.

"May" and "can" have both uses. They permit when somebody acts ("customers may return items", "data may be shared"), and are
epistemic when something happens or is so ("this may take a while", "pages may be unavailable"): F. R. Palmer, Mood and
Modality (2001), chapters 2 and 3.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kbaudit.facts.deeds import deed_behind
from kbaudit.facts.inserted import at_will, behind_inserted
from kbaudit.facts.lemmas import lemma, predicate_after
from kbaudit.facts.modal_cues import CUES, HINT, HINT_PHRASES, IMPERATIVE, WORDS
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import words, words_in

__all__ = ["PEOPLE", "Modal", "ModalKind", "Modality", "modality_of"]


class ModalKind(StrEnum):
    """What a modal expression says. The first six are deontic; the others are not about what anyone owes or is allowed."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    NEED_NOT = "need not"
    SHOULD = "should"
    SHOULD_NOT = "should not"
    ABLE = "able"
    UNABLE = "unable"
    POSSIBLE = "possible"
    FUTURE = "future"

    @property
    def deontic(self) -> bool:
        """Whether it says what somebody must, may or should do."""
        return self in _DEONTIC


_DEONTIC = frozenset(list(ModalKind)[:6])


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal expression at `span` of the sentence, the lemma of the verb or predicate it governs, and its clause's span."""

    kind: ModalKind
    span: tuple[int, int]
    verb: str
    clause: tuple[int, int]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Modality:
    """All modal expressions of a sentence, in their order."""

    modals: tuple[Modal, ...] = ()

    @property
    def deontic(self) -> tuple[Modal, ...]:
        """Those that oblige, permit, forbid or advise."""
        return tuple(modal for modal in self.modals if modal.kind.deontic)

    @property
    def kind(self) -> ModalKind | None:
        """The class of the first deontic expression; None where there is none."""
        return next((modal.kind for modal in self.modals if modal.kind.deontic), None)


_POLITE = frozenset(["hesitate", "forget", "worry", "be", "see", "know", "have"])
_BOUNDARY = re.compile(
    r"[;:,—–.!?|]|\b(?:but|if|unless|when|because|(?<!a )while|however|although|though|whereas|which|who|until|"
    r"except|and|or)\b"
)

PEOPLE = frozenset(
    words(
        """
        you we they he she i who anyone everyone someone nobody user users employee employees customer customers
        client clients member members staff manager managers admin admins administrator administrators agent agents
        agency agencies supervisor supervisors vendor vendors contractor contractors party parties company seller
        buyer supplier suppliers tenant landlord lender borrower trustee licensee licensor student students
        applicant applicants candidate candidates patient patients guest guests passenger passengers people person
        persons individual individuals team teams organization organizations organisation owner owners developer
        developers visitor visitors subscriber subscribers policyholder policyholders traveler travelers traveller
        travellers volunteer volunteers parent parents child children contributor contributors participant
        participants sponsor sponsors partner partners merchant merchants recipient recipients holder holders
        consumer consumers lessee lessees driver drivers sender senders insured
        resident residents worker workers provider providers approver approvers reviewer reviewers requester officer
        officers director directors lead leads cardholder cardholders board committee bank insurer insured
        management tenants landlords sellers buyers lenders borrowers trustees licensees colleague colleagues carer carers
        nurse nurses doctor doctors teacher teachers pupil pupils trainee trainees apprentice apprentices engineer
        engineers intern interns tutor tutors cleaner cleaners cook cooks chef chefs porter porters caretaker caretakers
        warden wardens adult adults lodger lodgers occupant occupants claimant claimants cyclist cyclists rider riders
        pensioner pensioners crew shopper shoppers reader readers householder householders leaseholder leaseholders
        """
    )
)
_THINGS = frozenset(
    words(
        """
        it this that there these those which result results error errors page pages message messages time times
        process issue issues problem
        """
    )
)
_HAPPENS = frozenset(
    words(
        """
        be take cause result vary contain appear need happen occur require differ affect lead experience see notice
        encounter find become seem exist already look feel work function load respond reflect match know remember
        wonder think want like recall depend expire fail help indicate mean prevent arise come increase decrease
        hear understand expect prefer display run slow break crash last prove represent
        """
    )
)
_STATES = frozenset(
    words(
        """
        available unavailable able unable aware visible possible impossible suitable appropriate enough sufficient
        necessary accurate different similar slow difficult easier useful helpful due subject familiar new old true
        false affected delayed interested confused surprised wondering blocked broken lost missing displayed shown
        listed reflected required needed present several some many other more multiple additional differences
        situations times cases eligible ineligible liable responsible compatible incompatible safe unsafe valid
        invalid full empty open closed the a an in on at under
        """
    )
)
_BEFORE_VERBS = frozenset(
    words(
        """
        also only not then still always either at no longer never even just ever both yet soon again sometimes often
        """
    )
)
"""What stands between a modal and its verb: "may not even happen", "can sometimes cause"."""
_PARTICIPLE_ENDINGS = ("ed", "en", "wn", "ld", "nt", "id", "de", "ept", "ut", "one", "ought", "ade")
_PARTICIPLES = frozenset(
    words("read set let left run worn torn hung swum drunk lit sung rung dug split dealt taught ridden shot won sublet")
)
"""What is done to somebody or something, by verbs whose participles end like no others."""
_EXCEEDS_VALUE = re.compile(
    r"\s+exceed[^.;,]{0,40}?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|double|twice)\b)",
    re.I,
)
"""Behind "must not": a limit, which is a value. "Must not exceed your quota" is a rule."""
_WHOLE_DENIAL = re.compile(
    r"(?i)no\s+(?:[\w'’-]+\s+)*?(?P<subject>[^\W\d_]+)(?:['’]s)?\s+(?:is|are|(?:can|will|may|shall)\s+be)\s+.*(?<!\sto)(?<!\sbe)$"
)
_NEXT_WORDS = re.compile(r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?(?:\s+([^\W\d_]+))?")


_ORDERS = ("do", "never", "avoid")


def modality_of(sentence: str) -> Modality:
    """The modal expressions of one sentence, each with the verb it governs."""
    lowered = small(sentence)
    if HINT.isdisjoint(words_in(sentence)) and not any(hint in lowered for hint in HINT_PHRASES):
        return Modality()
    found: list[Modal] = []
    boundaries = _boundaries(lowered)
    for match in CUES.finditer(lowered):
        kind = _kind(sentence, match)
        if kind is not None:
            found.append(_modal(sentence, boundaries, kind, match.span(), match.lastgroup == "not_future"))
    taken = [modal.span for modal in found]
    starts = [first for first, _ in taken]
    orders = any(word in lowered for word in _ORDERS)
    for match in IMPERATIVE.finditer(lowered) if orders else ():
        start, end = match.span("cue")
        verb = predicate_after(sentence, end)
        if verb and verb[0] not in _POLITE and not _met(starts, taken, start, end):
            kind = ModalKind.SHOULD_NOT if match["cue"] == "avoid" else ModalKind.MUST_NOT
            found.append(_modal(sentence, boundaries, kind, (start, end), negated=False))
    return Modality(tuple(sorted(found, key=lambda modal: modal.span)))


def _met(starts: Sequence[int], taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets one of the spans, which are sorted."""
    position = bisect_left(starts, end)
    return position > 0 and taken[position - 1][1] > start


_PLAIN = {
    "need_not": ModalKind.NEED_NOT,
    "must_not": ModalKind.MUST_NOT,
    "should_not": ModalKind.SHOULD_NOT,
    "must": ModalKind.MUST,
    "allowed": ModalKind.MAY,
    "possible": ModalKind.POSSIBLE,
    "not_future": ModalKind.FUTURE,
    "future": ModalKind.FUTURE,
}


def _kind(sentence: str, match: re.Match[str]) -> ModalKind | None:
    group = match.lastgroup or ""
    if group == "is_to":
        # "Participants are to hand in a report"; "the aim is to help" says nothing that is owed.
        before = _words_before(sentence, match)[-1:]
        return ModalKind.MUST if before and before[0] in PEOPLE else None
    if group == "should":
        # "Should you need help" is a condition.
        inverted = match.start() == 0 and re.match(
            r"\s+(?:you|the|any|an?|it|they|we|your)\b", sentence[match.end() : match.end() + 24], re.I
        )
        return None if inverted else ModalKind.SHOULD
    if group in ("cannot", "must_not") and _EXCEEDS_VALUE.match(sentence, match.end()):
        return None
    if group in _PLAIN:
        return _PLAIN[group]
    if group == "may" and sentence[slice(*match.span())] == "May" and _names_month(sentence, match):
        return None
    if group == "can" and sentence[slice(*match.span())] == "CAN":
        return None
    acts = _acts(sentence, match)
    if group in ("may", "may_not"):
        if not acts:
            return ModalKind.POSSIBLE
        return ModalKind.MAY if group == "may" else ModalKind.MUST_NOT
    if group == "can":
        return ModalKind.MAY if acts and _by_people(sentence, match) else ModalKind.ABLE
    return (
        ModalKind.MUST_NOT if acts and (_by_people(sentence, match) or _passive(sentence, match)) else ModalKind.UNABLE
    )


_BEFORE_MONTH = re.compile(
    r"(?i:\d(?:st|nd|rd|th)?|\b(?:of|in|by|until|till|before|after|from|since|through|early|late|mid|this|last|next))[ -]$"
)


def _names_month(sentence: str, match: re.Match[str]) -> bool:
    """Whether "May" stands in a date: "May 5", "31 May", "by the end of May"."""
    return bool(
        re.match(r"\s+(?:\d|the \d)", sentence[match.end() : match.end() + 8])
        or _BEFORE_MONTH.search(sentence, max(0, match.start() - 12), match.start())
    )


def _acts(sentence: str, match: re.Match[str]) -> bool:
    """Whether the verb behind a modal is something one does, so that it can be permitted."""
    following = _NEXT_WORDS.match(sentence, behind_inserted(sentence, match.end()))
    if following is None:
        return False
    words = [word.lower() for word in following.groups() if word]
    while words and (words[0] in _BEFORE_VERBS or words[0].endswith("ly")):
        words = words[1:]
    if not words or (words[0] == "have" and len(words) > 1 and words[1].endswith(("ed", "en"))):
        return False
    if words[0] == "be":
        rest = [word for word in words[1:] if not word.endswith("ly") and word not in ("also", "only", "not")]
        return (
            bool(rest)
            and rest[0] not in _STATES
            and rest[:2] != ["left", "with"]
            and (rest[0] in _PARTICIPLES or rest[0].endswith(_PARTICIPLE_ENDINGS))
        )
    subject = _words_before(sentence, match)[-1:]
    if subject and subject[0] in _THINGS:
        return False
    if words[0] not in _HAPPENS:
        return True
    return bool(subject) and subject[0] in PEOPLE and deed_behind(sentence, match.end())


def _passive(sentence: str, match: re.Match[str]) -> bool:
    return re.match(r"\s+be\s", sentence[match.end() : match.end() + 6]) is not None


def _words_before(sentence: str, match: re.Match[str]) -> list[str]:
    return [word.lower() for word in WORDS.findall(sentence[max(0, match.start() - 60) : match.start()])]


def _by_people(sentence: str, match: re.Match[str]) -> bool:
    words = _words_before(sentence, match)[-6:]
    return any(word in PEOPLE for word in words)


def _modal(
    sentence: str, boundaries: Sequence[tuple[int, int]], kind: ModalKind, span: tuple[int, int], negated: bool
) -> Modal:
    start, end = span
    if kind is ModalKind.MAY:
        end = at_will(sentence, end)
    clause = _clause(sentence, boundaries, start, end)
    subject = _denied_subject(sentence[start:end])
    if subject:
        return Modal(kind, (start, end), lemma(subject), clause, negated)
    verb = predicate_after(sentence, behind_inserted(sentence, end))
    if verb is None:
        # "Approval is mandatory": the predicate's subject, the last word before it that is no form of be.
        words = [
            word
            for word in WORDS.findall(sentence[max(0, start - 80) : start].lower())
            if word not in ("is", "are", "be", "was", "now", "also")
        ]
        return Modal(kind, (start, end), lemma(words[-1]) if words else "", clause, negated)
    return Modal(kind, (start, end), verb[0], clause, negated)


def _denied_subject(cue: str) -> str | None:
    """What a cue with its own subject denies: the deposit of "no deposit is needed"; None where a verb follows the cue."""
    found = _WHOLE_DENIAL.match(cue)
    return found["subject"] if found else None


def _boundaries(letters: str) -> list[tuple[int, int]]:
    """Where clauses are parted: the spans of the marks and conjunctions of a sentence in small letters."""
    return [match.span() for match in _BOUNDARY.finditer(letters)]


def _clause(sentence: str, boundaries: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    position = bisect_right(boundaries, (start, 0))
    first = boundaries[position - 1][1] if position else 0
    position = bisect_left(boundaries, (end, 0))
    last = boundaries[position][0] if position < len(boundaries) else len(sentence)
    while first < start and sentence[first].isspace():
        first += 1
    while last > end and sentence[last - 1].isspace():
        last -= 1
    return first, max(end, last)
