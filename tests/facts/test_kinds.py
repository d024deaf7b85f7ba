from __future__ import annotations

import pytest

from kbaudit.facts.kinds import KINDS, kind_of
from kbaudit.model import Field


@pytest.mark.parametrize(
    ("path", "title", "kind"),
    [
        ("policies/travel.md", "Travel", "policy"),
        ("hr/leave.md", "Leave policy", "policy"),
        ("_posts/2022-07-08-release-notes.md", "July release notes", "release_notes"),
        ("CHANGELOG.md", None, "release_notes"),
        ("blog/hello.md", "Hello", "news"),
        ("ops/incidents/2024-05-01-mail.md", "Mail was slow", "incident_report"),
        ("ops/mail.md", "Post-mortem: mail was slow", "incident_report"),
        ("help/archive/refunds.md", "Refunds", "archive"),
        ("help/faq.md", "Questions", "faq"),
        ("help/refunds.md", "How to ask for a refund", "procedure"),
        ("legal/privacy.md", "Privacy statement", "legal"),
        ("policies/cookie-notice.txt", "COOKIE NOTICE", "legal"),
        ("ops/notices/parking.md", "Parking", "announcement"),
        ("templates/reply.md", "Reply", "template"),
        ("help/limits.md", "Limits", "reference"),
        ("about/history-and-values.md", "History and values", "reference"),
    ],
)
def test_path_and_title_tell_the_kind(path: str, title: str | None, kind: str) -> None:
    assert kind in KINDS
    assert kind_of(path, title, (), "") == kind


def test_metadata_and_configuration_win() -> None:
    assert kind_of("help/a.md", "A", (Field("ms.topic", "how-to", "front matter"),), "") == "procedure"
    assert kind_of("blog/rules.md", "Rules", (), "", {"policy": ("blog/rules.md",)}) == "policy"


def test_an_article_set_like_a_post_is_no_news() -> None:
    layout = (Field("layout", "post", "front matter"),)
    assert kind_of("_kbarticles/2021-10-05-access.md", "Access", layout, "") == "reference"
    assert kind_of("2021-10-05-access.md", "Access", layout, "") == "news"


def test_a_page_of_dated_entries_is_a_log() -> None:
    assert (
        kind_of("help/a.md", "A", (), "2024-05-01\n\nMended.\n\n2024-04-01\n\nAdded.\n\n2024-03-01\n\nBegun.")
        == "release_notes"
    )
