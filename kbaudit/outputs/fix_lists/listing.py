"""A fix list as Markdown, to read or to put into a ticket; and the list of all owners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kbaudit.outputs.fix_lists.lists import OwnerList
from kbaudit.outputs.fix_lists.sheet import Row
from kbaudit.outputs.markdown import code, escape
from kbaudit.outputs.wording import advice, dated, plural, quoted, tally
from kbaudit.report import Report, locate


def listing(report: Report, item: OwnerList, rows: Sequence[Row]) -> str:
    """The findings of one owner as a list to tick off, the gravest first."""
    blocks = [f"# Fix list of {escape(item.owner)}", _what(report, item)]
    for entry, row in zip(item.entries, rows, strict=True):
        finding = entry.finding
        lines = [f"- [ ] **{finding.rule}** ({row.values[5]}): {escape(finding.message)}"]
        for evidence, link in zip(entry.places, (*row.links, *[None] * len(entry.places)), strict=False):
            where = code(locate(evidence.uri, evidence.place))
            anchor = f"#L{evidence.place.line}" if link and "://" not in link and evidence.place.line else ""
            quote = f": {code(quoted(evidence))}" if evidence.quote else ""
            date = f" ({escape(day)})" if (day := dated(evidence)) else ""
            lines.append(f"  - {f'[{where}](<{link}{anchor}>)' if link else where}{date}{quote}")
            if len(lines) > 10:
                lines.append(f"  - and {plural(len(entry.places) - 10, 'more place')}")
                break
        lines.append(f"  - To do: {escape(finding.step)}")
        if said := advice(finding.keep, finding.why, finding, name=code, text=escape):
            lines.append(f"  - {said}")
        if others := [name for name in entry.owners if name != item.owner]:
            lines.append(f"  - Also on the list of {', '.join(escape(name) for name in others)}")
        if entry.guess:
            lines.append(f"  - Perhaps ask {escape(entry.guess)}, who made most edits in git: a guess")
        lines.append(f"  - Fingerprint {code(finding.fingerprint)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def overview(report: Report, lists: Sequence[OwnerList], names: Mapping[str, str]) -> str:
    """Who has a fix list, in which folder, and how much stands on it."""
    head = [
        "# Fix lists",
        f"{', '.join(code(source) for source in report.run.sources)}, as of {report.run.today.isoformat()}",
    ]
    if not lists:
        return "\n\n".join([*head, "Nobody has anything to do."]) + "\n"
    rows = [
        f"| {escape(item.owner)} | [{names[item.owner]}/](<{names[item.owner]}/fix-list.md>) | {code(item.mail or '')} "
        f"| {escape(tally(entry.finding for entry in item.entries))} |"
        for item in lists
    ]
    return (
        "\n\n".join([*head, "\n".join(["| Owner | Folder | Mail | On the list |", "|---|---|---|---|", *rows])]) + "\n"
    )


def _what(report: Report, item: OwnerList) -> str:
    said = tally(entry.finding for entry in item.entries)
    whose = "Nobody answers for these documents: they have no owner, or one who is not there." if item.fallback else ""
    return f"As of {report.run.today.isoformat()}: {said}. {whose}".rstrip()
