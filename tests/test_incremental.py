"""What is derived piece by piece equals what is derived at once, whatever came and went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from actorgraph import derive, iris
from actorgraph.model import Modality, Polarity, Reading
from actorgraph.store import Store
from store_samples import MET, SENT, STRUCK, reading

WIRE = " " + " ".join(f"word{i} of the long story that the wire sent out" for i in range(20))
OTHER = " " + " ".join(f"quite another tale {i} from up the river" for i in range(20))

readings = st.builds(
    reading,
    st.sampled_from([f"a{i}" for i in range(8)]),
    st.sampled_from([SENT, MET, STRUCK]),
    date=st.sampled_from([None, "2024-03-01", "2024-03-05"]),
    publisher=st.sampled_from([None, "Lake Courier", "Hill Post"]),
    tail=st.sampled_from(["", WIRE, WIRE + " Edited.", OTHER]),
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from([Modality.ASSERTED, Modality.POSSIBLE]),
    confidence=st.sampled_from([0.4, 0.95]),
)
steps = st.lists(
    st.tuples(st.lists(readings, max_size=3), st.sets(st.sampled_from(range(8)), max_size=2)),
    min_size=1, max_size=6,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def piece_by_piece() -> object:
    """However few the articles, columns are never read whole after the first time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derive, "_PART", 0)
        yield


def anew(held: dict[str, Reading]) -> bytes:
    store = Store()
    store.put(*held.values())
    store.derive()
    return store.dump()


@settings(max_examples=60, deadline=None)
@given(steps)
def test_any_way_leads_to_the_same_graph(steps: list[tuple[list[Reading], set[int]]]) -> None:
    store, held = Store(), dict[str, Reading]()
    store.put(reading("first"))
    store.derive()
    held["first"] = reading("first")
    for came, went in steps:
        for one in came:
            store.put(one)
            held[one.article.id] = one
        gone = [id_ for id_ in (f"a{i}" for i in sorted(went)) if id_ in held]
        store.remove(*gone)
        for id_ in gone:
            del held[id_]
        store.derive()
        assert store.dump() == anew(held)
    union = {(str(q.subject), str(q.predicate), str(q.object)) for q in store.quads()}
    rows = store.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")
    assert sorted(tuple(map(str, row)) for row in rows) == sorted(union)


def test_only_what_changed_is_weighed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    store.put(*(reading(f"a{i}", SENT if i % 2 else MET, tail=f" {i}") for i in range(10)))
    store.derive()
    weighed: list[object] = []
    whole = derive.claim_triples

    def watched(claim: NamedNode, *about: object) -> object:
        weighed.append(claim)
        return whole(claim, *about)

    monkeypatch.setattr(derive, "claim_triples", watched)
    store.put(reading("new", SENT, tail=" New."))
    store.derive()
    assert len(weighed) == 1
    store.put(reading("new", MET, tail=" New."))
    store.derive()
    assert len(weighed) == 3, "the claim that it made, and the one that it makes"


def test_a_reprint_that_goes_makes_its_copies_sources_of_their_own() -> None:
    store = Store()
    originals = [
        reading(f"a{i}", publisher=paper, date=f"2024-03-0{i}", tail=WIRE)
        for i, paper in enumerate(("A", "B", "C"), 1)
    ]
    store.put(*originals, reading("other", MET))
    store.derive()
    assert sources(store) == 1
    store.put(replace(originals[0], article=replace(originals[0].article, text=SENT[3] + OTHER)))
    store.derive()
    assert sources(store) == 2
    store.remove("a2")
    store.derive()
    assert sources(store) == 2


def test_other_rules_derive_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    store.put(reading("a1", confidence=0.6))
    store.derive()
    edges = len(list(store.quads(iris.DERIVED_GRAPH)))
    monkeypatch.setattr(derive, "_RULES", "another")
    before = store.dump()
    store.derive()
    assert len(list(store.quads(iris.DERIVED_GRAPH))) == edges
    assert store.dump() != before, "the stamp is another"


def sources(store: Store) -> int:
    (row,) = store.query("SELECT ?n WHERE { ?c rdf:predicate ag:supplies ; ag:sourceCount ?n }")
    return int(row["n"].value)
