"""Print how well each extractor reads the same articles; no word of any article is shown.

    python -m quality [--figures NAME GOLD.tsv ARTICLES]… [--update]

The practice texts are always read, further articles where they are given. A language model is asked
where ``LLM_URL`` and ``LLM_MODEL`` say where one answers, ``LLM_TIMEOUT`` for how many seconds at
most for an article (300). With ``--update`` the table goes into docs/evaluation.md, between the
markers made for it.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from actorgraph.claims import reading
from actorgraph.parse import pipeline
from quality.answers import model_reading
from quality.floor import one_word_reading
from quality.server import Server
from quality.sets import ArticleSet, article_set, practice_halves
from quality.statements import Extractor
from quality.table import HEAD, row
from quality.triples import triple_reading

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"
START, END = "<!-- comparison -->\n", "<!-- /comparison -->"


def main() -> None:
    """Print the table, and put it into the page if asked to."""
    parser = argparse.ArgumentParser(prog="quality", description="Compare extractors.")
    wanted = ("NAME", "GOLD", "ARTICLES")
    parser.add_argument("--figures", nargs=3, action="append", default=[], metavar=wanted)
    parser.add_argument("--update", action="store_true")
    given = parser.parse_args()
    server = asked(os.environ)
    try:
        textacy = version("textacy")
    except PackageNotFoundError:
        parser.error("textacy is not installed; make bench-quality does it")
    further = [article_set(name, Path(gold), Path(folder)) for name, gold, folder in given.figures]
    sets = [*further, *practice_halves()]
    extractors: dict[str, Extractor] = {
        "actorgraph": reading,
        "textacy's triples": triple_reading,
        "one word a relation": one_word_reading,
    }
    made = [made_with(textacy), "", *lines(sets, extractors, server)]
    block = "".join(f"{line}\n" for line in made)
    sys.stdout.write(block)
    if given.update:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        PAGE.write_text(f"{before}{START}{block}{END}{rest.partition(END)[2]}", encoding="utf-8")


def asked(environ: Mapping[str, str]) -> Server | None:
    """The server that the environment names, None without one; exits where it names half of it."""
    url, model = environ.get("LLM_URL", ""), environ.get("LLM_MODEL", "")
    if not url and not model:
        return None
    if not (url and model):
        sys.exit("quality: LLM_URL and LLM_MODEL go together")
    try:
        return Server(url, model, float(environ.get("LLM_TIMEOUT") or 300))
    except ValueError as error:
        sys.exit(f"quality: {error}")


def made_with(textacy: str) -> str:
    """The versions of all that the figures depend on."""
    model = pipeline().meta
    return (
        f"Made with actorgraph {version('actorgraph')}, textacy {textacy}, "
        f"spaCy {version('spacy')} and its pipeline {model['name']} {model['version']}."
    )


def lines(
    sets: Sequence[ArticleSet], extractors: Mapping[str, Extractor], server: Server | None
) -> Iterator[str]:
    """The table with a row of each extractor, and of the server's model unless it never answers;
    below it what became of the model's answers."""
    tally: Counter[str] = Counter()
    rows = [row(each, name, extract) for each in sets for name, extract in extractors.items()]
    if server is None:
        yield from (*HEAD, *rows, "", "No language model was asked (`LLM_URL` was not set).")
        return
    model = shown(server.model)
    extract = partial(model_reading, server=server, tally=tally)
    of_model = [row(each, model, extract) for each in sets]
    yield from (*HEAD, *rows, *(of_model if tally["answered"] else ()))
    yield ""
    yield f"{model}: {', '.join(f'{n} {what}' for what, n in sorted(tally.items()))}."


def shown(model: str) -> str:
    """The model's name without the folders of a file's path."""
    name = re.split(r"[/\\]", model)[-1] if re.match(r"[/\\.~]|[A-Za-z]:", model) else model
    return " ".join(re.sub(r"[|`<>]", " ", name).split())


if __name__ == "__main__":
    main()
