"""Decisions on who is whom: strict rows, one id for each actor, readings with it, and the file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import datafiles
from actorgraph.actors import load_seeds
from actorgraph.datafiles import data_path
from actorgraph.decisions import Decisions, decide, decided, decisions_of, load_decisions, undo
from actorgraph.errors import BadData, BadInput, NotFound
from actorgraph.model import Actor, Article, Claim, Evidence, Reading, merged, named_actors
from actorgraph.same_as import DIFFERENT, SAME, Decision, same_as_path

HEADER = "left,right,decision,note\n"
ARTICLE = Article("a-1", "Jan Kowalski met Bo Lind. J. Kowalski accused Lind, Ann Lee said.")
JAN = Actor("jan-kowalski", "Jan Kowalski", "person")
J = Actor("j-kowalski--poland", "J. Kowalski", "person", country="poland", sector="GOV")
BO = Actor("bo-lind", "Bo Lind", "person")
ANN = Actor("ann-lee", "Ann Lee", "person")
POLAND = load_seeds().actors["poland"]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of decisions, not there yet."""
    path = tmp_path / "decisions.csv"
    monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(path))
    return path


def decisions(file: Path, *rows: str) -> Decisions:
    """What the file says with these rows, a note left out of each."""
    file.write_text(HEADER + "".join(f"{row},\n" for row in rows), encoding="utf-8")
    return load_decisions()


def said(claim: str, at: int = 0, **particulars: object) -> Claim:
    """A claim, "subject relation object", with one piece of evidence at a place."""
    subject, relation, object_ = claim.split()
    piece = Evidence("a-1", at, at + 9, ARTICLE.text[at : at + 9], (at, at + 1),
                     (at + 1, at + 2), (at + 3, at + 4), "made-up",
                     subject_link="name", object_link="local")  # fmt: skip
    return Claim(subject, relation, object_, (replace(piece, **particulars),))  # type: ignore[arg-type]


def reading(*claims: Claim) -> Reading:
    return Reading(ARTICLE, (ANN, BO, J, JAN, POLAND), claims)


