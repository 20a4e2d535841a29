"""One value for each cell of the data cube, out of what reports claim, or none where they disagree.

What may stand in the cube: a measurement of a metric of the vocabulary that gives a value of a whole period, done, the
period's own (no count since a beginning, no target), no rank and no change, the report's main value of that metric, and
of a rate that says what it is a share of. A cell is an area, a period, a metric, and what must agree for values to be
compared: class of unit, denominator, scope. Where several claims meet in one:

1. an exact value comes before a bound or an approximate one;
2. the report on that very period comes before others, which look back or ahead;
3. if those that are left give one value, it is the cell's; if they give several, the cell is left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from loaders.comparable import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.elements import Graph, Node
    from loaders.exports.stream import Part

EXACT = ""


class Cell(NamedTuple):
    """Where a value stands."""

    metric: str
    """Id of its node, as of the area."""
    unit_class: str
    denominator: str
    """``""`` of what is no rate."""
    scope: str
    area: str
    period: str


class Claim(NamedTuple):
    """What one fact gives for a cell."""

    fact: str
    value: float
    unit: str
    bound: str
    """:data:`EXACT`, or as in the graph."""
    own: bool
    """Whether the report is on the period of the cell."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What a cell holds."""

    value: float
    unit: str
    bound: str
    facts: tuple[str, ...]
    """Ids of the facts that give this value for the cell, sorted."""


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells."""

    observations: dict[Cell, Observation]
    """Sorted by cell."""
    disputed: int
    """Cells that are left out because reports disagree."""
    nodes: dict[str, Node]
    """The areas and metrics of the observations, by id."""


def cells(parts: Iterable[Part]) -> Cells:
    """The cells of a graph; memory grows with the claims, not with the graph."""
    claims: dict[Cell, list[Claim]] = defaultdict(list)
    nodes: dict[str, Node] = {}
    for part in parts:
        for cell, claim in _claims(part.new):
            claims[cell].append(claim)
            for identifier in (cell.area, cell.metric):
                nodes.setdefault(identifier, part.around.nodes[identifier])
    found = {cell: resolve(claims[cell]) for cell in sorted(claims)}
    kept = {cell: observation for cell, observation in found.items() if observation}
    used = {identifier for cell in kept for identifier in (cell.area, cell.metric)}
    return Cells(kept, len(found) - len(kept), {i: node for i, node in sorted(nodes.items()) if i in used})


def resolve(claims: list[Claim]) -> Observation | None:
    """The observation of a cell, ``None`` where its claims disagree."""
    exact = [claim for claim in claims if claim.bound == EXACT] or claims
    best = [claim for claim in exact if claim.own] or exact
    values = {(claim.value, claim.bound) for claim in best}
    if len(values) > 1:
        return None
    agreeing = [claim for claim in claims if (claim.value, claim.bound) in values]
    ((value, bound),) = values
    return Observation(value, min(c.unit for c in best), bound, tuple(sorted({c.fact for c in agreeing})))


def _claims(graph: Graph) -> Iterable[tuple[Cell, Claim]]:
    ends = {(edge.start, edge.type): edge.end for edge in graph.edges.values()}
    for identifier, node in graph.nodes.items():
        metric = ends.get((identifier, "MEASURES"))
        if node.label != "Measurement" or metric is None or not _fits(node):
            continue
        said = node.properties
        report = graph.nodes[ends[identifier, "STATED_IN"]]
        cell = Cell(
            metric=metric,
            unit_class=str(said.get("unitClass") or said.get("unit") or ""),
            denominator=str(said.get("denominator") or ""),
            scope=str(said["scope"]),
            area=ends[identifier, "ABOUT"],
            period=str(said["period"]),
        )
        own = report.properties.get("period") == cell.period
        value = said["value"]
        assert isinstance(value, (int, float))  # noqa: S101 - _fits saw to it
        yield cell, Claim(identifier, float(value), str(said.get("unit") or ""), str(said.get("bound") or EXACT), own)


def _fits(node: Node) -> bool:
    said = node.properties
    return bool(
        said.get("value") is not None
        and said.get("status") == "done"
        and said.get("basis") == "annual"
        and said.get("main")
        and not said.get("rank")
        and not said.get("changeOf")
        and said.get("period")
        and said.get("scope")
        and said.get("denominator") != UNKNOWN
    )
