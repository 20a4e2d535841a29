"""networkx: a part of the graph for analysis.

Meant for subgraphs; a whole corpus belongs into a store.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import networkx as nx

from loaders.elements import stored

if TYPE_CHECKING:
    from loaders.elements import Graph, Value


def to_networkx(graph: Graph) -> nx.MultiDiGraph:
    """The graph with nodes keyed by id and edges by theirs; attributes are the properties and ``label`` or ``type``.

    Nodes and edges come in the order of their ids.
    """
    result = nx.MultiDiGraph()
    for identifier in sorted(graph.nodes):
        node = graph.nodes[identifier]
        result.add_node(identifier, label=node.label, **_flat(stored(node)))
    for identifier in sorted(graph.edges):
        edge = graph.edges[identifier]
        result.add_edge(edge.start, edge.end, key=identifier, type=edge.type, **_flat(dict(edge.properties)))
    return result


def _flat(properties: dict[str, Value]) -> dict[str, str | int | float | bool]:
    """Properties as these formats can hold them: lists joined, dates as text."""
    flat: dict[str, str | int | float | bool] = {}
    for key, value in properties.items():
        if isinstance(value, list):
            flat[key] = "; ".join(map(str, value))
        elif isinstance(value, date):
            flat[key] = value.isoformat()
        else:
            flat[key] = value
    return flat
