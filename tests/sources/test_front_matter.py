import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.config import Limits
from kbaudit.sources.front_matter import MOST_FIELDS, blank_front_matter, front_matter


def entries(text, limits=None):
    return [(field.key, field.value, field.place.line) for field in front_matter(text, limits).fields]


def test_scalars_stay_as_written():
    text = "---\nlast_updated: 2025-02-30\nversion: 1.10\nid: 0012\nratio: 1e3\nsure: yes\ncountry: NO\n---\nBody"
    assert [value for _, value, _ in entries(text)] == ["2025-02-30", "1.10", "0012", "1e3", "yes", "NO"]


def test_booleans_come_in_lower_case_and_null_is_empty():
    assert entries("---\ndraft: True\nlive: false\nowner:\nteam: ~\nquoted: 'True'\n---\n") == [
        ("draft", "true", 2),
        ("live", "false", 3),
        ("owner", "", 4),
        ("team", "", 5),
        ("quoted", "True", 6),
    ]


def test_nested_keys_are_dotted_and_list_items_are_fields_with_their_lines():
    text = "---\nowner:\n  name: Jo\n  teams:\n    - a\n    - b\ntags: [x, 'y z']\n---\n"
    assert entries(text) == [
        ("owner.name", "Jo", 3),
        ("owner.teams", "a", 5),
        ("owner.teams", "b", 6),
        ("tags", "x", 7),
        ("tags", "y z", 7),
    ]


def test_block_scalars_quotes_comments_and_unicode():
    text = '---\ntitle: "A: b" # why\nsummary: >\n  two\n  lines\nname: Zoë\n---\n'
    assert entries(text) == [("title", "A: b", 2), ("summary", "two lines", 3), ("name", "Zoë", 6)]


def test_aliases_come_out_where_they_are_used():
    text = "---\nbase: &b\n  team: x\npage:\n  <<: *b\n  kind: y\n---\n"
    assert entries(text) == [("base.team", "x", 3), ("page.team", "x", 5), ("page.kind", "y", 6)]


def test_the_billion_laughs_stop_early():
    rows = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.process_time()
    found = front_matter("---\n" + "\n".join(rows) + "\n---\n")
    assert len(found.fields) <= MOST_FIELDS
    assert found.notes
    assert time.process_time() - start < 2


def test_an_alias_that_holds_itself_ends():
    assert front_matter("---\na: &a\n  b: *a\nc: d\n---\n").notes


@pytest.mark.parametrize("value", ["[" * 100_000, "{a: " * 50_000, "- " * 20_000 + "x", "? " * 20_000])
def test_nesting_without_end_is_noted_and_the_simple_lines_are_kept(value):
    found = front_matter(f"---\nowner: Jo\nx: {value}\n---\nBody")
    assert ("owner", "Jo") in [(field.key, field.value) for field in found.fields]
    assert found.notes


def test_nesting_beyond_the_limit_is_noted():
    assert front_matter("---\na: {b: {c: {d: e}}}\nt: u\n---\n", Limits(nesting=2)).notes


@pytest.mark.parametrize(
    "broken", ["title: A: B", "\ttabbed: x", "x: [1, 2", "'open: x", "key: !!python/object:os.system x\n- y"]
)
def test_malformed_yaml_gives_a_note_and_the_simple_lines(broken):
    found = front_matter(f"---\nowner: Jo\n{broken}\nlast_updated: '2024-05-01'\n---\nBody")
    pairs = [(field.key, field.value) for field in found.fields]
    assert ("owner", "Jo") in pairs
    assert ("last_updated", "2024-05-01") in pairs
    assert found.notes
    assert "not valid YAML" in found.notes[0]


def test_a_tag_is_never_constructed():
    assert entries("---\na: !!python/object/apply:os.system ['x']\n---\n") == [("a", "x", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "---\njust a paragraph\n---\nmore",
        "--- \nno end",
        "text\n---\na: b\n---\n",
        "---- \na: b\n---\n",
        "",
        "---",
        "- a\n- b",
    ],
)
def test_what_is_no_front_matter_stays_in_the_body(text):
    found = front_matter(text)
    assert (found.fields, found.end) == ((), 0)
    assert blank_front_matter(text, found) == text


def test_the_body_keeps_its_line_numbers():
    text = "---\na: b\nc: d\n---\nBody"
    assert blank_front_matter(text, front_matter(text)) == "\n\n\n\nBody"


def test_toml_values_stay_as_written():
    rows = [
        'title = "X" # c',
        "date = 2024-01-02T03:04:05Z",
        "draft = true",
        "n = 1_000",
        'tags = ["a", "b"]',
        "[params]",
        "owner = 'Jo'",
    ]
    text = "+++\n" + "\n".join(rows) + "\n+++\n"
    assert entries(text) == [
        ("title", "X", 2),
        ("date", "2024-01-02T03:04:05Z", 3),
        ("draft", "true", 4),
        ("n", "1_000", 5),
        ("tags", "a", 6),
        ("tags", "b", 6),
        ("params.owner", "Jo", 8),
    ]


def test_toml_with_a_day_that_does_not_exist_keeps_the_string():
    found = front_matter('+++\ntitle = "X"\nlast_updated = 2025-02-30\n+++\n')
    assert [(field.key, field.value) for field in found.fields] == [("title", "X"), ("last_updated", "2025-02-30")]
    assert found.notes


@given(st.text(max_size=200))
def test_any_head_is_read_without_an_error(head):
    for fence in ("---", "+++"):
        text = f"{fence}\n{head}\n{fence}\nBody"
        found = front_matter(text)
        assert 0 <= found.end <= len(text)
        assert blank_front_matter(text, found).count("\n") == text.count("\n")


@given(st.text(alphabet="ab: -[]{}&*!|>'\"#?\n,\t%@`", max_size=120))
def test_anything_that_looks_like_yaml_is_read_without_an_error(head):
    front_matter(f"---\n{head}\n---\n")
