"""What a language model answers, held against the text: what is not found there is dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from actorgraph.actors import load_seeds
from actorgraph.coref import resolved
from actorgraph.evaluate import normal
from actorgraph.link import Links, linked
from actorgraph.model import Reading
from actorgraph.ontology import relations
from actorgraph.parse import Parsed
from quality import prompt
from quality.server import Server, Unanswered, answer
from quality.statements import Statement, reading_of

FIELDS = ("subject", "relation", "object", "quote")

_PLAIN = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")
"""Marks that models set in their own way; each has one character, so places stay."""


def model_reading(parsed: Parsed, server: Server, tally: Counter[str]) -> Reading:
    """The article as the model has it, without claims where it gives no answer.

    ``tally`` counts articles ("answered", "unanswered: reason") and claims ("kept", "dropped:
    reason").
    """
    links = resolved(parsed, linked(parsed)).links
    text = "\n\n".join(paragraph.text for paragraph in parsed.clean.paragraphs)
    try:
        given = answer(server, prompt.messages(text, parsed.clean.date), prompt.schema())
        claims = _claims(given)
    except Unanswered as error:
        tally[f"unanswered: {error}"] += 1
        return reading_of(parsed, links.actors, ())
    tally["answered"] += 1
    names = _names(links)
    kept: list[Statement] = []
    for claim in claims:
        found = checked(claim, names, text)
        if isinstance(found, tuple):
            kept.append(found)
            tally["kept"] += 1
        else:
            tally[f"dropped: {found}"] += 1
    return reading_of(parsed, links.actors, kept)


def checked(claim: object, names: Mapping[str, str], text: str) -> Statement | str:
    """The claim with ids of actors, or why it is dropped.

    ``names`` has the actors that the text names by everything that they are called.
    """
    values = [claim.get(field) for field in FIELDS] if isinstance(claim, dict) else []
    strings = [value for value in values if isinstance(value, str)]
    if len(strings) != len(FIELDS):
        return "malformed"
    subject, relation, object, quote = strings
    if relation not in relations():
        return "unknown relation"
    if not plain(quote) or plain(quote) not in plain(text):
        return "quote not in the text"
    ends = names.get(normal(subject)), names.get(normal(object))
    if ends[0] is None or ends[1] is None:
        return "actor not in the text"
    return "both ends are one actor" if ends[0] == ends[1] else (ends[0], relation, ends[1])


def plain(text: str) -> str:
    """The text with single spaces and plain marks, as quotes are looked up."""
    return " ".join(text.translate(_PLAIN).split())


def _claims(given: object) -> list[object]:
    claims = given.get("claims") if isinstance(given, dict) else None
    if not isinstance(claims, list):
        raise Unanswered("another form")
    return claims


def _names(links: Links) -> dict[str, str]:
    """The actors that names of the text stand for, by everything that they are called: the words of
    the text first, then labels, then aliases of the seeds. The first in the text has a name that
    several share."""
    mentions = [m for table in links.at for _, m in sorted(table.items()) if m.kind != "pronoun"]
    named = {actor: m.text for m in mentions for actor in m.actors if m.kind != "place"}
    found: dict[str, str] = {}
    for mention in mentions:
        if len(mention.actors) == 1 and mention.actors[0] in named:
            found.setdefault(normal(mention.text), mention.actors[0])
    for actor in named:
        found.setdefault(normal(links.actors[actor].label), actor)
    for alias in load_seeds().aliases:
        if alias.actor in named:
            found.setdefault(normal(alias.text), alias.actor)
    found.pop("", None)
    return found
