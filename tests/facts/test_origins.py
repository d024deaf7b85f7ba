"""Where a date was read, in words."""

from __future__ import annotations

import pytest

from kbaudit.facts.origins import origin_in_words, said_in, speaker_of


@pytest.mark.parametrize(
    ("origin", "raw", "said"),
    [
        ("front matter: expires", "2025-12-31", "its front matter says “expires: 2025-12-31”"),
        ("column: valid_until", "2025-11-30", "its row says “valid_until: 2025-11-30”"),
        ("text", "runs for\n fourteen weeks", "the page itself says “runs for fourteen weeks”"),
        ("text header: Last updated", "4 March 2023", "the head of the page says “Last updated: 4 March 2023”"),
        ("document properties: modified", "2024-01-02", "the file's properties say “modified: 2024-01-02”"),
        ("file name", "2024-01-02", "its file name says “2024-01-02”"),
        ("git: first commit", "2024-01-02", "the history of git says so (first commit: 2024-01-02)"),
        ("git", "2024-01-02", "the history of git says so"),
        ("text", "", "the page itself says so"),
        ("wiki page: due", "2024", "its wiki page says “due: 2024”"),
        (
            "front matter: last_reviewed + review_interval",
            "2025-05-15 + 6 months",
            "its front matter says “last_reviewed: 2025-05-15” and “review_interval: 6 months”",
        ),
        (
            "front matter: last_reviewed + text",
            "2025-04-22 + rereads this every six months",
            "its front matter says “last_reviewed: 2025-04-22”, and the page itself says “rereads this every six months”",
        ),
        ("text + text", "3 March + check every month", "the page itself says “3 March” and “check every month”"),
        ("front matter: note", "a + b", "its front matter says “note: a + b”"),
    ],
)
def test_who_says_a_date_and_in_which_words(origin: str, raw: str, said: str) -> None:
    assert said_in(origin, raw) == said


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ("text", "in the text"),
        ("text + text", "in the text"),
        ("front matter: last_reviewed + text", "front matter: last_reviewed and in the text"),
        ("front matter: expires", "front matter: expires"),
        ("git: first commit", "git: first commit"),
        ("", ""),
    ],
)
def test_beside_a_date_no_origin_is_a_bare_word(origin: str, shown: str) -> None:
    assert origin_in_words(origin) == shown


def test_an_origin_that_nobody_knows_speaks_for_itself() -> None:
    assert speaker_of("ledger: day") == "its ledger"
    assert speaker_of("") == "the page itself"
