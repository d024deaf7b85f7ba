from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from kbaudit.outputs.junit import render_junit
from kbaudit.report import Report

SCHEMA = Path(__file__).parent.parent / "data" / "junit-10.xsd"


def parsed(report: Report) -> etree._Element:
    return etree.fromstring(render_junit(report).encode())


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The schema by which Jenkins judges results, kept with its licence beside the tests."""
    return etree.XMLSchema(etree.parse(SCHEMA))


def test_every_report_is_valid_by_the_schema(
    schema: etree.XMLSchema, report: Report, clean: Report, empty: Report, make_hostile: Callable[..., Report]
) -> None:
    for item in (report, clean, empty, make_hostile(), make_hostile("\x00\x0b\ufffe\uffff ]]> & < \ud800")):
        schema.assertValid(parsed(item))


def test_the_schema_refuses_a_suite_without_figures(schema: etree.XMLSchema) -> None:
    assert not schema.validate(etree.fromstring("<testsuites><testsuite name='x'/></testsuites>"))


def test_a_finding_that_counts_fails_and_its_name_holds_the_fingerprint(report: Report) -> None:
    conflict = next(item for item in report.findings if item.rule == "KB201")
    (case,) = parsed(report).xpath("//testsuite[starts-with(@name,'KB201')]/testcase[failure]")
    assert case.get("name") == f"help-centre/policies/refunds.md [{conflict.fingerprint}]"
    (failure,) = case
    assert failure.get("message") == conflict.message
    assert "help-centre/policies/refunds.md:12: “Returns are open" in failure.text
    assert conflict.step in failure.text


def test_the_figures_of_the_suites_add_up(report: Report) -> None:
    root = parsed(report)
    assert int(root.get("failures")) == sum(finding.counts for finding in report.findings)
    assert int(root.get("tests")) == len(root.xpath("//testcase"))
    for suite in root:
        assert int(suite.get("skipped")) == len(suite.xpath("testcase[skipped]"))


def test_what_costs_no_points_and_what_did_not_run_is_skipped(report: Report) -> None:
    root = parsed(report)
    assert root.xpath("//testsuite[starts-with(@name,'KB401')]/testcase/skipped")
    assert "natural-language" in root.xpath("//testcase[@name='did not run']/skipped/@message")[0]
    assert "suppressed: The law" in "".join(root.xpath("//skipped/@message"))


def test_a_rule_that_found_nothing_passes(clean: Report) -> None:
    root = parsed(replace(clean, rules=("KB101", "KB201")))
    assert root.xpath("//testcase/@name") == ["found nothing", "found nothing"]
    assert root.get("failures") == "0"
