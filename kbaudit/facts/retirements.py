"""What a text says was renamed, retired or replaced: "Saved replies were called macros until 2024", "API v1 was switched off"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.facts.nearby import lowered, occurrences
from kbaudit.facts.sentences import sentence_at


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name that something had before, and the one it has now ("" where only the end of the old one is told)."""

    old: str
    new: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ended:
    """Versions of something that are not served any more: those in `versions`, or all below `below`.

    `subject` is what they are versions of, "" where only the text around the sentence says so.
    """

    subject: str
    versions: tuple[tuple[int, ...], ...]
    below: tuple[int, ...] | None
    start: int
    end: int


_QUOTE = r"[\"“”„«»'‘’*_`]*"
_NAME = rf"{_QUOTE}(?:the\s+|our\s+|a\s+|an\s+)?{_QUOTE}(?P<{{}}>[^\W\d][\w+&./-]*(?:\s+[\w+&/-]+){{{{0,4}}}}?){_QUOTE}"
_OLD, _NEW = _NAME.format("old"), _NAME.format("new")
_DAY = r"(?:\s*,?\s*(?:in|on|since|from|as\s+of|at\s+the\s+(?:end|beginning)\s+of)\s+[^.;()]{3,30}?)?"
_STOP = (
    r"(?=\s*(?:[.,;:)(!?–—]|$|\n|\s(?:since|until|till|before|in|on|from|by|when|as\s+of|at|for|and|but|to\s+us)\b))"
)
_BE = r"(?:is|are|was|were|has\s+been|have\s+been)"
_PROPER = (
    r"(?-i:[A-Z][\w+&./-]*(?:\s+(?:(?:for|of|and|de|des|du|der|die|das|für|und|von|et|pour|y|e|da|do)\s+){0,2}"
    r"[A-Z0-9][\w+&/-]*){0,4})"
)
"""A proper name with the small words inside it: Skype for Business, Bureau of Standards."""

_OPENING = re.compile(
    r"^(?:(?:In|On|With|For|From|Of|To|By|At|The|A|An|Our|And|Or|But|If|When|While|After|Before|Since|Use|Using|Open|See|Both|About|Like)"
    r"|(?:Support|Users?|Customers?|Members?|Guides?|Introduction|Overview|Version|Documentation|Help|Admins?|Owners?|Parts?|Most|All|"
    r"Some|Many|One|Prices?|Access|Terms|Settings|Features?)\s+(?:of|for))(?:\s+(?:the|our|a|an))?\s+"
)
"""What begins a sentence before a name, in capitals because of its place."""

