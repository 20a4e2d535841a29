"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_WORKSPACE = Path(".fazhi-kg")


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
    typer.Option("--workspace", metavar="DIR", envvar="KG_WORKSPACE", help="Where facts and the embedded store are."),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", help="A table for people; json (a list of objects) or csv (UTF-8, no BOM) for programs."),
]
