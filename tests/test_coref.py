"""What pronouns and descriptions stand for, by hand-made parses and by the model."""

from __future__ import annotations

import pytest

from actorgraph.claims import reading
from actorgraph.coref import Resolved, resolved
from actorgraph.link import linked
from actorgraph.model import Article
from actorgraph.parse import Parsed
from parse_samples import by_hand, by_model, doc, evidence, resolve, texts_by_model

RUSSIA = "Russia/NNP/nsubj/hit/GPE hit=hit/VBD/ROOT Chad/NNP/dobj/hit/GPE"
MERKEL = "Merkel/NNP/nsubj/met/PERSON met=meet/VBD/ROOT Chad/NNP/dobj/met/GPE"
PAIR = "Egypt/NNP/nsubj/met/GPE and/CC/cc/Egypt Sudan/NNP/conj/Egypt/GPE met=meet/VBD/ROOT"
THEN = "{}=it/PRP/nsubj/left left=leave/VBD/ROOT Togo/NNP/dobj/left/GPE"


def stands_for(resolved: Resolved) -> dict[str, tuple[str, ...]]:
    """The actors of each pronoun and description by its text; the last one of a text wins."""
    return {
        mention.text: mention.actors
        for paragraph in resolved.links.at
        for mention in paragraph.values()
        if mention.kind in ("pronoun", "description")
    }


@pytest.mark.parametrize(
    ("first", "pronoun", "actors"),
    [
        (RUSSIA, "It", ("russia",)),
        (MERKEL, "She", ("angela-merkel",)),
        (MERKEL, "It", ("chad",)),
        (PAIR, "They", ("egypt", "sudan")),
        (RUSSIA, "She", None),
        (MERKEL, "They", None),
        (RUSSIA, "I", None),
        (RUSSIA, "We", None),
    ],
)
def test_a_pronoun_after_a_sentence(
    first: str, pronoun: str, actors: tuple[str, ...] | None
) -> None:
    found = resolve(by_hand(doc(first, THEN.format(pronoun))))
    assert stands_for(found).get(pronoun) == actors


def test_it_is_clear_that_stands_for_nothing() -> None:
    of = doc(RUSSIA, "It=it/PRP/nsubj/is is=be/VBZ/ROOT clear/JJ/acomp/is")
    assert stands_for(resolve(by_hand(of))) == {}


def test_a_subject_of_the_sentence_before_beats_a_nearer_object() -> None:
    assert stands_for(resolve(by_hand(doc(RUSSIA), doc(THEN.format("It"))))) == {"It": ("russia",)}


def test_a_pronoun_does_not_look_back_for_ever() -> None:
    rain = "Rain/NN/nsubj/fell fell=fall/VBD/ROOT"
    near = doc(RUSSIA, *[rain] * 2, THEN.format("It"))
    far = doc(RUSSIA, *[rain] * 9, THEN.format("It"))
    assert stands_for(resolve(by_hand(near))) == {"It": ("russia",)}
    assert stands_for(resolve(by_hand(far))) == {}


def test_an_owner_after_the_verb_is_the_subject() -> None:
    of = doc(
        RUSSIA,
        """Egypt/NNP/nsubj/gave/GPE gave=give/VBD/ROOT its/PRP$/poss/support
        support/NN/dobj/gave to/IN/dative/gave Togo/NNP/pobj/to/GPE""",
    )
    assert stands_for(resolve(by_hand(of))) == {"its": ("egypt",)}


QUOTED = """"/``/punct/said {}/PRP/nsubj/hit hit/VBD/ccomp/said Chad/NNP/dobj/hit/GPE
    "/''/punct/said President/NNP/compound/Putin Putin/NNP/nsubj/said/PERSON said=say/VBD/ROOT"""


@pytest.mark.parametrize(("pronoun", "actor"), [("We", "russia"), ("I", "vladimir-putin")])
def test_first_persons_in_a_quotation(pronoun: str, actor: str) -> None:
    parsed = by_hand(doc(QUOTED.format(pronoun)), date="2024-11-13")
    found = resolve(parsed)
    assert stands_for(found) == {pronoun: (actor,)}
    assert found.speaker(0, 1) == "vladimir-putin"
    assert found.speaker(0, 5) is None


def test_a_speaker_is_known_in_the_evidence() -> None:
    found = reading(by_hand(doc(QUOTED.format("We")), date="2024-11-13"))
    piece = evidence(found, "russia attacks chad")
    assert (piece.speaker, piece.quote[slice(*piece.trigger)]) == ("vladimir-putin", "hit")


