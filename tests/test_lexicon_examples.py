"""Every example sentence of ``ontology/relations.ttl`` is read as its relation says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from actorgraph.claims import reading
from actorgraph.clean import clean
from actorgraph.evaluate import normal
from actorgraph.model import Article, Reading
from actorgraph.ontology import Example, relations
from actorgraph.parse import Parsed, pipeline

EXAMPLES = [
    pytest.param(relation, example, id=f"{relation}-{number}")
    for relation, about in relations().items()
    for number, example in enumerate(about.examples, start=1)
]
Claims = set[tuple[str, str, str]]


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    """By text, the claims (subject, relation, object) of every example, labels as ``normal``.

    As ``parse.parsed`` does it, but with one pass of the pipeline over all texts.
    """
    texts = sorted({case.values[1].text for case in EXAMPLES})  # type: ignore[union-attr]
    articles = [Article(f"example-{number}", text) for number, text in enumerate(texts)]
    cleaned = [clean(article) for article in articles]
    docs = iter(pipeline().pipe(p.text for each in cleaned for p in each.paragraphs))
    found = {}
    for article, each in zip(articles, cleaned, strict=True):
        own = tuple(islice(docs, len(each.paragraphs)))
        found[article.text] = set(_claims(reading(Parsed(article, each, own))))
    return found


def _claims(found: Reading) -> Iterator[tuple[str, str, str]]:
    labels = {actor.id: normal(actor.label) for actor in found.actors}
    for claim in found.claims:
        subject, object_ = labels[claim.subject], labels[claim.object]
        yield subject, claim.relation, object_
        if relations()[claim.relation].symmetric:
            yield object_, claim.relation, subject


def test_every_relation_has_three_examples_and_the_lexicon_says_what_it_is_not() -> None:
    for relation, about in relations().items():
        assert len([e for e in about.examples if e.says]) >= 3, relation
    assert any(example.none for about in relations().values() for example in about.examples)


@pytest.mark.parametrize(("relation", "example"), EXAMPLES)
def test_example(relation: str, example: Example, read: dict[str, Claims]) -> None:
    found = read[example.text]
    if example.none:
        assert not [claim for claim in found if claim[1] == relation], example.text
    missing = [
        f"{subject} {relation} {object_}"
        for subject, object_ in example.says
        if (normal(subject), relation, normal(object_)) not in found
    ]
    assert not missing, f"{example.text} does not give {missing}, but {sorted(found)}"
