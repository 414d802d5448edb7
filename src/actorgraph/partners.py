"""Who stands over against somebody: "its neighbour", and "them" to whom one has spoken."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.antecedents import REACH, bound
from actorgraph.memory import Memory
from actorgraph.plurals import distinct, grammatical, principals


def the_other(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "Managua accused its neighbour": the other one of the two states that the text is about,
    else of the two that it named lately."""
    if token.lemma_.lower() not in memory.words.rival_noun or token.tag_ != "NN":
        return ()
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    mention = memory.table.get(owner.i) if owner else None
    if (
        mention is None
        or len(mention.actors) != 1
        or any(c.dep_ == "appos" for c in token.children)
    ):
        return ()
    one = mention.actors[0]
    fits = memory.of_types(("state",))
    lately = dict.fromkeys(
        a
        for s in grammatical(memory.recent)
        if memory.sentence - s.sentence < REACH
        for a in s.mention.actors
        if fits(a)
    )
    pair = principals(memory) or tuple(lately)
    return tuple(a for a in pair if a != one) if one in pair and len(pair) == 2 else ()


def addressees(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "A spoke to B and to C. He urged *them* to …": those of one kind, and nobody else, to whom
    the subject of the sentence before did something."""
    if token.dep_ not in ("dobj", "dative", "pobj"):
        return ()
    before = memory.sentence - 1
    own = frozenset(bound(memory, token))
    seen = [s for s in memory.recent if s.sentence == before and not s.spoken]
    objects = distinct(s for s in grammatical(seen) if not s.role)
    nouns = memory.things.get(before, []) + memory.things.get(memory.sentence, [])
    if any(t.tag_ == "NNS" for t in nouns) or own.isdisjoint(
        a for s in seen for a in s.mention.actors if s.role
    ):
        return ()
    kinds = {memory.links.type_of(a) for a in objects}
    return objects if len(objects) > 1 and len(kinds) == 1 and own.isdisjoint(objects) else ()
