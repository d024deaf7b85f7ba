"""Words that stand for one another's alternatives: where two statements differ in such a word, they speak of two things.

Each line names a dimension and lists its values; `/` joins words for one value. Written for this project from what help
centres, handbooks and contracts tell apart. What a knowledge base tells apart in its own way is learned from it (`knowledge`).
"""

# ruff: noqa: E501 - the list reads better unbroken.

from __future__ import annotations

from collections.abc import Mapping

RESTRICTING = frozenset({"plan", "region", "platform", "audience", "version", "period", "language", "environment"})
"""Dimensions that narrow for whom, where or when a statement holds. Named on one side only, they make the other side's scope
unknown; a value of the others only matters where both sides name one."""

GENRE = frozenset(
    """q a qa faq faqs question questions answer answers guide guides guidance handbook manual policy policies procedure procedures
    checklist overview basics introduction help runbook notes terms rules page pages list information info quick common
    frequently asked""".split()
)
"""Words of a title that say what sort of page it is, not what it is about."""

_LINES = """
plan: free plan/free tier/free account/freemium, trial/free trial, basic plan/basic tier/basic customer, starter, lite, standard plan, pro/professional, plus plan, premium, team plan/teams plan, business plan, enterprise, ultimate, gold, silver, platinum, bronze, legacy plan/legacy, growth plan, essentials, deluxe, advanced plan
region: us/usa/united states/america/american/u.s, eu/europe/european/european union/eea, uk/united kingdom/britain/british/u.k/england, germany/german, france/french, spain/spanish, italy/italian, ireland/irish, canada/canadian, mexico, japan/japanese, china/chinese, india/indian, australia/australian, brazil/brazilian, netherlands/dutch, belgium/belgian, switzerland/swiss, austria/austrian, sweden/swedish, norway/norwegian, denmark/danish, finland/finnish, poland/polish, portugal/portuguese, singapore, korea/korean, turkey/turkish, israel, russia, ukraine, south africa, new zealand, scotland, wales, northern ireland, apac/asia, latam/latin america, africa, emea, california, new york, texas, florida, washington, chicago, boston, london, berlin, paris, tokyo, san francisco, illinois, massachusetts, ontario, quebec, domestic/nationwide, international/abroad/overseas/worldwide
platform: windows, macos/mac/osx, linux/ubuntu, ios/iphone/ipad, android, desktop/desktop app, mobile/mobile app, web/browser/web app, chrome, firefox, safari, edge, cloud/saas/hosted, on-premises/self-hosted/on-premise/self-managed/on-prem
interface: command line/cli, ui/console/dashboard
audience: contractor/freelancer/consultant, intern/trainee/apprentice, volunteer, student, pupil, teacher/faculty/instructor, administrator/admin, owner, guest, member, non-member/nonmember, full-time/full time, part-time/part time, hourly, salaried, seasonal, temporary/temp/casual, permanent, probationary/on probation/in probation/during probation, new hire/new hires/newcomer/new employee/newly hired, retiree/retired employee/retired member/retired staff, veteran, child/children/infant, adult, senior, resident, nonresident/non-resident, individual customer/consumer/private customer, corporate/company customer/business customer, wholesale/reseller/dealer, nonprofit/charity, landlord/lessor, tenant/lessee, lender, borrower, employer, seller/vendor/supplier, buyer/purchaser, licensor, licensee, supervisory, non-supervisory, union, primary caregiver, secondary caregiver, nonexempt/non-exempt, premium member, frequent traveller, first-time, returning, existing customer/existing, new customer
environment: production/live key/live keys/live mode/live environment/live system/live data, staging, sandbox, development, test environment/testing environment
period: weekday/weekdays, weekend/weekends, summer, winter, spring, autumn, high season/peak season, low season/off-season/off-peak, first year/year one/year 1, second year/year two/year 2, third year/year three/year 3, q1, q2, q3, q4, holiday season, trial period, probation period, school year
order: first/1st/initial, second/2nd, third/3rd, fourth/4th, fifth/5th, sixth/6th, last/final, next, previous/prior/preceding
rank: primary/main, secondary/backup, tertiary
size: small/minor, medium, large/major, extra-large
level: low, moderate, high, critical/severe, normal, urgent/emergency, routine
side: internal/in-house/inside, external/outside
access: public/open, private/closed
direction: inbound/incoming/inward, outbound/outgoing/outward
flow: upload/import, download/export
bound: minimum/min/shortest/smallest/lowest, maximum/max/longest/largest/highest, average/mean
age: old/former/older, new/newer, current/existing
cover: medical, dental, vision, life, disability, liability, professional indemnity, travel insurance, accident
leave: maternity, paternity, parental, sick/medical leave, annual leave/vacation, bereavement, jury, military leave, study leave, adoption, unpaid leave, compassionate, caregiver
billing: monthly/month-to-month, annual/yearly, quarterly, weekly, daily, hourly billing, one-off/one-time
instalment: deposit/down payment/downpayment, stage payment/interim payment/progress payment, balance/final payment/final instalment
class: economy, premium economy, business class, first class
shift: day shift, night shift, early shift, late shift
school: upper school, middle school, lower school
farming: organic, conventional
speed: standard/regular/ordinary/normal, express/priority/expedited/overnight/rush, same-day/next-day
channel: phone/telephone, email/e-mail, chat/live chat, post/letter, fax, in-store/in store/store, online
medium: paper/printed/print, digital/electronic/pdf
storage: hot, cold, warm/active, archive/archived
backup: backup/backups, log/logs, snapshot/snapshots
meal: breakfast, lunch, dinner/supper
time: morning, afternoon, evening, night, noon
weather: indoor/indoors, outdoor/outdoors
colour: red, blue, green, yellow, amber, black, white, orange, purple, pink, grey/gray, brown
device: laptop/notebook, phone/smartphone/handset, tablet, printer, headset
vehicle: car, van, lorry/truck, motorcycle/motorbike/moped, bicycle/bike/cycle, coach/minibus, caravan/motorhome, trailer
payment: deposit, balance, instalment/installment, excess/deductible, overdraft
ticket: day ticket/day pass, season ticket, weekly ticket/weekly pass, group ticket, single ticket
waste: refuse/rubbish, recycling, garden waste, food waste, bulky waste/bulky item
dispute: complaint, claim, appeal, grievance
policy: home insurance/contents insurance, motor insurance/car insurance, pet insurance, life insurance, buildings insurance
account: savings account, current account, joint account
ground: mainland, highlands/islands/offshore
fuel: diesel, petrol/gasoline, electric, hybrid
animal: dog/dogs/puppy, cat/cats/kitten, horse/horses/pony/foal, rabbit, bird, cow/cattle/calf, sheep/lamb
mishap: accident, breakdown, theft, fire, flood
compass: north/northern, south/southern, east/eastern, west/western
trend: price increase/price rise/fee increase/rent increase/rate increase, price reduction/price decrease/price cut/fee reduction/rent reduction/rate reduction
liability: cyber liability, automobile liability/auto liability/motor liability, general liability/public liability, product liability/products liability, professional liability, umbrella liability
shares: fully paid, partly paid
cargo: load/loading/loaded, discharge/discharging/discharged/unload/unloading/unloaded
height: upper/uppermost/topmost, lower/lowermost
storey: street level/ground floor, upper floor, top floor, basement
hand: left-hand/left side, right-hand/right side
money: debit card/debit, credit card, cash, cheque/check, invoice, bank transfer/wire transfer, prepaid, postpaid, gift card
travel: flight/air/airfare, train/rail, hotel/lodging/accommodation, car/taxi/mileage, meal/meals, per diem
party: sender, recipient/receiver, issuer, holder
half: gross, net
stock: hardware, software, firmware
change: upgrade, downgrade, renewal, cancellation, refund, exchange, replacement, repair
family: single/individual/employee-only/self-only, family, couple/spouse/partner/employee-partner, dependent/child/employee-child, group
staff: employee/staff/worker, customer/client, visitor/guest, manager/supervisor/lead, agent, user, developer, partner, applicant/candidate
data: personal data, customer data, log data, match data, billing data
read: read, write
schedule: fixed/compressed, flexible, standard schedule
state: active, inactive/suspended, pending, closed, archived
begin: opening/start/beginning, closing/end
check: check-in, check-out
risk: low-risk, medium-risk, moderate-risk, high-risk
transport: delivery/deliver/delivered/delivering, collection/collect/collected/collecting/pickup/pick-up/fetch/fetched/fetching
sports: winter sports/snow sports, water sports
relation: before/prior, after/following, during
gender: male, female
binding: hardback/hardcover, paperback/softback/softcover, audiobook/audio book
trade: retail, wholesale
tenure: freehold, leasehold
surface: interior, exterior
resolution: ordinary resolution, special resolution
assembly: annual meeting/annual general/agm, special meeting/extraordinary general/egm
degree: bachelor/undergraduate, master/graduate/postgraduate, phd/doctoral
""".strip()

