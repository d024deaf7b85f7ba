"""Numbers that only name something: versions, steps, sections, status codes, models, plan tiers, years, enumerators.

Such a number is no value: "Pi 4" and "Pi 5" do not contradict each other.
"""

from __future__ import annotations

import re

from kbaudit.facts.word_lists import words

__all__ = ["MONTHS", "names_something", "names_when_counted"]

_NAMING = frozenset(
    words(
        """
        version versions v ver vers release releases build rev revision step steps section sections sec § article
        articles art chapter chapters ch page pages p pp figure figures fig table tables appendix annex exhibit
        attachment schedule item items no nr nos number numbers num # line lines row rows column columns col tier
        level levels phase stage part vol volume issue room floor building suite apt apartment gate exit highway
        route bus port ports error errors code codes status http https iso rfc iec nist soc pci tls ssl form rule
        rules clause paragraph para question q option choice id ids ticket case invoice account reference ref pin
        zip postcode postal box model type class grade category wave day week month year quarter fy season slide
        lesson module exercise example note footnote python java php windows android ios macos ubuntu office
        microsoft iphone ipad galaxy pixel internet explorer node angular react vue dotnet django rails postgres
        postgresql mysql drupal wordpress usb hdmi wifi bluetooth ipv layer ring dns covid web html css unicode
        title chapter subsection subpart regulation directive act law amendment extension ext track scenario method
        approach schritt abschnitt kapitel seite artikel stufe nummer zeile étape section chapitre page article
        numéro paso sección capítulo página artículo número passo seção
        """
    )
)
_UNITED = frozenset(("day", "week", "month", "year", "quarter", "hour", "minute"))
MONTHS = frozenset(
    words(
        """
        january february march april june july august september october november december jan feb mar apr jun jul
        aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin
        juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro
        dezembro
        """
    )
)
_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)(\.?)[\s\u00a0]{0,2}$")
_STATUS_NOUNS = frozenset(
    words(
        """
        error errors response responses status statuses code codes page redirect redirects
        """
    )
)
FIRST_YEAR, LAST_YEAR = 1900, 2099

_STARTERS = frozenset(
    words(
        """
        a about above accept add after all allow allowed allows an and another any approximately are around ask at
        attach be before below between book both bring but buy by call can change check choose collect compare
        complete contact contains contain copy create default delete deliver does download during each earn either
        email enable enter every exactly expect fill first five find for from get give has have here hold if in
        include includes includng is its just keep last leave limit maximum max make may minimum min most move must
        need no not of offer offers on once only open or order our out over own pay per pick place please print
        provide provides publish receive record remove reply request require required requires respond retry return
        review run save schedule see select send set should show since some spend start stay store submit supply
        support supports take test than that the their then there these they this those through to top total track
        transfer try two type under until up upload use using usually via view visit wait we when where which while
        will with within without work write you your
        """
    )
)


def names_something(text: str, start: int, end: int, floor: int) -> bool:
    """Whether the number at `text[start:end]` names something by the word or the sign before it."""
    if start > floor and text[start - 1] in "#§№":
        return True
    match = _BEFORE.search(text, max(floor, start - 18), start)
    if match is None:
        return start > 1 and text[start - 2 : start] in ("# ", "§ ", "№ ")
    word = match[1].casefold()
    if word in _UNITED:
        # "Day 1", "Year 2" name; "a day 5 times" does not.
        return match[1][0].isupper() or match.start() == floor
    if word == "no" and not match[2]:
        return False
    if word in MONTHS:
        return match[1][0].isupper() and "." not in text[start:end]
    return word in _NAMING and not (
        word
        in (
            "items",
            "pages",
            "rows",
            "lines",
            "columns",
            "errors",
            "steps",
            "type",
            "note",
            "form",
            "order",
            "limit",
            "case",
        )
        and match[1].islower()
        and word not in ("type",)
        and _lists(text, start)
    )


def _lists(text: str, start: int) -> bool:
    """Whether a colon or a dash parts the number from the word, as in a list of amounts."""
    return text[start - 1] in ":–—"


def names_when_counted(text: str, start: int, end: int, value: float, noun: str, floor: int) -> bool:
    """Whether a number before a plain noun is part of a name or a label instead of its count: "Windows 10 devices"."""
    written = text[start:end]
    if written[:1].islower():
        return False  # "give Anna three keys": a name that ends in a number word has it with a capital
    if written.isdigit():
        if len(written) == 4 and FIRST_YEAR <= value <= LAST_YEAR and value != 2000:
            return True
        if len(written) == 3 and 100 <= value < 600 and noun in _STATUS_NOUNS:
            return True
        if written[0] == "0" and len(written) > 1:
            return True
    if written.lower() in ("401k", "403b"):
        return True
    match = _BEFORE.search(text, max(floor, start - 18), start)
    if match is None or not match[1][0].isupper() or match[2]:
        return False
    if match[1].casefold() in _STARTERS:
        return False
    head = text[floor : match.start()].rstrip()
    # A capital at the beginning of a sentence says nothing, unless it is not the only one.
    begins = not head or head[-1] in ".!?:;•|-–—*\n("
    return not begins or (match[1].isupper() and len(match[1]) > 1) or (begins and _is_product(match[1]))


_PRODUCTS = frozenset(
    words(
        """
        windows office microsoft exchange sharepoint outlook android iphone ipad chrome firefox python java node php
        ubuntu debian macos ios
        """
    )
)


def _is_product(word: str) -> bool:
    return word.casefold() in _PRODUCTS
