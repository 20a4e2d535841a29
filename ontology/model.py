"""The model of the graph, read from ``schema.ttl``: node labels, relationship types and property keys.

Names are derived mechanically: a class's local name is its label (``ProgramRun``), an object property's is its
relationship type in upper snake case (``runOf`` is ``RUN_OF``), a datatype property's is its key (``changeOf``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast

from ontology.terms import KG, OWL, RDFS, SCHEMA_ORG, XSD
from ontology.turtle import Resource, read_turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HERE = Path(__file__).parent
SCHEMA = HERE / "schema.ttl"
STATUS = HERE / "status.ttl"
SHAPES = HERE / "shapes.ttl"
VOCABULARY = HERE / "vocabulary"

Datatype = Literal["string", "integer", "float", "boolean", "date", "strings", "integers"]
_DATATYPES = {"string": "string", "integer": "integer", "decimal": "float", "boolean": "boolean", "date": "date"}


@dataclass(frozen=True, slots=True)
class NodeClass:
    """A kind of node."""

    label: str
    iri: str
    superlabels: tuple[str, ...]
    """Labels of its superclasses in our namespace, nearest first: further labels of the same node."""
    name_zh: str
    comment: str
    equivalents: tuple[str, ...]
    """IRIs of the standard classes that it, or a superclass of ours, specialises; sorted."""
    colour: str
    """How a screen paints it, ``#RRGGBB``; ``""`` where it has no colour of its own."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of nodes or relationships."""

    key: str
    iri: str
    """What RDF writes it with: a term of ours, or a standard one (``name`` is ``rdfs:label``)."""
    datatype: Datatype
    comment: str
    name_zh: str
    xsd: str
    """IRI of the XML Schema datatype of one value in RDF."""
    labels: tuple[str, ...]
    """Labels of the nodes that may have it, subclasses not repeated; ``()`` for all nodes, or none if on relations."""
    relations: tuple[str, ...]
    """Types of the relationships that carry it, besides their ``id``."""
    in_rdf: bool
    """False where RDF has no such triple (``id`` and ``uri`` are the IRI; relations have no properties)."""


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of relationship."""

    type: str
    iri: str
    domain: tuple[str, ...]
    """Labels that it may start from; a subclass of one of them may too."""
    range: tuple[str, ...]
    """Labels that it may end at; a subclass of one of them may too."""
    derived: bool
    """True where rules derive it from facts."""
    comment: str
    name_zh: str
    equivalents: tuple[str, ...]
    """IRIs of the standard properties that it specialises; sorted."""
    colour: str
    """How a screen paints it, ``#RRGGBB``; ``""`` where it has no colour of its own."""


@dataclass(frozen=True, slots=True)
class Model:
    """What can be said. All mappings keep the order of ``schema.ttl``."""

    classes: Mapping[str, NodeClass]
    """The labels of nodes of the property graph."""
    properties: Mapping[str, Property]
    relations: Mapping[str, RelationType]
    rdf_classes: Mapping[str, NodeClass]
    """Classes that only RDF has: evidence, which the property graph keeps as properties of the fact."""
    rdf_relations: Mapping[str, RelationType]
    turtle_files: tuple[Path, ...]
    """Every Turtle file of the ontology, the schema first, the shapes last."""

    def labels(self, label: str) -> tuple[str, ...]:
        """``label`` and its superlabels."""
        return (label, *self.classes[label].superlabels)

    def properties_of(self, label: str) -> list[Property]:
        """The properties that a node with ``label`` may have, those of its superclasses included."""
        mine = set(self.labels(label))
        return [p for p in self.properties.values() if not p.relations and (not p.labels or mine & set(p.labels))]

    def relations_from(self, label: str) -> list[RelationType]:
        """The relations that a node with ``label`` may start."""
        mine = set(self.labels(label))
        return [r for r in self.relations.values() if mine & set(r.domain)]


