"""The body whose office a title is: "*NATO* chief", "president of *France*"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from spacy.tokens import Doc, Token

from actorgraph.appointments import senders
from actorgraph.lexicon import office_words
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.office_phrases import before_joined, beyond, named_after
from actorgraph.ontology import cues
from actorgraph.ranks import is_rank
from actorgraph.syntax.arcs import antecedent

SENDERS = ("state", "organisation", "government_body", "armed_group", "party")
"""Who may send an envoy."""
COMMANDED = ("organisation", "government_body", "armed_group")
"""What somebody may have under him or her."""


def body_of(
    doc: Doc, at: Mapping[int, Mention], links: Links, start: int, end: int
) -> Mention | None:
    """The body whose office it is: before the title in its noun phrase, or in a phrase after it."""
    personal = spelled_name(doc, start, end) in cues().personal_title
    body = _bodies(doc, at, links, start, end)
    if start and doc[start - 1].text == "," and doc[end : end + 1].text == ",":
        if found := body(end + 1):  # "Joseph Votel, commander, U.S. Central Command"
            return found
    i, shared = before_joined(doc, start, end), None
    elsewhere = _of_unnamed(doc, at, start, end)
    while i >= 0 and _inside_phrase(doc[i]):
        found = body(i)
        if found and not _opens(doc, found):
            if any(t.dep_ == "cc" for t in doc[found.end : start]):
                shared = found if _of_office(doc[found.root]) else None
                break  # "president of A and chairman of B", not "help in A and President B"
            told = None if personal else named_after(doc, at, links, start, end)
            return told or (None if elsewhere and found.kind == "demonym" else found)
        elsewhere |= doc[i].text in ("'s", "’s") and doc[i - 1].lemma_.lower() in _unlike_states()
        i -= 1
    if i >= 0 and doc[i].tag_ == "PRP$" and doc[end : end + 1].text in ("to", "at"):
        return None  # "its envoy to B" is not B's
    return _after(doc, start, end, body) or shared


def _bodies(
    doc: Doc, at: Mapping[int, Mention], links: Links, start: int, end: int
) -> Callable[[int], Mention | None]:
    """Of a token's index the mention of a body that may have such an office, else None."""
    name = spelled_name(doc, start, end)
    mission, personal = name in cues().mission_title, name in cues().personal_title

    def body(i: int) -> Mention | None:
        m = at.get(i)
        if m is None or not m.actors or m.kind == "place":
            return None
        kind = links.type_of(m.actors[0])
        # "envoy for B" and "envoy to B" name the task, "envoy for the Global Coalition" the body
        aim = doc[end].lower_ if mission and i > end else ""
        task = aim == "to" or (aim == "for" and kind != "organisation")
        owner = personal and i < start and doc[m.end : m.end + 1].text in ("'s", "’s", "'", "’")
        tie = doc[end].lower_ if end < len(doc) else ""  # "adviser to A", "an envoy of A"
        owner |= personal and i > end and (tie == "of" or (tie == "to" and not mission))
        if kind == "person":
            return m if owner else None
        if kind == "group" and i < start and is_rank(doc[end - 1].text):
            return None  # "a Congolese *Tutsi* general" serves no people
        before = i > end or doc[m.root].dep_ in ("poss", "amod", "compound", "nmod")
        home = links.actors[m.actors[0]].country is not None or m.kind == "region"
        governed = kind != "region" or (before and home)
        return m if governed and not task else None

    return body


def _after(doc: Doc, start: int, end: int, body: Callable[[int], Mention | None]) -> Mention | None:
    """The body that a phrase after the title names: "president of *France*"."""
    ties = (c for part in doc[start:end] for c in part.children if c.lower_ in cues().office_tie)
    for tie in ties:
        if tie.dep_ != "prep" or (tie.lower_ == "to" and tie.i > end):
            continue  # "sent an envoy, A, to B"
        for p in tie.children:
            if p.dep_ == "pobj" and (found := body(p.i) or _inner(p, body) or beyond(p, body)):
                return found
    if end < len(doc) and doc[end].lower_ in cues().office_tie:
        for j in range(end + 1, min(len(doc), end + 5)):
            if doc[j].pos_ not in ("DET", "PROPN", "ADJ", "NOUN") or doc[j].is_sent_start:
                break
            if doc[j].head.lemma_.lower() in cues().outpost_noun and doc[j].dep_ != "pobj":
                break
            if doc[j + 1 : j + 2].text in ("-", "–"):
                break  # "leader of the Iran-backed movement"
            if found := body(j):
                return _of_state(found, doc[j].head)
    return None


