"""What a reader left out or was not sure of is said in the report, whatever the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from kbaudit.config import Configuration
from kbaudit.progress import silent
from kbaudit.sources.reading import read
from kbaudit.sources.uncertainty import notices_of
from tests.making import document

TEXT = "You can return what you bought within thirty days of the day on which it arrived.\n"
LONG_JSON = '<script type="application/ld+json">{"a": [</script>'


def notices(folder: Path) -> tuple[str, ...]:
    return tuple(said for said in read([folder], Configuration(), progress=silent).notices if "git" not in said)


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("deep.md", "# Returns\n\n" + ">" * 150 + " " + TEXT, "what stands below was not read"),
        ("broken.md", '---\ntitle: "open\nowner: me\n---\n\n' + TEXT, "not valid YAML"),
        ("broken.txt", "+++\ntitle = open\n+++\n\n" + TEXT, "not valid TOML"),
        ("deep.html", "<h1>Returns</h1>" + "<div>" * 3000 + TEXT + "</div>" * 3000, "the parser gave up"),
        ("data.html", f"<head>{LONG_JSON}</head><h1>Returns</h1><p>{TEXT}</p>", "JSON-LD cannot be read"),
        (
            "deep.rst",
            "Returns\n=======\n\n" + "".join("  " * depth + "- x\n\n" for depth in range(150)),
            "was not read",
        ),
        ("quotes.csv", 'question,answer\n"How long?,"Thirty days."\n', "do not pair up"),
        ("old.txt", ("Das Café ist früh geöffnet. " * 5).encode("cp1252"), "which is a guess"),
        ("wide.txt", TEXT.encode("utf-16-le"), "without a byte order mark"),
    ],
)
def test_a_note_of_a_reader_is_a_notice_that_names_the_file(
    tmp_path: Path, name: str, source: str | bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(source if isinstance(source, bytes) else source.encode())
    (notice,) = [entry for entry in notices(tmp_path) if said in entry]
    assert notice.startswith(f"{tmp_path.as_posix()}/{name}: ")


def test_a_hidden_sheet_is_said(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["question", "answer"])
    book.active.append(["How long?", "Thirty days."])
    hidden = book.create_sheet("Old")
    hidden.append(["question", "answer"])
    hidden.append(["How short?", "Ten days."])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "faq.xlsx")
    assert any("faq.xlsx: the sheet Old is hidden" in notice for notice in notices(tmp_path))


def test_what_was_left_out_of_a_pdf_is_said(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "handbook.pdf"))
    for number in range(1, 5):
        canvas.drawString(72, 800, "Handbook of returns")
        canvas.drawString(72, 500, f"Section {number} says what to do with a parcel of the sort number {number}.")
        canvas.showPage()
    canvas.save()
    assert any("handbook.pdf: left out as page header or footer: Handbook" in notice for notice in notices(tmp_path))


def test_a_page_that_was_read_whole_and_for_sure_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Returns\n---\n\n{TEXT}", encoding="utf-8")
    assert notices(tmp_path) == ()


def test_scanned_pages_are_findings_and_no_notices() -> None:
    assert notices_of([document("a.pdf", notes=("page 3 has no text layer",))]) == ()


def test_many_files_with_one_note_are_one_notice_with_a_count_and_examples() -> None:
    pages = [
        document(f"{letter}.txt", notes=("is not UTF-8; read as Windows-1252, which is a guess",)) for letter in "edcba"
    ]
    assert notices_of(pages) == (
        "5 files: is not UTF-8; read as Windows-1252, which is a guess (kb/a.txt, kb/b.txt, kb/c.txt, and 2 more).",
    )


def test_notes_that_differ_in_details_are_one_notice_with_the_details() -> None:
    pages = [
        document(f"{number}.md", notes=(f"front matter is not valid YAML in line {number}: odd {number}",))
        for number in (2, 3)
    ]
    (notice,) = notices_of(pages)
    assert notice.startswith("2 files alike: kb/2.md: front matter is not valid YAML in line 2: odd 2; kb/3.md: ")


def test_records_of_one_file_say_what_is_wrong_with_it_once() -> None:
    rows = [document(f"faq.csv#{row}", uri="kb/faq.csv", notes=("do not pair up",)) for row in range(9)]
    assert notices_of(rows) == ("kb/faq.csv: do not pair up.",)


def test_a_notice_repeats_no_secret() -> None:
    note = "left out as page header or footer: password: hunter2-Kq81xZ77"
    (notice,) = notices_of([document("a.pdf", notes=(note,))])
    assert "hunter2" not in notice
