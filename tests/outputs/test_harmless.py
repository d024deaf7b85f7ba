import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.normalisation import whole
from kbaudit.outputs.harmless import REPLACEMENT, harmless, visible_in_json

ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b2Jgone", "gone"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("two\r\nlines\tand\u2028more", "two lines and more"),
        ("bell\x07 null\x00", f"bell{REPLACEMENT} null{REPLACEMENT}"),
        ("half \udcff", f"half {REPLACEMENT}"),
    ],
)
def test_what_cannot_be_seen_is_taken_away(text: str, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize(
    "text", ["Größe", "a  b/c d.md", "می‌خواهم", "返品は30日以内", "👩‍💻", "[bold]x[/]", "naïve — “quoted”"]
)
def test_what_people_write_stays(text: str) -> None:
    assert harmless(text) == text


@given(ANY)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = harmless(text)
    assert not [character for character in shown if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", shown)
    shown.encode()


@given(ANY)
def test_a_harmless_text_is_left_alone(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)


@given(st.dictionaries(ANY.map(whole), ANY.map(whole)))
def test_escapes_in_json_keep_the_values(value: dict[str, str]) -> None:
    text = visible_in_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(text) == value
    assert not re.search("[\x7f-\x9f\u200b\u202e\u2066-\u2069\ufeff\U000e0001-\U000e007f]", text)


def test_many_unfinished_sequences_cost_no_time() -> None:
    assert len(harmless("\x1b]" * 100_000)) == 200_000
    assert harmless("\x1b[" + "0" * 100_000).endswith("0")
