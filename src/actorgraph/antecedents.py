"""What a pronoun can refer to: candidates in reading order, and the rules that choose.

Every rule gives actor ids, or an empty tuple where it does not apply.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.ontology import Cues

REACH = 4  # sentences that a pronoun looks back


@dataclass(slots=True)
class Memory:
    """Antecedents in reading order: (sentence number, mention, its rank as a subject)."""

    links: Links
    words: Cues
    day: str | None
    outlet: str | None = None
    seen: list[tuple[int, Mention, str]] = field(default_factory=list)
    affiliation: dict[str, str] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=dict)
    table: Mapping[int, Mention] = field(default_factory=dict)
    sentence: int = 0


def nearest(
    memory: Memory, kinds: Collection[str], other_than: Collection[str] = ()
) -> tuple[str, ...]:
    """The last subject of those types within reach, else the last mention of any role.

    A subject of the same sentence or the one before beats a nearer object.
    """
    best: tuple[int, tuple[str, ...]] | None = None
    for order, (sentence, mention, subject) in enumerate(reversed(memory.seen)):
        distance = memory.sentence - sentence
        if distance > REACH:
            break
        if mention.kind == "demonym" or memory.links.type_of(mention.actors[0]) not in kinds:
            continue
        cost = 10 * distance + order + (0 if subject == "main" else 5 if subject else 15)
        if mention.actors[0] in other_than:
            continue
        if len(mention.actors) == 1 and (best is None or cost < best[0]):
            best = cost, mention.actors
    return best[1] if best else ()


def ahead(memory: Memory, token: Token, kinds: Collection[str]) -> tuple[str, ...]:
    """The subject that a phrase before it refers to: "After his talks in Rome, Macron said …"."""
    for up in token.ancestors:
        if up.dep_ in ("ccomp", "relcl", "parataxis", "conj"):
            break
        if up.pos_ not in ("VERB", "AUX") or up.i < token.i:
            continue
        for c in up.children:
            mention = memory.table.get(c.i) if c.dep_ in ("nsubj", "nsubjpass") else None
            if mention and mention.actors and c.i > token.i:
                if memory.links.type_of(mention.actors[0]) in kinds:
                    return mention.actors
    return ()


def clause_subjects(memory: Memory, token: Token) -> tuple[str, ...]:
    """The subject of the clause in which the token is an object, to which it cannot refer."""
    if token.dep_ not in ("dobj", "dative", "pobj"):
        return ()
    for up in token.ancestors:
        if up.pos_ in ("VERB", "AUX"):
            subjects = [c for c in up.children if c.dep_ in ("nsubj", "nsubjpass")]
            found = [memory.table[c.i] for c in subjects if c.i in memory.table]
            return tuple(a for mention in found for a in mention.actors)
    return ()


def same_clause(memory: Memory, token: Token, kinds: Collection[str]) -> tuple[str, ...]:
    """ "Skopje gave its recognition to B": an owner after the verb is the clause's subject."""
    if token.dep_ != "poss":
        return ()
    for up in token.ancestors:
        if up.pos_ not in ("VERB", "AUX"):
            continue
        subjects = [c for c in up.children if c.dep_ in ("nsubj", "nsubjpass")]
        subjects += [p for c in up.children if c.dep_ == "mark" for p in c.children]
        for c in subjects:
            mention = memory.table.get(c.i)
            if c.left_edge.i <= token.i <= c.right_edge.i:
                return ()  # part of the subject itself ("Wong, her host, praised …")
            if mention and mention.actors and mention.kind != "place" and c.i < token.i:
                fits = memory.links.type_of(mention.actors[0]) in kinds
                return mention.actors if fits and len(mention.actors) == 1 else ()
        if up.dep_ not in ("xcomp", "advcl", "conj", "pcomp"):
            break
    return ()


def addressed(memory: Memory, token: Token, kinds: Collection[str]) -> tuple[str, ...]:
    """ "wrote to the council asking it": an object refers to the nearest body that is not the
    subject of its own clause."""
    if (
        token.dep_ not in ("dobj", "dative")
        or token.head.lemma_ not in memory.words.requesting_verb
    ):
        return ()
    for sentence, mention, subject in reversed(memory.seen):
        if sentence != memory.sentence:
            break
        if not subject and mention.kind != "demonym" and len(mention.actors) == 1:
            if memory.links.type_of(mention.actors[0]) in kinds:
                return mention.actors
    return ()


def fellow_object(memory: Memory, token: Token, kinds: Collection[str]) -> tuple[str, ...]:
    """ "supplies B with arms and helps it": the object of the verb coordinated before."""
    verb = token.head
    if token.dep_ not in ("dobj", "dative") or verb.dep_ != "conj":
        return ()
    for c in verb.head.children:
        mention = memory.table.get(c.i) if c.dep_ in ("dobj", "dative") else None
        if mention and len(mention.actors) == 1:
            return mention.actors if memory.links.type_of(mention.actors[0]) in kinds else ()
    return ()


def fellow_owner(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "Russia's posture as well as its campaign": the owner of the noun coordinated with it."""
    noun = token.head
    if token.dep_ != "poss" or noun.dep_ != "conj":
        return ()
    for c in noun.head.children:
        mention = memory.table.get(c.i) if c.dep_ == "poss" else None
        if mention and mention.actors:
            return mention.actors
    return ()


def plural(memory: Memory) -> tuple[str, ...]:
    """Coordinated subjects, or one group, of this sentence's earlier part or the one before."""
    for back in (0, 1):
        group = [
            m
            for sentence, m, subject in memory.seen
            if sentence == memory.sentence - back and subject and m.kind != "demonym"
        ]
        actors = tuple(dict.fromkeys(a for m in group for a in m.actors))
        if len(actors) > 1 and len({memory.links.type_of(a) for a in actors}) == 1:
            return actors
        if len(actors) == 1 and memory.links.type_of(actors[0]) in ("armed_group", "group"):
            return actors
        if actors:  # somebody stands nearer, but is one
            return ()
    return ()
