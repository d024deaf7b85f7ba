"""Words and phrases of help texts and policies that say the same: a difference in these is no difference in what is claimed.

# ruff: noqa: E501 - the lists and patterns read better unbroken.

Written for this project from everyday business English. Each line is one group; a group is named by its first entry.
"""

from __future__ import annotations

from collections.abc import Mapping

_GROUPS = """
about, regarding, concerning, as to, with regard to, with respect to, in relation to, relating to
accept, take, take back
access, entry
account, profile
across, throughout
additional, extra, further, more, added
additionally, also, in addition, as well, too, furthermore, moreover, besides
after, following, subsequent to
aid, help, assist, assistance, support
allow, let, enable, permit
allowance, stipend
amount, sum
annual, yearly, every year, each year, per year, a year, once a year
answer, reply, respond, response
apply, be applicable
approval, sign-off, signoff, authorisation, authorization, consent
approve, sign off, authorise, authorize, signed off
approximately, about, around, roughly, circa
arrive, be delivered, reach
ask, ask for, request, apply for
automatically, by itself
available, offered, on offer, accessible
because, since, as, due to
before, prior to, ahead of, in advance of
begin, start, commence
bill, invoice
boss, manager, supervisor, line manager
business, company, organisation, organization, firm, enterprise
buy, purchase, acquire, procure, order
cancel, call off
change, modify, alter, amend, modification, alteration, amendment, adjustment, adjust
charge, fee, cost, price
check, verify, verification, confirm
choose, select, pick
client, customer, shopper
close, shut
colleague, coworker, teammate
complete, finish, conclude, end, completion
completely, entirely, fully, wholly, in full
computer, laptop, workstation
consult, see, refer to
contact, reach, reach out to, get in touch with, write to, email, mail, call
contain, include, cover, comprise, consist of
contribution, payment in
copy, duplicate
create, set up, make, establish, build
refund, credit, reimburse, reimbursement, pay back, money back, repay, repayment
daily, every day, each day, per day, a day, once a day
data, records, information, details, info
deadline, due date, cut-off date, closing date
delete, remove, erase, purge, deletion, removal
deliver, delivery, ship, shipping, dispatch, shipment, send, dispatched, shipped, sent
device, unit, appliance
different, other, another
disable, deactivate, turn off, switch off
discount, reduction, rebate
document, file, paper
documentation, docs
due, payable
duration, length, term, period
during, in the course of
e-mail, email, mail
easy, simple
employee, staff, staff member, worker, personnel, team member, member of staff, employees
enable, activate, turn on, switch on
ensure, make sure, see to it
error, mistake
every, each
exceed, be more than, go over, surpass, go beyond
expense, cost, spending, expenditure
expire, lapse, run out
fast, quick, rapid, quickly
fill in, fill out, complete
find, locate
fix, repair, resolve, mend
form, application form
free, free of charge, at no cost, at no charge, no cost, complimentary
freight, shipping
get, receive, obtain, seek, be given, be granted
give, provide, supply, furnish, hand, grant
guarantee, warranty
guest, visitor
happen, occur, take place
holiday, vacation
hourly, every hour, each hour, per hour, an hour
hold, keep, retain, store, preserve, retention, storage
however, but, still, yet, though, although, nevertheless
if, in case, in the event, where, provided
immediately, at once, right away, straight away, instantly, promptly
important, essential, crucial
inform, tell, notify, notification, advise, alert, let know
inquiry, enquiry, question, query
install, set up
issue, problem, trouble
item, article, good, product, goods
job, position, post, role
join, sign up, enrol, enroll, register, enrolment, enrollment, registration, signup
last, final
leave, time off, absence, days off
like, such as, for instance
limit, cap, maximum, ceiling, upper limit
link, hyperlink
location, place, site
log in, sign in, login, sign-in, log on, logon
log out, sign out
lower, reduce, decrease, cut
main, primary, principal
maintain, uphold
many, several, a number of, numerous, multiple
mean, signify
meeting, call, session
minimum, least, lower limit
month, calendar month
quarterly, every quarter, each quarter, per quarter, a quarter, three-monthly
monthly, every month, each month, per month, a month, once a month
must, shall, need to, have to, required to, obliged to, be required, is required, are required, ought to
name, call
need, require, requirement
new, fresh
notice, notification
obligation, duty
offer, provide
once, as soon as, as quickly as, when, whenever
only, solely, exclusively, just
overtime, extra hours
page, article
part, portion, share
participate, take part
password, passphrase
pay, settle, payment, remit, remittance, paid, compensated
penalty, fine
people, users, persons, individuals, user, person, individual, human
per, each, every
percent, per cent, percentage
permission, authorisation
phone, telephone, call, ring
policy, rule, regulation, guideline
postpone, delay, defer
prohibit, forbid, ban
project, engagement
quota, allotment
rate, tariff
reason, ground
recommend, suggest, advise
regularly, periodically
reject, decline, refuse, turn down, deny
renew, extend, renewal, extension
replace, exchange, swap, substitute, replacement
report, flag
restart, reboot
return, send back, give back, bring back, returns
review, look over, examine, inspect, check
room, chamber
safe, secure
salary, wage, pay
schedule, timetable
section, part
show, display
sick leave, medical leave
size, length
sometimes, occasionally
sort, kind, type, category
submit, hand in, send in, turn in, file, lodge, submission
subscription, membership
sum, total
supervisor, manager
team, group, crew
terminate, end, termination
terms, conditions
therefore, thus, hence, consequently
ticket, case
to, in order to, so as to
toll, charge
training, course
transfer, move
trip, journey, travel
try, attempt
until, till, up to
upload, send up
usually, normally, generally, typically, as a rule
use, make use of, utilise, utilize, employ, usage
sufficient, enough, adequate
valid, good, in force, effective
vehicle, car
wait, stand by
weekly, every week, each week, per week, a week, once a week
whole, entire, complete
within, in no more than, inside, no later than, not later than, at the latest
without, with no
work, business
write, draft
restore, undo, recover, bring back, recovery
broken, damaged, defective, faulty
parcel, package
lock, block
booking, reservation
book, reserve
deposit, down payment
lodging, hotel, accommodation
snapshot, backup, backup copy, back-up
mailbox, inbox
badge, pass
medical certificate, doctor's note, sick note
illness, sickness, ill, sick
shred, destroy
wrong, incorrect, failed, invalid
overdue, late, past due
pick up, collect, collection
carry-on, hand luggage, cabin bag, hand baggage, carry-on bag, cabin baggage, cabin luggage
luggage, baggage
remaining, leftover, unused
resign, quit, give notice
increase, raise
opening hours, business hours, office hours
remote work, telework, telecommute, working from home, home office
trial, test period
invite, invitation
weekend, saturday and sunday
pension, retirement plan
internet, broadband
photo, picture, image
earn, accrue, accumulate
welcome, permitted, allowed
free of charge, no charge
money, cash amount
certificate, attestation
debit, withdraw
spam, junk mail
attach, add
screen, monitor
mobile phone, cell phone, smartphone
""".strip()

LONGEST = 4
"""Words of the longest phrase."""


def _read() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for line in _GROUPS.splitlines():
        entries = [entry.strip() for entry in line.split(",")]
        for entry in entries:
            # The first group that has a word keeps it, so that groups do not run into each other.
            found.setdefault(tuple(entry.split()), entries[0])
    return found


CANONICAL: Mapping[tuple[str, ...], str] = _read()
"""Each word or phrase with the name of its group. Single words stand here as written; see `words.stem` for inflection."""
