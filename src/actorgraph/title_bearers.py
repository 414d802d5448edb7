"""Who bears a title: "NATO chief *Mark Rutte*", "*Lavrov*, Russia's minister"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from actorgraph.actors import load_seeds
from actorgraph.appointments import appointee
from actorgraph.lexicon import is_title_word
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.ontology import cues
from actorgraph.ranks import after_rank
from actorgraph.syntax.arcs import antecedent

Person = Callable[[int], Mention | None]
"""The person whom the token at an index names, or None."""
BESIDE = ("appos", "npadvmod", "dep", "nmod", "compound")
"""Arcs of a title that a comma parts from the name after it."""


def bearer(
    doc: Doc, at: Mapping[int, Mention], links: Links, start: int, end: int
) -> tuple[Mention | None, str]:
    """The person who bears the title, and the construction that says so."""

    def person(i: int) -> Mention | None:
        m = at.get(i) if 0 <= i < len(doc) else None
        return m if m and m.actors and links.type_of(m.actors[0]) == "person" else None

    noun = doc[start:end].root  # the parser takes "secretary" or "general" for it
    if found := _named_after(doc, at, person, end, noun):
        return found, "title-before-name"
    if found := _apposed(noun, person) or _before_comma(doc, person, start):
        return found, "apposition"
    if found := _by_copula(noun, person) or appointee(doc, person, start, noun):
        return found, "copula"
    return None, ""


def _named_after(
    doc: Doc, at: Mapping[int, Mention], person: Person, end: int, noun: Token
) -> Mention | None:
    """ "NATO chief *Mark Rutte*", "the president, *A*"; ``noun`` is the head of the title."""
    after = _skip_of_phrase(doc, at, end)
    for i in dict.fromkeys((end, _skip_particles(doc, end), after_rank(doc, end), after)):
        if found := person(i):
            return found
        if i < len(doc) and doc[i].text in (",", "[", "]", '"') and (found := person(i + 1)):
            beside = noun.dep_ in BESIDE or noun.head.i == found.root
            if beside or doc[found.root].dep_ == "appos" or doc[i].text != ",":
                return found
    return None


def _apposed(noun: Token, person: Person) -> Mention | None:
    """The person that the parser sets beside the title, or beside what it sets there."""
    if noun.dep_ == "appos" and (found := person(noun.head.i)):
        return found
    for child in (c for c in noun.children if c.dep_ == "appos"):
        if found := person(child.i):
            return found
        inner = child.children if child.pos_ == "NOUN" and child.i > noun.i else ()
        for name in inner:  # "its envoy, the Swiss diplomat A"
            if name.dep_ == "appos" and (found := person(name.i)):
                return found
    return None


def _before_comma(doc: Doc, person: Person, start: int) -> Mention | None:
    """ "*Lavrov*, Russia's minister", whatever the parser makes of it."""
    before = _left_of_title(doc, start)
    found = person(before - 1) if before > 0 and doc[before].text == "," else None
    return found if found and found.end == before else None


def _by_copula(noun: Token, person: Person) -> Mention | None:
    """ "*A* is president", "*A*, who as minister of B …", "appointed *A* as minister"."""
    as_ = noun.dep_ == "pobj" and noun.head.lower_ == "as"
    if not as_ and noun.dep_ not in ("attr", "oprd"):
        return None
    verb = noun.head.head if as_ else noun.head
    if found := person(antecedent(verb).i):
        return found
    for wanted in _bearers(verb, noun.dep_):
        for c in verb.children:
            if c.dep_ in wanted and (found := person(antecedent(c).i)):
                return found
    return None


def _skip_particles(doc: Doc, i: int) -> int:
    """The index after the particles of a name that the mention leaves out ("Al-Abadi")."""
    while i < len(doc) and (doc[i].lower_ in cues().name_particle or doc[i].text in "-–"):
        i += 1
    return i


def _bearers(verb: Token, dep: str) -> tuple[tuple[str, ...], ...]:
    """Arcs of a verb to look along for who bears the title: "appointed B as", "succeeded B as"."""
    if dep == "attr" or verb.lemma_ in cues().succession_verb:
        return (("nsubj",),)
    return (("dobj", "nsubjpass", "oprd"), ("nsubj",))


def _left_of_title(doc: Doc, start: int) -> int:
    """Index of the token before the noun phrase whose title starts at ``start``."""
    i = start - 1
    while i >= 0 and (
        doc[i].pos_ in ("PROPN", "ADJ", "DET", "NOUN", "PART") or doc[i].text in "-–'s"
    ):
        i -= 1
    return i


def _skip_of_phrase(doc: Doc, at: Mapping[int, Mention], i: int) -> int:
    """The index after "of NATO", "for the Middle East", "of Foreign Affairs and Trade"."""
    start = i
    if i < len(doc) and doc[i].lower_ in ("of", "for", "to"):
        i += 1
        if _is_person(at.get(i)):
            return start  # "the lawyer for A" is not A
        while i < len(doc) and (
            doc[i].pos_ in ("PROPN", "ADJ", "DET", "NOUN", "CCONJ") or doc[i].text in "-–'s"
        ):
            m = at.get(i)
            if is_title_word(doc[i].text) and (m is None or m.start == i):
                return start  # "adviser to President A" is not A
            if _is_person(m):
                break
            i += 1
    return i


def _is_person(mention: Mention | None) -> bool:
    """Whether a mention is of a person by its kind, or the seeds."""
    if mention is None or mention.kind in ("person", "surname"):
        return mention is not None
    found = load_seeds().actors.get(mention.actors[0]) if mention.actors else None
    return found is not None and found.type == "person"
