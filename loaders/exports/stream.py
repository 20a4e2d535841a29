"""The graph of all reports, piece by piece, without ever holding the whole of it.

What grows with the number of reports are the identifiers of the nodes that reports share; facts pass through.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from loaders.derive import RELATION_OF_STATUS
from loaders.elements import Edge, Graph, Node, is_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from loaders.elements import Value

LOST = "\ufffd"
"""What stands for a character that no file can hold: U+0000, and half of a surrogate pair."""
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_DERIVED = frozenset(RELATION_OF_STATUS.values())


class Part(NamedTuple):
    """What one report adds to those before it."""

    new: Graph
    """Its nodes and edges that none of them had."""
    around: Graph
    """All of its nodes and edges: where an edge of ``new`` ends is told here, or by an earlier part."""


def parts(graphs: Iterable[Graph]) -> Iterator[Part]:
    """The union of ``graphs``, as :func:`loaders.derive.merge` makes it, piece by piece.

    The last part is what depends on all reports: the derived relations, and places with their kinds.

    Args:
        graphs: of one report each, none twice, fit for files (:func:`fit`); in the order of
            :meth:`Workspace.reports` for the same pieces.
    """
    seen: set[str] = set()
    places: dict[str, Node] = {}
    derived: dict[str, Edge] = {}
    for graph in graphs:
        new = Graph()
        for identifier, node in graph.nodes.items():
            if node.label == "Place":
                places[identifier] = _earlier_kind(places.get(identifier), node)
            elif _own(node) or identifier not in seen:
                new.nodes[identifier] = node
        for identifier, edge in graph.edges.items():
            if edge.type in _DERIVED:
                derived[identifier] = _together(derived.get(identifier), edge)
            elif _own(graph.nodes[edge.start]) or identifier not in seen:
                new.edges[identifier] = edge
        seen.update(i for i, node in new.nodes.items() if not _own(node))
        seen.update(i for i, edge in new.edges.items() if not _own(graph.nodes[edge.start]))
        yield Part(new, graph)
    last = Graph(dict(sorted(places.items())), dict(sorted(derived.items())))
    if last.nodes or last.edges:
        yield Part(last, last)


def _own(node: Node) -> bool:
    """Whether no other report has the node, nor a relation that starts from it."""
    return node.label == "Report" or is_fact(node)


def fit(graph: Graph) -> Graph:
    """The graph with :data:`LOST` for each character that no file can hold."""
    return Graph(
        {i: _cleaned_node(node) for i, node in graph.nodes.items()},
        {i: _cleaned_edge(edge) for i, edge in graph.edges.items()},
    )


def _cleaned_node(node: Node) -> Node:
    return replace(node, properties=_cleaned(node.properties)) if _has_unfit(node.properties) else node


def _cleaned_edge(edge: Edge) -> Edge:
    return replace(edge, properties=_cleaned(edge.properties)) if _has_unfit(edge.properties) else edge


def _has_unfit(properties: Mapping[str, Value]) -> bool:
    return any(_UNFIT.search(value) for value in properties.values() if isinstance(value, str)) or any(
        isinstance(item, str) and _UNFIT.search(item)
        for value in properties.values()
        if isinstance(value, list)
        for item in value
    )


def _cleaned(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {key: _clean(value) for key, value in properties.items()}


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return _UNFIT.sub(LOST, value)
    if isinstance(value, list):
        return [_UNFIT.sub(LOST, item) for item in value if isinstance(item, str)] or value
    return value


def _earlier_kind(known: Node | None, node: Node) -> Node:
    kinds = [str(n.properties["kind"]) for n in (known, node) if n and "kind" in n.properties]
    return replace(node, properties={**node.properties, "kind": min(kinds)}) if kinds else node


def _together(known: Edge | None, edge: Edge) -> Edge:
    """The same derived relation of two reports: the facts of both, the years of both."""
    if known is None:
        return edge
    facts = _count(known) + _count(edge)
    return replace(edge, properties={"facts": facts, "years": sorted({*_years(known), *_years(edge)})})


def _count(edge: Edge) -> int:
    facts = edge.properties["facts"]
    return facts if isinstance(facts, int) else 0


def _years(edge: Edge) -> list[int]:
    years = edge.properties["years"]
    return [year for year in years if isinstance(year, int)] if isinstance(years, list) else []
