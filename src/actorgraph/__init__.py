"""actorgraph: news articles in, a graph of claims between geopolitical actors out.

>>> import actorgraph as ag
>>> g = ag.build("articles/")            # doctest: +SKIP
>>> g.sparql("SELECT ?a ?b WHERE { ?a ag:supplies ?b }")   # doctest: +SKIP

``build`` reads articles into a graph (in memory, or on disk with ``store=``), ``open`` opens a
graph on disk, ``extract`` gives readings without a store and ``explain`` why they are as they are.
Errors are those of :mod:`actorgraph.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from actorgraph.errors import ActorgraphError
    from actorgraph.graph import Graph, build, explain, extract, open

__all__ = ["ActorgraphError", "Graph", "__version__", "build", "explain", "extract", "open"]


def __getattr__(name: str) -> Any:
    """Load the public names on first use, so that ``import actorgraph`` costs nothing."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - lazy on purpose

        return version("actorgraph")
    if name == "ActorgraphError":
        from actorgraph import errors  # noqa: PLC0415 - lazy on purpose

        return errors.ActorgraphError
    if name in __all__:
        from actorgraph import graph  # noqa: PLC0415 - lazy on purpose

        return getattr(graph, name)
    raise AttributeError(f"module 'actorgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
