"""Names that people say stand for a concept: ``corrections/aliases.csv``, in the form of a user's own vocabulary.

They hold for every report of the workspace. A row of the file may be edited or deleted like any vocabulary of one's
own; :mod:`ontology.table` reads it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kg.corrections.store import FOLDER
from loaders.files import write_whole
from ontology.errors import StoreUnavailableError
from ontology.turtle import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = "aliases.csv"
_COLUMNS = ["scheme", "name", "alt"]


def path(workspace: Path) -> Path:
    """Where the aliases of a workspace are."""
    return workspace / FOLDER / FILE


def count(workspace: Path) -> int:
    """How many aliases a workspace has."""
    return sum(len(_parts(row.get("alt", ""))) for row in _rows(path(workspace))[1])


def add(workspace: Path, aliases: Iterable[tuple[str, str, str]]) -> None:
    """Keep aliases, each a scheme, the name of its concept and the other name; what is there stays.

    Raises:
        StoreUnavailableError: the file cannot be written.
    """
    file = path(workspace)
    columns, rows = _rows(file)
    by_concept = {(row["scheme"], row["name"]): row for row in rows}
    for scheme, name, alias in aliases:
        row = by_concept.setdefault((scheme, name), {"scheme": scheme, "name": name})
        row["alt"] = "|".join(sorted({*_parts(row.get("alt", "")), alias}))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(by_concept[key] for key in sorted(by_concept))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, out.getvalue().encode())
    except OSError as error:
        raise StoreUnavailableError(
            f"the aliases cannot be written ({error.strerror})", where=str(file), hint="Mend its rights"
        ) from error


def _rows(file: Path) -> tuple[list[str], list[dict[str, str]]]:
    if not file.exists():
        return _COLUMNS, []
    reader = csv.DictReader(io.StringIO(read_text(file), newline=""))
    columns = list(reader.fieldnames or _COLUMNS)
    return columns + [c for c in _COLUMNS if c not in columns], [
        row for row in reader if row.get("scheme") and row.get("name")
    ]


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
