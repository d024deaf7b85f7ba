"""A service and its timer for systemd."""

from __future__ import annotations

import re
from pathlib import Path

from kbaudit.schedules.job import EXIT_CODES, NOTIFY_VARIABLE, Job, ScheduleFile

_PLAIN = re.compile(r"[A-Za-z0-9_./:=@,+-]+")


def systemd(job: Job) -> tuple[ScheduleFile, ...]:
    """Two units, for `~/.config/systemd/user` or `/etc/systemd/system`."""
    first, *others = (*job.program, *job.scan())
    # What is started may not be a variable, so that a dollar in its path is written as it is.
    command = " ".join([_word(first, dollars=False), *(_word(word) for word in others)])
    # The dot keeps a space or a backslash at the end of the name from being taken for the end of the line.
    folder = f"{job.folder.as_posix().rstrip('/')}/.".replace("%", "%%")
    notify = ""
    if job.notify:
        notify = f"# holds {NOTIFY_VARIABLE}=… with the targets of --notify; only its owner should read it\n"
        notify += f"EnvironmentFile=-{str(job.folder / '.kbaudit' / 'notify.env').replace('%', '%%')}\n"
    service = (
        f"# {EXIT_CODES}\n"
        f"# Both 1 and 2 leave the unit failed: `journalctl --user -u {job.name}` says why.\n"
        "# Embeddings and history stay in .kbaudit/ between the nights, in the folder that is named below.\n"
        "[Unit]\n"
        "Description=Audit of the knowledge base\n"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"WorkingDirectory={folder}\n"
        f"{notify}"
        f"ExecStart={command}\n"
        f"{f'TimeoutStartSec={job.seconds}{chr(10)}' if job.seconds else ''}"
        "Nice=10\n"
        "IOSchedulingClass=idle\n"
    )
    days = ",".join(day.capitalize() for day in job.days)
    calendar = " ".join(
        part for part in (days, "*-*-*", f"{job.hour:02}:{job.minute:02}:00", job.time_zone or "") if part
    )
    timer = (
        f"# Starts {job.name}.service {job.when}. Put both files into ~/.config/systemd/user, then:\n"
        f"#   systemctl --user daemon-reload && systemctl --user enable --now {job.name}.timer\n"
        "# (loginctl enable-linger lets it run while nobody is logged in)\n"
        "[Unit]\n"
        "Description=Nightly audit of the knowledge base\n"
        "\n"
        "[Timer]\n"
        f"OnCalendar={calendar}\n"
        "Persistent=true\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )
    return (
        ScheduleFile(Path(f"{job.name}.service").name, service),
        ScheduleFile(Path(f"{job.name}.timer").name, timer),
    )


def _word(text: str, *, dollars: bool = True) -> str:
    """A word as systemd reads it back: in quotes where needed, specifiers and variables without their meaning."""
    text = text.replace("%", "%%")
    if dollars:
        text = text.replace("$", "$$")
    if _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
