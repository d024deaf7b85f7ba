"""Configuration: unknown keys and wrong types are errors that name the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kbaudit.config import Configuration, Stale, find, flatten, literal, load, overridden, plain
from kbaudit.errors import ConfigurationError
from kbaudit.facts.kinds import KINDS
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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[dates]\nkeys = { signed = "revewed" }', 'dates.keys.signed = "revewed".*reviewed'),
        ('[kinds]\npolcy = ["p/**"]', "kinds.polcy.*policy"),
        (
            '[[collections]]\nname = "a"\npaths = ["a/**"]\nkind = "polcy"',
            r'collections 1 \(a\).kind = "polcy".*policy',
        ),
        ('[[collections]]\nname = "a"\npaths = ["a/**"]\nstale_days = -5', "stale_days = -5.*0 or more"),
        ("[stale]\npolicy = -1", "stale.policy = -1.*0 or more"),
        ('[usage]\n"a.md" = -3', "usage.a.md = -3.*0 or more"),
        ('[usage]\n"a.md" = nan', "usage.a.md = nan.*0 or more"),
        ("[gate]\nmin_score = 800", "gate.min_score = 800.*0 to 100"),
        ("[gate]\nmax_drop = -1", "gate.max_drop = -1.*0 to 100"),
        ("[limits]\nrows = 0", "limits.rows = 0.*more than 0"),
        ("[inference]\nveto = 5", "inference.veto = 5.*0 to 1"),
        ("[endpoint]\nbudget = -1", "endpoint.budget = -1"),
        ("[endpoint]\ntimeout = 0", "endpoint.timeout = 0"),
        ('[rules.severity]\nKB999 = "error"', "kbaudit.toml: rules.severity.KB999.*KB301"),
        ('[rules]\nselect = ["KB999"]', 'kbaudit.toml: rules.select = "KB999"'),
        ('[rules]\nignore = ["602"]', 'kbaudit.toml: rules.ignore = "602"'),
        ('[[ignore]]\nrule = "KB999"\nreason = "why"', 'kbaudit.toml: ignore 1.rule = "KB999"'),
        ('[[ignore]]\nrule = "602"\nreason = "why"', 'ignore 1.rule = "602"'),
        ("[gate]\nfail_on = 'eror'", "'eror' in .gate.fail_on.: it must be one of error, warning, info, never"),
        ("[dates]\norder = 'ymd'", "one of auto, dmy, mdy"),
        ("[rules.severity]\nKB301 = 'grave'", "one of error, warning, info"),
    ],
)
def test_a_value_that_means_nothing_is_named_with_what_is_allowed(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ConfigurationError, match=named):
        load(written(tmp_path, text))


def test_values_at_their_bounds_are_taken(tmp_path: Path) -> None:
    text = """
dates.keys = { signed = "reviewed" }
kinds = { policy = ["p/**"] }
stale.policy = 0
gate = { min_score = 100, max_drop = 0 }
usage = { "a.md" = 0 }
inference = { veto = 0, propose = 1 }
rules = { select = ["kb3", "KB101"], severity = { KB3 = "info" } }
collections = [{ name = "a", paths = ["a/**"], kind = "policy", stale_days = 0 }]
ignore = [{ rule = "KB3", reason = "why" }]
"""
    assert load(written(tmp_path, text)).configuration.gate.min_score == 100


def test_the_kinds_that_a_configuration_may_name_are_those_that_there_are() -> None:
    assert set(Stale.__struct_fields__) == set(KINDS)


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
