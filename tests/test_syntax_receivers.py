"""Who is given, told, promised or helped, on parses made by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from actorgraph.ontology import cues
from actorgraph.syntax.headlines import is_verb
from actorgraph.syntax.slots import slot
from parse_samples import doc, token

SENTENCES = {
    "retained": """Mali/NNP/nsubjpass/given/GPE was=be/VBD/auxpass/given given=give/VBN/ROOT
        jets=jet/NNS/dobj/given by/IN/agent/given Chad/NNP/pobj/by/GPE""",
    "gap": """the/DT/det/jets jets=jet/NNS/ROOT Chad/NNP/nsubj/gave/GPE gave=give/VBD/relcl/jets
        Mali/NNP/dobj/gave/GPE""",
    "swallowed": """Chad/NNP/nsubj/gave/GPE gave=give/VBD/ROOT Mali/NNP/compound/jets/GPE
        jets=jet/NNS/dobj/gave""",
    "no recipient": """Chad/NNP/nsubj/gave/GPE gave=give/VBD/ROOT Mali/NNP/compound/jets/GPE
        jets=jet/NNS/dobj/gave to/IN/prep/gave Togo/NNP/pobj/to/GPE""",
    "far apposition": """Chad/NNP/nsubj/assured/GPE assured=assure/VBD/ROOT
        Mali/NNP/dobj/assured/GPE that/IN/mark/stay it/PRP/nsubj/stay would/MD/aux/stay
        stay/VB/ccomp/assured ,/,/punct/assured a/DT/det/pledge pledge/NN/dobj/assured""",
    "told": """Chad/NNP/nsubj/promised/GPE promised=promise/VBD/ROOT Mali/NNP/dobj/promised/GPE
        that/IN/mark/stay it/PRP/nsubj/stay would/MD/aux/stay stay/VB/ccomp/promised""",
    "offered": """Chad/NNP/nsubj/vowed/GPE vowed=vow/VBD/ROOT to/TO/aux/stand
        stand/VB/xcomp/vowed by/IN/prep/stand Mali/NNP/pobj/by/GPE""",
    "helped": """Chad/NNP/nsubj/gave/GPE gave=give/VBD/ROOT money/NN/dobj/gave to/TO/aux/help
        help/VB/advcl/gave Mali/NNP/dobj/help/GPE""",
    "other purpose": """Chad/NNP/nsubj/gave/GPE gave=give/VBD/ROOT money/NN/dobj/gave
        to/TO/aux/fight fight/VB/advcl/gave Mali/NNP/dobj/fight/GPE""",
    "by phone": """Macron/NNP/nsubj/spoke/PERSON spoke=speak/VBD/ROOT by/IN/prep/spoke
        phone/NN/pobj/by with/IN/prep/phone Scholz/NNP/pobj/with/PERSON""",
    "astray": """Macron/NNP/nsubjpass/received/PERSON was=be/VBD/auxpass/received
        received=receive/VBN/ROOT at/IN/prep/received the/DT/det/airport airport/NN/pobj/at
        by/IN/prep/airport Scholz/NNP/pobj/by/PERSON""",
    "in talks": """Mali/NNP/nsubj/is/GPE is=be/VBZ/ROOT in/IN/prep/is talks=talk/NNS/pobj/in
        to/TO/aux/buy buy/VB/acl/talks jets=jet/NNS/dobj/buy from/IN/prep/buy
        Chad/NNP/pobj/from/GPE""",
    "in a call": """In=in/IN/prep/told a/DT/det/call call/NN/pobj/In Macron/NNP/nsubj/told/PERSON
        told=tell/VBD/ROOT Scholz/NNP/dobj/told/PERSON that/IN/mark/rained it/PRP/nsubj/rained
        rained=rain/VBD/ccomp/told""",
    "its ally": """Chad/NNP/nsubj/asked/GPE asked=ask/VBD/ROOT its/PRP$/poss/ally
        ally/NN/dobj/asked Mali/NNP/appos/ally/GPE""",
    "held up": """Chad/NNP/nsubj/held/GPE jointly/RB/advmod/held held=hold/VBD/ROOT up/RP/prt/held
        talks=talk/NNS/dobj/held""",
    "let go": """Chad/NNP/nsubj/let/GPE let/VBD/ROOT the/DT/det/ship ship/NN/nsubj/go
        go/VB/ccomp/let""",
    "talks began": """Talks=talk/NNS/nsubjpass/set were=be/VBD/auxpass/set set/VBN/ROOT
        between/IN/prep/set Mali/NNP/pobj/between/GPE and/CC/cc/Mali Chad/NNP/conj/Mali/GPE""",
    "headline list": """Mali/NNP/dep/sign/GPE ,/,/punct/sign Chad/NNP/nsubj/sign/GPE
        sign/VBP/ROOT pact/NN/dobj/sign""",
    "crammed": """Macron/NNP/dep/meet/PERSON ,/,/punct/meet Scholz/NNP/compound/meet/PERSON
        meet/VBP/ROOT in/IN/prep/meet Rome/NNP/pobj/in/GPE""",
    "no list": """On=on/IN/prep/signed Monday/NNP/pobj/On ,/,/punct/signed Chad/NNP/nsubj/signed/GPE
        signed=sign/VBD/ROOT""",
    "noun for a verb": """Mali/NNP/nsubj/sign/GPE sign/NN/ROOT pact/NN/dobj/sign""",
    "noun": """a/DT/det/sign sign/NN/ROOT of/IN/prep/sign peace/NN/pobj/of""",
}

CASES = [
    ("retained", "given", "verb", {"dative": "Mali", "obj": "jets", "subj": "Chad"}),
    ("gap", "gave", "verb", {"dative": "Mali", "obj": "jets", "subj": "Chad"}),
    ("swallowed", "gave", "verb", {"dative": "Mali", "obj": "jets"}),
    ("no recipient", "gave", "verb", {"dative": "", "to": "Togo"}),
    ("far apposition", "assured", "verb", {"dative": "", "obj": "Mali pledge"}),
    ("told", "promised", "verb", {"told": "Mali"}),
    ("helped", "gave", "verb", {"told": "", "helped": "Mali"}),
    ("other purpose", "gave", "verb", {"helped": ""}),
    ("offered", "vowed", "verb", {"offered": "Mali", "inf": "stand"}),
    ("by phone", "spoke", "verb", {"with": "Scholz"}),
    ("astray", "received", "verb", {"subj": "Scholz", "obj": "Macron"}),
    ("in talks", "talks", "noun", {"subj": "Mali", "purpose": "Chad", "case": "in"}),
    ("in a call", "call", "noun", {"clause": "Macron", "partner": "Scholz", "case": "In"}),
    ("its ally", "ally", "noun", {"appos": "Mali", "poss": "its"}),
    ("held up", "held", "verb", {"particle": "up", "manner": "jointly"}),
    ("let go", "let", "verb", {"inf": "go", "comp": "ship"}),
    ("talks began", "Talks", "noun", {"between": "Mali"}),
    ("headline list", "sign", "verb", {"subj": "Mali Chad", "obj": "pact"}),
    ("crammed", "meet", "verb", {"subj": "Macron Scholz"}),
    ("no list", "signed", "verb", {"subj": "Chad"}),
]


@pytest.mark.parametrize(("name", "trigger", "pos", "slots"), CASES)
def test_slots(name: str, trigger: str, pos: str, slots: dict[str, str]) -> None:
    word = token(doc(SENTENCES[name]), trigger)
    assert {each: _filled(word, each, pos) for each in slots} == slots


def test_a_headline_may_have_a_noun_for_its_verb() -> None:
    assert is_verb(token(doc(SENTENCES["noun for a verb"]), "sign"))
    assert not is_verb(token(doc(SENTENCES["noun"]), "sign"))


def _filled(word: Token, name: str, pos: str) -> str:
    """The fillers in order of the text."""
    found = [filler.token for filler in slot(word, name, pos, cues())]
    return " ".join(t.text for t in sorted(found, key=lambda t: t.i))
