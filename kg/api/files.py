"""The files that the paths of a command line name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline import SUFFIXES
from ontology.errors import InputMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files that ``paths`` name, folders walked, sorted within each path; none twice.

    A file that is named is taken whatever its suffix; hidden folders and workspaces are passed by.

    Raises:
        InputMissingError: a path is not there, or a folder holds no file that can be a report.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(_walk(path))
            if not inside:
                kinds = ", ".join(SUFFIXES)
                raise InputMissingError(
                    "the folder holds no report", where=str(path), hint=f"Files that end in {kinds} are read"
                )
            found |= dict.fromkeys(inside)
        elif path.exists():
            found[path] = None
        else:
            raise InputMissingError("no such file or folder", where=str(path), hint="Check the path")
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        here = Path(top)
        folders[:] = [f for f in folders if not f.startswith(".") and not (here / f / "workspace.json").exists()]
        yield from (here / name for name in names if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."))
