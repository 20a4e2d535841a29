"""Files for ``neo4j-admin database import full``: the fastest way to fill a Neo4j, with the graph that loading gives.

One file a label with typed headers, one a relationship type, ``import.args`` with the options, and ``schema.cypher``
with the constraints that make the database one of ours. A list's items are parted by U+001F, which stands in no text of
ours (one that has it is refused); texts are quoted, quotes doubled; an absent value is an empty field, an empty text
``""``.
"""

from __future__ import annotations

import shlex
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO

from loaders.elements import stored
from ontology.errors import InputUnreadableError
from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from loaders.elements import Value
    from loaders.exports.stream import Part

ARGUMENTS = "import.args"
SCHEMA = "schema.cypher"
BETWEEN = "\x1f"
"""Parts the items of a list."""
_TYPES = {
    "string": "string",
    "integer": "long",
    "float": "double",
    "boolean": "boolean",
    "date": "date",
    "strings": "string[]",
    "integers": "long[]",
}


def write_folder(parts: Iterable[Part], folder: Path) -> None:
    """Write the files into ``folder``.

    Raises:
        InputUnreadableError: a text of a list holds U+001F.
    """
    with ExitStack() as stack:

        def opened(name: str, heading: Iterable[str]) -> BinaryIO:
            file = stack.enter_context((folder / name).open("wb"))
            file.write((",".join(heading) + "\n").encode())
            return file

        nodes = {label: opened(_nodes_file(label), _node_heading(label)) for label in _labels()}
        edges = {kind: opened(_edges_file(kind), _edge_heading(kind)) for kind in model().relations}
        for part in parts:
            for identifier in sorted(part.new.nodes):
                node = part.new.nodes[identifier]
                values = stored(node)
                fields = [values.get(key) for key in _node_keys(node.label)]
                nodes[node.label].write(_line([*fields, list(model().labels(node.label))], identifier))
            for identifier in sorted(part.new.edges):
                edge = part.new.edges[identifier]
                fields = [edge.properties.get(key) for key in _edge_keys(edge.type)]
                edges[edge.type].write(_line([edge.start, edge.end, edge.type, edge.id, *fields], identifier))
    (folder / ARGUMENTS).write_text("".join(line + "\n" for line in _arguments()), encoding="utf-8")
    (folder / SCHEMA).write_text("".join(line + ";\n" for line in _schema()), encoding="utf-8")


def command(folder: Path) -> str:
    """What to type to import the folder."""
    return f"(cd {shlex.quote(str(folder))} && neo4j-admin database import full neo4j @{ARGUMENTS})"


def _labels() -> list[str]:
    return [label for label in model().classes if label != "Fact"]


def _nodes_file(label: str) -> str:
    return f"nodes-{label}.csv"


def _edges_file(kind: str) -> str:
    return f"relationships-{kind}.csv"


def _node_keys(label: str) -> list[str]:
    return [item.key for item in model().properties_of(label)]


def _edge_keys(kind: str) -> list[str]:
    return [key for key, item in model().properties.items() if kind in item.relations]


def _node_heading(label: str) -> list[str]:
    return [*("id:ID" if key == "id" else _typed(key) for key in _node_keys(label)), ":LABEL"]


def _edge_heading(kind: str) -> list[str]:
    return [":START_ID", ":END_ID", ":TYPE", "id:string", *map(_typed, _edge_keys(kind))]


def _typed(key: str) -> str:
    return f"{key}:{_TYPES[model().properties[key].datatype]}"


def _arguments() -> list[str]:
    # Newer releases want each path to name its folder.
    return [
        "--id-type=string",
        f"--array-delimiter=U+{ord(BETWEEN):04X}",
        "--multiline-fields=true",
        "--input-encoding=UTF-8",
        *(f"--nodes=./{_nodes_file(label)}" for label in _labels()),
        *(f"--relationships=./{_edges_file(kind)}" for kind in model().relations),
    ]


def _schema() -> list[str]:
    from loaders.neo4j_store import schema  # noqa: PLC0415 - the driver is heavy, and only this form needs it

    return schema()


def _line(values: Iterable[Value | None], identifier: str) -> bytes:
    return (",".join(_field(value, identifier) for value in values) + "\n").encode()


def _field(value: Value | None, identifier: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        items = [str(item) for item in value]
        if any(BETWEEN in item for item in items):
            raise InputUnreadableError(
                "a name holds the control character U+001F", where=identifier, hint="Mend the vocabulary file"
            )
        value = BETWEEN.join(items)
    return '"' + value.replace('"', '""') + '"'
