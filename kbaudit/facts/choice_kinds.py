"""What a closed set is that a sentence may choose from: where a choice from it stands, and what is what."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kbaudit.facts.word_lists import hint

__all__ = ["LEFT_OPEN", "ChoiceKind", "kind_of_choice", "members_of"]

LEFT_OPEN = re.compile(
    r"(?i)\b(?:may|can|could|might|cannot|also|either|both|usually|normally|generally|typically|mostly|often|sometimes|preferably|ideally|optionally|"
    r"alternatively|for example|for instance|e\.g|such as|available|offered|not(?! (?:later|more|less))|never|nobody|no[\s-]one)\b|n['’]t\b"
)
"""Before a choice: it is one of several, only possible, or denied."""


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """A closed set: where one of its members is chosen (`said`), words of which a sentence needs one, and what each member is.

    Of a `labelled` kind members are told apart under one label only: annexes under "annex".
    """

    name: str
    pattern: re.Pattern[str]
    hint: frozenset[str]
    members: Mapping[str, frozenset[str]]
    labelled: bool = False

    def read(self, said: str) -> frozenset[str]:
        """What is said, by the words of the set's members that it names; empty where it names none."""
        written = " ".join(said.casefold().replace("-", " ").split())
        if not self.members:
            return frozenset(written.split()) - _TELLING_NOTHING
        named = sorted(
            (name for name in self.members if re.search(rf"\b{re.escape(name)}\b", written)), key=len, reverse=True
        )
        kept = [name for name in named if not any(name != other and name in other for other in named)]
        return frozenset[str]().union(*(self.members[name] for name in kept))


_TELLING_NOTHING = hint("the of and state republic commonwealth province")


def members_of(lines: str) -> dict[str, frozenset[str]]:
    """Lines of names that are one, parted by commas, each followed by what they are."""
    found = {}
    for line in lines.strip().splitlines():
        names, _, what = line.partition(":")
        for name in names.split(","):
            found[" ".join(name.replace("-", " ").split())] = frozenset((what or names.split(",")[0]).split())
    return found


def kind_of_choice(name: str, members: str, frame: str, words: str) -> ChoiceKind:
    """A kind whose `frame` has "{said}" where a member stands."""
    read = members_of(members)
    named = "|".join(re.escape(item).replace(r"\ ", r"[\s-]+") for item in sorted(read, key=len, reverse=True))
    return ChoiceKind(name, re.compile(rf"(?i){frame.replace('{said}', f'(?P<said>{named})')}"), hint(words), read)