_FORMERLY_NAMED = (
    # Roamer (formerly Globetrotter), Roamer, previously known as Globetrotter
    rf"(?:^|[\s(“\"])(?P<new>{_PROPER})\s*[(,]\s*(?:formerly|previously|until\s+[^.;,()]{{3,20}}?)\s+"
    rf"(?:called\s+|known\s+as\s+|named\s+)?{_QUOTE}(?P<old>(?-i:[A-Z])[\w+&./-]*(?:\s+[\w+&/-]+){{0,3}}?){_QUOTE}\s*[),.]"
)
_FORMS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # Saved replies were called macros until 2024. The desk used to be known as the counter.
        rf"^\W*(?:please\s+note\W+(?:that\s+)?)?{_NEW}\s+(?:was|were)\s+(?:called|known\s+as|named|termed)\s+{_OLD}\s+(?:until|till|before|up\s+to)\b",
        rf"^\W*{_NEW}\s+(?:used\s+to\s+be|(?:was|were)\s+(?:formerly|previously|originally|once|earlier))\s+(?:called\s+|known\s+as\s+|named\s+)?{_OLD}{_STOP}",
        # Until May 2023 Roamer was called Globetrotter. Before that the plan went by the name of Basic.
        rf"^\W*(?:until|till|before)\s+[^.;,]{{3,24}}?,?\s+{_NEW}\s+(?:was|were|went)\s+(?:called|known\s+as|named|by\s+the\s+name\s+(?:of\s+)?){_QUOTE}\s*{_OLD}{_STOP}",
        # Macros are now called saved replies. Macros have been called saved replies since 2024. X was renamed Y.
        rf"^\W*(?:(?:since|as\s+of|in|on|from)\s+[^.;,]{{3,24}}?,?\s+)?{_OLD}\s+{_BE}\s+(?:now\s+|since\s+[^.;,]{{3,20}}?\s+)?"
        rf"(?:renamed(?:\s+(?:to|as|into))?|re-?branded\s+(?:as|to)|now\s+(?:called|known\s+as|named))\s+{_NEW}{_STOP}",
        rf"^\W*{_OLD}\s+(?:has|have)\s+been\s+(?:called|known\s+as|named)\s+{_NEW}\s+since\b",
        rf"^\W*since\s+[^.;,]{{3,24}}?,?\s+{_OLD}\s+(?:is|are|has\s+been|have\s+been)\s+(?:called|known\s+as|named)\s+{_NEW}{_STOP}",
        # We renamed macros to saved replies. The name of the Basic plan was changed to Starter.
        rf"\b(?:we|have|has)\s+renamed\s+{_OLD}\s+(?:to|as|into)\s+{_NEW}{_STOP}",
        rf"\bname\s+of\s+{_OLD}\s+(?:was|has\s+been)\s+changed\s+to\s+{_NEW}{_STOP}",
        # Globetrotter became Roamer in May 2023.
        rf"^\W*(?:(?:in|on)\s+[^.;,]{{3,24}}?,?\s+)?{_OLD}\s+(?:became|turned\s+into)\s+{_NEW}\s+(?:in|on)\s+[^.;]{{0,16}}?(?:19|20)\d\d\b",
        _FORMERLY_NAMED,
        # The SignUp portal was replaced by the Welcome desk in June 2024.
        rf"^\W*(?:(?:in|on|since)\s+[^.;,]{{3,24}}?,?\s+)?the\s+(?P<old>(?:[\w-]+\s+){{0,2}}[A-Z][\w-]*(?:\s+[\w-]+){{0,2}}?)\s+(?:was|has\s+been)\s+"
        rf"replaced\s+(?:by|with)\s+{_NEW}\s+(?:in|on)\s+[^.;]{{0,16}}?(?:19|20)\d\d\b",
        # The SMS gateway was switched off on 1 March 2025. In May 2024 we retired the Classic plan.
        r"^\W*the\s+(?P<old>[\w-]+(?:\s+[\w-]+){1,3}?)\s+(?:was|were|has\s+been|have\s+been)\s+(?:finally\s+|fully\s+)?"
        r"(?:retired|switched\s+off|shut\s+down|turned\s+off|discontinued|decommissioned|phased\s+out|abolished|scrapped)"
        r"\s*,?\s+(?:for\s+good\s+)?(?:in|on|at\s+the\s+end\s+of|by)\s+[^.;]{0,20}?(?:19|20)\d\d\b",
        r"^\W*(?:in|on)\s+[^.;,]{0,20}?(?:19|20)\d\d,?\s+we\s+(?:finally\s+)?(?:retired|switched\s+off|shut\s+down|discontinued|decommissioned|"
        rf"abolished|scrapped|stopped\s+using)\s+the\s+(?P<old>[\w-]+(?:\s+[\w-]+){{1,3}}?){_STOP}",
        r"\bwe\s+(?:have\s+)?(?:retired|switched\s+off|shut\s+down|discontinued|decommissioned|abolished|scrapped|stopped\s+using)\s+"
        r"the\s+(?P<old>[\w-]+(?:\s+[\w-]+){1,3}?)\s+(?:for\s+good\s+)?(?:in|on|at\s+the\s+end\s+of)\s+[^.;]{0,16}?(?:19|20)\d\d\b",
    )
)
_NAMING = re.compile(
    r"\b(?:(?:is|are|was|were|been|now|used\s+to\s+be|formerly|previously|originally)\s+(?:now\s+)?(?:called|known\s+as|named|termed)|"
    r"renamed|re-?branded|formerly|previously\s+(?:known|called|named)|used\s+to\s+be|by\s+the\s+name|changed\s+to|"
    r"(?:became|turned\s+into|replaced\s+(?:by|with)|retired|switched\s+off|shut\s+down|turned\s+off|discontinued|decommissioned|"
    r"phased\s+out|abolished|scrapped|stopped\s+using)\b[^.\n]{0,60}?(?:19|20)\d\d|"
    r"(?:19|20)\d\d,?\s+we\s+(?:finally\s+)?(?:retired|switched|shut|discontinued|decommissioned|abolished|scrapped|stopped))\b",
    re.I,
)
_NAMING_WORDS = (
    "called",
    "known as",
    "named",
    "termed",
    "branded",
    "formerly",
    "previously",
    "used to be",
    "by the name",
    "changed to",
    "became",
    "turned into",
    "replaced",
    "retired",
    "switched off",
    "shut down",
    "turned off",
    "discontinued",
    "decommissioned",
    "phased out",
    "abolished",
    "scrapped",
    "stopped using",
)
"""What every match of `_NAMING` holds, looked for first because that is cheap."""

