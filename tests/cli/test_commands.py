"""The other commands: rules, explain, dates, config, init, completion, help."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbaudit.cli import main
from kbaudit.embedding.locating import ModelSource
from kbaudit.rules import RULES
from kbaudit.store import FILE_NAME, FOLDER, Store, open_store


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_rules_lists_every_rule() -> None:
    result = run("rules")
    assert result.exit_code == 0
    assert all(rule.code in result.stdout and rule.name in result.stdout for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain_prints_the_page_of_a_rule(rule: type) -> None:
    result = run("explain", rule.code.lower())  # type: ignore[attr-defined]
    assert result.exit_code == 0
    assert rule.page() in result.stdout  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain_takes_the_name_of_a_rule(rule: type) -> None:
    assert run("explain", rule.name).stdout == run("explain", rule.code).stdout  # type: ignore[attr-defined]


@pytest.mark.parametrize("family", ["KB3", "kb3", "KB3xx", "outdated"])
def test_explain_lists_the_rules_of_a_family(family: str) -> None:
    result = run("explain", family)
    assert result.exit_code == 0
    assert all((rule.code in result.stdout) == (rule.family() == "KB3") for rule in RULES)


@pytest.mark.parametrize("code", ["KB999", "outdated.", "", "KB"])
def test_explain_says_where_the_rules_are_listed(code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 2
    assert "`kbaudit rules`" in result.stderr
    assert "KB101" not in result.stderr


def test_dates_prints_one_object_for_each_line() -> None:
    result = run("dates", "-", stdin="Valid until 31 March 2024.\nNothing here, version 10.4.1.\n")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["line"], first["mentions"][0]["first"], first["mentions"][0]["role"]) == (1, "2024-03-31", "expires")
    assert second == {"line": 2, "mentions": []}


def test_values_prints_one_object_for_each_line() -> None:
    result = run("values", "-", stdin="Refunds within 30 days.\nBetween 5 and 10 %.\nHello.\n")
    first, second, third = (json.loads(line)["mentions"] for line in result.stdout.splitlines())
    assert (first[0]["dimension"], first[0]["high"], first[0]["comparator"]) == ("time", 30 * 86400, "within")
    assert (second[0]["dimension"], second[0]["low"], second[0]["high"]) == ("percent", 5, 10)
    assert third == []


def test_judge_answers_a_line_for_a_line_as_a_scan_would() -> None:
    lines = [
        {
            "id": "1",
            "a": {"text": "Customers can return a product within 14 days of delivery."},
            "b": {"text": "Customers can return a product within 30 days of delivery."},
        },
        {
            "id": "2",
            "a": {"text": "Customers can return a product within 14 days of delivery."},
            "b": {"text": "Customers can return a product within two weeks of delivery."},
        },
    ]
    result = run("judge", "-", "--no-model", stdin="\n".join(json.dumps(line) for line in lines) + "\nno json\n")
    first, second, third = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["id"], first["rule"], first["tier"]) == ("1", "KB201", "conflict")
    assert (second["id"], second["rule"]) == ("2", None)
    assert "error" in third


def test_judge_ends_with_code_2_where_no_line_could_be_judged() -> None:
    result = run("judge", "-", "--no-model", stdin='{"a": 1}\nno json\n')
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert "None of the 2 lines could be judged" in result.stderr


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    pair = {"id": 1, "a": {"text": "Items go back within 14 days."}, "b": {"text": "Items go back within 30 days."}}
    for command, text in (("values", "5 days\n"), ("dates", "31 March 2024\n"), ("judge", json.dumps(pair) + "\n")):
        path.write_text(text, encoding="utf-8-sig")
        options = ["--no-model"] if command == "judge" else []
        for marked in (run(command, str(path), *options), run(command, "-", *options, stdin="\ufeff" + text)):
            (line,) = map(json.loads, marked.stdout.splitlines())
            assert "error" not in line
            assert line.get("mentions", [{"start": 0}])[0]["start"] == 0


def test_judge_and_dates_heed_the_configuration_as_a_scan_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "kbaudit.toml").write_text('[model]\nenabled = false\n[dates]\norder = "mdy"\n', encoding="utf-8")
    assert "model.enabled = false" in run("judge", "-", stdin="").stderr
    assert '"2024-03-04"' in run("dates", "-", stdin="Valid until 03/04/2024.\n").stdout
    assert '"2024-04-03"' in run("dates", "-", "--order", "dmy", stdin="Valid until 03/04/2024.\n").stdout


def test_the_line_that_help_and_readme_show_is_judged() -> None:
    shown = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    (line,) = [text for text in shown.splitlines() if text.startswith('{"id": 1, "a"')]
    helped = run("judge", "--help").stdout
    in_help = " ".join(helped[helped.index('{"a": {"title"') :].split("Options")[0].split())
    for text in (line, in_help):
        (judged,) = map(json.loads, run("judge", "-", "--no-model", stdin=text + "\n").stdout.splitlines())
        assert (judged["rule"], judged["tier"]) == ("KB201", "conflict")


def test_judge_loads_the_model_from_the_store_of_a_scan_and_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves: list[object] = []

    def load(source: object, *, shelf: object = None) -> None:
        shelves.append(shelf)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kbaudit.embedding.load", load)
    source = ModelSource("a model", "its key", tmp_path, "its digest")
    monkeypatch.setattr("kbaudit.vectors.model_for", lambda *given, **more: (source, ""))
    assert run("judge", "-", stdin="").exit_code == 0
    assert not list(tmp_path.iterdir())
    open_store(tmp_path).close()
    assert run("judge", "-", stdin="").exit_code == 0
    (tmp_path / FOLDER / FILE_NAME).write_bytes(b"no database" * 99)
    assert run("judge", "-", stdin="").exit_code == 0
    assert [isinstance(shelf, Store) for shelf in shelves] == [False, True, False]


def test_config_says_where_each_value_comes_from(tmp_path: Path) -> None:
    (tmp_path / "kbaudit.toml").write_text("[limits]\nrows = 7\n", encoding="utf-8")
    result = run("config", str(tmp_path))
    assert f"limits.rows = 7  # {tmp_path / 'kbaudit.toml'}" in result.stdout
    assert "limits.pages = 2000  # default" in result.stdout


def test_init_writes_a_configuration_that_loads_and_does_not_overwrite_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pages = tmp_path / "kb" / "policies"
    pages.mkdir(parents=True)
    for name in ("refunds", "privacy"):
        text = f"---\ntitle: {name}\nowner: legal-team\nsigned_off: 2025-10-01\n---\n\nText about {name}.\n"
        (pages / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "kb" / "a.md").write_text("# A\n\nText.\n", encoding="utf-8")
    assert run("init", "kb").exit_code == 0
    text = Path("kbaudit.toml").read_text(encoding="utf-8")
    tomllib.loads(text)
    assert "owner (2)" in text
    assert "signed_off" in text
    assert 'name = "policies"' in text
    assert run("scan", "kb", "--no-model").exit_code == 0
    assert run("init", "kb").exit_code == 2
    assert run("init", "kb", "--force").exit_code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    assert "_KBAUDIT_COMPLETE" in run("completion", shell).stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from kbaudit.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'torch', 'pandas', 'numpy', 'openpyxl', 'lxml', 'rich', 'sentence_transformers', 'transformers'}\n"
        "patterns = {name for name in sys.modules if name.startswith(('kbaudit.facts', 'kbaudit.sources', 'pathspec'))}\n"
        "print(sorted(heavy & set(sys.modules) | patterns), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "kbaudit", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("kbaudit, version ")


def test_a_mistake_of_the_program_is_said_in_a_line_and_its_traceback_on_demand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OverflowError("no number is so large")

    monkeypatch.setattr("kbaudit.cli.ruling.rule_of", broken)
    result = run("explain", "KB101")
    assert result.exit_code == 2
    assert "OverflowError in test_commands.py" in result.stderr
    assert "KBAUDIT_TRACEBACK=1" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("KBAUDIT_TRACEBACK", "1")
    assert isinstance(run("explain", "KB101").exception, OverflowError)
