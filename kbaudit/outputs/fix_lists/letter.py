"""A mail to an owner as a draft: a mail program opens it for sending (X-Unsent), with the workbook attached."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from kbaudit.outputs.fix_lists.lists import OwnerList
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.wording import plural, tally
from kbaudit.report import Report, locate

SHOWN = 5
"""Findings that the mail names; all of them stand in the workbook."""

_ADDRESS = re.compile(r"[^\s<>\"',;:()@]+@[^\s<>\"',;:()@]+\.[^\s<>\"',;:()@]+")
_XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def letter(report: Report, item: OwnerList, book: bytes) -> bytes:
    """The mail as bytes; without an address the line To is left for the sender to fill in."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if address := _address(item.mail):
        message["To"] = address
    counted = plural(len(item.entries), "finding")
    message["Subject"] = (
        f"{', '.join(harmless(source) for source in report.run.sources)[:120]}: {counted} for {_line(item.owner)}"
    )
    message.set_content(_text(report, item), cte="quoted-printable")
    message.add_attachment(book, maintype="application", subtype=_XLSX, filename="fix-list.xlsx")
    # A boundary of its own would be drawn by chance; no line of base64 or of the text can hold this one.
    message.set_boundary("=_kbaudit_fix_list_=")
    return message.as_bytes()


def _address(mail: str | None) -> Address | None:
    """The address, where it is one: what is not would become a header that no program can send to."""
    if not mail or not _ADDRESS.fullmatch(mail):
        return None
    try:
        return Address(addr_spec=mail)
    except (ValueError, IndexError):
        return None


def _line(text: str) -> str:
    return harmless(text)[:120]


def _text(report: Report, item: OwnerList) -> str:
    said = tally(entry.finding for entry in item.entries)
    lines = [
        f"An audit of {', '.join(harmless(source) for source in report.run.sources)} as of {report.run.today.isoformat()} found "
        f"{said}, in documents that "
        + ("nobody answers for." if item.fallback else f"{_line(item.owner)} answers for."),
        "",
        "The gravest:",
    ]
    for entry in item.entries[:SHOWN]:
        finding = entry.finding
        lines += ["", f"- {finding.rule}: {harmless(finding.message)}"]
        for place in entry.places[:2]:
            quote = f": “{harmless(place.quote)}”" if place.quote else ""
            lines.append(f"  {harmless(locate(place.uri, place.place))}{quote}")
        lines.append(f"  To do: {harmless(finding.step)}")
    if len(item.entries) > SHOWN:
        lines += ["", f"{len(item.entries) - SHOWN:,} more stand in the attached list."]
    lines += [
        "",
        "Please go through the attached list: mend what is wrong, or choose a decision and give a reason, and send it back.",
        "",
    ]
    return "\n".join(lines)
