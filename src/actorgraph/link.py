"""Which actor a name stands for: seeds, full names in the same article, local actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc, Token

from actorgraph.acronyms import Introduced, introduced
from actorgraph.actors import load_seeds
from actorgraph.affiliation import Told, told
from actorgraph.choice import Setting, chosen, is_open, narrowed
from actorgraph.decisions import Decisions, load_decisions
from actorgraph.lexicon import office_words
from actorgraph.mentions import Mention, mentions
from actorgraph.model import Actor, content_id, slug
from actorgraph.ontology import cues
from actorgraph.parse import Parsed
from actorgraph.people import bearers, on_day, title_before

Table = dict[int, Mention]

_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")
"""Words with a capital, which may be short forms of names."""


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


@dataclass(slots=True)
class _Known:
    """What the article as a whole tells about names. ``people`` leads from a family name, or a
    given name that only one bears, to a full name; ``short`` from acronyms to what they stand for,
    None for a thing; both give the text of a name or, behind "=", an actor's id."""

    parsed: Parsed
    found: list[list[Mention]]
    people: dict[str, str] = field(default_factory=dict)
    short: dict[str, str | None] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=lambda: dict(load_seeds().actors))
    decisions: Decisions = field(default_factory=load_decisions)
    texts: list[str] = field(default_factory=list)
    """The text of each Doc, which spaCy puts together anew whenever it is asked."""


def linked(parsed: Parsed) -> Links:
    """Every name of the article linked; names no seed knows become local actors."""
    known = _Known(parsed, [mentions(doc) for doc in parsed.docs])
    known.texts += [doc.text for doc in parsed.docs]
    _introduce(known)
    _name_people(known)
    tables = tuple(_table(known, number) for number in range(len(parsed.docs)))
    for number, table in enumerate(tables):
        _add_short_names(known, number, table)
    return Links(tables, known.actors, _settle(known, tables))


def _introduce(known: _Known) -> None:
    """Learn the acronyms that the text introduces; a name that they show is a mention too."""
    for number, doc in enumerate(known.parsed.docs):
        for each in introduced(doc) if "(" in known.texts[number] else ():
            if each.short in known.short:
                continue
            inside = [m for m in known.found[number] if each.start <= m.start and m.end <= each.end]
            last = [m for m in known.found[number] if m.end == each.end]
            whole = next((m for m in last if m.kind in ("name", "organisation")), None)
            if whole and _start(doc, each) < whole.start:
                whole = None  # "Combined [Task Force] (CTF)"
            if not each.proper:
                known.short[each.short] = None
            elif whole:
                known.short[each.short] = "=" + whole.actors[0] if whole.actors else whole.text
            elif each.start < each.end:
                made = _named(doc, each)
                kept = [m for m in known.found[number] if m not in inside]
                known.found[number] = sorted([*kept, made], key=lambda m: m.start)
                known.short[each.short] = made.text


def _named(doc: Doc, each: Introduced) -> Mention:
    span = doc[_start(doc, each) : each.end]
    return Mention(span.start, span.end, span.root.i, "organisation", span.text)


def _start(doc: Doc, each: Introduced) -> int:
    """Where the name begins after its article."""
    start = each.start
    while doc[start].pos_ == "DET":
        start += 1
    return start


def _name_people(known: _Known) -> None:
    """Family names of the full names in the article, the first bearer first; then given names."""
    seeds, given = load_seeds().actors, dict[str, set[str]]()
    for mention in (m for paragraph in known.found for m in paragraph):
        words = mention.text.split()
        if len(words) < 2:
            continue
        if mention.actors and seeds[mention.actors[0]].type == "person":
            actor = seeds[mention.actors[0]]
            label = actor.label.split()
            first = actor.country in cues().family_name_first
            whom, keys = "=" + actor.id, [label[0] if first else label[-1], words[-1]]
            given.setdefault(slug(label[-1] if first else label[0]), set()).add(whom)
        elif mention.kind == "person":
            whom = _same_person(known, mention.text)
            keys = [words[-1], words[-1].lower().removeprefix("al-")]
            given.setdefault(slug(words[0]), set()).add(whom)
        else:
            continue
        for key in keys:
            known.people.setdefault(slug(key), whom)
    for name, bearing in given.items():
        if len(bearing) == 1:
            known.people.setdefault(name, next(iter(bearing)))


