"""What a graph is made of: nodes and edges, before any store sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ontology.facts import BASE
from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | float | bool | date | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Node:
    """A node; its further labels follow from ``label`` (:meth:`ontology.model.Model.labels`)."""

    id: str
    label: str
    properties: Mapping[str, Value]
    """By key; ``name`` always, ``id`` and ``uri`` never: they follow from ``id``."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship; at most one of a type between two nodes."""

    id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges by id."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def add_node(self, identifier: str, label: str, **properties: Value | None) -> str:
        """Add a node, its empty properties left out; the first of an id stays. Gives back the id."""
        if identifier not in self.nodes:
            self.nodes[identifier] = Node(identifier, label, said(properties))
        return identifier

    def add_edge(self, start: str, kind: str, end: str, **properties: Value) -> None:
        """Add an edge; a second one of the type between the two changes nothing."""
        identifier = edge_id(start, kind, end)
        if identifier not in self.edges:
            self.edges[identifier] = Edge(identifier, kind, start, end, properties)


def said(properties: Mapping[str, Value | None]) -> dict[str, Value]:
    """``properties`` without those that say nothing, by key."""
    return {key: value for key, value in sorted(properties.items()) if value is not None and value != []}


def edge_id(start: str, kind: str, end: str) -> str:
    """The identifier of the edge of a type between two nodes."""
    return "edge/" + sha256("\x1f".join((start, kind, end)).encode()).hexdigest()[:16]


def uri(identifier: str) -> str:
    """The IRI of a node."""
    return BASE + identifier


def is_fact(node: Node) -> bool:
    """Whether the node is a claim, which belongs to one report alone."""
    return "Fact" in model().classes[node.label].superlabels


def stored(node: Node) -> dict[str, Any]:
    """The properties of a node as a property graph holds them, ``id`` and ``uri`` among them."""
    return {"id": node.id, "uri": uri(node.id), **node.properties}
