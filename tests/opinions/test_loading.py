"""An audit of unchanged pages does not wait for what reads and compares statements."""

from __future__ import annotations

import subprocess
import sys


def test_looking_for_who_is_asked_imports_nothing_that_compares_statements() -> None:
    code = (
        "import sys; from kbaudit.config import Configuration; from kbaudit.opinions import counsel_for; "
        "counsel_for(Configuration(), allow_download=False); "
        "print([name for name in sys.modules if name.startswith('kbaudit.contradictions')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
