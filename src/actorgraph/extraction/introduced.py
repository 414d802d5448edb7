"""What a common noun introduces or counts: "groups like *A*", "the allies, *A* and B", "most of
*its gas*"."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.extraction.scene import Scene
from actorgraph.lexicon import office_words
from actorgraph.syntax.arcs import Filler, prepositional
from actorgraph.syntax.company import among, beyond, dashed


def introduced(noun: Token, scene: Scene) -> list[Filler]:
    """The names that the noun introduces: "groups like A and B", "the allies, A and B"."""
    found: list[Filler] = []
    for name in sorted(scene.words.exemplar):
        for filler in prepositional(noun, name):
            such = filler.token.head.nbor(-1).lower_ == "such" if filler.token.head.i else False
            if name != "as" or such:
                found.append(filler)
    found += [Filler(c) for c in noun.children if _beside(c, noun)]
    return found or among(noun) or dashed(noun) or _beyond(noun, scene)


def _beside(name: Token, noun: Token) -> bool:
    """Whether a name is set beside the noun, and not by the parser beside what stands between
    ("the government against the terror of the group *A*")."""
    if name.dep_ != "appos" or name.pos_ != "PROPN":
        return False
    first = name.left_edge.i
    return first <= noun.i + 1 or name.doc[first - 1].is_punct


def _beyond(token: Token, scene: Scene) -> list[Filler]:
    """The person who holds the office or post that the noun names, though the parser ties the
    name to the verb."""
    if token.lemma_.lower() not in scene.words.state_noun | office_words():
        return []
    named = ((f, scene.at.get(f.token.i)) for f in beyond(token))
    persons = (f for f, m in named if m and {*map(scene.links.type_of, m.actors)} == {"person"})
    return list(persons)


def counted(token: Token, scene: Scene) -> list[Filler]:
    """What a number, pronoun or noun of quantity counts: "most of *its gas*", "both of *them*"."""
    quantity = token.pos_ in ("PRON", "DET", "NUM", "ADJ") or (
        token.pos_ in ("NOUN", "PROPN")  # names keep their plural: "the Members of …"
        and {token.lemma_.lower(), token.lower_.removesuffix("s")} & scene.words.collection_noun
    )
    return prepositional(token, "of") if quantity else []
