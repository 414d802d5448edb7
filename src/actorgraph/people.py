"""Persons of the seeds by a part of their name, a title and a day: "President Bush" in 1990."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from actorgraph.actors import Office, load_seeds
from actorgraph.incumbents import same_title
from actorgraph.lexicon import offices
from actorgraph.model import slug
from actorgraph.ontology import cues

LONGEST = 4  # words in the longest title


@dataclass(frozen=True, slots=True)
class Called:
    """A title that stands right before a name: ``name`` in lower case, its first token, and whether
    the words say that the term has ended."""

    name: str
    start: int
    former: bool = False


def title_before(doc: Doc, end: int) -> Called | None:
    """The longest office title whose last word stands right before token ``end``."""
    for start in range(max(0, end - LONGEST), end):
        words = [t.lower_ for t in doc[start:end] if t.text not in "-–"]
        former = [word for word in words if word in cues().former_word]
        if words and " ".join(words) in offices() and doc[start].text not in "-–":
            name = " ".join(word for word in words if word not in former)
            before = doc[start - 1].lower_ if start else ""
            return Called(name, start, bool(former) or before in cues().former_word)
    return None


@cache
def _bearers() -> Mapping[str, tuple[str, ...]]:
    """Seed persons that held an office, by each word of their names (slugs)."""
    found: dict[str, set[str]] = {}
    seeds = load_seeds()
    for alias in seeds.aliases:
        if alias.actor in seeds.terms_of and alias.kind in ("name", "surname"):
            for word in alias.text.split():
                found.setdefault(slug(word), set()).add(alias.actor)
    return {word: tuple(sorted(people)) for word, people in found.items()}


def bearers(words: Iterable[str], title: str, body: str | None) -> list[Office]:
    """The terms of seed persons whose names have all the words and who held the office, of that
    body if one is given (a state's bodies count for the state)."""
    seeds = load_seeds()
    called = [set(_bearers().get(slug(word), ())) for word in words]
    return [
        term
        for person in sorted(set.intersection(*called) if called else ())
        for term in seeds.terms_of[person]
        if same_title(term.title, title)
        and (body is None or body in (term.body, seeds.part_of.get(term.body)))
    ]
