from dataclasses import replace

from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.worked_out import worked_out

asked: list[str] = []


@worked_out
def first_word(side: Side) -> str:
    asked.append(side.text)
    return side.text.split()[0]


@worked_out
def last_word(side: Side) -> str:
    return side.text.split()[-1]


def test_what_one_statement_says_is_worked_out_once() -> None:
    asked.clear()
    side = side_of("Moorings are free in winter.")

    assert [first_word(side), first_word(side)] == ["Moorings", "Moorings"]
    assert asked == [side.text]


def test_two_functions_of_one_statement_are_kept_apart() -> None:
    side = side_of("Moorings are free in winter.")

    assert (first_word(side), last_word(side)) == ("Moorings", "winter.")


def test_what_was_worked_out_is_no_part_of_a_statement() -> None:
    side, same = side_of("Moorings are free in winter."), side_of("Moorings are free in winter.")
    first_word(side)

    assert side == same
    assert first_word(replace(side, text="Berths are free in winter.")) == "Berths"
