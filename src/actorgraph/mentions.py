"""Where a text names actors: the longest alias that fits, then what the entity recogniser adds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from actorgraph.actors import Alias, Seeds, load_seeds
from actorgraph.entities import is_governed, is_organisation, is_person
from actorgraph.gazetteer import alias_index, alias_tokens, normal
from actorgraph.kinds import by_kind
from actorgraph.lexicon import is_honorific, is_title_word, office_words
from actorgraph.model import slug
from actorgraph.ontology import Cues, cues
from actorgraph.parse import TRUECASED
from actorgraph.ranks import tells_service

SHIP = "ship"
"""The rule of the name of a ship, which is none of an actor."""
SEAT = "seat-after-preposition"
"""The rule of a capital after "in": a place, but it may tell whose government speaks there."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of one paragraph that may stand for actors.

    ``start``/``end`` are token indices (end exclusive), ``root`` the token that the grammar sees.
    ``kind``: an alias kind (name, acronym, demonym, metonym, surname, city), or person and
    organisation for names no seed knows, place for one that only locates, pronoun, description.
    ``actors`` are ids, several for "they"; empty until linked. ``rule`` says what linked it,
    ``rivals`` are the ids of actors of the same name that were passed over; ``options`` are the
    aliases of the name where it may stand for several actors; ``short_for`` is the full name in the
    text that this one takes up.
    """

    start: int
    end: int
    root: int
    kind: str
    text: str
    actors: tuple[str, ...] = ()
    rule: str = ""
    rivals: tuple[str, ...] = ()
    options: tuple[Alias, ...] = ()
    short_for: str = ""

    @property
    def trace(self) -> str:
        """The decision in words: the rule, and after a comma whom it passed over."""
        return ", not ".join((self.rule, " ".join(self.rivals))) if self.rivals else self.rule


def mentions(doc: Doc) -> list[Mention]:
    """All mentions of a paragraph in order, none overlapping; names of seeds carry their actor."""
    words = cues()
    seeds = load_seeds()
    found = [_placed(doc, m, words) for m in _without_names(doc, _aliases(doc), seeds, words)]
    taken = {i for m in found for i in range(m.start, m.end)}
    for entity in doc.ents:
        found += _entity(entity, taken, words)
    known = {i for m in found if m.kind != "place" for i in range(m.start, m.end)}
    for span in by_kind(doc, known | taken):
        found = [m for m in found if m.end <= span.start or m.start >= span.end]
        found.append(Mention(span.start, span.end, span.root.i, "organisation", span.text))
    return sorted(found, key=lambda m: m.start)


def _aliases(doc: Doc) -> Iterator[Mention]:
    """The longest alias that fits at each place, left to right."""
    free = 0
    for span, candidates in alias_tokens(doc):
        if span.start < free:
            continue
        if other := load_seeds().other_names.get(span.text):
            free = span.end
            if other == "place":
                yield Mention(span.start, span.end, span.root.i, other, span.text, (), "other-name")
        elif options := _fitting(span, candidates):
            first, name = options[0], _with_suffix(span, options[0])
            free = name.end
            others = options if len({alias.actor for alias in options}) > 1 else ()
            yield Mention(
                *(name.start, free, name.root.i, first.kind, name.text),
                *((first.actor,), first.kind),
                options=others,
            )


def _with_suffix(name: Span, alias: Alias) -> Span:
    """The name of a person with what follows the family name ("Joseph Dunford *Jr.*")."""
    after = name.doc[name.end : name.end + 1].text.lower()
    if after not in cues().name_suffix or load_seeds().actors[alias.actor].type != "person":
        return name
    return name.doc[name.start : name.end + 1]


def _fitting(span: Span, candidates: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """The aliases whose case fits: a name has a capital, an exact one is letter for letter."""
    if _begins_another(span):
        return ()
    return tuple(
        alias
        for alias in candidates
        if (
            span.text == alias.text and not _initial_word(span)
            if alias.exact_case
            else span.text[0].isupper() or (len(span) > 1 and _in_lower_case(span, alias))
        )
    )


def _begins_another(span: Span) -> bool:
    """A name with its article that is the head of a longer one: "The Post" of the Post Office."""
    if span[0].lower_ != "the" or span.end == len(span.doc):
        return False
    after = span.doc[span.end]
    joined = span[-1].dep_ == "compound" and after.pos_ == "PROPN" and after.text[0].isupper()
    return joined and not is_title_word(after.text)


def _in_lower_case(span: Span, alias: Alias) -> bool:
    """A name of several words may be written small after "the": "the international coalition"."""
    if span.text == alias.text:
        return True
    after_the = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
    return after_the and span[-1].lemma_.lower() in cues().collective_word


def _initial_word(span: Span) -> bool:
    """An exact-case alias that a sentence start turns into a common word ("Turkey is served")."""
    first = span[0]
    if span.doc.user_data.get(TRUECASED) or first.tag_ in ("NNS", "NNPS"):
        return False  # "Poles voted"
    if first.i == 0 and span.doc[1:2].text == ":":
        return False  # "China: The minister said"
    capitals = first.text.isupper() and len(first) > 1  # "IS snipers"
    return (
        len(span) == 1
        and first.is_sent_start is True
        and first.pos_ not in ("PROPN", "ADJ")
        and not capitals
    )


def _without_names(
    doc: Doc, found: Iterator[Mention], seeds: Seeds, words: Cues
) -> Iterator[Mention]:
    """Drop aliases inside another name: Jordan in "Jordan Smith", China in "China Daily"."""
    entities = {i: entity for entity in doc.ents for i in range(entity.start, entity.end)}
    for mention in found:
        if not mention.actors:
            yield mention
            continue
        if mention.kind == "surname" and _another_person(doc, mention, seeds, words):
            continue
        entity = entities.get(mention.start)
        if entity is not None and entity.label_ == "DATE" and entity.end >= mention.end:
            continue  # a movement named after a day
        if entity is None or len(entity) <= mention.end - mention.start:
            if not _inside_a_name(doc, mention, words):
                yield mention
        elif entity.label_ == "PERSON" and seeds.actors[mention.actors[0]].type != "person":
            located = _where_named(entity, mention.start, mention.end, words)
            if mention.kind == "demonym" or located or not _personal(entity, mention, words):
                yield mention
        elif not _other_name(entity, mention, words) and not _of_people(entity, mention, seeds):
            yield mention


def _inside_a_name(doc: Doc, mention: Mention, words: Cues) -> bool:
    """Whether a state's name is somebody's given name, or part of the name of a place or firm that
    the recogniser missed: "Cuba Gooding", "Indian Steel Bank", "the Bank of China"."""
    if mention.kind not in ("name", "demonym", "metonym", "city"):
        return False
    start = mention.start
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words.proper_head:
        return doc[start - 2].pos_ == "PROPN" and doc[start - 2].text[0].isupper()
    following = doc[mention.end] if mention.end < len(doc) else None
    if following is None or following.pos_ != "PROPN" or following.text.isupper():
        return False
    if following.lemma_.lower() in words.proper_head:
        return True
    alone = mention.kind != "demonym" and mention.end - mention.start == 1
    joined = doc[mention.root].dep_ == "compound" and following.ent_type_ == "PERSON"
    aliases = alias_index().get(normal(following.text), ())
    known = any(alias.kind in ("surname", "name") for alias in aliases)
    return alone and joined and not known and not is_title_word(following.text)


def _personal(entity: Span, mention: Mention, words: Cues) -> bool:
    """Whether the rest of a person's name is more than titles ("Jordan Smith", "Jack London")."""
    rest = [t for t in entity if not mention.start <= t.i < mention.end and t.pos_ == "PROPN"]
    return bool(rest) and not any(is_title_word(t.text) for t in entity)


