"""Stores on a server hold what stores in a folder hold, whatever breaks off on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import servers
from typer.testing import CliRunner

from actorgraph import iris, lease, wire
from actorgraph.cli import app
from actorgraph.derive import derived_changes
from actorgraph.endpoint import Endpoint
from actorgraph.errors import NotFound, StoreError, StoreLocked
from actorgraph.mirror import Mirror
from actorgraph.model import Reading
from actorgraph.remote import Remote
from actorgraph.store import Store
from store_samples import MET, SENT, STRUCK, corpus, reading

HOSTILE = (
    'Tab\t, line\n, "quotes", back\\slash, {braces} } ; DROP ALL # , \' , é e\u0301 😀 \u2028'
    " \ufeff \x01 \x07 \x7f \x85 $x ?y @en ^^ <b>&amp;</b> %20 \\u0041 ends with blanks  \n"
)


ONCE = pytest.mark.parametrize("server", ["oxigraph"], indirect=True)
"""For what is slow and the same with any server."""


def local(*readings: Reading) -> bytes:
    with Store() as store:
        store.put(*readings)
        store.derive()
        return store.dump()


def union_is_right(store: Store) -> bool:
    """Whether the default graph has each statement of the named ones, and nothing else."""
    shown = store._quads.quads_for_pattern(None, None, None, wire.DEFAULT)
    return set(shown) == {wire.triple_of(quad) for quad in store.quads()}


def test_put_replace_remove(address: str) -> None:
    first, *others = corpus()
    longer = replace(
        first,
        article=replace(first.article, title=HOSTILE, text=first.article.text + HOSTILE * 200),
    )
    with Store(address) as store:
        assert store.articles() == {}
        store.put(first, *others)
        store.derive()
        assert store.dump() == local(first, *others)
        assert union_is_right(store)
        store.put(longer)
        store.derive()
        assert store.dump() == local(longer, *others)
        assert store.reading("a1") == longer
        assert union_is_right(store)
        store.remove("a1", "a4")
        with pytest.raises(NotFound, match="holds no article 'a4'"):
            store.remove("a4")
        store.put(reading("x", STRUCK, publisher="Hill Post", tail=" " + "long " * 50_000))
        store.derive()
        wanted = [each for each in others if each.article.id != "a4"]
        more = reading("x", STRUCK, publisher="Hill Post", tail=" " + "long " * 50_000)
        assert store.dump() == local(*wanted, more)
        assert union_is_right(store)
        store.remove("x", *(each.article.id for each in wanted))
        store.derive()
        assert not store.articles()
        assert store.dump() == local()
        assert union_is_right(store)


def test_few_requests(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    count = [0]
    send = Endpoint._sent

    def counted(self: Endpoint, *arguments: object, **more: object) -> object:
        count[0] += 1
        return send(self, *arguments, **more)  # type: ignore[arg-type]

    with Store(address) as store:
        store.put(*corpus())
        store.put(*(reading(f"n{i}", MET, publisher=f"P{i}") for i in range(20)))
        store.derive()
        monkeypatch.setattr(Endpoint, "_sent", counted)
        store.put(reading("new", STRUCK))
        assert count[0] <= 2, "a new article is one question and one update"
        store.put(reading("new", MET, tail=" Changed."))
        assert count[0] <= 6
        count[0] = 0
        store.derive()
        assert count[0] <= 20, "of one article, not of all"


def test_a_mirror_shows_what_the_server_has(address: str) -> None:
    reuters = reading("r", SENT, publisher="Ivoria", tail=" Reprinted from afar.")
    with Store(address) as store, Store() as beside:
        for at, changed in enumerate(
            [corpus(), [reading(f"n{i}", MET, publisher=f"P{i}") for i in range(20)],
             [reading("a1", STRUCK)], [reading("n3", MET, tail=" Nobody else saw it at all.")],
             [reuters]]
        ):  # fmt: skip
            for each in (store, beside):
                each.put(*changed)
            assert isinstance(store._quads, Remote)
            mirror = Mirror(store._quads)
            for foresee in (mirror.fetch, None):
                found = derived_changes(mirror, ["meets"], foresee=foresee)  # type: ignore[arg-type]
                assert found == derived_changes(beside._local, ["meets"]), at
            for each in (store, beside):
                each.derive()
            assert store.dump() == beside.dump()


class Killed(BaseException):
    """The process ends here: nothing tidies up."""


def test_broken_off_anywhere(
    address: str, server: servers.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update is broken off before each request in turn; the next build ends as one at a stretch.

    Requests are short here, so that each article takes several.
    """
    monkeypatch.setattr(wire, "BATCH", 40)
    monkeypatch.setattr(lease, "_alive", lambda process: False)
    monkeypatch.setattr("actorgraph.store.background_quads", lambda *_: [])
    first, second = reading("a1"), reading("a2", MET, publisher="Hill Post")
    changed = reading("a1", STRUCK, tail=" Changed.")
    wanted = local(changed, second)
    send, sent, last = Endpoint.update, [0], [10**9]

    def update(self: Endpoint, text: str) -> None:
        if sent[0] >= last[0]:
            raise Killed
        sent[0] += 1
        send(self, text)

    monkeypatch.setattr(Endpoint, "update", update)
    with Store(address) as store:
        store.put(first)
        store.derive()
    sent[0] = 0
    for at in range(0, 100, 1 if server.name == "oxigraph" else 3):
        last[0] = 10**9
        with Store(address) as store:
            held = store.articles()
            assert union_is_right(store)
            for one in store.readings():  # whole ones, nothing half
                assert one in (first, second, changed)
            if "a2" in held:
                store.remove("a2")
            if held.get("a1") != first.article.content_hash or at == 0:
                store.put(first)
            store.derive()
        sent[0], last[0] = 0, at
        try:
            with Store(address) as store:
                store.put(changed)
                store.put(second)
                store.derive()
        except Killed:
            pass
        else:
            break
        last[0] = 10**9
        with Store(address) as store:
            for one in (changed, second):  # what a build does: it passes over what is in
                if store.articles().get(one.article.id) != one.article.content_hash:
                    store.put(one)
            store.derive()
            assert store.dump() == wanted, at
            assert union_is_right(store), at
    assert at > 12, "too few moments to be killed at"


