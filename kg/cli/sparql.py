"""``kg sparql``: the facts asked in SPARQL, here or through an endpoint."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_WORKSPACE, Format, FormatOption, WorkspaceDir

if TYPE_CHECKING:
    from kg.sparql.facts import Facts

PATIENCE = 60.0
"""Seconds that a client of the endpoint waits at most, where the user says nothing else."""


def sparql(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY",
            help="SELECT, ASK, CONSTRUCT or DESCRIBE; - reads it from standard input.",
            show_default=False,
        ),
    ] = None,
    *,
    form: FormatOption = Format.table,
    serve: Annotated[
        bool, typer.Option("--serve", help="Serve a SPARQL endpoint to programs on this machine until Ctrl-C.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", help="Where to serve; 0 takes a free port.", min=0, max=65535, show_default=True)
    ] = 0,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            metavar="SECONDS",
            help=f"How long a query may take; without it as long as it likes, and {PATIENCE:g} seconds with --serve.",
            min=0.001,
            show_default=False,
        ),
    ] = None,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Ask the facts of the workspace in SPARQL 1.1.

    \b
    kg sparql 'SELECT ?name { district:120101 kg:runs/rdfs:label ?name }'
    kg sparql --serve --port 8080

    SELECT and ASK are answered as --format says, CONSTRUCT and DESCRIBE in Turtle. Prefixes (kg: skos: prov: …, and
    program: district: … for things) are declared. The default graph is that of all reports; GRAPH asks one report.
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from kg.api.asking import EMPTY
    from kg.cli import answer
    from kg.cli.progress import Progress
    from kg.sparql.facts import Facts
    from loaders.workspace import Workspace
    from ontology.errors import UsageError

    if serve == (query is not None):
        raise UsageError("give a query, or --serve", hint="As in kg sparql 'SELECT * { ?s kg:runs ?o }'")
    text = sys.stdin.read() if query == "-" else query
    progress = Progress(0)
    facts = Facts.of(Workspace(workspace), progress.step)
    progress.clear()
    if not facts.graphs:
        print(f"kg: {EMPTY}", file=sys.stderr)
    if text is None:
        _serve(facts, port, timeout or PATIENCE)
        return
    from kg.sparql.within import within

    rows = within(timeout, lambda: _ask(facts, text, form))
    if rows:
        answer.write(*rows, form)


def _ask(facts: Facts, query: str, form: Format) -> tuple[list[str], list[list[Any]]] | None:
    """Columns and rows; ``None`` for a graph, which is then written."""
    import pyoxigraph as ox

    from kg.sparql.results import write_graph
    from kg.sparql.values import plain, short
    from ontology.errors import UsageError

    answer = facts.ask(query)
    if isinstance(answer, ox.QueryBoolean):
        return ["answer"], [[bool(answer)]]
    if isinstance(answer, ox.QueryTriples):
        if form is not Format.table:
            raise UsageError(f"a graph is not written as {form}", hint="Leave --format out for Turtle")
        out = io.BytesIO()
        write_graph(answer, "text/turtle", out)
        sys.stdout.flush()
        sys.stdout.buffer.write(out.getvalue())
        return None
    columns = [variable.value for variable in answer.variables]
    show = short if form is Format.table else plain
    return columns, [[show(value) for value in solution] for solution in answer]


def _serve(facts: Facts, port: int, timeout: float) -> None:
    from kg.serving import serve
    from kg.sparql.endpoint import PATH, app

    def ready(address: str) -> None:
        print(f"{len(facts.graphs)} reports, {facts.triples} triples at {address}{PATH}")
        print("Ctrl-C stops it.", flush=True)

    serve(app(facts, timeout), port, ready)
