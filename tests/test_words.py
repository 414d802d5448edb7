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


def read_lists(tree: ast.AST) -> Iterator[str]:
    """The names that a module reads of a ``Cues``: ``cues().month``, ``scene.words.month``, and
    ``words.month`` in a function where ``words`` is one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _gives_cues(node.value):
            yield node.attr
        elif isinstance(node, ast.FunctionDef):
            holders = set(_holders(node))
            for part in ast.walk(node):
                if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
                    if part.value.id in holders:
                        yield part.attr


def _holders(function: ast.FunctionDef) -> Iterator[str]:
    """The parameters and variables of a function that are a ``Cues``."""
    for node in ast.walk(function):
        if isinstance(node, ast.arg) and node.annotation and ast.unparse(node.annotation) == "Cues":
            yield node.arg
        elif isinstance(node, ast.Assign):
            for target, value in zip(_parts(node.targets[0]), _parts(node.value), strict=False):
                if isinstance(target, ast.Name) and _gives_cues(value):
                    yield target.id


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _gives_cues(node: ast.expr) -> bool:
    """``cues()``, or the field ``words`` of a scene or memory (triggers have one of their own)."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in ("cues", "ontology.cues")
    return isinstance(node, ast.Attribute) and ast.unparse(node).endswith(
        ("scene.words", "memory.words")
    )


def parsed(module: Path) -> ast.AST:
    return ast.parse(module.read_text(encoding="utf-8"))


def in_code() -> set[str]:
    """The names that code reads of a ``Cues`` or has in a string."""
    trees = [parsed(module) for module in MODULES]
    strings = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return strings | {name for tree in trees for name in read_lists(tree)}


def in_guards() -> set[str]:
    """The lists that the guards of relations.ttl name with ``@``."""
    text = data_path("ontology", "relations.ttl").read_text(encoding="utf-8")
    return {turtle.snake(name) for name in re.findall(r"[:|]@(\w+)", text)}


def test_no_word_list_is_idle() -> None:
    assert sorted(cues().words.keys() - in_code() - in_guards()) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_word_list_that_code_reads_exists(module: Path) -> None:
    known = {*cues().words, "words"}
    assert sorted(set(read_lists(parsed(module))) - known) == []


def test_the_check_sees_what_code_reads() -> None:
    tree = ast.parse(
        "def f(a: Cues, scene, d):\n"
        "  c, e = cues(), d\n"
        "  return a.one, scene.words.two, c.three, e.four"
    )
    assert set(read_lists(tree)) == {"one", "two", "three"}
    assert len({name for module in MODULES for name in read_lists(parsed(module))}) > 50


def test_no_list_stands_twice_and_each_says_what_it_is_for() -> None:
    for file in WORD_LISTS:
        text = data_path("ontology", file).read_text(encoding="utf-8")
        names = re.findall(r"^ag:(\w+)\b", text, re.MULTILINE)
        assert len(names) == len(set(names)), file
        assert text.count("rdfs:comment") == len(names), file
