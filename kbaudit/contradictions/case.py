"""A pair as the guards see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.common_ends import Parted, parted
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.view import View
from kbaudit.contradictions.worked_out import Kept

__all__ = ["Case"]


@dataclass(frozen=True)
class Case(Kept):
    """Two statements side by side, what they disagree on, and how their scopes compare.

    It has no slots, so that what several guards ask is worked out once.
    """

    view: View
    clash: Clash
    scope: ScopeComparison

    @cached_property
    def parted(self) -> Parted | None:
        """What stands in front in each, and the words and values that both end with; None where they end differently."""
        return parted(self.view.left, self.view.right)
