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

from kbaudit.facts.lemmas import lemma, predicate_after
from kbaudit.facts.word_lists import words

__all__ = ["Modal", "ModalKind", "Modality", "modality_of"]


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


_NOT = r"(?:not|never|no\s+longer)"
_BE = r"(?:is|are|was|were|be|been|being|am)"
_BE_NOT = rf"(?:{_BE}\s+{_NOT}|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|not\s+be)"
_DO_NOT = r"(?:(?:do|does|did|will|would|should|shall|must)\s+not|don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t)"
_ON_NO_ACCOUNT = (
    r"(?:under\s+no\s+circumstances|in\s+no\s+(?:event|case|circumstances)|at\s+no\s+time|"
    r"on\s+no\s+account|by\s+no\s+means)"
)
"""What denies a whole sentence, with or without its own verb behind it: "in no event shall the bank be liable"."""
_ALLOWED = r"(?:allowed|permitted|authori[sz]ed|permissible)"
_END = (
    r"(?=\s*(?:$|[.;:,!?)|]|\b(?:to|for|before|by|prior|in|when|if|unless|from|at|on|of|as|until|after|with|and|"
    r"or|per|during|every|only|that)\b))"
)
_CUES = re.compile(
    rf"""\b(?:
    (?P<need_not>
        need\s+not(?!\s+only)|needn['’]t|(?:{_DO_NOT}|no\s+longer|never)\s+(?:have|has|need|needs)\s+to\b|{_BE_NOT}\s+(?:\w+ly\s+)?(?:required|obliged|obligated|necessary|mandatory|compulsory|obligatory|needed)
        |(?:must|shall|will)\s+not\s+be\s+(?:required|obliged|obligated)
        |no\s+(?:obligation|duty|requirement)(?:\s+(?:on|of|for|to)\s+(?:the\s+|any\s+)?\w+(?=\s+to\s))?(?=\s+(?:to|for|on)\s)
        |{_BE_NOT}\s+(?:an?|the)\s+(?:obligation|duty|requirement|condition)(?:\s+(?:on|of|for|to)\s+(?:the\s+|any\s+)?\w+(?=\s+to\s))?|{_BE_NOT}\s+(?:bound|under\s+(?:an|any)\s+obligation)\s+to\b|not\s+(?:required|mandatory|obligatory|necessary|compulsory)
        |(?:there\s+is\s+)?no\s+need\s+(?:to|for)\b|(?:is|are)\s+exempt(?:ed)?\s+from|nobody\s+(?:expects|requires|obliges|forces)\s+\w+\s+to\b|needs?\s+no\b|(?:up\s+to|left\s+to)\s+(?:\w+\s+)?\w+\s+whether\s+(?:they|you|he|she|or\s+not)\b|without\s+having\s+to|no\s+(?:\w+\s+){{0,2}}(?:is|are)\s+(?:required|needed|necessary)|optional(?:ly)?|voluntary|voluntarily|{_DO_NOT}\s+require|no\s+longer\s+requires?
    )
    |(?P<must_not>
        must\s+(?:not|never)|mustn['’]t|shall\s+(?:not|never)|shan['’]t|may\s+never|{_BE_NOT}\s+(?:\w+ly\s+)?(?:{_ALLOWED}|eligible|entitled|to\s+be\b|acceptable)
        |ha(?:s|ve)\s+no\s+right\s+to|no\s+claim\s+to|(?:is|are)\s+(?:closed|shut|off\s+limits)\s+to(?!\s+be)|not\s+(?:{_ALLOWED}|acceptable|eligible|entitled)|{_ON_NO_ACCOUNT}(?:\s+(?:will|shall|may|must|can|should|is|are)\b(?:(?:\s+\w+){{1,3}}?(?=\s+be\s))?)?|ineligible|prohibit(?:ed|s)|forbidden|forbids?|disallow(?:ed|s)|banned|barred\s+from
        |(?:do|does)\s+not\s+(?:allow|permit)|(?:don['’]t|doesn['’]t)\s+(?:allow|permit)|no\s+(?:\w+\s+){{1,2}}(?:may|shall|is\s+{_ALLOWED}|are\s+{_ALLOWED})(?=\s)
    )
    |(?P<may_not>may\s+not)
    |(?P<cannot>cannot|can\s+not|can['’]t)
    |(?P<should_not>should\s+(?:not|never)|shouldn['’]t|ought\s+not|{_BE_NOT}\s+(?:recommended|advised|advisable|encouraged)|not\s+(?:recommended|advised|advisable)|discouraged|{_DO_NOT}\s+recommend)
    |(?P<must>
        must(?!\s+have\s+been)|shall|(?:has|have|having)\s+to\b|need(?:s|ed)?\s+to\b|(?:{_BE}|now|also)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:required|obliged|obligated|necessary|imperative|compelled|needed)\b
        |required{_END}|(?:is|are)\s+to\s+be\b|mandatory|obligatory|compulsory|requires?\b(?!d)
    )
    |(?P<should>should|ought\s+to|(?:strongly\s+|highly\s+)?(?:recommend(?:ed|s)?|advis(?:ed|able)|encouraged?|suggest(?:ed|s)?|urge[ds]?)|expected\s+to|had\s+better)
    |(?P<allowed>{_ALLOWED}{_END}|(?:entitled|eligible|free|welcome)\s+(?:to|for)\b|(?:has|have)\s+the\s+(?:right|option)(?:,?\s+(?:from\s+time\s+to\s+time|at\s+any\s+time|at\s+all\s+times|(?:at|in)\s+(?:its|their|his|her|your)\s+(?:sole\s+|own\s+)?(?:option|discretion|choice)),?){{0,2}}\s+to\b|allow(?:s|ed)?\s+(?:\w+\s+){{1,3}}to\b|permits?\s+(?:\w+\s+){{1,3}}to\b)
    |(?P<may>may)
    |(?P<can>can)
    |(?P<possible>might|could|must\s+have\s+been|possibly|perhaps)
    |(?P<not_future>will\s+(?:not|never)|won['’]t)
    |(?P<future>will|going\s+to)
    )(?!\w)""",
    re.I | re.X,
)
_HINT = frozenset(
    words(
        """
        must mustn shall shan may can cannot should shouldn ought need needs needed needn have has having required
        require requires obliged obligated necessary imperative compelled mandatory obligatory compulsory optional
        optionally voluntary voluntarily allowed permitted authorized authorised permissible prohibited prohibits
        forbidden forbid forbids disallow disallowed disallows banned barred ineligible eligible entitled acceptable
        circumstances exempt exempted nobody whether claim closed shut limits obligation duty
        requirement condition bound recommended recommend recommends
        advised advisable encouraged encourage suggest suggested
        suggests urge urged discouraged expected better free welcome right allow allows permit permits might could
        possibly perhaps will won going never do don avoid event """
    )
)
_HINT_PHRASES = (" to be", "no time", "no case", "no means", "no account")
_WORDS = re.compile(r"[^\W\d_]+")
_IMPERATIVE = re.compile(
    r"(?:^|[.;:!?]\s+|[•*–-]\s+|\bplease\s+|,\s*(?:and\s+|so\s+|then\s+)?|\band\s+)(?P<cue>do\s+not|don['’]t|never|"
    r"avoid)\s+(?=[a-z])",
    re.I,
)
_POLITE = frozenset(["hesitate", "forget", "worry", "be", "see", "know", "have"])
_BOUNDARY = re.compile(
    r"[;:,—–.!?|]|\b(?:but|if|unless|when|because|(?<!a )while|however|although|though|whereas|which|who|until|"
    r"except|and|or)\b",
    re.I,
)

