"""The body that a title is of where its own phrase names none, or a pronoun: "its minister, A"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from actorgraph.coref import Resolved
from actorgraph.extraction.homelands import (
    chiefs_state,
    givers_body,
    home_state,
    own_state,
)
from actorgraph.extraction.official_deeds import seated_state, spoken_state, subject_state
from actorgraph.extraction.scene import Party
from actorgraph.incumbents import coming_body, office_body
from actorgraph.lexicon import offices
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.offices import Title
from actorgraph.ontology import cues
from actorgraph.parse import Parsed
from actorgraph.syntax.arcs import antecedent

BODIES = ("organisation", "party", "armed_group", "company", "government_body", "media")


def body_party(number: int, title: Title, parsed: Parsed, resolved: Resolved) -> Party | None:
    """The body of a title that has a bearer, as a party: that of its words, of a pronoun before it,
    or an implied one, known by other ways; None where nobody knows it."""
    links, holder = resolved.links, title.holder
    assert holder is not None
    body = title.body or _owned(number, title, parsed, links)
    if body is not None:
        return Party(body.actors[0], body.start, body.end)
    known = _implied(number, title, parsed, resolved)
    if known is None or _of_others(parsed.docs[number], title, links.type_of(known)):
        return None
    made = links.actors[known]
    minister = offices()[title.name][0][0].id == "represents"
    state = made.country if minister and made.type == "government_body" else None
    return Party(state or known, -1, -1, 2)


def _implied(number: int, title: Title, parsed: Parsed, resolved: Resolved) -> str | None:
    """The body (id) that is known of the bearer, of the text or of who gives the title; the surest
    way counts."""
    assert title.holder is not None
    person, doc, day = title.holder.actors[0], parsed.docs[number], parsed.clean.date
    return (
        _known_body(person, title, parsed)
        or _issuer(person, title, resolved)
        or _headed(number, title, doc, resolved)
        or own_state(person, title, resolved, day)
        or chiefs_state(doc, number, title, resolved, day)
        or spoken_state(doc, number, title, resolved, day)
        or givers_body(doc, number, title, resolved)
        or home_state(doc, number, title, resolved, day)
        or seated_state(doc, number, title, resolved, day)
        or subject_state(doc, number, title, resolved, day)
    )


def _owned(number: int, title: Title, parsed: Parsed, links: Links) -> Mention | None:
    """The body that a pronoun or description before the title stands for: "its foreign minister,
    A", "the kingdom's envoy, B", "C, whose envoy D said"."""
    doc, holder = parsed.docs[number], title.holder
    assert holder is not None
    for token in (doc[title.root], doc[holder.root]):
        for child in token.children:
            owner = _whose(child) if child.dep_ == "poss" else None
            found = links.at[number].get(owner.i) if owner is not None else None
            told = owner != child or (found and found.kind in ("pronoun", "description"))
            if found and told and len(found.actors) == 1:
                if child.tag_ == "PRP$" and found.kind == "pronoun":
                    if child.lower_ == "its" and _unknown_owner(child, found, number, links):
                        continue
                    known = _known_body(holder.actors[0], title, parsed)
                    if known is not None and known != found.actors[0]:
                        continue
                    found = found if known else _nearest(number, child, title, found, links)
                kind = links.type_of(found.actors[0])
                if kind != "region" and (kind != "person" or title.name in cues().personal_title):
                    return found
    return None


def _unknown_owner(its: Token, told: Mention, number: int, links: Links) -> bool:
    """Whether "its" may stand for a body that its sentence names and nobody knows, rather than for
    one of a sentence before: "*Congress* named its speaker", "leads the *mission* as its head"."""
    known = cues().body_noun | cues().outpost_noun
    before = its.doc[its.sent.start : its.i]
    named = [m for t in before if (m := links.at[number].get(t.i)) and m.kind != "pronoun"]
    return not any(m.actors == told.actors for m in named) and any(
        token.dep_ in ("nsubj", "nsubjpass", "dobj")
        and token.lemma_.lower() in known
        and not ((found := links.at[number].get(token.i)) and found.actors)
        for token in before
    )


def _whose(owner: Token) -> Token:
    """The noun that "whose" stands for, also where the parser sees no relative clause ("Laos, whose
    envoy A left early, …"); any other token itself."""
    found = antecedent(owner)
    start = owner.i
    if found == owner and owner.tag_ == "WP$" and start > 1 and owner.nbor(-1).text == ",":
        return owner.nbor(-2)
    return found


def _nearest(number: int, its: Token, title: Title, told: Mention, links: Links) -> Mention:
    """Whom "its" before a title stands for: the organisation named last before it, which such
    titles are of ("A wrote to B about the C Party and *its leader*"), else ``told``."""
    if links.type_of(told.actors[0]) == "person":
        return told
    for token in reversed(its.doc[its.sent.start : its.i]):
        found = links.at[number].get(token.i)
        if found is None or len(found.actors) != 1 or found.kind in ("pronoun", "demonym", "place"):
            continue
        if links.type_of(found.actors[0]) in BODIES and title.name in cues().body_title:
            return found
    return told


def _issuer(person: str, title: Title, resolved: Resolved) -> str | None:
    """Who issues the statement, whose ministers need no state; not of another state's people, nor
    of a club or party that has no such office."""
    issuer, actors = resolved.issuer, resolved.links.actors
    if issuer is not None and title.name in cues().state_title:
        if actors[issuer].type not in ("state", "government_body", "region"):
            return None
    home = actors[person].country
    if issuer is None or (home is not None and home not in (issuer, actors[issuer].country)):
        return None
    return issuer


def _headed(number: int, title: Title, doc: Doc, resolved: Resolved) -> str | None:
    """Whose section of a list it is that opens with the title ("GHANA", and below it "President A
    said …"); not of another state's people."""
    section = resolved.sections[number] if resolved.sections else None
    if section is None or title.holder is None:
        return None
    first = next(iter(doc.sents))
    home = resolved.links.actors[title.holder.actors[0]].country
    known = {section, resolved.links.actors[section].country, None}
    opens = title.holder.start < first.end and doc[title.holder.root].dep_ in ("nsubj", "appos")
    return section if opens and home in known else None


def _known_body(person: str, title: Title, parsed: Parsed) -> str | None:
    """The body of a title that names none, by the seeds; of one elect, that of the coming term."""
    if set(title.name.split()) & cues().coming_word:
        return coming_body(person, parsed.clean.date)
    return office_body(person, title.name, parsed.clean.date)


def _of_others(doc: Doc, title: Title, kind: str) -> bool:
    """Whether the words give the title a body that nobody knows ("head of a small club"), and not
    one that goes without its name ("High Representative of the Union", "the country's president"
    where the body known by other ways is a state)."""
    inside = range(title.start, title.end)
    whole = cues().description_state if kind == "state" else frozenset[str]()
    for part in doc[title.start : title.end]:
        for child in part.children:
            if child.i in inside:
                continue
            if child.dep_ in ("poss", "compound", "nmod") and child.pos_ == "NOUN":
                return not (child.dep_ == "poss" and child.lemma_.lower() in whole)
            if child.dep_ == "prep" and child.lower_ in cues().belonging_preposition:
                named = (
                    c for c in child.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")
                )
                return any(c.lemma_.lower() not in cues().collective_word for c in named)
    return False
