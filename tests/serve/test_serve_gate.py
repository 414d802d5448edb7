"""Who may come in: names, tokens, pages of other sites; and what browsers are told to forbid."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from running import Served

from actorgraph.errors import BadQuery
from actorgraph.serve.gate import check_binding, on_loopback

TOKEN = "correct-horse-battery"
ONE = {"query": "SELECT ?x { VALUES ?x { 1 } }"}
ORIGIN = "https://notebook.example"


@pytest.fixture(scope="module")
def guarded(sample_store: Path) -> Iterator[Served]:
    """A server as it would stand on a network: a token, a name, one origin; here on loopback."""
    options = ("--name", "Graph.Example", "--cors", ORIGIN, "--workers", "1")
    with Served(sample_store, *options, ACTORGRAPH_TOKEN=TOKEN) as running:
        yield running


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1:80", "[::1]:7878", "192.168.1.7", "LOCALHOST"]
)
def test_addresses_and_localhost_are_answered(server: Served, host: str) -> None:
    assert server.client.get("/sparql", params=ONE, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7878", "127.0.0.1.evil.example"])
def test_a_rebound_name_is_not(server: Served, host: str) -> None:
    for path in ("/sparql", "/", "/graph"):
        answer = server.client.get(path, params=ONE, headers={"host": host})
        assert answer.status_code == 421
        assert "Article" not in answer.text


def test_a_request_without_host_is_refused(server: Served) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"GET /sparql HTTP/1.0\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "cors", "empty", 403),
        ("same-site", "cors", "empty", 403),
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "navigate", "document", 200),
        ("same-origin", "cors", "empty", 200),
        ("none", "navigate", "document", 200),
    ],
)
def test_pages_of_other_sites_do_not_ask(
    server: Served, site: str, mode: str, dest: str, status: int
) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    assert server.client.get("/sparql", params=ONE, headers=headers).status_code == status


def test_an_older_browser_is_known_by_its_origin(server: Served) -> None:
    for origin, status in ((ORIGIN, 403), ("null", 403), (server.url, 200)):
        answer = server.client.post("/sparql", data=ONE, headers={"origin": origin})
        assert answer.status_code == status
        assert "access-control-allow-origin" not in answer.headers


def test_the_token_is_wanted_everywhere(guarded: Served) -> None:
    for path in ("/", "/sparql", "/graph", "/actor/drovia", "/assets/yasgui.js", "/nothing"):
        answer = guarded.client.get(path, params=ONE)
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer"
        assert "drovia" not in answer.text.lower()


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        ("Bearer wrong-token-altogether", 401),
        (f"Bearer {TOKEN}x", 401),
        (f"Basic {TOKEN}", 401),
        ("Bearer", 401),
        ("Bearer \xe9", 401),
    ],
)
def test_bearer(guarded: Served, shown: str, status: int) -> None:
    headers = {"authorization": shown.encode("latin-1")}
    assert guarded.client.get("/sparql", params=ONE, headers=headers).status_code == status


def test_a_browser_logs_in_by_form(guarded: Served) -> None:
    with httpx.Client(base_url=guarded.url, trust_env=False) as browser:
        browser.headers["accept"] = "text/html"
        first = browser.get("/graph")
        assert (first.status_code, first.headers["location"]) == (303, "/login")
        assert browser.get("/login").status_code == 200
        wrong = browser.post("/login", data={"token": "wrong-token-altogether"})
        assert wrong.status_code == 401
        assert not browser.cookies
        right = browser.post("/login", data={"token": TOKEN})
        assert (right.status_code, right.headers["location"]) == (303, "/")
        cookie = right.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert TOKEN not in cookie
        assert browser.get("/").status_code == 200
        other = {"origin": "https://evil.example"}
        assert browser.post("/login", data={"token": TOKEN}, headers=other).status_code == 403


def test_a_link_with_the_token_works_once_and_loses_it(guarded: Served) -> None:
    with httpx.Client(base_url=guarded.url, trust_env=False) as browser:
        first = browser.get("/search", params={"q": "dro via", "token": TOKEN})
        assert (first.status_code, first.headers["location"]) == (303, "/search?q=dro+via")
        assert browser.get("/search?q=drovia").status_code == 200
        assert (
            guarded.client.get("/", params={"token": "wrong-token-altogether"}).status_code == 401
        )
    host, port = guarded.url.removeprefix("http://").split(":")
    for path in (
        "//evil.example/x",
        "/\\evil.example/x",
        "/%2F/evil.example",
        "/%0D%0Ax-evil:%20a",
    ):
        with socket.create_connection((host, int(port))) as connection:
            request = f"GET {path}?token={TOKEN} HTTP/1.1\r\nHost: localhost\r\n\r\n"
            connection.sendall(request.encode())
            head = connection.recv(4096).decode().partition("\r\n\r\n")[0]
        assert not re.search(r"(?im)^location: (?!/(?![/\\]))|^x-evil", head), head


def test_a_name_of_ours_is_answered(guarded: Served) -> None:
    headers = {"authorization": f"Bearer {TOKEN}", "host": "graph.example:7878"}
    assert guarded.client.get("/sparql", params=ONE, headers=headers).status_code == 200


def test_one_origin_may_ask(guarded: Served) -> None:
    cross = {"origin": ORIGIN, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
    asks = {
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization",
    }
    preflight = guarded.client.options("/sparql", headers=cross | asks)
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == ORIGIN
    assert "Authorization" in preflight.headers["access-control-allow-headers"]
    token = {"authorization": f"Bearer {TOKEN}"}
    for query, status in ((ONE["query"], 200), ("SELECT", 400)):
        answer = guarded.client.post("/sparql", data={"query": query}, headers=cross | token)
        assert answer.status_code == status
        assert answer.headers["access-control-allow-origin"] == ORIGIN
    other = guarded.client.options(
        "/sparql", headers=cross | asks | {"origin": "https://evil.example"}
    )
    assert other.status_code == 403
    assert "access-control-allow-origin" not in other.headers


def test_an_answer_kept_for_one_origin_is_not_for_all(guarded: Served) -> None:
    token = {"authorization": f"Bearer {TOKEN}"}
    query = {"query": "SELECT ?x { VALUES ?x { 'origins' } }"}
    with_origin = guarded.client.get("/sparql", params=query, headers=token | {"origin": ORIGIN})
    without = guarded.client.get("/sparql", params=query, headers=token)
    assert "access-control-allow-origin" in with_origin.headers
    assert "access-control-allow-origin" not in without.headers


def test_headers_that_keep_browsers_safe(server: Served) -> None:
    for path in ("/", "/graph", "/actor/drovia", "/nothing", "/yasgui", "/queries/suppliers"):
        headers = server.client.get(path, headers={"accept": "text/html"}).headers
        policy = headers["content-security-policy"]
        scripts = next(p for p in policy.split("; ") if p.startswith("script-src"))
        assert "unsafe" not in scripts, path
        assert "*" not in policy
        assert "frame-ancestors 'none'" in policy
        assert ("unsafe-inline" in policy) == (path == "/yasgui")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    for path in ("/sparql", "/assets/page.css", "/suggest?q=d", "/actor/drovia?format=ttl"):
        headers = server.client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["content-security-policy"].startswith("default-src 'none'")


def test_endless_headers_are_cut_off(server: Served) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        endless = b"a" * (64 << 20)
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            connection.sendall(endless)


def test_files_outside_of_assets_stay_there(server: Served) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    for path in ("/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/..%2f..%2f__init__.py"):
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert b" 404 " in connection.recv(100)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.com", ""])
def test_beyond_loopback_wants_a_token(host: str) -> None:
    assert not on_loopback(host)
    with pytest.raises(BadQuery, match="--token"):
        check_binding(host, None)
    check_binding(host, TOKEN)
    with pytest.raises(BadQuery, match="at least 16"):
        check_binding(host, "short")


def test_loopback_does_not() -> None:
    for host in ("127.0.0.1", "::1", "localhost", "127.1.2.3"):
        check_binding(host, None)


def test_the_command_refuses_an_open_server(sample_store: Path) -> None:
    with pytest.raises(AssertionError, match="needs --token"):
        Served(sample_store, "--host", "0.0.0.0")
