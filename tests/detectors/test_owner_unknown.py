from kbaudit.detectors.owner_unknown import PLACES, owner_unknown
from kbaudit.model import Ownership, Standing, Status, Tier
from tests.detectors.pages import corpus, page


def pages(count, owner="growth-team", standing=Standing.UNKNOWN, declared=True, start=0, **fields):  # type: ignore[no-untyped-def]
    ownership = Ownership(standing=standing, declared=declared, **fields.pop("known", {}))
    given = {"owner_origin": "front matter: owner", "ownership": ownership}
    return [page("Words.", path=f"help/{start + n:03}.md", owner=owner, **given, **fields) for n in range(count)]


def test_an_owner_who_is_not_in_the_directory_is_said_once_for_all_that_they_own() -> None:
    (finding,) = owner_unknown(corpus(*pages(3), *pages(4, owner="billing", standing=Standing.ACTIVE, start=10)))
    assert finding.message == "The owner of 3 documents, growth-team, is not in the directory."
    assert finding.documents == ("help/000.md", "help/001.md", "help/002.md")
    assert finding.evidence[0].quote == "owner: growth-team"
    assert finding.tier is Tier.CERTAIN
    assert finding.counts


def test_an_owner_who_left_is_told_from_one_who_never_was() -> None:
    (finding,) = owner_unknown(corpus(*pages(1, standing=Standing.LEFT)))
    assert "not active any more" in finding.message
    assert finding.step == "Name who took over."


def test_a_slip_of_the_pen_is_told_what_it_may_mean() -> None:
    (finding,) = owner_unknown(corpus(*pages(1, owner="billing-taem", known={"nearest": "billing-team"})))
    assert finding.message.endswith("Did they mean billing-team?")


def test_an_author_who_is_not_there_is_a_matter_of_review() -> None:
    (finding,) = owner_unknown(corpus(*pages(1, declared=False)))
    assert finding.tier is Tier.REVIEW
    assert not finding.counts


def test_without_a_directory_and_for_pages_that_are_not_served_nothing_is_said() -> None:
    assert list(owner_unknown(corpus(*pages(3, standing=Standing.UNCHECKED)))) == []
    assert list(owner_unknown(corpus(*pages(3, standing=Standing.ACTIVE)))) == []
    assert list(owner_unknown(corpus(*pages(3, status=Status.ARCHIVED)))) == []


def test_an_owner_of_very_many_pages_is_shown_with_some_of_them_and_counted_with_all() -> None:
    (finding,) = owner_unknown(corpus(*pages(PLACES + 20)))
    assert len(finding.evidence) == PLACES
    assert len(finding.shares) == PLACES + 20
