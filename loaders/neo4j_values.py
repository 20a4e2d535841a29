"""What Neo4j's driver returns, as the plain values that every store returns (:class:`loaders.store.Result`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neo4j.graph import Node, Path, Relationship

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def plain(value: Any, ends: Mapping[str, str]) -> Any:
    """``value`` without anything of the driver's.

    Args:
        value: a cell of an answer.
        ends: ids of the nodes that relationships end at and that the answer does not hold, by the server's own name.
    """
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _properties(value, ends)}
    if isinstance(value, Relationship):
        start, end = (_end(node, ends) for node in value.nodes)
        return {"type": value.type, "start": start, "end": end, "properties": _properties(value, ends)}
    if isinstance(value, Path):
        return {
            "nodes": [plain(node, ends) for node in value.nodes],
            "relationships": [plain(relation, ends) for relation in value.relationships],
        }
    if isinstance(value, dict):
        return {key: plain(item, ends) for key, item in value.items()}
    if isinstance(value, (list, tuple)) and not hasattr(value, "iso_format") and not hasattr(value, "srid"):
        return [plain(item, ends) for item in value]
    if hasattr(value, "iso_format"):  # dates, times and durations
        return value.iso_format()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def unknown_ends(value: Any) -> set[str]:
    """The server's own names of nodes that relationships in ``value`` end at and that came without properties."""
    return {
        node.element_id
        for relation in _relations(value)
        for node in relation.nodes
        if node is not None and not node.get("id")
    }


def _relations(value: Any) -> Iterator[Relationship]:
    if isinstance(value, Relationship):
        yield value
    elif isinstance(value, Path):
        yield from value.relationships
    elif isinstance(value, dict):
        yield from _relations(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _relations(item)


def _end(node: Node | None, ends: Mapping[str, str]) -> str | None:
    if node is None:
        return None
    return node.get("id") or ends.get(node.element_id)


def _properties(entity: Node | Relationship, ends: Mapping[str, str]) -> dict[str, Any]:
    return {key: plain(value, ends) for key, value in sorted(entity.items())}
