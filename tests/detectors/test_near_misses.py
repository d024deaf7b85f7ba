"""What was nearly reported, and why it was not."""

from __future__ import annotations

from dataclasses import replace

from kbaudit.claims import state
from kbaudit.contradictions.guards import GUARDS
from kbaudit.corpus import Corpus
from kbaudit.detectors.contradictions import NEAR_MISSES, compared, contradictions
from kbaudit.detectors.near_misses import near_misses
from kbaudit.model import Document
from kbaudit.passages import cut
from kbaudit.report import NearMisses
from tests.detectors.pages import corpus, page

FORTNIGHT = "Refunds are paid out within 14 days of the return."
MONTH = "Refunds are paid out within 30 days of the return."


def cut_up(*documents: Document) -> Corpus:
    passages = cut(documents)
    return replace(corpus(*documents), passages=passages, claims=state(documents, passages))


def missed(*documents: Document) -> NearMisses:
    found = cut_up(*documents)
    return near_misses(compared(found), found)


def test_a_pair_that_a_guard_kept_back_is_listed_with_the_guard_and_both_places() -> None:
    near = missed(
        page(FORTNIGHT, path="a.md", title="Returns in Canada"), page(MONTH, path="b.md", title="Returns in Japan")
    )
    (miss,) = near.shown
    assert near.total == 1
    assert miss.said == ("within 14 days", "within 30 days")
    assert [item.uri for item in miss.evidence] == ["a.md", "b.md"]
    assert [item.place.line for item in miss.evidence] == [1, 1]
    objections = {objection.guard: objection.says for objection in miss.objections}
    assert "regions" in objections["other scope"]
    assert objections["scope"] == "region: canada against japan."


def test_a_pair_that_is_reported_is_no_near_miss() -> None:
    pages = (page(FORTNIGHT, path="a.md"), page(MONTH, path="b.md"))
    assert list(contradictions(cut_up(*pages)))
    assert missed(*pages) == NearMisses()


def test_every_guard_says_in_one_sentence_why_it_fires() -> None:
    for guard in GUARDS:
        assert (guard.test.__doc__ or "").partition("\n")[0].endswith((".", '."', ')."', ").")), guard.name


def test_what_is_kept_is_bounded_and_the_rest_is_counted() -> None:
    towns = ("Canada", "Japan", "Spain", "France", "Italy", "Mexico", "India", "Brazil", "Sweden", "Poland")
    matters = (
        "refund bank",
        "bonus panel",
        "grant jury",
        "parking garage",
        "pension fund",
        "travel desk",
        "lunch kitchen",
    )
    pages = [
        page(f"The {matter} answers within {number + 3} days.", path=f"{town}-{matter}.md", title=f"Post in {town}")
        for matter in matters
        for number, town in enumerate(towns)
    ]
    near = missed(*pages)
    assert len(near.shown) == NEAR_MISSES < near.total


def test_addresses_in_what_is_said_are_masked() -> None:
    near = missed(
        page("Report strange mail to petra.langhoff@acme-mail.com at once.", path="a.md", title="Mail in Canada"),
        page("Report strange mail to tomas.beran@acme-mail.com at once.", path="b.md", title="Mail in Japan"),
    )
    shown = " ".join((*near.shown[0].said, *(item.quote for item in near.shown[0].evidence)))
    assert "petra.langhoff" not in shown
    assert "tomas.beran" not in shown
