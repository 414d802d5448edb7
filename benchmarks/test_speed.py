"""Words per second of the whole command, against bare spaCy and others on the same text.

The text is made-up news of 200,000 words, and real news repeated to as many where ``NEWS`` names
folders of it. A language model is asked where ``LLM_URL`` and ``LLM_MODEL`` say where one answers.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import pytest

import made_up_news
from actorgraph.coref import resolved
from actorgraph.extraction.opinions import opinions
from actorgraph.judge.session import session
from actorgraph.link import linked
from actorgraph.model import Article
from actorgraph.parse import parsed
from actorgraph.read import files_of, firsts
from conftest import Found
from quality.__main__ import asked, shown
from quality.answers import model_reading
from readers import (
    Part,
    bare_spacy,
    command,
    one_core,
    own_parse,
    parser_alone,
    parts,
    rates,
    repeated,
    textacy,
    times,
    with_judge,
)
from timing import seconds

SECTION = "Reading"
PARTS, WORDS = 10, 20_000
NEWS = os.environ.get("NEWS", "").split()
ASKED = "≥ 1.5 × bare spaCy"
FLOOR = 0.4
"""Of the command against bare spaCy, with --quick."""

pytestmark = pytest.mark.benchmark(group="words per second")


@pytest.fixture(scope="module")
def made_up(quick: bool, tmp_path_factory: pytest.TempPathFactory) -> list[Part]:
    """Made-up news in parts."""
    number, words = (3, 2_000) if quick else (PARTS, WORDS)
    endless = made_up_news.articles(sys.maxsize)
    return parts(endless, tmp_path_factory.mktemp("made-up"), number, words)


@pytest.mark.quick
def test_command(made_up: list[Part], benchmark: Any, found: Found, quick: bool) -> None:
    """In turn with bare spaCy, part by part."""
    others = [] if quick else [parser_alone, own_parse, with_judge]
    if not quick and find_spec("textacy"):
        others.append(textacy)
    taken = rates([bare_spacy, command], made_up, others)
    benchmark.pedantic(lambda: None)
    bare = taken[bare_spacy]
    words = sum(part.words for part in made_up)
    ratio = times(taken[command], bare)
    found(
        f"`actorgraph extract`, from file to JSON Lines, {words:,} words of made-up news",
        f"{median(taken[command]):,.0f} words/s, {ratio:.2f} × bare spaCy", ASKED,
    )  # fmt: skip
    found("bare spaCy: `spacy.load(…).pipe`, all components", f"{median(bare):,.0f} words/s")
    if quick:
        assert ratio >= FLOOR
        return
    for reader, name in (
        (own_parse, "the command's cleaning and parsing alone"),
        (parser_alone, "the limit: the model's tokenizer, tok2vec, tagger and parser alone"),
        (with_judge, "rules and the learned judge"),
    ):
        rate = (
            f"{median(taken[reader]):,.0f} words/s, {times(taken[reader], bare):.2f} × bare spaCy"
        )
        found(name, rate)
    share = times(taken[command], taken[parser_alone])
    found("how much of that limit the command reaches", f"{share:.0%}")
    told = "not installed here"
    if textacy in taken:
        told = (
            f"{median(taken[textacy]):,.0f} words/s, {times(taken[textacy], bare):.2f} × bare spaCy"
        )
    found("textacy: subject–verb–object triples of bare spaCy's parse", told)


def test_language_model(made_up: list[Part], benchmark: Any, found: Found) -> None:
    """Three articles, where a model answers."""
    benchmark.pedantic(lambda: None)
    server = asked(os.environ)
    if server is None:
        found("a language model as extractor", "none ran here")
        return
    tally: Counter[str] = Counter()
    some = list(parsed(made_up[0].articles[:3]))
    words = sum(len(each.article.text.split()) for each in some)
    took = seconds(lambda: [model_reading(each, server, tally) for each in some])
    found(
        f"a language model as extractor: {shown(server.model)}",
        f"{words / took:,.1f} words/s ({tally['answered']} of {len(some)} articles answered)",
    )


def test_whole_process(made_up: list[Part], benchmark: Any, found: Found) -> None:
    """All parts by one process from its start, on one core."""
    program = (sys.executable, "-c", "from actorgraph.cli import main; main()", "extract")
    files = [str(part.file) for part in made_up]
    with one_core():
        took = seconds(
            lambda: subprocess.run([*program, *files], check=True, stdout=subprocess.DEVNULL)
        )
    benchmark.pedantic(lambda: None)
    words = sum(part.words for part in made_up)
    found(
        f"`actorgraph extract` of these {words:,} words, from starting it to its end",
        f"{took:.1f} s, {words / took:,.0f} words/s",
    )


def test_real_news(benchmark: Any, found: Found, tmp_path: Path) -> None:
    """The same on articles that are not part of this project, some of which come many times."""
    if not NEWS:
        pytest.skip("NEWS names no folders of articles")
    some = articles_in(NEWS)
    made = parts(repeated(some), tmp_path, PARTS, WORDS)
    taken = rates([bare_spacy, command], made)
    benchmark.pedantic(lambda: None)
    words = sum(part.words for part in made)
    found(
        f"`actorgraph extract`, {len(some)} articles of real news repeated to {words:,} words",
        f"{median(taken[command]):,.0f} words/s, bare spaCy {median(taken[bare_spacy]):,.0f}: "
        f"{times(taken[command], taken[bare_spacy]):.2f} ×",
        ASKED,
    )


def test_judge(made_up: list[Part], benchmark: Any, found: Found) -> None:
    """The model on the sentences that name two actors, in one thread."""
    pairs = [(each, resolved(each, linked(each))) for each in parsed(made_up[0].articles[:15])]
    read = [opinion.read for pair in pairs for opinion in opinions(*pair)]
    session().verdicts(read[:5])
    took = median(seconds(lambda: session().verdicts(read)) for _ in range(3))
    benchmark.pedantic(lambda: None)
    found("the judge by itself", f"{len(read) / took:,.0f} sentences/s", "≥ 150")


def articles_in(folders: list[str]) -> list[Article]:
    """The articles of these folders."""
    skipped: list[object] = []
    found = [
        article
        for path, name in files_of([Path(folder) for folder in folders], skipped.append)
        for article in firsts(path, name, skipped.append, {})
    ]
    assert found
    assert not skipped
    return found
