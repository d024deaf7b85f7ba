"""The findings as JSON lines, for pipes and data warehouses: one object a line, suppressed findings included."""

from __future__ import annotations

import json

from kbaudit.outputs.harmless import visible_in_json
from kbaudit.outputs.json_report import to_object
from kbaudit.report import Report


def render_json_lines(report: Report) -> str:
    """A line for each finding: the objects under `findings` in report.json, with the run, the day and what suppresses it."""
    document = to_object(report)
    run = {"run": document["run"]["id"], "today": document["run"]["today"]}
    lines = [{**run, **finding, "suppressed": None} for finding in document["findings"]]
    for entry in document["suppressed"]:
        why = {key: entry[key] for key in ("reason", "origin", "until")}
        lines.append({**run, **entry["finding"], "suppressed": why})
    return "".join(visible_in_json(json.dumps(line, ensure_ascii=False, allow_nan=False)) + "\n" for line in lines)
