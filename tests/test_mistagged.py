"""Verbs in -ing that the parser took for adjectives before a noun."""

from __future__ import annotations

from spacy.tokens import Token

from actorgraph.mistagged import retagged
from parse_samples import doc, token

ACCUSED = """Chad/NNP/nsubj/accused accused=accuse/VBD/ROOT Sudan/NNP/dobj/accused
    of/IN/prep/accused destabilising/JJ/amod/Niger Niger/NNP/pobj/of"""
BOMBING = """Chad/NNP/nsubj/accused accused=accuse/VBD/ROOT Sudan/NNP/dobj/accused
    of/IN/prep/accused bombing/VBG/compound/Gori Gori/NNP/pobj/of"""
RAIDS = """Chad/NNP/nsubj/accused accused=accuse/VBD/ROOT Sudan/NNP/dobj/accused
    of/IN/prep/accused bombing/NN/compound/raids raids=raid/NNS/pobj/of"""
MASSING = """Chad/NNP/nsubj/is is=be/VBZ/ROOT massing/JJ/amod/troops
    troops=troop/NNS/attr/is near/IN/prep/troops Sudan/NNP/pobj/near"""
GROWING = """There/EX/expl/is is=be/VBZ/ROOT growing/JJ/amod/concern concern/NN/attr/is"""
VISITING = """Chad/NNP/nsubj/spoke spoke=speak/VBD/ROOT of/IN/prep/spoke
    neighbouring/JJ/amod/Niger Niger/NNP/pobj/of"""


def _verb(of: Token) -> str:
    return of.text.removesuffix("ing") + "e" if of.text.startswith("dest") else of.text[:-3]


def test_what_one_is_accused_of_is_a_verb() -> None:
    made = retagged(doc(ACCUSED), _verb)
    verb, hit = token(made, "destabilising"), token(made, "Niger")
    assert (verb.pos_, verb.dep_, verb.head.text) == ("VERB", "pcomp", "of")
    assert (hit.dep_, hit.head.text) == ("dobj", "destabilising")
    assert verb.lemma_ == "destabilise"


def test_so_it_is_before_a_name_that_it_seems_part_of() -> None:
    assert token(retagged(doc(BOMBING), _verb), "Gori").dep_ == "dobj"


def test_a_progressive_has_its_object_back() -> None:
    made = retagged(doc(MASSING), _verb)
    verb = token(made, "massing")
    assert verb.dep_ == "ROOT"
    assert {c.dep_: c.text for c in verb.children} == {
        "nsubj": "Chad",
        "aux": "is",
        "dobj": "troops",
    }
    assert token(made, "near").head.text == "troops"


def test_other_words_in_ing_stay_adjectives_and_nouns() -> None:
    for sentence, word in ((RAIDS, "bombing"), (GROWING, "growing"), (VISITING, "neighbouring")):
        made = doc(sentence)
        assert retagged(made, _verb) is made
        assert token(made, word).pos_ != "VERB"
