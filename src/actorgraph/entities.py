"""Whether what the entity recogniser marks is the name of a person or of a body."""

from __future__ import annotations

from spacy.tokens import Span, Token

from actorgraph.actors import load_seeds
from actorgraph.gazetteer import alias_index, normal
from actorgraph.lexicon import is_title_word, office_words, trigger_index
from actorgraph.model import slug
from actorgraph.ontology import Cues, cues

DEALINGS = frozenset({None, "ACCUSE", "AGREE", "CONSULT", "COOPERATE", "REQUEST", "SUPPORT"})
"""PLOVER types of what only persons and bodies do, and is done to nobody else; None is leading and
belonging."""
BLOWS = frozenset({"ASSAULT", "THREATEN"})
"""PLOVER types of what storms and weapons do, and is done to towns."""


def is_person(entity: Span, span: Span) -> bool:
    """Whether the words name a person: two of them at least, or one after a title."""
    if entity.label_ == "PERSON":
        return len(span) > 1 or span.start > entity.start or _titled(span) or _lone(span)
    return entity.label_ == "ORG" and (_called_like_a_person(span) or _counterpart(span))


def is_organisation(span: Span, words: Cues) -> bool:
    """Whether a span looks like a name of its own rather than a capitalised common noun."""
    last = span[-1].lemma_.lower()
    if any(t.lemma_.lower() in words.non_actor_noun for t in span):
        return False
    if span[0].lower_ in words.preposition:
        return False
    if len(span) > 2 and span[1].lower_ == "of" and span[0].tag_ in ("NNS", "NNPS"):
        if span[0].lower_.removesuffix("s") in office_words():
            return False  # "the Presidents of A"
    listed = any(t.pos_ == "CCONJ" for t in span)
    if listed and not any(t.lemma_.lower() in words.body_noun for t in span):
        return False  # two names that the recogniser took for one
    if len(span) == 1:
        counted = any(
            c.dep_ == "det" and c.lower_ in words.counting_article for c in span[0].children
        )
        proper = span[0].pos_ == "PROPN" and span.text.isupper() and 2 < len(span.text) < 9
        common = words.body_noun | words.collective_word | words.description_organisation
        named = span.text[0].isupper() and last not in common  # "the Union" is the European one
        own = named and _lone(span)
        return (proper or own) and not counted  # "a UAV" is one of many
    return last not in office_words() and last not in words.people_noun


def is_governed(span: Span) -> bool:
    """Whether a place that no seed knows has a head beside it: "governor of Anambra", "Lefkosa
    mayor"."""
    doc, titles = span.doc, cues().regional_title
    after = doc[span.end : span.end + 1].text.lower()
    before = [t.lower_ for t in doc[max(0, span.start - 3) : span.start] if t.dep_ != "det"]
    ruled = len(before) > 1 and before[-1] == "of" and before[-2] in titles
    return after in titles or ruled


def _titled(span: Span) -> bool:
    """Whether a single name follows a title ("Major General Hassan")."""
    return span.start > 0 and is_title_word(span.doc[span.start - 1].text)


def _lone(span: Span) -> bool:
    """Whether a single word is a name of its own of somebody who speaks, meets or accuses: in no
    longer name ("Bayraktar drones"), and no storm, weapon or town ("Idai hit Mozambique")."""
    word = span[0]
    near = (t for t in span.doc[max(0, word.i - 1) : word.i + 2] if t.i != word.i)
    if len(span) > 1 or word.tag_ != "NNP" or not word.is_alpha or len(word) < 3:
        return False
    if word.dep_ in ("compound", "nmod", "amod", "npadvmod") or any(
        t.pos_ == "PROPN" for t in near
    ):
        return False
    forms = {word.text, word.text.removesuffix("s")}
    known = [alias for form in forms for alias in alias_index().get(normal(form), ())]
    if any(alias.kind not in ("surname", "acronym") for alias in known):
        return False  # "Jordan plays tonight"
    beside = {c.lemma_.lower() for c in word.children if c.dep_ == "appos"}
    if beside & cues().place_noun:  # "Jackson, the capital of …"
        return False
    return _takes_part(word)


def _takes_part(name: Token) -> bool:
    """Whether a title beside a name, or what it does or is done to it, makes an actor of it."""
    noun, titles = name, office_words()
    while noun.dep_ == "conj":
        noun = noun.head
    beside = (
        [noun.head] if noun.dep_ == "appos" else [c for c in name.children if c.dep_ == "appos"]
    )
    if any(t.lemma_.lower() in titles for t in beside):
        return True  # "the premier, Djidingar", "Lai, the incoming leader"
    above, tie = noun.head, noun.head.lower_ if noun.dep_ == "pobj" else ""
    if noun.dep_ == "pobj":
        above = above.head
    does = noun.dep_ == "nsubj" or tie == "by"
    if does and above.lemma_ in cues().reporting_verb:
        return True
    kind = "verb" if above.pos_ in ("VERB", "AUX") else "noun"
    entries = trigger_index(kind).get(above.lemma_.lower(), ())
    types = {relation.plover_type for relation, _, words in entries if len(words) == 1}
    if types & BLOWS:
        return False
    if tie == "of":
        return above.lemma_.lower() in titles or None in types  # "head of Udeur"
    done = noun.dep_ in ("dobj", "dative", "nsubjpass") or tie in ("with", "between")
    return (does or done) and not types.isdisjoint(DEALINGS)


def _called_like_a_person(span: Span) -> bool:
    """Whether two or three names that the recogniser takes for a body begin with a given name."""
    names = 2 <= len(span) <= 3 and all(t.pos_ == "PROPN" and t.is_alpha for t in span)
    return names and slug(span[0].text) in load_seeds().given_names


def _counterpart(span: Span) -> bool:
    """Whether a name that the recogniser takes for a body is a counterpart's ("her counterpart, A
    B")."""
    before = span.root.head
    lends = before.lower_ in cues().counterpart_phrase and span.root.dep_ == "appos"
    return lends and all(t.pos_ == "PROPN" and t.is_alpha for t in span) and 1 < len(span) < 5
