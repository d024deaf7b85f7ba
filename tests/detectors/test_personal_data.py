import pytest

from kbaudit.detectors.personal_data import personal_data
from kbaudit.model import Tier
from tests.detectors.pages import corpus, page


@pytest.mark.parametrize(
    "text",
    [
        "Customer: Marta Lindqvist, marta.lindqvist@posteo.example, +46 70 174 06 35, booked WF-22310.",
        "Ticket #48213: Mrs Helga Brandt called twice about her refund and was promised a call back.",
        "The policyholder Karl Weiss asked for payment to IBAN DE44 5001 0517 5407 3249 31.",
        "Call Priya Raman on her private mobile, +44 7700 900142, after hours.",
        "Claimant: Peter Novak, date of birth 12/03/1987.",
        "She lives at 14 Willow Lane, Leeds. Edith Crane, policy 882910.",
        "The caller gave her SSN as 524-71-3896 and was verified.",
        "National insurance number of the applicant: JG 10 37 59 A",
        "Card on file for the customer: 4539 5787 6362 1486, expires 09/27.",
        "Kundin: Sabine Roth, geboren am 4. Mai 1979, Tel. +49 151 23456789",
        "Example of a closed case: order 88123, customer Aisha Bello, 555-0142 555 0199, "
        "aisha.bello@mailbox.example asked for a copy.".replace("Example of a closed case: ", "Closed case: "),
        "On 4 March Tomasz Zielinski (tomasz.zielinski@poczta.example, +48 601 234 567) wrote that his booking "
        "771204 was charged twice; the customer was refunded.",
        "Her passport number is K7281934 and she is insured under policy 550172. Contact: Elena Costa, "
        "elena.costa@mail.example",
        "Patient Yusuf Demir, born 1990-02-17, 12 Harbour Road, was flown home.",
        "CPF do cliente João Pereira: 529.982.247-25",
    ],
)
def test_a_record_of_an_individual_is_found_and_masked(text: str) -> None:
    findings = [finding for finding in personal_data(corpus(page(text))) if finding.tier is Tier.CERTAIN]
    assert len(findings) == 1
    told = findings[0].message + findings[0].evidence[0].quote
    for value in (
        "posteo",
        "174 06",
        "5407",
        "900142",
        "1987",
        "Willow",
        "3896",
        "37 59",
        "1486",
        "23456789",
        "bello@",
        "zielinski@",
        "K7281934",
        "Harbour",
        "982.247",
    ):
        assert value not in told


@pytest.mark.parametrize(
    "text",
    [
        "Write to support@brightdesk.example or billing@brightdesk.example.",
        "Report abuse to security@brightdesk.example, day or night.",
        "Enter an address such as jane.doe@example.com and press Invite.",
        "Our Data Protection Officer, Sabine Roth, answers at dpo@wayfare.example.",
        "Transfer the premium to our account, IBAN DE44 5001 0517 5407 3249 31.",
        "An IBAN looks like DE89 3704 0044 0532 0130 00.",
        "Pay with the test card 4242 4242 4242 4242 in the sandbox.",
        "Call the claims line on +44 20 7946 0123, Monday to Friday.",
        "Visit us at 14 Willow Lane, Leeds LS6 2AB. The office opens at nine.",
        "Enter your date of birth in the format 31/12/1990.",
        "People born before 1 January 1990 need a new card.",
        "The server answers from 192.168.10.24 and 10.0.0.1.",
        "A US social security number has the form 123-45-6789.",
        "Ask Priya in the payments team if a payout is late.",
        "“It saved our weekend.” – Anna P., Berlin",
        "The order number 4539578763621486 appears on the invoice.",
        "For example, Maria Keller (policy 102938) upgrades to Plus in May and pays the difference.",
        "Press contact: Lena Vogt, press office, lena.vogt@wayfare.example, +49 30 901820",
        "Customer success manager: Tom Berg, tom.berg@brightdesk.example",
        "The rollout started on 2024-03-01 and ended on 2024-04-12 with 120,000 customers.",
        "Version 10.4.1 build 20240312-1145 is available for customers.",
        "Owner: daniel.ochieng@brightdesk.example, reviewer: hr@brightdesk.example",
        "| Scenario | Report | About | Number |\n| List | Trips per Customer | About Trips per Customer | 1012 |",
    ],
)
def test_what_is_no_record_of_an_individual_is_left_alone(text: str) -> None:
    assert [finding for finding in personal_data(corpus(page(text))) if finding.tier is Tier.CERTAIN] == []


