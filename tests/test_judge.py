"""The judge's model: how sentences become numbers, and what is checked before it is used."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.judge import session as sessions
from actorgraph.judge.encoding import LONGEST, Mark, batch, encoded
from actorgraph.judge.labels import LABELS, MODALITIES, POLARITIES, TYPES
from actorgraph.judge.session import CARD, MODEL, TOKENIZER, session

TEXT = "Sudan's army shelled Chad, but Mr Okoro denied it."
MARKS: list[Mark] = [(0, 5, "state"), (21, 25, "state"), (31, 39, "person")]
TOKENS = session().tokenizer


def words(ids: tuple[int, ...]) -> list[str]:
    return [TOKENS.id_to_token(each) for each in ids]


def test_an_actor_is_the_tokens_of_its_words_and_they_have_its_type() -> None:
    read = encoded(TEXT, MARKS, TOKENS)
    assert [words(read.ids[slice(*span)]) for span in read.spans[:2]] == [["sudan"], ["chad"]]
    assert "".join(words(read.ids[slice(*read.spans[2])])).replace("##", "") == "mrokoro"
    assert words(read.ids)[0] == "[CLS]"
    assert words(read.ids)[-1] == "[SEP]"
    named = {i for start, end in read.spans for i in range(start, end)}
    assert {i for i, kind in enumerate(read.types) if kind} == named
    assert read.types[read.spans[2][0]] == TYPES.index("person")


def test_a_hidden_name_is_one_token_that_tells_only_the_type() -> None:
    read = encoded(TEXT, MARKS, TOKENS, frozenset([0, 2]))
    assert words(read.ids[slice(*read.spans[2])]) == [f"[unused{TYPES.index('person')}]"]
    assert words(read.ids[slice(*read.spans[1])]) == ["chad"]
    assert "sudan" not in words(read.ids)
    other = encoded("Mali" + TEXT[5:], [(0, 4, "state"), (20, 24, "state")], TOKENS, frozenset([0]))
    assert other.ids == encoded(TEXT, MARKS[:2], TOKENS, frozenset([0])).ids


def test_a_word_can_be_blanked_by_its_place_in_the_text() -> None:
    read = encoded(TEXT, MARKS, TOKENS)
    start = TEXT.index("shelled")
    blank = TOKENS.token_to_id("[MASK]")
    changed = read.without(start, start + len("shelled"), blank)
    assert {a for a, b in zip(words(read.ids), changed.ids, strict=True) if b == blank} <= {
        "shelled",
        "shell",
        "##ed",
    }
    assert blank in changed.ids


def test_actors_beyond_the_longest_sentence_have_no_place() -> None:
    long = "and " * LONGEST + "Chad left."
    read = encoded(long, [(4 * LONGEST, 4 * LONGEST + 4, "state")], TOKENS)
    assert len(read.ids) <= LONGEST
    assert read.spans == ((0, 0),)
    assert len(read.ids) == len(read.offsets) == len(read.types) == LONGEST


def test_many_actors_are_read_in_small_groups() -> None:
    crowd = encoded("Chad, " * 60, [(6 * i, 6 * i + 4, "state") for i in range(60)], TOKENS)
    first, *rest = session().verdicts([crowd] * 5)
    assert all(np.allclose(first.relation, each.relation, atol=0.02) for each in rest)


def test_a_batch_is_padded_and_masked() -> None:
    read = [encoded(TEXT, MARKS, TOKENS), encoded("Chad left.", [(0, 4, "state")], TOKENS)]
    made = batch(read)
    assert made.ids.shape == made.mask.shape == made.types.shape
    assert made.mask[1].sum() == len(read[1].ids)
    assert made.starts[0].tolist() == [start for start, _ in read[0].spans]
    assert made.ends[1].tolist() == [read[1].spans[0][1], 0, 0]


def test_verdicts_are_probabilities_for_every_ordered_pair() -> None:
    both = [encoded(TEXT, MARKS, TOKENS), encoded("Chad left.", [(0, 4, "state")], TOKENS)]
    first, second = session().verdicts(both)
    assert first.relation.shape == (3, 3, len(LABELS))
    assert first.polarity.shape == (3, 3, len(POLARITIES))
    assert second.modality.shape == (1, 1, len(MODALITIES))
    for table in (first.relation, first.polarity, first.modality):
        assert np.allclose(table.sum(-1), 1)
    again, _ = session().verdicts(both)
    assert (again.relation == first.relation).all()


def test_the_model_reads_plain_sentences_right() -> None:
    shelled = 0, 1
    (verdict,) = session().verdicts([encoded(TEXT, MARKS, TOKENS, frozenset([0, 1, 2]))])
    assert LABELS[verdict.relation[shelled].argmax()] == "attacks"
    assert verdict.relation[shelled][LABELS.index("attacks")] > 0.5
    assert verdict.relation[1, 0].argmax() == LABELS.index("none")


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(data_path("models", "judge"), tmp_path / "judge")
    return tmp_path / "judge"


@pytest.mark.parametrize("name", ["labels", "types"])
def test_a_model_of_other_relations_or_types_is_refused(folder, name: str) -> None:
    card = json.loads((folder / CARD).read_text())
    (folder / CARD).write_text(json.dumps({**card, name: card[name][:-1]}))
    with pytest.raises(BadData, match="trained on other relations"):
        session(folder)


@pytest.mark.parametrize("text", ["no JSON", "[]", "{}", '{"labels": 1}'])
def test_a_malformed_card_is_refused(folder, text: str) -> None:
    (folder / CARD).write_text(text)
    with pytest.raises(BadData, match="not a card of the judge"):
        session(folder)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_another_file_is_refused(folder, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(BadData, match=f"{name}: not the file that was trained"):
        session(folder)


def test_a_missing_file_is_named(folder) -> None:
    (folder / MODEL).unlink()
    with pytest.raises(BadData, match=f"{MODEL}: No such file"):
        session(folder)


def test_without_the_extra_one_is_told_what_to_install(folder, monkeypatch) -> None:
    monkeypatch.setattr(sessions, "installed", lambda: False)
    with pytest.raises(BadData, match=r"actorgraph\[judge\]"):
        session(folder)


def test_the_card_tells_hashes_and_temperature(folder) -> None:
    card = json.loads((folder / CARD).read_text())
    assert set(card) == {"labels", "masks", "sha256", "temperature", "types"}
    assert 0.3 < card["temperature"] < 3
    assert (folder / MODEL).stat().st_size <= 25e6
