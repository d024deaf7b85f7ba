import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbaudit.model import BlockKind
from kbaudit.sources.extract import RawFile, Unreadable
from kbaudit.sources.plain import read_asciidoc, read_plain, read_rst
from tests.sources.reading import check, extract, fields, hidden, links, shown, texts


def plain(source):
    return extract(read_plain, source, "a.txt")


def rst(source):
    return extract(read_rst, source, "a.rst")


def asciidoc(source):
    return extract(read_asciidoc, source, "a.adoc")


# ------------------------------------------------------------------------------------------------ plain text


def test_paragraphs_items_and_lines():
    found = plain(
        "Returns policy\n\nFirst line\nsecond line.\n\n- free\n  shipping\n1. one\n(b) two\n\nSee https://x.y.\n"
    )
    assert shown(found) == [
        ("heading", 1, "Returns policy"),
        ("paragraph", 3, "First line\nsecond line."),
        ("list item", 6, "free\nshipping"),
        ("list item", 8, "one"),
        ("list item", 9, "two"),
        ("paragraph", 11, "See https://x.y."),
    ]
    assert (found.title, found.title_origin) == ("Returns policy", "first line")
    assert links(found) == [("https://x.y", "https://x.y", 11)]


@pytest.mark.parametrize("first", ["Hi Anna,", "Call us.", "Dear team:", "x" * 100, "- item", "Stop!"])
def test_a_first_line_that_is_no_title(first):
    assert plain(f"{first}\n\nText.\n").title is None


def test_a_single_line_is_no_title():
    assert plain("Refunds\n").title is None


def test_underlined_lines_are_headings():
    found = plain("Title\n=====\nText.\n\nPart\n----\nMore.\n")
    assert [(block.kind.value, block.level) for block in found.blocks] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]
    assert "=" not in found.text


def test_capitals_and_numbers_make_headings_only_where_that_is_safe():
    source = (
        "Start of it.\n\nSHIPPING COSTS\n\nText.\n\n3.1 Opening hours\n\nText.\n\nTHIS IS A WARNING!\n\n"
        "CAPITALS WITHIN\na paragraph.\n\n"
        "1 Apples\n\n2 Pears\n\nFAQ\n\n12 Main Street. Vienna\n\nEnd.\n"
    )
    assert texts(plain(source), BlockKind.HEADING) == ["SHIPPING COSTS", "3.1 Opening hours", "2 Pears"]


def test_quoted_lines_are_quotes():
    assert shown(plain("Hello there.\n\n> he\n> said\n")) == [
        ("paragraph", 1, "Hello there."),
        ("quote", 3, "he\nsaid"),
    ]


def test_front_matter_of_a_text_file():
    assert fields(plain("---\nowner: Jo\n---\nText.\n")) == {"owner": "Jo"}


def test_hidden_characters_of_a_text_file():
    tags = "".join(chr(0xE0000 + ord(one)) for one in "obey")
    assert hidden(plain(f"Text.\nMore{tags}.\n")) == [("obey", "tag characters", 2)]


# ------------------------------------------------------------------------------------------------ reStructuredText


def test_rst_headings_by_their_adornment():
    found = rst("=====\nTitle\n=====\n\nPart\n====\n\nSub\n---\n\nPart *two*\n==========\n")
    assert [(text, block.level) for text, block in zip(texts(found), found.blocks, strict=True)] == [
        ("Title", 1),
        ("Part", 2),
        ("Sub", 3),
        ("Part two", 2),
    ]
    assert found.title == "Title"


def test_rst_fields_at_the_top_are_metadata_and_later_ones_are_text():
    found = rst("Title\n=====\n\n:Author: Jo\n:Reviewed: 2024-02-30\n\nText.\n\n:param x: thing\n")
    assert fields(found) == {"Author": "Jo", "Reviewed": "2024-02-30"}
    assert {field.origin for field in found.metadata} == {"docinfo"}
    assert texts(found)[-1] == "param x: thing"


