"""Printing an answer: a table for people, JSON or CSV for programs."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

from kg.cli.options import Format
from kg.cli.table import cell, render

if TYPE_CHECKING:
    from collections.abc import Sequence


def write(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: Format) -> None:
    """Print the answer to standard output, always in UTF-8.

    - ``table``: without the columns that no row fills; wrapped to the terminal, or to the variable COLUMNS; as wide as
      it needs to be where standard output is no terminal and COLUMNS is not set.
    - ``json``: a list with one object a row, keys in the order of the columns, Chinese as it is.
    - ``csv``: a heading and one line a row, quoted where needed; UTF-8 without a byte order mark, lines ended by LF, an
      empty cell for null, ``true`` and ``false``, a list joined by ``; ``, a path as JSON.
    """
    if form is Format.json:
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        text = json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
    elif form is Format.csv:
        text = _csv(columns, rows)
    else:
        fit = sys.stdout.isatty() or bool(os.environ.get("COLUMNS"))
        text = render(columns, rows, shutil.get_terminal_size().columns if fit else None)
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def _csv_cell(value: Any) -> str | int | float:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, (int, float, str)):
        return value
    return "" if value is None else str(value)
