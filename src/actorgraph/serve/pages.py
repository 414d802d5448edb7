"""The pages, made in a worker: each is a task that writes HTML, data or an error page."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import pyoxigraph as ox

from actorgraph import answers, iris
from actorgraph.cards.records import ClaimRow, Mark, summary
from actorgraph.errors import ActorgraphError, BadQuery, NotFound
from actorgraph.graph import Graph
from actorgraph.ontology import relations
from actorgraph.query import Table, ask_named, named_queries, named_query, run_named, select
from actorgraph.serve import lookups, render
from actorgraph.serve.answer import Answer
from actorgraph.serve.formats import NAMES, TRIPLES, with_charset
from actorgraph.store import Results, Store

STRONGEST: Final = 15
ROWS: Final = 500
"""Rows of a table that are shown; the formats for programs have them all."""

_SAYS_DATA: Final = "CONSTRUCT { ?thing ?p ?o } WHERE { ?thing ?p ?o }"
_POINTS_DATA: Final = "CONSTRUCT { ?s ?p ?thing } WHERE { ?s ?p ?thing }"
_SAYS: Final = "SELECT ?thing ?p ?o WHERE { ?thing ?p ?o } ORDER BY ?p ?o LIMIT 200"
_POINTS: Final = "SELECT ?thing ?s ?p WHERE { ?s ?p ?thing } ORDER BY ?s ?p LIMIT 200"
_HTML: Final = "text/html; charset=utf-8"

Page = Callable[..., None]


def warm() -> None:
    """Load what is loaded on first use."""
    from actorgraph import network, view  # noqa: F401, PLC0415 - they load what the graph needs

    render.error_page(404, "")


def _page(make: Page) -> Page:
    """The task with an error page for what goes wrong on purpose."""

    @functools.wraps(make)
    def made(store: Store, out: Answer, **about: Any) -> None:
        try:
            make(store, out, **about)
        except (BadQuery, NotFound) as error:
            out.status = 404 if isinstance(error, NotFound) else 400
            out.media = _HTML
            out.write(render.error_page(out.status, str(error)))

    return made


@_page
def _home(store: Store, out: Answer) -> None:
    rows = answers.strongest_claims(store, STRONGEST)
    found = summary(answers.stats(store))
    strongest = lookups.linked(store, rows)
    _write(out, "home.html", summary=found, strongest=strongest, queries=len(named_queries()))


@_page
def _search(store: Store, out: Answer, words: str) -> None:
    actors = lookups.actors_named(store, words) if words else []
    quotes = [
        {"claim": each.claim, "published": each.published, "parts": _found(each.quote, words)}
        for each in (lookups.quotes_with(store, words) if len(words) > 2 else ())
    ]
    _write(out, "search.html", words=words, actors=actors, quotes=quotes)


def _suggest(store: Store, out: Answer, words: str) -> None:
    found = lookups.actors_named(store, words, 12) if words else []
    out.media = "application/json"
    out.write(json.dumps(list(dict.fromkeys(each.label for each in found))).encode())


@_page
def _actor(store: Store, out: Answer, id: str) -> None:
    exact = _label(store, id) is not None
    card = answers.actor_card(store, iris.actor_iri(id).value if exact else id)
    rows = [*card.acts, *card.is_object]
    days = sorted(str(day) for row in rows for day in (row.first, row.last) if day)
    shown = {
        "acts": lookups.linked(store, _shown(card.acts), card.actor.id),
        "is_object": lookups.linked(store, _shown(card.is_object), card.actor.id),
        "left": len(rows) - len(_shown(card.acts)) - len(_shown(card.is_object)),
    }
    ends = {"first": days[0] if days else None, "last": days[-1] if days else None}
    _write(
        out,
        "actor.html",
        card=card,
        country=_label(store, card.actor.country) or card.actor.country,
        **shown,
        **ends,
    )


@_page
def _claim(store: Store, out: Answer, id: str) -> None:
    ends = lookups.claim_ends(store, id)
    subject, object_ = (iris.actor_iri(each).value for each in (ends.subject_id, ends.object_id))
    why = answers.why(store, subject, ends.relation, object_)
    sources = {each: lookups.source(store, each) for each in {g.article for g in why.grounds}}
    grounds = [(g, render.parts(g.quote, g.marks), sources[g.article]) for g in why.grounds]
    _write(out, "claim.html", why=why, ends=ends, grounds=grounds)


@_page
def _article(store: Store, out: Answer, id: str) -> None:
    about = lookups.source(store, id)
    _write(out, "article.html", id=id, source=about, said=lookups.said_in(store, id))


@_page
def _thing(store: Store, out: Answer, iri: str) -> None:
    bound = {"thing": _node(iri)}
    says = [row[1:] for row in select(store, _SAYS, bound).rows]
    said = [row[1:] for row in select(store, _POINTS, bound).rows]
    if not says and not said:
        raise NotFound(f"the store does not know {iri}")
    name = next((value for key, value in says if key == iris.LABEL.value), iris.id_of(iri))
    _write(out, "thing.html", iri=iri, name=name, says=says, said=said)


def _data(store: Store, out: Answer, iri: str, media: str) -> None:
    """What the store says of a thing, in RDF: all that it says, and what points to it."""
    bound = {"thing": _node(iri)}
    both = (store.query(sparql, bound) for sparql in (_SAYS_DATA, _POINTS_DATA))
    triples = sorted({each for result in both for each in _triples(result)}, key=str)
    if not triples:
        raise NotFound(f"the store does not know {iri}")
    out.media = with_charset(media)
    out.write(ox.serialize(triples, format=TRIPLES[media], prefixes=iris.PREFIXES) or b"")


def _graph(store: Store, out: Answer) -> None:
    out.media = _HTML
    out.write(Graph(store).view().html.encode("utf-8", "replace"))


@_page
def _queries(store: Store, out: Answer) -> None:
    _write(out, "queries.html", queries=named_queries().values())


@_page
def _named_query(store: Store, out: Answer, name: str, given: Mapping[str, str]) -> None:
    query = named_query(name)
    wanted = {parameter.name: given.get(parameter.name, "") for parameter in query.parameters}
    table, problem = None, None
    if given or not query.parameters:
        values = list(wanted.values())
        while values and not values[-1]:
            values.pop()
        try:
            if form := given.get("format"):
                _write_named(store, out, name, values, form)
                return
            table = ask_named(store, name, values)
        except ActorgraphError as error:
            out.status, problem = (404 if isinstance(error, NotFound) else 400), str(error)
    total = len(table.rows) if table else 0
    shown = Table(table.columns, table.rows[:ROWS]) if table else None
    link = render.query_string([*wanted.items(), ("ask", "1")])
    about = {"query": query, "given": wanted, "relations": relations(), "link": link}
    _write(out, "named.html", table=shown, total=total, problem=problem, **about)


def _write_named(store: Store, out: Answer, name: str, values: list[str], form: str) -> None:
    if form not in ("csv", "tsv", "json", "xml"):
        raise BadQuery("a table comes as csv, tsv, json or xml")
    found = run_named(store, name, values, form)
    out.media = with_charset(NAMES[form])
    out.write(found.encode())


@_page
def _yasgui(store: Store, out: Answer) -> None:
    _write(out, "yasgui.html", prefixes=iris.PREFIXES)


def _write(out: Answer, template: str, **values: Any) -> None:
    out.media = _HTML
    out.write(render.rendered(template, **values))


def _shown(rows: tuple[ClaimRow, ...]) -> tuple[ClaimRow, ...]:
    return rows[: ROWS // 2]


def _found(quote: str, words: str) -> render.Parts:
    """The quote with the words that were searched for marked."""
    place = quote.lower().find(words.lower())
    found = [Mark("words", place, place + len(words))] if place >= 0 else []
    return render.parts(quote, found)


def _label(store: Store, actor: str | None) -> str | None:
    """What the store calls an actor, if it does."""
    if actor is None:
        return None
    bound = {"actor": iris.actor_iri(actor)}
    rows = select(store, "SELECT ?actor ?name WHERE { ?actor rdfs:label ?name }", bound).rows
    return min((str(row[1]) for row in rows), default=None)


def _triples(result: Results) -> Iterator[ox.Triple]:
    assert isinstance(result, ox.QueryTriples)
    yield from result


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise NotFound(f"the store does not know {iri}") from error


TASKS: Final[Mapping[str, Page]] = {
    "home": _home,
    "search": _search,
    "suggest": _suggest,
    "actor": _actor,
    "claim": _claim,
    "article": _article,
    "thing": _thing,
    "data": _data,
    "graph": _graph,
    "queries": _queries,
    "named_query": _named_query,
    "yasgui": _yasgui,
}
"""What the server can ask for, by name."""