_NO_NAME = re.compile(
    r"^(?:it|they|this|that|these|those|which|who|he|she|we|you|i|there|what|one|some|all|each|many|most|nothing|everything|other|others|"
    r"old|new|former|previous|name|names|system|page|pages|section|team|plan|product|feature|version|policy|document|service|tool|"
    r"rest|first|second|next|last|then|so|if|when|until|before|after|and|or|but|not|also|only|alarm|light|lights|power|server|heating)$",
    re.I,
)
_WORTHLESS = re.compile(
    r"\b(?:that|which|who|what|whatever|replaces?|replaced|this|these|those|is|are|was|were|it|they|we|you|will|must|may|can|has|have|had|not|if|when)\b",
    re.I,
)
_NO_BEGIN = re.compile(
    r"^(?:by|in|on|at|for|with|from|to|of|as|after|before|until|into|out|up|down|old|new|previous|former|first|last|next|same|other|all|no|"
    r"only|more|please|use|see|both)\b",
    re.I,
)
LEAST_NAME = 4
"""Letters of a name: shorter ones are found by chance."""


def renamings(text: str) -> Iterator[Renaming]:
    """The names that a text says were given up, with the sentences that say so."""
    done = 0
    lower = lowered(text)
    for hint in sorted(at for word in _NAMING_WORDS for at in occurrences(word, lower)):
        if hint < done or not _NAMING.search(text, max(0, hint - 30), hint + 100):
            continue
        start, end = sentence_at(text, hint, hint + 1)
        sentence = text[start:end]
        for form in _FORMS:
            match = form.search(sentence)
            if match is None:
                continue
            old, new = _name(match["old"]), _name(match.groupdict().get("new") or "")
            if new and _is_cut(old, new, sentence[match.end("new") :]):
                break
            if form.pattern == _FORMERLY_NAMED and not (new := _one_name(new, text)):
                break
            if _is_name(old) and (not new or (_WORTHLESS.search(new) is None and old.casefold() not in new.casefold())):
                yield Renaming(old, new, start, end)
                done = end
            break


def _is_cut(old: str, new: str, after: str) -> bool:
    """Whether a new name goes on behind what was read of it: "Web Mail is now known as Mail on the web"."""
    return _GOES_ON.match(after) is not None and set(new.casefold().split()) <= set(old.casefold().split())


_GOES_ON = re.compile(r"\s+(?:on|in|at|for|of|by|to|from)\s", re.I)


def _one_name(said: str, text: str) -> str:
    """The name that ends where "formerly" begins, without the words before it; "" where it cannot be told.

    "Trust and Safety" is one name and "Mail and Chat" are two: what stands elsewhere in the text without the other one decides.
    """
    name = _OPENING.sub("", said)
    _, joint, last = name.rpartition(" and ")
    if not joint:
        return name
    whole, alone = len(re.findall(rf"\b{re.escape(name)}\b", text)), len(re.findall(rf"\b{re.escape(last)}\b", text))
    if whole > 1 and whole == alone:
        return name
    return last if alone > whole else ""


def _name(said: str) -> str:
    return re.sub(r"^(?:the|our|a|an)\s+", "", " ".join(said.split()).strip("\"“”„«»'‘’*_`.,;:() "), flags=re.I)


