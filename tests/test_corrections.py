"""What later articles do to a claim: credits and reports count for their outlet, corrections take
back, denials tell their date. All on graphs made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, Store

from actorgraph import derive, iris, rdf
from actorgraph.derive import derived_quads
from actorgraph.iris import ag, id_of
from actorgraph.model import (
    Actor,
    Article,
    Claim,
    Correction,
    Evidence,
    Imprint,
    Modality,
    Polarity,
    Reading,
)
from actorgraph.store import Store as ActorStore

SENT = Claim("drovia", "supplies", "kestria")
MET = Claim("drovia", "meets", "kestria")
WIRE = Actor("lake-wire", "Lake Wire", "media")
HERALD = Actor("hill-herald", "Hill Herald", "organisation")
ACTORS = (Actor("drovia", "Drovia", "state"), HERALD, Actor("kestria", "Kestria", "state"), WIRE)
PLAIN = Imprint()
NO, MAYBE = Polarity.NEGATED, Modality.POSSIBLE


def _news(  # noqa: PLR0913 - what an article may say of itself
    id: str,
    *said: tuple[Claim, Polarity] | Claim,
    publisher: str | None = "Hill Post",
    date: str | None = "2024-03-01",
    text: str | None = None,
    imprint: Imprint = PLAIN,
    title: str | None = None,
    url: str | None = None,
    speaker: str | None = None,
    modality: Modality = Modality.ASSERTED,
) -> Reading:
    claims = []
    for each in said:
        claim, polarity = each if isinstance(each, tuple) else (each, Polarity.AFFIRMED)
        quote = f"{id} says {claim.relation} {polarity}"
        piece = Evidence(
            id, 0, 9, quote, (0, 1), None, None, "r", polarity, modality, speaker, confidence=0.7
        )
        claims.append(Claim(claim.subject, claim.relation, claim.object, (piece,)))
    article = Article(id, text or _words(id), title, date, publisher, url)
    return Reading(article, ACTORS, tuple(claims), imprint=imprint)


def _words(seed: str) -> str:
    return " ".join(f"{seed}{n}" for n in range(60))


def _store(*readings: Reading) -> Store:
    store = Store()
    for reading in readings:
        _put(store, rdf.reading_quads(reading))
    return store


def _put(store: Store, quads: list[Quad]) -> None:
    """Into their graphs and into the union of all."""
    store.extend([*quads, *(Quad(q.subject, q.predicate, q.object) for q in quads)])


def _about(claim: Claim, *readings: Reading) -> dict[str, list[str]]:
    """What is derived of a claim: by property the values, of IRIs the ids."""
    found: dict[str, list[str]] = {}
    for quad in derived_quads(_store(*readings)):
        if quad.subject == iris.claim_iri(claim.id):
            value = quad.object.value
            short = id_of(value) if value.startswith("http") else value
            found.setdefault(id_of(quad.predicate), []).append(short)
    return found


def _ties(name: str, *readings: Reading) -> set[tuple[str, str]]:
    quads = derived_quads(_store(*readings))
    return {(id_of(q.subject), id_of(q.object)) for q in quads if q.predicate == ag(name)}


def _sources(*readings: Reading) -> str:
    return _about(SENT, *readings)["sourceCount"][0]


FIXED = Imprint(None, (), Correction.CORRECTION)
CORRECTED = Imprint(None, (), Correction.CORRECTION, ("u:1",))
RETRACTED = Imprint(None, (), Correction.RETRACTION, ("u:1",))


# ------------------------------------------------------------------ sources


def test_papers_that_credit_one_wire_count_once_in_whatever_words() -> None:
    papers = [_news(f"n{i}", SENT, publisher=f"Paper {i}") for i in range(3)]
    credited = [
        _news(f"n{i}", SENT, publisher=f"Paper {i}", imprint=Imprint("Lake Wire")) for i in range(3)
    ]
    assert _sources(*papers) == "3"
    assert _sources(*credited) == "1"
    assert _sources(*credited, _news("w", SENT, publisher="The Lake Wire")) == "1"


def test_a_contributor_is_not_the_source() -> None:
    helped = [
        _news(f"n{i}", SENT, publisher=f"Paper {i}", imprint=Imprint(None, ("Lake Wire",)))
        for i in range(2)
    ]
    assert _sources(*helped) == "2"


def test_a_copy_without_the_credit_line_has_the_source_of_the_copy_with_it() -> None:
    copies = [
        _news("n1", SENT, publisher="Paper 1", text=_words("same")),
        _news("n2", SENT, publisher="Paper 2", text=_words("same"), imprint=Imprint("Lake Wire")),
    ]
    assert _sources(*copies, _news("w", SENT, publisher="Lake Wire")) == "1"


def test_what_an_outlet_is_said_to_report_counts_for_the_outlet() -> None:
    papers = [_news(f"n{i}", SENT, publisher=f"Paper {i}", speaker="lake-wire") for i in range(9)]
    assert _sources(*papers) == "1"
    assert _sources(*papers, _news("own", SENT, publisher="Paper 3")) == "2"
    assert _sources(*papers, _news("w", SENT, publisher="Lake Wire")) == "1"


def test_a_publisher_is_an_outlet_where_others_cite_it_though_no_seed_knows_it() -> None:
    citing = [_news(f"n{i}", SENT, publisher=f"Paper {i}", speaker="hill-herald") for i in range(2)]
    herald = _news("h", publisher="The Hill Herald")
    assert _sources(*citing) == "2"
    assert _sources(*citing, herald) == "1"
    assert ("hill-herald", "hill-herald") in _ties("outlet", *citing, herald)


def test_a_state_that_speaks_is_no_source() -> None:
    said = [_news(f"n{i}", SENT, publisher=f"Paper {i}", speaker="kestria") for i in range(2)]
    assert _sources(*said) == "2"


# ------------------------------------------------------------------ denials


def test_a_later_denial_is_told_with_its_date() -> None:
    found = _about(
        SENT,
        _news("n1", SENT),
        _news("n2", (SENT, NO), date="2024-03-09", publisher="Paper 2"),
        _news("n3", (SENT, NO), date="2024-03-05", publisher="Paper 3"),
    )
    assert found["laterDeniedBy"] == ["n2", "n3"]
    assert found["deniedSince"] == ["2024-03-05"]
    assert found["status"] == ["Disputed"]


@pytest.mark.parametrize(
    ("date", "modality"),
    [
        ("2024-02-28", Modality.ASSERTED),  # older than the affirmation
        ("2024-03-01", Modality.ASSERTED),  # of the same day
        (None, Modality.ASSERTED),
        ("2024-03-09", MAYBE),
    ],
)
def test_what_is_no_later_denial(date: str | None, modality: Modality) -> None:
    denial = _news("n2", (SENT, NO), date=date, publisher="Paper 2", modality=modality)
    found = _about(SENT, _news("n1", SENT), denial)
    assert found.keys().isdisjoint({"laterDeniedBy", "deniedSince"})
    assert found["status"] == ["Disputed"]


def test_a_claim_that_was_only_ever_denied_was_not_denied_later() -> None:
    denials = [_news(f"n{d}", (SENT, NO), date=f"2024-03-0{d}") for d in (1, 2)]
    assert "laterDeniedBy" not in _about(SENT, *denials)


def test_a_reprint_of_an_old_denial_is_not_later() -> None:
    found = _about(
        SENT,
        _news("old", (SENT, NO), date="2024-02-01", text=_words("same")),
        _news("n1", SENT),
        _news("copy", (SENT, NO), date="2024-03-09", publisher="Paper 2", text=_words("same")),
    )
    assert "laterDeniedBy" not in found


# ------------------------------------------------------------------ corrections


@pytest.mark.parametrize(
    "originals", [("2024-03-01",), ("https://hill.example/1",), ("rifles-for-kestria",)]
)
def test_a_correction_that_negates_takes_back(originals: tuple[str, ...]) -> None:
    first = _news("n1", SENT, MET, title="Rifles for Kestria", url="https://hill.example/1")
    note = Imprint(None, (), Correction.CORRECTION, originals)
    fixed = _news("n2", (SENT, NO), date="2024-03-03", imprint=note)
    assert _ties("corrects", first, fixed) == {("n2", "n1")}
    found = _about(SENT, first, fixed)
    assert (found["correctedBy"], found["status"], found["belief"]) == (["n2"], ["Denied"], ["0"])
    assert found["deniedSince"] == ["2024-03-03"]
    assert _about(MET, first, fixed)["status"] == ["Supported"]
    assert "droppedBy" not in _about(MET, first, fixed)  # a note, not a version of the article


def test_a_denial_by_another_paper_takes_nothing_back() -> None:
    first, denial = _news("n1", SENT), _news("n2", (SENT, NO), publisher="Paper 2", imprint=FIXED)
    found = _about(SENT, first, denial)
    assert found["status"] == ["Disputed"]
    assert "correctedBy" not in found


def test_copies_of_what_is_taken_back_go_with_it_and_own_reports_stay() -> None:
    first = _news("n1", SENT, text=_words("same"))
    copy = _news("n3", SENT, text=_words("same"), publisher="Paper 3", date="2024-03-02")
    own = _news("n4", SENT, publisher="Paper 4")
    note = Imprint(None, (), Correction.CORRECTION, ("2024-03-01",))
    fixed = _news("n2", (SENT, NO), date="2024-03-03", imprint=note)
    assert _about(SENT, first, copy, fixed)["belief"] == ["0"]
    assert _about(SENT, first, copy, own, fixed)["status"] == ["Disputed"]


def test_a_mended_version_drops_what_it_says_no_more_and_the_belief_stays() -> None:
    first = _news("n1", SENT, MET, text=_words("same"))
    fixed = _news("n2", MET, text=_words("same") + " mended", date="2024-03-03", imprint=FIXED)
    found = _about(SENT, first, fixed)
    assert (found["droppedBy"], found["belief"]) == (["n2"], ["0.7"])
    assert "droppedBy" not in _about(MET, first, fixed)


def test_a_retraction_takes_back_all_of_an_article() -> None:
    first = _news("n1", SENT, url="u:1")
    gone = _news("n2", date="2024-03-03", imprint=RETRACTED)
    found = _about(SENT, first, gone)
    assert (found["status"], found["belief"], found["sourceCount"]) == (["Withdrawn"], ["0"], ["1"])
    assert found["correctedBy"] == ["n2"]


@pytest.mark.parametrize(
    "others",
    [
        [_news("n1", SENT, date="2024-03-04")],  # later than the correction
        [_news("n1", SENT, publisher="Paper 2")],
        [_news("n1", SENT), _news("n3", MET)],  # two of that day
        [_news("n1", SENT, publisher=None)],
    ],
)
def test_a_correction_of_nobody_knows_what_is_one_all_the_same(others: list[Reading]) -> None:
    note = Imprint(None, (), Correction.CORRECTION, ("2024-03-01",))
    fixed = _news("n9", (SENT, NO), date="2024-03-03", imprint=note)
    assert _ties("corrects", *others, fixed) == set()
    assert "correctedBy" not in _about(SENT, *others, fixed)


# ------------------------------------------------------------------ laws

_kinds = st.sampled_from([None, *Correction])
_imprints = st.builds(
    Imprint,
    st.none() | st.sampled_from(["Lake Wire", "Paper 0"]),
    st.just(()),
    _kinds,
    st.sampled_from([(), ("2024-03-01",), ("u:0",)]),
)
_sayings = st.lists(
    st.tuples(st.sampled_from([SENT, MET]), st.sampled_from(Polarity)), max_size=2, unique=True
)


@st.composite
def _articles(draw: st.DrawFn, places: st.SearchStrategy[int]) -> Reading:
    return _news(
        f"n{draw(places)}",
        *draw(_sayings),
        publisher=draw(st.sampled_from(["Hill Post", "Hill Herald", None])),
        date=draw(st.sampled_from(["2024-03-01", "2024-03-02", "2024-03-03", None])),
        text=draw(st.sampled_from([None, _words("same")])),
        imprint=draw(_imprints),
        url=draw(st.sampled_from([None, "u:0"])),
        speaker=draw(st.sampled_from([None, "lake-wire", "hill-herald", "kestria"])),
    )


@st.composite
def _corpora(draw: st.DrawFn) -> list[Reading]:
    return [draw(_articles(st.just(place))) for place in range(draw(st.integers(1, 6)))]


_steps = st.lists(
    st.tuples(
        st.lists(_articles(st.integers(0, 5)), max_size=2),
        st.sets(st.integers(0, 5), max_size=1),
    ),
    min_size=2,
    max_size=7,
)


def _derived(*readings: Reading) -> list[Quad]:
    return derived_quads(_store(*readings))


@given(_corpora(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_loading_changes_nothing(corpus: list[Reading], random: Random) -> None:
    shuffled = sorted(corpus, key=lambda _: random.random())
    assert _derived(*shuffled) == _derived(*corpus)


@pytest.fixture(scope="module")
def piece_by_piece() -> Iterator[None]:
    """However few the articles, columns are never read whole after the first time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derive, "_PART", 0)
        yield


