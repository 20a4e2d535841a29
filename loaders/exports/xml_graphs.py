"""GraphML and GEXF: the graph for Gephi, yEd and Cytoscape, written in a stream.

Both formats want the nodes before the edges, so the edges wait in a file of their own. ``label`` is what is written
beside a node or an edge; ``class`` of a node and ``type`` of an edge are those of the property graph. A list is joined
by ``; ``; what XML cannot hold (control characters) becomes U+FFFD.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from decimal import Decimal
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Protocol
from xml.sax.saxutils import escape, quoteattr

from loaders.elements import stored
from loaders.exports.stream import LOST
from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loaders.elements import Edge, Graph, Node, Value

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATATYPES = {"integer": "long", "float": "double", "boolean": "boolean"}
"""In both formats; all others are strings."""


class _Form(Protocol):
    """What differs between the two."""

    head: str
    between: str
    tail: str

    def node(self, node: Node) -> str: ...

    def edge(self, edge: Edge) -> str: ...


def write_graphml(graphs: Iterable[Graph], out: BinaryIO) -> None:
    """Write GraphML. ``graphs`` are the pieces of a graph (:func:`loaders.exports.stream.parts`)."""
    _write(_GraphML(), graphs, out)


def write_gexf(graphs: Iterable[Graph], out: BinaryIO) -> None:
    """Write GEXF 1.2. ``graphs`` are the pieces of a graph (:func:`loaders.exports.stream.parts`)."""
    _write(_Gexf(), graphs, out)


def _write(form: _Form, graphs: Iterable[Graph], out: BinaryIO) -> None:
    out.write(form.head.encode())
    with TemporaryFile() as edges:
        for graph in graphs:
            for identifier in sorted(graph.nodes):
                out.write(form.node(graph.nodes[identifier]).encode())
            for identifier in sorted(graph.edges):
                edges.write(form.edge(graph.edges[identifier]).encode())
        out.write(form.between.encode())
        edges.seek(0)
        shutil.copyfileobj(edges, out)
    out.write(form.tail.encode())


class _GraphML:
    def __init__(self) -> None:
        nodes, edges = _attributes()
        keys = "".join(
            f'  <key id="{_key(kind, name)}" for="{kind}" attr.name="{name}" attr.type="{datatype}"/>\n'
            for kind, names in (("node", nodes), ("edge", edges))
            for name, datatype in names.items()
        )
        self.head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
            f'{keys}  <graph edgedefault="directed">\n'
        )
        self.between = ""
        self.tail = "  </graph>\n</graphml>\n"

    def node(self, node: Node) -> str:
        values = {"label": node.properties["name"], "class": node.label, **stored(node)}
        return f"    <node id={_quoted(node.id)}>{self._data('node', values)}</node>\n"

    def edge(self, edge: Edge) -> str:
        ends = f"source={_quoted(edge.start)} target={_quoted(edge.end)}"
        values = {"label": edge.type, "type": edge.type, **edge.properties}
        return f"    <edge id={_quoted(edge.id)} {ends}>{self._data('edge', values)}</edge>\n"

    def _data(self, kind: str, values: Mapping[str, Value]) -> str:
        return "".join(f'<data key="{_key(kind, key)}">{_text(value)}</data>' for key, value in values.items())


class _Gexf:
    def __init__(self) -> None:
        declared = "".join(
            f'    <attributes class="{kind}" mode="static">\n'
            + "".join(f'      <attribute id="{name}" title="{name}" type="{datatype}"/>\n' for name, datatype in names)
            + "    </attributes>\n"
            for kind, names in (("node", _attributes()[0].items()), ("edge", _attributes()[1].items()))
        )
        self.head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
            f'  <graph defaultedgetype="directed" mode="static">\n{declared}    <nodes>\n'
        )
        self.between = "    </nodes>\n    <edges>\n"
        self.tail = "    </edges>\n  </graph>\n</gexf>\n"

    def node(self, node: Node) -> str:
        values = {"class": node.label, **stored(node)}
        label = _quoted(str(node.properties["name"]))
        return f"      <node id={_quoted(node.id)} label={label}>{self._values(values)}</node>\n"

    def edge(self, edge: Edge) -> str:
        ends = f"source={_quoted(edge.start)} target={_quoted(edge.end)} label={_quoted(edge.type)}"
        values = {"type": edge.type, **edge.properties}
        return f"      <edge id={_quoted(edge.id)} {ends}>{self._values(values)}</edge>\n"

    def _values(self, values: Mapping[str, Value]) -> str:
        said = "".join(f'<attvalue for="{key}" value={_quoted(_plain(value))}/>' for key, value in values.items())
        return f"<attvalues>{said}</attvalues>"


def _attributes() -> tuple[dict[str, str], dict[str, str]]:
    """Attributes of nodes and of edges with their datatypes."""
    texts = {"label": "string"}
    nodes = texts | {"class": "string"}
    edges = texts | {"type": "string"}
    for key, item in model().properties.items():
        (edges if item.relations else nodes)[key] = _DATATYPES.get(item.datatype, "string")
    return nodes, edges


def _key(kind: str, name: str) -> str:
    return f"{kind}-{name}"


def _plain(value: Value) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(value: Value) -> str:
    return escape(_NOT_XML.sub(LOST, _plain(value)), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub(LOST, text))
