"""The subjects that stand with a verb itself, wherever the parser hangs them."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS
from actorgraph.syntax.headlines import crammed
from actorgraph.syntax.summaries import sums_up


def own_subjects(verb: Token, cues: Cues) -> list[Token]:
    """The verb's own subjects; the label of a statement ("POLAND: …") is none beside another."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ != "VERB"]
    if len(own) == 1 and own[0].i + 1 < len(verb.doc) and own[0].nbor().text == ":":
        # "NATO: Secretary General A called on B": the label with whom it stands before
        own = [c for c in own[0].children if c.dep_ == "appos" and c.i < verb.i] or own
    if len(own) > 1:  # "POLAND: The president said": the label is no subject
        own = [c for c in own if c.i + 1 >= len(c.doc) or c.nbor().text != ":"] or own
        own = [c for c in own if not sums_up(c, cues)] or own
    if not own:  # the parser hangs some subjects on the auxiliary
        own = [s for c in verb.children if c.dep_ == "aux" for s in c.children if s.dep_ == "nsubj"]
    if not own:  # "after B gave …" with the conjunction taken for a preposition
        marks = [c for c in verb.children if c.dep_ == "mark" and c.i < verb.i]
        own = [p for mark in marks for p in mark.children if p.dep_ == "pobj"]
    return own or crammed(verb)
