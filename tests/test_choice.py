"""Which actor of several a name stands for: by the words around it, the day, the country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from actorgraph.choice import Setting, chosen, narrowed
from actorgraph.gazetteer import alias_index, normal
from actorgraph.link import linked
from actorgraph.mentions import Mention
from parse_samples import by_hand, doc
from seed_samples import WORLD, in_use, written

SETTLES = "{}/NNP/nsubj/slept/GPE slept/VBD/ROOT"
BRAZZAVILLE = "Rain/NN/nsubj/fell fell/VBD/ROOT on/IN/prep/fell Brazzaville/NNP/pobj/on/GPE"


@pytest.fixture(autouse=True, scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with in_use(written(tmp_path_factory.mktemp("world"), **WORLD)):
        yield


def named(text: str) -> Mention:
    """The mention of a name with all that it may mean, as `mentions` makes it."""
    aliases = alias_index()[normal(text)]
    first, several = aliases[0], len({alias.actor for alias in aliases}) > 1
    options = aliases if several else ()
    return Mention(0, 1, 0, first.kind, text, (first.actor,), first.kind, (), options)


def setting(*passages: str, actors: tuple[set[str], ...] = (), day: str | None = None) -> Setting:
    return Setting(passages, actors, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("passages", "actor", "rule"),
    [
        pytest.param(("Congo slept.",), "east-congo", "by-default", id="nothing nearby"),
        pytest.param(("Congo's Brazzaville slept.",), "west-congo", "by-context", id="sentence"),
        pytest.param(("Congo slept.", "In SASSOU's"), "west-congo", "by-context", id="paragraph"),
        pytest.param(("Congo met Sassouland.",), "east-congo", "by-default", id="part of a word"),
    ],
)
def test_congo_by_brazzaville_nearby_is_the_western_one(
    passages: tuple[str, ...], actor: str, rule: str
) -> None:
    found = chosen(named("Congo"), setting(*passages))
    assert (found.actors, found.rule) == ((actor,), rule)


def test_congo_in_an_article_on_brazzaville() -> None:
    links = linked(by_hand(doc(SETTLES.format("Congo")), doc(BRAZZAVILLE)))
    assert links.at[0][0].actors == ("west-congo",)
    assert linked(by_hand(doc(SETTLES.format("Congo")))).at[0][0].actors == ("east-congo",)


def test_the_sentence_beats_the_article() -> None:
    found = chosen(named("KW"), setting("Seoul's KW", "London, London and the KW of Seoul"))
    assert found.actors == ("korean-watch",)


def test_words_of_two_that_stand_as_near_decide_nothing() -> None:
    both = setting("The KW of Seoul or London?", actors=({"united-kingdom"},))
    found = chosen(named("KW"), both)
    assert (found.actors, found.rule) == (("british-watch",), "acronym-by-country")


def test_a_name_with_a_hyphen_has_its_words_too() -> None:
    assert chosen(named("Al-Kim"), setting("The Al-Kim of Seoul")).actors == ("kim-south",)


def test_georgia_by_atlanta_is_no_actor() -> None:
    found = chosen(named("Georgia"), setting("Georgia's governor flew to Atlanta."))
    assert (found.kind, found.actors, found.options) == ("place", (), ())
    assert chosen(named("Georgia"), setting("Georgia slept.")).actors == ("georgia",)


@pytest.mark.parametrize(
    ("day", "actor", "trace"),
    [
        ("1990-08-02", "george-h-bush", "surname-in-office, not george-w-bush"),
        ("2003-03-20", "george-w-bush", "surname-in-office, not george-h-bush"),
        ("1997-01-01", "george-h-bush", "surname-in-office, not george-w-bush"),
        ("2015-01-01", "george-w-bush", "surname-in-office, not george-h-bush"),
    ],
)
def test_who_was_in_office_or_left_it_last(day: str, actor: str, trace: str) -> None:
    found = chosen(named("Bush"), setting("Bush spoke.", day=day))
    assert (found.actors, found.trace) == ((actor,), trace)


def test_a_country_nearby_tells_people_of_one_name_apart() -> None:
    near = setting("Kim spoke.", "Of Seoul", actors=(set(), {"south-korea"}, {"north-korea"}))
    found = chosen(named("Kim"), near)
    assert (found.actors, found.trace) == (("kim-south",), "surname-by-country")
    assert narrowed(["kim-north", "kim-south"], near) == ["kim-south"]


def test_where_nothing_decides_it_is_none_of_the_persons() -> None:
    found = chosen(named("Kim"), setting("Kim spoke."))
    assert (found.kind, found.actors, found.trace) == ("person", (), "")
    assert narrowed(["kim-north", "kim-south"], setting()) == ["kim-north", "kim-south"]


def test_a_name_of_one_actor_is_left_alone() -> None:
    mention = named("Iran")
    assert chosen(mention, setting("Iran spoke of Brazzaville.")) is mention
