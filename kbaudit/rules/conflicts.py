"""KB2xx: two answers to one question."""

from __future__ import annotations

from kbaudit.model import Severity
from kbaudit.rules.base import Rule


class ConflictingValues(Rule):
    """Two statements give different values for the same thing.

    Why it matters: an agent answers with the value that its retriever happens to find, and says it with the same certainty
    either way. Compared are numbers, durations, prices, percentages and limits after conversion (24 hours are one day,
    "half" is 50 %), and only where subject and scope are the same: product, plan, region, version, audience, period. In
    sentences that are the same otherwise, one of a closed set is a value as well: who bears a cost or approves, a currency, a
    language, how notice is given, an annex, a day of the week.

    Example:
        returns.md: "Returns are open for 14 days after delivery."
        faq.md: "You can send an order back within 30 days of delivery."

    How to fix: decide which value holds, correct the other page, and keep the value in one place that others link to. Where
    both hold, say on each page for whom: "for business customers", "in Canada".

    Options: none. A finding of the review tier says what is not known, for example that only one page names a region.
    """

    code = "KB201"
    name = "conflict.value"
    severity = Severity.ERROR


class ConflictingDates(Rule):
    """Two statements give different dates for the same event.

    Why it matters: customers plan by dates. An agent that names the wrong closing date is worse than one that names none.

    Example:
        migration.md: "The old API is switched off on 1 March 2026."
        changelog.md: "The old API is switched off on 30 June 2026."

    How to fix: correct the page that was not updated when the date moved, or mark it as superseded by the other.

    Options: none. Events that recur (the same day of another year) and records of the past are not compared.
    """

    code = "KB202"
    name = "conflict.date"
    severity = Severity.ERROR


class ConflictingPolarity(Rule):
    """One statement says that something is so, another that it is not.

    Why it matters: yes and no are equally easy to quote, and the agent cannot know which of them is meant to hold.

    Example:
        sale.md: "Sale items can be returned."
        returns.md: "Items bought in the sale cannot be returned."

    What ends with an event on one page, and only some time behind it on another, is such a pair as well; so is what holds only in
    one case ("only if it was ordered") on one page and whether or not it is so on another, and a time that two pages count from
    two kinds of events.

    How to fix: decide which of the two holds and correct the other. Where one is an exception, say so: "except sale items".

    Options: none. Exceptions ("unless", "except", "only if") are no conflict with the rule that they belong to.
    """

    code = "KB203"
    name = "conflict.polarity"
    severity = Severity.ERROR


class ConflictingModality(Rule):
    """One statement obliges, another leaves it open or forbids it.

    Why it matters: "must", "should" and "may" decide what a customer or colleague is told to do. Must against may, must
    against need not, and may against must not cannot all be right.

    Example:
        expenses.md: "A receipt must be attached to every claim."
        travel.md: "A receipt need not be attached to a claim."

    How to fix: choose the stronger or the weaker wording on all pages, or name the case in which each holds.

    Options: none. A permission that is narrower than the prohibition it stands against counts as its exception.
    """

    code = "KB204"
    name = "conflict.modality"
    severity = Severity.ERROR


class ConflictingReferences(Rule):
    """Two statements send the reader to different places for the same purpose.

    Why it matters: one of two addresses, numbers, links or menu paths is usually dead, and a customer who is sent there is
    lost without anybody noticing.

    Example:
        security.md: "Report suspicious mail to phishing@acme.example."
        incidents.md: "Report suspicious mail to abuse@acme.example."

    How to fix: find out which one is read, correct the other page, and put the contact in one place that others link to.

    Options: none. Contacts under headings that name different teams or topics are not compared.
    A team, a place or a form counts where the sentence sends somebody there, not where it is mentioned.
    """

    code = "KB205"
    name = "conflict.reference"
    severity = Severity.WARNING


class ConflictingMeaning(Rule):
    """One term has two definitions, or a sentence holds the old and the new wording side by side.

    Why it matters: an agent that explains a term by one page and applies it by another contradicts itself in one answer, and
    of "within two weeks 30 days" it quotes whichever half suits the question.

    Example:
        reports.md: "An active contact is anybody who wrote to you within the last 30 days."
        retention.md: "An active contact is anybody who wrote to you within the last 90 days."
        loans.md: "Screens come back within five working days ten working days."

    How to fix: define the term in one place and link to it, or call two things by two names. In a half-edited sentence delete
    what no longer holds.

    Options: none. Definitions that say for whom they hold ("for the purposes of this policy"), those of contracts, and legends
    of colours are not compared. Where only the wording differs, and no value, the finding is one to review. Contradictions
    between other sentences that share no value, and that only a model for natural language inference sees, are proposed for
    review where `[inference]` names one and the scan is asked to (`--deep`).
    """

    code = "KB206"
    name = "conflict.semantic"
    severity = Severity.WARNING


RULES: tuple[type[Rule], ...] = (
    ConflictingValues,
    ConflictingDates,
    ConflictingPolarity,
    ConflictingModality,
    ConflictingReferences,
    ConflictingMeaning,
)
"""KB201 to KB206: statements that cannot both hold."""
