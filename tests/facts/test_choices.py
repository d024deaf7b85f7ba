"""Choices are read where a sentence settles them, and nowhere else."""

from __future__ import annotations

import pytest

from kbaudit.facts.choices import OPEN_KINDS, exclude, find_choices


def read(text: str) -> dict[str, str]:
    return {choice.kind: choice.raw for choice in find_choices(text)}


@pytest.mark.parametrize(
    ("text", "kind", "raw"),
    [
        ("Transport costs are borne by the hirer.", "who bears it", "borne by the hirer"),
        ("The lessee shall pay all charges for electricity.", "who bears it", "lessee shall pay"),
        ("Samples are returned at the supplier's expense.", "who bears it", "supplier"),
        ("Invoices are issued in Swiss francs.", "currency", "Swiss francs"),
        ("Minutes are written in Welsh.", "language", "Welsh"),
        ("Labels are printed in French and Dutch.", "language", "French and Dutch"),
        ("Notice of a strike shall be given by registered letter.", "manner", "registered letter"),
        ("The subscription is paid by direct debit.", "means of payment", "direct debit"),
        ("Ground rent is payable quarterly in arrears.", "advance or arrears", "arrears"),
        ("Changes to the statutes need a simple majority.", "majority", "simple majority"),
        ("The spokesman is elected by show of hands.", "ballot", "show of hands"),
        ("All furniture is delivered DDP Antwerp.", "delivery term", "DDP"),
        ("Trips inside Europe are booked in economy class.", "class of travel", "economy class"),
        ("Heavy spares are shipped by sea.", "way of transport", "sea"),
        ("Ownership of the boat passes to the buyer on registration.", "moment of passing", "registration"),
        ("The order book closes on Wednesday.", "day of the week", "Wednesday"),
        ("Stock counts are due by 17:00 on Thursday.", "day of the week", "Thursday"),
        ("The list of tools is set out in Annex 3.", "attachment annex", "3"),
        ("The contract is governed by the laws of Ireland.", "law", "Ireland"),
        ("The seat of arbitration shall be Geneva.", "seat", "Geneva"),
        ("The dispute is settled by a sole arbitrator.", "number of arbitrator", "sole"),
        ("Profits are divided equally among the partners.", "shares", "equally among the partners"),
        ("Stocks are valued on a FIFO basis.", "method", "FIFO"),
        ("The bonus is one tenth of net profit.", "gross or net", "net"),
        ("Absences are counted per calendar year.", "year meant", "calendar year"),
        ("The choir rehearses every other Thursday.", "rhythm", "every other Thursday"),
        ("The darkroom is on the third floor.", "floor", "third floor"),
        ("Ballots must be filled in with care in blue ink.", "ink", "blue"),
        ("Stewards wear a yellow vest.", "colour", "yellow"),
        ("Journey times are rounded up to five minutes.", "rounding", "up"),
        ("Keep to the left at the fork.", "side of the way", "left"),
        ("Milk is delivered in the morning.", "part of the day", "morning"),
        ("Wages are paid at the end of each week.", "end of a time", "end"),
        ("Serum is kept in the freezer.", "where it is kept", "freezer"),
        ("The landlord is responsible for the lift.", "who sees to it", "landlord"),
        ("The members elect the president of the club.", "by whom elected", "members"),
        ("Permits are issued by the facilities team.", "by whom issued", "the facilities team"),
        ("Overtime is approved by the sales manager.", "by whom approved", "the sales manager"),
        ("The loan is repaid in a lump sum.", "in how many parts", "lump sum"),
        ("Late bids are deemed rejected.", "taken to be", "rejected"),
        ("Any dispute on salvage is settled by arbitration.", "how disputes are settled", "arbitration"),
        (
            "Disputes go to arbitration under the Rules of Arbitration of the Nordic Chamber.",
            "rules of arbitration",
            "Nordic Chamber",
        ),
        ("The toll is adjusted to the Consumer Price Index.", "index", "Consumer Price Index"),
        ("The loan bears interest at EURIBOR plus 2%.", "reference rate", "EURIBOR"),
        ("Caulking is done at a fixed price.", "how it is priced", "fixed price"),
        ("The balance is payable on delivery.", "when it is paid", "delivery"),
        ("In doubt the Polish text shall prevail.", "which text prevails", "Polish"),
        ("Owners are severally and not jointly liable.", "liability of several", "severally and not jointly"),
        ("Accounts are prepared in accordance with IFRS.", "accounting standard", "IFRS"),
        ("Any detour needs the consent of the Bosun.", "whose consent", "the Bosun"),
        ("All nets shall be the property of the Guild.", "whose it is", "the Guild"),
        ("Every leak shall be recorded in the deck log.", "where it is recorded", "the deck log"),
        ("The seal shall be kept at the toll house by day.", "at which place", "the toll house"),
        ("Any theft shall be reported to the Bosun at once.", "to whom", "the Bosun"),
        ("The guarantee begins on the date of launch.", "from when", "launch"),
        ("Risk in the hull passes when it is afloat.", "when it passes", "when it is afloat"),
        ("Halden ships all ropes by Nordfracht.", "by which carrier", "Nordfracht"),
        ("The Guild shall have sole charge of the lock.", "who alone", "The Guild"),
        ("The pumps are sold F.O.B. Trieste.", "named place of delivery", "Trieste"),
    ],
)
def test_a_choice_is_read_with_its_kind(text: str, kind: str, raw: str) -> None:
    assert read(text).get(kind) == raw


