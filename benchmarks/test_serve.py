"""The endpoint beside the official Oxigraph server on the same snapshot, beside a query that runs
for half a minute, and at its deadline.

wrk makes the load where it is installed. Rounds of both servers alternate and the medians count,
so that what else the machine does weighs on both alike. ``SECONDS=1`` has shorter rounds.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import quote

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from actorgraph.snapshots import current
from conftest import Found
from serve.running import ENDLESS, Served, stored
from store_samples import MET, SENT, STRUCK, reading

SECTION = "The server"
WRK = shutil.which("wrk")
SECONDS = int(os.environ.get("SECONDS", "3"))
ROUNDS = 5
BESIDE = 2  # each takes half a minute
CLIENTS = 8
SMALL = (
    "SELECT ?label WHERE { <https://w3id.org/actorgraph/actor/drovia> "
    "<http://www.w3.org/2000/01/rdf-schema#label> ?label }"
)
REPEATED = f'request = function() return wrk.format("GET", "/query?query={quote(SMALL)}") end'
DISTINCT = f"""
math.randomseed(os.time())
local number = math.random(1, 1000000000)
request = function()
  number = number + 1
  return wrk.format("GET", "/query?query={quote(SMALL)}%23" .. number)
end
"""

by_wrk = pytest.mark.skipif(WRK is None, reason="wrk makes the load: install it")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 300 articles."""
    said = (SENT, MET, STRUCK)
    readings = [reading(f"a{number}", said[number % 3]) for number in range(300)]
    return stored(tmp_path_factory.mktemp("bench") / "store", readings)


@pytest.fixture(scope="module")
def ours(store: Path) -> Iterator[Served]:
    """Our server with its usual settings."""
    with Served(store) as running:
        yield running


@pytest.fixture(scope="module")
def theirs(store: Path) -> Iterator[str]:
    """The URL of the official server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    program = str(Path(sys.executable).with_name("oxigraph"))
    command = [program, "serve-read-only", "-l", str(current(store)), "-b", place]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        time.sleep(1)
        yield f"http://{place}"
        process.terminate()


def load(url: str, script: Path, seconds: int = SECONDS, clients: int = CLIENTS) -> str:
    """What wrk reports of this load."""
    assert WRK
    command = [WRK, "-t1", f"-c{clients}", f"-d{seconds}", "--latency", "-s", str(script), url]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in report, report
    return report


def rate(report: str) -> float:
    """Requests per second."""
    found = re.search(r"Requests/sec:\s+([\d.]+)", report)
    assert found
    return float(found[1])


def p99(report: str) -> float:
    """Milliseconds within which 99 of 100 requests were answered."""
    found = re.search(r"99%\s+([\d.]+)(us|ms|s)", report)
    assert found
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[found[2]]


@by_wrk
@pytest.mark.benchmark(group="endpoint")
@pytest.mark.parametrize("script", [REPEATED, DISTINCT], ids=["repeated", "distinct"])
def test_throughput(
    benchmark: BenchmarkFixture,
    ours: Served,
    theirs: str,
    script: str,
    tmp_path: Path,
    found: Found,
) -> None:
    file = tmp_path / "load.lua"
    file.write_text(script)
    rates: dict[str, list[float]] = {"ours": [], "theirs": []}

    def rounds() -> None:
        for _ in range(ROUNDS):
            rates["theirs"].append(rate(load(theirs, file)))
            rates["ours"].append(rate(load(ours.url, file)))

    benchmark.pedantic(rounds, rounds=1)
    middle = {name: median(found) for name, found in rates.items()}
    what = "asked before" if script == REPEATED else "not asked before"
    measured = f"{middle['ours']:,.0f} queries/s, Oxigraph's server {middle['theirs']:,.0f}"
    ratio = middle["ours"] / middle["theirs"]
    found(f"Throughput of a small query {what}", f"{measured}: {ratio:.2f}", "≥ 0.7")


@by_wrk
@pytest.mark.benchmark(group="endpoint")
def test_small_queries_beside_a_long_one(
    benchmark: BenchmarkFixture, ours: Served, tmp_path: Path, found: Found
) -> None:
    file = tmp_path / "load.lua"
    file.write_text(DISTINCT)
    times: dict[str, list[float]] = {"alone": [], "beside": []}

    def rounds() -> None:
        for number in range(BESIDE):
            times["alone"].append(p99(load(ours.url, file, clients=2)))
            slow = threading.Thread(target=ours.ask, args=(f"{ENDLESS}#{number}",))
            slow.start()
            time.sleep(0.2)
            times["beside"].append(p99(load(ours.url, file, clients=2)))
            slow.join()

    benchmark.pedantic(rounds, rounds=1)
    alone, beside = (median(times[name]) for name in ("alone", "beside"))
    measured = f"{beside:.1f} ms beside it, {alone:.1f} ms alone: {beside / alone:.1f} times"
    found("p99 of small queries beside one of 30 s", measured, "≤ 3 times")


@pytest.mark.quick
@pytest.mark.benchmark(group="endpoint")
def test_deadline(benchmark: BenchmarkFixture, store: Path, found: Found, quick: bool) -> None:
    for seconds in (2.0,) if quick else (2.0, 30.0):
        with Served(store, "--timeout", str(seconds)) as running:
            start = time.monotonic()
            assert running.ask(ENDLESS).status_code == 504
            took = time.monotonic() - start
        found(
            f"A query without end and a deadline of {seconds:g} s", f"{took:.2f} s", "≤ 1.1 times"
        )
        assert took <= seconds * (2 if quick else 1.1)
    benchmark.pedantic(lambda: None)  # type: ignore[no-untyped-call]
