"""From an article to one Doc per clean paragraph, and from tokens back to its text."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from actorgraph import parse
from actorgraph.clean import Clean, clean
from actorgraph.datafiles import data_path
from actorgraph.errors import BadData
from actorgraph.model import Article
from actorgraph.parse import Parsed, as_read, parsed, pipeline
from actorgraph.read import articles_of, files_of

PAGE = """Envoys meet in Khartoum

By Sample Reporter
13 November 2024

KHARTOUM (Wire) - After months of delay the envoys of Egypt  met Sudan
on Monday for talks about the river that both of them depend upon, and
the two sides left — “early”, as a clerk put it — without a statement.

* Ethiopia warned them.
"""


def _only(article: Article) -> Parsed:
    (found,) = parsed([article])
    return found


def plain(text: str) -> list[str]:
    """The words with the straight quotation marks that the parser is given."""
    return text.translate(str.maketrans("“”’", '""\'')).split()


@pytest.fixture(scope="module")
def page() -> Parsed:
    return _only(Article("page", PAGE))


def test_one_doc_for_each_paragraph(page: Parsed) -> None:
    assert page.clean == clean(page.article)
    assert [doc.text for doc in page.docs] == [p.text for p in page.clean.paragraphs]
    assert len(page.docs) >= 3


def test_a_span_reproduces_its_tokens(page: Parsed) -> None:
    for number, doc in enumerate(page.docs):
        for token in doc:
            start, end = page.span(number, token, token)
            assert plain(page.article.text[start:end]) == plain(token.text)


def test_a_span_of_several_tokens_takes_in_the_page_between_them(page: Parsed) -> None:
    number, doc = next((n, d) for n, d in enumerate(page.docs) if "Sudan" in d.text)
    first = next(t for t in doc if t.text == "Egypt")
    last = next(t for t in doc if t.text == "Monday")
    start, end = page.span(number, first, last)
    assert page.article.text[start:end] == "Egypt  met Sudan\non Monday"


WORDS = st.sampled_from(
    [
        "Egypt met Sudan.",
        "Chad’s “army”, then…",
        "Mali\nwarned\tNiger !",
        "• Togo",
        "naïve 日本",
        "\n\n",
    ]
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(WORDS, max_size=6).map("  ".join))
def test_spans_of_any_mixture(text: str) -> None:
    found = _only(Article("mixture", text))
    for number, doc in enumerate(found.docs):
        for token in (t for t in doc if not t.is_space):
            start, end = found.span(number, token, token)
            assert plain(text[start:end]) == plain(token.text)


def test_an_article_without_text_has_no_docs() -> None:
    assert _only(Article("empty", "")).docs == ()


def test_articles_keep_their_order() -> None:
    articles = [Article(str(n), f"Egypt met Sudan {n} times.") for n in range(3)]
    assert [p.article.id for p in parsed(articles)] == ["0", "1", "2"]


def test_articles_are_read_alike_alone_and_together(monkeypatch: pytest.MonkeyPatch) -> None:
    files = files_of([data_path("seeds", "articles")], print)
    articles = [article for file, name in files for article in articles_of(file, name, print)]
    together = list(parsed(articles))
    monkeypatch.setattr(parse, "TOGETHER", 0)
    alone = list(parsed(articles))
    assert len(together) == len(alone) > 20
    for one, other in zip(alone, together, strict=True):
        assert one.clean == other.clean
        for left, right in zip(one.docs, other.docs, strict=True):
            assert np.array_equal(left.tensor, right.tensor)
            assert left.to_json() == right.to_json()


def test_what_fails_at_one_article_leaves_those_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = []

    def cleaned(article: Article) -> Clean:
        tried.append(article.id)
        if article.id == "2":
            raise ValueError("odd")
        return clean(article)

    monkeypatch.setattr(parse, "clean", cleaned)
    read = parsed([Article(str(n), f"Egypt met Sudan {n} times.") for n in range(4)])
    assert [next(read).article.id for _ in range(2)] == ["0", "1"]
    with pytest.raises(ValueError, match="odd"):
        next(read)
    assert tried == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One two. Three four five six", ["One two.", "Three four", "five six"]),
        ("abcdefghijklmnop", ["abcdefghijkl", "mnop"]),
        ("One two six.", ["One two six."]),
    ],
)
def test_long_paragraphs_come_in_pieces(
    text: str, cut: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "LONGEST", 12)
    found = _only(Article("long", text))
    assert [doc.text for doc in found.docs] == cut
    for paragraph in found.clean.paragraphs:
        assert "".join(text[at] for at in paragraph.offsets) == paragraph.text


def test_a_missing_model_is_named() -> None:
    with pytest.raises(BadData, match="no_such_model"):
        pipeline("no_such_model")


def test_the_environment_names_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTORGRAPH_MODEL", "no_such_model_either")
    with pytest.raises(BadData, match="no_such_model_either"):
        pipeline.__wrapped__()


def test_a_model_that_cannot_parse_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def blank(name: str) -> Language:
        return spacy.blank("en")

    monkeypatch.setattr(spacy, "load", blank)
    with pytest.raises(BadData, match="lacks ner, parser, tagger"):
        pipeline("a_blank_model")


def test_a_sentence_ends_after_millions() -> None:
    found = _only(Article("a", "Chad has promised more than $300m. Niger and Togo sent men."))
    (doc,) = found.docs
    assert [sentence[0].text for sentence in doc.sents] == ["Chad", "Niger"]


def test_labels_and_dashes_are_told_from_datelines() -> None:
    texts, _ = as_read(
        [
            "Spain - Foreign Minister Ana Ruiz met him.",
            "Moscow - The minister denied it.",
            "The three - Chad, Niger and Togo - sent men.",
        ],
        None,
    )
    assert texts[0].startswith("Spain : Foreign")
    assert texts[1].startswith("Moscow – The")
    assert texts[2] == "The three – Chad, Niger and Togo – sent men."
