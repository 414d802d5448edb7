"""The labelled sentences: what a line of ``*.jsonl`` holds, and the items that it stands for.

A line is one sentence: ``text``, ``before`` (the sentence before it, or ""), ``actors`` as [start,
end, type] in order of the text (code points, end exclusive), ``claims`` as [subject, relation,
object, polarity, modality] with actors by number from 0, ``same`` as [a, b] for mentions of one
actor, ``open`` as [a, b] for ordered pairs that the annotators do not agree on, and the tags
``wording``, ``style`` and ``construction``. A polarity or modality on which they do not agree is
null. ``checked`` tells whether a second annotator has labelled the sentence.

Every ordered pair of actors is an item: it stands in the claims given, or in none; symmetric
relations hold both ways. Open pairs, and pairs of mentions of one actor, are no items; nor is a
pair without a claim when another mention of the same two actors has one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from actorgraph.ontology import relations

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Item:
    """An ordered pair: actors by number, the relations it stands in (none where empty), and of the
    first of them polarity and modality, None where they are not known."""

    subject: int
    object: int
    relations: tuple[str, ...]
    polarity: str | None
    modality: str | None


@dataclass(frozen=True)
class Sentence:
    """A line of a file of sentences; ``source`` is the file's stem."""

    text: str
    before: str
    actors: tuple[tuple[int, int, str], ...]
    claims: tuple[tuple[int, str, int, str | None, str | None], ...]
    same: tuple[frozenset[int], ...]
    open: frozenset[tuple[int, int]]
    wording: str
    style: str
    construction: str
    checked: bool
    source: str

    def words(self, actor: int) -> str:
        """The words of an actor's mention."""
        start, end, _ = self.actors[actor]
        return self.text[start:end]

    def items(self) -> Iterator[Item]:
        """The ordered pairs that are labelled, by subject and object."""
        who = self.clusters()
        claimed: dict[tuple[int, int], list[tuple[str, str | None, str | None]]] = {}
        for subject, relation, object, polarity, modality in self.claims:
            ends = [(subject, object)]
            if relations()[relation].symmetric:
                ends.append((object, subject))
            for pair in ends:
                claimed.setdefault(pair, []).append((relation, polarity, modality))
        told = {(who[a], who[b]) for a, b in claimed} | {(who[a], who[b]) for a, b in self.open}
        for a in range(len(self.actors)):
            for b in range(len(self.actors)):
                if who[a] == who[b] or (a, b) in self.open:
                    continue
                if found := claimed.get((a, b)):
                    names = tuple(dict.fromkeys(relation for relation, _, _ in found))
                    yield Item(a, b, names, *found[0][1:])
                elif (who[a], who[b]) not in told:
                    yield Item(a, b, (), None, None)

    def clusters(self) -> list[int]:
        """Of each mention, the first mention of the same actor."""
        first = list(range(len(self.actors)))
        for pair in self.same:
            low, high = min(first[i] for i in pair), max(first[i] for i in pair)
            first = [low if each == high else each for each in first]
        return first


def sentences(folder: Path = FOLDER) -> list[Sentence]:
    """All sentences of the folder, by file and line."""
    return [
        _sentence(json.loads(line), path.stem)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _sentence(row: dict[str, object], source: str) -> Sentence:
    found = {name: tuple(tuple(each) for each in row[name]) for name in ("actors", "claims")}  # type: ignore[attr-defined]
    return Sentence(
        text=str(row["text"]),
        before=str(row["before"]),
        **found,
        same=tuple(frozenset(each) for each in row["same"]),  # type: ignore[attr-defined]
        open=frozenset(tuple(each) for each in row["open"]),  # type: ignore[attr-defined]
        **{tag: str(row[tag]) for tag in ("wording", "style", "construction")},
        checked=bool(row["checked"]),
        source=source,
    )
