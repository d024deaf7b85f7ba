"""The page as a text: what it holds, what it may load, what never gets into it."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbaudit.lifecycle import Ending
from kbaudit.model import Ownership
from kbaudit.outputs import html_report, render
from kbaudit.outputs.html_data import web_link
from kbaudit.report import Gone, Previous, Report, Spot
from tests.outputs.conftest import RAW

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def data_of(page: str) -> dict[str, Any]:
    (text,) = DATA.findall(page)
    return dict(json.loads(text))


def test_every_finding_remedy_and_document_is_in_the_data(report: Report) -> None:
    data = data_of(render(report, "html"))
    assert [item["f"] for item in data["findings"]] == [item.fingerprint for item in report.findings]
    assert [item["id"] for item in data["remedies"]] == [item.id for item in report.remedies]
    assert [item["id"] for item in data["documents"]] == [item.id for item in report.documents]
    conflict = next(item for item in data["findings"] if item["rule"] == "KB201")
    first = conflict["evidence"][0]
    assert data["documents"][first["in"]]["id"] == "policies/refunds.md"
    assert first["at"] == "help-centre/policies/refunds.md:12"
    assert first["date"] == "edited 2025-11-02, front matter: updated"
    assert data["owners"][first["owner"]] == "Billing"
    assert data["documents"][conflict["keep"]]["id"] == "policies/refunds.md"
    assert conflict["guards"] == ["same scope"]
    assert conflict["state"] == "new"
    assert [value["is"] for value in conflict["values"]] == ["14 d", "30 d"]
    assert data["rules"]["KB201"]["page"].startswith("Two statements give different values")
    assert data["remedies"][conflict["remedy"]]["id"] == "R3"


def test_the_states_are_those_of_the_report(report: Report) -> None:
    first, second, third = (item.fingerprint for item in report.findings[:3])
    before = Previous("1", date(2025, 12, 1), 90.0, (first, second, third), (), reopened=(second,))
    changed = replace(report, previous=before, baseline=frozenset({third}))
    states = [item.get("state", "open") for item in data_of(render(changed, "html"))["findings"]]
    assert states == [changed.state_of(item) for item in changed.findings]
    assert states[:3] == ["new", "reopened", "baseline"]


def test_what_is_gone_is_listed_with_its_reason(report: Report) -> None:
    gone = tuple(Gone("0" * 16, "KB501", "Leads <nowhere>.", ending, True, ("a.md",), ()) for ending in Ending)
    before = Previous("1", date(2025, 12, 1), 90.0, (), (), ended=gone, changed=("another model",))
    page = render(replace(report, previous=before), "html")
    assert page.count("Leads &lt;nowhere&gt;.") == len(Ending)
    assert "another model" in page


def test_a_guessed_owner_is_called_a_guess(report: Report) -> None:
    page = replace(report.documents[0], owner=None, ownership=Ownership(guess="Kim Doe"))
    data = data_of(render(replace(report, documents=(page, *report.documents[1:])), "html"))
    assert data["documents"][0]["guess"] == "Kim Doe"
    assert "owner" not in data["documents"][0]


def test_the_first_document_and_the_first_remedy_are_not_taken_for_none(report: Report) -> None:
    data = data_of(render(report, "html"))
    referred = [item for item in data["findings"] if item.get("remedy") == 0]
    assert {item["f"] for item in referred} == set(report.remedies[0].findings)
    assert any(place["in"] == 0 for item in data["findings"] for place in item["evidence"])


def test_text_that_no_evidence_quotes_is_not_in_the_page(report: Report) -> None:
    assert RAW not in render(report, "html")


def test_the_policy_allows_nothing_but_the_pages_own_style_and_script(report: Report) -> None:
    page = render(report, "html")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    for name, pattern in (("style-src", r"<style>(.*?)</style>"), ("script-src", r"<script>(.*?)</script>")):
        (content,) = re.findall(pattern, page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"


def test_the_page_needs_nothing_from_anywhere(report: Report) -> None:
    page = DATA.sub("", render(report, "html"))
    assert not re.findall(r"<(?:link|script|img|iframe)[^>]+(?:src|href)\s*=\s*[\"']?(?!data:)[^#\"']", page)
    assert "@import" not in page
    assert "url(" not in page
    assert not re.findall(r"\b(?:fetch|XMLHttpRequest|WebSocket|innerHTML|outerHTML|insertAdjacentHTML|eval)\b", page)


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert render(report, "html") == render(report, "html")


def test_all_assets_are_used_and_small() -> None:
    folder = Path(html_report.__file__).parent / "page_assets"
    named = {f"style/{name}.css" for name in html_report.STYLES} | {f"script/{name}.js" for name in html_report.SCRIPTS}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == named | {"page.html.j2"}
    assert max(len(path.read_text("utf-8").splitlines()) for path in folder.rglob("*.*s")) < 400


def test_content_cannot_leave_the_data(make_hostile: Callable[..., Report]) -> None:
    harm = "</script><script>alert(1)</script><!-- & \u2028 \u2029"
    page = render(make_hostile(harm), "html")
    (text,) = DATA.findall(page)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text)["findings"][0]["message"] == harm
    assert page.count("<script") == 2


def test_a_nul_in_a_document_does_not_move_the_data(make_hostile: Callable[..., Report]) -> None:
    page = render(make_hostile("nul \0 here"), "html")
    assert data_of(page)["findings"][0]["message"] == "nul \0 here"
    assert "\0" not in page


def test_halves_of_surrogate_pairs_stop_nothing(make_hostile: Callable[..., Report]) -> None:
    page = render(make_hostile("name \udcff"), "html")
    assert data_of(page)["findings"][0]["message"] == "name ?"
    page.encode("utf-8")


@pytest.mark.parametrize(
    ("uri", "link"),
    [
        ("https://help.acme.example/refunds", "https://help.acme.example/refunds"),
        ("HTTP://acme.example/a?b=1#c", "HTTP://acme.example/a?b=1#c"),
        ("kb/refunds.md", ""),
        ("javascript:alert(1)//https://x", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://acme.example/a b", ""),
        (" https://acme.example/", ""),
        ("https://acme.example/\n", ""),
    ],
)
def test_only_addresses_of_the_web_become_links(uri: str, link: str) -> None:
    assert web_link(uri) == link


def test_documents_stand_where_the_layout_puts_them(report: Report) -> None:
    spots = tuple(Spot(document.id, 0.25, 0.5) for document in report.documents)
    data = data_of(render(replace(report, layout=spots), "html"))
    assert data["laidOutBy"] == "meaning"
    assert data["layout"] == [[0.25, 0.5]] * len(report.documents)


def test_without_a_layout_documents_stand_by_collection(report: Report) -> None:
    data = data_of(render(report, "html"))
    assert data["laidOutBy"] == "folder"
    assert len({tuple(spot) for spot in data["layout"]}) == len(report.documents)
    assert all(0 <= value <= 1 for spot in data["layout"] for value in spot)


def test_thousands_of_collections_are_laid_out_as_well(report: Report) -> None:
    page = report.documents[0]
    pages = tuple(replace(page, id=f"{number}", collection=f"c{number}") for number in range(3000))
    data = data_of(render(replace(report, documents=(*report.documents, *pages)), "html"))
    assert len(data["layout"]) == 3000 + len(report.documents)


def test_the_score_over_time_is_drawn_where_there_is_a_run_before(report: Report, clean: Report) -> None:
    assert "<polyline" in render(report, "html")
    assert "The score went from 91.0 on 2025-12-01 to" in render(report, "html")
    assert "<polyline" not in render(clean, "html")
    unscored = Previous("1", date(2025, 1, 1), None, (), ())
    assert "<polyline" not in render(replace(report, previous=unscored), "html")


def test_what_was_not_looked_at_is_said_beside_the_score(report: Report) -> None:
    page = render(report, "html")
    assert '<span class="bound">at most</span>' in page
    assert "1 check did not run" in page
    assert "14 documents could not be read" in page
    assert "The pages are pictures without text." in page
    assert "No natural-language-inference model is installed." in page
    assert "The gate failed." in page
    assert "The law has not changed." in page
