"""Descriptions that stand for actors: "the alliance", "both countries", "the French president"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from actorgraph.antecedents import REACH, Memory, nearest
from actorgraph.mentions import Mention
from actorgraph.offices import Title, holder_on, office_body, same_title
from actorgraph.ontology import cues

OFFICE_OF_SEED = "office-of-seed"
"""The rule of a mention whose person only the seeds name, not the text."""


def description(memory: Memory, token: Token, by_root: Mapping[int, Title]) -> Mention | None:
    """ "the NATO chief", "the alliance", "the Islamist group": a definite noun without a name."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    if pair := _pair(memory, token):
        return _made(token, pair, "the-two")
    title = by_root.get(token.i)
    if title:
        several = token.tag_ in ("NNS", "NNPS")
        return None if title.holder or several else _office(memory, token, title)
    left = next((c for c in token.children if c.dep_ == "det"), None)
    if left is None or left.lower_ not in ("the", "this", "that"):
        return None
    if any(c.dep_ in ("poss", "relcl", "compound") or _narrows(c) for c in token.children):
        return None
    if any(c.i in memory.table for c in token.children):  # "the Iraqi government" has its own name
        return None
    if namesake := _namesake(memory, token):
        return _made(token, namesake, "word-of-its-name")
    kinds = [
        kind
        for name, kind in (
            ("description_organisation", "organisation"),
            ("description_state", "state"),
            ("description_armed_group", "armed_group"),
        )
        if token.lemma_.lower() in getattr(memory.words, name)
    ]
    if not kinds:
        return None
    if token.lemma_.lower() in memory.words.state_noun:  # "the government": of the only state
        states = {a for a in _lately(memory) if memory.links.type_of(a) == "state"}
        return _made(token, tuple(states) if len(states) == 1 else (), "the-only-state")
    return _made(token, nearest(memory, kinds), f"the-{'-or-'.join(kinds)}")


def _lately(memory: Memory) -> set[str]:
    """The actors named within reach."""
    return {a for n, m, _ in memory.seen if memory.sentence - n < REACH for a in m.actors}


def _narrows(child: Token) -> bool:
    """Whether a phrase after the noun says which one is meant ("the army of B")."""
    if child.dep_ != "prep" or child.lower_ not in cues().narrowing_preposition:
        return False
    return any(c.dep_ == "pobj" for c in child.children)


def _namesake(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "the coalition" after "the Global Coalition": the last body with that word in its name."""
    word = token.lower_
    for _, mention, _ in reversed(memory.seen):
        actor = memory.links.actors[mention.actors[0]]
        if actor.type not in ("person", "state", "region", "group"):
            if word in f"{mention.text} {actor.label}".lower().split():
                return mention.actors
    return ()


def _pair(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "both countries", "the two sides": the two in the last sentence that has just two."""
    if token.tag_ not in ("NNS", "NNPS"):
        return ()
    counts = {c.lower_ for c in token.children if c.dep_ in ("det", "nummod", "preconj", "amod")}
    if not counts & memory.words.dual_word:
        return ()
    lemma = token.lemma_.lower()
    kinds: tuple[str, ...] = ()
    if lemma in memory.words.description_state:
        kinds = ("state",)
    elif lemma in memory.words.party_noun:
        kinds = ("state", "armed_group", "organisation", "party")
    elif lemma in memory.words.plural_leader:
        kinds = ("person",)
    for back in range(REACH):
        found = [
            m.actors
            for sentence, m, _ in memory.seen
            if sentence == memory.sentence - back
            and len(m.actors) == 1
            and memory.links.type_of(m.actors[0]) in kinds
        ]
        distinct = tuple(dict.fromkeys(a for actors in found for a in actors))
        if len(distinct) == 2:
            return distinct
    return ()


def _office(memory: Memory, token: Token, title: Title) -> Mention | None:
    """The bearer of a title that stands alone: named in the text, else known for that day."""
    if title.body:
        body = title.body.actors[0]
        people = [
            p
            for name, people in memory.held.items()
            if same_title(name, title.name)
            for p in people
            if memory.affiliation.get(p) == body
        ]
        if people:
            return _made(token, (people[-1],), "office-of-body")
        known = holder_on(title.name, body, memory.day)
        in_text = any(known in mention.actors for _, mention, _ in memory.seen)
        return _made(
            token, (known,) if known else (), "office-of-named" if in_text else OFFICE_OF_SEED
        )
    if not any(c.dep_ == "det" and c.lower_ == "the" for c in token.children):
        return None
    people = memory.held.get(title.name, [])
    if people:
        return _made(token, (people[-1],), "title-seen-before")
    named = {
        m.actors[0] for _, m, _ in memory.seen if memory.links.type_of(m.actors[0]) == "person"
    }
    bearers = sorted(p for p in named if office_body(p, title.name, memory.day))
    return _made(token, tuple(bearers) if len(bearers) == 1 else (), "title-of-seed")


def _made(token: Token, actors: tuple[str, ...], rule: str) -> Mention | None:
    """The mention of a description, None where nobody was found."""
    if not actors:
        return None
    return Mention(token.i, token.i + 1, token.i, "description", token.text, actors, rule)
