"""The unit behind or before a number, and the rate's "per": what a number measures."""

from __future__ import annotations

import re
from typing import NamedTuple

from kbaudit.facts.currencies import currency_signs
from kbaudit.facts.nouns import singular
from kbaudit.facts.units import Unit, reads_across_space, unit_signs, unit_words
from kbaudit.facts.word_lists import words

__all__ = ["Measure", "currency_before", "magnitude_after", "per_occasion", "rate_after", "unit_after"]


class Measure(NamedTuple):
    """A unit and where its words end."""

    unit: Unit
    end: int


_SIGN = re.compile(
    r"(?P<gap>[\s\u00a0\u202f]{0,2}|-)(?P<sign>[A-Za-zµμ]+/[A-Za-z]+|[A-Z]{1,3}\$|[^\W\d_]{1,5}[²³2]?|"
    r"[%‰°℃℉″\"$€£¥₹₩₽₺₪₫₴₦₱฿₡₿₭][CF]?)(?![\w%]|(?<=t)[-'’])"
)
_WORDS = re.compile(r"(?:[\s\u00a0\u202f]{0,3}|\s?[-‐‑]\s?)([^\W\d_]+|[%‰])(?:\(s\)|\(n\))?")
_MORE = re.compile(r"[\s\u00a0-]{1,2}([^\W\d_]+)(?:\(s\))?")
_BRACKET = re.compile(r"\s?[(\[{<]\s?([^\W\d_]{1,5}|%)\s?[)\]}>]")
_OPTIONAL = re.compile(r"\s*\((business|working|calendar)\)\s*", re.I)
_HOUR = 3600.0
_LONGEST = 4


def unit_after(text: str, end: int) -> Measure | None:
    """The unit that stands behind a number ending at `end`, the longest phrase first."""
    character = text[end : end + 1]
    if not character:
        return None
    signs = unit_signs()
    match = _SIGN.match(text, end)
    if match and not _is_article(text, end):
        sign = match["sign"]
        if sign not in signs:
            sign = sign.partition("/")[0]
        glued = not match["gap"]
        if sign in signs and (
            not _is_plural_digit(text, end, sign)
            if glued or sign == '"'
            else match["gap"] != "-" and (reads_across_space(sign) or _closes(text, match))
        ):
            return Measure(signs[sign], match.start("sign") + len(sign))
    if character in "([{<" or (character == " " and text[end + 1 : end + 2] in "([{<"):
        bracket = _BRACKET.match(text, end)
        if bracket and bracket[1] in signs:
            return Measure(signs[bracket[1]], bracket.end())
        optional = _OPTIONAL.match(text, end)
        if optional is None:
            return None
        business = optional[1].lower() in ("business", "working")
        unit = _phrase(text, optional.end())
        if unit is not None and business and unit.unit in (unit_words()["day"], unit_words()["hour"]):
            return Measure(unit_words()["business day" if unit.unit.factor > _HOUR else "business hour"], unit.end)
        return unit
    return _phrase(text, end)


_CLAUSE_NUMBER = re.compile(r"\s*(?:§\s?)?\d+(?:\.\d+)*[.)]?")
_ARTICLE = re.compile(
    r" A (?=[a-z])(?!(?:adap|at|batter|break|cab|charg|circuit|connec|continuous|current|curve|drawn|fus|load|max|mains|or|"
    r"outlet|peak|per|plug|power|rat|relay|rms|slow|socket|suppl|switch|to|type|wall)\w*)"
)


def _is_article(text: str, end: int) -> bool:
    """Whether the number of a clause stands before an article, not before amperes: "2.1 A deposit is due", "13 A plugs"."""
    return _ARTICLE.match(text, end) is not None and _CLAUSE_NUMBER.fullmatch(text, 0, end) is not None


