"""Whose minister somebody is where the words give no body: claims of whole short texts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from actorgraph.claims import reading
from actorgraph.model import Article
from actorgraph.parse import parsed

TEXTS = {
    "own state": "India mourned. Former prime minister Rajiv Gandhi had been killed by a bomb.",
    "state not named": "They were in Siberia with Foreign Minister Eduard Shevardnadze.",
    "an office elsewhere": "Italy waited. Vice President Federica Mogherini was late.",
    "a rank is no office of state": "Myanmar waited. General Min Aung Hlaing was late.",
    "chief": "Emmanuel Macron won. His prime minister, Jean Dupuis, resigned.",
    "chief's family": "Emmanuel Macron won. His brother, Jean Dupuis, laughed.",
    "predecessor": "French President Emmanuel Macron thanked his predecessor, Jean Dupuis.",
    "predecessor of whom the sentence does not name": "US President Joe Biden left. The pope "
    "praised his predecessor, Jean Dupuis.",
    "predecessor of the one beside": "President Emmanuel Macron of France met Karl Frey and his "
    "predecessor, Jean Dupuis.",
    "predecessor in an organisation": "Portugal thanked António Guterres and his predecessor, "
    "Jean Dupuis.",
    "minister of the one beside": "Vladimir Putin met Bashar al-Assad and his defence minister, "
    "Jean Dupuis.",
    "president of a party": "India waited. President Rahul Gandhi told his party to wait.",
    "union": "Josep Borrell, High Representative of the Union for Foreign Affairs, will speak.",
    "unknown owner": "Costa Rica protested. Parliament named its speaker, Luis Prado, to it.",
    "plural beside one": "Threats to our diplomats, President Luis Prado or the press are grave.",
    "second description": "Chile, whose envoy, the Swiss diplomat Karl Frey, left, said nothing.",
    "people of a person": "Karl Frey, the Swiss who leads NATO, left early.",
    "namesakes": "President George Bush ordered ships to the Gulf.",
    "deed told": "Norway has closed its ports, Defence Minister Karl Frey said on Monday.",
    "others told of": "Norway closed its ports after it was warned, the lawyer Karl Frey said.",
    "the minister": "Chile's unions heckled the finance minister, Karl Frey, on Monday.",
    "two states": "Chile's unions and Peru's heckled the finance minister, Karl Frey, on Monday.",
    "a minister": "Chile's unions heckled Karl Frey, a finance minister, on Monday.",
    "city": "The governor of Wisconsin, Karl Frey, resigned.",
    "letterhead": "Ministry of Defence of Latvia\n\nPress statement\n\nThe Minister, Karlis Berzs, "
    "spoke by telephone today with his colleagues in the capital about the exercise.",
    "no letterhead": "Talks on Latvia\n\nPress statement\n\nThe Minister, Karlis Berzs, spoke by "
    "telephone today with his colleagues in the capital about the exercise.",
}
SAID = {
    "own state": "Rajiv Gandhi headOf India",
    "chief": "Jean Dupuis headOf France",
    "predecessor": "Jean Dupuis headOf France",
    "minister of the one beside": "Jean Dupuis represents Syria",
    "union": "Josep Borrell represents European Union",
    "second description": "Karl Frey represents Chile",
    "people of a person": "Karl Frey headOf NATO",
    "namesakes": "George Bush headOf United States",
    "deed told": "Karl Frey represents Norway",
    "city": "Karl Frey headOf Wisconsin",
    "letterhead": "Karlis Berzs represents Latvia",
}
STATED = {"Joe Biden headOf United States", "Emmanuel Macron headOf France"}
"""What the words say of others than those of whom nothing is known."""


@pytest.fixture(scope="module")
def offices() -> Mapping[str, set[str]]:
    """By text what it says of who heads or represents what."""
    articles = [Article(name, text) for name, text in TEXTS.items()]
    found = {}
    for each in parsed(articles):
        read = reading(each)
        labels = {actor.id: actor.label for actor in read.actors}
        found[each.article.id] = {
            f"{labels[claim.subject]} {claim.relation} {labels[claim.object]}"
            for claim in read.claims
            if claim.relation in ("headOf", "represents")
        }
    return found


@pytest.mark.parametrize("name", SAID)
def test_whose_office_it_is(name: str, offices: Mapping[str, set[str]]) -> None:
    assert SAID[name] in offices[name]


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - SAID))
def test_no_body_is_invented(name: str, offices: Mapping[str, set[str]]) -> None:
    assert not [said for said in offices[name] if said not in STATED]
