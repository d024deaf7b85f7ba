"""A second opinion on scope by an endpoint: what leaves, what may come back, and every way in which it can fail."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from kbaudit.config import Endpoint
from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.side import Side, side_of
from kbaudit.errors import ConfigurationError
from kbaudit.model import Tier
from kbaudit.opinions.asking import GUARD, Asked, ask_about_scope
from kbaudit.opinions.endpoint import Unanswered, address, sender
from kbaudit.opinions.scope_question import answer_of, question_about

WEEK = side_of("Refunds on the card are paid out within 7 days of the return.", document="a.md", title="Refunds")
MONTH = side_of("Refunds on the card are paid out within 30 days of the return.", document="b.md", title="Refunds")
SIDES = (WEEK, MONTH)


def said(scope: str, first: str = "on the card", second: str = "on the card") -> str:
    return json.dumps({"scope": scope, "quote_a": first, "quote_b": second})


def reply(content: str) -> str:
    return json.dumps({"choices": [{"message": {"content": content}}]})


class Shelf:
    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}

    def kept(self, stage: str, keys: Sequence[str]) -> Mapping[str, bytes]:
        return {key: self.values[key] for key in keys if key in self.values}

    def keep(self, stage: str, values: Iterable[tuple[str, bytes]]) -> None:
        self.values.update(values)


def asking(send: Any, *, budget: int = 5, shelf: Shelf | None = None, sides: Sequence[Side] = SIDES) -> Asked:
    found = {(0, 1): judge(sides[0], sides[1])}
    assert found[0, 1].tier is Tier.CONFLICT
    return ask_about_scope(found, sides, model="m", url="http://x/v1", budget=budget, send=send, shelf=shelf)


def test_another_scope_with_both_quotes_makes_a_conflict_one_to_review() -> None:
    asked = asking(lambda _: reply(said("different")))
    judgement = asked.found[0, 1]
    assert judgement.tier is Tier.REVIEW
    assert GUARD in judgement.guards[-1]
    assert not asked.trouble


@pytest.mark.parametrize(
    "content",
    [
        said("same"),
        said("unknown"),
        said("different", "for Canada"),
        said("different", ""),
        said("different", "on the card", "in Japan"),
        json.dumps({"scope": "elsewhere", "quote_a": "on the card", "quote_b": "on the card"}),
        json.dumps({"scope": "different"}),
    ],
)
def test_the_same_an_unknown_and_a_quote_that_does_not_stand_there_change_nothing(content: str) -> None:
    assert asking(lambda _: reply(content)).found[0, 1].tier is Tier.CONFLICT


def test_an_answer_in_a_fence_and_in_other_spacing_is_read() -> None:
    fenced = "```json\n" + said("different", "ON  the card") + "\n```"
    assert asking(lambda _: reply(fenced)).found[0, 1].tier is Tier.REVIEW


@pytest.mark.parametrize(
    "broken", ["", "no JSON", "[]", "{}", reply("no JSON"), reply("[]"), reply("7"), '{"choices": []}']
)
def test_what_is_no_answer_is_said_and_changes_nothing(broken: str) -> None:
    asked = asking(lambda _: broken)
    assert asked.found[0, 1].tier is Tier.CONFLICT
    assert "1 of 1 questions got no answer" in asked.trouble
    assert "failed with" in asked.trouble


def test_secrets_and_personal_data_do_not_leave() -> None:
    left = side_of("Ask petra.langhoff@acme-mail.com within 7 days, key AKIA2E0A8F3B244C9986 at hand.", document="a.md")
    right = side_of(
        "Ask petra.langhoff@acme-mail.com within 30 days, key AKIA2E0A8F3B244C9986 at hand.", document="b.md"
    )
    body = question_about(left, right, "m").body
    assert "petra.langhoff" not in body
    assert "AKIA2E0A8F3B244C9986" not in body
    assert "a.md" not in body
    assert "within 30 days" in body


def test_a_dry_run_sends_nothing_and_shows_what_it_would() -> None:
    asked = asking(None)
    (body,) = asked.unsent
    assert "within 7 days" in body
    assert json.loads(body)["model"] == "m"
    assert asked.found[0, 1].tier is Tier.CONFLICT


def test_an_answer_is_kept_and_not_asked_for_again() -> None:
    shelf, sent = Shelf(), []

    def send(body: str) -> str:
        sent.append(body)
        return reply(said("different"))

    assert asking(send, shelf=shelf).found == asking(send, shelf=shelf).found
    assert len(sent) == 1
    assert asking(None, shelf=shelf).unsent == ()


def test_no_more_is_asked_than_the_budget_and_the_rest_is_said() -> None:
    sides = [
        side_of(
            f"Letters about {word} are answered within {days} days of the post.",
            document=f"{word}{days}.md",
            title=word,
        )
        for word in ("refunds", "parking", "pensions")
        for days in (7, 30)
    ]
    found: dict[tuple[int, int], Judgement] = {(at, at + 1): judge(sides[at], sides[at + 1]) for at in (0, 2, 4)}
    sent: list[str] = []

    def send(body: str) -> str:
        sent.append(body)
        return reply(said("same", "Letters", "Letters"))

    asked = ask_about_scope(found, sides, model="m", url="u", budget=2, send=send, shelf=None)
    assert len(sent) == 2
    assert "1 more findings" in asked.notices[0]


def test_after_two_failures_in_a_row_the_endpoint_is_left_alone() -> None:
    sides = [
        side_of(f"Letter {word} costs {price} euros to send.", document=f"{word}{price}")
        for word in "klmn"
        for price in (5, 9)
    ]
    found = {(at, at + 1): judge(sides[0], sides[1]) for at in (0, 2, 4, 6)}
    sent: list[str] = []

    def send(body: str) -> str:
        sent.append(body)
        raise Unanswered("status 500")

    asked = ask_about_scope(found, sides, model="m", url="u", budget=9, send=send, shelf=None)
    assert len(sent) == 2
    assert "4 of 4 questions got no answer; the endpoint failed with: status 500" in asked.trouble


@pytest.mark.parametrize("url", ["ftp://x", "file:///etc/passwd", "x.example", "", None])
def test_only_addresses_of_the_web_are_asked(url: str | None) -> None:
    with pytest.raises(ConfigurationError, match=r"endpoint\.url"):
        address(Endpoint(url=url, model="m"))
    with pytest.raises(ConfigurationError, match=r"endpoint\.model"):
        address(Endpoint(url="https://x.example/v1"))


# ------------------------------------------------------------------------------------------ over a real connection


@contextmanager
def serving(answer: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server on this machine; `answer(handler)` writes the reply. Gives its address and the requests that came."""
    requests: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            requests.append({"path": self.path, "key": self.headers.get("Authorization"), "body": json.loads(body)})
            answer(self)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", requests
    finally:
        server.shutdown()
        server.server_close()


