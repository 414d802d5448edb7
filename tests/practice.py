"""The practice set: sentences and texts that people have annotated, and what is found in them.

Both have a half that may be read when working on rules, and a blind half for scores alone: nobody
writing rules reads it, so nothing here shows any of its words, not even in a traceback.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from actorgraph.claims import reading
from actorgraph.evaluate import NOT_ANNOTATED, Found, normal, read_gold, score
from actorgraph.model import Article, Reading
from actorgraph.ontology import relations
from parse_samples import by_model

SENTENCES = Path(__file__).parent / "golden" / "sentences.jsonl"
CORPUS = Path(__file__).parent / "corpus"
FIRST_BLIND_SENTENCE = 170
FIRST_BLIND_TEXT = "q01"

Key = tuple[str, str, str]
Particulars = dict[Key, dict[str, Any]]


@dataclass(frozen=True)
class Rates:
    """Precision of ``found`` claims and recall of ``wanted`` ones, in ``units`` sentences or
    texts; shares in [0, 1]."""

    units: int
    precision: float
    found: int
    recall: float
    wanted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, repr=False)
class Sentence:
    """An annotated sentence without its words: claims wanted, further ones allowed, claims found
    with their particulars, and the particulars wanted of the first claim."""

    wanted: frozenset[Key]
    allowed: frozenset[Key]
    got: Particulars
    first: Key | None
    particulars: dict[str, str]


@dataclass(frozen=True, repr=False)
class Annotated:
    """The annotated sentences in the order of the file."""

    sentences: tuple[Sentence, ...]

    def rates(self, blind: bool) -> Rates:
        """How well one half is read."""
        first = FIRST_BLIND_SENTENCE
        own = self.sentences[first:] if blind else self.sentences[:first]
        found, wanted = sum(len(s.got) for s in own), sum(len(s.wanted) for s in own)
        right = sum(len(s.allowed & s.got.keys()) for s in own)
        recalled = sum(len(s.wanted & s.got.keys()) for s in own)
        return Rates(len(own), right / found, found, recalled / wanted, wanted)

    def empty(self) -> list[bool]:
        """For each sentence without claims whether none is found."""
        return [not s.got for s in self.sentences if not s.allowed]

    def particulars(self) -> list[bool]:
        """For each annotated polarity, modality, item … of a claim that is found whether it is
        read so."""
        return [
            _agrees(name, wanted, s.got[s.first][name])
            for s in self.sentences
            if s.first in s.got
            for name, wanted in s.particulars.items()
        ]


@dataclass(frozen=True, repr=False)
class Corpus:
    """The claims found in the texts of the corpus."""

    found: tuple[Found, ...]

    def rates(self, blind: bool, level: str = "exact") -> Rates:
        """How well one half is read, at a level of `evaluate.LEVELS`."""
        gold = read_gold(CORPUS / "gold.tsv")
        own = [row for row in gold if is_blind(row.doc) == blind]
        result = score(own, self.found, level)
        texts = len({row.doc for row in own})
        return Rates(texts, result.precision, result.claims, result.recall, result.must)


def annotated() -> Annotated:
    """The annotated sentences with what is found in them."""
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    read = by_model(Article(row["id"], row["text"], date=row.get("date")) for row in rows)
    return Annotated(
        tuple(_sentence(row, reading(each)) for row, each in zip(rows, read, strict=True))
    )


def corpus() -> Corpus:
    """What is found in every text of the corpus."""
    return Corpus(
        tuple(
            Found(parsed.article.id, *key)
            for parsed in by_model(texts())
            for key in _compared(reading(parsed))
        )
    )


def is_blind(text: str) -> bool:
    """Whether a text, by id, is of the blind half."""
    return text >= FIRST_BLIND_TEXT


def texts() -> Iterator[Article]:
    """The texts of the corpus, in order; those of the blind half are not to be shown."""
    for path in sorted(CORPUS.glob("[pqr]*.txt")):
        yield Article(path.stem, path.read_text(encoding="utf-8"))


def _sentence(row: dict[str, Any], read: Reading) -> Sentence:
    wanted = [_key(*claim) for claim in row["claims"]]
    also = [_key(*claim) for claim in row.get("ok", [])]
    particulars = {k: v for k, v in (row.get("attributes") or {}).items() if v is not None}
    first = wanted[0] if wanted else None
    return Sentence(
        frozenset(wanted), frozenset([*wanted, *also]), _compared(read), first, particulars
    )


def _key(subject: str, relation: str, object: str) -> Key:
    """A claim as claims are compared; symmetric ones in one order."""
    ends = (normal(subject), normal(object))
    if relations()[relation].symmetric:
        ends = (min(ends), max(ends))
    return ends[0], relation, ends[1]


def _compared(read: Reading) -> Particulars:
    """The claims that are compared, each with the particulars of its first piece of evidence."""
    actors = {actor.id: actor for actor in read.actors}
    found: Particulars = {}
    for claim in read.claims:
        subject, object = actors[claim.subject], actors[claim.object]
        if claim.relation not in NOT_ANNOTATED and subject.named and object.named:
            particulars = asdict(claim.evidence[0])
            speaker = particulars["speaker"]
            particulars["attribution"] = actors[speaker].label if speaker else None
            found[_key(subject.label, claim.relation, object.label)] = particulars
    return found


def _agrees(name: str, wanted: str, got: str | None) -> bool:
    """Words for an item or a place may be more than the annotator's; the rest must be equal."""
    if name in ("item", "location", "attribution"):
        return got is not None and normal(wanted) in normal(got)
    return wanted == got
