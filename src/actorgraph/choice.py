"""Which of several actors a name stands for here: by the words around it, date, title, country."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from actorgraph.actors import Context, load_seeds
from actorgraph.gazetteer import normal
from actorgraph.incumbents import incumbents
from actorgraph.mentions import Mention


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a name, the nearest first: ``passages`` are the sentence, the paragraph and
    the article, ``actors`` those named there without doubt by other names; ``day`` is the
    article's, ``certain`` are all whom it names without doubt."""

    passages: tuple[str, ...]
    actors: tuple[Collection[str], ...]
    day: date | None
    certain: Collection[str] = ()


def is_open(mention: Mention) -> bool:
    """Whether the name may stand for several actors, or for none in some surroundings."""
    named = bool(mention.options) or normal(mention.text) in _contexts()
    return named and mention.kind != "place"


def chosen(mention: Mention, setting: Setting) -> Mention:
    """The mention with the actor that its surroundings speak for.

    A body that the article names in full comes first ("the Philippine Senate … the Senate"). Then
    ``contexts.csv`` has the word, then the offices and countries of persons, then the country of
    anything else. Where nothing decides it is none of several persons; of others the preferred
    kind of name counts, and the rest are its rivals. A name of no actor of the seeds becomes a
    place, or if it has several words an organisation of the text.
    """
    rows = _contexts().get(normal(mention.text), ())
    if (body := _named_in_full(mention, rows, setting)) is not None:
        return _taken(mention, body, f"{mention.kind}-in-full", ())
    context, rule = _by_words(rows, setting)
    if context is not None and context.actor is None:
        # a name of several words is one of somebody else ("Thailand's Supreme Court")
        kind = "organisation" if mention.kind == "name" and " " in mention.text else "place"
        return replace(mention, kind=kind, actors=(), rule=rule, options=())
    if context is not None:
        return _taken(mention, context.actor or "", rule, ())
    options = list(dict.fromkeys(alias.actor for alias in mention.options))
    if len(options) < 2:
        return mention
    near = _of_country(options, setting)
    persons = all(load_seeds().actors[option].type == "person" for option in options)
    if persons:
        running = incumbents(near or options, setting.day)
        if len(running) == 1:
            rivals = tuple(o for o in options if o != running[0])
            return _taken(mention, running[0], f"{mention.kind}-in-office", rivals)
    if len(near) == 1:
        return _taken(mention, near[0], f"{mention.kind}-by-country", ())
    if persons:
        return replace(mention, kind="person", actors=(), rule="", options=())
    same = [a.actor for a in mention.options if a.kind == mention.kind]
    return replace(mention, rivals=tuple(o for o in dict.fromkeys(same) if o != mention.actors[0]))


def _named_in_full(mention: Mention, rows: Iterable[Context], setting: Setting) -> str | None:
    """The only government body of those that the name may stand for which the article names by
    words that leave no doubt."""
    meant = {a.actor for a in mention.options} | {row.actor for row in rows if row.actor}
    bodies = {a for a in meant if load_seeds().actors[a].type == "government_body"}
    found = bodies.intersection(setting.certain)
    return found.pop() if len(found) == 1 else None


def narrowed(people: Iterable[str], setting: Setting) -> list[str]:
    """Those of the persons whose country is named nearest; all of them where none is."""
    known = list(people)
    return _of_country(known, setting) or known


def _taken(mention: Mention, actor: str, rule: str, rivals: tuple[str, ...]) -> Mention:
    kinds = [alias.kind for alias in mention.options if alias.actor == actor]
    kind = kinds[0] if kinds else mention.kind
    return replace(mention, kind=kind, actors=(actor,), rule=rule, rivals=rivals)


def _of_country(options: Iterable[str], setting: Setting) -> list[str]:
    """The options whose state or organisation the nearest passage names that names any."""
    known, actors = list(options), load_seeds().actors
    for named in setting.actors:
        found = [o for o in known if actors[o].country in named]
        if found:
            return found
    return []


@cache
def _contexts() -> Mapping[str, tuple[Context, ...]]:
    """The rows of ``contexts.csv`` by the `normal` text of the name, words in lower case."""
    return {
        normal(rows[0].text): tuple(replace(r, words=tuple(map(str.lower, r.words))) for r in rows)
        for rows in load_seeds().contexts.values()
    }


def _by_words(contexts: Iterable[Context], setting: Setting) -> tuple[Context | None, str]:
    """The row whose words stand nearest and most often; else the default; with the rule's name."""
    rows = list(contexts)
    for passage in setting.passages:
        small = passage.lower()
        hits = sorted(((_hits(row.words, small), n) for n, row in enumerate(rows)), reverse=True)
        if hits and hits[0][0] and (len(hits) == 1 or hits[0][0] > hits[1][0]):
            return rows[hits[0][1]], "by-context"
    return next((row for row in rows if not row.words), None), "by-default"


def _hits(words: tuple[str, ...], passage: str) -> int:
    """How many of the words stand in the passage, which is in lower case as they are."""
    return sum(1 for word in words if word in passage and _pattern(word).search(passage))


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
