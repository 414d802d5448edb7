"""What the learned judge adds to the rules: whom it is asked about, and what its word counts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import actorgraph as ag
from actorgraph.calibration import calibration
from actorgraph.claims import reading
from actorgraph.coref import Resolved, resolved
from actorgraph.errors import BadData
from actorgraph.extraction import EXTRACTORS, judge, rules, rules_and_judge
from actorgraph.extraction.alone import ALONE
from actorgraph.extraction.confidence import confidence
from actorgraph.extraction.frames import JUDGE
from actorgraph.extraction.judged import LEAST, judge_frames, kin
from actorgraph.extraction.opinions import opinions
from actorgraph.fingerprint import Settings
from actorgraph.judge import session
from actorgraph.judge.labels import LABELS
from actorgraph.link import linked
from actorgraph.model import Article
from actorgraph.ontology import relations
from actorgraph.parse import Parsed, parsed_article

BOTH = "rules+judge"
TEXT = (
    "French President Emmanuel Macron phoned Chad on Monday. "
    "Sudan has shelled Ethiopia, while Kenya looked on. "
    "Nobody was there."
)


@pytest.fixture(scope="module")
def read() -> tuple[Parsed, Resolved]:
    parsed = parsed_article(Article("a", TEXT, date="2024-05-07"))
    return parsed, resolved(parsed, linked(parsed))


def test_only_sentences_with_two_actors_are_judged(read: tuple[Parsed, Resolved]) -> None:
    found = opinions(*read)
    assert [each.sentence.text.split()[0] for each in found] == ["French", "Sudan"]
    assert {actor for _, actor in found[1].named} == {"sudan", "ethiopia", "kenya"}


def test_whose_president_it_is_stands_aside(read: tuple[Parsed, Resolved]) -> None:
    first, second = opinions(*read)
    assert [first.named[i][0].text for i in first.aside] == ["French"]
    assert second.aside == frozenset()
    assert first.places(("france", "chad")) == []
    assert kin("emmanuel-macron", "france", read[1])
    assert not kin("emmanuel-macron", "chad", read[1])


def test_every_pair_has_chances_that_are_mutual_where_the_relation_is(
    read: tuple[Parsed, Resolved],
) -> None:
    _, opinion = opinions(*read)
    there, _ = opinion.chances(opinion.places(("sudan", "ethiopia")))
    back, _ = opinion.chances(opinion.places(("ethiopia", "sudan")))
    fights, attacks = LABELS.index("fights"), LABELS.index("attacks")
    assert there[fights] == pytest.approx(back[fights])
    assert there[attacks] > back[attacks]
    assert np.isclose(opinion.verdict.relation[0, 1].sum(), 1)


def test_the_judge_alone_gives_relation_direction_and_a_telling_word(
    read: tuple[Parsed, Resolved],
) -> None:
    frames = list(judge_frames(opinions(*read), *read, threshold=0.0))
    found = {(f.subject.actor, f.relation, f.object.actor): f for f in frames}
    frame = found["sudan", "attacks", "ethiopia"]
    assert read[0].docs[0][frame.trigger[0]].text == "shelled"
    assert (frame.rule, frame.extractor, frame.kind) == (JUDGE, JUDGE, JUDGE)
    assert frame.heard is not None
    assert LEAST <= frame.heard < 1
    assert frame.score == confidence(frame.signs, calibration().alone)
    assert all(name in ALONE for name, _ in frame.signs)


def test_the_threshold_is_that_of_the_calibration(read: tuple[Parsed, Resolved]) -> None:
    least = calibration().judge_threshold
    every = list(judge_frames(opinions(*read), *read, threshold=0.0))
    assert every
    kept = judge_frames(opinions(*read), *read)
    assert list(kept) == [frame for frame in every if frame.score >= least]


def test_actors_that_cannot_stand_in_a_relation_do_not(read: tuple[Parsed, Resolved]) -> None:
    frames = list(judge_frames(opinions(*read), *read, threshold=0.0))
    assert frames
    for frame in frames:
        relation = relations()[frame.relation]
        for end, types in ((frame.subject, relation.domain), (frame.object, relation.range)):
            assert not types or read[1].links.type_of(end.actor) in types


def test_the_rules_come_first_and_hear_the_judge(read: tuple[Parsed, Resolved]) -> None:
    alone = {(f.rule, f.trigger, f.subject, f.object): f for f in rules(*read)}
    both = list(rules_and_judge(*read, threshold=0.0))
    kept = [f for f in both if f.extractor == "rules"]
    assert [(f.rule, f.trigger, f.subject, f.object) for f in kept] == list(alone)
    assert both[: len(kept)] == kept
    assert any(f.heard is not None for f in kept)
    for frame in kept:
        if frame.subject.start < 0 or frame.object.start < 0:
            assert frame.heard is None  # it is asked about words, not about what they imply
    stated = {frozenset((f.subject.actor, f.object.actor)) for f in kept}
    for frame in both[len(kept) :]:
        assert frozenset((frame.subject.actor, frame.object.actor)) not in stated


def test_the_same_text_is_judged_the_same(read: tuple[Parsed, Resolved]) -> None:
    assert list(judge(*read)) == list(judge(*read))
    first, again = (reading(read[0], BOTH) for _ in range(2))
    assert first == again
    assert any(piece.judged for claim in first.claims for piece in claim.evidence)


def test_extractors_by_name() -> None:
    assert set(EXTRACTORS) == {"rules", "judge", "rules+judge"}
    assert Settings().extractor == "rules"
    with pytest.raises(BadData, match="no extractor 'guess'"):
        list(ag.extract("seeds/articles", extractor="guess"))


def test_both_voices_are_told(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Sudan has shelled Ethiopia, while Kenya looked on.", encoding="utf-8")
    (told,) = ag.explain(article, extractor=BOTH)
    assert "  judge   0." in str(told)
    graph = ag.build(article, extractor=BOTH)
    (ground,) = graph.why("Sudan", "attacks", "Ethiopia").grounds
    assert ground.judged is not None
    assert ground.judged > 0.5


@pytest.mark.parametrize("name", ["judge", BOTH])
def test_the_judge_without_its_extra_is_an_error_in_words(
    name: str, read: tuple[Parsed, Resolved], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "installed", lambda: False)
    with pytest.raises(BadData, match=r"pip install 'actorgraph\[judge\]'"):
        list(EXTRACTORS[name](*read))
