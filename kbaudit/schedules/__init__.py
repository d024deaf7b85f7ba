"""Files that run an audit every night, one way for each program that starts things at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kbaudit.schedules.airflow import airflow
from kbaudit.schedules.cron import cron
from kbaudit.schedules.github import github
from kbaudit.schedules.gitlab import gitlab
from kbaudit.schedules.job import Job, ScheduleFile
from kbaudit.schedules.kubernetes import kubernetes
from kbaudit.schedules.systemd import systemd

__all__ = ["CHECKED_OUT", "SCHEDULES", "Job", "ScheduleFile"]

SCHEDULES: Mapping[str, Callable[[Job], tuple[ScheduleFile, ...]]] = {
    "cron": cron,
    "systemd": systemd,
    "github": github,
    "gitlab": gitlab,
    "kubernetes": kubernetes,
    "airflow": airflow,
}
"""What makes the files of each kind."""

CHECKED_OUT = frozenset({"github", "gitlab"})
"""Kinds that run in a fresh checkout of a repository: their paths are relative to its root."""
