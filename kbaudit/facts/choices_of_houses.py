"""Closed sets that handbooks, house rules and help pages choose from."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.facts.choice_kinds import ChoiceKind, kind_of_choice, members_of
from kbaudit.facts.word_lists import hint

__all__ = ["OF_HOUSES"]

_DAYS = "\n".join(f"{day}, {day}s" for day in "monday tuesday wednesday thursday friday saturday sunday".split())
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

OF_HOUSES: tuple[ChoiceKind, ...] = (
    kind_of_choice(
        "day of the week",
        _DAYS,
        rf"\b(?:clos(?:es?|ed|ing)|opens?|ends?|starts?|begins?|due|deadlines?|meets?|held|takes?\s+place|runs?|arrives?|collect(?:ed|s|ion)?|delivered|deliveries|deliver|sent|sends?|publish(?:ed|es)?|released?|paid|issued|emptied|"
        rf"submit(?:ted)?|handed|hand|reach(?:es)?|filed?|back|posted|updated|cleaned|shut|returned|planning|review|retro\w*|stand-?up|meetings?|calls?|drills?|tests?|day\s+is)\b[^.;]{{0,70}}?(?:\b(?:on|by|before|until|till|every|each|is|of|other|than)\s+|[:,]\s+(?:every\s+(?:other\s+)?)?)"
        rf"(?:[a-z]+\s+)?{{said}}\b(?!,?\s+(?:\d{{1,2}}\b|\d|the\s+\d|(?:{'|'.join('january february march april may june july august september october november december'.split())})\b))(?!\s*(?:-|–|to|through|until|till|/|,\s*{_DAY})\s*(?:{_DAY})?)",
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    ),
    ChoiceKind(
        "rhythm",
        re.compile(
            rf"(?i)\b(?P<said>(?:every|each)\s+(?:(?:other|second|alternate|third)\s+)?{_WEEKDAY})\b(?!s?\s*(?:,|and|or|&|to|until|till|through|-|–|/)\s*{_WEEKDAY})(?!\s+(?:of|in)\b)"
        ),
        hint("every each"),
        members_of(
            "every, each: every\nevery other, each other, every second, each second, every alternate, each alternate: second\nevery third, each third: third"
        ),
    ),
    ChoiceKind(
        "floor",
        re.compile(
            r"(?i)\b(?:on|to|at|in)\s+(?:the\s+)?(?P<said>(?:level|floor)\s+-?\d{1,2}|(?:ground|basement|lower\s+ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|\d{1,2}(?:st|nd|rd|th))\s+(?:floor|level)|basement)\b(?!\s+(?:support|plan|of\s+(?:the\s+)?(?:support|management)))"
        ),
        hint("floor level basement"),
        members_of(
            "level 0, floor 0, ground floor, ground level: 0\nlevel 1, floor 1, first floor, 1st floor, first level, 1st level: 1\nlevel 2, floor 2, second floor, 2nd floor, second level, 2nd level: 2\nlevel 3, floor 3, third floor, 3rd floor, third level, 3rd level: 3\n"
            "level 4, floor 4, fourth floor, 4th floor: 4\nlevel 5, floor 5, fifth floor, 5th floor: 5\nlevel 6, floor 6, sixth floor, 6th floor: 6\nlevel 7, floor 7, seventh floor, 7th floor: 7\nlevel 8, floor 8, eighth floor, 8th floor: 8\nlevel 9, floor 9, ninth floor, 9th floor: 9\n"
            "level 10, floor 10, tenth floor, 10th floor: 10\nlevel 11, floor 11, 11th floor: 11\nlevel 12, floor 12, 12th floor: 12\nbasement, basement level, lower ground floor: basement"
        ),
    ),
    kind_of_choice(
        "ink",
        "black\nblue\nred\ngreen",
        r"\bin\s+{said}\b(?=\s+(?:ink|pen|ballpoint|biro)\b)",
        "ink pen ballpoint biro",
    ),
    kind_of_choice(
        "colour",
        "black\nblue\nred\ngreen\nyellow\norange\nwhite\ngrey, gray: grey\nbrown\npurple\npink",
        r"\b(?:wears?|goes? (?:in|into)|go (?:in|into)|put (?:\w+ ){1,3}in(?:to)?|marked (?:with|by|in)|belongs? in|labelled with|labeled with|sorted into|thrown into)\s+(?:an?\s+|the\s+)?{said}\b(?=\s+(?:bins?|bags?|lanyards?|badges?|vests?|helmets?|hats?|folders?|binders?|stickers?|labels?|tags?|boxes|box|containers?|tape|wristbands?|sacks?|crates?|caps?)\b)",
        "black blue red green yellow orange white grey gray brown purple pink",
    ),
    kind_of_choice(
        "rounding",
        "up\ndown",
        r"\bround(?:ed|s)?\s+(?:(?:off|always|it|them|this|all\s+\w+|the\s+\w+)\s+)?{said}\b",
        "round rounded rounds",
    ),
    kind_of_choice(
        "side of the way",
        "left\nright",
        r"\b(?:on|to|keep|turn|from)\s+(?:the\s+|your\s+)?{said}\b(?=\s*(?:$|[.,;:)]|(?:hand|side|at|of|behind|before|after|past|into|lane)\b|-hand))",
        "left right",
    ),
    kind_of_choice(
        "part of the day",
        "morning, mornings: morning\nafternoon, afternoons: afternoon\nevening, evenings: evening",
        r"\bin\s+the\s+(?:early\s+|late\s+)?{said}\b(?!\s+(?:and|or)\b)",
        "morning mornings afternoon afternoons evening evenings",
    ),
    kind_of_choice(
        "end of a time",
        "beginning, start: beginning\nmiddle\nend, close: end",
        r"\b(?:at|by|on|from|before|towards?)\s+the\s+{said}\b(?=\s+of\s+(?:(?:the|each|every|a|any|your|their|its|this)\s+)?(?:\w+\s+)?(?:months?|weeks?|years?|quarters?|terms?|lease|shifts?|days?|semesters?|sessions?|season|contract|lessons?)\b)",
        "beginning start middle end close",
    ),
    kind_of_choice(
        "where it is kept",
        "fridge, refrigerator: fridge\nfreezer: freezer\nroom temperature: room",
        r"\b(?:keep|kept|store[ds]?|stays?|goes?)\b[^.;]{0,40}?\b(?:in|at)\s+(?:the\s+|a\s+)?{said}\b",
        "fridge refrigerator freezer temperature",
    ),
)
