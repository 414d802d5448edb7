"""What a frame says beside its actors: item, place, date, tense, mode and contexts."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from actorgraph.dates import event_date
from actorgraph.extraction.event_words import event_words
from actorgraph.extraction.item_phrases import Item, item_of
from actorgraph.extraction.relays import relay
from actorgraph.extraction.scene import Scene
from actorgraph.mentions import Mention
from actorgraph.model import Modality, Tense
from actorgraph.modes import mode_and_contexts
from actorgraph.ontology import Relation, Trigger
from actorgraph.syntax.arcs import Filler
from actorgraph.syntax.own_phrases import own_phrases
from actorgraph.syntax.slots import slot
from actorgraph.syntax.tense import tense

PLACES = ("place", "city", "metonym")


@dataclass(frozen=True, slots=True)
class Details:
    """What one place says of one event; each None or empty where the words do not tell.

    ``place`` is the actor that ``location``, the words, is or lies in; ``mode`` and ``contexts``
    are as in ``model.Evidence``, and so is ``outlet``.
    """

    item: Item | None = None
    location: str | None = None
    place: str | None = None
    event_date: str | None = None
    tense: Tense | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    outlet: str | None = None


def details(
    token: Token, relation: Relation, trigger: Trigger, modality: Modality,
    scene: Scene, published: str | None,
) -> Details:  # fmt: skip
    """The details of the event that the token names by this trigger of the relation."""
    filled = [f for name in trigger.item for f in slot(token, name, trigger.pos, scene.words)]
    words = event_words(token, filled, scene)
    mode, contexts = mode_and_contexts(words, relation.plover_type, relation.id)
    where = _location(token, trigger, scene)
    day = event_date(token, published, modality is Modality.PLANNED)
    return Details(
        item=_item(token, relation, trigger, scene),
        location=token.doc[where.start : where.end].text if where else None,
        place=_place(where, scene) if where else None,
        event_date=day,
        tense=_tense(token, modality, day, scene),
        mode=mode,
        contexts=contexts,
        outlet=relay(token, scene),
    )


def _tense(token: Token, modality: Modality, day: str | None, scene: Scene) -> Tense | None:
    """Future for what is planned; what has been done since a day goes on."""
    if modality is Modality.PLANNED:
        return Tense.FUTURE
    found = tense(token, scene.words)
    return Tense.ONGOING if found is Tense.PAST and day and day.endswith("/..") else found


def _item(token: Token, relation: Relation, trigger: Trigger, scene: Scene) -> Item | None:
    for name in trigger.item:
        found = item_of(slot(token, name, trigger.pos, scene.words), scene)
        if found:
            return found
    if trigger.pos == "noun" and relation.plover_type == "AID":
        parts = [f for f in slot(token, "of", "noun", scene.words) if f.token.i not in scene.at]
        return item_of(parts, scene) or item_of([Filler(token)], scene)
    return None


def _location(token: Token, trigger: Trigger, scene: Scene) -> Mention | None:
    """The nearest named place that an "in", "at" or "near" ties to the trigger or its verb; "at"
    before a target is no such tie."""
    places = {}
    for prep in token.sent:
        aimed = prep.head == token and prep.lower_ in trigger.object
        if prep.dep_ == "prep" and prep.lower_ in scene.words.locating_preposition and not aimed:
            for p in prep.children:
                mention = scene.at.get(p.i)
                if p.dep_ == "pobj" and mention and _is_place(mention, scene):
                    places[mention.start] = mention
    spans = [token.doc[mention.start : mention.end] for mention in places.values()]
    found = own_phrases(token, spans)
    return places[found[0].start] if found else None


def _is_place(mention: Mention, scene: Scene) -> bool:
    """Whether the name is one of a place: "in Brussels" is, whatever else that stands for."""
    if mention.kind != "name":
        return mention.kind in PLACES
    return not mention.actors or _place(mention, scene) is not None


def _place(mention: Mention, scene: Scene) -> str | None:
    """The state or region that a place is or lies in."""
    actor = mention.actors[0] if mention.actors else None
    return actor if actor and scene.links.type_of(actor) in ("state", "region") else None
