"""Made-up news, which measurements of reading rest on."""

from __future__ import annotations

import re

from made_up_news import articles


def test_the_same_arguments_give_the_same_articles() -> None:
    some = list(articles(20, seed=3))
    assert list(articles(20, seed=3)) == some
    assert list(articles(30, seed=3))[:20] == some
    assert list(articles(20, seed=4)) != some
    assert len({article.content_hash for article in some}) == 20


def test_articles_have_as_many_sentences_as_asked_for() -> None:
    for article in articles(50, sentences=(3, 3)):
        ends = re.findall(r"[.”](?=\s|$)", re.sub(r"\b[A-Z]\.|”", "", article.text))
        assert len(ends) >= 3
        assert "{" not in article.text
        assert len(article.text.split()) < 200


def test_some_sentences_name_two_states_and_some_nobody() -> None:
    lines = [line for article in articles(60) for line in article.text.split(". ")]
    names = ("Russia", "Ukraine", "China", "Iran", "Israel", "India", "France", "United States")
    named = [sum(name in line for name in names) for line in lines]
    assert named.count(0) > 100
    assert sum(count > 1 for count in named) > 20
    assert sum(25 <= len(line.split()) <= 45 for line in lines) > 60
