"""What is served on loopback, and to whom: to pages of this Neo4j Browser alone, and to the person at this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

TYPES = {
    "html": "text/html; charset=utf-8",
    "grass": "text/css; charset=utf-8",
    "cypher": "text/plain; charset=utf-8",
    "zip": "application/zip",
}
GUARDS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""A page opened by itself runs nothing, and no page of another site may take it in without asking."""
ASKED = ("cache-control", "pragma")
"""Headers that Browser sends with its request for a guide, and for which it first asks by OPTIONS."""


def application(files: Mapping[str, bytes], origins: Sequence[str]) -> Starlette:
    """Serves ``files`` by their paths (as ``guide.html``), readable for pages of ``origins`` and of no other.

    What is in ``files`` when a request comes is served: it may be filled once the address is known.
    """

    async def answer(request: Request) -> Response:
        path = request.path_params["path"]
        if path not in files:
            return PlainTextResponse("not here", status_code=404)
        return Response(files[path], media_type=TYPES[path.rpartition(".")[2]], headers=GUARDS)

    shared = Middleware(
        CORSMiddleware, allow_origins=list(origins), allow_methods=["GET"], allow_headers=ASKED,
        allow_private_network=True,  # a Browser on another machine asks whether it may reach this one
    )  # fmt: skip
    return Starlette(routes=[Route("/{path:path}", answer)], middleware=[shared])
