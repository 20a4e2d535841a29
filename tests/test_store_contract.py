"""What every store must do, held on each: the embedded one and two releases of Neo4j."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.embedded import EmbeddedStore
from loaders.graph import Node, merge, project
from ontology.errors import QueryError
from tests.sample_facts import SAMPLES
from tests.stores import dump, expected

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.store import Store
    from ontology.facts import Fact

GRAPHS = {sample.report: project(sample.facts) for sample in SAMPLES.values()}
REPORTS = list(GRAPHS)
ALL = expected(merge(GRAPHS.values()))


def test_a_loaded_report_is_its_graph(store: Store) -> None:
    for report, graph in GRAPHS.items():
        store.replace(report, graph)
        store.replace(report, None)
        assert dump(store) == ({}, {})
        store.replace(report, graph)
        assert dump(store) == expected(graph)
        store.replace(report, None)


def test_all_reports_are_the_union_of_their_graphs_whether_one_by_one_or_at_once(store: Store) -> None:
    for report, graph in GRAPHS.items():
        store.replace(report, graph)
    assert dump(store) == ALL
    store.clear()
    store.replace_all(GRAPHS)
    assert dump(store) == ALL


def test_loading_twice_changes_nothing(store: Store) -> None:
    store.replace_all(GRAPHS)
    for report, graph in GRAPHS.items():
        store.replace(report, graph)
    store.replace_all(GRAPHS)
    assert dump(store) == ALL


@pytest.mark.parametrize("gone", REPORTS)
def test_a_report_that_is_taken_out_leaves_no_trace_and_can_come_back(store: Store, gone: str) -> None:
    store.replace_all(GRAPHS)
    store.replace(gone, None)
    assert dump(store) == expected(merge(graph for report, graph in GRAPHS.items() if report != gone))
    store.replace(gone, GRAPHS[gone])
    assert dump(store) == ALL


def test_the_order_does_not_matter(store: Store) -> None:
    for order in list(permutations(REPORTS))[::7]:
        store.clear()
        for report in order:
            store.replace(report, GRAPHS[report])
        assert dump(store) == ALL


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(REPORTS), st.booleans()), max_size=10))
def test_any_history_leaves_what_is_loaded_now(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool]]
) -> None:
    now = {}
    with EmbeddedStore(tmp_path_factory.mktemp("history") / "graph.kgl") as store:
        for report, loaded in steps:
            store.replace(report, GRAPHS[report] if loaded else None)
            now[report] = loaded
        there = [graph for report, graph in GRAPHS.items() if now.get(report)]
        assert dump(store) == expected(merge(there))


def test_a_report_that_is_not_there_can_be_taken_out(store: Store) -> None:
    store.replace("report/0000000000000000", None)
    assert dump(store) == ({}, {})


def test_what_was_loaded_is_there_after_closing(open_empty: Callable[[], Store]) -> None:
    with open_empty() as store:
        store.replace_all(GRAPHS)
    with open_empty() as store:
        assert dump(store) == ALL
        assert store.reports() == {r: str(g.nodes[r].properties["digest"]) for r, g in GRAPHS.items()}


def test_a_changed_report_replaces_its_facts(store: Store) -> None:
    store.replace_all(GRAPHS)
    report = SAMPLES["tianjin-2021"].report
    fewer = project([fact for fact in SAMPLES["tianjin-2021"].facts if fact["kind"] in {"report", "program"}])
    store.replace(report, fewer)
    others = [graph for other, graph in GRAPHS.items() if other != report]
    assert dump(store) == expected(merge([fewer, *others]))


def test_what_agencies_belong_to_goes_with_the_last_report_that_says_it(store: Store) -> None:
    """Both ends are named by other reports, so only the relation goes."""

    def said() -> set[tuple[str, str, str]]:
        between = "MATCH (a:Agency)-[r:PART_OF|HOSTED_BY|SUPERVISED_BY]->(b:Agency)"
        return set(store.query(f"{between} RETURN a.name AS a, type(r) AS r, b.name AS b").rows)

    hosted = ("和平公证处", "HOSTED_BY", "和平区公共法律服务中心")
    part = ("和平公证处", "PART_OF", "和平区司法局")
    supervised = ("和平区公共法律服务中心", "SUPERVISED_BY", "和平区司法局")
    first, second = SAMPLES["tianjin-2021"].report, SAMPLES["tianjin-2022"].report
    store.replace_all(GRAPHS)
    assert said() == {hosted, part, supervised}
    store.replace(second, None)
    assert said() == {hosted, supervised}
    store.replace(second, GRAPHS[second])
    store.replace(first, None)
    assert said() == {hosted, part}
    silent = [{k: v for k, v in f.items() if k != "relations"} for f in SAMPLES["tianjin-2022"].facts]
    store.replace(second, project(cast("list[Fact]", silent)))
    assert said() == set()
    assert store.query("MATCH (a:Agency {name: '和平公证处'}) RETURN a.name AS name").rows == [("和平公证处",)]


def test_info_counts_what_is_there(store: Store) -> None:
    store.replace_all(GRAPHS)
    info = store.info()
    assert (info.nodes, info.edges) == (len(ALL[0]), len(ALL[1]))
    assert info.kind in {"embedded", "neo4j"}


def test_a_query_answers_with_plain_values(store: Store) -> None:
    store.replace_all(GRAPHS)
    result = store.query(
        "MATCH (r:Report {id: $id}) RETURN r.name AS name, r.published AS published, r.redacted AS redacted",
        {"id": SAMPLES["tianjin-2021"].report},
    )
    assert result.columns == ["name", "published", "redacted"]
    assert result.rows == [("区司法局2021年法治政府建设情况报告", "2022-01-12", False)]
    assert result.dicts() == [dict(zip(result.columns, result.rows[0], strict=True))]


def test_paths_nodes_and_relationships_come_in_one_form(store: Store) -> None:
    store.replace_all(GRAPHS)
    match = "MATCH path = (d:District {id: 'district/210102'})-[r:RUNS]->(p:Program {name: '法治督察'}) "
    ((path,),) = store.query(match + "RETURN path").rows
    ((d, r, p),) = store.query(match + "RETURN d, r, p").rows
    ((alone,),) = store.query(match + "RETURN r").rows
    assert path == {"nodes": [d, p], "relationships": [r]}
    assert r == alone
    assert d == {
        "labels": ["District"],
        "properties": {
            "id": "district/210102", "uri": "https://w3id.org/fazhi-kg/district/210102", "name": "和平区",
            "code": "210102", "level": "county", "masked": False,
        },
    }  # fmt: skip
    assert (r["type"], r["start"], r["end"]) == ("RUNS", "district/210102", "program/法治督察")
    assert {k: v for k, v in r["properties"].items() if k != "id"} == {"years": [2022], "facts": 1}


def test_a_query_that_writes_is_refused_unless_it_may(store: Store) -> None:
    write = "MERGE (p:Program {id: $id}) SET p.name = $name"
    with pytest.raises(QueryError, match="writes"):
        store.query(write, {"id": "program/x", "name": "x"})
    assert dump(store) == ({}, {})
    store.query(write, {"id": "program/x", "name": "x"}, write=True)
    assert store.query("MATCH (p:Program) RETURN p.name AS name").rows == [("x",)]


def test_a_query_that_is_no_cypher_is_one_clear_error(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.query("MATCH (n RETURN n")
    assert "\n" not in str(caught.value)


def test_a_label_that_nothing_bears_yet_is_no_error(store: Store) -> None:
    assert store.query("MATCH (a:Award)<-[:OF_AWARD]-(f) RETURN a.name AS name, f.level AS level").rows == []


def test_a_failing_change_changes_nothing(store: Store) -> None:
    store.replace_all(GRAPHS)
    graph = project(SAMPLES["tianjin-2021"].facts)
    graph.nodes["broken"] = Node("broken", "Program", {"name": object()})  # type: ignore[dict-item]
    with pytest.raises((TypeError, ValueError)):
        store.replace(SAMPLES["tianjin-2021"].report, graph)
    assert dump(store) == ALL


def test_an_answer_can_be_cut_after_its_first_rows(store: Store) -> None:
    store.replace_all(GRAPHS)
    every = store.query("MATCH (n:Fact) RETURN n.id AS id ORDER BY id").rows
    assert store.query("MATCH (n:Fact) RETURN n.id AS id ORDER BY id", most=2).rows == every[:2]
    assert store.query("MATCH (n:Fact) RETURN n.id AS id ORDER BY id", most=0).rows == []
    assert store.query("MATCH (n:Fact) RETURN n.id AS id ORDER BY id", most=len(every) + 1).rows == every
    paths = "MATCH p = (:Fact)-[:STATED_IN]->(r:Report) RETURN p, r.id AS id ORDER BY id"
    assert len(store.query(paths, most=1).rows) == 1


def test_a_query_that_takes_too_long_is_stopped(store: Store) -> None:
    slow = "UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"
    with pytest.raises(QueryError, match="takes too long") as caught:
        store.query(slow, seconds=0.5)
    assert "LIMIT" in caught.value.hint
    assert store.query("RETURN 1 AS one", seconds=5).rows == [(1,)]
