"""Helpers for the tests of stores: the whole of a store, in a form that can be compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from loaders.elements import stored
from ontology.model import model

if TYPE_CHECKING:
    from loaders.elements import Graph
    from loaders.store import Store

Dump = tuple[dict[str, tuple[Any, ...]], dict[str, tuple[Any, ...]]]
"""Nodes by id (labels, properties) and edges by id (type, start, end, properties)."""


def dump(store: Store) -> Dump:
    """Everything that is in ``store``."""
    nodes: dict[str, tuple[Any, ...]] = {}
    for (node,) in store.query("MATCH (n) RETURN n").rows:
        identifier = node["properties"]["id"]
        assert identifier not in nodes, f"{identifier} is there twice"
        nodes[identifier] = (node["labels"], node["properties"])
    edges: dict[str, tuple[Any, ...]] = {}
    for start, relation, end in store.query("MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b").rows:
        identifier = relation["properties"]["id"]
        assert identifier not in edges, f"{identifier} is there twice"
        assert (relation["start"], relation["end"]) == (start, end)
        edges[identifier] = (relation["type"], start, end, relation["properties"])
    return nodes, edges


def expected(graph: Graph) -> Dump:
    """What a store that holds ``graph`` and nothing else dumps."""
    nodes = {n.id: (sorted(model().labels(n.label)), _plain(stored(n))) for n in graph.nodes.values()}
    edges = {e.id: (e.type, e.start, e.end, _plain({"id": e.id, **e.properties})) for e in graph.edges.values()}
    return nodes, edges


def _plain(properties: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in properties.items()}
