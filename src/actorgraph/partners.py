"""Who stands over against somebody: "its neighbour"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.antecedents import REACH
from actorgraph.memory import Memory
from actorgraph.plurals import grammatical, principals


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
