"""``kg sparql``: the facts as SPARQL sees them, and what a query may not do."""

from __future__ import annotations

import io
import json
import sys
import threading
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from kg.sparql import guard
from kg.sparql.facts import PREFIXES, Facts
from kg.sparql.results import GRAPHS, RESULTS, choose, write_graph
from kg.sparql.values import plain, short
from kg.sparql.within import within
from loaders.exports.stream import LOST, fit
from loaders.graph import merge, project
from loaders.rdf import turtle
from loaders.workspace import Workspace
from ontology.errors import QueryError
from ontology.facts import BASE
from tests.command import runner
from tests.hostile_facts import HOSTILE, NAMES
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Ran

GRAPHS_OF = {s.report: project(s.facts) for s in (*SAMPLES.values(), HOSTILE)}
FACTS = Facts(sorted(GRAPHS_OF.items()))
TIANJIN_2021, TIANJIN_2022 = (SAMPLES[name].report for name in ("tianjin-2021", "tianjin-2022"))


def rows(query: str, *, default: tuple[str, ...] = (), named: tuple[str, ...] = ()) -> list[list[object]]:
    answer = FACTS.ask(query, default, named)
    assert isinstance(answer, ox.QuerySolutions)
    return [[plain(value) for value in solution] for solution in answer]


def said(graph: rdflib.Graph) -> set[tuple[object, ...]]:
    """The triples, numbers by their value: the library writes 27000.0 as 27000."""
    return {
        (s, p, (o.datatype, o.value) if isinstance(o, rdflib.Literal) and o.datatype == rdflib.XSD.decimal else o)
        for s, p, o in graph
    }


