"""Whose report an article is, and what it corrects, told by lines that readers pass over."""

from __future__ import annotations

import pytest

from actorgraph.imprint import imprint, tells_earlier
from actorgraph.model import Article, Correction, Imprint

BODY = "Drovia sent rifles to Kestria, officials said on Monday.\n\nKestria declined to comment."


def _found(
    top: str = "", end: str = "", title: str | None = None, publisher: str | None = "Hill Post"
) -> Imprint:
    text = "\n\n".join(part for part in (top, BODY, end) if part)
    return imprint(Article("d", text, title, "2024-11-21", publisher))


@pytest.mark.parametrize(
    ("top", "credit"),
    [
        ("(Reuters) - Drovia did it.", "Reuters"),
        ("LONDON, Nov 13 (AFP) - Drovia did it.", "Agence France-Presse"),
        ("LONDON, Nov 13 (AFP)", "Agence France-Presse"),
        ("WASHINGTON (AP) — Drovia did it.", "Associated Press"),
        ("MOSCOW, January 3. /TASS/. Drovia did it.", "TASS"),
        ("By Reuters", "Reuters"),
        ("By The Associated Press", "Associated Press"),
        ("By Ann Other, Associated Press", "Associated Press"),
        ("Reuters", "Reuters"),
        ("HILLTOWN (Lake Wire) – Drovia did it.", "Lake Wire"),  # a dateline vouches for the name
    ],
)
def test_a_dateline_or_byline_credits_an_outlet(top: str, credit: str) -> None:
    assert _found(top) == Imprint(credit)


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        ("Source: AFP", "Agence France-Presse"),
        ("— Xinhua", "Xinhua"),
        ("He said nothing. (Xinhua)", "Xinhua"),
        ("He said nothing. — Xinhua", "Xinhua"),
        ("© 2024 AFP", "Agence France-Presse"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
        ("This story was first published by Kyiv Independent.", "Kyiv Independent"),
        ("This article originally appeared in The Lake Gazette.", "The Lake Gazette"),
        ("Republished with permission from Lake Gazette", "Lake Gazette"),
    ],
)
def test_a_line_at_the_end_credits_an_outlet(end: str, credit: str) -> None:
    assert _found(end=end) == Imprint(credit)


@pytest.mark.parametrize(
    ("end", "helpers"),
    [
        ("Reuters contributed to this report.", ("Reuters",)),
        ("With reporting by AP and AFP.", ("Agence France-Presse", "Associated Press")),
        ("(With inputs from PTI)", ("Press Trust of India",)),
        ("Associated Press writer Ann Other contributed.", ("Associated Press",)),
    ],
)
def test_who_contributed_is_no_sole_source(end: str, helpers: tuple[str, ...]) -> None:
    assert _found(end=end) == Imprint(None, helpers)


def test_of_several_credits_the_first_is_the_source_and_the_others_helped() -> None:
    assert _found("BERLIN (AP/AFP) — It is.") == Imprint(
        "Associated Press", ("Agence France-Presse",)
    )


@pytest.mark.parametrize(
    "words",
    [
        "By Ann Other",
        "By our staff",
        "Source: Ministry of Defence",
        "GAZA (Palestine) – It did.",
        "PARIS (Staff) - It did.",
        "Photo: AFP",
        "Reuters reported that Drovia did it.",  # the speaker of one sentence, not of the article
        "The memo was first published by Politico, and nobody denied it.",
        "(Hill Post) - It did.",
    ],
)
def test_other_words_credit_nobody(words: str) -> None:
    assert _found(words) == _found(end=words) == Imprint()


def test_a_publisher_by_its_short_name_is_the_outlet_of_the_seeds() -> None:
    assert _found(publisher="AP").credit == "Associated Press"
    assert _found("By AFP", publisher="Agence France-Presse") == Imprint()
    assert _found(publisher="The Guardian") == _found(publisher="Guardian") == Imprint()


def test_credits_are_looked_for_at_the_edges_of_a_text() -> None:
    filler = "\n\n".join(f"Paragraph {n} of a long report." for n in range(30))
    middle = f"{filler}\n\nSource: AFP\n\n{filler}"
    assert imprint(Article("d", middle)) == Imprint()


@pytest.mark.parametrize(
    ("title", "text", "originals"),
    [
        (
            "Correction: Drovia sent no rifles to Kestria",
            "Our round-up of 19 November was wrong.",
            ("2024-11-19", "drovia-sent-no-rifles-to-kestria"),
        ),
        ("CORRECTED-Drovia sends rifles", "(Corrects paragraph two.)", ("drovia-sends-rifles",)),
        ("Drovia sends rifles", "An earlier version of this article said otherwise.", ()),
        ("Clarification", 'We wrote "Rifles for Kestria" here.', ("rifles-for-kestria",)),
        (
            "Correction",
            "In the article https://hill.example/rifles, we erred.",
            ("https://hill.example/rifles",),
        ),
    ],
)
def test_a_correction_says_what_it_corrects(
    title: str, text: str, originals: tuple[str, ...]
) -> None:
    assert _found(end=text, title=title) == Imprint(None, (), Correction.CORRECTION, originals)


def test_a_retraction_is_told_apart() -> None:
    found = _found(end="The report of 3 November is withdrawn.", title="Retraction: rifles")
    assert (found.correction, found.originals) == (Correction.RETRACTION, ("2024-11-03",))


@pytest.mark.parametrize(
    "title", ["Drovia corrects its course", "Corrections officers strike", "Withdrawn troops rest"]
)
def test_other_news_is_no_correction(title: str) -> None:
    assert _found(title=title).correction is None


def test_what_an_earlier_version_said_is_told_apart() -> None:
    assert tells_earlier("An earlier version of this article said that Drovia sent rifles.")
    assert tells_earlier("This story originally stated that Drovia sent rifles.")
    assert not tells_earlier("Drovia sent an earlier version of the rifle to Kestria.")


@pytest.mark.parametrize("words", ["By " + "A and " * 66, "(AFP/" * 80, "By " + "of A " * 79])
def test_hostile_lines_are_read_in_no_time(words: str) -> None:
    assert imprint(Article("d", "\n\n".join([words] * 16), words)).correction is None
