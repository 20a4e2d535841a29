"""An answer as a table: rows with typed columns, for people, for data frames, for notebooks."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from kg.api.drawn import render
from ontology.errors import UsageError
from ontology.model import model
from queries.catalogue import FACTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd
    import polars as pl

Type = Literal["string", "integer", "float", "boolean", "date", "strings", "integers", "floats", "any"]
"""What a column holds, nulls besides. ``any`` is everything else, such as paths; in a frame it is JSON text."""

SHOWN = 100
"""Rows that a notebook shows."""
_LARGEST = 2**63 - 1
_DECLARED: Mapping[str, Type] = {FACTS: "strings"}


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Rows under named columns.

    It has a length, gives its rows as dictionaries when iterated over, and ``table["district"]`` is a column as a list.
    """

    columns: list[str]
    rows: list[tuple[Any, ...]]
    """Plain values: text, numbers, booleans, lists and None; dates as ISO text."""
    notes: tuple[str, ...] = ()
    """What is to be said beside the rows: why there are none, what a word was taken for, that the store is behind."""

    @property
    def types(self) -> dict[str, Type]:
        """What each column holds.

        A column that is called like a property of the model has that property's type, where its values fit, so that it
        has the same type with and without values; the type of every other column is that of its values.
        """
        return {name: _type(name, [row[i] for row in self.rows]) for i, name in enumerate(self.columns)}

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def polars(self) -> pl.DataFrame:
        """The table as a frame of Polars: nulls stay nulls, integers integers, lists lists; dates become dates.

        Raises:
            UsageError: Polars is not installed.
        """
        library = _library("polars", "frames")
        kinds: dict[str, Any] = {
            "string": library.String,
            "integer": library.Int64,
            "float": library.Float64,
            "boolean": library.Boolean,
            "date": library.Date,
            "strings": library.List(library.String),
            "integers": library.List(library.Int64),
            "floats": library.List(library.Float64),
            "any": library.String,
        }
        columns = [library.Series(name, values, dtype=kinds[kind]) for name, kind, values in self._typed()]
        frame: pl.DataFrame = library.DataFrame(columns)
        return frame

    def pandas(self) -> pd.DataFrame:
        """The table as a frame of pandas, with its nullable types, so that integers with gaps stay integers.

        Raises:
            UsageError: pandas is not installed.
        """
        library = _library("pandas", "pandas")
        kinds = {
            "string": "string",
            "integer": "Int64",
            "float": "Float64",
            "boolean": "boolean",
            "date": "datetime64[s]",
            "any": "string",
        }
        columns = {
            name: library.Series(values, dtype=kinds.get(kind, "object"), name=name)
            for name, kind, values in self._typed()
        }
        frame: pd.DataFrame = library.DataFrame(columns, columns=self.columns)
        return frame

    def _typed(self) -> Iterator[tuple[str, Type, list[Any]]]:
        """Each column with its type, and its values as the type says."""
        for name, kind in self.types.items():
            cast = _CASTS.get(kind)
            yield name, kind, [value if value is None or cast is None else cast(value) for value in self[name]]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.dicts())

    def __getitem__(self, column: str) -> list[Any]:
        """The values of a column.

        Raises:
            KeyError: there is no such column.
        """
        if column not in self.columns:
            raise KeyError(column)
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    def __repr__(self) -> str:
        return f"<Table of {len(self.rows)} rows: {', '.join(self.columns)}>"

    def __str__(self) -> str:
        """What ``kg ask`` prints: rows in columns that align, without the facts that they rest on; then the notes."""
        shown = [i for i, name in enumerate(self.columns) if name != FACTS or self.types[name] != "strings"]
        rows = [[row[i] for i in shown] for row in self.rows]
        drawn = render([self.columns[i] for i in shown], rows, None) if rows else ""
        return drawn + "".join(f"{note}\n" for note in self.notes)

    def _repr_html_(self) -> str:
        """What a notebook shows: every name and value is text, whatever it is made of."""
        heads = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        lines = [
            "<tr>" + "".join(f"<td>{html.escape(_shown(value))}</td>" for value in row) + "</tr>"
            for row in self.rows[:SHOWN]
        ]
        more = len(self.rows) - SHOWN
        notes = [*self.notes, *([f"{more} more rows"] if more > 0 else [])]
        below = "".join(f"<p>{html.escape(note)}</p>" for note in notes)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>{below}"


def _type(name: str, values: Sequence[Any]) -> Type:
    present = [value for value in values if value is not None]
    declared = _DECLARED.get(name) or (model().properties[name].datatype if name in model().properties else None)
    if declared and all(map(_FITS[declared], present)):
        return declared
    if not present:
        return "string"
    return next((kind for kind, fits in _FITS.items() if kind != "date" and all(map(fits, present))), "any")


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_FITS: Mapping[Type, Callable[[Any], bool]] = {  # the first that fits all values is the type of a column
    "string": _is_text,
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_integer,
    "float": _is_number,
    "date": _is_date,
    "strings": _list_of(_is_text),
    "integers": _list_of(_is_integer),
    "floats": _list_of(_is_number),
}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


_CASTS: Mapping[Type, Callable[[Any], Any]] = {
    "float": float,
    "floats": lambda value: [float(item) for item in value],
    "date": date.fromisoformat,
    "any": _json,
}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value):
        return ", ".join(map(_shown, value))
    return value if isinstance(value, str) else _json(value)


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(
            f"frames of {name} need {name}, which is not installed", hint=f"pip install 'fazhi-kg[{extra}]'"
        ) from error
