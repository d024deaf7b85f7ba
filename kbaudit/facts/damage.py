"""Finds damaged text: broken encodings and the noise that text extraction leaves.

A broken encoding proves itself: written back in the wrong encoding, its characters are valid UTF-8 (the method of ftfy,
Speer 2019, reduced to its test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kbaudit.facts.nearby import holds_any, words_of
from kbaudit.facts.word_list import word_list

WORST_NON_WORDS = 0.3
"""Share of the different tokens that are no words of any language, from which a text is noise. The
pages of three handbooks stay below .2."""

LEAST_TOKENS = 40
"""Tokens a text needs before that share means anything."""

SAMPLE = 900
"""Characters from the middle of a text on which that share is measured; a text that is noise is noise everywhere."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged stretch `text[start:end]` and what happened to it."""

    start: int
    end: int
    kind: str


_HIGH = re.compile(r"[^\x00-\x7f]{2,40}")
_CP1252 = {character: byte for byte in range(0x80, 0x100) if (character := bytes([byte]).decode("cp1252", "ignore"))}
_CP1252 |= {chr(byte): byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)} | {
    chr(byte): byte for byte in range(0x80, 0x100) if chr(byte) not in _CP1252
}
_LEADS = frozenset("ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑâãàåæçèðïË√‚Œ‰")
_LOST_QUOTE = re.compile(
    r"\b[A-Za-z]{2,}â(?:s|t|re|ll|ve|d|m)\b|\b(?:don|can|won|isn|doesn|didn|couldn|shouldn|wouldn|hasn|haven|aren|"
    r"wasn|weren)\?t\b|\b(?:it|that|what|let|there|here|who|customer|company|user|policy|traveller|insurer)\?s\b|"
    r"\b(?:we|you|they)\?(?:re|ll|ve)\b|\bI\?(?:m|ll|ve)\b"
)
_REPLACED = re.compile("\ufffd+|ï¿½")
_TRAILING_A = re.compile(r"(?<=[a-zé])Ã (?=[a-z])|(?<![^\W\d_])Ã (?=[a-z])")
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|lt|gt|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|euro|pound|eacute|egrave|agrave|uuml|ouml|"
    r"auml|szlig|ccedil|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}){2,}|=3D")
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-f]{2}")
_UNESCAPED = re.compile(rf"{_ESCAPED.pattern}|\\[nrtbf\"'/]")
_FOLDER = re.compile(r"\\\w[\w.]")
"""What is left of a path with backslashes once escapes are taken away."""

_DRIVE = re.compile(r"(?<!\w)[A-Za-z]:\\")

