import csv
import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.outputs.tables import REMEDY_COLUMNS, cell, render_findings, render_remedies
from kbaudit.report import COLUMNS, Report


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_for_each_finding_and_each_remedy_in_the_order_of_the_report(report: Report) -> None:
    findings, remedies = rows(render_findings(report)), rows(render_remedies(report))
    assert [row["fingerprint"] for row in findings] == [finding.fingerprint for finding in report.findings]
    assert [row["id"] for row in remedies] == [remedy.id for remedy in report.remedies]
    assert tuple(findings[0]) == COLUMNS
    assert tuple(remedies[0]) == REMEDY_COLUMNS


def test_a_remedy_names_its_places_and_what_is_wrong(report: Report) -> None:
    row = rows(render_remedies(report))[2]
    assert row["location"] == "help-centre/policies/refunds.md:12"
    assert row["other_quote"].startswith("We take items back")
    assert row["what"].startswith("Two pages state")
    assert (row["gain"], row["owner"], row["effort"], row["rules"]) == ("0.37", "Billing", "medium", "KB201")


@pytest.mark.parametrize("name", ["clean", "empty"])
def test_a_report_without_findings_has_the_header_alone(name: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(name)
    assert render_findings(report) == ",".join(COLUMNS) + "\n"
    assert render_remedies(report) == ",".join(REMEDY_COLUMNS) + "\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u200b=1", "\x1b[0m=1"]
)
def test_a_cell_that_would_start_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert str(cell(text)).startswith("'")


@pytest.mark.parametrize("text", ["x;=1+1", 'x;"=1+1', "x;@y"])
def test_a_cell_that_is_split_at_semicolons_starts_no_formula(text: str) -> None:
    assert not any(part.strip("\"'").startswith(("=", "@")) and "'" not in part for part in str(cell(text)).split(";"))


@pytest.mark.parametrize("value", [-1.5, 0, True, "plain", "a - b", "14 days; 30 days", "3 = 3", "it's"])
def test_other_values_stay(value: object) -> None:
    assert cell(value) == value


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not str(cell(text)).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("harm", ["=cmd|'/C calc'!A0", "@x", "+1", "-1", "\t=1", 'a","=1', 'a\n=1,"b"'])
def test_content_makes_neither_formulas_nor_cells(make_hostile: Callable[..., Report], harm: str) -> None:
    for text, columns in (
        (render_findings(make_hostile(harm)), COLUMNS),
        (render_remedies(make_hostile(harm)), REMEDY_COLUMNS),
    ):
        (row,) = list(csv.reader(io.StringIO(text, newline="")))[1:]
        assert len(row) == len(columns)
        assert not [value for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_pandas_reads_the_table_back(report: Report) -> None:
    frame = pandas.read_csv(io.BytesIO(render_findings(report).encode("utf-8-sig")))
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(report.findings)
    assert frame["confidence"].max() == 0.9


def test_floats_are_rounded(report: Report) -> None:
    odd = replace(report.remedies[0], gain=1 / 3)
    assert rows(render_remedies(replace(report, remedies=(odd,))))[0]["gain"] == "0.3333"


def test_the_same_report_gives_the_same_text(report: Report) -> None:
    assert render_findings(report) == render_findings(deepcopy(report))
    assert render_remedies(report) == render_remedies(deepcopy(report))


def test_no_raw_text_of_a_document_is_in_the_tables(report: Report) -> None:
    assert report.documents[0].text not in render_findings(report) + render_remedies(report)
