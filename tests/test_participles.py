"""Participles that the parser took for what they are not."""

from __future__ import annotations

from actorgraph.mistagged import retagged
from parse_samples import doc, token

EVACUATED = """Egypt/NNP/nsubj/evacuated evacuated=evacuate/VBD/ROOT
    wounded=wound/VBN/advcl/evacuated Kenyans=kenyan/NNPS/dobj/wounded to/IN/prep/wounded
    hospitals=hospital/NNS/pobj/to"""
WATCHED = """Egypt/NNP/nsubj/saw saw=see/VBD/ROOT ships=ship/NNS/dobj/saw
    wounded=wound/VBN/advcl/saw Kenyans=kenyan/NNPS/dobj/wounded"""
SEVERED = """Bahrain/NNP/nsubj/severed severed=sever/VBN/amod/ties ties=tie/NNS/ROOT
    with/IN/prep/ties Qatar/NNP/pobj/with"""
STRAINED = """The=the/DT/det/ties strained=strain/VBN/amod/ties ties=tie/NNS/ROOT
    with/IN/prep/ties Qatar/NNP/pobj/with"""


def test_a_participle_before_a_noun_describes_it() -> None:
    made = retagged(doc(EVACUATED), lambda t: t.lemma_)
    noun = token(made, "Kenyans")
    assert (noun.dep_, noun.head.text) == ("dobj", "evacuated")
    assert (token(made, "wounded").dep_, token(made, "to").head.text) == ("amod", "evacuated")


def test_one_behind_another_noun_stays() -> None:
    made = retagged(doc(WATCHED), lambda t: t.lemma_)
    assert token(made, "Kenyans").head.text == "wounded"


def test_a_verb_with_a_subject_is_the_root() -> None:
    made = retagged(doc(SEVERED), lambda t: t.lemma_)
    assert (token(made, "severed").dep_, token(made, "severed").tag_) == ("ROOT", "VBD")
    assert token(made, "ties").dep_ == "dobj"
    assert token(made, "Bahrain").head.text == "severed"


def test_without_a_subject_it_is_none() -> None:
    made = retagged(doc(STRAINED), lambda t: t.lemma_)
    assert token(made, "strained").dep_ == "amod"
