"""How often words that stand for an actor end on the right node: floors that only rise.

The marked articles lie outside the project (see ``test_shared_articles``); the short texts are our
own, and of their blind half nothing is shown, not even where a test fails.
"""

from __future__ import annotations

import pytest

from mention_scores import (
    NAMES,
    OTHERS,
    PLACES,
    SHARED,
    Shares,
    gold,
    marked,
    merged_actors,
    merged_in_claims,
    shares,
    tried,
)

# Share of all that is right, and of what was found; a little below what was measured last
MARKED = {
    ("five", NAMES): (0.99, 0.99),
    ("five", OTHERS): (0.89, 0.94),
    ("eight", NAMES): (0.95, 0.98),
    ("eight", OTHERS): (0.72, 0.85),
    ("eight", PLACES): (0.93, 0.0),
}
TRIED = {
    ("linking", False): 0.89,
    ("linking", True): 0.88,
    ("coreference", False): 0.85,
    ("coreference", True): 0.80,
}

outside = pytest.mark.skipif(
    not (SHARED / "articles").is_dir(), reason="the shared articles are not on this machine"
)


@outside
@pytest.mark.parametrize(("articles", "group"), MARKED)
def test_marked_mentions(articles: str, group: str) -> None:
    verdicts = [
        verdict
        for doc, given in marked().items()
        if doc.startswith("d") == (articles == "eight")
        for verdict in given
        if verdict.group == group and verdict.kept
    ]
    found = shares(verdicts)
    of_all, of_found = MARKED[articles, group]
    wrong = "\n".join(v.words for v in verdicts if not v.right)
    assert found.of_all >= of_all, f"{_told(found)}\n{wrong}"
    assert found.of_found >= of_found, f"{_told(found)}\n{wrong}"


@outside
def test_no_node_is_two_actors() -> None:
    assert merged_actors() == []


@outside
def test_no_node_is_two_actors_of_the_claims_of_all_25_articles() -> None:
    assert merged_in_claims() == []


def test_the_marks_cover_thirteen_articles() -> None:
    docs = {wanted.doc for wanted in gold()}
    assert (sum(doc < "d" for doc in docs), sum(doc > "d" for doc in docs)) == (5, 8)
    assert sum(wanted.must for wanted in gold()) > 780


@pytest.mark.parametrize(("name", "blind"), TRIED)
def test_short_texts(name: str, blind: bool) -> None:
    verdicts = [v for v in tried(name) if v.blind == blind]
    found = shares(verdicts)
    assert found.all > 190
    if found.of_all < TRIED[name, blind]:
        wrong = "" if blind else "\n" + "\n".join(v.words for v in verdicts if not v.right)
        pytest.fail(f"{_told(found)}; floor {TRIED[name, blind]}{wrong}", pytrace=False)


def _told(found: Shares) -> str:
    return (
        f"right {found.of_all:.3f} of all {found.all}, {found.of_found:.3f} of {found.found} found"
    )
