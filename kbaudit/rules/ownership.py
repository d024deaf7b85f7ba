"""KB4xx: who answers for a document, and what it is called."""

from __future__ import annotations

from kbaudit.model import Severity
from kbaudit.rules.base import Rule


class OwnerMissing(Rule):
    """Nobody owns a document.

    Why it matters: when an agent gives a wrong answer from a page, somebody must be asked whether
    the page is right and must mend it. A page without an owner is corrected late or never, and
    nobody notices that its product has changed.

    Example:
        refunds.md has "owner: billing-team" in its front matter, chargebacks.md beside it has no owner.

    How to fix: name a team or a person in the document's metadata, or give a whole collection its
    owner in kbaudit.toml (owner under [[collections]]). A team is better than a person, who may
    leave.

    Options: fields.owner adds names of metadata keys that hold an owner. Where more than 30 % of a
    collection has no owner, that is one finding for the collection; where no document has one, it
    is one finding for all, without weight in the score.
    """

    code = "KB401"
    name = "owner.missing"
    severity = Severity.WARNING


class OwnerUnknown(Rule):
    """The owner of documents is not in the directory, or has left.

    Why it matters: a page that names an owner looks cared for. Where that owner has left or never
    existed, questions, reviews and fix lists go nowhere, and nobody notices.

    Example:
        visa-and-entry.md has "owner: Ines Albrecht", whom people.csv has as active: no;
        csat.md has "owner: growth-team", which is not in people.csv at all.

    How to fix: name who took over, or correct the spelling; or enter the owner in the directory.

    Options: owners.directory names the directory (.csv, .json, .toml or .yaml with id, name, mail
    and active); without one the rule has nothing to judge by. An owner is known by id, name or
    address, as "Billing Team", "billing-team" or "@acme/billing-team"; of several owners one who is
    there is enough. An author or a contact who is not there is listed for review: only an owner
    has to answer.
    """

    code = "KB402"
    name = "owner.unknown"
    severity = Severity.WARNING


class TitleUnusable(Rule):
    """A document has no title, or one that does not tell it from others.

    Why it matters: the title goes into the index with every passage and is shown as the source of
    an answer. "Untitled" or a title that five unrelated pages share makes the right page harder to
    find and a citation useless.

    Example:
        onboarding/page-3.md is called "Copy of New page"; billing/overview.md and
        security/overview.md are both "Overview".

    How to fix: name the question that the page answers, with the product or plan where several have
    such a page: "Refunds for annual plans" instead of "Overview".

    Options: fields.title adds names of metadata keys that hold a title. Copies, translations and
    language versions of one page, index pages and the records of one table may share a title.
    """

    code = "KB403"
    name = "title.unusable"
    severity = Severity.WARNING


RULES: tuple[type[Rule], ...] = (OwnerMissing, OwnerUnknown, TitleUnusable)
