"""A SPARQL 1.1 Protocol endpoint that answers queries, and nothing else.

It is served by :mod:`kg.serving` to this machine only; no answer lets the page of another origin read it.
"""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.sparql.results import GRAPHS, choose, offered, write, write_graph
from kg.sparql.within import within
from ontology.errors import QueryError
from ontology.terms import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from kg.sparql.facts import Facts

PATH = "/sparql"
LARGEST = 1 << 20
"""Bytes that a query may have."""
AT_ONCE = 4
"""Queries that are worked on at the same time; those that nobody waits for any more count until they are done."""
_ANSWERED = ("GET", "HEAD", "POST")
_PLAIN = {"X-Content-Type-Options": "nosniff"}
"""No browser may take an answer for a page, whatever it holds."""
_NO_UPDATE = "this endpoint answers queries; what is loaded is not changed here"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMATS_GIVEN = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)


class _RefusedError(Exception):
    """An answer without an answer: the status, and why."""

    def __init__(self, status: int, words: str, **headers: str) -> None:
        super().__init__(words)
        self.response = PlainTextResponse(words + "\n", status, _PLAIN | headers)


def app(facts: Facts, seconds: float) -> Starlette:
    """The application: the endpoint at :data:`PATH`.

    Args:
        facts: what is asked.
        seconds: how long a query may take.
    """
    endpoint = _Endpoint(facts, seconds)

    async def home(_: Request) -> Response:
        return RedirectResponse(PATH)

    return Starlette(
        routes=[
            Route("/", home),
            Route(PATH, endpoint.answer, methods=[*_ANSWERED, "PUT", "PATCH", "DELETE", "OPTIONS"]),
        ]
    )


class _Endpoint:
    def __init__(self, facts: Facts, seconds: float) -> None:
        self._facts = facts
        self._seconds = seconds
        self._busy = 0

    async def answer(self, request: Request) -> Response:
        try:
            return await self._answer(request)
        except _RefusedError as refused:
            return refused.response

    async def _answer(self, request: Request) -> Response:
        if request.method not in _ANSWERED:
            raise _RefusedError(
                405, f"{request.method} is not answered; ask by GET or POST", Allow=", ".join(_ANSWERED)
            )
        given = await _parameters(request)
        if "update" in dict(given):
            raise _RefusedError(403, _NO_UPDATE)
        queries = [value for name, value in given if name == "query"]
        if not queries and request.method != "POST":
            return self._description(request)
        if len(queries) != 1:
            raise _RefusedError(400, f"a request has one parameter query, not {len(queries)}")
        default = [value for name, value in given if name == "default-graph-uri"]
        named = [value for name, value in given if name == "named-graph-uri"]
        return await self._query(queries[0], default, named, request.headers.get("accept", ""))

    async def _query(self, query: str, default: Sequence[str], named: Sequence[str], accept: str) -> Response:
        if self._busy >= AT_ONCE:
            raise _RefusedError(503, f"{self._busy} queries are being worked on; ask again later")
        loop = asyncio.get_running_loop()
        self._busy += 1

        def work() -> tuple[str, bytes]:
            try:
                answer = self._facts.ask(query, default, named)
                media = choose(accept, offered(answer))
                if media is None:
                    raise _RefusedError(406, f"this can be had as {', '.join(offered(answer))}")
                out = io.BytesIO()
                write(answer, media, out)
                return media, out.getvalue()
            finally:
                loop.call_soon_threadsafe(self._done)

        try:
            media, content = await run_in_threadpool(within, self._seconds, work)
        except QueryError as error:
            raise _RefusedError(503 if "takes longer" in error.what else 400, str(error)) from error
        return _given(content, media)

    def _done(self) -> None:
        self._busy -= 1

    def _description(self, request: Request) -> Response:
        """What this service is, as the SPARQL 1.1 Service Description says it."""
        media = choose(request.headers.get("accept", ""), GRAPHS)
        if media is None:
            raise _RefusedError(406, f"the description of the service can be had as {', '.join(GRAPHS)}")
        here = ox.NamedNode(f"http://{request.headers['host']}{PATH}")
        out = io.BytesIO()
        write_graph(self._said_of(here), media, out)
        return _given(out.getvalue(), media)

    def _said_of(self, here: ox.NamedNode) -> list[ox.Triple]:
        dataset, graph = ox.NamedNode(here.value + "#dataset"), ox.NamedNode(here.value + "#graph")
        said: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
            (here, RDF + "type", ox.NamedNode(_SD + "Service")),
            (here, _SD + "endpoint", here),
            (here, _SD + "supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
            *((here, _SD + "resultFormat", ox.NamedNode(_FORMATS + name)) for name in _FORMATS_GIVEN),
            (here, _SD + "defaultDataset", dataset),
            (dataset, RDF + "type", ox.NamedNode(_SD + "Dataset")),
            (dataset, _SD + "defaultGraph", graph),
            (graph, RDF + "type", ox.NamedNode(_SD + "Graph")),
            (graph, "http://rdfs.org/ns/void#triples", _number(self._facts.triples)),
        ]
        for number, iri in enumerate(self._facts.graphs, start=1):
            named = ox.NamedNode(f"{here.value}#graph-{number}")
            said += [
                (dataset, _SD + "namedGraph", named),
                (named, RDF + "type", ox.NamedNode(_SD + "NamedGraph")),
                (named, _SD + "name", ox.NamedNode(iri)),
            ]
        return [ox.Triple(subject, ox.NamedNode(predicate), value) for subject, predicate, value in said]


async def _parameters(request: Request) -> list[tuple[str, str]]:
    """The parameters of a request by the protocol, ``query`` among them."""
    given = _decoded(request.url.query.encode())
    if request.method != "POST":
        return given
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise _RefusedError(403, _NO_UPDATE)
    body = b""
    async for block in request.stream():
        body += block
        if len(body) > LARGEST:
            raise _RefusedError(413, f"a query has at most {LARGEST} bytes")
    if kind == "application/x-www-form-urlencoded":
        return [*given, *_decoded(body)]
    if kind == "application/sparql-query":
        return [*given, ("query", _text(body))]
    raise _RefusedError(
        415, "the body of a POST is application/sparql-query or application/x-www-form-urlencoded", Vary="Content-Type"
    )


def _decoded(query: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_text(query), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise _RefusedError(400, "the parameters are not UTF-8, or too many") from error


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _RefusedError(400, "the query is not UTF-8") from error


def _given(content: bytes, media: str) -> Response:
    kind = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(content, headers={"Content-Type": kind, "Vary": "Accept", **_PLAIN})


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))
