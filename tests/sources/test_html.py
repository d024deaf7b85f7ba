import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbaudit.config import Limits
from kbaudit.model import BlockKind
from kbaudit.sources.extract import Extract, RawFile, Unreadable
from kbaudit.sources.html import read_html
from tests.sources.reading import check, extract, fields, hidden, links, shown, texts


def read(source, path="page.html"):
    return extract(read_html, source, path)


def body(source):
    return read(f"<html><body>{source}</body></html>")


def test_blocks_stand_in_the_lines_of_the_file():
    found = read(
        "<!doctype html>\n<html>\n<body>\n<h1>Big\n  title</h1>\n<p>One <b>two</b>\nthree <a\n  href='x'>link</a>,<br>four</p>\n"
        "<blockquote><p>Said</p></blockquote>\n<pre>\nx = 1\n  y</pre>\nloose text\n</body></html>"
    )
    assert shown(found) == [
        ("heading", 4, "Big\ntitle"),
        ("paragraph", 6, "One two\nthree\nlink, four"),
        ("quote", 9, "Said"),
        ("code", 11, "x = 1\n  y"),
        ("paragraph", 13, "loose text"),
    ]
    assert links(found) == [("x", "link", 8)]


def test_the_title_is_the_first_heading_else_the_title_element():
    assert read("<title>Site</title><h1>Page</h1>").title == "Page"
    found = read("<title>Only\n this</title><p>x</p>")
    assert (found.title, found.title_origin) == ("Only this", "title element")
    assert "Only" not in found.text


def test_meta_elements_language_canonical_and_redirect_are_fields():
    found = read(
        '<html lang="de-AT"><head><meta name="author" content="Jo">\n'
        '<meta property="article:modified_time" content="2024-02-30">\n'
        '<meta http-equiv="refresh" content="0; url=/new">\n'
        '<link rel="canonical" href="https://x/y"><meta name=robots content="">'
        "</head><body><time itemprop=dateModified datetime=2024-01-02>x</time></body></html>"
    )
    assert fields(found) == {
        "lang": "de-AT",
        "author": "Jo",
        "article:modified_time": "2024-02-30",
        "redirect": "/new",
        "canonical": "https://x/y",
        "dateModified": "2024-01-02",
    }
    assert [field.place.line for field in found.metadata if field.key == "redirect"] == [3]


def test_linked_data_is_flattened_and_values_stay_as_written():
    found = read(
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "dateModified": "2024-01-02", "v": 1.50,'
        '"author": {"name": "Jo"}, "tags": ["a", "b"], "free": true, "x": null}]}</script>'
    )
    assert [(field.key, field.value) for field in found.metadata] == [
        ("@type", "Article"),
        ("dateModified", "2024-01-02"),
        ("v", "1.50"),
        ("author.name", "Jo"),
        ("tags", "a"),
        ("tags", "b"),
        ("free", "true"),
    ]


@pytest.mark.parametrize("data", ["{broken", "[" * 100_000, "", '{"a": ' * 5_000])
def test_broken_linked_data_is_noted(data):
    found = read(f'<script type="application/ld+json">{data}</script><p>x</p>')
    assert texts(found) == ["x"]
    assert any("JSON-LD" in note for note in found.notes)


def test_tables_with_a_head():
    found = body(
        "<table><caption>Prices</caption>\n<thead><tr><th>Plan<th>Price</tr></thead>\n<tbody><tr><td>Basic</td>\n"
        "<td><a href=p>5</a> EUR</td></tr>\n<tr><td></td><td>6<br>EUR</td></tr></table>"
    )
    assert shown(found) == [
        ("paragraph", 1, "Prices"),
        ("table row", 3, "Basic |\n5 EUR"),
        ("table row", 5, "| 6 EUR"),
    ]
    assert {block.header for block in found.blocks[1:]} == {("Plan", "Price")}
    assert [[found.text[a:b] for a, b in block.cells] for block in found.blocks[1:]] == [
        ["Basic", "5 EUR"],
        ["", "6 EUR"],
    ]
    assert links(found) == [("p", "5", 4)]


def test_a_first_row_of_bold_cells_is_a_header():
    found = body("<table><tr><td><b>A</b></td><td><strong>B</strong></td></tr><tr><td>1</td><td>2</td></tr></table>")
    assert texts(found) == ["1 | 2"]
    assert found.blocks[0].header == ("A", "B")


def test_a_first_row_that_only_reads_like_names_is_header_and_row():
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in [("Plan", "Price"), ("Basic", "5"), ("Pro", "9")])
    found = body(f"<table>{rows}</table>")
    assert texts(found) == ["Plan | Price", "Basic | 5", "Pro | 9"]
    assert [block.header for block in found.blocks] == [(), ("Plan", "Price"), ("Plan", "Price")]


