"""Suppressions need a rule and a reason, may expire, and are said when nothing needs them."""

from __future__ import annotations

from datetime import date

from kbaudit.config import Configuration, Ignore
from kbaudit.decisions import Decision
from kbaudit.model import HiddenText, Place
from kbaudit.suppressions import Suppression, in_configuration, in_decisions, in_documents, outlived, settle
from tests.making import TODAY, document, finding

PAGES = [document("a.md", "Text."), document("help/b.md", "Text.")]


def comment(text: str) -> HiddenText:
    return HiddenText(text, "comment", Place(7, 7))


def settled(*suppressions: Suppression) -> tuple[int, int, tuple[str, ...]]:
    result = settle([finding(), finding(("help/b.md",), rule="KB301")], PAGES, suppressions, TODAY)
    return len(result.findings), len(result.suppressed), result.notices


def test_a_comment_in_a_document_suppresses_its_findings_of_that_rule() -> None:
    page = document("a.md", hidden=(comment(' kbaudit: ignore KB101 reason="kept on purpose" until=2027-01-31 '),))
    found, wrong = in_documents([page])
    assert found == (Suppression(("KB101",), "kept on purpose", "kb/a.md:7", date(2027, 1, 31), document="a.md"),)
    assert wrong == ()
    assert settled(*found) == (1, 1, ())


def test_a_suppression_without_reason_rule_or_date_has_no_effect_and_is_said() -> None:
    marks = ["kbaudit: ignore KB101", 'kbaudit: ignore reason="why"', 'kbaudit: ignore KB101 reason="why" until=soon']
    for mark in marks:
        found, wrong = in_documents([document("a.md", hidden=(comment(mark),))])
        assert found == ()
        assert "no effect" in wrong[0]
        assert "kb/a.md:7" in wrong[0]


def test_a_suppression_of_a_rule_that_does_not_exist_is_said_and_the_others_hold() -> None:
    page = document("a.md", hidden=(comment('kbaudit: ignore KB999 KB101 reason="why"'),))
    found, wrong = in_documents([page])
    assert [entry.rules for entry in found] == [("KB101",)]
    assert wrong == ("kb/a.md:7: the suppression has no effect: there is no rule KB999.",)
    assert in_documents([document("a.md", hidden=(comment('kbaudit: ignore KB999 reason="why"'),))])[0] == ()


def test_the_configuration_suppresses_by_path_family_and_fingerprint() -> None:
    entries = (
        Ignore(rule="KB3", reason="ours", path="help/**"),
        Ignore(rule="KB101", reason="known", fingerprint=finding().fingerprint),
    )
    assert settled(*in_configuration(Configuration(ignore=entries), "kbaudit.toml")) == (0, 2, ())


def test_a_path_pattern_covers_nothing_else() -> None:
    entry = Suppression(("KB1",), "ours", "kbaudit.toml", path="help/**")
    standing, suppressed, notices = settled(entry)
    assert (standing, suppressed) == (2, 0)
    assert "nothing needs the suppression" in notices[0]


def test_an_expired_suppression_no_longer_holds_and_is_said() -> None:
    entry = Suppression(("KB101",), "for a while", "kbaudit.toml", until=date(2026, 1, 14))
    standing, suppressed, notices = settled(entry)
    assert (standing, suppressed) == (2, 0)
    assert "expired on 2026-01-14" in notices[0]


def test_a_suppression_holds_on_its_last_day() -> None:
    assert settled(Suppression(("KB101",), "why", "kbaudit.toml", until=TODAY))[:2] == (1, 1)


def test_decisions_suppress_unless_they_are_labels_of_what_is_right_or_a_baseline() -> None:
    prints = finding().fingerprint
    verdicts = ("suppress", "false", "accepted", "real", "baseline")
    suppressing = [len(in_decisions([Decision(prints, "KB101", verdict, "why")])) for verdict in verdicts]
    assert suppressing == [1, 1, 1, 0, 0]
    entries = in_decisions([Decision(prints, "KB101", "false", "the two pages say the same", until=TODAY)])
    assert [entry.origin for entry in entries] == ["kbaudit.decisions.toml"]
    assert settled(*entries) == (1, 1, ())


def test_a_suppression_of_a_rule_that_was_not_judged_is_not_called_unused() -> None:
    entry = Suppression(("KB102",), "why", "kbaudit.decisions.toml", fingerprint="0" * 16)
    assert outlived(settle([], PAGES, [entry], TODAY, not_judged={"KB102"}), {"0" * 16}) == ()
    (notice,) = outlived(settle([], PAGES, [entry], TODAY, not_judged={"KB201"}), {"0" * 16})
    assert "KB102 0000000000000000" in notice


def test_a_suppression_of_a_finding_that_these_sources_never_had_is_not_called_unused() -> None:
    entry = Suppression(("KB102",), "why", "kbaudit.decisions.toml", fingerprint="0" * 16)
    result = settle([], PAGES, [entry], TODAY)
    assert (result.notices, outlived(result, {"1" * 16})) == ((), ())


def test_two_suppressions_of_one_finding_are_both_used_and_said_once_when_it_is_over() -> None:
    entries = [
        Suppression(("KB101",), why, "kbaudit.decisions.toml", fingerprint=finding().fingerprint) for why in "ab"
    ]
    assert settle([finding()], PAGES, entries, TODAY).unused == ()
    assert len(outlived(settle([], PAGES, entries, TODAY), {finding().fingerprint})) == 1


def test_a_scan_of_single_files_says_nothing_of_patterns_that_match_none_of_them() -> None:
    here, there = (Suppression(("KB1",), "ours", "kbaudit.toml", path=path) for path in ("help/**", "policies/**"))
    everywhere = Suppression(("KB1",), "ours", "kbaudit.toml")
    assert len(settle([], PAGES, [here], TODAY, whole=False).notices) == 1
    assert settle([], PAGES, [there, everywhere], TODAY, whole=False).notices == ()
    assert len(settle([], PAGES, [there, everywhere], TODAY).notices) == 2
