"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_WORKSPACE = Path(".fazhi-kg")


def workspace_dir(path: Path) -> Path:
    """The workspace that a command works in; names that people kept in it as aliases join the vocabulary in force."""
    aliases = path / "corrections" / "aliases.csv"
    files = list(filter(None, os.environ.get("KG_VOCABULARY", "").split(os.pathsep)))
    if aliases.exists() and str(aliases) not in files:
        os.environ["KG_VOCABULARY"] = os.pathsep.join([*files, str(aliases)])
    return path


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    csv = "csv"


To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="URI",
        envvar="NEO4J_URI",
        help="A Neo4j, as bolt://localhost:7687; without it the embedded store of the workspace. "
        "User name, password and database come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.",
    ),
]
WorkspaceDir = Annotated[
    Path,
    typer.Option(
        "--workspace",
        metavar="DIR",
        envvar="KG_WORKSPACE",
        help="Where facts and the embedded store are.",
        callback=workspace_dir,
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", help="A table for people; json (a list of objects) or csv (UTF-8, no BOM) for programs."),
]
