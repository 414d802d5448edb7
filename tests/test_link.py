"""Which actor a name stands for within one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.link import Links, linked
from actorgraph.model import Actor
from parse_samples import by_hand, doc, texts_by_model

FULL = """Ivo/NNP/compound/Merkel/PERSON Merkel/NNP/nsubj/left/I-PERSON left/VBD/ROOT"""
SINGLE = "Merkel/NNP/nsubj/slept/PERSON slept/VBD/ROOT"
SEED = """Angela/NNP/compound/Merkel/PERSON Merkel/NNP/nsubj/left/I-PERSON left/VBD/ROOT"""
RANK = "Major/NNP/compound/Hassan Hassan/NNP/nsubj/left/PERSON left/VBD/ROOT"
BODY = """Lake/NNP/compound/Army/ORG Army/NNP/nsubj/met/I-ORG (/-LRB-/punct/met
    LAY/NNP/appos/Army )/-RRB-/punct/met met/VBD/ROOT"""
SHORT = "LAY/NNP/nsubj/left/ORG left/VBD/ROOT"


def actors(links: Links, paragraph: int = 0) -> dict[str, str]:
    """Text of each mention to its actors and the rule that linked it."""
    return {m.text: f"{'+'.join(m.actors)} {m.rule}" for m in links.at[paragraph].values()}


def test_a_full_name_decides_whom_the_family_name_means() -> None:
    stranger = linked(by_hand(doc(FULL), doc(SINGLE)))
    assert actors(stranger, 1) == {"Merkel": "ivo-merkel surname-of-full-name"}
    known = linked(by_hand(doc(SEED), doc(SINGLE)))
    assert actors(known, 1) == {"Merkel": "angela-merkel surname-of-full-name"}


def test_a_full_name_that_comes_later_counts_too() -> None:
    assert actors(linked(by_hand(doc(SINGLE), doc(FULL)))) == {
        "Merkel": "ivo-merkel surname-of-full-name"
    }


def test_of_two_bearers_of_a_name_the_last_named_is_meant() -> None:
    both = linked(by_hand(doc(FULL), doc(SEED), doc(SINGLE)))
    assert actors(both, 2) == {"Merkel": "angela-merkel surname-of-full-name"}
    other = linked(by_hand(doc(SEED), doc(FULL), doc(SINGLE)))
    assert actors(other, 2) == {"Merkel": "ivo-merkel surname-of-full-name"}


def test_mrs_and_mr_tell_two_bearers_of_a_name_apart() -> None:
    him = "Mr/NNP/compound/Merkel Merkel/NNP/nsubj/slept/PERSON slept/VBD/ROOT"
    her = "Mrs/NNP/compound/Merkel Merkel/NNP/nsubj/slept/PERSON slept/VBD/ROOT"
    both = linked(by_hand(doc(SEED), doc(FULL), doc(her), doc(him)))
    assert actors(both, 2)["Merkel"].startswith("angela-merkel")
    assert actors(both, 3)["Merkel"].startswith("ivo-merkel")


def test_a_lone_family_name_is_the_seed_persons() -> None:
    assert actors(linked(by_hand(doc(SINGLE)))) == {"Merkel": "angela-merkel surname"}


def test_a_local_person_is_made_of_the_text() -> None:
    links = linked(by_hand(doc(FULL)))
    made = links.actors["ivo-merkel"]
    assert (made.label, made.type, made.named) == ("Ivo Merkel", "person", True)
    assert links.type_of("ivo-merkel") == "person"


def test_a_single_name_is_not_merged_across_articles() -> None:
    links = linked(by_hand(doc(RANK)))
    (found,) = {m.actors[0] for m in links.at[0].values()}
    assert found == "by-hand--hassan"
    assert links.actors[found].label == "Hassan"


def test_an_acronym_of_the_text() -> None:
    links = linked(by_hand(doc(BODY), doc(SHORT)))
    assert actors(links, 1) == {"LAY": "lake-army acronym-of-text"}
    assert links.type_of("lake-army") == "organisation"


def test_an_acronym_that_nobody_introduces_stands_for_itself() -> None:
    assert actors(linked(by_hand(doc(SHORT)))) == {"LAY": "lay local"}


def test_seeds_are_not_changed_by_what_an_article_adds() -> None:
    linked(by_hand(doc(FULL)))
    assert "ivo-merkel" not in linked(by_hand(doc(SEED))).actors


KNOWN_BODY = """the/DT/det/Union European/NNP/compound/Union/ORG Union/NNP/nsubj/met/I-ORG
    (/-LRB-/punct/met EUN/NNP/appos/Union )/-RRB-/punct/met met/VBD/ROOT"""
UNSEEN_BODY = """the/DT/det/Fleet Green/NNP/compound/Fleet Rain/NNP/compound/Fleet
    Union/NNP/compound/Fleet Fleet/NNP/nsubj/met/ORG (/-LRB-/punct/met GRUF/NNP/appos/Fleet
    )/-RRB-/punct/met met/VBD/ROOT"""
OWN_UN = """the/DT/det/Nuns Unmarried/NNP/compound/Nuns/ORG Nuns/NNP/nsubj/met/I-ORG
    (/-LRB-/punct/met UN/NNP/appos/Nuns )/-RRB-/punct/met met/VBD/ROOT"""
FORM = """an/DT/det/form initial/JJ/amod/form medical/JJ/amod/form form/NN/nsubj/came
    (/-LRB-/punct/came IMF/NNP/appos/form )/-RRB-/punct/came came=come/VBD/ROOT"""
PART = """the/DT/det/Force Joint/NNP/compound/Force Task/NNP/compound/Force/ORG
    Force/NNP/nsubj/met/I-ORG (/-LRB-/punct/met JTF/NNP/appos/Force )/-RRB-/punct/met
    met/VBD/ROOT"""
SHORT_FORM = "{}/NNP/nsubj/left/{} left/VBD/ROOT"


def test_a_texts_own_acronym_beats_the_seeds() -> None:
    assert actors(linked(by_hand(doc(SHORT_FORM.format("UN", "ORG"))))) == {
        "UN": "united-nations acronym"
    }
    own = linked(by_hand(doc(OWN_UN), doc(SHORT_FORM.format("UN", "ORG"))))
    assert actors(own, 1) == {"UN": "unmarried-nuns acronym-of-text"}


def test_an_acronym_of_the_text_for_a_seed() -> None:
    links = linked(by_hand(doc(KNOWN_BODY), doc(SHORT_FORM.format("EUN", "ORG"))))
    assert actors(links, 1) == {"EUN": "european-union acronym-of-text"}


def test_an_acronym_of_a_thing_is_no_actor() -> None:
    links = linked(by_hand(doc(FORM), doc(SHORT_FORM.format("IMF", "ORG"))))
    assert [dict(table) for table in links.at] == [{}, {}]


ARTICLE = """LF/NNP/nsubj/met (/-LRB-/punct/met the/DT/det/Force Lake/NNP/compound/Force
    Force/NNP/appos/LF )/-RRB-/punct/met met/VBD/ROOT"""
LIST = """Mali/NNP/compound/Force/GPE Lake/NNP/compound/Force Force/NNP/nsubj/met
    (/-LRB-/punct/met LF/NNP/appos/Force )/-RRB-/punct/met met/VBD/ROOT"""


@pytest.mark.parametrize(
    ("body", "short"), [(LIST, "LF"), (ARTICLE, "LF"), (UNSEEN_BODY, "GRUF"), (PART, "JTF")]
)
def test_the_initials_tell_where_a_bodys_name_begins(body: str, short: str) -> None:
    links = linked(by_hand(doc(body), doc(SHORT_FORM.format(short, "ORG"))))
    (name,) = {m.text for m in links.at[0].values() if m.text not in (short, "Mali")}
    assert "".join(word[0] for word in name.split()) == short
    (shorter,) = {m.actors for m in links.at[1].values()}
    assert shorter in {m.actors for m in links.at[0].values() if m.text == name}


def test_an_acronym_of_articles_alone_is_no_name() -> None:
    band = "The/DT/det/the the/DT/dep/played (/-LRB-/punct/the TT/NNP/dep/the )/-RRB-/punct/the"
    assert actors(linked(by_hand(doc(f"{band} played=play/VBD/ROOT")))) == {}


def test_the_first_meaning_of_an_acronym_stays() -> None:
    other = BODY.replace("Lake", "Last")
    links = linked(by_hand(doc(BODY), doc(other), doc(SHORT)))
    assert actors(links, 2) == {"LAY": "lake-army acronym-of-text"}


def test_an_acronym_that_the_recogniser_misses_is_found() -> None:
    links = linked(by_hand(doc(BODY), doc(SHORT_FORM.format("LAY", ""))))
    assert actors(links, 1) == {"LAY": "lake-army acronym-of-text"}


TWO_PEOPLE = """{}/NNP/compound/{}/PERSON {}/NNP/nsubj/left/I-PERSON left/VBD/ROOT"""


def person(given: str, family: str) -> str:
    return TWO_PEOPLE.format(given, family, family)


def test_a_given_name_that_one_person_of_the_article_has() -> None:
    lone = doc("Ivo/NNP/nsubj/slept slept/VBD/ROOT")
    assert actors(linked(by_hand(doc(FULL), lone)), 1) == {"Ivo": "ivo-merkel surname-of-full-name"}
    two = linked(by_hand(doc(FULL), doc(person("Ivo", "Lund")), lone))
    assert actors(two, 2) == {}


def test_a_fuller_spelling_is_the_same_person() -> None:
    fuller = """Ivo/NNP/compound/Merkel/PERSON K./NNP/compound/Merkel/I-PERSON
        Merkel/NNP/nsubj/left/I-PERSON left/VBD/ROOT"""
    links = linked(by_hand(doc(FULL), doc(fuller), doc(SINGLE)))
    assert actors(links, 2) == {"Merkel": "ivo-merkel surname-of-full-name"}


def test_a_family_name_beside_another_name_is_not_the_persons() -> None:
    street = doc("the/DT/det/Street Lund/NNP/compound/Street Street/NNP/nsubj/fell fell/VBD/ROOT")
    assert actors(linked(by_hand(doc(person("Ivo", "Lund")), street)), 1) == {}
    titled = doc("Colonel/NNP/compound/Lund Lund/NNP/nsubj/left left/VBD/ROOT")
    found = actors(linked(by_hand(doc(person("Ivo", "Lund")), titled)), 1)
    assert found == {"Lund": "ivo-lund surname-of-full-name"}


def test_two_letters_are_no_family_name() -> None:
    lone = doc("Xu/NNP/nsubj/slept slept/VBD/ROOT")
    assert actors(linked(by_hand(doc(person("Ivo", "Xu")), lone)), 1) == {}


OWNED = """{}/NNP/poss/Congress/GPE '{}/POS/case/{} Congress/NNP/nsubj/met/ORG met/VBD/ROOT"""


