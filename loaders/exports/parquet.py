"""Parquet: the tables with their types, for DuckDB, pandas, polars and Spark.

Rows go through a file of JSON lines on the disk, from which polars writes in a stream.
"""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from datetime import date
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
        spool = {table: Path(name) / f"{table}.jsonl" for table in wanted}
        with ExitStack() as stack:
            files = {t: stack.enter_context(path.open("w", encoding="utf-8")) for t, path in spool.items()}
            for table, row in found:
                files[table].write(json.dumps(row, ensure_ascii=False, default=date.isoformat) + "\n")
        for table, path in spool.items():
            columns = wanted[table].columns
            schema = {column.name: _dtype(pl, column.datatype) for column in columns}
            read = {key: pl.String if dtype == pl.Date else dtype for key, dtype in schema.items()}
            dates = [pl.col(key).str.to_date("%Y-%m-%d") for key, dtype in schema.items() if dtype == pl.Date]
            frame = pl.scan_ndjson(path, schema=read) if path.stat().st_size else pl.LazyFrame(schema=read)
            frame.with_columns(dates).sink_parquet(
                folder / f"{table}.parquet", row_group_size=ROW_GROUP, maintain_order=True
            )


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
