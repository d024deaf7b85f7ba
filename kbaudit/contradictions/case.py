"""A pair as the guards see it."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.view import View

__all__ = ["Case"]


@dataclass(frozen=True, slots=True)
class Case:
    """Two statements side by side, what they disagree on, and how their scopes compare."""

    view: View
    clash: Clash
    scope: ScopeComparison
