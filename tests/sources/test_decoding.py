import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.sources.decoding import declared_charset, decode
from kbaudit.sources.extract import Unreadable


def test_plain_utf8_leaves_no_note():
    found = decode("Zürich – ok".encode())
    assert (found.text, found.encoding, found.notes) == ("Zürich – ok", "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark, encoding):
    found = decode(mark + "Grüße\r\nzwei".encode(encoding))
    assert (found.text, found.encoding) == ("Grüße\nzwei", encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_recognised_and_noted(encoding):
    found = decode(("Refunds take 14 days.\n" * 5).encode(encoding))
    assert found.text.startswith("Refunds take 14 days.\n")
    assert found.encoding == encoding
    assert found.notes


def test_every_kind_of_line_break_becomes_a_line_feed_and_no_line_is_lost():
    assert decode(b"a\r\nb\rc\nd\r\n\r\ne").text == "a\nb\nc\nd\n\ne"


def test_nul_bytes_mean_binary():
    with pytest.raises(Unreadable, match="NUL"):
        decode(b"PK\x03\x04\x00\x00 some zip" * 50)


def test_a_single_nul_byte_means_binary_too():
    with pytest.raises(Unreadable, match="NUL"):
        decode(b"text with one\x00in it")


def test_control_characters_without_nul_mean_binary():
    with pytest.raises(Unreadable, match="binary"):
        decode(bytes(range(1, 9)) * 200)


def test_a_declared_charset_is_used_when_the_bytes_are_no_utf8():
    found = decode("Übergröße".encode("iso8859-2"), "ISO-8859-2")
    assert (found.text, found.encoding, found.notes) == ("Übergröße", "iso8859-2", ())


def test_valid_utf8_wins_over_a_declaration_that_says_otherwise():
    assert decode("Übergröße".encode(), "iso-8859-1").text == "Übergröße"


def test_latin_1_means_windows_1252_as_in_browsers():
    assert decode(b"\x93quoted\x94 \x80", "latin-1").text == "“quoted” €"


@pytest.mark.parametrize("charset", ["no-such-thing", "rot13", "idna", "base64", "unicode_escape"])
def test_an_unknown_or_dangerous_declaration_is_passed_over(charset):
    assert decode("Caf\u00e9".encode("cp1252"), charset).text == "Café"


def test_few_high_bytes_are_taken_for_windows_1252_with_a_note():
    found = decode("Der Preis beträgt 5 €.".encode("cp1252"))
    assert found.text == "Der Preis beträgt 5 €."
    assert "guess" in found.notes[0]


def test_a_long_cyrillic_text_is_recognised():
    text = "Возврат товара возможен в течение четырнадцати дней после получения заказа. " * 5
    assert decode(text.encode("cp1251")).text == text


def test_broken_utf8_stays_utf8_and_says_how_much_is_broken():
    data = "Größe, Maß, Fuß, Straße, übrig, schön".encode() + b" \xff end"
    found = decode(data)
    assert found.text.startswith("Größe, Maß")
    assert "1 places are broken UTF-8" in found.notes


def test_a_charset_is_read_from_html_and_xml():
    assert declared_charset(b'<html><meta charset="windows-1250">') == "windows-1250"
    assert declared_charset(b'<meta http-equiv=Content-Type content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b'<?xml version="1.0" encoding="ISO-8859-15"?>') == "ISO-8859-15"
    assert declared_charset(b"<p>charset=utf-8 is what we use</p>") is None


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_unreadable(data):
    try:
        found = decode(data)
    except Unreadable:
        return
    assert "\r" not in found.text
    assert "\0" not in found.text


@given(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs", "Cc"])))
def test_utf8_text_comes_back_as_it_was(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text