_GLYPH = re.compile(r"\(cid:\d{1,5}\)")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){7,}[^\W\d_](?![^\W_])")
_GLUED = re.compile(r"(?<![\w/@.#:=&?%+\\-])[A-Za-zÀ-ɏ]{30,2000}(?![\w/@=&%+\\-])")
_LIGATURE = re.compile(
    r"\b(?:con rm(?:s|ed|ation|ations|ing)?|o ce[rs]?|o cial(?:ly|s)?|bene (?:t|ts|ciary|ciaries|cial)|speci (?:c|"
    r"cs|ed|es|cally|cation|cations)|noti (?:cation|cations|ed|es)|identi (?:cation|er|ed|es)|certi (?:cate|cates|"
    r"ed|cation)|e cien(?:t|cy|tly)|"
    r"di eren(?:t|ce|ces|tly)|di cult(?:y|ies)?|work ows?|a liate[sd]?|quali (?:ed|es|cation)|classi ed|veri "
    r"(?:cation|ed|es)|modi (?:ed|cation|cations|es)|su cient(?:ly)?|de ne[ds]?|de nition|de nitely|pro les?|pro "
    r"ts?|over ow|in uence[ds]?|re ect(?:s|ed)?|"
    r"con icts?|con dential(?:ity)?|con guration|con gure[ds]?|arti cial|signi cant(?:ly)?|scienti c|satis (?:ed|"
    r"es)|clari (?:ed|cation)|of ce|ful l(?:led|s|ment)?|bene t|ef cient|dif cult|dif culties)\b",
    re.IGNORECASE,
)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]{1,}")
_PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z]?[a-z]{0,3}[aeiouy][a-z]*[.,;:]?(?!\S)")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CLEAN = re.compile(
    r"[(\[\"'“„«‘]*(?:[A-Za-zÀ-ɏ]+(?:[-'’./&_@:+][A-Za-zÀ-ɏ0-9]+)*|[$€£]?\d[\d.,:/–-]*(?:%|[A-Za-z]{1,4})?|"
    r"[–—•·&/+|→=-]|[A-Z]{1,6}-?\d{1,8}[A-Za-z]?|https?://\S+|\S*@\S+|#\d+|[A-Za-z]+\(\w{1,3}\)|"
    r"[A-Za-z]{2,}\d{1,4}|\d{1,3}(?:st|nd|rd|th)|[A-Z]+\d+[A-Z]*|"
    r"[A-Za-z]\w*[._/-]\S*)[)\]\"'”“»’]*[.,;:!?…)\"'”»*]*"
)
_VOWEL = re.compile(r"[aeiouyAEIOUYà-öø-ÿÀ-ÖØ-Ý]")
_DIGIT_INSIDE = re.compile(r"[a-z][0-9|!][a-z]|[a-z]{2}[A-Z][a-z]?[A-Z]")
_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1f\ue000-\uf8ff]")
_MARKUP = re.compile(r"\?(?:[tsmd]|re|ll|ve)\b|&(?:[a-z]{2,6}|#x?[0-9a-fA-F]{2,5});|=[0-9A-F]{2}|\\[ux][0-9a-f]|\(cid")
_LETTERS_APART = b" a a a a a "
_LONG_WORD = b"a" * 30
_LETTERS_ONLY = bytes(97 if chr(byte).isalpha() else 32 for byte in range(256))
_LOWER_TOKEN = re.compile(r"(?<![^\W_])(?<!\d )(?<![.'’/_@=-])[a-zà-ÿ]+(?![^\W_])(?![.'’/_@=(-]\w)")

LEAST_TORN, LEAST_SYLLABLES, TORN_SHARE = 4, 3, 0.25
"""Different torn pieces in a line, how many of them have more than one letter, and their share of the line's words, from
which words are torn apart. Outside code no line of the corpora that this was tried on comes near."""

SHORT_WORDS = word_list(
    """
    a abs ace act add ado ads age ago aid aim air ale all am an and any app apt arc are ark arm art as ash ask at ate awe axe
    bad bag ban bar bat bay be bed bee bet bid big bin bit bot bow box boy bug bun bus but buy by can cap car cat cow cry cue
    cup cut dam day den did die dig dim dip do doe dog dot dry due dug duo ear eat ebb egg ego elf elm end era eve eye fan far
    fat fax fed fee few fig fin fit fix fly foe fog for fox fun fur gap gas gel get got gum gun gut guy gym had ham has hat he
    her hey hi him hip his hit hot how hub hug hum hut i ice icy id if ill in ink inn ion is it its jam jar jaw jet job jog joy
    key kid kin kit lab lap law lay led leg let lid lie lip lit log lot low mad man map mat may me men met mid mix mob mom mop
    mud mug my nap net new nor not now nut oak odd of off oil ok old on one opt or our out owe own pad pan paw pay pea pen per
    pet pie pig pin pit pop pot pro pub put ram ran rat raw ray red rep rib rid rim rip rob rod rot row rub rug run rye sad sat
    saw say sea see set sew she shy sip sir sit six ski sky so son soy spa sub sue sum sun tab tag tan tap tar tax tea ten the
    thy tie tin tip to toe ton too top toy try tub tug two up urn us use van vat vet via vow war was wax way we web wed wet who
    why wig win wit won wow yes yet you zip zoo bio fox gov edu com org net www api cli url csv dns pdf sql ssh tcp udp ftp xml
    yml img src env app dev ops sdk sso ssl tls vpn vm ip os db ui ux qa pr ci cd jq cf cdn ram cpu gpu usb pin sms faq etc vs
    eg ie kg lb oz mm cm km ft yd mg ml gb mb kb tb hz mph pt px em min max avg sec hr hrs mon tue wed thu fri sat sun jan feb
    mar apr jun jul aug sep oct nov dec am pm est cet utc gmt usd eur gbp inc ltd llc dept no re de la el et al le du un en san
    """
)
"""English words and common abbreviations of at most three letters."""

