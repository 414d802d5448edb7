"""memberOf and represents from a name alone: "Ivan Korak of the Blue Party", "of the ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from actorgraph.actors import load_seeds
from actorgraph.coref import Resolved
from actorgraph.extraction.details import Details
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.scene import Party
from actorgraph.gazetteer import alias_index, normal
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.model import Modality, Polarity
from actorgraph.ontology import cues
from actorgraph.parse import Parsed

KINDS = ("party", "armed_group", "organisation", "government_body")


def affiliation_frames(parsed: Parsed, resolved: Resolved) -> Iterator[Frame]:
    """One frame for every person whose name goes on with "of" and the party, armed group or body
    that he or she is of."""
    links = resolved.links
    for number, doc in enumerate(parsed.docs):
        for token in doc:
            if token.dep_ == "poss":
                yield from _owned(number, token, links)
            if token.lower_ != "of" or token.dep_ != "prep":
                continue
            person = _single(links.at[number].get(token.head.i), links, "person")
            if person is None or token.head.i != person.root or person.end > token.i + 1:
                continue
            if doc[person.end : token.i].text.strip(","):
                continue
            body = next((b for c in token.children if (b := _body(c, number, links))), None)
            if body is None:
                for served in (b for c in token.children if (b := _state(c, number, links))):
                    yield _frame(number, "represents", person, served, served.actors[0], token)
                continue
            if links.type_of(body.actors[0]) in KINDS:
                relation = "represents" if _of_state(body.actors[0], links) else "memberOf"
                state = links.actors[body.actors[0]].country
                told = doc[body.start].ent_type_ == "NORP"  # "of the Chinese foreign ministry"
                whole = state if told and relation == "represents" else None
                yield _frame(number, relation, person, body, whole or body.actors[0], token)


def _owned(number: int, owner: Token, links: Links) -> Iterator[Frame]:
    """The frame for a person whom a party owns whose name no other has: "Fidesz's A B"; what an
    armed group owns may be its captive."""
    person = _single(links.at[number].get(owner.head.i), links, "person")
    body = _single(links.at[number].get(owner.i), links, "party")
    if person is None or body is None or body.kind in ("place", "city"):
        return
    between = owner.doc[body.end : person.start].text.strip()
    namesakes = {alias.actor for alias in alias_index().get(normal(body.text), ())}
    if between in ("'s", "’s", "'", "’") and len(namesakes) < 2:
        yield _frame(number, "memberOf", person, body, body.actors[0], owner)


def _of_state(body: str, links: Links) -> bool:
    """Whether one serves the body rather than belongs to it: a government's, or one of states."""
    actor = links.actors[body]
    if actor.type in ("party", "armed_group"):  # "African National Congress"
        return False
    if actor.type == "government_body" or {body, actor.country} & _of_states():
        return True
    return bool({word.lower() for word in actor.label.split()} & cues().body_noun)


@cache
def _of_states() -> frozenset[str]:
    """The organisations of which states are members, or in which they appoint to offices."""
    seeds = load_seeds()
    rows = {m.organisation for m in seeds.memberships if seeds.actors[m.member].type == "state"}
    rows |= {office.body for office in seeds.offices if office.body in seeds.actors}
    return frozenset(b for b in rows if seeds.actors[b].type == "organisation")


def _single(mention: Mention | None, links: Links, kind: str) -> Mention | None:
    """The mention, if it names one actor of the type."""
    if mention is None or len(mention.actors) != 1 or mention.kind in ("pronoun", "description"):
        return None
    return mention if links.type_of(mention.actors[0]) == kind else None


def _body(noun: Token, number: int, links: Links) -> Mention | None:
    """What a person is of: the body that is named after "of"."""
    if noun.dep_ != "pobj":
        return None
    found = links.at[number].get(noun.i)
    named = found is not None and found.kind not in ("pronoun", "description", "place", "city")
    return found if found is not None and named and len(found.actors) == 1 else None


def _state(noun: Token, number: int, links: Links) -> Mention | None:
    """The state whose ministry or parliament a person is of: "A of *Chad's* foreign ministry"."""
    if noun.dep_ != "pobj" or noun.lemma_.lower() not in cues().served_noun:
        return None
    inner = [c for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
    for of in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"):
        inner += [c for c in of.children if c.dep_ == "pobj"]
    for child in inner:
        found = links.at[number].get(child.i)
        if found and found.kind not in ("place", "city") and len(found.actors) == 1:
            if links.type_of(found.actors[0]) == "state":
                return found
    return None


def _frame(
    number: int, relation: str, person: Mention, body: Mention, object: str, word: Token
) -> Frame:
    return Frame(
        paragraph=number,
        relation=relation,
        trigger=(word.i, word.i + 1),
        subject=Party(person.actors[0], person.start, person.end),
        object=Party(object, body.start, body.end),
        rule=f"{relation}-name-of",
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        speaker=None,
        details=Details(),
        kind="title",
        steps=1,
    )
