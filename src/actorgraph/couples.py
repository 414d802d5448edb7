"""Two of whom a text speaks together: "the two men", and "them" after "A spoke to B and C"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from actorgraph.memory import Memory, Seen


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


def actors_of(seen: Iterable[Seen]) -> tuple[str, ...]:
    """The actors of the antecedents, each once, in reading order."""
    return tuple(dict.fromkeys(a for s in seen for a in s.mention.actors))