def test_a_table_of_customers_is_found_by_its_columns() -> None:
    rows = (
        "| Customer | E-mail | Order |\n| Marta Lindqvist | marta.lindqvist@posteo.example | 88120 |\n| Yusuf "
        "Demir | yusuf.demir@mail.example | 88121 |"
    )
    assert [finding.tier for finding in personal_data(corpus(page(rows)))] == [Tier.CERTAIN]


def test_a_directory_of_staff_is_not_certain() -> None:
    rows = "| Name | Role | E-mail |\n| Marta Lindqvist | Team lead | marta.lindqvist@brightdesk.example |"
    assert [
        f for f in personal_data(corpus(page(rows, title="Support team directory"))) if f.tier is Tier.CERTAIN
    ] == []


HOUSE = page("Write to support@house.example or billing@house.example.", path="contact.md", title="Contact us")


def certain(text: str) -> bool:
    found = personal_data(corpus(HOUSE, page(text, path="page.md")))
    return any(item.tier is Tier.CERTAIN and item.documents == ("page.md",) for item in found)


@pytest.mark.parametrize(
    "text",
    [
        "The workaround was found by Anneke Visser of Bloom & Sons (anneke.visser@bloomflorist.example, 020 7946 0311), who "
        "runs three shops.",
        'A kind word from Ruud Timmer (ruud@timmerfietsen.example, +31 20 794 0712): "Support was quick."',
        "Example from last month: Ms Ifeoma Adeyemi, ifeoma.adeyemi@letterbox.example, was refunded twice.",
        "Invoice to: Klaas Dijkman, Lindenlaan 12, 3512 AB Utrecht, mobile 06 12345678",
        "Billed to Sjoerd Veenstra, Molenweg 3, Leiden; IBAN DE44 5001 0517 5407 3249 31",
        "The spare key is with Jasper Holm, 5 Rowan Close, Hull, call him on 01482 496012.",
        "Our night nurse Petra Lang can be reached at her home, 22 Elm Grove, York, or on 01904 960233.",
        "Mr Declan Foley asked twice for his refund, write to declan.foley@postbox.example or 01632 960871.",
        "Mrs Winifred Oakes phones every evening (w.oakes@mailhouse.example, 01632 960111); she wants her husband's file.",
        "The first tester, Ingrid Solberg (ingrid.solberg@fjordkaffe.example, +47 22 94 05 12), likes it.",
        "Deliver to: Fiona Marsh, 9 Harbour Street, Whitby, tel. 01947 960455.",
        "Herr Uwe Brandt (uwe.brandt@postfach.example, 0171 2345678) möchte zurückgerufen werden.",
    ],
)
def test_somebody_of_another_house_is_told_from_the_own_people(text: str) -> None:
    assert certain(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your account manager at our telephone provider is Sales Desk (sales@teleco.example, 020 7946 0311).",
        "For example, Maria Keller (maria.keller@example.com) opens a ticket.",
        "For example, type Maria Keller, maria.keller@example.com, 555-555-5555 into the form.",
        "Priya Raman leads the desk; reach her at priya.raman@house.example or +44 20 7946 0123.",
        "Contact the author, Tom Berg, at tom.berg@house.example.",
        "Kestrel Cycles (info@kestrelcycles.example, 01632 960318) sells our racks.",
        "Wayfare House, 14 Quayside Row, Bristol. Call us on 0117 496 0123.",
        "Bill to: your company name and address. Ship to: the warehouse.",
        "Our office in Leeds: 3 Calder Wharf, Leeds LS99 1AA, 01632 960100.",
        "The duty manager has the number 01632 960140 and is there in all three shifts.",
        "The hospital: St Mary Hospital, 12 Abbey Road, London, +44 20 7946 0555.",
        "House Ltd, Spulenweg 7, 10999 Berlin, IBAN DE44 5001 0517 5407 3249 31, phone 030 1234567.",
        "She wants to know when the refund arrives; tell her five days.",
        "He called twice about order 2023, and we refunded it.",
        "Press: Lena Vogt, press office, lena.vogt@agency.example, +49 30 901820",
    ],
)
def test_the_own_people_offices_and_made_up_persons_are_left_alone(text: str) -> None:
    assert not certain(text)
