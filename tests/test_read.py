"""Reading: every kind of source gives its articles, and whatever is wrong is named in one line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from actorgraph.clean import clean
from actorgraph.datafiles import data_path
from actorgraph.errors import BadInput
from actorgraph.model import Article
from actorgraph.read import READERS, files_of, firsts, front_matter

TEXT = "Iran denied the report on Monday.\n"


def read(*sources: str | Path) -> tuple[list[Article], list[str]]:
    skipped: list[BadInput] = []
    articles = list(articles_in(sources, skipped.append))
    return articles, [str(error) for error in skipped]


def articles_in(
    sources: Iterable[str | Path], on_skip: Callable[[BadInput], None]
) -> Iterator[Article]:
    """The articles of all sources in one row, as a build reads them."""
    first: dict[str, tuple[bytes, str]] = {}
    for path, name in files_of(sources, on_skip):
        yield from firsts(path, name, on_skip, first)


def put(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_text_is_kept_as_read(tmp_path: Path) -> None:
    raw = "\r\n Line one \u2019\r\nline two\n\n"
    (article,), skipped = read(put(tmp_path / "000.txt", raw))
    assert (article.id, article.text, article.source) == ("000", raw, "000.txt")
    assert (article.title, article.date, article.publisher, skipped) == (None, None, None, [])


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (article,), _ = read(put(tmp_path / "a.txt", b"\xef\xbb\xbf" + TEXT.encode()))
    assert article.text == TEXT
    line = b"\xef\xbb\xbf" + json.dumps({"id": "b", "text": TEXT}).encode()
    assert read(put(tmp_path / "b.jsonl", line))[0][0].id == "b"


@pytest.mark.parametrize("suffix", [".md", ".txt", ".MD"])
def test_front_matter_gives_metadata_and_stays_in_the_text(tmp_path: Path, suffix: str) -> None:
    raw = (
        '---\ntitle: "Talks: day two"\ndate: 13 November 2024\nPublisher: Sample Wire\n'
        "url: https://example.org/a:b\ntags:\n  - x\n# c\n---\n# Talks: day two\n\nBody here.\n"
    )
    (article,), _ = read(put(tmp_path / f"a{suffix}", raw))
    assert article.title == "Talks: day two"
    assert (article.date, article.publisher) == ("2024-11-13", "Sample Wire")
    assert (article.url, article.id, article.text) == ("https://example.org/a:b", "a", raw)
    assert [p.text for p in clean(article).paragraphs] == ["Talks: day two", "Body here."]


def test_front_matter_names_the_id(tmp_path: Path) -> None:
    assert read(put(tmp_path / "a.md", "---\nid: x-1\n---\nBody.\n"))[0][0].id == "x-1"


@pytest.mark.parametrize("name", ["a\x1b[2Jb", "a\x0bb", "a\u2028b"])
def test_ids_in_front_matter_hold_no_control_characters(tmp_path: Path, name: str) -> None:
    path = put(tmp_path / "a.md", f"---\nid: {name}\n---\nBody.\n")
    assert read(path) == ([], [f"{path}: 'id' holds a line end or another control character"])


@pytest.mark.parametrize("name", [b"a\x1bb.txt", b"a\xff.txt", b"a\xff.html"])
def test_a_name_that_can_be_no_id(tmp_path: Path, name: bytes) -> None:
    content = PAGE.format(charset="utf-8").encode() if name.endswith(b"html") else TEXT.encode()
    path = Path(os.fsdecode(bytes(tmp_path) + b"/" + name))
    articles, (message,) = read(put(path, content))
    assert articles == []
    assert "control character or is not UTF-8" in message


def test_a_folder_that_is_not_utf8_is_remembered_by_text(tmp_path: Path) -> None:
    put(Path(os.fsdecode(bytes(tmp_path) + b"/\xff/a.txt")))
    assert [a.source for a in read(tmp_path)[0]] == ["\ufffd/a.txt"]


@pytest.mark.parametrize("text", ["Body\n---\nid: x\n---\n", "---\nid: x\n", "--- \n\n", ""])
def test_what_is_no_front_matter(text: str) -> None:
    assert front_matter(text) == {}


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Envoys meet | Sample</title>
<meta property="og:title" content="Envoys meet in Doha"><meta property="og:site_name"
content="Sample Wire"><meta property="article:published_time" content="2024-11-13T10:00:00Z">
<link rel="canonical" href="https://example.org/envoys"></head><body><nav><a href="/">Home</a>
<a href="/sport">Sport</a></nav><div class="cookie">We use cookies.</div><article>
<h1>Envoys meet in Doha</h1><p>The envoys of Turkey and Qatar met in Doha on Wednesday and agreed
to hold a second round of talks before the end of the year, caf\u00e9 owners told reporters.</p>
<p>Iran, which was not invited, rejected the talks and accused Turkey of a breach of faith.</p>
</article><footer>All rights reserved. Contact us.</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_page_gives_its_article_without_the_page(tmp_path: Path, charset: str) -> None:
    (article,), skipped = read(
        put(tmp_path / "p.html", PAGE.format(charset=charset).encode(charset))
    )
    assert skipped == []
    assert (article.title, article.date) == ("Envoys meet in Doha", "2024-11-13")
    assert (article.publisher, article.url) == ("Sample Wire", "https://example.org/envoys")
    found = [p.text for p in clean(article).paragraphs if p.kind == "text"]
    assert [text.split()[0] for text in found] == ["The", "Iran,"]
    assert "caf\u00e9" in article.text
    for dirt in ("Sport", "cookies", "rights reserved"):
        assert dirt not in article.text


def test_json_lines(tmp_path: Path) -> None:
    full = {
        "id": "b",
        "text": "Two.",
        "title": "T",
        "date": "2024-11-13T10:00:00Z",
        "publisher": "P",
        "url": "https://example.org",
        "more": [1],
    }
    lines = [json.dumps({"id": "a", "text": "One.", "title": None}), "", json.dumps(full)]
    (a, b), skipped = read(put(tmp_path / "n.jsonl", "\n".join(lines)))
    assert skipped == []
    assert (a.id, a.title, a.source) == ("a", None, "n.jsonl:1")
    assert b == Article("b", "Two.", "T", "2024-11-13", "P", "https://example.org", "n.jsonl:3")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "x", "text": ', "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
        (b'["x"]', "not a JSON object"),
        (b'{"text": "t"}', "no 'id'"),
        (b'{"id": "", "text": "t"}', "no 'id'"),
        (b'{"id": "x"}', "no 'text'"),
        (b'{"id": "x", "text": " \\n"}', "no 'text'"),
        (b'{"id": 7, "text": "t"}', "'id' is not a string"),
        (b'{"id": "x", "text": ["t"]}', "'text' is not a string"),
        (b'{"id": "x", "text": "t", "title": 3}', "'title' is not a string"),
        (b'{"id": "x", "text": "t", "date": "soon"}', "malformed date 'soon'"),
        (b'{"id": "x", "text": "t", "date": "2024-13-01"}', "malformed date"),
        (b'{"id": "x\\ny", "text": "t"}', "control character"),
        (b'{"id": "x", "text": "a \\ud800"}', "lone surrogate"),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8 (byte 0xff"),
    ],
)
def test_bad_json_line_is_named_and_the_rest_goes_on(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    path = put(tmp_path / "n.jsonl", line + b'\n{"id": "ok", "text": "Fine."}\n')
    articles, skipped = read(path)
    assert [a.id for a in articles] == ["ok"]
    (message,) = skipped
    assert message.startswith(f"{path}:1: ")
    assert reason in message
    assert "\n" not in message


def test_json_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path / "n.jsonl", '{"id": "a", "text": "One."}\nbroken\n')
    skipped: list[BadInput] = []
    articles = articles_in([path], skipped.append)
    assert next(articles).id == "a"
    assert skipped == []
    assert list(articles) == []
    assert [error.where for error in skipped] == [f"{path}:2"]


def test_folder_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/.hidden.txt",
        ".git/x.txt",
        "notes.pdf",
        "README.md",
        "SOURCES",
    ):
        put(tmp_path / name, f"{name} says so.")
    articles, skipped = read(tmp_path)
    assert [a.source for a in articles] == ["a/z.md", "b.txt"]
    assert skipped == []


def test_globs_are_expanded(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md", "sub/d.txt"):
        put(tmp_path / name, name)
    assert [a.id for a in read(f"{tmp_path}/*.txt")[0]] == ["a", "b"]
    assert [a.id for a in read(f"{tmp_path}/**/*.txt")[0]] == ["a", "b", "d"]
    assert read(f"{tmp_path}/*.html")[1] == [f"{tmp_path}/*.html: no file matches"]
    odd = put(tmp_path / "x[1].txt", "odd name")
    assert [a.id for a in read(odd)[0]] == ["x[1]"]


def test_a_single_source_need_not_be_a_list(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    assert [a.id for a in articles_in(str(path), lambda error: None)] == ["a"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    articles, skipped = read(path, tmp_path, f"{tmp_path}/*.txt")
    assert len(articles) == 1
    assert skipped == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.md", b"caf\xe9", "not UTF-8 (byte 0xe9 at 3)"),
        ("a.txt", b"ab\0cd", "NUL"),
        ("a.html", b"", "is empty"),
        ("a.html", b"<html>\xff\xfe", "not UTF-8"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.md", b"---\ndate: 2024-02-31\n---\nBody.\n", "malformed date"),
        ("a.pdf", b"%PDF", "cannot read this kind of file"),
    ],
)
def test_bad_file_is_named_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    bad, good = put(tmp_path / name, content), put(tmp_path / "good.txt")
    articles, skipped = read(bad, good)
    assert [a.id for a in articles] == ["good"]
    (message,) = skipped
    assert message.startswith(f"{bad}: ")
    assert reason in message


def test_missing_path_and_empty_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path / "none" / "a.pdf")
    _, skipped = read(tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "none")
    assert skipped == [
        f"{tmp_path}/gone.txt: no such file or folder",
        f"{tmp_path}/empty: no article in this folder",
        f"{tmp_path}/none: no article in this folder",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_named(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    path.chmod(0)
    assert read(path)[1] == [f"{path}: permission denied"]


def test_links_that_lead_nowhere_or_round_are_survived(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "dead.txt").symlink_to(tmp_path / "nothing.txt")
    articles, skipped = read(tmp_path / "in")
    assert [a.id for a in articles] == ["a"]
    assert skipped == [f"{tmp_path}/in/dead.txt: the link leads nowhere"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert read(tmp_path / "p.txt")[1] == [f"{tmp_path}/p.txt: not a regular file"]


def test_an_id_taken_by_another_text_is_told_with_both(tmp_path: Path) -> None:
    put(tmp_path / "one" / "a.txt", "First text.")
    put(tmp_path / "two.jsonl", '{"id": "a", "text": "Another text."}')
    articles, skipped = read(tmp_path / "one", tmp_path / "two.jsonl")
    assert [a.text for a in articles] == ["First text."]
    assert skipped == [f"{tmp_path}/two.jsonl:1: its id 'a' is taken by another text, a.txt"]


def test_the_same_article_twice_counts_once(tmp_path: Path) -> None:
    put(tmp_path / "x" / "a.txt", "Same.")
    put(tmp_path / "y" / "a.txt", "Same.")
    articles, skipped = read(tmp_path)
    assert [a.source for a in articles] == ["x/a.txt"]
    assert skipped == []


def test_files_are_listed_without_being_opened(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", b"\xff")
    put(tmp_path / "b.txt")
    skipped: list[BadInput] = []
    assert [name for _, name in files_of([tmp_path], skipped.append)] == ["a.txt", "b.txt"]
    assert skipped == []


def test_every_reader_is_for_a_suffix_in_small_letters() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READERS)


def test_sample_articles_are_whole() -> None:
    articles, skipped = read(data_path("seeds", "articles"))
    assert skipped == []
    assert len(articles) >= 18
    for article in articles:
        found = clean(article)
        words = sum(len(p.text.split()) for p in found.paragraphs if p.kind == "text")
        assert article.title, article.id
        assert article.date, article.id
        assert "ample" in (article.publisher or ""), article.id
        assert found.date == article.date
        assert 120 <= words <= 260, (article.id, words)
        assert sum(p.kind == "title" for p in found.paragraphs) == 1, article.id
        page = " ".join(p.text for p in found.paragraphs)
        for dirt in (
            "newsletter",
            "cookies",
            "min read",
            "Most read",
            "**",
            "---",
            "(Sample Wire)",
        ):
            assert dirt not in page, (article.id, dirt)
    suffixes = {article.source.split(":", maxsplit=1)[0].rpartition(".")[2] for article in articles}
    assert suffixes == {"txt", "md", "html", "jsonl"}
