"""A scan knows every file that kbaudit writes again, and takes no other file for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kbaudit.outputs import FORMATS, Destination, content, write
from kbaudit.report import Report
from kbaudit.sources.own_outputs import is_own_output


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_known_again(report: Report, tmp_path: Path, name: str) -> None:
    path = tmp_path / FORMATS[name].file_name
    path.write_bytes(content(report, name))
    assert is_own_output(path)


def test_every_file_of_the_fix_lists_is_known_again(report: Report, tmp_path: Path) -> None:
    written = write(report, Destination("fixes", tmp_path / "lists"))
    assert len(written) > 4
    assert [path for path in written if not is_own_output(path)] == []


def test_a_report_without_findings_is_known_again_where_it_says_anything(clean: Report, tmp_path: Path) -> None:
    for name in sorted(set(FORMATS) - {"github-issues", "gitlab-issues", "gitlab", "jsonl"}):  # these are empty then
        path = tmp_path / FORMATS[name].file_name
        path.write_bytes(content(clean, name))
        assert is_own_output(path), name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("summary.md", "## Knowledge base\n\nHow to write a page.\n"),
        ("audit.md", "# How we audit\n\nWe run kbaudit: score 90 is good. ## Knowledge base audit: score 90\n"),
        ("fix.md", "# Fix list of the garage\n\n- Mend the door\n"),
        ("lists.md", "# Fix lists\n\nWhere they hang.\n"),
        ("near.md", "# Near misses\n\nReport each of them to the safety desk.\n"),
        ("kbaudit.txt", "kbaudit: the tool that reads our pages\n"),
        ("findings.csv", "rule,name,text\nR1,Doors,Keep them shut\n"),
        ("faq.csv", "id,action,owner\n1,call,desk\n"),
        ("report.json", '{"tool": {"name": "other"}}'),
        ("faq.json", '[{"description": "How to pay", "answer": "By card"}]'),
        ("faq.jsonl", '{"run": "yes", "question": "When?"}\n'),
        ("page.html", '<meta name="generator" content="Hugo 0.1"><p>We use kbaudit</p>'),
        ("tests.xml", '<testsuites name="unit"/>'),
        ("mail.eml", "X-Unsent: 1\nSubject: Hello\n\nHello\n"),
        ("broken.xlsx", "no workbook"),
    ],
)
def test_a_page_of_somebody_else_is_none(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert not is_own_output(tmp_path / name)


def test_a_workbook_of_somebody_else_is_none(tmp_path: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "fix-list.xlsx")
    assert not is_own_output(tmp_path / "fix-list.xlsx")
    assert not is_own_output(tmp_path / "missing.md")
