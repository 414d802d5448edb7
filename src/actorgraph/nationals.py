"""Persons meant by a word for their people: "the Kenyan", "A, *the Canadian* who led the force"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from actorgraph.link import Links
from actorgraph.memory import Memory
from actorgraph.mentions import Mention

REACH = 3
"""Sentences within which the person is named."""
ALLOWED = frozenset({"det", "amod", "relcl", "acl", "punct", "prep"})
"""Arcs of what may stand with the word beside a name."""
SINGULAR = ("NNP", "NN", "JJ")
ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "dative", "pobj")


def national(memory: Memory, token: Token, mention: Mention) -> Mention | None:
    """ "A met B. *The Kenyan* …": the only person of that country named lately, for a word that
    does not name a whole people ("the French")."""
    alone = mention.end - mention.start == 1 and token.dep_ in ARGUMENTS
    if mention.kind != "demonym" or not alone or token.tag_ not in ("NNP", "NN"):
        return None
    if token.lower_ in memory.words.whole_people or any(c.dep_ != "det" for c in token.children):
        return None
    if not any(c.lower_ == "the" for c in token.children):
        return None
    named = {
        actor
        for s in memory.recent
        if memory.sentence - s.sentence < REACH
        for actor in s.mention.actors
        if memory.links.type_of(actor) == "person"
    }
    homes = {actor: memory.links.actors[actor].country for actor in named}
    people = [actor for actor in named if homes[actor] in mention.actors]
    if not people and len(named) == 1:  # of whom the text has not told a country
        people = [actor for actor in named if homes[actor] is None]
    if len(people) != 1:
        return None
    return replace(mention, actors=tuple(people), rule="the-national", kind="description")


def one_of_people(memory: Memory, token: Token, mention: Mention) -> bool:
    """Whether a word for a people is one person of it who acts, and for whom the state does not
    stand ("*An American* criticised B")."""
    if mention.kind != "demonym" or token.dep_ != "nsubj" or token.tag_ not in SINGULAR:
        return False
    if token.lower_ in memory.words.whole_people or token.lower_.endswith("s"):
        return False
    beside = [c for c in token.children if not mention.start <= c.i < mention.end]
    alone = all(c.dep_ in ("det", "relcl", "acl", "prep") for c in beside)
    articles = memory.words.definite_word | memory.words.indefinite_word
    told = any(c.dep_ == "det" and c.lower_ in articles for c in beside)
    return alone and told and all(memory.links.type_of(a) == "state" for a in mention.actors)


def compatriots(doc: Doc, table: Mapping[int, Mention], links: Links) -> dict[int, Mention]:
    """The persons whom a word for their people describes: "A, *the Canadian* who led the force"."""
    found: dict[int, Mention] = {}
    for i, mention in table.items():
        token = doc[i]
        if mention.kind != "demonym" or token.dep_ != "appos" or token.tag_ not in ("NNP", "NN"):
            continue
        person = table.get(token.head.i)
        beside = {c.dep_ for c in token.children}
        told = beside <= ALLOWED and beside & {"det", "relcl", "acl"}
        if not person or not told or mention.end - mention.start > 1:
            continue
        if len(person.actors) == 1 and links.type_of(person.actors[0]) == "person":
            described = replace(mention, actors=person.actors, rule="people-of-person")
            found[i] = replace(described, kind="description")
    return found
