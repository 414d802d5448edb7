"""Which actor a name stands for: seeds, full names in the same article, local actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from actorgraph.actors import load_seeds
from actorgraph.choice import Setting, chosen, is_open, narrowed
from actorgraph.decisions import Decisions, load_decisions
from actorgraph.incumbents import on_day
from actorgraph.known_names import Known, Table, add_short_names, known_names, short_name
from actorgraph.local_actors import settle
from actorgraph.mentions import Mention
from actorgraph.model import Actor
from actorgraph.ontology import cues
from actorgraph.parse import Parsed
from actorgraph.people import bearers, title_before


@dataclass(frozen=True, slots=True)
class Links:
    """The mentions of an article, by paragraph and token, and the actors they stand for."""

    at: tuple[Mapping[int, Mention], ...]
    actors: dict[str, Actor]
    wholes: Mapping[str, str] = field(default_factory=dict)
    """The body that the text ties a local actor to ("A of the B Army"), by actor id."""

    def add(self, actor: Actor) -> None:
        """Take in an actor that the text names by a description ("Syrian rebels")."""
        self.actors.setdefault(actor.id, actor)

    def type_of(self, actor: str) -> str:
        """The actor's type (state, person, …)."""
        return self.actors[actor].type


@dataclass(frozen=True, slots=True)
class _Page:
    """An article's names, by paragraph the actors that some of them name without doubt, all of
    these, and what people have decided."""

    known: Known
    named: tuple[frozenset[str], ...]
    everyone: frozenset[str]
    decisions: Decisions


def linked(parsed: Parsed) -> Links:
    """Every name of the article linked; names no seed knows become local actors.

    Raises `BadData` where ``same_as.csv`` is malformed.
    """
    known = known_names(parsed)
    named = tuple(frozenset(a for m in found for a in _certain(m)) for found in known.found)
    page = _Page(known, named, frozenset().union(*named), load_decisions())
    tables = tuple(_table(page, number) for number in range(len(parsed.docs)))
    for number, table in enumerate(tables):
        add_short_names(known, number, table)
        table.update({token: _decided(page, mention) for token, mention in table.items()})
    local, wholes = settle(parsed, tables)
    return Links(tables, {**load_seeds().actors, **local}, wholes)


def _table(page: _Page, number: int) -> Table:
    """The mentions of a paragraph by token; those nobody knows are left without an actor."""
    doc, table = page.known.parsed.docs[number], Table()
    for mention in page.known.found[number]:
        made = _resolved(page, number, mention)
        if made is not None and not _of_another(doc, made, table):
            table.update(dict.fromkeys(range(made.start, made.end), made))
    return table


def _resolved(page: _Page, number: int, mention: Mention) -> Mention | None:
    """The mention with its actor as far as names tell; None where it stands for a thing."""
    lone = " " not in mention.text and mention.kind in ("surname", "person")
    unknown = lone or (mention.kind == "person" and not mention.actors)
    after = _body_after(page, number, mention) if unknown else None
    if after and (found := _titled(page, number, mention, after)):
        return found  # "King Abdullah of Jordan", whatever other king was named before
    meant = short_name(page.known, number, mention)
    if meant is not mention:
        return meant
    if unknown and (found := _titled(page, number, mention, after)):
        return found
    if mention.actors and is_open(mention):
        return chosen(mention, _setting(page, number, mention))
    return mention


def _decided(page: _Page, mention: Mention) -> Mention:
    """The mention as people have decided for these words of this article (``same_as.csv``): the
    actor they name, or else a rival of one that they rule out, or an actor that no seed is."""
    if mention.kind == "place":
        return mention
    seeds = load_seeds().actors
    types = {seeds[actor].type for actor in mention.actors}
    kind = ("person" if types == {"person"} else "organisation") if types else mention.kind
    accepted, rejected = page.decisions.link(page.known.parsed.article.id, mention.text)
    if accepted is not None:
        kept = mention.kind if accepted in seeds else kind
        return replace(mention, kind=kept, actors=(accepted,), rule="decided", rivals=())
    if not rejected.intersection(mention.actors):
        return mention
    rule = f"other-than-{mention.actors[0]}"
    left = [rival for rival in mention.rivals if rival not in rejected]
    if left:
        return replace(mention, actors=(left[0],), rule=rule, rivals=tuple(left[1:]))
    return replace(mention, kind=kind, actors=(), rule=rule, rivals=())


def _titled(page: _Page, number: int, mention: Mention, body: str | None) -> Mention | None:
    """ "President Bush": who of that name held the office on the article's day; of several who bear
    the name, none where that body had no such office holder ("French President Bush").

    ``body`` is what stands after the name; else it is what stands before the title.
    """
    doc = page.known.parsed.docs[number]
    title = title_before(doc, mention.start)
    if title is None:
        return None
    if body is None:
        ends = (title.start, title.start - 1)
        owners = [m for m in page.known.found[number] if m.actors and m.end in ends]
        body = owners[-1].actors[0] if owners else None
    setting = _setting(page, number, mention)
    terms = bearers(mention.text.split(), title.name, body)
    if title.former and setting.day:
        terms = [term for term in terms if term.end is not None and term.end < setting.day]
    near = narrowed({t.person for t in terms}, setting)
    people = on_day((t for t in terms if t.person in near), setting.day)
    if not terms and body and mention.options:
        return replace(mention, kind="person", actors=(), rule="", options=())
    if len(people) != 1:
        return None
    rivals = tuple(sorted({t.person for t in terms} - set(people)))
    kept = replace(mention, kind="name", rule="title-and-date", rivals=rivals, options=())
    return replace(kept, actors=(people[0],))


def _body_after(page: _Page, number: int, mention: Mention) -> str | None:
    """The body that "of" joins to a name: "King Abdullah of Jordan"."""
    doc = page.known.parsed.docs[number]
    if mention.end + 1 >= len(doc) or doc[mention.end].lower_ not in cues().belonging_preposition:
        return None
    after = (m for m in page.known.found[number] if m.start in (mention.end + 1, mention.end + 2))
    return next((m.actors[0] for m in after if len(m.actors) == 1 and m.kind == "name"), None)


def _setting(page: _Page, number: int, mention: Mention) -> Setting:
    parsed = page.known.parsed
    sentence, own = parsed.docs[number][mention.start].sent, {*mention.actors}
    inside = [m for m in page.known.found[number] if sentence.start <= m.start < sentence.end]
    near = {a for m in inside if m != mention for a in _certain(m)}
    return Setting(
        (sentence.text, page.known.texts[number], parsed.article.text),
        (near, page.named[number] - own, page.everyone - own),
        date.fromisoformat(parsed.clean.date) if parsed.clean.date else None,
        page.everyone,
    )


def _certain(mention: Mention) -> tuple[str, ...]:
    return () if mention.options else mention.actors


def _of_another(doc: Doc, mention: Mention, table: Table) -> bool:
    """Whether a body's name belongs to another state here: "Peru's Congress" is not the US one."""
    if len(mention.actors) != 1:
        return False
    actors = load_seeds().actors
    actor = actors.get(mention.actors[0])
    if actor is None or actor.type != "government_body" or actor.country is None:
        return False
    before = mention.start - 1
    if before > 0 and doc[before].text in ("'s", "’s", "'"):
        before -= 1
    owner = table.get(before)
    other = actors.get(owner.actors[0]) if owner and len(owner.actors) == 1 else None
    return other is not None and other.type == "state" and other.id != actor.country