def answering(status: int, text: str, **headers: str) -> Any:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(text.encode())

    return answer


def test_a_question_is_posted_with_the_key_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_TEST_KEY", "open-sesame")
    with serving(answering(200, reply(said("different")))) as (url, requests):
        question = question_about(WEEK, MONTH, "m")
        text = sender(Endpoint(url=url, model="m", key_variable="KB_TEST_KEY"))(question.body)
    assert answer_of(text, question).scope == "different"
    assert requests[0]["path"] == "/v1/chat/completions"
    assert requests[0]["key"] == "Bearer open-sesame"
    assert requests[0]["body"]["temperature"] == 0


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (answering(500, "oops"), "status 500"),
        (answering(401, "who are you"), "status 401"),
        (answering(302, "", Location="http://127.0.0.1:9/elsewhere"), "status 302"),
        (answering(200, "x" * 1_000_001), "more than"),
        (lambda handler: time.sleep(1.5), "no reply"),
        (lambda handler: handler.connection.close(), "."),
    ],
)
def test_every_failure_is_a_reason_and_no_redirect_is_followed(answer: Any, reason: str) -> None:
    with serving(answer) as (url, _), pytest.raises(Unanswered, match=reason):
        sender(Endpoint(url=url, model="m", timeout=0.5))("{}")


def test_nobody_there_is_a_reason() -> None:
    with pytest.raises(Unanswered):
        sender(Endpoint(url="http://127.0.0.1:9/v1", model="m", timeout=0.5))("{}")
