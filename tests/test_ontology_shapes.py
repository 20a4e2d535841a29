"""The shapes: a graph that is right passes, each planted fault is found, and both engines say the same."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from ontology.facts import BASE
from ontology.model import SHAPES, model
from ontology.terms import KG
from ontology.validation import Violation, violations

VALID = (Path(__file__).parent / "data" / "valid.ttl").read_text(encoding="utf-8")
OA = "http://www.w3.org/ns/oa#"
F = "fact/000000000000000"
REPORT = "report/00000000000000aa"
BUREAU = "agency/990101/青石区司法局"
NOTARIES = "agency/990101/青石公证处"
SELECTOR = OA + "hasSelector"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

# what is replaced (its first occurrence), by what, the node that is wrong, its property, the constraint that fails
FAULTS = [
    ('    rdfs:label "青石区司法局2023年法治政府建设情况报告" ;\n', "", REPORT, LABEL, "MinCount"),
    ('rdfs:label "青石区" ;', 'rdfs:label "" ;', "district/990101", LABEL, "MinLength"),
    ('rdfs:label "青石区" ;', 'rdfs:label "青石区" , "青石" ;', "district/990101", LABEL, "MaxCount"),
    ('rdfs:label "青石区" ;', "rdfs:label 12 ;", "district/990101", LABEL, "Or"),
    ('kg:period "2023" ;', 'kg:period "2023年" ;', REPORT, KG + "period", "Pattern"),
    ('kg:period "2021/2025"', 'kg:period "2021-2025"', F + "3", KG + "period", "Pattern"),
    ('"2024-01-15"^^xsd:date', '"2024-01-15"', REPORT, KG + "published", "Datatype"),
    ('00aa" ;\n    kg:about', '00a" ;\n    kg:about', REPORT, KG + "sha256", "Pattern"),
    ("    kg:redacted false ;\n    kg:agency", "    kg:agency", REPORT, KG + "redacted", "MinCount"),
    ("kg:redacted false ;", 'kg:redacted "no" ;', REPORT, KG + "redacted", "Datatype"),
    ("report/00000000000000aa> a", "report/aa> a", "report/aa", "", "Pattern"),
    ('kg:code "990101" ;', 'kg:code "99010" ;', "district/990101", KG + "code", "Pattern"),
    ('kg:code "990101" ;', "", "district/990101", "", "Or"),
    ('kg:level "county"', 'kg:level "town"', "district/990101", KG + "level", "In"),
    ("kg:masked true", 'kg:masked "yes"', "district/unknown/00000000000000bb", KG + "masked", "Datatype"),
    ("district/unknown/00000000000000bb>", "district/unknown>", "district/unknown", "", "Pattern"),
    ("kg:partOf <district/990100>", 'kg:partOf "云江市"', "district/990101", KG + "partOf", "Class"),
    ("kg:runs <program/枫桥经验>", "kg:runs <metric/调解成功率>", "district/990101", KG + "runs", "Class"),
    ("a kg:Agency ;", "a kg:Agency ; kg:locatedIn <district/990100> ;", BUREAU, KG + "locatedIn", "MaxCount"),
    ("As <agency-type/区县司法局>", "As <program/枫桥经验>", BUREAU, KG + "classifiedAs", "Class"),
    ('kg:kind "镇" ;', "", "place/990101/白鹭镇", KG + "kind", "MinCount"),
    ('kg:code "990101100"', 'kg:code "990101"', "place/990101/白鹭镇", KG + "code", "Pattern"),
    ("kg:broader <program/诉源治理>", "kg:broader <program/没有>", "program/枫桥经验", KG + "broader", "Class"),
    ('kg:level "national"', 'kg:level "国家"', "program/枫桥经验", KG + "level", "In"),
    ("coinage/白鹭说法> a", "local/白鹭说法> a", "local/白鹭说法", "", "Pattern"),
    ('kg:year "2023"', 'kg:year "二三"', "policy/行政复议法", KG + "year", "Pattern"),
    ('kg:level "municipal" .', 'kg:level "city" .', "award/local/平安杯", KG + "level", "In"),
    ('kg:status "done"', 'kg:status "已开展"', F + "1", KG + "status", "In"),
    ('kg:status "done" ;', "", F + "1", KG + "status", "MinCount"),
    ('kg:status "done" ;', 'kg:status "done" , "planned" ;', F + "1", KG + "status", "MaxCount"),
    ("    kg:runOf <program/枫桥经验> ;\n", "", F + "1", KG + "runOf", "MinCount"),
    ("kg:start 10 ;", "kg:start 16 ;", F + "1", KG + "start", "LessThan"),
    ("kg:start 10 ;", "kg:start -1 ;", F + "1", KG + "start", "MinInclusive"),
    ("kg:start 10 ;", 'kg:start "10" ;', F + "1", KG + "start", "Datatype"),
    ("kg:end 16 ;", "", F + "1", KG + "end", "MinCount"),
    ('kg:quote "“**经验”" ;', 'kg:quote "" ;', F + "1", KG + "quote", "MinLength"),
    ("kg:statedIn <report/00000000000000aa> ;", "", F + "1", KG + "statedIn", "MinCount"),
    ("    kg:about <district/990101> ;\n    kg:hasSubject", "    kg:hasSubject", F + "1", KG + "about", "MinCount"),
    (F + "3> a", "fact/3> a", "fact/3", "", "Pattern"),
    ('kg:value "98.5"^^xsd:decimal ;', "", F + "2", "", "Or"),
    ('kg:value "98.5"^^xsd:decimal', 'kg:value "98.5%"', F + "2", KG + "value", "Datatype"),
    ('kg:metric "调解成功率"', f'kg:metric "{"率" * 31}"', F + "2", KG + "metric", "MaxLength"),
    ('kg:bound "ge"', 'kg:bound ">="', F + "2", KG + "bound", "In"),
    ('kg:basis "cumulative" ;', "", F + "2", KG + "basis", "MinCount"),
    ('kg:basis "cumulative"', 'kg:basis "累计"', F + "2", KG + "basis", "In"),
    ('kg:basis "cumulative"', 'kg:basis "cumulative" , "annual"', F + "2", KG + "basis", "MaxCount"),
    ("kg:rank false ;", "", F + "2", KG + "rank", "MinCount"),
    ('kg:changeDirection "up"', 'kg:changeDirection "上升"', F + "2", KG + "changeDirection", "In"),
    ("kg:measures <metric/调解成功率>", "kg:measures <program/枫桥经验>", F + "2", KG + "measures", "Class"),
    ('kg:periodEnd "2023-12"', 'kg:periodEnd "2023"', REPORT, KG + "periodEnd", "Pattern"),
    ('kg:scope "district" ;\n    kg:published', "kg:published", REPORT, KG + "scope", "MinCount"),
    ('kg:kind "change"', 'kg:kind "level"', F + "2", KG + "kind", "In"),
    ('kg:unitClass "percentage"', "kg:unitClass 1", F + "2", KG + "unitClass", "Datatype"),
    ('kg:step "0.1"', 'kg:step "0.0"', F + "2", KG + "step", "MinExclusive"),
    ('kg:low "98.45"', 'kg:low "98.6"', F + "2", KG + "low", "LessThanOrEquals"),
    ('kg:high "98.55"^^xsd:decimal', 'kg:high "98.55"', F + "2", KG + "high", "Datatype"),
    ("; kg:main true ;\n    kg:scope", ";\n    kg:scope", F + "2", KG + "main", "MinCount"),
    ('kg:comparison "change; 1', 'kg:comparison "" , "change; 1', F + "2", KG + "comparison", "MaxCount"),
    ('kg:periodLength "half-year"', 'kg:periodLength "半年"', F + "2", KG + "periodLength", "Pattern"),
    ('kg:denominator "受理', 'kg:denominator "办理" , "受理', F + "2", KG + "denominator", "MaxCount"),
    ('kg:basePeriod "2022H1"', 'kg:basePeriod "上年"', F + "2", KG + "basePeriod", "Pattern"),
    ("kg:changeIn <metric/", "kg:changeIn <program/", F + "2", KG + "changeIn", "Class"),
    ("kg:countedIn <fact/0000000000000003>", "kg:countedIn <fact/0000000000000001>", F + "2", KG + "countedIn", "Class"),
    ("hasNumerator <metric/", "hasNumerator <program/", "metric/调解成功率", KG + "hasNumerator", "Class"),
    ("hasDenominator <metric/", "hasDenominator <program/", "metric/调解成功率", KG + "hasDenominator", "Class"),
    ("subsetOf <metric/", "subsetOf <program/", "metric/调解成功件数", KG + "subsetOf", "Class"),
    ("componentOf <metric/", "componentOf <program/", "metric/诉调对接调解件数", KG + "componentOf", "Class"),
    ("hasLevel <metric/", "hasLevel <program/", "metric/行政检查同比变化", KG + "hasLevel", "Class"),
    ('kg:relation "implements"', 'kg:relation "cites"', F + "4", KG + "relation", "In"),
    ("kg:cites <policy/行政复议法> ;", "", F + "4", KG + "cites", "MinCount"),
    ("kg:ofAward <award/local/平安杯> ;", "", F + "5", KG + "ofAward", "MinCount"),
    ("    kg:mentions <agency/990101/青石区司法局> ;\n", "", F + "6", KG + "mentions", "MinCount"),
    ("kg:partOf <agency/990101/青石区司法局>", "kg:partOf <district/990101>", NOTARIES, KG + "partOf", "Class"),
    ("kg:hostedBy <agency/", "kg:hostedBy <agent/", NOTARIES, KG + "hostedBy", "Class"),
    ("kg:supervisedBy <agency/", "kg:supervisedBy <agent/", NOTARIES, KG + "supervisedBy", "Class"),
    ('kg:relation "partOf"', 'kg:relation "mentions"', F + "8", KG + "relation", "In"),
    ('kg:relation "partOf" ;', "", F + "8", KG + "relation", "MinCount"),
    ("    kg:hasSubject <agency/990101/青石公证处> ;\n", "", F + "8", KG + "hasSubject", "MinCount"),
    ("kg:relatesTo <agency/990101/青石区司法局> ;", "", F + "8", KG + "relatesTo", "MinCount"),
    ("kg:relatesTo <agency/990101/青石区司法局>", "kg:relatesTo <district/990101>", F + "8", KG + "relatesTo", "Class"),
    ("mentions <place/990101/白鹭镇>", "mentions <agency/990101/青石区司法局>", F + "7", KG + "mentions", "Class"),
    ("    kg:hasEvidence <fact/0000000000000001#evidence> .\n", "    .\n", F + "1", KG + "hasEvidence", "MinCount"),
    ("    oa:hasSource <report/00000000000000aa> ;\n", "", F + "1#evidence", OA + "hasSource", "MinCount"),
    ("<fact/0000000000000001#position> , ", "", F + "1#evidence", SELECTOR, "QualifiedMinCount"),
    (" , <fact/0000000000000001#quote>", "", F + "1#evidence", SELECTOR, "QualifiedMinCount"),
    ("oa:start 10 ; oa:end 16", "oa:start 17 ; oa:end 16", F + "1#position", OA + "start", "LessThan"),
    ("oa:start 10 ; ", "", F + "1#position", OA + "start", "MinCount"),
    ('oa:exact "“**经验”"', 'oa:exact ""', F + "1#quote", OA + "exact", "MinLength"),
]  # fmt: skip


def found(data: str) -> set[tuple[str, str, str]]:
    return {(v.node.removeprefix(BASE), v.path, v.component) for v in violations(data)}


@lru_cache(maxsize=1)
def reference_shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(SHAPES)


def found_by_pyshacl(data: str) -> set[tuple[str, str, str]]:
    graph = rdflib.Graph().parse(data=data, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=reference_shapes())
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {
        (
            str(report.value(result, SH.focusNode)).removeprefix(BASE),
            str(report.value(result, SH.resultPath) or ""),
            str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH)),
        )
        for result in results
    }


def planted(old: str, new: str) -> str:
    assert old in VALID, old
    return VALID.replace(old, new, 1)


def test_a_graph_that_is_right_passes_in_both_engines() -> None:
    assert violations(VALID) == []
    assert found_by_pyshacl(VALID) == set()


def test_the_right_graph_has_a_node_of_each_class() -> None:
    graph = rdflib.Graph().parse(data=VALID, format="turtle")
    there = {str(o).removeprefix(KG) for o in graph.objects(None, RDF.type)}
    assert {*model().classes, "Evidence"} - {"Fact"} <= there


@pytest.mark.parametrize(("old", "new", "node", "path", "component"), FAULTS)
def test_a_planted_fault_is_found(old: str, new: str, node: str, path: str, component: str) -> None:
    assert (node, path, f"{component}ConstraintComponent") in found(planted(old, new))


@pytest.mark.parametrize(("old", "new"), [fault[:2] for fault in FAULTS])
def test_both_engines_say_the_same(old: str, new: str) -> None:
    data = planted(old, new)
    assert found(data) == found_by_pyshacl(data) != set()


def test_every_class_has_a_shape_and_every_shape_a_message() -> None:
    shapes = reference_shapes()
    targets = {str(o).removeprefix(KG) for o in shapes.objects(None, SH.targetClass)}
    assert {*model().classes, "Evidence"} - {"Fact"} <= targets
    named = [s for s in shapes.subjects(RDF.type, SH.NodeShape) if shapes.value(s, SH.pattern)]
    paths = list(shapes.subjects(SH.path, None))
    nested = set(shapes.objects(None, rdflib.RDF.first)) | {
        p for n in shapes.objects(None, rdflib.RDF.first) for p in shapes.objects(n, SH.property)
    }
    silent = [s for s in [*named, *paths] if s not in nested and shapes.value(s, SH.message) is None]
    assert silent == []


def test_shapes_speak_of_terms_that_the_schema_has() -> None:
    shapes = reference_shapes()
    ours = {str(o) for p in (SH.path, SH.targetClass, SH["class"], SH.lessThan) for o in shapes.objects(None, p)}
    m = model()
    known = {t.iri for group in (m.classes, m.rdf_classes, m.relations, m.rdf_relations) for t in group.values()}
    known |= {p.iri for p in m.properties.values()}
    assert {iri for iri in ours if iri.startswith(KG)} <= known


def test_datatypes_of_shapes_are_those_of_the_schema() -> None:
    shapes = reference_shapes()
    by_iri = {p.iri: p.xsd for p in model().properties.values()}
    for shape, path in shapes.subject_objects(SH.path):
        datatype = shapes.value(shape, SH.datatype)
        if datatype is not None and str(path) in by_iri:
            assert (str(path), str(datatype)) == (str(path), by_iri[str(path)])


def test_a_violation_says_what_where_and_what_for() -> None:
    data = planted('kg:status "done"', 'kg:status "已开展"')
    assert violations(data) == [
        Violation(
            node=BASE + "fact/0000000000000001",
            path=KG + "status",
            message="The status is exactly one of done, planned, shortcoming",
            value="已开展",
            component="InConstraintComponent",
        )
    ]


def test_n_triples_are_read_too() -> None:
    graph = rdflib.Graph().parse(data=planted('kg:status "done"', 'kg:status "x"'), format="turtle")
    assert [v.value for v in violations(graph.serialize(format="nt"), "ntriples")] == ["x"]
