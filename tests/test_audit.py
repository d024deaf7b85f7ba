"""The whole way, with the real model: an audit finds, says, remembers, and does not do twice what it has done."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kbaudit import Report, audit
from kbaudit.config import Configuration, Model, Rules
from kbaudit.errors import ConfigurationError, MissingModelError, ModelError, SourceError
from kbaudit.outputs.json_report import to_object
from kbaudit.report import COLUMNS

TODAY = date(2026, 1, 15)
ROOT = Path(__file__).parents[1]
LONG = (
    "Every customer can ask for a copy of the invoices of the last two years. Open the billing page, choose the period and "
    "press the button; the file arrives by mail within a few minutes. If it does not, look into the folder for unwanted mail "
    "first and write to the people who look after billing afterwards."
)
EDITED = LONG.replace("the last two years", "the last five years").replace("press the button", "press the green button")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.md").write_text(f"# Invoices\n\n{LONG}\n", encoding="utf-8")
    (kb / "b.md").write_text(f"# About invoices\n\n{EDITED}\n", encoding="utf-8")
    (kb / "c.md").write_text("# Holidays\n\nOur offices are closed on the first of May.\n", encoding="utf-8")
    return kb


def without_run(report: Report) -> dict[str, object]:
    found = to_object(report)
    for key in ("run", "previous"):
        del found[key]
    for finding in found["findings"]:
        del finding["state"]
    return found


def test_an_edited_copy_is_found_and_the_values_that_differ_are_said(folder: Path) -> None:
    report = audit(folder, today=TODAY)
    (finding,) = [item for item in report.findings if item.rule == "KB102"]
    assert finding.documents == ("a.md", "b.md")
    assert "two" in finding.message
    assert "five" in finding.message


def test_the_python_interface_gives_a_table(folder: Path) -> None:
    frame = audit(folder, today=TODAY).to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert "KB102" in set(frame["rule"])


def test_a_second_audit_of_an_unchanged_folder_loads_no_model_and_says_the_same(folder: Path, tmp_path: Path) -> None:
    first = audit(folder, today=TODAY, store_folder=tmp_path)
    code = (
        "import json, sys\n"
        "from datetime import date\n"
        "from kbaudit import audit\n"
        "from kbaudit.outputs.json_report import to_object\n"
        "report = audit(sys.argv[1], today=date(2026, 1, 15), store_folder=sys.argv[2])\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)\n"
        "print(json.dumps([sorted(heavy), to_object(report)]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    heavy, second = json.loads(done.stdout)
    assert heavy == []
    expected = json.loads(json.dumps(to_object(first)))
    for found in (expected, second):
        del found["run"], found["previous"]
        for finding in found["findings"]:
            del finding["state"]
    assert second == expected


def test_nothing_is_kept_without_a_store(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    audit(folder, today=TODAY, configuration=Configuration(model=Model(enabled=False)))
    assert not (tmp_path / ".kbaudit").exists()
    assert not (folder / ".kbaudit").exists()


def test_the_order_of_the_sources_does_not_matter(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "d.md").write_text(f"# Copies\n\n{LONG}\n", encoding="utf-8")
    lexical = Configuration(model=Model(enabled=False))
    assert without_run(audit(folder, other, today=TODAY, configuration=lexical)) == without_run(
        audit(other, folder, today=TODAY, configuration=lexical)
    )


def missing(name: str, *_: object) -> None:
    raise MissingModelError(f"{name} is not on this machine.")


def test_a_missing_model_that_nobody_named_makes_a_lexical_audit_that_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kbaudit.embedding.locating.DEFAULT_PACKAGE", "no_such_package")
    monkeypatch.setattr("kbaudit.embedding.locating._from_hub", missing)
    report = audit(folder, today=TODAY)
    assert "KB102" in {item.rule for item in report.not_run}
    assert report.score.at_most


def test_a_missing_model_that_somebody_named_is_an_error(folder: Path) -> None:
    settings = Configuration(model=Model(name="no-such-model-anywhere"))
    with pytest.raises(ConfigurationError, match=r"no-such-model-anywhere.*--allow-download.*name no model"):
        audit(folder, today=TODAY, configuration=settings)


def test_rules_that_compare_nothing_need_no_model(folder: Path) -> None:
    settings = Configuration(model=Model(name="no-such-model-anywhere"), rules=Rules(select=("KB3", "KB6")))
    report = audit(folder, today=TODAY, configuration=settings)
    assert report.not_run == ()
    assert not report.score.at_most


def test_weights_that_are_not_the_configured_ones_end_the_audit(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"tampered")
    configuration = Configuration(model=Model(name=str(tmp_path / "model"), sha256="0" * 64))
    with pytest.raises(ModelError):
        audit(folder, today=TODAY, configuration=configuration)


def test_an_empty_folder_cannot_be_audited(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No documents"):
        audit(tmp_path, today=TODAY)


def test_every_finding_carries_a_quote_or_a_place_and_says_what_to_do(folder: Path) -> None:
    for finding in audit(folder, today=TODAY).findings:
        assert finding.evidence
        assert finding.message
        assert finding.step
        assert 0 < finding.confidence <= 1
        assert all(0 < share <= 1 for _, share in finding.shares)
