"""A workflow for GitHub Actions."""

from __future__ import annotations

import math
import shlex
from typing import Any

from kbaudit.errors import ConfigurationError
from kbaudit.schedules.checkout import REPORTS, artefacts, command, outputs_of
from kbaudit.schedules.job import EXIT_CODES, NOTIFY_VARIABLE, Job, ScheduleFile
from kbaudit.schedules.yaml_text import Quoted, Script, yaml_text


def github(job: Job) -> tuple[ScheduleFile, ...]:
    """The workflow. ConfigurationError for a zone, which GitHub does not know, and for what it would evaluate."""
    if job.time_zone:
        raise ConfigurationError("GitHub goes by UTC: leave --time-zone out, and give --at in UTC.")
    line = command(job)
    if "${{" in line + job.requirement:
        raise ConfigurationError("GitHub would evaluate the ${{ in this command. Rename the path that holds it.")
    scan: dict[str, Any] = {"name": "Audit", "run": line}
    if job.notify:
        scan["env"] = {NOTIFY_VARIABLE: f"${{{{ secrets.{NOTIFY_VARIABLE} }}}}"}
    steps: list[dict[str, Any]] = [
        # The whole history: it says when a page was last edited.
        {"uses": "actions/checkout@v4", "with": {"fetch-depth": 0}},
        {"uses": "actions/setup-python@v5", "with": {"python-version": Quoted("3.12")}},
        {"run": f"python -m pip install {shlex.quote(job.requirement)}"},
        {
            "name": "Take the embeddings and the history of the last night",
            "uses": "actions/cache/restore@v4",
            "with": {
                "path": ".kbaudit",
                "key": f"{job.name}_${{{{ github.run_id }}}}",
                "restore-keys": f"{job.name}_",
            },
        },
        scan,
        {
            "name": "Keep them, whatever the gate said",
            "if": "always()",
            "uses": "actions/cache/save@v4",
            "with": {"path": ".kbaudit", "key": f"{job.name}_${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}"},
        },
    ]
    if REPORTS in outputs_of(job):
        steps.append(
            {
                "name": "Show the summary",
                "if": "always()",
                "run": f'cat {REPORTS}summary.md >> "$GITHUB_STEP_SUMMARY" || true',
            }
        )
    steps.append(
        {
            "if": "always()",
            "uses": "actions/upload-artifact@v4",
            "with": {"name": job.name, "path": Script("\n".join(artefacts(job))), "if-no-files-found": "ignore"},
        }
    )
    workflow = {
        "name": f"Audit of the knowledge base ({job.name})",
        "on": {"schedule": [{"cron": Quoted(job.cron_time)}], "workflow_dispatch": {}},
        "permissions": {"contents": "read"},
        "concurrency": {"group": job.name, "cancel-in-progress": False},
        "jobs": {
            "audit": {
                "runs-on": "ubuntu-latest",
                **({"timeout-minutes": math.ceil(job.seconds / 60)} if job.seconds else {}),
                "steps": steps,
            }
        },
    }
    comment = (
        f"Put this file at .github/workflows/{job.name}.yml of the default branch: it runs {job.when} UTC, and by hand.\n"
        f"{EXIT_CODES}\n"
        "Both 1 and 2 make the job red. GitHub forgets a cache that nothing used for seven days; the history starts anew then."
    )
    if job.notify:
        comment += f"\nThe targets of --notify are taken from the secret {NOTIFY_VARIABLE} of the repository."
    return (ScheduleFile(f".github/workflows/{job.name}.yml", yaml_text(workflow, comment=comment)),)
