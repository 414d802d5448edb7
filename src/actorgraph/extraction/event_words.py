"""The words of an event in its own phrase: the deed, the means, and what it is about.

Only what hangs on the trigger counts, on the verb that carries a noun, or on the verb of using
above or below it; another clause of the sentence never does. Names of actors are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from actorgraph.extraction.scene import Scene
from actorgraph.modes import Words
from actorgraph.syntax.arcs import Filler, conjuncts
from actorgraph.syntax.nouns import support_verbs
from actorgraph.syntax.voice import phrases

_MODIFIERS = ("compound", "amod", "nmod", "npadvmod")
_OBJECTS = ("dobj", "obj", "nsubjpass", "attr", "oprd", "dative")
_CLAUSES = ("xcomp", "ccomp", "acl", "pcomp")


def event_words(trigger: Token, items: list[Filler], scene: Scene) -> Words:
    """The words by slot; ``items`` fill the trigger's item slot: what is fired is the means."""
    verbs = [trigger] if trigger.pos_ in ("VERB", "AUX") else []
    lending = () if verbs else support_verbs(trigger, scene.words)
    carriers = verbs or [verb for verb, inverse in lending if not inverse]
    nouns = [] if verbs else [trigger]
    if verbs and phrases(trigger) & scene.words.support_verb:  # "carried out airstrikes"
        nouns = [o for c in trigger.children if c.dep_ == "dobj" for o in conjuncts(c)]
    means = [filler.token for filler in items]
    means += [c for noun in nouns for c in noun.children if c.dep_ in _MODIFIERS]
    content: list[Token] = []
    for node in {token.i: token for token in (trigger, *nouns, *carriers)}.values():
        means += _means(node, scene)
        content += _content(node)
    deed = {word for each in (trigger, *nouns) for word in _deed(each)}
    return Words(frozenset(deed), _lemmas(means, scene), _lemmas(content, scene))


def _deed(trigger: Token) -> Iterator[str]:
    """The trigger alone, with its particle or preposition, or with the word before it."""
    yield trigger.lemma_.lower()
    yield trigger.lower_
    for c in trigger.children:
        if c.dep_ in ("prt", "prep", "acomp", "advmod", "dobj", "oprd"):
            yield f"{trigger.lemma_.lower()} {c.lower_}"
    yield from _pairs(trigger)


def _means(node: Token, scene: Scene) -> Iterator[Token]:
    """Subject, agent and instrument of a verb; the instrument of a noun."""
    words = scene.words
    for c in node.children:
        if c.dep_ == "nsubj" and node.pos_ in ("VERB", "AUX"):
            yield from conjuncts(c)
        elif c.dep_ in ("prep", "agent") and c.lower_ in words.means_preposition:
            yield from (o for p in c.children if p.dep_ == "pobj" for o in conjuncts(p))
        elif c.dep_ in ("advcl", "xcomp", "acl") and c.lemma_ in words.using_verb:
            yield from (o for p in c.children if p.dep_ == "dobj" for o in conjuncts(p))
    if node.dep_ in ("xcomp", "advcl") and node.head.lemma_ in words.using_verb:
        yield from (o for p in node.head.children if p.dep_ == "dobj" for o in conjuncts(p))


def _content(node: Token) -> Iterator[Token]:
    """Objects, what prepositions name, and the verb of a clause below with its own objects."""
    for c in node.children:
        if c.dep_ in _OBJECTS:
            yield from conjuncts(c)
            yield from _content_of_noun(c)
        elif c.dep_ in ("prep", "agent"):
            yield from _below(c)
        elif c.dep_ in _CLAUSES and c.tag_ != "VBN":
            yield c
            yield from (o for p in c.children if p.dep_ in _OBJECTS for o in conjuncts(p))
            yield from (t for p in c.children if p.dep_ == "prep" for t in _below(p))


def _below(preposition: Token) -> Iterator[Token]:
    for p in preposition.children:
        if p.dep_ == "pobj":
            yield from conjuncts(p)
        elif p.dep_ == "pcomp":
            yield p
            yield from (o for q in p.children if q.dep_ in _OBJECTS for o in conjuncts(q))


def _content_of_noun(noun: Token) -> Iterator[Token]:
    """What the "of" and "for" phrase or infinitive of an object says (impose a ban on imports)."""
    for c in noun.children:
        if c.dep_ == "prep":
            yield from _below(c)


def _lemmas(tokens: Iterable[Token], scene: Scene) -> frozenset[str]:
    """The lemmas of the tokens and their modifiers, single and in pairs; names left out, but
    not the common noun at the end of one (the G7 summit)."""
    found: set[str] = set()
    for token in tokens:
        modifiers = [c for c in token.children if c.dep_ in _MODIFIERS]
        particles = [c.lower_ for c in token.children if c.dep_ == "prt"]
        for each in (token, *modifiers):
            if each.text.islower() or scene.at.get(each.i) is None:
                found |= {each.lemma_.lower(), each.lower_, *_pairs(each)}
        found |= {f"{token.lemma_.lower()} {particle}" for particle in particles}
    return frozenset(found)


def _pairs(token: Token) -> Iterator[str]:
    """The word before, a hyphen passed over, with the token."""
    before = token.i - 1
    if before > token.sent.start and token.doc[before].text in "-–":
        before -= 1
    if before >= token.sent.start and token.doc[before].is_alpha:
        for own in (token.lemma_.lower(), token.lower_):
            yield f"{token.doc[before].lower_} {own}"
