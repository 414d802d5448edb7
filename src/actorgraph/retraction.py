"""Which articles to take back: by id, by publisher, by date, or by several of these at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.errors import NotFound
from actorgraph.iso_dates import days
from actorgraph.names import near
from actorgraph.store import Store

_ARTICLES = """
SELECT ?article ?published ?house ?name WHERE {
  ?article a ag:Article .
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:publisher ?house . ?house schema:name ?name }
}"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions that all must hold: the article is one of these (ids; none: any), its publisher
    has this name, it was published before this day. Articles without a date never were."""

    articles: Sequence[str] = ()
    publisher: str | None = None
    before: date | None = None


def articles_wanted(store: Store, wanted: Wanted) -> tuple[str, ...]:
    """The ids of the articles that meet all conditions, sorted.

    Raises `NotFound` for ids that the store does not hold (naming each), for a publisher that it
    does not know (with what comes near), and where no article meets them all.
    """
    published: dict[str, date | None] = {}
    houses: dict[str, set[str]] = {}
    names: set[str] = set()
    result = store.query(_ARTICLES)
    assert isinstance(result, ox.QuerySolutions)
    for node, day, house, name in result:
        article = iris.id_of(node.value)
        ends = days(day.value if day else None)
        published[article] = ends[1] if ends else None
        houses.setdefault(article, set()).update([house.value] if house else ())
        names.update([name.value] if name else ())
    _check(wanted, houses, names)
    house = iris.publisher_iri(wanted.publisher or "").value
    found = tuple(
        article
        for article, day in sorted(published.items())
        if (not wanted.articles or article in wanted.articles)
        and (wanted.publisher is None or house in houses[article])
        and (wanted.before is None or (day is not None and day < wanted.before))
    )
    if not found:
        raise NotFound("no article of the store meets all of that")
    return found


def _check(wanted: Wanted, houses: Mapping[str, Collection[str]], names: Collection[str]) -> None:
    missing = [article for article in wanted.articles if article not in houses]
    if missing:
        raise NotFound(f"the store holds no article {', '.join(map(repr, missing))}")
    if wanted.publisher is not None:
        house = iris.publisher_iri(wanted.publisher).value
        if not any(house in ones for ones in houses.values()):
            raise NotFound(
                f"no article of publisher {wanted.publisher!r} in the store"
                + near(wanted.publisher, names)
            )
