"""What is read is what is stored: a reading survives its way through RDF, whatever the text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse, serialize

from actorgraph import iris, rdf
from actorgraph.errors import BadData, NotFound
from actorgraph.items import items
from actorgraph.model import (
    ACTOR_TYPES,
    Actor,
    Article,
    Claim,
    Correction,
    Evidence,
    Imprint,
    Modality,
    Polarity,
    Reading,
    Tense,
    merged,
    slug,
)
from actorgraph.modes import scheme
from actorgraph.numerals import plain

HOSTILE = "\"'>\\\n\r\t\x00\x1f<script></script> {?s ?p ?o} é 😀 \u2028 \ufffe %2F # .."
SYRIA = Article(
    "d-1", "Iran and Russia back Syria.", "A title", "2024-11-13", "The Post", "u:1", "f"
)
EVIDENCE = Evidence("d-1", 0, 27, SYRIA.text, (16, 20), (0, 4), (21, 26), "supports-back")
READING = Reading(
    SYRIA,
    (
        Actor("iran", "Iran", "state", "Q794", None, "GOV", "a state"),
        Actor("syria", "Syria", "state", "Q858"),
    ),
    (Claim("iran", "supports", "syria", (EVIDENCE,)),),
)

# surrogates are left out here: they come back as U+FFFD by design, see the test below
_texts = st.text(st.characters(codec="utf-8"), max_size=20) | st.just(HOSTILE)
_maybe = st.none() | _texts
_spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
_dates = st.none() | st.sampled_from(
    [
        *("2024-11-13", "2024-02", "2022", "--11-13", "2024-11-01/2024-11-05", "2024-02-31"),
        *("2014/..", "../2016-02", "../..", "2014/2016-13", "/", "", "٢٠٢٤"),
    ]
)
_amounts = st.decimals(0, 10**14, places=3).map(plain) | st.sampled_from(["", "1e5", "007", "-2"])
CONTEXTS = sorted(scheme().contexts)
MODES = sorted(mode.name for modes in scheme().modes.values() for mode in modes)
ITEM_TYPES = sorted(set(items().heads.values()))


@st.composite
def _evidence(draw: st.DrawFn, article: str) -> Evidence:
    return Evidence(
        article,
        *draw(_spans),
        quote=draw(_texts),
        trigger=draw(_spans),
        subject=draw(st.none() | _spans),
        object=draw(st.none() | _spans),
        rule=draw(_texts),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        speaker=draw(_maybe),
        item=draw(_maybe),
        location=draw(_maybe),
        event_date=draw(_dates),
        extractor=draw(_texts),
        confidence=draw(st.integers(1, 10**6)) / 10**6,
        tense=draw(st.none() | st.sampled_from(Tense)),
        mode=draw(st.none() | st.sampled_from(MODES)),
        contexts=tuple(sorted(draw(st.sets(st.sampled_from(CONTEXTS), max_size=3)))),
        item_type=draw(st.none() | st.sampled_from(ITEM_TYPES)),
        amount=draw(st.none() | _amounts),
        currency=draw(_maybe),
        place=draw(_maybe),
        outlet=draw(_maybe),
    )


@st.composite
def _imprints(draw: st.DrawFn, publisher: str) -> Imprint:
    """Outlets of different slugs, none that of the publisher."""
    names = draw(st.lists(_texts, max_size=3, unique_by=slug))
    outlets = [name for name in names if slug(name) != publisher]
    credit = outlets.pop() if outlets and draw(st.booleans()) else None
    originals = tuple(sorted(draw(st.sets(_texts, max_size=2))))
    correction = draw(st.none() | st.sampled_from(Correction))
    return Imprint(credit, tuple(sorted(outlets)), correction, originals)


@st.composite
def _readings(draw: st.DrawFn) -> Reading:
    article = Article(
        draw(_texts),
        draw(_texts),
        draw(_maybe),
        draw(_dates),
        draw(_maybe),
        draw(_maybe),
        draw(_texts),
    )
    actor = st.builds(
        Actor,
        _texts,
        _texts,
        st.sampled_from(ACTOR_TYPES),
        _maybe,
        _maybe,
        _maybe,
        _maybe,
        st.booleans(),
    )
    actors = draw(st.lists(actor, max_size=3, unique_by=lambda a: a.id))
    pieces = st.lists(
        _evidence(article.id), max_size=3, unique_by=lambda e: iris.evidence_iri("", e)
    ).map(tuple)
    claim = st.builds(Claim, _texts, _texts, _texts, pieces)
    claims = draw(st.lists(claim, max_size=3, unique_by=lambda c: c.id))
    decisions = tuple(sorted(draw(st.sets(_texts, max_size=2))))
    ordered = tuple(sorted(actors, key=lambda a: a.id))
    imprint = draw(_imprints(slug(article.publisher or "")))
    return Reading(article, ordered, merged(claims), decisions=decisions, imprint=imprint)


def _stored(quads: list[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


@given(_readings())
@example(READING)
@settings(max_examples=60, deadline=None)
def test_a_reading_comes_back_equal(reading: Reading) -> None:
    assert rdf.reading_from_quads(rdf.reading_quads(reading)) == reading


@given(_readings())
@settings(max_examples=30, deadline=None)
def test_store_and_n_quads_give_back_the_same_quads(reading: Reading) -> None:
    quads = rdf.reading_quads(reading)
    assert sorted(_stored(quads), key=str) == quads
    text = serialize(quads, format=RdfFormat.N_QUADS)
    assert list(parse(text, format=RdfFormat.N_QUADS)) == quads


def test_hostile_text_stays_one_literal() -> None:
    reading = replace(READING, article=replace(SYRIA, id=HOSTILE, text=HOSTILE, title=HOSTILE))
    quads = rdf.reading_quads(reading)
    lines = serialize(quads, format=RdfFormat.N_QUADS).splitlines()
    assert len(lines) == len(quads)
    assert rdf.reading_from_quads(quads).article == reading.article


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    broken = "a\ud800b\udfff"
    actor = Actor(broken, broken, "person")
    evidence = replace(EVIDENCE, quote=broken, speaker=broken)
    claims = (Claim(broken, "meets", "iran", (evidence,)),)
    article = Article(broken, broken, broken, publisher=broken)
    back = rdf.reading_from_quads(rdf.reading_quads(Reading(article, (actor,), claims)))
    assert back.article.text == back.actors[0].id == "a\ufffdb\ufffd"
    assert back.claims[0].evidence[0].quote == "a\ufffdb\ufffd"


def test_quads_are_sorted_without_blank_nodes_and_in_the_graph_of_the_article() -> None:
    quads = rdf.reading_quads(READING)
    assert quads == sorted(quads, key=str)
    assert {quad.graph_name for quad in quads} == {iris.article_iri("d-1")}
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)


def test_the_same_reading_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "from actorgraph import rdf, model as m\n"
        "e = m.Evidence('d', 0, 5, 'a b c', (1, 2), None, None, 'r')\n"
        "r = m.Reading(m.Article('d', 'a b c', publisher='P'), (m.Actor('a', 'A', 'state'),),"
        " (m.Claim('a', 'meets', 'b', (e,)),))\n"
        "print(*rdf.reading_quads(r), sep='\\n')\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") > 30


def test_one_place_that_makes_two_claims_is_two_pieces_of_evidence() -> None:
    both = replace(EVIDENCE, subject=None)
    claims = tuple(Claim(who, "supports", "syria", (both,)) for who in ("iran", "russia"))
    back = rdf.reading_from_quads(rdf.reading_quads(replace(READING, claims=claims)))
    assert [claim.evidence for claim in back.claims] == [(both,), (both,)]


def test_evidence_that_differs_in_confidence_alone_is_one_piece_with_the_highest() -> None:
    pieces = tuple(replace(EVIDENCE, confidence=c) for c in (0.3, 0.8, 0.5))
    claim = Claim("iran", "supports", "syria", pieces)
    back = rdf.reading_from_quads(rdf.reading_quads(replace(READING, claims=(claim,))))
    assert [piece.confidence for piece in back.claims[0].evidence] == [0.8]


def test_claims_of_several_articles_merge() -> None:
    other = replace(SYRIA, id="d-2")
    claim = Claim("iran", "supports", "syria", (replace(EVIDENCE, article="d-2"),))
    quads = rdf.reading_quads(READING) + rdf.reading_quads(Reading(other, (), (claim,)))
    (back,) = rdf.reading_from_quads(quads).claims
    assert [piece.article for piece in back.evidence] == ["d-1", "d-2"]
    assert [actor.id for actor in rdf.actors_of(quads)] == ["iran", "syria"]


@pytest.mark.parametrize(
    ("date", "datatype"),
    [
        ("2024-11-13", iris.XSD + "date"),
        ("2024-02", iris.XSD + "gYearMonth"),
        ("2022", iris.XSD + "gYear"),
        ("--11-13", iris.XSD + "gMonthDay"),
        ("2024-11-01/2024-11-05", iris.EDTF.value),
        ("2014/..", iris.EDTF.value),
        ("../2014-02", iris.EDTF.value),
        ("../..", iris.XSD + "string"),
        ("2014/2014-13", iris.XSD + "string"),
        ("--11-13/--11-15", iris.XSD + "string"),
        ("2024-13-01", iris.XSD + "string"),
        ("٢٠٢٤", iris.XSD + "string"),
    ],
)
def test_dates_are_typed_by_their_granularity(date: str, datatype: str) -> None:
    assert iris.date_literal(date).datatype.value == datatype
    assert iris.date_literal(date).value == date


@given(st.text(st.characters(codec="utf-8")))
@example("..")
@example(".")
@example("a/b#c?d%2Fe")
def test_ids_come_back_from_their_iris(id: str) -> None:
    node = iris.actor_iri(id)
    assert iris.id_of(node) == iris.id_of(node.value) == id
    assert not node.value.endswith("/..")


def test_publishers_differing_in_case_are_one() -> None:
    assert iris.publisher_iri("The  Post") == iris.publisher_iri("the post")
    assert iris.publisher_iri("Пост") != iris.publisher_iri("Почта")


def test_the_shape_users_query() -> None:
    rows = _stored(rdf.reading_quads(READING)).query(
        """
        PREFIX ag: <https://w3id.org/actorgraph/ontology#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?who ?quote ?start WHERE { GRAPH ?article {
            ?claim a ag:Claim ; rdf:subject/rdfs:label ?who ; rdf:predicate ag:supports .
            ?evidence ag:evidenceFor ?claim ; ag:quote ?quote ; ag:polarity ag:Affirmed ;
                ag:modality ag:Asserted ; prov:wasDerivedFrom ?article ;
                ag:triggerSelector/oa:start ?start . } }
        """,
        prefixes={name: iris.PREFIXES[name] for name in ("rdf", "rdfs", "prov")},
    )
    assert [[term.value for term in row] for row in rows] == [["Iran", SYRIA.text, "16"]]


def test_an_actor_of_unknown_type_is_refused() -> None:
    with pytest.raises(BadData, match="'robot'"):
        rdf.reading_quads(replace(READING, actors=(Actor("x", "X", "robot"),)))


def test_a_graph_without_an_article_is_not_found() -> None:
    stray = Quad(iris.actor_iri("x"), iris.LABEL, iris.text_literal("X"))
    for quads in ([], [stray]):
        with pytest.raises(NotFound):
            rdf.reading_from_quads(quads)
