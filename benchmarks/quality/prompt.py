"""What a language model is asked: the relations as ``relations.ttl`` has them, then the article."""

from __future__ import annotations

from collections.abc import Iterator

from actorgraph.evaluate import NOT_ANNOTATED
from actorgraph.model import ACTOR_TYPES
from actorgraph.ontology import Relation, relations

TASK = """\
You extract claims from a news article. A claim is a statement of the article that one actor stands
in one of the relations below to another.
Actors are named: {types}. Name an actor as the article names it, in its usual English form.
Capitals and seats of government that act stand for the state or body; so do demonyms, and troops,
officials or goods "of" a state for that state. A person who acts is the subject. A pronoun or
description is replaced by the name of whom it stands for.
Denied, planned, possible and reported statements count too, and so do nouns ("Iran's supply of
drones to Russia"). Each pair of a list is a claim of its own. Nothing is a claim that the article
does not say, and nobody has a relation to himself.
For each claim give subject, relation, object and quote: the words of the article, copied letter by
letter from one sentence, that state it.

Relations (subject first; "both ways" where the order means nothing):
{relations}"""


def messages(text: str, date: str | None) -> list[dict[str, str]]:
    """The task and the article, as chat messages."""
    dated = f"Published on {date}.\n\n{text}" if date else text
    return [{"role": "system", "content": _task()}, {"role": "user", "content": dated}]


def schema() -> dict[str, object]:
    """The JSON Schema of an answer."""
    text = {"type": "string"}
    names = {"type": "string", "enum": [relation.id for relation in _asked()]}
    fields = {"subject": text, "relation": names, "object": text, "quote": text}
    claim = {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim}},
        "required": ["claims"],
        "additionalProperties": False,
    }


def _task() -> str:
    types = ", ".join(kind.replace("_", " ") for kind in ACTOR_TYPES)
    return TASK.format(types=types, relations="\n".join(map(_line, _asked())))


def _asked() -> Iterator[Relation]:
    return (r for r in relations().values() if r.id not in NOT_ANNOTATED)


def _line(relation: Relation) -> str:
    """The relation with its definition and its first example."""
    line = f"- {relation.id}{' (both ways)' if relation.symmetric else ''}: {relation.definition}"
    shown = next((example for example in relation.examples if example.says), None)
    if shown is None:
        return line
    pairs = "; ".join(f"{subject} > {object}" for subject, object in shown.says)
    return f"{line} Example: {shown.text!r} says {pairs}."
