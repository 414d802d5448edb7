"""The made-up articles that stores are measured with are sound, and the same every time."""

from __future__ import annotations

from collections import Counter

from actorgraph.answers import stats
from actorgraph.store import Store
from actorgraph.validate import validate
from claims_at_scale import actors_at_scale, quads_at_scale, readings_at_scale


def test_the_same_articles_every_time_with_just_so_many_claims() -> None:
    made = list(readings_at_scale(300))
    assert made == list(readings_at_scale(300))
    assert made != list(readings_at_scale(300, seed=8))
    said = [(c.subject, c.relation, c.object) for r in made for c in r.claims]
    assert len(set(said)) == 300 < len(said)
    often = Counter(end for subject, _, object_ in said for end in (subject, object_))
    assert often.most_common(1)[0][1] > 10 * sorted(often.values())[len(often) // 2] // 4
    assert {actor for actor, _ in often.most_common(3)} <= {a.id for a in actors_at_scale(300)[:5]}


def test_a_store_of_them_is_valid_and_has_all_kinds_of_claims() -> None:
    with Store() as store:
        store.put(*readings_at_scale(120))
        store.load_ontology()
        store.derive()
        assert validate(store.quads()) == []
        found = stats(store)
        assert found.claims == 120 < found.evidence
        assert min(found.disputed, found.denied, found.publishers) > 0
        quads = {q for q in store.quads() if "/article/" in q.graph_name.value}
        assert quads == set(quads_at_scale(120))
