"""What the detectors found, as one value that can be kept and recalled."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.model import Finding
from kbaudit.report import Boilerplate, Family, Judged, NearMisses, NotRun, Spot


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found, sorted, and which of the wanted rules could not be judged in full."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    judged: tuple[Judged, ...] = ()
    passages: int = 0
    variants: tuple[Family, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    notices: tuple[str, ...] = ()
    layout: tuple[Spot, ...] = ()
    near_misses: NearMisses = NearMisses()
    unsent: tuple[str, ...] = ()
