"""`scan --notify` tells people over mail and HTTP, when something changed, and never gives an address away."""

from __future__ import annotations

import email
import email.policy
import json
import socket
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner, Result

from kbaudit.cli import main
from kbaudit.notifying.delivery import deliver
from kbaudit.notifying.message import Message

WORDS = "Every customer can ask for a copy of the invoices of the last two years. Open the billing page and press the button. "
PAGE = "---\ntitle: {title}\nowner: {owner}\nlast_reviewed: 2025-12-01\n---\n\n{text}\n"


class Mailbox:
    """Keeps the mails that a server takes."""

    def __init__(self) -> None:
        self.mails: list[email.message.EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the name that aiosmtpd calls
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(mail, email.message.EmailMessage)
        self.mails.append(mail)
        return "250 OK"


class Hook(ThreadingHTTPServer):
    """Keeps what is posted, and answers with a status."""

    def __init__(self) -> None:
        self.posted: list[dict[str, Any]] = []
        self.status = 200
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"json://user:topsecret@127.0.0.1:{self.server_address[1]}/hook/tokentoken"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Hook)
        server.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(server.status)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def hook() -> Iterator[Hook]:
    server = Hook()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield box, f"mailto://127.0.0.1:{controller.port}?from=kbaudit@example.com&to=team@example.com&mode=insecure"
    controller.stop()


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "kb"
    folder.mkdir()
    page(folder, "a.md", "Invoices", "billing-team", WORDS * 3)
    page(folder, "b.md", "Parcels", "docs-team", "Parcels are sent on the day after the order. " * 4)
    return folder


def page(folder: Path, name: str, title: str, owner: str, text: str) -> None:
    (folder / name).write_text(PAGE.format(title=title, owner=owner, text=text), encoding="utf-8")


def scan(*arguments: str, env: dict[str, str] | None = None) -> Result:
    command = ["scan", "-q", "--no-model", "--today", "2026-01-15", "kb", *arguments]
    return CliRunner().invoke(main, command, env=env)


def test_a_webhook_is_told_what_is_new_and_what_was_fixed_and_nothing_when_nothing_changed(
    kb: Path, hook: Hook
) -> None:
    assert scan("--notify", hook.url).exit_code == 0
    assert "first audit" in hook.posted[0]["title"]
    assert scan("--notify", hook.url).exit_code == 0
    assert len(hook.posted) == 1
    page(kb, "c.md", "Copies of invoices", "docs-team", WORDS * 3)
    assert scan("--notify", hook.url).exit_code == 0
    assert "new, 0 fixed" in hook.posted[1]["title"]
    assert "docs-team: 1 new" in hook.posted[1]["message"]
    assert "KB101" in hook.posted[1]["message"]
    (kb / "c.md").unlink()
    assert scan("--notify", hook.url).exit_code == 0
    assert "0 new, 1 fixed" in hook.posted[2]["title"]
    assert "fixed: KB101" in hook.posted[2]["message"]
    assert scan("--notify", hook.url, "--notify-always").exit_code == 0
    assert "nothing changed" in hook.posted[3]["title"]


def test_a_mail_is_sent_over_smtp(kb: Path, mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    result = scan("--notify", url)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    (mail,) = box.mails
    assert "first audit" in mail["Subject"]
    body = mail.get_body(("plain", "html"))
    assert body is not None
    assert "Score:" in body.get_content()


def test_several_targets_come_from_options_the_environment_and_the_configuration(kb: Path, hook: Hook) -> None:
    Path("kbaudit.toml").write_text(f"[notify]\nurls = ['{hook.url}']\nalways = true\n", encoding="utf-8")
    assert scan(env={"KBAUDIT_NOTIFY": f"{hook.url} {hook.url}"}).exit_code == 0
    assert len(hook.posted) == 3
    assert scan("--notify", hook.url, env={"KBAUDIT_NOTIFY": f"{hook.url} {hook.url}"}).exit_code == 0
    assert len(hook.posted) == 5


@pytest.mark.parametrize("status", [500, 404, 403])
def test_a_target_that_fails_is_a_notice_and_never_changes_the_exit_code(kb: Path, hook: Hook, status: int) -> None:
    hook.status = status
    for strict in ([], ["--strict", "--select", "KB3"]):
        result = scan("--notify", hook.url, "--notify-always", *strict)
        assert result.exit_code == 0, result.output
        assert "target 1 (json://…) could not be told" in result.stderr
        assert "topsecret" not in result.output
        assert "tokentoken" not in result.output
        assert Path("reports/kb/report.json").exists()


def test_a_server_that_is_not_there_is_a_notice(kb: Path) -> None:
    result = scan("--notify", f"json://user:topsecret@127.0.0.1:{free_port()}")
    assert result.exit_code == 0, result.output
    assert "could not be told" in result.stderr
    assert "topsecret" not in result.output


@pytest.mark.parametrize("url", ["nonsense://topsecret", "topsecret", "json://", "slack://topsecret"])
def test_an_address_that_is_none_is_an_error_before_the_audit(kb: Path, url: str) -> None:
    result = scan("--notify", url)
    assert result.exit_code == 2
    assert "target 1" in result.stderr
    assert "topsecret" not in result.output
    assert not Path("reports").exists()


def test_without_apprise_it_is_said_what_to_install(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    result = scan("--notify", "json://localhost")
    assert result.exit_code == 2
    assert "pip install 'kbaudit[notify]'" in result.stderr


def test_an_audit_that_could_not_be_done_is_told(kb: Path, hook: Hook) -> None:
    for path in kb.iterdir():
        path.unlink()
    assert scan("--notify", hook.url).exit_code == 2
    assert [item["title"] for item in hook.posted] == ["kbaudit kb: the audit could not be done"]


def test_neither_the_store_nor_the_printed_configuration_holds_an_address(kb: Path, hook: Hook) -> None:
    Path("kbaudit.toml").write_text(f"[notify]\nurls = ['{hook.url}']\n", encoding="utf-8")
    assert scan().exit_code == 0
    shown = CliRunner().invoke(main, ["config", "kb"]).stdout
    assert 'notify.urls = ["json://…"]' in shown
    assert "topsecret" not in shown
    with closing(sqlite3.connect(".kbaudit/kbaudit.db")) as store:
        assert "topsecret" not in "\n".join(store.iterdump())


def test_what_a_plug_in_raises_is_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    import apprise

    def broken(self: Any, *arguments: Any, **keywords: Any) -> bool:
        raise RuntimeError("json://user:topsecret@host")

    monkeypatch.setattr(apprise.Apprise, "notify", broken)
    (trouble,) = deliver(Message("title", "body"), ["json://user:topsecret@host"])
    assert "RuntimeError" in trouble
    assert "topsecret" not in trouble