def test_rst_inline_markup_becomes_words_and_links():
    found = rst(
        "See :doc:`the guide <a/b>`, :ref:`label`, `site <https://x.y>`_, `Named`_ and Py_.\n"
        "``co*de`` **b** *i* |sub| 2*3*4 [1]_ a\\*b\n\n"
        ".. _Named: https://n.m\n.. _Py: https://p.q\n"
    )
    assert texts(found) == ["See the guide, label, site, Named and Py.\nco*de b i sub 2*3*4 a*b"]
    assert [(target, words) for target, words, _ in links(found)] == [
        ("a/b", "the guide"),
        ("label", "label"),
        ("https://x.y", "site"),
        ("https://n.m", "Named"),
        ("https://p.q", "Py"),
    ]


def test_rst_blocks():
    found = rst(
        "Lead::\n\n   code\n     deeper\n\n.. a comment\n   goes on\n\n.. note:: Mind\n   this.\n\n   - item\n\n"
        ".. code-block:: sh\n   :linenos:\n\n"
        "   ls\n\n- a\n  b\n\n  - c\n\n#. d\n\nterm\n   meaning\n\n    quoted\n\n.. image:: p.png\n   :alt: Pic\n"
    )
    assert shown(found) == [
        ("paragraph", 1, "Lead:"),
        ("code", 3, "code\n  deeper"),
        ("paragraph", 9, "Mind\nthis."),
        ("list item", 12, "item"),
        ("code", 17, "ls"),
        ("list item", 19, "a\nb"),
        ("list item", 22, "c"),
        ("list item", 24, "d"),
        ("list item", 26, "term:\nmeaning"),
        ("paragraph", 29, "quoted"),
    ]
    assert hidden(found) == [("a comment goes on", "comment", 6)]
    assert links(found) == [("p.png", "Pic", 31)]


def test_rst_tables_of_all_four_kinds():
    grid = "+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n|   | x |\n+---+---+\n"
    simple = "===  ===\nA    B\n===  ===\n1    2\n===  ===\n"
    listed = ".. list-table::\n   :header-rows: 1\n\n   * - A\n     - B\n   * - 1\n     - 2\n"
    csv = '.. csv-table::\n   :header: A, B\n\n   1, "2"\n'
    assert texts(rst(grid)) == ["1 | 2 x"]
    for source in (simple, listed, csv):
        assert texts(rst(source)) == ["1 | 2"]
    for source in (grid, simple, listed, csv):
        assert rst(source).blocks[0].header == ("A", "B")


def test_rst_text_below_an_item_is_read_whole_however_little_it_is_indented():
    found = rst("1. one\n\n more of it\n\n#. two\n\n\t tabbed\n")
    assert texts(found) == ["one", "more of it", "two", "tabbed"]


# ------------------------------------------------------------------------------------------------ AsciiDoc


def test_asciidoc_header_headings_and_attributes():
    found = asciidoc(
        "= Title\nJo Doe <jo@x.y>\nv1.2, 2024-01-02\n:product: Gizmo\n:reviewed: 2024-02-30\n\nThe {product}.\n\n"
        "== Part\n=== Sub\n"
    )
    assert fields(found) == {
        "author": "Jo Doe <jo@x.y>",
        "revdate": "2024-01-02",
        "product": "Gizmo",
        "reviewed": "2024-02-30",
    }
    assert shown(found) == [
        ("heading", 1, "Title"),
        ("paragraph", 7, "The Gizmo."),
        ("heading", 9, "Part"),
        ("heading", 10, "Sub"),
    ]
    assert [block.level for block in found.blocks if block.level] == [1, 2, 3]


def test_asciidoc_inline_markup_becomes_words_and_links():
    found = asciidoc(
        "*b* _i_ `c` https://a.b/c[site] link:d.html[D,window=_blank] <<sec,there>> xref:o.adoc#x[other] kbd:[F1] 2*3*4 #m#\n"
    )
    assert texts(found) == ["b i c site D there other F1 2*3*4 m"]
    assert [target for target, _, _ in links(found)] == ["https://a.b/c", "d.html", "#sec", "o.adoc#x"]


