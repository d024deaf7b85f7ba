"""The value of a spreadsheet's cell as the sheet shows it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_CURRENCY = re.compile(r'\[\$([^\]\-]{1,5})[^\]]*\]|"([^"]{0,3}[$€£¥][^"]{0,3})"|([$€£¥])')
_PERCENT = re.compile(r"%")
_DECIMALS = re.compile(r"0\.(0+)")
_CODE = re.compile(r"[A-Z]{3}")


def shown(value: object, number_format: str | None) -> str:
    """A value as text: dates as ISO, shares as per cent, amounts with their currency, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, (number_format or "General").partition(";")[0])
    return str(value)


def _number(value: float, number_format: str) -> str:
    decimals = _DECIMALS.search(number_format)
    if _PERCENT.search(number_format):
        return f"{_plain(value * 100)}%"
    currency = _CURRENCY.search(number_format)
    if currency is None:
        return _plain(value)
    sign = next(group for group in currency.groups() if group).strip()
    amount = f"{value:.{len(decimals[1])}f}" if decimals else _plain(value)
    return f"{sign} {amount}" if _CODE.fullmatch(sign) else f"{sign}{amount}"


def _plain(value: float) -> str:
    """A number without what binary fractions leave behind."""
    rounded = round(value, 10)
    return str(int(rounded)) if rounded == int(rounded) and abs(rounded) < 1e15 else repr(rounded)
