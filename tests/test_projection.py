"""The projection: facts become the nodes and edges of the model, whatever the order of the reports."""

from __future__ import annotations

import copy
import json
from itertools import permutations
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.derive import Run, shortcuts, years
from loaders.graph import Graph, digest, epoch, is_fact, merge, project
from ontology.facts import KINDS
from ontology.model import model
from ontology.vocabulary import load_vocabulary
from tests.sample_facts import SAMPLES, facts

if TYPE_CHECKING:
    from ontology.facts import Fact

GRAPHS = {name: project(sample.facts) for name, sample in SAMPLES.items()}
ALL = merge(GRAPHS.values())
LABELS = {
    "measurement": "Measurement", "program": "ProgramRun", "agency": "AgencyMention", "policy": "PolicyAction",
    "award": "AwardReceipt", "place": "PlaceMention",
}  # fmt: skip
DATATYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "float": float, "boolean": bool, "strings": list, "integers": list,
}  # fmt: skip


def edges(graph: Graph, kind: str) -> set[tuple[str, str]]:
    return {(edge.start, edge.end) for edge in graph.edges.values() if edge.type == kind}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_fact_but_numbers_is_a_node_with_its_evidence(name: str) -> None:
    graph = GRAPHS[name]
    report = SAMPLES[name].report
    told = [fact for fact in facts(name) if fact["kind"] in LABELS]
    said = {n.id for n in graph.nodes.values() if n.label == "AgencyRelation"}
    assert {n.id for n in graph.nodes.values() if is_fact(n)} == {fact["id"] for fact in told} | said
    for fact in told:
        node = graph.nodes[fact["id"]]
        evidence = fact["evidence"]
        assert node.label == LABELS[fact["kind"]]
        assert {key: node.properties[key] for key in ("quote", "start", "end", "section")} == {
            key: evidence[key] for key in ("quote", "start", "end", "section")
        }
        assert (node.id, report) in edges(graph, "STATED_IN")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_graph_says_only_what_the_model_can_say(name: str) -> None:
    graph = GRAPHS[name]
    for node in graph.nodes.values():
        allowed = {p.key: p for p in model().properties_of(node.label)}
        assert node.properties["name"]
        for key, value in node.properties.items():
            kind = allowed[key].datatype
            assert key not in {"id", "uri", "type", "title"}
            assert type(value).__name__ == "date" if kind == "date" else isinstance(value, DATATYPES[kind]), key
    for edge in graph.edges.values():
        relation = model().relations[edge.type]
        assert set(model().labels(graph.nodes[edge.start].label)) & set(relation.domain), edge
        assert set(model().labels(graph.nodes[edge.end].label)) & set(relation.range), edge
        assert all(edge.type in model().properties[key].relations for key in edge.properties)


def test_districts_of_one_name_are_two_and_a_hidden_one_is_its_report_s() -> None:
    districts = {n.id: n.properties for n in ALL.nodes.values() if n.label == "District"}
    hidden = "district/unknown/" + SAMPLES["redacted-2022"].report.removeprefix("report/")
    assert set(districts) == {
        "district/120101", "district/120000", "district/210102", "district/210100", "district/210000", hidden,
    }  # fmt: skip
    assert districts["district/120101"]["name"] == districts["district/210102"]["name"] == "和平区"
    assert districts[hidden]["masked"] is True
    assert "code" not in districts[hidden]
    assert {(start, end) for start, end in edges(ALL, "PART_OF") if start in districts} == {
        ("district/120101", "district/120000"),
        ("district/210102", "district/210100"),
        ("district/210100", "district/210000"),
    }


def test_derived_relations_count_their_facts_and_never_mix_the_statuses() -> None:
    found = {(e.type, e.start, e.end): e.properties for e in ALL.edges.values() if e.type in {"RUNS", "PLANS", "LACKS"}}
    assert found["RUNS", "district/120101", "program/枫桥经验"] == {"years": [2021, 2022], "facts": 2}
    assert found["RUNS", "district/120101", "program/行政裁量权基准"] == {"years": [2022], "facts": 1}
    assert found["PLANS", "district/120101", "program/行政裁量权基准"] == {"years": [2021], "facts": 1}
    assert found["LACKS", "district/210102", "program/行政执法案卷评查"] == {"years": [2022], "facts": 1}
    assert ("RUNS", "district/210102", "program/行政执法案卷评查") not in found


