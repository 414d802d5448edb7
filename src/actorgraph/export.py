"""What leaves a store: RDF, claims as JSON Lines, graph files and a table. Same store, same bytes.

=========  =====================================================================================
ttl        Turtle: every statement of every graph once, without the graphs
nq         N-Quads: the named graphs, sorted
jsonl      one claim of one article a line, as ``actorgraph extract`` prints them
graphml    GraphML [1]_: actors and claims, for yEd, Cytoscape, igraph …
gexf       GEXF 1.2 [2]_: the same for Gephi
csv        one claim a row
=========  =====================================================================================

.. [1] http://graphml.graphdrawing.org/
.. [2] https://gexf.net/
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
from networkx.readwrite.gexf import GEXFWriter

from actorgraph import iris
from actorgraph.model import Actor, Claim, Evidence, Modality, Polarity, Reading
from actorgraph.modes import auxiliary_modes
from actorgraph.network import EVERYTHING, network
from actorgraph.store import Store

_STRENGTH = {modality: place for place, modality in enumerate(Modality)}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = tuple("=+-@\t\r")
_CSV_COLUMNS = (
    *("subject", "subject_id", "subject_wikidata", "relation"),
    *("object", "object_id", "object_wikidata", "items", "quad_class", "plover", "status"),
    *("belief", "sources", "evidence", "first", "last", "modality", "claim"),
)


def claim_lines(reading: Reading) -> Iterator[dict[str, Any]]:
    """One JSON object for each claim of an article, sorted by subject, relation and object.

    Polarity, modality, item, place, date and speaker of a line are those of its strongest
    evidence: affirmed before negated, then by modality, then by confidence. Each piece of
    evidence, strongest first, also carries its own, and beyond them tense, mode, contexts, type of
    item, sum and place. The line's confidence is the highest.
    """
    actors = {actor.id: actor for actor in reading.actors}
    for claim in sorted(reading.claims, key=lambda c: (c.subject, c.relation, c.object)):
        if claim.evidence:
            yield _claim_line(reading, claim, actors)


def json_lines(store: Store) -> bytes:
    """The claims of every article, sorted by article, as JSON Lines in UTF-8."""
    out = io.StringIO()
    for reading in store.readings():
        for line in claim_lines(reading):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return out.getvalue().encode()


def turtle(store: Store) -> bytes:
    """Every statement of the store once, sorted, in Turtle."""
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in store.quads()}
    ordered = sorted(triples, key=str)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=iris.PREFIXES) or b""


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """The network as GraphML; missing attributes are left out, several items joined by ``; ``."""
    out = io.BytesIO()
    nx.write_graphml_xml(_plain(graph), out, named_key_ids=True)
    return out.getvalue()


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """The network as GEXF 1.2 without the date of writing; an edge's weight is its belief."""
    plain = _plain(graph)
    for _, _, relation, data in plain.edges(keys=True, data=True):
        data |= {"label": relation, "weight": data.get("belief", 1.0)}
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(plain)
    for meta in writer.xml.iter():
        meta.attrib.pop("lastmodifieddate", None)
    ElementTree.indent(writer.xml)
    return bytes(ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)) + b"\n"


