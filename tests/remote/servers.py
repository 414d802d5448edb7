"""SPARQL servers for the tests: on loopback, in a folder that is thrown away, stopped by pid."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which(
    "oxigraph"
)
VIRTUOSO = shutil.which("virtuoso-t")
WAIT = 120.0  # seconds; Virtuoso needs five by itself, and more on a busy machine

_VIRTUOSO_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000
"""
"""As Debian has it, with its limit of rows."""


@dataclass(frozen=True, slots=True)
class Server:
    """``address`` is what a user gives as ``--store``, ``environment`` what he sets beside it."""

    name: str
    address: str
    environment: dict[str, str] = field(default_factory=dict)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    assert OXIGRAPH
    port = free_port()
    command = [OXIGRAPH, "serve", "-l", str(folder / "ox"), "-b", f"127.0.0.1:{port}"]
    with running(command, folder, f"http://127.0.0.1:{port}/query"):
        yield Server("oxigraph", f"http://127.0.0.1:{port}")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    assert VIRTUOSO
    port, sql_port = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO_INI.format(folder=folder, port=port, sql_port=sql_port))
    command = [VIRTUOSO, "-f", "-c", str(settings)]
    with running(command, folder, f"http://127.0.0.1:{port}/sparql"):
        who = {"ACTORGRAPH_STORE_USER": "dba", "ACTORGRAPH_STORE_PASSWORD": "dba"}
        yield Server("virtuoso", f"http://127.0.0.1:{port}/sparql-auth", who)


@contextmanager
def running(command: list[str], folder: Path, asked: str) -> Iterator[None]:
    """Run a server until the end, once it answers there."""
    with (folder / "out").open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder)
    try:
        start = time.monotonic()
        while True:
            assert process.poll() is None, (folder / "out").read_text()
            assert time.monotonic() - start < WAIT, f"{command[0]} does not answer"
            try:
                if httpx.get(asked, params={"query": "ASK {}"}, timeout=5).is_success:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield
    finally:
        process.kill()  # nothing of it is kept
        process.wait()
