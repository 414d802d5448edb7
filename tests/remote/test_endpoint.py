"""What is sent to an endpoint, how often, and what is said when it does not go well."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from actorgraph.endpoint import PASSWORD, TOKEN, UPDATE, USER, Endpoint, Means, Patience, shown
from actorgraph.errors import BadQuery, StoreError
from actorgraph.store import Store
from actorgraph.wire import RESULTS, is_address

YES = httpx.Response(200, json={"head": {}, "boolean": True}, headers={"content-type": RESULTS})
Answer = httpx.Response | Exception
SECRET = "s3cret-word"


class Wire:
    """Answers in turn, the last one for ever; keeps what was asked and how long one waited."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.waits: list[float] = []

    def handle(self, request: httpx.Request) -> httpx.Response:
        sent = httpx.Request(
            request.method, request.url, headers=request.headers, content=request.content
        )
        self.requests.append(sent)  # the other may be sent again with more headers
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def endpoint(
        self, url: str = "http://there/sparql", patience: Patience | None = None
    ) -> Endpoint:
        means = Means(httpx.MockTransport(self.handle), self.waits.append, lambda: 0.0)
        return Endpoint(url, patience, means)


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (USER, PASSWORD, TOKEN, UPDATE):
        monkeypatch.delenv(name, raising=False)


