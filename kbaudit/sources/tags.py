"""HTML tags inside other text: recognised one by one, without a tree."""

from __future__ import annotations

import html
import re

from kbaudit.sources.formats import words

COMMENT = re.compile(r"<!-->|<!--->|<!--.*?-->", re.S)
TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9:.-]{0,60})((?>(?:\s+|(?<=["'])|(?<=\}))[A-Za-z_:@#*][\w:.@-]{0,99}"""
    r"""(?:\s{0,99}=\s{0,99}(?>[^\s"'=<>`{]{1,4000}|'[^']{0,4000}'|"[^"]{0,4000}"|\{[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){0,9}\}))?){0,60}\s{0,99}/?)>"""
)
"""Group 1 the slash of a closing tag, group 2 the name, group 3 the attributes and the slash of an empty element."""

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)

DROPPED = words(
    "script style template noscript nav head svg iframe object embed select datalist textarea canvas audio video "
    "map applet noframes"
)
"""Elements of which nothing is text."""

BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table "
    "tbody td tfoot th thead tr ul"
)
"""Elements that begin on a line of their own."""

_ELEMENTS = words(
    "a abbr acronym address area article aside audio b base basefont bdi bdo big blockquote body br button canvas "
    "caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset "
    "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img "
    "input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup "
    "option output p param picture pre progress q rp rt ruby s samp script search section select slot small source "
    "span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr "
    "track tt u ul var video wbr circle g line path rect text defs polygon math mi mo mn mrow"
)

_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:@#*][\w:.@-]{0,99})(?:\s{0,99}=\s{0,99}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'=<>`]{1,4000})))?"""
)


def is_element(name: str) -> bool:
    """Whether HTML or SVG has such an element; `<APP_NAME>` and `<your-domain>` are words that stand in for others."""
    return name.lower() in _ELEMENTS


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag: names in lower case, values without quotes and entities; the first of two counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match.group(2) or match.group(3) or match.group(4) or ""
        found.setdefault(match.group(1).lower(), html.unescape(value) if "&" in value else value)
    return found
