"""Every guard fires where it should, and is silent on the plain conflict beside it."""

# ruff: noqa: E501 - the table of cases reads better unbroken.

from __future__ import annotations

from typing import Any

import pytest

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.guards import GUARDS, asked_of
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import Knowledge, family_key
from kbaudit.contradictions.names import learn_names
from kbaudit.contradictions.side import Side, side_of
from kbaudit.model import BlockKind, Tier

PLAIN = ("Refunds are paid out within 14 days of the return.", "Refunds are paid out within 30 days of the return.")


def pair(
    left: str, right: str, left_place: dict[str, Any] | None = None, right_place: dict[str, Any] | None = None
) -> tuple[Side, Side]:
    return side_of(left, **(left_place or {})), side_of(right, **(right_place or {}))


SAME_PAGE = {"document": "a.md", "path": "a.md", "title": "Orders", "heading": ("Orders", "Returns")}
ROW = {**SAME_PAGE, "kind": BlockKind.TABLE_ROW, "header": ("Plan", "Price")}
ITEM = {**SAME_PAGE, "kind": BlockKind.LIST_ITEM, "lead": "Choose one of these:"}

CASES: dict[str, tuple[Side, Side]] = {
    "parallel rows": pair(
        "Plan: Small; Storage: 10 GB of space", "Plan: Large; Storage: 50 GB of space", {**ROW, "first_cell": "Small"}, {**ROW, "first_cell": "Large"}
    ),
    "parallel items": pair("Keep the parcel for 5 days at the shop.", "Keep the parcel for 9 days at the shop.", ITEM, ITEM),
    "neighbouring sentences": pair(
        "A taxi to the town takes 15 minutes from here.", "A walk to the town takes 40 minutes from here.", SAME_PAGE, {**SAME_PAGE, "start": 60}
    ),
    "self-reference": pair(
        "This agreement ends 30 days after either party gives notice.",
        "This agreement ends 60 days after either party gives notice.",
        {"path": "a.md", "title": "Reseller terms"},
        {"path": "b.md", "title": "Hosting terms"},
    ),
    "history": pair("Until 2021 parcels were kept for 5 days at the shop.", "Parcels are kept for 9 days at the shop."),
    "record": pair(
        "Exports stay available for 5 days.", "Each export stays available to its owner for 9 days.", {"path": "changelog/2024.md", "title": "Changelog"}, {"path": "exports.md"}
    ),
    "example": pair("For example, a parcel is kept for 5 days at the shop.", "A parcel is kept for 9 days at the shop."),
    "formula": pair("Storage need: 200 users * 25 MB = 5 GB in all.", "Storage need: 900 users * 25 MB = 22 GB in all."),
    "code": pair("Run sudo rotate --keep 5 days of logs on the host.", "Run sudo rotate --keep 9 days of logs on the host."),
    "quotation": pair('"Parcels are kept for 5 days at the shop", she wrote.', "Parcels are kept for 9 days at the shop, she wrote."),
    "list lead-in": pair("Partners and their staff must:", "Partners and their staff must not:"),
    "other scope": pair("Storage on Windows is limited to 5 GB a user.", "Storage on Linux is limited to 9 GB a user."),
    "two subjects": pair("Parcels in the locker wait 5 days.", "Parcels at the depot wait 9 days."),
    "left out": pair("Parcels sent to Spain arrive in 5 days.", "Parcels sent outside Spain arrive in 9 days."),
    "in addition": pair("Each parcel may hold up to nine additional bottles.", "Each parcel may hold up to 12 bottles."),
    "two parties": pair("Partner shall delete such data within 5 days of the request.", "We will delete such data within 9 days of the request."),
    "other room": pair("Vouchers for paint are £120 for a one-bedroom flat.", "Vouchers for paint are £180 for a flat with three bedrooms."),
    "waited longer": pair("If a refund has taken over a week, call the shop.", "A refund from the shop has taken 3 to 5 business days."),
    "years of service": pair("Staff who care for a child need 2 years of service.", "Staff who care for a child may need 13 days."),
    "nears": pair("The prompt comes when the password is due to expire in 14 days.", "The prompt comes when the password is 90 days old."),
    "told on": pair("As we announced on 2 May 2026, the search tool is replaced.", "The search tool is replaced in July 2026."),
    "part of a name": pair("See the video of the March 2026 Staff Training", "The video of the staff training is made on 2 May 2026."),
    "other size": pair(
        "Plan for 5 GB of disk space on the server.",
        "Plan for 9 GB of disk space on the server.",
        {"title": "Sizing up to 200 users"},
        {"title": "Sizing up to 9000 users"},
    ),
    "sibling headings": pair(
        "Staff can take 6 weeks off with full pay.", "Staff can take 2 weeks off with full pay.", {"title": "Family leave"}, {"title": "Study leave"}
    ),
    "other section": pair(
        "Requests are answered within 5 days by the team.",
        "Requests are answered within 9 days by the team.",
        {**SAME_PAGE, "heading": ("Press desk",)},
        {**SAME_PAGE, "heading": ("Data protection",)},
    ),
    "own words": pair("Parcels are kept for 5 days at the shop.", "Employees accrue holidays after 9 days with the company."),
    "own names": pair("Tickets that Alpha Desk closes reopen for 5 days.", "Tickets that Omega Suite closes reopen for 9 days."),
    "role swap": pair("Acme will notify Brill about any change to the forecast.", "Brill may notify Acme about any change to the forecast."),
    "complement": pair(
        "The buyer may not revise the forecast for that month.", "The buyer may revise the forecast for any other month."
    ),
    "opposite words": pair("We will not publish unredacted notices online.", "We will only publish redacted notices online."),
    "many differences": pair(
        "Small box: 5 kg, 20 EUR, 3 days, 10 % off.", "Large box: 9 kg, 30 EUR, 4 days, 15 % off."
    ),
    "other period": pair(
        "From 1 January 2023 the service fee is 20 EUR a month.", "From 1 January 2025 the service fee is 35 EUR a month."
    ),
    "two terms": pair('"Lay Time" means six days from arrival.', '"Spare Lay Time" means two days from arrival.'),
    "two bearers": pair("The broker shall not disclose the skipper's terms.", "The skipper may disclose its terms to crews."),
    "two things": pair("Ushers must wear a ribbon.", "Ushers need not wear a hat."),
    "two sorts of object": pair("Pilots may use charts in tests.", "Pilots may not use electronic charts in tests."),
    "two places": pair("Guests may smoke on the pier.", "Guests may not smoke in the cabins."),
    "two assurances": pair(
        "The ferry warrants that each crate carried below deck will be dry, clean and level on arrival.",
        "The ferry does not warrant that any crate will arrive at the hour printed on the ticket or timetable.",
    ),
    "some of them": pair("Crates are insured.", "Crates of fish are not insured."),
    "special leave": pair("Hirers shall not use the roof.", "Hirers may use the roof to mend their radio masts."),
    "open choice": pair(
        "Any change of the route needs the approval of the Bosun.",
        "Any change of the route needs the approval of the Pilot.",
        {"document": "a.md", "path": "a.md"},
        {"document": "b.md", "path": "b.md"},
    ),
    "two holders": pair("The shelf life of cod on arrival is 21 days.", "Eels shall have on arrival a shelf life of 9 days."),
    "counts other things": pair(
        "Each guild may name one warden for every 20% of the berths that it holds.",
        "Each guild may name one teller for every 10% of the berths that it holds.",
    ),
    "only with": pair("The guild may expel a member for theft.", "The guild may not expel a member without a hearing."),
    "other letter": pair("Class A shares carry ten votes.", "Class B shares carry one vote."),
    "narrower ban": pair("Hirers may use the boathouse.", "Hirers shall not use the boathouse's winch."),
    "tells which": pair("Buyers may require repair of torn sails.", "Buyers may reject sails that were not repaired."),
    "part of it": pair("Sails are included in the fare.", "Mending of sails is not included in the fare."),
    "opposite cases": pair("Increases of the toll must be announced.", "Decreases of the toll need not be announced."),
    "recurring date": pair("Submit the yearly review by June 3, 2021.", "Submit the yearly review by June 10, 2022."),
    "other step": pair(
        "After 1 TB each further terabyte of storage costs 300 USD.", "After 5 TB each further terabyte of storage costs 100 USD."
    ),
    "labelled step": pair("3 years: the paid leave grows by the hour.", "9 years: the paid leave grows by the hour."),
    "fragments": pair("Requires a 3-year service agreement.", "Requires a 6-year service agreement.", SAME_PAGE, SAME_PAGE),
    "other subject": pair(
        "Up to 5 are allowed at once.", "Up to 9 are allowed at once.", {"title": "Webhooks", "path": "a.md"}, {"title": "Cookies", "path": "b.md"}
    ),
    "heading of a reference": pair(
        "Contact: jobs@acme.org", "Contact: press@acme.org", {"title": "Hiring", "path": "a.md"}, {"title": "Newsroom", "path": "b.md"}
    ),
    "mentioned place": pair(
        "The record points from your zone to cdn.acme.net at the edge.", "The record points from your zone to origin.acme.org at the edge."
    ),
    "exception": pair("Parcels are kept for 5 days at the shop.", "Parcels are kept for 9 days at the shop unless the shop is closed."),
    "both conditional": pair(
        "Fares are refunded by 50 % if the train is late.", "Fares are refunded by 20 % if the passenger missed it."
    ),
    "condition": pair("Fares are refunded by 50 %.", "Fares are refunded by 20 % if the train is late."),
    "change of rule": pair("Fares are refunded by 50 % at the desk.", "Starting May 2026 fares are refunded by 20 % at the desk."),
    "pronoun": pair("They keep it for 5 days at the nearest shop.", "The parcels stay for 9 days at the nearest shop."),
    "unmatched negation": pair("Faults that could be seen are reported within 5 days.", "Faults that could not be noticed are reported within 9 days."),
    "recorded copy": pair(
        "As of May 2, 2024 the shared plan cannot be chosen for new databases.",
        "As of July 9, 2025 the shared plan cannot be chosen for new databases.",
        {"path": "news/a.md", "title": "News"},
        {"path": "news/b.md", "title": "News"},
    ),
    "other unit": pair("A shared folder holds 50 boxes at the depot.", "A shared folder holds 200 binders at the depot."),
    "other predicate": pair("You may leave a parcel with a neighbour.", "Handing a parcel to anybody else is out of the question."),
    "other path": pair(
        "You find the parcel list under Admin > Parcels > List in the console.", "The list of parcels opens with Settings > Depot > Parcels for managers."
    ),
    "one menu": pair(
        "You find the parcel list under Admin > Parcels > List in the console.", "The labels of a parcel are under Admin > Parcels > Labels for managers."
    ),
    "version unknown": pair("Version 2 keeps 5 parcels in each list at the depot.", "Every list at the depot keeps 9 parcels."),
    "narrower subject": pair(
        "A staff password has at least 16 characters.", "A password has at least 12 characters.", {"title": "Rules for staff"}, {"title": "Passwords"}
    ),
    "other language": pair(
        "Parcels are kept for 5 days at the shop.", "Parcels are kept for 9 days at the shop.", {"path": "a.md"}, {"path": "es/a.md", "scope": (("language", "es"),)}
    ),
    "other end": pair("The depot contract began on 3 May 2024.", "The depot contract ends on 9 June 2025."),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_guard_fires_on_its_case(name: str) -> None:
    left, right = CASES[name]
    judgement = judge(left, right)
    assert judgement.clash is not None, "the two must differ in a slot, or the guard is never asked"
    assert name in judgement.fired, judgement.fired
    assert judgement.tier is not Tier.CONFLICT


def test_no_guard_fires_on_a_plain_conflict() -> None:
    judgement = judge(*pair(*PLAIN))
    assert judgement.guards == ()
    assert judgement.tier is Tier.CONFLICT


def test_a_template_family_is_no_conflict() -> None:
    left, right = pair(*PLAIN)
    knowledge = Knowledge(families=frozenset({family_key(left)}))
    assert "template family" in judge(left, right, knowledge).guards


def test_plans_that_a_table_sets_beside_each_other_are_two_things() -> None:
    left, right = pair(
        "Parcels on Amber are kept for 5 days at the shop.", "Parcels on Cobalt are kept for 9 days at the shop."
    )
    names = learn_names((), {("columns", "prices.md", ()): ("Amber", "Cobalt")})
    assert "other name" in judge(left, right, Knowledge(names=names)).fired
    assert "other name" not in judge(left, right).fired


def test_what_one_page_says_side_by_side_is_no_conflict() -> None:
    left, right = pair(*PLAIN, {"document": "a.md"}, {"document": "b.md"})
    knowledge = Knowledge(copied={left.text: frozenset({"a.md", "b.md"})})
    assert "said together" in judge(left, right, knowledge).guards


def test_the_date_of_a_page_is_no_claim() -> None:
    left, right = pair(
        "Last reviewed: 3 May 2024", "Last reviewed: 9 June 2025", {"document": "a.md"}, {"document": "b.md"}
    )
    assert "self-reference" in judge(left, right).guards


@pytest.mark.parametrize(
    "text", ["Estimated time to complete: {}", "Estimated time to complete each task: {}.", "Reading time: {}"]
)
def test_how_long_a_page_takes_is_said_of_that_page_only(text: str) -> None:
    left, right = pair(
        text.format("5 minutes"),
        text.format("10 minutes"),
        {"document": "a.md", "title": "Move a mailbox"},
        {"document": "b.md", "title": "Rename a mailbox"},
    )
    assert "self-reference" in judge(left, right).fired


def test_how_long_a_thing_takes_is_said_of_the_thing() -> None:
    left, right = pair(
        "The time to complete a refund is 5 days.",
        "The time to complete a refund is 9 days.",
        {"document": "a.md", "title": "Refunds"},
        {"document": "b.md", "title": "Money back"},
    )
    assert judge(left, right).tier is Tier.CONFLICT


def test_an_example_after_the_value_makes_the_value_none() -> None:
    left, right = pair(
        "Parcels are kept for 5 days at the shop, for example at Christmas.", "Parcels are kept for 9 days at the shop."
    )
    assert "example" not in judge(left, right).fired


def test_what_has_been_so_since_a_year_does_not_recur() -> None:
    left, right = pair("The depot has been open since 2019.", "The depot has been open since 2021.")
    assert "recurring date" not in judge(left, right).fired


def test_every_guard_has_one_line_that_says_why() -> None:
    for guard in GUARDS:
        doc = guard.test.__doc__ or ""
        assert doc.strip().endswith("."), guard.name
        assert "\n" not in doc.strip(), guard.name


def test_guards_have_names_of_their_own() -> None:
    assert len({guard.name for guard in GUARDS}) == len(GUARDS)


def test_a_guard_that_is_not_asked_would_not_fire() -> None:
    for left, right in CASES.values():
        found = judge(left, right)
        assert found.view is not None
        assert found.clash is not None
        case, asked = Case(found.view, found.clash, found.scope), asked_of(found.clash.marks)

        assert [guard.name for guard in GUARDS if guard not in asked and guard.test(case)] == []


def test_a_value_is_asked_nothing_about_stances_and_a_time_nothing_about_money() -> None:
    found = judge(*pair(*PLAIN)).clash
    assert found is not None
    asked = {guard.name for guard in asked_of(found.marks)}

    assert {"nears", "other unit", "own words"} <= asked
    assert {"double denial", "two payers", "mentioned place", "recurring date"}.isdisjoint(asked)


def test_two_days_from_which_a_rule_holds_are_no_change_of_rule() -> None:
    left, right = pair(
        "From 1 November 2024 on every driver wears a belt.",
        "Belts have been compulsory for all drivers since 1 May 2024.",
    )
    assert "change of rule" not in judge(left, right).fired


def test_a_page_of_texts_to_send_quotes_nobody() -> None:
    left, right = CASES["quotation"]
    macros = pair(left.text, right.text, {"title": "Macros for the desk"}, {"title": "Parcels"})
    assert "quotation" not in judge(*macros).fired


def test_another_leaf_of_one_menu_is_another_place_and_another_menu_may_be_a_rival() -> None:
    assert "one menu" not in judge(*CASES["other path"]).fired


def test_a_condition_that_both_name_in_their_own_words_is_none() -> None:
    left, right = pair(
        "Each credit during the calendar year 2003 shall be equal to 900 USD.",
        "Credits made in 2003 must be equal to 950 USD.",
    )
    assert "condition" not in judge(left, right).fired


@pytest.mark.parametrize(
    ("left", "right", "parted"),
    [
        ("In the first year", "After the first year", True),
        ("During your trial period", "Following your trial period", True),
        ("In the first year", "In the first year", False),
        ("For the first six weeks", "From the seventh to the twenty-sixth week", True),
        ("For the first six weeks", "From the 7th week", True),
        ("For the first six weeks", "From the third week", False),
        ("In the first year", "After the first month", False),
        ("After the first year", "Following the first year", False),
    ],
)
def test_a_stretch_of_time_and_what_comes_after_it_are_two_periods(left: str, right: str, parted: bool) -> None:
    found = judge(
        side_of(f"{left} of service, sick pay is paid for four weeks.", document="a.md"),
        side_of(f"{right} of service, sick pay is paid for twelve weeks.", document="b.md"),
    )
    assert ("other period" in found.guards) == parted


def test_a_labelled_day_says_which_end_it_is() -> None:
    found = judge(side_of("The tax year ends on 5 April."), side_of("Event: New tax year begins; Date: 6 April"))
    assert found.tier is None
    assert "other end" in found.fired


def test_values_for_days_of_the_week_that_do_not_meet_are_two_periods() -> None:
    early = "The quay keeps two cranes open from Monday to Thursday."
    assert fired(early, "The quay keeps four cranes open from Friday to Sunday.")
    assert not fired(early, "The quay keeps four cranes open from Monday to Saturday.")


def fired(left: str, right: str) -> bool:
    return "other period" in judge(*pair(left, right), cosine=0.85).fired


@pytest.mark.parametrize(
    ("guard", "left", "right"),
    [
        (
            "role swap",
            "The Mill shall give the Port notice of 90 days before it stops, so as to let the Port find another Mill.",
            "So as to let the Port find another Mill, the Mill shall give the Port notice of 30 days before it stops.",
        ),
        (
            "complement",
            "Quarrels shall be put to the Chamber of Averil.",
            "Quarrels cannot be put to the Chamber of Averil or to any other body.",
        ),
        (
            "many differences",
            "The host is permitted to hire its own cooks and to charge their wages to the house.",
            "The host is not permitted to hire its own cooks nor to charge their wages to the house.",
        ),
    ],
)
def test_a_clause_in_front_a_wider_ban_and_a_denial_in_several_words_are_one_thing(
    guard: str, left: str, right: str
) -> None:
    judged = judge(*pair(left, right), cosine=0.85)
    assert guard not in judged.fired
    assert judged.tier is Tier.CONFLICT
