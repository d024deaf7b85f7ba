"""What a reader of a report sees, whatever its format: the text of files, workbooks, archives and mails."""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from email.message import EmailMessage

from kbaudit.outputs import content
from kbaudit.report import Report


def shown_by(report: Report, name: str) -> str:
    """All that a report in a format says."""
    return text_of(content(report, name))


def text_of(data: bytes) -> str:
    """The text in a file: its own, that of every part of a mail, and that of every member of an archive (an .xlsx is one)."""
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(text_of(archive.read(member)) for member in sorted(archive.namelist()))
    if data.startswith(b"X-Unsent:"):
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        parts = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
        headers = [f"{key}: {value}" for key, value in message.items()]
        return "\n".join([*headers, *(text_of(part) for part in parts if isinstance(part, bytes))])
    return data.decode("utf-8-sig")
