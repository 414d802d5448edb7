"""Hosts on this machine: network namespaces with addresses of their own, joined by a bridge.

They share disk and processors, so that what is tested is what happens to the network between them.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Host:
    """A namespace; ``started`` are the processes that were started there."""

    name: str
    address: str
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(
        self, *command: str, env: dict[str, str] | None = None, heard: bool = False
    ) -> subprocess.Popen[str]:
        """Run a command on the host in a session of its own, with what it says to be read if it is
        to be ``heard``."""
        process = subprocess.Popen(
            ["ip", "netns", "exec", self.name, *command],
            env={**os.environ, **(env or {})},
            stdout=subprocess.PIPE if heard else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def cut(self) -> None:
        """Pull the plug of its network."""
        _ip("-n", self.name, "link", "set", "eth0", "down")


def refusal() -> str | None:
    """Why hosts cannot be made here; None where they can."""
    name = f"ag-{os.getpid()}-try"
    try:
        _ip("netns", "add", name)
        try:
            _ip("-n", name, "link", "add", "br0", "type", "bridge")
        finally:
            _ip("netns", "del", name)
    except FileNotFoundError:
        return "network namespaces need the program ip"
    except subprocess.CalledProcessError as error:
        return f"network namespaces are not permitted here ({error.stderr.strip()})"
    return None


@contextmanager
def hosts(count: int) -> Iterator[Sequence[Host]]:
    """So many hosts that reach each other and nothing else; gone at the end with all they ran."""
    base = f"ag-{os.getpid()}"
    switch = f"{base}-net"
    made = [Host(f"{base}-{n}", f"10.77.0.{n + 1}") for n in range(count)]
    try:
        _ip("netns", "add", switch)
        _ip("-n", switch, "link", "add", "br0", "type", "bridge")
        _ip("-n", switch, "link", "set", "br0", "up")
        for number, host in enumerate(made):
            _ip("netns", "add", host.name)
            _ip("-n", host.name, "link", "set", "lo", "up")
            port = f"port{number}"
            peer = ("peer", "name", port, "netns", switch)
            _ip("-n", host.name, "link", "add", "eth0", "type", "veth", *peer)
            _ip("-n", host.name, "addr", "add", f"{host.address}/24", "dev", "eth0")
            _ip("-n", host.name, "link", "set", "eth0", "up")
            _ip("-n", switch, "link", "set", port, "master", "br0", "up")
        yield made
    finally:
        for host in made:
            for process in host.started:
                _end(process)
        for name in (*(host.name for host in made), switch):
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)


def _end(process: subprocess.Popen[str]) -> None:
    """End the process with all of its session."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "-s", str(process.pid)], check=False, capture_output=True, text=True
    )
    for pid in found.stdout.split():
        subprocess.run(["kill", "-9", pid], check=False, capture_output=True)
    process.wait()


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)
