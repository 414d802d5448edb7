"""The ontology graph: of ``ontology/`` what queries need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.datafiles import data_path

VOCABULARY = ("actorgraph.ttl", "relations.ttl", "plover.ttl", "items.ttl")
"""The files of ontology/ that queries need; triggers, word lists and shapes stay outside."""


def vocabulary_quads(folder: Path | None = None) -> Iterator[ox.Quad]:
    """The vocabulary's statements about named things; triggers and examples hang on blank nodes.
    Words that texts are read by are left out, too."""
    words = {iris.ag("words"), iris.ag("modifier")}
    for name in VOCABULARY:
        for quad in ox.parse(path=(folder or data_path("ontology")) / name):
            nodes = (quad.subject, quad.object)
            if quad.predicate not in words and not any(
                isinstance(node, ox.BlankNode | ox.Triple) for node in nodes
            ):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, iris.ONTOLOGY_GRAPH)
