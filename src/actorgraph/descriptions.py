"""Descriptions that stand for actors: "the alliance", "both countries", "the French president"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from actorgraph.antecedents import REACH, clause_subjects, nearest
from actorgraph.callings import called
from actorgraph.couples import the_other
from actorgraph.definite_nouns import bears, fitting, noun_of
from actorgraph.incumbents import headed_state
from actorgraph.memory import Memory
from actorgraph.mentions import Mention
from actorgraph.namesakes import known_body, modifying, namesake
from actorgraph.office_bearers import office
from actorgraph.offices import Title
from actorgraph.plurals import CONVENED, narrows, the_several
from actorgraph.pronouns import made
from actorgraph.statements import convened

CALLED = "called-so-before"
"""The rule by which "the commodore" is Commodore A."""
SEVERAL = "the-several"
WORD_OF_NAME = "word-of-its-name"


def description(memory: Memory, token: Token, by_root: Mapping[int, Title]) -> Mention | None:
    """ "the NATO chief", "the alliance", "the Islamist group": a definite noun without a name."""
    title = by_root.get(token.i)
    if title and token.tag_ not in ("NNS", "NNPS"):
        bearer = office(memory, token, title)
        if bearer or title.holder or title.body or title.former:
            return bearer
    if told := _told(memory, token):
        return made(token, *told, "description")
    if title or token.pos_ not in ("NOUN", "PROPN"):
        return None
    return _definite(memory, token)


def _told(memory: Memory, token: Token) -> tuple[tuple[str, ...], str] | None:
    """The actors that the words stand for by what the text said of them before, or by their number,
    and the rule; None where they stand for nobody so."""
    if people := called(memory, token):
        return people, CALLED
    if token.pos_ == "NUM":
        several = the_several(memory, token)
        return (several, SEVERAL) if several else None
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    ways = (
        (convened, CONVENED),
        (_governed, "government-of"),
        (modifying, WORD_OF_NAME),
        (the_several, SEVERAL),
        (the_other, "the-other"),
    )
    return next(((found, rule) for way, rule in ways if (found := way(memory, token))), None)


def _definite(memory: Memory, token: Token) -> Mention | None:
    """Whom a definite noun stands for by its kind: "the alliance", "that country"."""
    if token.tag_ in ("NNS", "NNPS") and token.lemma_.lower() not in (
        memory.words.description_armed_group
    ):
        return None  # "the governments" are not one
    left = next((c for c in token.children if c.dep_ == "det"), None)
    if left is None or left.lower_ not in memory.words.definite_word:
        return None
    if any(c.dep_ in ("poss", "relcl") or narrows(c) for c in token.children):
        return None
    if _seated(memory, token):
        return None
    if any(narrows(c) for other in token.conjuncts if other.i > token.i for c in other.children):
        return None  # "the government and people of A"
    if token.lemma_.lower() in memory.words.owned_body and not _qualified(memory, token):
        if state := known_body(memory, token):
            return made(token, state, "body-named-before", "description")
    noun = noun_of(memory, token, left)
    if noun is None:
        return None
    bare = not noun.traits - {noun.lemma}
    if noun.owner is None and bare and (body := namesake(memory, token)):
        return made(token, body, WORD_OF_NAME, "description")
    pointing = left.lower_ in memory.words.demonstrative
    plain = noun.lemma in memory.words.state_noun | memory.words.body_noun
    other = not bare and noun.lemma in memory.words.description_organisation
    if memory.label and memory.links.type_of(memory.label) == "organisation":
        other |= noun.lemma in memory.words.state_noun  # "AFRICAN UNION: … urged the army"
    if plain and not other and memory.label and not pointing and noun.owner is None:
        return made(token, (memory.label,), "label-of-paragraph", "description")
    if not noun.kinds:
        return None
    if noun.lemma in memory.words.state_noun and "state" in noun.kinds and not pointing and bare:
        return made(token, only_state(memory), "the-only-state", "description")
    if left.lower_ == "that" and "state" in noun.kinds and bare:
        return made(token, _that_state(memory, token), "that-state", "description")
    fits = fitting(memory, noun)
    found = nearest(memory, fits)
    if not found and noun.lemma in noun.traits:  # "the alliance", some way after NATO
        named = dict.fromkeys(a for s in memory.recent for a in s.mention.actors if fits(a))
        far = [actor for actor in named if bears(actor, noun.lemma)]
        found = tuple(far) if len(far) == 1 else ()
    return made(token, found, f"the-{'-or-'.join(noun.kinds)}", "description")


def _seated(memory: Memory, token: Token) -> bool:
    """Whether the words tell where a government sits, and so whose it is ("the one *in Lima*")."""
    if token.lemma_.lower() not in memory.words.state_noun | memory.words.rule_noun:
        return False
    seats = (p for c in token.children if c.lower_ == "in" for p in c.children)
    return any(p.dep_ == "pobj" and p.i in memory.table for p in seats)


def _qualified(memory: Memory, token: Token) -> bool:
    """Whether more than the kind of body is told ("the *rebel* army", not "the coast guard")."""
    return any(c.dep_ in ("amod", "nmod", "acl") or c.i in memory.table for c in token.children)


def _that_state(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "That country": the state named last before the sentence, if only as a place; not who does
    something to it."""
    others = {*clause_subjects(memory, token), memory.outlet}
    for seen in reversed(memory.recent):
        if memory.sentence - seen.sentence >= REACH:
            break
        (actor, *more), kind = seen.mention.actors, seen.mention.kind
        if seen.sentence == memory.sentence or more or kind in ("demonym", "pronoun"):
            continue
        if memory.links.type_of(actor) == "state" and actor not in others:
            return (actor,)
    return ()


def only_state(memory: Memory) -> tuple[str, ...]:
    """ "The government": of the state of whom the sentence tells ("The Venezuelan Medical
    Federation demonstrated against the government"), else of the only one named lately, mere
    qualities ("the Tanzanian president") and who makes the statement left out."""
    here = [s for s in memory.recent if s.sentence == memory.sentence]
    told = [memory.links.actors[a].country for s in here for a in s.mention.actors if s.role]
    homes = {home for home in told if home and memory.links.type_of(home) == "state"}
    named = {a for s in here for a in s.mention.actors if memory.links.type_of(a) == "state"}
    if len(homes) == 1 and not named - homes:
        return tuple(homes)
    for reach in (REACH, memory.sentence + 1):
        states = {
            a
            for s in memory.recent
            if memory.sentence - s.sentence < reach
            if not (s.located and s.mention.kind == "demonym")
            for a in s.mention.actors
            if memory.links.type_of(a) == "state" and a != memory.outlet
        }
        if states:
            return tuple(states) if len(states) == 1 else ()
    return ()


def _governed(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "Putin's government", "the Biden administration", "the government of President Putin": the
    state that the person heads."""
    if token.lemma_.lower() not in memory.words.rule_noun:
        return ()
    after = [p for c in token.children if c.lower_ == "of" for p in c.children]
    for child in (*token.children, *after):
        whose = child in after or child.dep_ in ("poss", "compound", "nmod")
        mention = memory.table.get(child.i) if whose else None
        if mention and len(mention.actors) == 1 and (child in after or mention.end <= token.i):
            person = mention.actors[0]
            if memory.links.type_of(person) == "person":
                state = headed_state(person, memory.day)
                return (state,) if state else ()
    return ()