@pytest.mark.parametrize(
    "text",
    [
        "Invoices may be issued in Swiss francs.",
        "Minutes are also written in Welsh.",
        "Notice is usually given by registered letter.",
        "The manual is available in Finnish.",
        "Costs are not borne by the tenant.",
        "Each party's costs are borne by the tenant.",
        "The course is taught in English or Welsh.",
        "Rent is paid by direct debit or in cash.",
        "He works in German law.",
        "Meetings are held on Monday to Thursday.",
        "Payroll closes on Tuesday, 3 March.",
        "The seller bears its own costs.",
        "Put the dishes back and leave by the kitchen door.",
        "We met the buyer in Vienna.",
        "The board discussed the annual report.",
        "Orders are sent by courier and by e-mail.",
        "The rooms on the second floor are for guests.",
        "Substances listed in Annex 2 are forbidden.",
        "The terms of Annex 2 apply to boats.",
        "Crates collected on Monday go to the mill.",
        "Letters in Italian are answered by the branch in Lugano.",
        "If the fee is paid in advance, a seat is kept.",
        "Unless the goods are shipped by sea, they arrive within a week.",
        "The tenant is responsible for his guests.",
        "You have the right to leave.",
        "The supplier shall provide a list.",
        "Buses leave every Monday and Thursday.",
    ],
)
def test_nothing_is_read_where_a_choice_is_open_denied_or_none(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("Fees are paid by the seller.", "Fees are paid by the buyer.", True),
        ("Fees are paid by the seller.", "Fees are paid by the vendor.", False),
        ("Fees are paid by the customer.", "Fees are paid by the client.", False),
        ("Fees are paid by the supplier.", "Fees are paid by the company.", False),
        ("Notice is given by post.", "Notice is given by registered mail.", False),
        ("Notice is given by mail.", "Notice is given by e-mail.", False),
        ("Notice is given by fax.", "Notice is given in writing.", False),
        ("Notice is given orally.", "Notice is given in writing.", True),
        ("Loans are approved by the line manager.", "Loans are approved by the supervisor.", False),
        ("Loans are approved by the line manager.", "Loans are approved by the finance manager.", False),
        ("Loans are approved by the sales manager.", "Loans are approved by the finance manager.", True),
        ("Loans are approved by the treasurer.", "Loans are approved by the committee.", True),
        ("It is governed by the laws of England.", "It is governed by the laws of England and Wales.", False),
        ("It is governed by the laws of the State of Ohio.", "It is governed by the laws of Ohio.", False),
        ("The rules are in Annex 1.", "The rules are in Annex 2.", True),
        ("The rules are in Annex 1.", "The rules are in Schedule 2.", False),
    ],
)
def test_choices_exclude_each_other_unless_one_takes_in_the_other(left: str, right: str, apart: bool) -> None:
    (mine,), (other,) = (
        [choice for choice in find_choices(text) if choice.kind not in OPEN_KINDS] for text in (left, right)
    )
    assert exclude(mine, other) is apart
    assert exclude(other, mine) is apart


@pytest.mark.parametrize(
    "text",
    [
        # several get a copy, and several things of a kind lie in several places
        "A copy of the chart shall be sent to the Bosun.",
        "Buckets are kept at the toll house.",
        # one of several
        "Any detour needs the consent of the Bosun or the Guild.",
        "Any detour may need the consent of the Bosun.",
        # nobody is named
        "Any detour needs the consent of each of them.",
    ],
)
def test_a_place_that_several_may_fill_settles_nothing(text: str) -> None:
    assert OPEN_KINDS.isdisjoint(read(text))
