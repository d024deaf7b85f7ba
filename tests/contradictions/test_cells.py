"""A row with several values is a statement for each of its cells."""

from __future__ import annotations

from pathlib import Path

from kbaudit.claims import state
from kbaudit.config import Configuration
from kbaudit.contradictions.reading import read_sides
from kbaudit.contradictions.side import Side
from kbaudit.passages import cut
from kbaudit.progress import silent
from kbaudit.sources.reading import read


def sides(folder: Path, name: str, text: str) -> tuple[Side, ...]:
    (folder / name).write_text(text, encoding="utf-8")
    documents = read((folder / name,), Configuration(), progress=silent).documents
    return read_sides(documents, state(documents, cut(documents)))


def test_each_column_with_a_value_is_a_statement_about_what_the_row_is_about(tmp_path: Path) -> None:
    table = "# Limits\n\n| Benefit | Amber | Cobalt |\n|---|---|---|\n| Late train | £40 | £80 |\n"
    found = sides(tmp_path, "limits.md", table)
    assert [(side.first_cell, side.header, side.text) for side in found] == [
        ("Late train", ("Amber",), "Late train; Amber: £40"),
        ("Late train", ("Cobalt",), "Late train; Cobalt: £80"),
    ]


def test_a_bare_number_takes_the_currency_of_its_row(tmp_path: Path) -> None:
    table = "product,benefit,limit,currency,updated\nAmber,Late train,75,GBP,2025-12-02\nCobalt,Late train,90,GBP,2025-12-02\n"
    found = sides(tmp_path, "benefits.csv", table)
    assert [[slot.kind for slot in side.slots] for side in found] == [["money"], ["money"]]
    assert "Amber" in found[0].text
    assert "2025" not in found[0].text


def test_a_row_with_one_value_stays_a_statement_as_it_stands(tmp_path: Path) -> None:
    found = sides(tmp_path, "one.md", "# Kept\n\n| What | How long |\n|---|---|\n| Parcels | 5 days |\n")
    assert [side.text for side in found] == ["What: Parcels; How long: 5 days"]
