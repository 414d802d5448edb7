"""Pronouns: which rule finds what "he", "it", "they", "both", "we" and "whose" stand for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from spacy.tokens import Span, Token

from actorgraph.antecedents import (
    SUBJECTS,
    ahead,
    bound,
    nearest,
    plural_ahead,
    relative,
    same_clause,
)
from actorgraph.couples import addressed_together, principals
from actorgraph.fellows import OF_BODIES, OF_PERSONS, supplied
from actorgraph.memory import Fits, Memory
from actorgraph.mentions import Mention
from actorgraph.nameless import means_a_thing, of_an_official
from actorgraph.ontology import Cues
from actorgraph.plurals import CONVENED, plural, several

BODIES = (
    "state",
    "organisation",
    "armed_group",
    "government_body",
    "party",
    "company",
    "media",
)
Rule = Callable[[Memory, Token, Fits], tuple[str, ...]]
Found = tuple[tuple[str, ...], str]
"""Actors, and the name of the rule that found them."""

MANY = ("armed_group", "group", "government_body")
"""Bodies that are spoken of as "they"."""


def pronoun(memory: Memory, token: Token) -> Mention | None:
    """The mention of a pronoun in the author's own words, None where no rule applies."""
    word, words = token.lower_, memory.words
    if token.tag_ == "WP$":
        return made(token, relative(memory, token), "whose-relative")
    if word in words.dual_pronoun and token.pos_ in ("PRON", "DET", "CCONJ") and _alone(token):
        return made(token, _both(memory) or _two(memory, token), "both-last-two")
    if token.tag_ not in ("PRP", "PRP$"):
        return None
    if word in words.pronoun_male | words.pronoun_female:
        gender = "m" if word in words.pronoun_male else "f"
        fits = memory.persons(gender)
        found, rule = _person(memory, token, fits)
        if not found and of_an_official(memory, token):
            return None
        found = found or nearest(memory, fits, bound(memory, token))
        return made(token, found, f"he-{rule or 'nearest-person'}")
    if word in words.pronoun_neuter and not _expletive(token, words):
        named = token.dep_ == "dobj" and token.head.lemma_ in memory.words.naming_verb
        if means_a_thing(memory, token) or ((memory.label or memory.labels) and named):
            return None  # "JAPAN: … condemned it": the event
        if memory.label and token.tag_ == "PRP$" and _opens(memory, token):
            return made(token, (memory.label,), "label-of-paragraph")
        fits = memory.of_types(BODIES)
        found, rule = _body(memory, token, fits)
        found = found or nearest(memory, fits, bound(memory, token))
        return made(token, found, f"it-{rule or 'nearest-body'}")
    if word in words.pronoun_first_plural and memory.outlet:
        return made(token, (memory.outlet,), "we-of-statement")
    if word in words.pronoun_second and memory.addressee:
        return made(token, (memory.addressee,), "you-addressee")
    return _they(memory, token) if word in words.pronoun_plural else None


def _they(memory: Memory, token: Token) -> Mention | None:
    """The mention of "they" and its forms."""
    if memory.communique and memory.body and token.i == 0 and token.dep_ in SUBJECTS:
        return made(token, (memory.body,), CONVENED)  # "7. They urge the parties to …"
    if helped := supplied(memory, token, memory.of_types((*BODIES, "group"))):
        return made(token, helped, "they-supplied")
    doers = bound(memory, token) if token.dep_ in ("dobj", "dative") else ()
    found = plural_ahead(memory, token) or plural(memory, doers)
    if token.dep_ == "dobj" and not set(found).isdisjoint(doers):
        return None  # "A and B were jailed for helping them"
    if not found and token.dep_ == "dobj":
        found = addressed_together(memory, doers)
    return made(token, found, "they-nearest-plural")


def _opens(memory: Memory, token: Token) -> bool:
    """Whether nobody but the label of the paragraph is named before the pronoun."""
    label = memory.table.get(0) if memory.section is None else None
    if label is None and memory.section is None:
        return False
    return not any(i in memory.table for i in range(label.end if label else 0, token.i))


