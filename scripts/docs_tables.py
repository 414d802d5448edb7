"""Write the tables of the documentation from the program's own data.

    python scripts/docs_tables.py [FOLDER]

makes ``relations.md``, ``actors.md``, ``terms.md``, ``plover.md``, ``items.md``, ``rules.md``,
``queries.md``, ``cli.md`` and ``words.md`` in ``docs/_generated`` (or FOLDER). ``docs/conf.py``
calls it, so the tables are new whenever the documentation is built.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import typer.main
from rdflib import Graph
from rdflib.namespace import SH

from actorgraph import iris
from actorgraph.actors import load_seeds
from actorgraph.cli import app
from actorgraph.datafiles import data_path
from actorgraph.model import ACTOR_TYPES
from actorgraph.ontology import QUAD_CLASSES, WORD_LISTS, Relation, cues, relations
from actorgraph.query import named_queries, short
from actorgraph.shape import CLASSES

_TYPE = iris.RDF + "type"
_DOMAIN, _RANGE = iris.RDFS + "domain", iris.RDFS + "range"
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "_generated"


def main(folder: Path = FOLDER) -> list[Path]:
    """Write every table; gives back the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, made in TABLES.items():
        path = folder / name
        text = made()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def relations_page() -> str:
    """The relations by quad class, then each with its definition and an example sentence."""
    found = relations().values()
    rows = [_relation_row(r) for quad in QUAD_CLASSES for r in found if r.quad_class == quad]
    columns = ("relation", "quad class", "subject", "object", "both ways", "PLOVER", "score")
    return _table(columns, rows) + "\n" + "\n".join(map(_relation_section, found))


def actors_page() -> str:
    """The types of actors with their class, definition and how many the seeds hold."""
    classes = _definitions("actorgraph.ttl")
    seeds = load_seeds().actors.values()
    rows = []
    for kind in ACTOR_TYPES:
        node = CLASSES[kind].value
        count = sum(actor.type == kind for actor in seeds)
        name = "ag:" + node.removeprefix(iris.AG)
        rows.append((f"`{kind}`", f"`{name}`", classes.get(node, ""), str(count)))
    return _table(("type", "class", "what it is", "seed actors"), rows)


def terms_page() -> str:
    """The classes and properties of the vocabulary, without relations and types of actors."""
    facts = _facts("actorgraph.ttl")
    kinds = {kind.value for kind in CLASSES.values()}
    rows = []
    for node in sorted(facts):
        about = facts[node]
        if node in kinds or not node.startswith(iris.AG) or iris.SKOS + "definition" not in about:
            continue
        ends = [_short(end) for end in (_DOMAIN, _RANGE) for end in about.get(end, ())]
        rows.append((f"`{_short(node)}`", " → ".join(ends), about[iris.SKOS + "definition"][0]))
    return _table(("term", "from → to", "what it is"), rows)


def plover_page() -> str:
    """PLOVER's concepts by kind, with their scores, and what the kinds are."""
    rows = []
    for node, about in _facts("plover.ttl").items():
        kinds = [_local(kind) for kind in about.get(_TYPE, ()) if kind.startswith(iris.PLOVER)]
        if text := about.get(iris.SKOS + "definition"):
            score = about.get(iris.PLOVER + "score", [""])[0]
            rows.append((kinds[0] if kinds else "(term)", f"`{_short(node)}`", score, text[0]))
    return _table(("kind", "concept", "score", "what it is"), sorted(rows))


def items_page() -> str:
    """The types of items."""
    facts = _facts("items.ttl")
    definition = iris.SKOS + "definition"
    rows = [(f"`{_short(n)}`", facts[n][definition][0]) for n in facts if definition in facts[n]]
    return _table(("type", "what it is"), sorted(rows))


def rules_page() -> str:
    """What the shapes demand of each class, in the words that ``validate`` says."""
    graph = Graph().parse(data_path("ontology", "shapes.ttl"), format="turtle")
    rows = set()
    for shape in graph.subjects(SH.targetClass, None):
        for part in (shape, *graph.objects(shape, SH.property)):
            for message in graph.objects(part, SH.message):
                for kind in graph.objects(shape, SH.targetClass):
                    rows.add((f"`{_short(str(kind))}`", str(message)))
    return _table(("class", "a node of it is told that it …"), sorted(rows))


def queries_page() -> str:
    """The named queries with what they take."""
    rows = []
    for name, query in named_queries().items():
        wanted = [f"[{p.name}]" if p.optional else p.name.upper() for p in query.parameters]
        call = " ".join(["actorgraph query", query.example])
        rows.append(
            (f"`{name}`", query.title, f"`{' '.join(wanted)}`" if wanted else "", f"`{call}`")
        )
    return _table(("query", "what it answers", "arguments", "example"), rows)


