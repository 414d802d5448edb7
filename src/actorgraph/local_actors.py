"""Actors that no seed knows: one for each full name of an article, and where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph.actors import load_seeds
from actorgraph.affiliation import Told, told
from actorgraph.known_names import Table
from actorgraph.mentions import Mention
from actorgraph.model import Actor, content_id, slug
from actorgraph.parse import Parsed


def settle(parsed: Parsed, tables: Sequence[Table]) -> tuple[dict[str, Actor], dict[str, str]]:
    """Make actors of the names that are left in the tables, and tie their mentions to them; gives
    the actors by id, and by id the bodies that the text ties them to. An actor that people have
    decided on, and that neither seeds nor this text tell more of, is called as the words call it.
    """
    paired = list(zip(parsed.docs, tables, strict=True))
    about: dict[str, Told] = {}
    for doc, table in paired:
        for mention in _unknown(table):
            here, before = told(doc, mention, table), about.get(_label(mention), Told())
            about[_label(mention)] = Told(
                before.country or here.country,
                before.description or here.description,
                before.kind or here.kind,
                before.whole or here.whole,
            )
    actors: dict[str, Actor] = {}
    wholes: dict[str, str] = {}
    for _, table in paired:
        for mention in _unknown(table):
            known = about[_label(mention)]
            actor = _local(parsed.article.id, mention, known)
            actors.setdefault(actor.id, actor)
            if known.whole:
                wholes.setdefault(actor.id, known.whole)
            made = replace(mention, actors=(actor.id,), rule=mention.rule or "local")
            table.update(dict.fromkeys(range(made.start, made.end), made))
    for mention in (m for _, table in paired for m in table.values()):
        for id in mention.actors:
            if id not in actors and id not in load_seeds().actors:
                actors[id] = Actor(id, _label(mention), mention.kind)
    return actors, wholes


def _unknown(table: Table) -> Iterator[Mention]:
    yield from dict.fromkeys(m for m in table.values() if not m.actors and m.kind != "place")


def _label(mention: Mention) -> str:
    return " ".join((mention.short_for or mention.text).split())


def _local(article: str, mention: Mention, about: Told) -> Actor:
    """An actor of the text. Its id joins it to its like in other articles only where the full name
    is the same and the state or organisation that the texts give it; a single name stays alone."""
    label = _label(mention)
    if mention.kind == "person" and " " not in label:
        id = f"{slug(article)}--{slug(label)}"
    else:
        id = f"{slug(label)}--{about.country}" if about.country else slug(label)
    seeds = load_seeds().actors
    if id in seeds:  # a name like a seed's, but not one of its aliases
        id = f"{id}--{content_id(label, length=6)}"
    country = about.country if about.country in seeds else None
    return Actor(id, label, about.kind or mention.kind, None, country, None, about.description)
