"""KB5xx: where links lead."""

from __future__ import annotations

from kbaudit.model import Severity
from kbaudit.rules.base import Rule


class LinkBroken(Rule):
    """An internal link or anchor leads nowhere.

    Why it matters: an agent hands links on to customers, and a page that says "see the limits
    table" without one is only half an answer. A broken link is also the trace of a page that was
    moved, merged or withdrawn while this one was forgotten.

    Example:
        See [how refunds work](../billing/refund-policy.md#timing): the page exists, a heading
        "Timing" does not.

    How to fix: correct the target (the finding names the closest page or heading where there is
    one), or take the link out together with the sentence that leans on it.

    Options: none. Links to other sites, to folders outside the scanned sources and to parts of the
    site of which no page was scanned are not judged.
    """

    code = "KB501"
    name = "link.broken"
    severity = Severity.WARNING


RULES: tuple[type[Rule], ...] = (LinkBroken,)
