"""The issues that a tracker holds already, from what it exports."""

from pathlib import Path

import pytest

from kbaudit.errors import ConfigurationError
from kbaudit.tickets import read_tickets

FIRST, SECOND = "0123456789abcdef", "fedcba9876543210"


def read(folder: Path, name: str, text: str) -> tuple[tuple[str, str], ...]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_tickets([path])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jira.csv", f"Summary,Issue key,Labels,Labels\nA,7,kbaudit,kbaudit-{FIRST}\nB,8,x,kbaudit-{SECOND}\nC,9,,\n"),
        ("github.json", f'[{{"number": 7, "body": "x kbaudit:{FIRST}"}}, {{"number": 8, "body": "kbaudit:{SECOND}"}}]'),
        ("gitlab.json", f'[{{"iid": 7, "id": 99, "d": "kbaudit:{FIRST}"}}, {{"iid": 8, "d": "kbaudit:{SECOND}"}}]'),
    ],
)  # fmt: skip
def test_each_tracker_says_which_issue_is_about_which_finding(name: str, text: str, tmp_path: Path) -> None:
    assert read(tmp_path, name, text) == ((FIRST, "7"), (SECOND, "8"))


def test_of_two_issues_about_one_finding_the_first_counts(tmp_path: Path) -> None:
    text = f'[{{"number": 7, "body": "kbaudit:{FIRST}"}}, {{"number": 8, "body": "kbaudit:{FIRST}"}}]'
    assert read(tmp_path, "x.json", text) == ((FIRST, "7"),)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.csv", "Summary\nA\n", "needs a column Issue key"),
        ("x.json", "{", "is no JSON"),
        ("x.json", "{}", "must hold a list of issues"),
        ("x.json", "[1]", "must hold a list of issues"),
    ],
)
def test_a_file_that_cannot_be_understood_is_an_error_that_names_the_key(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match=rf"trackers\.issues: .*{said}"):
        read(tmp_path, name, text)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"trackers\.issues: .*cannot be read"):
        read_tickets([tmp_path / "none.csv"])
