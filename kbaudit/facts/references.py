"""Where a text sends its reader: mail addresses, telephone numbers, links, channels, paths through menus and files, rooms."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Reference", "find_references"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at `span`; `normalised` is what to compare.

    `kind` is "email", "phone", "url", "channel", "menu", "file" or "room".
    """

    kind: str
    raw: str
    normalised: str
    span: tuple[int, int]


_MAIL = re.compile(r"(?:mailto:)?(?P<mail>[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_STANDS_IN = re.compile(
    r"(?i)(?:user|example|user[._-]?name|your[._-]?(?:name|e-?mail|address|username)|my[._-]?(?:name|e-?mail)|"
    r"(?:first|fore|given)[._-]?name(?:[._-]?(?:last|sur|family)[._-]?name)?|first[._-](?:last|surname)|"
    r"(?:some|any)(?:one|body)|name|you|me|xxx+|foo|(?:john|jane|joe)[._-]?(?:doe|bloggs))\d?@"
)
"""An address in which anybody's name may stand ("user.name@…", "jane.doe@…"): nobody is to write there."""
_LINK = re.compile(r"\b(?:https?://|ftp://|www\.)[^\s<>\"“”|\]]{2,500}", re.I)
_HOST = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|gov|edu|io|eu|de|fr|es|pt|uk|us|info|biz|example|app|"
    r"dev|cloud|ai|ch|at|ca|au|mil|int)(?:/[^\s<>\"“”|\])]{0,300})?(?![\w@-])",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\w.,/#=+-])(?:(?:\+|00)\d{1,3}[ .\-/()]{0,3}(?:\(0\)\s?)?\d(?:[ .\-/()]{0,2}\d){5,12}"
    r"|(?:1[ .-])?(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[ .-]\d{4}|1[ .-]8\d\d[ .-][A-Z]{7}|1[ .-]8\d\d[ .-]\d{3}[ "
    r".-]?[A-Z]{4}|0\d{2,5}[ /-]\d(?:[ -]?\d){4,9})(?!\w|-\d)"
)
_SHORT = re.compile(
    r"\b(?:call|dial|phone|tel|telephone|hotline|ext|extension|anruf|"
    r"durchwahl)\b[.:]?\s*(?:number\s*)?(?P<digits>\d{3,6})(?![\w.,-]*\d)(?!\s*(?:%|minutes|days|hours|times|"
    r"customers))",
    re.I,
)
_CHANNEL = re.compile(r"(?<![\w/&#])#(?=[a-z0-9_-]{0,40}[a-z])[a-z][a-z0-9_-]{2,60}\b")
_STEP = r"[A-Z0-9+][\w&+/'’()-]*(?: (?:[\w&+/'’()-]+)){0,4}"
_MENU = re.compile(rf"(?P<path>{_STEP}(?:\s*(?:>|→|»|➔|›|▸)\s*{_STEP})+)")
_MENU_SEPARATOR = re.compile(r"\s*(?:>|→|»|➔|›|▸)\s*")
_LEAD_IN = re.compile(
    r"^(?:(?:Go|Navigate|Head|Open|Click|Select|Choose|Under|In|From|See|Visit|Tap|Use|Then|Find|Set|Via|Follow|"
    r"Browse|Access|Return|Switch|Gehen|Öffnen)\b\s?(?:Sie\s|to\s|on\s|the\s|zu\s|in\s|under\s|and\s|it\s)*)+",
)
_OPENED = re.compile(
    r"\b(?:[Oo]pen|[Gg]o to|[Cc]hoose|[Pp]ick|[Ss]elect|[Cc]lick(?: on)?|[Tt]ap|[Uu]nder)\s+(?:the\s+)?(?P<path>[A-Z][\w&-]*(?: [\w&-]+){0,3}?"
    r"(?:,?\s+(?:and\s+)?then\s+(?:to\s+|open\s+|choose\s+|pick\s+|click\s+|tap\s+)?(?:the\s+)?[A-Z][\w&-]*(?: [\w&-]+){0,3}?)+)(?=[,.;:]|\s+(?:and|to|in|on|for|where|there)\b|$)"
)
_THEN = re.compile(r",?\s+(?:and\s+)?then\s+(?:to\s+|open\s+|choose\s+|pick\s+|click\s+|tap\s+)?(?:the\s+)?")
_FILE = re.compile(
    r"(?<![\w:/.])(?:~?/(?:[\w.-]+/)+[\w.-]*|[A-Za-z]:\\(?:[\w .-]+\\)*[\w.-]+|\.{1,2}/(?:[\w.-]+/)*[\w.-]+)"
)
_ROOM = re.compile(
    r"\b(?P<kind>room|suite|building|floor|desk|counter|gate)\s+(?P<name>(?-i:[A-Z]{0,3})[.-]?\d{1,4}(?:[.-]\d{1,"
    r"4})?(?-i:[A-Z])?|(?-i:[A-Z]))\b(?!\s*(?:minutes|hours|days|%))",
    re.I,
)


