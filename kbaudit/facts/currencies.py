"""Currencies: their signs, the codes of ISO 4217, and their words with what they are worth in the currency's unit.

"$" alone is taken for the US dollar: most pages that leave the country out mean one currency throughout.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kbaudit.facts.word_lists import words

__all__ = ["CODES", "CURRENCY_SIGNS", "MONEY_WORDS", "currency_signs"]

CURRENCY_SIGNS: Mapping[str, str] = {
    "US$": "USD",
    "U.S.$": "USD",
    "USD$": "USD",
    "$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD$": "CAD",
    "CDN$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₫": "VND",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
    "฿": "THB",
    "₡": "CRC",
    "₿": "BTC",
    "₭": "LAK",
    "ரூ": "LKR",
    "zł": "PLN",
    "Kč": "CZK",
}

CODES = words(
    """
    USD EUR GBP CHF CAD AUD JPY CNY RMB INR NZD SEK NOK DKK PLN CZK HUF BRL MXN ZAR SGD HKD KRW TRY ILS THB RUB AED
    SAR BTC LAK LKR PHP IDR MYR TWD ARS CLP COP
    """
)

MONEY_WORDS: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(
        (
            "dollar",
            "dollars",
            "us dollar",
            "us dollars",
            "u.s. dollars",
            "united states dollars",
            "american dollars",
            "buck",
            "bucks",
            "dólares",
            "dólar",
        ),
        ("USD", 1.0),
    ),
    **dict.fromkeys(("cent", "cents", "us cents"), ("USD", 0.01)),
    **dict.fromkeys(("canadian dollar", "canadian dollars"), ("CAD", 1.0)),
    **dict.fromkeys(("australian dollar", "australian dollars"), ("AUD", 1.0)),
    **dict.fromkeys(("euro", "euros"), ("EUR", 1.0)),
    **dict.fromkeys(("euro cents", "eurocents", "céntimos", "centimes", "cêntimos"), ("EUR", 0.01)),
    **dict.fromkeys(("pound sterling", "pounds sterling", "british pounds", "british pound", "quid"), ("GBP", 1.0)),
    **dict.fromkeys(("pence",), ("GBP", 0.01)),
    **dict.fromkeys(("fiver", "fivers"), ("GBP", 5.0)),
    **dict.fromkeys(("tenner", "tenners"), ("GBP", 10.0)),
    **dict.fromkeys(("yen", "japanese yen"), ("JPY", 1.0)),
    **dict.fromkeys(("yuan", "chinese yuan", "renminbi", "rmb"), ("CNY", 1.0)),
    **dict.fromkeys(("rupee", "rupees", "indian rupees", "rs"), ("INR", 1.0)),
    **dict.fromkeys(("swiss franc", "swiss francs", "franken", "fr."), ("CHF", 1.0)),
    **dict.fromkeys(("franc", "francs"), ("FRF", 1.0)),
    **dict.fromkeys(("peseta", "pesetas"), ("ESP", 1.0)),
    **dict.fromkeys(("finnish markka", "markka"), ("FIM", 1.0)),
    **dict.fromkeys(("real", "reais", "reales"), ("BRL", 1.0)),
    **dict.fromkeys(("pesos", "peso"), ("MXN", 1.0)),
    **dict.fromkeys(("kronor", "swedish kronor"), ("SEK", 1.0)),
    **dict.fromkeys(("kroner",), ("DKK", 1.0)),
    **dict.fromkeys(("zloty", "zlotys"), ("PLN", 1.0)),
    **dict.fromkeys(("bitcoin", "bitcoins"), ("BTC", 1.0)),
    "satoshis": ("BTC", 1e-8),
}


@lru_cache(maxsize=1)
def currency_signs() -> Mapping[str, str]:
    """What stands before an amount: signs and three-letter codes, with the currency's code."""
    codes = {code: "CNY" if code == "RMB" else code for code in CODES}
    return {
        **CURRENCY_SIGNS,
        **codes,
        **{code + sign: codes[code] for code, sign in (("USD", "$"), ("EUR", "€"))},
        "Rs": "INR",
        "Rs.": "INR",
    }