def test_perus_congress_is_not_the_american_one() -> None:
    def found(owner: str) -> dict[str, str]:
        return actors(linked(by_hand(doc(OWNED.format(owner, "s", owner)))))

    assert found("Peru")["Congress"].startswith("congress-of-peru")
    assert "Congress" not in found("Laos")
    assert found("America").get("Congress", "").startswith("united-states-congress")


def test_a_name_that_only_sounds_like_a_seeds_gets_an_id_of_its_own() -> None:
    links = linked(by_hand(doc(SHORT_FORM.format("HÁMAS", "ORG"))))
    (found,) = {m.actors[0] for m in links.at[0].values()}
    assert found.startswith("hamas--")
    assert links.actors[found].label == "HÁMAS"


def test_a_group_that_a_description_names_can_be_added_once() -> None:
    links = linked(by_hand(doc(SINGLE)))
    links.add(Actor("syrian-rebels", "Syrian rebels", "group"))
    links.add(Actor("syrian-rebels", "others", "group"))
    assert links.actors["syrian-rebels"].label == "Syrian rebels"
    assert links.type_of("syrian-rebels") == "group"


INCUMBENT = """America/NNP/poss/Bush/GPE 's/POS/case/America President/NNP/compound/Bush
    Bush/NNP/nsubj/spoke/PERSON spoke=speak/VBD/ROOT"""


