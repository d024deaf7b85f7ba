"""Writes pages and scans them as a user would, without a model, with the day given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from kbaudit.cli import main

PAGE = "---\ntitle: {title}\nowner: {owner}\nlast_reviewed: 2025-12-01\n---\n\n{text}\n"
LONG = (
    "Every customer can ask for a copy of the invoices of the last two years. Open the billing page, choose the period and "
    "press the button; the file arrives by mail within a few minutes. If it does not, look into the folder for unwanted mail "
    "first and write to the people who look after billing afterwards.\n"
)


def write_page(folder: Path, name: str, title: str, text: str = LONG, owner: str = "docs-team") -> Path:
    """Write a page of Markdown with front matter."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(title=title, owner=owner, text=text), encoding="utf-8")
    return path


def kbaudit(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(arguments), input=stdin)


def night(day: str, *arguments: str) -> dict[str, Any]:
    """Scan `kb` as of a day and give the report."""
    result = kbaudit("scan", "kb", "--no-model", "--today", day, "-o", "json:-", *arguments)
    assert result.exit_code in (0, 1), result.output
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded
