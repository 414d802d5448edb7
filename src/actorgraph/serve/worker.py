"""Inside a worker process: the newest snapshot opened, one question after the other answered."""

from __future__ import annotations

import json
import logging
import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from actorgraph import snapshots
from actorgraph.errors import ActorgraphError, BadQuery, NotFound, StoreError
from actorgraph.serve import pages
from actorgraph.serve.answer import Answer
from actorgraph.serve.confinement import forbid_network, limit_memory
from actorgraph.serve.frames import BROKEN, OUT_OF_MEMORY, READY, Frame, packed, received
from actorgraph.serve.replies import Refused
from actorgraph.serve.sparql_task import Dataset, answer_sparql
from actorgraph.store import Store

FAULT: Final = "the server could not answer this; its log has the reason"

_STATUS: Final[tuple[tuple[type[ActorgraphError], int], ...]] = (
    (BadQuery, 400),
    (NotFound, 404),
    (StoreError, 503),
)
_log = logging.getLogger(__name__)


def work(connection: socket.socket, store: Path, memory: int) -> None:
    """Answer until the server closes the connection; ``memory`` is what a query may take, bytes."""
    walled = forbid_network()
    newest = snapshots.current(store)
    try:
        opened = Store(store, read_only=True)
    except ActorgraphError as error:
        connection.sendall(packed(Frame(BROKEN, 503, "text/plain", str(error).encode())))
        return
    limit_memory(memory)
    about = {"pid": os.getpid(), "snapshot": newest.name if newest else "", "walled": walled}
    connection.sendall(packed(Frame(READY, body=json.dumps(about).encode())))
    while question := received(connection):
        _answer(opened, connection, *question)


def warm() -> None:
    """Load what is loaded on first use, before workers are forked."""
    pages.warm()


def _answer(store: Store, connection: socket.socket, task: str, about: dict[str, Any]) -> None:
    out = Answer(connection)
    try:
        TASKS[task](store, out, **about)
    except Refused as error:
        out.fail(error.status, str(error))
    except ActorgraphError as error:
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
        out.fail(status, str(error))
    except MemoryError:
        out.fail(507, OUT_OF_MEMORY)
    except Exception:
        _log.exception("%s failed", task)
        out.fail(500, FAULT)
    else:
        out.close()


def _sparql(store: Store, out: Answer, **about: Any) -> None:
    graphs = Dataset(about["default"], about["named"])
    answer_sparql(store, out, about["query"], graphs, (about["solutions"], about["triples"]))


TASKS: Final[Mapping[str, Callable[..., None]]] = {"sparql": _sparql, **pages.TASKS}
"""What a worker can be asked: functions of the store, the answer and what the question says."""