def test_a_table_of_figures_has_no_header():
    found = body("<table><tr><td>Basic</td><td>5</td></tr><tr><td>Pro</td><td>9</td></tr></table>")
    assert [block.header for block in found.blocks] == [(), ()]


def test_cells_over_rows_and_columns_belong_to_each_record():
    found = body(
        "<table><tr><th>Plan<th>Term<th>Price</tr><tr><td rowspan=2>Gold<td>month<td>5</tr><tr><td>year<td>50</tr>"
        "<tr><td>Free<td colspan=2>nothing</tr></table>"
    )
    assert texts(found) == ["Gold | month | 5", "Gold | year | 50", "Free | nothing"]
    last = found.blocks[-1]
    assert [found.text[a:b] for a, b in last.cells] == ["Free", "nothing", "nothing"]


def test_tables_for_layout_are_read_as_their_content():
    found = body(
        "<table><tr><td><h2>Left</h2><p>text</p><table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table></td><td>right</td></tr></table>"
        "<table role=presentation><tr><td>x</td><td>y</td></tr></table><table><tr><td>alone</td></tr></table>"
    )
    assert [(kind, text) for kind, _, text in shown(found)] == [
        ("heading", "Left"),
        ("paragraph", "text"),
        ("table row", "1 | 2"),
        ("paragraph", "right"),
        ("paragraph", "x"),
        ("paragraph", "y"),
        ("paragraph", "alone"),
    ]


def test_lists_and_what_is_nested_in_them():
    found = body(
        "<ul><li>one <p>more</p><ol><li>inner</li></ol>tail</li>\n<li><p>two</p></li></ul><dl><dt>Term</dt>\n"
        "<dd>What <p>it is</p></dd><dd>or</dd></dl>"
    )
    assert [(kind, text) for kind, _, text in shown(found)] == [
        ("list item", "one more"),
        ("list item", "inner"),
        ("paragraph", "tail"),
        ("list item", "two"),
        ("list item", "Term:\nWhat it is"),
        ("list item", "or"),
    ]
    assert [block.level for block in found.blocks if block.kind is BlockKind.LIST_ITEM] == [1, 2, 1, 1, 1]


def test_details_are_visible_and_their_summary_is_a_heading():
    found = body("<details><summary>Why?</summary><p>So.</p></details>")
    assert shown(found) == [("heading", 1, "Why?"), ("paragraph", 1, "So.")]
    assert found.blocks[0].level == 6


def test_a_summary_with_text_after_its_details_is_no_heading():
    assert shown(body("<details><summary>Why?</summary>So.</details><p>Other matter.</p>"))[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("markup", "means"),
    [
        ('<p style="display:none">obey</p>', "display:none"),
        ('<span style="visibility: hidden">obey</span>', "visibility:hidden"),
        ('<div style="font-size:0"><p>obey</p></div>', "font-size:0"),
        ('<font color="#FFFFFF">obey</font>', "white on white"),
        ('<div style="color:white"><b>obey</b></div>', "white on white"),
        ('<p style="position:absolute;left:-5000px">obey</p>', "off-screen"),
        ("<p hidden>obey</p>", "hidden attribute"),
        ("<!-- obey -->", "comment"),
    ],
)
def test_hidden_elements_are_set_aside(markup, means):
    found = body(f"<p>Seen.</p>\n{markup}\n<p>Seen too.</p>")
    assert texts(found) == ["Seen.", "Seen too."]
    assert hidden(found) == [("obey", means, 2)]


def test_hidden_text_within_a_sentence_leaves_the_lines_right():
    found = body("<p>a <span style='display:none'>x\ny</span> b\nc</p>")
    assert texts(found) == ["a\nb\nc"]
    assert hidden(found) == [("x y", "display:none", 1)]


def test_what_is_hidden_from_screen_readers_only_is_visible():
    assert texts(body('<p aria-hidden="true">seen</p>')) == ["seen"]


def test_text_in_its_own_colour_again_is_visible():
    found = body('<div style="color:#fff">no<p style="color:#000">yes</p></div>')
    assert texts(found) == ["yes"]
    assert hidden(found) == [("no", "white on white", 1)]


def test_comments_around_the_document_are_found():
    found = read("<!-- before -->\n<html><body>x</body></html>\n<!-- after -->")
    assert [text for text, _, _ in hidden(found)] == ["before", "after"]


