"""Claims of an article: one per place, offsets that reproduce the text, and no claim on oneself."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.claims import reading
from actorgraph.extraction import EXTRACTORS
from actorgraph.model import Article, Claim, Reading, merged
from actorgraph.ontology import relations
from actorgraph.parse import parsed
from parse_samples import by_hand, doc, evidence, said

HIT = "Chad/NNP/nsubj/attacked/GPE attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE"
MET = "Togo/NNP/nsubj/met/GPE met=meet/VBD/ROOT Mali/NNP/dobj/met/GPE"


def test_spans_point_at_the_words() -> None:
    found = reading(by_hand(doc("Rain/NN/nsubj/fell fell=fall/VBD/ROOT", HIT)))
    piece = evidence(found, "chad attacks mali")
    text = found.article.text
    assert text[piece.start : piece.end] == piece.quote == "Chad attacked Mali"
    assert piece.subject
    assert piece.object
    assert text[slice(*piece.subject)] == "Chad"
    assert text[slice(*piece.trigger)] == "attacked"
    assert text[slice(*piece.object)] == "Mali"
    assert (piece.article, piece.extractor) == ("by-hand", "rules")


def test_a_symmetric_claim_has_one_order_and_its_spans_follow() -> None:
    one = reading(by_hand(doc(MET)))
    turned = MET.replace("Togo", "X").replace("Mali", "Togo").replace("X", "Mali")
    other = reading(by_hand(doc(turned)))
    for found in (one, other):
        piece = evidence(found, "mali meets togo")
        assert piece.subject
        assert found.article.text[slice(*piece.subject)] == "Mali"


def test_a_place_counts_once_however_many_rules_see_it() -> None:
    of = doc("""Chad/NNP/nsubj/launched/GPE launched=launch/VBD/ROOT
        strikes=strike/NNS/dobj/launched on/IN/prep/launched Mali/NNP/pobj/on/GPE""")
    article = by_hand(of)
    piece = evidence(reading(article), "chad attacks mali")
    assert piece.confidence > 0.5


def test_of_equally_sure_relations_the_most_particular_stays() -> None:
    of = doc("""Chad/NNP/nsubj/sent/GPE sent=send/VBD/ROOT weapons=weapon/NNS/dobj/sent
        and/CC/cc/weapons aid/NN/conj/weapons to/IN/prep/sent Mali/NNP/pobj/to/GPE""")
    assert said(by_hand(of)) == {"chad supplies mali"}


def test_one_meaning_is_one_relation_in_its_sentence_only() -> None:
    """The next sentence may call the same pair's doings something else."""
    sent = """Chad/NNP/nsubj/sent/GPE sent=send/VBD/ROOT {}/NN/dobj/sent to/IN/prep/sent
        Mali/NNP/pobj/to/GPE"""
    article = by_hand(doc(sent.format("aid"), sent.format("ammunition")))
    assert said(article) == {"chad aids mali", "chad supplies mali"}


def test_ten_times_the_sentences_on_one_pair_take_about_ten_times_as_long() -> None:
    """Linear, whatever the machine; pair by pair it would be a hundred times."""
    hit, met = HIT.replace("Chad", "Iran"), MET.replace("Togo", "Iran")

    def seconds(sentences: int) -> float:
        article = by_hand(doc(*[hit, met] * sentences))
        begun = time.process_time()
        found = reading(article)
        assert [len(c.evidence) for c in found.claims] == [sentences, sentences]
        return time.process_time() - begun

    seconds(15)  # what is read once is read
    assert seconds(1500) < 30 * min(seconds(150) for _ in range(3))


def test_a_list_of_three_thousand_names_is_read() -> None:
    """Each of them looks at those before it, and no more than that, whatever the machine."""

    def seconds(names: int) -> float:
        words = ["Iran/NNP/nsubj/attacked/GPE"]
        for n in range(names):
            name, head = ("Russia", "Iran") if n % 2 == 0 else ("Iran", "Russia")
            words.append(f"{name}/NNP/conj/{head}#{n // 2 + 1}/GPE")
        verb = "attacked=attack/VBD/ROOT Mali/NNP/dobj/attacked/GPE"
        article = by_hand(doc(f"{' '.join(words)} {verb}"))
        begun = time.process_time()
        assert said(article) == {"iran attacks mali", "russia attacks mali"}
        return time.process_time() - begun

    seconds(15)  # what is read once is read
    assert seconds(3000) < 150 * min(seconds(300) for _ in range(3))


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Oman got no grain from Peru.", "negated"),
        ("Peru gave Oman no grain.", "negated"),
        ("No missiles were sent to Oman by Peru.", "negated"),
        ("Peru imposed no sanctions on Oman.", "negated"),
        ("Oman received no fewer than 20 jets from Peru.", "affirmed"),
        ("Peru lost no time in condemning Oman.", "affirmed"),
        ("Peru denied that it had sent no grain to Oman.", "affirmed"),
    ],
)
def test_who_did_it_to_nothing_did_not_do_it(text: str, polarity: str) -> None:
    assert {e.polarity.value for claim in read(text).claims for e in claim.evidence} == {polarity}


def test_every_sentence_counts_for_itself() -> None:
    found = reading(by_hand(doc(HIT, HIT), doc(HIT)))
    (claim,) = found.claims
    assert [e.start for e in claim.evidence] == sorted({e.start for e in claim.evidence})
    assert len(claim.evidence) == 3


