"""Audits a knowledge base before an AI support agent answers from it.

from datetime import date
from kbaudit import audit

report = audit("kb/", today=date(2026, 1, 15))
for finding in report.findings:
    print(finding.rule, finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kbaudit.audit import audit
    from kbaudit.report import Report

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "audit"]


def __getattr__(name: str) -> Any:
    # Imported when asked for, so that `kbaudit --help` does not load the whole audit.
    if name == "audit":
        from kbaudit.audit import audit

        return audit
    if name == "Report":
        from kbaudit.report import Report

        return Report
    raise AttributeError(f"module 'kbaudit' has no attribute {name!r}")
