"""What must be known about a query's text before it runs: outbound requests and faults.

Oxigraph parses and runs every query; nothing here is a second engine. It only settles what
Oxigraph leaves open: it would follow ``SERVICE`` out to the network, and its complaints need a
word on prefixes and updates.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from actorgraph.errors import BadQuery

_IRI = r"<[^<>\"{}|^`\x00-\x20]*+>"
_LETTER = r"[\w\x80-\U0010ffff]"  # outside of strings, what is not ASCII can only be a name's
_VARIABLE = rf"[?$]{_LETTER}++"
_PREFIXED = rf"(?:{_LETTER}|[.\-]){{0,64}}+:(?:{_LETTER}|[.:%\-]|\\.)*+"
_GAP = r"(?:[ \t\r\n]++|\#[^\r\n]*+)*+"

# the target in wider terms than the grammar's: names of any letters and length
_TARGET = rf"(?:{_IRI}|[?$]?(?:\\.|[^\s<>{{}}\"'()?$\#\\])++)"
_SERVICE = re.compile(rf"SERVICE{_GAP}(?:SILENT{_GAP})?{_TARGET}{_GAP}\{{", re.IGNORECASE)
_WORD = re.compile("service", re.IGNORECASE)
_STRINGS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"""',
        r"'''(?:[^'\\]|\\.|'{1,2}(?!'))*+'''",
        r'"(?:[^"\\\r\n]|\\.)*+"',
        r"'(?:[^'\\\r\n]|\\.)*+'",
    )
)
_NAME = re.compile(rf"{_VARIABLE}|{_PREFIXED}|{_LETTER}++")
_IRI_TOKEN = re.compile(_IRI)
_COMMENT_END = re.compile(r"[\r\n]")
_TOKEN = re.compile(
    rf"(?P<skip>\#[^\r\n]*+|{'|'.join(p.pattern for p in _STRINGS)})|(?P<iri>{_IRI})"
    rf"|(?P<variable>{_VARIABLE})|(?P<prefixed>{_PREFIXED})|(?P<word>\w++)",
    re.DOTALL,
)
_MARKED = re.compile(rf"{_TOKEN.pattern}|(?P<mark>[(){{}}])", re.DOTALL)
_SHOWN = 30
_QUERIES = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def refuse_service(text: str) -> None:
    """Raise `BadQuery` where the query could call another endpoint (SPARQL 1.1 ``SERVICE``).

    In comments, strings and IRIs the word is harmless. Whether ``<`` opens an IRI or compares
    depends on the grammar (``?a<?b`` is a comparison), and reading it wrongly would let a quote
    or a comment sign inside hide the rest. So both ways are followed, from every place where a
    token may begin; one that finds ``SERVICE target {`` in the open is enough to refuse. Oxigraph
    reads escapes such as ``\\u0053`` in strings and IRIs only, so the word stands there as it is.
    """
    if not _WORD.search(text):
        return
    seen, todo = {0}, [0]
    while todo:
        at = todo.pop()
        if at >= len(text):
            continue
        name = _NAME.match(text, at)
        if name:
            _refuse_in_name(text, at, name.end())
        for after in [name.end()] if name else _ends(text, at):
            if after not in seen:
                seen.add(after)
                todo.append(after)


def fault(text: str, error: Exception, prefixes: Iterable[str]) -> BadQuery:
    """Oxigraph's complaint as one clear line with the position in the query."""
    tokens = list(_tokens(text))
    words = [value.upper() for kind, value, _ in tokens if kind == "word"]
    opening = next((word for word in words if word not in ("PREFIX", "BASE")), "")
    if opening in _UPDATES:
        return BadQuery(f"{opening} changes data: queries are SELECT, ASK, CONSTRUCT or DESCRIBE")
    if opening and opening not in _QUERIES:
        return BadQuery(f"query: it begins with {opening[:20]}, not {', '.join(sorted(_QUERIES))}")
    known = {*prefixes, *_declared(tokens)}
    for kind, value, at in tokens:
        prefix = value.partition(":")[0]
        if kind == "prefixed" and prefix not in known:
            return BadQuery(f"query, {_place(text, at)}: prefix {prefix}: is not declared")
    found = re.match(r"error at (\d+):(\d+): (.*)", str(error), re.DOTALL)
    if not found:
        return BadQuery("query: " + " ".join(str(error).split()))
    line, column, reason = int(found[1]), int(found[2]), found[3]
    return BadQuery(f"query, line {line}, column {column}: {_hint(text, line, column, reason)}")


