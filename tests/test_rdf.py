"""RDF: other tools read it, both SHACL engines agree on it, the same graph gives the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib
from rdflib import RDF, RDFS, Literal, Namespace, URIRef
from rdflib.namespace import SKOS, XSD

from loaders.elements import Graph
from loaders.graph import is_fact, merge, project
from loaders.networkx_graph import to_networkx
from loaders.rdf import ntriples, turtle, write_nquads
from loaders.validate import validate
from ontology.errors import ViolationsFound
from ontology.facts import BASE
from ontology.model import SHAPES
from ontology.validation import violations
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

KG = Namespace(BASE + "ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SH = Namespace("http://www.w3.org/ns/shacl#")
GRAPHS = {sample.report: project(sample.facts) for sample in SAMPLES.values()}
ALL = merge(GRAPHS.values())
TIANJIN = SAMPLES["tianjin-2021"].report


def nquads(graphs: dict[str, Graph]) -> bytes:
    out = io.BytesIO()
    write_nquads(sorted(graphs.items()), out)
    return out.getvalue()


def read(data: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=data, format="turtle")


def test_rdflib_reads_the_turtle_triple_for_triple() -> None:
    graph = read(turtle(ALL))
    assert len(graph) == len(ntriples(ALL).splitlines())
    assert set(graph) == set(rdflib.Graph().parse(data=ntriples(ALL), format="nt"))
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


def test_rdflib_reads_the_nquads_one_graph_a_report() -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=nquads(GRAPHS), format="nquads")
    named = {str(g.identifier): g for g in dataset.graphs() if len(g)}
    assert set(named) == {BASE + report for report in GRAPHS}
    for report, graph in GRAPHS.items():
        assert set(named[BASE + report]) == set(rdflib.Graph().parse(data=ntriples(graph), format="nt"))


def test_the_same_graph_gives_the_same_bytes() -> None:
    backwards = Graph(dict(reversed(ALL.nodes.items())), dict(reversed(ALL.edges.items())))
    assert turtle(ALL) == turtle(backwards)
    assert nquads(GRAPHS) == nquads(dict(reversed(GRAPHS.items())))


def test_nodes_and_relations_are_what_the_graph_says() -> None:
    graph = read(turtle(ALL))
    for node in ALL.nodes.values():
        subject = URIRef(BASE + node.id)
        assert (subject, RDF.type, KG[node.label]) in graph
        assert [str(name) for name in graph.objects(subject, RDFS.label)] == [node.properties["name"]]
    tianjin = URIRef(BASE + "district/120101")
    program = URIRef(BASE + "program/枫桥经验")
    assert (tianjin, KG.runs, program) in graph
    assert (tianjin, KG.code, Literal("120101")) in graph
    assert (program, RDF.type, SKOS.Concept) in graph
    assert [str(label) for label in graph.objects(program, SKOS.prefLabel)] == ["枫桥经验"]
    report = URIRef(BASE + TIANJIN)
    assert (report, KG.published, Literal("2022-01-12", datatype=XSD.date)) in graph
    assert (report, KG.redacted, Literal(False)) in graph
    assert not list(graph.triples((None, KG.digest, None)))


def test_evidence_is_a_specific_resource_that_points_into_the_text() -> None:
    graph = read(turtle(GRAPHS[TIANJIN]))
    text = SAMPLES["tianjin-2021"].text
    facts = [node for node in GRAPHS[TIANJIN].nodes.values() if is_fact(node)]
    for fact in facts:
        evidence = URIRef(BASE + fact.id + "#evidence")
        assert (URIRef(BASE + fact.id), KG.hasEvidence, evidence) in graph
        assert (evidence, OA.hasSource, URIRef(BASE + TIANJIN)) in graph
        position, quote = URIRef(BASE + fact.id + "#position"), URIRef(BASE + fact.id + "#quote")
        assert set(graph.objects(evidence, OA.hasSelector)) == {position, quote}
        start, end = (graph.value(position, key) for key in (OA.start, OA.end))
        assert isinstance(start, Literal)
        assert isinstance(end, Literal)
        assert text[start.toPython() : end.toPython()] == str(graph.value(quote, OA.exact)) == fact.properties["quote"]


def test_values_are_exact_decimals() -> None:
    graph = read(turtle(ALL))
    values = {str(v) for v in graph.objects(None, KG.value)}
    assert values >= {"98.2", "27000.0", "8.5"}
    assert {v.datatype for v in graph.objects(None, KG.value) if isinstance(v, Literal)} == {XSD.decimal}


def by_pyshacl(data: str) -> set[tuple[str, str]]:
    """Focus node and component of what pySHACL, the reference, finds."""
    _, report, _ = pyshacl.validate(
        rdflib.Graph().parse(data=data, format="nt"),
        shacl_graph=rdflib.Graph().parse(SHAPES),
        advanced=False,
        inplace=True,
    )
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {
        (str(report.value(r, SH.focusNode)), str(report.value(r, SH.sourceConstraintComponent)).rsplit("#", 1)[-1])
        for r in results
    }


def by_gate(data: str) -> set[tuple[str, str]]:
    return {(v.node, v.component.rsplit("#", 1)[-1]) for v in violations(data, format="ntriples")}


@pytest.mark.parametrize("report", [*GRAPHS, "all"])
def test_exported_data_keep_to_the_shapes_by_both_engines(report: str) -> None:
    data = ntriples(GRAPHS.get(report, ALL))
    assert by_pyshacl(data) == set()
    assert by_gate(data) == set()


def _replaced(predicate: str, old: str, new: str) -> Callable[[str], str]:
    def plant(data: str) -> str:
        found = f"<{predicate}> {old} ."
        assert found in data
        return data.replace(found, f"<{predicate}> {new} ." if new else "", 1) if new else _without(data, found)

    return plant


def _without(data: str, ending: str) -> str:
    lines = data.splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.rstrip().endswith(ending))
    return "".join(lines[:first] + lines[first + 1 :])


PLANTED: dict[str, Callable[[str], str]] = {
    "a status that is none": _replaced(KG.status, '"done"', '"perhaps"'),
    "no status": _replaced(KG.status, '"planned"', ""),
    "a value that is no number": _replaced(KG.value, f'"98.2"^^<{XSD.decimal}>', '"many"'),
    "a district without a code": _replaced(KG.code, '"120101"', ""),
    "a code that is none": _replaced(KG.code, '"120101"', '"12"'),
    "a quote that is empty": _replaced(KG.quote, '"成功率98.2%"', '""'),
    "a fact of no report": _replaced(KG.statedIn, f"<{BASE}{TIANJIN}>", ""),
    "a report of no district": _replaced(KG.about, f"<{BASE}district/120101>", ""),
    "a program that is a district": _replaced(KG.runOf, f"<{BASE}program/枫桥经验>", f"<{BASE}district/120101>"),
    "a digest that is none": _replaced(KG.sha256, f'"{SAMPLES["tianjin-2021"].facts[0]["sha256"]}"', '"0"'),  # type: ignore[typeddict-item]
    "a period that is none": _replaced(KG.period, '"2021"', '"last year"'),
    "two names": lambda data: data + f'<{BASE}program/枫桥经验> <{RDFS.label}> "另一个" .\n',
}


@pytest.mark.parametrize("fault", PLANTED)
def test_each_planted_fault_is_found_by_both_engines_alike(fault: str) -> None:
    data = PLANTED[fault](ntriples(GRAPHS[TIANJIN]))
    found = by_gate(data)
    assert found
    assert found == by_pyshacl(data)


def test_the_gate_names_what_is_wrong() -> None:
    graph = project(SAMPLES["tianjin-2021"].facts)
    node = graph.nodes["district/120101"]
    graph.nodes["district/120101"] = type(node)(node.id, node.label, {**node.properties, "code": "12"})
    with pytest.raises(ViolationsFound, match=r"district/120101 code: .*six digits.*'12'") as caught:
        validate(graph, where="a.txt")
    assert caught.value.exit_code == 1
    assert caught.value.where == "a.txt"


def test_networkx_has_every_node_and_edge() -> None:
    graph = to_networkx(ALL)
    assert (set(graph), {key for _, _, key in graph.edges(keys=True)}) == (set(ALL.nodes), set(ALL.edges))
    assert graph.nodes["district/120101"]["name"] == "和平区"
