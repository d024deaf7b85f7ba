"""Configuration: unknown keys and wrong types are errors that name the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kbaudit.config import Configuration, find, flatten, literal, load, overridden, plain
from kbaudit.errors import ConfigurationError
from kbaudit.rules import RULES, selected


def written(folder: Path, text: str, name: str = "kbaudit.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None).configuration == Configuration()


def test_a_file_sets_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, "[limits]\nrows = 5\n"))
    assert loaded.configuration.limits.rows == 5
    assert loaded.configuration.limits.pages == Configuration().limits.pages
    assert loaded.given == {"limits.rows"}


def test_an_empty_section_sets_nothing(tmp_path: Path) -> None:
    assert load(written(tmp_path, "[limits]\n# rows = 5\n")).given == frozenset()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[limits]\nrow = 5", "row"),
        ("colour = 1", "colour"),
        ("[limits]\nrows = 'many'", "limits.rows"),
        ("[gate]\nfail_on = 'sometimes'", "gate.fail_on"),
        ("[[ignore]]\nrule = 'KB301'", "reason"),
        ("[rules.severity]\nKB301 = 'grave'", "severity"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ConfigurationError, match=named):
        load(written(tmp_path, text))


def test_what_is_no_toml_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="not valid TOML"):
        load(written(tmp_path, "[limits\n"))


def test_pyproject_may_hold_the_configuration(tmp_path: Path) -> None:
    path = written(tmp_path, "[tool.kbaudit.gate]\nmin_score = 80.0\n", "pyproject.toml")
    assert find(tmp_path) == path
    assert load(path).configuration.gate.min_score == 80.0


def test_the_nearest_configuration_above_governs_a_folder(tmp_path: Path) -> None:
    inner = tmp_path / "kb" / "help"
    inner.mkdir(parents=True)
    written(tmp_path, "")
    assert find(inner) == tmp_path / "kbaudit.toml"
    nearer = written(tmp_path / "kb", "")
    assert find(inner) == nearer


def test_the_search_ends_at_the_root_of_a_repository(tmp_path: Path) -> None:
    written(tmp_path, "")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    assert find(repository) is None


def test_options_override_a_section_key_by_key(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, "[gate]\nmin_score = 80.0\nstrict = true\n"))
    changed = overridden(loaded, {"gate": {"min_score": 90.0}, "rules": {}})
    assert (changed.configuration.gate.min_score, changed.configuration.gate.strict) == (90.0, True)


def test_every_setting_can_be_printed() -> None:
    leaves = dict(flatten(plain(Configuration())))
    assert leaves["stale.policy"] == 365
    assert leaves["gate.min_score"] is None
    assert [literal(value) for value in (None, True, "a", ["b"], 5, {"k": "v"})] == [
        "(unset)", "true", '"a"', '["b"]', "5", '{k = "v"}',
    ]  # fmt: skip


def test_codes_and_families_choose_rules() -> None:
    assert {rule.family() for rule in selected(["KB1"])} == {"KB1"}
    assert "KB101" not in {rule.code for rule in selected(["kb1"], ["KB101"])}
    assert selected() == RULES


@pytest.mark.parametrize("code", ["KB999", "KB", "duplicates", ""])
def test_a_code_that_does_not_exist_is_an_error(code: str) -> None:
    with pytest.raises(ConfigurationError, match="no rule or family"):
        selected([code])
    with pytest.raises(ConfigurationError, match="severity"):
        selected(graded=[code])
