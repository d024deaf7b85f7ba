import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.facts.identity_numbers import luhn, valid_iban
from kbaudit.facts.people import is_personal_address
from kbaudit.facts.sensitive import find_sensitive, mask

KEY = "h7Gq2ZpV9tLx4RmK8sWd3NcY6bJf1QaE"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("The password is Xk9!mmQ2.", "The password is [credential]."),
        ("Use ghp_" + KEY + "aB3d for it", "Use [credential] for it"),
        ("IBAN DE44 5001 0517 5407 3249 31", "IBAN [IBAN]"),
        ("Ask marta.lindqvist@posteo.example", "Ask [e-mail address]"),
        ("Ask support@brightdesk.example", "Ask support@brightdesk.example"),
        ("Ask jane.doe@example.com", "Ask jane.doe@example.com"),
        ("Set YOUR_API_KEY and ${TOKEN}", "Set YOUR_API_KEY and ${TOKEN}"),
        ("Call +44 20 7946 0123 for claims", "Call +44 20 7946 0123 for claims"),
        ("Test key sk_" + "test_4eC39HqLyjWDarjtT1zdp7dc", "Test key [credential]"),
        ("", ""),
    ],
)
def test_a_quote_is_masked_more_readily_than_it_is_reported(text: str, masked: str) -> None:
    assert mask(text) == masked


@given(st.text(max_size=400))
def test_masking_any_text_ends_and_keeps_spans_in_order(text: str) -> None:
    found = find_sensitive(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    mask(text)


@given(st.text(alphabet="abc XYZ.,", max_size=200))
def test_text_without_signs_and_digits_stays_as_it_is(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    "hostile",
    [
        "a@" * 20_000,
        "password " * 10_000,
        "1 " * 30_000,
        "A" * 60_000,
        "password: (" * 8_000,
        "{{" * 20_000,
        "Ab1" * 20_000,
        "key=" * 15_000,
        "eyJ" * 20_000,
    ],
)
def test_hostile_text_costs_no_more_than_other_text(hostile: str) -> None:
    started = time.process_time()
    mask(hostile)
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "address", ["marta.lindqvist@x.example", "m.lindqvist@x.example", "karin@x.example", "peter.novak82@gmail.com"]
)
def test_a_persons_address_is_known_by_its_name(address: str) -> None:
    assert is_personal_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "support@x.example",
        "claims.berlin@x.example",
        "no-reply@x.example",
        "jane.doe@example.com",
        "max.mustermann@firma.de",
        "firstname.lastname@x.example",
        "user@x.example",
        "it-support@x.example",
    ],
)
def test_a_role_or_a_placeholder_is_no_person(address: str) -> None:
    assert not is_personal_address(address)


def test_check_digits() -> None:
    assert valid_iban("GB94BARC10201530093459")
    assert not valid_iban("GB94BARC10201530093458")
    assert luhn("4539578763621486")
    assert not luhn("4539578763621487")