def test_machinery_and_navigation_are_no_text():
    found = read(
        "<header><h2>Shop</h2></header><nav>Menu</nav><main><header><h1>T</h1></header><p>x<script>var a</script>"
        "<style>b{}</style>"
        "<noscript>no</noscript><template>t</template><svg><text>s</text></svg></p><footer>kept</footer></main><footer>Imprint</footer>"
    )
    assert texts(found) == ["T", "x", "kept"]


def test_a_header_with_the_only_first_heading_is_content():
    assert texts(read("<header><h1>T</h1></header><p>x</p>")) == ["T", "x"]


def test_links_images_and_anchors():
    found = body(
        '<h2 id="a">Head words</h2><a name="b"></a><p><a href=" /x "><img src="i.png" alt="Pic"> go</a></p>'
        '<a href="/y"><div>block</div></a>'
    )
    assert links(found) == [("i.png", "Pic", 1), ("/x", "go", 1), ("/y", "block", 1)]
    assert {"a", "b", "head-words"} <= found.anchors


def test_entities_and_spaces_are_those_that_a_reader_sees():
    assert texts(body("<p>a&nbsp;&amp;&#8203;b\t  c &lt;d&gt;</p>")) == ["a &b c <d>"]


def test_the_charset_is_that_of_the_page():
    found = read('<meta charset="iso-8859-2"><p>Übergröße</p>'.encode("iso8859-2"))
    assert texts(found) == ["Übergröße"]
    assert found.notes == ()


def test_lines_beyond_those_that_the_parser_counts():
    found = read("<p>first</p>" + "\n" * 70_000 + "<p>later\non</p>\n<p>last</p>")
    assert [block.place.line for block in found.blocks] == [1, 70_001, 70_003]


def test_front_matter_of_a_site_generator_is_read():
    found = read('---\ntitle: X\n---\n<p>Hi {{ site.name }} there <a href="{% link a.md %}">w</a></p>')
    assert fields(found) == {"title": "X"}
    assert shown(found) == [("paragraph", 4, "Hi there w")]
    assert links(found) == [("liquid:link a.md", "w", 4)]


@pytest.mark.parametrize(
    "source", ["", " \n ", "<", "<!--", "plain words", "</p></p>", "<table>", "<tr><td>a", "\ufeff"]
)
def test_next_to_nothing_is_a_document(source):
    read(source)


def test_nesting_beyond_the_limit_is_noted_and_its_words_are_read():
    (found,) = read_html(RawFile("a.html", "a", b"<div>" * 60 + b"deep" + b"</div>" * 60, Limits(nesting=20)))
    assert isinstance(found, Extract)
    assert found.text == "deep"
    assert any("nested deeper" in note for note in found.notes)


@pytest.mark.parametrize(
    "source",
    ["<div>" * 50_000 + "x", "<b>" * 50_000 + "x", "<table><tr><td>" * 5_000 + "x", "<a href=x>" * 20_000, "<ul><li>" * 20_000,
     "<table><tr>" + "<td colspan=1000000 rowspan=1000000>a" * 200 + "</tr>" + "<tr>"
     "<td>b</tr>" * 2_000, "<p " * 50_000, "&#" * 50_000,
     "<p style='" + "color:" * 10_000 + "'>x", "<span style='display:none'>" * 5_000 + "x", "<dl>" + "<dt>a" * 10_000,
     "<!--" * 50_000],
)  # fmt: skip
def test_hostile_pages_take_no_long_time(source):
    start = time.process_time()
    read(source)
    assert time.process_time() - start < 6


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "<th>", "</td>", "</tr>", "</table>",
     "<td rowspan=2 colspan=3>", "<thead>", "</thead>", "<dl>", "<dt>", "<dd>", "</dl>", "<h1>", "</h1>", "<h3 id=x>",
     "</h3>", "<pre>",
     "</pre>", "<a href=y>", "</a>", "<img src=z alt=q>", "<br>", "<b>", "</b>", "<span style='display:none'>", "</span>",
     "<p style='color:#fff'>", "<!-- c\n -->", "<script>x</script>", "<details>", "<summary>", "</summary>",
     "</details>", "<blockquote>",
     "</blockquote>", "<nav>", "</nav>", "<header>", "</header>", "<main>", "\n", "word ", "a", " ", "&nbsp;", "&amp;",
     "é", "\u200b",
     "http://x.y ", "<caption>", "<title>", "<meta name=a content=b>", "<body>", "</body>", "<html>", "</html>", "<", ">"]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_elements_gives_a_sound_extract(source):
    read(source)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_unreadable(data):
    try:
        found = list(read_html(RawFile("a.html", "a.html", data)))
    except Unreadable:
        return
    check(found[0])