_OTHER_LANGUAGES = word_list(
    """
    der die das und ist mit von dem des auf bei bis zum zur ein als sie les est une des que qui par sur aux los las por con
    del una es se al para che di il gli per dei het een van zij op te na nie się jest dla och att som det för og til av på
    är em os as ao dos das não um uma
    """
)
"""Words that say a line is written in another language."""

_TORN = words_of(
    "bene speci noti identi certi quali classi veri modi arti signi scienti satis clari pro ful "
    "rm rms rmed rmation rmations rming ce cer ces cers cial cials cially cient ciency ciently erent erence erences erently "
    "cult culty culties ow ows liate liates liated ne nes ned nition nitely uence uences uenced ect ects ected ict "
    "icts dential dentiality guration gure gures gured"
)
"""Pieces that a lost ligature leaves as words of their own. A page without any of them has lost none."""


def find_damage(text: str) -> Iterator[Damage]:
    """Damaged stretches of a text, in no particular order."""
    if not text.isascii():
        if "Ã" in text or "â" in text or b"??" in text.encode("ascii", "replace"):
            yield from _encoding(text)
        if "\ufffd" in text or "ï¿½" in text:
            for match in _REPLACED.finditer(text):
                yield Damage(match.start(), match.end(), "broken encoding")
    if "â" in text or _MARKUP.search(text):
        yield from _markup(text)
    letters = text.encode("latin-1", "replace").translate(_LETTERS_ONLY)
    if _LETTERS_APART in letters:
        yield from _letters_apart(text)
    if _LONG_WORD in letters:
        yield from _glued(text)
    if _ODD.search(text):
        yield from _odd(text)
    if holds_any(_TORN, text):
        for match in _LIGATURE.finditer(text):
            yield Damage(match.start(), match.end(), "lost ligatures")


def torn_lines(text: str) -> Iterator[Damage]:
    """Lines of an English text whose words fall apart: "so ft boun ces are tri ed f or four hou rs"."""
    start = 0
    for line in text.split("\n"):
        if len(line) > 24 and line.count(" ") * 5 > len(line) and "\ufffd" not in line:
            tokens = _LOWER_TOKEN.findall(line)
            torn = [token for token in tokens if len(token) < 4 and token not in SHORT_WORDS]
            pieces = set(torn)
            if (
                len(pieces) >= LEAST_TORN
                and sum(1 for piece in pieces if len(piece) > 1) >= LEAST_SYLLABLES
                and len(torn) >= TORN_SHARE * len(tokens)
                and len(pieces & _OTHER_LANGUAGES) < 2
            ):
                yield Damage(start, start + len(line), "words torn apart")
        start += len(line) + 1


