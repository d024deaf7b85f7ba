"""What the tests of guards ask: which guards fire on two sentences of two documents."""

from __future__ import annotations

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of

CLOSE = 0.85
"""How near the two are in meaning."""


def fired(left: str, right: str) -> tuple[str, ...]:
    """The guards that fire, which are the same whichever of the two stands left."""
    judged = [
        judge(side_of(a, path="a.md"), side_of(b, path="b.md"), cosine=CLOSE) for a, b in ((left, right), (right, left))
    ]
    assert judged[0].fired == judged[1].fired
    return judged[0].fired
