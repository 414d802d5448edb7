"""Each server runs once for all tests; each test begins with an empty one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import servers

from actorgraph import iris
from actorgraph.endpoint import Endpoint
from actorgraph.remote import ASIDE, Remote
from actorgraph.store import Store


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[servers.Server]:
    """A server, and who one is there in the environment."""
    if request.param == "virtuoso" and not servers.VIRTUOSO:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    if request.param == "oxigraph":
        assert servers.OXIGRAPH, "the oxigraph server is not installed: pip install oxigraph"
    with (
        getattr(servers, request.param)(tmp_path_factory.mktemp(request.param)) as started,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in started.environment.items():
            patch.setenv(name, value)
        yield started


@pytest.fixture
def address(server: servers.Server) -> str:
    """Where a server is that holds nothing yet."""
    empty(server.address)
    return server.address


@pytest.fixture(scope="module")
def filled(server: servers.Server, sample_folder: object) -> Iterator[tuple[Store, Store]]:
    """The store of the sample articles, in a folder and on a server, for reading only."""
    empty(server.address)
    with Store(str(sample_folder), read_only=True) as local:
        with Store(server.address) as made:
            quads = made._quads
            assert isinstance(quads, Remote)
            quads.change(set(), set(local.quads()))
        with Store(server.address, read_only=True) as there:
            yield local, there


def empty(address: str) -> None:
    endpoint = Endpoint(address)
    remote = Remote(endpoint)
    for graph in [*remote._sizes(None), *ASIDE]:
        endpoint.update(f"DROP SILENT GRAPH {graph}")
    if not remote.ask(f"GRAPH ?g {{ ?s ?p ?o }} FILTER(!STRSTARTS(STR(?g), '{iris.BASE}'))"):
        endpoint.update("DROP SILENT DEFAULT")  # where it is no view of other graphs
    remote.close()