class TestRows:
    def test_the_shipped_file_is_sound(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("ACTORGRAPH_SAME_AS", raising=False)
        assert same_as_path() == data_path("seeds", "same_as.csv")
        assert same_as_path().read_text(encoding="utf-8").startswith(HEADER)
        load_decisions()

    def test_no_file_is_no_decision(self, file: Path) -> None:
        assert load_decisions() == Decisions()
        assert not file.exists()

    def test_a_change_counts_at_once(self, file: Path) -> None:
        assert decisions(file, "a,b,same").canonical("b") == "a"
        assert decisions(file).canonical("b") == "b"

    def test_spreadsheets_may_add_a_mark_and_other_line_ends(self, file: Path) -> None:
        text = "\ufeff" + HEADER + 'a,b,same,"two, or\nthree words"\n'
        file.write_bytes(text.replace("\n", "\r\n").encode())
        assert [(row.left, row.right) for row in load_decisions().rows] == [("a", "b")]

    @pytest.mark.parametrize(
        ("text", "line", "reason"),
        [
            ("", 1, "the header is not left,right,decision,note"),
            ("left,right\n", 1, "the header is not left,right,decision,note"),
            (HEADER + "a,b,same\n", 2, "3 cells, not 4"),
            (HEADER + "a,b,same,\nc,d,perhaps,\n", 3, "unknown decision 'perhaps'"),
            (HEADER + "a,a,same,\n", 2, "'a' stands beside itself"),
            (HEADER + ",b,same,\n", 2, "'' is no actor id"),
            (HEADER + "Jan Kowalski,b,same,\n", 2, "'Jan Kowalski' is no actor id"),
            (HEADER + "a,x#Bush,same,\n", 2, "'x#Bush' is no actor id"),
            (HEADER + "#Bush,b,same,\n", 2, "'#Bush' is not ARTICLE#WORDS"),
            (HEADER + "x#,b,same,\n", 2, "'x#' is not ARTICLE#WORDS"),
            (HEADER + "x# Bush,b,same,\n", 2, "'x# Bush' is not ARTICLE#WORDS"),
            (HEADER + "a,b,same,\nb,a,same,\n", 3, "the pair is decided in line 2 already"),
            (HEADER + "a,b,same,\na,b,different,\n", 3, "the pair is decided in line 2 already"),
            (HEADER + "a,b,same,\na,c,different,\nb,c,same,\n", 3, "by others the same"),
            (HEADER + "x#Bo,a,same,\nx#Bo,b,same,\n", 3, "by another these words are 'a'"),
            (HEADER + "a,b,same,\nx#Bo,a,same,\nx#Bo,b,different,\n", 4, "by another the opposite"),
            (HEADER + 'a,b,same,"open\n', 2, "unexpected end of data"),
        ],
    )
    def test_a_bad_row_is_named_with_its_line_and_reason(
        self, text: str, line: int, reason: str, file: Path
    ) -> None:
        file.write_text(text, encoding="utf-8")
        with pytest.raises(BadData) as caught:
            load_decisions()
        assert str(caught.value).startswith(f"decisions.csv:{line}: ")
        assert reason in str(caught.value)

    def test_a_file_that_is_no_text(self, file: Path) -> None:
        file.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(BadData, match=r"decisions\.csv: cannot be read"):
            load_decisions()

    def test_two_names_of_one_actor_for_the_same_words_are_no_contradiction(
        self, file: Path
    ) -> None:
        found = decisions(file, "a,b,same", "x#Bo,a,same", "x#Bo,b,same")
        assert found.link("x", "Bo") == ("a", frozenset())


class TestWhoStays:
    @pytest.mark.parametrize(
        ("pair", "stays"),
        [
            (("north-korea", "dprk"), "north-korea"),  # the seed
            (("russia", "china"), "china"),  # of two seeds the first
            (("jan-kowalski--poland", "jan-kowalski-senior"), "jan-kowalski-senior"),
            (("jan-kowalski", "j-kowalski"), "jan-kowalski"),
            (("jan-m-kowalski", "jan-kowalski"), "jan-kowalski"),
            (("ann-lee", "anna-lee"), "anna-lee"),
            (("bo-lindt", "bo-lindh"), "bo-lindh"),
        ],
    )
    def test_the_better_id_stays_in_whichever_order(
        self, pair: tuple[str, str], stays: str, file: Path
    ) -> None:
        for left, right in (pair, pair[::-1]):
            found = decisions(file, f"{left},{right},same")
            assert {found.canonical(id_) for id_ in pair} == {stays}
            assert found.canonical("somebody-else") == "somebody-else"

    def test_the_same_as_the_same_is_the_same(self, file: Path) -> None:
        found = decisions(file, "d,c,same", "a,b,same", "b,c,same", "d,e,different")
        assert [found.canonical(id_) for id_ in "abcde"] == ["a", "a", "a", "a", "e"]
        assert found.kept_apart("e", "a")
        assert found.kept_apart("b", "e")
        assert not found.kept_apart("a", "b")
        assert found.settled("a", "c")
        assert found.settled("a", "e")
        assert not found.settled("a", "f")

    @given(st.data())
    def test_the_order_of_rows_does_not_matter(self, data: st.DataObject) -> None:
        ids = st.sampled_from(["a", "b--x", "cc", "d", "russia", "china", "e--y"])
        pairs = data.draw(
            st.lists(st.tuples(ids, ids).filter(lambda p: p[0] != p[1]), unique_by=frozenset)
        )
        rows = [Decision(*pair, SAME) for pair in pairs]
        found = decisions_of(rows)
        again = decisions_of(data.draw(st.permutations(rows)))
        assert found.gone == again.gone
        for id_ in found.gone:
            assert found.canonical(found.canonical(id_)) == found.canonical(id_) != id_


class TestWords:
    def test_words_stand_for_an_actor_or_not(self, file: Path) -> None:
        found = decisions(
            file,
            "a-1#Bush,george-w-bush,same",
            "a-1#Bush,george-h-w-bush,different",
            "a#1#Jan K,jan,different",
        )
        assert found.link("a-1", "Bush") == ("george-w-bush", frozenset({"george-h-w-bush"}))
        assert found.link("a#1", "Jan\n K") == (None, frozenset({"jan"}))
        assert found.link("a-2", "Bush") == found.link("a-1", "bush") == (None, frozenset())
        assert found.settled("a-1#Bush", "anybody")
        assert found.settled("a#1#Jan K", "jan")
        assert not found.settled("a#1#Jan K", "piotr")

    def test_who_is_rejected_is_so_under_every_id(self, file: Path) -> None:
        """The review shows the id that stays, while the text may give another one."""
        found = decisions(file, "jan,jan--poland,same", "a-1#Jan,jan,different")
        assert found.link("a-1", "Jan") == (None, frozenset({"jan", "jan--poland"}))
        accepted = decisions(file, "jan,jan--poland,same", "a-1#Jan,jan--poland,same")
        assert accepted.link("a-1", "Jan") == ("jan", frozenset())


class TestReading:
    def test_without_decisions_on_it_the_reading_stays(self, file: Path) -> None:
        before = reading(said("bo-lind meets jan-kowalski"))
        assert decided(before, decisions(file, "x,y,same", "a-2#Bo,x,same")) is before

    def test_equal_claims_become_one_with_all_evidence(self, file: Path) -> None:
        before = reading(
            said("j-kowalski--poland accuses bo-lind", 26), said("jan-kowalski accuses bo-lind")
        )
        found = decided(before, decisions(file, "jan-kowalski,j-kowalski--poland,same"))
        (claim,) = found.claims
        assert (claim.subject, claim.object) == ("jan-kowalski", "bo-lind")
        assert [(e.start, e.subject_link, e.object_link) for e in claim.evidence] == [
            (0, "name", "local"),
            (26, "name, same as j-kowalski--poland", "local"),
        ]
        assert found.decisions == ("j-kowalski--poland same as jan-kowalski",)

    def test_the_record_of_the_id_that_stays_learns_what_it_lacks(self, file: Path) -> None:
        before = reading(
            said("j-kowalski--poland accuses bo-lind"), said("jan-kowalski warns ann-lee")
        )
        found = decided(before, decisions(file, "jan-kowalski,j-kowalski--poland,same"))
        jan = replace(JAN, country="poland", sector="GOV")
        assert found.actors == (ANN, BO, jan, POLAND)

    @pytest.mark.parametrize(
        ("label", "shown"),
        [("J. Kowalski", "Jan Kowalski"), ("Kowalski", "Jan Kowalski"),
         ("J. Kowalśki", "Jan Kowalśki"), ("JAN KOWALSKI", "JAN KOWALSKI")],
    )  # fmt: skip
    def test_an_actor_that_this_article_names_otherwise_has_the_name_of_the_id_that_stays(
        self, label: str, shown: str, file: Path
    ) -> None:
        j = replace(J, label=label)
        before = Reading(ARTICLE, (BO, j, POLAND), (said("j-kowalski--poland accuses bo-lind"),))
        found = decided(before, decisions(file, "jan-kowalski,j-kowalski--poland,same"))
        assert found.actors == (BO, replace(j, id="jan-kowalski", label=shown), POLAND)
        added = decided(before, decisions(file, "j-kowalski--poland,kowalski--chile,same"))
        assert {actor.label for actor in added.actors} == {"Bo Lind", label, "Poland"}

    def test_a_seed_is_as_the_seeds_have_it_with_its_state(self, file: Path) -> None:
        lavrov = Actor("s-lavrov", "S. Lavrov", "person", country="chile")
        chile = load_seeds().actors["chile"]
        before = Reading(ARTICLE, (BO, chile, lavrov), (said("s-lavrov warns bo-lind"),))
        found = decided(before, decisions(file, "s-lavrov,sergei-lavrov,same"))
        seeds = load_seeds().actors
        assert found.actors == (BO, seeds["russia"], seeds["sergei-lavrov"])

    def test_a_claim_on_oneself_falls_away_with_its_actors(self, file: Path) -> None:
        before = reading(said("j-kowalski--poland meets jan-kowalski"))
        found = decided(before, decisions(file, "jan-kowalski,j-kowalski--poland,same"))
        assert (found.claims, found.actors) == ((), ())
        assert found.decisions

    def test_a_symmetric_claim_keeps_its_order_and_words_follow(self, file: Path) -> None:
        before = reading(said("bo-lind meets jan-kowalski"))
        found = decided(before, decisions(file, "jan-kowalski,adam-kowalski,same"))
        (claim,) = found.claims
        assert (claim.subject, claim.object) == ("adam-kowalski", "bo-lind")
        (piece,) = claim.evidence
        assert (piece.subject, piece.object) == ((3, 4), (1, 2))
        assert (piece.subject_link, piece.object_link) == ("local, same as jan-kowalski", "name")

    def test_speakers_and_states_move_too(self, file: Path) -> None:
        before = reading(said("bo-lind accuses j-kowalski--poland", speaker="ann-lee"))
        found = decided(before, decisions(file, "ann-lee,anna-lee,same", "poland,chile,same"))
        assert found.claims[0].evidence[0].speaker == "anna-lee"
        assert [(a.id, a.country) for a in found.actors] == [
            ("anna-lee", None), ("bo-lind", None), ("chile", None), ("j-kowalski--poland", "chile"),
        ]  # fmt: skip

    def test_one_place_that_named_both_is_one_piece(self, file: Path) -> None:
        """ "Both accused Lind", of two that are one: the same words would count twice."""
        before = reading(
            said("j-kowalski--poland accuses bo-lind"), said("jan-kowalski accuses bo-lind")
        )
        found = decided(before, decisions(file, "jan-kowalski,j-kowalski--poland,same"))
        (piece,) = found.claims[0].evidence
        assert piece.subject_link == "name, same as j-kowalski--poland"

    def test_decisions_on_words_are_kept_with_the_article(self, file: Path) -> None:
        found = decided(reading(), decisions(file, "a-1#Bo,bo,different", "a-1#Jan,jan,same"))
        assert found.decisions == ("a-1#Bo is not bo", "a-1#Jan is jan")


IDS = ("jan", "jan--chile", "bo", "ann-lee", "chile", "poland")


@given(
    st.lists(st.tuples(*[st.sampled_from(IDS)] * 2).filter(lambda p: p[0] != p[1]), max_size=5),
    st.lists(
        st.tuples(
            st.sampled_from(IDS), st.sampled_from(["meets", "warns"]), st.sampled_from(IDS),
            st.none() | st.sampled_from(IDS), st.integers(0, 3),
        ).filter(lambda c: c[0] != c[2])
    ),
)  # fmt: skip
def test_any_reading_under_any_decisions(
    pairs: list[tuple[str, str]], made: list[tuple[str, str, str, str | None, int]]
) -> None:
    """No claim on oneself, symmetric ones in order, every actor known once, nothing invented."""
    people = {
        id_: Actor(id_, id_.title(), "person", country="chile" if "--" in id_ else None)
        for id_ in IDS
    }
    people |= {id_: load_seeds().actors[id_] for id_ in ("chile", "poland")}
    claims = merged(
        said(" ".join((min(a, b), r, max(a, b)) if r == "meets" else (a, r, b)), at, speaker=who)
        for a, r, b, who, at in made
    )
    before = Reading(ARTICLE, named_actors(claims, people), claims)
    rows = {frozenset(pair): Decision(*pair, SAME) for pair in pairs}
    found = decided(before, known := decisions_of([*rows.values()]))
    assert found.claims == merged(found.claims)
    assert found.actors == named_actors(found.claims, {actor.id: actor for actor in found.actors})
    assert all(known.canonical(actor.id) == actor.id for actor in found.actors)
    for claim in found.claims:
        assert claim.subject != claim.object
        assert claim.relation != "meets" or claim.subject < claim.object
    places = {piece.start for claim in claims for piece in claim.evidence}
    assert {piece.start for claim in found.claims for piece in claim.evidence} <= places
    assert decided(found, known).claims == found.claims


class TestFile:
    def test_decide_then_undo_leaves_the_other_rows_as_they_were(self, file: Path) -> None:
        rows = 'm,n,different,why not\nx#Bo,bo,same,"so, it “is”"\n'
        file.write_text(HEADER + rows, encoding="utf-8")
        decide(Decision("a", "b", SAME, "a note"))
        decide(Decision("o", "p", DIFFERENT))
        assert file.read_text(encoding="utf-8") == (
            HEADER + "a,b,same,a note\n" + rows.replace("x#", "o,p,different,\nx#")
        )
        assert undo("b", "a") == Decision("a", "b", SAME, "a note")
        undo("o", "p")
        assert file.read_text(encoding="utf-8") == HEADER + rows

    def test_another_mind_takes_the_place_of_the_first_and_keeps_the_note(self, file: Path) -> None:
        decide(Decision("a", "b", SAME, "at first"))
        decide(Decision("b", "a", DIFFERENT))
        assert load_decisions().rows == (Decision("b", "a", DIFFERENT, "at first"),)
        decide(Decision("a", "b", DIFFERENT, "then"))
        assert load_decisions().rows == (Decision("a", "b", DIFFERENT, "then"),)

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (Decision("a", "c", SAME), "'c' and 'b' are different by this row, by others the same"),
            (Decision("a", "a", SAME), "beside itself"),
            (Decision("x#", "a", SAME), "is not ARTICLE#WORDS"),
        ],
    )
    def test_what_cannot_stand_is_not_written(self, row: Decision, reason: str, file: Path) -> None:
        decisions(file, "a,b,same", "c,b,different")
        before = file.read_bytes()
        with pytest.raises(BadData, match=reason):
            decide(row)
        assert file.read_bytes() == before

    def test_what_is_not_decided_cannot_be_undone(self, file: Path) -> None:
        decisions(file, "a,b,same")
        with pytest.raises(NotFound, match=r"decisions\.csv decides nothing of 'a' and 'c'"):
            undo("a", "c")

    def test_the_file_is_written_whole_or_not_at_all(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        decide(Decision("a", "b", SAME))
        before = file.read_bytes()

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(datafiles.os, "replace", full)
        with pytest.raises(BadInput, match=r"cannot be written \(No space left on device\)"):
            decide(Decision("c", "d", SAME))
        assert [path.name for path in file.parent.iterdir()] == [file.name]
        assert file.read_bytes() == before

    def test_a_folder_that_is_not_there_is_one_clear_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ACTORGRAPH_SAME_AS", str(tmp_path / "gone" / "x.csv"))
        with pytest.raises(BadInput, match=r"x\.csv: cannot be written"):
            decide(Decision("a", "b", SAME))

    def test_a_link_leads_to_the_file_and_stays(self, file: Path, tmp_path: Path) -> None:
        real = tmp_path / "elsewhere.csv"
        real.write_text(HEADER, encoding="utf-8")
        os.symlink(real, file)
        decide(Decision("a", "b", SAME))
        assert file.is_symlink()
        assert real.read_text(encoding="utf-8") == HEADER + "a,b,same,\n"
