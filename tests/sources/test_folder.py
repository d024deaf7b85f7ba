"""Which files a scan reads, which it skips with a reason, and which it leaves out."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from kbaudit.config import Configuration, Limits, Sources
from kbaudit.errors import ConfigurationError, SourceError
from kbaudit.sources.extract import Unreadable
from kbaudit.sources.folder import ListedFile, Listing, files_below, read_bytes
from kbaudit.sources.formats import reader_for

NOBODY = 65534


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = tmp_path / "kb"
    folder.mkdir()
    return folder


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is {name}.\n", encoding="utf-8")


def listed(*paths: Path, **sources: object) -> Listing:
    return files_below(paths, Configuration(sources=Sources(**sources)))  # type: ignore[arg-type]


def names(listing: Listing) -> list[str]:
    return [file.path for file in listing.files]


def reasons(listing: Listing) -> dict[str, str]:
    return {Path(skip.uri).name: skip.reason for skip in listing.skipped}


@contextmanager
def without_privileges(*folders: Path) -> Iterator[None]:
    """Permissions mean nothing to root: be nobody for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_files_are_sorted_and_named_relative_to_their_source(top: Path) -> None:
    write(top, "b.md", "a/z.html", "a.txt")
    listing = listed(top)
    assert names(listing) == ["a.txt", "a/z.html", "b.md"]
    assert listing.files[1] == ListedFile("a/z.html", f"{top}/a/z.html", top / "a/z.html", str(top), "a/z.html")


def test_a_relative_source_gives_relative_uris(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(top, "a.md")
    monkeypatch.chdir(top.parent)
    assert listed(Path("kb")).files[0].uri == "kb/a.md"


def test_assets_are_known_but_neither_read_nor_skipped(top: Path) -> None:
    write(top, "a.md", "img/x.png", "site.css", "app.js", "tool.py", "package.json", ".DS_Store", "~$a.docx")
    listing = listed(top)
    assert names(listing) == ["a.md"]
    assert listing.skipped == ()
    assert {"a.md", "img/x.png", "site.css", "app.js"} <= listing.all_paths


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("old.doc", "no reader for .doc; convert to .docx"),
        ("x.ODT", "no reader for .odt; convert to .docx"),
        ("all.zip", "no reader for .zip; unpack it"),
        ("mail.msg", "no reader for .msg; convert to .txt or .html"),
        ("odd.blurb", "no reader for .blurb; convert to a format that kbaudit reads, or exclude it"),
        ("nosuffix", "no reader for a file without a suffix; give it one (.md, .txt), or exclude it"),
    ],
)
def test_a_document_without_reader_is_skipped_with_advice(top: Path, name: str, advice: str) -> None:
    write(top, name)
    assert reasons(listed(top)) == {name: advice}


def test_what_is_never_a_document_is_left_out(top: Path) -> None:
    write(top, "a.md", "LICENSE", "LICENSE.md", "SOURCE.txt", "node_modules/x/readme.md", ".git/info.md", ".venv/a.txt")
    write(top, "__pycache__/a.txt", "env/pyvenv.cfg", "env/lib/readme.md", "README")
    listing = listed(top, hidden=True)
    assert names(listing) == ["README", "a.md"]
    assert listing.skipped == ()


def test_hidden_files_are_read_only_on_demand_but_known(top: Path) -> None:
    write(top, ".draft.md", ".github/help.md", "a.md")
    assert names(listed(top)) == ["a.md"]
    assert ".github/help.md" in listed(top).all_paths
    assert names(listed(top, hidden=True)) == [".draft.md", ".github/help.md", "a.md"]


def test_kbaudit_never_reads_its_own_files(top: Path) -> None:
    write(
        top, "a.md", "truth.json", "brightdesk.truth.json", "kbaudit.toml", "kbaudit.decisions.toml", ".kbaudit/x.txt"
    )
    write(top, "reports/kb/fix-list.csv", "reports/other/notes.md")
    report = {"schema_version": 1, "tool": {"name": "kbaudit", "version": "1"}}
    (top / "reports/kb/report.json").write_text(json.dumps(report, indent=2))
    assert names(listed(top)) == ["a.md", "reports/other/notes.md"]


