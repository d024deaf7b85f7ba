"""What is to be run, and when: the value that every schedule file is made from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from kbaudit.errors import ConfigurationError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of a week, in the order of ISO 8601."""

NOTIFY_VARIABLE = "KBAUDIT_NOTIFY"
"""The environment variable that `kbaudit scan` takes the targets of `--notify` from, so that no file has to hold them."""

EXIT_CODES = (
    "Exit codes: 0 the gate passed (by default nothing gates), 1 the gate failed, 2 the audit could not be done."
)

GRACE_SECONDS = 600
"""What a scheduler grants beyond `--timeout` before it ends the job itself: installing and writing reports take time too."""


@dataclass(frozen=True, slots=True)
class ScheduleFile:
    """A file to put where a scheduler reads it: its usual place, relative to the scheduler's folder, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Job:
    """A scan and its time.

    `paths`, `options` and `outputs` are words of the command line: `options` whatever else `kbaudit scan` is given. `folder` is
    the absolute folder it is started in, `program` the words that start kbaudit there. `days` are names of `DAYS`, all of them
    where it is empty. `timeout` is in seconds.
    """

    paths: tuple[str, ...]
    folder: Path
    program: tuple[str, ...]
    options: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    name: str = "kbaudit"
    hour: int = 2
    minute: int = 30
    days: tuple[str, ...] = ()
    time_zone: str | None = None
    timeout: float | None = None
    notify: bool = False
    install: str | None = None
    image: str | None = None
    claim: str = "knowledge-base"

    @property
    def seconds(self) -> int | None:
        """After how many seconds a scheduler ends the job itself; None for never."""
        return None if self.timeout is None else math.ceil(self.timeout) + GRACE_SECONDS

    @property
    def requirement(self) -> str:
        """What pip installs where nothing is installed yet."""
        return self.install or ("kbaudit[notify]" if self.notify else "kbaudit")

    @property
    def cron_time(self) -> str:
        """The five fields of a crontab, Sunday being 0."""
        days = ",".join(str((DAYS.index(day) + 1) % 7) for day in self.days) or "*"
        return f"{self.minute} {self.hour} * * {days}"

    @property
    def when(self) -> str:
        """The time in words, without the zone."""
        days = f"on {', '.join(day.capitalize() for day in self.days)}" if self.days else "every day"
        return f"{days} at {self.hour:02}:{self.minute:02}"

    def scan(self, outputs: tuple[str, ...] | None = None, paths: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """The words of the scan, from `scan` on. Paths stand after `--`, so that one may begin with a dash."""
        given = [word for output in self.outputs if outputs is None for word in ("-o", output)]
        given += [word for output in outputs or () for word in ("-o", output)]
        return ("scan", "-q", *self.options, *given, "--", *(self.paths if paths is None else paths))


def writable(job: Job) -> None:
    """ConfigurationError where a word cannot be written into a file of one line an entry, nor be read by everybody as it is."""
    for word in (
        *job.paths,
        *job.options,
        *job.outputs,
        *job.program,
        str(job.folder),
        job.requirement,
        job.image or "",
    ):
        if any(not letter.isprintable() for letter in word) or not _encodable(word):
            raise ConfigurationError(
                f"{word!r} holds a line break or another character that cannot be seen. Rename it, or schedule the folder above."
            )


def _encodable(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True
