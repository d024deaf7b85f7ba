from __future__ import annotations

import pytest

from kbaudit.facts.status import status_of
from kbaudit.model import Field, Place, Status


def standing(*fields: tuple[str, str], title: str = "Refunds", path: str = "a.md", text: str = "") -> Status:
    return status_of([Field(key, value, "front matter", Place(line=3)) for key, value in fields], title, path, text)[0]


@pytest.mark.parametrize(
    ("field", "status"),
    [
        (("status", "archived"), Status.ARCHIVED),
        (("status", "Retired"), Status.ARCHIVED),
        (("archived", "true"), Status.ARCHIVED),
        (("draft", "true"), Status.DRAFT),
        (("published", "false"), Status.DRAFT),
        (("state", "draft"), Status.DRAFT),
        (("status", "superseded"), Status.SUPERSEDED),
        (("superseded_by", "new.md"), Status.SUPERSEDED),
        (("outdated", "true"), Status.DEPRECATED),
        (("status", "deprecated"), Status.DEPRECATED),
        (("status", "Beta"), Status.LIVE),
        (("status", "Production Ready"), Status.LIVE),
        (("archived", "false"), Status.LIVE),
        (("superseded_by", ""), Status.LIVE),
    ],
)
def test_metadata_says_whether_a_page_is_served(field: tuple[str, str], status: Status) -> None:
    assert standing(field) is status


@pytest.mark.parametrize(
    "text",
    [
        "This page is archived. It is kept for reference only and no longer applies.",
        "DEPRECATED: use the other page",
        "DRAFT — do not use",
        "⚠️ OUTDATED — see the new page",
        "This policy has been withdrawn.",
        "This document is no longer maintained.",
        "Diese Seite ist veraltet.",
        "DRAFT, not yet approved by the lawyers. Do not rely on this text.",
        "Second draft, not approved. The council has comments.",
        "Draft for discussion only",
        "Draft v0.3, pending sign-off",
        "This text has not been approved by the board.",
        "This is a first draft; please do not quote it.",
        "NOT YET APPROVED",
        "Do not follow this procedure any more.",
        "This runbook is out of service.",
        "Entwurf, nicht freigegeben",
    ],
)
def test_a_banner_makes_a_page_deprecated(text: str) -> None:
    assert standing(text=text) is Status.DEPRECATED


@pytest.mark.parametrize(
    "text",
    [
        "This page lists deprecated APIs.",
        "When this page is archived, it stays reachable.",
        "Archived documents are kept for six years.",
        "Deprecated features are removed after a year.",
        "This feature is deprecated in version 2.",
        "Draft beer is not reimbursed.",
        "Draft, review and send: three steps.",
        "Drafts are kept for 30 days.",
        "A withdrawn offer is void.",
        "Work in progress is shown on the board.",
        "This report is not approved by default; a lead approves it.",
        "Status\n\nArchived tickets cannot be reopened.",
        "Validity\n\nThe card is valid for two years.",
        "Do not use this page if you sign in with a card.",
    ],
)
def test_a_page_about_deprecated_things_is_live(text: str) -> None:
    assert standing(text=text) is Status.LIVE


def test_a_mark_in_the_title_counts_unless_it_is_that_of_a_service() -> None:
    assert standing(title="[DRAFT] Refund policy") is Status.DEPRECATED
    assert standing(title="Refund policy (archived)") is Status.DEPRECATED
    assert standing(title="Fee calculator – DEPRECATED!") is Status.DEPRECATED
    assert standing(title="Valve 9 – DEPRECATED!") is Status.LIVE
    assert standing(title="What to do when a plan is retired") is Status.LIVE
    assert standing(title="Mail relay service (deprecated)") is Status.LIVE
    assert standing(title="Retired devices") is Status.LIVE


def test_the_status_of_a_product_is_not_that_of_its_page() -> None:
    assert standing(("layout", "service"), ("status", "deprecated")) is Status.LIVE


def test_what_is_withdrawn_outweighs_what_is_deprecated_and_the_place_is_that_of_the_field() -> None:
    fields = [
        Field("outdated", "true", "front matter", Place(line=2)),
        Field("status", "archived", "front matter", Place(line=9)),
    ]
    assert status_of(fields, "T", "a.md", "") == (Status.ARCHIVED, "front matter: status", Place(line=9))


def test_a_flag_on_a_redirected_page_still_counts() -> None:
    assert standing(("redirect_to", "/new"), ("outdated", "true")) is Status.DEPRECATED
    assert standing(("redirect_to", "/new")) is Status.SUPERSEDED


LONG = "\n\n".join(["Some words about parcels and how they travel."] * 40)


@pytest.mark.parametrize(
    "end",
    [
        "Status of this document\n\nOut of service. Nobody maintains these steps.",
        "Status\n\nWithdrawn in May 2024.",
        "Validity\n\nNo longer in force since 2023.",
        "This page is no longer maintained.",
    ],
)
def test_a_page_may_say_at_its_end_that_it_is_over(end: str) -> None:
    assert standing(text=f"{LONG}\n\n{end}") is Status.DEPRECATED


def test_a_mark_of_something_else_at_the_end_changes_nothing() -> None:
    assert standing(text=f"{LONG}\n\nDraft: not sent yet, not approved.") is Status.LIVE
