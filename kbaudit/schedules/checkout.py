"""What the services that run a job in a fresh checkout have in common."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath

from kbaudit.errors import ConfigurationError
from kbaudit.schedules.job import Job

REPORTS = "reports/kbaudit/"
"""Where the reports go that become artefacts, where no output is named."""

_PATTERN = frozenset("*?[]{}!$\\")


def outputs_of(job: Job) -> tuple[str, ...]:
    """The outputs of a job: those that are named, or the usual set."""
    return job.outputs or (REPORTS,)


def artefacts(job: Job) -> tuple[str, ...]:
    """The places of the outputs as the list of artefacts names them. ConfigurationError where that list would read a pattern."""
    places = []
    for output in outputs_of(job):
        place = output.rpartition(":")[2]
        if PurePosixPath(place).is_absolute() or ".." in PurePosixPath(place).parts or _PATTERN & set(place):
            raise ConfigurationError(
                f"-o {output!r}: only a plain path inside the repository can be kept as an artefact. Name another one."
            )
        if place != "-":
            places.append(place)
    return tuple(places)


def command(job: Job) -> str:
    """The scan as a line for a shell."""
    # The store lies where the cache looks for it, wherever the configuration lies.
    first, *others = job.scan(outputs_of(job))
    return shlex.join(("kbaudit", first, "--store", ".", *others))
