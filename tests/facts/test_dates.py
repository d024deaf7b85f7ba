from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.facts.dates import decide_order, find_dates, read_date
from kbaudit.model import DateRole, Precision


def days(text: str, **options: str) -> list[tuple[str, str, str]]:
    return [
        (text[mention.start : mention.end], mention.first.isoformat(), mention.last.isoformat())
        for mention in find_dates(text, **options)  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("kept since 2024-03-04.", "2024-03-04", "2024-03-04"),
        ("the seasons 2000 through 2003", "2000-01-01", "2003-12-31"),
        ("at 2024-03-04T10:20:30Z", "2024-03-04", "2024-03-04"),
        ("on 4 March 2024", "2024-03-04", "2024-03-04"),
        ("on Monday, March 4th, 2024", "2024-03-04", "2024-03-04"),
        ("January, 8th 2025", "2025-01-08", "2025-01-08"),
        ("the twenty second of June 2017", "2017-06-22", "2017-06-22"),
        ("on 04-Mar-24", "2024-03-04", "2024-03-04"),
        ("on 25/12/2023", "2023-12-25", "2023-12-25"),
        ("on 12/25/2023", "2023-12-25", "2023-12-25"),
        ("in Sept 2020", "2020-09-01", "2020-09-30"),
        ("by the end of September 2021", "2021-09-21", "2021-09-30"),
        ("slated for Q2 of 2021", "2021-04-01", "2021-06-30"),
        ("in the second quarter of 2018", "2018-04-01", "2018-06-30"),
        ("during 2016 H2", "2016-07-01", "2016-12-31"),
        ("in early 2024", "2024-01-01", "2024-04-30"),
        ("in summer 2024", "2024-06-01", "2024-08-31"),
        ("since 2019", "2019-01-01", "2019-12-31"),
        ("first week of 2015", "2014-12-29", "2015-01-04"),
        ("2024-W05", "2024-01-29", "2024-02-04"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("from Feb 1st to March 2019", "2019-02-01", "2019-03-31"),
        ("between May 2015 and 2018", "2015-05-01", "2018-12-31"),
        ("Nov 18 2014-Dec 19 2015", "2014-11-18", "2015-12-19"),
        ("from 4 to 22 January, 1995", "1995-01-04", "1995-01-22"),
    ],
)
def test_a_date_is_read_as_the_interval_it_was_stated_as(text: str, first: str, last: str) -> None:
    assert [found[1:] for found in days(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "the fee is $12.50 for 2000 users",
        "version 10.4.1 and v1.2.2019",
        "call (877) 709-5797 or 10.1.20.24",
        "Exchange Server 2010 and SQL Server 2016",
        "section 11-2016 of RFC 2119",
        "CVE-2016-1128 at 10:30",
        "up to 2048 bytes in 2000 words",
        "as of 1/20",
        "31 February 2024",
        "room 1232A, page 14, step 20",
        "the desks have extensions 2000 through 2003",
        "open the ports 1990 to 2010 in the firewall",
        "codes 2000 until 2004",
        "you may request 2000 of them",
    ],
)
def test_what_has_no_date_gives_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("language", "text", "first", "role"),
    [
        ("de", "Gültig bis 31.12.2023", "2023-12-31", DateRole.EXPIRES),
        ("de", "Zuletzt aktualisiert am 3. Mai 2022", "2022-05-03", DateRole.EDITED),
        ("de", "Stand: 12. März 2024", "2024-03-12", DateRole.EDITED),
        ("fr", "Dernière mise à jour : 5 août 2023", "2023-08-05", DateRole.EDITED),
        ("fr", "Valable jusqu'au 1er mars 2024", "2024-03-01", DateRole.EXPIRES),
        ("es", "Válido hasta el 31 de marzo de 2024", "2024-03-31", DateRole.EXPIRES),
        ("pt", "Última atualização: 5 de março de 2023", "2023-03-05", DateRole.EDITED),
        ("en", "Next review due by 5 March 2025", "2025-03-05", DateRole.REVIEW_BY),
        ("en", "Reviewed by Legal on 12 May 2023", "2023-05-12", DateRole.REVIEWED),
        ("en", "Effective Date: May 27, 2025", "2025-05-27", DateRole.EFFECTIVE),
        ("en", "deprecated effective 30 November 2021", "2021-11-30", DateRole.SUPERSEDED_ON),
        ("en", "As of January 24, 2021, plans", "2021-01-24", DateRole.AS_OF),
        ("en", "© 2021 Brightdesk", "2021-01-01", DateRole.COPYRIGHT),
        ("en", "We met on 5 May 2021", "2021-05-05", DateRole.MENTIONED),
    ],
)
def test_words_before_a_date_give_it_its_role_in_five_languages(
    language: str, text: str, first: str, role: DateRole
) -> None:
    (mention,) = find_dates(text, language=language)
    assert (mention.first.isoformat(), mention.role) == (first, role)


