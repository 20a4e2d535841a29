"""RDF files: the same graph as triples, and the evidence of each fact as the Web Annotation terms say it.

Nodes have their IRIs, no blank nodes; a fact's evidence is ``<fact>#evidence`` with the selectors ``#position`` and
``#quote``. The same graph gives the same bytes. N-Quads puts each report into a graph named by its own IRI, so that a
report can be taken out of a triple store by dropping one graph.
"""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from loaders.elements import Edge, Graph, Node, is_fact, uri
from ontology.model import model
from ontology.terms import KG, RDF, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.elements import Value

OA = "http://www.w3.org/ns/oa#"
PREFIXES = {"kg": KG, "oa": OA, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}

_TYPE = ox.NamedNode(RDF + "type")
_CONCEPT = ox.NamedNode(SKOS + "Concept")
_PREFERRED = ox.NamedNode(SKOS + "prefLabel")
_STRING = ox.NamedNode(XSD + "string")
_LANGUAGE = "zh-Hans"


def triples(graph: Graph) -> Iterator[ox.Triple]:
    """The graph as triples, none twice: node by node in the order of ids, so that each subject stands together."""
    leading: dict[str, list[Edge]] = {}
    for edge in graph.edges.values():
        leading.setdefault(edge.start, []).append(edge)
    for identifier in sorted(graph.nodes.keys() | leading.keys()):
        subject = ox.NamedNode(uri(identifier))
        edges = sorted(leading.get(identifier, ()), key=lambda edge: (edge.type, edge.end))
        node = graph.nodes.get(identifier)
        if node:
            yield from _node(subject, node)
        for edge in edges:
            yield ox.Triple(subject, _relation(edge.type), ox.NamedNode(uri(edge.end)))
        if node and is_fact(node):
            yield from _evidence(subject, node, next(edge.end for edge in edges if edge.type == "STATED_IN"))


def turtle(graph: Graph) -> bytes:
    """The graph in Turtle, UTF-8."""
    return _bytes(triples(graph), ox.RdfFormat.TURTLE)


def write_turtle(graphs: Iterable[Graph], out: BinaryIO) -> None:
    """Write Turtle, piece after piece: memory does not grow with their number.

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


def _node(subject: ox.NamedNode, node: Node) -> Iterator[ox.Triple]:
    for kind in _types(node.label):
        yield ox.Triple(subject, _TYPE, kind)
    for key, value in node.properties.items():
        if predicate := _predicate(key):
            items: Iterable[Value] = dict.fromkeys(value) if isinstance(value, list) else (value,)
            for item in items:
                yield ox.Triple(subject, predicate, _literal(item, key))
    if _CONCEPT in _types(node.label):
        name = ox.Literal(str(node.properties["name"]), language=_LANGUAGE)
        yield ox.Triple(subject, _PREFERRED, name)


def _evidence(subject: ox.NamedNode, fact: Node, report: str) -> Iterator[ox.Triple]:
    start, end, quote = (fact.properties[key] for key in ("start", "end", "quote"))
    evidence, position, words = (ox.NamedNode(subject.value + part) for part in ("#evidence", "#position", "#quote"))
    yield ox.Triple(subject, _kg("hasEvidence"), evidence)
    yield ox.Triple(evidence, _TYPE, _kg("Evidence"))
    yield ox.Triple(evidence, _TYPE, _oa("SpecificResource"))
    yield ox.Triple(evidence, _oa("hasSource"), ox.NamedNode(uri(report)))
    yield ox.Triple(evidence, _oa("hasSelector"), position)
    yield ox.Triple(evidence, _oa("hasSelector"), words)
    yield ox.Triple(position, _TYPE, _oa("TextPositionSelector"))
    yield ox.Triple(position, _oa("start"), _literal(start, "start"))
    yield ox.Triple(position, _oa("end"), _literal(end, "end"))
    yield ox.Triple(words, _TYPE, _oa("TextQuoteSelector"))
    yield ox.Triple(words, _oa("exact"), _literal(quote, "quote"))


@cache
def _types(label: str) -> tuple[ox.NamedNode, ...]:
    found = [ox.NamedNode(model().classes[name].iri) for name in model().labels(label)]
    return (*found, _CONCEPT) if _CONCEPT.value in model().classes[label].equivalents else tuple(found)


@cache
def _predicate(key: str) -> ox.NamedNode | None:
    """What RDF writes a property with; ``None`` where it has none."""
    return ox.NamedNode(model().properties[key].iri) if model().properties[key].in_rdf else None


@cache
def _relation(kind: str) -> ox.NamedNode:
    return ox.NamedNode(model().relations[kind].iri)


@cache
def _kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(KG + name)


@cache
def _oa(name: str) -> ox.NamedNode:
    return ox.NamedNode(OA + name)


@cache
def _datatype(key: str) -> ox.NamedNode:
    return ox.NamedNode(model().properties[key].xsd)


def _literal(value: Value, key: str) -> ox.Literal:
    datatype = _datatype(key)
    if key in {"aliases", "definition"}:
        return ox.Literal(str(value), language=_LANGUAGE)
    if datatype == _STRING:
        return ox.Literal(str(value))
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, float):
        text = format(Decimal(repr(value)), "f")
    else:
        text = str(value)
    return ox.Literal(text, datatype=datatype)
