"""Which reader reads which kind of file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from kbaudit.sources.extract import Reader

READERS: Mapping[str, str] = {
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".mdown": "markdown:read_markdown",
    ".mkd": "markdown:read_markdown",
    ".mdx": "markdown:read_markdown",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".txt": "plain:read_plain",
    ".text": "plain:read_plain",
    ".rst": "plain:read_rst",
    ".adoc": "plain:read_asciidoc",
    ".asciidoc": "plain:read_asciidoc",
    ".asc": "plain:read_asciidoc",
    ".pdf": "pdf:read_pdf",
    ".docx": "office:read_docx",
    ".pptx": "office:read_pptx",
    ".xlsx": "tables:read_xlsx",
    ".xlsm": "tables:read_xlsx",
    ".csv": "tables:read_csv",
    ".tsv": "tables:read_csv",
    ".tab": "tables:read_csv",
    ".json": "objects:read_json",
    ".jsonl": "objects:read_jsonl",
    ".ndjson": "objects:read_jsonl",
}
"""Module and function for each suffix. They are imported when the first such file is met, because some load slowly."""

PLAIN = "plain:read_plain"


def reader_for(suffix: str) -> Reader:
    """The reader for a suffix in lower case with its dot; the one for plain text where there is none for it."""
    module, _, function = READERS.get(suffix, PLAIN).partition(":")
    reader: Reader = getattr(import_module(f"kbaudit.sources.{module}"), function)
    return reader
