"""KB101 to KB104: what is a copy, which one to keep, and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from kbaudit.detectors.duplicates import duplicates
from kbaudit.detectors.repetition import repetition
from kbaudit.model import Action, Dated, DateRole, Document, Field, Finding, Link, Place, Precision, Status, Tier
from tests.detectors.repeating import INVITING, REFUNDS, SECURITY, repeating, said
from tests.making import document


def found(*documents: object) -> list[Finding]:
    return list(duplicates(repeating(*documents)))  # type: ignore[arg-type]


def test_two_pages_of_one_text_are_one_finding_that_names_both() -> None:
    (finding,) = found(
        document("help/refunds.md", REFUNDS), document("faq/refunds.md", REFUNDS), document("a.md", INVITING)
    )
    assert said([finding]) == [("KB101", ("faq/refunds.md", "help/refunds.md"))]
    assert (finding.tier, finding.action) == (Tier.CERTAIN, Action.MERGE)
    assert len(finding.shares) == 1
    assert finding.keep not in dict(finding.shares)


def test_case_typography_and_white_space_make_no_difference() -> None:
    other = REFUNDS.replace("Customers", "CUSTOMERS").replace("first payment", "first\npayment")
    assert said(found(document("a.md", REFUNDS), document("b.md", other))) == [("KB101", ("a.md", "b.md"))]


def test_a_group_of_copies_is_one_finding() -> None:
    (finding,) = found(*(document(f"{name}.md", REFUNDS) for name in "abcde"))
    assert len(finding.evidence) == 5
    assert len(finding.shares) == 4


def test_short_pages_are_alike_because_nothing_is_in_them() -> None:
    assert found(document("a.md", "# A\n\nComing soon."), document("b.md", "# B\n\nComing soon.")) == []


def test_a_small_edit_is_a_near_duplicate_with_what_differs() -> None:
    other = REFUNDS.replace("within 30 days", "within 14 days")
    (finding,) = found(document("a.md", REFUNDS), document("b.md", other))
    assert finding.rule == "KB102"
    assert "30" in finding.message
    assert "14" in finding.message
    assert finding.action is Action.RECONCILE
    assert finding.keep is None
    quotes = [item.quote for item in finding.evidence]
    assert any("30 days" in quote for quote in quotes)
    assert any("14 days" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("old", "new"),
    [("may return", "must not return"), ("are not refunded", "are refunded"), ("need up to", "take up to a month or")],
)
def test_a_negation_or_modal_is_never_called_cosmetic(old: str, new: str) -> None:
    (finding,) = found(document("a.md", REFUNDS), document("b.md", REFUNDS.replace(old, new)))
    assert "differ in form only" not in finding.message


def test_a_reworded_copy_is_merged_and_says_what_must_be_carried_over() -> None:
    more = REFUNDS + "\n\nStudents send a picture of their card to the billing team before they ask for the difference."
    newer = Dated(date(2025, 5, 1), date(2025, 5, 1), Precision.DAY, DateRole.REVIEWED, "front matter", "2025-05-01")
    older = Dated(date(2024, 5, 1), date(2024, 5, 1), Precision.DAY, DateRole.REVIEWED, "front matter", "2024-05-01")
    (finding,) = found(document("a.md", REFUNDS, dates=(newer,)), document("b.md", more, dates=(older,)))
    assert (finding.rule, finding.keep, finding.action) == ("KB102", "a.md", Action.MERGE)
    assert "Students send a picture" in finding.step
    assert "2025-05-01" in finding.why


def test_sections_in_another_order_are_still_one_document() -> None:
    head, works, cannot = REFUNDS.split("\n\n## ")
    other = f"{head}\n\n## {cannot}\n\n## {works}"
    (finding,) = found(document("a.md", REFUNDS), document("b.md", other))
    assert finding.rule in ("KB101", "KB102")


def test_equal_values_in_other_notation_do_not_differ() -> None:
    other = REFUNDS.replace("two working days", "2 working days").replace("Customers may", "All our customers may")
    (finding,) = found(document("a.md", REFUNDS), document("b.md", other))
    assert "“two”" not in finding.message


def test_a_page_inside_another_one_is_contained() -> None:
    (finding,) = found(document("short.md", INVITING), document("long.md", f"{REFUNDS}\n\n{INVITING}\n\n{SECURITY}"))
    assert finding.rule == "KB103"
    assert dict(finding.shares).keys() == {"short.md"}
    assert finding.keep == "long.md"


def test_a_passage_copied_into_another_page_is_found_once_for_all_its_copies() -> None:
    steps = INVITING.split("\n\n", 1)[1]
    pages = [document("a.md", f"{REFUNDS}\n\n{steps}"), document("b.md", f"{SECURITY}\n\n{steps}")]
    (finding,) = found(*pages)
    assert said([finding]) == [("KB104", ("a.md", "b.md"))]
    assert all("Open the settings" in item.quote for item in finding.evidence)


def test_a_notice_at_the_end_of_many_pages_is_furniture() -> None:
    notice = (
        "The information on this page is for general guidance. It does not create any contractual right, and it may be changed "
        "without notice at any time. If you are unsure how it applies to you, ask the team that is responsible for your region."
    )
    pages = [
        document(f"{number}.md", f"{text}\n\n{notice}") for number, text in enumerate((REFUNDS, INVITING, SECURITY))
    ]
    pages.append(
        document("9.md", "# Hours\n\nThe office is open from Monday to Friday. Calls are taken until six.\n\n" + notice)
    )
    assert found(*pages) == []


def test_what_is_archived_is_never_reported_as_live() -> None:
    old = REFUNDS.replace("within 30 days", "within 14 days")
    assert found(document("a.md", REFUNDS), document("old.md", old, status=Status.ARCHIVED)) == []


def test_a_live_page_that_repeats_an_archived_one_is_found() -> None:
    (finding,) = found(document("a.md", REFUNDS), document("old.md", REFUNDS, status=Status.ARCHIVED))
    assert (finding.rule, finding.action) == ("KB101", Action.REVIEW)
    assert dict(finding.shares) == {"a.md": 1.0}
    assert "archived" in finding.message


def test_two_archived_copies_are_nobodys_matter() -> None:
    copies = [document(name, REFUNDS, status=Status.ARCHIVED) for name in ("a.md", "b.md")]
    assert found(*copies) == []


def test_every_copy_is_close_to_the_one_that_is_kept() -> None:
    sentences = REFUNDS.split("\n\n")
    pages = [document("m.md", REFUNDS)]
    pages += [document(f"{n}.md", "\n\n".join([*sentences[:n], *sentences[n + 1 :]])) for n in (1, 3, 4)]
    findings = found(*pages)
    assert {finding.rule for finding in findings} == {"KB102"}
    corpus = repeating(*pages)
    assert corpus.repeated is None
    close = {
        frozenset((item.left.id, item.right.id))
        for item in repetition(corpus).relations
        if item.comparison.agreement >= 0.65
    }
    for finding in findings:
        (kept,) = set(finding.documents) - dict(finding.shares).keys()
        assert all(frozenset((kept, other)) in close for other, _ in finding.shares)


def test_copies_of_one_page_are_one_finding_that_says_how_much_of_each_agrees() -> None:
    pages = [
        document("refunds.md", REFUNDS),
        document("refunds-2.md", REFUNDS.replace("within 30 days", "within 14 days")),
        document("faq/money-back.md", f"{REFUNDS}\n\nStudents send a picture of their card to the billing team first."),
    ]
    (finding,) = found(*pages)
    assert (finding.rule, finding.documents) == ("KB102", ("faq/money-back.md", "refunds-2.md", "refunds.md"))
    assert (finding.tier, finding.action, finding.keep) == (Tier.CERTAIN, Action.RECONCILE, None)
    assert len(finding.shares) == 2
    assert "value conflict" in finding.message
    assert "“within 30 days”" in finding.message
    assert "redirect refunds-2.md and refunds.md to faq/money-back.md and delete them" in finding.step
    assert {value.value for value in finding.values} == {"within 30 days", "within 14 days"}


def test_what_may_be_one_more_copy_takes_nothing_from_what_is_certain() -> None:
    shorter = REFUNDS.split("\n\n")
    del shorter[3]
    pages = [
        document("a.md", REFUNDS),
        document("b.md", REFUNDS.replace("Add-ons", "Extras")),
        document("c.md", "\n\n".join(shorter)),
    ]
    tiers = {finding.tier: finding.documents for finding in found(*pages) if finding.rule == "KB102"}
    assert tiers == {Tier.CERTAIN: ("a.md", "b.md"), Tier.REVIEW: ("a.md", "c.md")}


def test_the_same_input_in_another_order_gives_the_same_findings() -> None:
    pages = [document("a.md", REFUNDS), document("b.md", REFUNDS.replace("30", "14")), document("c.md", INVITING)]
    assert found(*pages) == found(*reversed(pages))


def test_many_edited_copies_of_a_page_do_not_make_it_furniture() -> None:
    pages = [document(f"{n}.md", REFUNDS.replace("30 days", f"{n} days")) for n in (7, 14, 21, 30, 45, 60)]
    pages += [document("x.md", INVITING), document("y.md", SECURITY)]
    findings = found(*pages)
    assert [(finding.rule, len(finding.shares)) for finding in findings] == [("KB102", 5)]


def news(path: str, day: str, title: str, text: str) -> Document:
    when = date.fromisoformat(day)
    dates = (Dated(when, when, Precision.DAY, DateRole.PUBLISHED, "path", day),)
    return document(path, text, title=title, kind="news", dates=dates)


PASSAGE = (
    "Before you move, write down which services the application is bound to and who may deploy it. Then create the new space, "
    "give the same people the same roles, and bind the services there once more. Deploy into the new space, look at the logs "
    "for an hour, and only then point the route at it. The old space can be deleted after the last visitor has left it."
)


@pytest.mark.parametrize(
    ("path", "day", "title", "tier"),
    [
        ("posts/audit-passed.md", "2023-02-01", "We passed the audit", Tier.CERTAIN),
        ("posts/audit-passed.md", "2021-04-20", "We passed the audit", Tier.REVIEW),  # within three months
        ("posts/stack-removal.md", "2023-02-01", "The end is near", Tier.REVIEW),  # a word of the file name
        # One word of two long names, or the folder that both stand in, makes no one matter.
        (
            "posts/moving/ten-customers-moved-their-invoices.md",
            "2023-02-01",
            "Ten thousand invoices, sent on time",
            Tier.CERTAIN,
        ),
    ],
)
def test_news_that_follow_up_each_other_may_repeat_what_they_say(path: str, day: str, title: str, tier: Tier) -> None:
    first = news("posts/moving-off-the-stack.md", "2021-03-01", "Moving off the old stack", f"{INVITING}\n\n{PASSAGE}")
    second = news(path, day, title, f"{SECURITY}\n\n{PASSAGE}")
    (finding,) = found(first, second)
    assert (finding.rule, finding.tier) == ("KB104", tier)


CLAUSES = "\n\n".join(f"## {name}\n\nThis is about {name.casefold()} here." for name in ("Assignment", "Governing Law"))


@pytest.mark.parametrize(
    ("clauses", "tier"),
    [
        (CLAUSES, Tier.CERTAIN),
        (f"{CLAUSES}\n\n## 9. Entire Agreement\n\nThis is all.\n\n## Severability\n\nThe rest holds.", Tier.REVIEW),
    ],
)
def test_contracts_repeat_clauses_on_purpose_whatever_they_call_themselves(clauses: str, tier: Tier) -> None:
    texts = [f"{start}\n\n{PASSAGE}\n\n{clauses}" for start in (INVITING, SECURITY)]
    kinds = ("policy", "legal") if tier is Tier.REVIEW else ("policy", "policy")
    pages = [
        document(f"{n}.md", text, title=f"Page {n}", kind=kind)
        for n, text, kind in zip("ab", texts, kinds, strict=True)
    ]
    tiers = {finding.tier for finding in found(*pages) if finding.rule == "KB104"}
    assert tiers == {tier}


@pytest.mark.parametrize(
    ("path", "title", "metadata", "tier"),
    [
        ("terms/guidelines-for-requests.md", "Guidelines for requests", (), Tier.CERTAIN),
        ("terms/event-terms.md", "Meeting us in person", (), Tier.REVIEW),
        ("terms/meeting.md", "Data protection agreement", (), Tier.REVIEW),
        ("terms/meeting.md", "Meeting us in person", (Field("type", "contract", "front matter"),), Tier.REVIEW),
    ],
)
def test_what_lies_among_contracts_is_one_only_if_it_says_so(
    path: str, title: str, metadata: tuple[Field, ...], tier: Tier
) -> None:
    first = document("terms/terms-of-use.md", f"{INVITING}\n\n{PASSAGE}", title="Terms of use", kind="legal")
    second = document(path, f"{SECURITY}\n\n{PASSAGE}", title=title, kind="legal", metadata=metadata)
    (finding,) = found(first, second)
    assert (finding.rule, finding.tier) == ("KB104", tier)


def test_a_clause_that_speaks_of_another_agreement_by_name_was_copied_by_mistake() -> None:
    clause = (
        "These Visitor Terms hold for everybody who enters the building, whether as a guest, as a supplier or on the way to a "
        "meeting. Badges are worn where others can see them and are given back at the desk. We may change these Visitor Terms "
        "without notice, and whoever stays after a change agrees to it."
    )
    visits = f"# Visitor terms\n\nThese Visitor Terms are short.\n\n{SECURITY}\n\n## Amendments\n\n{clause}"
    first = document("visitor-terms.md", visits, title="Visitor terms", kind="legal")
    lending = f"{INVITING}\n\n## Amendments\n\n{clause}"
    second = document("lending-agreement.md", lending, title="Lending agreement", kind="legal")
    (finding,) = found(first, second)
    assert (finding.rule, finding.tier) == ("KB104", Tier.CERTAIN)
    assert "lending-agreement.md is not “These Visitor Terms”" in finding.message
    assert "Keep the passage in visitor-terms.md" in finding.step
    # Where the other agreement is called so too, or the clause is adapted to it, each stands on its own.
    both = replace(second, title="Terms for visitors")
    adapted = document(
        "lending-agreement.md", lending.replace("Visitor Terms", "Lending Terms"), title="x", kind="legal"
    )
    for other in (both, adapted):
        assert {finding.tier for finding in found(first, other)} <= {Tier.REVIEW}


COMMON = (
    "Whoever signs for somebody else says by doing so that this person allowed it, in writing and before the day on which the "
    "goods were handed over, and answers for what is owed where nobody did, as long as the debt has not lapsed by itself."
)


@pytest.mark.parametrize(
    ("heading", "else_shared", "tier"),
    [
        ("Moving an application", "", Tier.CERTAIN),
        ("7. Confidentiality", "", Tier.REVIEW),  # every contract has such a clause
        ("Moving an application", COMMON, Tier.REVIEW),  # both were written from one pattern
    ],
)
def test_one_section_that_is_all_two_contracts_share_was_copied_by_hand(
    heading: str, else_shared: str, tier: Tier
) -> None:
    pages = [
        document(
            f"{name}-terms.md",
            f"{else_shared}\n\n{text}\n\n## {heading}\n\n{PASSAGE}",
            title=f"{name} terms",
            kind="legal",
        )
        for name, text in (("visitor", INVITING), ("lending", SECURITY))
    ]
    assert {finding.tier for finding in found(*pages) if "Before you move" in str(finding.evidence)} == {tier}


@pytest.mark.parametrize(
    ("title", "heading", "tier"),
    [
        ("Fees of the new plans", "## What to do before moving\n\n", Tier.CERTAIN),
        ("Fees of the new plans", "", Tier.REVIEW),
        ("Moving off the old stack, an update", "## What to do before moving\n\n", Tier.REVIEW),
    ],
)
def test_a_section_that_is_all_two_pieces_of_news_of_one_season_share_was_copied_by_hand(
    title: str, heading: str, tier: Tier
) -> None:
    section = f"{heading}{PASSAGE}"
    first = news("posts/a.md", "2021-03-01", "Moving off the old stack", f"{INVITING}\n\n{section}")
    second = news("posts/b.md", "2021-04-01", title, f"{SECURITY}\n\n{section}")
    (finding,) = found(first, second)
    assert (finding.rule, finding.tier) == ("KB104", tier)


def test_the_headings_of_a_section_are_copied_with_it() -> None:
    short = "Write down who may deploy. Then create the new space, give the same people the same roles and bind it once more."
    more = (
        "The old space can be deleted after the last visitor has left it and the newest backup of the data was written."
    )
    section = f"## Before you move an application to another space\n\n{short}\n\n## Once it has moved\n\n{more}"
    (finding,) = found(document("a.md", f"{INVITING}\n\n{section}"), document("b.md", f"{SECURITY}\n\n{section}"))
    assert (finding.rule, finding.tier) == ("KB104", Tier.CERTAIN)
    bare = f"{short}\n\n{more}"
    assert found(document("a.md", f"{INVITING}\n\n{bare}"), document("b.md", f"{SECURITY}\n\n{bare}")) == []


def test_a_passage_whose_links_broke_when_it_was_copied_is_certainly_the_same() -> None:
    linked = (
        "Once your [new space][create-1] is there, [bind every service][bind] to it. Look at the [newest logs][logs] for an "
        "hour, and [point the route][route-2] at it. Then [write to the team][team], [close the ticket][ticket] and [delete the "
        "old space][delete-3]. Nobody [pays for it][price] once the last [visitor][visitor] has left and the [backup][backup] "
        "was written."
    )
    shown = re.sub(r"\[([^]]+)\]\[[^]]+\]", r"\1", linked)
    source = document("a.md", f"{INVITING}\n\n{shown}")
    links = []
    for text, target in re.findall(r"\[([^]]+)\]\[([^]]+)\]", linked):
        start = source.text.index(text, source.text.index("Once your"))
        links.append(Link(f"{target}.md", text, Place(1), span=(start, start + len(text))))
    (finding,) = found(replace(source, links=tuple(links)), document("b.md", f"{SECURITY}\n\n{linked}"))
    assert (finding.rule, finding.tier) == ("KB104", Tier.CERTAIN)
    assert "value conflict" not in finding.message


def test_a_passage_that_only_the_page_to_be_merged_has_is_named_where_it_was_copied_to() -> None:
    when = date(2024, 1, 1)
    dates = (Dated(when, when, Precision.DAY, DateRole.EDITED, "front matter", "2024-01-01"),)
    kept = document("refunds.md", f"{REFUNDS}\n\n{INVITING}", title="Refunds", dates=dates)
    copy = document("refunds-2.md", f"{REFUNDS}\n\n{INVITING}\n\n{PASSAGE}", title="Refunds")
    other = document("b.md", f"{SECURITY}\n\n{PASSAGE}")
    assert [(item.rule, item.documents) for item in found(kept, copy, other)] == [
        ("KB102", ("refunds-2.md", "refunds.md")),
        ("KB104", ("b.md", "refunds-2.md")),
    ]
    # What both have is named for the one to keep only.
    kept = document("refunds.md", f"{REFUNDS}\n\n{INVITING}\n\n{PASSAGE}", title="Refunds", dates=dates)
    copy = document("refunds-2.md", f"{REFUNDS}\n\n{PASSAGE}\n\n{INVITING} Ask.", title="Refunds")
    (merged, passage) = found(kept, copy, other)
    assert (merged.rule, passage.rule, passage.documents) == ("KB102", "KB104", ("b.md", "refunds.md"))


def test_a_passage_that_the_page_to_keep_has_in_other_words_is_named_of_the_copy_it_was_taken_from() -> None:
    when, before = (
        (Dated(day, day, Precision.DAY, DateRole.EDITED, "front matter", day.isoformat()),)
        for day in (date(2025, 1, 1), date(2024, 1, 1))
    )
    body, host = f"{REFUNDS}\n\n{INVITING}", document("host.md", f"{SECURITY}\n\n{PASSAGE}")
    newer = document("new.md", f"{body}\n\n{PASSAGE.replace('who may deploy it', 'who deploys')}", dates=when)
    older = document("old.md", f"{body}\n\n{PASSAGE}", dates=before)
    near, passage = found(newer, older, host)
    assert (near.rule, near.documents) == ("KB102", ("new.md", "old.md"))
    assert (passage.rule, passage.documents) == ("KB104", ("host.md", "new.md", "old.md"))
    # Of a copy that has no more of it than the page to keep, nothing is said.
    copy = document("copy.md", newer.text.replace("# Refunds", "").replace("Add-ons", "Extras"), dates=before)
    near, passage = found(newer, copy, host)
    assert (near.rule, passage.documents) == ("KB102", ("host.md", "new.md"))


def test_what_a_copy_of_a_copy_shares_with_the_first_page_is_its_merging() -> None:
    loose = REFUNDS.split("\n\n")
    del loose[3]
    first, second = document("x/refunds.md", REFUNDS), document("y/refunds.md", "\n\n".join(loose))
    third = document("y/refunds-old.md", "\n\n".join(loose).replace("30 days", "20 days"))
    findings = found(first, second, third)
    assert [(finding.rule, finding.tier) for finding in findings] == [("KB102", Tier.CERTAIN), ("KB102", Tier.REVIEW)]


def test_a_copy_of_a_copy_says_which_one_it_is_closest_to() -> None:
    when = date(2024, 1, 1)
    dates = (Dated(when, when, Precision.DAY, DateRole.EDITED, "front matter", "2024-01-01"),)
    earlier = (Dated(date(2023, 1, 1), date(2023, 1, 1), Precision.DAY, DateRole.EDITED, "front matter", "2023-01-01"),)
    other = REFUNDS.replace("up to a week", "some time, which depends on where it is and on the day of the week")
    pages = [
        document("a.md", REFUNDS, dates=dates),
        document("b.md", other, dates=earlier),
        document("c.md", other.replace("Add-ons", "Extras"), dates=earlier),
        document("d.md", REFUNDS.replace("Add-ons", "Extras"), dates=earlier),
    ]
    (finding,) = found(*pages)
    assert " b.md is closest to c.md: " in finding.message
    assert " c.md is closest to b.md: " in finding.message
    assert "d.md is closest" not in finding.message


def test_what_is_copied_from_one_of_two_equal_pages_is_held_against_the_one_to_keep() -> None:
    when = date(2024, 1, 1)
    dates = (Dated(when, when, Precision.DAY, DateRole.EDITED, "front matter", "2024-01-01"),)
    earlier = (Dated(date(2023, 1, 1), date(2023, 1, 1), Precision.DAY, DateRole.EDITED, "front matter", "2023-01-01"),)
    old, new = document("a.md", REFUNDS, dates=earlier), document("b.md", REFUNDS, dates=dates)
    edited = document("c.md", REFUNDS.replace("within two working days", "as soon as we can"))
    same, near = found(old, new, edited)
    assert (same.rule, same.keep, near.rule, near.documents) == ("KB101", "b.md", "KB102", ("b.md", "c.md"))


COPY = REFUNDS.replace("We check the request within two working days.", "A colleague looks at it soon.").replace(
    "Annual plans are refunded in full during the first month. After that the rest of the year is kept as credit for later\n"
    "invoices.",
    "For yearly contracts another agreement holds, which the account manager explains on the telephone.",
)


def test_what_is_named_as_a_copy_needs_less_to_be_one() -> None:
    (named,) = found(document("refunds.md", REFUNDS, title="Refunds"), document("refunds-2.md", COPY, title="Refunds"))
    assert (named.rule, named.tier) == ("KB102", Tier.CERTAIN)
    (titled,) = found(document("a.md", REFUNDS, title="Refunds"), document("b.md", COPY, title="Copy of Refunds"))
    assert (titled.rule, titled.tier) == ("KB102", Tier.CERTAIN)
    others = found(document("a.md", REFUNDS, title="Refunds"), document("b.md", COPY, title="Money back"))
    assert all(finding.rule != "KB102" for finding in others)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (("within 30 days", "within 14 days"), "value conflict"),
        (
            (
                "\n\n## What we cannot refund",
                "\n\nAsk us when in doubt, on the telephone or in a mail to the team.\n\n## What we cannot refund",
            ),
            "extended",
        ),
        (("The request is made on the billing page", "People start the request from the billing page"), "reworded"),
        (("the card that was charged", "the cards that was charged"), "cosmetic"),
    ],
)
def test_every_near_duplicate_says_of_what_type_its_difference_is(change: tuple[str, str], kind: str) -> None:
    (finding,) = found(document("a.md", REFUNDS), document("b.md", REFUNDS.replace(*change)))
    assert f"with edits ({kind})" in finding.message
    values = {value.value for value in finding.values}
    assert values == ({"within 30 days", "within 14 days"} if kind == "value conflict" else set())


def test_the_same_page_inside_another_and_a_passage_say_how_they_differ() -> None:
    (inside,) = found(document("a.md", REFUNDS), document("b.md", f"{SECURITY}\n\n{REFUNDS}\n\n{INVITING}"))
    assert inside.message.endswith("(extended).")
    changed = PASSAGE.replace("for an hour", "for two hours")
    pages = (document("a.md", f"{INVITING}\n\n{PASSAGE}"), document("b.md", f"{SECURITY}\n\n{changed}"))
    (passage,) = found(*pages)
    assert "(value conflict)" in passage.message
