"""Cases on both sides of a limit, turns, payers and stages are told apart; one matter in two wordings is not."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of


def guards(left: str, right: str) -> tuple[str, ...]:
    judged = judge(
        side_of(left, document="a.md", path="a.md"), side_of(right, document="b.md", path="b.md"), cosine=0.8
    )
    assert judged.clash is not None
    return judged.fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Staff other than trainees receive 26 days of leave.", "Trainees receive 20 days of leave."),
        ("Full-time employees other than apprentices get 5 days.", "Apprentices get 3 days."),
        ("All orders except furniture arrive within 3 days.", "Furniture arrives within 10 days."),
        (
            "Tickets, excluding season tickets, are refunded within 5 days.",
            "Season tickets are refunded within 20 days.",
        ),
        ("Rooms apart from the library close at 6 pm.", "The library closes at 9 pm."),
        ("With the exception of the pool, all areas open at 8 am.", "The pool opens at 7 am."),
        ("Entry costs £5 except for members.", "Members pay £3 for entry."),
        ("Any payment other than cheques clears in 1 day.", "Cheques clear in 4 days."),
        ("Excluding bulky goods, delivery takes 2 days.", "Delivery of bulky goods takes 7 days."),
        ("Goods not including batteries have a warranty of 2 years.", "Batteries have a warranty of 6 months."),
    ],
)
def test_what_one_leaves_out_is_no_conflict(left: str, right: str) -> None:
    assert "left out" in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Staff other than trainees receive 26 days of leave.", "Staff receive 28 days of leave."),
        ("No visitor other than members may stay more than 2 hours.", "Members may stay for 3 hours."),
        ("Nobody except managers gets 5 days of leave.", "Managers get 8 days of leave."),
        ("Entry costs £5, except for members, who pay £2.", "Members pay £3 for entry."),
        ("Delivery takes 2 days (except furniture: 9 days).", "Furniture takes 12 days to deliver."),
        ("Orders except furniture arrive within 3 days.", "Orders except furniture arrive within 6 days."),
        ("Rooms close at 6 pm apart from Sundays.", "Rooms close at 7 pm."),
        ("Refunds take 5 days excluding weekends.", "Refunds take 8 days."),
        ("Parcels other than letters cost £4.", "Parcels cost £6."),
        ("You do not need anything other than a card that is 2 years old.", "A card may be 3 years old."),
    ],
)
def test_what_holds_for_all_named_is_no_exception(left: str, right: str) -> None:
    assert "left out" not in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Tenants with a lease of six months or more may apply without consent.",
            "Tenants with a lease of less than six months must get consent to apply.",
        ),
        ("Orders of £60 or more are delivered within 2 days.", "Orders under £60 are delivered within 5 days."),
        ("Groups of more than 10 people pay £8 each.", "Groups of up to 10 people pay £9 each."),
        ("Parcels over 20 kg take 6 days.", "Parcels under 20 kg take 3 days."),
        ("Stays of at least 7 nights cost £40.", "Stays of less than 7 nights cost £55."),
        (
            "Absence of more than 3 days needs a note within 5 days.",
            "Absence of up to 3 days needs a note within 2 days.",
        ),
        ("Loans above £5,000 are decided within 10 days.", "Loans of at most £5,000 are decided within 2 days."),
        ("Visitors must book for groups of 12 or more.", "Visitors need not book for groups of fewer than 12."),
        ("Trips longer than 5 hours are paid £12.", "Trips shorter than 5 hours are paid £6."),
        ("Files over 10 MB are kept for 30 days.", "Files under 10 MB are kept for 90 days."),
    ],
)
def test_cases_on_both_sides_of_a_limit_do_not_meet(left: str, right: str) -> None:
    assert "other range" in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Orders of £60 or more are delivered within 2 days.", "Orders of £60 or more are delivered within 5 days."),
        ("Orders over £40 are delivered within 2 days.", "Orders under £60 are delivered within 5 days."),
        ("Orders over £90 are delivered within 2 days.", "Orders under £60 are delivered within 5 days."),
        ("Standard delivery is free on orders of £75 or more.", "Standard delivery is free on orders of £60 or more."),
        ("Groups of more than 10 people pay £8 each.", "Groups of more than 12 people pay £9 each."),
        ("Parcels over 20 kg take 6 days.", "Parcels take 3 days."),
        ("Give notice of at least 4 weeks; refunds take 2 days.", "Refunds take less than 9 days."),
        (
            "Absence of more than 3 days needs a note within 5 days.",
            "Absence of more than 3 days needs a note within 2 days.",
        ),
        ("You may cancel up to 24 hours before.", "You may cancel up to 48 hours before."),
        ("Staff may exceed £50 a day.", "Staff may not exceed £50 a day."),
        ("Loans above £5,000 are decided within 10 days.", "Loans of £6,000 are decided within 2 days."),
        ("Files under 10 MB are kept for 30 days.", "Files under 10 MB are kept for 90 days."),
    ],
)
def test_limits_that_leave_room_for_one_case_may_conflict(left: str, right: str) -> None:
    assert "other range" not in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        ("later turn", "A first consultation costs £40.", "A further consultation costs £65."),
        ("later turn", "The initial visit takes 2 hours.", "A follow-up visit takes 1 hour."),
        ("later turn", "First inspections cost £90.", "Subsequent inspections cost £50."),
        ("later turn", "The first appointment lasts 45 minutes.", "Follow-up appointments last 20 minutes."),
        ("later turn", "Our opening session lasts 3 hours.", "Each further session lasts 2 hours."),
        ("two payers", "Marlow contributes 6% of salary to the pension.", "You pay 4% of salary into the pension."),
        ("two payers", "We pay 5% of your salary into the scheme.", "You pay 3% of your salary into the scheme."),
        (
            "two payers",
            "The employer contribution to the pension is 8%.",
            "The employee contribution to the pension is 4%.",
        ),
        ("two payers", "The company pays 70% of the premium.", "Employees pay 40% of the premium."),
        ("two payers", "Eight per cent of salary comes from the company's side.", "You pay 4% of salary yourself."),
        ("next stage", "A surveyor visits within 10 days of your report.", "Works start within 20 days of the survey."),
        ("next stage", "We reply within 10 days of your letter.", "You can appeal within 28 days of our reply."),
        (
            "next stage",
            "The inspection takes place within 5 days of the call.",
            "Repairs start within 15 days of the inspection.",
        ),
        ("next stage", "We visit you within 3 days of the request.", "A plan follows within 14 days of the visit."),
        ("next stage", "The offer is sent within 7 days of the interview.", "Answer within 5 days of the offer."),
        ("begins or lasts", "The review takes ten working days.", "A review takes place within five working days."),
        ("begins or lasts", "The training takes 2 days.", "Training takes place within 5 days of the start."),
        ("begins or lasts", "The hearing lasts 3 hours.", "The hearing is held within 14 days."),
        ("begins or lasts", "An inspection takes 4 days.", "An inspection will be held within 9 days."),
        ("begins or lasts", "The check takes about 3 days.", "The check must be started within 2 days."),
    ],
)
def test_parts_of_one_matter_are_told_apart(guard: str, left: str, right: str) -> None:
    assert guard in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        ("later turn", "A first consultation costs £40.", "The first consultation costs £65."),
        ("later turn", "A first consultation costs £40.", "A consultation costs £65."),
        ("later turn", "A first visit costs £40 and each further visit £20.", "A further visit costs £25."),
        ("later turn", "For further information allow 3 days.", "First come, first served: allow 5 days."),
        ("later turn", "The first reply comes within 2 days.", "Further questions on the first reply: 4 days."),
        ("two payers", "We pay 45p per mile for travel.", "You are paid 35p per mile for travel."),
        ("two payers", "We pay 6% into the pension and you pay 4%.", "We pay 8% into the pension."),
        ("two payers", "You pay 4% of salary into the pension.", "Employees pay 5% of salary into the pension."),
        (
            "two payers",
            "Marlow contributes 6% of salary to the pension.",
            "Marlow contributes 8% of salary to the pension.",
        ),
        ("two payers", "We charge £40 for the visit.", "You pay £60 for the visit."),
        (
            "next stage",
            "Refunds are paid within 5 days of the return.",
            "Returned goods are refunded within 10 days of receipt.",
        ),
        (
            "next stage",
            "Payment is within 14 days of the invoice.",
            "A trade invoice falls due 30 days from the date of issue.",
        ),
        ("next stage", "We reply within 10 days of your letter.", "We reply within 15 days of your complaint."),
        (
            "next stage",
            "Claims must be sent within 60 days of the trip.",
            "Claims must be sent within 30 days of the purchase.",
        ),
        ("next stage", "We repair it within 5 days of the report.", "Repairs are done within 9 days of the report."),
        ("begins or lasts", "The review takes ten working days.", "The review takes five working days."),
        ("begins or lasts", "A review takes place within ten days.", "A review takes place within five days."),
        ("begins or lasts", "Delivery takes 3 days.", "Orders are delivered within 5 days."),
        ("begins or lasts", "Repairs take 10 days.", "Repairs are done within 5 days."),
        ("begins or lasts", "The refund takes 10 days.", "We send the refund within 5 days."),
    ],
)
def test_one_part_in_two_wordings_is_not_told_apart(guard: str, left: str, right: str) -> None:
    assert guard not in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        (
            "two sorts",
            "Cat flu vaccine must be given 28 days before arrival.",
            "Kennel cough vaccine must be given 21 days before arrival.",
        ),
        (
            "two sorts",
            "The business line is answered from 07:00 on weekdays.",
            "The general line is answered from 08:00 on weekdays.",
        ),
        (
            "two sorts",
            "The late shift begins at 13:30 in every depot.",
            "The early shift begins at 05:30 in every depot.",
        ),
        (
            "two sorts",
            "Developer complaints should be e-mailed to plans@example.org.",
            "Household complaints should be e-mailed to homes@example.org.",
        ),
        (
            "two sorts",
            "2.1 Oil boilers are serviced every 12 months on site.",
            "Gas boilers are serviced every 24 months on site.",
        ),
        (
            "one sort",
            "A quotation stays open for acceptance for six months.",
            "A self-lay quotation stays open for acceptance for twelve months.",
        ),
        (
            "one sort",
            "Tokens expire 12 months after they are made.",
            "Sandbox tokens expire 30 days after they are made.",
        ),
        ("one sort", "Holiday bookings must be confirmed within 5 days.", "Bookings must be confirmed within 8 days."),
        ("one sort", "Parcels reach the depot within 2 days.", "Bulky parcels reach the depot within 6 days."),
        (
            "one sort",
            "Staff passwords change on the first login after 90 days.",
            "Passwords change on the first login after 180 days.",
        ),
        (
            "two purposes",
            "To tell us about a leak, ring 01632 960142 at any hour.",
            "To tell us about a blocked drain, ring 01632 960140 at any hour.",
        ),
        ("two purposes", "For lost cards call 01632 960111.", "For stolen bikes call 01632 960122."),
        ("two purposes", "Write to bills@example.org about an invoice.", "Write to jobs@example.org about a vacancy."),
        ("two purposes", "Report a fault to 01632 960113 by day.", "Report a theft to 01632 960119 by day."),
        ("two purposes", "With questions of tax ring 01632 960113.", "With questions of insurance ring 01632 960118."),
        (
            "two subjects",
            "The infrastructure charge for sewerage is £460.",
            "3.1 The infrastructure charge for water is £485.",
        ),
        ("two subjects", "The parking charge for lorries is £9.", "The parking charge for vans is £7."),
    ],
)
def test_one_sentence_about_two_things_is_no_conflict(guard: str, left: str, right: str) -> None:
    assert guard in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        (
            "two sorts",
            "Kennel cough vaccine must be given 28 days before arrival.",
            "Kennel cough vaccine must be given 21 days before arrival.",
        ),
        ("two sorts", "Gift cards expire after 12 months without use.", "Cards expire after 24 months without use."),
        ("two sorts", "Permits must be renewed within 30 days.", "Renew your permit within 90 days."),
        ("two sorts", "Parcels are kept for 30 days at the counter.", "Packages are kept for 20 days at the counter."),
        ("two sorts", "Guests pay £5 at the gate for a day.", "Visitors pay £7 at the gate for a day."),
        (
            "two sorts",
            "Cardholders can look up records for six months after delivery.",
            "Readers can look up records for ten months after delivery.",
        ),
        (
            "two sorts",
            "An outside firm carries out a fire test twice a year.",
            "Independent experts attempt a fire test once a year.",
        ),
        ("one sort", "Tokens expire 12 months after they are made.", "Tokens expire 30 days after they are made."),
        (
            "one sort",
            "All tokens expire 12 months after they are made.",
            "Our tokens expire 30 days after they are made.",
        ),
        ("one sort", "Tokens expire after 12 months.", "Sandbox tokens are made for 30 days."),
        (
            "one sort",
            "In the app, tokens expire 12 months after they are made.",
            "Tokens expire 30 days after they are made.",
        ),
        (
            "one sort",
            "Please note that bookings must be confirmed within 5 days.",
            "Bookings must be confirmed within 8 days.",
        ),
        ("two purposes", "To report a leak, ring 01632 960142.", "To report a leak, ring 01632 960140."),
        ("two purposes", "Ring 01632 960142 about a leak.", "A leak is reported on 01632 960140 at any hour."),
        ("two purposes", "To report a leak quickly, ring 01632 960142.", "To report a leak safely, ring 01632 960140."),
        ("two purposes", "Leaks: ring 01632 960142.", "Leaks in pipes: ring 01632 960140."),
        ("two purposes", "About a leak wait 2 days.", "About a drain wait 4 days."),
        ("two subjects", "The charge for delivery is £5.", "The charge for shipping is £7."),
        (
            "two subjects",
            "At stage two the office sends a full reply within 20 days.",
            "You have our full reply to a letter within 10 days.",
        ),
    ],
)
def test_one_sentence_about_one_thing_may_conflict(guard: str, left: str, right: str) -> None:
    assert guard not in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        (
            "left out",
            "Critical patches are installed within 7 days.",
            "Patches that are not critical are installed within 30 days.",
        ),
        ("left out", "Registered visitors pay £3.", "Visitors who are not registered pay £6."),
        (
            "left out",
            "Insured parcels are traced within 2 days.",
            "Parcels that are not insured are traced within 9 days.",
        ),
        ("left out", "Refundable tickets cost £40.", "Non-refundable tickets cost £25."),
        ("left out", "Chilled goods keep for 5 days.", "Goods which are not chilled keep for 2 days."),
        ("left out", "Staff who have not been vaccinated wait 10 days.", "Vaccinated staff wait 5 days."),
        ("left out", "Urgent repairs are done within 1 day.", "Repairs that are not urgent are done within 20 days."),
        ("left out", "Smokers pay £9 a week.", "People who are not smokers pay £7 a week."),
        (
            "left out",
            "Electronic claims are paid within 3 days.",
            "Claims that are not electronic are paid within 8 days.",
        ),
        ("left out", "Fragile items are held for 4 days.", "Items that were not fragile are held for 6 days."),
        (
            "two cases",
            "If nothing is owed, we send your deposit back ten days after you leave.",
            "Where deductions are claimed, we send your deposit back thirty days after you leave.",
        ),
        ("two cases", "When it rains, the pool closes at 5 pm.", "Once the season ends, the pool closes at 4 pm."),
        ("two cases", "If you pay online, the ticket costs £8.", "If somebody helps, the ticket costs £10."),
        (
            "two cases",
            "Where a parcel is lost, claims are settled within 20 days.",
            "Where goods are broken, claims are settled within 5 days.",
        ),
        (
            "two cases",
            "2.1 If a tenant moves, the rent is due within 3 days.",
            "When the lease ends, the rent is due within 7 days.",
        ),
        (
            "two cases",
            "Once a meter is read, the bill follows within 5 days.",
            "If nobody tells us, the bill follows within 9 days.",
        ),
        (
            "two cases",
            "If the lift fails, call the desk within 5 minutes.",
            "If somebody faints, call the desk within 1 minute.",
        ),
        (
            "two cases",
            "In case of snow, the school opens at 10 am.",
            "When teachers strike, the school opens at 11 am.",
        ),
        ("two cases", "If you are under 18, the pass costs £20.", "When a parent signs, the pass costs £25."),
        ("two cases", "Should your card be lost, the new one costs £5.", "If it was stolen, the new one costs £2."),
    ],
)
def test_one_sentence_for_two_cases_is_no_conflict(guard: str, left: str, right: str) -> None:
    assert guard in guards(left, right)


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        (
            "left out",
            "Patches that are not critical are installed within 7 days.",
            "Patches that are not critical are installed within 30 days.",
        ),
        (
            "left out",
            "Patches are installed within 7 days.",
            "Patches that are not critical are installed within 30 days.",
        ),
        ("left out", "Refunds that are not claimed lapse after 2 years.", "Refunds lapse after 3 years."),
        ("left out", "Critical patches that are not critical to us take 3 days.", "Critical patches take 5 days."),
        ("left out", "We do not pay before day 5.", "We pay after 9 days."),
        ("left out", "Tickets that are not used lapse after 5 days.", "Unused tickets lapse after 9 days."),
        ("left out", "The desk is not open before 9 am.", "The open desk starts at 8 am."),
        ("left out", "Non-members pay £5.", "Visitors pay £6."),
        ("left out", "Parcels which have not arrived within 5 days are traced.", "Parcels are traced after 9 days."),
        ("left out", "Those who are not paid within 5 days may call.", "Call after 8 days."),
        (
            "two cases",
            "If nothing is owed, we send your deposit back in ten days.",
            "If nothing is owed, we send your deposit back in thirty days.",
        ),
        ("two cases", "If you cancel, the refund takes 5 days.", "After you cancel, the refund takes 8 days."),
        (
            "two cases",
            "If you move out, we send the deposit back in ten days.",
            "When you move, your deposit is sent back in thirty days.",
        ),
        ("two cases", "We send it in 5 days if nothing is owed.", "We send it in 9 days where you owe money."),
        (
            "two cases",
            "If nothing is owed, wait 5 days.",
            "Where deductions are claimed, the office writes within 9 days.",
        ),
        ("two cases", "When you order, goods arrive within 3 days.", "Goods arrive within 5 days."),
        (
            "two cases",
            "If a parcel is lost, claims are settled within 20 days.",
            "Where parcels get lost, claims are settled within 5 days.",
        ),
        ("two cases", "For members, entry costs £5.", "For members, entry costs £6."),
        ("two cases", "If the card is lost, a new one costs £5.", "If you lose your card, a new one costs £9."),
        (
            "two cases",
            "Once we have your letter, we reply within 5 days.",
            "When a letter comes, we reply within 9 days.",
        ),
    ],
)
def test_one_sentence_for_one_case_may_conflict(guard: str, left: str, right: str) -> None:
    assert guard not in guards(left, right)


def test_loads_on_both_sides_of_a_gap_are_two_cases() -> None:
    light = "Carts below 3 tonnes may cross the pier."
    assert "other range" in guards(light, "Carts above 12 tonnes must not cross the pier.")
    assert "other range" not in guards(light, "Carts below 2 tonnes must not cross the pier.")
    assert "other range" not in guards("Ask at least two clerks.", "Do not ask more than one clerk.")


def test_the_years_after_the_first_come_later() -> None:
    first = "The guild pays a toll of $40 for the first charter year."
    assert "later turn" in guards(first, "The guild pays a toll of $75 for each charter year after the first.")
    assert "later turn" not in guards(first, "The guild pays a toll of $75 for the first charter year.")
