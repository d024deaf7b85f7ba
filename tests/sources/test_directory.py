"""The directory of owners, in each format and however an owner is written."""

from pathlib import Path

import pytest

from kbaudit.errors import ConfigurationError
from kbaudit.sources.directory import Directory, Person, read_directory

FORMATS = {
    "people.csv": "id,name,mail,active\nbilling-team,Billing Team,billing@acme.example,yes\njdoe,Jane Doe,jane@acme.example,no\n",
    "people.tsv": "id\tname\tmail\tactive\nbilling-team\tBilling Team\tbilling@acme.example\t\n"
    "jdoe\tJane Doe\tjane@acme.example\t0\n",
    "semicolons.csv": "Login;Display name;E-Mail;Status\nbilling-team;Billing Team;billing@acme.example;active\n"
    "jdoe;Jane Doe;jane@acme.example;left\n",
    "people.json": '[{"id": "billing-team", "name": "Billing Team", "mail": "billing@acme.example"},'
    '{"id": "jdoe", "name": "Jane Doe", "mail": "jane@acme.example", "active": false}]',
    "table.json": '{"billing-team": {"name": "Billing Team", "email": "billing@acme.example"},'
    '"jdoe": {"name": "Jane Doe", "email": "jane@acme.example", "active": false}}',
    "people.toml": '[[people]]\nid = "billing-team"\nname = "Billing Team"\nmail = "billing@acme.example"\n'
    '[[people]]\nid = "jdoe"\nname = "Jane Doe"\nmail = "jane@acme.example"\nactive = false\n',
    "table.toml": '[people.billing-team]\nname = "Billing Team"\nmail = "billing@acme.example"\n'
    '[people.jdoe]\nname = "Jane Doe"\nmail = "jane@acme.example"\nactive = false\n',
    "people.yaml": "billing-team:\n  name: Billing Team\n  mail: billing@acme.example\n"
    "jdoe: {name: Jane Doe, mail: jane@acme.example, active: false}\n",
    "people.yml": "teams:\n- id: billing-team\n  name: Billing Team\n  mail: billing@acme.example\n"
    "people:\n- {id: jdoe, name: Jane Doe, mail: jane@acme.example, active: no}\n",
}


def written(folder: Path, name: str, text: str) -> Directory:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_directory(path)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_says_the_same(name: str, tmp_path: Path) -> None:
    assert written(tmp_path, name, FORMATS[name]).people == (
        Person("billing-team", "Billing Team", "billing@acme.example", True),
        Person("jdoe", "Jane Doe", "jane@acme.example", False),
    )


@pytest.mark.parametrize(
    "owner",
    [
        "billing-team", "Billing Team", "billing_team", "BILLING TEAM", "@billing-team", "@acme/billing-team",
        "billing@acme.example", "mailto:billing@acme.example", "Somebody Else <billing@acme.example>",
        "Billing Team (Dublin)", "Jane Doe, Billing Team", "Jane Doe & Billing Team", "@jdoe @acme/billing-team",
    ],
)  # fmt: skip
def test_an_owner_is_known_however_it_is_written_and_one_who_is_there_is_enough(owner: str, tmp_path: Path) -> None:
    person = written(tmp_path, "people.csv", FORMATS["people.csv"]).find(owner)
    assert person is not None
    assert person.id == "billing-team"


@pytest.mark.parametrize("owner", ["Billing", "Research & Billing Team", "team", "", "acme", "billing@other.example"])
def test_an_owner_who_is_not_there_is_nobody(owner: str, tmp_path: Path) -> None:
    assert written(tmp_path, "people.csv", FORMATS["people.csv"]).find(owner) is None


def test_a_slip_of_the_pen_is_offered_the_right_spelling(tmp_path: Path) -> None:
    directory = written(tmp_path, "people.csv", FORMATS["people.csv"])
    assert directory.nearest("billing-taem") == "billing-team"
    assert directory.nearest("jdo") is None, "nobody who has left is offered"
    assert directory.nearest("growth-squad") is None


def test_of_two_with_one_name_the_one_who_is_there_is_meant(tmp_path: Path) -> None:
    directory = written(tmp_path, "p.csv", "id,name,active\njd1,Jane Doe,no\njd2,Jane Doe,yes\n")
    assert directory.find("Jane Doe").id == "jd2"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("p.csv", "id,name,active\nx,X,perhaps\n", r"line 2 \(x\): active is 'perhaps'"),
        ("p.csv", "id,mail\nx,nonsense\n", r"line 2 \(x\): mail is 'nonsense'"),
        ("p.csv", "colour\nred\n", "line 2: has no id"),
        ("p.csv", "id,name\n", "names nobody"),
        ("p.json", "{", "cannot be understood"),
        ("p.json", "3", "must hold a list"),
        ("p.toml", "x = ", "cannot be understood"),
        ("p.yaml", "a: [", "cannot be understood"),
        ("p.txt", "x", "write it as .csv, .json, .toml or .yaml"),
    ],
)
def test_a_directory_that_cannot_be_used_is_an_error_that_says_where(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match=rf"owners\.directory: .*{said}"):
        written(tmp_path, name, text)


def test_a_directory_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"owners\.directory: .*cannot be read"):
        read_directory(tmp_path / "none.csv")
