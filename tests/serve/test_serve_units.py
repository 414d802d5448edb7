"""The small parts by themselves: negotiation, frames, what is kept."""

from __future__ import annotations

import tracemalloc

import pytest

from actorgraph.serve.endpoint import VOLATILE
from actorgraph.serve.formats import HTML, SOLUTIONS, TRIPLES, chosen, wanted
from actorgraph.serve.frames import MORE, WHOLE, Frame, packed, unpacked
from actorgraph.serve.gate import Entry, check_host
from actorgraph.serve.kept import Kept
from actorgraph.serve.replies import Refused, Reply


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("b/z", "b/z"),
        ("b/*", "b/y"),
        ("a/x;q=0.2, b/y;q=0.8", "b/y"),
        ("*/*;q=0.9, a/*;q=0.1", "b/y"),
        ("*/*, a/x;q=0, b/y;q=0.0", "b/z"),
        ("B/Z ; level=1 ; Q=0.5", "b/z"),
        ("a/x;q=0", None),
        ("c/c", None),
        ("b/z;q=nonsense, a/x;q=0.9", "b/z"),
        (",,", "a/x"),
    ],
)
def test_the_media_type_that_a_client_likes_best(accept: str, media: str | None) -> None:
    assert chosen(accept, ["a/x", "b/y", "b/z"]) == media


def test_solutions_and_triples_are_chosen_apart() -> None:
    assert wanted("text/csv") == ("text/csv", None)
    assert wanted("application/json") == ("application/json", "application/json")
    assert wanted("text/turtle, text/csv;q=0.1") == ("text/csv", "text/turtle")


def test_a_browser_gets_pages() -> None:
    chromium = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
    assert chosen(chromium, [HTML, *TRIPLES]) == HTML
    assert chosen(chromium, SOLUTIONS) == "application/xml"


def test_frames_come_out_as_they_went_in_however_they_are_cut() -> None:
    frames = [
        Frame(WHOLE, 200, "text/csv", b"x\r\n"),
        Frame(MORE),
        Frame(WHOLE, 507, "a/b", b"\0" * 999),
    ]
    wire = b"".join(map(packed, frames))
    for size in (1, 7, 64, len(wire)):
        data, found = bytearray(), []
        for start in range(0, len(wire), size):
            data += wire[start : start + size]
            while frame := unpacked(data):
                found.append(frame)
        assert found == frames
        assert not data


def test_answers_are_kept_for_one_snapshot() -> None:
    kept = Kept(largest=10_000, most=10_000)
    assert kept.get(b"q", "1") is None
    kept.keep(b"q", Reply(200, b"one", snapshot="1"))
    kept.keep(b"late", Reply(200, b"of the snapshot before", snapshot="0"))
    kept.keep(b"large", Reply(200, b"x" * 10_000, snapshot="1"))
    found = kept.get(b"q", "1")
    assert found
    assert found.body == b"one"
    assert kept.get(b"late", "1") is kept.get(b"large", "1") is None
    assert kept.get(b"q", "2") is None
    assert kept.get(b"q", "1") is None


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept = Kept(largest=4000, most=10_000)
    kept.get(b"", "1")
    for number in b"0123":
        kept.keep(bytes([number]), Reply(200, b"x" * 1000, snapshot="1"))
        kept.get(b"0", "1")
    assert [number for number in "0123" if kept.get(number.encode(), "1")] == ["0", "2", "3"]


def test_what_was_asked_counts_as_well() -> None:
    kept = Kept(largest=10_000, most=30_000)
    kept.get(b"", "1")
    questions = [bytes([number]) * 4000 for number in b"0123456789"]
    for question in questions:
        kept.keep(question, Reply(200, b"short", snapshot="1"))
    assert [kept.get(question, "1") is not None for question in questions] == [False] * 6 + [
        True
    ] * 4


def test_a_question_that_is_long_is_not_kept() -> None:
    kept = Kept()
    kept.get(b"", "1")
    kept.keep(b"x" * 5000, Reply(200, b"short", snapshot="1"))
    assert kept.get(b"x" * 5000, "1") is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW #c\n() AS ?x) {}",
        "SELECT (rand#\r\n( ) AS ?x) {}",
        "SELECT * { ?s ?p ?o } ORDER BYRAND()",
        "SELECT (StrUUID() AS ?x) {}",
    ],
)
def test_functions_of_the_moment_are_found_however_they_are_written(query: str) -> None:
    assert VOLATILE.search(query)


def test_names_that_only_begin_like_them_are_not_taken_for_them() -> None:
    assert not VOLATILE.search("SELECT * { ?a foaf:knows ?random }")


def test_headers_without_end_are_not_remembered() -> None:
    tracemalloc.start()
    try:
        for number in range(50):
            accept = f"text/csv, a/{number}" + ", b/c" * 30_000
            assert wanted(accept) == ("text/csv", None)
            with pytest.raises(Refused):
                check_host(f"localhost{'.' * (60_000 + number)}", Entry())
        assert tracemalloc.get_traced_memory()[0] < 1 << 20
    finally:
        tracemalloc.stop()
