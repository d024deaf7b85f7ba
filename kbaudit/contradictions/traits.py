"""What kind of statement a sentence is: a record of the past, an example, a quotation, a formula, a word about its own page."""

# ruff: noqa: E501 - the lists and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kbaudit.facts.conditions import AT_WILL, UNDER_ITS_TERMS
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import words_in
from kbaudit.model import BlockKind

__all__ = ["OUTDATED_PAGE", "makes_exception", "place_traits", "traits_of"]

OUTDATED_PAGE = "outdated page"
"""The trait of a statement whose page is marked as outdated in its metadata, and served all the same."""

_PAST = re.compile(
    r"\b(?:until|before|prior to|up to|through|till)\s+(?:(?:the end of|early|late|mid)\s*-?\s*)?(?:\w+\s+){0,2}(?:19|20)\d\d\b"
    r"|\b(?:formerly|previously|used to (?!be (?:able|considered))|(?<!will )no longer(?! than)|historically|in the past|at (?:the|that) time(?! (?:of(?! (?:writing|publication|going to press))|that|when|you)\b)|back then|"
    r"before th(?:is|at) change|old(?:er)? (?:rule|policy|version|price|rate|limit|value|format)s?|was (?:then )?(?:changed|raised|lowered|reduced|"
    r"increased|extended|replaced|shortened)|has (?:since )?(?:been )?(?:changed|risen|increased|decreased)|a different rule applied|"
    r"(?:was|were) discontinued|changed from|(?:raised|lowered|reduced|increased|extended|bumped) from|instead of the (?:old|previous))\b"
)
_NARRATED = re.compile(
    r"\b(?:in|during|on|since|by)\s+(?:(?:early|late|mid|fiscal year|fy|q[1-4]|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|fall|winter)[\s,-]*)?(?:\d{1,2},?\s+)?(?:19|20)\d\d\b[^.]*\b(?:was|were|had|did|saw|reached|launched|"
    r"announced|introduced|reported|signed|began|ended|raised|grew|published)\b"
    r"|\b(?:was|were|had|launched|announced|introduced|reported|signed|founded|opened|closed|discontinued|completed|executed|published|"
    r"issued|released)\b[^.]*\b(?:in|on|since|during|ended|by)\s+(?:\w+\s+)?(?:\d{1,2},?\s+)?(?:19|20)\d\d\b"
    r"|\b(?:over|during|in|for)\s+the\s+(?:next|following|ensuing|subsequent|first)\s+(?:(?:few|several|[a-z]+|\d+)\s+)?(?:months|years|decades|centuries),?\s[^.]*\bwould\s+(?!like|be\s+(?:able|happy))[a-z]+"
)
_IN_TIMES = ("19", "20", "would")
"""Of these one stands in all that is narrated: a year, or what came to be later."""
_SAMPLE = (
    r"sample(?=\W+(?:(?!(?:and|are|as|at|be|by|for|from|has|in|is|must|of|on|or|per|shall|should|to|under|was|with)\b)[a-z-]+ ){0,2}(?:agenda|answer|app|application|budget|calculation|calendar|chart|clause|code|config\w*|contract|data|"
    r"document|email|file|form|input|invoice|itinerary|letter|log|menu|message|output|page|plan|policy|problem|project|quer(?:y|ies)|"
    r"question|report|request|response|result|schedule|script|statement|syllabus|table|template|text|timeline|value|wording)s?\b)"
)
"""A sample of a text; that of a product is a thing: "every sample furnished"."""
_EXAMPLE = re.compile(
    rf"\b(?:for example|for instance|e\.g|example|suppose|imagine|let['’]s say|say you|hypothetical|{_SAMPLE}|scenario|might involve|"
    r"would look like|as an illustration)\b|^\W*(?:therefore|thus|hence|today|in this case|in that case|so you)\b"
)
_SELF = re.compile(
    r"\b(?:this|these|the present|said)\s+(?:\w+\s+){0,2}?(?:polic(?:y|ies)|instruction|directive|agreement|document|page|article|section|notice|statement|"
    r"guide|manual|handbook|addendum|amendment|release|version|update|service|program(?:me)?|feature|plugin|module|command|parameter|option|setting|"
    r"step|patch|field|table|form|plan|terms|offer|promotion|course|class|workshop|event|contract|clause|issue|example|chart|report|study|"
    r"value|limit|number|property|attribute|threshold|interval|timeout|default|product|tool|method|role|team|office|site|job|position|benefit|leave|fund|account type|record|template|checklist|survey|order|appendix|annex|schedule)\b"
)
_TIMES_ITS_PAGE = re.compile(
    r"(?i)^\W*(?:(?:estimated|expected|approximate|average) )?(?:time (?:to (?:complete|finish|read)(?: (?:this|each|the) \w+)?|required|needed)|reading time|completion time)\s*:"
)
"""A label that says how long its own page takes: "Estimated time to complete: 5 minutes"."""