def status(code: int, text: str = "", **headers: str) -> httpx.Response:
    return httpx.Response(
        code, text=text, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def test_passing_faults_are_asked_again_with_longer_waits() -> None:
    faults = [status(503), httpx.ReadError("reset"), status(429), status(502)]
    wire = Wire(YES, *faults, status(204))
    wire.endpoint().update("INSERT DATA {}")
    assert wire.waits == [0.5, 1.0, 2.0, 4.0]
    assert {request.content for request in wire.requests[1:]} == {b"INSERT DATA {}"}
    assert len(wire.requests) == 6


def test_chance_shortens_waits_and_none_is_too_long() -> None:
    wire = Wire(YES, status(503))
    means = Means(httpx.MockTransport(wire.handle), wire.waits.append, lambda: 1.0)
    endpoint = Endpoint("http://there/", Patience(attempts=9, pause=1, longest=10), means)
    with pytest.raises(StoreError, match=r"^http://there/ fails with 503: Service Unavailable$"):
        endpoint.update("INSERT DATA {}")
    assert wire.waits == [0.5, 1, 2, 4, 5, 5, 5, 5]


def test_the_server_says_how_long_to_wait() -> None:
    wire = Wire(YES, status(429, retry_after="7"), status(503, retry_after="100000"),
                status(503, retry_after="whenever"),
                status(503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"), status(200))  # fmt: skip
    wire.endpoint().update("INSERT DATA {}")
    assert wire.waits == [7.0, 60.0, 2.0, 4.0]


@pytest.mark.parametrize("error", [httpx.ConnectError("refused"), httpx.ConnectTimeout("late")])
def test_a_server_that_goes_away_costs_one_line(error: Exception) -> None:
    wire = Wire(YES, error)
    endpoint = wire.endpoint()
    with pytest.raises(StoreError, match=r"^http://there/sparql cannot be reached: \w+$"):
        endpoint.update("INSERT DATA {}")
    assert len(wire.waits) == 5


def test_a_wrong_address_is_told_at_once() -> None:
    wire = Wire(httpx.ConnectError("refused"))
    with pytest.raises(StoreError, match="cannot be reached: refused"):
        wire.endpoint()
    assert wire.waits == []
    page = status(200, "<html>", content_type="text/html")
    with pytest.raises(StoreError, match="is no SPARQL endpoint"):
        Wire(page).endpoint()
    with pytest.raises(StoreError, match=r"sends on to https://there/sparql: give that address"):
        Wire(status(301, location="https://there/sparql?x=1")).endpoint()


def test_a_silent_server_is_not_asked_twice() -> None:
    wire = Wire(YES, httpx.ReadTimeout("silence"))
    with pytest.raises(StoreError, match="did not answer within 9 seconds"):
        wire.endpoint(patience=Patience(answer=9)).ask("ASK {}", RESULTS, {})
    assert len(wire.requests) == 2


def test_faults_of_a_query_are_the_query_s() -> None:
    answer = status(400, "Virtuoso 37000 Error SP030: SPARQL compiler\x1b[31m\nSPARQL query: …")
    with pytest.raises(BadQuery, match=r"refuses the query: Virtuoso 37000 .* compiler \[31m$"):
        Wire(YES, answer).endpoint().ask("ASK {}", RESULTS, {})
    partial = httpx.Response(200, headers={"x-sql-state": "S1TAT"}, content=b"{}")
    with pytest.raises(StoreError, match="answers only in part"):
        Wire(YES, partial).endpoint().ask("ASK {}", RESULTS, {})


@pytest.mark.parametrize(
    ("url", "query", "update"),
    [
        ("http://h/sparql", "/sparql", "/sparql"),
        ("http://h/query", "/query", "/update"),
        ("http://h/ds/query?k=v", "/ds/query?k=v", "/ds/update?k=v"),
    ],
)
def test_where_updates_go(url: str, query: str, update: str) -> None:
    wire = Wire(YES)
    wire.endpoint(url).update("INSERT DATA {}")
    assert [request.url.raw_path.decode() for request in wire.requests] == [query, update]


def test_a_base_address_leads_to_query_and_update(monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in (404, 405):
        wire = Wire(status(missing), YES)
        wire.endpoint("http://h:7878").update("INSERT DATA {}")
        assert [r.url.path for r in wire.requests] == ["/", "/query", "/update"]
    monkeypatch.setenv(UPDATE, "http://h/repositories/x/statements")
    wire = Wire(YES)
    wire.endpoint("http://h/repositories/x").update("INSERT DATA {}")
    assert wire.requests[-1].url.path == "/repositories/x/statements"
    monkeypatch.setenv(UPDATE, f"http://me:{SECRET}@h/")
    with pytest.raises(StoreError, match=f"^{UPDATE} holds a user or password") as told:
        Wire(YES).endpoint()
    assert SECRET not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        f"http://me:{SECRET}@there/sparql",
        f"https://me:pa/{SECRET}@there/sparql",
        f"http://{SECRET}@there/",
        f"http:/me:{SECRET}@there",
        f"HTTP://me:{SECRET}@there:99999/",
    ],
)
def test_an_address_with_a_password_is_refused_and_not_shown(url: str) -> None:
    assert is_address(url)
    with pytest.raises(StoreError, match="the store's address") as told:
        Store(url)
    assert SECRET not in str(told.value)


def test_what_may_be_secret_is_not_shown() -> None:
    assert shown(f"https://me:{SECRET}@there/x?key={SECRET}#{SECRET}") == "https://there/x"
    wire = Wire(YES)
    assert wire.endpoint(f"http://there/sparql?key={SECRET}").name == "http://there/sparql"
    assert SECRET in str(wire.requests[0].url)
    assert not is_address("store")
    assert not is_address("/tmp/http:/x")


def test_who_one_is_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "me")
    with pytest.raises(StoreError, match=f"only one of {USER} and {PASSWORD} is set"):
        Wire(YES).endpoint()
    monkeypatch.setenv(PASSWORD, SECRET)
    wire = Wire(status(401, www_authenticate='Basic realm="x"'), YES)
    wire.endpoint().update("INSERT DATA {}")
    sent = [request.headers.get("authorization", "") for request in wire.requests]
    assert [each[:6] for each in sent] == ["", "Basic ", "Basic "]
    digest = 'Digest realm="SPARQL", nonce="1", qop="auth", algorithm="MD5"'
    wire = Wire(status(401, www_authenticate=digest), YES)
    wire.endpoint()
    assert wire.requests[1].headers["authorization"].startswith('Digest username="me"')
    wire = Wire(status(401, www_authenticate='Basic realm="x"'))
    with pytest.raises(StoreError, match=r"does not let you in \(401\): check") as told:
        wire.endpoint()
    assert SECRET not in str(told.value)
    monkeypatch.setenv(TOKEN, "abc")
    wire = Wire(YES)
    wire.endpoint()
    assert wire.requests[0].headers["authorization"] == "Bearer abc"


@pytest.mark.parametrize("asked", [lambda e: e.update(""), lambda e: e.ask("ASK {}", RESULTS, {})])
def test_who_may_not_is_told_what_to_set(asked: Callable[[Endpoint], object]) -> None:
    endpoint = Wire(YES, status(403)).endpoint()
    with pytest.raises(StoreError, match=f"set {USER} and {PASSWORD}, or {TOKEN}"):
        asked(endpoint)
