"""Obligation, permission and advice are told from possibility, ability and future."""

from __future__ import annotations

import pytest

from kbaudit.facts.modality import ModalKind, modality_of


@pytest.mark.parametrize(
    ("sentence", "kind", "verb"),
    [
        ("You must sign the form.", ModalKind.MUST, "sign"),
        ("Sellers shall deliver the goods.", ModalKind.MUST, "deliver"),
        ("You have to register first.", ModalKind.MUST, "register"),
        ("Approval is mandatory.", ModalKind.MUST, "approval"),
        ("A signature is required.", ModalKind.MUST, "signature"),
        ("Video conference: required", ModalKind.MUST, "conference"),
        ("You must not share the key.", ModalKind.MUST_NOT, "share"),
        ("Pets are not allowed.", ModalKind.MUST_NOT, "pet"),
        ("Smoking is prohibited.", ModalKind.MUST_NOT, "smoke"),
        ("The agent shall have no authority to sign.", ModalKind.MUST_NOT, "sign"),
        ("Do not share your password.", ModalKind.MUST_NOT, "share"),
        ("You may not reapply the scripts.", ModalKind.MUST_NOT, "reapply"),
        ("Gift cards cannot be refunded.", ModalKind.MUST_NOT, "refund"),
        ("Your tasks must not exceed the quota of your team.", ModalKind.MUST_NOT, "exceed"),
        ("Customers may return items.", ModalKind.MAY, "return"),
        ("Customers can return items.", ModalKind.MAY, "return"),
        ("Staff are permitted to travel.", ModalKind.MAY, "travel"),
        ("You are entitled to leave.", ModalKind.MAY, "leave"),
        ("You don't have to sign.", ModalKind.NEED_NOT, "sign"),
        ("Insurance is optional.", ModalKind.NEED_NOT, "insurance"),
        ("Tenant shall not be required to maintain insurance.", ModalKind.NEED_NOT, "maintain"),
        ("There is no need to apply.", ModalKind.NEED_NOT, "apply"),
        ("Guests shall not be forced to pay.", ModalKind.NEED_NOT, "pay"),
        ("The seller shall have no liability for taxes.", ModalKind.NEED_NOT, "for"),
        ("It is not an obligation of the tenant to provide keys.", ModalKind.NEED_NOT, "provide"),
        ("The seller is under no obligation to ship.", ModalKind.NEED_NOT, "ship"),
        ("You are not bound to accept the offer.", ModalKind.NEED_NOT, "accept"),
        ("Interns are exempt from the training.", ModalKind.NEED_NOT, "train"),
        ("The hall needs no deposit.", ModalKind.NEED_NOT, "deposit"),
        ("Nobody expects visitors to sign.", ModalKind.NEED_NOT, "sign"),
        ("In no event shall either party be liable.", ModalKind.MUST_NOT, "liable"),
        ("The bank at no time will be responsible.", ModalKind.MUST_NOT, "responsible"),
        ("Members have no right to vote.", ModalKind.MUST_NOT, "vote"),
        ("The garden is closed to dogs.", ModalKind.MUST_NOT, "dog"),
        ("Buyers have the right at any time to inspect the site.", ModalKind.MAY, "inspect"),
        ("You should reconcile accounts.", ModalKind.SHOULD, "reconcile"),
        ("You shouldn't reapply changes.", ModalKind.SHOULD_NOT, "reapply"),
        ("Nobody leaving early has to sign.", ModalKind.NEED_NOT, "sign"),
        ("No deposit is needed in June.", ModalKind.NEED_NOT, "deposit"),
        ("No pets are allowed in the hall.", ModalKind.MUST_NOT, "pet"),
        ("Nobody may row alone.", ModalKind.MUST_NOT, "row"),
        ("No meeting is to be held in the hall.", ModalKind.MUST_NOT, "hold"),
        ("Please refrain from smoking.", ModalKind.MUST_NOT, "smoke"),
        ("Participants are to sign the list.", ModalKind.MUST, "sign"),
        ("The keeper has a duty to lock the hall.", ModalKind.MUST, "lock"),
        ("Rowers are at liberty to swim.", ModalKind.MAY, "swim"),
    ],
)
def test_deontic_sentences_have_their_class_and_verb(sentence: str, kind: ModalKind, verb: str) -> None:
    modality = modality_of(sentence)
    assert modality.kind is kind
    assert modality.deontic[0].verb == verb


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("This may take a while.", ModalKind.POSSIBLE),
        ("Pages may not be available.", ModalKind.POSSIBLE),
        ("Results may vary.", ModalKind.POSSIBLE),
        ("It might rain.", ModalKind.POSSIBLE),
        ("The script can parse dates.", ModalKind.ABLE),
        ("The server cannot be reached by it, and it can't parse dates.", ModalKind.UNABLE),
        ("You will be contacted.", ModalKind.FUTURE),
    ],
)
def test_possibility_ability_and_future_are_not_deontic(sentence: str, kind: ModalKind) -> None:
    modals = modality_of(sentence).modals
    assert modals[-1].kind is kind
    assert not modals[-1].kind.deontic


