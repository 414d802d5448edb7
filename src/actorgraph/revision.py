"""Which articles of a store were read with other decisions than there are now.

Every article keeps the decisions that concern it (``ag:decision``), in its own graph: it is known
of each by itself whether it is up to date, and an interruption or a lost manifest changes nothing.
"""

from __future__ import annotations

from actorgraph import iris
from actorgraph.decisions import SAME_AS, Decisions
from actorgraph.query import select
from actorgraph.store import Store


def outdated(store: Store, decisions: Decisions) -> list[str]:
    """The ids of the articles that the decisions would make read otherwise, sorted.

    They name an actor whose id gives way now, or keep a decision that stands no longer (of claims
    that fell away nothing else may be left), or hold words that have been decided on since.
    """
    made: dict[str, list[str]] = {}
    for article, line in select(store, "SELECT ?a ?line WHERE { ?a ag:decision ?line }").rows:
        made.setdefault(iris.id_of(str(article)), []).append(str(line))
    held = store.articles()
    concerned = {*made, *(article for article, _ in decisions.links if article in held)}
    found = {article for id_ in decisions.gone for article in _naming(store, id_)}
    for article in concerned:
        lines = made.get(article, [])
        actors = (line.partition(SAME_AS)[0] for line in lines)
        if tuple(sorted(lines)) != decisions.lines(article, actors):
            found.add(article)
    return sorted(found)


def _naming(store: Store, actor: str) -> list[str]:
    """The articles whose claims, or their speakers, name the actor."""
    sparql = "SELECT ?actor ?graph WHERE { GRAPH ?graph { ?actor a ag:Actor } }"
    rows = select(store, sparql, {"actor": iris.actor_iri(actor)}).rows
    # on a server one graph may hold the union of all
    return [iris.id_of(str(graph)) for _, graph in rows if str(graph).startswith(iris.ARTICLE)]
