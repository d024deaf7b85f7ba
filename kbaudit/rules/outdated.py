"""KB3xx: what was right once and is not any more, and dates that do not say how old a page is."""

from __future__ import annotations

from kbaudit.model import Severity
from kbaudit.rules.base import Rule


class Expired(Rule):
    """The end that the document gives to itself, or to something it offers, has passed.

    Why it matters: the page itself says until when it holds. An agent reads the rule, not the date in the last line, and
    promises a customer what ended long ago.

    Example:
        ---
        title: Spring shipping offer
        valid_until: 2024-05-31
        ---
        Orders above 40 euros ship free.

    Within a page, what is said in the present tense ends with its day: "Entries are accepted until 31 October 2023", "The pilot
    runs for six weeks from 3 March 2023", "Register by 14 May 2023". What is told as history, and conditions ("contracts signed
    until 31 March keep the old price"), are left alone.

    How to fix: take the page or the sentence out of what is served, or move the end date when somebody has decided that it goes
    on.

    Options: dates.keys adds metadata keys; dates.order says which comes first in 03/04/2023.
    """

    code = "KB301"
    name = "outdated.expired"
    severity = Severity.ERROR


class ReviewOverdue(Rule):
    """The document's review date or review interval has passed.

    Why it matters: whoever wrote the page expected it to need another look by then. Nobody has said since that it still holds.

    Example:
        ---
        last_reviewed_on: 2023-02-01
        review_in: 6 months
        ---

    How to fix: have the owner read it, correct what changed, and set the new review date. Where the interval is too short for
    this kind of page, lengthen it.

    Options: dates.keys adds metadata keys ({"recheck" = "review-by"}).
    """

    code = "KB302"
    name = "outdated.review-overdue"
    severity = Severity.WARNING


class Superseded(Rule):
    """A newer edition of the document exists, or the document says that it was replaced.

    Why it matters: both editions answer the same question in nearly the same words, so a retriever returns the old one about
    as often as the new one, and its values are wrong.

    Example:
        handbook/expenses.md says "up to 45 euros a night"; handbook/expenses-2022.md is the same page with "up to 38 euros".

    A page about version 1 of something is superseded too where another page says that version 1 was switched off, that only
    version 2 is supported, or that it takes the place of all earlier ones.

    How to fix: keep the current edition and redirect the other to it, or mark it (status: archived) and keep it out of what is
    served. The finding says which one looks current, why, and which values changed.

    A translation whose source was changed more than 30 days after it is said too, at severity info, because what changed may
    have been a comma: by `translation_of` in its metadata, by folders of languages, or by the links, code, numbers and names
    that the two share.

    Options: none. Folders of versions (v1/, v2/, 3.x/), pages for other regions, plans or products, and records of a day (news,
    release notes) are no editions of one page.
    """

    code = "KB303"
    name = "outdated.superseded"
    severity = Severity.ERROR


class Stale(Rule):
    """Nobody has touched the document for longer than its kind allows.

    Why it matters: age alone proves nothing, so this is advice; but a policy that nobody has looked at for years is where
    wrong answers are found first. A changelog is never stale.

    Example:
        policies/refunds.md was last edited on 4 March 2022; policies are expected to be looked at every 365 days.

    How to fix: have the owner confirm or correct it, and record the day (last_reviewed: 2026-01-15).

    Options: stale.policy, stale.reference, … in days for each kind, 0 for never; stale_days of a collection, which makes the
    finding a warning there.
    """

    code = "KB304"
    name = "outdated.stale"
    severity = Severity.INFO


class PastPromise(Rule):
    """The text announces something for a day that has passed.

    Why it matters: the agent tells customers that something "will be available in March 2023". Whether it came or not, the
    sentence is wrong today.

    Example:
        Export to PDF will be available in the second quarter of 2023.

    How to fix: write what happened: that it is there and since when, that it is late and until when, or nothing at all.

    Options: none. News, release notes, announcements and incident reports speak of their own day and are left out, unless they
    announce something for more than two years later, as are examples and conditions ("accounts opened before 1 July 2021
    will …"). "Soon" on a page that only its history dates is for review.
    """

    code = "KB305"
    name = "outdated.past-promise"
    severity = Severity.WARNING