_FORMULA = re.compile(
    r"\d\s*[*×x÷/+]\s*\d.*=|=\s*[$€£]?\d|\d\s*[*×]\s*\d|\d\s*[*×]\s+\w+|\*\s*\d|\w\s+[x×]\s+\d|\|\s*minus:|<=|>=|==|\w\(\w*\)\s*[;{]"
)
_SIGNS_OF_FORMULAS = ("*", "×", "÷", "=", ";", "{", "minus:")
_LABELLED = re.compile(
    r"^(?!.*\d\s*[x×*]\s)\W*[^\W\d_][^\W_]*(?:[ /&'’(),%-]+[^\W_]+)*\)?(?:: [^\W_][^\W\d_ ]*(?:[ -][^\W\d_]+){0,3})?(?<=[^\W\d_]{3}) = [$€£]?\d[\d.,]*(?: ?[%°]?[^\W_]*(?:[/()][^\W_]*)*){0,3}\.?$"
)
"""A label with its value, as on a sheet of settings: "Quota for staff = 50 GB"; a name in one word_with_underscores is code."""
_CODE = re.compile(
    r"\d\d:\d\d:\d\d[.,+]|\b\w+\.(?:WARNING|ERROR|INFO|DEBUG)\b|\{[%{]|[%}]\}|(?:^|\s)--?[a-z][\w-]+[= ]|[;{}]\s*$|\w+=\S+\s+\w+=\S+|\bsudo\b|\$\(|</\w+>|^\s*[\w.-]+/[\w./-]+\s*$|::\s|\bcurl\b|=>|&&|\\n"
)
_SIGNS_OF_CODE = (
    ":",
    ";",
    "{",
    "}",
    "=",
    "/",
    "$(",
    "&&",
    "\\n",
    "sudo",
    "curl",
    ".WARNING",
    ".ERROR",
    ".INFO",
    ".DEBUG",
)
_DASHED = re.compile(r"(?:^|\s)-")
"""Of these one stands in all code that is told as such."""
_OVERRIDE = re.compile(
    r"\b(?:notwithstanding|except(?:ion)?s?|excepting|unless|other than|apart from|excluding|in contrast|by contrast|on the other hand|provided that|"
    rf"(?:so|as) long as{AT_WILL}|subject to{UNDER_ITS_TERMS}|to the extent|only (?:if|when|for|in|with|after|where|upon)|solely|deemed|(?:not|never) considered|for purposes of|"
    r"in (?:some|certain|rare|special|exceptional|limited) (?:cases|circumstances|situations|instances)|depending on|regardless|instead(?!\W*$)|alternatively|"
    r"(?<!\bor )otherwise|but not|not (?:subject to|restricted by)|exempt|excluded|override|opt out|waive[ds]?|upon (?:written )?(?:request|notice)|"
    r"may (?:also )?(?:request|decline|choose|elect|opt|apply for|ask))\b"
)
_CHANGE = re.compile(
    r"\b(?:effective|starting|beginning|from|as of|with effect from|commencing)\s+(?:\w+\s+){0,6}?(?:(?:19|20)\d\d|january|february|march|april|june|july|"
    r"august|september|october|november|december)\b|\b(?:will (?:change|be (?:changed|raised|increased|reduced|replaced))|going forward|from now on)\b"
)
_RECORD_PLACE = re.compile(
    r"(?:^|[\W_])(?:change[-_ ]?logs?|release[-_ ]?notes?|releases|what['’]?s[-_ ]new|(?<!good[-_ ])news(?:letters?)?|_?posts|blog|(?<!phone[-_ ])(?<!voice[-_ ])(?<!ivr[-_ ])(?<!recorded[-_ ])(?<!platform[-_ ])announcements?|archived|archives?(?![\W_]+(?:an?|the|your|this|it|manual|policy|guide|rules)(?:[\W_]|$))|"
    r"past[-_ ](?:events|meetings)|(?<!\w[-_ ])minutes(?! or\b)|(?:meetings?|board|committee|council|assembly|session|team|staff|weekly|monthly)[-_ ]minutes|meeting[-_ ]notes|incidents?(?=/)|incident[-_ ]reports?|updates?[-_ ]log|bulletins?|press[-_ ]releases?|version[-_ ]history|"
    r"revision[-_ ]history|document[-_ ]history|upgrade[-_ ]notes|deprecated[-_ ]features|deprecation[-_ ]notices?|known[-_ ]issues|postmortems?|"
    r"retrospectives?(?![-_ ](?:applications?|approval|changes?|claims?|consent|cover|payments?|permission))|roadmap)(?:$|[\W_])",
    re.IGNORECASE,
)
_FORM_PLACE = re.compile(r"(?:^|[\W_])(?:templates?|checklists?|how[-_ ]to)(?:$|[\W_])", re.IGNORECASE)
"""A template of a record is none: it says how records are made."""
_WORDING_PLACE = re.compile(
    r"\b(?:macros?|canned (?:responses?|replies|answers)|saved (?:responses?|replies|answers)|snippets?|text modules?|phrase ?book|scripts?|"
    r"(?:reply|response|e-?mail|letter|message) templates?|standard (?:replies|answers|letters))\b",
    re.IGNORECASE,
)
"""A page of texts to send: what it quotes is what the house says."""
_EXAMPLE_PLACE = re.compile(
    r"\b(?:examples?|sample|scenario|case stud(?:y|ies)|worked|illustration|walk-?through|demo)\b", re.IGNORECASE
)
_OLD_PLACE = re.compile(
    r"\b(?:(?:old|former|previous|earlier|historical)\s+(?:\w+\s+)?(?:rules?|polic(?:y|ies)|versions?|prices?|rates?|limits?|values?|terms?|process|systems?)|superseded|"
    r"obsolete|until (?:19|20)\d\d|before (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_CHANGE_PLACE = re.compile(
    r"\b(?:what (?:is|will be) (?:new|changing)|what changes|coming (?:soon|next|changes)|planned changes|changes? (?:in|from|for) (?:19|20)\d\d|"
    r"upcoming(?=[^\w/]*(?:$|/)|(?:[ -]\w+){0,2} (?:adjustments?|amendments?|changes?|deprecations?|enhancements?|features?|fees?|improvements?|increases?|migrations?|"
    r"polic(?:y|ies)|prices?|pricing|rates?|reforms?|releases?|rules?|tariffs?|terms|updates?|upgrades?|versions?)(?=[^\w/]*(?:$|/)|\W+(?:and|for|from|in|of|on|to)\b)))\b",
    re.IGNORECASE,
)
"""What is upcoming changes a rule where it is a rule or a price itself: "upcoming fees", not "your upcoming trip"."""
_PRONOUN = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|however|usually|normally|typically|generally|therefore),?\s+)?"
    r"(?:(?:it|they|he|she|which)\b(?!\s+(?:is\s+)?(?:required|mandatory|possible|important|necessary)\b)|(?:this|that|these|those|both|such)\s+"
    r"(?:is|are|was|were|will|can|may|must|should|has|have|takes?|means?|applies|apply|includes?|does|do|costs?|lasts?|ensures?|allows?)\b)"
)
_EXPLETIVE = re.compile(r"^\W*it\s+(?:(?:can|may|will|should|usually|normally)\s+)?(?:takes?|costs?|is)\b")
_FRAGMENT = re.compile(
    r"(?i:^\W*(?:requires?|includes?|allows?|provides?|applies|valid|available|costs?|lasts?|expires?|contains?|supports?|up to|within|after|before|for|removed|"
    r"added|updated|effective|maximum|minimum|takes?|has|is|are|must|may|can|shall|will|and|or|but|with|at|from|to|in|on|between)\b)|^\W*[\da-z]",
)
_CARDINAL_LEAD = re.compile(r"^\s*(?:step\s+\d+|\d+[.)]|[a-z][.)])\s", re.IGNORECASE)


