"""Words on a wrong head: who meets somewhere, who acts after a phrase, a verb that goes on above a
relative clause, an acronym after its noun; and who is enabled by what somebody does."""

from __future__ import annotations

import pytest

from actorgraph.astray import returned
from actorgraph.parse import Parsed
from parse_samples import doc, said, texts_by_model

THANKS = """I/PRP/nsubj/want want/VBP/ROOT to/TO/aux/praise praise/VB/xcomp/want
    Kenyans/NNPS/dobj/praise who/WP/nsubj/came came=come/VBD/relcl/Kenyans and/CC/cc/came
    {0}/{1}/conj/came Uganda/NNP/dobj/{0}"""
ACRONYM = """Togo/NNP/nsubj/hit hit/VBD/ROOT the/DT/det/group vile/JJ/amod/group
    group/NN/dobj/hit {0}/VBD/dep/hit"""

SAID = {
    '"I want to praise the Kenyans who came in 2001 and thank our friend Uganda," Angela Merkel '
    "said.": "angela-merkel supports uganda",
    '"We have to thank the Danes who sent help and praise Norway," Emmanuel Macron said.': (
        "france supports norway"
    ),
    "African Union leaders meeting in Lusaka condemned Sudan.": "african-union accuses sudan",
    "NATO defence ministers gathering in Oslo urged Serbia to stop.": "nato requests serbia",
    "After meeting President Preval, UN envoy Lakhdar Brahimi said that Haiti deserved help.": (
        "lakhdar-brahimi meets rene-preval"
    ),
    "At the invitation of President Fidel Ramos, Malaysian Prime Minister Mahathir Mohamad will "
    "visit Manila next week.": "mahathir-mohamad meets philippines",
    "After talks with President Museveni, the envoy Erik Holm was received by Paul Kagame.": (
        "erik-holm meets paul-kagame"
    ),
    "At a summit in Lusaka, Congo and Rwanda signed a ceasefire.": (
        "democratic-republic-of-the-congo agreesWith rwanda"
    ),
    "During talks in Algiers, Ethiopia and Eritrea agreed to a truce.": (
        "eritrea agreesWith ethiopia"
    ),
    "Salva Kiir and his rival Riek Machar agreed to share power.": (
        "riek-machar agreesWith salva-kiir"
    ),
    "Mohamed Farmaajo and his rival Hassan Sheikh Mohamud shook hands.": (
        "hassan-sheikh-mohamud meets mohamed-farmaajo"
    ),
    "Erik Holm visited Peru. America sold jets to Japan, enabling it to fly.": (
        "united-states aids japan"
    ),
}
NOT_SAID = {
    "I want to praise the Kenyans who came in 2001 and thank our friend Uganda.": (
        "kenya supports uganda"
    ),
    "Through its sale of timber from Guinea and Ghana, Togo has earned millions of dollars, "
    "enabling it to pay its army.": "togo aids",
    "After quarrels with Peru and Chile, Bolivia discovered lithium, allowing it to grow.": (
        "bolivia aids"
    ),
    "After meeting Ban Ki-moon, the UN chief, Sudan condemned Chad.": "ban-ki-moon accuses",
    "At the invitation of Frederick Chiluba, president of Zambia, leaders of the parties met.": (
        "frederick-chiluba requests"
    ),
    "At talks with Peru, Chile and Bolivia, the diplomats signed a truce.": "bolivia agreesWith",
    "Norway met Ban Ki-moon, the UN chief, and condemned Chad.": "ban-ki-moon accuses",
    "In a letter to Ban Ki-moon, Kenyan President Mwai Kibaki thanked Japan.": "japan meets",
    "A Peruvian leaders meeting on Chad condemned nobody.": "peru accuses",
    "Japan and the Philippines signed a pact, allowing their troops to train on each other's "
    "soil.": "japan mobilizes",
    "Mali withdrew its army from Kidal and the rebels of the MNLA left.": "mali memberOf",
    "Having quarrelled with Norway, Sweden found oil, helping it to prosper.": "sweden aids",
    "America sold jets to Japan, enabling it to defend its islands.": "japan supports",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model([*SAID, *NOT_SAID])


@pytest.mark.parametrize(("text", "claim"), SAID.items())
def test_it_is_said(text: str, claim: str, read: dict[str, Parsed]) -> None:
    assert claim in said(read[text])


@pytest.mark.parametrize(("text", "start"), NOT_SAID.items())
def test_it_is_not_said(text: str, start: str, read: dict[str, Parsed]) -> None:
    assert not [claim for claim in said(read[text]) if claim.startswith(start)]


def test_a_bare_verb_goes_on_with_the_infinitive_above() -> None:
    assert returned(doc(THANKS.format("thank", "VBP")))[8] == (3, "conj")


def test_a_verb_in_the_past_goes_on_with_the_relative_clause() -> None:
    assert not returned(doc(THANKS.format("thanked", "VBD")))


def test_an_acronym_stands_beside_its_noun() -> None:
    made = doc(ACRONYM.format("GIA"))
    assert returned(made) == {5: (4, "appos")}
    assert (made[5].tag_, made[5].pos_) == ("NNP", "PROPN")


def test_a_verb_in_small_letters_is_no_acronym() -> None:
    assert not returned(doc(ACRONYM.format("led")))
