"""Documents are hostile: no pattern may take more than linear time on them."""

import time

import pytest

from kbaudit.detectors.garbled import garbled
from kbaudit.detectors.instructions import instructions
from kbaudit.detectors.placeholders import placeholders
from kbaudit.detectors.stubs import empty
from tests.detectors.pages import corpus, page

HOSTILE = [
    "ignore all " * 8_000,
    "[insert " * 10_000,
    "_" * 80_000,
    "â€" * 30_000,
    "a b " * 20_000,
    "{{ a" * 20_000,
    "system: " * 10_000,
    "when asked " * 8_000,
    "(cid:" * 15_000,
    "XX " * 25_000,
    "to be " * 12_000,
    '"' * 60_000,
    "A" * 80_000,
    "con " * 20_000,
]


@pytest.mark.parametrize("detector", [garbled, instructions, placeholders, empty])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_detector_ends_soon(detector: object, text: str) -> None:
    started = time.process_time()
    list(detector(corpus(page(text))))  # type: ignore[operator]
    assert time.process_time() - started < 8