def test_a_report_in_the_top_folder_does_not_hide_the_documents_beside_it(top: Path) -> None:
    write(top, "a.md", "findings.csv", "report.md")
    (top / "report.json").write_text('{"schema_version": 1, "tool": {"name": "kbaudit"}}')
    assert names(listed(top)) == ["a.md"]


def test_reports_of_kbaudit_are_left_out_wherever_they_lie_and_named(top: Path) -> None:
    write(top, "a.md", "lists/about.md")
    (top / "summary.md").write_text("## Knowledge base audit: score 90.0 of 100\n\n`kb`, as of 2026-01-15\n")
    (top / "lists/fix-list.csv").write_text("\ufeffStatus,Decision,Reason,Until,By,Severity,Rule,What is wrong\n")
    listing = listed(top)
    assert names(listing) == ["a.md", "lists/about.md"]
    assert listing.own == (f"{top.as_posix()}/lists/fix-list.csv", f"{top.as_posix()}/summary.md")
    assert {"summary.md", "lists/fix-list.csv"} <= listing.all_paths
    assert listing.skipped == ()


def test_a_report_of_kbaudit_that_is_named_is_read(top: Path) -> None:
    (top / "summary.md").write_text("## Knowledge base audit: score 90.0 of 100\n")
    assert names(listed(top / "summary.md")) == ["summary.md"]


def test_a_report_of_another_tool_is_a_file_like_any_other(top: Path) -> None:
    write(top, "sub/findings.md")
    (top / "sub/report.json").write_text('{"tool": {"name": "other"}}')
    assert names(listed(top)) == ["sub/findings.md", "sub/report.json"]


def test_exclude_and_include_are_gitignore_patterns(top: Path) -> None:
    write(top, "a.md", "old/b.md", "old/keep.md", "c.txt", "deep/old/d.md")
    assert names(listed(top, exclude=("old/",))) == ["a.md", "c.txt"]
    assert names(listed(top, exclude=("/old/*", "!/old/keep.md"))) == ["a.md", "c.txt", "deep/old/d.md", "old/keep.md"]
    assert names(listed(top, include=("*.md",), exclude=("/old",))) == ["a.md", "deep/old/d.md"]
    assert "old/b.md" in listed(top, exclude=("old/",)).all_paths


def test_a_broken_pattern_is_named(top: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"sources\.exclude: '!' is not a pattern"):
        listed(top, exclude=("*.md", "!"))


def test_kbauditignore_files_hold_where_they_lie_and_the_inner_one_wins(top: Path) -> None:
    write(top, "a.tmp.md", "sub/b.tmp.md", "sub/c.md", "sub/deeper/c.md", "c.md")
    (top / ".kbauditignore").write_text("# drafts\n*.tmp.md\n")
    (top / "sub/.kbauditignore").write_text("!b.tmp.md\n/c.md\n")
    assert names(listed(top)) == ["c.md", "sub/b.tmp.md", "sub/deeper/c.md"]


def test_gitignore_counts_inside_a_repository_only(top: Path) -> None:
    write(top, "docs/a.md", "docs/build/b.md", "docs/c.md", "d.md")
    (top / ".gitignore").write_text("build/\n/d.md\n")
    (top / "docs/.gitignore").write_text("c.md\n")
    assert len(names(listed(top))) == 4
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    assert names(listed(top)) == ["docs/a.md"]
    assert names(listed(top / "docs")) == ["a.md"]
    assert len(names(listed(top, gitignore=False))) == 4


def test_an_ignored_folder_that_is_named_is_read(top: Path) -> None:
    write(top, "build/site/a.md")
    (top / ".gitignore").write_text("build/\n")
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    assert names(listed(top / "build/site")) == ["a.md"]
    assert names(listed(top / "build")) == ["site/a.md"]


