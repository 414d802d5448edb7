"""Persons known again by what they were called: "Commodore A … the commodore", "B, a Shiite cleric
… the cleric"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from actorgraph.memory import Memory
from actorgraph.mentions import Mention
from actorgraph.ontology import cues
from actorgraph.plurals import narrows

REACH = 15
"""Sentences for which "the cleric" is the cleric last named."""
SUBJECTS = ("nsubj", "nsubjpass")
QUALITIES = ("amod", "compound", "nmod")


def learn_calling(memory: Memory, name: Token, mention: Mention) -> None:
    """Remember the nouns that the words at a name give a person, and what stands before them."""
    if mention.kind in ("pronoun", "description") or len(mention.actors) != 1:
        return
    if memory.links.type_of(mention.actors[0]) != "person":
        return
    for noun in _nouns(name, mention):
        told = {c.lower_ for c in noun.children if c.dep_ in QUALITIES and c.i not in memory.table}
        word = _unabridged(noun.lemma_.lower())
        memory.callings.setdefault(word, {}).setdefault(mention.actors[0], set()).update(told)


def called(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "The commodore": the only person who was called so, nobody where more is said of whom."""
    people = memory.callings.get(token.lemma_.lower(), {})
    if not people or token.tag_ not in ("NN", "NNP"):
        return ()
    if not any(c.dep_ == "det" and c.lower_ in cues().definite_word for c in token.children):
        return ()
    if any(c.dep_ in ("poss", "relcl", "acl", "appos") or narrows(c) for c in token.children):
        return ()
    if token.dep_ in (*QUALITIES, "appos", "attr"):
        return ()
    if _another(memory, token):
        return ()
    before = [c for c in token.children if c.dep_ in QUALITIES]
    fitting = [a for a, told in people.items() if _fits(memory, before, a, told)]
    lately = {
        a for s in memory.seen if memory.sentence - s.sentence <= REACH for a in s.mention.actors
    }
    found = tuple(a for a in fitting if a in lately)
    return found if len(found) == len(fitting) == 1 else ()


def _another(memory: Memory, token: Token) -> bool:
    """Whether somebody without a name was called so lately ("A lawyer arrived. The lawyer …")."""
    return any(
        thing.lemma_ == token.lemma_
        and thing.dep_ in SUBJECTS
        and not any(c.dep_ == "appos" for c in thing.children)
        and any(c.dep_ == "det" and c.lower_ not in cues().definite_word for c in thing.children)
        for at, things in memory.things.items()
        if memory.sentence - at <= REACH
        for thing in things
    )


def _nouns(name: Token, mention: Mention) -> Iterator[Token]:
    """The nouns beside a name that say what its bearer is: right before it, or in apposition."""
    doc = name.doc
    beside = [doc[mention.start - 1]] if mention.start else []
    beside += [c for c in name.children if c.dep_ == "appos" and c.i > name.i]
    beside += [name.head] if name.dep_ == "appos" else []
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        beside += [c for c in name.head.children if c.dep_ == "attr"]
    for noun in beside:
        same = noun.sent == name.sent and noun.tag_ in ("NN", "NNP")
        if same and _unabridged(noun.lemma_.lower()) in cues().calling_noun:
            yield noun


def _fits(memory: Memory, before: list[Token], person: str, told: set[str]) -> bool:
    """Whether the words before the noun say nothing new of the person."""
    home = memory.links.actors[person].country
    known = told | cues().empty_modifier
    return all(
        word.lower_ in known
        or (home is not None and word.i in memory.table and memory.table[word.i].actors == (home,))
        for word in before
    )


@cache
def _unabridged(word: str) -> str:
    """The word for an abbreviation of a title: "general" for "gen."."""
    short, titles = word.removesuffix("."), cues().person_title | cues().rank_title
    if word == short or word not in titles:
        return word
    whole = [title for title in cues().calling_noun & titles if title.startswith(short)]
    return whole[0] if len(whole) == 1 else word
