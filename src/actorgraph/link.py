"""Which actor a name stands for: seeds, full names in the same article, local actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from actorgraph.actors import load_seeds
from actorgraph.lexicon import office_words
from actorgraph.mentions import Mention, mentions
from actorgraph.model import Actor, slug
from actorgraph.ontology import cues
from actorgraph.parse import Parsed


@dataclass(frozen=True, slots=True)
class Links:
    """The mentions of an article, by paragraph and token, and the actors they stand for."""

    at: tuple[Mapping[int, Mention], ...]
    actors: dict[str, Actor]

    def add(self, actor: Actor) -> None:
        """Take in an actor that the text names by a description ("Syrian rebels")."""
        self.actors.setdefault(actor.id, actor)

    def type_of(self, actor: str) -> str:
        """The actor's type (state, person, …)."""
        return self.actors[actor].type


def linked(parsed: Parsed) -> Links:
    """Every name of the article linked; names no seed knows become local actors."""
    found = [mentions(doc) for doc in parsed.docs]
    people = _full_names(found)
    short = _acronyms(parsed.docs, found)
    actors: dict[str, Actor] = dict(load_seeds().actors)
    result = []
    for paragraph in found:
        table: dict[int, Mention] = {}
        for mention in paragraph:
            for each in _resolved(mention, people, short, parsed.article.id, actors):
                table.update(dict.fromkeys(range(each.start, each.end), each))
        result.append(table)
    for doc, table in zip(parsed.docs, result, strict=True):
        _add_surnames(doc, table, people)
    return Links(tuple(result), actors)


def _resolved(
    mention: Mention,
    people: Mapping[str, str],
    short: Mapping[str, str],
    article: str,
    actors: dict[str, Actor],
) -> Iterable[Mention]:
    """The mention with its actor, minting a local one where nobody else fits."""
    if mention.kind in ("surname", "person") and " " not in mention.text:
        known = people.get(slug(mention.text))
        if known:
            return [replace(mention, kind="name", actors=(known,), rule="surname-of-full-name")]
    if mention.text in short:
        return [
            replace(mention, kind="name", actors=(short[mention.text],), rule="acronym-of-text")
        ]
    if mention.actors or mention.kind == "place":
        return [mention]
    actor = _local(mention, article)
    actors.setdefault(actor.id, actor)
    return [replace(mention, actors=(actor.id,), rule="local")]


def _local(mention: Mention, article: str) -> Actor:
    """An actor of this text; a single name is not merged with its like in other articles."""
    label = " ".join(mention.text.split())
    single = mention.kind == "person" and " " not in label
    id = f"{slug(article)}--{slug(label)}" if single else slug(label)
    return Actor(id, label, mention.kind)


def _add_surnames(doc: Doc, table: dict[int, Mention], people: Mapping[str, str]) -> None:
    """Family names of the article's people where the entity recogniser saw no name."""
    for token in doc:
        known = people.get(slug(token.text)) if token.pos_ == "PROPN" else None
        if not known or token.i in table or not token.text[0].isupper() or len(token) < 3:
            continue
        beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
        if not any(t.pos_ == "PROPN" and not _is_title(t.text) for t in beside):
            table[token.i] = Mention(
                token.i, token.i + 1, token.i, "name", token.text, (known,), "surname-of-full-name"
            )


def _is_title(text: str) -> bool:
    return text.lower().rstrip(".") in cues().person_title | office_words()


def _full_names(found: list[list[Mention]]) -> dict[str, str]:
    """Family name (slug) to actor id, of every full name in the article; the first one wins."""
    seeds = load_seeds().actors
    people: dict[str, str] = {}
    for mention in (m for paragraph in found for m in paragraph):
        words = mention.text.split()
        if mention.actors and seeds[mention.actors[0]].type == "person" and len(words) > 1:
            actor = seeds[mention.actors[0]]
            label = actor.label.split()
            family = label[0] if actor.country in cues().family_name_first else label[-1]
            for key in (family, words[-1]):
                people.setdefault(slug(key), actor.id)
        elif mention.kind == "person" and len(words) > 1:
            people.setdefault(slug(words[-1]), slug(mention.text))
            hyphened = slug(words[-1]).removeprefix("al-")
            people.setdefault(hyphened, slug(mention.text))
    return people


def _acronyms(docs: tuple[Doc, ...], found: list[list[Mention]]) -> dict[str, str]:
    """Acronyms that the text introduces in parentheses after a name: "… al-Sham (HTS)"."""
    short: dict[str, str] = {}
    for doc, paragraph in zip(docs, found, strict=True):
        for m in paragraph:
            after = doc[m.end : m.end + 3]
            if len(after) == 3 and after[0].text == "(" and after[2].text == ")":
                inside = after[1].text
                if (
                    inside.isupper()
                    and 2 <= len(inside) <= 8
                    and m.kind in ("name", "organisation")
                ):
                    short.setdefault(inside, m.actors[0] if m.actors else slug(m.text))
    return short
