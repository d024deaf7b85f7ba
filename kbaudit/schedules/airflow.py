"""A DAG for Airflow 2 and 3, as a Python file."""

from __future__ import annotations

from kbaudit.schedules.job import EXIT_CODES, NOTIFY_VARIABLE, Job, ScheduleFile


def airflow(job: Job) -> tuple[ScheduleFile, ...]:
    """The DAG. The command is a list of words: no shell reads it, and no template is looked for in it."""
    words = (*job.program, *job.scan())
    imported = "from datetime import timedelta\n" if job.seconds else ""
    limit = f"timedelta(seconds={job.seconds})" if job.seconds else "None"
    zone = job.time_zone or "UTC"
    command = "".join(f"    {word!r},\n" for word in words)
    notify = f"# The targets of --notify are taken from the variable {NOTIFY_VARIABLE} of the worker's environment.\n"
    text = f'''"""Audits the knowledge base {job.when}. Put this file into the dags folder of Airflow.

{EXIT_CODES}
Neither 1 nor 2 is tried again. Embeddings and history stay in .kbaudit/ of FOLDER, which every worker that runs this must share.
"""

from __future__ import annotations

import subprocess
{imported}
import pendulum
from airflow.exceptions import AirflowFailException

try:
    from airflow.sdk import dag, task
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task

FOLDER = {str(job.folder)!r}
{notify if job.notify else ""}COMMAND = [
{command}]


@dag(
    dag_id={job.name!r},
    schedule={job.cron_time!r},
    start_date=pendulum.datetime(2025, 1, 1, tz={zone!r}),
    catchup=False,
    max_active_runs=1,
    tags=["kbaudit"],
)
def audit_of_the_knowledge_base():
    @task(retries=0, execution_timeout={limit})
    def audit():
        done = subprocess.run(COMMAND, cwd=FOLDER, check=False, capture_output=True, text=True)
        print(done.stdout + done.stderr)
        if done.returncode == 1:
            raise AirflowFailException("The gate failed: " + done.stderr)
        if done.returncode != 0:
            raise AirflowFailException("The audit could not be done: " + done.stderr)

    audit()


audit_of_the_knowledge_base()
'''
    return (ScheduleFile(f"{job.name}.py", text),)
