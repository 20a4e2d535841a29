"""CSV: one file a table, for spreadsheets and for whatever else reads text, described by ``csv-metadata.json`` (CSVW).

UTF-8 with a byte order mark, without which spreadsheets take Chinese for noise; one heading; LF; text quoted, and
numbers and truth values bare. A list is a JSON array. Absent values and empty texts are both empty cells.

A text that a spreadsheet would take for a formula (it begins with = + - @, their full-width forms, a tab or a line
break) gets an apostrophe before it, and so does a text that begins with an apostrophe: whoever takes one apostrophe off
every text that begins with one has the text again (:func:`plain`).
"""

from __future__ import annotations

import json
import zipfile
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from loaders.exports.tables import RELATIONS, rows, tables
from ontology.facts import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.elements import Value
    from loaders.exports.stream import Part
    from loaders.exports.tables import Table

METADATA = "csv-metadata.json"
RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that a zip file says of all its members: the earliest that it can."""
_DATATYPES = {"float": "decimal", "strings": "json", "integers": "json"}


def write_folder(parts: Iterable[Part], folder: Path) -> None:
    """Write the tables and what describes them into ``folder``."""
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / f"{name}.csv").open("wb")) for name in tables()}
        for name, file in files.items():
            heading = ",".join(f'"{column.name}"' for column in tables()[name].columns)
            file.write(b"\xef\xbb\xbf" + heading.encode() + b"\n")
        for part in parts:
            for name, row in rows(part):
                line = ",".join(_cell(row.get(column.name)) for column in tables()[name].columns)
                files[name].write(line.encode() + b"\n")
    (folder / METADATA).write_text(json.dumps(_metadata(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_zip(parts: Iterable[Part], out: BinaryIO) -> None:
    """Write the same files into one zip file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(parts, folder)
        _zip(folder, out)


def _zip(folder: Path, out: BinaryIO) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            member = zipfile.ZipInfo(path.name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            with path.open("rb") as source, archive.open(member, "w", force_zip64=True) as target:
                while block := source.read(1 << 20):
                    target.write(block)


def plain(cell: str) -> str:
    """The text that stands in a cell of ours."""
    return cell.removeprefix("'")


def _cell(value: Value | None) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, date):
        return value.isoformat()
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
    guarded = "'" + text if text.startswith(RISKY) else text
    return '"' + guarded.replace('"', '""') + '"'


def _metadata() -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:description": "Text cells that begin with an apostrophe: take one apostrophe off to have the text.",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [_described(table) for table in tables().values()],
    }


def _described(table: Table) -> dict[str, Any]:
    columns = [
        {
            "name": column.name,
            "titles": {"zh-Hans": column.name_zh, "en": column.name},
            "dc:description": column.comment,
            "datatype": _DATATYPES.get(column.datatype, column.datatype),
        }
        for column in table.columns
    ]
    if table.name == RELATIONS:
        schema: dict[str, Any] = {"columns": columns, "primaryKey": ["type", "start", "end"]}
    else:
        schema = {"columns": columns, "primaryKey": "id", "aboutUrl": BASE + "{+id}"}
    return {"url": f"{table.name}.csv", "dc:description": table.comment, "tableSchema": schema}
