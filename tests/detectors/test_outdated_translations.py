"""KB303 for translations: what is older than its source, and what only lies behind by the days a translator needs."""

from __future__ import annotations

from datetime import date

import pytest

from kbaudit.detectors.outdated_superseded import superseded
from kbaudit.model import Dated, DateRole, Document, Field, Finding, Place, Precision, Severity, Status, Tier
from tests.detectors.pages import corpus, page

ENGLISH = "Send {amount} euros or less to accounts@example.com and quote the number of the invoice that you are paying."
GERMAN = "Überweisen Sie höchstens {amount} Euro an accounts@example.com und nennen Sie die Nummer der Rechnung dazu."


def dated(day: str, role: DateRole = DateRole.EDITED) -> tuple[Dated, ...]:
    when = date.fromisoformat(day)
    return (Dated(when, when, Precision.DAY, role, "front matter: date", day),)


def english(day: str, *, amount: int = 500, path: str = "help/pay.md", role: DateRole = DateRole.EDITED) -> Document:
    return page(ENGLISH.format(amount=amount), path=path, title="Pay", dates=dated(day, role))


def german(
    day: str,
    *,
    amount: int = 500,
    path: str = "help/de/pay.md",
    role: DateRole = DateRole.EDITED,
    status: Status = Status.LIVE,
) -> Document:
    text = GERMAN.format(amount=amount)
    return page(text, path=path, title="Zahlen", language="de", dates=dated(day, role), status=status)


def found(*documents: Document) -> list[Finding]:
    return list(superseded(corpus(*documents)))


def test_a_translation_that_is_older_than_its_source_is_said_at_low_severity() -> None:
    (finding,) = found(english("2025-06-01"), german("2024-01-10"))
    assert finding.shares == (("help/de/pay.md", 1.0),)
    assert finding.severity is Severity.INFO
    assert not finding.counts
    assert finding.tier is Tier.CERTAIN
    assert finding.keep == "help/pay.md"
    assert "the source was last edited on 1 June 2025" in finding.message
    assert {item.date.raw for item in finding.evidence if item.date} == {"2025-06-01", "2024-01-10"}


def test_the_numbers_that_only_one_of_the_two_has_are_shown() -> None:
    (finding,) = found(english("2025-06-01", amount=500), german("2024-01-10", amount=300))
    assert "Only the source has 500; only the translation has 300." in finding.message
    assert [(value.value, value.documents) for value in finding.values] == [
        ("500", ("help/pay.md",)),
        ("300", ("help/de/pay.md",)),
    ]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("2025-06-01", "2025-06-20"),  # the translation is newer
        ("2025-06-01", "2025-05-10"),  # it follows within a month
        ("2025-06-01", "2025-06-01"),
    ],
)
def test_a_translation_that_keeps_up_is_left_alone(source: str, translation: str) -> None:
    assert found(english(source), german(translation)) == []


def test_dates_of_one_role_are_compared() -> None:
    # The source was read again and not changed: a translation that was edited before owes nothing.
    edited_once = (*dated("2023-02-01"), *dated("2025-09-09", DateRole.REVIEWED))
    source = page(ENGLISH.format(amount=500), path="help/pay.md", title="Pay", dates=edited_once)
    assert found(source, german("2024-01-10")) == []
    assert len(found(english("2025-06-01"), german("2024-01-10", role=DateRole.REVIEWED))) == 1
    assert found(english("2025-06-01", role=DateRole.REVIEWED), german("2024-01-10")) == []


def test_metadata_names_the_source_whatever_language_is_common() -> None:
    named = (Field("translation_of", "hilfe/zahlen.md", "front matter", Place(line=2)),)
    source = page(GERMAN.format(amount=500), path="hilfe/zahlen.md", language="de", dates=dated("2025-06-01"))
    copy = page(ENGLISH.format(amount=500), path="help/pay.md", metadata=named, dates=dated("2024-01-10"))
    other = page("Something else that is written in English.", path="help/other.md")
    (finding,) = found(source, copy, other)
    assert finding.shares == (("help/pay.md", 1.0),)


def test_two_translations_are_not_held_against_each_other() -> None:
    spanish = page("Envía 500 euros.", path="help/es/pay.md", language="es", dates=dated("2025-06-01"))
    others = [page(f"Page {number} is written in English.", path=f"help/{number}.md") for number in range(3)]
    assert found(german("2024-01-10"), spanish, *others) == []


def test_a_pair_that_only_shared_names_and_numbers_tell_is_for_review() -> None:
    text = "{} tickets_2024.csv, max_rows, api.example.com/v3, CreatedAt, 5000, 250."
    source = page(text.format("The export holds"), path="export.md", dates=dated("2025-06-01"))
    copy = page(text.format("Die Ausgabe hat"), path="ausgabe.md", language="de", dates=dated("2024-01-10"))
    others = [page(f"Page {number} is about something else.", path=f"{number}.md") for number in range(6)]
    (finding,) = found(source, copy, *others)
    assert finding.tier is Tier.REVIEW


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DEPRECATED, Status.DRAFT])
def test_withdrawn_translations_are_left_alone(status: Status) -> None:
    assert found(english("2025-06-01"), german("2024-01-10", status=status)) == []


def test_undated_translations_are_left_alone() -> None:
    undated = page(GERMAN.format(amount=500), path="help/de/pay.md", language="de")
    assert found(english("2025-06-01"), undated) == []
