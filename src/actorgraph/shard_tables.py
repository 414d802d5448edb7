"""What a shard says as two tables in Parquet: evidence by claim, and articles.

They are made of the quads by the same functions that read a whole store (`columns`,
`independence`), so that what is weighed from tables is what is weighed from a store. Rows are
sorted, and cut into row groups by the first hex digit of the claim, so that one range of claims is
read from all shards without reading the rest.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from actorgraph.columns import Said, sayings, statements
from actorgraph.independence import Printed, printed
from actorgraph.iris import id_of
from actorgraph.model import Modality, Polarity
from actorgraph.places import Place

if TYPE_CHECKING:
    import pyarrow as pa

_SAID = [field.name for field in fields(Said)]
_PRINTED = [field.name for field in fields(Printed)]
_OF = [name for name in _PRINTED if name not in ("article", "fingerprint")]
_EVIDENCE = [
    *("claim", "subject", "relation", "object"),
    *_SAID,
    *(f"printed_{name}" for name in _OF),
]


Address = tuple[int, int]
"""An article by the number of its shard and its row in the table."""

Row = tuple[str, str, str, str]
"""A claim, and what it states: subject, relation, object; all are ids."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of the shards of a corpus, in order; ``again`` has, by shard, the articles (ids)
    that an earlier one has already."""

    place: Place
    shards: tuple[str, ...]
    again: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def articles(self, number: int) -> list[Printed]:
        """The articles of a shard by its number, row by row."""
        return articles_of(self.place.read(f"{self.shards[number]}.articles.parquet"))

    def evidence(self, number: int, first: str) -> Iterator[tuple[Row, Said, Printed]]:
        """The evidence of a shard for claims whose id begins so, as in `evidence_of`."""
        left_out = self.again.get(self.shards[number], frozenset())
        file = self.place.read(f"{self.shards[number]}.evidence.parquet")
        for claim, said, article in evidence_of(file, first):
            if said.article not in left_out:
                yield claim, said, article


def evidence_table(store: ox.Store) -> pa.Table:
    """A row for each piece of evidence in a store, sorted: its claim (id) and what that states
    (ids), what belief needs of it (`Said`), and of its article what sources need (`Printed`)."""
    stated = {claim: tuple(map(id_of, ends)) for claim, ends in statements(store).items()}
    articles = {article.article: article for article in printed(store)}
    rows = [
        (id_of(claim), *stated[claim], *_values(said, _SAID), *_values(articles[said.article], _OF))
        for claim, pieces in sayings(store).items()
        for said in pieces
    ]
    return _table(_EVIDENCE, sorted(rows, key=repr))


def article_table(store: ox.Store) -> pa.Table:
    """A row for each article in a store, sorted by id: what sources and reprints need."""
    rows = [_values(article, _PRINTED) for article in printed(store)]
    return _table(_PRINTED, sorted(rows, key=repr))


def parquet(table: pa.Table) -> bytes:
    """The table as a Parquet file, with a row group for each first digit where it has claims."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as below

    out = io.BytesIO()
    with pq.ParquetWriter(out, table.schema, compression="zstd") as writer:
        for start, stop in _row_groups(table):
            writer.write_table(table.slice(start, stop - start), row_group_size=len(table) or 1)
    return out.getvalue()


def evidence_of(file: bytes, first: str) -> Iterator[tuple[Row, Said, Printed]]:
    """The rows of an `evidence_table` in Parquet whose claim begins with these digits: claim and
    what it states, the evidence, and its article without a fingerprint."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as below

    between = [("claim", ">=", first), ("claim", "<", f"{first}~")]
    for row in pq.read_table(io.BytesIO(file), filters=between).to_pylist():
        said: dict[str, Any] = {name: row[name] for name in _SAID}
        said["polarity"], said["modality"] = Polarity(row["polarity"]), Modality(row["modality"])
        about = {name: row[f"printed_{name}"] for name in _OF}
        article = Printed(article=row["article"], fingerprint="", **about)
        yield (row["claim"], row["subject"], row["relation"], row["object"]), Said(**said), article


def articles_of(file: bytes) -> list[Printed]:
    """The rows of an `article_table` in Parquet."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as below

    return [Printed(**row) for row in pq.read_table(io.BytesIO(file)).to_pylist()]


def union_of(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store in memory whose default graph has all the statements."""
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


def _values(record: object, names: list[str]) -> tuple[Any, ...]:
    found = (getattr(record, name) for name in names)
    return tuple(value.value if isinstance(value, Enum) else value for value in found)


def _table(names: list[str], rows: list[tuple[Any, ...]]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415 - an extra, and only workers need it

    kinds = [pa.float64() if name == "confidence" else pa.string() for name in names]
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    made = (pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True))
    return pa.table(dict(zip(names, made, strict=True)))


def _row_groups(table: pa.Table) -> Iterator[tuple[int, int]]:
    """Where the rows of each row group begin and end."""
    if "claim" not in table.column_names:
        yield 0, len(table)
        return
    digits = [claim[:1] for claim in table.column("claim").to_pylist()]
    start = 0
    for _, same in groupby(digits):
        stop = start + len(list(same))
        yield start, stop
        start = stop
