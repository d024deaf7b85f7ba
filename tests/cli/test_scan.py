"""`kbaudit scan` as a user meets it: what it prints, writes and answers, on good input and bad."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbaudit.cli import main
from kbaudit.decisions import Decision, write_decisions
from tests.cli.scanning import kbaudit, write_page

PAGE = "---\ntitle: {title}\nowner: docs-team\nlast_reviewed: 2025-12-01\n---\n\n{text}\n"
LONG = (
    "Every customer can ask for a copy of the invoices of the last two years. Open the billing page, choose the period and "
    "press the button; the file arrives by mail within a few minutes. If it does not, look into the folder for unwanted mail "
    "first and write to the people who look after billing afterwards.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb").mkdir()
    return tmp_path / "kb"


def page(folder: Path, name: str, title: str, text: str = LONG) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(title=title, text=text), encoding="utf-8")
    return path


def scan(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["scan", "--no-model", "--today", "2026-01-15", *arguments], input=stdin)


def report(*arguments: str) -> dict[str, object]:
    result = scan(*arguments, "-o", "json:-")
    assert result.exit_code == 0, result.output
    loaded: dict[str, object] = json.loads(result.stdout)
    return loaded


def test_a_folder_is_audited_and_the_reports_are_written_where_it_says(folder: Path) -> None:
    page(folder, "invoices.md", "Invoices")
    result = scan("kb")
    assert result.exit_code == 0, result.output
    assert "Score" in result.stdout
    for name in ("report.json", "findings.csv", "remedies.csv", "summary.md"):
        assert Path("reports/kb", name).is_file()
        assert f"wrote reports/kb/{name}" in result.stdout


def test_the_gate_is_open_until_somebody_asks_for_one(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    page(folder, "b.md", "Copies of invoices")
    assert scan("kb").exit_code == 0
    failed = scan("kb", "--fail-on", "warning")
    assert failed.exit_code == 1
    assert "gate failed" in failed.stderr
    assert scan("kb", "--fail-on", "error").exit_code == 0


def test_only_results_go_to_stdout(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    result = scan("kb", "-o", "json:-", "-o", "out/findings.csv")
    assert json.loads(result.stdout)["schema_version"] == 1
    assert "wrote out/findings.csv" in result.stderr


def test_two_copies_are_one_finding_with_both_files_and_lines(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    page(folder, "b.md", "Copies of invoices")
    found = [item for item in report("kb")["findings"] if item["rule"] == "KB101"]  # type: ignore[attr-defined]
    assert len(found) == 1
    assert {item["document"] for item in found[0]["evidence"]} == {"a.md", "b.md"}
    assert all(item["line"] for item in found[0]["evidence"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "does not exist"),
        (["kb", "--select", "KB999"], "no rule or family 'KB999'"),
        (["kb", "--config", "none.toml"], "no such configuration file. Check the path"),
        (["kb", "-o", "report.docx"], "format"),
        (["kb", "-o", "json:-", "-o", "csv:-"], "Only one output"),
        (["kb"], "No documents in kb"),
        (["kb"], "name the folder that holds such files"),
    ],
)
def test_what_cannot_be_done_ends_with_code_2_and_says_why(folder: Path, arguments: list[str], said: str) -> None:
    result = scan(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_misspelt_configuration_key_is_an_error_that_names_it(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    Path("kbaudit.toml").write_text("[gate]\nfail_onn = 'error'\n", encoding="utf-8")
    result = scan("kb")
    assert result.exit_code == 2
    assert "unknown key `fail_onn` in [gate]. Did you mean `fail_on`?" in result.stderr
    assert "kbaudit config" in result.stderr


def test_a_configuration_key_like_no_other_is_told_where_all_are_listed(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    Path("kbaudit.toml").write_text("zzz = 1\n", encoding="utf-8")
    said = scan("kb").stderr
    assert "unknown key `zzz`. `kbaudit config` prints every setting" in said
    assert "Did you mean" not in said


def test_files_that_cannot_be_read_at_all_are_an_error_that_says_what_to_do(folder: Path) -> None:
    for number in range(5):
        (folder / f"{number}.pdf").write_bytes(b"\x00\x01")
    said = scan("kb").stderr
    assert "could be read (5 skipped)" in said
    assert "and 2 more. Put sound copies in their place" in said


def test_a_scan_ends_by_saying_which_page_to_open(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    assert "Next: open reports/kb/report.html in a browser" in scan("kb").stdout
    assert "Next:" not in scan("kb", "-q").output
    assert "Next:" not in scan("kb", "-o", "out/findings.csv").output


def test_a_file_that_cannot_be_read_is_listed_with_its_reason_and_the_run_goes_on(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nthis is where it ends")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    result = scan("kb")
    assert result.exit_code == 0
    assert "broken.pdf" in result.stdout
    assert "binary.txt" in result.stdout
    assert scan("kb", "--strict").exit_code == 1


def test_when_nothing_can_be_read_the_audit_is_not_done(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    result = scan("kb")
    assert result.exit_code == 2
    assert "could be read" in result.stderr
    assert "100" not in result.stdout


def test_paths_come_from_stdin_one_a_line_or_parted_by_nul(folder: Path) -> None:
    first, second = page(folder, "a.md", "Invoices"), page(folder, "-odd name.md", "Odd", LONG.upper())
    for list_of_paths in (f"{first}\n{second}\n", f"{first}\0{second}\0"):
        result = scan("-", "-o", "json:-", stdin=list_of_paths)
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["coverage"]["documents"] == 2
    for nothing in ("", "\n", "\0", "kb/logo.png\0"):
        result = scan("-", "-o", "json:-", stdin=nothing)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "nothing to look at" in result.stderr


def test_the_line_of_the_readme_scans_what_a_branch_changed_whatever_the_names(folder: Path) -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    (line,) = [text for text in readme.splitlines() if text.startswith("git diff")]
    command = line.partition(" | ")[0]
    git = ("git", "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main")
    page(folder, "gone.md", "Gone")
    page(folder, "kept.md", "Kept")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "first")):
        subprocess.run([*git, *arguments], check=True, cwd=folder.parent)
    (folder / "gone.md").unlink()
    page(folder, "café au lait.md", "Coffee")
    (folder / "logo.png").write_bytes(b"\x89PNG")
    subprocess.run([*git, "add", "-A"], check=True, cwd=folder.parent)
    listed = subprocess.run(command.split(), check=True, capture_output=True, cwd=folder.parent).stdout
    result = CliRunner().invoke(main, ["scan", "-", "--no-model", "-o", "json:-"], input=listed)
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["coverage"]["documents"] == 1


def test_names_with_newlines_and_leading_dashes_are_names(folder: Path) -> None:
    page(folder, "two\nlines.md", "Invoices")
    page(folder, "-rf.md", "Other", LONG.upper())
    assert report("kb")["coverage"]["documents"] == 2  # type: ignore[index]


def test_a_date_that_does_not_exist_is_a_finding_not_a_crash(folder: Path) -> None:
    text = PAGE.format(title="Invoices", text=LONG).replace("2025-12-01", "2025-02-30")
    (folder / "a.md").write_text(text, encoding="utf-8")
    found = [item["rule"] for item in report("kb")["findings"]]  # type: ignore[attr-defined]
    assert "KB309" in found


def test_an_alias_bomb_in_front_matter_does_not_stop_the_run(folder: Path) -> None:
    bomb = "---\na: &a [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(
        f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (folder / "bomb.md").write_text(f"{bomb}---\n\n{LONG}", encoding="utf-8")
    page(folder, "a.md", "Invoices", LONG.upper())
    assert scan("kb").exit_code == 0


def test_without_a_model_the_score_is_an_upper_bound_and_min_score_fails(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    result = scan("kb")
    assert "at most" in result.stdout
    assert scan("kb", "--min-score", "10").exit_code == 1


def test_the_same_input_gives_the_same_bytes_whatever_the_number_of_processes(folder: Path) -> None:
    for number in range(12):
        page(folder, f"{number}.md", f"Page {number % 5}", LONG if number % 2 else LONG.upper())

    def everything_but_the_run(*arguments: str) -> str:
        found = report("kb", "--no-store", *arguments)
        del found["run"]
        return json.dumps(found)

    assert everything_but_the_run() == everything_but_the_run("-j", "3")


def test_a_second_run_knows_what_is_new(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    scan("kb")
    page(folder, "b.md", "Copies of invoices")
    found = report("kb")
    states = {item["rule"]: item["state"] for item in found["findings"]}  # type: ignore[attr-defined]
    assert states["KB101"] == "new"
    assert found["previous"]["run"] == "1"  # type: ignore[index]
    again = report("kb")
    assert {item["state"] for item in again["findings"]} == {"open"}  # type: ignore[attr-defined]


def test_a_damaged_store_is_said_and_the_audit_goes_on(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    Path(".kbaudit").mkdir()
    Path(".kbaudit/kbaudit.db").write_bytes(b"not a database" * 500)
    result = scan("kb")
    assert result.exit_code == 0
    assert "damaged" in result.stdout
    assert Path(".kbaudit/kbaudit.db").read_bytes().startswith(b"not a database")


def test_an_audit_does_not_read_its_own_reports(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    os.chdir(folder)
    scan(".")
    assert report(".")["coverage"]["documents"] == 1  # type: ignore[index]


def test_a_suppression_in_a_document_is_kept_in_the_report(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    page(folder, "b.md", "Copies", LONG + '\n<!-- kbaudit: ignore KB101 reason="printed on paper" -->\n')
    found = report("kb")
    assert [item["rule"] for item in found["findings"] if item["rule"] == "KB101"] == []  # type: ignore[attr-defined]
    assert "printed on paper" in json.dumps(found["suppressed"])


def test_severity_can_be_configured(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    page(folder, "b.md", "Copies of invoices")
    Path("kbaudit.toml").write_text("[rules.severity]\nKB101 = 'error'\n", encoding="utf-8")
    assert scan("kb", "--fail-on", "error").exit_code == 1


def test_a_table_of_dates_lies_where_the_configuration_that_names_it_says(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    settings = Path("settings")
    settings.mkdir()
    (settings / "kbaudit.toml").write_text("[dates]\nhistory = 'edits.tsv'\n", encoding="utf-8")
    missing = scan("kb", "--config", "settings/kbaudit.toml")
    assert missing.exit_code == 2
    assert "settings/edits.tsv" in missing.stderr
    (settings / "edits.tsv").write_text("path\tcreated\na.md\t2020-01-01\n", encoding="utf-8")
    assert scan("kb", "--config", "settings/kbaudit.toml").exit_code == 0


def test_a_file_over_the_size_limit_is_skipped_and_the_limit_is_said(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    with (folder / "huge.md").open("wb") as file:
        file.truncate(200_000_000)
    result = scan("kb")
    assert result.exit_code == 0
    assert "huge.md" in result.stdout
    assert "limits.megabytes" in " ".join(result.stdout.split())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    page(folder, "b.md", "Secret").chmod(0)
    result = scan("kb")
    assert result.exit_code == 0
    assert "b.md" in result.stdout


def test_a_table_longer_than_the_limit_is_read_up_to_it_and_that_is_said(folder: Path) -> None:
    Path("kbaudit.toml").write_text("[limits]\nrows = 50\n", encoding="utf-8")
    rows = "".join(f"How do I do thing number {number}?,You do it like thing {number}.\n" for number in range(80))
    (folder / "faq.csv").write_text(f"question,answer\n{rows}", encoding="utf-8")
    found = report("kb")
    assert found["coverage"]["documents"] == 50  # type: ignore[index]
    assert "50" in json.dumps(found["skipped"])


def duplicate_in(folder: Path) -> str:
    """Makes two copies and gives the fingerprint of the finding about them."""
    page(folder, "a.md", "Invoices")
    page(folder, "b.md", "Copies of invoices")
    (found,) = [item["fingerprint"] for item in report("kb", "--no-store")["findings"] if item["rule"] == "KB101"]  # type: ignore[attr-defined]
    return str(found)


def test_a_decision_beside_the_configuration_suppresses_a_finding_and_gives_its_reason(folder: Path) -> None:
    decision = Decision(duplicate_in(folder), "KB101", "accepted", "printed on paper")
    write_decisions(Path("kbaudit.decisions.toml"), [decision])
    found = report("kb")
    (entry,) = found["suppressed"]  # type: ignore[misc]
    assert (entry["reason"], entry["origin"]) == ("printed on paper", "kbaudit.decisions.toml")
    assert entry["finding"]["state"] == "suppressed"
    assert scan("kb", "--fail-on", "warning", "--select", "KB1").exit_code == 0


def test_a_decision_that_no_finding_needs_is_said(folder: Path) -> None:
    fingerprint = duplicate_in(folder)
    decisions = [Decision(name, "KB101", "suppress", "in March") for name in (fingerprint, "0" * 16)]
    write_decisions(Path("kbaudit.decisions.toml"), decisions)
    assert len(report("kb")["suppressed"]) == 1  # type: ignore[arg-type]
    (folder / "b.md").unlink()
    said = [notice for notice in report("kb")["notices"] if "any more" in notice]  # type: ignore[attr-defined]
    assert len(said) == 1
    assert f"KB101 {fingerprint}" in said[0]


def test_a_decisions_file_that_cannot_be_used_ends_the_audit_with_its_place(folder: Path) -> None:
    page(folder, "a.md", "Invoices")
    Path("kbaudit.decisions.toml").write_text("[[decision]]\nrule = 'KB101'\n", encoding="utf-8")
    result = scan("kb")
    assert result.exit_code == 2
    assert "decision 1 (line 1)" in result.stderr


def test_the_decisions_file_is_never_read_as_a_document(folder: Path) -> None:
    write_decisions(folder / "kbaudit.decisions.toml", [Decision(duplicate_in(folder), "KB101", "real", "TODO")])
    assert report("kb")["coverage"]["documents"] == 2  # type: ignore[index]


@pytest.mark.parametrize("kind", ["decisions", "report"])
def test_findings_of_a_baseline_are_listed_and_only_later_ones_gate(folder: Path, kind: str) -> None:
    duplicate = duplicate_in(folder)
    baseline = Path("old.toml" if kind == "decisions" else "old/report.json")
    if kind == "decisions":
        write_decisions(baseline, [Decision(duplicate, "KB101", "baseline", "")])
    else:
        scan("kb", "--no-store", "-o", str(baseline))
    arguments = ("kb", "--no-store", "--fail-on", "warning", "--select", "KB1", "--baseline", str(baseline))
    assert scan(*arguments).exit_code == 0
    states = {item["fingerprint"]: item["state"] for item in report(*arguments)["findings"]}  # type: ignore[attr-defined]
    assert states[duplicate] == "baseline"
    page(folder, "c.md", "More about invoices")
    assert scan(*arguments).exit_code == 1


def test_a_pull_request_is_told_what_it_adds_to_the_state_before(folder: Path) -> None:
    duplicate_in(folder)
    scan("kb", "--no-store", "-o", "before/report.json")
    page(
        folder,
        "b.md",
        "Something else",
        "A page about something else, namely the hours of the office: from nine to five.\n",
    )
    page(
        folder,
        "c.md",
        "Terms",
        "Read [the terms](terms.md) before you sign: they say what you owe us and we owe you.\n",
    )
    result = scan("kb", "--no-store", "--baseline", "before/report.json", "-o", "pr:pr.md", "-q")
    assert result.exit_code == 0, result.output
    text = Path("pr.md").read_text(encoding="utf-8")
    assert "KB501" in text.partition("**Removed**")[0]
    assert "KB101" in text.partition("**Removed**")[2]


def test_an_audit_does_not_read_what_another_one_wrote_into_the_knowledge_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path, "a.md", "Signing")
    write_page(tmp_path, "b.md", "Leaving", "TBD\n")
    scan = ("scan", ".", "--no-model", "--no-store", "--today", "2026-01-15")
    assert (
        kbaudit(*scan, "-o", "fixes:lists/", "-o", "summary.md", "-o", "findings.csv").stderr.count("lies in the") == 3
    )
    again = kbaudit(*scan, "-o", "json:-")
    found = json.loads(again.stdout)
    assert found["coverage"]["documents"] == 2
    (said,) = [notice for notice in found["notices"] if "reports of kbaudit" in notice]
    assert "findings.csv" in said
    assert "lies in the" not in again.stderr
