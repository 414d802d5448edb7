"""Two of whom a text speaks together: "the two men", "its neighbour", "them" after "A spoke to B
and C"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from spacy.tokens import Token

from actorgraph.actors import load_seeds
from actorgraph.antecedents import SUBJECTS
from actorgraph.lexicon import offices
from actorgraph.memory import Fits, Memory, Seen

HEADS = "headOf"
NEAR = 6
"""Sentences within which both sides are named that "the parties" are."""


def couple(memory: Memory, found: tuple[str, ...]) -> tuple[str, ...]:
    """ "The two men": whom the text has named as a pair ("A and B") and more often, where of those
    named last one is of that pair and the other is not."""
    pairs: dict[tuple[int, int], list[str]] = {}
    for seen in memory.seen:
        if seen.first is not None and memory.links.type_of(seen.mention.actors[0]) == "person":
            pairs.setdefault((seen.sentence, seen.first), []).extend(seen.mention.actors)
    listed = [tuple(dict.fromkeys(pair)) for pair in pairs.values()]
    names = (s.mention for s in memory.seen if s.mention.kind not in ("pronoun", "description"))
    named = Counter(actor for mention in names for actor in mention.actors)
    for pair in reversed(listed):
        rest, stranger = set(pair) - set(found), set(found) - set(pair)
        if len(pair) == 2 and not stranger:
            return found
        if len(pair) == 2 and len(rest) == len(stranger) == 1:
            if named[rest.pop()] > named[stranger.pop()]:
                return pair
    return found


def addressed_together(memory: Memory, others: Collection[str]) -> tuple[str, ...]:
    """ "A spoke to B and C. He urged *them* …": the two of the sentence before who are not among
    the others, where nobody else is named, nor any people without a name."""
    at = memory.sentence - 1
    seen = [s for s in memory.recent if s.sentence == at and not s.located]
    actors = [a for a in actors_of(seen) if a not in others]
    alike = len({memory.links.type_of(a) for a in actors}) == 1
    here = {a for s in memory.recent if s.sentence == memory.sentence for a in s.mention.actors}
    people = any(t.tag_ == "NNS" for t in memory.things.get(at, ()))
    spoken = any(a in others for a in actors_of(seen))
    ok = len(actors) == 2 and alike and spoken and not people and here <= set(others)
    return tuple(actors) if ok else ()


def the_other(memory: Memory, token: Token) -> tuple[str, ...]:
    """ "Managua accused its neighbour": the other one of the two states that the text is about."""
    if token.lemma_.lower() not in memory.words.rival_noun or token.tag_ != "NN":
        return ()
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    mention = memory.table.get(owner.i) if owner else None
    if (
        mention is None
        or len(mention.actors) != 1
        or any(c.dep_ == "appos" for c in token.children)
    ):
        return ()
    one = mention.actors[0]
    pair = principals(memory)
    return tuple(a for a in pair if a != one) if one in pair and len(pair) == 2 else ()


def strange(memory: Memory, token: Token, found: tuple[str, ...], others: Collection[str]) -> bool:
    """Whether one of two is named but once, an organisation or a side, where the text names two
    actors oftener of whom it may be (those apart who do something to the sides)."""
    once = [a for a in found if memory.count[a] < 2]
    fits = memory.of_types(("state", "armed_group"))
    often = [a for a, n in memory.count.items() if n > 1 and a not in others and fits(a)]
    if not once or len(often) < 2:
        return False
    bodies = any(memory.links.type_of(a) == "organisation" for a in once)
    return bodies or token.lemma_.lower() in memory.words.disputant


def with_partner(memory: Memory, fits: Fits) -> tuple[str, ...]:
    """The only one that the sentence names, and whom the article names most besides."""
    here = dict.fromkeys(
        s.mention.actors[0]
        for s in memory.recent
        if s.sentence == memory.sentence
        and len(s.mention.actors) == 1
        and fits(s.mention.actors[0])
    )
    if len(here) != 1:
        return ()
    (one,) = here
    ranked = [a for a, _ in memory.count.most_common() if fits(a) and a != one]
    return (one, ranked[0]) if ranked and memory.count[ranked[0]] > 1 else ()


def beside_subject(memory: Memory, token: Token) -> frozenset[str]:
    """Whom the words beside the subject of the token's clause name: "*its* chairman, A"."""
    for up in token.ancestors:
        subjects = [c for c in up.children if c.dep_ in SUBJECTS]
        if subjects:
            words = (memory.table.get(t.i) for c in subjects for t in (c, *c.children))
            return frozenset(a for m in words if m for a in m.actors)
    return frozenset()


def principals(
    memory: Memory, other_than: Collection[str] = (), kinds: Collection[str] = ("state",)
) -> tuple[str, ...]:
    """The two states, or others of these kinds, that the text is about: named more often than any
    third."""
    fits = memory.of_types(kinds)
    ranked = [(a, n) for a, n in memory.count.most_common() if fits(a) and a not in other_than]
    third = ranked[2][1] if len(ranked) > 2 else 0
    if len(ranked) < 2 or ranked[1][1] < max(2, third + 1):
        return ()
    return ranked[0][0], ranked[1][0]


def actors_of(seen: Iterable[Seen]) -> tuple[str, ...]:
    """The actors of the antecedents, each once, in reading order."""
    return tuple(dict.fromkeys(a for s in seen for a in s.mention.actors))


def the_parties(memory: Memory, token: Token, others: Collection[str] = ()) -> tuple[str, ...]:
    """ "Urged the parties to talk": the two states that the text is about, where both have been
    named lately, and the text no political party."""
    words, children = memory.words, list(token.children)
    bare = all(c.dep_ in ("det", "cc", "conj") for c in children)
    definite = any(c.lower_ in words.definite_word for c in children)
    if token.tag_ != "NNS" or token.lemma_.lower() not in words.disputant:
        return ()
    politics = (a for s in memory.seen for a in s.mention.actors)
    if not (bare and definite) or any(memory.links.type_of(a) == "party" for a in politics):
        return ()
    pair = principals(memory, others)
    lately = (s for s in memory.recent if memory.sentence - s.sentence < NEAR)
    return pair if set(pair) <= {a for s in lately for a in s.mention.actors} else ()


def parties_near(
    memory: Memory, found: tuple[str, ...], others: Collection[str]
) -> tuple[str, ...]:
    """Two states of an earlier sentence, or the two that the text is about where this sentence or
    the one before names both, if only as whose something is ("expelled the *Northern* envoy")."""
    pair = principals(memory, others)
    near = {a for s in memory.recent if memory.sentence - s.sentence < 2 for a in s.mention.actors}
    here = {a for s in memory.recent if s.sentence == memory.sentence for a in s.mention.actors}
    return pair if pair and set(pair) <= near and not set(found) <= here else found


def who_lead_nobody(memory: Memory, token: Token) -> frozenset[str]:
    """For "both leaders", the persons who by the seeds or their titles in the text lead nobody."""
    readings = offices().get(token.lemma_.lower(), ())
    if not readings or readings[0][0].id != HEADS:
        return frozenset()
    terms = load_seeds().terms_of
    titles: dict[str, set[str]] = {}
    for title, people in memory.held.items():
        for person in people:
            titles.setdefault(person, set()).update(r.id for r, _ in offices().get(title, ()))
    named = {a for s in memory.recent for a in s.mention.actors}
    persons = (a for a in named if memory.links.type_of(a) == "person")
    known = {a: titles.get(a, set()) | {t.relation for t in terms.get(a, ())} for a in persons}
    return frozenset(a for a, held in known.items() if held and HEADS not in held)
