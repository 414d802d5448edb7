"""What is but part of another name: Jordan in "Jordan Smith", China in "China Daily"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from actorgraph.actors import Seeds, load_seeds
from actorgraph.gazetteer import alias_index, normal
from actorgraph.lexicon import is_title_word, office_words
from actorgraph.model import slug
from actorgraph.ontology import Cues, cues

if TYPE_CHECKING:
    from actorgraph.mentions import Mention


def recognised(doc: Doc, aliases: Iterable[Mention]) -> list[Span]:
    """What the entity recogniser marks, in order; a place that it took for the beginning of a
    person's whole name is taken off ("In *Ankara* Recep Tayyip Erdogan spoke")."""
    ends = {mention.start: mention.end for mention in aliases}
    found = []
    for entity in doc.ents:
        end = ends.get(entity.start, entity.end)
        before = doc[entity.start - 1].lower_ if entity.start else ""
        rest = doc[end : entity.end]
        whole = len(rest) > 1 and all(t.pos_ == "PROPN" for t in rest)
        if entity.label_ == "PERSON" and before in cues().locating_preposition and whole:
            found.append(Span(doc, end, entity.end, label=entity.label_))
        else:
            found.append(entity)
    return found


def without_names(doc: Doc, found: Iterable[Mention], marked: Iterable[Span]) -> Iterator[Mention]:
    """The aliases that are no part of another name among those that are ``marked``: not Jordan in
    "Jordan Smith", nor China in "China Daily"."""
    seeds, words = load_seeds(), cues()
    entities = {i: entity for entity in marked for i in range(entity.start, entity.end)}
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
            if mention.kind == "demonym" or not _personal(entity, mention, words):
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
