"""Pages in the output of a notebook, as a browser shows them: cut off, and whole in themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Page

from actorgraph.graph import Graph
from actorgraph.store import Store
from store_samples import corpus


@pytest.fixture
def graph() -> Iterator[Graph]:
    store = Store()
    store.put(*corpus())
    store.load_ontology()
    store.derive()
    with Graph(store) as made:
        yield made


def notebook(output: str, folder: Path) -> Path:
    """A page that holds one output, written into it as notebooks do, by its script."""
    file = folder / "note.html"
    file.write_text(
        "<!DOCTYPE html><meta charset=utf-8><div id=output></div>"
        f"<template>{output}</template><script>"
        "output.innerHTML = document.querySelector('template').innerHTML;"
        "document.documentElement.dataset.ready = 'true'</script>",
        "utf-8",
    )
    return file


def test_a_link_to_the_evidence_stays_in_the_frame(
    browser: Page, graph: Graph, tmp_path: Path
) -> None:
    browser.open(notebook(graph.report()._repr_html_(), tmp_path))
    with browser.inside("iframe") as frame:
        frame.wait("document.querySelector('a[href=\"#evidence\"]') !== null")
        frame.run("document.querySelector('a[href=\"#evidence\"]').click()")
        frame.wait("location.hash === '#evidence'")
        assert frame.run("location.href") == "about:srcdoc#evidence"
        assert frame.run("document.querySelectorAll('article').length") > 0
        assert frame.errors == []
    assert browser.requests == [(tmp_path / "note.html").as_uri()]
    assert browser.errors == []


def test_cards_run_nothing_and_ask_nothing(browser: Page, graph: Graph, tmp_path: Path) -> None:
    shown = (graph, graph.show("drovia"), graph.why("drovia", "supplies", "kestria"))
    browser.open(notebook("".join(each._repr_html_() for each in shown), tmp_path), width=420)
    assert browser.run("document.querySelectorAll('.actorgraph-card').length") == 3
    cards = "[...document.querySelectorAll('.actorgraph-card')]"
    wide = f"{cards}.map((card) => card.scrollWidth - card.clientWidth)"
    assert browser.run(wide) == [0, 0, 0]
    assert browser.requests == [(tmp_path / "note.html").as_uri()]
    assert browser.errors == []
