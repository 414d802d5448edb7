"""Made-up claims in the project's RDF shape, for the tests of network and view."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from actorgraph import iris
from actorgraph.model import Actor, Article, Claim, Evidence, Modality, Polarity, Reading
from actorgraph.rdf import reading_quads
from actorgraph.store import Store

Span = tuple[int, int]


@dataclass
class Said:
    """One claim, how it is said, and what is derived from it."""

    subject: str
    relation: str
    object: str
    belief: float = 0.8
    status: str = "Supported"
    modality: str = "asserted"
    polarity: str = "affirmed"
    quote: str | None = None
    item: str | None = None
    speaker: str | None = None
    date: str = "2024-11-13"
    rule: str = "made-up"
    subject_link: str | None = None
    copies: int = 1


@dataclass
class Sample:
    """A pyoxigraph store whose queries run over the union of the graphs."""

    quads: ox.Store = field(default_factory=ox.Store)

    def query(self, sparql: str) -> object:
        return self.quads.query(sparql, use_default_graph_as_union=True)

    def add(self, article: Article, actors: Sequence[Actor], said: Sequence[Said]) -> None:
        """The graph of an article that says this, and the derived figures of its claims."""
        labels = {actor.id: actor.label for actor in actors}
        claims = [
            Claim(s.subject, s.relation, s.object, tuple(_evidence(s, article, labels)))
            for s in said
        ]
        self.quads.extend(reading_quads(Reading(article, tuple(actors), tuple(claims))))
        for one, claim in zip(said, claims, strict=True):
            node = iris.claim_iri(claim.id)
            for name, value in _figures(one).items():
                self.quads.add(ox.Quad(node, iris.ag(name), value, iris.DERIVED_GRAPH))


def _evidence(said: Said, article: Article, labels: dict[str, str]) -> list[Evidence]:
    pieces = []
    for number in range(said.copies):
        words = (labels[said.subject], said.relation, labels[said.object])
        text = said.quote or f"{words[0]} {words[1]} {words[2]}, officials said on day {number}."
        start = 100 * number
        subject, trigger, object_ = (_span(text, word, start) for word in words)
        place = (article.id, start, start + len(text), text, trigger or (start, start + 1))
        pieces.append(
            Evidence(
                *place,
                subject=subject,
                object=object_,
                rule=said.rule,
                subject_link=said.subject_link,
                polarity=Polarity(said.polarity),
                modality=Modality(said.modality),
                speaker=said.speaker,
                item=said.item,
                confidence=0.5 + number / 10,
            )
        )
    return pieces


def _span(text: str, word: str, start: int) -> Span | None:
    at = text.find(word)
    return (start + at, start + at + len(word)) if at >= 0 else None


def _figures(said: Said) -> dict[str, ox.Literal | ox.NamedNode]:
    day = iris.date_literal(said.date)
    return {
        "belief": iris.decimal_literal(said.belief, 4),
        "evidenceCount": ox.Literal(said.copies),
        "sourceCount": ox.Literal(1),
        "firstReported": day,
        "lastReported": day,
        "status": iris.ag(said.status),
    }


def small() -> Sample:
    """Three states, a person, an unnamed group; a denied and a merely possible claim."""
    actors = (
        Actor("ann-lee", "Ann Lee", "person", country="ukraine"),
        Actor("iran", "Iran", "state", "Q794", description="a state in western Asia"),
        Actor("rebels", "rebels of the north", "group", named=False),
        Actor("russia", "Russia", "state", "Q159"),
        Actor("ukraine", "Ukraine", "state", "Q212"),
    )
    first = Article(
        "a1", "", "Drones change hands", "2024-11-13", "Sample Daily", "https://example.org/1"
    )
    second = Article("a2", "", "Denial & doubt", "2024-11-14", "Sample Wire")
    sample = Sample()
    said = [
        Said(
            *("iran", "supplies", "russia"),
            item="drones",
            speaker="ann-lee",
            copies=2,
            subject_link="acronym-of-text",
        ),
        Said("russia", "attacks", "ukraine", belief=0.95, date="2024-11-15"),
        Said("iran", "cooperatesWith", "russia", belief=0.6),
        Said("ann-lee", "represents", "ukraine", belief=0.9),
    ]
    sample.add(first, actors, said)
    said = [
        Said("rebels", "attacks", "russia", belief=0.9),
        Said("iran", "funds", "russia", 0.2, "Disputed", polarity="negated"),
        Said("russia", "threatens", "ukraine", 0.7, modality="possible"),
    ]
    sample.add(second, actors, said)
    return sample


HOSTILE = (
    "<img src=x onerror=\"window.HACKED='img'\">",
    "</script><script>window.HACKED='script'</script>",
    "<a href=\"javascript:window.HACKED='href'\">href</a>",
    "\u202etxt.exe\u202c \u2028\u2029 {{ 7*7 }} {% raw %} __proto__",
    "W" * 10_000,
    "المقاومة في الشمال",
    "北方联盟",
)


def hostile() -> Sample:
    """Names, quotes, headlines and links that try to break out of the page."""
    sample = Sample()
    hub = Actor("hub", "Hub & <b>Co</b>", "state", "Q1", description=HOSTILE[0])
    for number, text in enumerate(HOSTILE):
        other = Actor(f"h{number}", text, "organisation", description=HOSTILE[1])
        link = "javascript:window.HACKED='url'"
        article = Article(f"a{number}", "", text, "2024-11-13", text, link)
        said = Said(
            other.id, "supplies", "hub", item=text, speaker="hub", rule=text, subject_link=text
        )
        said.quote = f"{text} supplies the Hub & <b>Co</b> with {text}"
        sample.add(article, (other, hub), [said])
    return sample


STATES = """
    Russia Ukraine China Iran Israel Japan India Turkey Poland Germany France Italy Belarus Syria
    Lebanon Yemen Qatar Serbia Estonia Finland Sweden Canada
