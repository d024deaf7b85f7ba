import pytest

from kbaudit.detectors.titles import title_unusable
from kbaudit.model import Place, Severity, Tier
from tests.detectors.pages import corpus, page

REFUNDS = "Refunds for annual plans are paid within five working days to the card that was charged."
SIGN_IN = "Two-factor codes come from an authenticator app; recovery keys open a locked workspace again."


@pytest.mark.parametrize(
    "title",
    [
        "Untitled",
        "Untitled document",
        "New page",
        "New article (2)",
        "Document1",
        "Copy of Refunds",
        "Refunds - Copy",
        "Refunds (copy)",
        "test",
        "Test page",
        "asdf",
        "final_v2_new",
        "refund-policy.docx",
        "Page 3",
        "Scan0001",
        "IMG_2034",
        "Kopie von Rechnungen",
        "Neue Seite",
        "Sans titre",
        "Microsoft Word - Document2",
        "???",
        "TBD",
        "Lorem ipsum dolor",
        "123",
        "[Title]",
        "Title here",
        None,
        "  ",
    ],
)
def test_a_title_that_says_nothing_is_found(title: str | None) -> None:
    assert len(list(title_unusable(corpus(page(REFUNDS, title=title))))) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Refunds",
        "Test your webhook",
        "Testing a payment in the sandbox",
        "Document requirements for a claim",
        "Copy a workspace",
        "Untitled tickets: how to name them",
        "New page layout",
        "404",
        "2023",
        "Page permissions",
        "Draft replies",
        "Where is my file?",
        "Notes on tickets",
        "SSO",
        "API",
        "Page 3 of the claim form",
        "Title and subject of a ticket",
        "Hard copy",
        "Name changes",
        "FAQ",
    ],
)
def test_a_title_that_names_its_page_is_none(title: str) -> None:
    assert (
        list(title_unusable(corpus(page(REFUNDS, title=title, place=Place(row=1) if title == "404" else Place()))))
        == []
    )


def test_a_title_that_unrelated_pages_share_is_found_once() -> None:
    (finding,) = title_unusable(
        corpus(page(REFUNDS, path="a/x.md", title="Overview"), page(SIGN_IN, path="b/y.md", title="overview "))
    )
    assert finding.documents == ("a/x.md", "b/y.md")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"path": "a/index.md"}, {"path": "b/index.md"}),
        ({"path": "a/README.md"}, {"path": "b/README.md"}),
        ({"path": "v1/setup.md"}, {"path": "v2/setup.md"}),
        ({"path": "en/x.md", "language": "en"}, {"path": "de/x.md", "language": "de"}),
        ({"path": "x.md", "scope": (("plan", "basic"),)}, {"path": "y.md", "scope": (("plan", "plus"),)}),
        (
            {"path": "t.csv", "id": "t.csv#1", "place": Place(row=1)},
            {"path": "t.csv", "id": "t.csv#2", "place": Place(row=2)},
        ),
        ({"path": "news/x.md", "kind": "release_notes"}, {"path": "news/y.md", "kind": "release_notes"}),
    ],
)
def test_pages_that_may_share_a_title_are_none(left: dict[str, object], right: dict[str, object]) -> None:
    assert (
        list(title_unusable(corpus(page(REFUNDS, title="Overview", **left), page(SIGN_IN, title="Overview", **right))))
        == []
    )


def test_an_index_that_is_called_like_a_page_is_found() -> None:
    index = page(REFUNDS, path="incidents/index.md", title="Overview", kind="incident_report")
    (finding,) = title_unusable(corpus(index, page(SIGN_IN, path="hr/benefits.md", title="Overview")))
    assert finding.documents == ("hr/benefits.md", "incidents/index.md")


def test_copies_are_the_business_of_another_rule() -> None:
    assert list(title_unusable(corpus(page(REFUNDS, path="a.md"), page(REFUNDS + " Always.", path="b.md")))) == []


def test_records_without_titles_are_said_once() -> None:
    records = [page(REFUNDS, path="t.csv", id=f"t.csv#{n}", title=None, place=Place(row=n)) for n in range(20)]
    assert len(list(title_unusable(corpus(*records)))) == 1


def test_that_rows_of_a_table_have_no_title_is_advice() -> None:
    rows = [page(f"{REFUNDS} {row}", path=f"faq.csv#{row}", title=None, place=Place(row=row)) for row in (1, 2, 3)]
    assert {item.severity for item in title_unusable(corpus(*rows))} <= {Severity.INFO}


def test_one_title_in_two_parts_of_the_knowledge_base_is_for_review() -> None:
    left = page(f"Webhooks. {REFUNDS}", path="help/webhooks.md", title="Webhooks", collection="help")
    right = page(f"Webhooks. {SIGN_IN}", path="runbooks/webhooks.md", title="Webhooks", collection="runbooks")
    assert [item.tier for item in title_unusable(corpus(left, right))] == [Tier.REVIEW]


def test_a_title_that_names_nothing_is_no_better_for_lying_in_two_parts() -> None:
    left = page(REFUNDS, path="help/sheet.md", title="Information sheet", collection="help")
    right = page(SIGN_IN, path="runbooks/sheet.md", title="Information sheet", collection="runbooks")
    assert [item.tier for item in title_unusable(corpus(left, right))] == [Tier.CERTAIN]
