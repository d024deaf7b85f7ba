"""The near misses: on the terminal behind `--explain`, and as a file of their own (`-o explain:PATH`)."""

from __future__ import annotations

from rich.text import Text

from kbaudit.outputs import wording
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.markdown import code, escape
from kbaudit.outputs.page import Page, blank_page
from kbaudit.outputs.wording import plural
from kbaudit.report import NearMiss, NearMisses, Report, locate

SHOWN = 20
"""Near misses on the terminal, the nearest ones; a file has all that were kept."""

QUOTE_LINES = 3


def explain_on(page: Page, report: Report) -> None:
    """Print the nearest misses with the guards that kept them back."""
    near = report.near_misses
    page.heading("Near misses", f"({_counted(near, min(SHOWN, len(near.shown)))})")
    for miss in near.shown[:SHOWN]:
        page.blank()
        page.paragraph(Text.assemble((miss.rule, "bold"), f"  {_claims(miss)}"), indent=2, hanging=7)
        for evidence in miss.evidence:
            page.place(harmless(locate(evidence.uri, evidence.place)), "", indent=4)
            page.paragraph(f"“{harmless(evidence.quote)}”", indent=6, hanging=1, lines=QUOTE_LINES, end="”")
        for objection in miss.objections:
            page.paragraph(f"{objection.guard}: {harmless(objection.says)}", indent=4, hanging=2)
    if len(near.shown) > SHOWN:
        page.blank()
        page.paragraph(f"and {len(near.shown) - SHOWN:,} more: -o explain:PATH writes them all", indent=2)


def render_explanation(report: Report, *, width: int, colour: bool) -> str:
    """The near misses alone, as lines for a terminal."""
    page = blank_page(width, colour=colour)
    explain_on(page, report)
    return page.text


def render_explained(report: Report) -> str:
    """All near misses that were kept, as Markdown."""
    near = report.near_misses
    blocks = [
        "# Near misses",
        f"{', '.join(code(source) for source in report.run.sources)}, as of {report.run.today.isoformat()}: "
        f"{_counted(near, len(near.shown))}.",
    ]
    for number, miss in enumerate(near.shown, start=1):
        name = wording.rule_name(miss.rule)
        lines = [f"## {number}. {miss.rule} {name}: {escape(_claims(miss))}", ""]
        lines += [f"- {code(locate(item.uri, item.place))}: {code(item.quote)}" for item in miss.evidence]
        lines += [f"- **{escape(objection.guard)}**: {escape(objection.says)}" for objection in miss.objections]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _claims(miss: NearMiss) -> str:
    first, second = (harmless(said) for said in miss.said)
    return f"“{first}” against “{second}”"


def _counted(near: NearMisses, shown: int) -> str:
    pairs = plural(near.total, "pair of statements that differs", "pairs of statements that differ")
    which = "" if shown == near.total else f", the nearest {shown:,} shown"
    return f"{pairs} and {'was' if near.total == 1 else 'were'} not reported{which}"
