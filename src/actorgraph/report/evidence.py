"""The evidence of a briefing: its claims numbered, each with its best quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from actorgraph.cards.words import marked, one_line, web_address
from actorgraph.citations import Citations, citations
from actorgraph.network import Queryable, actor_rows, facts
from actorgraph.report.briefing import Entry, Quote, Row, Section
from actorgraph.report.desk import Desk

QUOTES: Final = 3  # of a claim: the best for it, the best against it, the next
CITED: Final = 40  # claims of one statement, the weightiest


def evidenced(
    sections: Iterable[Section], store: Queryable, desk: Desk
) -> tuple[tuple[Section, ...], tuple[Entry, ...]]:
    """The sections with at most `CITED` claims a row and no row without a quote, and the evidence
    of all that is cited, in that order."""
    wanted = {
        claim
        for section in sections
        for part in section.parts
        for row in part.rows
        for claim in row.claims
    }
    cited = citations(store, wanted, QUOTES)
    kept = tuple(_kept(section, cited) for section in sections)
    order = dict.fromkeys(
        claim
        for section in kept
        for part in section.parts
        for row in part.rows
        for claim in row.claims
    )
    return kept, tuple(_entries(order, cited, store, desk))


def _kept(section: Section, cited: Citations) -> Section:
    parts = []
    for part in section.parts:
        rows = []
        for row in part.rows:
            claims = tuple(claim for claim in row.claims if cited.by_claim.get(claim))
            if claims:
                whole = len(claims) if len(claims) > CITED else 0
                rows.append(Row(row.cells, claims[:CITED], whole))
        parts.append(replace(part, rows=tuple(rows)))
    return replace(section, parts=tuple(parts))


def _entries(
    order: Iterable[str], cited: Citations, store: Queryable, desk: Desk
) -> Iterator[Entry]:
    labels = {actor: row["label"] for actor, row in actor_rows(store).items()}
    stated = facts(store, "Claim", "rdf:subject rdf:predicate rdf:object")
    figures = {
        edge["claim"]: edge
        for graph in (desk.made.graph, desk.contested)
        for _, _, edge in graph.edges(data=True)
    }
    for number, claim in enumerate(order, 1):
        said, edge = stated[claim], figures[claim]
        ends = (said[part][0] for part in ("subject", "predicate", "object"))
        about = (
            f"belief {edge['belief']:.2f}, {edge['status']}, pieces of evidence: "
            f"{edge['evidence']}, independent sources: {edge['sources']}"
        )
        quotes = tuple(_quote(piece, cited, labels) for piece in cited.by_claim[claim])
        yield Entry(number, claim, desk.words(*ends), about, quotes)


def _quote(piece: Mapping[str, Any], cited: Citations, labels: Mapping[str, str]) -> Quote:
    article = cited.articles.get(piece["article"], {})
    speaker = piece["speaker"]
    about = [piece["polarity"], piece["modality"]]
    about += [f"said by {one_line(labels.get(speaker, speaker))}"] if speaker else []
    title = article.get("title")
    return Quote(
        marked(piece["quote"], piece["marks"]),
        ", ".join(about),
        one_line(piece["article"]),
        one_line(title) if title else None,
        one_line(article["publisher"]) if article.get("publisher") else None,
        article.get("date"),
        web_address(article.get("url")),
    )