def _where_named(entity: Span, start: int, end: int, words: Cues) -> bool:
    """Whether a place after its preposition and a whole name behind it were taken for one name ("In
    *Ankara* Recep Tayyip Erdogan spoke")."""
    before = entity.doc[start - 1].lower_ if start else ""
    rest = entity.doc[end : entity.end]
    whole = len(rest) > 1 and all(t.pos_ == "PROPN" for t in rest)
    return start == entity.start and before in words.locating_preposition and whole


def _another_person(doc: Doc, mention: Mention, seeds: Seeds, words: Cues) -> bool:
    """Whether a given name before the family name is not the seed person's."""
    own = slug(seeds.actors[mention.actors[0]].label).split("-")
    i = mention.start - 1
    while i >= 0 and (doc[i].text in "-–" or slug(doc[i].text) in words.name_particle):
        i -= 1
    before = doc[i] if i >= 0 else None
    if before is None or before.pos_ != "PROPN" or before.ent_type_ != "PERSON":
        return False
    return not is_title_word(before.text) and slug(before.text) not in own


def _other_name(entity: Span, mention: Mention, words: Cues) -> bool:
    """Whether an organisation's name merely begins with, or contains, the alias."""
    if entity.label_ in ("DATE", "EVENT", "NORP", "LAW") or mention.kind == "acronym":
        return False
    if entity.label_ in ("GPE", "LOC") and entity[0].lower_ in words.direction_word:
        return False
    tail = [t for t in entity if not mention.start <= t.i < mention.end and t.is_alpha]
    after = entity.doc[entity.end : entity.end + 2]
    if any(t.lower_ in office_words() for t in after):  # "Pentagon Press" before "Secretary"
        return False
    if not any(t.pos_ == "PROPN" for t in tail) or not all(
        t.pos_ == "PROPN" or t.lower_ in ("of", "the", "for", "and") for t in tail
    ):
        return False
    head = next((t.nbor(-1) for t in entity[1:] if t.lower_ == "of"), entity[-1])
    if head.lower_ in words.proper_head - words.body_noun:
        return True  # "the Communist Party of Nepal"
    if len(tail) > 1 and mention.kind == "name" and head.lower_ in words.outpost_noun:
        return True  # "the Kosovo Verification Mission"
    plain = words.state_noun | words.body_noun | words.people_noun
    return not any(
        t.lemma_.lower() in plain or t.lower_ in plain or is_title_word(t.text) for t in tail
    )


