"""RDF files: the same graph as triples, and the evidence of each fact as the Web Annotation terms say it.

Nodes have their IRIs, no blank nodes; a fact's evidence is ``<fact>#evidence`` with the selectors ``#position`` and
``#quote``. The same graph gives the same bytes: triples are sorted. N-Quads puts each report into a graph named by its
own IRI, so that a report can be taken out of a triple store by dropping one graph.
"""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from loaders.elements import Graph, Node, is_fact, uri
from ontology.model import model
from ontology.terms import KG, RDF, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.elements import Value

OA = "http://www.w3.org/ns/oa#"
PREFIXES = {"kg": KG, "oa": OA, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}

_TYPE = ox.NamedNode(RDF + "type")
_CONCEPT = SKOS + "Concept"
_LANGUAGE = "zh-Hans"


def triples(graph: Graph) -> list[ox.Triple]:
    """The graph as triples, sorted, none twice."""
    found = {triple for node in graph.nodes.values() for triple in _node(node)}
    reports = {edge.start: edge.end for edge in graph.edges.values() if edge.type == "STATED_IN"}
    for node in graph.nodes.values():
        if is_fact(node):
            found.update(_evidence(node, reports[node.id]))
    for edge in graph.edges.values():
        relation = ox.NamedNode(model().relations[edge.type].iri)
        found.add(ox.Triple(ox.NamedNode(uri(edge.start)), relation, ox.NamedNode(uri(edge.end))))
    return sorted(found, key=str)


def turtle(graph: Graph) -> bytes:
    """The graph in Turtle, UTF-8."""
    return _bytes(triples(graph), ox.RdfFormat.TURTLE)


def write_turtle(graphs: Iterable[Graph], out: BinaryIO) -> None:
    """Write Turtle, the triples of each piece sorted: memory does not grow with their number.

    Args:
        graphs: the pieces of a graph (:func:`loaders.exports.stream.parts`).
        out: where the bytes go.
    """
    found = (triple for graph in graphs for triple in triples(graph))
    ox.serialize(found, out, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def ntriples(graph: Graph) -> str:
    """The graph in N-Triples."""
    return _bytes(triples(graph), ox.RdfFormat.N_TRIPLES).decode()


def write_nquads(graphs: Iterable[tuple[str, Graph]], out: BinaryIO) -> None:
    """Write N-Quads, each report's graph under its IRI, one after the other: memory does not grow with their number.

    Args:
        graphs: identifiers of reports with their graphs; in the order of :meth:`Workspace.reports` for the same bytes.
        out: where the bytes go.
    """
    for report, graph in graphs:
        name = ox.NamedNode(uri(report))
        quads = (ox.Quad(t.subject, t.predicate, t.object, name) for t in triples(graph))
        ox.serialize(quads, out, format=ox.RdfFormat.N_QUADS)


def _bytes(data: Iterable[ox.Triple], form: ox.RdfFormat) -> bytes:
    buffer = io.BytesIO()
    prefixes = PREFIXES if form == ox.RdfFormat.TURTLE else {}
    ox.serialize(data, buffer, format=form, prefixes=prefixes)
    return buffer.getvalue()


def _node(node: Node) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(uri(node.id))
    kind = model().classes[node.label]
    for label in model().labels(node.label):
        yield ox.Triple(subject, _TYPE, ox.NamedNode(model().classes[label].iri))
    for key, value in node.properties.items():
        if _in_rdf(key):
            predicate = ox.NamedNode(model().properties[key].iri)
            for item in value if isinstance(value, list) else [value]:
                yield ox.Triple(subject, predicate, _literal(item, key))
    if _CONCEPT in kind.equivalents:
        yield ox.Triple(subject, _TYPE, ox.NamedNode(_CONCEPT))
        name = ox.Literal(str(node.properties["name"]), language=_LANGUAGE)
        yield ox.Triple(subject, ox.NamedNode(SKOS + "prefLabel"), name)


def _evidence(fact: Node, report: str) -> Iterator[ox.Triple]:
    start, end, quote = (fact.properties[key] for key in ("start", "end", "quote"))
    evidence, position, words = (ox.NamedNode(uri(fact.id) + part) for part in ("#evidence", "#position", "#quote"))
    yield ox.Triple(ox.NamedNode(uri(fact.id)), ox.NamedNode(KG + "hasEvidence"), evidence)
    yield ox.Triple(evidence, _TYPE, ox.NamedNode(KG + "Evidence"))
    yield ox.Triple(evidence, _TYPE, ox.NamedNode(OA + "SpecificResource"))
    yield ox.Triple(evidence, ox.NamedNode(OA + "hasSource"), ox.NamedNode(uri(report)))
    yield ox.Triple(evidence, ox.NamedNode(OA + "hasSelector"), position)
    yield ox.Triple(evidence, ox.NamedNode(OA + "hasSelector"), words)
    yield ox.Triple(position, _TYPE, ox.NamedNode(OA + "TextPositionSelector"))
    yield ox.Triple(position, ox.NamedNode(OA + "start"), _literal(start, "start"))
    yield ox.Triple(position, ox.NamedNode(OA + "end"), _literal(end, "end"))
    yield ox.Triple(words, _TYPE, ox.NamedNode(OA + "TextQuoteSelector"))
    yield ox.Triple(words, ox.NamedNode(OA + "exact"), _literal(quote, "quote"))


@cache
def _in_rdf(key: str) -> bool:
    return model().properties[key].in_rdf


def _literal(value: Value, key: str) -> ox.Literal:
    datatype = model().properties[key].xsd
    if key in {"aliases", "definition"}:
        return ox.Literal(str(value), language=_LANGUAGE)
    if datatype == XSD + "string":
        return ox.Literal(str(value))
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, float):
        text = format(Decimal(repr(value)), "f")
    else:
        text = str(value)
    return ox.Literal(text, datatype=ox.NamedNode(datatype))
