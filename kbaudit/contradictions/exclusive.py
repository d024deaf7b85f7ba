"""Who or what alone is meant, and what is open to more than one: "for the sole use of", "by all in common", "and no other".

Most sentences with "only" limit something; that another statement is open to more contradicts it only where it says so by words of
its own, or names what alone is meant beside something else: "accepts CSV and no other format", "load CSV, JSON or Parquet files".
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kbaudit.contradictions.settled_matters import Matter, Pole, Settled, Way
from kbaudit.contradictions.words import bag
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["HINT", "exclusive", "open_to_more"]

HINT = hint(
    "only solely sole alone exclusively exclusive confined restricted limited reserved other others further else closed none nothing "
    "whatever whichever whoever whomever whosoever whomsoever wherever however regardless irrespective matter anyone anybody everyone everybody open alike common "
    "shared share communal alongside just likewise nonexclusive public third choice same anywhere additional more another any"
)
_NUMBER = (
    r"(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|some\b|few\b|half\b)"
)
_OFFICE = r"(?:right|use|licen[cs]e|authority|discretion|remedy|distributor|agent|supplier|provider|representative|responsibility|power|channel|way|means|method|contact|point|place|ground|purpose|signatory|holder|owner|source|competence|jurisdiction|territory|access|property|benefit|basis)"
_BEHIND = alternatives(
    rf"\bfor (?:the )?(?:sole|exclusive|private|personal) (?:use|benefit|enjoyment) of\b|(?<!not )(?<!n['’]t )(?<!never )\b(?:confined|restricted|reserved) (?:exclusively |solely |strictly |only )?(?:to|for)\b|(?<!not )(?<!n['’]t )\blimited (?:exclusively |solely |strictly )?to(?! {_NUMBER})\b|"
    rf"\b(?:none|nobody|no[ -]one|nothing) (?:but|except|other than|apart from|besides)\b|\bclosed to (?:all|everyone|everybody|anyone) (?:but|except)\b|(?<!not )(?<!n['’]t )(?<!and )\b(?:exclusively|solely) (?:for|to|by|in|with|at|from|through|on|via)\b|\b(?:exclusive|private) to\b|"
    rf"(?<!not )(?<!n['’]t )(?<!if )(?<!the )\bonly(?! (?:if|when|once|after|until|then|partly|recently|ever|about|{_NUMBER}))\b(?! *(?:$|[.,;:)]))"
)
"""What alone is meant stands behind these words."""
_BEFORE = alternatives(
    r"\b(?:and|or|,|but) (?:to |by |in |for |with |at |from |on |through )?no (?:other|others|further)\b|\b(?:and |but )?(?:to |by |for |with |from )?(?:nobody|no[ -]one|nothing|nowhere|none) else\b|\bin no other (?:way|manner|form)\b|\bto the exclusion of\b|"
    r"(?:,? and )?(?:\bfor |\bto |\bby )?\b(?:him|her|them|it|us|you|hers|his|theirs) alone\b|(?<!not )(?<!n['’]t )(?<!leave )(?<!left )\balone (?=(?:may|can|shall|must|will|has|have|is|are|decides?|approves?|grants?|signs?|pays?|holds?|owns?|bears?|sets?|determines?|chooses?|appoints?)\b)|(?<!leave )(?<!left )(?<!let )\balone(?=\W*$|[,;.])|(?<!not )(?<!n['’]t )\b(?:only|exclusively|solely)(?=\W*$|[,;.])|\w+-only\b"
)
"""What alone is meant stands before these."""
_OFFICES = re.compile(
    rf"\b(?:sole|exclusive)(?: and (?:sole|exclusive|final))?(?: \w+)? {_OFFICE}s?\b|\b(?:only|one and only) (?:person|body|office|department|one|place|way|channel|route|method|means|format|language|supplier|distributor|bank|account|officer|party)\b"
)
_OPEN = alternatives(
    r"\bof whatever (?:\w+)|\bwhatever (?:your|their|his|her|its|the|our) \w+|\b(?:whatever|whichever|whoever|whomever|wherever|however)(?: \w+)? (?:you|they|he|she|it|suits?|we)\b|\bwho(?:m?so)?ever\b|\bno matter (?:what|which|who|whose|where|how|whether)\b|\b(?:regardless|irrespective) of\b|"
    r"\b(?:open|available|granted|offered) to (?:all|any|every|everyone|everybody|anyone|anybody|both|others|the public)\b|\b(?:anyone|anybody|everyone|everybody)(?: else)? (?:may|can|is|who|with|in|at|on)\b|\bfor (?:all|everyone|everybody|anyone|anybody)(?=\W*$|[,;.])|\b(?:by|to) (?:everyone|everybody|anyone|anybody)\b(?! but\b| except\b)|"
    r"(?<!and )\balike\b|\bin common\b|\b(?:is|are|be|being) shared (?:by|between|among|amongst|with)\b|\bshare in\b|\bcommunal\b|\balongside (?:the|our|its|their|his|her|your)\b|\bnot (?:just|only|merely|exclusively|solely|limited to|restricted to|confined to|reserved for|confined)\b|\bnon-?exclusive\b|\bnot exclusive\b|"
    r"\bjust (?:as|like) (?!(?:soon|well|much|many|before|after|if|when)\b)|\b(?:in the same way|on the same (?:terms|footing|basis)) as\b|\bof (?:your|their|his|her) (?:own )?choice\b|\bany (?:\w+ ){1,3}(?:you|they|he|she|it) (?:likes?|chooses?|wish(?:es)?|pleases?|wants?|names?|nominates?|prefers?)\b|\b(?:appoint|engage|use|employ|hire|instruct|admit|license|supply|choose|add|invite|grant|name|authori[sz]e|accept) (?:any )?(?:others?|further|additional|more|another)\b(?: \w+)?|"
    r"\b(?:to|for|by|with) others(?: as well| too)?\b|\band (?:any|all|some) other\b(?! applicable)|\ball the same\b|\bthe (?:general )?public (?:may|can|is|are|has|have)\b|\bmembers of the public\b|\b(?:to|by|for) (?:the (?:general )?public|third parties)\b|\bfrom (?:all over|anywhere)\b|\bany(?:where|thing|body|one)(?: else)? (?:you|they) (?:like|want|wish|please)\b"
)
"""Somebody or something else is meant as well."""
_ONE_OF_THEM = r"(?:any|every|each|either)(?: of)?(?: the| our| its| their| your)? (?P<part>(?:(?!times?\b|days?\b|years?\b|ages?\b|nights?\b|weeks?\b|months?\b|case\b|event\b|way\b|kind\b|same\b|may\b|can\b|is\b|of\b|in\b|on\b|at\b|to\b|by\b|for\b|with\b|must\b|shall\b|will\b|has\b|other\b)[\w'’-]+ ?){1,3}?)"
_ANY = (
    re.compile(
        rf"(?:^\W*|[.,;:] ){_ONE_OF_THEM}(?:of [\w'’ -]{{2,30}}?)?(?:, however \w+, )?(?=\b(?:may|can|is (?:allowed|free|welcome|entitled)|has|gets?|receives?|shares?|uses?)\b)"
    ),
    re.compile(
        rf"\b(?:by|to|for|from|with|in|through|at|via|of) {_ONE_OF_THEM}(?=\b(?:of|in|who|that|which)\b|[.,;:]|\s*$)"
    ),
    re.compile(
        r"\b(?P<part>other (?:\w+ )?(?:part(?:y|ies)|persons?|people|compan(?:y|ies)|firms?|suppliers?|customers?|buyers?|providers?|agents?|bidders?|banks?|purposes?|means|formats?|languages?|uses?|clients?))\b"
    ),
    re.compile(
        r"\b(?P<part>anybody|anyone|everybody|everyone|others|strangers|outsiders|outside \w+)\b(?! but\b| except\b| else['’]s\b)"
    ),
)
_AS_WELL = re.compile(
    r"\b(?:also|as well(?! as)|too|in addition(?: to)?|besides)\b(?! (?:many|much|late|early|long|little|few))"
)
_ITEM = r"(?:(?:by|in|to|on|with|from|at|for|through|via|the|an?|their|its|his|her|your|our) )*[\w'’.-]+(?: (?!or\b|and\b|is\b|are\b|may\b|can\b|must\b|with\b|to\b|in\b|on\b|at\b|for\b|by\b|from\b|of\b|,)[\w'’-]+)?"
_LIST = re.compile(rf"(?:{_ITEM}, ){{0,6}}{_ITEM},? (?:or|and|as well as|and/or|or else) {_ITEM}")
_BETWEEN = re.compile(r", | (?:or else|or|and/or|and|as well as) |,? (?:or|and) ")
_BEYOND = re.compile(
    r"\b(?:other than|apart from|besides|beside|below|outside(?: of)?|beyond|elsewhere than|non-)\s*(?P<part>[^,;.:()]{2,40})"
)
_CLAUSE_ENDS = re.compile(r"[,;.:()!?]|\b(?:but|which|who|that|if|when|unless|because)\b")
_VERB = re.compile(
    r"\b(?:may|can|shall|must|will|has|have|is|are|be|does|do|gets?|goes|go|belongs? to|accepts?|takes?|needs?|uses?|decides?|approves?|signs?|grants?)\b"
)
_PLACED = re.compile(
    r"\b(?:to|by|in|for|with|at|from|on|through|via|of|as|is|are|be|accepts?|takes?|needs?|belongs)\b ?"
)
_OTHER = bag("other another")
_NO_ITEM = re.compile(r"\d|\b(?:no|not|never|nor|between)\b")
LONGEST = 140
"""Letters of a sentence at most in which a list, or any of a kind, is taken for what the whole sentence says."""


def exclusive(text: str) -> Iterator[Settled]:
    """Where a sentence says that somebody or something alone is meant, or that others are as well."""
    letters = small(text)
    opened = _OPEN.search(letters)
    alone = [] if opened else list(_alone(letters))
    if alone:
        yield alone[0]
        return
    if opened:
        yield Settled(Matter.HOLDER, Pole.NO, opened.span())
        return


@lru_cache(maxsize=4096)
def open_to_more(text: str) -> tuple[Settled, ...]:
    """Whom or what a short sentence names beside each other, as any of a kind, or as what something else is not.

    Asked only where the other statement means somebody or something alone.
    """
    return tuple(_more(text)) if len(text) <= LONGEST else ()


def _more(text: str) -> Iterator[Settled]:
    letters = small(text)
    for pattern in _ANY:
        for match in pattern.finditer(letters):
            yield Settled(Matter.HOLDER, Pole.NO, match.span(), bag(match["part"]) - _OTHER, strong=False, way=Way.ANY)
    as_well = _AS_WELL.search(letters)
    if as_well:
        yield Settled(Matter.HOLDER, Pole.NO, as_well.span(), strong=False)
    for match in _LIST.finditer(letters):
        items = tuple(bag(item) for item in _BETWEEN.split(match[0]))
        if all(items) and not _NO_ITEM.search(match[0]):
            yield Settled(Matter.HOLDER, Pole.NO, match.span(), frozenset().union(*items), False, Way.LISTED, items)
    for match in _BEYOND.finditer(letters):
        yield Settled(Matter.HOLDER, Pole.NO, match.span(), bag(match["part"]), strong=False, way=Way.BEYOND)


def _alone(letters: str) -> Iterator[Settled]:
    """What alone is meant, behind or before the words that say so."""
    before = _BEFORE.search(letters)
    if before:
        start = max((match.end() for match in _CLAUSE_ENDS.finditer(letters, 0, before.start())), default=0)
        start = max((match.end() for match in _PLACED.finditer(letters, start, before.start())), default=start)
        part = bag(letters[start : before.start()]) or bag(before[0].removesuffix("-only"))
        yield Settled(Matter.HOLDER, Pole.YES, before.span(), part)
    behind = _BEHIND.search(letters)
    if behind:
        ending = _CLAUSE_ENDS.search(letters, behind.end()) or re.search(r"$", letters)
        verb = _VERB.search(letters, behind.end() + 1, ending.start() if ending else len(letters))
        stop = verb.start() if verb else ending.start() if ending else len(letters)
        yield Settled(Matter.HOLDER, Pole.YES, behind.span(), bag(letters[behind.end() : stop]))
    office = _OFFICES.search(letters)
    if office:
        yield Settled(Matter.HOLDER, Pole.YES, office.span(), bag(letters[: office.start()]))