def test_day_and_month_are_ambiguous_until_something_decides() -> None:
    (undecided,) = find_dates("on 03/04/2023")
    (british,) = find_dates("on 03/04/2023", order="dmy")
    (french,) = find_dates("le 03/04/2023", language="fr")
    assert undecided.ambiguous
    assert (british.first, british.ambiguous) == (date(2023, 4, 3), False)
    assert french.first == date(2023, 4, 3)


def test_the_order_is_decided_by_the_dates_that_leave_no_choice() -> None:
    assert decide_order(["03/04/2023", "25/12/2023"]) == "dmy"
    assert decide_order(["updated 12/25/2023", "1/2/2023"]) == "mdy"
    assert decide_order(["03/04/2023", "2024-25-12", "1.2.3"]) == "auto"
    assert decide_order(["25/12/2023", "12/25/2023"]) == "auto"


def test_relative_words_are_dates_only_where_the_document_has_one() -> None:
    assert find_dates("available next quarter") == []
    (mention,) = find_dates("available next quarter", anchor=date(2023, 11, 5))
    assert (mention.first, mention.last, mention.precision) == (date(2024, 1, 1), date(2024, 3, 31), Precision.QUARTER)


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("2024-01-18T15:00:00-05:00", "2024-01-18"),
        ("2023-05-17 10:22:11 +0000", "2023-05-17"),
        ("1700000000", "2023-11-14"),
        ("1700000000000", "2023-11-14"),
        ("20230517", "2023-05-17"),
        ("2024/3", "2024-03-01"),
        ("May 17, 2021", "2021-05-17"),
        ("November 9th 2023", "2023-11-09"),
        ("January 8th, 2025", "2025-01-08"),
        ("Q2 2023", "2023-04-01"),
        ("2024", "2024-01-01"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("01/18/2024 3:30 PM", "2024-01-18"),
        (' "2024-03-04" ', "2024-03-04"),
    ],
)
def test_a_value_is_read_in_every_shape_that_systems_write(value: str, first: str) -> None:
    read = read_date(value)
    assert read is not None
    assert read.first.isoformat() == first


@pytest.mark.parametrize(
    "value",
    ["2025-02-30", "2024-13-01", "TBD", "hello", "12.5", "10:30", "Monday 10:30", "v2024.1", "5 May", "", "x" * 5000],
)
def test_a_value_that_is_no_date_is_none(value: str) -> None:
    assert read_date(value) is None


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_the_ways_to_write_it(day: date) -> None:
    for written in (
        day.isoformat(),
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        (mention,) = find_dates(f"Updated {written}, we think")
        assert (mention.first, mention.last) == (day, day), written
        read = read_date(written)
        assert read is not None
        assert read.first == day


@given(st.text(alphabet="0123456789-/. ,'QHFYtomaybejn2024\n©", max_size=120))
def test_spans_are_ordered_inside_the_text_and_do_not_overlap(text: str) -> None:
    position = 0
    for mention in find_dates(text, anchor=date(2024, 5, 1)):
        assert position <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.last
        assert mention.last - mention.first < timedelta(days=366 * 200)
        position = mention.end


@pytest.mark.parametrize(
    "piece", ["-", "1/", "2024 ", "2024-", "May ", "valid until ", "'24 ", "of the ", "(", "twenty "]
)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + " 2024"
    begin = time.process_time()
    find_dates(text)
    assert time.process_time() - begin < 3
