"""The message says what changed, by owner, briefly, and calls nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kbaudit.errors import SourceError
from kbaudit.lifecycle import Ending
from kbaudit.model import Evidence, Finding, Place, Severity, Tier
from kbaudit.notifying.message import MOST_ITEMS, MOST_OWNERS, Message, message_about, message_about_failure
from kbaudit.report import Gate, Gone, Previous, Report, Run
from kbaudit.score import score
from tests.making import TODAY, document, finding


def found(name: str, owner: str | None = "docs-team", **changes: object) -> Finding:
    places = (Evidence(name, f"kb/{name}", Place(3, 3), "a quote", owner=owner),)
    return replace(finding((name,), message=f"About {name}."), evidence=places, **changes)  # type: ignore[arg-type]


def gone(name: str, ending: Ending = Ending.EDIT, owners: tuple[str, ...] = ("docs-team",)) -> Gone:
    return Gone(name, "KB301", f"Was about {name}.", ending, True, (f"{name}.md",), owners)


def report(
    findings: tuple[Finding, ...] = (), ended: tuple[Gone, ...] = (), *, new: bool = True, before: float | None = None
) -> Report:
    pages = tuple(document(name) for name in sorted({item.documents[0] for item in findings} or {"z.md"}))
    scored = score(pages, findings, families={"KB1"})
    return Report(
        run=Run("2", TODAY, "c", None, ("help-centre",), 1.0, ()),
        documents=pages,
        passages=0,
        findings=findings,
        suppressed=(),
        skipped=(),
        not_run=(),
        score=scored,
        remedies=(),
        gate=Gate(True),
        previous=Previous(
            "1",
            date(2026, 1, 14),
            scored.overall if before is None else before,
            tuple(item.fingerprint for item in findings) if new else (),
            tuple(item.fingerprint for item in ended),
            ended=ended,
        ),
    )


def told(given: Report) -> Message:
    message = message_about(given, always=False)
    assert message is not None
    return message


def test_nothing_is_said_when_nothing_changed() -> None:
    same = report((found("a.md"),), new=False)
    assert message_about(same, always=False) is None
    message = message_about(same, always=True)
    assert message is not None
    assert "nothing changed" in message.title


def test_a_finding_that_goes_on_under_another_file_name_is_no_news() -> None:
    assert message_about(report((), (gone("f", Ending.MOVED),)), always=False) is None


def test_a_score_that_moved_is_news_by_itself() -> None:
    assert "(was 97.0)" in told(report((found("a.md"),), new=False, before=97.0)).title


def test_what_is_new_and_what_was_fixed_stands_with_its_owner() -> None:
    message = told(report((found("a.md"), found("b.md", "people-team")), (gone("f"),)))
    assert message.title.startswith("kbaudit help-centre: 2 new, 1 fixed, score ")
    docs, people = message.body.split("\n\n")[1:]
    assert docs.splitlines() == [
        "docs-team: 1 new, 1 fixed",
        "  new: KB101 warning: About a.md. [kb/a.md:3]",
        "  fixed: KB301: Was about f.",
    ]
    assert people.splitlines()[0] == "people-team: 1 new, 0 fixed"


def test_what_nobody_owns_is_told_too() -> None:
    assert "(nobody owns these): 1 new, 1 fixed" in told(report((found("a.md", None),), (gone("f", owners=()),))).body


@pytest.mark.parametrize("ending", [Ending.SETTINGS, Ending.TIME, Ending.REWORDED, Ending.UNKNOWN])
def test_only_content_fixes_a_finding(ending: Ending) -> None:
    message = told(report((), (gone("f", ending),)))
    assert "0 fixed" in message.title
    assert "1 gone for other reasons" in message.body


def test_what_costs_nothing_is_counted_and_not_spelt_out() -> None:
    message = told(report((found("a.md", tier=Tier.REVIEW),)))
    assert "0 new" in message.title
    assert "1 to review" in message.body
    assert "About a.md" not in message.body


def test_the_gravest_come_first_and_the_rest_is_counted() -> None:
    many = tuple(found(f"{number:02}.md") for number in range(MOST_ITEMS + 3))
    grave = found("zz.md", severity=Severity.ERROR)
    lines = told(report((*many, grave))).body.splitlines()
    items = [line for line in lines if line.startswith("  new:")]
    assert len(items) == MOST_ITEMS
    assert "About zz.md" in items[0]
    assert "  … and 4 more new ones" in lines


def test_many_owners_are_counted() -> None:
    many = tuple(found(f"{number}.md", f"team-{number}") for number in range(MOST_OWNERS + 5))
    body = told(report(many)).body
    assert body.count(": 1 new") == MOST_OWNERS
    assert "… and 5 owners more" in body


def test_a_first_audit_says_how_much_each_owner_has_to_do() -> None:
    first = replace(report((found("a.md"), found("b.md"))), previous=None)
    message = told(first)
    assert "first audit, 2 findings" in message.title
    assert "docs-team: 2 findings" in message.body


def test_a_gate_that_failed_is_said() -> None:
    failed = replace(report((found("a.md"),)), gate=Gate(False, ("the score 70.0 is below 80 (min_score)",)))
    assert "The gate failed: the score 70.0 is below 80" in told(failed).body


def test_nobody_is_called_and_nothing_is_hidden() -> None:
    harm = "<!channel> @everyone \u202etxt.exe\n\x1b[31mred"
    message = told(report((found("a.md", harm, message=harm),)))
    for text in (message.title, message.body):
        assert "<!channel" not in text
        assert "@everyone" not in text
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "\n" not in message.title


def test_an_audit_that_could_not_be_done_is_told_without_secrets() -> None:
    message = message_about_failure(["kb"], SourceError("No documents: token ghp_" + "a1B2" * 9))
    assert message.title == "kbaudit kb: the audit could not be done"
    assert "a1B2a1B2" not in message.body
