"""Titles that join two topics, of which one is a group of people: "Training and apprentices" is not for apprentices alone."""

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.scope import in_words

__all__ = ["without_listed_people", "without_people_as_topic"]

_TOPICS = re.compile(r"(?i)(?P<first>[^/:,(]+?)\s+(?:and|&)\s+(?P<second>[^/:,(]+)")
_FOR = re.compile(r"(?i)\b(?:as|by|for|from|of|to|with)\b")
_LISTED = re.compile(r",\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+")
LEAST_LISTED = 3
"""Topics of a title that lists some: of two, one may say for whom the other holds ("Prices, members")."""
LONGEST = 2
"""Words of a group of people: "temporary staff"."""


@lru_cache(maxsize=4096)
def without_people_as_topic(title: str) -> str:
    """A title without the people that are one of its two topics; where it says for whom it is, or names two groups, as it is."""
    found = _TOPICS.fullmatch(title.strip())
    if found is None or _FOR.search(title):
        return title
    people = [_names_people(half) for half in found.groups()]
    if people[0] == people[1]:
        return title
    group, topic = (found["first"], found["second"]) if people[0] else (found["second"], found["first"])
    return topic if len(group.split()) <= LONGEST else title


def _names_people(words: str) -> bool:
    return any(dimension == "audience" for dimension, _ in in_words(words))


def without_listed_people(title: str) -> str:
    """A title without the people among the topics that it lists: "Laundry, keys and guests" is for no guests alone."""
    if ", " not in title:
        return title
    topics = _LISTED.split(title)
    people = [topic for topic in topics if any(name == "audience" for name, _ in in_words(topic))]
    if not people or len(people) == len(topics) or len(topics) < LEAST_LISTED:
        return title
    return ", ".join(topic for topic in topics if topic not in people)
