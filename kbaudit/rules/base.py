"""What a rule is: a code, a name, a severity and its page."""

from __future__ import annotations

import inspect
from typing import ClassVar

from kbaudit.model import Severity


class Rule:
    """The root of all rules. A rule is a class without instances, so that its docstring can be its page."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]

    @classmethod
    def page(cls) -> str:
        """The rule's documentation: one line, why it matters, an example, how to fix it, options."""
        return inspect.getdoc(cls) or ""

    @classmethod
    def summary(cls) -> str:
        """The first line of the page."""
        return cls.page().partition("\n")[0]

    @classmethod
    def family(cls) -> str:
        """The first three characters of the code: KB2 for KB201."""
        return cls.code[:3]