def _of_people(entity: Span, mention: Mention, seeds: Seeds) -> bool:
    """Whether a body is named after a people ("Tamil National Alliance"), who are not meant."""
    people = seeds.actors[mention.actors[0]].type == "group"
    named = entity.label_ == "ORG" and all(t.pos_ in ("PROPN", "DET") for t in entity)
    return people and named and entity.end > mention.end


def _placed(doc: Doc, mention: Mention, words: Cues) -> Mention:
    """A capital or city after "in" or "near" is a place: "met in Moscow", not Russia."""
    if mention.kind not in ("metonym", "city"):
        return mention
    root = doc[mention.root]
    if root.dep_ == "compound" and root.head.i > mention.root:  # "the Minsk agreements"
        whole = words.state_noun | words.body_noun | words.voice_noun
        if root.head.lemma_.lower() not in whole:
            return replace(mention, kind="place", rule="place-as-modifier")
    before = doc[mention.start - 1].lower_ if mention.start else ""
    if before in words.locating_preposition:
        rule = SEAT if mention.kind == "metonym" else "place-after-preposition"
        return replace(mention, kind="place", rule=rule)
    following = doc[mention.end : mention.end + 2]
    dateline = mention.start == 0 and following.text[:1] in ("(", "-", "–", "—")
    return replace(mention, kind="place", rule="dateline") if dateline else mention


def _entity(entity: Span, taken: set[int], words: Cues) -> Iterator[Mention]:
    """A person or organisation that no seed knows."""
    start, end = entity.start, entity.end
    before = entity.doc[start - 1].lower_ if start else ""
    located = entity.label_ == "PERSON" and before in words.locating_preposition
    while start < end and ((located and start in taken) or _is_before_name(entity.doc[start].text)):
        start += 1
    if start < end and entity.doc[start].pos_ == "DET":
        start += 1
    while start < end and entity.doc[end - 1].pos_ not in ("PROPN", "NOUN", "X"):
        end -= 1
    if start >= end or taken & set(range(start, end)):
        return
    span = entity.doc[start:end]
    proper = all(t.text[0].isupper() or t.text[0] in "-'" or len(t) <= 3 for t in span)
    if not proper or not any(c.isalpha() for c in span.text) or "@" in span.text:
        return
    if tells_service(span):
        return
    if span[0].lower_ in words.locating_preposition and len(span) > 1:  # "Near Al Hawija, …"
        yield Mention(start, end, span.root.i, "place", span.text, (), "entity")
    elif span[0].lower_ in words.ship_prefix and len(span) > 1:
        yield Mention(start, end, span.root.i, "place", span.text, (), SHIP)
    elif is_person(entity, span):
        yield Mention(start, end, span.root.i, "person", span.text)
    elif entity.label_ == "ORG" and is_organisation(span, words):
        yield Mention(start, end, span.root.i, "organisation", span.text)
    elif entity.label_ in ("GPE", "LOC") and is_governed(span):
        yield Mention(start, end, span.root.i, "region", span.text)
    elif entity.label_ in ("GPE", "LOC", "FAC"):
        yield Mention(start, end, span.root.i, "place", span.text, (), "entity")


def _is_before_name(text: str) -> bool:
    return is_honorific(text) or not text[0].isalnum()
