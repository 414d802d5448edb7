"""No request leaves the server, however it is asked for."""

from __future__ import annotations

import os
import socket
import threading

import pytest
from running import Served

from actorgraph.serve.confinement import forbid_network


@pytest.fixture(scope="module")
def calls() -> list[str]:
    """A place that notes who calls; its port is the first entry."""
    listener = socket.create_server(("127.0.0.1", 0))
    found = [str(listener.getsockname()[1])]

    def accept() -> None:
        while True:
            connection, _ = listener.accept()
            found.append("called")
            connection.close()

    threading.Thread(target=accept, daemon=True).start()
    return found


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{at}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ # x\rSERVICE#y\n<{at}>{{ ?s ?p ?o }} }}",
        r"SELECT * {{ SERVICE <{at}\u0061> {{ ?s ?p ?o }} }}",
        "PREFIX a\u00b7: <{at}> SELECT * {{ SERVICE a\u00b7: {{ ?s ?p ?o }} }}",
        "PREFIX {long}: <{at}> SELECT * {{ SERVICE {long}:x {{ ?s ?p ?o }} }}",
        "BASE <{at}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
        "SELECT * {{ VALUES ?e {{ <{at}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
        "SELECT * {{ {{ SELECT * {{ SERVICE <{at}> {{ }} }} }} }}",
        "ASK {{ FILTER EXISTS {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
        "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
        "DESCRIBE ?s {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
        # Oxigraph does not know these as SERVICE: a plain syntax error
        r"SELECT * {{ \u0053ERVICE <{at}> {{ ?s ?p ?o }} }}",
        r"SELECT * {{ SERVICE\u0020<{at}> {{ ?s ?p ?o }} }}",
    ],
)
def test_service_is_refused(server: Served, calls: list[str], query: str) -> None:
    at = f"http://127.0.0.1:{calls[0]}/"
    answer = server.ask(query.format(at=at, long="p" * 70))
    assert answer.status_code == 400, answer.text
    assert calls[1:] == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <{at}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{at}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "DESCRIBE <{at}>",
        "SELECT * {{ ?s ?p 'SERVICE <{at}> {{' }}",
        "# SERVICE <{at}> {{\nASK {{}}",
    ],
)
def test_the_rest_asks_nobody(server: Served, calls: list[str], query: str) -> None:
    answer = server.ask(query.format(at=f"http://127.0.0.1:{calls[0]}/"))
    assert answer.status_code == 200, answer.text
    assert calls[1:] == []


def test_a_worker_cannot_reach_the_network() -> None:
    """The second wall: what the first might let pass ends at the kernel."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = b"open"
        try:
            if not forbid_network():
                status = b"none"
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        except PermissionError:
            status = b"shut"
        except OSError:
            pass
        finally:
            os.write(writer, status)
            os._exit(0)
    os.waitpid(pid, 0)
    found = os.read(reader, 10)
    if found == b"none":
        pytest.skip("this kernel or processor has no filter that the worker knows")
    assert found == b"shut"
