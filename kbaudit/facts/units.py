"""Units of measurement: their words and signs, what they measure, and what they are worth in one canonical unit.

Canonical units: seconds for minutes to weeks; months for months and years, since calendar units do not convert into days;
business days and business hours for themselves; percent and percentage points apart; bytes and bit/s; metre, square
metre, litre, gram, kelvin's relatives as written (°C, °F), watt, watt-hour, volt, ampere, hertz, pascal, metre per second.
Factors are those of the International System of Units and, for imperial units, of NIST Special Publication 811.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.facts.currencies import CODES, CURRENCY_SIGNS, MONEY_WORDS

__all__ = ["Unit", "reads_across_space", "unit_signs", "unit_words"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, the canonical unit's name, and how many of those it is worth."""

    dimension: str
    name: str
    factor: float = 1.0


def _units(dimension: str, name: str, table: Mapping[float, str]) -> dict[str, Unit]:
    """Units from a table of factor and words; words are separated by commas, alternatives of an ending by a slash."""
    made: dict[str, Unit] = {}
    for factor, listed in table.items():
        for word in listed.split(","):
            stem, *endings = word.strip().split("/")
            for form in (stem, *(stem + ending for ending in endings)):
                made[form] = Unit(dimension, name, factor)
    return made


_DAY = 86400.0
_TIME = {
    1e-3: "millisecond/s,millisec/s,msec/s",
    1.0: "second/s,sec/s,secs,seconde/s,sekunde/n,segundo/s",
    60.0: "minute/s/n,min/s,mins,minuto/s",
    3600.0: "hour/s,hr/s,hrs,stunde/n,std,heure/s,hora/s",
    _DAY: "day/s,calendar day/s,consecutive day/s,natural day/s,earth day/s,tag/e/en,kalendertag/e/en,jour/s,jours "
    "calendaires,jours civils,día/s,dia/s,"
    "días naturales,días corridos,dias corridos",
    7 * _DAY: "week/s,wk/s,calendar week/s,woche/n,semaine/s,semana/s",
    14 * _DAY: "fortnight/s",
}
_CALENDAR = {
    1.0: "month/s,mo/s,mos,mth/s,calendar month/s,monat/e/en,mois,mes,meses,mês",
    3.0: "quarter/s,calendar quarter/s,quartal/e/en,trimestre/s,trimester/s",
    6.0: "half-year/s,semester/s,halbjahr/e/en,semestre/s",
    12.0: "year/s,yr/s,yrs,calendar year/s,twelve-month/s,jahr/e/en,an/s,année/s,año/s,ano/s",
    120.0: "decade/s",
    1200.0: "century,centuries",
}
_WORDS: Mapping[str, Unit] = {
    **_units("time", "seconds", _TIME),
    **_units("time", "months", _CALENDAR),
    **_units(
        "time",
        "business days",
        {
            1.0: "business day/s,working day/s,work day/s,workday/s,weekday/s,banking day/s,werktag/e/en,"
            "arbeitstag/e/en,bankarbeitstag/e/en,"
            "jour ouvré,jours ouvrés,jour ouvrable,jours ouvrables,día hábil,días hábiles,día laborable,días "
            "laborables,dia útil,dias úteis,trading day/s,"
            "school day/s,duty day/s",
            5.0: "business week/s,working week/s,work week/s,workweek/s",
            10.0: "working fortnight/s",
        },
    ),
    **_units(
        "time",
        "business hours",
        {1.0: "business hour/s,working hour/s,work hour/s,office hour/s,geschäftsstunden,arbeitsstunden"},
    ),
    **_units(
        "percent",
        "%",
        {
            1.0: "%,percent,per cent,pct,percentage,percents,prozent,pour cent,por ciento,por cento,v. h.",
            0.1: "‰,per mille,per mil",
        },
    ),
    **_units(
        "percent",
        "percentage points",
        {1.0: "percentage point/s,percent point/s,pp,prozentpunkt/e/en", 0.01: "basis point/s,bps"},
    ),
    **_units(
        "data",
        "bytes",
        {
            0.125: "bit/s",
            1.0: "byte/s",
            1e3: "kilobyte/s",
            1e6: "megabyte/s,meg/s,megs",
            1e9: "gigabyte/s,gig/s,gigs",
            1e12: "terabyte/s",
            1e15: "petabyte/s",
            1024.0: "kibibyte/s",
            1024.0**2: "mebibyte/s",
            1024.0**3: "gibibyte/s",
            1024.0**4: "tebibyte/s",
            125e6: "gigabit/s",
            125e3: "megabit/s",
            125.0: "kilobit/s",
        },
    ),
    **_units(
        "length",
        "m",
        {
            1e-3: "millimeter/s,millimetre/s",
            1e-2: "centimeter/s,centimetre/s,zentimeter",
            1.0: "meter/s,metre/s,mètre/s,metro/s",
            1e3: "kilometer/s,kilometre/s,kilómetro/s,quilômetro/s,kms",
            0.0254: "inch/es,zoll",
            0.3048: "foot,feet,ft",
            0.9144: "yard/s,yd/s",
            1609.344: "mile/s,mi",
            1852.0: "nautical mile/s",
        },
    ),
    **_units(
        "area",
        "m²",
        {
            1.0: "square meter/s,square metre/s,sq m,sqm,quadratmeter",
            1e6: "square kilometer/s,square kilometre/s",
            0.09290304: "square foot,square feet,sq ft,sqft",
            4046.8564224: "acre/s",
            1e4: "hectare/s,hektar",
            2589988.110336: "square mile/s",
        },
    ),
    **_units(
        "volume",
        "l",
        {
            1.0: "liter/s,litre/s,litro/s",
            1e-3: "milliliter/s,millilitre/s",
            3.785411784: "gallon/s,gal",
            0.946352946: "quart/s",
            0.473176473: "pint/s",
            0.0295735295625: "fluid ounce/s,fl oz",
            158.987294928: "barrel/s",
            1000.0: "cubic meter/s,cubic metre/s,kubikmeter",
            28.316846592: "cubic foot,cubic feet",
            0.00492892159375: "teaspoon/s,tsp",
            0.01478676478125: "tablespoon/s,tbsp",
        },
    ),
    **_units(
        "weight",
        "g",
        {
            1e-6: "microgram/s",
            1e-3: "milligram/s",
            1.0: "gram/s,gramm,gramme/s",
            1e3: "kilogram/s,kilo/s,kilogramm,kilogramme/s,kgs",
            1e6: "tonne/s,metric ton/s",
            907184.74: "ton/s,short ton/s",
            453.59237: "pound/s,lb/s,lbs,pfund",
            28.349523125: "ounce/s,oz",
            6350.29318: "stone/s",
        },
    ),
    **_units(
        "temperature",
        "°C",
        {
            1.0: "degree celsius,degrees celsius,degree centigrade,degrees centigrade,grad "
            "celsius,degrés celsius,degrees c,°c,celsius,centigrade"
        },
    ),
    **_units("temperature", "°F", {1.0: "degree fahrenheit,degrees fahrenheit,degrees f,°f,fahrenheit"}),
    **_units("temperature", "K", {1.0: "kelvin/s"}),
    **_units("pressure", "Pa", {1e5: "bar of pressure,bars of pressure,bar of water pressure,bar of head"}),
    **_units("angle", "degrees", {1.0: "degree/s,grad", 360.0: "turn/s", 57.29577951308232: "radian/s,rad"}),
    **_units(
        "power",
        "W",
        {
            1e-3: "milliwatt/s",
            1.0: "watt/s",
            1e3: "kilowatt/s",
            1e6: "megawatt/s",
            735.49875: "ps",
            745.699872: "horsepower,hp",
        },
    ),
    **_units("energy", "Wh", {1.0: "watt hour/s,watt-hour/s", 1e3: "kilowatt hour/s,kilowatt-hour/s,kilowattstunde/n"}),
    **_units("voltage", "V", {1e-3: "millivolt/s", 1.0: "volt/s", 1e3: "kilovolt/s"}),
    **_units("current", "A", {1e-3: "milliamp/s,milliampere/s", 1.0: "amp/s,ampere/s"}),
    **_units("signal frequency", "Hz", {1.0: "hertz", 1e3: "kilohertz", 1e6: "megahertz", 1e9: "gigahertz"}),
    **_units(
        "speed",
        "m/s",
        {
            1 / 3.6: "kph,kmph,kmh,kilometer per hour,kilometers per hour,kilometre per hour,kilometres per hour",
            0.44704: "mph,miles per hour",
            0.514444: "knot/s",
        },
    ),
}

