"""From a token in a slot to the actors it stands for: by name, through a noun, by examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from actorgraph.extraction.collectives import collective, home
from actorgraph.extraction.documents import issuers
from actorgraph.extraction.introduced import counted, introduced
from actorgraph.extraction.named_parties import (
    CITY,
    agentive,
    by_adjective,
    kind_after_name,
    leading,
    named,
    of_place,
    owner_parties,
)
from actorgraph.extraction.scene import Party, Scene
from actorgraph.lexicon import event_nouns, office_words
from actorgraph.syntax.arcs import Filler, conjuncts, prepositional
from actorgraph.syntax.events import signers
from actorgraph.syntax.statements import maker
from actorgraph.syntax.summaries import sums_up

LINKED = "linked"
"""The way through which one stands for firms and people said to have to do with it."""
SWORN_TO = ("person", "armed_group", "party", "state", "government_body")
"""Whom armed forces are loyal to."""


def parties(
    found: Iterable[Filler], scene: Scene, acts: bool, located: bool = False
) -> list[Party]:
    """The actors behind the fillers of a slot, each once, in order of the text.

    ``acts`` is True for who does something: then a demonym or owner counts only through nouns
    that stand for the state ("Russian troops", not "a Russian painter"). ``located`` is True for
    where something happens: then a city stands for its state even after "in" and "at".
    """
    seen: dict[str, Party] = {}
    for filler in found:
        for token in conjuncts(filler.token):
            for party in _behind(token, scene, acts, located):
                whole = replace(party, steps=party.steps + filler.steps)
                if whole.actor not in seen or seen[whole.actor].steps > whole.steps:
                    seen[whole.actor] = whole
    return sorted(seen.values(), key=lambda p: (p.start, p.actor))


def _behind(token: Token, scene: Scene, acts: bool, located: bool) -> list[Party]:
    """The actors that one noun, name or pronoun stands for; empty if none can be told."""
    examples = _examples(token, scene, acts)
    if own := list(named(token, scene)):
        return own + [p for p in examples if p.actor not in {n.actor for n in own}]
    if examples:
        return examples
    if acts and (led := leading(token, scene)):
        return led
    if partitive := parties(counted(token, scene), scene, acts):
        return partitive
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return []
    mention = scene.at.get(token.i)
    if mention is not None:
        return (of_place(mention, located) or _described(token, scene)) if not acts else []
    if told := list(kind_after_name(token, scene)):
        return told
    apposed = token.dep_ == "appos" and token.pos_ == "NOUN" and not sums_up(token, scene.words)
    if apposed and (told := list(named(token.head, scene))):  # "Syriza, the party led by A"
        return told
    return _through(token, scene, acts)


def _examples(token: Token, scene: Scene, acts: bool) -> list[Party]:
    """Names that a common noun introduces: "groups like A and B", "the allies, A and B", and what
    the parser joins to them: "the president, A, and *his counterpart*, B"."""
    if token.pos_ != "NOUN" and token.lemma_.lower() not in office_words():
        return []
    return [
        p
        for f in introduced(token, scene)
        for t in conjuncts(f.token)
        for p in list(named(t, scene)) or (_behind(t, scene, acts, False) if t != f.token else ())
    ]


def _described(token: Token, scene: Scene) -> list[Party]:
    """Whose a named thing is by what is said of it: "HMS Sheffield, a British destroyer"."""
    return [
        party
        for c in token.children
        if c.dep_ == "appos" and c.pos_ == "NOUN"
        for party in _through(c, scene, acts=False)
    ]


def _through(token: Token, scene: Scene, acts: bool) -> list[Party]:
    """The actor behind a common noun: the owner of troops, cities, an economy, a deed."""
    lemma, words = token.lemma_.lower(), scene.words
    if acts and (texts := issuers(token, scene)):
        said = parties(texts, scene, acts=True)  # what a newspaper prints is not its own
        told = [p for p in said if scene.links.type_of(p.actor) != "media"]
        return [replace(p, steps=p.steps + 1, via=lemma) for p in told]
    if sworn := _sworn(token, scene):
        return [replace(p, steps=p.steps + 1, via=lemma) for p in sworn]
    if lemma in words.people_noun and lemma not in words.state_noun:
        held = _joined(token, scene) or owner_parties(token, scene) or home(token, scene)
        return collective(token, held, scene)
    if any(c.dep_ == "compound" and c.lower_ in words.description_company for c in token.children):
        return []  # "a Swiss company representative" is not Switzerland
    former = any(c.lower_ in words.former_word for c in token.children)
    if former and lemma in office_words() and lemma not in words.people_noun:
        return []  # "a former US senator" is not the United States
    event = (lemma in event_nouns() and lemma not in words.state_noun) or sums_up(token, words)
    stands = words.state_noun | words.acting_noun | words.body_noun | words.counterpart_noun
    if lemma in words.kin_noun or (acts and not event and lemma not in stands):
        return []
    held = _doers(token, scene, acts) if event else _holders(token, scene, acts)
    if lemma in words.counterpart_noun:  # "his Greek counterpart"
        held = [p for p in held if token.doc[p.end - 1].dep_ in ("amod", "conj", "compound")]
    elif lemma in words.relational_noun:  # the ally of a state is another; NATO's allies are NATO
        groups = ("armed_group", "party") if lemma in words.member_noun else ()
        held = [p for p in held if scene.links.type_of(p.actor) in ("organisation", *groups)]
    # "a base of Syrian troops" is Syria's, but "the wife of a Syrian officer" is not
    against = any(c.lower_ in words.dissenting_word for c in token.children if c.i < token.i)
    if against and lemma in office_words():  # "a Venezuelan opposition leader" is not Venezuela
        held = [p for p in held if scene.links.type_of(p.actor) not in ("state", "region")]
    deep = frozenset() if acts or lemma not in words.property_noun else words.state_noun
    # and "the port of Odesa" is as much Ukraine's as Odesa is
    cities = () if acts or lemma not in words.place_noun else (CITY,)
    return [
        replace(p, steps=p.steps + 1, via=p.via if p.via in (*cities, LINKED) else lemma)
        for p in held
        if p.via is None or p.via in deep or p.via in (*cities, LINKED)
    ]


def _doers(token: Token, scene: Scene, acts: bool) -> list[Party]:
    """Whose deed a noun names: "Ukraine's deal", "the deal between A and B"."""
    held = owner_parties(token, scene)
    if acts:  # "Ukraine peace deal" is not Ukraine's deed
        held = [p for p in held if agentive(token, p)]
    if not held and token.lemma_.lower() in scene.words.place_noun | scene.words.property_noun:
        held = [] if acts else parties(prepositional(token, "of"), scene, acts=False)
    for name in ("by", "between", "from"):
        doers = parties(prepositional(token, name), scene, acts=True)
        held = held or [replace(p, via=None) for p in doers]  # "by A's government"
    if not held and any(prepositional(token, name) for name in ("on", "against")):
        doers = parties(prepositional(token, "of"), scene, acts=True)
        held = [replace(p, via=None) for p in doers]  # "the attacks of A on B"
    if not held and sums_up(token, scene.words):
        held = parties(maker(token, scene.words), scene, acts=True)
    if not held and token.lemma_.lower() in scene.words.deal_noun:
        held = parties(signers(token, scene.words), scene, acts=True)
    return held


def _holders(token: Token, scene: Scene, acts: bool) -> list[Party]:
    """Whom a thing or body belongs to: "the army of A", "rockets fired by A", "A's economy"."""
    lemma, words = token.lemma_.lower(), scene.words
    of_state = lemma in words.state_noun
    held = owner_parties(token, scene)
    if not held and (of_state or not acts):
        held = parties(prepositional(token, "of"), scene, acts=False)
    if not held and of_state:  # "the Ministry of Foreign Affairs of A"
        of = [g for f in prepositional(token, "of") for g in prepositional(f.token, "of")]
        held = parties(of, scene, acts=False)
    if not held and not acts and lemma in words.property_noun:  # "sites used by A"
        held = _fired(token, scene)
    if not held and of_state:  # "soldiers from A"
        held = parties(prepositional(token, "from"), scene, acts=False) or _fired(token, scene)
    if not held and lemma in words.seated_noun:  # "the government in Tehran"
        held = parties(prepositional(token, "in"), scene, acts=False, located=True)
        seats = ("state", "region")  # "prosecutors in The Hague" are no state's
        held = [replace(p, via=None) for p in held if scene.links.type_of(p.actor) in seats]
    if not held and lemma in words.serving_noun:  # "negotiators for A"
        held = parties(prepositional(token, "for"), scene, acts=False)
    if not held and not acts and lemma in words.condition_noun:  # "peace and security in Asia"
        held = parties(prepositional(token, "in") or prepositional(token.head, "in"), scene, acts)
    if not held and not acts:
        held = _belonging(token, scene)
    if acts:  # a maker's drones are flown by others
        return [p for p in held if scene.links.type_of(p.actor) not in ("company", "media")]
    # "welcomed Syria sanctions listings" does nothing to Syria
    owned = of_state or lemma in words.people_noun | words.property_noun | words.place_noun
    return [
        p
        for p in held
        if owned or agentive(token, p) or by_adjective(p, scene) or p.via or _owned_by(token, scene)
    ]


def _fired(token: Token, scene: Scene) -> list[Party]:
    """Who sent what the noun names: "rockets fired by A"."""
    clauses = [c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    clauses = [c for c in clauses if c.lemma_ not in scene.words.judging_participle]
    found = parties([f for c in clauses for f in prepositional(c, "by")], scene, acts=True)
    agents = scene.words.undercover_noun
    return [replace(p, via=None) if p.via in agents else p for p in found]  # "by A's agents"


def _sworn(token: Token, scene: Scene) -> list[Party]:
    """Whose an armed force without a name is: "*forces* loyal to A"."""
    words = scene.words
    if token.lemma_.lower() not in words.force_noun | words.fighter_noun or token.i in scene.at:
        return []
    bound = [c for c in token.children if c.dep_ == "amod" and c.lower_ in words.sworn_adjective]
    told = [f for c in bound if c.i > token.i for f in prepositional(c, "to")]
    found = [replace(p, via=None) for p in parties(told, scene, acts=False)]
    return [p for p in found if scene.links.type_of(p.actor) in SWORN_TO]


def _owned_by(token: Token, scene: Scene) -> bool:
    verbs = scene.words.belonging_verb | scene.words.linking_verb
    return any(c.dep_ == "acl" and c.lemma_ in verbs for t in token.subtree for c in t.children)


def _belonging(token: Token, scene: Scene) -> list[Party]:
    """Who owns what the noun names, or is said to have to do with it: "money belonging to A",
    "companies linked to A", "a tunnel used by A"."""
    nouns = (token, *(token.conjuncts if token.dep_ != "conj" else ()))
    clauses = [c for noun in nouns for c in noun.children if c.dep_ == "acl"]
    found: list[Party] = []
    for verbs, via in ((scene.words.belonging_verb, None), (scene.words.linking_verb, LINKED)):
        told = [f for c in clauses if c.lemma_ in verbs for f in prepositional(c, "to")]
        named = parties(told, scene, acts=False)
        found = found or [replace(p, via=via or p.via) for p in named]
    if not found:
        held = [c for c in clauses if c.lemma_ in scene.words.holding_verb and c.tag_ == "VBN"]
        by = parties([f for c in held for f in prepositional(c, "by")], scene, acts=False)
        found = [replace(p, via=LINKED) for p in by]
    return found


def _joined(token: Token, scene: Scene) -> list[Party]:
    """The group with a name that people belong to: "militants from A", "rebels of the B"."""
    kinds = ("armed_group", "organisation", "party", "person")
    found = prepositional(token, "of") or prepositional(token, "from")
    held = parties(found, scene, acts=True)
    return [p for p in held if scene.links.type_of(p.actor) in kinds]
