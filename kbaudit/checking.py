"""Values of the configuration that have the right type and mean nothing: each is said with its key and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kbaudit.model import DateRole
from kbaudit.rules import exists

if TYPE_CHECKING:
    from kbaudit.config import Configuration

NOT_BELOW_0 = "0 or more"
PERCENT = "a number from 0 to 100"
SHARE = "a number from 0 to 1"
POSITIVE = "more than 0"
RULE = "the code of a rule or a family, such as KB301 or KB3; `kbaudit rules` lists them"


def meaningless(configuration: Configuration) -> Iterator[tuple[str, Any, str]]:
    """The dotted key, the value and what is allowed there, for each value that nothing can be done with."""
    kinds = type(configuration.stale).__struct_fields__
    one_kind = f"one of {', '.join(kinds)}"
    roles = [role.value for role in DateRole]
    for key, role in configuration.dates.keys.items():
        if role not in roles:
            yield f"dates.keys.{key}", role, f"one of {', '.join(roles)}"
    for kind in configuration.kinds:
        if kind not in kinds:
            yield f"kinds.{kind}", list(configuration.kinds[kind]), f"a kind that there is: {one_kind}"
    for number, collection in enumerate(configuration.collections, 1):
        if collection.kind is not None and collection.kind not in kinds:
            yield f"collections {number} ({collection.name}).kind", collection.kind, one_kind
        if collection.stale_days is not None and collection.stale_days < 0:
            yield f"collections {number} ({collection.name}).stale_days", collection.stale_days, NOT_BELOW_0
    yield from _rules(configuration)
    yield from _numbers(configuration)


def _rules(configuration: Configuration) -> Iterator[tuple[str, Any, str]]:
    for key, codes in (("select", configuration.rules.select), ("ignore", configuration.rules.ignore)):
        for code in codes:
            if not exists(code):
                yield f"rules.{key}", code, RULE
    for code, severity in configuration.rules.severity.items():
        if not exists(code):
            yield f"rules.severity.{code}", severity, f"set for {RULE}"
    for number, entry in enumerate(configuration.ignore, 1):
        if not exists(entry.rule):
            yield f"ignore {number}.rule", entry.rule, RULE


def _numbers(configuration: Configuration) -> Iterator[tuple[str, Any, str]]:
    """Numbers out of their bounds; what is not a number at all is out of any."""
    for kind in type(configuration.stale).__struct_fields__:
        yield from _unless(f"stale.{kind}", getattr(configuration.stale, kind), 0, None, NOT_BELOW_0)
    for name, weight in configuration.usage.items():
        yield from _unless(f"usage.{name}", weight, 0, None, NOT_BELOW_0)
    for key in ("min_score", "max_drop"):
        yield from _unless(f"gate.{key}", getattr(configuration.gate, key), 0, 100, PERCENT)
    for key in ("veto", "propose"):
        yield from _unless(f"inference.{key}", getattr(configuration.inference, key), 0, 1, SHARE)
    yield from _unless("endpoint.budget", configuration.endpoint.budget, 0, None, NOT_BELOW_0)
    for key in type(configuration.limits).__struct_fields__:
        limit = getattr(configuration.limits, key)
        if not limit > 0:
            yield f"limits.{key}", limit, POSITIVE
    if not configuration.endpoint.timeout > 0:
        yield "endpoint.timeout", configuration.endpoint.timeout, POSITIVE


def _unless(
    key: str, value: float | None, low: float, high: float | None, allowed: str
) -> Iterator[tuple[str, Any, str]]:
    if value is not None and not (low <= value <= (high if high is not None else value)):
        yield key, value, allowed
