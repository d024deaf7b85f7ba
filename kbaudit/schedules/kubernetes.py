"""A CronJob for Kubernetes, with the volume that keeps its store and its reports."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath
from typing import Any

from kbaudit.schedules.job import EXIT_CODES, NOTIFY_VARIABLE, Job, ScheduleFile
from kbaudit.schedules.yaml_text import Quoted, yaml_text

KNOWLEDGE = "/work"
"""Where the claim with the knowledge base is mounted."""

STATE = "/state"
"""Where the volume with the store and the reports is mounted: the folder that the scan starts in."""

_INSTALLED = 'exec kbaudit "$@"'


def kubernetes(job: Job) -> tuple[ScheduleFile, ...]:
    """A claim and a CronJob. Relative paths are below the mounted claim of the knowledge base, outputs below its own volume."""
    paths = tuple(str(PurePosixPath(KNOWLEDGE, path)) for path in job.paths)
    words = job.scan(job.outputs or ("reports/",), paths)
    container: dict[str, Any] = {
        "name": "kbaudit",
        "image": Quoted(job.image or "python:3.12-slim"),
        "workingDir": STATE,
        "args": [_text(word) for word in ("scan", "--store", STATE, *words[1:])],
        "volumeMounts": [
            {"name": "state", "mountPath": STATE},
            {"name": "knowledge-base", "mountPath": KNOWLEDGE, "readOnly": True},
        ],
        "resources": {"requests": {"cpu": "1", "memory": "2Gi"}, "limits": {"memory": "4Gi"}},
    }
    if job.image is None:
        install = f"pip install --quiet --no-cache-dir {shlex.quote(job.requirement)} && {_INSTALLED}"
        container["command"] = [_text(word) for word in ("/bin/sh", "-c", install, "kbaudit")]
    else:
        container["command"] = [Quoted("kbaudit")]
    if job.notify:
        reference = {"name": job.name, "key": NOTIFY_VARIABLE, "optional": True}
        container["env"] = [{"name": NOTIFY_VARIABLE, "valueFrom": {"secretKeyRef": reference}}]
    claim = {
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "metadata": {"name": job.name},
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "2Gi"}}},
    }
    pod = {
        "restartPolicy": "Never",
        "containers": [container],
        "volumes": [
            {"name": "state", "persistentVolumeClaim": {"claimName": job.name}},
            {"name": "knowledge-base", "persistentVolumeClaim": {"claimName": job.claim, "readOnly": True}},
        ],
    }
    work = {
        "backoffLimit": 1,
        **({"activeDeadlineSeconds": job.seconds} if job.seconds else {}),
        # A gate that failed fails again; only what befalls the node is tried once more.
        "podFailurePolicy": {
            "rules": [
                {
                    "action": "FailJob",
                    "onExitCodes": {"containerName": "kbaudit", "operator": "In", "values": [1, 2]},
                }
            ]
        },
        "template": {"spec": pod},
    }
    nightly = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "metadata": {"name": job.name},
        "spec": {
            "schedule": Quoted(job.cron_time),
            **({"timeZone": Quoted(job.time_zone)} if job.time_zone else {}),
            "concurrencyPolicy": "Forbid",
            "startingDeadlineSeconds": 3600,
            "successfulJobsHistoryLimit": 3,
            "failedJobsHistoryLimit": 7,
            "jobTemplate": {"spec": work},
        },
    }
    comment = (
        f"kubectl apply -f this file. It runs {job.when}, {job.time_zone or 'by the zone of the controller'}.\n"
        f"The knowledge base comes from the claim {job.claim!r}, which must exist; it is mounted at {KNOWLEDGE}, read-only.\n"
        f"Store and reports stay in the claim {job.name!r}, mounted at {STATE}.\n"
        f"{EXIT_CODES}\n"
        "Neither 1 nor 2 is tried again."
    )
    if job.notify:
        comment += f"\nThe targets of --notify are taken from the key {NOTIFY_VARIABLE} of the secret {job.name!r}."
    return (ScheduleFile(f"{job.name}.yaml", yaml_text(claim, nightly, comment=comment)),)


def _text(word: str) -> Quoted:
    """A word that Kubernetes hands on as it is: $(NAME) would be replaced, and a doubled dollar stands for one."""
    return Quoted(word.replace("$", "$$"))
