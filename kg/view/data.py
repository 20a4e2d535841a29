"""What the page knows: the graph and the texts of the workspace as one JSON document.

JavaScript counts UTF-16 code units where we count code points, so the places of facts are given in its count. A fact's
quote is left out (it is the text at its place), and sentences and sections are listed once and pointed at. Derived
relations are left out: the page derives what it draws from the facts that pass its filters.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from loaders.derive import RELATION_OF_STATUS
from loaders.graph import is_fact, merge, project
from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.elements import Graph, Node
    from loaders.workspace import Workspace

_LISTED = ("sentence", "section")
"""Properties that many facts share word for word."""
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def page_data(workspace: Workspace) -> dict[str, Any]:
    """The document of a workspace; the same facts give the same document.

    Raises:
        InputMissingError: there is no report in the workspace, or the text of one is gone.
        StoreVersionError: the facts of a report cannot be read.
    """
    reports = workspace.loaded()
    graph = merge(project(workspace.facts(report)) for report in reports)
    return document(graph, {report: workspace.text(report) for report in reports})


def document(graph: Graph, texts: dict[str, str]) -> dict[str, Any]:
    """The document of a graph and of the texts of its reports, by their identifiers."""
    known = model()
    strings: dict[str, int] = {}
    places = {report: utf16(text) for report, text in texts.items()}
    stated = {edge.start: edge.end for edge in graph.edges.values() if edge.type == "STATED_IN"}
    nodes = [graph.nodes[identifier] for identifier in sorted(graph.nodes)]
    index = {node.id: number for number, node in enumerate(nodes)}
    return {
        "classes": {
            c.label: {"zh": c.name_zh, "fact": "Fact" in c.superlabels, "colour": c.colour}
            for c in known.classes.values()
        },
        "states": {status: known.relations[shortcut].colour for status, shortcut in RELATION_OF_STATUS.items()},
        "relations": {r.type: {"zh": r.name_zh} for r in known.relations.values()},
        "properties": {p.key: {"zh": p.name_zh} for p in known.properties.values()},
        "nodes": [_node(node, strings, places.get(stated.get(node.id, ""))) for node in nodes],
        "edges": sorted(
            [index[edge.start], edge.type, index[edge.end]]
            for edge in graph.edges.values()
            if not known.relations[edge.type].derived
        ),
        "texts": {str(index[report]): text for report, text in sorted(texts.items())},
        "strings": list(strings),
    }


def _node(node: Node, strings: dict[str, int], place: Callable[[int], int] | None) -> dict[str, Any]:
    record: dict[str, Any] = {"id": node.id, "label": node.label}
    for key, value in sorted(node.properties.items()):
        if key == "digest" or (key == "quote" and is_fact(node)):
            continue
        if key in _LISTED:
            record[key] = strings.setdefault(str(value), len(strings))
        elif key in {"start", "end"} and place is not None:
            record[key] = place(int(str(value)))
        else:
            record[key] = value if isinstance(value, str | int | float | list) else str(value)
    return record


def utf16(text: str) -> Callable[[int], int]:
    """Gives the function from a place in ``text`` in code points to the same place in UTF-16 code units."""
    wide = [match.start() for match in _ASTRAL.finditer(text)]
    return lambda place: place + bisect_left(wide, place)


def embedded(data: object) -> str:
    """``data`` as JSON that may stand in an HTML script element: no sign in it means anything to HTML."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", plain)