def test_a_title_tells_who_of_a_name_is_meant_and_the_trace_whom_not() -> None:
    links = linked(by_hand(doc(INCUMBENT), date="1990-08-02"))
    (bush,) = {m for m in links.at[0].values() if m.text == "Bush"}
    assert bush.actors == ("george-h-w-bush",)
    assert bush.trace == "title-and-date, not george-w-bush"


TEXTS = {
    "The Eastern Salvation Army (ESA) attacked Mali. The ESA also warned Chad.": (
        "ESA",
        "eastern-salvation-army",
    ),
    "Hayat Tahrir al-Sham (HTS) left Idlib. HTS warned Russia.": ("HTS", "hayat-tahrir-al-sham"),
    "Emmanuel Macron flew to Rabat. Macron praised Morocco.": ("Macron", "emmanuel-macron"),
    "Angela Merkel, the chancellor, rested. Merkel was tired.": ("Merkel", "angela-merkel"),
    "Ivo Jordan, an analyst, left Mali. Jordan added that Chad would pay.": (
        "Jordan",
        "ivo-jordan",
    ),
    "Thierry Breton met the Dutch. Breton praised Spain.": ("Breton", "thierry-breton"),
    "Volker Turk left Laos. Turk praised Spain.": ("Turk", "volker-turk"),
    "Haroun Diallo met Angela Merkel. Diallo praised Germany.": ("Diallo", "haroun-diallo"),
}
STATES = {
    "Jordan Okoye, an analyst, praised Mali. Aid to Jordan grew.": ("Jordan", "jordan"),
    "Ivo Jordan, an analyst, praised Jordanian troops. Jordan expelled Chad.": ("Jordan", "jordan"),
    "Jordan expelled Haroun Diallo. Jordan added that Chad would pay.": ("Jordan", "jordan"),
}
MISSED = {
    "Kim Jong-un smiled. Kim then left Pyongyang.": ("Kim", "kim-jong-un"),
}


