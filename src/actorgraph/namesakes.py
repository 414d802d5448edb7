"""Bodies known again by a word of their name: "the coalition", "Coalition nations"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.lexicon import office_words
from actorgraph.memory import Memory

REACH = 12
"""Sentences for which "the bank" is the World Bank; "the Bank" is throughout."""


def namesake(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "the coalition" after "the Global Coalition": the last body with that word in its name."""
    word = token.lower_
    if any(c.dep_ == "compound" for c in token.children):
        return ()
    if token.is_title and (body := memory.heads.get(word)):
        return (body,)
    named = memory.seen if token.is_title else memory.recent  # as a name it is known throughout
    for seen in reversed(named):
        if memory.sentence - seen.sentence > REACH and not token.is_title:
            break
        actor = memory.links.actors[seen.mention.actors[0]]
        if actor.type not in ("person", "state", "region", "group"):
            if word in f"{seen.mention.text} {actor.label}".lower().split():
                return seen.mention.actors
    return ()


def modifying(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "Coalition nations", "Alliance aircraft": the body whose name has the word before what
    belongs to it."""
    words, owned = memory.words, token.head.lemma_.lower()
    if token.dep_ not in ("compound", "nmod") or not token.is_title or token.head.i < token.i:
        return ()
    if token.lower_ not in words.description_organisation:
        return ()
    belongs = owned in words.state_noun | words.relational_noun | words.collection_noun
    return namesake(memory, token) if belongs else ()


def named_heads(name: Token) -> Iterator[str]:
    """The capitalised nouns that a name completes: "authority" of "the Authority of Heads of State
    of the Economic Community", so that "the Authority" is known again; not titles."""
    while name.dep_ == "pobj" and name.head.lower_ == "of":
        name = name.head.head
        if name.is_title and name.tag_ in ("NN", "NNP") and name.lower_ not in office_words():
            yield name.lower_
