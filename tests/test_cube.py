"""The data cube: what the W3C asks of one, what stands in its cells, and what is left out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from kg.pipeline import extract_file
from loaders.elements import Edge, Graph, Node
from loaders.exports.cells import Cell, Claim, cells, resolve
from loaders.exports.cube import PREFIXES, write_cube
from loaders.exports.stream import fit, parts
from loaders.graph import project
from ontology.facts import BASE
from ontology.terms import RDF, RDFS, SKOS, XSD
from tests.hostile_facts import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
CONSTRAINTS = Path(__file__).parent / "data" / "cube-constraints"
NAMESPACES = {**PREFIXES, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "xsd": XSD, "owl": "http://www.w3.org/2002/07/owl#"}
DECLARED = "".join(f"PREFIX {name}: <{space}>\n" for name, space in NAMESPACES.items())
CHECKS = sorted(path.stem for path in CONSTRAINTS.glob("ic-*.rq"))
CUBE = f"<{BASE}cube>"


def written(graphs: Iterable[Graph]) -> bytes:
    out = io.BytesIO()
    write_cube(parts(map(fit, graphs)), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def graphs() -> list[Graph]:
    """Those of the sample reports, in the order of their ids."""
    found = [project(extract_file(path).facts) for path in sorted((ROOT / "examples" / "reports").iterdir())]
    return sorted(found, key=lambda graph: next(i for i, node in graph.nodes.items() if node.label == "Report"))


@pytest.fixture(scope="module")
def turtle(graphs: list[Graph]) -> bytes:
    return written(graphs)


def store(data: bytes, planted: str = "") -> ox.Store:
    """The cube with something planted in it, normalised as the recommendation says."""
    found = ox.Store()
    found.bulk_load(data, format=ox.RdfFormat.TURTLE)
    for update in (planted, (CONSTRAINTS / "normalize.ru").read_text(encoding="utf-8")):
        found.update(DECLARED + update)
    return found


def violated(found: ox.Store, check: str) -> bool:
    """Whether a constraint does not hold."""
    text = (CONSTRAINTS / f"{check}.rq").read_text(encoding="utf-8")
    queries = [text]
    if "$p" in text:
        hierarchies = (CONSTRAINTS / f"hierarchies-{check[3:]}.rq").read_text(encoding="utf-8")
        answer = found.query(DECLARED + hierarchies)
        assert isinstance(answer, ox.QuerySolutions)
        queries = [text.replace("$p", solution["p"].value) for solution in answer]
    return any(bool(found.query(DECLARED + query)) for query in queries)


@pytest.mark.parametrize("check", CHECKS)
def test_the_cube_keeps_each_constraint(turtle: bytes, check: str) -> None:
    assert not violated(store(turtle), check)


def test_all_constraints_of_the_recommendation_are_here() -> None:
    numbers = [f"{number:02}" for number in range(1, 22) if number != 19]
    assert sorted(f"ic-{number}" for number in (*numbers, "19a", "19b")) == CHECKS


ONE = f"?obs qb:dataSet {CUBE} ; cube:area ?area ; cube:metric ?metric"
"""Some observation; planted with LIMIT 1."""


def some(change: str) -> str:
    """``change`` made to one observation."""
    return f"{change} WHERE {{ {{ SELECT * {{ {ONE} }} ORDER BY ?obs LIMIT 1 }} }}"


HIERARCHY = f"""INSERT DATA {{ cube:area qb:codeList <{BASE}list> . <{BASE}list> a qb:HierarchicalCodeList ;
    qb:hierarchyRoot <{BASE}root> ; qb:parentChildProperty """
MEASURE_TYPES = """INSERT DATA { cube:structure qb:component cube:component-type . cube:component-type qb:dimension
    qb:measureType . qb:measureType rdfs:range rdf:Property } ; """
PLANTED = {
    "ic-01": some("DELETE { ?obs qb:dataSet ?any } INSERT { ?obs a qb:Observation }").replace(
        "WHERE {", "WHERE { ?obs qb:dataSet ?any .", 1
    ),
    "ic-02": f"INSERT DATA {{ {CUBE} qb:structure cube:other }}",
    "ic-03": "DELETE DATA { cube:component-value qb:measure cube:value }",
    "ic-04": "DELETE WHERE { cube:period rdfs:range ?range }",
    "ic-05": "DELETE WHERE { cube:metric qb:codeList ?list }",
    "ic-06": "INSERT DATA { cube:component-area qb:componentRequired false }",
    "ic-07": "DELETE DATA { cube:structure qb:sliceKey cube:comparable }",
    "ic-08": "INSERT DATA { cube:comparable qb:componentProperty cube:else }",
    "ic-09": "INSERT { ?slice qb:sliceStructure cube:other } WHERE { ?slice a qb:Slice }",
    "ic-10": "DELETE { ?slice cube:scope ?scope } WHERE { ?slice a qb:Slice ; cube:scope ?scope }",
    "ic-11": some("DELETE { ?obs cube:area ?area }"),
    "ic-12": some("INSERT { cube:copy ?p ?o }").replace("WHERE {", "WHERE { ?obs ?p ?o .", 1),
    "ic-13": "DELETE { ?obs cube:unit ?unit } WHERE { ?obs cube:unit ?unit }",
    "ic-14": "DELETE { ?obs cube:value ?value } WHERE { ?obs cube:value ?value }",
    "ic-15": MEASURE_TYPES + some("INSERT { ?obs qb:measureType cube:else }"),
    "ic-16": MEASURE_TYPES
    + "INSERT DATA { cube:structure qb:component cube:component-two . cube:component-two qb:measure cube:two } ; "
    + some("INSERT { ?obs qb:measureType cube:value ; cube:two 2 }"),
    "ic-17": MEASURE_TYPES
    + "INSERT DATA { cube:structure qb:component cube:component-two . cube:component-two qb:measure cube:two } ; "
    + some("INSERT { ?obs qb:measureType cube:value }"),
    "ic-18": f"INSERT DATA {{ <{BASE}other> qb:slice cube:slice . cube:slice qb:observation cube:obs . "
    f"cube:obs qb:dataSet {CUBE} }}",
    "ic-19a": some("DELETE { ?metric skos:inScheme ?list }").replace(
        "WHERE {", "WHERE { ?metric skos:inScheme ?list .", 1
    ),
    "ic-19b": f"INSERT DATA {{ cube:metric qb:codeList <{BASE}some> . <{BASE}some> a skos:Collection }}",
    "ic-20": HIERARCHY + "skos:narrower }",
    "ic-21": HIERARCHY + "[ owl:inverseOf kg:partOf ] }",
}


@pytest.mark.parametrize("check", CHECKS)
def test_each_constraint_is_seen_to_be_broken(turtle: bytes, check: str) -> None:
    assert violated(store(turtle, PLANTED[check]), check)


def test_rdflib_reads_the_same_cube_without_blank_nodes(turtle: bytes) -> None:
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]
    assert len(graph) == len({quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)})


def test_the_same_facts_give_the_same_bytes_and_no_facts_an_empty_cube(graphs: list[Graph], turtle: bytes) -> None:
    assert written(graphs) == turtle
    empty = written([])
    for check in CHECKS:
        assert not violated(store(empty), check)
    answer = store(empty).query(DECLARED + "ASK { ?obs a qb:Observation }")
    assert bool(answer) is False


def test_every_observation_rests_on_facts_that_say_it(graphs: list[Graph], turtle: bytes) -> None:
    facts = {BASE + i: node for graph in graphs for i, node in graph.nodes.items() if node.label == "Measurement"}
    answer = store(turtle).query(
        DECLARED
        + """SELECT ?obs ?value ?period ?scope ?fact { ?obs cube:value ?value ; cube:period/rdfs:label ?period ;
            cube:scope/skos:prefLabel ?scope ; prov:wasDerivedFrom ?fact }"""
    )
    assert isinstance(answer, ox.QuerySolutions)
    rows = [[term.value for term in solution] for solution in answer]
    assert len({row[0] for row in rows}) > 200
    for _, value, period, scope, fact in rows:
        said = facts[fact].properties
        assert (said["value"], said["period"], said["scope"]) == (float(value), period, scope)
        assert (said["status"], said["basis"], said["main"], said["rank"]) == ("done", "annual", True, False)


EXACT, BOUND = "", "ge"


@pytest.mark.parametrize(
    ("claims", "value", "facts"),
    [
        ([("a", 5, EXACT, True)], 5, ("a",)),
        ([("a", 5, EXACT, True), ("b", 5, EXACT, False)], 5, ("a", "b")),
        ([("a", 5, BOUND, True), ("b", 7, EXACT, False)], 7, ("b",)),  # an exact value comes first
        ([("a", 5, EXACT, True), ("b", 7, EXACT, False)], 5, ("a",)),  # then the report on the period
        ([("a", 5, EXACT, True), ("b", 7, EXACT, True)], None, ()),
        ([("a", 5, EXACT, False), ("b", 7, EXACT, False)], None, ()),
        ([("a", 5, BOUND, True), ("b", 5, "le", True)], None, ()),
        ([("b", 5, BOUND, True), ("a", 5, BOUND, True)], 5, ("a", "b")),
    ],
)
def test_a_cell_has_one_value_or_none(
    claims: list[tuple[str, float, str, bool]], value: float | None, facts: tuple[str, ...]
) -> None:
    found = resolve([Claim(fact, amount, "件", bound, own) for fact, amount, bound, own in claims])
    assert (found and found.value) == value
    assert (found.facts if found else ()) == facts


GOOD = {
    "name": "x", "value": 5.0, "unit": "件", "unitClass": "cases", "period": "2022", "status": "done", "basis": "annual",
    "rank": False, "main": True, "scope": "district", "quote": "x", "start": 0, "end": 1, "section": "",
}  # fmt: skip


def claimed(*claims: dict[str, object], metric: bool = True) -> Iterator[Graph]:
    """Graphs of one report each that makes one claim."""
    for number, claim in enumerate(claims):
        report = Node(f"report/{number:016}", "Report", {"name": "报告", "period": "2022"})
        district = Node("district/120101", "District", {"name": "和平区", "code": "120101"})
        concept = Node("metric/行政复议受理数", "Metric", {"name": "行政复议受理数"})
        fact = Node(f"fact/{number:016}", "Measurement", {**GOOD, **claim})  # type: ignore[dict-item]
        edges = [(fact, "STATED_IN", report), (fact, "ABOUT", district), (fact, "MEASURES", concept)][
            : 3 if metric else 2
        ]
        yield Graph(
            {node.id: node for node in (report, district, concept, fact)},
            {f"{number}-{kind}": Edge(f"{number}-{kind}", kind, a.id, b.id, {}) for a, kind, b in edges},
        )


@pytest.mark.parametrize(
    "claim",
    [
        {"value": None}, {"status": "planned"}, {"status": "shortcoming"}, {"basis": "cumulative"}, {"basis": "target"},
        {"main": False}, {"rank": True}, {"changeOf": "x"}, {"period": None}, {"denominator": "未说明"},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_compared_is_left_out(claim: dict[str, object]) -> None:
    assert len(cells(parts(claimed({}))).observations) == 1
    assert cells(parts(claimed(claim))).observations == {}
    assert cells(parts(claimed({}, metric=False))).observations == {}


def test_what_may_not_stand_side_by_side_is_kept_apart() -> None:
    others: list[dict[str, object]] = [
        {"unitClass": "person-times"}, {"scope": "township"}, {"denominator": "受理数"}, {"period": "2022H1"},
    ]  # fmt: skip
    found = cells(parts(claimed({}, *others)))
    assert len(found.observations) == 5
    assert found.disputed == 0


def test_a_cell_on_which_reports_disagree_is_left_out_and_counted() -> None:
    out = io.BytesIO()
    said = write_cube(parts(claimed({"value": 5.0}, {"value": 6.0}, {"period": "2023"})), out)
    assert said == "1 observations in 1 slices; 1 cells are left out because reports disagree on them"
    assert b"report/" not in out.getvalue()


def test_periods_say_their_days() -> None:
    periods = {"2022": "2022-01-01/2022-12-31", "2025H1": "2025-01-01/2025-06-30", "2024Q3": "2024-07-01/2024-09-30"}
    periods["2021/2025"] = "2021-01-01/2025-12-31"
    claims: list[dict[str, object]] = [{"period": period} for period in periods]
    graph = rdflib.Graph().parse(data=written(claimed(*claims)), format="turtle")
    schema = rdflib.Namespace("https://schema.org/")
    told = {
        str(graph.value(period, rdflib.RDFS.label)): f"{graph.value(period, schema.startDate)}/"
        f"{graph.value(period, schema.endDate)}"
        for period in graph.subjects(rdflib.RDF.type, rdflib.DCTERMS.PeriodOfTime)
    }
    assert told == periods


def test_hostile_names_are_codes_of_their_own() -> None:
    claims: list[dict[str, object]] = [{"scope": name, "unit": name, "unitClass": name} for name in NAMES]
    claims += [{"scope": "“甲”"}, {"scope": "甲"}]  # identifiers drop quotation marks
    data = written(claimed(*claims))
    found = store(data)
    assert not [check for check in CHECKS if violated(found, check)]
    graph = rdflib.Graph().parse(data=data, format="turtle")
    cube = rdflib.Namespace(BASE + "cube#")
    observations = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://purl.org/linked-data/cube#Observation")))
    assert len(observations) == len(claims)
    scopes = {scope for observation in observations for scope in graph.objects(observation, cube.scope)}
    assert len(scopes) == len(claims)


def test_cells_sort_by_what_may_be_compared() -> None:
    found = list(cells(parts(claimed({"scope": "b", "period": "2021"}, {"scope": "a"}))).observations)
    assert found == sorted(found)
    assert found[0] == Cell("metric/行政复议受理数", "cases", "", "a", "district/120101", "2022")
