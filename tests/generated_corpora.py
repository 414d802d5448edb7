"""Random corpora of readings, by Hypothesis, for what must hold of any articles whatever they say:
reprints, denials, articles without date or publisher, events of any granularity."""

from __future__ import annotations

from hypothesis import strategies as st

from actorgraph.model import (
    Actor,
    Article,
    Claim,
    Evidence,
    Modality,
    Polarity,
    Reading,
    merged,
    named_actors,
)
from actorgraph.ontology import oriented
from actorgraph.store import Store

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("drovia", "Drovia", "state", wikidata="Q1"),
        Actor("kestria", "Kestria", "state"),
        Actor("nato", "NATO", "organisation"),
        Actor("mark-rutte", "Mark Rutte", "person"),
        Actor("drovian-guard", "Drovian Guard", "government_body", country="drovia"),
    )
}
WIRES = tuple(" ".join(f"{wire}word{n} stands in the story" for n in range(30)) for wire in "abc")
DATES = ("2024-02-29", "2024-03-01", "2024-03-02", "2024-12-31", "2025-01-01", None)
EVENTS = (
    *(None, "2024", "2024-03", "2024-02-29", "--11-13", "2024-02/2024-03", "2024-03-02/.."),
    *("../2024-03-01", "2025"),
)
TEXTS = st.sampled_from((*WIRES, None))


@st.composite
def readings(draw: st.DrawFn, id: str) -> Reading:
    """One article of that id; of the same text as others now and then, which is a reprint."""
    text = draw(TEXTS) or " ".join(f"{id}word{n} of its own" for n in range(40))
    claims = []
    for number in range(draw(st.integers(0, 3))):
        ends = draw(st.permutations(sorted(ACTORS)))[:2]
        relation = draw(st.sampled_from(("supplies", "meets", "attacks", "headOf")))
        subject, object_, _ = oriented(relation, *ends)
        piece = Evidence(
            *(id, number, number + 20, text[number : number + 20], (number, number + 1)),
            *(None, (number + 2, number + 5), "made-up"),
            polarity=draw(st.sampled_from(Polarity)),
            modality=draw(st.sampled_from((Modality.ASSERTED, Modality.POSSIBLE))),
            speaker=draw(st.sampled_from((None, "mark-rutte"))),
            event_date=draw(st.sampled_from(EVENTS)),
            confidence=draw(st.sampled_from((0.4, 0.8))),
        )
        claims.append(Claim(subject, relation, object_, (piece,)))
    made = merged(claims)
    date, house = draw(st.sampled_from(DATES)), draw(st.sampled_from(("Post", "Courier", None)))
    article = Article(id, text, f"News {id}", date, house, source=f"{id}.txt")
    return Reading(article, named_actors(made, ACTORS), made)


@st.composite
def corpora(draw: st.DrawFn, most: int = 6) -> list[Reading]:
    """Articles with ids of their own, in any order."""
    number = draw(st.integers(0, most))
    return [draw(readings(f"a{n}")) for n in draw(st.permutations(range(number)))]


def store_of(*articles: Reading) -> Store:
    """A store in memory of these articles and what follows from them; without the vocabulary, whose
    files take longer to read than all the rest."""
    store = Store()
    store.put(*articles)
    store.derive()
    return store
