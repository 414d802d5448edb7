"""What a definite noun says of whom it stands for: "the Gulf emirate", "the Russian company"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from actorgraph.actors import load_seeds
from actorgraph.memory import Fits, Memory

NOUNS = {
    "state": "description_state",
    "organisation": "description_organisation",
    "armed_group": "description_armed_group",
    "party": "description_party",
    "company": "description_company",
    "media": "description_media",
    "government_body": "description_government_body",
}
"""The word list of nouns that describe an actor, by the actor's type."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A definite noun: its lemma, the types of actors it may stand for, the traits it and the words
    before it name, and the state whose adjective stands before it ("the Russian company")."""

    lemma: str
    kinds: tuple[str, ...]
    traits: frozenset[str]
    owner: str | None


def noun_of(memory: Memory, token: Token, left: Token) -> Noun | None:
    """What the noun and the words between it and its article say; None where a name among them, or
    a noun that is no trait, makes it something else ("the NATO base", "the football club")."""
    before = [t for t in token.doc[left.i + 1 : token.i] if not t.is_punct]
    lemma = token.lemma_.lower()
    traits = _named_traits([t.lower_ for t in before])
    told = {word for trait in traits for word in trait.split()}
    owner = None
    for word in before:
        if word.lower_ in told or word.lower_ in memory.words.empty_modifier:
            continue
        mention = memory.table.get(word.i)
        if mention and len(mention.actors) == 1 and mention.kind == "demonym":
            owner = mention.actors[0]
        elif mention or word.dep_ == "compound":
            return None
    telling = memory.words.description_state | memory.words.description_organisation
    if lemma in _vocabulary() and lemma in telling:
        traits.add(lemma)
    kinds = tuple(k for k, name in NOUNS.items() if lemma in memory.words.words[name])
    if owner and lemma in memory.words.state_noun | memory.words.body_noun:
        return None  # "the Iraqi army" is no other actor's
    if owner and memory.links.type_of(owner) == "state":
        kinds = tuple(k for k in kinds if k != "state")
    return Noun(lemma, kinds, frozenset(traits), owner)


def _named_traits(words: Sequence[str]) -> set[str]:
    """The traits that stand among the words, of one word or several."""
    phrases = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, i + 4))
    return {phrase for phrase in phrases if phrase in _vocabulary()}


@cache
def _vocabulary() -> frozenset[str]:
    """Every trait that some actor of the seeds has."""
    return frozenset(trait for traits in load_seeds().traits.values() for trait in traits)


def fitting(memory: Memory, noun: Noun) -> Fits:
    """Actors of its types that have its traits, and belong to its owner. A word that is a trait of
    nobody named before only tells the type, unless such bodies bear it in their names."""
    seeds = load_seeds()
    before = {a for s in memory.recent for a in s.mention.actors}
    wanted = {
        t
        for t in noun.traits
        if t != noun.lemma
        or t in memory.words.telling_trait
        or any(t in _traits(seeds.traits, a) for a in before)
    }

    def fits(actor: str) -> bool:
        about = memory.links.actors[actor]
        if about.type not in noun.kinds or not wanted <= _traits(seeds.traits, actor):
            return False
        telling = noun.lemma in memory.words.naming_body
        if telling and noun.lemma not in wanted and noun.lemma not in about.label.lower().split():
            return False  # "the council" is no union
        return noun.owner is None or about.country == noun.owner

    return fits


def bears(actor: str, trait: str) -> bool:
    """Whether the seeds give the actor the trait."""
    return trait in _traits(load_seeds().traits, actor)


def _traits(known: Mapping[str, frozenset[str]], actor: str) -> frozenset[str]:
    return known.get(actor, frozenset())