_SIGNS: Mapping[str, Unit] = {
    "%": Unit("percent", "%"),
    "‰": Unit("percent", "%", 0.1),
    "ms": Unit("time", "seconds", 1e-3),
    "s": Unit("time", "seconds", 1.0),
    "h": Unit("time", "seconds", 3600.0),
    "d": Unit("time", "seconds", _DAY),
    "y": Unit("time", "months", 12.0),
    "B": Unit("data", "bytes"),
    "KB": Unit("data", "bytes", 1e3),
    "kB": Unit("data", "bytes", 1e3),
    "kb": Unit("data", "bytes", 1e3),
    "Kb": Unit("data", "bytes", 125.0),
    "MB": Unit("data", "bytes", 1e6),
    "mb": Unit("data", "bytes", 1e6),
    "Mb": Unit("data", "bytes", 125e3),
    "GB": Unit("data", "bytes", 1e9),
    "gb": Unit("data", "bytes", 1e9),
    "Gb": Unit("data", "bytes", 125e6),
    "Go": Unit("data", "bytes", 1e9),
    "Mo": Unit("data", "bytes", 1e6),
    "TB": Unit("data", "bytes", 1e12),
    "tb": Unit("data", "bytes", 1e12),
    "PB": Unit("data", "bytes", 1e15),
    "KiB": Unit("data", "bytes", 1024.0),
    "MiB": Unit("data", "bytes", 1024.0**2),
    "GiB": Unit("data", "bytes", 1024.0**3),
    "TiB": Unit("data", "bytes", 1024.0**4),
    "Ki": Unit("data", "bytes", 1024.0),
    "Mi": Unit("data", "bytes", 1024.0**2),
    "Gi": Unit("data", "bytes", 1024.0**3),
    "kbps": Unit("data rate", "bit/s", 1e3),
    "Kbps": Unit("data rate", "bit/s", 1e3),
    "Mbps": Unit("data rate", "bit/s", 1e6),
    "mbps": Unit("data rate", "bit/s", 1e6),
    "Gbps": Unit("data rate", "bit/s", 1e9),
    "gbps": Unit("data rate", "bit/s", 1e9),
    "Mbit/s": Unit("data rate", "bit/s", 1e6),
    "Gbit/s": Unit("data rate", "bit/s", 1e9),
    "kbit/s": Unit("data rate", "bit/s", 1e3),
    "Mb/s": Unit("data rate", "bit/s", 1e6),
    "Gb/s": Unit("data rate", "bit/s", 1e9),
    "KB/s": Unit("data rate", "bit/s", 8e3),
    "MB/s": Unit("data rate", "bit/s", 8e6),
    "GB/s": Unit("data rate", "bit/s", 8e9),
    "mm": Unit("length", "m", 1e-3),
    "cm": Unit("length", "m", 1e-2),
    "m": Unit("length", "m"),
    "km": Unit("length", "m", 1e3),
    "in": Unit("length", "m", 0.0254),
    '"': Unit("length", "m", 0.0254),
    "″": Unit("length", "m", 0.0254),
    "m²": Unit("area", "m²"),
    "m2": Unit("area", "m²"),
    "km²": Unit("area", "m²", 1e6),
    "ha": Unit("area", "m²", 1e4),
    "m³": Unit("volume", "l", 1e3),
    "l": Unit("volume", "l"),
    "L": Unit("volume", "l"),
    "ml": Unit("volume", "l", 1e-3),
    "mL": Unit("volume", "l", 1e-3),
    "cl": Unit("volume", "l", 1e-2),
    "g": Unit("weight", "g"),
    "mg": Unit("weight", "g", 1e-3),
    "µg": Unit("weight", "g", 1e-6),
    "μg": Unit("weight", "g", 1e-6),
    "kg": Unit("weight", "g", 1e3),
    "t": Unit("weight", "g", 1e6),
    "°C": Unit("temperature", "°C"),
    "℃": Unit("temperature", "°C"),
    "°F": Unit("temperature", "°F"),
    "℉": Unit("temperature", "°F"),
    "°": Unit("angle", "degrees"),
    "W": Unit("power", "W"),
    "mW": Unit("power", "W", 1e-3),
    "kW": Unit("power", "W", 1e3),
    "MW": Unit("power", "W", 1e6),
    "Wh": Unit("energy", "Wh"),
    "kWh": Unit("energy", "Wh", 1e3),
    "MWh": Unit("energy", "Wh", 1e6),
    "V": Unit("voltage", "V"),
    "mV": Unit("voltage", "V", 1e-3),
    "kV": Unit("voltage", "V", 1e3),
    "A": Unit("current", "A"),
    "mA": Unit("current", "A", 1e-3),
    "mAh": Unit("charge", "Ah", 1e-3),
    "Hz": Unit("signal frequency", "Hz"),
    "kHz": Unit("signal frequency", "Hz", 1e3),
    "MHz": Unit("signal frequency", "Hz", 1e6),
    "WD": Unit("time", "business days"),
    "GHz": Unit("signal frequency", "Hz", 1e9),
    "dB": Unit("level", "dB"),
    "dpi": Unit("resolution", "dpi"),
    "ppi": Unit("resolution", "dpi"),
    "fps": Unit("frame rate", "fps"),
    "px": Unit("count", "pixel"),
    "bar": Unit("pressure", "Pa", 1e5),
    "psi": Unit("pressure", "Pa", 6894.757),
    "hPa": Unit("pressure", "Pa", 1e2),
    "km/h": Unit("speed", "m/s", 1 / 3.6),
    "km/hr": Unit("speed", "m/s", 1 / 3.6),
    "m/s": Unit("speed", "m/s", 1.0),
    "rpm": Unit("rotation", "rpm"),
    "ppm": Unit("concentration", "ppm"),
    "mg/dL": Unit("concentration", "mg/dL"),
}

