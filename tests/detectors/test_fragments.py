import pytest

from kbaudit.detectors.parts import is_fragment
from kbaudit.detectors.stubs import empty
from kbaudit.detectors.titles import title_unusable
from tests.detectors.pages import corpus, page


@pytest.mark.parametrize(
    "path", ["help/includes/name.md", "_partials/note.md", "help/reports/limits-include.md", "snippets/vat.md"]
)
def test_pieces_that_pages_include_need_neither_title_nor_length(path: str) -> None:
    document = page("Brightdesk Plus", path=path, title=None)
    assert is_fragment(document)
    assert list(empty(corpus(document))) == []
    assert list(title_unusable(corpus(document))) == []


def test_other_pages_are_no_pieces() -> None:
    assert not is_fragment(page("Words.", path="help/what-plus-includes.md"))
