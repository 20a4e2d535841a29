"""The page, served: as written by ``--out``, and made anew when the facts have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from kg.view.data import page_data
from kg.view.page import page
from ontology.errors import KgError

if TYPE_CHECKING:
    from starlette.requests import Request

    from loaders.workspace import Workspace

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",  # all else is in the page itself
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Pages:
    """The page of a workspace, kept until its facts change."""

    def __init__(self, workspace: Workspace) -> None:
        """Make the page.

        Raises:
            InputMissingError: there is no report in the workspace.
        """
        self._workspace = workspace
        self._state = self._now()
        self.content = page(page_data(workspace))

    def current(self) -> bytes:
        """The page of the facts that are there now."""
        state = self._now()
        if state != self._state:
            self.content, self._state = page(page_data(self._workspace)), state
        return self.content

    def _now(self) -> list[tuple[str, int, int]]:
        files = sorted((self._workspace.path / "facts").glob("*.jsonl"))
        return [(file.name, stat.st_mtime_ns, stat.st_size) for file in files for stat in (file.stat(),)]


def app(pages: Pages) -> Starlette:
    """What answers: the page at ``/``, and nothing else."""

    def answer(_request: Request) -> Response:
        try:
            return Response(pages.current(), media_type="text/html", headers=HEADERS)
        except KgError as error:  # what was loaded is gone since
            return Response(f"{error}\n", status_code=503, media_type="text/plain", headers=HEADERS)

    return Starlette(routes=[Route("/", answer, methods=["GET", "HEAD"])])
