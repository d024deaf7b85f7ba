"""What metadata says of expiry, review and standing, from files, in the words of the systems that write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kbaudit.config import Configuration, Dates
from kbaudit.corpus import Corpus
from kbaudit.detectors.outdated_deprecated import deprecated
from kbaudit.detectors.outdated_expiry import expired
from kbaudit.detectors.outdated_review import review_overdue
from kbaudit.detectors.outdated_stale import stale
from kbaudit.model import Document
from kbaudit.progress import silent
from kbaudit.sources.reading import read

TODAY = date(2026, 1, 1)
BODY = "\n\nParcels travel by night and arrive in the morning, unless the road is closed or the van is full.\n"


def knowledge(folder: Path, name: str, front: str, body: str = BODY) -> Corpus:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"---\n{front}\n---\n# Parcels{body}", encoding="utf-8")
    reading = read((folder,), Configuration(dates=Dates(git=False)), progress=silent)
    return Corpus(reading.documents, (), (), (), (), None, Configuration(), TODAY, reading.files)


def only(corpus: Corpus) -> Document:
    (document,) = corpus.documents
    return document


@pytest.mark.parametrize(
    "front",
    [
        "expirydate: 2025-03-31",
        "expires: 31 March 2025",
        "valid_until: Q1 2025",
        "sunset_date: 2025/03/31",
        "unpublish_on: 2025-03-31T00:00:00Z",
        "effective_date: 2024-04-01\nvalid_for: 12 months",
        "dates:\n  expires: 2025-03-31",
    ],
)
def test_an_end_date_under_any_of_its_keys_has_passed(tmp_path: Path, front: str) -> None:
    assert len(list(expired(knowledge(tmp_path, "parcels.md", front)))) == 1


@pytest.mark.parametrize(
    "front", ["expirydate: 2027-03-31", "expires: never", "valid_until: 2026-01-01", "expirydate: ''"]
)
def test_an_end_date_to_come_or_none_is_no_finding(tmp_path: Path, front: str) -> None:
    assert not list(expired(knowledge(tmp_path, "parcels.md", front)))


@pytest.mark.parametrize(
    ("front", "due"),
    [
        ("last_reviewed_on: 2025-03-01\nreview_in: 6 months", "1 September 2025"),
        ("last_reviewed_on: 2025-03-01\nreview_in: 90 days", "30 May 2025"),
        ("review_by: 2025-06-30", "30 June 2025"),
        ("next_review: June 2025", "June 2025"),
        ("ms.date: 04/03/2024\nms.update-cycle: 365-days", "3 April 2025"),
        ("verified_at: 1717200000\nverification_interval: 6 months", "1 December 2024"),
        ("reviewed: 2024-05-05\nreview_cycle: annual", "5 May 2025"),
        ("date_approved: 2023-05-05\nreview_every: 2 years", "5 May 2025"),
    ],
)
def test_a_review_is_overdue_by_its_date_or_its_interval(tmp_path: Path, front: str, due: str) -> None:
    (finding,) = review_overdue(knowledge(tmp_path, "parcels.md", front))
    assert f"reviewed by {due}" in finding.message


@pytest.mark.parametrize(
    "front",
    [
        "last_reviewed_on: 2025-09-01\nreview_in: 6 months",
        "review_by: 2026-06-30",
        "review_by: 2025-06-30\nlast_reviewed_on: 2025-07-02",
        "ms.date: 12/31/2025\nms.update-cycle: 180-days\nms.reviewer: jordan",
        "review_by: compliance team",
    ],
)
def test_a_review_that_is_not_due_is_no_finding(tmp_path: Path, front: str) -> None:
    assert not list(review_overdue(knowledge(tmp_path, "parcels.md", front)))


@pytest.mark.parametrize(
    ("front", "served", "deprecated_page"),
    [
        ("status: deprecated", True, True),
        ("outdated: true", True, True),
        ("status: archived", False, False),
        ("draft: true", False, False),
        ("workflow_state: retired", False, False),
        ("superseded_by: parcels-new.md", False, False),
        ("status: published", True, False),
        ("status: Beta", True, False),
    ],
)
def test_the_standing_is_read_as_the_metadata_says(
    tmp_path: Path, front: str, served: bool, deprecated_page: bool
) -> None:
    corpus = knowledge(tmp_path, "parcels.md", front)
    assert only(corpus).served is served
    assert bool(list(deprecated(corpus))) is deprecated_page


@pytest.mark.parametrize(
    ("front", "when"),
    [
        ("sys_updated_on: 2020-05-05 10:22:11", "5 May 2020"),
        ("article:\n  edited_at: 2020-05-05T10:22:11Z\n  updated_at: 2025-12-01T10:22:11Z", "5 May 2020"),
        ("lastmod: 05 May 2020", "5 May 2020"),
        ("last_modified_at: 1588636800", "5 May 2020"),
        ("dateModified: '2020-05-05'", "5 May 2020"),
        ("og:updated_time: 2020-05-05T00:00:00+00:00", "5 May 2020"),
    ],
)
def test_the_keys_of_vendors_tell_the_last_edit(tmp_path: Path, front: str, when: str) -> None:
    (finding,) = stale(knowledge(tmp_path, "policies/parcels.md", front))
    assert f"last edited on {when}" in finding.message


@pytest.mark.parametrize(
    ("header", "when"),
    [
        ("Owner: legal-team\nLast updated: 4 May 2022", "last edited on 4 May 2022"),
        ("platform-team, last updated 4 May 2022", "last edited on 4 May 2022"),
        ("Last reviewed in autumn 2022", "last reviewed"),
        ("Adopted by the board in the spring of 2022.", "in effect since"),
        ("Printed in May 2022", "published May 2022"),
    ],
)
def test_a_plain_text_is_dated_by_the_line_below_its_title(tmp_path: Path, header: str, when: str) -> None:
    (tmp_path / "parcels.txt").write_text(f"MAIL DOES NOT ARRIVE\n\n{header}\n{BODY}", encoding="utf-8")
    reading = read((tmp_path,), Configuration(dates=Dates(git=False)), progress=silent)
    corpus = Corpus(reading.documents, (), (), (), (), None, Configuration(), TODAY, reading.files)
    (finding,) = stale(corpus)
    assert when in finding.message