class AsOf(Rule):
    """The text says how things stood on a day long past, as if it were today.

    Why it matters: "as of 2021", "currently", "this year" are true on the day they are written. Nothing newer in the document
    says whether they still are, and the agent repeats them in the present tense.

    Example:
        The maximum allowance is 191,900 dollars as of 2022.

    Just so "this year, 2023, …" and "at present, with prices as they were in spring 2022, …".

    How to fix: bring the figure up to date with its new date, or say it without time where it does not change.

    Options: none. A statement is old after a year, and "currently" only where its page has not been touched for two years.
    """

    code = "KB306"
    name = "outdated.as-of"
    severity = Severity.WARNING


class Deprecated(Rule):
    """The document says that it is deprecated, archived or a draft, and is served all the same.

    Why it matters: a reader sees the banner, a retriever returns the passages below it without. The owners have already judged
    this page; only the agent does not know.

    Example:
        > This page is archived. It is kept for reference only.

    How to fix: take it out of what is served, or set its status in the metadata (status: archived) so that the pipeline does.

    It may say so at its beginning ("Second draft, not approved"), in a last line that names the page, or under a heading such as
    "Status of this document".

    Options: serving.archived lists paths that are kept but not served; serving.everything says that drafts and archived pages
    are served too. Other rules are silent about such a page, with one exception: a page that only its metadata calls outdated
    (outdated: true, status: outdated) is held against the live ones, since whoever is handed a part of it cannot know. Such a
    conflict (KB201 to KB205) names the live page as the one that looks right.
    """

    code = "KB307"
    name = "outdated.deprecated"
    severity = Severity.WARNING


class StaleReference(Rule):
    """The document leans on one that is superseded, expired, archived or deprecated, or uses a name that was retired.

    Why it matters: the page may be fine itself, yet it sends the reader, and an agent that follows links, to what no longer
    holds.

    Example:
        "The limits are in the [2022 travel policy](travel-2022.md)", where that page says that it was replaced.

    Names and versions are learned from the documents themselves: where one page says that "saved replies were called macros until
    2024" or that "API v2 was switched off", other pages that still say "Admin > Macros" or call /v2/ are found.

    How to fix: point at the document, or write the name, that took its place, after checking that the sentence is still true
    of it.

    Options: glossary lists names that were retired: { old = "SignUp portal", new = "Welcome desk", since = 2024-06-01 }.
    """

    code = "KB308"
    name = "outdated.reference"
    severity = Severity.WARNING


class ImplausibleDate(Rule):
    """A date of the document is impossible, lies in the future, or contradicts another.

    Why it matters: rules about age and expiry, and every pipeline that prefers the newest page, rest on these dates.

    Example:
        last_updated: 2025-02-30

    How to fix: write the right day as YYYY-MM-DD. Where two places disagree, keep the date in one of them.

    Options: dates.order settles 03/04/2023; dates.keys adds metadata keys.
    """

    code = "KB309"
    name = "dates.implausible"
    severity = Severity.WARNING


class MissingDate(Rule):
    """Nothing tells how old the document is.

    Why it matters: neither the agent nor an editor can prefer the newer of two statements when one has no date.

    Example:
        A folder of pages without last_updated, without "last updated on" in the text, and without a git history.

    How to fix: record when each page was last edited or reviewed, in its metadata, or scan the folder with its git history.

    Options: dates.keys adds metadata keys; dates.history takes the dates from a table. Where more than 30 % of a collection has
    none, that is one finding for the collection.
    """

    code = "KB310"
    name = "dates.missing"
    severity = Severity.INFO


RULES: tuple[type[Rule], ...] = (
    Expired,
    ReviewOverdue,
    Superseded,
    Stale,
    PastPromise,
    AsOf,
    Deprecated,
    StaleReference,
    ImplausibleDate,
    MissingDate,
)