def claims_csv(graph: nx.MultiDiGraph[str]) -> bytes:
    """One row for each claim of the network, in UTF-8.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_CSV_COLUMNS)
    for subject, object_, relation, edge in sorted(graph.edges(keys=True, data=True), key=_ends):
        source, target = graph.nodes[subject], graph.nodes[object_]
        row = {**edge, "relation": relation, "items": "; ".join(edge.get("items", ()))}
        row |= {"subject": source.get("label"), "object": target.get("label")}
        row |= {"subject_id": subject, "object_id": object_}
        row["subject_wikidata"] = source.get("wikidata")
        row["object_wikidata"] = target.get("wikidata")
        writer.writerow([harmless(row.get(column)) for column in _CSV_COLUMNS])
    return out.getvalue().encode()


EXPORTERS: Mapping[str, Callable[[Store], bytes]] = {
    "ttl": turtle,
    "nq": Store.dump,
    "jsonl": json_lines,
    "graphml": lambda store: graphml(network(store, EVERYTHING)),
    "gexf": lambda store: gexf(network(store, EVERYTHING)),
    "csv": lambda store: claims_csv(network(store, EVERYTHING)),
}
"""Format to the function that writes a whole store in it."""


def _claim_line(reading: Reading, claim: Claim, actors: Mapping[str, Actor]) -> dict[str, Any]:
    evidence = sorted(claim.evidence, key=_weakness)
    return {
        "doc": reading.article.id,
        "date": reading.article.date,
        "subject": _actor(actors[claim.subject]),
        "relation": claim.relation,
        "object": _actor(actors[claim.object]),
        **_particulars(evidence[0], actors),
        "confidence": round(max(piece.confidence for piece in evidence), 6),
        "evidence": [_piece(piece, actors, reading.article.date) for piece in evidence],
    }


def _weakness(evidence: Evidence) -> tuple[bool, int, bool, float, int, str]:
    negated = evidence.polarity is Polarity.NEGATED
    strength = _STRENGTH[evidence.modality]
    # of equals, the one that names an item says more
    rest = (evidence.item is None, -evidence.confidence, evidence.start, evidence.id)
    return (negated, strength, *rest)


def _actor(actor: Actor) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "label": actor.label,
        "type": actor.type,
        "wikidata": actor.wikidata,
        "named": actor.named,
    }
    return shown | ({"sector": actor.sector} if actor.sector else {})


def _particulars(evidence: Evidence, actors: Mapping[str, Actor]) -> dict[str, Any]:
    speaker = evidence.speaker
    return {
        "item": evidence.item,
        "location": evidence.location,
        "event_date": evidence.event_date,
        "polarity": str(evidence.polarity),
        "modality": str(evidence.modality),
        "attribution": {"label": actors[speaker].label} if speaker else None,
    }


def _told(evidence: Evidence, published: str | None) -> dict[str, Any]:
    """What only evidence says: PLOVER's mode by its code, a place by its actor id."""
    return {
        "tense": evidence.tense and str(evidence.tense),
        "mode": evidence.mode and evidence.mode.partition("-")[2],
        "auxiliary_modes": list(auxiliary_modes(evidence, published)),
        "contexts": list(evidence.contexts),
        "item_type": evidence.item_type,
        "amount": evidence.amount,
        "currency": evidence.currency,
        "place": evidence.place,
    }


def _piece(
    evidence: Evidence, actors: Mapping[str, Actor], published: str | None
) -> dict[str, Any]:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "subject": evidence.subject and list(evidence.subject),
        "trigger": list(evidence.trigger),
        "object": evidence.object and list(evidence.object),
        "rule": evidence.rule,
        "links": [evidence.subject_link, evidence.object_link],
        "extractor": evidence.extractor,
        "confidence": round(evidence.confidence, 6),
        "judged": evidence.judged,
        **_particulars(evidence, actors),
        **_told(evidence, published),
    }


def _plain(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A sorted copy with attributes that an XML graph file can hold."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(graph):
        plain.add_node(_xml_text(node), **_attributes(graph.nodes[node]))
    for source, target, relation, edge in sorted(graph.edges(keys=True, data=True), key=_ends):
        ends = (_xml_text(source), _xml_text(target))
        plain.add_edge(*ends, key=relation, **_attributes({"relation": relation, **edge}))
    return plain


def _ends(edge: tuple[str, str, str, Mapping[str, Any]]) -> tuple[str, str, str]:
    return edge[0], edge[1], edge[2]


def _attributes(data: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for name, content in sorted(data.items()):
        shown = "; ".join(map(str, content)) if isinstance(content, tuple | list) else content
        if shown is not None:
            found[name] = _xml_text(shown) if isinstance(shown, str) else shown
    return found


def _xml_text(text: str) -> str:
    """The text with U+FFFD for what XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def harmless(cell: object) -> object:
    """The cell, with an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
