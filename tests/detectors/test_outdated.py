"""KB301, KB302, KB304, KB307, KB309, KB310."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kbaudit.config import Collection, Configuration
from kbaudit.detectors.outdated_coverage import judged
from kbaudit.detectors.outdated_dates import implausible, missing
from kbaudit.detectors.outdated_deprecated import deprecated
from kbaudit.detectors.outdated_expiry import expired
from kbaudit.detectors.outdated_review import review_overdue
from kbaudit.detectors.outdated_stale import stale
from kbaudit.facts.date_roles import dates_of
from kbaudit.model import Dated, DateRole, Document, Field, Place, Precision, Severity, Status, Tier
from tests.detectors.pages import TODAY, corpus, page

FILLER = "\n\n".join(["Some words about parcels and how they travel."] * 6)


def dated_page(text: str = FILLER, *fields: tuple[str, str], **changes: object) -> Document:
    """A page whose dates are read from its metadata and text, as the sources do."""
    document = page(text, **changes)  # type: ignore[arg-type]
    metadata = tuple(
        Field(key, value, "front matter", Place(line=number)) for number, (key, value) in enumerate(fields, start=2)
    )
    dates, broken = dates_of(metadata, document.text, document.blocks, path=document.path)
    return replace(document, metadata=metadata, dates=(*document.dates, *dates), broken_dates=broken)


def day(role: DateRole, when: str, origin: str = "front matter: x") -> Dated:
    return Dated(date.fromisoformat(when), date.fromisoformat(when), Precision.DAY, role, origin, when)


# ------------------------------------------------------------------------------------------------- KB301


def test_an_end_date_in_the_metadata_that_has_passed_is_found_with_its_line_and_age() -> None:
    (finding,) = expired(corpus(dated_page(FILLER, ("valid_until", "2024-03-31"))))
    assert (
        finding.message == "Says that it holds until 31 March 2024 (front matter: valid_until). That was 641 days ago."
    )
    assert finding.evidence[0].place.line == 2
    assert finding.evidence[0].quote == "valid_until: 2024-03-31"
    assert finding.shares == (("help/page.md", 1.0),)


def test_a_sentence_that_ends_the_page_is_quoted_on_its_line() -> None:
    (finding,) = expired(corpus(dated_page(f"{FILLER}\n\nThis guidance is valid through March 3, 2024.\n\n{FILLER}")))
    assert finding.evidence[0].quote == "This guidance is valid through March 3, 2024."
    assert finding.evidence[0].place.line == 13


@pytest.mark.parametrize("value", ["2026-01-01", "2027-03-31", "never", "TBD", "2026"])
def test_what_has_not_ended_is_not_expired(value: str) -> None:
    assert not list(expired(corpus(dated_page(FILLER, ("expires", value)))))


def test_an_ambiguous_day_is_expired_only_if_it_is_in_every_reading() -> None:
    late = replace(corpus(dated_page(FILLER, ("expires", "03/12/2025"))), today=date(2025, 6, 1))
    assert not list(expired(late))
    assert list(expired(replace(late, today=date(2025, 12, 4))))


def test_only_served_pages_expire() -> None:
    document = dated_page(FILLER, ("expires", "2020-01-01"))
    for status in (Status.ARCHIVED, Status.DRAFT, Status.SUPERSEDED, Status.DEPRECATED):
        assert not list(expired(corpus(replace(document, status=status))))


def in_the_middle(text: str, **changes: object) -> Document:
    return dated_page(f"{FILLER}\n\n{text}\n\n{FILLER}", **changes)


def test_an_offer_in_the_middle_of_a_page_that_has_ended_is_found_on_its_line() -> None:
    (finding,) = expired(
        corpus(in_the_middle("We pay three pounds for each contract. The bonus is valid until 31 August 2025."))
    )
    assert finding.evidence[0].quote == "The bonus is valid until 31 August 2025."
    assert finding.evidence[0].place.line == 13


def test_a_period_with_its_begin_ends_when_it_is_over() -> None:
    (finding,) = expired(corpus(in_the_middle("The pilot runs for fourteen weeks from Monday, 26 May 2025.")))
    assert "until 1 September 2025" in finding.message


@pytest.mark.parametrize("kind", ["news", "release_notes", "incident_report", "archive"])
def test_what_a_record_of_its_day_offered_until_then_is_left_alone(kind: str) -> None:
    assert not list(expired(corpus(in_the_middle("The bonus is valid until 31 August 2025.", kind=kind))))


def test_a_promise_about_a_past_day_is_left_to_its_own_rule() -> None:
    assert not list(expired(corpus(in_the_middle("The client will be supported until 31 August 2025."))))


# ------------------------------------------------------------------------------------------------- KB302


def test_a_review_that_is_overdue_is_found() -> None:
    (finding,) = review_overdue(
        corpus(dated_page(FILLER, ("last_reviewed_on", "2024-01-31"), ("review_in", "6 months")))
    )
    assert "reviewed by 31 July 2024" in finding.message
    assert "last reviewed on 31 January 2024" in finding.message


@pytest.mark.parametrize(
    "fields",
    [
        [("review_by", "2026-06-01")],
        [("review_by", "2024-06-01"), ("last_reviewed", "2025-09-01")],
        [("last_reviewed", "2025-09-01"), ("review_in", "12 months")],
        [("review_in", "12 months")],
        [("review_by", "2024-06-01"), ("next_review", "2026-06-01")],
    ],
)
def test_a_review_that_is_not_due_or_was_done_is_none(fields: list[tuple[str, str]]) -> None:
    assert not list(review_overdue(corpus(dated_page(FILLER, *fields))))


@pytest.mark.parametrize(
    "text",
    [
        "We check this page every three months. Last check: 3 March 2025.",
        "Next review of this page due: Q3 2025.",
        "These rules are due for review in March 2025.",
        "We will look at this page again in May 2025.",
        "We last read this sheet on 3 May 2024; what it says is good for a year from that day, then we check it again.",
        "Next review: September 2025",
    ],
)
def test_a_review_that_the_text_itself_makes_due_is_found(text: str) -> None:
    assert len(list(review_overdue(corpus(in_the_middle(text))))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Next review of this page due: Q3 2026.",
        "The next review of salaries is due in March 2025.",
        "We check this page every three months. Last check: 3 December 2025.",
        "Managers review access every quarter, last on 3 March 2023.",
    ],
)
def test_a_review_of_something_else_or_of_later_is_none(text: str) -> None:
    assert not list(review_overdue(corpus(in_the_middle(text))))


def test_an_expired_page_is_expired_and_nothing_weaker() -> None:
    knowledge = corpus(
        dated_page(FILLER, ("expires", "2024-01-01"), ("review_by", "2023-01-01"), ("last_updated", "2020-01-01"))
    )
    assert len(list(expired(knowledge))) == 1
    assert not list(review_overdue(knowledge))
    assert not list(stale(knowledge))


# ------------------------------------------------------------------------------------------------- KB304


def test_age_alone_is_advice_by_the_kind_of_document() -> None:
    policy = dated_page(FILLER, ("last_updated", "2024-06-01"), kind="policy")
    (finding,) = stale(corpus(policy))
    assert (finding.severity, finding.tier) == (Severity.INFO, Tier.REVIEW)
    assert "last edited on 1 June 2024" in finding.message
    assert not list(stale(corpus(replace(policy, kind="reference"))))
    for kind in ("release_notes", "news", "incident_report", "archive", "announcement"):
        assert not list(stale(corpus(replace(policy, kind=kind, dates=(day(DateRole.EDITED, "2012-01-01"),)))))


def test_an_edit_whose_day_cannot_be_read_may_be_of_yesterday() -> None:
    assert not list(stale(corpus(dated_page(FILLER, ("created", "2019-05-05"), ("last_reviewed", "2025-02-30")))))


def test_a_limit_of_the_collection_makes_it_a_warning() -> None:
    configuration = Configuration(collections=(Collection(name="billing", paths=("billing/**",), stale_days=90),))
    document = dated_page(FILLER, ("last_updated", "2025-06-01"), collection="billing")
    (finding,) = stale(replace(corpus(document), configuration=configuration))
    assert (finding.severity, finding.tier) == (Severity.WARNING, Tier.CERTAIN)
    assert "every 90 days" in finding.message


def test_the_latest_care_counts_wherever_it_is_recorded() -> None:
    document = page(
        FILLER, dates=(day(DateRole.CREATED, "2019-01-01"), day(DateRole.EDITED, "2025-11-01", "git: last commit"))
    )
    assert not list(stale(corpus(document)))


def test_a_day_that_a_third_of_a_collection_shares_is_an_import_stamp() -> None:
    stamped = [
        page(
            FILLER,
            path=f"help/{number}.md",
            dates=(day(DateRole.EDITED, "2025-11-01"), day(DateRole.PUBLISHED, f"20{number + 10}-01-01")),
        )
        for number in range(8)
    ]
    assert len(list(stale(corpus(*stamped)))) == 8
    assert not list(stale(corpus(*stamped[:2])))


# ------------------------------------------------------------------------------------------------- KB307


def test_a_page_that_says_it_is_deprecated_is_found_where_it_says_so() -> None:
    text = f"# Refunds\n\n> This page is archived. It is kept for reference only.\n\n{FILLER}"
    (finding,) = deprecated(corpus(page(text, status=Status.DEPRECATED, status_origin="text")))
    assert finding.evidence[0].quote == "This page is archived."
    assert finding.evidence[0].place.line == 3


def test_what_is_not_served_is_not_found_unless_the_pipeline_serves_everything() -> None:
    knowledge = corpus(page(FILLER, status=Status.ARCHIVED, status_origin="front matter: status"))
    assert not list(deprecated(knowledge))


# ------------------------------------------------------------------------------------------- KB309, KB310


def test_a_day_that_does_not_exist_is_an_error() -> None:
    (finding,) = implausible(corpus(dated_page(FILLER, ("last_updated", "2025-02-30"))))
    assert finding.severity is Severity.ERROR
    assert finding.message == "“2025-02-30” under “last_updated” is no date: the calendar has no such day."
    assert not list(missing(corpus(dated_page(FILLER, ("last_updated", "2025-02-30")))))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ([("last_reviewed", "2026-05-01")], "lies in the future"),
        ([("created", "2024-05-01"), ("last_updated", "2023-05-01")], "last edited before that"),
        ([("effective", "2024-05-01"), ("expires", "2023-05-01")], "expires before that"),
        ([("last_updated", "1970-01-01")], "programs write for “none”"),
    ],
)
def test_dates_that_cannot_be_right_are_found(fields: list[tuple[str, str]], said: str) -> None:
    (finding,) = implausible(corpus(dated_page(FILLER, *fields)))
    assert said in finding.message


def test_two_origins_that_disagree_are_both_shown() -> None:
    (finding,) = implausible(
        corpus(dated_page(f"# Refunds\n\nLast updated: 2021-05-05\n\n{FILLER}", ("last_updated", "2024-05-05")))
    )
    assert [item.quote for item in finding.evidence] == ["last_updated: 2024-05-05", "2021-05-05"]
    assert finding.evidence[1].place.line == 3


@pytest.mark.parametrize(
    "fields",
    [
        [("effective", "2026-05-01")],
        [("expires", "2030-05-01")],
        [("review_by", "2027-05-01")],
        [("created", "2024-05-02"), ("last_updated", "2024-05-01")],
        [("created", "2023-05-02"), ("last_updated", "2024-05-01")],
    ],
)
def test_plausible_dates_are_left_alone(fields: list[tuple[str, str]]) -> None:
    assert not list(implausible(corpus(dated_page(FILLER, *fields))))


def test_a_page_without_any_date_is_found_and_one_with_a_copyright_only_too() -> None:
    dated = [dated_page(FILLER, ("date", "2025-01-01"), path=f"help/{number}.md") for number in range(9)]
    bare = dated_page(f"{FILLER}\n\n© 2021 Brightdesk", path="help/bare.md")
    (finding,) = missing(corpus(*dated, bare))
    assert finding.documents == ("help/bare.md",)


def test_the_entries_of_a_log_and_the_rows_of_a_table_may_carry_the_dates() -> None:
    log = page("4.12 (2025-06-06)\n\nMended the search.", path="log.md", kind="release_notes")
    table = page("| limit | value | checked_on |\n| rate | 200 | 2025-12-02 |", path="limits.csv")
    bare = page("| limit | value |\n| rate | 200 |", path="bare.csv")
    (finding,) = missing(corpus(log, table, bare))
    assert finding.documents == ("bare.csv",)


def test_what_most_pages_of_a_collection_lack_is_said_once() -> None:
    bare = [page(FILLER, path=f"help/{number}.md", collection="help") for number in range(9)]
    (finding,) = missing(corpus(*bare, dated_page(FILLER, ("date", "2025-01-01"), path="help/z.md", collection="help")))
    assert finding.message == "Nothing tells how old 9 of 10 documents of the collection “help” are."
    assert len(finding.evidence) == 5
    assert len(finding.shares) == 9


def test_the_same_corpus_and_day_give_the_same_findings() -> None:
    knowledge = corpus(
        dated_page(FILLER, ("expires", "2024-01-01")), dated_page(FILLER, ("review_by", "2023-01-01"), path="b.md")
    )
    assert knowledge.today == TODAY
    for detect in (expired, review_overdue, stale, deprecated, implausible, missing):
        assert [item.fingerprint for item in detect(knowledge)] == [item.fingerprint for item in detect(knowledge)]


def test_what_each_rule_could_judge_is_said_with_its_origins() -> None:
    pages = (
        dated_page(FILLER, ("expires", "2027-01-01"), ("last_updated", "2025-05-05"), path="a.md"),
        dated_page(f"# T\n\nLast updated: 2025-06-06\n\n{FILLER}", path="b.md"),
        page(FILLER, path="c.md", kind="news"),
    )
    found = {entry.rule: entry for entry in judged(corpus(*pages))}
    assert (found["KB301"].judged, found["KB301"].origins) == (1, (("front matter", 1),))
    assert (found["KB304"].total, found["KB304"].origins) == (3, (("front matter", 1), ("text", 1)))
    assert found["KB305"].judged == 2


VALUES = "- Start date: 05/14/2023\n- End date: 05/31/2023"


@pytest.mark.parametrize(
    "lead", ["The rows assume that you entered these dates.", "This example finds these messages:"]
)
def test_a_date_to_enter_or_of_an_example_ends_nothing(lead: str) -> None:
    assert not list(expired(corpus(in_the_middle(f"{lead}\n\n{VALUES}"))))
    assert not list(expired(corpus(dated_page(f"{lead}\n\n{VALUES}"))))


def test_a_date_that_is_stated_in_a_list_ends_what_the_list_is_about() -> None:
    assert list(expired(corpus(in_the_middle(f"The sale of spare parts has two dates:\n\n{VALUES}"))))


def test_a_paragraph_that_also_says_what_to_enter_ends_all_the_same() -> None:
    text = "Through March 2021, the two limits remain available. You can specify a value for each when you enter a job."
    assert len(list(expired(corpus(in_the_middle(text))))) == 1
