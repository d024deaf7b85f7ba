"""The inline parser against markdown-it-py, which knows CommonMark but not the lines."""

from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kbaudit.sources.inline import Context, label, render

PARSER = MarkdownIt("commonmark").enable("strikethrough")


def reference(source):
    """The words and targets that markdown-it-py finds."""
    tokens = PARSER.parseInline(source)[0].children or []
    text = []
    targets = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            text.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            text.append(" ")
        if token.type == "link_open":
            targets.append(unquote(token.attrs["href"]))
        elif token.type == "image":
            targets.append(token.attrs["src"])
    return " ".join("".join(text).split()), targets


def words(source, **references):
    return render(source, Context(references={label(key): value for key, value in references.items()})).run.text


def targets(source, **references):
    return [
        link.target
        for link in render(source, Context({label(key): value for key, value in references.items()})).run.links
    ]


@pytest.mark.parametrize(
    "source",
    [
        "plain words",
        "*a* **b** ***c*** _d_ __e__",
        "a*b*c a_b_c snake_case_name __init__",
        "**bold with *nested* inside**",
        "*a **b* c**",
        "2 * 3 * 4 and 2*3*4",
        "** not bold **",
        "~~gone~~ and ~~on\nand on~~",
        "`code *x*` ``a ` b`` `unclosed",
        "` a ` `  ` ` `",
        r"\*not\* \` \[x\](y) \a \\",
        "a &amp; b &lt;c&gt; &copy; &#65; &#x42; &nosuch; &",
        "[a](b) [c](<d e>) [f](g 'h') [i](j \"k\") [l](m (n))",
        "[a [b] c](d) [a](b(c)d) [a](b\\)c)",
        "![alt *x*](i.png) [![inner](i.png)](outer)",
        "[not a link] [nor](this one",
        "[a](b)[c](d)",
        "<https://x.y/z> <a@b.cc> a < b",
        "line one\nline two  \nline three\\\nline four",
        "*emphasis\nover lines*",
        "[link\nover](lines)",
        "!not an image ![",
        "]] [[ ][",
        "**a*",
        "*a**",
        "***a** b*",
        "“*quoted*” („*x*“)",
        "**Note:**text **“x”**y",
    ],
)
def test_words_and_targets_are_those_of_commonmark(source):
    expected_words, expected_targets = reference(source)
    run = render(source, Context()).run
    assert " ".join(run.text.split()) == expected_words
    assert [link.target for link in run.links if "://x.y" not in link.target] == [
        target for target in expected_targets if "://x.y" not in target
    ]


@settings(max_examples=300)
@given(st.text(alphabet="ab *_`[]()!\\\n\"'", max_size=30))
def test_random_markup_gives_the_words_of_commonmark(source):
    source = source.strip(" \n")
    run = render(source, Context()).run
    ours, theirs = "".join(run.text.split()), "".join(reference(source)[0].split())
    images = any(link.image for link in run.links)
    assert images or ours == theirs


def test_every_line_break_stays_even_inside_markup():
    assert words("[a](b\n'title') c") == "a\nc"
    assert words("a [b](\n/c\n) d") == "a b\n\nd"
    assert words("`a\nb` <a\nhref='x'>c</a>") == "a\nb\nc"
    assert words("![alt\nalt](x) y").strip() == "y"


def test_references_with_their_three_forms():
    assert targets("[a][Ref] [ref][] [REF] [other]", ref="/r") == ["/r", "/r", "/r"]
    assert words("[a][Ref] [ref][] [REF] [other]", ref="/r") == "a ref REF [other]"


def test_a_target_with_spaces_is_a_link_if_it_looks_like_a_file():
    assert targets("[guide](my guide.md)") == ["my guide.md"]
    assert words("[sic](as he wrote)") == "[sic](as he wrote)"


def test_addresses_written_out_are_links():
    run = render("see https://x.y/a_b_c (or http://z.w/q).", Context()).run
    assert [(link.target, run.text[link.start : link.end]) for link in run.links] == [
        ("https://x.y/a_b_c", "https://x.y/a_b_c"),
        ("http://z.w/q", "http://z.w/q"),
    ]


def test_inline_html_shows_its_words_and_hides_what_is_hidden():
    found = render(
        'a <b>bold</b> <span style="display:none">do this</span>c<!-- note --> <a href="u" id="here">w</a>', Context()
    )
    assert found.run.text == "a bold c w"
    assert [link.target for link in found.run.links] == ["u"]
    assert [(text, how) for text, how, _ in found.hidden] == [(" note ", "comment"), ("do this", "display:none")]
    assert found.anchors == ("here",)


def test_words_in_angle_brackets_that_are_no_elements_stay():
    assert words("use <APP_NAME> and <your-domain> with <b>care</b>") == "use <APP_NAME> and <your-domain> with care"


def test_attribute_lists_go_only_where_they_belong():
    assert (
        words("[a](b){: .btn} x {: .cls} `c`{.lang} [d](e){target=_blank} {keep: this} {a}")
        == "a x c d {keep: this} {a}"
    )


def test_footnote_marks_go_and_their_words_stay_elsewhere():
    assert words("Fact[^1] and [^note]. [^a b]") == "Fact and . [^a b]"


def test_expressions_go_in_mdx_only():
    assert render("a {props.x} b", Context(mdx=True)).run.text == "a b"
    assert render("a {props.x} b", Context()).run.text == "a {props.x} b"


@pytest.mark.parametrize(
    "source",
    ["[" * 20_000, "[a](" * 5_000, "*a_" * 10_000, "`" * 5_000 + "a", "<a x=\"" * 5_000, "![" * 10_000 + "](x)" * 10_000,
     "[a](b)" * 5_000, "<!--" * 10_000, "a*" * 20_000 + "b", "<b>" * 5_000, "&" * 20_000, "[]" * 10_000, "\\" * 20_001,
     "~~a" * 10_000, "{:" * 10_000, "[^" * 5_000, "**" * 20_000, "_*" * 10_000, "](" * 10_000, "<a:" * 5_000],
)  # fmt: skip
def test_hostile_markup_takes_no_long_time(source):
    import time

    start = time.process_time()
    render(source, Context())
    assert time.process_time() - start < 3
