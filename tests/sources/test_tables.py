"""CSV files and workbooks: rows as documents, price lists as one, and what is refused."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from kbaudit.config import Fields, Limits
from kbaudit.model import BlockKind, Skipped
from kbaudit.sources.cells import shown
from kbaudit.sources.extract import Extract, RawFile, Unreadable
from kbaudit.sources.tables import read_csv, read_xlsx

FAQ = "question,answer,owner,last_update,lang\nHow long?,30 days.,Ann,2024-01-02,en\nHow much?,$5.,Bob,2024-01-03,en\n"


def read(text: str | bytes, name: str = "faq.csv", **settings: Any) -> list[Extract | Skipped]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_csv(RawFile(name, f"kb/{name}", data, **settings)))


def extracts(items: list[Extract | Skipped]) -> list[Extract]:
    return [item for item in items if isinstance(item, Extract)]


def only(items: list[Extract | Skipped]) -> Extract:
    [item] = items
    assert isinstance(item, Extract)
    return item


def blocks(extract: Extract) -> list[tuple[BlockKind, str]]:
    return [(block.kind, extract.text[block.start : block.end]) for block in extract.blocks]


def workbook(**sheets: list[list[Any]]) -> bytes:
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_book(data: bytes, **settings: Any) -> list[Extract | Skipped]:
    return list(read_xlsx(RawFile("prices.xlsx", "kb/prices.xlsx", data, **settings)))


# ---------------------------------------------------------------------------------------------------- records


def test_a_row_with_question_and_answer_is_a_document() -> None:
    first, second = extracts(read(FAQ))
    assert blocks(first) == [(BlockKind.HEADING, "How long?"), (BlockKind.PARAGRAPH, "30 days.")]
    assert (first.title, first.title_origin) == ("How long?", "column")
    assert [(field.key, field.value, field.origin) for field in second.metadata] == [
        ("title", "How much?", "column"),
        ("owner", "Bob", "column"),
        ("last_update", "2024-01-03", "column"),
        ("lang", "en", "column"),
    ]
    assert (first.place.row, first.place.line, second.place.row, second.place.line) == (1, 2, 2, 3)


@pytest.mark.parametrize(
    "header",
    [
        "Question,Answer",
        "Q,A",
        "faq_question,faqAnswer",
        "TITLE,Body",
        "Issue,Resolution",
        "Term,Definition",
        "Subject,Article Body",
    ],
)
def test_columns_are_recognised_in_any_spelling(header: str) -> None:
    assert only(read(f"{header}\nWhat now?,Wait.\n")).title == "What now?"


def test_configured_columns_are_recognised() -> None:
    fields = Fields(question=("Kundenfrage",), answer=("Unsere Antwort",), id=("Lfd",))
    extract = only(read("Lfd,Kundenfrage,Unsere Antwort\n7,Wie lange?,30 Tage\n", fields=fields))
    assert (extract.title, extract.key, extract.text) == ("Wie lange?", "7", "Wie lange?\n\n30 Tage")


def test_the_key_is_the_identifier_else_a_digest_of_the_question() -> None:
    assert [one.key for one in extracts(read("id,question,answer\nA-1,x?,y\nA-2,x?,y\n"))] == ["A-1", "A-2"]
    one, two, three, other = extracts(read("question,answer\nx?,1\nX?,2\n  x? ,3\nz?,4\n"))
    assert one.key is not None
    assert len(one.key) == 12
    assert [two.key, three.key] == [f"{one.key}-2", f"{one.key}-3"]
    assert other.key != one.key


def test_keys_stay_when_rows_move() -> None:
    rows = ["a?,1", "b?,2", "c?,3"]
    there = {one.title: one.key for one in extracts(read("question,answer\n" + "\n".join(rows)))}
    back = {one.title: one.key for one in extracts(read("question,answer\n" + "\n".join(reversed(rows))))}
    assert there == back


def test_paragraphs_and_lists_in_a_cell_are_blocks_with_their_lines() -> None:
    extract = only(read('question,answer\n"Two\nlines?","First.\n\nSecond:\n- one\n- two\n\nEnd."\n'))
    assert blocks(extract) == [
        (BlockKind.HEADING, "Two lines?"),
        (BlockKind.PARAGRAPH, "First."),
        (BlockKind.PARAGRAPH, "Second:"),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.LIST_ITEM, "two"),
        (BlockKind.PARAGRAPH, "End."),
    ]
    assert [block.place.line for block in extract.blocks] == [2, 3, 5, 6, 7, 9]
    assert (extract.place.line, extract.place.end_line) == (2, 9)


def test_the_plain_answer_is_preferred_to_the_one_in_html() -> None:
    extract = only(read('question,answer,answer_html\nx?,Plain text.,"<p>Marked <b>up</b></p>"\n'))
    assert extract.text == "x?\n\nPlain text."
    assert not [field for field in extract.metadata if "html" in field.key]


@pytest.mark.parametrize(
    ("markup", "read_as"),
    [
        ("<p>Within <b>14</b> days.</p>", "Within 14 days."),
        ("<p>Within two weeks.</p>", "Within two weeks."),
        ("<p>Within <b>30</b> days.<sup>1</sup></p>", "Within 30 days."),
        ("<p>Within thirty days.</p>", "Within 30 days."),
        ("<p>Soon.</p>", "Within 30 days."),
    ],
)
def test_where_the_two_renderings_of_an_answer_state_different_values_the_one_that_visitors_see_is_read(
    markup: str, read_as: str
) -> None:
    extract = only(read(f"question,answer,answer_html\nx?,Within 30 days.,{markup}\n"))
    assert extract.text == f"x?\n\n{read_as}"


@pytest.mark.parametrize("header", ["question,answer_html", "question,answer"])
def test_html_in_a_cell_is_read_as_html(header: str) -> None:
    cell = (
        '"<p>Within <b>30</b> days.</p><ul><li>new</li></ul><p style=""display:none"">secret</p><a href=""/x"">x</a>"'
    )
    extract = only(read(f"{header}\nx?,{cell}\n"))
    assert blocks(extract)[:3] == [
        (BlockKind.HEADING, "x?"),
        (BlockKind.PARAGRAPH, "Within 30 days."),
        (BlockKind.LIST_ITEM, "new"),
    ]
    assert [(item.text, item.how) for item in extract.hidden] == [("secret", "display:none")]
    assert extract.links == ()
    assert extract.blocks[1].place.line == 2


def test_a_link_in_html_that_names_its_site_keeps_its_span() -> None:
    extract = only(read('title,body\nx,"<p>See <a href=""https://example.com/a"">the terms</a>.</p>"\n'))
    [link] = extract.links
    assert link.span is not None
    assert extract.text[slice(*link.span)] == "the terms"


def test_a_table_of_questions_without_header_is_recognised() -> None:
    text = "How long does it take?,Thirty days from delivery.\nWho pays?,We do.\nWhat about gifts?,The same.\n"
    assert [one.title for one in extracts(read(text))] == ["How long does it take?", "Who pays?", "What about gifts?"]


def test_rows_without_question_and_answer_are_left_out() -> None:
    assert len(read("question,answer,owner\n,,Ann\nx?,y,Bob\n,,\n")) == 1


def test_a_long_description_is_a_text_only_where_nothing_else_says_something() -> None:
    long = "This plan is for teams who want to answer their customers from one place, with reports and a phone line."
    assert only(read(f"name,description,owner\nBasic,{long.replace(',', ';')},Ann\n")).title == "Basic"
    whole = only(read(f"name,description,price\nBasic,{long.replace(',', ';')},$5\n", "plans.csv"))
    assert whole.key is None


# ------------------------------------------------------------------------------------------------ price lists


def test_a_price_list_is_one_document_with_a_row_for_each_record() -> None:
    extract = only(read("Plan,Price,Seats\nBasic,$5,3\nPro,$12,10\n", "price-list_2024.csv"))
    assert blocks(extract) == [(BlockKind.TABLE_ROW, "Basic | $5 | 3"), (BlockKind.TABLE_ROW, "Pro | $12 | 10")]
    block = extract.blocks[1]
    assert block.header == ("Plan", "Price", "Seats")
    assert [extract.text[start:end] for start, end in block.cells] == ["Pro", "$12", "10"]
    assert (block.place.row, block.place.line) == (2, 3)
    assert (extract.title, extract.title_origin, extract.key) == ("price list 2024", "file name", None)


def test_a_title_above_the_header_is_a_paragraph() -> None:
    extract = only(read("Fees 2024,,\n,,\nService,Fee,Unit\nTransfer,5,EUR\n", "fees.csv"))
    assert blocks(extract) == [(BlockKind.PARAGRAPH, "Fees 2024"), (BlockKind.TABLE_ROW, "Transfer | 5 | EUR")]
    assert extract.blocks[1].header == ("Service", "Fee", "Unit")


# ---------------------------------------------------------------------------------------------------- dialects


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(
        delimiter.join(row) for row in (["question", "answer"], ['"a, b; or c|d?"', "It, is; so."], ["x?", "y"])
    )
    if delimiter in ",;":
        text = text.replace("It, is; so.", '"It, is; so."')
    assert [one.title for one in extracts(read(text))] == ["a, b; or c|d?", "x?"]


def test_a_tsv_file_with_commas_is_parted_at_tabs() -> None:
    assert only(read("question\tanswer, in short\nWhy, oh why?\tBecause, well\n", "a.tsv")).title is not None


def test_excel_may_declare_the_delimiter() -> None:
    extract = only(read("sep=;\nquestion;answer\nx?;y\n"))
    assert (extract.title, extract.place.line) == ("x?", 3)


def test_backslashes_and_spaces_before_quotes_are_understood() -> None:
    assert only(read('question,answer\n"Say \\"hi\\", ok?",yes\n')).title == 'Say "hi", ok?'
    assert only(read('question, answer\nWhy?, "a, b"\n')).text == "Why?\n\na, b"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_encodings_are_told(encoding: str) -> None:
    text = "question,answer\nWas heißt das?,Es heißt „Grüße“ – für alle Fälle, überall und jederzeit: schöne Grüße!\n"
    text = text.replace("Fälle, überall", "Fälle; überall")
    assert only(read(text.encode(encoding))).title == "Was heißt das?"


def test_windows_line_ends_do_not_shift_the_lines() -> None:
    extract = only(read('question,answer\r\n"x?","a\r\n\r\nb"\r\n'))
    assert [block.place.line for block in extract.blocks] == [2, 2, 4]


def test_quotation_marks_that_do_not_pair_up_are_noted() -> None:
    first = extracts(read('question,answer\nx?,"never closed\ny?,z\n'))[0]
    assert first.notes == ("the quotation marks do not pair up; records may run into each other",)


def test_an_empty_table_holds_nothing() -> None:
    assert read("") == []
    assert read("question,answer\n") == []


@given(some.lists(some.tuples(some.text(max_size=30), some.text(max_size=60)), max_size=8))
def test_any_rows_give_extracts_whose_blocks_cover_their_text(rows: list[tuple[str, str]]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(("question", "answer"))
    writer.writerows(rows)
    try:
        items = extracts(read(stream.getvalue().encode("utf-8", "replace")))
    except Unreadable:
        return
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert "\n\n".join(item.text[block.start : block.end] for block in item.blocks) == item.text


# --------------------------------------------------------------------------------------------------- bad input


def test_a_million_rows_are_read_up_to_the_limit() -> None:
    text = "question,answer\n" + "x?,y\n" * 1_000_000
    *items, last = read(text, limits=Limits(rows=100))
    assert len(items) == 100
    assert last == Skipped("kb/faq.csv", "read the first 100 of its 1,000,000 records (limits.rows)")


def test_a_price_list_over_the_limit_says_so_too() -> None:
    text = "Plan,Price,Seats\n" + "a,1,2\n" * 50
    extract, rest = read(text, limits=Limits(rows=10))
    assert isinstance(extract, Extract)
    assert len(extract.blocks) == 10
    assert rest == Skipped("kb/faq.csv", "read the first 10 of its 50 records (limits.rows)")


def test_binary_data_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"NUL|binary"):
        read(b"question,answer\nx\0\0\0\x01y,z\n")


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(Unreadable, match="no table that can be read"):
        read('question,answer\n"' + "x" * 10_000_001 + "\n")


# ---------------------------------------------------------------------------------------------------- workbooks


def test_every_sheet_is_read_and_named() -> None:
    data = workbook(FAQ=[["Question", "Answer"], ["x?", "y"]], Fees=[["Plan", "Fee"], ["Basic", 5], ["Pro", 12.5]])
    faq, fees = extracts(read_book(data))
    assert (faq.title, faq.place.sheet, faq.place.row, faq.place.line) == ("x?", "FAQ", 1, None)
    assert (fees.title, fees.title_origin, fees.key) == ("prices: Fees", "file name", "Fees")
    assert blocks(fees) == [(BlockKind.TABLE_ROW, "Basic | 5"), (BlockKind.TABLE_ROW, "Pro | 12.5")]
    assert (fees.blocks[1].place.sheet, fees.blocks[1].place.row) == ("Fees", 2)


def test_a_single_default_sheet_has_the_name_of_the_file() -> None:
    extract = only(read_book(workbook(Sheet1=[["Plan", "Fee"], ["Basic", 5]])))
    assert (extract.title, extract.key) == ("prices", None)


def test_empty_rows_count_in_a_sheet() -> None:
    extract = only(read_book(workbook(Sheet1=[["Plan", "Fee"], [None, None], ["Basic", 5]])))
    assert extract.blocks[0].place.row == 2


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.5, "0%", "50%"),
        (0.075, "0.0%", "7.5%"),
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1200, '"$"#,##0.00', "$1200.00"),
        (9.5, "[$€-407] #,##0.00", "€9.50"),
        (9.5, "[$CHF] #,##0.00", "CHF 9.50"),
        (datetime(2024, 5, 1), "yyyy-mm-dd", "2024-05-01"),
        (datetime(2024, 5, 1, 9, 30), "yyyy-mm-dd", "2024-05-01 09:30"),
        (date(2024, 5, 1), None, "2024-05-01"),
        (True, None, "TRUE"),
        ("a_x000D_\r\nb", None, "a\nb"),
    ],
)
def test_a_cell_is_shown_as_in_the_sheet(value: object, number_format: str | None, text: str) -> None:
    assert shown(value, number_format) == text


def test_a_formula_counts_by_its_saved_value() -> None:
    data = workbook(Sheet1=[["Plan", "Fee"], ["Basic", "=2+3"], ["Pro", 7]])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                assert b"<f>2+3</f>" in part
                part = part.replace(b"<f>2+3</f><v />", b"<f>2+3</f><v>5</v>").replace(
                    b"<f>2+3</f><v></v>", b"<f>2+3</f><v>5</v>"
                )
            new.writestr(name, part)
    assert blocks(only(read_book(stream.getvalue())))[0] == (BlockKind.TABLE_ROW, "Basic | 5")


def test_a_hidden_sheet_is_noted() -> None:
    book: Any = openpyxl.Workbook()
    book.active.append(["Plan", "Fee"])
    book.active.append(["Basic", 5])
    hidden = book.create_sheet("Old")
    hidden.append(["Plan", "Fee"])
    hidden.append(["Basic", 4])
    hidden.sheet_state = "hidden"
    assert [one.notes for one in extracts(read_book(saved(book)))] == [(), ("the sheet Old is hidden",)]


def test_properties_stand_in_for_dates_where_the_table_has_none() -> None:
    book: Any = openpyxl.Workbook()
    book.properties.modified = datetime(2024, 5, 1)
    book.active.append(["question", "answer"])
    book.active.append(["x?", "y"])
    keys = {field.key for field in only(read_book(saved(book))).metadata}
    assert "created" in keys or "modified" in keys
    book.active["C1"], book.active["C2"] = "last_updated", "2023-01-01"
    assert "created" not in {field.key for field in only(read_book(saved(book))).metadata}


def test_a_sheet_with_one_cell_at_its_far_end_is_read_in_no_time() -> None:
    book: Any = openpyxl.Workbook()
    book.active["A1"], book.active["B1"], book.active["A2"], book.active["B2"] = "Plan", "Fee", "Basic", 5
    book.active["XFD1048576"] = "far"
    assert blocks(only(read_book(saved(book), limits=Limits(rows=1000))))[0][1] == "Basic | 5"


def test_more_rows_than_the_limit_are_named_by_sheet() -> None:
    data = workbook(Fees=[["Plan", "Fee"], *([f"p{number}", number] for number in range(30))])
    extract, rest = read_book(data, limits=Limits(rows=10))
    assert isinstance(extract, Extract)
    assert len(extract.blocks) == 10
    assert rest == Skipped("kb/prices.xlsx, sheet Fees", "read the first 10 of its records (limits.rows)")


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"", b"Plan,Fee"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_book(data)


def test_a_workbook_without_its_parts_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("hello.txt", "x")
    with pytest.raises(Unreadable, match="no workbook"):
        read_book(stream.getvalue())


def test_a_bomb_in_a_workbook_is_refused() -> None:
    stream = io.BytesIO(workbook(Sheet1=[["a", "b"]]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/x.bin", b"\0" * 20_000_000)
    with pytest.raises(Unreadable, match="ZIP bomb"):
        read_book(stream.getvalue())


@pytest.mark.parametrize(
    ("name", "rows"), [("faq_200317.csv", 141), ("faq_200322_16.tsv", 36), ("faq_200327.tsv", 102)]
)
def test_the_shared_tables_give_one_document_a_row_at_the_right_line(name: str, rows: int) -> None:
    path = Path(os.environ.get("KBAUDIT_SHARED", "../shared")) / "corpora/cdc-faq-2020" / name
    if not path.exists():
        pytest.skip("the shared corpora are not here")
    items = extracts(read(path.read_bytes(), name))
    assert len(items) == len({item.key for item in items}) == rows
    lines = path.read_text(encoding="utf-8").split("\n")
    for item in items:
        for block in item.blocks:
            line = lines[(block.place.line or 0) - 1]
            assert item.text[block.start :].split(maxsplit=1)[0].strip('"“') in line
