"""The scores of an extractor as a row of a Markdown table."""

from __future__ import annotations

from actorgraph.evaluate import score
from actorgraph.ontology import relations
from quality.sets import ArticleSet
from quality.statements import Extractor, compared

HEAD = (
    "| articles | extractor | precision | recall | F1 | quad F1 | F1 of events |",
    "| --- | --- | --- | --- | --- | --- | --- |",
)


def row(articles: ArticleSet, name: str, extract: Extractor) -> str:
    """The line of one extractor: exact, by quad class, and exact without lasting structure."""
    found = [claim for article in articles.articles for claim in compared(extract(article))]
    exact, quad = (score(articles.gold, found, level) for level in ("exact", "quad"))
    events = score(
        (row for row in articles.gold if any(map(_is_event, row.relations))),
        (claim for claim in found if _is_event(claim.relation)),
    )
    return (
        f"| {articles.name} | {name} | {exact.precision:.2f} of {exact.claims} | "
        f"{exact.recall:.2f} of {exact.must} | {exact.f1:.2f} | {quad.f1:.2f} | {events.f1:.2f} |"
    )


def _is_event(relation: str) -> bool:
    known = relations().get(relation)
    return known is None or known.quad_class != "structure"
