"""``kg export``: the facts of the workspace for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.exporting import Form
from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceDir


def export(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|DIR",
            help="A file, whose ending names the form: .ttl (Turtle), .nq (N-Quads, one graph a report), .jsonld, "
            ".cube.ttl (RDF Data Cube), .zip (CSV tables), .parquet (one table of facts), .graphml, .gexf; "
            "or, with --form, a folder.",
            show_default=False,
        ),
    ],
    *,
    form: Annotated[
        Form | None,
        typer.Option(
            "--form",
            help="What is written; csv, parquet and neo4j-admin (files for `neo4j-admin database import`) make a "
            "folder. Without it the ending says.",
            show_default=False,
        ),
    ] = None,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Write the facts of the workspace for other tools.

    As RDF, as tables, as a graph, or as a data cube.

    \b
    kg export facts.ttl                        RDF, for triple stores
    kg export tables.zip                       CSV, for spreadsheets
    kg export tables --form parquet            tables with types, for DuckDB, pandas, polars
    kg export import --form neo4j-admin        files that fill a large Neo4j

    The same facts give the same bytes. A file or folder is written whole or not at all.
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from kg.cli import exporting
    from kg.cli.progress import Progress
    from loaders.workspace import Workspace
    from ontology.errors import InputMissingError

    place = exporting.target(target, form)
    if not target.absolute().parent.is_dir():
        raise InputMissingError("there is no such folder", where=str(target.parent), hint="Make it first")
    kept = Workspace(workspace)
    for line in exporting.export_to(place, kept, Progress(0)):
        print(line)