def with_terms(text: str, terms: Mapping[str, str]) -> str:
    """A SELECT query with these variables bound everywhere, also within OPTIONAL, UNION and EXISTS.

    ``terms`` has terms in SPARQL's own syntax by variable. They take the place of the variable in
    the query's pattern, but for sub-queries, whose variables are their own; a ``VALUES`` at its
    head binds the variable itself. Raises `BadQuery` for other kinds of queries.
    """
    start = _pattern_start(text)
    row = " ".join(f"?{name}" for name in terms), " ".join(terms.values())
    made = [text[:start], f" VALUES ({row[0]}) {{ ({row[1]}) }} "]
    depth, subquery, done = 1, 0, start
    for found in _MARKED.finditer(text, start):
        value = found.group()
        depth += {"{": 1, "}": -1}.get(value, 0)
        if not depth:
            break
        if depth < subquery:
            subquery = 0
        if not subquery and found.lastgroup == "word" and value.upper() == "SELECT":
            subquery = depth
        if not subquery and found.lastgroup == "variable" and value[1:] in terms:
            made += [text[done : found.start()], terms[value[1:]]]
            done = found.end()
    return "".join([*made, text[done:]])


def _pattern_start(text: str) -> int:
    """Where the pattern of a SELECT query begins: behind the first brace outside of parentheses."""
    depth = 0
    for found in _MARKED.finditer(text):
        value = found.group()
        if found.lastgroup == "word" and value.upper() in _QUERIES - {"SELECT"}:
            break
        if value == "{" and not depth:
            return found.end()
        depth += {"(": 1, ")": -1}.get(value, 0)
    raise BadQuery("query: parameters are bound in SELECT queries alone")


def names_dataset(text: str) -> bool:
    """Whether the query says itself what its default graph is (``FROM``)."""
    return any(kind == "word" and value.upper() == "FROM" for kind, value, _ in _tokens(text))


def graphs_asked(text: str) -> tuple[list[str], bool]:
    """Queries for the name of each graph that the query asks by name (``GRAPH ag:x``), as the one
    value of the one row, and whether it also asks graphs by variable."""
    tokens = list(_tokens(text))
    forms = (at for kind, value, at in tokens if kind == "word" and value.upper() in _QUERIES)
    prologue = text[: next(forms, 0)]
    pairs = [b for a, b in itertools.pairwise(tokens) if a[0] == "word" and a[1].upper() == "GRAPH"]
    names = {value for kind, value, _ in pairs if kind in ("iri", "prefixed")}
    asked = [f"{prologue}\nSELECT ({name} AS ?name) {{ }}" for name in sorted(names)]
    return asked, any(kind == "variable" for kind, _, _ in pairs)


def _hint(text: str, line: int, column: int, reason: str) -> str:
    """Oxigraph's list of all that might have stood there, in a few words: the sentence in it if
    there is one, else what does stand there."""
    sentence = re.search(r"(?:expected(?: one of)?|,) ([A-Z][a-z]+ \w[^,\[]*)", reason)
    if sentence:
        return " ".join(sentence[1].split())
    lines = text.split("\n")
    after = [lines[line - 1][column - 1 :], *lines[line:]] if line <= len(lines) else []
    here = " ".join(" ".join(after).split())
    if not here:
        return "not understood at its end" + ("; a } is missing" if '"}"' in reason else "")
    shown = here if len(here) <= _SHOWN else here[: _SHOWN - 1] + "…"
    return f"not understood from here on: {''.join(c if c.isprintable() else ' ' for c in shown)}"


def _refuse_in_name(text: str, start: int, end: int) -> None:
    """The keyword may be glued to what stands before it (``5SERVICE``) and behind it."""
    if text[start] in "?$":
        return
    for found in _WORD.finditer(text[start:end]):
        if end - start > 1000:  # the search below would take its time
            raise BadQuery(f"query, {_place(text, start)}: a name of {end - start} characters")
        if _SERVICE.match(text, start + found.start()):
            place = _place(text, start + found.start())
            raise BadQuery(f"query, {place}: SERVICE is refused, queries stay inside the store")


def _ends(text: str, at: int) -> Iterator[int]:
    """Every place where the token that begins at ``at`` may end."""
    if text[at] in "\"'":
        ends = (found.end() for string in _STRINGS if (found := string.match(text, at)))
        yield from itertools.islice(ends, 1)
        return
    if text[at] == "#":
        end = _COMMENT_END.search(text, at)
        yield end.end() if end else len(text)
        return
    if text[at] == "<" and (iri := _IRI_TOKEN.match(text, at)):
        yield iri.end()
    if text[at] == "\\":
        yield at + 2
    yield at + 1


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and place of each token that is not a comment or a string, read left to right."""
    for found in _TOKEN.finditer(text):
        if found.lastgroup and found.lastgroup != "skip":
            yield found.lastgroup, found.group(), found.start()


def _declared(tokens: list[tuple[str, str, int]]) -> set[str]:
    pairs = itertools.pairwise(tokens)
    return {
        name[1].partition(":")[0]
        for word, name in pairs
        if word[0] == "word" and word[1].upper() == "PREFIX" and name[0] == "prefixed"
    }


def _place(text: str, at: int) -> str:
    before = text[:at]
    return f"line {before.count(chr(10)) + 1}, column {at - before.rfind(chr(10))}"
