"""What a worker process may not do: outlive its parent, take all memory, reach the network.

Each of these is the kernel's word, which no query can talk its way around.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Final

_SET_PDEATHSIG: Final = 1
_SET_SECCOMP: Final = 22
_SET_NO_NEW_PRIVS: Final = 38
_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EACCES
# of socket and connect, and what seccomp calls the architecture
_CALLS: Final = {"x86_64": (0xC000003E, (41, 42)), "aarch64": (0xC00000B7, (198, 203))}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent ends, however that ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:  # it ended before
            os._exit(0)


def limit_memory(room: int) -> None:
    """Let this process take ``room`` bytes beyond what it has now (Linux).

    The limit is on address space (``RLIMIT_AS``): an allocation beyond it fails at once, on which
    Rust and RocksDB abort the process, and Python raises MemoryError. Looking at the resident size
    from outside would come too late for a query that takes a gigabyte in a blink, and RocksDB maps
    no files that would count.
    """
    statm = Path("/proc/self/statm")
    if statm.exists():
        taken = int(statm.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + room, taken + room))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_network() -> bool:
    """Make every further attempt at a socket or a connection fail (seccomp [1]_).

    Queries that would leave the store are refused before they run; this holds where that is
    mistaken. False where the system has no such thing, or the processor is none of the two that are
    known here.

    .. [1] https://docs.kernel.org/userspace-api/seccomp_filter.html
    """
    known = _CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None:
        return False
    architecture, calls = known
    steps = [
        (0x20, 0, 0, 4),  # load the architecture
        (0x15, 0, 1 + len(calls), architecture),  # another one: allow
        (0x20, 0, 0, 0),  # load the number of the call
        *((0x15, len(calls) - place, 0, call) for place, call in enumerate(calls)),
        (0x06, 0, 0, _ALLOW),
        (0x06, 0, 0, _REFUSE),
    ]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    program = _Program(len(steps), code)
    library = ctypes.CDLL(None)
    if library.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not library.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
