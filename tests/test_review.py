"""What the review asks about: the likelier pair first, with its reasons, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from actorgraph import review
from actorgraph.actors import load_seeds
from actorgraph.decisions import Decisions, decisions_of
from actorgraph.likeness import persons_alike
from actorgraph.model import Actor, Article, Claim, Evidence, Reading, merged
from actorgraph.review import Candidate, candidates
from actorgraph.same_as import DIFFERENT, SAME, Decision
from actorgraph.store import Store

POLAND = Actor("poland", "Poland", "state")
RUSSIA = Actor("russia", "Russia", "state")
JAN = Actor("jan-kowalski", "Jan Kowalski", "person")
JAN_OF_POLAND = Actor("jan-kowalski--poland", "Jan Kowalski", "person", country="poland")
J = Actor("j-kowalski--poland", "J. Kowalski", "person", country="poland")
NONE = Decisions()


def said(
    article: str, subject: Actor, relation: str, object: Actor, **particulars: object
) -> Reading:
    """An article of one sentence that makes one claim; a speaker is given as an actor."""
    speaker = particulars.pop("speaker", None)
    known = {a.id: a for a in (subject, object, POLAND, speaker) if isinstance(a, Actor)}
    text = f"{subject.label} {relation} {object.label}."
    spans = {
        "subject": (0, len(subject.label)),
        "object": (len(text) - 1 - len(object.label), len(text) - 1),
    }
    piece = Evidence(
        article, 0, len(text), text, trigger=(0, 1), rule="made-up",
        speaker=speaker.id if isinstance(speaker, Actor) else None,
        **spans, **particulars,  # type: ignore[arg-type]
    )  # fmt: skip
    claims = merged([Claim(subject.id, relation, object.id, (piece,))])
    return Reading(Article(article, text), tuple(known[id_] for id_ in sorted(known)), claims)


def store_of(*readings: Reading) -> Store:
    store = Store()
    store.put(*readings)
    return store


def pairs(found: Iterable[Candidate]) -> list[tuple[str, str]]:
    return [(each.left, each.right) for each in found]


def lone(*readings: Reading) -> Candidate:
    """The only candidate, however unlikely, of a store of these."""
    (found,) = candidates(store_of(*readings), NONE, 0)
    return found


class TestDuplicates:
    def test_the_reasons_stand_in_one_line(self) -> None:
        found = lone(
            said("a1", JAN, "represents", POLAND),
            said("a2", J, "represents", POLAND),
        )
        assert found.line == (
            "Jan Kowalski (jan-kowalski) ~ J. Kowalski (j-kowalski--poland): initial and family "
            "name agree; both represent Poland; never in one article — 0.86"
        )
        assert (found.left, found.right, found.score) == (JAN.id, J.id, 0.86)

    def test_one_name_with_and_without_affiliation_comes_first(self) -> None:
        store = store_of(
            said("a1", JAN, "warns", RUSSIA),
            said("a2", JAN_OF_POLAND, "warns", RUSSIA),
            said("a3", J, "warns", RUSSIA),
            said("a4", Actor("jon-kowalski", "Jon Kowalski", "person"), "warns", RUSSIA),
        )
        found = candidates(store, NONE)
        assert pairs(found)[0] == ("jan-kowalski", "jan-kowalski--poland")
        assert found[0].reason == "same name; never in one article — 0.95"
        scores = [each.score or 0 for each in found]
        assert scores == sorted(scores, reverse=True)
        assert min(scores) >= review.LEAST
        assert pairs(candidates(store, NONE, 0.95)) == pairs(found)[:1]

    def test_two_countries_speak_strongly_against_it(self) -> None:
        other = Actor("jan-kowalski--russia", "Jan Kowalski", "person", country="russia")
        readings = (said("a1", JAN_OF_POLAND, "warns", POLAND), said("a2", other, "warns", RUSSIA))
        found = lone(*readings)
        assert found.reason == (
            "same name; of two countries, Poland and Russia; never in one article — 0.32"
        )
        assert candidates(store_of(*readings), NONE) == []

    def test_the_state_of_a_body_is_a_country_too(self) -> None:
        office = Actor("river-office", "River Office", "government_body", country="russia")
        found = lone(said("a1", JAN, "headOf", office), said("a1b", office, "memberOf", RUSSIA),
                     said("a2", JAN_OF_POLAND, "warns", POLAND))  # fmt: skip
        assert "of two countries, Russia and Poland" in found.reason

    def test_one_article_speaks_against_it_and_two_speakers_more(self) -> None:
        apart = lone(said("a1", JAN, "warns", POLAND), said("a2", J, "warns", POLAND))
        together = lone(said("a1", JAN, "warns", J))
        speaking = lone(
            said("a1", POLAND, "warns", RUSSIA, speaker=JAN),
            said("a2", POLAND, "warns", RUSSIA, speaker=J),
            said("a3", JAN, "warns", RUSSIA, speaker=J),
        )
        assert "never in one article" in apart.reason
        assert "both are named in a1" in together.reason
        assert "both are named in a3" in speaking.reason
        both = said("a4", JAN, "warns", RUSSIA, speaker=J)
        more = said("a4", POLAND, "warns", RUSSIA, speaker=JAN)
        claims = merged([*both.claims, *more.claims])
        found = lone(Reading(both.article, (J, JAN, POLAND, RUSSIA), claims))
        assert "both speak in a4" in found.reason
        scores = [each.score or 0 for each in (apart, together, found)]
        assert scores == sorted(set(scores), reverse=True)

    def test_other_ties_to_the_same_count_too(self) -> None:
        found = lone(said("a1", JAN, "headOf", POLAND), said("a2", J, "warns", RUSSIA))
        assert "both have ties to Poland" in found.reason

    def test_only_like_is_compared_with_like(self) -> None:
        firm = Actor("kowalski-works", "Jan Kowalski", "company")
        nameless = Actor("kowalski-s-men", "Jan Kowalski", "person", named=False)
        store = store_of(said("a1", JAN, "warns", firm), said("a2", nameless, "warns", POLAND))
        assert candidates(store, NONE, 0) == []

    def test_organisations_by_rare_words_and_acronyms(self) -> None:
        bodies = [
            Actor("river-guard", "River Guard", "organisation"),
            Actor("rgc", "RGC", "organisation"),
            Actor("river-guard-corps", "River Guard Corps", "armed_group"),
            Actor("hill-party", "Hill Party", "party"),
        ]
        store = store_of(*(said(f"a{n}", b, "warns", POLAND) for n, b in enumerate(bodies)))
        found = candidates(store, NONE)
        assert set(pairs(found)) == {
            ("river-guard-corps", "river-guard"), ("river-guard-corps", "rgc")
        }  # fmt: skip

    def test_a_seed_is_known_by_its_other_names(self) -> None:
        lavrov = Actor("sergei-lavrov", "Sergei Lavrov", "person", country="russia")
        other = Actor("sergey-lavrov", "Sergey Lavrov", "person")
        found = lone(said("a1", lavrov, "warns", POLAND), said("a2", other, "warns", POLAND))
        assert (found.left, found.right) == ("sergei-lavrov", "sergey-lavrov")
        ministry = Actor("us-central-command", "US Central Command", "organisation")
        known = Actor("united-states-central-command", "United States Central Command",
                      "armed_group")  # fmt: skip
        found = lone(said("a1", known, "warns", POLAND), said("a2", ministry, "warns", POLAND))
        assert "(as “" in found.reason

    def test_two_seeds_are_never_asked_about(self) -> None:
        bushes = [load_seeds().actors[id_] for id_ in ("george-w-bush", "george-h-w-bush")]
        assert candidates(store_of(said("a1", bushes[0], "warns", bushes[1])), NONE, 0) == []

    def test_quotes_of_both_the_surest_first(self) -> None:
        found = lone(
            said("a1", JAN, "warns", POLAND, confidence=0.2),
            said("a2", JAN, "accuses", POLAND, confidence=0.9),
            said("a3", JAN, "aids", POLAND, confidence=0.8),
            said("b1", POLAND, "warns", J),
        )
        assert [(quote.actor, quote.article) for quote in found.quotes] == [
            ("jan-kowalski", "a2"), ("jan-kowalski", "a3"), ("j-kowalski--poland", "b1")
        ]  # fmt: skip
        assert found.quotes[0].text == "Jan Kowalski accuses Poland."

    def test_what_is_decided_does_not_come_again(self) -> None:
        store = store_of(said("a1", JAN, "warns", POLAND), said("a2", J, "warns", POLAND),
                         said("a3", JAN_OF_POLAND, "warns", POLAND))  # fmt: skip
        everything = pairs(candidates(store, NONE))
        assert len(everything) == 3
        same = Decision(JAN.id, J.id, SAME)
        assert len(candidates(store, decisions_of([same]))) == 2
        different = Decision(J.id, JAN_OF_POLAND.id, DIFFERENT)
        # Jan is J, who is another than Jan of Poland: nothing is open
        assert candidates(store, decisions_of([same, different])) == []

    def test_the_order_of_articles_does_not_matter(self) -> None:
        readings = [said(f"a{n}", actor, "warns", POLAND) for n, actor in
                    enumerate((JAN, J, JAN_OF_POLAND, RUSSIA))]  # fmt: skip
        assert candidates(store_of(*readings), NONE) == candidates(store_of(*readings[::-1]), NONE)

    def test_not_everybody_is_compared_with_everybody(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        names = [f"{a}a{b}e{c}o" for a in "bdgklm" for b in "nprst" for c in "vzfgh"]
        actors = [Actor(name, f"Jan {name.capitalize()}", "person") for name in names]
        store = store_of(*(said(f"a{n}", a, "warns", POLAND) for n, a in enumerate(actors)))
        asked: list[str] = []

        def alike(left: str, right: str) -> object:
            asked.append(left)
            return persons_alike(left, right)

        monkeypatch.setattr(review, "persons_alike", alike)
        candidates(store, NONE)
        assert len(asked) < len(actors)


class TestDoubtfulLinks:
    LINK = "surname-in-office, not george-h-w-bush"
    BUSH = Actor("george-w-bush", "George W. Bush", "person")

    @pytest.fixture
    def store(self) -> Store:
        """An article that calls a person by a name that two have, and one that does not."""
        bush = Actor("george-w-bush", "Bush", "person")
        doubtful = said("a1", bush, "warns", POLAND, subject_link=self.LINK, object_link="name")
        return store_of(
            Reading(doubtful.article, (self.BUSH, POLAND), doubtful.claims),
            said("a2", self.BUSH, "warns", POLAND, subject_link="name, through troop"),
        )

    def test_words_article_chosen_and_rivals_with_the_quote(self, store: Store) -> None:
        (found,) = candidates(store, NONE)
        assert found.line == (
            "“Bush” (a1#Bush) → George W. Bush (george-w-bush): surname-in-office, "
            "not George H. W. Bush (george-h-w-bush)"
        )
        assert (found.left, found.right, found.score) == ("a1#Bush", "george-w-bush", None)
        assert [(quote.article, quote.text) for quote in found.quotes] == [
            ("a1", "Bush warns Poland.")
        ]

    @pytest.mark.parametrize(
        "row",
        [
            Decision("a1#Bush", "george-w-bush", SAME),
            Decision("a1#Bush", "george-w-bush", DIFFERENT),
            Decision("a1#Bush", "george-h-w-bush", DIFFERENT),
            Decision("a1#Bush", "laura-bush", SAME),
            Decision("george-w-bush", "george-h-w-bush", SAME),
        ],
    )
    def test_what_is_decided_does_not_come_again(self, row: Decision, store: Store) -> None:
        assert candidates(store, decisions_of([row])) == []

    def test_a_decision_on_other_words_leaves_it_open(self, store: Store) -> None:
        row = Decision("a2#Bush", "george-w-bush", SAME)
        assert len(candidates(store, decisions_of([row]))) == 1

    def test_the_object_and_several_rivals(self) -> None:
        link = "surname, not jeb-bush laura-bush, through aide, same as g-bush"
        reading = said("a1", POLAND, "warns", self.BUSH, object_link=link)
        decided = decisions_of([Decision("a1#George W. Bush", "jeb-bush", DIFFERENT)])
        (found,) = candidates(store_of(reading), decided)
        assert found.reason == "surname, not laura-bush (laura-bush)"

    def test_links_come_after_duplicates(self, store: Store) -> None:
        store.put(said("b1", JAN, "warns", POLAND), said("b2", J, "warns", POLAND))
        found = candidates(store, NONE)
        assert [each.score is None for each in found] == [False, True]
