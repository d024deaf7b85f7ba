from __future__ import annotations

from kbaudit.detectors.widespread import by_collection
from tests.detectors.pages import page


def lacks(without: int, total: int) -> list[tuple[str, int, int, bool]]:
    pages = [
        page("x", path=f"{number:02}.md", collection="c", owner=None if number < without else "ops")
        for number in range(total)
    ]
    return [
        (lack.collection, lack.total, len(lack.lacking), lack.widespread)
        for lack in by_collection(pages, lambda document: document.owner is None)
    ]


def test_a_lack_of_more_than_three_in_ten_is_said_once() -> None:
    assert lacks(4, 10) == [("c", 10, 4, True)]
    assert lacks(3, 10) == [("c", 10, 3, False)]


def test_one_or_two_documents_are_named_however_small_the_collection() -> None:
    assert lacks(2, 2) == [("c", 2, 2, False)]
    assert lacks(0, 5) == []
