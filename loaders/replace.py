"""Taking reports out of a property graph and putting them in: one way, in Cypher that every store understands.

Runs inside a transaction of the store, which others may run beside: a node is written before anything is concluded
from what points at it, so that the store's own locks let one conclude after the other. What a report alone says goes
with it; a node that reports share goes when nothing points at it any more; what is derived is derived anew where the
change touches it (see :mod:`loaders.derive`). Labels and types come from the ontology; every value is a parameter.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from loaders.derive import RELATION_OF_STATUS, Run, shortcuts
from loaders.elements import Edge, Graph, Node, is_fact, stored
from ontology.model import model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROWS = 5_000
"""Rows a statement carries at most."""
FIXED = (
    "BROADER",
    "CLASSIFIED_AS",
    "COMPONENT_OF",
    "HAS_DENOMINATOR",
    "HAS_LEVEL",
    "HAS_NUMERATOR",
    "LOCATED_IN",
    "PART_OF",
    "SUBSET_OF",
)
"""Relations between nodes that reports share."""
BELONGING = {"hostedBy": "HOSTED_BY", "partOf": "PART_OF", "supervisedBy": "SUPERVISED_BY"}
"""Relations between agencies, by what the facts that say them call them."""
T = TypeVar("T")
_DERIVED = tuple(RELATION_OF_STATUS.values())


class Runner(Protocol):
    """Runs one statement in the transaction; gives its rows."""

    def __call__(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]: ...


def replace_reports(run: Runner, changes: Mapping[str, Graph | None]) -> None:
    """Make each graph what the store says of its report; ``None`` takes the report out."""
    new = Graph()
    for graph in changes.values():
        if graph is not None:
            new.nodes.update(graph.nodes)
            new.edges.update(graph.edges)
    old = _take_out(run, list(changes))
    write_nodes(run, new.nodes.values())
    asserted = (edge for edge in new.edges.values() if edge.type not in _DERIVED)
    write_edges(run, asserted, {n.id: n.label for n in new.nodes.values()})
    _settle_fixed(run, old, new)
    touched = old | {n.id: n.label for n in new.nodes.values() if not is_fact(n)}
    _derive(run, [identifier for identifier, label in touched.items() if label == "District"])
    _settle_kinds(run, [identifier for identifier, label in touched.items() if label == "Place"])
    agencies = [identifier for identifier, label in old.items() if label == "Agency"]
    _settle_types(run, agencies)
    _settle_belonging(run, agencies)
    _sweep(run, {identifier: label for identifier, label in old.items() if identifier not in new.nodes})


def write_nodes(run: Runner, nodes: Iterable[Node]) -> None:
    """Merge nodes by id, one label a statement."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.id):  # the same order in every transaction: fewer deadlocks
        rows[node.label].append({"id": node.id, "props": stored(node)})
    for label in sorted(rows):
        further = "".join(f" SET n:{name}" for name in model().classes[label].superlabels)
        for part in _parts(rows[label]):
            run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}){further} SET n = row.props", {"rows": part})


def write_edges(run: Runner, edges: Iterable[Edge], labels: Mapping[str, str]) -> None:
    """Merge edges by id between nodes that are there, one type a statement; ``labels`` are those of their ends."""
    rows: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        row = {"id": edge.id, "source": edge.start, "target": edge.end, "props": {"id": edge.id, **edge.properties}}
        rows[labels[edge.start], edge.type, labels[edge.end]].append(row)
    for start, kind, end in sorted(rows):
        for part in _parts(rows[start, kind, end]):
            run(
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
                f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.props",
                {"rows": part},
            )


