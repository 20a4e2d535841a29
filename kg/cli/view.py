"""``kg view``: the graph, the reports and their facts as a page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, WorkspaceDir


def view(
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the page to a file instead: one that holds everything."),
    ] = None,
    port: Annotated[int, typer.Option("--port", help="Where to serve; 0 takes a free port.", min=0, max=65535)] = 0,
    open_it: Annotated[bool, typer.Option("--open/--no-open", help="Whether to open the browser.")] = True,
) -> None:
    """Look at the graph, the reports and comparisons in a browser.

    The page shows the graph, each report's text with its facts, comparisons of metrics and a time line of programs,
    and asks no network for anything. Served, it is for this machine alone, until Ctrl-C; written by --out, it is one
    file to keep or to hand on, which holds the texts of the reports.
    """
    from kg.view.data import page_data
    from kg.view.page import page
    from loaders.files import write_whole
    from loaders.workspace import Workspace
    from ontology.errors import InputMissingError, UsageError

    kept = Workspace(workspace)
    if out is not None:
        if out.is_dir():
            raise UsageError("this is a folder", where=str(out), hint="Give the name of a file, as page.html")
        if not out.absolute().parent.is_dir():
            raise InputMissingError("there is no such folder", where=str(out.parent), hint="Make it first")
        content = page(page_data(kept))
        try:
            write_whole(out, content)
        except OSError as error:
            raise UsageError(f"the page cannot be written: {error.strerror}", where=str(out)) from error
        print(f"{len(kept.reports())} reports in {out}")
        return

    from kg.serving import serve
    from kg.view.app import Pages, app

    def ready(address: str) -> None:
        print(f"{address}/", flush=True)
        if open_it:
            import webbrowser

            webbrowser.open(f"{address}/")

    serve(app(Pages(kept)), port, ready)