@pytest.mark.usefixtures("piece_by_piece")
@given(_steps)
@settings(max_examples=40, deadline=None)
def test_whatever_comes_and_goes_what_is_derived_piece_by_piece_is_the_same(
    steps: list[tuple[list[Reading], set[int]]],
) -> None:
    held = {"first": _news("first", SENT, date="2024-03-01", speaker="hill-herald")}
    with ActorStore() as store:
        store.put(*held.values())
        store.derive()
        for came, went in steps:
            fresh = {reading.article.id: reading for reading in came}
            store.put(*fresh.values())
            held.update(fresh)
            gone = {f"n{place}" for place in went} & held.keys()
            for id_ in sorted(gone):
                store.remove(id_)
                del held[id_]
            store.derive()
            with ActorStore() as anew:
                anew.put(*held.values())
                anew.derive()
                assert store.dump() == anew.dump()


@pytest.mark.usefixtures("piece_by_piece")
@pytest.mark.parametrize(
    ("before", "came"),
    [
        pytest.param(
            [_news(f"n{i}", SENT, publisher=f"Paper {i}", speaker="hill-herald") for i in range(2)],
            _news("h", publisher="Hill Herald"),
            id="a cited actor becomes an outlet",
        ),
        pytest.param(
            [_news("n1", SENT, url="u:1")],
            _news("n2", date="2024-03-03", imprint=RETRACTED),
            id="a retraction comes",
        ),
        pytest.param(
            [_news("n1", SENT, url="u:1"), _news("n2", date="2024-03-03", imprint=CORRECTED)],
            _news("n2", date="2024-03-03", imprint=RETRACTED),
            id="a correction becomes a retraction",
        ),
        pytest.param(
            [_news("n1", SENT, text=_words("same"), date="2024-03-02"), _news("n2", (SENT, NO))],
            _news("n0", text=_words("same"), publisher="Lake Wire", date="2024-03-01"),
            id="an original comes",
        ),
    ],
)
def test_one_article_changes_how_claims_of_others_stand(
    before: list[Reading], came: Reading
) -> None:
    with ActorStore() as store, ActorStore() as anew:
        store.put(*before)
        store.derive()
        then = store.dump()
        store.put(came)
        store.derive()
        assert store.dump() != then
        anew.put(*(r for r in before if r.article.id != came.article.id), came)
        anew.derive()
        assert store.dump() == anew.dump()
        store.remove(came.article.id)
        if came.article.id not in {reading.article.id for reading in before}:
            store.derive()
            assert store.dump() == then