def _of_office(body: Token) -> bool:
    """Whether a name hangs on a title, or on a noun before it that does not tell where."""
    return body.dep_ != "pobj" or body.head.head.lower_ in office_words()


def _of_unnamed(doc: Doc, at: Mapping[int, Mention], start: int, end: int) -> bool:
    """Whether the title goes on with a body of which a people before it only tells the bearer's
    own: "the *Somali* president of the court"."""
    below = (c for part in doc[start:end] for c in part.children if c.i >= end)
    objects = (p for c in below if c.dep_ == "prep" and c.lower_ == "of" for p in c.children)
    return any(
        p.lemma_.lower() in cues().description_organisation
        and p.i not in at
        and any(c.lower_ in cues().definite_word for c in p.children)
        for p in objects
    )


def commanded(holder: Mention, at: Mapping[int, Mention], links: Links, doc: Doc) -> Mention | None:
    """The body that is under the bearer: "the *UN mission* under Ambassador A"; no state, whose
    general does not head it."""
    name = doc[holder.root]
    name = name.head if name.dep_ == "appos" else name
    if name.dep_ != "pobj" or name.head.lower_ != "under" or name.head.i == name.sent.start:
        return None
    whole = name.head.head
    parts = [whole, *(c for c in whole.children if c.dep_ in ("compound", "nmod", "poss"))]
    parts += [p for c in whole.children if c.lower_ == "of" for p in c.children]
    for found in (at[t.i] for t in parts if t.i in at and t.i < name.head.i):
        if len(found.actors) == 1 and links.type_of(found.actors[0]) in COMMANDED:
            return found
    return None


def sender(noun: Token, name: str, at: Mapping[int, Mention], links: Links) -> Mention | None:
    """Who sends or names an envoy whose body the words do not give: "*China* sent an envoy, A"."""
    for who in senders(noun) if name in cues().mission_title else ():
        found = at.get(antecedent(who).i)
        if found and len(found.actors) == 1 and links.type_of(found.actors[0]) in SENDERS:
            return found
    return None


def _opens(doc: Doc, body: Mention) -> bool:
    """Whether the sentence opens with where it happened ("In Turkey Minister Ellwood met …")."""
    before = doc[body.start - 1] if body.start else None
    return (
        before is not None
        and before.is_sent_start is True
        and before.lower_ in cues().locating_preposition
    )


def _inside_phrase(token: Token) -> bool:
    return (
        token.pos_ in ("PROPN", "ADJ", "NOUN", "PART", "VERB")
        and token.dep_ not in ("ROOT", "nsubj")
    ) or token.text in ("-", "–", "/", "'s", "'", "and")


def _inner(token: Token, body: Callable[[int], Mention | None]) -> Mention | None:
    """The body that modifies the object of the phrase: "minister of the Iraqi government", but not
    "head of the UN mission", which has a head of its own."""
    if token.lemma_.lower() in cues().outpost_noun:
        return None
    for child in token.children:
        if child.dep_ == "appos" and child.i > token.i and (found := body(child.i)):
            return found  # "leader of the Lebanese movement Hezbollah"
    for child in token.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and (found := body(child.i)):
            return _of_state(found, token)
    return None


def _of_state(found: Mention, noun: Token) -> Mention | None:
    """The body before a noun, not the country of a body that is not its state's."""
    unlike = noun.lemma_.lower() in _unlike_states()
    return None if unlike and found.kind == "demonym" else found


@cache
def _unlike_states() -> frozenset[str]:
    """Nouns for bodies that are of a country but are not its state ("the Lebanese movement")."""
    words = cues()
    state = words.state_noun | words.body_noun | words.collective_word
    return (
        words.description_armed_group
        | words.description_company
        | words.description_media
        | words.description_organisation
    ) - state


def spelled_name(doc: Doc, start: int, end: int) -> str:
    """The words of a title in lower case, without hyphens."""
    return " ".join(t.lower_ for t in doc[start:end] if t.text not in "-–")