def test_results_subjects_and_recipients_are_tied_to_what_they_name() -> None:
    graph = GRAPHS["tianjin-2021"]
    by_name = {n.properties["name"]: n.id for n in graph.nodes.values()}
    assert (by_name["调解矛盾纠纷 1085件"], "program/枫桥经验") in edges(graph, "RESULT_OF")
    assert (by_name["接待群众 ≥320人次"], "coinage/睦邻茶座") in edges(graph, "RESULT_OF")
    assert edges(graph, "HAS_SUBJECT") == {
        (by_name["开展：枫桥经验"], "agency/120101/和平区司法局"),
        (by_name["和平公证处设在和平区公共法律服务中心"], "agency/120101/和平公证处"),
        (by_name["和平区公共法律服务中心由和平区司法局管理"], "agency/120101/和平区公共法律服务中心"),
    }
    assert {end for _, end in edges(graph, "RECEIVED_BY")} == {"agency/120101/和平公证处"}
    assert edges(graph, "ISSUED_BY") == {(SAMPLES["tianjin-2021"].report, "agency/120101/和平区司法局")}
    assert ("agency/120101/和平区司法局", "agency-type/司法局") in edges(graph, "CLASSIFIED_AS")


NOTARIES, CENTRE, BUREAU = (
    f"agency/120101/{name}" for name in ("和平公证处", "和平区公共法律服务中心", "和平区司法局")
)


def test_what_an_agency_belongs_to_is_a_claim_with_its_words_and_a_relation() -> None:
    graph = GRAPHS["tianjin-2022"]
    said = {n.id: n.properties for n in graph.nodes.values() if n.label == "AgencyRelation"}
    assert {(p["relation"], p["name"], p["quote"]) for p in said.values()} == {
        ("partOf", "和平公证处隶属于和平区司法局", "和平公证处是区司法局的下属单位"),
        ("hostedBy", "和平公证处设在和平区公共法律服务中心", "和平公证处是区司法局的下属单位，设在区公共法律服务中心"),
    }  # fmt: skip
    assert {(said[start]["relation"], end) for start, end in edges(graph, "RELATES_TO")} == {
        ("partOf", BUREAU), ("hostedBy", CENTRE),
    }  # fmt: skip
    assert {end for start, end in edges(graph, "HAS_SUBJECT") if start in said} == {NOTARIES}
    assert edges(ALL, "HOSTED_BY") == {(NOTARIES, CENTRE)}
    assert edges(ALL, "SUPERVISED_BY") == {(CENTRE, BUREAU)}
    assert (NOTARIES, BUREAU) in edges(ALL, "PART_OF")


def test_a_relation_to_no_agency_of_the_report_is_left_out() -> None:
    records = cast("list[dict[str, Any]]", copy.deepcopy(facts("tianjin-2022")))
    for record in records:
        for said in record.get("relations", ()):
            said["agency"] = "区法院" if said["relation"] == "partOf" else record["name"]
    graph = project(cast("list[Fact]", records))
    assert not [n for n in graph.nodes.values() if n.label == "AgencyRelation"]
    assert not edges(graph, "HOSTED_BY")


def test_records_without_the_fields_that_came_later_are_read_too() -> None:
    records = cast("list[dict[str, Any]]", copy.deepcopy(facts("tianjin-2021")))
    for record in records:
        record.pop("relations", None)
        record.pop("basis", None)
    graph = project(cast("list[Fact]", records))
    bases = {str(n.properties["basis"]) for n in graph.nodes.values() if n.label == "Measurement"}
    assert bases == {"annual", "target"}


def test_captions_say_the_fact_in_short() -> None:
    names = {str(n.properties["name"]) for n in ALL.nodes.values() if is_fact(n)}
    assert names >= {
        "调解矛盾纠纷 1085件", "接待群众 ≥320人次", "评查案卷 上升12%", "行政复议受理数 下降8.5%", "调解纠纷 *件",
        "满意度 第2名", "挽回经济损失 27000元", "开展：枫桥经验", "计划：行政裁量权基准", "短板：行政执法案卷评查",
        "印发《和平区行政执法案卷评查办法》", "和平公证处 获 全国公共法律服务先进集体", "提及：劝业场街道",
    }  # fmt: skip


def test_concepts_bring_what_the_vocabulary_says_of_them() -> None:
    vocabulary = load_vocabulary()
    graph = GRAPHS["tianjin-2021"]
    for identifier in ("program/枫桥经验", "metric/行政复议受理数", "agency-type/司法局"):
        concept, node = vocabulary.concepts[identifier], graph.nodes[identifier]
        assert node.properties["name"] == concept.name
        assert node.properties.get("aliases", []) == list(concept.alt)
        assert {(identifier, broader) for broader in concept.broader} <= edges(graph, "BROADER")


