"""JSON-LD: the same triples as the Turtle, as objects that a program without RDF can read too.

The context is made from the model: keys and classes are called as in the property graph, relations as in the ontology
(``runOf``), identifiers are relative to the namespace of the project, the evidence is nested in its fact.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from loaders.elements import is_fact, uri
from loaders.rdf import OA
from ontology.facts import BASE
from ontology.model import model
from ontology.terms import KG, LANGUAGE, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.elements import Graph, Node, Value

PREFIXES = {"kg": KG, "oa": OA, "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "skos": SKOS, "xsd": XSD}
TAGGED = ("aliases", "definition")
"""Keys whose texts carry the language tag."""
_CONCEPT = SKOS + "Concept"
_DOTS = re.compile(r"(^|/)\.{1,2}(/|$)")
"""Steps that resolving a relative IRI would take away."""


def context() -> dict[str, Any]:
    """What the keys of the objects mean."""
    terms: dict[str, Any] = {"@version": 1.1, "@base": BASE, **PREFIXES}
    for kind in (*model().classes.values(), *model().rdf_classes.values()):
        terms[kind.label] = _short(kind.iri)
    for key, item in model().properties.items():
        if not item.in_rdf:
            continue
        terms[key] = _short(item.iri)
        if key in TAGGED:
            terms[key] = {"@id": _short(item.iri), "@language": LANGUAGE}
        elif item.xsd != XSD + "string":
            terms[key] = {"@id": _short(item.iri), "@type": _short(item.xsd)}
    for relation in (*model().relations.values(), *model().rdf_relations.values()):
        terms[_local(relation.iri)] = {"@id": _short(relation.iri), "@type": "@id"}
    terms["prefLabel"] = {"@id": "skos:prefLabel", "@language": LANGUAGE}
    for key in ("start", "end"):  # of a fact they are ours, of a selector those of Web Annotation
        terms["oa:" + key] = {"@type": "xsd:integer"}
    for key in ("oa:hasSource", "oa:hasSelector"):
        terms[key] = {"@type": "@id"}
    return terms


def write_jsonld(graphs: Iterable[Graph], out: BinaryIO) -> None:
    """Write one object a line, in the order of ``graphs`` and of their nodes' identifiers.

    Args:
        graphs: the pieces of a graph (:func:`loaders.exports.stream.parts`).
        out: where the bytes go.
    """
    out.write(f'{{"@context":{_json(context())},\n"@graph":['.encode())
    comma = "\n"
    for graph in graphs:
        for item in _objects(graph):
            out.write((comma + _json(item)).encode())
            comma = ",\n"
    out.write(b"\n]}\n")


def _objects(graph: Graph) -> Iterable[dict[str, Any]]:
    found = {identifier: _object(node) for identifier, node in sorted(graph.nodes.items())}
    for edge in sorted(graph.edges.values(), key=lambda edge: (edge.start, edge.type, edge.end)):
        relation = _local(model().relations[edge.type].iri)
        item = found.setdefault(edge.start, {"@id": _id(edge.start)})
        item.setdefault(relation, []).append(_id(edge.end))
        if relation == "statedIn" and is_fact(graph.nodes[edge.start]):
            item["hasEvidence"] = _evidence(graph.nodes[edge.start], edge.end)
    return [found[identifier] for identifier in sorted(found)]


def _object(node: Node) -> dict[str, Any]:
    concept = _CONCEPT in model().classes[node.label].equivalents
    item: dict[str, Any] = {
        "@id": _id(node.id),
        "@type": [*model().labels(node.label), *(["skos:Concept"] if concept else [])],
    }
    for key, value in node.properties.items():
        if model().properties[key].in_rdf:
            item[key] = [_plain(v, key) for v in value] if isinstance(value, list) else _plain(value, key)
    if concept:
        item["prefLabel"] = node.properties["name"]
    return item


def _evidence(fact: Node, report: str) -> dict[str, Any]:
    start, end, quote = (fact.properties[key] for key in ("start", "end", "quote"))
    position = {"@id": _id(fact.id + "#position"), "@type": "oa:TextPositionSelector"}
    words = {"@id": _id(fact.id + "#quote"), "@type": "oa:TextQuoteSelector", "oa:exact": quote}
    return {
        "@id": _id(fact.id + "#evidence"),
        "@type": ["Evidence", "oa:SpecificResource"],
        "oa:hasSource": _id(report),
        "oa:hasSelector": [position | {"oa:start": start, "oa:end": end}, words],
    }


def _plain(value: Value, key: str) -> str | int | bool:
    """A value as JSON can hold it without losing anything: decimals as text, which the context types."""
    if model().properties[key].xsd == XSD + "decimal":
        return format(Decimal(repr(value)), "f")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (bool, int)) else str(value)


def _id(identifier: str) -> str:
    return uri(identifier) if _DOTS.search(identifier) else identifier


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _local(iri: str) -> str:
    return iri.removeprefix(KG)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
