"""Who stands over against somebody: "its neighbour"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.memory import Memory
from actorgraph.plurals import principals


def the_other(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "Managua accused its neighbour": the other one of the two states that the text is about."""
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
    pair = principals(memory)
    return tuple(a for a in pair if a != one) if one in pair and len(pair) == 2 else ()
