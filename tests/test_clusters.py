"""Clusters of another coreference model, played by stand-ins with the packages' own interfaces."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from actorgraph import clusters
from actorgraph.coref import resolved
from actorgraph.errors import BadData
from actorgraph.link import linked
from actorgraph.parse import TRUECASED
from parse_samples import by_hand, doc

MET = """Merkel/NNP/nsubj/met/PERSON met=meet/VBD/ROOT Macron/NNP/dobj/met/PERSON"""
THEN = """the/DT/det/visitor visitor/NN/nsubj/thanked thanked=thank/VBD/ROOT her/PRP/dobj/thanked
    in/IN/prep/thanked Berlin/NNP/pobj/in/GPE"""
TEXT = "Merkel met Macron \n\nthe visitor thanked her in Berlin "


@dataclass
class FCoref:
    """The interface of ``fastcoref.FCoref``: what it was asked, and the spans that it answers."""

    spans: list[list[tuple[int, int] | None]]
    asked: list[str] = field(default_factory=list)

    def predict(self, texts: list[str]) -> list[Any]:
        self.asked += texts
        return [SimpleNamespace(get_clusters=self.get_clusters) for _ in texts]

    def get_clusters(self, as_strings: bool = True) -> Any:
        assert not as_strings
        return self.spans


@Language.factory("coreferee")
def coreferee(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The spaCy component that ``import coreferee`` registers."""
    make: Callable[[Doc], Doc] = sys.modules["coreferee"].make()  # type: ignore[attr-defined]
    return make


def chains(*found: list[list[int]]) -> Callable[[Doc], Doc]:
    """A component that leaves these chains of token indices, as coreferee does."""
    if not Doc.has_extension("coref_chains"):
        Doc.set_extension("coref_chains", default=None)

    def annotate(of: Doc) -> Doc:
        of._.coref_chains = [
            SimpleNamespace(mentions=[SimpleNamespace(token_indexes=each) for each in chain])
            for chain in found
        ]
        return of

    return annotate


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No stand-in is left loaded; the pipeline is a blank one."""
    monkeypatch.setattr(clusters, "pipeline", lambda: spacy.blank("en"))
    for name in ("fastcoref", "coreferee"):
        monkeypatch.setitem(sys.modules, name, None)  # as if it were not installed
    yield
    clusters._fastcoref.cache_clear()
    clusters._coreferee.cache_clear()


def stands_for(model: str, *paragraphs: Doc) -> dict[str, str]:
    """ "actor rule" by the text of each pronoun and description."""
    parsed = by_hand(*paragraphs)
    return {
        mention.text: f"{'+'.join(mention.actors)} {mention.rule}"
        for table in resolved(parsed, linked(parsed), model).links.at
        for mention in table.values()
        if mention.kind in ("pronoun", "description")
    }


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def fastcoref(monkeypatch: pytest.MonkeyPatch, *found: list[tuple[int, int] | None]) -> FCoref:
    made = FCoref(list(found))
    clusters._fastcoref.cache_clear()
    module = SimpleNamespace(FCoref=lambda device, nlp: made)
    monkeypatch.setitem(sys.modules, "fastcoref", module)
    return made


def test_a_users_fastcoref_ties_what_the_rules_leave_open(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "visitor" not in stands_for("rules", doc(MET), doc(THEN))
    model = fastcoref(monkeypatch, [span("Macron"), span("the visitor")])
    found = stands_for("fastcoref", doc(MET), doc(THEN))
    assert found == {
        "visitor": "emmanuel-macron fastcoref",
        "her": "angela-merkel he-nearest-person",
    }
    assert model.asked == [TEXT]


def test_clusters_come_before_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    fastcoref(monkeypatch, [span("her"), span("Macron")])
    assert stands_for("fastcoref", doc(MET), doc(THEN))["her"] == "emmanuel-macron fastcoref"


@pytest.mark.parametrize(
    "cluster",
    [
        pytest.param([span("the visitor"), span("her")], id="nobody is named"),
        pytest.param([span("Berlin"), span("the visitor")], id="only a place is named"),
        pytest.param([span("the visitor"), span("Macron \n\nthe")], id="across paragraphs"),
        pytest.param([span("the visitor"), span("erkel")], id="inside a word"),
        pytest.param([span("the visitor"), None], id="nowhere in the text"),
        pytest.param([span("Macron"), span("thanked")], id="a verb"),
        pytest.param([span("Macron"), span("Merkel")], id="names keep their actors"),
        pytest.param([], id="empty"),
    ],
)
def test_clusters_that_change_nothing(
    monkeypatch: pytest.MonkeyPatch, cluster: list[tuple[int, int] | None]
) -> None:
    fastcoref(monkeypatch, cluster)
    by_rules = stands_for("rules", doc(MET), doc(THEN))
    assert stands_for("fastcoref", doc(MET), doc(THEN)) == by_rules


def test_the_name_that_a_cluster_has_most_often_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = [span("Macron"), span("Merkel"), span("her"), span("the visitor")]
    fastcoref(monkeypatch, [*cluster, span("Merkel")])
    found = stands_for("fastcoref", doc(MET), doc(THEN))
    assert found["visitor"] == found["her"] == "angela-merkel fastcoref"
    fastcoref(monkeypatch, [*cluster, span("Macron")])
    found = stands_for("fastcoref", doc(MET), doc(THEN))
    assert found["visitor"] == found["her"] == "emmanuel-macron fastcoref"


def test_a_users_coreferee_reads_the_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    component = chains([[2], [4]])
    monkeypatch.setitem(sys.modules, "coreferee", SimpleNamespace(make=lambda: component))
    headline = doc(MET)
    headline.user_data[TRUECASED] = True
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # spaCy tells of every note that it cannot merge
        found = stands_for("coreferee", headline, doc(THEN))
    assert found["visitor"] == "emmanuel-macron coreferee"


def test_a_chain_with_a_pair_in_it_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    component = chains([[0, 2], [4]])
    monkeypatch.setitem(sys.modules, "coreferee", SimpleNamespace(make=lambda: component))
    by_rules = stands_for("rules", doc(MET), doc(THEN))
    assert stands_for("coreferee", doc(MET), doc(THEN)) == by_rules


def test_a_coreferee_that_fails_on_a_text_leaves_it_to_the_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chains()  # registers the extension, which stays None
    monkeypatch.setitem(sys.modules, "coreferee", SimpleNamespace(make=lambda: lambda of: of))
    assert stands_for("coreferee", doc(MET)) == {}


@pytest.mark.parametrize("model", ["fastcoref", "coreferee"])
def test_a_package_that_is_not_installed_is_named_with_the_way_to_it(model: str) -> None:
    told = f"^coreference model '{model}' cannot be loaded: .*{model}.* .pip install {model}; "
    with pytest.raises(BadData, match=told):
        stands_for(model, doc(MET))


@pytest.mark.parametrize("model", ["fastcoref", "coreferee"])
def test_missing_weights_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch, model: str) -> None:
    def fails(**_: object) -> None:
        raise OSError("no weights here.\n\nPlease install them")

    monkeypatch.setitem(sys.modules, model, SimpleNamespace(FCoref=fails, make=fails))
    with pytest.raises(BadData) as caught:
        stands_for(model, doc(MET))
    expected = f"coreference model '{model}' cannot be loaded: no weights here. Please install them"
    assert str(caught.value).startswith(f"{expected} (pip install {model}; ")


@pytest.mark.parametrize("model", list(clusters.CLUSTERERS))
def test_an_article_without_text_has_no_clusters(
    monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    fastcoref(monkeypatch)
    assert list(clusters.CLUSTERERS[model](())) == []
