"""The comparison of extractors: scores, the page's block, and what the environment asks for."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.evaluate import GoldRow
from parse_samples import by_hand, doc
from quality.__main__ import asked, lines, shown
from quality.floor import one_word_reading
from quality.server import Server
from quality.sets import ArticleSet
from quality.table import row

SENTENCE = "Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE"
OURS = {"actorgraph": reading, "one word": one_word_reading}


def wanted(subject: str, relation: str, object: str) -> GoldRow:
    ends = frozenset({subject}), frozenset({object})
    return GoldRow("by-hand", True, ends[0], frozenset({relation}), ends[1], "")


def one(*gold: GoldRow) -> ArticleSet:
    """One article."""
    return ArticleSet("one", (by_hand(doc(SENTENCE)),), gold)


def test_quad_classes_and_events_are_scored_apart() -> None:
    gold = one(wanted("chad", "fights", "mali"), wanted("a", "headOf", "mali"))
    assert row(gold, "x", reading) == "| one | x | 0.00 of 1 | 0.00 of 2 | 0.00 | 0.67 | 0.00 |"
    gold = one(wanted("chad", "attacks", "mali"), wanted("a", "headOf", "mali"))
    assert row(gold, "x", reading) == "| one | x | 1.00 of 1 | 0.50 of 2 | 0.67 | 0.67 | 1.00 |"


def test_every_extractor_has_a_row() -> None:
    found = lines([one(wanted("chad", "attacks", "mali"))], OURS, None)
    assert list(found)[2:] == [
        "| one | actorgraph | 1.00 of 1 | 1.00 of 1 | 1.00 | 1.00 | 1.00 |",
        "| one | one word | 1.00 of 1 | 1.00 of 1 | 1.00 | 1.00 | 1.00 |",
        "",
        "No language model was asked (`LLM_URL` was not set).",
    ]


def test_a_model_that_never_answers_has_no_row() -> None:
    found = list(lines([one()], OURS, Server("http://127.0.0.1:9/v1", "tiny", 1.0)))
    assert not any("| tiny |" in line for line in found)
    assert found[-2:] == ["", "tiny: 1 unanswered: no connection."]


def test_nothing_of_an_article_set_is_shown() -> None:
    assert "Chad" not in repr(one())


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("org/model-1b", "org/model-1b"),
        ("/home/me/models/tiny.gguf", "tiny.gguf"),
        ("C:\\models\\tiny.gguf", "tiny.gguf"),
        ("a|b\n<c>", "a b c"),
    ],
)
def test_how_a_model_is_named(model: str, name: str) -> None:
    assert shown(model) == name


def test_the_environment_asks_for_a_model() -> None:
    assert asked({}) is None
    assert asked({"LLM_URL": "", "LLM_MODEL": ""}) is None
    given = {"LLM_URL": "http://127.0.0.1:1/v1", "LLM_MODEL": "tiny"}
    assert asked(given) == Server("http://127.0.0.1:1/v1", "tiny", 300.0)
    assert asked({**given, "LLM_TIMEOUT": "2"}) == Server("http://127.0.0.1:1/v1", "tiny", 2.0)
    for wrong in ({"LLM_MODEL": ""}, {"LLM_URL": "tiny"}, {"LLM_TIMEOUT": "soon"}):
        with pytest.raises(SystemExit, match="quality: "):
            asked({**given, **wrong})
