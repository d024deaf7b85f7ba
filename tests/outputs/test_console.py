import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from rich.cells import cell_len

from kbaudit.model import Finding, Remedy, Severity, Skipped
from kbaudit.outputs.console import render_console
from kbaudit.report import Gate, NotRun, Report
from kbaudit.score import Score


def shown(report: Report, width: int = 80) -> str:
    return render_console(report, width=width, colour=False)


def flat(report: Report) -> str:
    """The report without its line breaks."""
    return " ".join(shown(report).split())


def scored(report: Report, **figures: object) -> Report:
    score: Score = replace(report.score, **figures)  # type: ignore[arg-type]
    return replace(report, score=score)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_only_a_place_is_wider_than_the_page(report: Report, width: int) -> None:
    wide = [line for line in shown(report, width).splitlines() if cell_len(line) > width]
    places = [f"{item.uri}:{item.place.line}" for finding in report.findings for item in finding.evidence]
    assert all(line.strip() in places or line.strip().startswith("help-centre/scans/") for line in wide)
    if width >= 100:
        assert wide == []


def test_wide_characters_count_as_two_columns(make_hostile: Callable[..., Report]) -> None:
    lines = shown(make_hostile("返品は商品到着後三十日以内にお申し出ください。" * 12)).splitlines()
    assert all(cell_len(line) <= 80 for line in lines if not re.search(r"。( ?:\d)?$", line))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_place_is_never_broken(report: Report, width: int) -> None:
    lines = [line.strip().partition(" (")[0] for line in shown(report, width).splitlines()]
    assert "help-centre/faq/returning-an-item-you-bought-online-or-in-a-partner-shop-abroad.md:40" in lines
    assert "help-centre/policies/refunds.md:12" in lines


def test_without_colour_there_is_no_escape_sequence(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in shown(report)


def test_colour_adds_nothing_but_colour(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    coloured = render_console(report, width=80, colour=True)
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == shown(report)


def test_content_can_neither_mark_up_nor_steer_the_terminal(make_hostile: Callable[..., Report]) -> None:
    report = make_hostile()
    text = shown(report)
    assert "[bold red]x[/]" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u200b\ud800-\udfff\U000e0041]", text)
    coloured = render_console(report, width=80, colour=True)
    assert set(re.findall("\x1b.?", coloured)) == {"\x1b["}
    assert "2J" not in coloured


def test_the_same_report_gives_the_same_text(report: Report) -> None:
    assert shown(report) == shown(deepcopy(report))


def test_the_score_comes_first_and_says_what_it_leaves_out(report: Report) -> None:
    head = shown(report).splitlines()[2:6]
    assert head[0].startswith("Score: at most 96.9 of 100, not everything was looked at")
    assert "1 check did not run" in head[1]
    assert "14 documents could not be read" in head[1]


@pytest.mark.parametrize(
    "missing",
    [
        {"skipped": (Skipped("a.pdf", "It is encrypted."),)},
        {"not_run": (NotRun("KB206", "No model is installed."),)},
    ],
)
def test_a_full_score_is_never_given_without_saying_what_was_not_looked_at(
    clean: Report, missing: dict[str, tuple[object]]
) -> None:
    assert "Score: 100.0 of 100\n" in shown(clean)
    assert "100.0 of 100, not everything was looked at" in shown(replace(clean, **missing))  # type: ignore[arg-type]
    assert "Nothing to do in what was looked at" in shown(replace(clean, **missing))  # type: ignore[arg-type]
    assert "at most 100.0 of 100, not everything" in shown(scored(clean, at_most=True))


def test_a_hundred_is_only_for_a_hundred(clean: Report) -> None:
    assert "Score: 99.9 of 100" in shown(scored(clean, overall=99.97))


def test_an_audit_that_judged_nothing_gives_no_score(empty: Report) -> None:
    text = shown(empty)
    assert "Score: none" in text
    assert "100" not in text


def test_families_are_listed_from_the_dearest_to_those_that_were_not_checked(report: Report) -> None:
    codes = re.findall(r"^  (KB\d)  ", shown(report), re.MULTILINE)
    assert codes == ["KB1", "KB3", "KB5", "KB6", "KB4", "KB2"]
    assert re.search(r"KB2  Conflicts +\? +1 finding, not every check ran", shown(report))


def test_ten_remedies_are_shown_in_their_order_and_the_rest_is_counted(report: Report) -> None:
    numbers = re.findall(r"^ ?(\d+)\. [A-Z]", shown(report), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 11)]
    assert "and 8 more remedies: -o remedies.csv lists them" in shown(report)


