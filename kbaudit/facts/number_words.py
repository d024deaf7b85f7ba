"""The words of numbers: cardinals, scales, fractions, and the small cardinals of four other languages."""

from __future__ import annotations

from collections.abc import Mapping

from kbaudit.facts.word_lists import words

SMALL: Mapping[str, int] = {
    **dict.fromkeys(("zero", "naught", "nought"), 0),
    **{
        word: value
        for value, word in enumerate(
            words(
                """
                one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
                seventeen eighteen nineteen
                """
            ),
            1,
        )
    },
}
TENS: Mapping[str, int] = {
    **{
        word: 10 * value for value, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
    },
    "fourty": 40,
}
SCALES: Mapping[str, float] = {
    "hundred": 1e2,
    "hundreds": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "tln": 1e12,
    "millionen": 1e6,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
    "millón": 1e6,
    "millones": 1e6,
    "milhão": 1e6,
    "milhões": 1e6,
    "mille": 1e3,
    "tausend": 1e3,
}
DOZENS: Mapping[str, int] = {"dozen": 12, "dozens": 12, "dz": 12, "dzs": 12, "doz": 12, "dozs": 12, "score": 20}

_ORDINALS = words(
    """
    third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth
    """
)
DENOMINATORS: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_ORDINALS, 3)},
    "twentieth": 20,
    "thirtieth": 30,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
PLURAL_DENOMINATORS: Mapping[str, int] = {**{word + "s": value for word, value in DENOMINATORS.items()}, "halves": 2}
FRACTION_SIGNS: Mapping[str, float] = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
SUFFIXES: Mapping[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "mn": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "tn": 1e12,
}
"""Letters that multiply the number they stand at. "m" does so only behind a currency, "M" before a plural too."""

FOREIGN: Mapping[str, Mapping[str, int]] = {
    "de": {
        "ein": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
        "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "vierzehn": 14, "fünfzehn": 15,
        "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "neunzig": 90, "hundert": 100,
    },
    "fr": {
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "quatorze": 14, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40,
        "cinquante": 50, "soixante": 60, "cent": 100,
    },
    "es": {
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
        "diez": 10, "once": 11, "doce": 12, "catorce": 14, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40,
        "cincuenta": 50, "sesenta": 60, "noventa": 90, "cien": 100,
    },
    "pt": {
        "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8,
        "nove": 9, "dez": 10, "onze": 11, "doze": 12, "quatorze": 14, "catorze": 14, "quinze": 15, "vinte": 20,
        "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60, "noventa": 90, "cem": 100,
    },
}  # fmt: skip
"""Cardinals that other languages spell out; they do not compose."""
