"""`kbaudit decide` as a user meets it: a scan, a fix list that is filled in, and the next scan."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kbaudit.cli import main

TEXT = (
    "Every customer can ask for a copy of the invoices of the last two years. Open the billing page, choose the period and "
    "press the button; the file arrives by mail within a few minutes. TODO: add the picture.\n"
)


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "kb"
    folder.mkdir()
    for name, owner in (("invoices", "billing"), ("copies", "billing"), ("else", "help")):
        text = f"---\ntitle: About {name}\nowner: {owner}\nlast_reviewed: 2025-12-01\n---\n\n{TEXT}"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def scan(*arguments: str) -> dict[str, list[dict[str, str]]]:
    result = run("scan", "kb", "--no-model", "--today", "2026-01-15", *arguments, "-o", "json:-")
    assert result.exit_code == 0, result.output
    loaded: dict[str, list[dict[str, str]]] = json.loads(result.stdout)
    return loaded


def answer(path: Path, row: int, **answers: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Fix list"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for column, value in answers.items():
        sheet.cell(row, columns[column], value)
    book.save(path)


def test_a_filled_in_fix_list_suppresses_what_was_meant_to_be_so(kb: Path) -> None:
    before = scan("-o", "fixes/")
    assert Path("fixes/report.json").is_file()
    path = Path("fixes/help/fix-list.xlsx")
    answer(path, 2, Decision="intended", Reason="a template")
    result = run("decide", str(path), "--today", "2026-01-15")
    assert result.exit_code == 0, result.output
    assert "1 decision (1 accepted): 1 new" in result.stdout
    assert Path("kbaudit.decisions.toml").is_file()
    after = scan()
    assert len(after["findings"]) == len(before["findings"]) - 1
    assert after["suppressed"][0]["reason"] == "a template"


def test_the_same_answers_twice_change_nothing(kb: Path) -> None:
    scan("-o", "fixes/")
    path = Path("fixes/help/fix-list.xlsx")
    answer(path, 2, Decision="edit", Status="done")
    run("decide", str(path), "--today", "2026-01-15")
    first = Path("kbaudit.decisions.toml").read_bytes()
    result = run("decide", "fixes/", "--today", "2026-02-20")
    assert "1 known already" in result.stdout
    assert "1 row done" in result.stdout
    assert Path("kbaudit.decisions.toml").read_bytes() == first


def test_where_a_row_is_wrong_nothing_is_written(kb: Path) -> None:
    scan("-o", "fixes/")
    answer(Path("fixes/help/fix-list.xlsx"), 2, Decision="edit")
    answer(Path("fixes/billing/fix-list.xlsx"), 2, Decision="intended")
    result = run("decide", "fixes")
    assert result.exit_code == 2
    assert "billing/fix-list.xlsx, sheet Fix list, row 2: 'intended' needs a reason" in result.stderr
    assert not Path("kbaudit.decisions.toml").exists()


def test_decisions_of_the_page_are_held_against_a_report(kb: Path) -> None:
    finding = scan("-o", "report.json")["findings"][0]
    entry = {
        "fingerprint": finding["fingerprint"],
        "rule": finding["rule"],
        "verdict": "edit",
        "keep": None,
        "reason": "",
    }
    document = {"schema": "kbaudit-decisions/1", "decisions": [{**entry, "by": "Mara", "on": "2026-01-15"}]}
    Path("decisions.json").write_text(json.dumps(document), encoding="utf-8")
    result = run("decide", "decisions.json", "--report", "report.json")
    assert result.exit_code == 0, result.output
    assert f'about = "{finding["message"]}"'.split('"')[0] in Path("kbaudit.decisions.toml").read_text()
    document["decisions"][0]["fingerprint"] = "00000000000000aa"  # type: ignore[index]
    Path("decisions.json").write_text(json.dumps(document), encoding="utf-8")
    result = run("decide", "decisions.json", "--report", "report.json")
    assert result.exit_code == 2
    assert "decision 1: 00000000000000aa is no finding that is known here" in result.stderr


def test_decisions_of_the_page_are_held_against_the_record(kb: Path) -> None:
    finding = scan()["findings"][0]
    entry = {
        "fingerprint": finding["fingerprint"],
        "rule": finding["rule"],
        "verdict": "edit",
        "keep": None,
        "reason": "",
    }
    path = Path("decisions.json")
    path.write_text(json.dumps({"schema": "kbaudit-decisions/1", "decisions": [entry]}), encoding="utf-8")
    assert run("decide", str(path)).exit_code == 0
    unknown = {**entry, "fingerprint": "00000000000000aa"}
    path.write_text(json.dumps({"schema": "kbaudit-decisions/1", "decisions": [entry, unknown]}), encoding="utf-8")
    result = run("decide", str(path))
    assert result.exit_code == 2
    assert "decision 2: 00000000000000aa is no finding that is known here" in result.stderr


def test_the_decisions_go_beside_the_configuration(kb: Path) -> None:
    scan("-o", "fixes/")
    Path("conf").mkdir()
    Path("conf/kbaudit.toml").write_text("", encoding="utf-8")
    answer(Path("fixes/help/fix-list.xlsx"), 2, Decision="edit")
    assert run("decide", "fixes", "-c", "conf/kbaudit.toml").exit_code == 0
    assert Path("conf/kbaudit.decisions.toml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.xlsx"], "there is no such file"),
        (["kb"], "there is no workbook in it"),
        (["kb/else.md"], "is neither a workbook"),
        (["kb/else.md", "-c", "none.toml"], "there is no such configuration file"),
        (["kb/else.md", "--report", "none.json"], "there is no such report"),
    ],
)
def test_what_cannot_be_read_is_an_error_that_says_what_to_do(kb: Path, arguments: list[str], said: str) -> None:
    result = run("decide", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_fix_lists_alone_can_be_asked_for_and_go_into_a_folder_only(kb: Path) -> None:
    result = run("scan", "kb", "--no-model", "--today", "2026-01-15", "-q", "-o", "fixes:out")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in Path("out").iterdir()) == ["billing", "help", "owners.md"]
    assert run("scan", "kb", "--no-model", "-o", "fixes:-").exit_code == 2


def test_a_scan_that_is_told_nothing_writes_no_fix_lists(kb: Path) -> None:
    assert run("scan", "kb", "--no-model", "--today", "2026-01-15", "-q").exit_code == 0
    assert all(path.is_file() for path in Path("reports/kb").iterdir())