@pytest.fixture(scope="module")
def read() -> dict[str, Links]:
    return {
        text: linked(parsed) for text, parsed in texts_by_model([*TEXTS, *STATES, *MISSED]).items()
    }


@pytest.mark.parametrize("text", TEXTS)
def test_short_forms_that_the_model_shows(text: str, read: dict[str, Links]) -> None:
    short, actor = TEXTS[text]
    last = [m for m in read[text].at[0].values() if m.text == short][-1]
    assert last.actors == (actor,)


@pytest.mark.parametrize("text", STATES)
def test_a_state_is_no_person_of_its_name(text: str, read: dict[str, Links]) -> None:
    name, actor = STATES[text]
    last = [m for m in read[text].at[0].values() if m.text == name][-1]
    assert last.actors == (actor,)


@pytest.mark.parametrize("text", MISSED)
def test_short_forms_where_the_model_sees_no_name(text: str, read: dict[str, Links]) -> None:
    short, actor = MISSED[text]
    assert actor in [a for m in read[text].at[0].values() if m.text == short for a in m.actors]


@pytest.mark.parametrize(
    ("rows", "found", "label"),
    [
        ("angela-merkel,different", "by-hand--merkel other-than-angela-merkel", "Merkel"),
        ("ivo-merkel,same", "ivo-merkel decided", "Merkel"),
        ("theresa-may,same", "theresa-may decided", "Theresa May"),
    ],
)
def test_people_decide_whom_the_words_of_an_article_mean(
    rows: str, found: str, label: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An actor that neither seeds nor this article know is called as the words call it."""
    file = tmp_path / "same_as.csv"
    file.write_text(f"left,right,decision,note\nby-hand#Merkel,{rows},\n", encoding="utf-8")
    monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(file))
    links = linked(by_hand(doc(SINGLE)))
    assert actors(links) == {"Merkel": found}
    actor = links.actors[found.split(maxsplit=1)[0]]
    assert (actor.label, actor.type) == (label, "person")


def test_of_rivals_the_next_is_meant_where_people_rule_the_first_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bush = doc("Bush/NNP/nsubj/slept/PERSON slept/VBD/ROOT")
    ((first, rule),) = {
        (m.actors[0], m.trace) for m in linked(by_hand(bush, date="2003-03-20")).at[0].values()
    }
    _, rival = rule.split(", not ")
    file = tmp_path / "same_as.csv"
    row = f"left,right,decision,note\nby-hand#Bush,{first},different,\n"
    file.write_text(row, encoding="utf-8")
    monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(file))
    assert actors(linked(by_hand(bush, date="2003-03-20"))) == {
        "Bush": f"{rival} other-than-{first}"
    }


def test_a_family_name_that_the_recogniser_missed_can_be_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed = doc("Lund/NNP/nsubj/slept slept/VBD/ROOT")
    assert actors(linked(by_hand(doc(person("Ivo", "Lund")), missed)), 1)["Lund"].startswith(
        "ivo-lund "
    )
    file = tmp_path / "same_as.csv"
    row = "left,right,decision,note\nby-hand#Lund,theresa-may,same,\n"
    file.write_text(row, encoding="utf-8")
    monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(file))
    assert actors(linked(by_hand(doc(person("Ivo", "Lund")), missed)), 1) == {
        "Lund": "theresa-may decided"
    }
