"""Words for people that name no audience where they stand: "the hourly rate", "guest passes", "your lender", "returning a parcel"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

__all__ = ["one_club", "speaks_to_members", "without_other_senses"]

_PEOPLE = r"(?:[\w-]+ )?(?:applicants?|callers?|candidates?|clients?|colleagues?|customers?|employees?|families|guests?|holders?|learners?|members?|owners?|patients?|people|players?|residents?|riders?|shoppers?|staff|students?|tenants?|users?|visitors?|volunteers?|workers?)\b"
_OTHER_SENSES = re.compile(
    r"(?i)\b(?:"
    r"hourly(?= (?:charges?|costs?|earnings|fees?|pay|prices?|rates?|tariffs?|wages?)\b)"
    r"|guest(?= (?:authors?|beds?|books?|flats?|houses?|lectures?|lecturers?|lists?|parking|pass(?:es)?|permits?|posts?|rooms?|speakers?|vouchers?)\b)"
    r"|(?<=\byour )(?:line )?(?:manager|supervisor|lead)\b"
    r"|(?:account|download|file|package|password|task|venue) managers?\b"
    r"|(?<=\byour )(?:own |mortgage |present |new )?(?:employer|instructor|landlord|lender|seller|supplier|teacher|vendor)\b"
    rf"|returning(?! {_PEOPLE})"
    r"|(?:temporary|temp)(?= (?:access|accounts?|address(?:es)?|authentication|closures?|codes?|copies|files?|fix(?:es)?|folders?|heaters?|links?|passwords?|permits?|repairs?|solutions?|storage|workarounds?)\b)"
    r"|permanent(?= (?:address(?:es)?|collections?|deletion|home|links?|records?|removal|repairs?|suspension|urls?)\b)"
    r"|seasonal(?= (?:clos\w+|dates|deadlines|menus?|opening|prices?|tariffs?|timetables?)\b)"
    r")(?![\w-])"
)
"""What has its name from people but is a thing, somebody whom the reader deals with, or what a thing is like for a while."""


def without_other_senses(text: str) -> str:
    """The text without the words in it that only look like an audience."""
    return _OTHER_SENSES.sub(" ", text)


_CLUB = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’'-]+\s+){1,3}(?:Club|Co-?op|Gym|Library|Program(?:me)?|Rewards|Scheme|Society|Association|Union)(?![\w’'-])"
)


def one_club(left: str, right: str) -> bool:
    """Whether two texts name one club, of which whoever they speak to is a member. Nothing else goes without saying there."""
    mine = _CLUB.findall(left)
    return bool(mine) and not {_name(name) for name in mine}.isdisjoint(map(_name, _CLUB.findall(right)))


def _name(club: str) -> str:
    return club.removeprefix("The ").removeprefix("Our ").casefold()


_OF_MEMBERS = re.compile(r"(?i)(?:^|[\W_])(?:member(?:ship)?s?|clubs?|join(?:ing)?)(?:$|[\W_])")


def speaks_to_members(place: str) -> bool:
    """Whether a title, heading or path is about belonging to a club, so that "you" below it is a member."""
    return _OF_MEMBERS.search(place) is not None
