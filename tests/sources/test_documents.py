"""What metadata means is decided in one place for all formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kbaudit.config import Collection, Configuration, Dates, Fields, Model, Serving
from kbaudit.model import DateRole, Document, Status
from kbaudit.progress import silent
from kbaudit.sources.reading import read


def documents(folder: Path, configuration: Configuration | None = None, **pages: str) -> dict[str, Document]:
    for name, text in pages.items():
        path = folder / name.replace("__", "/")
        path = path.with_suffix(".md") if not path.suffix else path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = configuration or Configuration(dates=Dates(git=False), model=Model(enabled=False))
    return {item.id: item for item in read([folder], settings, progress=silent).documents}


def front(**fields: str) -> str:
    lines = "\n".join(f"{key}: {value}" for key, value in fields.items())
    return f"---\n{lines}\n---\n\n# A heading\n\nSome text.\n"


def test_the_title_of_the_metadata_comes_before_the_first_heading(tmp_path: Path) -> None:
    found = documents(tmp_path, a=front(title="From above"), b="# From the text\n\nText.\n", c="Text only.\n")
    assert [(item.title, item.title_origin) for item in found.values()] == [
        ("From above", "front matter: title"),
        ("From the text", "first heading"),
        (None, ""),
    ]


@pytest.mark.parametrize("key", ["owner", "Maintained by", "page_owner", "team", "author"])
def test_owners_stand_under_many_keys(tmp_path: Path, key: str) -> None:
    assert documents(tmp_path, a=front(**{key: "billing-team"}))["a.md"].owner == "billing-team"


@pytest.mark.parametrize("value", ["TBD", "none", "see wiki", "unassigned", "-", "everyone"])
def test_an_owner_field_that_names_nobody_is_no_owner(tmp_path: Path, value: str) -> None:
    assert documents(tmp_path, a=front(owner=value))["a.md"].owner is None


def test_the_collection_is_the_first_folder_that_differs(tmp_path: Path) -> None:
    found = documents(tmp_path, site__help__a="# A\n", site__policies__b="# B\n", site__policies__old__c="# C\n")
    assert {item.collection for item in found.values()} == {"help", "policies"}


def test_a_configured_collection_gives_its_owner(tmp_path: Path) -> None:
    settings = Configuration(
        collections=(Collection("rules", ("policies/**",), owner="legal-team"),), dates=Dates(git=False)
    )
    found = documents(tmp_path, settings, policies__a="# A\n", help__b="# B\n")
    assert (found["policies/a.md"].collection, found["policies/a.md"].owner) == ("rules", "legal-team")
    assert found["help/b.md"].owner is None


def test_archived_by_metadata_or_configuration_is_not_served(tmp_path: Path) -> None:
    settings = Configuration(
        serving=Serving(archived=("old/**",)), fields=Fields(status=("phase",)), dates=Dates(git=False)
    )
    found = documents(
        tmp_path,
        settings,
        a=front(status="archived"),
        b=front(draft="true"),
        old__c="# C\n",
        d="# D\n",
        e=front(phase="archived"),
    )
    assert {item.id for item in found.values() if not item.served} == {"a.md", "b.md", "old/c.md", "e.md"}


def test_where_everything_is_served_drafts_are_too(tmp_path: Path) -> None:
    settings = Configuration(serving=Serving(everything=True), dates=Dates(git=False))
    assert documents(tmp_path, settings, a=front(draft="true"))["a.md"].status is Status.DEPRECATED


def test_language_comes_from_metadata_then_folder_then_words(tmp_path: Path) -> None:
    german = (
        "Die Rechnung ist nicht mit der Post gekommen und wird für den Kunden von uns auf dem Konto bereit gestellt. "
        * 2
    )
    found = documents(tmp_path, a=front(lang="fr-CA"), es__b="# B\n", c=german, d="# Short\n")
    assert {key: item.language for key, item in found.items()} == {
        "a.md": "fr",
        "es/b.md": "es",
        "c.md": "de",
        "d.md": "en",
    }


def test_the_order_of_day_and_month_is_learned_from_dates_that_leave_no_choice(tmp_path: Path) -> None:
    found = documents(tmp_path, a=front(last_reviewed="25/03/2024"), b=front(last_reviewed="04/03/2024"))
    (dated,) = found["b.md"].dates
    assert (dated.first, dated.role) == (date(2024, 3, 4), DateRole.REVIEWED)


def test_rows_of_a_table_are_documents_with_ids_that_stay_when_rows_move(tmp_path: Path) -> None:
    first = documents(tmp_path, **{"faq.csv": "question,answer\nHow do I pay?,By card.\nWhere are you?,In Leeds.\n"})
    again = documents(
        tmp_path,
        **{"faq.csv": "question,answer\nAre you open?,Yes.\nHow do I pay?,By card.\nWhere are you?,In Leeds.\n"},
    )
    assert set(first) <= set(again)
    assert {item.path for item in again.values()} == {"faq.csv"}
    assert sorted(item.place.row for item in again.values() if item.place.row) == [1, 2, 3]


def test_one_changed_row_leaves_the_digests_of_the_others(tmp_path: Path) -> None:
    first = documents(tmp_path, **{"faq.csv": "question,answer\nHow do I pay?,By card.\nWhere are you?,In Leeds.\n"})
    again = documents(tmp_path, **{"faq.csv": "question,answer\nHow do I pay?,By card.\nWhere are you?,In Berlin.\n"})
    same = [key for key in first if first[key].digest == again[key].digest]
    assert len(same) == 1


def test_a_page_that_was_only_ever_added_with_many_others_is_undated_but_at_least_so_old(tmp_path: Path) -> None:
    table = tmp_path / "history.tsv"
    table.write_text(
        "path\tcreated\tlast_commit\tlast_small_commit\na.md\t2022-11-30\t2024-01-01\t\nb.md\t2022-11-30\t2024-01-01\t2023-05-05\n",
        encoding="utf-8",
    )
    folder = tmp_path / "kb"
    settings = Configuration(dates=Dates(history=str(table)))
    found = documents(folder, settings, a="# A\n\nText.\n", b="# B\n\nText.\n")
    assert (found["a.md"].undated, found["a.md"].dates[0].first) == (True, date(2022, 11, 30))
    assert not found["b.md"].undated
