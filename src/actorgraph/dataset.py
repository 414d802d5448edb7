"""The store as an rdflib Dataset that can be read and not changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.query import Result

from actorgraph import iris
from actorgraph.errors import StoreError
from actorgraph.sparql import refuse_service


def dataset_of(quads: Callable[[], ox.Store]) -> Dataset:
    """A Dataset over the quads, with the prefixes of `iris.PREFIXES` bound.

    ``quads`` is asked at every access, so that it can refuse when the store is closed. Changes
    raise `StoreError`: the default graph is kept as the union of the others, and a write from
    aside would part them. Query strings with ``SERVICE`` raise `BadQuery`.
    """
    made = Dataset(store=_ReadOnly(quads))
    for prefix, namespace in iris.PREFIXES.items():
        made.bind(prefix, namespace)
    return made


class _ReadOnly(OxigraphStore):
    """Oxigraph's quads as rdflib reads them."""

    def __init__(self, quads: Callable[[], ox.Store]) -> None:
        super().__init__()
        self._quads = quads

    @property
    def _inner(self) -> ox.Store:
        return self._quads()

    def query(self, query: Any, *arguments: Any, **options: Any) -> Result:
        """A query string in Oxigraph; a prepared query falls back to rdflib's engine."""
        if isinstance(query, str):
            refuse_service(query)
        found: Result = super().query(query, *arguments, **options)
        return found

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Nothing: the store lets go of its quads itself."""

    def add_graph(self, graph: Any) -> None:
        """Nothing: rdflib calls this for every graph it is asked for, and an empty one is none."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise StoreError("the rdflib Dataset is for reading only: change the graph with `build`")

    add = addN = remove = remove_graph = update = destroy = _refuse  # noqa: N815
