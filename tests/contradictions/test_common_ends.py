"""What two statements end with alike is parted from what stands in front in each."""

from __future__ import annotations

from kbaudit.contradictions.common_ends import parted, spoken
from kbaudit.contradictions.side import side_of


def names(tokens: list[object]) -> list[str]:
    return [getattr(token, "name", "") for token in tokens]


def test_the_common_end_is_parted_from_the_fronts() -> None:
    found = parted(side_of("Visitors' boats must show a light."), side_of("Working boats must show a light."))

    assert found is not None
    assert names([*found.left_end]) == names([*found.right_end])
    assert "light" in names([*found.left_end])
    assert names([*found.left]) != names([*found.right])


def test_statements_that_end_differently_are_not_parted() -> None:
    assert parted(side_of("The gate closes at dusk."), side_of("The gate closes behind each boat.")) is None


def test_one_statement_is_all_end() -> None:
    side = side_of("The slipway is closed in winter.")
    found = parted(side, side)

    assert found is not None
    assert found.left == found.right == ()


def test_what_numbers_a_statement_is_not_spoken() -> None:
    assert names([*spoken(side_of("4.2 The slipway is closed in winter."))]) == names(
        [*spoken(side_of("The slipway is closed in winter."))]
    )
