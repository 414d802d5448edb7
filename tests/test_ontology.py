"""What the ontology files hold, and that a broken block is refused with its reason."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.model import Modality
from actorgraph.ontology import QUAD_CLASSES, cues, relations

IDS = {
    "structure": "headOf represents memberOf controls alliedWith",
    "verbal-cooperation": "meets negotiatesWith agreesWith pledges supports",
    "material-cooperation": "cooperatesWith supplies funds aids concedesTo",
    "verbal-conflict": "requests warns accuses rejects threatens",
    "material-conflict": "protests sanctions mobilizes coerces attacks invades fights",
}
SYMMETRIC = {"alliedWith", "meets", "negotiatesWith", "agreesWith", "cooperatesWith", "fights"}

HEAD = """@prefix ag: <https://w3id.org/actorgraph/ontology#> .
@prefix plover: <https://w3id.org/actorgraph/plover#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
GOOD = """ag:feeds a owl:ObjectProperty, ag:Relation ;
    rdfs:label "feeds" ; skos:definition "Gives it food." ;
    rdfs:domain ag:Actor ; rdfs:range [ a owl:Class ; owl:unionOf ( ag:State ag:ArmedGroup ) ] ;
    owl:inverseOf ag:fedBy ; ag:quadClass plover:material-cooperation ; ag:score 10.0 ;
    ag:trigger [ ag:rule "feeds-feed" ; ag:verb "feed", "dish out" ;
        ag:subject "subj" ; ag:object "dative obj/poss" ; ag:item "obj" ;
        ag:needs "obj:@meal|rice" ; ag:modality "planned" ] ;
    ag:example [ ag:text "Egypt fed Sudan." ; ag:says "Egypt > Sudan" ] .
ag:fedBy a owl:ObjectProperty ; rdfs:label "is fed by" .
"""
LANGUAGE = """@prefix ag: <https://w3id.org/actorgraph/ontology#> .
ag:preposition ag:words "to", "with" .
ag:meal ag:words "soup", "hot pot" .
"""


def folder(tmp_path: Path, blocks: str, language: str = LANGUAGE) -> Path:
    (tmp_path / "relations.ttl").write_text(HEAD + blocks, encoding="utf-8")
    (tmp_path / "language.ttl").write_text(language, encoding="utf-8")
    return tmp_path


def test_the_relations_are_those_of_the_coding_scheme_by_quad_class() -> None:
    found = {
        quad: {r.id for r in relations().values() if r.quad_class == quad} for quad in QUAD_CLASSES
    }
    assert found == {quad: set(ids.split()) for quad, ids in IDS.items()}
    assert {r.id for r in relations().values() if r.symmetric} == SYMMETRIC


def test_scores_have_the_sign_of_their_quad_class() -> None:
    for relation in relations().values():
        if relation.quad_class == "structure":
            assert (relation.score, relation.plover_type) == (0, None), relation.id
        else:
            assert (relation.score > 0) == relation.quad_class.endswith("cooperation"), relation.id
            assert relation.plover_type
            assert re.fullmatch(r"(0\d|1\d|20)", relation.cameo or ""), relation.id


def test_every_relation_can_be_found_and_is_exemplified() -> None:
    for relation in relations().values():
        assert len(relation.triggers) >= 3, relation.id
        assert {"verb", "noun"} <= {t.pos for t in relation.triggers}, relation.id
        assert sum(not e.none for e in relation.examples) >= 3, relation.id
        assert any(e.none for e in relation.examples), relation.id
        assert relation.symmetric or relation.inverse, relation.id


def test_rule_names_are_unique_and_start_with_their_relation() -> None:
    rules = [(t.rule, r.id) for r in relations().values() for t in r.triggers]
    assert len({rule for rule, _ in rules}) == len(rules)
    assert all(rule.startswith(f"{relation}-") for rule, relation in rules)


def test_an_office_is_not_both_headship_and_another_post() -> None:
    offices = {
        name: [t for t in relations()[name].triggers if "holder" in t.subject]
        for name in ("headOf", "represents")
    }
    for head in offices["headOf"]:
        for post in offices["represents"]:
            if set(head.words) & set(post.words):  # a state's commander, a unit's commander
                assert not head.object_types & post.object_types
    words = {name: {w for t in found for w in t.words} for name, found in offices.items()}
    assert {"president", "secretary general", "king"} <= words["headOf"]
    assert {"foreign minister", "ambassador", "spokesman"} <= words["represents"]


def test_only_persons_hold_offices() -> None:
    for name in ("headOf", "represents"):
        assert relations()[name].domain == {"person"}


def test_a_block_is_read_into_records(tmp_path: Path) -> None:
    relation = relations(folder(tmp_path, GOOD))["feeds"]
    assert (relation.inverse, relation.score, relation.symmetric) == ("fedBy", 10.0, False)
    assert (relation.domain, relation.range) == (frozenset(), {"state", "armed_group"})
    (trigger,) = relation.triggers
    assert trigger.words == ("feed", "dish out")
    assert (trigger.subject, trigger.object) == (("subj",), ("dative", "obj/poss"))
    assert trigger.needs == (("obj", frozenset({"soup", "hot pot", "rice"})),)
    assert trigger.modality is Modality.PLANNED
    assert trigger.object_types == relation.range
    assert relation.examples[0].says == (("Egypt", "Sudan"),)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("ag:item", "ag:thing", "relations.ttl: feeds: feeds-feed: unknown key ag:thing"),
        ('rdfs:label "feeds" ;', "", "relations.ttl: feeds: has no rdfs:label"),
        ('skos:definition "Gives it food." ;', "", "feeds: has no skos:definition"),
        ('ag:subject "subj" ;', "", "feeds-feed: has no ag:subject slot"),
        ('ag:object "dative obj/poss" ;', "", "feeds-feed: has no ag:object slot"),
        ('"dative obj/poss"', '"dative owner"', "ag:object has the unknown slot 'owner'"),
        ('ag:verb "feed", "dish out" ;', "", "needs exactly one of ag:verb, ag:noun"),
        ('"feed", "dish out"', '"Feed"', "'Feed' is not a lower-case lemma"),
        ("obj:@meal|rice", "obj:", "ag:needs 'obj:' is not 'slot:word|word'"),
        ("obj:@meal|rice", "obj:@drink", "unknown word list '@drink'"),
        ('ag:modality "planned"', 'ag:modality "maybe"', "ag:modality 'maybe' is not one of"),
        ("plover:material-cooperation", "plover:trade", "ag:quadClass is 'trade', not one of"),
        ("ag:score 10.0", "ag:score 11", "ag:score 11 is outside -10 to 10"),
        ("ag:score 10.0", 'ag:score "high"', "ag:score 'high' is not a number"),
        ("10.0 ;", "10.0 ; ag:precedence 0 ;", "'0' is not a whole number from 1"),
        ("10.0 ;", "10.0 ; ag:precedence 1.5 ;", "'1.5' is not a whole number from 1"),
        ("10.0 ;", "10.0 ; ag:precedence 1, 2 ;", "has 2 values of ag:precedence, wants one"),
        ("rdfs:domain ag:Actor", "rdfs:domain ag:Planet", "unknown actor class 'planet'"),
        ("ag:says", "ag:none true ; ag:says", "needs either ag:says or ag:none true"),
        ('"Egypt > Sudan"', '"Egypt"', "'Egypt' is not 'subject > object'"),
        ("ag:fedBy a owl:Obj", "ag:ateBy a owl:Obj", "feeds: its inverse fedBy is not declared"),
        ('rdfs:label "feeds"', 'rdfs:label "feeds', "relations.ttl: "),
    ],
)
def test_a_broken_block_names_file_relation_and_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in GOOD
    with pytest.raises(BadData, match=re.escape(reason)):
        relations(folder(tmp_path, GOOD.replace(old, new, 1)))


def test_precedence_is_as_given_and_a_relation_without_comes_before_all(tmp_path: Path) -> None:
    given = GOOD.replace("10.0 ;", "10.0 ; ag:precedence 12 ;")
    other = GOOD.replace("feed", "water").replace("fed", "water")
    found = relations(folder(tmp_path, given + other))
    assert {r.id: r.precedence for r in found.values()} == {"feeds": 12, "waters": 0}


def test_a_rule_name_used_twice_is_refused(tmp_path: Path) -> None:
    second = GOOD.replace("ag:feeds", "ag:waters").replace("fedBy", "wateredBy")
    with pytest.raises(BadData, match="waters: rule 'feeds-feed' is also one of feeds"):
        relations(folder(tmp_path, GOOD + second))


def test_a_stray_property_is_refused(tmp_path: Path) -> None:
    stray = 'ag:stray a owl:ObjectProperty ; rdfs:label "stray" .\n'
    with pytest.raises(BadData, match="stray: is neither an ag:Relation nor the inverse of one"):
        relations(folder(tmp_path, GOOD + stray))


def test_a_missing_file_is_bad_data(tmp_path: Path) -> None:
    shutil.copy(data_path("ontology", "language.ttl"), tmp_path)
    with pytest.raises(BadData, match=r"relations\.ttl"):
        relations(tmp_path)


def test_word_lists_have_snake_case_names_and_unknown_ones_raise() -> None:
    words = cues()
    assert {"say", "tell"} <= words.reporting_verb
    assert {"troop", "army"} <= words.state_noun
    assert "loan" in words.money_noun
    with pytest.raises(AttributeError, match="no word list 'reporting_verbs'"):
        _ = words.reporting_verbs


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        (LANGUAGE + "ag:empty ag:word 'x' .\n", "language.ttl: empty: unknown key ag:word"),
        (LANGUAGE + "ag:empty a ag:List .\n", "language.ttl: empty: has no ag:words"),
        (LANGUAGE + "ag:twice ag:words 'a', ' a' .\n", "twice: ag:words says 'a' twice"),
        ("", "preposition: the list is missing"),
    ],
)
def test_a_broken_word_list_is_refused(tmp_path: Path, language: str, reason: str) -> None:
    with pytest.raises(BadData, match=re.escape(reason)):
        cues(folder(tmp_path, GOOD, language))
