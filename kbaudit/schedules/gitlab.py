"""A job for GitLab CI."""

from __future__ import annotations

import shlex
from typing import Any

from kbaudit.schedules.checkout import artefacts, command
from kbaudit.schedules.job import EXIT_CODES, NOTIFY_VARIABLE, Job, ScheduleFile
from kbaudit.schedules.yaml_text import Quoted, yaml_text

UNLIMITED_SECONDS = 6 * 3600
"""The limit of a job that was given no `--timeout`: that of a project, an hour, is short for the first audit of a large one."""


def gitlab(job: Job) -> tuple[ScheduleFile, ...]:
    """The job. When it runs is not part of the file: GitLab keeps its pipeline schedules apart."""
    zone = job.time_zone or "UTC"
    audit: dict[str, Any] = {
        "image": Quoted(job.image or "python:3.12"),
        "rules": [{"if": '$CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web"'}],
        # The whole history: it says when a page was last edited.
        "variables": {"GIT_DEPTH": Quoted("0")},
        "resource_group": job.name,
        "timeout": f"{job.seconds or UNLIMITED_SECONDS} seconds",
        "cache": {"key": job.name, "paths": [".kbaudit/"], "when": "always"},
        "script": [
            *([] if job.image else [f"python -m pip install {shlex.quote(job.requirement)}"]),
            Quoted(command(job)),
        ],
        "artifacts": {"when": "always", "paths": [Quoted(path) for path in artefacts(job)], "expire_in": "30 days"},
    }
    comment = (
        f"Add this job to .gitlab-ci.yml, and a schedule at Build > Pipeline schedules: {job.cron_time} ({zone}), {job.when}.\n"
        f"{EXIT_CODES}\n"
        "Both 1 and 2 make the job red; embeddings and history are cached whatever the gate said."
    )
    if job.notify:
        comment += f"\nThe targets of --notify are taken from the masked CI/CD variable {NOTIFY_VARIABLE}."
    return (ScheduleFile(".gitlab-ci.yml", yaml_text({job.name: audit}, comment=comment)),)