def find_references(text: str) -> list[Reference]:
    """The references in a text, in their order, without overlaps."""
    found: list[Reference] = []
    spans: list[tuple[int, int]] = []
    for reference in _all(text):
        position = bisect_left(spans, reference.span)
        before = spans[position - 1][1] if position else 0
        if before <= reference.span[0] and (position == len(spans) or reference.span[1] <= spans[position][0]):
            spans.insert(position, reference.span)
            found.insert(position, reference)
    return found


def _all(text: str) -> Iterator[Reference]:
    if "@" in text:
        for match in _MAIL.finditer(text):
            mail = match["mail"].rstrip(".-'")
            if _STANDS_IN.match(mail):
                continue
            yield Reference("email", mail, mail.casefold(), (match.start("mail"), match.start("mail") + len(mail)))
    if "://" in text or "www." in text.lower():
        for match in _LINK.finditer(text):
            raw = _trimmed(match.group())
            yield Reference("url", raw, link(raw), (match.start(), match.start() + len(raw)))
    if "." in text:
        for match in _HOST.finditer(text):
            raw = _trimmed(match.group())
            yield Reference("url", raw, link(raw), (match.start(), match.start() + len(raw)))
    if _DIGITS.search(text):
        for match in _PHONE.finditer(text):
            yield Reference("phone", match.group(), phone(match.group()), match.span())
        for match in _SHORT.finditer(text):
            yield Reference("phone", match["digits"], match["digits"], match.span("digits"))
        for match in _ROOM.finditer(text):
            yield Reference("room", match.group(), " ".join(match.group().casefold().split()), match.span())
    if "#" in text:
        for match in _CHANNEL.finditer(text):
            yield Reference("channel", match.group(), match.group(), match.span())
    if ">" in text or "→" in text or "»" in text or "›" in text or "➔" in text or "▸" in text:
        yield from _menus(text)
    if " then " in text:
        for match in _OPENED.finditer(text):
            steps = [step.strip() for step in _THEN.split(match["path"])]
            yield Reference("menu", match["path"], " > ".join(step.casefold() for step in steps), match.span("path"))
    if "/" in text or "\\" in text:
        for match in _FILE.finditer(text):
            yield Reference("file", match.group(), match.group().rstrip("/"), match.span())


_DIGITS = re.compile(r"\d")


def _menus(text: str) -> Iterator[Reference]:
    for match in _MENU.finditer(text):
        start, end = match.span("path")
        first = _MENU_SEPARATOR.split(match["path"])[0]
        lead = _LEAD_IN.match(first)
        start += lead.end() if lead and lead.end() < len(first) else _last_name(first)
        raw = text[start:end]
        steps = [step.strip() for step in _MENU_SEPARATOR.split(raw)]
        steps[-1] = _name(steps[-1])
        end = start + raw.rfind(steps[-1]) + len(steps[-1])
        if all(step and not step.isdigit() for step in steps):
            yield Reference("menu", text[start:end], " > ".join(step.casefold() for step in steps), (start, end))


def _last_name(step: str) -> int:
    """Where the menu's name begins in the words before the first arrow: "In the sidebar pick Settings" ends with the name."""
    words = list(re.finditer(r"\S+", step))
    position = len(words) - 1
    while position > 0 and words[position - 1].group()[0].isupper() and words[position].group()[0].isupper():
        position -= 1
    return words[position].start() if words[position].group()[0].isupper() or len(words) > 1 else 0


def _name(step: str) -> str:
    """The last step without the words of the sentence that follow it: "Invoices to see them" is "Invoices"."""
    words = step.split()
    kept = [words[0]]
    for word in words[1:]:
        if not (word[0].isupper() or word[0].isdigit() or word in ("&", "+")):
            break
        kept.append(word)
    return step if len(kept) == len(words) else " ".join(kept)


def _trimmed(raw: str) -> str:
    raw = raw.rstrip(".,;:!?'’*_`")
    return raw[:-1].rstrip(".,;:") if raw.endswith(")") and "(" not in raw else raw


_TRACKING = re.compile(r"(?:utm_\w+|ref|fbclid|gclid)=[^&#]*&?")


def link(raw: str) -> str:
    """A link without scheme, www, tracking parameters and closing slash; the host in lower case."""
    bare = re.sub(r"^(?:https?://|ftp://)?(?:www\.)?", "", raw, flags=re.I)
    host, slash, rest = bare.partition("/")
    return (host.lower() + slash + _TRACKING.sub("", rest)).rstrip("/?&#")


def phone(raw: str) -> str:
    """A telephone number as digits, with "+" for the international form; the North American +1 and "(0)" are left out."""
    letters = raw.upper().translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999"))
    digits = re.sub(r"\D", "", letters.replace("(0)", ""))
    if raw.lstrip().startswith("+"):
        return digits[1:] if digits.startswith("1") and len(digits) == 11 else "+" + digits
    if digits.startswith("00"):
        return "+" + digits[2:]
    return digits[1:] if digits.startswith("1") and len(digits) == 11 else digits
