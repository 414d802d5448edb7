"""Shards: what they hold, that they are whole or not there, and that a store of them is the same as
one built at once."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import s3fs
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner

from actorgraph import shard_build
from actorgraph.cli import app
from actorgraph.errors import BadInput, ClusterError, StoreError
from actorgraph.fingerprint import Settings
from actorgraph.iris import DERIVED_GRAPH
from actorgraph.pieces import articles_in, shards_of, size_of
from actorgraph.places import Place
from actorgraph.rdf import reading_quads
from actorgraph.shard_build import Order, ShardReport, build_shards
from actorgraph.shard_load import corpus_in, load_shards
from actorgraph.shards import Record, records_of
from actorgraph.store import Store
from actorgraph.workers import Workers, local_workers
from test_grouping import Here
from worker_samples import DEADLY, ODD, SAMPLE_GRAPHS, SLOW, sample_reading, samples, written


@pytest.fixture(scope="module")
def crew() -> Iterator[Workers]:
    with local_workers(2) as workers:
        yield workers


@pytest.fixture
def here() -> Workers:
    """Workers that are this process."""
    found = Here()
    found.each = lambda function, *given: {"here": function(*given)}  # type: ignore[attr-defined]
    return found  # type: ignore[return-value]


def order(out: Path | str) -> Order:
    return Order(Place(str(out)), Settings(), SAMPLE_GRAPHS)


def built(
    workers: Workers, sources: list[Path | str], out: Path | str, articles: int = 20
) -> tuple[ShardReport, list[str]]:
    """The last report of a build of shards, and what was told."""
    told: list[BadInput] = []
    *_, report = build_shards(workers, sources, order(out), told.append, articles)
    return report, [str(error) for error in told]


def stored(file: Path) -> Store:
    """A store of the sample articles of a file, put in one by one."""
    store = Store()
    store.load_ontology()
    for shard in shards_of([file], print):
        for article, _ in articles_in(shard, print):
            store.put(sample_reading(article, Settings()))
    store.derive()
    return store


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


class TestCutting:
    def test_the_same_sources_give_the_same_shards(self, tmp_path: Path) -> None:
        file = written(tmp_path / "a.jsonl", samples(50))
        (tmp_path / "b.txt").write_text("A text.\n", encoding="utf-8")
        first, again = (list(shards_of([tmp_path], print, articles=20)) for _ in range(2))
        assert [shard.name for shard in first] == [shard.name for shard in again]
        assert [[piece.first for piece in shard.pieces] for shard in first] == [[1], [21], [41, 0]]
        assert (
            size_of([tmp_path]) == sum(shard.size for shard in first) == 8 + len(file.read_bytes())
        )

    def test_bytes_limit_a_shard_too(self, tmp_path: Path) -> None:
        file = written(tmp_path / "a.jsonl", samples(9))
        size = len(file.read_bytes())
        assert len(list(shards_of([file], print, size=size // 3))) > 2
        assert (
            b"".join(
                piece.data for shard in shards_of([file], print, size=10) for piece in shard.pieces
            )
            == file.read_bytes()
        )

    def test_articles_and_faults_are_those_of_a_build(self, tmp_path: Path) -> None:
        rows = [json.dumps(row) for row in samples(5)]
        lines = [*rows[:2], "", '{"id": "x"', rows[2], '{"id": 3, "text": "x"}', *rows[3:]]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / "b.md").write_text("---\nid: own\n---\nText.\n", encoding="utf-8")
        (tmp_path / "c.txt").write_bytes(b"\xff\xfe")
        (tmp_path / "d.jsonl").write_text("\n", encoding="utf-8")
        (tmp_path / "e.html").write_text("<p>nothing", encoding="utf-8")
        os.symlink("nowhere", tmp_path / "f.txt")
        sources = [tmp_path, tmp_path / "none.txt"]
        told: list[BadInput] = []
        found = [
            article.id
            for shard in shards_of(sources, told.append, articles=2)
            for article, _ in articles_in(shard, told.append)
        ]
        assert found == [*(f"s{n:04}" for n in range(5)), "own"]
        assert sorted(str(error).removeprefix(f"{tmp_path}/") for error in told) == [
            "a.jsonl:4: broken JSON (Expecting ',' delimiter: line 2 column 1 (char 11))",
            "a.jsonl:6: 'id' is not a string",
            "c.txt: not UTF-8 (byte 0xff at 0)",
            "d.jsonl: is empty",
            "e.html: no article found on this page",
            "f.txt: the link leads nowhere",
            "none.txt: no such file or folder",
        ]


class TestBuilding:
    def test_a_store_of_shards_is_the_same(self, tmp_path: Path, crew: Workers) -> None:
        file = written(tmp_path / "a.jsonl", samples(90))
        report, told = built(crew, [file], tmp_path / "out")
        assert (len(report.records), report.known, told) == (5, 0, [])
        whole = stored(file).dump()
        corpus = corpus_in(Place(str(tmp_path / "out")))
        assert (corpus.articles, corpus.mixed, corpus.taken) == (90, {}, ())
        for name, workers in (("by one", None), ("by workers", crew)):
            with load_shards(tmp_path / name, corpus, workers) as store:
                assert store.dump() == whole, name
                assert not store.query("ASK { GRAPH ag:pending { ?s ?p ?o } }")

    def test_what_is_done_is_passed_over(self, tmp_path: Path, here: Workers) -> None:
        rows = samples(50)
        built(here, [written(tmp_path / "a.jsonl", rows)], tmp_path / "out")
        before = files_in(tmp_path / "out")
        rows[45]["text"] = str(rows[5]["text"])
        written(tmp_path / "a.jsonl", rows)
        report, _ = built(here, [tmp_path / "a.jsonl"], tmp_path / "out")
        after = files_in(tmp_path / "out")
        assert (len(report.records), report.known) == (3, 2)
        assert [name for name in before if name in after and before[name] != after[name]] == [
            "corpus.json"
        ]
        assert len(records_of(Place(str(tmp_path / "out")))) == 3

    def test_an_interrupted_build_goes_on(self, tmp_path: Path, here: Workers) -> None:
        file = written(tmp_path / "a.jsonl", samples(50))
        steps = build_shards(here, [file], order(tmp_path / "out"), print, 20)
        next(steps)
        steps.close()
        with pytest.raises(StoreError, match="holds no finished shards: run the build to its end"):
            corpus_in(Place(str(tmp_path / "out")))
        report, _ = built(here, [file], tmp_path / "out")
        assert (len(report.records), report.known) == (3, 1)

    def test_a_record_comes_last_and_whole(
        self, tmp_path: Path, here: Workers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = written(tmp_path / "a.jsonl", samples(10))

        def full(*_: object) -> bytes:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(shard_build, "press_file", full)
            with pytest.raises(OSError, match="No space"):
                built(here, [file], tmp_path / "out")
        names = [path.name for path in (tmp_path / "out").iterdir()]
        assert names
        assert not [name for name in names if name.endswith(".json") or name.startswith(".")]
        built(here, [file], tmp_path / "out")
        (record,) = records_of(Place(str(tmp_path / "out")))
        assert Record.of_json(record.to_json()) == record
        assert (len(record.articles), record.claims, record.evidence) == (10, 3, 10)
        assert {"code", "model", "ontology", "seeds", "decisions"} < record.stamp.keys()
        graphs = gzip.decompress((tmp_path / "out" / f"{record.shard}.nq.gz").read_bytes())
        assert graphs.count(b"\n") == sum(
            len(reading_quads(sample_reading(article, Settings())))
            for shard in shards_of([file], print)
            for article, _ in articles_in(shard, print)
        )

    def test_dead_letters(self, tmp_path: Path, crew: Workers) -> None:
        rows = samples(12)
        rows[3]["text"] = f"{rows[3]['text']} This is {DEADLY}."
        rows[5]["text"] = f"{rows[5]['text']} And {ODD}?"
        rows[7]["id"] = "s0002"
        rows.append(rows[1])
        file = written(tmp_path / "a.jsonl", rows)
        report, told = built(crew, [file, tmp_path / "none.txt"], tmp_path / "out", 50)
        letters = [
            json.loads(line)
            for line in (tmp_path / "out" / "dead-letters.jsonl").read_text().splitlines()
        ]
        assert [(letter["source"], letter["article"], letter["reason"]) for letter in letters] == [
            (str(tmp_path / "none.txt"), None, "no such file or folder"),
            (f"{file}:4", "s0003", "cannot be processed (it ended each worker that read it)"),
            (f"{file}:6", "s0005", "cannot be processed (ValueError: it is odd)"),
            (f"{file}:8", "s0002", f"its id 's0002' is taken by another article, {file}:3"),
        ]
        assert len(told) == len(letters)
        assert len(report.records[0].articles) == 9

    def test_other_versions_are_told(self, tmp_path: Path, here: Workers) -> None:
        file = written(tmp_path / "a.jsonl", samples(40))
        built(here, [file], tmp_path / "out")
        record = next(path for path in (tmp_path / "out").glob("000002-*.json"))
        row = json.loads(record.read_text())
        row["stamp"]["seeds"] = "older"
        record.write_text(json.dumps(row))
        assert list(corpus_in(Place(str(tmp_path / "out"))).mixed) == ["seeds"]
        said = (
            CliRunner()
            .invoke(app, ["load", str(tmp_path / "out"), "-s", str(tmp_path / "g")])
            .output
        )
        assert "the shards are mixed, seeds differs: " in said
        assert said.endswith("holds 40\n")
        report, _ = built(here, [file], tmp_path / "out")
        assert report.known == 1, "a shard of another version was not made again"
        here.each = lambda *_: {"tcp://b:1": row["stamp"]}  # type: ignore[method-assign]
        with pytest.raises(ClusterError, match="worker tcp://b:1 has another version of seeds"):
            built(here, [file], tmp_path / "out")

    def test_an_id_in_two_shards(self, tmp_path: Path, here: Workers) -> None:
        rows = samples(30)
        first, second = rows[:20], [dict(rows[2]), rows[3] | {"text": rows[20]["text"]}, *rows[20:]]
        sources = [written(tmp_path / "a.jsonl", first), written(tmp_path / "b.jsonl", second)]
        built(here, [*sources], tmp_path / "out")
        corpus = corpus_in(Place(str(tmp_path / "out")))
        assert [str(fault) for fault in corpus.taken] == [
            f"{sources[1]}:2: its id 's0003' is taken by another article, {sources[0]}:4"
        ]
        whole = stored(written(tmp_path / "c.jsonl", rows))
        kept = {id_: whole.reading(id_).claims for id_ in whole.articles()}
        with load_shards(tmp_path / "g", corpus, here) as store:
            assert {id_: store.reading(id_).claims for id_ in store.articles()} == kept
            assert set(store.quads(DERIVED_GRAPH)) == set(whole.quads(DERIVED_GRAPH))


def test_a_killed_worker_loses_nothing(tmp_path: Path, crew: Workers) -> None:
    rows = samples(40)
    calm, _ = built(crew, [written(tmp_path / "a.jsonl", rows)], tmp_path / "calm", 5)
    slow = [row | {"text": f"{row['text']} All {SLOW}."} for row in rows]
    file = written(tmp_path / "b.jsonl", slow)
    steps = build_shards(crew, [file], order(tmp_path / "out"), print, 5)
    next(steps)
    os.kill(min(crew.each(os.getpid).values()), 9)
    *_, report = steps
    assert [len(r.articles) for r in report.records] == [len(r.articles) for r in calm.records]
    corpus = corpus_in(Place(str(tmp_path / "out")))
    with load_shards(tmp_path / "g", corpus) as store:
        assert store.dump() == stored(file).dump()


def test_an_object_store_on_both_sides(
    tmp_path: Path, here: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "x",
            "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        files = s3fs.S3FileSystem()
        files.mkdir("news")
        file = written(tmp_path / "a.jsonl", samples(50))
        files.put_file(str(file), "news/raw/2024/a.jsonl")
        report, told = built(here, ["s3://news/raw", "s3://news/none"], "s3://news/shards")
        assert (len(report.records), told) == (3, ["s3://news/none: no article at this address"])
        again, _ = built(here, ["s3://news/raw"], "s3://news/shards")
        assert again.known == 3
        with load_shards(tmp_path / "g", corpus_in(Place("s3://news/shards")), here) as store:
            assert len(store.articles()) == 50
            derived = store.dump()
        local, _ = built(here, [file], tmp_path / "out")
        assert [r.claims for r in local.records] == [r.claims for r in report.records]
        assert derived.replace(b"2024/a.jsonl", b"a.jsonl") == stored(file).dump()
        with pytest.raises(StoreError, match="s3://news/nothing holds no finished shards"):
            corpus_in(Place("s3://news/nothing"))
    finally:
        server.stop()


def test_the_commands(tmp_path: Path, sample_articles: Path) -> None:
    texts = [str(path) for path in sorted(sample_articles.glob("courier-*"))[:3]]
    shards, gone = str(tmp_path / "shards"), str(tmp_path / "gone.txt")
    run = CliRunner().invoke
    result = run(app, ["build", *texts, gone, "--out", shards])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        f"skipped {gone}: no such file or folder",
        f"3 articles in 1 shard of {shards}, 0 done before; "
        "1 skipped, see dead-letters.jsonl there",
    ]
    assert run(app, ["load", shards, "-s", str(tmp_path / "a")]).output.endswith("holds 3\n")
    assert run(app, ["build", *texts, "-s", str(tmp_path / "b")]).exit_code == 0
    with Store(tmp_path / "a", read_only=True) as a, Store(tmp_path / "b", read_only=True) as b:
        assert a.dump() == b.dump()
    assert "1 done before" in run(app, ["build", *texts, "--out", shards]).output
    nothing = run(app, ["load", str(tmp_path), "-s", str(tmp_path / "c")])
    assert isinstance(nothing.exception, StoreError)
