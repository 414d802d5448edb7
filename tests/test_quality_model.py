"""A language model behind a server of our own: what is asked, what is believed, what goes wrong."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from actorgraph.evaluate import GoldRow
from actorgraph.ontology import relations
from actorgraph.parse import Parsed
from parse_samples import by_hand, doc
from quality import prompt
from quality.__main__ import lines
from quality.answers import model_reading
from quality.server import Server, Unanswered, answer
from quality.sets import ArticleSet
from quality.statements import compared

SENTENCE = """Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE
    ’s/POS/case/Mali army/NN/dobj/attacked"""
RIGHT = {"subject": "Chad", "relation": "attacks", "object": "Mali", "quote": "Chad attacked Mali"}

Reply = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(reply: Reply, timeout: float = 5.0) -> Iterator[tuple[Server, list[dict[str, Any]]]]:
    """A server on the loopback that replies so, and the bodies that it was sent."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            asked.append({"path": self.path, **json.loads(self.rfile.read(length))})
            with suppress(OSError):  # who asked may have gone
                reply(self)

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{httpd.server_port}/v1", "tiny", timeout), asked
        finally:
            httpd.shutdown()
            thread.join()


def raw(body: bytes, status: int = 200, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def says(content: object) -> Reply:
    """A reply whose message is the text, or else the JSON of what is given."""
    text = content if isinstance(content, str) else json.dumps(content)
    return raw(json.dumps({"choices": [{"message": {"content": text}}]}).encode())


def claims(*given: object) -> Reply:
    return says({"claims": list(given)})


def slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)
    claims(RIGHT)(handler)


def trickle(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(20):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.fixture
def parsed() -> Parsed:
    return by_hand(doc(SENTENCE), date="2024-11-13")


def read(parsed: Parsed, reply: Reply, timeout: float = 5.0) -> tuple[list[str], dict[str, int]]:
    """The claims that are kept, and what was counted."""
    tally: Counter[str] = Counter()
    with serving(reply, timeout) as (server, _):
        found = compared(model_reading(parsed, server, tally))
    return [f"{f.subject} {f.relation} {f.object}" for f in found], dict(tally)


def test_a_claim_found_in_the_text_is_kept(parsed: Parsed) -> None:
    assert read(parsed, claims(RIGHT)) == (["chad attacks mali"], {"answered": 1, "kept": 1})


def test_labels_demonyms_and_plain_marks_are_found(parsed: Parsed) -> None:
    other = {**RIGHT, "subject": "Republic of Chad", "object": "MALI"}
    found, counts = read(parsed, claims({**other, "quote": "Chad  attacked\nMali 's army"}))
    assert (found, counts["kept"]) == (["chad attacks mali"], 1)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ({**RIGHT, "quote": "Chad struck Mali"}, "quote not in the text"),
        ({**RIGHT, "quote": " "}, "quote not in the text"),
        ({**RIGHT, "subject": "Niger"}, "actor not in the text"),
        ({**RIGHT, "object": "…"}, "actor not in the text"),
        ({**RIGHT, "relation": "outgrows"}, "unknown relation"),
        ({**RIGHT, "object": "Chad"}, "both ends are one actor"),
        ({**RIGHT, "quote": None}, "malformed"),
        ({"subject": "Chad"}, "malformed"),
        ("Chad attacks Mali", "malformed"),
    ],
)
def test_what_is_not_in_the_text_is_dropped_and_counted(
    claim: object, reason: str, parsed: Parsed
) -> None:
    found, counts = read(parsed, claims(claim, RIGHT))
    assert found == ["chad attacks mali"]
    assert counts == {"answered": 1, "kept": 1, f"dropped: {reason}": 1}


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        pytest.param(says('{"claims": [{"subj'), "bad JSON", id="cut off"),
        pytest.param(says("Here are the claims:"), "bad JSON", id="prose"),
        pytest.param(says("[" * 100_000), "bad JSON", id="nested too deep"),
        pytest.param(says([RIGHT]), "another form", id="a bare list"),
        pytest.param(says({"claims": None}), "another form", id="no list"),
        pytest.param(raw(b"\xff"), "bad JSON", id="no UTF-8"),
        pytest.param(raw(b"{}"), "no message", id="no choices"),
        pytest.param(raw(b'{"choices": [{"message": {}}]}'), "no message", id="empty"),
        pytest.param(raw(b"", 500), "status 500", id="failing"),
        pytest.param(raw(b"", 302, Location="http://127.0.0.1:9/"), "status 302", id="elsewhere"),
        pytest.param(raw(b" " * 4_000_001), "too long", id="too long"),
        pytest.param(lambda handler: handler.connection.close(), "broken connection", id="cut"),
    ],
)
def test_no_answer_is_counted_and_gives_no_claims(
    reply: Reply, reason: str, parsed: Parsed
) -> None:
    assert read(parsed, reply) == ([], {f"unanswered: {reason}": 1})


@pytest.mark.parametrize("reply", [slow, trickle])
def test_a_late_answer_is_none(reply: Reply, parsed: Parsed) -> None:
    assert read(parsed, reply, timeout=0.2) == ([], {"unanswered: time-out": 1})


def test_nobody_there(parsed: Parsed) -> None:
    with serving(claims()) as (server, _):
        pass
    tally: Counter[str] = Counter()
    assert model_reading(parsed, server, tally).claims == ()
    assert tally == {"unanswered: no connection": 1}


def test_a_proxy_of_the_environment_is_not_used(
    parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert read(parsed, claims(RIGHT))[1] == {"answered": 1, "kept": 1}


def test_the_model_has_a_row_and_what_became_of_its_answers(parsed: Parsed) -> None:
    ends = frozenset({"chad"}), frozenset({"mali"})
    gold = GoldRow("by-hand", True, ends[0], frozenset({"attacks"}), ends[1], "")
    with serving(claims(RIGHT, {**RIGHT, "quote": "no"})) as (server, _):
        found = list(lines([ArticleSet("one", (parsed,), (gold,))], {}, server))
    assert found[2:] == [
        "| one | tiny | 1.00 of 1 | 1.00 of 1 | 1.00 | 1.00 | 1.00 |",
        "",
        "tiny: 1 answered, 1 dropped: quote not in the text, 1 kept.",
    ]


def test_what_is_asked(parsed: Parsed) -> None:
    with serving(claims()) as (server, asked):
        model_reading(parsed, server, Counter())
    (body,) = asked
    assert body["path"] == "/v1/chat/completions"
    assert (body["model"], body["temperature"], body["seed"]) == ("tiny", 0, 7)
    form = body["response_format"]
    assert (form["type"], form["json_schema"]["schema"]) == ("json_schema", prompt.schema())
    task, article = (message["content"] for message in body["messages"])
    assert article == "Published on 2024-11-13.\n\nChad attacked Mali ’s army "
    for relation in relations().values():
        assert (relation.definition in task) == (relation.id != "controls")


def test_the_question_itself_is_told_apart_from_a_bad_answer() -> None:
    with serving(raw(b"", 404)) as (server, _), pytest.raises(Unanswered, match=r"^status 404$"):
        answer(server, [], {})


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1/v1", "127.0.0.1:80", "http://"]
)
def test_only_http_addresses_are_asked(url: str) -> None:
    with pytest.raises(ValueError, match="LLM_URL"):
        Server(url, "tiny")
