"""Objects of verbs by meaning, whatever the voice and the clause."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.ontology import Cues
from actorgraph.syntax.arcs import SUBJECTS, Filler, antecedent, is_relative
from actorgraph.syntax.objects import (
    headline_object,
    is_bare_relative,
    judged_object,
    late_object,
    shared_object,
)
from actorgraph.syntax.receivers import recipients, retained
from actorgraph.syntax.summaries import so_called, sums_up, taken_up
from actorgraph.syntax.verbs import surface_subject
from actorgraph.syntax.voice import is_fronted, is_passive


def deep_object(verb: Token, cues: Cues) -> list[Filler]:
    """Who is acted on: the object of an active verb, the subject of a passive one."""
    if kept := retained(verb, cues):
        return kept
    if is_passive(verb):
        return surface_subject(verb, cues)
    objects = [c for c in verb.children if c.dep_ == "dobj" and not sums_up(c, cues)]
    taken = [f.token for f in recipients(verb, cues)]
    if (noun := taken_up(verb, cues)) is not None:
        return [Filler(noun, 1)]
    if named := [n for c in verb.children for n in so_called(c, cues)]:
        return [Filler(n, 1) for n in named]
    own = [c for c in objects if c not in taken] or _fronted_summary(verb, cues)
    if own:
        return [Filler(antecedent(c)) for c in own]
    if verb.dep_ == "relcl" and not any(is_relative(c) for c in verb.children):
        return [Filler(verb.head, 1)]
    if is_bare_relative(verb):
        return [Filler(verb.head, 1)]
    if is_fronted(verb):
        return [Filler(verb.head, 1)]
    if late := judged_object(verb) or late_object(verb) or headline_object(verb):
        return late
    return shared_object(verb)


def _fronted_summary(verb: Token, cues: Cues) -> list[Token]:
    """The first of two subjects, which is the object: ", a demand B turned down"."""
    return [c for c in verb.children if c.dep_ in SUBJECTS and sums_up(c, cues)]