def _is_name(name: str) -> bool:
    if len(name) < LEAST_NAME or _WORTHLESS.search(name) or _NO_BEGIN.match(name):
        return False
    return not (" " not in name and _NO_NAME.match(name)) and not re.fullmatch(r"(?i)(?:v|version)?\s*[\d.]+", name)


# -------------------------------------------------------------------------------------------------- versions

VERSION = r"\d{1,4}(?:\.\d{1,4}){0,3}"
_V = rf"(?:v\.?\s?|versions?\s+|release\s+|edition\s+)(?P<version>{VERSION})"
_GONE = (
    r"(?:retired|switched\s+off|shut\s+down|turned\s+off|discontinued|withdrawn|decommissioned|phased\s+out|removed|sunset|deprecated|"
    r"no\s+longer\s+(?:supported|available|served|maintained|offered|accepted|answered|valid|in\s+use|used)|out\s+of\s+(?:support|service|use)|"
    r"(?:at\s+)?(?:the\s+)?end\s+of\s+(?:life|support)|superseded|replaced|gone|dead|unsupported)"
)
_STOPPED = (
    r"(?:stopped\s+(?:working|answering|being\s+served)|reached\s+(?:its\s+)?end\s+of\s+(?:life|support)|ceased\s+to\s+\w+|"
    r"no\s+longer\s+(?:works?|answers?))"
)
_SUBJECT = r"(?P<subject>[\w-]+(?:\s+[\w-]+){0,2}?)"
_OF = rf"(?:\s+of\s+(?:the\s+|our\s+)?{_SUBJECT.replace('subject', 'of')})?"
_ENDINGS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # API v2 was switched off. Version 1 of the importer has been retired. Version 2 stopped answering.
        rf"(?:\b{_SUBJECT}[\s,(]+)?\b{_V}\)?{_OF}\s+(?:(?:was|were|is|are|has\s+been|have\s+been)\s+(?:now\s+|finally\s+|already\s+)?{_GONE}|{_STOPPED})\b",
        # We switched off API v2.
        rf"\bwe\s+(?:have\s+|finally\s+)*(?:retired|switched\s+off|shut\s+down|turned\s+off|discontinued|withdrew|decommissioned|removed)\s+(?:the\s+|our\s+)?"
        rf"(?:{_SUBJECT}[\s,(]+)?{_V}{_OF}(?=\W|$)",
    )
)
_BELOW = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # Versions before 4.10 are no longer supported. Anything older than 3 is out of support.
        rf"\b(?:versions?|releases?|anything|everything|whatever\s+is)\s+(?:of\s+(?:the\s+|our\s+)?{_SUBJECT}\s+)?(?:before|below|older\s+than|earlier\s+than|prior\s+to|lower\s+than)\s+"
        rf"(?:version\s+|v\.?\s?)?(?P<version>{VERSION})\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+(?:now\s+)?{_GONE}|{_STOPPED})\b",
        # Only version 3 of the API is supported.
        rf"\bonly\s+(?:{_SUBJECT}\s+)?{_V}{_OF}\s+(?:is|are)\s+(?:\w+\s+)?(?:alive|supported|served|in\s+use|available|maintained|valid|left|current|accepted)\b",
        # This is version 3 of the matrix and takes the place of every earlier one.
        rf"\b(?:this\s+is\s+|it\s+is\s+)?{_V}{_OF}\b[^.;]{{0,40}}?\b(?:replaces?|supersedes?|takes?\s+the\s+place\s+of|makes?)\s+"
        r"(?:all|every|any|the)\s+(?:earlier|previous|older|former|prior)\s+(?:ones?|versions?|editions?|releases?)\b",
    )
)
_SUPPORTED = re.compile(
    rf"\b(?:we\s+support|supported\s+(?:is|are)|support\s+(?:is\s+given\s+)?for)\s+(?:only\s+)?(?:version\s+|v\.?\s?)?(?P<version>{VERSION})\s+and\s+the\s+"
    r"(?P<count>one|two|three|four|five|\d)?\s*(?:previous\s+|preceding\s+|last\s+)?(?:versions?|releases?)(?:\s+(?:before(?:\s+it|\s+that)?|preceding\s+it))?\b",
    re.I,
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_VERSION_HINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"v\.? ?\d",
        r"V\.? ?\d",
        r"ersions?\s\d",
        r"elease\s\d",
        r"dition\s\d",
        r"upport(?:ed)?\s(?:is\s|are\s|only\s|for\s)?\d",
        r"before\s\d",
        r"below\s\d",
        r"than\s\d",
        r"prior\sto\s\d",
    )
)
"""Several plain patterns, because one with alternatives takes far longer over a long text."""

