"""Who is whom as decided by people (``same_as``), and what the decisions make of a reading."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from actorgraph.actors import load_seeds
from actorgraph.errors import BadData, NotFound
from actorgraph.model import Actor, Claim, Evidence, Reading, merged, named_actors, slug, turned
from actorgraph.ontology import oriented
from actorgraph.same_as import SAME, Decision, fault, rows_of, same_as_path, save_rows, text_of

SAME_AS = " same as "
"""Between the id that gives way and the one that stays, in `Decisions.lines`."""

Link = tuple[str | None, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions: ``gone`` leads from each id that gives way to the one that stays, ``apart``
    holds the pairs of different actors, ``links`` what is said of (article id, words)."""

    rows: tuple[Decision, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    links: Mapping[tuple[str, str], Link] = field(default_factory=dict)

    def canonical(self, id: str) -> str:
        """The id that stays of all that are the same as this one."""
        return self.gone.get(id, id)

    def kept_apart(self, a: str, b: str) -> bool:
        """Whether the two are different actors by decision."""
        return frozenset((self.canonical(a), self.canonical(b))) in self.apart

    def link(self, article: str, words: str) -> Link:
        """The actor that words of an article (by id) stand for, or None where that is open, and
        those that they do not stand for, under every id that these have."""
        return self.links.get((article, " ".join(words.split())), (None, frozenset()))

    def settled(self, left: str, right: str) -> bool:
        """Whether a row for the two (see `same_as`) would say nothing new."""
        if words := Decision(left, right, SAME).words:
            accepted, rejected = self.link(*words)
            return accepted is not None or right in rejected
        return self.canonical(left) == self.canonical(right) or self.kept_apart(left, right)

    def lines(self, article: str, actors: Iterable[str]) -> tuple[str, ...]:
        """All that concerns an article whose words name these actors, one line each, sorted."""
        found = {f"{id_}{SAME_AS}{self.gone[id_]}" for id_ in actors if id_ in self.gone}
        for (where, words), (accepted, rejected) in self.links.items():
            if where == article:
                found |= {f"{where}#{words} is {accepted}"} if accepted else set()
                found |= {f"{where}#{words} is not {other}" for other in rejected}
        return tuple(sorted(found))


def load_decisions(path: Path | None = None) -> Decisions:
    """The decisions of a file, by default `same_as.same_as_path`; none where there is no file.

    Raises `BadData`, with file, line and reason, for a malformed row (see `same_as.rows_of`) and
    for rows that contradict each other.
    """
    path = path or same_as_path()
    return _decisions(path.name, text_of(path))


def decisions_of(rows: Sequence[Decision], name: str = "") -> Decisions:
    """The decisions of rows of a file of that name; raises `BadData`, with name, line and reason,
    where they contradict each other."""
    gone = _gone(row for row in rows if row.words is None and row.decision == SAME)
    found = Decisions(tuple(rows), gone, links=_links(name, rows, gone))
    apart = set()
    for row in rows:
        if row.words is None and row.decision != SAME:
            ends = frozenset(map(found.canonical, row.pair))
            if len(ends) == 1:
                _refuse(name, row, "by others the same")
            apart.add(ends)
    return replace(found, apart=frozenset(apart))


def decided(reading: Reading, decisions: Decisions) -> Reading:
    """The reading with one id for each actor: claims that become equal are one, those of an actor
    with itself fall away, and evidence says which id the text had given."""
    lines = decisions.lines(reading.article.id, (actor.id for actor in reading.actors))
    if not lines:
        return reading
    moved = (_moved(claim, decisions) for claim in reading.claims)
    claims = merged(claim for claim in moved if claim.subject != claim.object)
    known = ChainMap(_actors(reading.actors, decisions), dict(load_seeds().actors))
    return replace(reading, actors=named_actors(claims, known), claims=claims, decisions=lines)


def decide(row: Decision) -> None:
    """Write a decision to the file, in place of what it says of the same pair; a note stays where
    there is no new one. Raises `BadData` where the row is malformed or others contradict it,
    `BadInput` where the file cannot be written."""
    if reason := fault(row):
        raise BadData(reason)
    rows = load_decisions().rows
    old = [other for other in rows if other.pair == row.pair]
    note = row.note or "".join(other.note for other in old)
    _save([*(other for other in rows if other not in old), replace(row, note=note)])


def undo(left: str, right: str) -> Decision:
    """Take the row of a pair, in either order, out of the file, and give it back.

    Raises `NotFound` where there is none, `BadInput` where the file cannot be written.
    """
    rows = load_decisions().rows
    for row in rows:
        if row.pair == {left, right}:
            _save([other for other in rows if other != row])
            return row
    raise NotFound(f"{same_as_path().name} decides nothing of {left!r} and {right!r}")


def _save(rows: Iterable[Decision]) -> None:
    ordered = sorted(rows, key=lambda row: (row.left, row.right))
    path = same_as_path()
    decisions_of(ordered, path.name)
    save_rows(ordered, path)


@lru_cache(maxsize=4)
def _decisions(name: str, text: str) -> Decisions:
    """Cached by content, so that each article may ask for them, and a change counts at once."""
    return decisions_of(tuple(rows_of(text, name)), name)


def _gone(rows: Iterable[Decision]) -> dict[str, str]:
    """From each id that gives way to the one that stays."""
    group: dict[str, set[str]] = {}
    for row in rows:
        both = group.get(row.left, {row.left}) | group.get(row.right, {row.right})
        group.update(dict.fromkeys(both, both))
    stays = {id_: min(ids, key=rank) for id_, ids in group.items()}
    return {id_: first for id_, first in sorted(stays.items()) if id_ != first}


def rank(id: str) -> tuple[bool, bool, bool, int, str]:
    """What decides which id of an actor stays, least first: a seed's, else one without an addition
    (``--``), else one without initials, else the longest, else the first in order."""
    if id in load_seeds().actors:
        return (False, False, False, 0, id)
    initials = any(len(word) == 1 for word in id.split("-") if word)
    return (True, "--" in id, initials, -len(id), id)


def _links(
    name: str, rows: Iterable[Decision], gone: Mapping[str, str]
) -> dict[tuple[str, str], Link]:
    ids: dict[str, set[str]] = {}
    for id_, first in gone.items():
        ids.setdefault(first, {first}).add(id_)
    found: dict[tuple[str, str], Link] = {}
    for row in rows:
        if row.words is None:
            continue
        actor = gone.get(row.right, row.right)
        accepted, rejected = found.get(row.words, (None, frozenset()))
        if row.decision == SAME:
            if accepted not in (None, actor):
                _refuse(name, row, f"by another these words are {accepted!r}")
            accepted = actor
        else:
            rejected |= ids.get(actor, {actor})
        if accepted in rejected:
            _refuse(name, row, "by another the opposite")
        found[row.words] = (accepted, rejected)
    return found


def _refuse(name: str, row: Decision, why: str) -> None:
    where = f"{name}:{row.line}" if row.line else name
    raise BadData(f"{where}: {row.left!r} and {row.right!r} are {row.decision} by this row, {why}")


def _moved(claim: Claim, decisions: Decisions) -> Claim:
    ends = (decisions.canonical(claim.subject), decisions.canonical(claim.object))
    subject, object, changed = oriented(claim.relation, *ends)
    evidence = (_traced(piece, claim, decisions) for piece in claim.evidence)
    pieces = tuple(turned(piece) if changed else piece for piece in evidence)
    return Claim(subject, claim.relation, object, pieces)


def _traced(piece: Evidence, claim: Claim, decisions: Decisions) -> Evidence:
    return replace(
        piece,
        speaker=piece.speaker and decisions.canonical(piece.speaker),
        place=piece.place and decisions.canonical(piece.place),
        outlet=piece.outlet and decisions.canonical(piece.outlet),
        subject_link=_link(piece.subject_link, claim.subject, decisions),
        object_link=_link(piece.object_link, claim.object, decisions),
    )


def _link(link: str | None, actor: str, decisions: Decisions) -> str | None:
    if actor not in decisions.gone:
        return link
    return ", ".join(filter(None, (link, f"same as {actor}")))


def _actors(actors: Iterable[Actor], decisions: Decisions) -> dict[str, Actor]:
    """The actors by the id that stays. A seed is as the seeds have it; of others the record of
    that very id comes first, and the rest tell what it lacks. Where no record here has that id, its
    label is made of it."""
    found: dict[str, Actor] = {}
    for actor in sorted(actors, key=lambda actor: (actor.id in decisions.gone, actor.id)):
        id_ = decisions.canonical(actor.id)
        seed = load_seeds().actors.get(id_)
        record = seed or _filled(found.get(id_, actor), actor)
        whole = record.country and decisions.canonical(record.country)
        label = record.label if record.id == id_ else _label(id_, record.label)
        found[id_] = replace(record, id=id_, label=label, country=None if whole == id_ else whole)
    return found


def _label(id: str, label: str) -> str:
    """The name that the id was made of, in the spelling of the label as far as that has its words;
    the label itself where the id has an addition."""
    if "--" in id:
        return label
    spelt = {slug(word): word for word in label.split()}
    return " ".join(spelt.get(word, word.capitalize()) for word in id.split("-"))


def _filled(record: Actor, other: Actor) -> Actor:
    return replace(
        record,
        country=record.country or other.country,
        sector=record.sector or other.sector,
        description=record.description or other.description,
    )
