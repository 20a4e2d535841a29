"""``kg export``: the facts of the workspace as a file for other tools."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceDir

FORMS = (".ttl", ".nq", ".graphml", ".gexf")


def export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Its ending names the form: .ttl (Turtle), .nq (N-Quads, one graph a report), .graphml, .gexf.",
            show_default=False,
        ),
    ],
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Write the facts of the workspace as RDF or as a graph for drawing.

    The same facts give the same bytes. The file is written whole or not at all.
    """
    from loaders.derive import merge
    from loaders.files import write_whole
    from loaders.graph import project
    from loaders.workspace import Workspace
    from ontology.errors import InputMissingError, UsageError

    if file.suffix.lower() not in FORMS:
        raise UsageError(
            "this ending names no form", where=str(file), hint=f"Give a file that ends in {', '.join(FORMS)}"
        )
    if not file.absolute().parent.is_dir():
        raise InputMissingError("there is no such folder", where=str(file.parent), hint="Make it first")
    kept = Workspace(workspace)
    reports = kept.reports()
    graphs = ((report, project(kept.facts(report))) for report in reports)
    if file.suffix.lower() == ".nq":
        from loaders.rdf import write_nquads

        buffer = io.BytesIO()
        write_nquads(graphs, buffer)
        content = buffer.getvalue()
    else:
        union = merge(graph for _, graph in graphs)
        if file.suffix.lower() == ".ttl":
            from loaders.rdf import turtle

            content = turtle(union)
        else:
            from loaders import networkx_graph

            draw = networkx_graph.graphml if file.suffix.lower() == ".graphml" else networkx_graph.gexf
            content = draw(union)
    write_whole(file, content)
    print(f"{len(reports)} reports, {len(content)} bytes in {file}")
