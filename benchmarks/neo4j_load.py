"""Rows a second into Neo4j: ours against the bare driver that sends the same rows in the same batches.

    python -m benchmarks.neo4j_load [REPORTS]

Ours takes out what was there, checks, derives and settles besides; the bare driver only merges. Both start from an
empty database with the same constraints, in turns, and the best of three rounds counts. Needs Java and Maven, as the
tests do. The reports are the invented ones of the tests, each made a district's and a year's of its own and as long as
real ones.
"""

from __future__ import annotations

import argparse
import copy
import secrets
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import neo4j

from loaders.graph import Graph, project
from loaders.neo4j_store import Neo4jStore
from loaders.replace import write_edges, write_nodes
from loaders.sync import BATCH
from ontology.facts import fact_id, report_id
from ontology.gazetteer import load_gazetteer
from tests.neo4j_server import FOR_PEOPLE, MAIN, Address, server
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontology.facts import Fact

ROUNDS = 3
COPIES = 6
"""How often the facts of a sample are repeated, for a report of the usual 150."""


def reports(number: int) -> dict[str, Graph]:
    """Graphs of ``number`` reports over as many districts and years."""
    districts = [d for d in load_gazetteer() if d.level == "county"]
    base = SAMPLES["tianjin-2021"].facts
    graphs: dict[str, Graph] = {}
    for n in range(number):
        district, report = districts[n % len(districts)], report_id(f"report {n}")
        head = cast("dict[str, Any]", copy.deepcopy(base[0]))
        head |= {
            "id": report, "report": report, "district": district.name, "districtCode": district.code,
            "period": str(2015 + n // len(districts)),
        }  # fmt: skip
        records = [head]
        for turn in range(COPIES):
            for fact in base[1:]:
                record = cast("dict[str, Any]", copy.deepcopy(fact))
                place = record["evidence"]["start"] + 1000 * turn
                record |= {"report": report, "id": fact_id(report, record["kind"], place, place, turn, fact["id"])}
                records.append(record)
        graphs[report] = project(cast("list[Fact]", records))
    return graphs


def batches(graphs: Mapping[str, Graph]) -> Iterator[dict[str, Graph]]:
    """As :class:`loaders.sync.Filler` makes them."""
    waiting: dict[str, Graph] = {}
    size = 0
    for report, graph in graphs.items():
        waiting[report] = graph
        size += len(graph.nodes) + len(graph.edges)
        if size >= BATCH:
            yield waiting
            waiting, size = {}, 0
    if waiting:
        yield waiting


def ours(address: Address, graphs: Mapping[str, Graph]) -> float:
    with Neo4jStore(address.uri, user=address.user, password=address.password) as store:
        start = time.perf_counter()
        for batch in batches(graphs):
            store.replace_all(batch)
        return time.perf_counter() - start


def bare(address: Address, graphs: Mapping[str, Graph]) -> float:
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session() as session,
    ):
        start = time.perf_counter()
        for batch in batches(graphs):
            session.execute_write(_merge, batch)
        return time.perf_counter() - start


def _merge(transaction: neo4j.ManagedTransaction, batch: Mapping[str, Graph]) -> None:
    def run(cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        transaction.run(cypher, dict(parameters)).consume()
        return []

    union = Graph()
    for graph in batch.values():
        union.nodes.update(graph.nodes)
        union.edges.update(graph.edges)
    write_nodes(run, union.nodes.values())
    write_edges(run, union.edges.values(), {node.id: node.label for node in union.nodes.values()})


def main() -> None:
    parser = argparse.ArgumentParser(description="Rows a second into Neo4j, against the bare driver")
    parser.add_argument("reports", nargs="?", type=int, default=200, metavar="REPORTS", help="how many (200)")
    number: int = parser.parse_args().reports
    graphs = reports(number)
    rows = sum(len(graph.nodes) + len(graph.edges) for graph in graphs.values())
    best = {"ours": float("inf"), "bare": float("inf")}
    with (
        tempfile.TemporaryDirectory() as home,
        server(MAIN, Path(home), secrets.token_urlsafe(12), tuning=FOR_PEOPLE) as address,
    ):

        def clear() -> None:
            with Neo4jStore(address.uri, user=address.user, password=address.password) as store:
                store.replace_all({})  # makes the constraints
                store.clear()

        clear()
        ours(address, dict(list(graphs.items())[:40]))  # so that neither pays for a cold server
        for _ in range(ROUNDS):
            for name, load in (("bare", bare), ("ours", ours)):
                clear()
                seconds = load(address, graphs)
                best[name] = min(best[name], seconds)
                print(f"{name}  {seconds:6.2f} s  {rows / seconds:8.0f} rows/s")
    print(
        f"{number} reports, {rows} rows: ours at {best['bare'] / best['ours']:.2f} of the bare driver's rows a second"
    )


if __name__ == "__main__":
    main()
