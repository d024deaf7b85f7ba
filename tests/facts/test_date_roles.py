from __future__ import annotations

import pytest

from kbaudit.facts.date_roles import dates_of, role_of_key
from kbaudit.model import BrokenDate, Dated, DateRole, Field, Place
from tests.detectors.pages import page

FILLER = "\n\n".join(["Some words about parcels."] * 8)


def read(
    *fields: tuple[str, str], text: str = "", path: str = "", **extra: str
) -> tuple[tuple[Dated, ...], tuple[BrokenDate, ...]]:
    document = page(text or "Words.")
    metadata = [
        Field(key, value, "front matter", Place(line=number)) for number, (key, value) in enumerate(fields, start=2)
    ]
    return dates_of(metadata, document.text, document.blocks, extra_keys=extra, path=path)


def roles(text: str) -> dict[DateRole, str]:
    return {dated.role: dated.last.isoformat() for dated in read(text=text)[0]}


@pytest.mark.parametrize(
    ("key", "role"),
    [
        ("last_updated", DateRole.EDITED),
        ("lastmod", DateRole.EDITED),
        ("edited_at", DateRole.EDITED),
        ("ms.date", DateRole.EDITED),
        ("article:modified_time", DateRole.EDITED),
        ("dateModified", DateRole.EDITED),
        ("pubDate", DateRole.PUBLISHED),
        ("datePublished", DateRole.PUBLISHED),
        ("last_reviewed_on", DateRole.REVIEWED),
        ("Last Reviewed", DateRole.REVIEWED),
        ("date_approved", DateRole.REVIEWED),
        ("review_by", DateRole.REVIEW_BY),
        ("expirydate", DateRole.EXPIRES),
        ("valid_until", DateRole.EXPIRES),
        ("effective_date", DateRole.EFFECTIVE),
        ("created_at", DateRole.CREATED),
        ("dates.reviewed", DateRole.REVIEWED),
        ("reviewer", None),
        ("ms.reviewer", None),
        ("created_by", None),
        ("updated_by", None),
        ("title", None),
    ],
)
def test_a_key_tells_what_its_date_says_and_people_are_no_dates(key: str, role: DateRole | None) -> None:
    assert role_of_key(key) is role


def test_the_configuration_adds_keys() -> None:
    assert role_of_key("signed_for", {"signed_for": "reviewed"}) is DateRole.REVIEWED


def test_a_date_keeps_where_it_was_read() -> None:
    ((dated,), broken) = read(("last_updated", "May 17, 2021"))
    assert (dated.origin, dated.raw, dated.place.line, broken) == ("front matter: last_updated", "May 17, 2021", 2, ())


def test_what_should_be_a_date_and_is_none_is_reported_not_dropped() -> None:
    (_, (impossible, placeholder)) = read(("last_updated", "2025-02-30"), ("review_by", "YYYY-MM-DD"))
    assert (impossible.role, impossible.raw, impossible.reason) == (
        DateRole.EDITED,
        "2025-02-30",
        "the calendar has no such day",
    )
    assert "placeholder" in placeholder.reason


@pytest.mark.parametrize("value", ["TBD", "", "n/a", "-", "never", "false", "{{ page.last_modified }}", "ongoing"])
def test_saying_that_there_is_no_date_is_no_broken_date(value: str) -> None:
    assert read(("expires", value)) == ((), ())


def test_a_review_interval_counts_from_the_last_review() -> None:
    dates, _ = read(("last_reviewed_on", "2024-08-31"), ("review_in", "6 months"))
    due = next(dated for dated in dates if dated.role is DateRole.REVIEW_BY)
    assert (due.last.isoformat(), due.origin) == ("2025-02-28", "front matter: last_reviewed_on + review_in")


def test_ms_date_is_month_first_and_its_update_cycle_counts_from_it() -> None:
    dates, _ = read(("ms.date", "04/03/2024"), ("ms.update-cycle", "365-days"), ("ms.reviewer", "jordan"))
    assert [(dated.role, dated.last.isoformat(), dated.ambiguous) for dated in dates] == [
        (DateRole.EDITED, "2024-04-03", False),
        (DateRole.REVIEW_BY, "2025-04-03", False),
    ]


def test_an_interval_in_the_text_counts_too() -> None:
    dates, _ = read(("last_reviewed", "2024-01-01"), text="This policy is reviewed every six months.")
    assert [dated.last.isoformat() for dated in dates if dated.role is DateRole.REVIEW_BY] == ["2024-07-01"]


