"""The actors that words name outright: by a name, as the owners of a noun, as who leads others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from actorgraph.extraction.scene import Party, Scene
from actorgraph.mentions import Mention
from actorgraph.syntax.arcs import conjuncts, prepositional
from actorgraph.syntax.owners import owners

CITY = "city"
"""The way through which a city stands for its state."""
NAMED_GROUPS = ("party", "armed_group", "organisation", "media")
OWNING = ("poss", "amod", "compound", "nmod", "npadvmod", "nummod")


def named(token: Token, scene: Scene) -> Iterator[Party]:
    """The actors that the token names or a pronoun or description stands for; a place is none."""
    mention = scene.at.get(token.i)
    if mention is None or mention.kind in ("place", "city"):
        return
    if mention.kind == "demonym" and token.dep_ in OWNING and token.head.i > token.i:
        if token.dep_ != "poss" and token.pos_ not in ("ADJ", "PROPN", "NOUN"):
            return
    extra = {"pronoun": 2, "description": 1}.get(mention.kind, 0)
    for actor in mention.actors:
        yield Party(actor, mention.start, mention.end, extra)


def owner_parties(noun: Token, scene: Scene) -> list[Party]:
    """The actors that own or qualify a noun: "Iran's and North Korea's", "Russian", "NATO"."""
    found: dict[str, Party] = {}
    for filler in owners(noun):
        for token in (t for t in conjuncts(filler.token) if t != noun):
            party = list(named(token, scene)) or list(_owner_of_owner(token, scene))
            for each in party if not _opposed(token, noun, scene) else ():
                found.setdefault(each.actor, replace(each, steps=each.steps + filler.steps))
    return list(found.values())


def _opposed(owner: Token, noun: Token, scene: Scene) -> bool:
    """Whether what stands between tells of people who are against it ("*Libyan* rebel attacks")."""
    mention = scene.at.get(owner.i)
    between = noun.doc[owner.i + 1 : noun.i]
    demonym = mention is not None and mention.kind == "demonym"
    return demonym and any(
        t.lower_ in scene.words.dissenting_word and t.dep_ in ("compound", "amod") for t in between
    )


def _owner_of_owner(token: Token, scene: Scene) -> Iterator[Party]:
    """The owner's owner, where the owner stands for it: "Iran's leaders' support"."""
    if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in scene.words.state_noun:
        for filler in owners(token, shared=False):
            for party in named(filler.token, scene):
                yield replace(party, steps=party.steps + 1, via=token.lemma_.lower())


def kind_after_name(token: Token, scene: Scene) -> Iterator[Party]:
    """The name before a noun that only says what it is the name of: "the Law and Justice party"."""
    words = scene.words
    kinds = words.telling_party | words.telling_armed_group | words.telling_media
    kinds |= words.named_kind
    before = scene.at.get(token.i - 1)
    if before is None or token.lemma_.lower() not in kinds | words.group_noun:
        return
    for actor in before.actors:
        if scene.links.type_of(actor) in NAMED_GROUPS and before.kind != "demonym":
            yield Party(actor, before.start, before.end, 0)


def leading(token: Token, scene: Scene) -> list[Party]:
    """The states and organisations that lead several others ("five states, led by A")."""
    nouns = scene.words.led_noun | scene.words.body_noun
    if token.tag_ != "NNS" or token.i in scene.at or token.lemma_.lower() not in nouns:
        return []  # "rebels led by A" are not A
    led = [c for c in token.children if c.dep_ == "acl" and c.lower_ in scene.words.led_word]
    found = [f for c in led for f in prepositional(c, "by")]
    names = [p for f in found for t in conjuncts(f.token) for p in named(t, scene)]
    return [p for p in names if scene.links.type_of(p.actor) in ("state", "organisation")]


def of_place(mention: Mention, located: bool) -> list[Party]:
    """A city that is acted on stands for its state ("shelled Kharkiv", "five killed in Lviv")."""
    if mention.kind != "city" and not (located and mention.kind == "place"):
        return []
    return [Party(a, mention.start, mention.end, 1, CITY) for a in mention.actors]


def by_adjective(party: Party, scene: Scene) -> bool:
    """Whether the word is an adjective, whatever the tagger says ("*Guatemalan* beef")."""
    mention = scene.at.get(party.start)
    return mention is not None and mention.kind == "demonym"


def agentive(noun: Token, party: Party) -> bool:
    """Whether the owner of a deed is named as its doer, by a possessive, an adjective or initials
    ("US airstrike", but not "Ukraine talks")."""
    last = noun.doc[party.end - 1]
    initials = last.is_upper and last.dep_ in ("compound", "nmod")
    return initials or (
        last.dep_ in ("poss", "amod", "npadvmod") or last.head.dep_ == "poss" or last.dep_ == "conj"
    )