def relationship_type(local_name: str) -> str:
    """``runOf`` -> ``RUN_OF``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", local_name).upper()


@lru_cache(maxsize=1)
def model() -> Model:
    """The model of ``schema.ttl``.

    Raises:
        OntologyError: the file does not read or lacks what a term must have.
    """
    terms = {iri: r for iri, r in read_turtle(SCHEMA).items() if iri.startswith(KG)}
    classes = {iri: r for iri, r in terms.items() if OWL + "Class" in r.types}
    relations = {iri: r for iri, r in terms.items() if OWL + "ObjectProperty" in r.types}
    properties = {iri: r for iri, r in terms.items() if OWL + "DatatypeProperty" in r.types}

    node_classes = [_node_class(iri, classes) for iri in classes]
    relation_types = [_relation(iri, r) for iri, r in relations.items()]
    rdf_only = {iri for iri, r in terms.items() if r.text(KG + "onlyIn") == "rdf"}
    others = sorted(path for path in HERE.glob("*.ttl") if path not in {SCHEMA, SHAPES})
    keys = [_property(iri, r) for iri, r in properties.items()]
    return Model(
        classes=MappingProxyType({c.label: c for c in node_classes if c.iri not in rdf_only}),
        properties=MappingProxyType({p.key: p for p in keys}),
        relations=MappingProxyType({r.type: r for r in relation_types if r.iri not in rdf_only}),
        rdf_classes=MappingProxyType({c.label: c for c in node_classes if c.iri in rdf_only}),
        rdf_relations=MappingProxyType({r.type: r for r in relation_types if r.iri in rdf_only}),
        turtle_files=(SCHEMA, *others, *vocabulary_files(), SHAPES),
    )


def vocabulary_files() -> tuple[Path, ...]:
    """The Turtle files of the vocabularies, sorted by name."""
    return tuple(sorted(VOCABULARY.glob("*.ttl")))


def _local(iri: str) -> str:
    return iri.removeprefix(KG)


def _ours(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(_local(iri) for iri in iris if iri.startswith(KG))


def _theirs(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({iri for iri in iris if not iri.startswith(KG)}))


def _node_class(iri: str, classes: Mapping[str, Resource]) -> NodeClass:
    supers: list[str] = []
    parents = list(classes[iri].iris(RDFS + "subClassOf"))
    while parents:
        parent = parents.pop(0)
        if parent not in supers:
            supers.append(parent)
            parents += classes[parent].iris(RDFS + "subClassOf") if parent in classes else []
    resource = classes[iri]
    return NodeClass(
        label=_local(iri),
        iri=iri,
        superlabels=_ours(supers),
        name_zh=resource.text(RDFS + "label", "zh-Hans"),
        comment=resource.text(RDFS + "comment", "en"),
        equivalents=_theirs(supers),
        colour=resource.text(KG + "colour"),
    )


def _relation(iri: str, resource: Resource) -> RelationType:
    return RelationType(
        type=relationship_type(_local(iri)),
        iri=iri,
        domain=_ours([*resource.iris(RDFS + "domain"), *resource.iris(SCHEMA_ORG + "domainIncludes")]),
        range=_ours([*resource.iris(RDFS + "range"), *resource.iris(SCHEMA_ORG + "rangeIncludes")]),
        derived=resource.text(KG + "derived") == "true",
        comment=resource.text(RDFS + "comment", "en"),
        name_zh=resource.text(RDFS + "label", "zh-Hans"),
        equivalents=_theirs(resource.iris(RDFS + "subPropertyOf")),
        colour=resource.text(KG + "colour"),
    )


def _property(iri: str, resource: Resource) -> Property:
    xsd = resource.iris(RDFS + "range")[0]
    datatype = _DATATYPES[xsd.removeprefix(XSD)]
    if resource.text(KG + "many") == "true":
        datatype += "s"
    return Property(
        key=_local(iri),
        iri=next(iter(resource.iris(KG + "writtenAs")), iri),
        datatype=cast("Datatype", datatype),
        comment=resource.text(RDFS + "comment", "en"),
        name_zh=resource.text(RDFS + "label", "zh-Hans"),
        xsd=xsd,
        labels=_ours([*resource.iris(RDFS + "domain"), *resource.iris(SCHEMA_ORG + "domainIncludes")]),
        relations=tuple(relationship_type(name) for name in _ours(resource.iris(KG + "onRelation"))),
        in_rdf=resource.text(KG + "onlyIn") != "graph",
    )