def test_an_implied_body_has_no_span() -> None:
    of = doc("President=president/NNP/compound/Putin Putin/NNP/nsubj/left/PERSON left/VBD/ROOT")
    piece = evidence(reading(by_hand(of)), "vladimir-putin headOf russia")
    assert piece.object is None
    assert piece.subject is not None


def test_actors_of_a_reading_are_those_of_its_claims_and_their_states() -> None:
    of = doc("""Lavrov/NNP/nsubj/said/PERSON said=say/VBD/ROOT that/IN/mark/attacked """
             + HIT.replace("ROOT", "ccomp/said"))  # fmt: skip
    found = reading(by_hand(of))
    ids = [actor.id for actor in found.actors]
    assert ids == sorted(ids)
    assert set(ids) == {"chad", "mali", "sergei-lavrov", "russia"}


def test_nothing_said_gives_an_empty_reading() -> None:
    found = reading(by_hand(doc("Rain/NN/nsubj/fell fell=fall/VBD/ROOT")))
    assert (found.claims, found.actors) == ((), ())


def test_an_unknown_extractor_is_refused() -> None:
    with pytest.raises(KeyError):
        reading(by_hand(doc(HIT)), "guesses")
    assert said(by_hand(doc(HIT))) == {
        f"{c.subject} {c.relation} {c.object}"
        for name in EXTRACTORS
        for c in reading(by_hand(doc(HIT)), name).claims
    }


SENTENCES = [
    "Iran sold drones to Russia.",
    "Egypt and Sudan met in Cairo on Monday, and both countries condemned Ethiopia.",
    "“We will attack Israel,” said Hassan Nasrallah, the leader of Hezbollah.",
    "It denied that its troops had shelled Kharkiv.",
    "French President Emmanuel Macron — who met Olaf Scholz — praised Germany’s support for Kyiv.",
    "The Iran-backed Houthis fired rockets at Saudi Arabia in 2019.",
    "He warned Japan.",
    "Russia attacked Russia.",
    "They accused each other of lying.",
    "The U.S.\u00a0imposed sanctions on Cuba.",
    "Syrian rebels clashed with Turkey's army near Aleppo.",
    "NATO chief Mark Rutte said:",
    "Chad’s 🌍 forces raided Niger\nand Mali.",
    "• Poland sent tanks to Ukraine",
    "Rain fell.",
]
MIXTURES = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n", "\n\n", "  ", "\r\n\r\n"])),
    max_size=7,
).map(lambda parts: "".join(sentence + gap for sentence, gap in parts))


def read(text: str) -> Reading:
    (article,) = parsed([Article("mixture", text, date="2024-11-13")])
    return reading(article)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(MIXTURES)
def test_any_mixture_of_sentences(text: str) -> None:
    """Quotes reproduce, spans lie in their quote, ends differ, symmetric ends are in order."""
    found = read(text)
    assert found.article.text == text
    actors = {actor.id for actor in found.actors}
    for claim in found.claims:
        assert claim.subject != claim.object
        assert {claim.subject, claim.object} <= actors
        if relations()[claim.relation].symmetric:
            assert claim.subject < claim.object
        assert len({e.id for e in claim.evidence}) == len(claim.evidence) > 0
        for piece in claim.evidence:
            assert text[piece.start : piece.end] == piece.quote
            assert piece.quote == piece.quote.strip()
            assert 0 < piece.confidence <= 1
            assert piece.speaker is None or piece.speaker in actors
            for span in (piece.trigger, piece.subject, piece.object):
                if span is not None:
                    assert piece.start <= span[0] < span[1] <= piece.end
                    assert text[slice(*span)].strip()


@settings(max_examples=10, deadline=None, derandomize=True)
@given(MIXTURES)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read(text) == read(text)


def test_merging_is_free_of_order_and_repetition() -> None:
    claims = read(" ".join(SENTENCES[:4])).claims
    parts = [Claim(c.subject, c.relation, c.object, (e,)) for c in claims for e in c.evidence]
    assert len(parts) > 3
    for order in list(permutations(parts))[:60]:
        assert merged([*order, *order[:2]]) == claims
    assert merged([*claims, *claims]) == claims == merged(merged(claims))


def test_of_pieces_that_lists_read_in_two_ways_one_stays_whatever_the_order() -> None:
    claim = read(SENTENCES[0]).claims[0]
    piece = claim.evidence[0]
    ways = [
        replace(claim, evidence=(replace(piece, mode=mode, contexts=contexts, amount=amount),))
        for mode, contexts, amount in (
            (None, (), None),
            ("ASSAULT-drone", ("military",), None),
            ("ASSAULT-drone", ("cyber",), "5"),
        )
    ]
    assert len({merged(order) for order in permutations(ways)}) == 1
    assert {each.evidence[0].id for each in ways} == {piece.id}


@settings(derandomize=True)
@given(st.data())
def test_merging_in_any_two_steps(data: st.DataObject) -> None:
    claims = [
        Claim(subject, relation, object, ())
        for subject, relation, object in data.draw(
            st.lists(
                st.tuples(
                    st.sampled_from("abc"),
                    st.sampled_from(["warns", "meets"]),
                    st.sampled_from("de"),
                )
            )
        )
    ]
    cut = data.draw(st.integers(0, len(claims)))
    whole = merged(claims)
    assert merged([*merged(claims[:cut]), *merged(claims[cut:])]) == whole
    assert merged(claims[::-1]) == whole
    assert len({c.id for c in whole}) == len(whole) == len(set(claims))