def _take_out(run: Runner, reports: list[str]) -> dict[str, str]:
    """Delete the reports and their facts; give the shared nodes that they reached, id to label."""
    there = [row[0] for row in run("UNWIND $ids AS id MATCH (r:Report {id: id}) RETURN r.id AS id", {"ids": reports})]
    if not there:
        return {}
    report = "UNWIND $ids AS id MATCH (r:Report {id: id}) MATCH "
    found = _labelled(run(report + "(r)<-[:STATED_IN]-(f) RETURN f.id AS id, labels(f) AS labels", {"ids": there}))
    shared = _labelled(run(report + "(r)-->(x) RETURN DISTINCT x.id AS id, labels(x) AS labels", {"ids": there}))
    shared |= _labelled(
        run(report + "(r)<-[:STATED_IN]-(f)-->(x) RETURN DISTINCT x.id AS id, labels(x) AS labels", {"ids": there})
    )
    shared = {identifier: label for identifier, label in shared.items() if label != "Report"}
    _follow(run, shared)
    for label, ids in _by_label(found | dict.fromkeys(there, "Report")):
        for part in _parts(ids):
            run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", {"ids": part})
    return shared


def _follow(run: Runner, shared: dict[str, str]) -> None:
    """Add what the shared nodes lead to: the districts above, the broader concepts, the types."""
    ring = dict(shared)
    while ring:
        reached: dict[str, str] = {}
        for label, ids in _by_label(ring):
            kinds = [r.type for r in model().relations_from(label) if r.type in FIXED]
            if kinds:
                pattern = f"(n:{label} {{id: id}})-[:{'|'.join(kinds)}]->(x)"
                answer = "RETURN DISTINCT x.id AS id, labels(x) AS labels"
                reached |= _labelled(run(f"UNWIND $ids AS id MATCH {pattern} {answer}", {"ids": ids}))
        ring = {identifier: label for identifier, label in reached.items() if identifier not in shared}
        shared |= ring


def _settle_fixed(run: Runner, old: Mapping[str, str], new: Graph) -> None:
    """Cut what another vocabulary said of shared nodes: which concept is broader, what a district is part of."""
    for label, ids in _by_label({identifier: label for identifier, label in old.items() if identifier in new.nodes}):
        said = {"CLASSIFIED_AS", *BELONGING.values()} if label == "Agency" else set()  # by facts: settled after this
        for kind in (r.type for r in model().relations_from(label) if r.type in FIXED and r.type not in said):
            there = run(
                f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) MATCH (n)-[r:{kind}]->(x) "
                "RETURN r.id AS id, n.id AS source, x.id AS target, labels(x) AS labels",
                {"ids": ids},
            )
            for id_, source, target, labels in there:
                if id_ not in new.edges:
                    _cut(run, label, primary_label(labels), {kind: [{"source": source, "target": target}]})


def _derive(run: Runner, districts: list[str]) -> None:
    """Make the derived relations of the districts what the facts in the store say."""
    run("UNWIND $ids AS id MATCH (d:District {id: id}) SET d.uri = d.uri", {"ids": sorted(districts)})
    facts = run(
        "UNWIND $ids AS id MATCH (d:District {id: id}) MATCH (d)<-[:ABOUT]-(f:ProgramRun) MATCH (f)-[:RUN_OF]->(p) "
        "RETURN d.id AS district, p.id AS program, f.status AS status, f.period AS period",
        {"ids": districts},
    )
    wanted = shortcuts(Run(*fact) for fact in facts)
    stale: dict[str, list[dict[str, str]]] = defaultdict(list)
    for kind in _DERIVED:
        there = run(
            f"UNWIND $ids AS id MATCH (d:District {{id: id}}) MATCH (d)-[r:{kind}]->(p) "
            "RETURN r.id AS id, d.id AS source, p.id AS target",
            {"ids": districts},
        )
        stale[kind] = [{"source": source, "target": target} for id_, source, target in there if id_ not in wanted]
    _cut(run, "District", "Program", stale)
    ends = {end for edge in wanted.values() for end in (edge.start, edge.end)}
    labels = {end: "District" if end.startswith("district/") else "Program" for end in ends}
    write_edges(run, wanted.values(), labels)


