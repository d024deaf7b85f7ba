"""KB1xx: the same thing said twice."""

from __future__ import annotations

from kbaudit.model import Severity
from kbaudit.rules.base import Rule


class ExactDuplicate(Rule):
    """Two or more documents have the same text.

    Why it matters: copies drift apart. As soon as one of them is edited, the agent may answer from the other, and until then
    they take each other's place among the few passages that a retriever returns. Markup, front matter, case, white space and
    typography are not compared.

    Example:
        help/billing/refunds.md and help/faq/refund-policy.md hold the same 240 words.

    How to fix: keep the copy that the finding names, redirect the others to it, and delete them. Where both addresses must
    stay, include one page in the other instead of copying it.

    Options: none. Pages of fewer than 20 words are not compared; copies per language, version, region or plan are not
    reported.
    """

    code = "KB101"
    name = "duplicate.exact"
    severity = Severity.WARNING


class NearDuplicate(Rule):
    """Two documents are the same one with small edits.

    Why it matters: a retriever finds both, and which one grounds the answer is chance. Where they differ in a value, one of
    them is wrong for somebody; the finding lists what differs.

    Example:
        onboarding.md and onboarding-new.md agree in 94 % of their words; one says "14 days" where the other says "30 days".

    How to fix: where they differ in values, decide first which values hold. Then carry whatever the other page has over to the
    one that the finding says to keep, redirect, and delete. Several copies of one page are one finding, which says how much of
    each agrees with the page to keep.

    Options: none. Pages that are filled in from one pattern for several products, plans, regions, languages or versions are
    variants and not reported.
    """

    code = "KB102"
    name = "duplicate.near"
    severity = Severity.WARNING


class ContainedDuplicate(Rule):
    """A document stands inside another one.

    Why it matters: the same question is answered in two places, once alone and once as a part. Whoever corrects one of them
    seldom knows of the other.

    Example:
        93 % of sso-troubleshooting.md stands in the section "Troubleshooting" of single-sign-on.md as well.

    How to fix: move what only the inner page has into the larger one, redirect, and delete it. Where the short page is the
    better one, cut the part out of the larger page and link to it.

    Options: none. Text that many documents carry is not counted; pages for other versions, languages, regions or plans are not
    reported.
    """

    code = "KB103"
    name = "duplicate.contained"
    severity = Severity.WARNING


class CopiedPassage(Rule):
    """A passage was copied into several documents.

    Why it matters: a correction reaches one of the copies. A retriever returns the same words several times, and they take the
    place of something that the agent would have needed.

    Example:
        The steps "Reset your password", 120 words, stand in first-login.md, sso.md and mobile-app.md.

    How to fix: keep the passage in one place and link to it, or keep it as one include from which all pages are built.

    Options: none. A passage has at least 50 words of prose and headings. What many documents carry in the same place (footers,
    notices, navigation, standard clauses) is boilerplate: it is named once in the report and not reported here. Clauses that
    contracts have in common and news that follow each other up are for review, but not a clause that speaks of another contract
    by its name ("these Event Terms"), nor a section that is all the two share, word for word under its heading: these were
    copied by hand. Of a page that is to be merged into another, only those passages are named that the other one does not have.
    """

    code = "KB104"
    name = "duplicate.passage"
    severity = Severity.WARNING


class Overlap(Rule):
    """Two articles answer the same question in other words.

    Why it matters: both compete for every question about it, and the agent answers from either or from a mixture. As long as
    they agree that costs a place among the passages; once one of them is edited they contradict each other.

    Example:
        "Invite a colleague" and "Add users to your workspace" both say how a person is added, in different words.

    How to fix: decide which article answers the question, move what only the other one says into it, and redirect. The finding
    names the question, the closest two sentences, and what both state.

    Options: none. It needs an embedding model, and at least twenty articles in one language. Two articles are reported where each
    is the other's nearest, sentences of each find their closest counterpart in the other one, and a third of the values,
    names and addresses of the one that states less are stated by both. Values in examples are not counted. Where one links to
    the other, or every value that both state stands in many articles, a person should look.
    Articles whose titles name two things are not reported: two codes, two names that only their own text uses, or two subjects
    under one outline that five articles have.
    """

    code = "KB105"
    name = "duplicate.overlap"
    severity = Severity.WARNING


class DuplicateRecord(Rule):
    """The same record stands twice in a table or export.

    Why it matters: two rows answer one question. Somebody will correct one of them.

    Example:
        Rows 14 and 88 of faq.csv ask "How do I cancel?" and "How can I cancel?" and give the same answer.

    How to fix: keep one row, and add the other wording of the question to it as a synonym where the format allows it.

    Options: none. Rows that ask the same and answer differently are contradictions (KB2xx); this rule then says only that the
    question stands twice.
    """

    code = "KB106"
    name = "duplicate.record"
    severity = Severity.WARNING


RULES: tuple[type[Rule], ...] = (
    ExactDuplicate,
    NearDuplicate,
    ContainedDuplicate,
    CopiedPassage,
    Overlap,
    DuplicateRecord,
)