def test_a_period_of_validity_counts_from_the_day_it_takes_effect() -> None:
    dates, _ = read(("effective_date", "2023-05-01"), ("valid_for", "12 months"))
    assert [dated.last.isoformat() for dated in dates if dated.role is DateRole.EXPIRES] == ["2024-05-01"]


def test_the_last_edit_wins_over_the_last_change_of_the_record() -> None:
    dates, _ = read(("updated_at", "2025-06-01"), ("edited_at", "2022-06-01"))
    assert [dated.last.isoformat() for dated in dates] == ["2022-06-01"]


def test_the_file_name_dates_a_page_that_says_nothing_else() -> None:
    dates, _ = read(path="_posts/2024-03-25-metrics.md")
    assert [(dated.role, dated.origin, dated.last.isoformat()) for dated in dates] == [
        (DateRole.PUBLISHED, "file name", "2024-03-25")
    ]
    assert len(read(("date", "2024-03-26"), path="_posts/2024-03-25-metrics.md")[0]) == 1


@pytest.mark.parametrize(
    ("line", "role", "day"),
    [
        ("Last updated: 2024-01-05", DateRole.EDITED, "2024-01-05"),
        ("Last reviewed March 2024", DateRole.REVIEWED, "2024-03-31"),
        ("Version 1.2, 2023-05-01", DateRole.EDITED, "2023-05-01"),
        ("Next review: June 2024", DateRole.REVIEW_BY, "2024-06-30"),
        ("Effective May 1, 2023", DateRole.EFFECTIVE, "2023-05-01"),
        ("Prices correct as of 1 March 2022", DateRole.AS_OF, "2022-03-01"),
        ("Expires: 31/12/2023", DateRole.EXPIRES, "2023-12-31"),
        ("Adopted by the board in the autumn of 2022.", DateRole.EFFECTIVE, "2022-11-30"),
        ("Agreed with the works council on 5 May 2021.", DateRole.EFFECTIVE, "2021-05-05"),
        ("Printed 4 June 2025 - Owner: sales", DateRole.PUBLISHED, "2025-06-04"),
        ("platform-team, last updated 2 July 2025", DateRole.EDITED, "2025-07-02"),
        ("Our rates for the trade. Written by Ana in summer 2022", DateRole.CREATED, "2022-08-31"),
    ],
)
def test_a_line_at_the_beginning_dates_the_document(line: str, role: DateRole, day: str) -> None:
    assert roles(f"# Parcels\n\n{line}\n\n{FILLER}") == {role: day}


@pytest.mark.parametrize(
    "sentence",
    [
        "This guidance is valid through March 3, 2024.",
        "This policy expires on 2024-03-03.",
        "The arrangement described here ends on 3 March 2024.",
        "The rules on this page stay in force until 3 March 2024.",
        "It applies only until 3 March 2024.",
        "This notice is no longer valid after 3 March 2024.",
        "Valid until 3 March 2024.",
        "Please disregard this page after 3 March 2024.",
        "This exception lapses on 3 March 2024.",
        "This sheet is valid for 12 months from 3 March 2023.",
        "From 3 March 2023 this rule applies for a year.",
        "We agreed on this rule on 3 March 2023; it is good for one year from that day.",
    ],
)
def test_a_sentence_anywhere_may_say_when_the_document_ends(sentence: str) -> None:
    assert roles(f"{FILLER}\n\n{sentence}\n\n{FILLER}") == {DateRole.EXPIRES: "2024-03-03"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Your card expires on March 3, 2024.",
        "The certificate is valid until 2024-03-03, after which it is renewed.",
        "For example, this policy expires on 3 March 2024.",
        "Extended support can be received until 3 March 2024.",
        "All employees who applied until 3 March 2024 keep the old rate.",
        "We updated the tool on May 5, 2022 and it is fine.",
        "Our office lease ended on 3 March 2024.",
        "In 2019 the law was updated on 5 May 2019.",
        "This guide explains the tool introduced on 5 May 2020.",
        "Introduced in May 2021, the tool is fine.",
    ],
)
def test_the_end_of_something_else_is_not_that_of_the_document(sentence: str) -> None:
    assert roles(f"{FILLER}\n\n{sentence}\n\n{FILLER}") == {}


def test_a_page_that_lists_the_dates_of_others_has_none_of_them() -> None:
    listed = "\n\n".join(f"Published: {year}-05-05" for year in range(2019, 2024))
    assert DateRole.PUBLISHED not in roles(f"{FILLER}\n\n{listed}")
