import csv
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kbaudit.errors import OutputError
from kbaudit.outputs import (
    ALIASES,
    DEFAULT_SET,
    FORMATS,
    Destination,
    content,
    parse_destination,
    render,
    said_formats,
    write,
)
from kbaudit.report import Report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("json:out/x.data", Destination("json", Path("out/x.data"))),
        ("JSON:x", Destination("json", Path("x"))),
        ("md:x", Destination("markdown", Path("x"))),
        ("report.json", Destination("json", Path("report.json"))),
        ("REPORT.JSON", Destination("json", Path("REPORT.JSON"))),
        ("a.b/findings.csv", Destination("csv", Path("a.b/findings.csv"))),
        ("remedies.csv", Destination("remedies", Path("remedies.csv"))),
        ("remedies:fix.csv", Destination("remedies", Path("fix.csv"))),
        ("summary.md", Destination("markdown", Path("summary.md"))),
        ("report.txt", Destination("text", Path("report.txt"))),
        ("may-remedies.csv", Destination("remedies", Path("may-remedies.csv"))),
        ("x.jsonl", Destination("jsonl", Path("x.jsonl"))),
        ("results.sarif", Destination("sarif", Path("results.sarif"))),
        ("results.sarif.json", Destination("sarif", Path("results.sarif.json"))),
        ("TEST-kb.xml", Destination("junit", Path("TEST-kb.xml"))),
        ("gl-code-quality-report.json", Destination("gitlab", Path("gl-code-quality-report.json"))),
        ("github:-", Destination("github", None)),
        ("report.html", Destination("html", Path("report.html"))),
        ("out/", Destination(None, Path("out"))),
        ("json:out/", Destination("json", Path("out/report.json"))),
        ("-", Destination("text", None)),
        ("csv:-", Destination("csv", None)),
        ("./odd:name.json", Destination("json", Path("./odd:name.json"))),
        (r"C:\audits\report.json", Destination("json", Path(r"C:\audits\report.json"))),
        ("C:report.json", Destination("json", Path("C:report.json"))),
        (r"json:C:\audits\report", Destination("json", Path(r"C:\audits\report"))),
    ],
)
def test_a_destination_is_read(text: str, expected: Destination) -> None:
    assert parse_destination(text) == expected


def test_a_folder_that_exists_needs_no_slash(tmp_path: Path) -> None:
    assert parse_destination(str(tmp_path)) == Destination(None, tmp_path)


@pytest.mark.parametrize("text", ["report", "report.docx", ".json", "yaml:report.json", "yaml:-"])
def test_an_unknown_format_is_refused_with_the_list_of_those_there_are(text: str) -> None:
    with pytest.raises(OutputError) as caught:
        parse_destination(text)
    assert all(name in str(caught.value) for name in FORMATS)


@pytest.mark.parametrize("text", ["", "json:"])
def test_a_destination_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(OutputError, match="names no file"):
        parse_destination(text)


def test_other_names_lead_to_formats() -> None:
    assert set(ALIASES.values()) <= set(FORMATS)
    assert not set(ALIASES) & set(FORMATS)


def test_rendering_an_unknown_format_is_refused(report: Report) -> None:
    with pytest.raises(OutputError, match="no format"):
        render(report, "sarif-of-the-future")


def test_a_folder_gets_the_usual_set_and_a_folder_for_each_owner(report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    written = write(report, Destination(None, folder))
    usual = [FORMATS[name].file_name for name in DEFAULT_SET]
    assert [path.name for path in written if path.parent == folder] == [*usual, "owners.md"]
    assert {"report.json", "findings.csv", "remedies.csv", "summary.md"} <= set(usual)
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == sorted(written)
    assert json.loads((folder / "report.json").read_bytes()) == json.loads(render(report, "json"))
    assert (folder / "sales" / "fix-list.xlsx").is_file()


def test_fix_lists_alone_are_a_folder_without_the_usual_set(report: Report, tmp_path: Path) -> None:
    assert parse_destination("fixes:out") == parse_destination("fixes:out/") == Destination("fixes", Path("out"))
    written = write(report, Destination("fixes", tmp_path))
    assert [path.name for path in written if path.parent == tmp_path] == ["owners.md"]
    with pytest.raises(OutputError, match="fix lists are a folder"):
        parse_destination("fixes:-")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_file_holds_what_is_rendered(report: Report, tmp_path: Path, name: str) -> None:
    (path,) = write(report, Destination(name, tmp_path / "x"))
    held = path.read_bytes()
    assert held == content(report, name)
    rendered = render(report, name)
    if isinstance(rendered, str):
        assert held.decode(FORMATS[name].encoding) == rendered
        assert held.startswith(b"\xef\xbb\xbf") == (FORMATS[name].encoding == "utf-8-sig")
        assert b"\r" not in held
        assert held.endswith(b"\n")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_usual_file_name_of_a_format_chooses_it(name: str) -> None:
    if FORMATS[name].suffixes or FORMATS[name].file_name.rpartition(".")[2] != "txt":
        assert parse_destination(FORMATS[name].file_name).format == name


def test_the_help_names_every_format_and_how_to_choose_it() -> None:
    said = said_formats()
    assert "sarif (.sarif)" in said
    assert "gitlab (gl-code-quality-report.json)" in said
    assert all(name in said for name in FORMATS)


def test_the_byte_order_mark_is_no_part_of_the_first_column(report: Report, tmp_path: Path) -> None:
    (path,) = write(report, Destination("csv", tmp_path / "x.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[0] == "rule"


def test_a_report_replaces_the_one_before(report: Report, clean: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write(clean, Destination("json", path))
    write(report, Destination("json", path))
    assert path.read_text(encoding="utf-8") == render(report, "json")
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]


def test_a_write_that_fails_leaves_the_old_report_and_no_draft(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"report\.json.*No space left"):
        write(report, Destination("json", path))
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]


def test_a_place_that_cannot_be_written_is_named(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"cannot be written.*Name another place"):
        write(report, Destination("json", tmp_path / "file" / "report.json"))
    with pytest.raises(OutputError, match="cannot be written"):
        write(report, Destination("json", tmp_path))
    with pytest.raises(OutputError, match="cannot be written"):
        write(report, Destination("json", tmp_path / "nul\0.json"))


def test_a_link_is_written_through(report: Report, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write(report, Destination("json", tmp_path / "link.json"))
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == render(report, "json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to_and_not_replaced(clean: Report, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(clean, Destination("markdown", pipe))
        assert os.read(end, 1 << 16).decode() == render(clean, "markdown")
    finally:
        os.close(end)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_names_that_no_encoding_can_write_stop_nothing(make_hostile, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written = write(make_hostile(), Destination(None, tmp_path))
    for path in written:
        if path.suffix != ".xlsx":
            path.read_bytes().decode("utf-8")


def test_standard_output_is_left_to_the_command_line(report: Report) -> None:
    assert Destination("json", None).stdout
    with pytest.raises(ValueError, match="standard output"):
        write(report, Destination("json", None))


def test_reading_a_destination_imports_no_table_or_terminal_library() -> None:
    program = (
        "import sys; from kbaudit.outputs import parse_destination; parse_destination('x.json');"
        "print([name for name in ('pandas', 'rich', 'numpy', 'jsonschema', 'jinja2') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
