"""How many conflicts may be listed for review: a list that nobody gets through is no list."""

from __future__ import annotations

from collections.abc import Sequence

from kbaudit.model import Finding, Tier

__all__ = ["REVIEW_SHARE", "room_for_review", "within_room"]

REVIEW_SHARE = 3 / 1000
"""Conflicts of the review tier for each statement of the knowledge base at most, the surest first: review is no refuge."""


def room_for_review(claims: int) -> int:
    """The number of conflicts that may be listed for review; one in a small knowledge base."""
    return max(1, int(claims * REVIEW_SHARE))


def within_room(findings: Sequence[Finding], claims: int) -> list[Finding]:
    """The findings without the least sure conflicts for review that find no room, whichever rule they are of."""
    unsure = [finding for finding in findings if finding.family == "KB2" and finding.tier is Tier.REVIEW]
    ranked = sorted(unsure, key=lambda finding: (-finding.confidence, finding.rule, finding.fingerprint))
    beyond = {finding.fingerprint for finding in ranked[room_for_review(claims) :]}
    return [finding for finding in findings if finding.fingerprint not in beyond]
