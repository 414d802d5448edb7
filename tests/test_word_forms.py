"""Words looked up once are what the rules of the pipeline make of them each time."""

from __future__ import annotations

import spacy
from spacy.language import Language

from actorgraph import word_forms
from actorgraph.clean import clean
from actorgraph.datafiles import data_path
from actorgraph.parse import MODEL, pipeline
from actorgraph.read import articles_of, files_of

RULES = ("attribute_ruler", "lemmatizer")
DIALECT = (
    "You ain't gonna believe it: there's no deal, and they've got to go.",
    "Let's say it was them who'd been hit; it hit them.",
    "That is the one that I saw, and all did what they do.",
)


def with_rules(nlp: Language, texts: list[str]) -> list[list[tuple[str, ...]]]:
    docs = nlp.pipe(texts, batch_size=32)
    return [[(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_) for t in doc] for doc in docs]


def test_the_pipeline_looks_words_up() -> None:
    assert "actorgraph_word_forms" in pipeline().pipe_names
    assert not {*RULES} & {*pipeline().pipe_names}


def test_forms_are_those_of_the_rules() -> None:
    files = files_of([data_path("seeds", "articles")], print)
    articles = [article for file, name in files for article in articles_of(file, name, print)]
    texts = [p.text for article in articles for p in clean(article).paragraphs] + [*DIALECT]
    plain, quick = spacy.load(MODEL), spacy.load(MODEL)
    word_forms.add_to(quick)
    expected = with_rules(plain, texts)
    assert sum(map(len, expected)) > 5_000
    assert with_rules(quick, texts) == expected
    assert with_rules(quick, texts) == expected  # all words are known now


def test_other_pipelines_stay_as_they_are() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    word_forms.add_to(nlp)
    assert nlp.pipe_names == ["lemmatizer"]
