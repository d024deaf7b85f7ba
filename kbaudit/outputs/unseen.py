"""Characters that nobody sees, made visible in HTML: what runs backwards or hides is named where it stands."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

FEW = 3
"""So many unseen characters in a row are named one by one; a longer run, which is a hidden text, by its length."""

_RUNS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef]+"
)


def shown(text: str) -> Markup:
    """The text as HTML that stands apart from its surroundings in direction, with every unseen character named."""
    parts: list[Markup] = []
    end = 0
    for run in _RUNS.finditer(text):
        parts += [escape(text[end : run.start()]), _named(run.group())]
        end = run.end()
    parts.append(escape(text[end:]))
    return Markup("<bdi>{}</bdi>").format(Markup("").join(parts))


def _named(run: str) -> Markup:
    names = [f"U+{ord(sign):04X}" for sign in run]
    said = " ".join(names) if len(run) <= FEW else f"{len(run)} unseen characters"
    return Markup('<span class="unseen">{}</span>').format(said)
