"""Words that the parser hung on a wrong head, put right in the tree.

A verb that goes on with what the clause above says ("I want to *thank* those who came and
*praise* B"), which it took for more of the relative clause; and an acronym after its noun ("the
vile organisation *ABC*"), which it took for a verb.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from actorgraph.participles import Arcs

PAST = ("VBD", "VBN")
SHORTEST_ACRONYM = 3


def returned(doc: Doc) -> Arcs:
    """The arcs that such words should have; acronyms among them are tagged as names."""
    arcs: Arcs = {}
    for token in doc:
        if (verb := _goes_on_with(token)) is not None:
            arcs[token.i] = verb.i, "conj"
            arcs |= {c.i: (verb.i, "cc") for c in token.head.children if _joins(c, token)}
        elif _is_acronym(token):
            arcs[token.i] = token.i - 1, "appos"
            token.tag_, token.pos_ = "NNP", "PROPN"
            token.lemma_ = token.text
    return arcs


def _joins(child: Token, verb: Token) -> bool:
    return child.dep_ == "cc" and child.i == verb.i - 1


def _goes_on_with(token: Token) -> Token | None:
    """The infinitive above a relative clause in the past to which a bare verb is joined: "to thank
    those who came and *praise* B"."""
    clause = token.head
    if token.dep_ != "conj" or token.tag_ not in ("VB", "VBP") or clause.dep_ != "relcl":
        return None
    if clause.tag_ not in PAST or any(c.dep_ in ("aux", "nsubj") for c in token.children):
        return None
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in clause.children):
        return None
    if not any(_joins(c, token) for c in clause.children):
        return None
    verb = clause.head.head
    return verb if verb.tag_ == "VB" and verb.i < clause.i else None


def _is_acronym(token: Token) -> bool:
    """Letters in capitals right behind a noun, taken for a verb without anything of its own."""
    if token.pos_ != "VERB" or not token.is_alpha or not token.is_upper or token.i == 0:
        return False
    before = token.nbor(-1)
    bare = not any(True for _ in token.children) and token.dep_ != "ROOT"
    return bare and len(token) >= SHORTEST_ACRONYM and before.tag_ == "NN"