def test_asciidoc_blocks():
    found = asciidoc(
        "// aside\nNOTE: Mind *this*.\n\n* one\n** two\n\n[source,sh]\n----\nls\n----\n\n////\nlong\naside\n////\n"
        ".Caption\n[options=header]\n"
        "|===\n|A |B\n|1\n|2\n|===\n\nterm:: what it is\nimage::p.png[Pic]\n\n====\ninside\n====\n"
    )
    assert shown(found) == [
        ("paragraph", 2, "Mind this."),
        ("list item", 4, "one"),
        ("list item", 5, "two"),
        ("code", 9, "ls"),
        ("paragraph", 16, "Caption"),
        ("table row", 20, "1 | 2"),
        ("list item", 24, "term: what it is"),
        ("paragraph", 28, "inside"),
    ]
    assert next(block for block in found.blocks if block.kind is BlockKind.TABLE_ROW).header == ("A", "B")
    assert hidden(found) == [("aside", "comment", 1), ("long aside", "comment", 13)]
    assert links(found) == [("p.png", "Pic", 25)]


# ------------------------------------------------------------------------------------------------ all of them

PIECES = st.sampled_from(
    ["\n", "\n\n", "a", "word ", "Title\n=====\n", "-----\n", "====\n", "- ", "* ", "1. ", " ", " x\n", "   ", "    ", ".. ",
    ".. note:: ", ".. code-block:: x\n",
     "::\n\n", ":key: value\n", "``", "`", "`_", "*", "**", "|", "|===\n", "+---+---+\n", "| a | b |\n", "=== ===\n",
     "----\n", "////\n", "//",
     "[source]\n", "[[x]]", "<<y,z>>", "= T\n", "== H\n", "term:: ", "http://x.y ", "image::p[q]\n", "{a}",
     ".. _t: u\n", ".. list-table::\n\n",
     "   * - c\n", "     - d\n", ".. csv-table::\n\n", '   1,"2\n', "> ", ">>> x\n", "\t", "é", "\u200b", "ABC DEF\n",
     "1.2 Head\n", "\\"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([plain, rst, asciidoc]))
def test_any_mixture_of_markup_gives_a_sound_extract(source, reader):
    reader(source)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([read_plain, read_rst, read_asciidoc]))
def test_any_bytes_are_read_or_unreadable(data, reader):
    try:
        found = list(reader(RawFile("a.rst", "a.rst", data)))
    except Unreadable:
        return
    check(found[0])


@pytest.mark.parametrize("reader", [plain, rst, asciidoc])
@pytest.mark.parametrize(
    "source",
    ["- a\n" * 5_000, "`" * 20_000, "*a " * 10_000, "=" * 20_000 + "\n", "a\n=\n" * 5_000,
    "\n".join(" " * n + "- x" for n in range(400)),
     "|===\n" * 5_000, "----\n" * 5_001, "a::\n\n" * 3_000, ":a: b\n" * 3_000, ".. a::\n"
     "" * 5_000, "<<" * 10_000, "[" * 20_000, "a_" * 10_000,
     "=== ===\n" * 3_000, "+--+--+\n" * 3_000, "|" * 20_000, "{a}" * 5_000, "A B\n\n" * 3_000, "> " * 10_000],
)  # fmt: skip
def test_hostile_text_takes_no_long_time(reader, source):
    start = time.process_time()
    reader(source)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("underline", ["=" * 7, "----", "~" * 16, "=" * 40])
def test_a_short_underline_makes_a_title_as_docutils_takes_it(underline: str) -> None:
    found = rst(f"Delivery times and costs\n{underline}\n\nWe deliver within two days.\n")
    assert shown(found)[0] == ("heading", 1, "Delivery times and costs")
    assert found.title == "Delivery times and costs"


@pytest.mark.parametrize("underline", ["=", "--", "~~~", "=-=-=-=-"])
def test_three_signs_or_mixed_ones_make_no_title_of_a_long_line(underline: str) -> None:
    found = rst(f"Delivery times and costs\n{underline}\n\nWe deliver within two days.\n")
    assert "heading" not in [kind for kind, _, _ in shown(found)]