BUILDER = """
import sys
from actorgraph import wire
from actorgraph.store import Store
from store_samples import MET, SENT, STRUCK, reading
wire.BATCH = 25
with Store(sys.argv[1]) as store:
    for i in range(30):
        one = reading(f"n{i}", (MET, STRUCK)[i % 2], publisher=f"P{i % 4}", tail=" Tale %d." % i)
        if store.articles().get(one.article.id) != one.article.content_hash:
            store.put(one)
        print(i, flush=True)
    store.derive()
"""


@ONCE
def test_killed_and_gone_on_with(address: str) -> None:
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(here.parent), *sys.path])}
    for lines in (2, 9, 23):
        process = subprocess.Popen(
            [sys.executable, "-c", BUILDER, address],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout
        for _ in range(lines):
            assert process.stdout.readline()
        time.sleep(0.005 * lines)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    done = subprocess.run(
        [sys.executable, "-c", BUILDER, address],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    tales = [
        reading(f"n{i}", (MET, STRUCK)[i % 2], publisher=f"P{i % 4}", tail=f" Tale {i}.")
        for i in range(30)
    ]
    with Store(address) as store:
        assert store.dump() == local(*tales)
        assert union_is_right(store)


def test_one_writes_others_read(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="holds no store yet"):
        Store(address, read_only=True)
    with Store(address) as store:
        store.put(*corpus())
        with pytest.raises(StoreLocked, match=f"is held by process {os.getpid()} on "):
            Store(address)
        with Store(address, read_only=True) as reader:
            assert len(reader.articles()) == len(corpus())
        # one who was away too long is taken for gone, and told so
        monkeypatch.setattr(lease, "LASTS", -1.0)
        with Store(address) as other:
            monkeypatch.undo()
            store._quads._right._mine = replace(store._quads._right._mine, seen=0.0)  # type: ignore[union-attr]
            with pytest.raises(StoreLocked):
                store.put(reading("late"))
            other.put(reading("z"))
    with Store(address) as store:
        assert "z" in store.articles()
        assert "late" not in store.articles()


@ONCE
def test_the_command_line(address: str, sample_articles: Path) -> None:
    article = sorted(sample_articles.glob("*.txt"))[:1] or sorted(sample_articles.iterdir())[:1]
    run = CliRunner().invoke
    built = run(app, ["build", str(article[0]), "--store", address])
    assert built.exit_code == 0, built.output
    assert f"the store {address} holds 1" in built.output
    again = run(app, ["build", str(article[0]), "--store", address])
    assert "0 articles read, 1 unchanged" in again.output
    stats = run(app, ["stats"], env={"ACTORGRAPH_STORE": address})
    assert stats.exit_code == 0
    assert "1 article" in stats.output
    with Store(address, read_only=True) as store:
        (held,) = store.articles()
    assert run(app, ["remove", held, "--store", address]).exit_code == 0
    assert run(app, ["migrate", "--store", address]).exit_code == 2


def test_other_data_is_left_alone(address: str, server: servers.Server) -> None:
    other = ox.NamedNode("http://example.org/theirs")
    endpoint = Endpoint(address)
    theirs = f"GRAPH {other} {{ {other} {iris.LABEL} 'theirs' }}"
    endpoint.update(f"INSERT DATA {{ {theirs} }}")
    try:
        with Store(address) as store:
            store.put(*corpus())
            store.derive()
            assert store.dump() == local(*corpus())
            assert not store.query(f"ASK {{ {other} ?p ?o }}"), "the store is no part of theirs"
            store.remove(*store.articles())
            store.derive()
        assert Remote(endpoint).contains_named_graph(other)
        if server.name == "oxigraph":  # it has a default graph of its own
            endpoint.update("DROP GRAPH <https://w3id.org/actorgraph/graph/store>")
            endpoint.update(f"INSERT DATA {{ {other} {iris.LABEL} 'theirs' }}")
            with pytest.raises(StoreError, match=r"default graph of .* holds something else"):
                Store(address)
    finally:
        endpoint.update(f"DROP SILENT GRAPH {other}")
        endpoint.close()


def test_a_view_of_all_graphs_that_names_none_is_refused(tmp_path: Path) -> None:
    port = servers.free_port()
    where = f"http://127.0.0.1:{port}"
    assert servers.OXIGRAPH
    command = [servers.OXIGRAPH, "serve", "--union-default-graph", "-b", f"127.0.0.1:{port}"]
    with servers.running(command, tmp_path, f"{where}/query"):
        with pytest.raises(StoreError, match="a dataset whose default graph is its own"):
            Store(where)
        assert not Remote(Endpoint(where)).contains_named_graph(iris.STORE_GRAPH)