def share_of_non_words(text: str) -> float:
    """The part of the different tokens, in [0, 1], that look like no word, number or address.

    0 where nearly all are plain words, for short texts, and for other scripts.
    """
    middle = max(0, len(text) // 2 - SAMPLE // 2)
    text = text[middle : middle + SAMPLE]
    tokens = text.split()
    if len(tokens) - len(_PLAIN_WORD.findall(text)) <= WORST_NON_WORDS * len(set(tokens)):
        return 0.0
    latin = len(_LATIN.findall(text)) >= 0.4 * sum(map(len, tokens))
    if len(tokens) < LEAST_TOKENS or not (latin or _is_noise_script(text)):
        return 0.0
    distinct = set(tokens)
    return sum(1 for token in distinct if _is_non_word(token)) / len(distinct)


def _is_noise_script(text: str) -> bool:
    """Mostly signs, neither Latin nor any other letters."""
    letters = sum(1 for character in text if character.isalpha())
    return letters < 0.4 * max(1, sum(1 for character in text if not character.isspace())) and not re.search(
        r"\d{3}", text
    )


def _is_non_word(token: str) -> bool:
    if not _CLEAN.fullmatch(token) and not token.startswith(("http", "#", "@", "/", "<", "`", "--", "$", ".")):
        return bool(_LATIN.search(token)) or len(token) > 1
    if token.startswith(("http", "#", "@", "/", "<", "`", "--", "$", ".")):
        return False
    letters = re.sub(r"[^A-Za-zÀ-ɏ]", "", token)
    if _DIGIT_INSIDE.search(token) and "/" not in token and "." not in token:
        return True
    return len(letters) >= 4 and not letters.isupper() and not _VOWEL.search(letters)


def _encoding(text: str) -> Iterator[Damage]:
    for match in _HIGH.finditer(text):
        yield from _undone(match.group(), match.start())
    if "Ã " in text:
        for match in _TRAILING_A.finditer(text):
            yield Damage(match.start(), match.end(), "broken encoding")


def _markup(text: str) -> Iterator[Damage]:
    for match in _LOST_QUOTE.finditer(text):
        yield Damage(match.start(), match.end(), "broken encoding")
    for pattern, kind, least in (
        (_ENTITY, "markup shown as text", 2),
        (_QUOTED_PRINTABLE, "mail encoding shown as text", 2),
        (_ESCAPED, "escapes shown as text", 2),
        (_GLYPH, "glyph numbers in place of letters", 1),
    ):
        hits = [match for match in pattern.finditer(text) if pattern is not _ESCAPED or not _in_path(text, match)]
        if len(hits) >= least:
            yield from (Damage(match.start(), match.end(), kind) for match in hits)


def _in_path(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like an escape is a folder of a path on Windows."""
    start = max(text.rfind(blank, 0, match.start()) for blank in " \n\t") + 1
    ends = [at for blank in " \n\t" if (at := text.find(blank, match.end())) >= 0]
    word = text[start : min(ends, default=len(text))]
    return _DRIVE.search(word) is not None or _FOLDER.search(_UNESCAPED.sub(" ", word)) is not None


def _undone(run: str, offset: int) -> Iterator[Damage]:
    """Stretches of a run of non-ASCII characters that become valid UTF-8 when they are written back byte by byte."""
    position = 0
    while position < len(run) - 1:
        if run[position] in _LEADS and (length := _decodes(run[position : position + 4])):
            yield Damage(offset + position, offset + position + length, "broken encoding")
            position += length
        else:
            position += 1


def _decodes(run: str) -> int:
    """How many characters at the beginning of a run are one character of UTF-8 read as cp1252 or Mac Roman; 0 for none."""
    for length in (4, 3, 2):
        part = run[:length]
        if len(part) < length:
            continue
        for encoded in (_bytes(part), _mac(part)):
            if encoded is None:
                continue
            try:
                if len(encoded.decode("utf-8")) == 1 and not (
                    part[0] in "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑ" and part[1:].isalpha() and part[1:].isupper()
                ):
                    return length
            except UnicodeDecodeError:
                continue
    return 0


def _bytes(part: str) -> bytes | None:
    codes = [_CP1252.get(character) for character in part]
    return None if None in codes else bytes(code for code in codes if code is not None)


def _mac(part: str) -> bytes | None:
    try:
        return part.encode("mac_roman")
    except UnicodeEncodeError:
        return None


def _letters_apart(text: str) -> Iterator[Damage]:
    for match in _SPACED.finditer(text):
        letters = match.group().replace(" ", "")
        steps = sum(1 for left, right in pairwise(letters) if ord(right) - ord(left) in (0, 1))
        if steps < 0.6 * (len(letters) - 1) and len(set(letters.lower())) >= 4:
            yield Damage(match.start(), match.end(), "letters set apart")


def _glued(text: str) -> Iterator[Damage]:
    for match in _GLUED.finditer(text):
        word = match.group()
        vowels = len(_VOWEL.findall(word)) / len(word)
        lower = sum(1 for character in word if character.islower()) / len(word)
        if (
            lower > 0.85
            and 0.25 < vowels < 0.6
            and len(set(word.lower())) >= 8
            and word[1:].islower()
            and len(set(_HIDDEN_WORDS.findall(word.lower()))) >= 2
        ):
            yield Damage(match.start(), match.end(), "words without spaces")


def _odd(text: str) -> Iterator[Damage]:
    for match in _CONTROL.finditer(text):
        yield Damage(match.start(), match.end(), "control characters")
    glyphs = list(_PRIVATE_USE.finditer(text))
    if len(glyphs) >= 5 and len(glyphs) > 0.05 * len(text):
        yield Damage(glyphs[0].start(), glyphs[-1].end(), "letters of a private font")


_HIDDEN_WORDS = re.compile(
    r"(?:the|and|for(?!m)|you|with|are|your|this|from|that|not|can|will|days|within|customer|und|der|die|das|les|des|"
    r"pour|los|las|para|que)"
)