def test_loops_of_links_end_and_linked_files_are_read_once(top: Path) -> None:
    write(top, "v3/a.md", "outside.md")
    (top / "v3/up").symlink_to(top)
    (top / "v3/self").symlink_to("self")
    (top / "latest").symlink_to("v3")
    (top / "again.md").symlink_to("v3/a.md")
    listing = listed(top)
    assert names(listing) == ["outside.md", "v3/a.md"]
    assert {"latest/a.md", "again.md"} <= listing.all_paths


def test_many_links_to_each_other_cost_nothing(top: Path) -> None:
    for level in range(40):
        write(top, f"l{level}/page.md")
        for name in ("x", "y"):
            (top / f"l{level}" / name).symlink_to(f"../l{level + 1}")
    assert len(names(listed(top))) == 40


def test_links_that_lead_out_of_the_folder_are_followed_unless_told_otherwise(top: Path) -> None:
    write(top.parent, "elsewhere/e.md", "single.md")
    (top / "far").symlink_to(top.parent / "elsewhere")
    (top / "one.md").symlink_to(top.parent / "single.md")
    assert names(listed(top)) == ["far/e.md", "one.md"]
    assert names(listed(top, follow_links=False)) == []


def test_a_link_that_leads_nowhere_is_skipped(top: Path) -> None:
    (top / "gone.md").symlink_to("nothing.md")
    assert reasons(listed(top)) == {"gone.md": "is a link that leads nowhere"}