MODEL = {
    "Emmanuel Macron went to Rabat. He met King Mohammed VI.": ("He", "emmanuel-macron"),
    "Russia attacked Ukraine. It also threatened Poland.": ("It", "russia"),
    "Egypt and Sudan signed a treaty. They condemned Ethiopia.": ("They", "egypt+sudan"),
    '"We will attack Israel," said Hassan Nasrallah, the leader of Hezbollah.': (
        "We",
        "hezbollah",
    ),
    '"I met Vladimir Putin," said Emmanuel Macron.': ("I", "emmanuel-macron"),
    '"We condemn Russia," Polish Prime Minister Donald Tusk said.': ("We", "poland"),
    "NATO met in Brussels. The alliance warned Russia.": ("alliance", "nato"),
    "Egypt met Sudan in Khartoum. Both countries condemned Ethiopia.": (
        "countries",
        "egypt+sudan",
    ),
    "Egypt met Sudan in Khartoum. The two sides condemned Ethiopia.": ("sides", "egypt+sudan"),
    "Emmanuel Macron is the French president. The president praised Germany.": (
        "president",
        "emmanuel-macron",
    ),
    "The French president praised Germany.": ("president", "emmanuel-macron"),
    "Georgia gave its support to Ukraine.": ("its", "georgia"),
    "After his talks in Rome, Macron praised Italy.": ("his", "emmanuel-macron"),
    "Angela Merkel met Vladimir Putin. She warned him.": ("him", "vladimir-putin"),
    "Hezbollah fired rockets. The group threatened Israel.": ("group", "hezbollah"),
    "The Council of Ministers of the Arab League met. On Friday the Council warned Chad.": (
        "Council",
        "arab-league",
    ),
    "GHANA: The foreign ministry warned Togo.": ("ministry", "ghana"),
    "Iran's army fired first. The country then attacked Iraq.": ("country", "iran"),
}
NOTHING = [
    "Ghana said: the foreign ministry is new.",
    "The council of the Arab League met. On Friday the town council was dissolved.",
    "It is clear that Russia attacked Ukraine.",
    "They say it rains in Ghana.",
]
MISSED = {
    "Antony Blinken and Wang Yi met. The two leaders condemned Iran.": (
        "leaders",
        "antony-blinken+wang-yi",
    ),
    '"We condemn Russia," said Poland\'s foreign minister, Radoslaw Sikorski.': ("We", "poland"),
    "The NATO chief warned Russia.": ("chief", "mark-rutte"),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Parsed]:
    return texts_by_model([*MODEL, *NOTHING, *MISSED])


@pytest.mark.parametrize("text", MODEL)
def test_what_the_model_shows(text: str, read: dict[str, Parsed]) -> None:
    word, actors = MODEL[text]
    assert "+".join(stands_for(resolve(read[text])).get(word, ())) == actors


@pytest.mark.parametrize("text", NOTHING)
def test_pronouns_that_stand_for_nobody(text: str, read: dict[str, Parsed]) -> None:
    assert stands_for(resolve(read[text])) == {}


@pytest.mark.parametrize("text", MISSED)
def test_what_takes_a_second_look(text: str, read: dict[str, Parsed]) -> None:
    word, actors = MISSED[text]
    assert "+".join(stands_for(resolve(read[text])).get(word, ())) == actors


@pytest.mark.parametrize(
    ("publisher", "who"),
    [
        ("U.S. Department of State", {("united-states", "accuses", "iran")}),
        ("Reuters", set()),
        (None, set()),
    ],
)
def test_we_in_a_statement_is_the_body_that_publishes_it(
    publisher: str | None, who: set[tuple[str, str, str]]
) -> None:
    article = Article("statement", "We condemn Iran.", publisher=publisher)
    (read,) = by_model([article])
    assert {(c.subject, c.relation, c.object) for c in reading(read).claims} == who


BEHALF = """On/IN/prep/{verb} behalf/NN/pobj/On of/IN/prep/behalf {of}/NNP/pobj/of/{kind}
    I/PRP/nsubj/{verb} {verb}/VBP/ROOT Chad/NNP/dobj/{verb}/GPE"""
WE = "We/PRP/nsubj/warn warn/VBP/ROOT Mali/NNP/dobj/warn/GPE"


@pytest.mark.parametrize(
    ("of", "kind", "body"),
    [
        ("NATO", "ORG", "nato"),
        ("Macron", "PERSON", "france"),
        ("FARDC", "ORG", "democratic-republic-of-the-congo"),
    ],
)
def test_we_in_a_statement_on_behalf_of_somebody(of: str, kind: str, body: str) -> None:
    statement = doc(BEHALF.format(verb="congratulate", of=of, kind=kind), WE)
    found = stands_for(resolve(by_hand(statement, date="2024-11-13")))
    assert found.get("We") == (body,)


def test_a_statement_on_behalf_of_nobody_known() -> None:
    statement = doc(BEHALF.format(verb="congratulate", of="Oudomland", kind="GPE"), WE)
    assert "We" not in stands_for(resolve(by_hand(statement)))


def test_the_body_that_only_the_words_beside_a_name_tell_is_whose_we_it_is() -> None:
    lund = """Jan/NNP/compound/Lund/PERSON Lund/NNP/nsubj/left/I-PERSON of/IN/prep/Lund
        Hezbollah/NNP/pobj/of/ORG left=leave/VBD/ROOT"""
    said = QUOTED.format("We").replace("Putin", "Lund").replace("President/NNP/compound/Lund", "")
    assert stands_for(resolve(by_hand(doc(lund), doc(said)))) == {"We": ("hezbollah",)}


def test_what_is_quoted_is_resolved_after_what_surrounds_it() -> None:
    later = """"/``/punct/said They/PRP/nsubj/hit hit/VBD/ccomp/said Chad/NNP/dobj/hit/GPE
        "/''/punct/said Macron/NNP/nsubj/said/PERSON said=say/VBD/ROOT of/IN/prep/said
        Hezbollah/NNP/pobj/of/ORG"""
    assert stands_for(resolve(by_hand(doc(later)))) == {"They": ("hezbollah",)}


def test_names_stay_as_they_were_linked() -> None:
    parsed = by_hand(doc(RUSSIA, THEN.format("It")))
    before = linked(parsed)
    after = resolved(parsed, before)
    assert all(after.links.at[0][i] == mention for i, mention in before.at[0].items()), (
        "a name has changed its actor"
    )
    assert 3 not in before.at[0], "the links that came in are left as they were"
