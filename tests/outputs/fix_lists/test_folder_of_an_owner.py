"""The files in the folder of an owner: table, page, mail; and the list of all owners."""

import csv
import email
import email.policy
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from kbaudit.model import Action, Ownership
from kbaudit.outputs.fix_lists import fix_lists
from kbaudit.outputs.fix_lists.sheet import COLUMNS
from kbaudit.report import Report
from tests.outputs.conftest import assemble, document, evidence, finding

FIXES = Path("fixes")


def mail_of(data: bytes) -> email.message.EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


def test_each_owner_has_a_folder_with_four_files_and_one_page_leads_to_all(report: Report) -> None:
    files = fix_lists(report, FIXES)
    folders = {path.parent.name for path in files if path.parent != FIXES}
    assert folders == {"customer-care", "platform", "sales", "unowned"}
    for folder in folders:
        names = sorted(path.name for path in files if path.parent == FIXES / folder)
        assert names == ["fix-list.csv", "fix-list.md", "fix-list.xlsx", "mail.eml"]
    page = files[FIXES / "owners.md"].decode()
    assert all(f"(<{folder}/fix-list.md>)" in page for folder in folders)


def test_where_there_is_nothing_to_do_the_page_says_so(clean: Report) -> None:
    (page,) = fix_lists(clean, FIXES).values()
    assert b"Nobody has anything to do." in page


def test_the_table_has_the_columns_of_the_sheet_and_no_cell_that_runs(make_hostile: Callable[..., Report]) -> None:
    files = fix_lists(make_hostile("=1+1"), FIXES)
    for path, data in files.items():
        if path.suffix == ".csv":
            header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
            assert tuple(header) == COLUMNS
            assert rows
            assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_the_mail_is_a_draft_to_the_owner_with_the_workbook_attached() -> None:
    page = replace(document("a.md", "us"), ownership=Ownership(mail="us@acme.example"))
    items = tuple(
        finding("KB602", f"Placeholder {number}.", (evidence(page, number, "TODO: größer"),), Action.MEND, "Write it.")
        for number in range(1, 8)
    )
    files = fix_lists(assemble((page,), items, ()), FIXES)
    message = mail_of(files[FIXES / "us" / "mail.eml"])
    assert message["X-Unsent"] == "1"
    assert message["To"] == "us@acme.example"
    assert message["Subject"] == "help-centre: 7 findings for us"
    assert message["From"] is None
    body = message.get_body()
    assert body is not None
    assert "“TODO: größer”" in body.get_content()
    assert "2 more stand in the attached list." in body.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "fix-list.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(attached.get_content()))
    assert book["Fix list"].max_row == 8
    assert attached.get_content() == files[FIXES / "us" / "fix-list.xlsx"]


@pytest.mark.parametrize("mail", [None, "no address", "a@b@c"])
def test_without_an_address_that_can_be_used_the_line_to_is_left_open(mail: str | None) -> None:
    page = replace(document("a.md", "us"), ownership=Ownership(mail=mail))
    report = assemble((page,), (finding("KB602", "x", (evidence(page, 1),), Action.MEND, "Write."),), ())
    assert mail_of(fix_lists(report, FIXES)[FIXES / "us" / "mail.eml"])["To"] is None


def test_nothing_of_a_document_becomes_a_header_of_the_mail(make_hostile: Callable[..., Report]) -> None:
    report = make_hostile("x\r\nBcc: all@evil.example\r\n\r\nbody")
    for path, data in fix_lists(report, FIXES).items():
        if path.suffix == ".eml":
            assert set(mail_of(data).keys()) == {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}


def test_the_page_of_an_owner_quotes_links_and_says_who_else_has_it(report: Report) -> None:
    page = fix_lists(report, FIXES)[FIXES / "customer-care" / "fix-list.md"].decode()
    assert page.startswith("# Fix list of Customer care\n")
    assert "- [ ] **KB201** (error): Two pages state different periods" in page
    assert "(<../../help-centre/policies/refunds.md#L12>)" in page
    assert "`Returns are open for a fortnight" in page
    assert "To do: Decide which period holds" in page


def test_a_finding_of_nobody_says_whom_to_ask_and_that_it_is_a_guess() -> None:
    bare = replace(document("bare.md", None), ownership=Ownership(guess="Mara Lind"))
    report = assemble((bare,), (finding("KB602", "x", (evidence(bare, 1),), Action.MEND, "Write."),), ())
    page = fix_lists(report, FIXES)[FIXES / "unowned" / "fix-list.md"].decode()
    assert "Nobody answers for these documents" in page
    assert "Perhaps ask Mara Lind, who made most edits in git: a guess" in page
