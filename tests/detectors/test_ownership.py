from kbaudit.detectors.ownership import owner_missing
from kbaudit.model import Place, Severity, Status
from tests.detectors.pages import corpus, page


def pages(count, *, collection="billing", owner="Billing team", start=0, **fields):
    return [
        page("Words.", path=f"{collection}/{start + n}.md", collection=collection, owner=owner, **fields)
        for n in range(count)
    ]


def test_a_page_without_an_owner_among_owned_ones_is_named() -> None:
    (finding,) = owner_missing(corpus(*pages(9), *pages(1, owner=None, start=50)))
    assert finding.documents == ("billing/50.md",)
    assert finding.severity is Severity.WARNING


def test_where_many_lack_an_owner_it_is_said_once() -> None:
    (finding,) = owner_missing(corpus(*pages(9), *pages(8, owner=None, start=50)))
    assert "8 of 17" in finding.message
    assert len(finding.shares) == 8


def test_where_nobody_has_an_owner_it_is_information() -> None:
    (finding,) = owner_missing(corpus(*pages(30, owner=None), *pages(30, owner=None, collection="security")))
    assert finding.severity is Severity.INFO


def test_a_collection_without_owners_is_said_once_beside_an_owned_one() -> None:
    findings = list(owner_missing(corpus(*pages(20), *pages(10, owner=None, collection="security"))))
    assert [finding.severity for finding in findings] == [Severity.WARNING]


def test_owned_pages_and_pages_that_are_not_served_are_none() -> None:
    assert list(owner_missing(corpus(*pages(5), *pages(5, owner=None, start=9, status=Status.DRAFT)))) == []
    assert list(owner_missing(corpus())) == []


def test_a_blank_owner_is_none() -> None:
    assert len(list(owner_missing(corpus(*pages(9), *pages(1, owner="  ", start=50))))) == 1


def test_the_records_of_a_table_are_a_group_of_their_own() -> None:
    records = [page("Answer.", path="faq.csv", id=f"faq.csv#{n}", owner=None, place=Place(row=n)) for n in range(30)]
    (finding,) = owner_missing(corpus(*pages(40), *records))
    assert "faq.csv" in finding.message


def test_single_records_of_a_table_are_judged_like_pages() -> None:
    records = [
        page("Answer.", path="faq.csv", id=f"faq.csv#{n}", owner="Team" if n else None, place=Place(row=n))
        for n in range(30)
    ]
    (finding,) = owner_missing(corpus(*records))
    assert finding.documents == ("faq.csv#0",)
