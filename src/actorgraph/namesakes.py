"""Bodies known again by a word of their name: "the coalition", "Coalition nations"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from actorgraph.antecedents import SUBJECTS
from actorgraph.lexicon import office_words
from actorgraph.memory import Memory

REACH = 12
"""Sentences for which "the bank" is the World Bank; "the Bank" is throughout."""
OWNED = 8
"""Sentences for which "the army" is that of the state whose army was named."""

STATES = ("state", "region", "government_body")
"""Whose naming makes it open whose army is meant."""
QUALITIES = ("amod", "poss", "compound", "nmod")
"""Arcs from a noun to whose it is."""
MOST_LISTED = 4
"""How many more owners a noun may have before it."""


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


def learn_owner(memory: Memory, name: Token, actor: str) -> None:
    """Remember whose body it is ("the *Chinese* coast guard", "the army of *Chad*", "the Syrian
    *regime*"), and whose people are the subject ("*Iranian* troops")."""
    for _ in range(MOST_LISTED):
        if name.dep_ == "conj" and name.head.dep_ in (*QUALITIES, "conj"):
            name = name.head  # "Chinese and *Russian* officials"
    noun = name.head
    if name.lemma_.lower() in memory.words.owned_body:
        noun = name
    elif name.dep_ == "pobj" and noun.lower_ == "of":
        noun = noun.head
    elif name.dep_ not in QUALITIES or noun.i < name.i:
        return
    lemma = noun.lemma_.lower()
    if any(c.lower_ in memory.words.dissenting_word for c in noun.children):
        return  # "the rebel army of Chad"
    if noun.tag_ == "NNS" and noun.dep_ in SUBJECTS and lemma in memory.words.state_noun:
        memory.staff.setdefault(memory.sentence, {}).setdefault(noun.i, []).append(actor)
    if lemma in memory.words.owned_body and memory.links.type_of(actor) in ("state", "region"):
        memory.owned.setdefault(lemma, {})[actor] = memory.sentence


def known_body(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "The coast guard", after "the Chinese coast guard": whose, unless others have one too, or
    another state was named in between, or as the place."""
    lemma, words = token.lemma_.lower(), memory.words
    same = words.army_noun if lemma in words.army_noun else {lemma}
    owners: dict[str, int] = {}
    for actor, number in (row for noun in same for row in memory.owned.get(noun, {}).items()):
        owners[actor] = max(number, owners.get(actor, 0))
    lately = [a for a, n in owners.items() if memory.sentence - n <= OWNED]
    if len(lately) != 1:
        return ()
    between = range(owners[lately[0]] + 1, memory.sentence)
    names = (s for s in memory.recent if s.mention.kind != "demonym")
    since = (s.mention for s in names if s.sentence in between)
    here = (t for t in token.sent if t.i < token.i and t.head.lower_ in words.locating_preposition)
    places = (memory.table[t.i] for t in here if t.i in memory.table)
    named = {memory.links.actors[a] for m in (*since, *places) for a in m.actors}
    states = {a.id if a.type == "state" else a.country for a in named if a.type in STATES}
    return tuple(lately) if states <= {lately[0], None} else ()


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