_LAST = re.compile(r"\s*(?:$|[.,;:)|]|(?:after|before|from|prior|at)\b)")
_ENDING = frozenset(("d", "s", "y"))


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether a letter parted from digits closes a clause, as a unit of time in a list of settings: "keep: 90 d"."""
    start = match.start("sign")
    if match["sign"] == "bar":
        return match["gap"] == " " and _is_pressure(text, match)
    return (
        match["sign"] in _ENDING
        and match["gap"] == " "
        and text[match.start() - 1].isdigit()
        and not (match.start() > 3 and text[match.start() - 4 : match.start()].isdigit())
        and _LAST.match(text, start + 1) is not None
    )


_TENTHS = re.compile(r"\d[.,]\d+$")
_PRESSED = re.compile(r"(?i)\b(?:pressur|boiler|tyre|tire|pump|inflat|gauge|compressor)")


def _is_pressure(text: str, match: re.Match[str]) -> bool:
    """Whether a bar is one of pressure: tenths of it are named, or what is under pressure. "3 bar stools" are none."""
    if not text.startswith(("s", "-"), match.end("sign")) and _TENTHS.search(text, 0, match.start()):
        return True
    return _LAST_OF_BAR.match(text, match.end("sign")) is not None and _PRESSED.search(text) is not None


_LAST_OF_BAR = re.compile(r"\s*(?:$|[.,;:)|]|(?:when|if|at|or|and|for|in|on)\b)")


def _is_plural_digit(text: str, end: int, sign: str) -> bool:
    """Whether a letter behind digits makes a name: "1990s", "the 20s", "3D"."""
    if sign in '"″':
        # A closing quotation mark is no inch.
        return text.count('"', 0, end) % 2 == 1 or text[end + 1 : end + 2] in (",", ":", "}", "]", ">", "/", ")")
    if sign == "B":
        # "Form 7600B": bytes are written with a space or a word.
        return True
    if sign == "s":
        return text[end - 1] == "0" and (
            text[max(0, end - 4) : end].isdigit() or text[max(0, end - 6) : end - 2].lower() == "the "
        )
    return sign == "d" and text[max(0, end - 2) : end].strip() in ("2", "3")


def _phrase(text: str, end: int) -> Measure | None:
    words = unit_words()
    match = _WORDS.match(text, end)
    if match is None:
        return None
    phrase, position = match[1].lower(), match.end()
    best = Measure(words[phrase], position) if phrase in words else None
    for _ in range(_LONGEST - 1):
        match = _MORE.match(text, position)
        if match is None:
            break
        phrase, position = phrase + " " + match[1].lower(), match.end()
        if phrase in words:
            best = Measure(words[phrase], position)
    if (
        best is not None
        and best.unit.name == "seconds"
        and text[best.end - 6 : best.end].lower() == "second"
        and _ORDINAL_SECOND.match(text, best.end)
    ):
        return None
    return best


_ORDINAL_SECOND = re.compile(
    r"\s+(?:approver|approval|time|factor|line|opinion|reviewer|level|person|step|option|attempt)\b", re.I
)
_CURRENCY = re.compile(
    r"(?<![\w$])((?:[A-Za-z]{1,3}|u\.s\.?|U\.S\.?)?\s?[$€£¥₹₩₽₺₪₫₴₦₱฿₡₿₭]|[A-Z]{3}|Rs\.?|zł|Kč)[\s\u00a0]?$"
)


def currency_before(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """The code of the currency that stands directly before an amount, and where its sign begins."""
    if start <= floor:
        return None
    left = max(floor, start - 7)
    match = _CURRENCY.search(text, left, start)
    if match is None:
        return None
    written = match[1].replace(" ", "")
    signs = currency_signs()
    code = signs.get(written) or signs.get(written.upper().replace(".", ""))
    if code is not None:
        return code, match.end(1) - len(match[1].lstrip())
    if not written[-1].isalpha() and written[-1:] in signs:
        # Letters that are no currency's: "for $5" read as far as the sign.
        return signs[written[-1]], match.end(1) - 1
    return None


_MAGNITUDE = re.compile(
    r"[\s\u00a0-]?(k|m|mm|mn|mio|mil|b|bn|t|tn|thousand|million|millions|billion|billions|trillion|millionen|"
    r"mrd)(?![\w])\.?",
    re.I,
)
_WORTH = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mm": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "mil": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "millionen": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "mrd": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trillion": 1e12,
}


def magnitude_after(text: str, end: int) -> tuple[float, int]:
    """What multiplies an amount of money ("$1.8M", "75 USD million"), and where it ends; 1 where nothing does."""
    match = _MAGNITUDE.match(text, end)
    if match is None or (len(match[1]) == 1 and match.end(1) - end > 1):
        return 1.0, end
    return _WORTH[match[1].lower()], match.end(1)


_RATE = re.compile(
    r"\s*(?:(?:,\s*)?(?P<per>per|pro|par|por|je)\s+(?:each\s+)?|(?P<slash>/)\s?|,?\s+(?P<article>an?|each|every|"
    r"al)\s+|\s(?P<adverb>hourly|daily|weekly|monthly|quarterly|annually|yearly|p\.\s?a\.|per annum)(?![\w]))"
    r"(?(adverb)|(?P<number>\d{1,3}(?:,\d{3})*\s?[kKM]?\s+|\d{1,3}[- "
    r"])?(?P<word>[^\W\d_]+)(?:[\s-](?P<second>[^\W\d_]+))?)",
    re.I,
)
_MORE_RATE = re.compile(
    r"\s+[^\W\d_]+" + _RATE.pattern.replace(r"\s*(?:(?:,\s*)?(?P<per>per|pro|par|por|je)", r"\s+(?:(?P<per>per)", 1),
    re.I,
)
_PERIODS = {
    "second": "second",
    "sec": "second",
    "s": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "h": "hour",
    "day": "day",
    "night": "night",
    "week": "week",
    "wk": "week",
    "month": "month",
    "mo": "month",
    "quarter": "quarter",
    "year": "year",
    "yr": "year",
    "annum": "year",
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annually": "year",
    "yearly": "year",
    "fortnight": "fortnight",
    "shift": "shift",
    "tag": "day",
    "woche": "week",
    "monat": "month",
    "jahr": "year",
    "stunde": "hour",
    "jour": "day",
    "semaine": "week",
    "mois": "month",
    "an": "year",
    "heure": "hour",
    "día": "day",
    "semana": "week",
    "mes": "month",
    "año": "year",
    "hora": "hour",
    "dia": "day",
    "mês": "month",
    "ano": "year",
}
_COMPOUND = frozenset(
    ("day", "days", "month", "year", "hour", "week", "quarter", "period", "member", "account", "request")
)
_NOT_PER = frozenset(
    words(
        """
        the this that your our their its se default law agreement contract policy section our se
        """
    )
)


_OCCASION = re.compile(r"\s*(?:(?:,\s*)?per\s+|/\s?)(?:go|session|sitting|turn|visit|stay|occasion)\b", re.I)


def per_occasion(text: str, end: int) -> bool:
    """Whether a length of time is one for each occasion: "90 min per session" lasts 90 minutes."""
    return _OCCASION.match(text, end) is not None


def rate_after(text: str, end: int, *, articles: bool) -> tuple[str, int] | None:
    """What a value is per, and where that ends: ("user/month", …) for "per user per month". "$5 a day" needs `articles`."""
    parts: list[str] = []
    while len(parts) < 3:
        match = _RATE.match(text, end) or (_MORE_RATE.match(text, end) if parts else None)
        if match is None:
            break
        part, stop = _per(match, articles)
        if not part:
            break
        parts.append(part)
        end = stop
    return ("/".join(parts), end) if parts else None


def _per(match: re.Match[str], articles: bool) -> tuple[str, int]:
    if match["adverb"]:
        adverb = match["adverb"].lower()
        return (_PERIODS.get(adverb, "year"), match.end()) if articles else ("", 0)
    word = match["word"].lower()
    period = _PERIODS.get(word) or _PERIODS.get(singular(word))
    if match["article"] and (not articles or period is None or match["number"]):
        return "", 0
    if word in _NOT_PER or (match["slash"] and len(word) == 1 and period is None):
        return "", 0
    end = match.end("word")
    name = period or (match["word"] if match["word"] in unit_signs() else singular(word))
    second = match["second"].lower() if match["second"] else ""
    if second in _COMPOUND and (
        word
        in (
            "business",
            "working",
            "calendar",
            "billing",
            "pay",
            "team",
            "user",
            "fiscal",
            "service",
            "api",
            "family",
            "staff",
            "rolling",
        )
        or (match["number"] and not period)
    ):
        name, end = f"{word} {singular(second)}", match.end("second")
        if word == "calendar":
            name = _PERIODS.get(singular(second), name)
    number = "".join((match["number"] or "").split()).strip("-").replace(",", "")
    if (number, name) in (("24", "hour"), ("7", "day"), ("60", "second"), ("60", "minute"), ("12", "month")):
        number, name = "", {"hour": "day", "day": "week", "second": "minute", "minute": "hour", "month": "year"}[name]
    return (f"{number} {name}" if number and number != "1" else name), end
