"""Printing an answer: a table for people, JSON or CSV for programs."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

from kg.api.drawn import NARROWEST, cell, render, wrap
from kg.api.drawn import blocks as blocks_of
from kg.cli.options import Format
from queries.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from queries.run import Answer

INDENT = "    "
"""What stands before a sentence that a row rests on."""


def write(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: Format) -> None:
    """Print the answer to standard output, always in UTF-8.

    - ``table``: without the columns that no row fills; wrapped to the terminal, or to the variable COLUMNS; as wide as
      it needs to be where standard output is no terminal and COLUMNS is not set.
    - ``json``: a list with one object a row, keys in the order of the columns, Chinese as it is.
    - ``csv``: a heading and one line a row, quoted where needed; UTF-8 without a byte order mark, lines ended by LF, an
      empty cell for null, ``true`` and ``false``, a list joined by ``; ``, a path as JSON.
    """
    if form is Format.json:
        text = _json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form is Format.csv:
        text = _csv(columns, rows)
    else:
        text = render(columns, rows, _width())
    _print(text)


def write_with_evidence(answer: Answer, said: Mapping[str, Evidence], form: Format) -> None:
    """Print the answer, each row followed by the sentences that it rests on; ``said`` gives them by fact.

    - ``table``: each row as a block of lines, then its sentences, each with its report, section, place and fact.
    - ``json``: as :func:`write`, with the key ``evidence``: a list of objects (:class:`queries.evidence.Evidence`).
    - ``csv``: a line for each sentence of each row, the columns of the sentence behind those of the row, named
      ``evidence.…`` (a row that rests on nothing keeps one line).
    """
    shown = answer.shown()
    per_row = [[said[fact] for fact in row["facts"] if fact in said] for row in answer.dicts()]
    if form is Format.json:
        objects = [row | {"evidence": e} for row, e in zip(shown.dicts(), per_row, strict=True)]
        _print(_json(objects))
    elif form is Format.csv:
        keys = list(Evidence.__annotations__)
        lines = [
            (*row, *values)
            for row, found in zip(shown.rows, per_row, strict=True)
            for values in ([tuple(one.values()) for one in found] or [(None,) * len(keys)])
        ]
        _print(_csv([*shown.columns, *(f"evidence.{key}" for key in keys)], lines))
    else:
        width = _width()
        blocks = zip(blocks_of(shown.columns, shown.rows), per_row, strict=True)
        _print("\n".join(block + "".join(_sentence(one, width) for one in found) for block, found in blocks))


def _sentence(said: Evidence, width: int | None) -> str:
    """The sentence behind a dash, and below it where it stands, as lines that fit."""
    place = f"{said['start']}–{said['end']}"
    if said["page"]:
        place += f", page {said['page']}"
    if said["paragraph"]:
        place += f", paragraph {said['paragraph']}"
    source = " | ".join(filter(None, (said["report"], said["section"], place)))
    lines = [cell(said["sentence"]), cell(source), cell(said["fact"])]
    if width is not None:
        lines = [line for text in lines for line in wrap(text, max(width - len(INDENT), NARROWEST), len(text))]
    return f"  - {lines[0]}\n" + "".join(f"{INDENT}{line}\n" for line in lines[1:])


def _width() -> int | None:
    """The cells that a line may take: the terminal's, or None where nothing limits it."""
    fit = sys.stdout.isatty() or bool(os.environ.get("COLUMNS"))
    return shutil.get_terminal_size().columns if fit else None


def _json(objects: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _print(text: str) -> None:
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