def _same_person(known: _Known, text: str) -> str:
    """The fuller or earlier spelling of a name in the article: "Ziad K. B" after "Ziad B"."""
    words = set(text.split())
    earlier = known.people.get(slug(text.rsplit(maxsplit=1)[-1]), "")
    other = set(earlier.split())
    return earlier if len(other) > 1 and (words <= other or other <= words) else text


def _table(known: _Known, number: int) -> Table:
    """The mentions of a paragraph by token; those nobody knows are left without an actor."""
    doc, table = known.parsed.docs[number], Table()
    for mention in known.found[number]:
        made = _decided(known, _resolved(known, number, doc, mention))
        if made is not None and not _of_another(doc, made, table):
            table.update(dict.fromkeys(range(made.start, made.end), made))
    return table


def _resolved(known: _Known, number: int, doc: Doc, mention: Mention) -> Mention | None:
    """The mention with its actor as far as names tell; None where it stands for a thing."""
    if mention.text in known.short:
        meant = known.short[mention.text]
        return None if meant is None else _as(mention, meant, "acronym-of-text")
    lone = " " not in mention.text and mention.kind in ("surname", "person")
    if lone and (whom := known.people.get(slug(mention.text))):
        return _as(mention, whom, "surname-of-full-name")
    unknown = lone or (mention.kind == "person" and not mention.actors)
    if unknown and (found := _titled(known, number, doc, mention)):
        return found
    if mention.actors and is_open(mention):
        return chosen(mention, _setting(known, number, doc, mention))
    return mention


def _decided(known: _Known, mention: Mention | None) -> Mention | None:
    """The mention as people have decided for these words of this article (``same_as.csv``): the
    actor they name, or else a rival of one that they rule out, or an actor that no seed is."""
    if mention is None or mention.kind == "place":
        return mention
    accepted, rejected = known.decisions.link(known.parsed.article.id, mention.text)
    if accepted in known.actors:
        return replace(mention, actors=(accepted,), rule="decided", rivals=())
    if not rejected.intersection(mention.actors):
        return mention
    left = [rival for rival in mention.rivals if rival not in rejected]
    if left:
        return replace(mention, actors=(left[0],), rule="decided", rivals=tuple(left[1:]))
    types = {known.actors[actor].type for actor in mention.actors}
    kind = "person" if types == {"person"} else "organisation"
    return replace(mention, kind=kind, actors=(), rule="decided", rivals=())


def _as(mention: Mention, whom: str, rule: str) -> Mention:
    """The mention as the actor behind "=", or as the name that somebody else has in the text."""
    if whom.startswith("="):
        return replace(mention, kind="name", actors=(whom[1:],), rule=rule, options=())
    kind = "person" if mention.kind in ("person", "surname") else "organisation"
    return replace(mention, kind=kind, short_for=whom, actors=(), rule=rule, options=())


def _titled(known: _Known, number: int, doc: Doc, mention: Mention) -> Mention | None:
    """ "President Bush": who of that name held the office on the article's day; of several who bear
    the name, none where that body had no such office holder ("French President Bush")."""
    title = title_before(doc, mention.start)
    if title is None:
        return None
    owners = [
        m for m in known.found[number] if m.actors and m.end in (title.start, title.start - 1)
    ]
    body = owners[-1].actors[0] if owners else None
    setting = _setting(known, number, doc, mention)
    terms = bearers(mention.text.split(), title.name, body)
    near = narrowed({t.person for t in terms}, setting)
    people = on_day((t for t in terms if t.person in near), setting.day)
    if not terms and body and mention.options:
        return replace(mention, kind="person", actors=(), rule="", options=())
    if len(people) != 1:
        return None
    rivals = tuple(sorted({t.person for t in terms} - set(people)))
    kept = replace(mention, kind="name", rule="title-and-date", rivals=rivals, options=())
    return replace(kept, actors=(people[0],))