def test_the_default_graph_is_the_turtle_and_each_report_has_its_own() -> None:
    constructed = FACTS.ask("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(constructed, ox.QueryTriples)
    out = io.BytesIO()
    write_graph(constructed, "application/n-triples", out)
    whole = turtle(merge(fit(graph) for graph in GRAPHS_OF.values()))
    assert said(rdflib.Graph().parse(data=out.getvalue(), format="nt")) == said(
        rdflib.Graph().parse(data=whole, format="turtle")
    )
    assert len(out.getvalue().splitlines()) == FACTS.triples
    assert [row[0] for row in rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")] == FACTS.graphs
    assert FACTS.graphs == [BASE + report for report in sorted(GRAPHS_OF)]


def test_things_and_terms_need_no_declaration() -> None:
    assert rows("SELECT ?y { [] kg:runOf program:枫桥经验; kg:about district:120101; kg:period ?y } ORDER BY ?y") == [
        ["2021"],
        ["2022"],
    ]
    for prefix in PREFIXES:
        assert rows(f"SELECT * {{ ?s {prefix}:none ?o }}") == []


def test_a_graph_can_be_asked_alone_or_several_together() -> None:
    count = "SELECT (COUNT(*) AS ?n) { district:120101 kg:code ?code }"
    one, other = BASE + TIANJIN_2021, BASE + TIANJIN_2022
    assert rows(count) == [[1]]
    assert rows(count, default=(one,)) == [[1]]
    assert rows(count, default=(one, other)) == [[1]]  # a union, not a heap
    froms = f"FROM <{one}> FROM <{other}>"
    assert rows(count.replace("{", froms + " {", 1)) == [[1]]
    assert rows(count, default=(BASE + "report/none",)) == [[0]]
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert rows(graphs, named=(one,)) == [[one]]
    assert rows(graphs, default=(one, other), named=(other,)) == [[other]]
    assert rows(graphs, default=(one,)) == []
    assert rows(graphs.replace("{", f"{froms} FROM NAMED <{other}> {{", 1)) == [[other]]
    with pytest.raises(QueryError, match="not the IRI of a graph"):
        rows(count, default=("no iri",))


def test_hostile_names_are_data() -> None:
    subjects = {row[0] for row in rows("SELECT DISTINCT ?s { ?f kg:subject ?s }")}
    assert {name.replace("\x00", LOST) for name in NAMES} <= subjects
    for name in NAMES:
        literal = str(ox.Literal(name.replace("\x00", LOST)))
        assert rows(f"SELECT (COUNT(*) AS ?n) {{ ?f a kg:ProgramRun; kg:subject {literal} }}") == [[1]]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { ?s ?p ?o.SERVICE x:y { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> ASK { ?s ?p 1SERVICE:y { ?s ?p ?o } }",
        "ASK { FILTER(?a<?b)SERVICE?s#>\n{ ?x ?y ?z } }",
        "ASK { FILTER(?a<?b&&?c='x>y') SERVICE <http://127.0.0.1:9/> { ?s ?p 'z' } }",
        r"PREFIX x: <http://127.0.0.1:9/> ASK { x:a\' ?p ?o SERVICE <http://127.0.0.1:9/> { ?s ?p x:b\' } }",
        "ASK { ?s ?p ?o # comment\n SERVICE ?o { ?s ?p ?o } }",
        "ASK { ?s ?p trueSERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "ASK { { SELECT * { SeRvIcE?o{ ?s ?p ?o } } } }",
    ],
)
def test_no_spelling_of_service_is_let_through(query: str) -> None:
    with pytest.raises(QueryError, match=r"line \d+, column \d+: SERVICE is refused"):
        FACTS.ask(query)


def test_the_library_takes_no_escaped_keyword() -> None:
    with pytest.raises(QueryError, match="does not read"):
        FACTS.ask(r"ASK { \u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a kg:Report }",
        "PREFIX x: <http://example.org/service/> SELECT * { ?s x:service ?o }",
        "SELECT * { ?s <https://example.org/service#x> ?o }",
        r'SELECT * { ?s ?p "\u0073ervice" }',
    ],
)
def test_the_word_is_taken_where_it_calls_nobody(query: str) -> None:
    guard.check(query)
    FACTS.ask(query)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { kg:a kg:b kg:c }",
        "# comment\nPREFIX x: <http://x/>\nBASE <http://y/>\n delete where { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "CLEAR ALL",
        "WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_with_words(query: str) -> None:
    before = FACTS.triples
    with pytest.raises(QueryError, match="SPARQL here only asks"):
        FACTS.ask(query)
    assert rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [[before]]


def test_an_error_names_its_place_and_stays_one_line() -> None:
    for query, said in (
        ("SELECT * {\n  ?s ?p }", "line 2, column "),
        ("SELECT * { ?s foo:x ?o }", "this prefix is not declared"),
        ("", "does not read"),
    ):
        with pytest.raises(QueryError) as caught:
            FACTS.ask(query)
        assert said in str(caught.value)
        assert "\n" not in str(caught.value)
        assert caught.value.exit_code == 9


def test_work_that_takes_too_long_is_not_waited_for() -> None:
    release = threading.Event()
    with pytest.raises(QueryError, match=r"takes longer than 0\.01 seconds"):
        within(0.01, release.wait)
    release.set()
    assert within(None, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)


@pytest.mark.parametrize(
    ("accept", "offered", "chosen"),
    [
        ("", RESULTS, "application/sparql-results+json"),
        ("*/*", GRAPHS, "text/turtle"),
        ("text/csv", RESULTS, "text/csv"),
        ("application/sparql-results+xml;q=0.5, application/json;q=0.9", RESULTS, "application/json"),
        ("text/*", RESULTS, "text/csv"),
        ("text/csv;q=0, */*;q=0.1", RESULTS, "application/sparql-results+json"),
        ("application/rdf+xml, text/turtle;q=0.2", GRAPHS, "application/rdf+xml"),
        ("image/png", RESULTS, None),
        ("text/csv;q=x", RESULTS, None),
    ],
)
def test_the_client_gets_what_it_would_rather_have(accept: str, offered: dict[str, object], chosen: str | None) -> None:
    assert choose(accept, offered) == chosen


def test_terms_become_plain_values() -> None:
    xsd = PREFIXES["xsd"]

    def typed(text: str, kind: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(xsd + kind))

    values = [typed("2", "integer"), typed("98.2", "decimal"), typed("27000.0", "decimal"), typed("true", "boolean")]
    assert [plain(value) for value in values] == [2, 98.2, 27000, True]
    assert plain(typed("INF", "double")) == "INF"
    assert plain(typed("many", "integer")) == "many"
    assert plain(ox.Literal("枫桥", language="zh-Hans")) == "枫桥"
    assert plain(None) is None
    assert short(ox.NamedNode(BASE + "program/枫桥经验")) == "program:枫桥经验"
    assert short(ox.NamedNode("http://example.org/x")) == "http://example.org/x"


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    monkeypatch.chdir(tmp_path)
    kept = Workspace(tmp_path / ".fazhi-kg")
    with kept.writing():
        for sample in SAMPLES.values():
            kept.put(sample.text, sample.facts)
    return runner(monkeypatch, capsys)


YEARS = "SELECT ?p ?y { ?f kg:runOf ?p; kg:about district:210102; kg:period ?y; kg:status 'done' } ORDER BY ?p"


def test_select_is_answered_as_asked_for(kg: Callable[..., Ran]) -> None:
    assert "program:枫桥经验" in kg("sparql", YEARS).out
    assert json.loads(kg("sparql", YEARS, "--format", "json").out) == [
        {"p": BASE + "program/枫桥经验", "y": "2022"},
        {"p": BASE + "program/法治督察", "y": "2022"},
    ]
    ran = kg("sparql", YEARS, "--format", "csv")
    assert ran.out == f"p,y\n{BASE}program/枫桥经验,2022\n{BASE}program/法治督察,2022\n"
    assert (ran.code, ran.err) == (0, "")


def test_ask_and_describe_are_answered(kg: Callable[..., Ran]) -> None:
    assert json.loads(kg("sparql", "ASK { program:枫桥经验 a skos:Concept }", "--format", "json").out) == [
        {"answer": True}
    ]
    ran = kg("sparql", "DESCRIBE program:枫桥经验")
    assert "枫桥经验" in {str(o) for o in rdflib.Graph().parse(data=ran.out, format="turtle").objects()}
    assert kg("sparql", "DESCRIBE program:枫桥经验").out == ran.out
    refused = kg("sparql", "DESCRIBE program:枫桥经验", "--format", "csv")
    assert refused.code == 2
    assert "Leave --format out" in refused.err


def test_a_query_comes_from_standard_input(kg: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(YEARS))
    assert "枫桥经验" in kg("sparql", "-").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "give a query, or --serve"),
        (("ASK {}", "--serve"), 2, "give a query, or --serve"),
        (("SELECT *",), 9, "does not read"),
        (("CLEAR ALL",), 9, "only asks"),
    ],
)
def test_what_cannot_be_answered_is_said(kg: Callable[..., Ran], words: tuple[str, ...], code: int, said: str) -> None:
    ran = kg("sparql", *words)
    assert ran.code == code
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_query_that_takes_too_long_is_given_up(kg: Callable[..., Ran]) -> None:
    product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(STR(?c) < STR(?f)) }"
    ran = kg("sparql", product, "--timeout", "0.05")
    assert ran.code == 9
    assert "takes longer than 0.05 seconds" in ran.err


def test_an_empty_workspace_says_how_to_load(kg: Callable[..., Ran], tmp_path: Path) -> None:
    ran = kg("sparql", "SELECT * { ?s ?p ?o }", "--format", "json", "--workspace", tmp_path / "nothing")
    assert (ran.code, ran.out) == (0, "[]\n")
    assert "Load reports with `kg load PATH`" in ran.err