def _settle_kinds(run: Runner, places: list[str]) -> None:
    """Make the kind of each place the first that its mentions give."""
    said: dict[str, list[str]] = defaultdict(list)
    for place, kind in run(
        "UNWIND $ids AS id MATCH (p:Place {id: id}) MATCH (p)<-[:MENTIONS]-(m) "
        "RETURN DISTINCT p.id AS id, m.kind AS kind",
        {"ids": places},
    ):
        if kind is not None:
            said[place].append(kind)
    rows = [{"id": place, "props": {"kind": min(kinds)}} for place, kinds in sorted(said.items())]
    for part in _parts(rows):
        run("UNWIND $rows AS row MATCH (p:Place {id: row.id}) SET p += row.props", {"rows": part})


def _settle_types(run: Runner, agencies: list[str]) -> None:
    """Cut agencies from the types that no mention gives them any more."""
    typed = run(
        "UNWIND $ids AS id MATCH (a:Agency {id: id}) MATCH (a)-[:CLASSIFIED_AS]->(t) "
        "RETURN a.id AS source, t.id AS target, t.name AS name",
        {"ids": agencies},
    )
    if not typed:
        return
    mentions = run(
        "UNWIND $ids AS id MATCH (a:Agency {id: id}) MATCH (a)<-[:MENTIONS]-(m) "
        "RETURN DISTINCT a.id AS id, m.kind AS kind",
        {"ids": sorted({row[0] for row in typed})},
    )
    said = {(agency, kind) for agency, kind in mentions}
    stale = [{"source": source, "target": target} for source, target, name in typed if (source, name) not in said]
    _cut(run, "Agency", "AgencyType", {"CLASSIFIED_AS": stale})


def _settle_belonging(run: Runner, agencies: list[str]) -> None:
    """Cut agencies from what no fact says any more that they belong to."""
    stale: dict[str, list[dict[str, str]]] = {}
    facts = run(
        "UNWIND $ids AS id MATCH (a:Agency {id: id}) MATCH (a)<-[:HAS_SUBJECT]-(f:AgencyRelation) "
        "MATCH (f)-[:RELATES_TO]->(b:Agency) RETURN DISTINCT a.id AS source, f.relation AS relation, b.id AS target",
        {"ids": agencies},
    )
    said = {(source, BELONGING[relation], target) for source, relation, target in facts}
    for kind in BELONGING.values():
        there = run(
            f"UNWIND $ids AS id MATCH (a:Agency {{id: id}}) MATCH (a)-[:{kind}]->(b:Agency) "
            "RETURN a.id AS source, b.id AS target",
            {"ids": agencies},
        )
        stale[kind] = [
            {"source": source, "target": target} for source, target in there if (source, kind, target) not in said
        ]
    _cut(run, "Agency", "Agency", stale)


def _cut(run: Runner, start: str, end: str, stale: Mapping[str, list[dict[str, str]]]) -> None:
    for kind, rows in sorted(stale.items()):
        for part in _parts(rows):
            run(
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
                f"MATCH (a)-[r:{kind}]->(b) DELETE r",
                {"rows": part},
            )


def _sweep(run: Runner, candidates: dict[str, str]) -> None:
    """Delete the candidates that nothing points at, and then what only they pointed at."""
    while candidates:
        gone: list[str] = []
        for label, ids in _by_label(candidates):
            orphans = [
                row[0]
                for row in run(
                    f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) SET n.uri = n.uri "
                    "WITH n WHERE NOT EXISTS { (n)<--() } RETURN n.id AS id",
                    {"ids": ids},
                )
            ]
            for part in _parts(orphans):
                run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", {"ids": part})
            gone += orphans
        if not gone:
            return
        candidates = {identifier: label for identifier, label in candidates.items() if identifier not in set(gone)}


def primary_label(labels: Iterable[str]) -> str:
    """The label that brings the others with it."""
    found = set(labels)
    return next(label for label in sorted(found) if set(model().labels(label)) == found)


def _labelled(rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    return {identifier: primary_label(labels) for identifier, labels in rows}


def _by_label(nodes: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for identifier, label in sorted(nodes.items()):
        ids[label].append(identifier)
    yield from sorted(ids.items())


def _parts(rows: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]
