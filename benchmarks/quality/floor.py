"""The floor: one word for each relation, between the nearest two names of a sentence."""

from __future__ import annotations

from actorgraph.coref import resolved
from actorgraph.link import linked
from actorgraph.model import Reading
from actorgraph.ontology import relations
from actorgraph.parse import Parsed
from quality.statements import Statement, reading_of


def one_word_reading(parsed: Parsed) -> Reading:
    """Claims of the verb that each relation's block begins with: the subject is the nearest actor
    before it in its sentence, the object the nearest after it."""
    links = resolved(parsed, linked(parsed)).links
    found: list[Statement] = []
    for table, doc in zip(links.at, parsed.docs, strict=True):
        for verb in (token for token in doc if token.lemma_.lower() in first_verbs()):
            sentence = [i for i in range(verb.sent.start, verb.sent.end) if i in table]
            before = [actor for i in sentence if i < verb.i for actor in table[i].actors]
            after = [actor for i in sentence if i > verb.i for actor in table[i].actors]
            if before and after:
                found.append((before[-1], first_verbs()[verb.lemma_.lower()], after[0]))
    return reading_of(parsed, links.actors, found)


def first_verbs() -> dict[str, str]:
    """The first verb of each relation that has any, with the relation."""
    verbs = (
        (next((t.words[0] for t in relation.triggers if t.pos == "verb"), None), relation.id)
        for relation in relations().values()
    )
    return {verb: relation for verb, relation in verbs if verb is not None}
