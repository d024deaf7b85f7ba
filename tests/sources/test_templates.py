import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.sources.templates import mask


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ('{% page "/outreach" %}', "liquid:page /outreach"),
        ('{% page "/outreach" %}#who', "liquid:page /outreach#who"),
        ("{{ site.baseurl }}{% link _docs/a.md %}#frag", "liquid:link _docs/a.md#frag"),
        ("{% post_url 2020-01-01-x %}", "liquid:post_url 2020-01-01-x"),
        ("{{site.baseurl}}/docs/x", "liquid:/docs/x"),
        ("{{ '/docs/x' | relative_url }}", "liquid:/docs/x"),
        ("{{ item.link }}", "liquid:{{item.link}}"),
        ("mailto:{{ site.email }}", "liquid:mailto:{{site.email}}"),
        ("/plain/path", "/plain/path"),
    ],
)
def test_targets_say_what_their_tags_mean(written, target):
    masked = mask(written)
    assert masked.target(masked.text) == target


def test_words_around_a_tag_stay_and_the_tag_goes():
    masked = mask("Write to {{ site.email }} today{% include x.html %}.")
    assert masked.words(masked.text) == "Write to  today."


def test_code_shows_its_tags_as_written_but_without_raw():
    masked = mask("{% raw %}a: {{ b }}{% endraw %} {{ c }}")
    assert masked.restored(masked.text) == "a: {{ b }} {{ c }}"


def test_comments_are_taken_out_and_kept_apart():
    masked = mask("a {% comment %}secret\nplan{% endcomment %} b {# small #} c")
    assert masked.words(masked.text) == "a \n b  c"
    assert [(item.text, item.how) for item in masked.comments] == [
        ("secret\nplan", "template comment"),
        (" small ", "template comment"),
    ]


@pytest.mark.parametrize(
    "text", ["{ x }", "${{ secrets.KEY }}", "{{ never closed", "{% never closed", "# H {#id}", "100 %}", "{{}"]
)
def test_what_is_no_tag_stays(text):
    masked = mask(text)
    assert masked.words(masked.text) == text


def test_a_tag_over_several_lines_keeps_their_number():
    text = 'a {% include x\n  y="z"\n%} b'
    masked = mask(text)
    assert masked.words(masked.text) == "a \n\n b"
    assert masked.restored(masked.text) == text


@given(st.text(alphabet="ab {}%#\n\"-'rawcomend", max_size=150))
def test_no_line_is_ever_lost(text):
    masked = mask(text)
    assert masked.text.count("\n") == text.count("\n")
    assert masked.words(masked.text).count("\n") == text.count("\n")
    assert masked.restored(masked.text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Dear {{ customer_name }}, hello", ["{{ customer_name }}"]),
        ("Number {{order.id}}.", ["{{order.id}}"]),
        ("Write to {{ site.email }} or see {{ page.title }}.", []),
        ("{% for plan in plans %}{{ plan.name }}{% endfor %}", []),
        ("{{ 'x' | relative_url }} and {{ total | round }}", []),
    ],
)
def test_variables_that_are_not_the_sites_own_are_kept_for_whoever_checks(written, kept):
    masked = mask(written)
    assert [left for number in range(len(masked.tags)) if (left := masked.variable(number))] == kept
