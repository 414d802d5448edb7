"""The word lists of the ontology and the code agree: none is idle, and none is missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import actorgraph
from actorgraph import turtle
from actorgraph.datafiles import data_path
from actorgraph.ontology import WORD_LISTS, cues

MODULES = sorted(Path(actorgraph.__file__).parent.rglob("*.py"))

# Lists of words that code is being written for; each leaves when it is read
PLANNED = frozenset({"denying_noun", "negation_word", "passthrough_verb", "pronoun_reciprocal"})


def attributes(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The attributes read in a module, each with the name of what it is read of: ``cues`` for
    ``cues().month``, ``words`` for ``scene.words.month``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of = node.value.func if isinstance(node.value, ast.Call) else node.value
            yield getattr(of, "attr", getattr(of, "id", "")), node.attr


def cue_names(tree: ast.AST) -> set[str]:
    """What a module calls a ``Cues``: parameters and variables so annotated, and the usual names
    of the function and of the field."""
    holders = {"cues"}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.annotation and ast.unparse(node.annotation) == "Cues":
            holders.add(node.arg)
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "Cues":
            holders.add(ast.unparse(node.target))
        elif isinstance(node, ast.Assign) and ast.unparse(node.value) == "cues()":
            holders.update(map(ast.unparse, node.targets))
    return holders


def parsed(module: Path) -> ast.AST:
    return ast.parse(module.read_text(encoding="utf-8"))


def in_code() -> set[str]:
    """The names that code reads as an attribute or names in a string."""
    trees = [parsed(module) for module in MODULES]
    strings = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return strings | {name for tree in trees for _, name in attributes(tree)}


def in_guards() -> set[str]:
    """The lists that the guards of relations.ttl name with ``@``."""
    text = data_path("ontology", "relations.ttl").read_text(encoding="utf-8")
    return {turtle.snake(name) for name in re.findall(r"[:|]@(\w+)", text)}


def test_no_word_list_is_idle() -> None:
    assert sorted(cues().words.keys() - in_code() - in_guards() - PLANNED) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_word_list_that_code_reads_exists(module: Path) -> None:
    tree = parsed(module)
    holders = cue_names(tree) | ({"words"} if module.parent.name == "extraction" else set())
    read = {name for of, name in attributes(tree) if of in holders}
    own = set(dir(cues())) | {"words"}
    assert sorted(read - cues().words.keys() - own) == []


def test_the_check_sees_what_code_reads() -> None:
    tree = ast.parse("def f(a: Cues, s): return cues().one | a.two | s.words.three")
    assert {of for of, _ in attributes(tree)} >= {"cues", "a", "words"}
    assert cue_names(tree) == {"cues", "a"}
    seen = {n for m in MODULES for of, n in attributes(parsed(m)) if of in {*cue_names(parsed(m))}}
    assert len(seen & cues().words.keys()) > 15


def test_no_list_stands_twice_and_each_says_what_it_is_for() -> None:
    for file in WORD_LISTS:
        text = data_path("ontology", file).read_text(encoding="utf-8")
        names = re.findall(r"^ag:(\w+)\b", text, re.MULTILINE)
        assert len(names) == len(set(names)), file
        assert text.count("rdfs:comment") == len(names), file
