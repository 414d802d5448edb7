"""From a token in a slot to the actors it stands for: names, owners, parts, lists, examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from actorgraph.lexicon import event_nouns, office_words
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.model import Actor, slug
from actorgraph.ontology import Cues, sector_nouns
from actorgraph.syntax.arcs import Filler, conjuncts, prepositional
from actorgraph.syntax.owners import owners

NAMED_KINDS = {
    "armed_group": "description_armed_group",
    "party": "description_party",
    "organisation": "description_organisation",
}
"""The nouns that may follow the name of an actor of that type, by type."""

OWNING = ("poss", "amod", "compound", "nmod", "npadvmod", "nummod")


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role: ``start``/``end`` are the tokens that name it, ``steps`` the inferences.

    ``via`` is the head noun through which it was reached ("troops"), None if named itself.
    """

    actor: str
    start: int
    end: int
    steps: int = 0
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a paragraph offers to look-ups: its mentions, all links, the word lists, and the article
    that it is the ``number``-th paragraph of."""

    at: Mapping[int, Mention]
    links: Links
    words: Cues
    docs: tuple[Doc, ...] = ()
    number: int = 0

    def at_paragraph(self, number: int) -> Scene:
        """The scene of another paragraph of the article."""
        return replace(self, at=self.links.at[number], number=number)


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


def owner_parties(noun: Token, scene: Scene) -> list[Party]:
    """The actors that own or qualify a noun: "Iran's and North Korea's", "Russian", "NATO"."""
    found: dict[str, Party] = {}
    for filler in owners(noun):
        for token in conjuncts(filler.token):
            party = list(_named(token, scene)) or list(_owner_of_owner(token, scene))
            for each in party:
                found.setdefault(each.actor, replace(each, steps=each.steps + filler.steps))
    return list(found.values())


def _behind(token: Token, scene: Scene, acts: bool, located: bool) -> list[Party]:
    """The actors that one noun, name or pronoun stands for; empty if none can be told."""
    examples = _examples(token, scene)
    named = list(_named(token, scene))
    if named:
        return named + [p for p in examples if p.actor not in {n.actor for n in named}]
    if examples:
        return examples
    if token.pos_ in ("PRON", "DET", "NUM", "ADJ") or (
        token.pos_ == "NOUN" and _counts(token, scene)
    ):
        partitive = parties(prepositional(token, "of"), scene, acts)
        if partitive:
            return partitive
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return []
    mention = scene.at.get(token.i)
    if mention is not None:
        return (_of_place(mention, located) or _described(token, scene)) if not acts else []
    if token.dep_ == "appos" and token.pos_ == "NOUN":  # "Syriza, the party led by A"
        named = list(_named(token.head, scene))
        if named:
            return named
    return _through(token, scene, acts)


def _named(token: Token, scene: Scene) -> Iterator[Party]:
    mention = scene.at.get(token.i)
    if mention is None or mention.kind == "place":
        return
    if mention.kind == "city":
        return
    if mention.kind == "demonym" and token.dep_ in OWNING and token.head.i > token.i:
        if token.dep_ != "poss" and token.pos_ not in ("ADJ", "PROPN", "NOUN"):
            return
    extra = {"pronoun": 2, "description": 1}.get(mention.kind, 0)
    for actor in mention.actors:
        yield Party(actor, mention.start, mention.end, extra)


def _owner_of_owner(token: Token, scene: Scene) -> Iterator[Party]:
    """The owner's owner, where the owner stands for it: "Iran's leaders' support"."""
    if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in scene.words.state_noun:
        for filler in owners(token, shared=False):
            for party in _named(filler.token, scene):
                yield replace(party, steps=party.steps + 1, via=token.lemma_.lower())


