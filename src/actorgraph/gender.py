"""Whether a person is spoken of as "he" or "she": seeds, titles beside the name, given names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc

from actorgraph.actors import load_seeds
from actorgraph.lexicon import told_gender
from actorgraph.link import Links
from actorgraph.mentions import Mention
from actorgraph.model import slug
from actorgraph.ontology import cues


def genders(
    docs: Iterable[Doc], tables: Iterable[Mapping[int, Mention]], links: Links
) -> dict[str, str]:
    """``f`` or ``m`` by actor id, for the persons of an article of whom anything tells it.

    The seeds come first, then a word like "Mrs" or "spokeswoman" beside the name, then the given
    name.
    """
    known = dict(load_seeds().gender)
    found: dict[str, str] = {}
    for doc, table in zip(docs, tables, strict=True):
        for mention in dict.fromkeys(table.values()):
            if len(mention.actors) == 1 and links.type_of(mention.actors[0]) == "person":
                person = mention.actors[0]
                told = known.get(person) or _by_words(doc, mention)
                told = told or load_seeds().given_names.get(slug(_given(links, person)))
                if told:
                    found.setdefault(person, told)
    return found


def _given(links: Links, person: str) -> str:
    actor = links.actors[person]
    words = actor.label.split()
    if len(words) < 2:
        return ""
    return words[-1] if actor.country in cues().family_name_first else words[0]


def _by_words(doc: Doc, mention: Mention) -> str | None:
    """What a title or noun beside the name tells: "Mrs Lindqvist", "A, the chairwoman"."""
    beside = list(doc[max(0, mention.start - 3) : mention.start])
    beside += [c for c in doc[mention.root].children if c.dep_ == "appos"]
    return next((told for token in beside if (told := told_gender(token.text))), None)
