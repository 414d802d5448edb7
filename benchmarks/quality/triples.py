"""textacy's subject–verb–object triples, read as claims with the help of our own lexicon.

Only the triples are textacy's. The parse, linking and coreference, what a noun phrase stands for
("Russian troops"), and which relation a verb states are ours, so that nothing but extraction
differs. [1]_

.. [1] https://textacy.readthedocs.io/en/latest/api_reference/extract.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from spacy.tokens import Doc, Token

from actorgraph.coref import resolved
from actorgraph.extraction.fillers import parties
from actorgraph.extraction.scene import Party, Scene
from actorgraph.lexicon import Entry, trigger_index
from actorgraph.link import linked
from actorgraph.model import Reading
from actorgraph.ontology import Trigger, cues
from actorgraph.parse import Parsed
from actorgraph.syntax.arcs import Filler, antecedent
from quality.statements import Statement, reading_of


class Triple(NamedTuple):
    """Tokens in order of the text: the subject's, the verb's with its auxiliaries, the object's."""

    subject: Sequence[Token]
    verb: Sequence[Token]
    object: Sequence[Token]


NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ")

Triples = Callable[[Doc], Iterable[Triple]]


def by_textacy(doc: Doc) -> Iterator[Triple]:
    """What textacy finds; raises ImportError where it is not installed."""
    from textacy.extract.triples import subject_verb_object_triples  # noqa: PLC0415 - an extra has it

    yield from (Triple(*found) for found in subject_verb_object_triples(doc))


def triple_reading(parsed: Parsed, triples: Triples = by_textacy) -> Reading:
    """The article as its triples have it."""
    links = resolved(parsed, linked(parsed)).links
    found = [
        statement
        for number, doc in enumerate(parsed.docs)
        for triple in triples(doc)
        for statement in stated(triple, Scene(links.at[number], links, cues()))
    ]
    return reading_of(parsed, links.actors, found)


def stated(triple: Triple, scene: Scene) -> list[Statement]:
    """What the triple states, by the first entry of its verb that ties any actors in it.

    Entries that read a plain object come first. A passive is turned, and so is a verb whose
    subject the lexicon has as the receiver ("acquire").
    """
    verb = top(triple.verb)[0]
    agent, patient = top(triple.subject), top(triple.object)
    if any(token.dep_ in ("nsubjpass", "auxpass") for token in (*triple.subject, *triple.verb)):
        agent, patient = patient, agent
    entries = [e for e in _entries(verb) if _guarded(e[1], agent, patient)]
    for relation, trigger, _ in sorted(entries, key=lambda e: "obj" not in e[1].object):
        turned = "subj" in trigger.object
        first = _parties(patient if turned else agent, trigger.subject_types, scene, acts=True)
        second = _parties(agent if turned else patient, trigger.object_types, scene, acts=False)
        pairs = [(a, b) for a in first for b in second]
        if relation.symmetric and not second:  # "A and B signed a treaty"
            pairs = list(combinations(first, 2))
        if found := [(a.actor, relation.id, b.actor) for a, b in pairs if a.actor != b.actor]:
            return found
    return []


def top(tokens: Sequence[Token]) -> list[Token]:
    """The words of a phrase that no other word of it governs."""
    inside = {token.i for token in tokens}
    return [t for t in tokens if t.head == t or t.head.i not in inside]


def _entries(verb: Token) -> Iterator[Entry]:
    """The lexicon's entries of a verb, those of several words where all stand beside it."""
    beside = {child.lower_ for child in verb.children}
    if verb.i + 1 < len(verb.doc):
        beside.add(verb.nbor().lower_)
    for entry in trigger_index("verb").get(verb.lemma_.lower(), ()):
        if beside.issuperset(entry[2][1:]):
            yield entry


def _guarded(trigger: Trigger, agent: Sequence[Token], patient: Sequence[Token]) -> bool:
    """Whether the guards on the words of subject and object hold; a triple has no other words, so
    it cannot have what a guard on them needs, nor what it excludes."""
    words = {
        slot: {word for token in phrase for word in (token.lemma_.lower(), token.lower_)}
        for slot, phrase in (("subj", agent), ("obj", patient))
    }
    return all(words.get(slot, set()) & wanted for slot, wanted in trigger.needs) and not any(
        words.get(slot, set()) & barred for slot, barred in trigger.excludes
    )


def _parties(
    phrase: Sequence[Token], types: frozenset[str], scene: Scene, acts: bool
) -> list[Party]:
    """The actors of a fitting type that a phrase stands for; where that of an object stands for
    none, those below it ("missiles that could reach B", "to hold talks with B")."""
    found = parties([Filler(antecedent(token)) for token in phrase], scene, acts)
    if not found and not acts:
        below = [t for token in phrase for t in token.subtree if t.pos_ in NOMINAL]
        found = parties(map(Filler, map(antecedent, below)), scene, acts)
    return [p for p in found if not types or scene.links.type_of(p.actor) in types]
