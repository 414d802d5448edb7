"""The body whose office a title is: "*NATO* chief", "president of *France*"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.ontology import cues


def body_of(
    doc: Doc, at: Mapping[int, Mention], links: Links, start: int, end: int
) -> Mention | None:
    """The body whose office it is: before the title in its noun phrase, or in a phrase after it."""

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
        before = i > end or doc[m.root].dep_ in ("poss", "amod", "compound", "nmod")
        home = links.actors[m.actors[0]].country is not None or m.kind == "region"
        governed = kind != "region" or (before and home)
        return m if governed and not task else None

    ties = ("of", "for", "to", "at", "from")
    if start and doc[start - 1].text == "," and doc[end : end + 1].text == ",":
        if found := body(end + 1):  # "Joseph Votel, commander, U.S. Central Command"
            return found
    i = start - 1
    while i >= 0 and _inside_phrase(doc[i]):
        found = body(i)
        if found and not _opens(doc, found):
            return found
        i -= 1
    if i >= 0 and doc[i].tag_ == "PRP$" and doc[end : end + 1].text in ("to", "at"):
        return None  # "its envoy to B" is not B's
    for child in (c for part in doc[start:end] for c in part.children):
        if child.dep_ == "prep" and child.lower_ in ties:
            for p in child.children:
                if p.dep_ == "pobj" and (found := body(p.i) or _inner(p, body)):
                    return found
    if end < len(doc) and doc[end].lower_ in ties:
        for j in range(end + 1, min(len(doc), end + 5)):
            if doc[j].pos_ not in ("DET", "PROPN", "ADJ", "NOUN") or doc[j].is_sent_start:
                break
            if doc[j].head.lemma_.lower() in cues().outpost_noun and doc[j].dep_ != "pobj":
                break
            if found := body(j):
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
        if child.dep_ in ("poss", "amod", "compound", "nmod") and (found := body(child.i)):
            return found
    return None


def spelled_name(doc: Doc, start: int, end: int) -> str:
    """The words of a title in lower case, without hyphens."""
    return " ".join(t.lower_ for t in doc[start:end] if t.text not in "-–")
