"""What any extractor finds, brought into the form in which all of them are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from actorgraph.decisions import decided, load_decisions
from actorgraph.evaluate import NOT_ANNOTATED, Found, normal
from actorgraph.model import Actor, Claim, Reading, merged, named_actors
from actorgraph.ontology import oriented
from actorgraph.parse import Parsed

Statement = tuple[str, str, str]
"""Subject, relation and object; both ends are ids of actors."""

Extractor = Callable[[Parsed], Reading]


def reading_of(
    parsed: Parsed, actors: Mapping[str, Actor], statements: Iterable[Statement]
) -> Reading:
    """The statements as claims without evidence, each once and none of an actor with itself; ids
    are merged as people have decided, as they are in ``claims.reading``."""
    claims = merged(
        Claim(first, relation, second)
        for subject, relation, object in statements
        if subject != object
        for first, second, _ in [oriented(relation, subject, object)]
    )
    found = Reading(parsed.article, named_actors(claims, actors), claims)
    return decided(found, load_decisions())


def compared(reading: Reading) -> tuple[Found, ...]:
    """The claims that gold tables are about, as ``evaluate`` compares them."""
    actors = {actor.id: actor for actor in reading.actors}
    ends = (
        (claim.relation, actors[claim.subject], actors[claim.object]) for claim in reading.claims
    )
    return tuple(
        Found(reading.article.id, normal(subject.label), relation, normal(object.label))
        for relation, subject, object in ends
        if relation not in NOT_ANNOTATED and subject.named and object.named
    )
