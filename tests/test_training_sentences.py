"""The sentences that the judge is trained on are what training/judge/README.md says."""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from actorgraph.judge.labels import LABELS, MODALITIES, POLARITIES, TYPES
from actorgraph.ontology import relations

TRAINING = Path(__file__).resolve().parents[1] / "training"
sys.path.insert(0, str(TRAINING))
from judge.readings import by_rules, readings  # noqa: E402
from judge.sentences import Sentence, sentences  # noqa: E402

EVERY = sentences()
ITEMS = [item for each in EVERY for item in each.items()]
ALIKE = 0.6
"""The share of word triples, names apart, from which two sentences are near-duplicates."""


def made(**parts: object) -> Sentence:
    plain = {"before": "", "claims": (), "same": (), "open": frozenset(), "checked": True}
    tags = dict.fromkeys(("wording", "style", "construction", "source"), "")
    return Sentence(**{**plain, **tags, **parts})  # type: ignore[arg-type]


def test_there_are_enough_and_many_are_negative() -> None:
    assert len(ITEMS) >= 8_000
    assert sum(not item.relations for item in ITEMS) >= 0.4 * len(ITEMS)


def test_every_sentence_is_labelled_twice() -> None:
    assert all(each.checked for each in EVERY)


@pytest.mark.parametrize("relation", [name for name in LABELS if name not in ("none", "controls")])
def test_every_relation_is_there_in_many_constructions(relation: str) -> None:
    found = [each for each in EVERY if any(claim[1] == relation for claim in each.claims)]
    assert len(found) >= 50
    assert len({each.construction for each in found}) >= 8


def test_marks_stand_on_words_in_order_and_apart() -> None:
    for each in EVERY:
        for start, end, kind in each.actors:
            assert 0 <= start < end <= len(each.text), each.text
            assert each.text[start:end].strip() == each.text[start:end], each.text
            assert kind in TYPES[1:], each.text
        assert all(a[1] <= b[0] for a, b in pairwise(each.actors)), each.text


def test_claims_use_the_vocabulary() -> None:
    for each in EVERY:
        for subject, relation, object, polarity, modality in each.claims:
            assert relation in relations()
            assert {subject, object} <= set(range(len(each.actors))), each.text
            assert subject != object, each.text
            assert polarity in (*POLARITIES, None)
            assert modality in (*MODALITIES, None)


def test_no_two_sentences_are_nearly_the_same() -> None:
    triples = [_triples(each) for each in EVERY]
    where: dict[tuple[str, ...], list[int]] = {}
    for number, found in enumerate(triples):
        shared = Counter(other for each in found for other in where.get(each, ()))
        for other, count in shared.items():
            least = min(len(found), len(triples[other]))
            assert count <= ALIKE * least, (EVERY[number].text, EVERY[other].text)
        for each in found:
            where.setdefault(each, []).append(number)


def _triples(sentence: Sentence) -> frozenset[tuple[str, ...]]:
    text, at = "", 0
    for start, end, _ in sentence.actors:
        text += sentence.text[at:start] + "X"
        at = end
    words = re.findall(r"\w+", (text + sentence.text[at:]).lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def test_items_are_the_labelled_ordered_pairs() -> None:
    actors = ((0, 1, "state"), (2, 3, "state"), (4, 5, "state"))
    claims = ((0, "meets", 1, "affirmed", "asserted"), (0, "accuses", 2, "negated", None))
    found = made(text="A B C", actors=actors, claims=claims, open=frozenset([(2, 1)]))
    items = {(item.subject, item.object): item for item in found.items()}
    assert set(items) == {(0, 1), (1, 0), (0, 2), (2, 0), (1, 2)}
    assert items[1, 0].relations == ("meets",)
    assert (items[0, 2].polarity, items[0, 2].modality) == ("negated", None)
    assert items[2, 0].relations == items[1, 2].relations == ()


def test_another_mention_of_the_same_actors_is_no_negative() -> None:
    actors = ((0, 1, "state"), (2, 3, "state"), (4, 6, "state"))
    claims = ((0, "attacks", 1, "affirmed", "asserted"),)
    found = made(text="A B it", actors=actors, claims=claims, same=(frozenset([0, 2]),))
    assert {(i.subject, i.object) for i in found.items()} == {(0, 1), (1, 0), (1, 2)}


def test_what_the_rules_read_is_told_of_the_marked_actors() -> None:
    accused = made(
        text="Iran accused Israel of sabotage.",
        before="Talks ended in Vienna.",
        actors=((0, 4, "state"), (13, 19, "state")),
    )
    assert readings(accused) == {(0, 1): "accuses"}
    met = made(
        text="The leaders of Kenya and Uganda met in Rome.",
        actors=((15, 20, "state"), (25, 31, "state"), (39, 43, "state")),
    )
    assert readings(met) == {(0, 1): "meets", (1, 0): "meets"}
    assert (
        readings(made(text="Iran accused Israel of sabotage.", actors=((13, 19, "state"),))) == {}
    )
    table = by_rules([accused, met])
    assert table.shape == (2, 3, 3)
    assert table[0, 0, 1] == LABELS.index("accuses")
    assert table[1, 0, 1] == table[1, 1, 0] == LABELS.index("meets")
    assert (table > 0).sum() == 3