def test_an_inverted_should_is_a_condition() -> None:
    assert modality_of("Should you need help, call us.").modals == ()


def test_a_negated_future_says_so() -> None:
    (modal,) = modality_of("We will not charge you.").modals
    assert (modal.kind, modal.negated, modal.verb) == (ModalKind.FUTURE, True, "charge")


def test_each_clause_has_its_own_modal() -> None:
    sentence = "Staff must register, but guests may enter freely."
    modals = modality_of(sentence).modals
    assert [(modal.kind, sentence[slice(*modal.clause)]) for modal in modals] == [
        (ModalKind.MUST, "Staff must register"),
        (ModalKind.MAY, "guests may enter freely"),
    ]


@pytest.mark.parametrize("limit", ["5 MB", "the limit of $500", "twice the budget", "a total of forty hours"])
def test_what_must_not_exceed_a_value_is_a_limit(limit: str) -> None:
    assert modality_of(f"An upload must not exceed {limit}.").modals == ()


@pytest.mark.parametrize(
    "sentence", ["There is no duty of care here.", "At that time the office was empty.", "The shop is closed today."]
)
def test_words_of_duty_and_time_that_forbid_nothing_are_no_modality(sentence: str) -> None:
    assert modality_of(sentence).kind is None


@pytest.mark.parametrize(
    "sentence",
    ["We send the slip by 31 May.", "It closes at the end of May.", "Open from May 5.", "The 1st of May is a holiday."],
)
def test_the_month_is_no_modal(sentence: str) -> None:
    assert modality_of(sentence).kind is None


@pytest.mark.parametrize(
    "sentence",
    [
        "This may even cause a delay.",
        "Meetings may not even happen at all.",
        "Updates may sometimes cause an outage.",
        "You may often find yourself at the end of the queue.",
        "Parcels may just contain a leaflet.",
        "Charges may soon vary from week to week.",
        "Some pages may yet be missing.",
        "Travellers may even notice a smell of gas.",
        "Sales may again depend on the weather.",
        "Delays may often occur.",
    ],
)
def test_a_word_before_the_verb_makes_no_permission_of_what_may_happen(sentence: str) -> None:
    assert modality_of(sentence).deontic == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "verb"),
    [
        ("You may even bring a friend.", ModalKind.MAY, "bring"),
        ("You may sometimes work from home.", ModalKind.MAY, "work"),
        ("Members may just book by phone.", ModalKind.MAY, "book"),
        ("Guests may again use the sauna.", ModalKind.MAY, "use"),
        ("You may not even park there.", ModalKind.MUST_NOT, "park"),
        ("Tenants can soon pay by card.", ModalKind.MAY, "pay"),
        ("Goods may often be returned.", ModalKind.MAY, "return"),
        ("Staff cannot ever share a key.", ModalKind.MUST_NOT, "share"),
        ("You may both sign the form.", ModalKind.MAY, "sign"),
        ("Pupils can often borrow a book.", ModalKind.MAY, "borrow"),
    ],
)
def test_a_word_before_the_verb_leaves_a_permission_one(sentence: str, kind: ModalKind, verb: str) -> None:
    (modal,) = modality_of(sentence).deontic
    assert (modal.kind, modal.verb) == (kind, verb)
