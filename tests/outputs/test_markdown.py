import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kbaudit.outputs.markdown import code, escape, render_markdown
from kbaudit.report import Report

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    """Every token of a text in Markdown, inline ones too."""
    return [token for block in MARKDOWN.parse(text) for token in (block, *(block.children or ()))]


def test_it_says_the_score_the_families_the_remedies_and_what_was_not_read(report: Report) -> None:
    text = render_markdown(report)
    for part in (
        "## Knowledge base audit: score at most 96.9 of 100, not everything was looked at",
        "| KB1 Duplicates | 1.4 | 3 | 0 |",
        "| KB2 Conflicts | ? | 1 | 0 |",
        "1. **Update** (+1.1 points, small effort, no owner)",
        "`help-centre/policies/refunds.md:12` (edited 2025-11-02, front matter: updated): `Returns are open",
        "And 8 more remedies: `-o remedies.csv` lists them.",
        "### Could not be read: 14 documents",
        "- and 4 more; `-o report.json` lists all of them.",
        "**The gate failed:**",
        "Suppressed: 1 finding",
    ):
        assert part in text
    assert not re.search(r"^\s*11\. ", text, re.MULTILINE)


HARMS = (
    None,
    "<img src=x onerror=alert(1)>",
    "`</code><b>",
    "]( javascript:x",
    "-->",
    "# h",
    "1. x",
    "- x",
    "a\n\n# h",
    "| a | b |\n|---|---|",
    "***",
    "~~x~~",
    "&lt;b&gt;",
)


@pytest.mark.parametrize("harm", HARMS)
def test_content_can_neither_mark_up_nor_link(make_hostile: Callable[..., Report], harm: str | None) -> None:
    report = make_hostile() if harm is None else make_hostile(harm)
    harmed, plain = (tokens(render_markdown(each)) for each in (report, make_hostile("plain words")))
    assert not [
        token for token in harmed if token.type in ("html_inline", "html_block", "link_open", "image", "s_open")
    ]
    # The same structure as with plain words: content adds no heading, list, table, emphasis or paragraph.
    structure = [
        [token.type for token in each if token.type.endswith(("_open", "_close", "hr", "fence"))]
        for each in (harmed, plain)
    ]
    assert structure[0] == structure[1]


@given(st.text() | st.text("`*_[]()<>!#-+=|~&;$\\ ab1.:/\n"))
def test_escaped_words_are_shown_as_they_are(text: str) -> None:
    (block,) = MARKDOWN.parse("x " + escape(text))[1:2]
    children = block.children or []
    assert {token.type for token in children} <= {"text", "text_special"}


@given(st.text() | st.text("` ab<*\\\n"))
def test_a_code_span_holds_everything(text: str) -> None:
    span = code(text)
    (block,) = MARKDOWN.parse(f"x {span} y")[1:2]
    assert [token.type for token in block.children or ()] == (["text", "code_inline", "text"] if span else ["text"])


@pytest.mark.parametrize(
    "text", ["ask @team", "see #12", "GH-12", "https://evil.example", "www.evil.example", "a@b.example"]
)
def test_words_notify_nobody_and_refer_to_nothing(text: str) -> None:
    shown = escape(text)
    assert "\N{WORD JOINER}" in shown
    assert shown.replace("\N{WORD JOINER}", "").replace("\\", "") == text


def test_it_fits_a_comment_on_a_pull_request(report: Report, make_hostile: Callable[..., Report]) -> None:
    harmed = make_hostile("word `*_ " * 2000)
    assert len(render_markdown(harmed)) < 65_536
    assert len(render_markdown(report)) < 16_000


@pytest.mark.parametrize("name", ["clean", "empty"])
def test_a_report_without_findings_is_short(name: str, request: pytest.FixtureRequest) -> None:
    text = render_markdown(request.getfixturevalue(name))
    assert "Nothing to do" in text
    assert "Could not be read" not in text


def test_the_same_report_gives_the_same_text(report: Report) -> None:
    assert render_markdown(report) == render_markdown(deepcopy(report))


def test_no_raw_text_of_a_document_is_in_the_summary(report: Report) -> None:
    assert report.documents[0].text not in render_markdown(report)


def test_a_passed_gate_is_not_worth_a_line(report: Report) -> None:
    assert "gate" not in render_markdown(replace(report, gate=replace(report.gate, passed=True)))


def test_places_beyond_the_first_two_are_counted(report: Report) -> None:
    (conflict,) = (finding for finding in report.findings if finding.rule == "KB201")
    many = replace(conflict, evidence=conflict.evidence + conflict.evidence[:1] * 5)
    text = render_markdown(
        replace(report, findings=tuple(many if item is conflict else item for item in report.findings))
    )
    assert f"and {len(many.evidence) - 2} more places" in text
