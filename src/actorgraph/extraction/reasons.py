"""In words, why a reading was dropped: which slots were tried, and what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from actorgraph.extraction.frames import Frame
from actorgraph.extraction.misses import Cause, Miss
from actorgraph.extraction.scene import Party, Scene
from actorgraph.extraction.slot_parties import fits, slot_parties
from actorgraph.ontology import Trigger, relations
from actorgraph.syntax.owners import owners
from actorgraph.syntax.slots import slot


def reason(miss: Miss, scene: Scene) -> str:
    """One sentence without a full stop."""
    if miss.cause in (Cause.NO_SUBJECT, Cause.NO_OBJECT) and miss.trigger is not None:
        return f"{miss.cause}: {'; '.join(_tried(miss, miss.trigger, scene)) or 'no slot'}"
    if miss.cause in (Cause.NEEDS, Cause.EXCLUDES) and miss.trigger is not None:
        return _guard(miss, miss.trigger, scene)
    if miss.better is not None and miss.frame is not None:
        return f"{miss.cause}: {_preferred(miss.frame, miss.better)}"
    if miss.winner:
        return f"{miss.cause}: {miss.winner}"
    if miss.slots and miss.trigger is not None:
        held = (_words(miss, miss.trigger, name, scene) for name in miss.slots)
        there = [
            f"{name} holds {_all(found)}" for name, found in zip(miss.slots, held, strict=True)
        ]
        return f"{miss.cause}: {'; '.join(there)}"
    return str(miss.cause)


def _tried(miss: Miss, trigger: Trigger, scene: Scene) -> Iterator[str]:
    """Slot by slot, what stands there and why it is nobody who could be meant."""
    acts = miss.cause is Cause.NO_SUBJECT
    types = trigger.subject_types if acts else trigger.object_types
    for name in miss.slots:
        there = _words(miss, trigger, name, scene)
        found = slot_parties(miss.word, trigger.pos, name, scene, acts)
        unfit = [party for party in found if not fits(party, types, scene, acts)]
        if unfit:
            wanted = f"not {' or '.join(sorted(types))}" if types else "which does not act"
            kinds = (f"{p.actor} is a {scene.links.type_of(p.actor)}" for p in unfit)
            yield f"{name} holds {_all(there)}, but {', '.join(kinds)}, {wanted}"
        elif found:
            yield f"{name} holds {_all(there)}, who is the subject too"
        elif there:
            yield f"{name} holds {', '.join(_nobody(token, scene) for token in there)}"
        else:
            yield f"{name} is empty"


def _nobody(token: Token, scene: Scene) -> str:
    """Words that stand for no actor, and as what they are taken."""
    mention = scene.at.get(token.i)
    if mention is not None and mention.kind in ("place", "city"):
        return f"{_phrase(token)}, a {mention.kind} here ({mention.rule or mention.kind})"
    if mention is not None and mention.actors:
        return f"{_phrase(token)}, which only tells whose ({', '.join(mention.actors)})"
    pronoun = token.pos_ == "PRON"
    return f"{_phrase(token)}, which {'is not resolved' if pronoun else 'stands for no actor'}"


def _guard(miss: Miss, trigger: Trigger, scene: Scene) -> str:
    (name,) = miss.slots
    if miss.cause is Cause.EXCLUDES:
        return f"{miss.cause}: {name} holds {', '.join(sorted(miss.words))}"
    there = _all(_words(miss, trigger, name, scene))
    return f"{miss.cause}: {name} holds {there}, none of the rule's words"


def _preferred(frame: Frame, better: Frame) -> str:
    """Which frame won, by its strength or else by the order of its relation."""
    won = f"{better.relation} by {better.rule}"
    if better.strength != frame.strength:
        return f"{won}, strength {better.strength:.2f} to {frame.strength:.2f}"
    ranks = [relations()[each.relation].precedence for each in (better, frame)]
    if ranks[0] != ranks[1]:
        return f"{won}, equally strong but of precedence {ranks[0]} before {ranks[1]}"
    return f"{won}, equally strong and read first"


def _words(miss: Miss, trigger: Trigger, name: str, scene: Scene) -> list[Token]:
    """The heads of what stands in a slot."""
    if name in ("poss", "compound") and trigger.pos == "noun":
        return [filler.token for filler in owners(miss.word)]
    return [filler.token for filler in slot(miss.word, name, trigger.pos, scene.words)]


def _all(tokens: Iterable[Token]) -> str:
    return " and ".join(map(_phrase, tokens)) or "nothing"


def _phrase(token: Token) -> str:
    """The noun with up to four words before it that belong to it."""
    start = max(token.left_edge.i, token.i - 4)
    return f"“{' '.join(token.doc[start : token.i + 1].text.split())}”"


def party_words(party: Party, sentence: Token) -> str:
    """The words that name a party, its actor, and the noun through which it was reached."""
    doc = sentence.doc
    words = f"“{doc[party.start : party.end].text}”" if party.start >= 0 else "implied"
    return f"{words} = {party.actor}" + (f", through “{party.via}”" if party.via else "")
