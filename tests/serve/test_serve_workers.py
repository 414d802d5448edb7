"""Slow, greedy and huge queries, clients that leave, builds and ends: nobody else notices."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import running
from running import ENDLESS, GREEDY, PATIENCE, Served, alive, stored

from actorgraph.store import Store
from store_samples import MET, reading

QUICK = "SELECT ?a { ?a a ag:Actor } # "


def test_the_deadline_frees_the_worker(server: Served) -> None:
    before = time.monotonic()
    with ThreadPoolExecutor() as pool:
        slow = [pool.submit(server.ask, f"{ENDLESS}#{number}") for number in range(2)]
        time.sleep(0.8)
        others = [timed(server, f"{QUICK}{number}") for number in range(20)]
        answers = [each.result() for each in slow]
    took = time.monotonic() - before
    assert [each.status_code for each in answers] == [504, 504]
    assert answers[0].text == "the query ran longer than 2 seconds and was stopped\n"
    assert 2.0 <= took < 2.6
    assert max(others) < 0.5  # as many slow ones as workers, and still there is one for others
    assert not [pid for pid in server.descendants() if busy(pid)]


def timed(server: Served, query: str) -> float:
    start = time.monotonic()
    assert server.ask(query).status_code == 200
    return time.monotonic() - start


def busy(pid: int) -> bool:
    """Whether the process takes the processor."""

    def used() -> int:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0
        return int(fields[11]) + int(fields[12])

    before = used()
    time.sleep(0.3)
    return used() - before > 10  # hundredths of a second


def test_a_greedy_query_is_told_so_and_others_go_on(server: Served) -> None:
    for _ in range(3):
        answer = server.ask(GREEDY)
        assert answer.status_code == 507, answer.text
        assert answer.text == "the query needed more memory than a worker may take\n"
        assert server.ask(f"{QUICK}{time.monotonic()}").status_code == 200


def test_a_query_nested_too_deep_ends_in_an_error(server: Served) -> None:
    answer = server.client.post(
        "/sparql", data={"query": "SELECT * " + "{" * 50_000 + "}" * 50_000}
    )
    assert answer.status_code in (400, 507)
    assert server.ask(f"{QUICK}nested").status_code == 200


def test_a_large_result_comes_whole(server: Served) -> None:
    query = "SELECT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } LIMIT 60000"
    with server.client.stream(
        "GET", "/sparql", params={"query": query}, headers={"accept": "text/csv"}
    ) as answer:
        assert answer.headers.get("transfer-encoding") == "chunked"
        lines = sum(1 for _ in answer.iter_lines())
    assert lines == 60_001


def test_a_result_that_breaks_off_does_not_look_whole(server: Served) -> None:
    query = "SELECT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(httpx.RemoteProtocolError):
        server.ask(query)
    assert server.ask(f"{QUICK}broken").status_code == 200


def test_a_client_that_leaves_takes_its_query_with_it(server: Served) -> None:
    host, port = server.url.removeprefix("http://").split(":")
    for _ in range(4):  # more than there are workers
        with socket.create_connection((host, int(port))) as connection:
            path = f"/sparql?query={quote(ENDLESS)}%23left"
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.25)
    time.sleep(0.3)
    assert not [pid for pid in server.descendants() if busy(pid)]
    assert timed(server, f"{QUICK}left") < 0.5


def test_too_many_at_once_are_asked_to_come_again(server: Served) -> None:
    with ThreadPoolExecutor(90) as pool:
        clients = [pool.submit(one_by_itself, server.url, n) for n in range(90)]
        found = [each.result() for each in clients]
    assert {status for status, _ in found} <= {504, 503}
    refused = [headers for status, headers in found if status == 503]
    assert refused
    assert all(headers["retry-after"] == "1" for headers in refused)
    assert timed(server, f"{QUICK}crowd") < 1


def test_the_oldest_slow_query_makes_room_for_small_ones(sample_store: Path) -> None:
    """Two workers and two beside them are all at slow queries: nobody waits for their deadline."""
    options = ("--timeout", "20", "--workers", "2")
    with ThreadPoolExecutor() as pool, Served(sample_store, *options) as started:
        clients = []
        for number in range(4):
            clients.append(pool.submit(one_by_itself, started.url, number))
            time.sleep(0.7)
        assert timed(started, f"{QUICK}room") < 3
        assert timed(started, f"{QUICK}more room") < 3
        done = [each for each in clients if each.done()]
        assert done == clients[: len(done)]
        assert 1 <= len(done) <= 2
        status, headers = done[0].result()
        assert (status, headers["retry-after"]) == (503, "1")


def test_slow_queries_alone_are_left_to_their_deadline(server: Served) -> None:
    with ThreadPoolExecutor() as pool:
        slow = [pool.submit(one_by_itself, server.url, 100 + number) for number in range(4)]
        assert {each.result()[0] for each in slow} == {504}


def test_a_folder_with_modules_of_its_own_is_no_trouble(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the server is started there may be a random.py, which is not to be run."""
    for name in ("random", "socket", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not for you')", "utf-8")
    monkeypatch.setattr(running, "PROGRAM", [sys.executable, "-P", *running.PROGRAM[1:]])
    monkeypatch.chdir(tmp_path)
    with Served(sample_store, "--workers", "1") as started:
        assert started.ask(QUICK).status_code == 200


def test_a_missing_wall_is_told_once(sample_store: Path, tmp_path: Path) -> None:
    """On other processors nothing in the kernel keeps queries from the network."""
    code = "import platform\nplatform.machine = lambda: 'riscv64'\n"
    (tmp_path / "sitecustomize.py").write_text(code, "utf-8")
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    with Served(sample_store, "--workers", "3", PYTHONPATH=path) as started:
        time.sleep(0.5)
        said = [line for line in started.said if "no wall in the kernel" in line]
        assert len(said) == 1
        assert "x86-64 and ARM64" in said[0]


def one_by_itself(url: str, number: int) -> tuple[int, httpx.Headers]:
    query = {"query": f"{ENDLESS}#crowd{number}"}
    answer = httpx.get(f"{url}/sparql", params=query, timeout=PATIENCE, trust_env=False)
    return answer.status_code, answer.headers


def test_a_build_is_seen_when_it_ends_and_drops_nobody(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", [reading("a1")])
    counted = "SELECT (COUNT(?a) AS ?n) { ?a a ag:Article }"
    seen: list[str] = []
    with Served(store) as running:
        stop = threading.Event()

        def watch() -> None:
            while not stop.is_set():
                answer = running.ask(counted, accept="text/csv")
                assert answer.status_code == 200, answer.text
                seen.append(answer.text.split()[1])

        watcher = threading.Thread(target=watch)
        watcher.start()
        with Store(store) as writer:
            for number in range(2, 5):
                writer.put(reading(f"a{number}", MET))
                time.sleep(0.2)
            assert set(seen) == {"1"}
            writer.derive()
        end = time.monotonic() + 10
        while "4" not in seen and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.5)
        stop.set()
        watcher.join()
    assert set(seen) == {"1", "4"}
    first = seen.index("4")
    assert set(seen[first + 20 :]) == {"4"}  # no old worker answers much longer
    kept = [each.name for each in (store / "snapshots").iterdir()]
    assert "2" in kept


def test_a_signal_lets_running_queries_end(sample_store: Path) -> None:
    with Served(sample_store, "--timeout", "3") as running:
        pids = [running.process.pid, *running.descendants()]
        assert len(pids) >= 6
        with ThreadPoolExecutor() as pool:
            slow = pool.submit(running.ask, ENDLESS)
            time.sleep(0.5)
            running.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            with pytest.raises(httpx.ConnectError):
                httpx.get(running.url, trust_env=False)
            assert slow.result().status_code == 504  # its own end, not that of the server
        assert running.process.wait(PATIENCE) == 0
        assert alive(pids) == []
        assert len(running.said) == 1


@pytest.mark.parametrize("who", ["server", "forker"])
def test_a_killed_parent_leaves_no_orphans(sample_store: Path, who: str) -> None:
    with Served(sample_store) as running, ThreadPoolExecutor() as pool:
        slow = pool.submit(one_by_itself, running.url, 1)
        end = time.monotonic() + PATIENCE
        forker, *workers = running.descendants()
        while not any(map(busy, workers)):
            assert time.monotonic() < end, "nobody works on the query"
            time.sleep(0.05)
            forker, *workers = running.descendants()
        if who == "server":
            running.process.kill()
            with pytest.raises(httpx.TransportError):
                slow.result()
            assert alive([forker, *workers]) == []
            return
        os.kill(forker, signal.SIGKILL)
        assert slow.result()[0] in (500, 504)
        assert alive([forker, *workers]) == []
        end = time.monotonic() + 20
        while running.ask(f"{QUICK}again").status_code != 200:
            assert time.monotonic() < end
            time.sleep(0.1)


def test_a_port_beyond_the_last_ends_the_command(sample_store: Path) -> None:
    with pytest.raises(AssertionError, match="65535"):
        Served(sample_store, "--port", "99999")


def test_a_store_as_it_was_is_served(sample_store: Path, tmp_path: Path) -> None:
    """docs/serve.md: what was known by a day is exported, loaded and served."""
    file, store = str(tmp_path / "x.nq"), tmp_path / "then"
    source = ["--store", str(sample_store), "--as-of", "2024-03-31", "-f", "nq", "-o", file]
    for arguments in (["export", *source], ["load", file, "--store", str(store)]):
        subprocess.run([*running.PROGRAM[:-1], *arguments], check=True, capture_output=True)
    with Served(store, "--workers", "1") as started:
        counted = started.ask("SELECT (COUNT(?a) AS ?n) { ?a a ag:Article }", accept="text/csv")
        assert counted.text.split()[1] == "3"


def test_a_store_that_cannot_be_read_ends_the_command(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="does not exist: make it with"):
        Served(tmp_path / "nowhere")


def test_a_port_in_use_ends_the_command(server: Served, sample_store: Path) -> None:
    port = server.url.rpartition(":")[2]
    with pytest.raises(AssertionError, match=r"cannot listen on 127\.0\.0\.1"):
        Served(sample_store, "--port", port)