SPACE_SHY = frozenset(
    (
        "s",
        "d",
        "y",
        "B",
        "m",
        "in",
        '"',
        "″",
        "A",
        "V",
        "L",
        "l",
        "g",
        "t",
        "h",
        "W",
        "bar",
        "ha",
        "°",
        "Mo",
        "Go",
        "Mi",
        "Ki",
        "Gi",
    )
)
"""Signs that are also letters or words: across a space they need more than a number before them."""

_ACROSS_SPACE = frozenset(("h", "W", "V", "A", "B", "g", "l", "L", "m", "t", '"', "Go", "Mo"))
"""Of these, the ones that are read across a space at a word's end."""


@lru_cache(maxsize=1)
def unit_words() -> Mapping[str, Unit]:
    """Unit words and phrases in lower case, currencies included."""
    money = {word: Unit("money", code, factor) for word, (code, factor) in MONEY_WORDS.items()}
    codes = {code.lower(): Unit("money", "CNY" if code == "RMB" else code) for code in CODES if code not in ("TRY",)}
    millions = {"m" + code.lower(): Unit("money", code, 1e6) for code in ("USD", "EUR", "GBP")}
    return {**_WORDS, **money, **codes, **millions}


@lru_cache(maxsize=1)
def unit_signs() -> Mapping[str, Unit]:
    """Unit signs, which distinguish capitals, currency signs included."""
    return {**_SIGNS, **{sign: Unit("money", code) for sign, code in CURRENCY_SIGNS.items()}}


def reads_across_space(sign: str) -> bool:
    """Whether a sign may be parted from its number by a space: "5 W" yes, "5 s" no."""
    return sign not in SPACE_SHY or sign in _ACROSS_SPACE