_OVER = re.compile(
    rf"\b(?:{_GONE}|{_STOPPED}|withdrew|only|(?:replaces?|supersedes?|takes?\s+the\s+place\s+of|makes?)\s+(?:all|every|any|the)\b|"
    r"versions?\s+(?:before|preceding)|(?:previous|preceding|last)\s+(?:versions?|releases?))\b",
    re.I,
)
_TO_COME = re.compile(r"\b(?:will|would|shall|going\s+to|planned|scheduled|if|unless|example)\b", re.I)
_NO_SUBJECT = frozenset(
    "the a an our this that and or of in on as if when while because since for with from to old new former previous only page "
    "its their your is are was were be".split()
)


def ended_versions(text: str) -> Iterator[Ended]:
    """The versions that a text says were given up, with the sentences that say so."""
    done = 0
    for hint in sorted(match.start() for pattern in _VERSION_HINTS for match in pattern.finditer(text)):
        if hint < done:
            continue
        start, end = sentence_at(text, hint, hint + 1)
        sentence, done = text[start:end], end
        if not _OVER.search(sentence) or _TO_COME.search(sentence):
            continue
        yield from _ended_in(sentence, start, end)


def _ended_in(sentence: str, start: int, end: int) -> Iterator[Ended]:
    supported = _SUPPORTED.search(sentence)
    if supported:
        version = version_of(supported["version"])
        count = supported["count"] or "1"
        lowest = version[-1] - (_COUNTS.get(count.casefold()) or int(count))
        if lowest >= 0:
            yield Ended("", (), (*version[:-1], lowest), start, end)
        return
    for pattern in _BELOW:
        if match := pattern.search(sentence):
            yield Ended(_subject(match), (), version_of(match["version"]), start, end)
            return
    for pattern in _ENDINGS:
        for match in pattern.finditer(sentence):
            yield Ended(_subject(match), (version_of(match["version"]),), None, start, end)


def _subject(match: re.Match[str]) -> str:
    groups = match.groupdict()
    said = groups.get("of") or groups.get("subject") or ""
    words = said.split()
    while words and words[0].casefold() in _NO_SUBJECT:
        words.pop(0)
    # What stands before the last function word belongs to another phrase: "programs that call API v2".
    for index in range(len(words) - 1, -1, -1):
        if words[index].casefold() in _NO_SUBJECT:
            words = words[index + 1 :]
            break
    return " ".join(words)


def version_of(said: str) -> tuple[int, ...]:
    """The numbers of a version; 2 and 2.0 are one, so zeros at the end are left out."""
    numbers = [int(part) for part in said.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


_NAMED_VERSION = re.compile(
    rf"(?:^|[\s_(,.-])(?:v\.?[\s_-]?|ver(?:sion)?[\s._-]*|release[\s_-]*|edition[\s_-]*)(?P<version>{VERSION})(?=$|[\s_),.:-])",
    re.I,
)
_DOTTED_VERSION = re.compile(r"(?:^|[\s_-])(?P<version>\d{1,3}(?:\.\d{1,3}){1,3})(?=$|[\s_),:-])")


def versions_in_name(name: str) -> tuple[tuple[int, ...], ...]:
    """The versions that a title or a file name without suffix names."""
    found = [version_of(match["version"]) for match in _NAMED_VERSION.finditer(name)]
    found += [version_of(match["version"]) for match in _DOTTED_VERSION.finditer(name)]
    return tuple(dict.fromkeys(found))


def without_versions(name: str) -> str:
    """A title or a file name without the versions in it."""
    return _DOTTED_VERSION.sub(" ", _NAMED_VERSION.sub(" ", name))