def traits_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> frozenset[str]:
    """The traits of one statement by its own words."""
    return frozenset(_traits(text, kind))


def makes_exception(text: str, but: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether a sentence makes an exception to a rule by other words than those at the spans `but`."""
    told = tuple(but)
    return any(
        not any(start < match.end() and match.start() < end for start, end in told)
        for match in _OVERRIDE.finditer(small(text))
    )


_DEFINED_TERM = re.compile(r"\s*[“\"][^“”\"]{2,40}[”\"]\s+(?!(?:means?|refers?|shall|is|are|has)\b)[a-z]")
"""A term in quotation marks of which the sentence says something: “Force Majeure” comprises any strike."""


def _traits(text: str, kind: BlockKind) -> Iterator[str]:
    letters = small(text)
    if _PAST.search(letters):
        yield "past"
    if any(part in letters for part in _IN_TIMES) and _NARRATED.search(letters):
        yield "narrated"
    if _EXAMPLE.search(letters):
        yield "example"
    if _SELF.search(letters) or _TIMES_ITS_PAGE.match(text):
        yield "self-reference"
    if _may_calculate(text) and _FORMULA.search(text) and not _LABELLED.match(text):
        yield "formula"
    if (any(sign in text for sign in _SIGNS_OF_CODE) or _DASHED.search(text)) and _CODE.search(text):
        yield "code"
    if _OVERRIDE.search(letters):
        yield "override"
    if _CHANGE.search(letters):
        yield "change"
    if kind is BlockKind.QUOTE or (text.lstrip().startswith(("“", '"')) and not _DEFINED_TERM.match(text)):
        yield "quotation"
    if text.rstrip().endswith("?"):
        yield "question"
    if text.rstrip().endswith(":"):
        yield "lead-in"
    if _PRONOUN.match(letters):
        yield "pronoun"
        if _EXPLETIVE.match(letters):
            yield "expletive"
    if _FRAGMENT.match(text):
        yield "fragment"
    if _CARDINAL_LEAD.match(text):
        yield "numbered"


def _may_calculate(text: str) -> bool:
    """Whether one of the signs stands in a text of which every formula has one."""
    return any(sign in text for sign in _SIGNS_OF_FORMULAS) or "x" in words_in(text)


@lru_cache(maxsize=8192)
def place_traits(path: str, title: str, heading: tuple[str, ...]) -> frozenset[str]:
    """The traits that a statement has from where it stands: among release notes or news, examples, or what is past."""
    found = set()
    named = " / ".join((title, *heading))
    if (_RECORD_PLACE.search(path) or _RECORD_PLACE.search(named)) and not _FORM_PLACE.search(f"{path} {title}"):
        found.add("record")
    if _EXAMPLE_PLACE.search(" / ".join(heading)):
        found.add("example")
    if _WORDING_PLACE.search(f"{title} / {path.replace('-', ' ').replace('_', ' ')}"):
        found.add("wording")
    if _OLD_PLACE.search(named):
        found.add("past")
    if _CHANGE_PLACE.search(named):
        found.add("change")
    return frozenset(found)