_MAY_BE_ONE = """
audience: resident, tenant
audience: pupil, student
audience: pupil, child
audience: probationary, new hire
environment: sandbox, test environment
order: last, previous
""".strip()
_WITHIN = """
eu: austria, belgium, denmark, finland, france, germany, ireland, italy, netherlands, poland, portugal, spain, sweden, paris, berlin
uk: london, northern ireland, scotland, wales
us: boston, california, chicago, florida, illinois, massachusetts, new york, san francisco, texas, washington
canada: ontario, quebec
france: paris
germany: berlin
apac: australia, china, india, japan, korea, new zealand, singapore, tokyo
latam: brazil, mexico
""".strip()

LONGEST = 2
"""Words of the longest entry."""


def _read() -> tuple[dict[tuple[str, ...], tuple[tuple[str, str], ...]], frozenset[str]]:
    found: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for line in _LINES.splitlines():
        dimension, values = line.split(": ", 1)
        for value in values.split(", "):
            names = value.split("/")
            for name in names:
                key = tuple(name.split())
                found[key] = (*found.get(key, ()), (dimension, names[0]))
    return found, frozenset(key[0] for key in found if len(key) > 1)


VALUES: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]
FIRST_WORDS: frozenset[str]
VALUES, FIRST_WORDS = _read()
"""Each word or pair of words with the dimensions it is a value of; and the first words of the pairs."""


def _named_pairs() -> frozenset[tuple[str, frozenset[str]]]:
    lines = (line.split(": ", 1) for line in _MAY_BE_ONE.splitlines())
    return frozenset((dimension, frozenset(values.split(", "))) for dimension, values in lines)


MAY_BE_ONE = _named_pairs()
"""Values of one dimension that one person or one thing may have both of, so that neither tells it from the other."""
WITHIN: Mapping[str, frozenset[str]] = {
    whole: frozenset(parts.split(", ")) for whole, parts in (line.split(": ", 1) for line in _WITHIN.splitlines())
}
"""Regions with those that lie in them."""
