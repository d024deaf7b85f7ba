from dataclasses import replace

from kbaudit.model import Action, Ownership, Standing
from kbaudit.outputs.fix_lists.lists import owner_lists, whole_list
from kbaudit.report import Report
from tests.outputs.conftest import assemble, document, evidence, finding


def lists(report: Report) -> dict[str, list[str]]:
    return {item.owner: [entry.finding.message for entry in item.entries] for item in owner_lists(report)}


def test_a_finding_stands_on_the_list_of_everybody_whose_documents_it_counts_against() -> None:
    ours, theirs = document("a.md", "us"), document("b.md", "them")
    clash = finding("KB201", "14 or 30 days?", (evidence(ours, 1), evidence(theirs, 2)), Action.RECONCILE, "Choose.")
    report = assemble((ours, theirs), (clash,), ())
    assert lists(report) == {"us": ["14 or 30 days?"], "them": ["14 or 30 days?"]}
    them = owner_lists(report)[0]
    assert them.entries[0].places[0].document == "b.md", "one's own place comes first"
    assert them.entries[0].owners == ("them", "us")


def test_a_document_that_is_only_shown_is_on_nobodys_list() -> None:
    copy, kept = document("copy.md", "us"), document("kept.md", "them")
    same = finding("KB101", "Same.", (evidence(copy, 1), evidence(kept, 1)), Action.MERGE, "Merge.", keep="kept.md")
    assert lists(assemble((copy, kept), (same,), ())) == {"us": ["Same."]}


def test_what_nobody_answers_for_goes_to_the_fallback() -> None:
    bare = document("bare.md", None)
    left = replace(document("left.md", "Ines"), ownership=Ownership(standing=Standing.LEFT))
    blank = document("blank.md", " ")
    findings = tuple(
        finding("KB602", page.id, (evidence(page, 1),), Action.MEND, "Write.") for page in (bare, left, blank)
    )
    report = replace(assemble((bare, left, blank), findings, ()), fallback="docs-leads")
    (only,) = owner_lists(report)
    assert (only.owner, only.fallback, len(only.entries)) == ("docs-leads", True, 3)


def test_who_edited_most_is_named_as_a_guess_on_the_list_of_the_fallback() -> None:
    bare = replace(document("bare.md", None), ownership=Ownership(guess="Mara Lind"))
    report = assemble((bare,), (finding("KB602", "x", (evidence(bare, 1),), Action.MEND, "Write."),), ())
    (only,) = owner_lists(report)
    assert only.entries[0].guess == "Mara Lind"


def test_the_address_comes_from_the_directory_or_stands_in_the_name() -> None:
    first = replace(document("a.md", "us"), ownership=Ownership(mail="us@acme.example"))
    second = document("b.md", "Jo Park <jo@acme.example>")
    findings = tuple(finding("KB602", page.id, (evidence(page, 1),), Action.MEND, "Write.") for page in (first, second))
    mails = {item.owner: item.mail for item in owner_lists(assemble((first, second), findings, ()))}
    assert mails == {"us": "us@acme.example", "Jo Park <jo@acme.example>": "jo@acme.example"}


def test_suppressed_findings_are_on_no_list(report: Report) -> None:
    muted = {entry.finding.fingerprint for entry in report.suppressed}
    listed = {entry.finding.fingerprint for item in owner_lists(report) for entry in item.entries}
    assert not muted & listed
    assert listed == {item.fingerprint for item in report.findings}


def test_the_whole_list_has_each_finding_once(report: Report) -> None:
    prints = [entry.finding.fingerprint for entry in whole_list(report)]
    assert sorted(prints) == sorted(item.fingerprint for item in report.findings)
