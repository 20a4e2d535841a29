"""The graph as tables: one a kind of fact, one a class of node, one of the relations between nodes.

A row of a fact or of a report says also where its relations lead, by id and by name (``measures``, ``measuresName``),
so that most questions need one table. Columns come from the model and are there whether or not a row fills them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from loaders.elements import is_fact
from ontology.model import SHAPES, model
from ontology.terms import KG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.elements import Edge, Graph, Node, Value
    from loaders.exports.stream import Part
    from ontology.model import Datatype, RelationType

Row = dict[str, "Value"]
"""Values by column; what is absent is left out."""
RELATIONS = "relations"
FACTS = "facts"
"""Name of the one table that has all kinds of facts."""
_LEFT_OUT = frozenset({"uri", "digest"})
"""The IRI is the id; the digest is the store's own business."""
_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    datatype: Datatype
    comment: str
    name_zh: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first column is the key of a row, but for that of the relations."""

    name: str
    columns: tuple[Column, ...]
    comment: str


@lru_cache(maxsize=1)
def tables() -> dict[str, Table]:
    """All tables by name, in the order of the model; :data:`RELATIONS` last."""
    found = {
        label: Table(label, tuple(_columns(label)), kind.comment)
        for label, kind in model().classes.items()
        if label != "Fact"
    }
    relations = Table(
        RELATIONS,
        (
            Column("type", "string", "The type of the relation.", "类型"),
            Column("start", "string", "The id of the node that it starts from.", "起点"),
            Column("end", "string", "The id of the node that it ends at.", "终点"),
            *(_property(key) for key, item in model().properties.items() if item.relations),
        ),
        "Relations between nodes that are neither facts nor reports; those of facts and reports are in their tables.",
    )
    return {**found, RELATIONS: relations}


@lru_cache(maxsize=1)
def facts_table() -> Table:
    """All kinds of facts in one table: the columns of each, and which kind it is."""
    columns = {"kind of fact": Column("factKind", "string", "The kind of fact: a class of the model.", "事实种类")}
    for label in model().classes:
        if _is_fact(label):
            columns |= {column.name: column for column in tables()[label].columns if column.name not in columns}
    return Table(FACTS, tuple(columns.values()), "All facts, whatever their kind.")


def rows(part: Part) -> Iterator[tuple[str, Row]]:
    """The rows that a part adds, each with the name of its table: nodes by id, facts by their place in the report."""
    leading = _outgoing(part.new)
    for node in sorted(part.new.nodes.values(), key=_place):
        yield node.label, _row(node, leading.get(node.id, []), part.around)
    for edge in sorted(part.new.edges.values(), key=lambda edge: (edge.type, edge.start, edge.end)):
        start = part.around.nodes.get(edge.start)
        if start is None or not _tells(start.label):
            yield RELATIONS, {"type": edge.type, "start": edge.start, "end": edge.end, **edge.properties}


def fact_rows(part: Part) -> Iterator[Row]:
    """The rows of facts for :func:`facts_table`."""
    for table, row in rows(part):
        if _is_fact(table):
            yield {"factKind": table, **row}


def _outgoing(graph: Graph) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in graph.edges.values():
        node = graph.nodes.get(edge.start)
        if node and _tells(node.label):
            found.setdefault(edge.start, []).append(edge)
    return found


def _row(node: Node, edges: list[Edge], around: Graph) -> Row:
    row: Row = {"id": node.id, **{k: v for k, v in node.properties.items() if k not in _LEFT_OUT}}
    for edge in sorted(edges, key=lambda edge: (edge.type, edge.end)):
        key, name = relation_key(model().relations[edge.type]), str(around.nodes[edge.end].properties["name"])
        if (node.label, edge.type) not in _once():
            row[key] = [*map(str, _list(row.get(key))), edge.end]
            row[key + "Name"] = [*map(str, _list(row.get(key + "Name"))), name]
        else:
            row[key], row[key + "Name"] = edge.end, name
    return row


def _place(node: Node) -> tuple[bool, int, str]:
    start = node.properties.get("start")
    return is_fact(node), start if isinstance(start, int) else 0, node.id


@lru_cache(maxsize=1)
def _once() -> frozenset[tuple[str, str]]:
    """Labels with the relations of which a node of that label has at most one, as the shapes say."""
    shapes: dict[object, dict[str, list[object]]] = {}
    for quad in ox.parse(SHAPES.read_bytes(), format=ox.RdfFormat.TURTLE):
        shapes.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    types: dict[object, str] = {ox.NamedNode(relation.iri): kind for kind, relation in model().relations.items()}
    found: set[tuple[str, str]] = set()
    for shape in shapes.values():
        for target in shape.get(_SH + "targetClass", []):
            for constraint in (shapes.get(item, {}) for item in shape.get(_SH + "property", [])):
                paths = [types[path] for path in constraint.get(_SH + "path", []) if path in types]
                if ox.Literal(1) in constraint.get(_SH + "maxCount", []) and isinstance(target, ox.NamedNode):
                    found.update((target.value.removeprefix(KG), kind) for kind in paths)
    return frozenset(found)


def _columns(label: str) -> Iterator[Column]:
    yield from (_property(item.key) for item in model().properties_of(label) if item.key not in _LEFT_OUT)
    if not _tells(label):
        return
    for relation in model().relations_from(label):
        key = relation_key(relation)
        many: Datatype = "string" if (label, relation.type) in _once() else "strings"
        yield Column(key, many, f"{relation.comment} The id.", relation.name_zh)
        yield Column(key + "Name", many, f"{relation.comment} The name.", relation.name_zh + "（名称）")


def _property(key: str) -> Column:
    item = model().properties[key]
    return Column(key, item.datatype, item.comment, item.name_zh)


def relation_key(relation: RelationType) -> str:
    """What a relation is called as a column: ``runOf``."""
    return relation.iri.removeprefix(KG)


@lru_cache
def _is_fact(label: str) -> bool:
    return label in model().classes and "Fact" in model().classes[label].superlabels


def _tells(label: str) -> bool:
    """Whether the rows of a label tell their relations: all of them are known with the node."""
    return label == "Report" or _is_fact(label)


def _list(value: Value | None) -> list[str] | list[int]:
    return value if isinstance(value, list) else []
