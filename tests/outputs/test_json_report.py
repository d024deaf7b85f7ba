import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kbaudit.outputs.json_report import render_json, schema
from kbaudit.report import Report

VALIDATOR = Draft202012Validator(schema())


def parse(report: Report) -> dict[str, Any]:
    return json.loads(render_json(report))  # type: ignore[no-any-return]


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    return {**schema()["$defs"][node["$ref"].rpartition("/")[2]], **node} if "$ref" in node else node


def undescribed(value: Any, node: dict[str, Any], path: str) -> Iterator[str]:
    """Paths of the report that the schema does not describe."""
    node = resolved(node)
    if not node.get("description"):
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            child = node.get("properties", {}).get(key, node.get("additionalProperties"))
            if child is None:
                yield f"{path}.{key}"
            else:
                yield from undescribed(item, child, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from undescribed(item, node.get("items", {}), f"{path}[]")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", ["report", "clean", "empty"])
def test_every_report_follows_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    VALIDATOR.validate(parse(request.getfixturevalue(name)))


def test_a_report_of_a_hostile_knowledge_base_follows_the_schema(make_hostile: Callable[..., Report]) -> None:
    text = render_json(make_hostile())
    VALIDATOR.validate(json.loads(text))
    text.encode()
    assert not re.search("[\x1b\x7f-\x9f\u202e\u200b\ud800-\udfff]", text)


def test_content_comes_through_unchanged(make_hostile: Callable[..., Report]) -> None:
    harm = "\x1b[31m\u202e\u200b =1+1 <b> \U000e0041"
    assert parse(make_hostile(harm))["findings"][0]["evidence"][0]["quote"] == harm


def test_every_field_is_described(report: Report) -> None:
    assert sorted(set(undescribed(parse(report), schema(), ""))) == []


def test_every_description_in_the_schema_says_something() -> None:
    def nodes(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            if "type" in node or "enum" in node or "const" in node:
                yield node
            for key, item in node.items():
                yield from nodes(item) if key not in ("enum", "required") else ()

    assert all(len(node.get("description", "")) > 4 for node in nodes({**schema(), "description": "the report"}))


@pytest.mark.parametrize(
    "damage",
    [
        lambda it: it.pop("score"),
        lambda it: it.update(schema_version=2),
        lambda it: it["score"].update(overall=101),
        lambda it: it["run"].update(today="1 January 2026"),
        lambda it: it["findings"][0].update(tier="sure"),
        lambda it: it["findings"][0].update(confidence="high"),
        lambda it: it["findings"][0].update(fingerprint="xyz"),
        lambda it: it["findings"][0].pop("message"),
        lambda it: it["findings"][0]["evidence"][0].update(line=0),
        lambda it: it["findings"][0]["evidence"][0].pop("quote"),
        lambda it: it["remedies"][0].update(action="delete everything"),
        lambda it: it["skipped"][0].update(reason=""),
        lambda it: it["suppressed"][0]["finding"].pop("rule"),
        lambda it: it["coverage"]["checks_not_run"][0].pop("reason"),
    ],
)
def test_the_schema_rejects_a_broken_report(report: Report, damage: Callable[[dict[str, Any]], object]) -> None:
    broken = deepcopy(parse(report))
    damage(broken)
    assert not VALIDATOR.is_valid(broken)


def test_the_outer_shape_is_the_promised_one(report: Report) -> None:
    parsed = parse(report)
    promised = {
        "": "schema_version tool run coverage score findings remedies variants boilerplate suppressed skipped previous",
        "run": "id today config_digest model sources duration_s timings",
        "coverage": "documents passages skipped undated unowned checks_not_run",
        "score": "overall worst_decile fit_to_serve families collections owners formula",
        "findings": "rule name tier severity confidence fingerprint state message evidence values keep guards remedy",
        "remedies": "id action owner effort gain findings documents keep why steps",
        "skipped": "uri reason",
    }
    for key, names in promised.items():
        part = parsed[key] if key else parsed
        part = part[0] if isinstance(part, list) else part
        assert set(names.split()) <= part.keys(), key
    place = "document uri line end_line row page sheet heading quote date date_role date_origin owner"
    assert set(place.split()) <= parsed["findings"][0]["evidence"][0].keys()


def test_findings_and_remedies_say_what_the_report_says(report: Report) -> None:
    parsed = parse(report)
    assert [item["fingerprint"] for item in parsed["findings"]] == [item.fingerprint for item in report.findings]
    assert [item["id"] for item in parsed["remedies"]] == [item.id for item in report.remedies]
    settles = {item["fingerprint"]: item["remedy"] for item in parsed["findings"]}
    for remedy in parsed["remedies"]:
        assert {settles[fingerprint] for fingerprint in remedy["findings"]} == {remedy["id"]}
    states = {item["fingerprint"]: item["state"] for item in parsed["findings"]}
    assert states == {item.fingerprint: report.state_of(item) for item in report.findings}
    assert set(states.values()) == {"new", "open"}


def test_the_document_of_a_record_is_its_file(report: Report) -> None:
    page = report.documents[0]
    record = replace(page, path="faq.csv")
    renamed = replace(report, documents=(record, *report.documents[1:]))
    places = [item for finding in parse(renamed)["findings"] for item in finding["evidence"] if item["id"] == page.id]
    assert places
    assert {place["document"] for place in places} == {"faq.csv"}


def test_floats_are_rounded_and_never_minus_zero(report: Report) -> None:
    small = replace(report.remedies[0], gain=-1e-9)
    parsed = parse(replace(report, remedies=(small, *report.remedies[1:])))
    assert parsed["run"]["duration_s"] == 3.1416
    assert str(parsed["remedies"][0]["gain"]) == "0.0"


def test_a_figure_that_is_no_number_is_null(report: Report) -> None:
    assert parse(replace(report, score=replace(report.score, overall=float("nan"))))["score"]["overall"] is None


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert render_json(report) == render_json(deepcopy(report))


def test_no_raw_text_of_a_document_gets_into_the_report(report: Report) -> None:
    raw = report.documents[0].text
    assert raw
    assert raw not in render_json(report)
