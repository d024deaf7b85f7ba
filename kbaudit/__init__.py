"""Audits a knowledge base before an AI support agent answers from it.

from datetime import date
from kbaudit import audit

report = audit("kb/", today=date(2026, 1, 15))
for finding in report.findings:
    print(finding.rule, finding.message)
"""

from kbaudit.audit import audit
from kbaudit.report import Report
from kbaudit.version import __version__

__all__ = ["Report", "__version__", "audit"]
