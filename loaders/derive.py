"""What no report asserts: the relations and properties that follow, by rule, from all facts together.

- A district RUNS a program where a fact says it is done, PLANS it where one says planned, LACKS it where one says
  shortcoming; ``years`` are those of the facts, ``facts`` their number.
- A place's ``kind`` is the first, in the order of the characters, of what its mentions take it for.

:func:`derive` does this for a graph in memory; the stores do the same for the part that a change touches.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from loaders.elements import Edge, Graph, edge_id

if TYPE_CHECKING:
    from collections.abc import Iterable

RELATION_OF_STATUS = {"done": "RUNS", "planned": "PLANS", "shortcoming": "LACKS"}
_YEAR = re.compile(r"\d{4}")


class Run(NamedTuple):
    """What one ProgramRun says, as far as the rule needs it."""

    district: str
    program: str
    status: str
    period: str | None


def years(period: str | None) -> list[int]:
    """The years of a period: ``2025H1`` is 2025, ``2021/2025`` the five from 2021 to 2025."""
    found = [int(year) for year in _YEAR.findall(period or "")]
    return list(range(min(found), max(found) + 1)) if found else []


def shortcuts(runs: Iterable[Run]) -> dict[str, Edge]:
    """The derived relations of ``runs``, by id."""
    counts: dict[tuple[str, str, str], int] = {}
    spans: dict[tuple[str, str, str], set[int]] = {}
    for run in runs:
        key = (run.district, RELATION_OF_STATUS[run.status], run.program)
        counts[key] = counts.get(key, 0) + 1
        spans.setdefault(key, set()).update(years(run.period))
    edges = (
        Edge(edge_id(*key), key[1], key[0], key[2], {"facts": counts[key], "years": sorted(spans[key])})
        for key in sorted(counts)
    )
    return {edge.id: edge for edge in edges}


def derive(graph: Graph) -> None:
    """Add what follows from the facts in ``graph`` to it."""
    about: dict[str, str] = {}
    program: dict[str, str] = {}
    kinds: dict[str, list[str]] = {}
    for edge in graph.edges.values():
        start = graph.nodes[edge.start]
        if start.label == "ProgramRun" and edge.type == "ABOUT":
            about[start.id] = edge.end
        elif start.label == "ProgramRun" and edge.type == "RUN_OF":
            program[start.id] = edge.end
        elif start.label == "PlaceMention" and edge.type == "MENTIONS" and "kind" in start.properties:
            kinds.setdefault(edge.end, []).append(str(start.properties["kind"]))
    for place, said in kinds.items():
        node = graph.nodes[place]
        graph.nodes[place] = replace(node, properties={**node.properties, "kind": min(said)})
    facts = (graph.nodes[identifier] for identifier in program)
    runs = (
        Run(about[f.id], program[f.id], str(f.properties["status"]), _text(f.properties.get("period"))) for f in facts
    )
    graph.edges.update(shortcuts(runs))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def merge(graphs: Iterable[Graph]) -> Graph:
    """What a store holds after loading reports with these graphs, in whatever order."""
    union = Graph()
    for graph in graphs:
        for identifier, node in graph.nodes.items():
            union.nodes.setdefault(identifier, node)
        for identifier, edge in graph.edges.items():
            if edge.type not in RELATION_OF_STATUS.values():
                union.edges.setdefault(identifier, edge)
    derive(union)
    return union
