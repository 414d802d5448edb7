"""Put what the program really prints into README.md, between the markers made for it.

    python scripts/readme_output.py [--figures NAME GOLD.tsv ARTICLES]…

``<!-- demo -->`` … ``<!-- /demo -->`` gets what the commands of ``make demo`` print (as they stand
in the Makefile, run in an empty folder with a copy of the sample articles); tables are shortened
to ten rows. ``<!-- figures -->`` … ``<!-- /figures -->`` gets the scores of ``actorgraph evaluate``
for each named pair of gold table and articles, and stays as it is without one.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from actorgraph.evaluate import evaluate

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
ROWS = 10
PROGRAM = (sys.executable, "-c", "from actorgraph.cli import main; main()")


def main() -> None:
    """Renew the blocks of README.md."""
    parser = argparse.ArgumentParser(description="Renew the program's output in README.md.")
    wanted = ("NAME", "GOLD", "ARTICLES")
    parser.add_argument("--figures", nargs=3, action="append", default=[], metavar=wanted)
    pairs = parser.parse_args().figures
    text = README.read_text(encoding="utf-8")
    text = with_block(text, "demo", demo_block())
    if pairs:
        text = with_block(text, "figures", figures_block(pairs))
    README.write_text(text, encoding="utf-8")


def with_block(text: str, name: str, block: str) -> str:
    """The text with what stands between the two markers replaced; ValueError without them."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    found, count = pattern.subn(lambda m: f"{m[1]}{block}{m[2]}", text)
    if count != 1:
        raise ValueError(f"README.md has no block {name!r}")
    return found


def demo_block() -> str:
    """The commands of ``make demo`` with their output, as a code block."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "seeds" / "articles", work / "seeds" / "articles")
        (work / "demo").mkdir()
        lines = [line for command in demo_commands() for line in _run(command, work)]
    return "```text\n" + "\n".join(shortened(lines)) + "\n```\n"


def demo_commands() -> list[list[str]]:
    """The arguments of each ``actorgraph`` line in the Makefile's demo recipe."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^(\w+) [:?]= (.+)$", makefile, re.MULTILINE))
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    lines = recipe[1].splitlines() if recipe else []
    filled = (re.sub(r"\$\((\w+)\)", lambda m: variables.get(m[1], m[0]), line) for line in lines)
    words = (line.strip().lstrip("@").split() for line in filled)
    return [line[1:] for line in words if line and line[0].endswith("/actorgraph")]


def shortened(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with tables cut after ``ROWS`` rows; an empty first cell goes on with a row."""
    rows = 0
    for line in lines:
        if not line.startswith("│"):
            rows = 0
        elif line.split("│")[1].strip():
            rows += 1
            if rows == ROWS + 1:
                blank = re.sub(r"[^│]", " ", line)
                yield blank.replace("│  ", "│ …", 1)
        if rows <= ROWS:
            yield line


def figures_block(pairs: Iterable[tuple[str, str, str]]) -> str:
    """A table of precision, recall and F1 for each name, gold table and articles."""
    lines = ["| articles | compared | precision | recall | F1 |", "| --- | --- | --- | --- | --- |"]
    for name, gold, articles in pairs:
        with tempfile.TemporaryDirectory() as folder:
            claims = Path(folder) / "claims.jsonl"
            claims.write_text("\n".join(_run(["extract", articles], ROOT)), encoding="utf-8")
            scores = list(evaluate(Path(gold), claims))
        lines += [
            f"| {name} | {s.level} | {s.precision:.2f} of {s.claims} | "
            f"{s.recall:.2f} of {s.must} | {s.f1:.2f} |"
            for s in scores
        ]
    return "\n".join(lines) + "\n"


def _run(arguments: list[str], folder: Path) -> list[str]:
    """What a command prints, line by line; its complaint goes to standard error."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, env=env, stdout=subprocess.PIPE, check=True
    )
    return [line.rstrip() for line in done.stdout.decode().splitlines()]


if __name__ == "__main__":
    main()