_PEOPLE = frozenset(
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
        resident residents worker workers provider providers approver approvers reviewer reviewers requester officer
        officers director directors lead leads cardholder cardholders board committee bank insurer insured
        management
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
_EXCEEDS_VALUE = re.compile(
    r"\s+exceed[^.;,]{0,40}?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|double|twice)\b)",
    re.I,
)
"""Behind "must not": a limit, which is a value. "Must not exceed your quota" is a rule."""
_NEXT_WORDS = re.compile(r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?(?:\s+([^\W\d_]+))?")


def modality_of(sentence: str) -> Modality:
    """The modal expressions of one sentence, each with the verb it governs."""
    lowered = sentence.lower()
    if _HINT.isdisjoint(_WORDS.findall(lowered)) and not any(hint in lowered for hint in _HINT_PHRASES):
        return Modality()
    found: list[Modal] = []
    boundaries = _boundaries(sentence)
    for match in _CUES.finditer(sentence):
        kind = _kind(sentence, match)
        if kind is not None:
            found.append(_modal(sentence, boundaries, kind, match.span(), match.lastgroup == "not_future"))
    taken = [modal.span for modal in found]
    starts = [first for first, _ in taken]
    for match in _IMPERATIVE.finditer(sentence):
        start, end = match.span("cue")
        verb = predicate_after(sentence, end)
        if verb and verb[0] not in _POLITE and not _met(starts, taken, start, end):
            kind = ModalKind.SHOULD_NOT if match["cue"].lower() == "avoid" else ModalKind.MUST_NOT
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
    if group == "may" and match.group() == "May" and re.match(r"\s+\d", sentence[match.end() : match.end() + 4]):
        return None
    if group == "can" and match.group() == "CAN":
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


def _acts(sentence: str, match: re.Match[str]) -> bool:
    """Whether the verb behind a modal is something one does, so that it can be permitted."""
    following = _NEXT_WORDS.match(sentence, match.end())
    if following is None:
        return False
    words = [word.lower() for word in following.groups() if word]
    while words and (
        words[0] in ("also", "only", "not", "then", "still", "always", "either", "at", "no", "longer", "never")
        or words[0].endswith("ly")
    ):
        words = words[1:]
    if not words or (words[0] == "have" and len(words) > 1 and words[1].endswith(("ed", "en"))):
        return False
    if words[0] == "be":
        rest = [word for word in words[1:] if not word.endswith("ly") and word not in ("also", "only", "not")]
        return (
            bool(rest)
            and rest[0] not in _STATES
            and rest[0].endswith(("ed", "en", "wn", "ld", "nt", "id", "de", "ept", "ut", "one", "ought", "ade"))
        )
    subject = _words_before(sentence, match)[-1:]
    if subject and subject[0] in _THINGS:
        return False
    return words[0] not in _HAPPENS


def _passive(sentence: str, match: re.Match[str]) -> bool:
    return re.match(r"\s+be\s", sentence[match.end() : match.end() + 6]) is not None


def _words_before(sentence: str, match: re.Match[str]) -> list[str]:
    return [word.lower() for word in _WORDS.findall(sentence[max(0, match.start() - 60) : match.start()])]


def _by_people(sentence: str, match: re.Match[str]) -> bool:
    words = _words_before(sentence, match)[-6:]
    return any(word in _PEOPLE for word in words)


def _modal(
    sentence: str, boundaries: Sequence[tuple[int, int]], kind: ModalKind, span: tuple[int, int], negated: bool
) -> Modal:
    start, end = span
    clause = _clause(sentence, boundaries, start, end)
    verb = predicate_after(sentence, end)
    if verb is None:
        # "Approval is mandatory": the predicate's subject, the last word before it that is no form of be.
        words = [
            word
            for word in _WORDS.findall(sentence[max(0, start - 80) : start].lower())
            if word not in ("is", "are", "be", "was", "now", "also")
        ]
        return Modal(kind, (start, end), lemma(words[-1]) if words else "", clause, negated)
    return Modal(kind, (start, end), verb[0], clause, negated)


def _boundaries(sentence: str) -> list[tuple[int, int]]:
    """Where clauses are parted: the spans of the marks and conjunctions."""
    return [match.span() for match in _BOUNDARY.finditer(sentence)]


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
