"""Items: their words, type and sum."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse

from actorgraph.datafiles import data_path
from actorgraph.extraction.item_phrases import Item
from actorgraph.iris import SKOS, item_iri
from actorgraph.items import MONEY, items
from actorgraph.money import Sum
from parse_samples import Parsed, frames, texts_by_model

USD, EUR = "USD", "EUR"
SENTENCES = {
    "Spain sold fighter jets to Oman.": Item("fighter jets", "weapons", None),
    "Spain sent Oman new radar equipment.": Item("radar equipment", "equipment", None),
    "Peru supplied rice and diesel to Haiti.": Item("rice and diesel", "food", None),
    "Peru gave Haiti such medical supplies.": Item("medical supplies", "medicine", None),
    "Kenya sent a shipment of wheat to Somalia.": Item("shipment of wheat", "food", None),
    "India sold missile technology to Vietnam.": Item("missile technology", "technology", None),
    "Japan lent Fiji $2.5 billion.": Item("$2.5 billion", MONEY, Sum("2500000000", USD)),
    "Italy gave Albania €60 million in military aid.": Item(
        "€60 million in military aid", MONEY, Sum("60000000", EUR)
    ),
    "Oman gave Yemen a loan of 40 million euros.": Item(
        "loan of 40 million euros", MONEY, Sum("40000000", EUR)
    ),
    "Norway provided humanitarian aid to Sudan.": Item("humanitarian aid", "aid", None),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_item_has_words_type_and_sum(sentence: str, read: dict[str, Parsed]) -> None:
    found = frames(read[sentence])
    assert found, "no claim"
    assert found[0].details.item == SENTENCES[sentence]


def test_every_type_is_a_concept() -> None:
    triples = parse(path=str(data_path("ontology", "items.ttl")), format=RdfFormat.TURTLE)
    concepts = {q.subject for q in triples if str(q.object) == f"<{SKOS}Concept>"}
    types = {*items().heads.values(), *items().modifiers.values(), MONEY}
    assert {item_iri(each) for each in types} == concepts