def cli_page() -> str:
    """Every command with its arguments and options, as the program declares them."""
    return "\n".join(_command_section(name, command) for name, command in commands().items())


def words_page() -> str:
    """The word lists with how many words each has and some of them."""
    comments: dict[str, str] = {}
    for file in WORD_LISTS:
        comments |= _definitions(file, iris.RDFS + "comment")
    rows = []
    for node in sorted(comments):
        name = node.removeprefix(iris.AG)
        words = sorted(cues().words[_snake(name)])
        some = ", ".join(words[:5]) + (" …" if len(words) > 5 else "")
        rows.append((f"`{name}`", comments[node], str(len(words)), some))
    return _table(("list", "what is in it", "words", "for example"), rows)


def commands() -> Mapping[str, Any]:
    """The commands of the command line by name, in the order of its help."""
    group: Any = typer.main.get_command(app)
    return {name: command for name, command in group.commands.items() if not command.hidden}


def options_of(command: Any) -> list[Any]:
    """The options of a command, without --help."""
    return [p for p in command.params if p.opts[0].startswith("-") and p.name != "help"]


TABLES: Mapping[str, Callable[[], str]] = {
    "relations.md": relations_page,
    "actors.md": actors_page,
    "terms.md": terms_page,
    "plover.md": plover_page,
    "items.md": items_page,
    "rules.md": rules_page,
    "queries.md": queries_page,
    "cli.md": cli_page,
    "words.md": words_page,
}


def _relation_row(relation: Relation) -> tuple[str, ...]:
    return (
        f"[`{relation.id}`](#relation-{relation.id.lower()})",
        relation.quad_class.replace("-", " "),
        _types(relation.domain),
        _types(relation.range),
        "yes" if relation.symmetric else "",
        relation.plover_type or "–",
        f"{relation.score:g}" if relation.plover_type else "–",
    )


def _relation_section(relation: Relation) -> str:
    examples = [e for e in relation.examples if not e.none][:1]
    said = "; ".join(
        f"*{example.text}* gives {', '.join(' → '.join(pair) for pair in example.says)}"
        for example in examples
    )
    inverse = f" Read backwards: `{relation.inverse}`." if relation.inverse else ""
    cameo = f" CAMEO root {relation.cameo}." if relation.cameo else ""
    rules = f"{len(relation.triggers)} rules, {len(relation.examples)} example sentences."
    return (
        f"(relation-{relation.id.lower()})=\n"
        f"### {relation.id}\n\n{relation.definition}{inverse}{cameo} {rules}\n\n"
        f"{said}\n"
    )


def _types(types: frozenset[str]) -> str:
    return ", ".join(sorted(t.replace("_", " ") for t in types)) or "any"


def _definitions(file: str, predicate: str = iris.SKOS + "definition") -> dict[str, str]:
    """The definition (or another text) of every named node of a file of ontology/."""
    quads = ox.parse(path=str(data_path("ontology", file)), format=ox.RdfFormat.TURTLE)
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.predicate.value == predicate
    }


def _facts(file: str) -> dict[str, dict[str, list[str]]]:
    """What a file of ontology/ says of each named node: by property, the values as text."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse(path=str(data_path("ontology", file)), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode):
            about = found.setdefault(quad.subject.value, {})
            about.setdefault(quad.predicate.value, []).append(quad.object.value)
    return found


def _short(iri: str) -> str:
    """An IRI with its prefix."""
    return short(iri) if short(iri) != iri else f"<{iri}>"


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _snake(name: str) -> str:
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


def _command_section(name: str, command: Any) -> str:
    options = options_of(command)
    usage = [f"actorgraph {name}", "[OPTIONS]" if options else ""]
    rows = []
    for p in command.params:
        if p in options:
            rows.append((f"`{', '.join([*p.opts, *p.secondary_opts])}`", _about(p)))
        elif p.name != "help":
            usage.append(p.name.upper() + ("…" if p.nargs == -1 else ""))
            rows.append((f"`{p.name.upper()}`", _about(p)))
    lines = " ".join(part for part in usage if part)
    table = _table(("argument or option", "what it is"), rows) if rows else ""
    return f"### actorgraph {name}\n\n{command.help}\n\n```text\n{lines}\n```\n\n{table}"


def _about(parameter: Any) -> str:
    """Help, choices, default and environment variable of an argument or option."""
    parts = [str(getattr(parameter, "help", None) or "").rstrip(".")]
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    if choices := getattr(kind, "__members__", None):
        parts.append("one of " + ", ".join(f"`{choice}`" for choice in choices))
    default = parameter.default
    if default is not None and default is not False and not parameter.required:
        parts.append(f"default `{getattr(default, 'value', default)}`")
    if parameter.envvar:
        parts.append(f"or the environment variable `{parameter.envvar}`")
    return "; ".join(part for part in parts if part)


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; bars in cells are escaped."""
    heads = list(columns)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