def test_a_remedy_says_what_to_do_who_does_it_and_shows_both_quotes(report: Report) -> None:
    text = flat(report)
    start = text.index("3. RECONCILE")
    said = text[start : text.index("4. REMOVE", start)]
    for part in (
        "Decide which period holds",
        "+0.4 points, medium effort, owner: Billing",
        "KB201: Two pages state",
        "help-centre/policies/refunds.md:12",
        "edited 2025-11-02",
        "“Returns are open for a fortnight after the goods have arrived.”",
        "“We take items back up to thirty days",
        "a fortnight according to policies/refunds.md",
        "Keep policies/refunds.md: It was edited last.",
    ):
        assert part in said


def test_a_remedy_is_explained_by_its_gravest_finding_that_counts(report: Report) -> None:
    said = flat(report).partition("1. UPDATE")[2].partition("2. MERGE")[0]
    assert "KB301" in said
    assert "KB401" not in said
    assert "Also settles 1 further finding" in said


def test_a_finding_that_counts_explains_more_than_a_graver_one_that_does_not(report: Report) -> None:
    def graver(finding: Finding) -> Finding:
        return replace(finding, severity=Severity.ERROR, confidence=1.0) if finding.rule == "KB401" else finding

    def slighter(finding: Finding) -> Finding:
        return replace(finding, severity=Severity.WARNING) if finding.rule == "KB301" else finding

    changed = replace(report, findings=tuple(graver(slighter(finding)) for finding in report.findings))
    assert "KB301" in flat(changed).partition("1. UPDATE")[2].partition("2. MERGE")[0]


def test_long_quotes_are_cut_at_a_word(report: Report) -> None:
    assert "opened software and gift cards are …”" in shown(report)


def test_a_remedy_without_known_findings_is_still_shown(report: Report) -> None:
    lone: Remedy = replace(report.remedies[0], findings=("f" * 16,), steps=(), owner=None, keep=None)
    assert " 1. UPDATE" in shown(replace(report, remedies=(lone,)))


def test_ten_documents_that_were_not_read_are_named_and_the_rest_counted(report: Report) -> None:
    text = shown(report)
    assert "help-centre/scans/contract.pdf (The PDF is encrypted.)" in text
    assert text.count("help-centre/scans/") == 10
    assert "and 4 more: -o report.json lists all of them" in text


def test_checks_suppressions_notices_and_the_gate_are_told(report: Report) -> None:
    text = flat(report)
    assert "KB206 conflict.semantic: No natural-language-inference model is installed." in text
    assert "Suppressed: 1 finding" in text
    assert "2 suppressions have expired." in text
    assert text.endswith("Gate: FAILED The score of at most 95.0 is below the minimum of 97.0.")
    assert "Gate: passed" in flat(replace(report, gate=Gate(True)))


def test_collections_and_owners_are_listed_worst_first_where_there_are_several(report: Report, clean: Report) -> None:
    text = shown(report)
    names = re.findall(
        r"^ +\d+\.\d  (\S+)", text[text.index("Worst collections") : text.index("Worst owners")], re.MULTILINE
    )
    assert names == ["plans", "faq", "developers"]
    assert "(nobody owns these) (1 document)" in text
    assert "Worst" not in shown(scored(clean, worst_tenth=None))


def test_no_raw_text_of_a_document_is_shown(report: Report) -> None:
    assert report.documents[0].text not in flat(report)


def test_no_line_is_a_command_for_the_runner_of_a_workflow(make_hostile) -> None:  # type: ignore[no-untyped-def]
    report = make_hostile("::error file=a::x " + "word " * 12 + "::stop-commands::t " + "word " * 12 + "##[add-mask]y")
    for width in range(40, 100, 7):
        text = render_console(report, width=width, colour=False)
        assert not [line for line in text.splitlines() if line.lstrip(" “").startswith("::")]
        assert "##[" not in text
        assert "stop-commands" in text
