"""Second opinions in a whole scan: configured, failing, remembered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kbaudit.cli import main
from tests.opinions.models import tiny_model
from tests.opinions.test_endpoint import answering, reply, said, serving

PAGES = {
    "a.md": "Refunds on the card are paid out within 7 days of the return.",
    "b.md": "Refunds on the card are paid out within 30 days of the return.",
    "c.md": "Parcels that were opened can be returned to the shop.",
    "d.md": "Parcels that were opened cannot be returned to the shop.",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb").mkdir()
    for name, text in PAGES.items():
        page = f"---\ntitle: Returns\nowner: shop\nlast_reviewed: 2025-12-01\n---\n\n{text}\n"
        (tmp_path / "kb" / name).write_text(page, encoding="utf-8")
    return tmp_path


def scan(*arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["scan", "kb", "--no-model", "--today", "2026-01-15", "--select", "KB2", *arguments]
    )


def configured(text: str) -> None:
    Path("kbaudit.toml").write_text(text, encoding="utf-8")


def report(*arguments: str) -> dict[str, Any]:
    result = scan("-o", "json:-", *arguments)
    assert result.exit_code == 0, result.output
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


def tiers(found: dict[str, Any]) -> dict[str, str]:
    return {finding["rule"]: finding["tier"] for finding in found["findings"]}


def test_without_configuration_nobody_is_asked() -> None:
    assert tiers(report()) == {"KB201": "conflict", "KB204": "conflict"}


def test_an_endpoint_takes_back_what_has_another_scope_and_is_asked_once() -> None:
    with serving(answering(200, reply(said("different")))) as (url, requests):
        configured(f'[endpoint]\nurl = "{url}"\nmodel = "m"\n')
        first = report()
        again = report("--select", "KB201")
        assert tiers(first)["KB201"] == "review"
        assert tiers(again)["KB201"] == "review"
    # The yes against the no has other words, so that its quotes do not stand there and nothing is taken back.
    assert tiers(first)["KB204"] == "conflict"
    assert len(requests) == 2
    guards = next(finding["guards"] for finding in first["findings"] if finding["rule"] == "KB201")
    assert any("endpoint" in guard for guard in guards)


def test_a_failing_endpoint_ends_no_audit_and_is_listed_and_tried_again_the_next_time() -> None:
    with serving(answering(500, "oops")) as (url, requests):
        configured(f'[endpoint]\nurl = "{url}"\nmodel = "m"\n')
        found = report()
        assert tiers(found) == {"KB201": "conflict", "KB204": "conflict"}
        assert any("status 500" in check["reason"] for check in found["coverage"]["checks_not_run"])
        assert any("status 500" in notice for notice in found["notices"])
        before = len(requests)
        report()
        assert len(requests) > before


def test_a_dry_run_prints_what_would_leave_and_sends_nothing() -> None:
    with serving(answering(200, "")) as (url, requests):
        configured(f'[endpoint]\nurl = "{url}"\nmodel = "m"\n')
        result = scan("-o", "json:-", "--endpoint-dry-run")
    assert result.exit_code == 0
    assert not requests
    assert "2 questions for" in result.stderr
    assert "within 7 days" in result.stderr
    assert "none was sent" in result.stderr


def test_an_inference_model_may_only_take_back_polarity_and_modality(folder: Path) -> None:
    tiny_model(folder / "model")
    configured('[inference]\nmodel = "model"\nveto = 1.0\n')
    found = report()
    assert tiers(found) == {"KB201": "conflict", "KB204": "review"}
    assert found["coverage"]["checks_not_run"] == [] or all(
        "second opinion" not in check["reason"] for check in found["coverage"]["checks_not_run"]
    )


def test_a_model_that_is_not_there_is_listed_as_not_run() -> None:
    configured('[inference]\nmodel = "nobody/has-this-model"\n')
    found = report()
    assert tiers(found) == {"KB201": "conflict", "KB204": "conflict"}
    (check,) = [check for check in found["coverage"]["checks_not_run"] if check["rule"] == "KB206"]
    assert "not on this machine" in check["reason"]


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        ("", ("--deep",), "--deep needs a model"),
        ('[inference]\nnane = "x"\n', (), "unknown key `nane`"),
        ("[endpoint]\nbugdet = 3\n", (), "unknown key `bugdet`"),
        ('[endpoint]\nurl = "ftp://x"\nmodel = "m"\n', (), "must begin with http"),
        ('[endpoint]\nurl = "https://x.example/v1"\n', (), "endpoint.model is missing"),
    ],
)
def test_what_can_never_work_is_an_error_that_names_the_key(
    text: str, arguments: tuple[str, ...], message: str
) -> None:
    configured(text)
    result = scan(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