"""
OTHERS = {
    "North Korea": "state",
    "South Korea": "state",
    "United States": "state",
    "United Kingdom": "state",
    "Saudi Arabia": "state",
    "NATO": "organisation",
    "European Union": "organisation",
    "United Nations": "organisation",
    "Hezbollah": "armed_group",
    "Hamas": "armed_group",
    "Wagner Group": "armed_group",
    "Pentagon": "government_body",
    "Gazprom": "company",
    "Labour Party": "party",
    "Sample Daily": "media",
    "Crimea": "region",
    "Ann Lee": "person",
    "Boris Example": "person",
    "Chen Sample": "person",
}
RELATIONS = """
    supplies funds aids supports meets agreesWith cooperatesWith alliedWith memberOf accuses
    warns threatens sanctions attacks fights mobilizes requests rejects
"""


def large(claims: int = 120, copies: int = 1, seed: int = 7) -> Sample:
    """``copies`` × 41 actors and random claims among them: nothing here is a statement of fact."""
    dice = random.Random(seed)
    named = {**dict.fromkeys(STATES.split(), "state"), **OTHERS}
    actors = [
        Actor(
            f"{label.lower().replace(' ', '-')}{n or ''}", f"{label} {n or ''}".strip(), kind, "Q42"
        )
        for n in range(copies)
        for label, kind in named.items()
    ]
    ids = [actor.id for actor in actors]
    weights = [1 / (place + 1) for place in range(len(ids))]
    said: list[list[Said]] = [[] for _ in range(12)]
    for number in range(claims):
        subject, object_ = dice.choices(ids, weights, k=2)
        subject = ids[number] if number < len(ids) else subject
        object_ = object_ if object_ != subject else ids[ids.index(subject) - 1]
        said[dice.randrange(12)].append(_random_claim(dice, subject, object_))
    sample = Sample()
    for number, group in enumerate(said):
        link, house = f"https://example.org/{number}", f"Sample House {number % 4}"
        date = f"2024-{number + 1:02}-15"
        article = Article(f"n{number}", "", f"Sample headline {number}", date, house, link)
        sample.add(article, actors, group)
    return sample


def _random_claim(dice: random.Random, subject: str, object_: str) -> Said:
    said = Said(subject, dice.choice(RELATIONS.split()), object_)
    said.belief = round(dice.uniform(0.5, 0.98), 4)
    said.status = dice.choices(("Supported", "Disputed", "Denied"), (12, 2, 1))[0]
    said.polarity = "negated" if said.status == "Denied" else "affirmed"
    said.modality = dice.choices(("asserted", "planned", "possible"), (10, 1, 1))[0]
    said.date = f"2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    said.copies = dice.randint(1, 3)
    said.item = dice.choice((None, "drones", "ammunition", "grain"))
    said.speaker = dice.choice((None, "ann-lee", "chen-sample"))
    return said


def stored(sample: Sample) -> Store:
    """The sample in a store in memory, with the figures that it was given."""
    made = Store()
    made._quads.extend(sample.quads)
    everywhere = (ox.Quad(q.subject, q.predicate, q.object) for q in sample.quads)
    made._quads.extend(everywhere)  # a store keeps its default graph as the union of the others
    return made
