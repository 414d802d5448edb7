"""The process that workers are forked from: all modules and seeds loaded, nothing else done.

A worker that was killed has to be replaced in milliseconds, and loading the modules takes a second
or two. The server sends a byte with one end of a socket for each worker that it wants; lines come
back when one ends: its process id and status. When the server ends, by whatever way, its end of
the control socket closes, and all workers are killed.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from actorgraph.serve.confinement import die_with_parent


def main() -> None:
    """Fork workers until the server is gone; arguments are a descriptor, the store and bytes."""
    descriptor, store, memory = sys.argv[1:]
    control = socket.socket(fileno=int(descriptor))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _warm()
    signals, woken = socket.socketpair()
    for end in (signals, woken):
        end.setblocking(False)
    signal.set_wakeup_fd(woken.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    selector = selectors.DefaultSelector()
    selector.register(control, selectors.EVENT_READ)
    selector.register(signals, selectors.EVENT_READ)
    control.sendall(b"!")  # warm
    alive: set[int] = set()
    going = True
    while going:
        for key, _ in selector.select():
            if key.fileobj is signals:
                with suppress(BlockingIOError):
                    signals.recv(4096)
                _report(control, alive)
            else:
                try:
                    byte, ends, _, _ = socket.recv_fds(control, 1, 1)
                except ConnectionResetError:  # the server went before it read what it was told
                    byte, ends = b"", []
                going = bool(byte)
                for wanted in ends:
                    alive.add(_forked(wanted, (control, signals, woken), Path(store), int(memory)))
    signal.set_wakeup_fd(-1)
    for pid in alive:
        os.kill(pid, signal.SIGKILL)


def _warm() -> None:
    from actorgraph.actors import load_seeds  # noqa: PLC0415 - all that workers need
    from actorgraph.ontology import relations  # noqa: PLC0415
    from actorgraph.query import named_queries  # noqa: PLC0415
    from actorgraph.serve import worker  # noqa: PLC0415

    for loaded in (load_seeds, relations, named_queries, worker.warm):
        loaded()
    gc.collect()
    gc.freeze()


def _forked(end: int, others: tuple[socket.socket, ...], store: Path, memory: int) -> int:
    pid = os.fork()
    if pid:
        os.close(end)
        return pid
    status = 1
    try:
        die_with_parent()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for other in others:
            other.close()
        from actorgraph.serve.worker import work  # noqa: PLC0415 - loaded before the fork

        work(socket.socket(fileno=end), store, memory)
        status = 0
    finally:
        os._exit(status)


def _report(control: socket.socket, alive: set[int]) -> None:
    """Tell the server of every worker that has ended."""
    with suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            alive.discard(ended[0])
            with suppress(OSError):  # the server is gone, which the loop notices next
                control.sendall(b"%d %d\n" % (ended[0], os.waitstatus_to_exitcode(ended[1])))


if __name__ == "__main__":
    main()
