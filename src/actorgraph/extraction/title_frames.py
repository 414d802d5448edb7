"""headOf and represents from titles: "NATO chief Mark Rutte", "Lavrov, the Russian minister"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from actorgraph.coref import Resolved
from actorgraph.dates import event_date
from actorgraph.extraction.counterparts import counterparts
from actorgraph.extraction.details import Details
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.homelands import (
    chiefs_state,
    givers_body,
    home_state,
    own_state,
    spoken_state,
)
from actorgraph.extraction.scene import Party
from actorgraph.incumbents import coming_body, office_body
from actorgraph.lexicon import offices
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.model import FORMER, Modality, Polarity
from actorgraph.office_bearers import OFFICE_OF_SEED, TITLE_OF_NAMED
from actorgraph.office_parts import placed
from actorgraph.offices import Title
from actorgraph.ontology import cues
from actorgraph.parse import Parsed
from actorgraph.syntax.arcs import antecedent

_MODIFYING = ("amod", "compound", "nmod", "poss")
BODIES = ("organisation", "party", "armed_group", "company", "government_body", "media")


def title_frames(parsed: Parsed, resolved: Resolved) -> Iterator[Frame]:
    """One frame for every title whose bearer is named and whose body is named or known."""
    for number, titles in enumerate(resolved.titles):
        for title in titles:
            holder = title.holder or _described(number, title, resolved.links)
            if holder is None:
                continue
            named = replace(title, holder=holder, linked_by=title.linked_by or "description")
            frame = _frame(number, named, parsed, resolved)
            if frame is not None:
                yield frame
    for number, title in counterparts(parsed, resolved):
        frame = _frame(number, title, parsed, resolved)
        if frame is not None:
            yield frame


def _described(number: int, title: Title, links: Links) -> Mention | None:
    """The bearer of a title that stands alone: with its body ("the French president"), or one that
    a person named nearby is known to hold ("the foreign secretary")."""
    found = links.at[number].get(title.root)
    if found is None or found.kind != "description":
        return None
    if title.body is None and found.rule != TITLE_OF_NAMED:
        return None
    if found.rule == OFFICE_OF_SEED:  # the text states no office of a person it does not name
        return None
    return found if len(found.actors) == 1 and links.type_of(found.actors[0]) == "person" else None


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


def _frame(number: int, title: Title, parsed: Parsed, resolved: Resolved) -> Frame | None:
    holder, body, links = title.holder, title.body, resolved.links
    assert holder is not None
    person = holder.actors[0]
    body = body or _owned(number, title, parsed, links)
    if body is not None:
        object = Party(body.actors[0], body.start, body.end)
    else:
        known = _known_body(person, title, parsed) or _issuer(person, title, resolved)
        known = known or _headed(number, title, parsed.docs[number], resolved)
        known = known or own_state(person, title, resolved, parsed.clean.date)
        known = known or chiefs_state(
            parsed.docs[number], number, title, resolved, parsed.clean.date
        )
        known = known or spoken_state(parsed.docs[number], number, title, resolved)
        known = known or givers_body(parsed.docs[number], number, title, resolved)
        known = known or home_state(parsed.docs[number], number, title, resolved, parsed.clean.date)
        if known is None or _of_others(parsed.docs[number], title, links.type_of(known)):
            return None
        made = links.actors[known]
        minister = offices()[title.name][0][0].id == "represents"
        state = made.country if minister and made.type == "government_body" else None
        object = Party(state or known, -1, -1, 2)
    doc = parsed.docs[number]
    part = placed(doc, title, object.actor, links, links.at[number])
    if part is None:
        return None
    if part[0] is not None:
        object = Party(part[0].actors[0], part[0].start, part[0].end)
    before = doc[title.start - 1].lower_ if title.start else ""
    kind = links.type_of(object.actor)
    readings = offices()[title.name]
    fitting = [r for r in readings if not r[1].object_types or kind in r[1].object_types]
    if not fitting:
        return None
    relation, trigger = fitting[0]
    second = before in cues().deputy_word or _of_branch(doc, title, links.at[number])
    second |= part[1] or (kind == "state" and _of_part(doc, title))
    seat = kind == "party" and title.name.split()[-1] in cues().seat_title
    held = "memberOf" if seat else "represents" if second else relation.id
    return Frame(
        paragraph=number,
        relation=held,
        trigger=(title.start, title.end),
        subject=Party(person, holder.start, holder.end),
        object=object,
        rule=":".join([trigger.rule, title.linked_by, *([FORMER] if title.former else [])]),
        polarity=Polarity.AFFIRMED,
        modality=trigger.modality or Modality.ASSERTED,
        speaker=None,
        details=Details(event_date=_term(doc[title.root], title, parsed.clean.date)),
        kind="title",
        steps=object.steps,
    )


def _of_branch(doc: Doc, title: Title, at: Mapping[int, Mention]) -> bool:
    """Whether a noun before a title such as "chief" says of what part of the body it is ("the UN
    human rights chief")."""
    before = doc[title.start - 1] if title.start else None
    return (
        before is not None
        and title.name in cues().branch_title
        and before.pos_ == "NOUN"
        and before.lemma_.lower() not in cues().body_noun | cues().state_noun
        and before.dep_ in ("compound", "nmod", "amod")
        and before.i not in at
    )


def _of_part(doc: Doc, title: Title) -> bool:
    """Whether what the title heads is one body of a state: "president of the *Ethiopian
    parliament*"."""
    body = title.body
    if body is None or body.start < title.end or doc[body.root].dep_ not in _MODIFYING:
        return False
    whole = doc[body.root].head.lemma_.lower()
    return whole in cues().body_noun and whole not in cues().state_noun | cues().rule_noun


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


def _term(noun: Token, title: Title, published: str | None) -> str | None:
    """The date of "was president from 2001 to 2009"; beside other titles a date is that of what
    else is told."""
    return event_date(noun, published) if title.linked_by == "copula" else None