def test_the_order_of_reports_does_not_matter() -> None:
    for order in permutations(GRAPHS.values()):
        merged = merge(order)
        assert (merged.nodes, merged.edges) == (ALL.nodes, ALL.edges)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nodes_that_reports_share_agree_whatever_the_reports_say(data: st.DataObject) -> None:
    """Names, types and kinds are drawn freely: a node's properties may still not depend on who came first."""
    words = st.sampled_from(
        ["区司法局", "和平区司法局", "司法局", "民主村", "民主村（东）", "“四步”工作法", "四步工作法", "**办法"]
    )
    kinds = st.sampled_from(["司法局", "街道", "村", "社区"])
    changed = []
    for name in ("tianjin-2021", "tianjin-2022"):
        records = cast("list[dict[str, Any]]", copy.deepcopy(facts(name)))
        for record in records[1:]:
            if "name" in record:
                record["name"] = data.draw(words)
                record["concept"] = None
            if record["kind"] in {"agency", "place"}:
                record["type"] = data.draw(kinds)
        changed.append(project(cast("list[Fact]", records)))
    forward, backward = merge(changed), merge(reversed(changed))
    assert (forward.nodes, forward.edges) == (backward.nodes, backward.edges)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_taking_a_report_out_leaves_what_the_others_say_alone(data: st.DataObject) -> None:
    """Whatever two reports say of where they speak from, the nodes that they share say the same in both."""
    graphs = []
    for name in ("tianjin-2021", "tianjin-2022"):
        records = cast("list[dict[str, Any]]", copy.deepcopy(facts(name)))
        written = data.draw(st.sampled_from(["和平区", "青禾区", "青禾经济开发区", "**区", None]))
        parent = data.draw(st.sampled_from(["天津市", "沈阳市", "**市", None]))
        code = data.draw(st.sampled_from(["120101", "210102"])) if written == "和平区" else None
        records[0] |= {"district": written, "districtAsWritten": written, "districtCode": code, "parent": parent}
        graphs.append(project(cast("list[Fact]", records)))
    shared = graphs[0].nodes.keys() & graphs[1].nodes.keys()
    for identifier in shared:
        first, second = (graph.nodes[identifier] for graph in graphs)
        assert first == second
        for kind in ("PART_OF", "LOCATED_IN", "BROADER"):
            if identifier.startswith("agency/") and kind == "PART_OF":
                continue  # what a report says of it
            ends = [{end for start, end in edges(graph, kind) if start == identifier} for graph in graphs]
            assert ends[0] == ends[1], (identifier, kind)


def test_projecting_does_not_touch_the_facts() -> None:
    before = copy.deepcopy(facts("tianjin-2021"))
    project(before)
    assert before == facts("tianjin-2021")


def test_the_digest_tells_every_change_of_a_fact() -> None:
    whole = facts("tianjin-2022")
    assert digest(whole) == digest(json.loads(json.dumps(whole)))
    assert digest(whole).startswith(epoch())
    assert len({digest(whole[:n]) for n in range(1, len(whole) + 1)}) == len(whole)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2022", [2022]),
        ("2025H1", [2025]),
        ("2024Q3", [2024]),
        ("2021/2025", [2021, 2022, 2023, 2024, 2025]),
        (None, []),
    ],
)
def test_years_of_a_period(period: str | None, expected: list[int]) -> None:
    assert years(period) == expected


def test_shortcuts_do_not_depend_on_the_order_of_facts() -> None:
    runs = [Run("district/1", "program/a", "done", period) for period in ("2022", "2021", None)]
    assert shortcuts(runs) == shortcuts(reversed(runs))
    (edge,) = shortcuts(runs).values()
    assert edge.properties == {"facts": 3, "years": [2021, 2022]}


def test_kinds_that_are_not_loaded_are_only_numbers() -> None:
    assert set(KINDS) - set(LABELS) == {"report", "number"}


@pytest.mark.parametrize(
    ("quote", "written"),
    [
        ("“三调联动”", "三调联动"),
        ("八五”普法", "八五普法"),
        ("法治\n督察", "法治督察"),
        ("“**经验”", "**经验"),
        ("以案（例）说法", "以案(例)说法"),
    ],
)
def test_a_program_keeps_the_name_that_the_report_uses(quote: str, written: str) -> None:
    changed = copy.deepcopy(facts("shenyang-2022"))
    program = next(fact for fact in changed if fact["kind"] == "program")
    program["evidence"]["quote"] = quote
    assert project(changed).nodes[program["id"]].properties["written"] == written
