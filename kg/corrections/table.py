"""The table of a report's facts that a person corrects in a spreadsheet: CSV in UTF-8 with a byte order mark.

One row a fact, in order of place, after rows for what is known of the report itself. The person fills ``verdict``, the
columns that begin with ``new``, and ``other``; docs/evaluation.md says how. What a spreadsheet does to a file (another
separator, another encoding, cells that it takes for formulas) is undone on reading.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.corrections.amend import ABOUT_REPORT, DETAIL, NAME, name_of
from kg.corrections.replay import pair
from kg.text.decode import decode
from ontology.errors import InputMissingError, InputUnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.corrections.amend import Record
    from kg.corrections.store import Correction

KINDS = ("measurement", "program", "agency", "policy", "award", "place")
"""The kinds of fact that a table shows; other numbers are not shown."""
_SAYS = ("name", "value", "unit", "period", "status", "detail")
_NEW = tuple(f"new {column}" for column in _SAYS)
COLUMNS = ("id", "kind", "verdict", *_SAYS, *_NEW, "other", "sentence", "quote", "start", "end")
_NEEDED = ("id", "kind", "verdict")
_FORMULA = ("=", "+", "-", "@", "\t")
_SOURCE = "file"


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    where: str
    """``file:line``, for errors."""
    cells: dict[str, str]
    """By column; no blanks at their ends, ``""`` where there is none."""

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """A table that a person filled in."""

    path: Path
    report: str
    """Identifier of the report."""
    source: str
    """Its file, as it was given; ``""`` where the table does not say."""
    rows: list[Row]


def render(source: str, facts: Sequence[Record], corrections: Sequence[Correction]) -> bytes:
    """The table of a report's facts, with what was said of them before filled in.

    Args:
        source: the report's file, so that applying finds it.
        facts: the records as extracted, the report's own first.
        corrections: what is kept of the report.
    """
    report = facts[0]
    said: dict[tuple[str, str], Correction] = {}
    matched, lost = pair(corrections, facts)
    for correction, record in matched:
        if correction.verdict != "add":  # found by extraction meanwhile
            said[record["id"], correction.name if record["kind"] == "report" else ""] = correction
    rows = [{"id": report["id"], "kind": "report", "name": source, "detail": _SOURCE}]
    for key in ABOUT_REPORT:
        row = {"id": report["id"], "kind": "report", "name": report[key] or "", "detail": key}
        rows.append(row | _verdict(said.get((report["id"], key))))
    for record in facts:
        if record["kind"] in KINDS:
            rows.append(_row(record) | _verdict(said.get((record["id"], ""))))
    for correction in lost:
        row = {"id": correction.id, "kind": correction.kind, "quote": correction.quote, "name": correction.name}
        if correction.verdict == "add":
            row |= {"id": "", "name": ""}
        rows.append(row | {"start": str(correction.start), "end": str(correction.end)} | _verdict(correction))
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: _guarded(cell) for column, cell in row.items()} for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _row(record: Record) -> dict[str, str]:
    evidence = record["evidence"]
    row = {
        "id": record["id"],
        "kind": record["kind"],
        "name": name_of(record),
        "unit": record.get("unit", ""),
        "period": record.get("period") or "",
        "status": record.get("status", ""),
        "detail": record.get(DETAIL.get(record["kind"], "")) or "",
        "sentence": evidence.get("sentence", ""),
        "quote": evidence["quote"],
        "start": str(evidence["start"]),
        "end": str(evidence["end"]),
    }
    return row | ({"value": _number(record["value"])} if "value" in record else {})


def _verdict(correction: Correction | None) -> dict[str, str]:
    """The cells that a person filled."""
    if correction is None:
        return {}
    columns = {NAME.get(correction.kind, "name"): "name", DETAIL.get(correction.kind, "detail"): "detail"}
    if correction.kind == "report":
        columns = {correction.name: "name"}
    cells = {"verdict": correction.verdict, "other": correction.other}
    for key, value in correction.changes.items():
        text = _number(value) if key == "value" else "-" if value is None else str(value)
        cells[f"new {columns.get(key, key)}"] = text
    return cells


def _number(value: Any) -> str:
    if value is None:
        return "*"
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) and cell != "-" else cell


def read(path: Path) -> Table:
    """Read a table, as written or as a spreadsheet saved it.

    Raises:
        InputMissingError: there is no such file.
        InputUnreadableError: it is no text, or no such table; ``where`` names the line.
        UsageError: a row has more cells than there are columns.
    """
    try:
        text, _ = decode(path.read_bytes(), where=str(path))
    except FileNotFoundError as error:
        raise InputMissingError("no such file", where=str(path), hint="Check the path") from error
    except OSError as error:
        raise InputUnreadableError(f"the file cannot be read ({error.strerror})", where=str(path)) from error
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = [cell.strip().lower() for cell in next(reader, [])]
    lacking = [column for column in _NEEDED if column not in header]
    unknown = [column for column in header if column and column not in COLUMNS]
    if lacking or unknown or len(set(header)) != len(header):
        what = f"there is no column {lacking[0]}" if lacking else f"unknown column {unknown[0]}" if unknown else ""
        hint = "Give a table that `kg review REPORT` wrote, saved as CSV"
        raise InputUnreadableError(what or "a column is there twice", where=f"{path}:1", hint=hint)
    rows = []
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            where = f"{path}:{line}"
            if any(cell.strip() for cell in cells[len(header) :]):
                raise UsageError("more cells than columns", where=where, hint="Quote cells with commas")
            rows.append(Row(where, {c: _unguarded(cell) for c, cell in zip(header, cells, strict=False)}))
        line = reader.line_num + 1
    about = [row for row in rows if row["kind"] == "report"]
    reports = sorted({row["id"] for row in about})
    if len(reports) != 1:
        what = "the table names more than one report" if reports else "the table does not name its report"
        hint = "Keep the rows whose kind is report as they were; one table a report"
        raise InputUnreadableError(what, where=str(path), hint=hint)
    source = next((row["name"] for row in about if row["detail"] == _SOURCE), "")
    return Table(path, reports[0], source, [row for row in rows if row["detail"] != _SOURCE or row["kind"] != "report"])


def _unguarded(cell: str) -> str:
    cell = cell.strip().replace("\r\n", "\n")
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
