"""``kg browser``: a Neo4j made ready for people."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_WORKSPACE, To, WorkspaceDir

if TYPE_CHECKING:
    from kg.browser.address import Settings
    from loaders.store import Store


def browser(
    to: To = None,
    http: Annotated[
        str | None,
        typer.Option(
            "--http",
            metavar="URL",
            help="Neo4j Browser's address, as http://localhost:7474, where the server does not tell it.",
        ),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", help="Where to serve guide and style; 0 takes a free port.", min=0, max=65535)
    ] = 0,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write guide, style and questions as files there; serve nothing."),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open/--no-open", help="Whether to open Neo4j Browser.")] = True,
    workspace: WorkspaceDir = DEFAULT_WORKSPACE,
) -> None:
    """Open Neo4j Browser with a guide and a style for it.

    \b
    kg browser --to bolt://localhost:7687       serves guide and style on this machine until Ctrl-C
    kg browser --out browser/                   writes them as files: drag them onto Neo4j Browser

    The page opens with the connection filled in. The guide walks through the main questions with the data that is
    loaded; the style colours the graph; the questions of the catalogue are there as files to drag onto the page.
    """  # noqa: D301 - the character \b keeps the lines below it as they are
    from loaders.opening import open_store
    from loaders.workspace import Workspace
    from ontology.errors import UsageError

    if to is None and out is None:
        hint = "Give its address by --to bolt://localhost:7687 or NEO4J_URI; or write files by --out DIR"
        raise UsageError("it is not said which Neo4j", hint=hint)
    with open_store(to, Workspace(workspace)) as store:
        _needs_reports(store, to)
        if out is not None:
            _write(store, out)
        elif to is not None:
            _serve(store, to, http, port, show=open_it)


def _needs_reports(store: Store, to: str | None) -> None:
    from ontology.errors import ViolationsFound

    if not store.reports():
        target = f" --to {store.info().address}" if to else ""
        raise ViolationsFound("nothing is loaded there", where=store.info().address, hint=f"Run `kg load PATH{target}`")


def _made(store: Store, served_at: str | None = None) -> dict[str, bytes]:
    from kg.browser.files import files
    from kg.cli.progress import Progress
    from queries.catalogue import catalogue

    progress = Progress(len(catalogue()))
    made = files(store, served_at, progress.show)
    progress.clear()
    return made


def _write(store: Store, out: Path) -> None:
    from loaders.files import write_whole
    from ontology.errors import UsageError

    made = _made(store)
    try:
        for path, content in made.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(out / path, content)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(out), hint="Give another folder") from error
    print(f"{len(made)} files in {out}: drag kg.grass, queries.zip or a .cypher file onto Neo4j Browser")


def _serve(store: Store, to: str, http: str | None, port: int, *, show: bool) -> None:
    from kg.browser import address
    from kg.browser.serving import application
    from kg.serving import serve

    settings = address.settings(store)
    at = address.browser_at(http, to, settings.http)
    made: dict[str, bytes] = {}

    def ready(here: str) -> None:
        served_at = here.replace("127.0.0.1", settings.host() or "127.0.0.1")
        made.update(_made(store, served_at))
        store.close()
        user, database = os.environ.get("NEO4J_USERNAME") or "neo4j", os.environ.get("NEO4J_DATABASE") or None
        page = address.opened(at, to, user=user, database=database, command=f":play {served_at}/guide.html")
        _tell(page, served_at, user)
        _warn(settings, reached=address.reaches(at))
        if show:
            import webbrowser

            webbrowser.open(page)

    serve(application(made, address.origins(at)), port, ready)


def _tell(page: str, served_at: str, user: str) -> None:
    print(f"Neo4j Browser   {page}")
    print(f"Connect as {user} with your password, then press Run: the guide opens. Or type in Browser:\n")
    print(f":style {served_at}/kg.grass")
    print(f":play {served_at}/guide.html\n")
    print(f"Questions to drag onto Browser   {served_at}/queries.zip   (one each: {served_at}/queries/NAME.cypher)")
    print("Ctrl-C stops it.", flush=True)


def _warn(settings: Settings, *, reached: bool) -> None:
    """What keeps Browser from guide and style, and what to do; files can be dragged onto it in any case."""
    otherwise = "or write files by --out DIR and drag them onto Browser"
    if not reached:
        print(
            "kg: web browsers do not let this Neo4j Browser, which is on another machine, fetch from this one. Bring "
            "it here by `ssh -L 7474:localhost:7474 -L 7687:localhost:7687 HOST` and give --to bolt://localhost:7687; "
            + otherwise,
            file=sys.stderr,
        )
    if settings.host() is None:
        print(
            "kg: this Neo4j does not let Browser fetch from this machine. Set "
            "browser.remote_content_hostname_whitelist=localhost,127.0.0.1 in its neo4j.conf and start it again; "
            + otherwise,
            file=sys.stderr,
        )