def test_a_named_pipe_and_a_socket_are_skipped(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(top / "pipe.md")
    monkeypatch.chdir(top)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("talk.md")
        assert reasons(listed(top)) == {"pipe.md": "is a named pipe, not a file", "talk.md": "is a socket, not a file"}


def test_a_device_that_is_named_is_skipped() -> None:
    assert reasons(listed(Path("/dev/null"))) == {"null": "is a device, not a file"}


def test_a_folder_that_cannot_be_listed_is_skipped(open_folder: Path) -> None:
    write(open_folder, "a.md", "shut/b.md")
    (open_folder / "shut").chmod(0)
    with without_privileges():
        listing = listed(open_folder)
    (open_folder / "shut").chmod(0o755)
    assert names(listing) == ["a.md"]
    assert reasons(listing) == {"shut": "the folder cannot be listed: Permission denied"}


def test_a_source_that_cannot_be_listed_is_an_error(open_folder: Path) -> None:
    (open_folder / "shut").mkdir()
    (open_folder / "shut").chmod(0)
    with without_privileges(), pytest.raises(SourceError, match="cannot be listed: Permission denied"):
        listed(open_folder / "shut")


def test_a_file_that_may_not_be_read_is_unreadable(open_folder: Path) -> None:
    write(open_folder, "a.md")
    (open_folder / "a.md").chmod(0)
    [file] = listed(open_folder).files
    with without_privileges(), pytest.raises(Unreadable, match="cannot be opened: Permission denied"):
        read_bytes(file, Limits())


def test_a_path_that_does_not_exist_is_an_error(top: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere: does not exist\. Check the path\."):
        listed(top / "nowhere")
    with pytest.raises(SourceError, match="cannot be opened"):
        listed(Path("a\0b"))


def test_a_folder_without_documents_gives_an_empty_listing(top: Path) -> None:
    assert listed(top) == Listing((), (), frozenset())


def test_a_file_over_the_limit_is_skipped_and_the_limit_is_stated(top: Path) -> None:
    with (top / "huge.csv").open("wb") as sparse:
        sparse.truncate(200_000_000)
    assert reasons(listed(top)) == {"huge.csv": "is 200.0 MB, over the limit of 50 MB (limits.megabytes)"}


def test_names_that_are_no_ordinary_names_are_fine(top: Path) -> None:
    write(top, "-rf.md", "two\nlines.md", " space.md", "ünïcode.md")
    Path(os.fsdecode(os.fsencode(top) + b"/caf\xe9.md")).write_text("x")
    listing = listed(top)
    assert names(listing) == [" space.md", "-rf.md", "caf\\xe9.md", "two\nlines.md", "ünïcode.md"]
    assert all(read_bytes(file, Limits()) for file in listing.files)
    json.dumps(names(listing)).encode("utf-8")


def test_sources_with_the_same_names_are_told_apart(top: Path) -> None:
    write(top, "en/help/a.md", "de/help/a.md", "de/help/b.md")
    listing = listed(top / "en/help", top / "de/help")
    assert names(listing) == ["de/help/a.md", "de/help/b.md", "en/help/a.md"]
    assert [file.relative for file in listing.files] == ["a.md", "b.md", "a.md"]
    assert "en/help/a.md" in listing.all_paths


def test_sources_without_common_names_keep_their_paths_whatever_their_order(top: Path) -> None:
    write(top, "en/a.md", "de/b.md")
    assert names(listed(top / "en", top / "de")) == names(listed(top / "de", top / "en")) == ["a.md", "b.md"]


def test_overlapping_sources_list_a_file_once(top: Path) -> None:
    write(top, "a.md", "sub/b.md")
    assert names(listed(top / "sub", top, top / "a.md", top)) == ["a.md", "sub/b.md"]


def test_single_files_keep_the_path_that_was_given(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(top, "docs/a.md", "docs/b.md", "c.md")
    monkeypatch.chdir(top)
    listing = listed(Path("docs/a.md"), Path("c.md"))
    assert names(listing) == ["c.md", "docs/a.md"]
    assert "docs/b.md" in listing.all_paths


def test_a_file_that_is_named_is_read_although_a_pattern_ignores_it(top: Path) -> None:
    write(top, "a.md", "b.doc")
    assert names(listed(top / "a.md", exclude=("*.md",))) == ["a.md"]
    assert reasons(listed(top / "b.doc")) == {"b.doc": "no reader for .doc; convert to .docx"}


def test_two_files_of_one_name_from_two_folders_are_told_apart(top: Path) -> None:
    write(top, "x/a.md", "y/a.md")
    assert names(listed(top / "x/a.md", top / "y/a.md")) == ["x/a.md", "y/a.md"]


def changing(times: int) -> object:
    """Opens a file that grows by a line each time it is read, so many times."""
    left = [times]

    def opened(path: Path) -> BinaryIO:
        data = path.read_bytes()
        if left[0]:
            left[0] -= 1
            path.write_bytes(data + b"one more line\n")
        return io.BytesIO(data)

    return opened


def test_a_file_that_changes_once_is_read_again(top: Path) -> None:
    write(top, "a.md")
    [file] = listed(top).files
    assert read_bytes(file, Limits(), changing(1)) == b"This is a.md.\none more line\n"  # type: ignore[arg-type]


def test_a_file_that_keeps_changing_is_unreadable(top: Path) -> None:
    write(top, "a.md")
    [file] = listed(top).files
    with pytest.raises(Unreadable, match=r"^changed while it was read$"):
        read_bytes(file, Limits(), changing(9))  # type: ignore[arg-type]


def test_a_file_that_outgrew_the_limit_or_disappeared_since_is_unreadable(top: Path) -> None:
    write(top, "a.md")
    [file] = listed(top).files
    with pytest.raises(Unreadable, match="over the limit of 1e-06 MB"):
        read_bytes(file, Limits(megabytes=0.000001))
    (top / "a.md").unlink()
    with pytest.raises(Unreadable, match="disappeared"):
        read_bytes(file, Limits())


def test_every_suffix_with_a_reader_is_read_and_the_others_are_not() -> None:
    assert reader_for("a/faq.csv") is not None
    assert reader_for("README") is reader_for("a.txt")
    assert reader_for("a.doc") is None