def _setting(known: _Known, number: int, doc: Doc, mention: Mention) -> Setting:
    sentence = doc[mention.start].sent
    whole = [{a for m in found for a in _certain(m)} for found in known.found]
    inside = [m for m in known.found[number] if sentence.start <= m.start < sentence.end]
    near = {a for m in inside if m != mention for a in _certain(m)}
    day = known.parsed.clean.date
    return Setting(
        (sentence.text, known.texts[number], known.parsed.article.text),
        (near, whole[number] - set(mention.actors), set().union(*whole) - set(mention.actors)),
        date.fromisoformat(day) if day else None,
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


def _add_short_names(known: _Known, number: int, table: Table) -> None:
    """Family names and acronyms of the article where the entity recogniser saw no name."""
    doc = known.parsed.docs[number]
    for word in _CAPITALISED.finditer(known.texts[number]):
        text = word.group()
        short, whom = known.short.get(text), known.people.get(slug(text))
        span = doc.char_span(*word.span()) if short or whom else None
        if span is None or span.start in table or span[0].pos_ not in ("PROPN", "NOUN"):
            continue
        token = span[0]
        if short:
            made = Mention(token.i, token.i + 1, token.i, "organisation", text)
            table[token.i] = _as(made, short, "acronym-of-text")
        elif whom and token.pos_ == "PROPN" and len(token) > 2 and _stands_alone(token):
            made = Mention(token.i, token.i + 1, token.i, "person", text)
            table[token.i] = _as(made, whom, "surname-of-full-name")


def _stands_alone(token: Token) -> bool:
    """Whether no other name stands beside the word, but for a title."""
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    return not any(t.pos_ == "PROPN" and not _is_title(t.text) for t in beside)


def _is_title(text: str) -> bool:
    return text.lower().rstrip(".") in cues().person_title | office_words()


def _settle(known: _Known, tables: Iterable[Table]) -> dict[str, str]:
    """Make the local actors of the names that are left, and tie their mentions to them; gives the
    bodies that the text ties them to."""
    wholes: dict[str, str] = {}
    paired = list(zip(known.parsed.docs, tables, strict=True))
    for doc, table in paired:
        for mention in _unknown(table):
            here = told(doc, mention, table)
            before = known.told.get(_label(mention), Told())
            known.told[_label(mention)] = Told(
                before.country or here.country,
                before.description or here.description,
                before.kind or here.kind,
                before.whole or here.whole,
            )
    for _, table in paired:
        for mention in _unknown(table):
            actor = _local(known, mention)
            known.actors.setdefault(actor.id, actor)
            if whole := known.told[_label(mention)].whole:
                wholes.setdefault(actor.id, whole)
            made = replace(mention, actors=(actor.id,), rule=mention.rule or "local")
            table.update(dict.fromkeys(range(made.start, made.end), made))
    return wholes


def _unknown(table: Table) -> Iterator[Mention]:
    yield from dict.fromkeys(m for m in table.values() if not m.actors and m.kind != "place")


def _label(mention: Mention) -> str:
    return " ".join((mention.short_for or mention.text).split())


def _local(known: _Known, mention: Mention) -> Actor:
    """An actor of the text. Its id joins it to its like in other articles only where the full name
    is the same and the state or organisation that the texts give it; a single name stays alone."""
    label = _label(mention)
    about = known.told[label]
    if mention.kind == "person" and " " not in label:
        id = f"{slug(known.parsed.article.id)}--{slug(label)}"
    else:
        id = f"{slug(label)}--{about.country}" if about.country else slug(label)
    seeds = load_seeds().actors
    if id in seeds:  # a name like a seed's, but not one of its aliases
        id = f"{id}--{content_id(label, length=6)}"
    country = about.country if about.country in seeds else None
    return Actor(id, label, about.kind or mention.kind, None, country, None, about.description)
