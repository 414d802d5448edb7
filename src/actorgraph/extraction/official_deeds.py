"""The state of officials of whom nothing else is known, by what they say and do: "*Ghana* will pay,
Finance Minister A said"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from actorgraph.antecedents import SUBJECTS
from actorgraph.coref import Resolved
from actorgraph.extraction.homelands import home_of, of_states
from actorgraph.mentions import SEAT
from actorgraph.offices import Title
from actorgraph.ontology import cues
from actorgraph.quotes import quote_at


def spoken_state(
    doc: Doc, number: int, title: Title, resolved: Resolved, day: str | None
) -> str | None:
    """The state whose deed an official tells of whom nothing else is known: "*Sri Lanka* has left
    the truce, Foreign Minister A said", "*Ghana* will pay, as A, the finance minister, put it"; not
    what somebody else must do or does to "us", nor anybody else's where another is at home in the
    article."""
    at, links = resolved.links.at[number], resolved.links
    if title.holder is None or not of_states(title.name):
        return None
    if links.actors[title.holder.actors[0]].country is not None:
        return None
    for subject in _told_of(doc[title.holder.root]):
        found = at.get(subject.i)
        if found and found.kind in ("name", "acronym", "metonym") and len(found.actors) == 1:
            if home_of(resolved, day) in (None, found.actors[0]):
                return found.actors[0]
    return None


def _told_of(holder: Token) -> Iterator[Token]:
    """The subjects of the clauses before the verb with which the holder of a title speaks."""
    whole = holder.head if holder.dep_ == "appos" else holder
    said = whole.head
    if whole.dep_ != "nsubj":
        return
    if said.lemma_ in cues().reporting_verb:
        told = [v for v in said.children if v.dep_ == "ccomp" and v.i < said.i]
    elif said.dep_ == "advcl" and any(c.lower_ in cues().quoting_word for c in said.children):
        told = [said.head] if said.head.i < said.i else []  # "…, as A put it"
    else:
        return
    for verb in told:
        asked = any(c.lower_ in cues().obligation_word for c in verb.children)
        others = any(t.lower_ in cues().pronoun_first_plural for t in verb.subtree)
        if not (asked or others or verb.lemma_ in cues().violent_verb):
            yield from (c for c in verb.children if c.dep_ in SUBJECTS)


def seated_state(
    doc: Doc, number: int, title: Title, resolved: Resolved, day: str | None
) -> str | None:
    """The state in whose capital an official speaks of whom nothing else is known: "In *Dhaka*,
    Foreign Minister A thanked B"; not where another state is at home in the article, nor where he
    or she meets somebody there."""
    links, holder = resolved.links, title.holder
    if holder is None or not of_states(title.name) or doc[title.root].tag_ in ("NNS", "NNPS"):
        return None
    sentence = doc[holder.root].sent
    first, person = sentence[0], links.actors[holder.actors[0]]
    verb = doc[holder.root].head
    capital = next((c for c in first.children if c.dep_ == "pobj"), None)
    if first.lower_ != "in" or first.head != verb or capital is None or person.country:
        return None
    found = links.at[number].get(capital.i)
    if found is None or found.rule != SEAT or verb.lemma_ in cues().guest_verb:
        return None
    state = found.actors[0]
    return state if home_of(resolved, day) in (None, state) else None


def subject_state(
    doc: Doc, number: int, title: Title, resolved: Resolved, day: str | None
) -> str | None:
    """The state whose deed the sentence before tells, where an official then acts of whom nothing
    else is known: "*Portugal* urged the council to act. Foreign Minister A flew to New York"; not
    where the state does violence to another, whose officials may speak."""
    links, holder = resolved.links, title.holder
    if holder is None or not of_states(title.name) or links.actors[holder.actors[0]].country:
        return None
    root, words = doc[holder.root], cues()
    sentence = root.sent
    if doc[title.root].tag_ in ("NNS", "NNPS") or title.start != sentence.start:
        return None
    if root.dep_ != "nsubj" or root.head != sentence.root or sentence.start == 0:
        return None
    verb = doc[sentence.start - 1].sent.root
    if verb.pos_ != "VERB" or verb.lemma_ in words.violent_verb:
        return None
    if quote_at(resolved.quotes[number], verb.i):
        return None
    found = [links.at[number].get(c.i) for c in verb.children if c.dep_ == "nsubj"]
    named = [m for m in found if m and m.kind in ("name", "acronym", "metonym")]
    if len(found) != 1 or not named or len(named[0].actors) != 1:
        return None
    state = named[0].actors[0]
    at_home = home_of(resolved, day) in (None, state)
    return state if links.type_of(state) == "state" and at_home else None