def first_person(
    memory: Memory, token: Token, speaker: str | None, body: str | None
) -> Mention | None:
    """ "We" in a quotation is the body that the speaker stands for, "I" the speaker."""
    person = speaker is not None and memory.links.type_of(speaker) == "person"
    if speaker and person and token.lower_ in memory.words.pronoun_first_singular:
        return made(token, (speaker,), "I-speaker")
    if body and token.lower_ in memory.words.pronoun_first_plural:
        return made(token, (body,), "we-body-of-speaker")
    return None


def quoted_pronoun(
    memory: Memory, token: Token, words: Span, others: Collection[str]
) -> Mention | None:
    """A pronoun of the third person inside a quotation, which is not ``others``: the speaker and
    the body spoken for; whom the speaker is said to speak of comes first."""
    if token.tag_ not in ("PRP", "PRP$") or not others:
        return None
    word, cues = token.lower_, memory.words
    if word in cues.pronoun_male | cues.pronoun_female:
        fits = memory.persons("m" if word in cues.pronoun_male else "f")
        found = _topic(memory, words, fits) or _person(memory, token, fits)[0]
        return made(token, found or _other(memory, token, fits, others), "he-in-quotation")
    if word in cues.pronoun_neuter and not _expletive(token, cues):
        if means_a_thing(memory, token):
            return None
        fits = memory.of_types(BODIES)
        found = _topic(memory, words, fits) or _body(memory, token, fits)[0]
        return made(token, found or _other(memory, token, fits, others), "it-in-quotation")
    if word in cues.pronoun_plural:
        many = _topic(memory, words, memory.of_types((*BODIES, "group"))) or plural(memory)
        if not many and token.dep_ in SUBJECTS:
            many = _other(memory, token, memory.of_types(MANY), others)
        return made(token, tuple(a for a in many if a not in others), "they-in-quotation")
    return None


def made(token: Token, actors: tuple[str, ...], rule: str, kind: str = "pronoun") -> Mention | None:
    """The mention of one word, None where nobody was found."""
    if not actors:
        return None
    return Mention(token.i, token.i + 1, token.i, kind, token.text, actors, rule)


def _person(memory: Memory, token: Token, fits: Fits) -> Found:
    return _first(memory, token, fits, (*OF_PERSONS, same_clause, ahead))


def _body(memory: Memory, token: Token, fits: Fits) -> Found:
    rules = (*OF_BODIES, same_clause, ahead)
    return _first(memory, token, fits, rules)


def _first(memory: Memory, token: Token, fits: Fits, rules: Iterable[Rule]) -> Found:
    """What the first rule that applies finds, with its name."""
    for rule in rules:
        if actors := rule(memory, token, fits):
            return actors, rule.__name__.replace("_", "-")
    return (), ""


def _other(memory: Memory, token: Token, fits: Fits, others: Collection[str]) -> tuple[str, ...]:
    """The nearest that fits and does not speak, before the quotation or beside it."""
    return nearest(memory, fits, {*others, *bound(memory, token)})


def _topic(memory: Memory, words: Span, fits: Fits) -> tuple[str, ...]:
    """ "…", A said of B: whom the words are about."""
    doc = words.doc
    for token in doc[words.end : min(len(doc), words.end + 12)]:
        if token.lower_ in memory.words.topic_preposition and (
            token.head.lemma_ in memory.words.reporting_verb
        ):
            for child in token.children:
                mention = memory.table.get(child.i)
                if mention and len(mention.actors) == 1 and fits(mention.actors[0]):
                    memory.topic = mention.actors
                    return mention.actors
    return memory.topic if memory.topic and fits(memory.topic[0]) else ()


def _both(memory: Memory) -> tuple[str, ...]:
    """The two items of the last list of this sentence or the one before: "A and B … both"."""
    for kinds in (("state",), ("person",), ("armed_group", "organisation", "party")):
        if found := several(memory, 2, memory.of_types(kinds), listed=True):
            return found
    return ()


def _two(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "Urged both to talk": the two whom the text is about, and who do nothing here."""
    doers = bound(memory, token)
    return principals(memory, doers) if doers else ()


def _alone(token: Token) -> bool:
    """Whether "both" or "each" is a phrase of its own, without a noun."""
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative")


def _expletive(token: Token, words: Cues) -> bool:
    """ "It is clear that …", "it is a global issue": an event or nothing stands behind it."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.lower_ != "it":
        return False
    return token.head.lemma_ in words.expletive_verb
