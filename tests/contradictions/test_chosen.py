"""A choice is what two sentences differ in where they say the same otherwise."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import BlockKind, Tier


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Costs of disposal at the end of the lease shall be borne by the lessor.",
            "Costs of disposal at the end of the lease shall be borne by the lessee.",
        ),
        (
            "The caterer's invoices are to be issued in Danish kroner.",
            "The caterer's invoices are to be issued in euros.",
        ),
        ("Safety sheets shall be supplied in Polish.", "The safety sheets shall be supplied in English only."),
        ("Objections to the plan must be sent by registered mail.", "Objections to the plan must be sent by e-mail."),
        ("The ferry timetable closes for changes on Monday.", "The ferry timetable closes for changes on Thursday."),
        (
            "Floor loads are listed in Appendix B to this manual.",
            "Floor loads are listed in Appendix D to this manual.",
        ),
        ("The harbour master is appointed by the council.", "The harbour master is appointed by the members."),
        (
            "Title to the engines passes to the buyer on delivery.",
            "Title to the engines passes to the buyer on acceptance.",
        ),
        ("Mooring fees are payable every year in advance.", "Mooring fees are payable every year in arrears."),
        (
            "The statutes are changed by the assembly by simple majority.",
            "The statutes are changed by the assembly unanimously.",
        ),
    ],
)
def test_two_sentences_that_differ_in_one_choice_contradict_each_other(left: str, right: str) -> None:
    found = judge(side_of(left), side_of(right))
    assert (found.rule, found.tier) == ("KB201", Tier.CONFLICT)
    assert judge(side_of(right), side_of(left)).tier is Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Costs of disposal at the end of the lease shall be borne by the lessor.",
            "Costs of cleaning during the lease shall be borne by the lessee.",
        ),
        ("Duty on the spare parts shall be borne by the buyer.", "The customer shall pay the duty on the spare parts."),
        ("Duty on the engines shall be borne by the carrier.", "The shipper shall pay the duty on the spare parts."),
        ("Costs of moving are borne by the seller.", "Costs of moving are borne by the vendor."),
        ("Safety sheets shall be supplied in Polish.", "Price lists shall be supplied in English."),
        ("The north office's post is collected on Monday.", "The south office's post is collected on Thursday."),
        (
            "Floor loads are listed in Appendix B to this manual.",
            "Crane loads are listed in Appendix D to this manual.",
        ),
        ("The harbour master is appointed by the council.", "The harbour pilot is appointed by the members."),
        ("Fees up to £50 are paid in cash.", "Fees over £50 are paid by bank transfer."),
        ("Objections must be sent by registered mail.", "Objections may be sent by e-mail."),
        (
            "Claims below 100 euros are approved by the treasurer.",
            "Claims of 100 euros and more are approved by the board.",
        ),
        (
            "Boats of class A are inspected in the yard on Monday.",
            "Boats of class B are inspected in the yard on Friday.",
        ),
        ("The showers on the first floor are for the crew.", "The showers on the second floor are for the crew."),
        ("Mooring fees are paid in advance, and harbour dues in arrears.", "Mooring fees are paid in arrears."),
    ],
)
def test_sentences_that_differ_in_more_or_settle_the_same_do_not(left: str, right: str) -> None:
    assert judge(side_of(left), side_of(right)).tier is not Tier.CONFLICT


def test_one_page_that_names_two_days_means_both_but_not_two_laws() -> None:
    days = [
        side_of(f"Rubbish from the marina is collected on {day}.", document="a", path="a.md")
        for day in ("Monday", "Friday")
    ]
    assert judge(*days).clash is None
    laws = [
        side_of(f"The berth contract is governed by the laws of {law}.", document="a", path="a.md")
        for law in ("Malta", "Italy")
    ]
    assert judge(*laws).clash is not None


def test_rows_of_a_table_are_compared_by_their_values_alone() -> None:
    row = side_of("Costs of carriage are borne by the seller", kind=BlockKind.TABLE_ROW)
    assert row.choices == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Any change of the route needs the approval of the Bosun.",
            "Any change of the route needs the approval of the Pilot.",
        ),
        ("All nets made under the grant belong to Corwen.", "All nets made under the grant shall be owned by Dalby."),
        (
            "Halden shall have sole control of salvage and towing.",
            "Ostrava shall have sole control of salvage and towing.",
        ),
        ("Risk in the hull passes when it is afloat.", "Risk in the hull passes when it has been tried at sea."),
        (
            "The yard's pledge is governed by the law of Malta.",
            "The yard's pledge is construed under the law of Italy.",
        ),
        ("If nothing is heard, the chart is deemed accepted.", "If nothing is heard, the chart is deemed rejected."),
        ("The pumps are sold F.O.B. Trieste.", "The pumps are sold F.O.B. Koper."),
        (
            "Where the charter is in doubt, the Polish text shall prevail.",
            "Where the charter is in doubt, the Welsh text prevails.",
        ),
        ("The guild appoints Corwen as its exclusive agent.", "The guild appoints Corwen as its non-exclusive agent."),
    ],
)
def test_what_one_alone_can_be_is_a_choice_of_an_open_set(left: str, right: str) -> None:
    assert judge(side_of(left), side_of(right)).tier is Tier.CONFLICT
    assert judge(side_of(right), side_of(left)).tier is Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # another thing
        ("Any change of the route needs the approval of the Bosun.", "Any new sail needs the approval of the Pilot."),
        # one name within the other, and two words for one
        ("All nets made here belong to Corwen.", "All nets made here belong to Corwen Nets."),
        ("All nets made here belong to the seller.", "All nets made here belong to the vendor."),
        # more differs than the choice
        ("All nets made by Corwen belong to Corwen.", "All nets made by Dalby belong to Dalby."),
    ],
)
def test_an_open_set_is_compared_only_where_nothing_else_differs(left: str, right: str) -> None:
    assert judge(side_of(left), side_of(right)).tier is None


def test_one_page_names_what_it_means_in_an_open_set() -> None:
    text = "Any change of the route needs the approval of the"
    sides = [side_of(f"{text} {who}.", document="a", path="a.md") for who in ("Bosun", "Pilot")]
    assert judge(*sides).clash is None
