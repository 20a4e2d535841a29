"""Parquet: the tables with their types, for DuckDB, pandas, polars and Spark.

Rows wait on the disk, from where polars writes them in a stream.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from loaders.exports.tables import FACTS, fact_rows, facts_table, rows, tables
from ontology.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.exports.stream import Part
    from loaders.exports.tables import Row, Table

ROW_GROUP = 50_000
"""Rows a group of a Parquet file has."""
ROWS = 5_000
"""Rows of a table that are held in memory."""


def write_folder(parts: Iterable[Part], folder: Path) -> None:
    """Write one file a table into ``folder``.

    Raises:
        UsageError: polars is not installed.
    """
    _write(((name, row) for part in parts for name, row in rows(part)), tables(), folder)


def write_facts(parts: Iterable[Part], out: BinaryIO) -> None:
    """Write the one table of all facts.

    Raises:
        UsageError: polars is not installed.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write(((FACTS, row) for part in parts for row in fact_rows(part)), {FACTS: facts_table()}, folder)
        with (folder / f"{FACTS}.parquet").open("rb") as file:
            shutil.copyfileobj(file, out)


def _write(found: Iterator[tuple[str, Row]], wanted: dict[str, Table], folder: Path) -> None:
    pl = _polars()
    with TemporaryDirectory() as name:
        spools = {table: _Spool(pl, wanted[table], Path(name)) for table in wanted}
        for table, row in found:
            spools[table].add(row)
        for table, spool in spools.items():
            spool.frame().sink_parquet(folder / f"{table}.parquet", row_group_size=ROW_GROUP, maintain_order=True)


class _Spool:
    """The rows of a table, most of them on the disk."""

    def __init__(self, pl: Any, table: Table, folder: Path) -> None:
        self._pl = pl
        self._schema = {column.name: _dtype(pl, column.datatype) for column in table.columns}
        self._rows: list[Row] = []
        self._name = folder / table.name
        self._parts: list[Path] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self._parts.append(self._name.with_name(f"{self._name.name}-{len(self._parts)}.parquet"))
            self._frame().write_parquet(self._parts[-1])
            self._rows = []

    def frame(self) -> Any:
        """All of them, in the order in which they came."""
        if not self._parts:
            return self._frame().lazy()
        return self._pl.concat([*map(self._pl.scan_parquet, self._parts), self._frame().lazy()])

    def _frame(self) -> Any:
        columns = {name: [row.get(name) for row in self._rows] for name in self._schema}
        return self._pl.DataFrame(columns, schema=self._schema)


def _dtype(pl: Any, datatype: str) -> Any:
    return {
        "string": pl.String,
        "integer": pl.Int64,
        "float": pl.Float64,
        "boolean": pl.Boolean,
        "date": pl.Date,
        "strings": pl.List(pl.String),
        "integers": pl.List(pl.Int64),
    }[datatype]


def _polars() -> Any:
    try:
        import polars as pl  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise UsageError(
            "Parquet needs polars, which is not installed", hint="Install it: pip install 'fazhi-kg[frames]'"
        ) from error
    return pl
