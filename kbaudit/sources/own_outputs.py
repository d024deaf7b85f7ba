"""Knows the reports of kbaudit again, by how each of them begins, so that no audit reads what another one wrote."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from kbaudit.sources.formats import suffix_of

WITHIN = 4096
"""Bytes at the beginning of a file in which a report says what it is."""

_OBJECT = re.compile(rb'"tool"\s*:\s*\{\s*"(?:driver"\s*:\s*\{\s*")?name"\s*:\s*"kbaudit"')

BEGINNINGS: Mapping[str, re.Pattern[bytes]] = {
    ".md": re.compile(
        rb"## Knowledge base audit: score |### Knowledge base: \d[\d,]* findings?\b"
        rb"|# Near misses\n\n.{1,2000}, as of \d{4}-\d\d-\d\d: "
        rb"|# Fix lists\n\n.{1,2000}, as of \d{4}-\d\d-\d\d\n"
        rb"|# Fix list of [^\n]{1,400}\n\nAs of \d{4}-\d\d-\d\d: ",
    ),
    ".txt": re.compile(
        rb"\s*kbaudit: [^\n].{0,2000}, as\s+of\s+\d{4}-\d\d-\d\d\n|::(?:error|warning|notice) [^\n]{0,2000}title=KB\d{3} "
        rb"|kbaudit: score ",
        re.DOTALL,
    ),
    ".csv": re.compile(
        rb"rule,name,tier,severity,confidence,counts,message,step,|id,action,owner,effort,gain,what,steps,keep,why,"
        rb"|Status[,;\t]Decision[,;\t]Reason[,;\t]Until[,;\t]By[,;\t]Severity[,;\t]Rule[,;\t]"
        rb"|Issue Key,Summary,Issue Type,Priority,Labels,Labels,Labels,External ID,",
    ),
    ".json": re.compile(
        rb'\s*\[\s*\{\s*"external_id": "[0-9a-f]{16}",\s*"(?:number|iid)": '
        rb'|\s*\[\s*\{\s*"description": "[^\n]*",\s*"check_name": "KB\d{3}",\s*"fingerprint": '
    ),
    ".jsonl": re.compile(rb'\{"run": "[^"]*", "today": "\d{4}-\d\d-\d\d", "rule": "KB\d{3}"'),
    ".eml": re.compile(rb"X-Unsent: 1\r?\n(?s:.*)boundary=\"=_kbaudit_fix_list_=\""),
    ".xml": re.compile(rb"(?:<\?xml[^>]*\?>\s*)?<testsuites name=\"kbaudit\b"),
    ".prom": re.compile(rb"# HELP kbaudit_"),
}
"""How the reports of kbaudit begin, by suffix: their first heading or line, the names of their columns, or their first keys."""

_GENERATOR = re.compile(rb'<meta name="generator" content="kbaudit ')
_WORKBOOK = re.compile(r"<dc:creator>kbaudit</dc:creator>")
_SAME = {".markdown": ".md", ".ndjson": ".jsonl", ".htm": ".html"}


def is_own_output(path: Path) -> bool:
    """Whether kbaudit wrote a file. False for one that cannot be read: whoever reads it says why."""
    suffix = suffix_of(path.name)
    suffix = _SAME.get(suffix, suffix)
    try:
        if suffix == ".xlsx":
            return _is_workbook(path)
        if suffix not in BEGINNINGS and suffix not in (".html", ".sarif"):
            return False
        if not path.is_file():  # a named pipe would be waited for
            return False
        with path.open("rb") as file:
            return _begins(suffix, file)
    except (OSError, ValueError):
        return False


def _begins(suffix: str, file: BinaryIO) -> bool:
    head = file.read(WITHIN).removeprefix(b"\xef\xbb\xbf")
    if suffix == ".html":
        return _GENERATOR.search(head) is not None
    if suffix in (".json", ".sarif") and _OBJECT.search(head):
        return True
    beginning = BEGINNINGS.get(suffix)
    return beginning is not None and beginning.match(head) is not None


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return _WORKBOOK.search(archive.read("docProps/core.xml").decode("utf-8", "replace")) is not None
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
