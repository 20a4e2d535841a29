"""The comparable values as an RDF Data Cube: one observation a cell, one slice a set of values that may be compared.

The structure is that of ``ontology/cube.ttl``; the rules by which a cell gets its value are those of
:mod:`loaders.exports.cells`. Each observation says by ``prov:wasDerivedFrom`` which facts it rests on. No blank nodes;
the same facts give the same bytes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from loaders.elements import uri
from loaders.exports.cells import cells
from ontology.facts import BASE
from ontology.model import HERE
from ontology.terms import KG, LANGUAGE, RDF, RDFS, SCHEMA_ORG, SKOS, XSD, concept_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.exports.cells import Cell, Cells, Observation
    from loaders.exports.stream import Part

STRUCTURE = HERE / "cube.ttl"
DATASET = ox.NamedNode(BASE + "cube")
NAMESPACE = BASE + "cube#"
QB = "http://purl.org/linked-data/cube#"
CODE = "http://purl.org/linked-data/sdmx/2009/code#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
PREFIXES = {
    "cube": NAMESPACE,
    "dcterms": DCTERMS,
    "kg": KG,
    "prov": PROV,
    "qb": QB,
    "rdfs": RDFS,
    "schema": SCHEMA_ORG,
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": CODE,
    "sdmx-concept": "http://purl.org/linked-data/sdmx/2009/concept#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "skos": SKOS,
    "xsd": XSD,
}
NO_DENOMINATOR = "无"
_PERIOD = re.compile(r"(\d{4})(H[12]|Q[1-4])?(?:/(\d{4}))?")
_DAYS = {
    "": ("01-01", "12-31"),
    "H1": ("01-01", "06-30"),
    "H2": ("07-01", "12-31"),
    "Q1": ("01-01", "03-31"),
    "Q2": ("04-01", "06-30"),
    "Q3": ("07-01", "09-30"),
    "Q4": ("10-01", "12-31"),
}

Term = ox.NamedNode | ox.Literal


def write_cube(parts: Iterable[Part], out: BinaryIO) -> str:
    """Write the cube of a graph in Turtle; gives what there is to say of it.

    Args:
        parts: the pieces of the graph (:func:`loaders.exports.stream.parts`).
        out: where the bytes go.
    """
    found = cells(parts)
    ox.serialize(_triples(found), out, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    slices = len({_slice(cell) for cell in found.observations})
    left = f"; {found.disputed} cells are left out because reports disagree on them" if found.disputed else ""
    return f"{len(found.observations)} observations in {slices} slices{left}"


def _triples(found: Cells) -> Iterator[ox.Triple]:
    yield from sorted((quad.triple for quad in ox.parse(STRUCTURE.read_bytes(), format=ox.RdfFormat.TURTLE)), key=str)
    yield from _about(
        DATASET,
        [
            (RDF + "type", _qb("DataSet")),
            (QB + "structure", _cube("structure")),
            (RDFS + "label", ox.Literal("可比指标", language=LANGUAGE)),
            (RDFS + "label", ox.Literal("Comparable metrics", language="en")),
            *((QB + "slice", iri) for iri in sorted({_slice(cell) for cell in found.observations}, key=str)),
        ],
    )
    yield from _about(ox.NamedNode(BASE + "metric"), [(RDF + "type", ox.NamedNode(SKOS + "ConceptScheme"))])
    yield from sorted(set(_codes(found)), key=str)
    for cell, observation in found.observations.items():  # those of a slice stand together
        iri = _observation(cell)
        yield from _about(_slice(cell), [(QB + "observation", iri)])
        yield from _about(iri, _said(cell, observation))


def _codes(found: Cells) -> Iterator[ox.Triple]:
    """What the values of the dimensions are, and the slices."""
    for node in found.nodes.values():
        iri = ox.NamedNode(uri(node.id))
        name = ox.Literal(str(node.properties["name"]), language=LANGUAGE)
        yield from _about(iri, [(RDF + "type", ox.NamedNode(KG + node.label)), (RDFS + "label", name)])
        if node.label == "Metric":
            yield from _concept(iri, BASE + "metric", name.value)
        elif code := node.properties.get("code"):
            yield from _about(iri, [(KG + "code", ox.Literal(str(code)))])
    for cell in found.observations:
        yield from _about(_period(cell.period), _period_said(cell.period))
        for scheme, code in _coded(cell):
            yield from _concept(_code(scheme, code), f"{BASE}cube/{scheme}", code)
        yield from _about(
            _slice(cell),
            [(RDF + "type", _qb("Slice")), (QB + "sliceStructure", _cube("comparable")), *_fixed(cell)],
        )


def _coded(cell: Cell) -> list[tuple[str, str]]:
    return [
        ("unit-class", cell.unit_class),
        ("denominator", cell.denominator or NO_DENOMINATOR),
        ("scope", cell.scope),
    ]


def _fixed(cell: Cell) -> list[tuple[str, Term]]:
    """What all observations of a slice have in common."""
    unit_class, denominator, scope = (_code(scheme, name) for scheme, name in _coded(cell))
    return [
        (NAMESPACE + "metric", ox.NamedNode(uri(cell.metric))),
        (NAMESPACE + "unitClass", unit_class),
        (NAMESPACE + "denominator", denominator),
        (NAMESPACE + "scope", scope),
    ]


def _said(cell: Cell, observation: Observation) -> list[tuple[str, Term]]:
    value = ox.Literal(format(Decimal(repr(observation.value)), "f"), datatype=ox.NamedNode(XSD + "decimal"))
    status = "obsStatus-E" if observation.bound else "obsStatus-A"
    return [
        (RDF + "type", _qb("Observation")),
        (QB + "dataSet", DATASET),
        (NAMESPACE + "area", ox.NamedNode(uri(cell.area))),
        (NAMESPACE + "period", _period(cell.period)),
        *_fixed(cell),
        (NAMESPACE + "value", value),
        (NAMESPACE + "unit", ox.Literal(observation.unit)),
        (NAMESPACE + "status", ox.NamedNode(CODE + status)),
        *([(NAMESPACE + "bound", ox.Literal(observation.bound))] if observation.bound else []),
        *((PROV + "wasDerivedFrom", ox.NamedNode(uri(fact))) for fact in observation.facts),
    ]


def _concept(iri: ox.NamedNode, scheme: str, name: str) -> Iterator[ox.Triple]:
    return _about(
        iri,
        [
            (RDF + "type", ox.NamedNode(SKOS + "Concept")),
            (SKOS + "inScheme", ox.NamedNode(scheme)),
            (SKOS + "prefLabel", ox.Literal(name, language=LANGUAGE)),
        ],
    )


def _period(period: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}cube/period/{period.replace('/', '-')}")


def _period_said(period: str) -> list[tuple[str, Term]]:
    said: list[tuple[str, Term]] = [
        (RDF + "type", ox.NamedNode(DCTERMS + "PeriodOfTime")),
        (RDFS + "label", ox.Literal(period)),
    ]
    if match := _PERIOD.fullmatch(period):
        first, last = _DAYS[match[2] or ""]
        date = ox.NamedNode(XSD + "date")
        said.append((SCHEMA_ORG + "startDate", ox.Literal(f"{match[1]}-{first}", datatype=date)))
        said.append((SCHEMA_ORG + "endDate", ox.Literal(f"{match[3] or match[1]}-{last}", datatype=date)))
    return said


def _code(scheme: str, name: str) -> ox.NamedNode:
    """The IRI of a code; two names never share one."""
    identifier = concept_id(scheme, name)
    if identifier != f"{scheme}/{name}":
        identifier += "-" + _digest(name)
    return ox.NamedNode(f"{BASE}cube/{identifier}")


def _slice(cell: Cell) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}cube/slice/{_digest(*cell[:4])}")


def _observation(cell: Cell) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}cube/observation/{_digest(*cell)}")


def _digest(*words: str) -> str:
    return sha256("\x1f".join(words).encode()).hexdigest()[:16]


def _about(subject: ox.NamedNode, said: Iterable[tuple[str, Term]]) -> Iterator[ox.Triple]:
    return (ox.Triple(subject, ox.NamedNode(predicate), value) for predicate, value in said)


def _qb(name: str) -> ox.NamedNode:
    return ox.NamedNode(QB + name)


def _cube(name: str) -> ox.NamedNode:
    return ox.NamedNode(NAMESPACE + name)
