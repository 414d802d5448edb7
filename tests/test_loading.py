"""Stores from N-Quads: what export wrote comes back, and nothing else comes in."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actorgraph import loading
from actorgraph.cli import app
from actorgraph.errors import BadInput, StoreError
from actorgraph.export import EXPORTERS
from actorgraph.iris import article_iri
from actorgraph.loading import load
from actorgraph.model import Reading
from actorgraph.rdf import reading_quads
from actorgraph.store import Store
from store_samples import corpus, reading

UNION = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@pytest.fixture
def whole() -> Store:
    store = Store()
    store.load_ontology()
    store.put(*corpus(), reading("odd", tail=' <x> "quoted" \\ <y> .\n# no comment\n> .\n'))
    store.derive()
    return store


def lines(*readings: Reading) -> bytes:
    return b"".join(f"{quad} .\n".encode() for one in readings for quad in reading_quads(one))


def test_a_backup_comes_back(whole: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_CHUNK", 1000)
    (tmp_path / "g.nq").write_bytes(EXPORTERS["nq"](whole))
    with load(tmp_path / "g", [tmp_path / "g.nq"]) as store:
        assert store.dump() == whole.dump()
        assert sorted(map(str, store.query(UNION))) == sorted(map(str, whole.query(UNION)))
    with Store(tmp_path / "g", read_only=True) as store:
        assert store.dump() == whole.dump()


def test_shards_of_article_graphs_become_one_store(whole: Store, tmp_path: Path) -> None:
    articles = [*corpus(), whole.reading("odd")]
    (tmp_path / "1.nq").write_bytes(b"# the first\n\n" + lines(*articles[:3]))
    (tmp_path / "2.nq.gz").write_bytes(gzip.compress(lines(*articles[3:])))
    with load(tmp_path / "g", [tmp_path / "1.nq", tmp_path / "2.nq.gz"]) as store:
        assert store.dump() == whole.dump()


def test_parts_of_a_corpus_make_the_whole(
    whole: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_CHUNK", 1000)
    articles = [*corpus(), whole.reading("odd")]
    for name, some in (("a.nq", articles[:3]), ("b.nq", articles[3:])):
        part = Store()
        part.load_ontology()
        part.put(*some)
        part.derive()
        (tmp_path / name).write_bytes(EXPORTERS["nq"](part))
    with load(tmp_path / "g", [tmp_path / "a.nq", tmp_path / "b.nq"]) as store:
        assert store.dump() == whole.dump()
        assert sorted(map(str, store.query(UNION))) == sorted(map(str, whole.query(UNION)))


def test_an_article_cut_out_of_a_file_leaves_no_belief(whole: Store, tmp_path: Path) -> None:
    gone = f"{article_iri('a1')} .".encode()
    kept = [line for line in EXPORTERS["nq"](whole).split(b"\n") if not line.endswith(gone)]
    (tmp_path / "g.nq").write_bytes(b"\n".join(kept))
    whole.remove("a1")
    whole.derive()
    with load(tmp_path / "g", [tmp_path / "g.nq"]) as store:
        assert store.dump() == whole.dump()


def test_other_forms_of_the_same_quads(whole: Store, tmp_path: Path) -> None:
    found = EXPORTERS["nq"](whole).rstrip(b"\n").split(b"\n")
    odd = [line.removesuffix(b" .") + b"." + b" # a note" * (n % 2) for n, line in enumerate(found)]
    (tmp_path / "g.nq").write_bytes(b"# first\r\n\r\n" + b"\r\n".join(odd))
    with load(tmp_path / "g", [tmp_path / "g.nq"]) as store:
        assert store.dump() == whole.dump()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<x:a> <x:b> <x:c> .\n", "is not N-Quads"),
        (b'<x:a> <x:b> "<x:c> <x:d>" .\n', "line 1 does not end with the name of a graph"),
        (b'<x:a> <x:b> "x <y"^^<x:d> .\n', "is not N-Quads"),
        (b"<x:a> <x:b> <x:c> <x:d> .\nrubbish", "line 2: .*must be an IRI"),
        (b"<x:a> <x:b> <x:c> _:d .\n", "line 1 does not end with the name of a graph"),
        (b"rubbish <x> .\n", "is not N-Quads"),
    ],
)
def test_what_is_no_quads_leaves_no_store(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "bad.nq").write_bytes(content)
    with pytest.raises(BadInput, match=reason) as raised:
        load(tmp_path / "g", [tmp_path / "bad.nq"])
    assert "bad.nq" in str(raised.value)
    assert not (tmp_path / "g").exists()
    with Store(tmp_path / "g") as store:
        assert not list(store.quads())


def test_other_faults_are_told(tmp_path: Path) -> None:
    (tmp_path / "bad.nq.gz").write_bytes(b"no gzip")
    for name, reason in (("bad.nq.gz", "is not N-Quads"), ("none.nq", "does not exist")):
        with pytest.raises(BadInput, match=reason):
            load(tmp_path / "g", [tmp_path / name])
    Store(tmp_path / "g").close()
    with pytest.raises(StoreError, match="is there already: load into a new one"):
        load(tmp_path / "g", [])


def test_the_command_says_how_many(tmp_path: Path) -> None:
    (tmp_path / "g.nq").write_bytes(lines(*corpus()))
    result = CliRunner().invoke(app, ["load", str(tmp_path / "g.nq"), "-s", str(tmp_path / "g")])
    assert result.output == f"the store {tmp_path / 'g'} holds 6\n"
