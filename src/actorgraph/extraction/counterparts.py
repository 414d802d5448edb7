"""Offices that news gives by another's: "Rice telephoned her Russian counterpart, Sergei Lavrov".

The counterpart holds the office of whom the possessive means, in the state whose adjective or name
stands with the noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from spacy.tokens import Token

from actorgraph.actors import load_seeds
from actorgraph.extraction.details import Details
from actorgraph.extraction.frames import Frame
from actorgraph.extraction.scene import Party
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.model import Modality, Polarity
from actorgraph.ontology import cues
from actorgraph.parse import Parsed
from actorgraph.syntax.arcs import prepositional

RULE = "office:counterpart"
STEPS = 2
"""Inferences from one office to the other."""


def counterpart_frames(parsed: Parsed, links: Links, held: Iterable[Frame]) -> Iterator[Frame]:
    """One frame for every named counterpart of somebody whose office ``held`` has."""
    relations = {f.subject.actor: f.relation for f in held if links.type_of(f.object.actor) == "state"}
    for number, doc in enumerate(parsed.docs):
        at = links.at[number]
        for noun in doc:
            if noun.lemma_.lower() not in cues().same_office_noun:
                continue
            holder, body = _named(noun, at, links), _state(noun, at, links)
            peers = _peers(noun, at)
            offices = {relations[peer] for peer in peers if peer in relations}
            offices = offices or {r for peer in peers for r in _known(peer, parsed)}
            if holder is None or body is None or len(offices) != 1:
                continue
            relation = offices.pop()
            yield Frame(
                paragraph=number,
                relation=relation,
                trigger=(noun.i, noun.i + 1),
                subject=Party(holder.actors[0], holder.start, holder.end),
                object=Party(body.actors[0], body.start, body.end),
                rule=f"{relation}-{RULE}",
                polarity=Polarity.AFFIRMED,
                modality=Modality.ASSERTED,
                speaker=None,
                details=Details(),
                kind="title",
                steps=STEPS,
            )


def _known(person: str, parsed: Parsed) -> set[str]:
    """By which relations the person is tied to a state on the article's day, as the seeds know."""
    terms = load_seeds().terms_of.get(person, ())
    if parsed.clean.date:
        terms = tuple(t for t in terms if t.held_on(date.fromisoformat(parsed.clean.date)))
    actors = load_seeds().actors
    return {t.relation for t in terms if actors[t.body].type in ("state", "government_body")}


def _named(noun: Token, at: Mapping[int, Mention], links: Links) -> Mention | None:
    """The person beside the noun: "her counterpart, *A*", "her counterpart *A*", "*A*, her …"."""
    doc = noun.doc
    beside = [noun.head] if noun.dep_ in ("appos", "compound") else []
    beside += [c for c in noun.children if c.dep_ == "appos"]
    after = noun.i + 1
    while after < len(doc) and doc[after].text != "," and noun.is_ancestor(doc[after]):
        after += 1  # "her counterpart from Kosovo, *A*"
    beside += [doc[i] for i in (noun.i + 1, after + 1) if i < len(doc)]
    for token in beside:
        found = at.get(token.i)
        if found and found.kind not in ("pronoun", "description") and len(found.actors) == 1:
            if links.type_of(found.actors[0]) == "person":
                return found
    return None


def _state(noun: Token, at: Mapping[int, Mention], links: Links) -> Mention | None:
    """The state of the counterpart: "her *Russian* counterpart", "her counterpart in *Moscow*"."""
    near = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")]
    near += [f.token for name in ("of", "from", "in") for f in prepositional(noun, name)]
    for token in near:
        found = at.get(token.i)
        if found and len(found.actors) == 1 and links.type_of(found.actors[0]) == "state":
            return found
    return None


def _peers(noun: Token, at: Mapping[int, Mention]) -> tuple[str, ...]:
    """Whose counterpart it is: what the possessive before the noun stands for."""
    owners = [at[c.i] for c in noun.children if c.dep_ == "poss" and c.i in at]
    return owners[0].actors if owners else ()
