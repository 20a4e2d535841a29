"""Answers as the formats of the web, and which one a client would rather have."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from kg.sparql.facts import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.sparql.facts import Answer

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
"""Of SELECT and ASK, the preferred first."""
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""Of CONSTRUCT, DESCRIBE and the service description, the preferred first."""

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def choose(accept: str, offered: Mapping[str, object]) -> str | None:
    """The media type of ``offered`` that a client wants most by its header Accept, ``None`` where it wants none.

    Of several that it wants alike, the first that is offered. An empty header wants anything.
    """
    wanted = dict(_ranges(accept)) or {"*/*": 1.0}
    best: tuple[float, int] | None = None
    chosen = None
    for place, media in enumerate(offered):
        for pattern in (media, media.partition("/")[0] + "/*", "*/*"):
            if pattern in wanted:
                rank = (wanted[pattern], -place)
                if wanted[pattern] > 0 and (best is None or rank > best):
                    best, chosen = rank, media
                break
    return chosen


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for item in accept.split(","):
        media, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        if media:
            found.append((media, quality))
    return found


def offered(answer: Answer) -> Mapping[str, ox.QueryResultsFormat | ox.RdfFormat]:
    """The media types that an answer can be given in."""
    return GRAPHS if isinstance(answer, ox.QueryTriples) else RESULTS


def write(answer: Answer, media: str, out: BinaryIO) -> None:
    """Write an answer as ``media``, one of :func:`offered`."""
    if isinstance(answer, ox.QueryTriples):
        write_graph(answer, media, out)
    elif media.endswith("xml"):
        answer.serialize(_Xml(out), format=RESULTS[media])
    else:
        answer.serialize(out, format=RESULTS[media])


def write_graph(graph: Iterable[ox.Triple], media: str, out: BinaryIO) -> None:
    """Write triples, sorted, as ``media``, one of :data:`GRAPHS`."""
    found = sorted(graph, key=str)
    form = GRAPHS[media]
    if form == ox.RdfFormat.RDF_XML:
        ox.serialize(found, _Xml(out), format=form, prefixes=PREFIXES)
    elif form == ox.RdfFormat.TURTLE:
        iris = {term.value for triple in found for term in triple if isinstance(term, ox.NamedNode)}
        iris |= {triple.object.datatype.value for triple in found if isinstance(triple.object, ox.Literal)}
        used = {name: space for name, space in PREFIXES.items() if any(iri.startswith(space) for iri in iris)}
        ox.serialize(found, out, format=form, prefixes=used)
    else:
        ox.serialize(found, out, format=form)


class _Xml(io.BytesIO):
    """Passes XML on as readers take it: without control characters, and with returns that they do not normalise."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out

    def write(self, data: Any) -> int:
        self._out.write(_CONTROL.sub("\ufffd".encode(), bytes(data)).replace(b"\r", b"&#13;"))
        return len(data)