def _examples(token: Token, scene: Scene) -> list[Party]:
    """Names that a common noun introduces: "groups like A and B", "the allies, A and B"."""
    if token.pos_ != "NOUN" and token.lemma_.lower() not in office_words():
        return []
    found: list[Filler] = []
    for name in sorted(scene.words.exemplar):
        for filler in prepositional(token, name):
            such = filler.token.head.nbor(-1).lower_ == "such" if filler.token.head.i else False
            if name != "as" or such:
                found.append(filler)
    found += [Filler(c) for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return [p for f in found for t in conjuncts(f.token) for p in _named(t, scene)]


def _counts(token: Token, scene: Scene) -> bool:
    return token.lemma_.lower() in scene.words.collection_noun


def _described(token: Token, scene: Scene) -> list[Party]:
    """Whose a named thing is by what is said of it: "HMS Sheffield, a British destroyer"."""
    return [
        party
        for c in token.children
        if c.dep_ == "appos" and c.pos_ == "NOUN"
        for party in _through(c, scene, acts=False)
    ]


def _of_place(mention: Mention, located: bool) -> list[Party]:
    """A city that is acted on stands for its state ("shelled Kharkiv", "killed five in Kharkiv")."""
    if mention.kind != "city" and not (located and mention.kind == "place"):
        return []
    return [Party(a, mention.start, mention.end, 1, "city") for a in mention.actors]


def _through(token: Token, scene: Scene, acts: bool) -> list[Party]:
    """The actor behind a common noun: the owner of troops, cities, an economy, a deed."""
    lemma, words = token.lemma_.lower(), scene.words
    if lemma in words.people_noun and lemma not in words.state_noun:
        held = owner_parties(token, scene) or _home(token, scene)
        return _members(token, scene) or _collective(token, held, scene)
    if called := _called(token, scene):
        return called
    event = lemma in event_nouns() and lemma not in words.state_noun
    stands = words.state_noun | words.acting_noun | words.body_noun
    if lemma in words.kin_noun or (acts and not event and lemma not in stands):
        return []
    held = _doers(token, scene, acts) if event else _holders(token, scene, acts)
    if lemma in words.relational_noun:  # the ally of a state is another; NATO's allies are NATO
        held = [p for p in held if scene.links.type_of(p.actor) == "organisation"]
    # "a base of Syrian troops" is Syria's, but "the wife of a Syrian officer" is not
    deep = frozenset() if acts or lemma not in words.property_noun else words.state_noun
    return [
        replace(p, steps=p.steps + 1, via=lemma) for p in held if p.via is None or p.via in deep
    ]


def _doers(token: Token, scene: Scene, acts: bool) -> list[Party]:
    """Whose deed a noun names: "Ukraine's deal", "the deal between A and B"."""
    held = owner_parties(token, scene)
    if acts:  # "Ukraine peace deal" is not Ukraine's deed
        held = [p for p in held if _agentive(token, p)]
    if not held and token.lemma_.lower() in scene.words.place_noun | scene.words.property_noun:
        held = [] if acts else parties(prepositional(token, "of"), scene, acts=False)
    for name in ("by", "between", "from"):
        held = held or parties(prepositional(token, name), scene, acts=True)
    return held


def _holders(token: Token, scene: Scene, acts: bool) -> list[Party]:
    """Whom a thing or body belongs to: "the army of A", "rockets fired by A", "A's economy"."""
    lemma, words = token.lemma_.lower(), scene.words
    of_state = lemma in words.state_noun
    held = owner_parties(token, scene)
    if not held and (of_state or not acts):
        held = parties(prepositional(token, "of"), scene, acts=False)
    if not held and not acts and lemma in words.property_noun:  # "sites used by A"
        held = _fired(token, scene)
    if not held and of_state:  # "soldiers from A"
        held = parties(prepositional(token, "from"), scene, acts=False) or _fired(token, scene)
    if not held and not acts and lemma in words.condition_noun:  # "peace and security in Asia"
        held = parties(prepositional(token, "in") or prepositional(token.head, "in"), scene, acts)
    if acts:  # a maker's drones are flown by others
        return [p for p in held if scene.links.type_of(p.actor) not in ("company", "media")]
    # "welcomed Syria sanctions listings" does nothing to Syria
    owned = of_state or lemma in words.people_noun | words.property_noun | words.place_noun
    return [p for p in held if owned or _agentive(token, p) or p.via]


def _agentive(noun: Token, party: Party) -> bool:
    """Whether the owner of a deed is named as its doer, by a possessive or an adjective."""
    last = noun.doc[party.end - 1]
    return (
        last.dep_ in ("poss", "amod", "npadvmod") or last.head.dep_ == "poss" or last.dep_ == "conj"
    )


def _called(token: Token, scene: Scene) -> list[Party]:
    """The actor that a noun for its kind follows: "the Abu Sayyaf group", "the YPG militia"."""
    lemma = token.lemma_.lower()
    kinds = [kind for kind, name in NAMED_KINDS.items() if lemma in scene.words.words[name]]
    names = [c for c in token.children if c.dep_ in ("compound", "nmod") and c.i < token.i]
    found = [p for name in names if kinds for p in _named(name, scene)]
    return [p for p in found if scene.links.type_of(p.actor) in kinds]


def _members(token: Token, scene: Scene) -> list[Party]:
    """The group that unnamed people belong to: "Colombian rebels of the ELN"."""
    found = parties(prepositional(token, "of"), scene, acts=False)
    kinds = ("armed_group", "party", "organisation", "person")
    own = [p for p in found if p.via is None and scene.links.type_of(p.actor) in kinds]
    return [replace(p, steps=p.steps + 1, via=token.lemma_.lower()) for p in own]


def _fired(token: Token, scene: Scene) -> list[Party]:
    """Who sent what the noun names: "rockets fired by A"."""
    return [
        party
        for clause in token.children
        if clause.dep_ == "acl" and clause.tag_ == "VBN"
        for party in parties(prepositional(clause, "by"), scene, acts=True)
    ]


def _collective(token: Token, held: list[Party], scene: Scene) -> list[Party]:
    """People without a name: an armed group's fighters are the group, others a group of a state."""
    found = []
    for party in held:
        actor = scene.links.actors[party.actor]
        if actor.type in ("armed_group", "organisation", "party", "person"):
            found.append(replace(party, steps=party.steps + 1, via=token.lemma_.lower()))
        elif actor.type in ("state", "region"):
            found.append(_group(token, party, actor, scene))
    return found


def _home(token: Token, scene: Scene) -> list[Party]:
    """Where people without a name are or come from: "protesters in Tehran", "rebels from Chad"."""
    found = [f.token for name in ("in", "from", "of") for f in prepositional(token, name)]
    named = [scene.at[place.i] for place in found if place.i in scene.at]
    return [
        Party(m.actors[0], m.start, m.end, 1)
        for m in named[:1]
        if len(m.actors) == 1 and scene.links.type_of(m.actors[0]) in ("state", "region")
    ]


def _group(token: Token, party: Party, owner: Actor, scene: Scene) -> Party:
    """The unnamed collective "Syrian rebels", an actor of type group in its country."""
    doc = token.doc
    named = scene.at.get(party.start)
    pronominal = named is not None and named.kind in ("pronoun", "description")
    whose = f"{owner.label}'s" if pronominal else doc[party.start : party.end].text
    who = token.text.lower()
    label = f"{whose} {who}"
    if party.start > token.i:  # "protesters in Tehran"
        label = f"{who} {doc[token.i + 1 : party.end].text}"
    sector = sector_nouns().get(token.lemma_.lower())
    made = Actor(slug(label), label, "group", country=owner.id, sector=sector, named=False)
    scene.links.add(made)
    start, end = min(party.start, token.i), max(party.end, token.i + 1)
    stop = end if party.start > token.i else token.i + 1
    return Party(made.id, start, stop, party.steps, token.lemma_.lower())
