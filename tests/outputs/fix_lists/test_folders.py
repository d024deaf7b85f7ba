import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kbaudit.outputs.fix_lists.folders import LONGEST, folder_names, safe_name


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("billing-team", "billing-team"),
        ("@acme/Docs Team", "acme-docs-team"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-owner"),
        ("com1", "com1-owner"),
        ("report.json", "report-json"),
        ("Buchhaltung & Löhne", "buchhaltung-löhne"),
        ("\u202egnp.exe", "gnp-exe"),
        ("", "nameless"),
        ("///", "nameless"),
        ("a" * 300, "a" * LONGEST),
        ("trailing dot.", "trailing-dot"),
        ("x\x00y", "x-y"),
    ],
)
def test_a_name_is_one_that_every_file_system_takes(owner: str, name: str) -> None:
    assert safe_name(owner) == name


def test_owners_who_differ_in_case_or_signs_only_get_folders_of_their_own() -> None:
    names = folder_names(["Docs Team", "docs-team", "docs_team", "legal"])
    assert len({name.casefold() for name in names.values()}) == 4
    assert names["legal"] == "legal"
    assert all(name.startswith("docs-team-") for owner, name in names.items() if owner != "legal")


def test_a_name_does_not_depend_on_the_order_or_on_others() -> None:
    owners = ["Docs Team", "docs-team", "legal"]
    assert folder_names(owners) == folder_names(owners[::-1])
    assert folder_names(["legal", "sales"])["legal"] == folder_names(owners)["legal"]


@given(some.lists(some.text(max_size=80), max_size=12))
def test_every_owner_gets_a_folder_that_leads_nowhere_else(owners: list[str]) -> None:
    names = folder_names(owners)
    assert set(names) == set(owners)
    folded = {unicodedata.normalize("NFD", name.casefold()) for name in names.values()}
    assert len(folded) == len(set(owners))
    for name in names.values():
        assert name.strip(" .") == name
        assert not set(name) & set('/\\:*?"<>|.\0')
        assert 0 < len(name.encode()) <= 255
