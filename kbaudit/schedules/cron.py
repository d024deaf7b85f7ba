"""A line for a crontab."""

from __future__ import annotations

import shlex

from kbaudit.errors import ConfigurationError
from kbaudit.schedules.job import EXIT_CODES, NOTIFY_VARIABLE, Job, ScheduleFile

LONGEST = 990
"""Letters of the longest command: Debian's cron refuses one of 1,000 bytes and more (MAX_COMMAND)."""


def cron(job: Job) -> tuple[ScheduleFile, ...]:
    """The line with what it means. ConfigurationError for a zone, which not every cron knows, and for too long a command."""
    if job.time_zone:
        raise ConfigurationError(
            "cron goes by the clock of the machine: leave --time-zone out, or schedule with systemd."
        )
    command = f"cd {shlex.quote(str(job.folder))} && {shlex.join((*job.program, *job.scan()))}"
    # cron ends the command at the first % and hands the rest to it as input; a backslash takes that meaning away.
    line = command.replace("%", r"\%")
    if len(line.encode()) > LONGEST:
        raise ConfigurationError(
            f"The command takes {len(line.encode())} bytes, and cron knows no more than {LONGEST}. "
            "Put the options into kbaudit.toml, or schedule a folder with a shorter path."
        )
    notify = f"# {NOTIFY_VARIABLE}=mailto://…  (the targets of --notify: write them here without the #)\n"
    text = (
        f"# Audits the knowledge base {job.when}, by the clock of this machine. Add these lines with `crontab -e`.\n"
        f"# {EXIT_CODES}\n"
        "# cron mails what the scan says when the gate failed or the audit could not be done. Embeddings and history stay in\n"
        "# .kbaudit/ between the nights; a scan that starts while another one runs ends with code 2 (see --wait).\n"
        f"{notify if job.notify else ''}"
        f"{job.cron_time} {line}\n"
    )
    return (ScheduleFile(f"{job.name}.crontab", text),)
