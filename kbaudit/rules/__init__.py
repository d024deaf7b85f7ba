"""Every rule, in the order of the codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kbaudit.errors import ConfigurationError
from kbaudit.rules import conflicts, content, duplicates, links, outdated, ownership
from kbaudit.rules.base import Rule

__all__ = ["FAMILIES", "RULES", "Rule", "exists", "rule_of", "selected"]

RULES: tuple[type[Rule], ...] = (
    *duplicates.RULES,
    *conflicts.RULES,
    *outdated.RULES,
    *ownership.RULES,
    *links.RULES,
    *content.RULES,
)

FAMILIES: Mapping[str, str] = {
    "KB1": "duplicates",
    "KB2": "conflicts",
    "KB3": "outdated",
    "KB4": "ownership and titles",
    "KB5": "links",
    "KB6": "content and safety",
    "KB7": "questions",
}
"""What the families are called in reports."""


def rule_of(code: str) -> type[Rule] | None:
    """The rule with a code, in any case; None where there is none."""
    return next((rule for rule in RULES if rule.code == code.upper()), None)


def exists(code: str) -> bool:
    """Whether a code is that of a rule or of a family, in any case."""
    return len(code) >= 3 and any(rule.code.startswith(code.upper()) for rule in RULES)


def selected(
    select: Sequence[str] = (), ignore: Sequence[str] = (), graded: Iterable[str] = ()
) -> tuple[type[Rule], ...]:
    """The rules that are to run: all, or those of `select`, without those of `ignore`.

    ConfigurationError names a code or family that does not exist, in these or among the codes that are given a severity.
    """
    for key, codes in (("select", select), ("ignore", ignore), ("severity", tuple(graded))):
        for code in codes:
            _check(code, key)
    chosen = [rule for rule in RULES if not select or _matches(rule, select)]
    return tuple(rule for rule in chosen if not _matches(rule, ignore))


def _matches(rule: type[Rule], codes: Sequence[str]) -> bool:
    return any(rule.code.startswith(code.upper()) for code in codes)


def _check(code: str, key: str) -> None:
    if not exists(code):
        known = ", ".join(rule.code for rule in RULES)
        raise ConfigurationError(
            f"{key}: there is no rule or family {code!r}. The rules are {known}; see `kbaudit rules`."
        )
