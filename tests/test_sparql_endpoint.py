"""The SPARQL endpoint as public clients meet it: rdflib's SPARQLStore, and the protocol byte by byte."""

from __future__ import annotations

import contextlib
import csv
import http.client
import io
import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.serving import serving
from kg.sparql import endpoint
from kg.sparql.facts import Facts
from kg.sparql.results import GRAPHS, RESULTS
from loaders.exports.stream import LOST, fit
from loaders.graph import merge, project
from loaders.rdf import turtle
from loaders.workspace import Workspace
from ontology.facts import BASE
from tests.hostile_facts import BROKEN, HOSTILE, NAMES
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAPHS_OF = {s.report: project(s.facts) for s in (*SAMPLES.values(), HOSTILE)}
KG = rdflib.Namespace(BASE + "ontology#")
YEARS = "SELECT ?y { [] kg:runOf program:枫桥经验; kg:about district:120101; kg:period ?y } ORDER BY ?y"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(sorted(GRAPHS_OF.items()))


@pytest.fixture(scope="module")
def address(facts: Facts) -> Iterator[str]:
    with serving(endpoint.app(facts, 60)) as found:
        yield found


class Got:
    """An answer over HTTP."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = {name.lower(): value for name, value in answer.getheaders()}
        self.media = self.headers.get("content-type", "").partition(";")[0]
        self.body = answer.read()


def ask(address: str, method: str, target: str = "", body: bytes | str | None = None, **headers: str) -> Got:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with contextlib.closing(connection):
        data = body.encode() if isinstance(body, str) else body
        connection.request(method, endpoint.PATH + target, data, named)
        return Got(connection.getresponse())


def get(address: str, query: str, accept: str = "", **parameters: str) -> Got:
    return ask(address, "GET", "?" + urlencode({"query": query, **parameters}), Accept=accept)


def column(result: rdflib.query.Result) -> list[str]:
    """The first column of rows."""
    return [str(cast("rdflib.query.ResultRow", row)[0]) for row in result]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml"])
def test_rdflib_selects_asks_and_constructs(address: str, method: str, form: str) -> None:
    store = SPARQLStore(address + endpoint.PATH, method=method, returnFormat=form)
    graph = rdflib.Graph(store)
    assert column(graph.query(YEARS)) == ["2021", "2022"]
    assert bool(graph.query("ASK { program:枫桥经验 a skos:Concept }")) is True
    assert bool(graph.query("ASK { program:没有 a skos:Concept }")) is False
    if form == "json":  # rdflib then asks for rows only
        return
    made = graph.query("CONSTRUCT { ?p rdfs:label ?name } WHERE { ?p a kg:Program; rdfs:label ?name }").graph
    assert made is not None
    assert "枫桥经验" in {str(name) for name in made.objects()}


def test_rdflib_reads_the_whole_graph_through_it(address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(address + endpoint.PATH, returnFormat="json"))
    whole = rdflib.Graph().parse(data=turtle(merge(fit(g) for g in GRAPHS_OF.values())), format="turtle")
    assert len(graph) == len(whole)
    for predicate in (rdflib.RDFS.label, KG.subject, KG.runOf, KG.quote, rdflib.SKOS.altLabel):
        assert set(graph.subject_objects(predicate)) == set(whole.subject_objects(predicate))


def test_rdflib_finds_hostile_literals(address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(address + endpoint.PATH))
    for name in NAMES:
        literal = rdflib.Literal(name.replace("\x00", LOST))
        facts = set(graph.subjects(KG.subject, literal))
        assert len(facts) == 2, name  # the program and the number


def test_rdflib_asks_one_report_by_its_graph(address: str) -> None:
    report = rdflib.URIRef(BASE + SAMPLES["tianjin-2021"].report)
    graph = rdflib.Graph(SPARQLStore(address + endpoint.PATH), identifier=report)
    assert set(graph.subjects(rdflib.RDF.type, KG.Report)) == {report}
    assert column(graph.query(YEARS)) == ["2021"]


@pytest.mark.parametrize("media", RESULTS)
def test_rows_come_as_the_client_wants_them(address: str, media: str) -> None:
    got = get(address, YEARS, media)
    assert (got.status, got.media) == (200, media)
    assert got.headers["vary"] == "Accept"
    if media.endswith("json"):
        assert [b["y"]["value"] for b in json.loads(got.body)["results"]["bindings"]] == ["2021", "2022"]
    elif media.endswith("xml"):
        assert column(rdflib.query.Result.parse(io.BytesIO(got.body), format="xml")) == ["2021", "2022"]
    else:
        table = list(csv.reader(io.StringIO(got.body.decode()), delimiter="\t" if "tab" in media else ","))
        assert [row[0] for row in table[1:]] == ["2021", "2022"]


@pytest.mark.parametrize("media", GRAPHS)
@pytest.mark.parametrize("query", ["DESCRIBE program:枫桥经验", None])
def test_graphs_come_as_the_client_wants_them(address: str, media: str, query: str | None) -> None:
    got = get(address, query, media) if query else ask(address, "GET", Accept=media)
    assert (got.status, got.media) == (200, media)
    forms = dict(zip(GRAPHS, ("turtle", "nt", "xml", "json-ld"), strict=True))
    graph = rdflib.Graph().parse(data=got.body, format=forms[media])
    assert len(graph) > 5


def test_the_service_describes_itself(address: str, facts: Facts) -> None:
    got = ask(address, "GET")
    assert (got.status, got.media) == (200, "text/turtle")
    graph = rdflib.Graph().parse(data=got.body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    here = rdflib.URIRef(address + endpoint.PATH)
    assert set(graph.objects(here, sd.endpoint)) == {here}
    assert set(graph.objects(here, sd.supportedLanguage)) == {sd.SPARQL11Query}
    assert {str(name) for name in graph.objects(None, sd.name)} == set(facts.graphs)


def test_control_characters_leave_the_xml_well_formed_and_returns_as_they_are(address: str) -> None:
    everything = "CONSTRUCT WHERE { ?s ?p ?o }"
    rdflib.Graph().parse(data=get(address, everything, "application/rdf+xml").body, format="xml")
    rows = get(address, "SELECT ?s { ?f kg:subject ?s }", "application/sparql-results+xml")
    subjects = set(column(rdflib.query.Result.parse(io.BytesIO(rows.body), format="xml")))
    assert BROKEN in subjects
    assert f"响{LOST}铃{LOST}{LOST}止" in subjects


def test_a_query_comes_by_get_by_a_form_or_as_it_is(address: str) -> None:
    expected = get(address, YEARS).body
    assert ask(address, "POST", body=urlencode({"query": YEARS}), **FORM).body == expected
    assert ask(address, "POST", body=YEARS, **DIRECT).body == expected
    assert ask(address, "POST", body=YEARS, Content_Type="application/sparql-query; charset=utf-8").body == expected
    assert ask(address, "HEAD", "?" + urlencode({"query": YEARS})).status == 200


def test_the_dataset_of_the_request_counts_and_not_that_of_the_query(address: str) -> None:
    one, other = (BASE + SAMPLES[name].report for name in ("tianjin-2021", "tianjin-2022"))

    def years(target: str, query: str = YEARS) -> list[str]:
        got = ask(address, "POST", target, query, **DIRECT)
        return [b["y"]["value"] for b in json.loads(got.body)["results"]["bindings"]]

    assert years(f"?default-graph-uri={quote(one)}") == ["2021"]
    assert years(f"?default-graph-uri={quote(one)}&default-graph-uri={quote(other)}") == ["2021", "2022"]
    assert years(f"?default-graph-uri={quote(one)}", YEARS.replace("{", f"FROM <{other}> {{", 1)) == ["2021"]
    assert years(f"?named-graph-uri={quote(one)}") == []
    named = "SELECT DISTINCT ?y { GRAPH ?y { ?s ?p ?o } }"
    assert years(f"?named-graph-uri={quote(one)}", named) == [one]
    assert ask(address, "POST", "?default-graph-uri=none", YEARS, **DIRECT).status == 400


QUERY = quote("ASK {}")
ERRORS = {
    "a query that does not read": ("GET", "?query=" + quote("SELECT * {"), None, {}, 400, "line 1, column"),
    "two queries": ("GET", f"?query={QUERY}&query={QUERY}", None, {}, 400, "one parameter query, not 2"),
    "no query in a form": ("POST", "", "x=1", FORM, 400, "one parameter query, not 0"),
    "a query that is not UTF-8": ("POST", "", b"\xff", DIRECT, 400, "not UTF-8"),
    "parameters that are not UTF-8": ("GET", "?query=%FF", None, {}, 400, "not UTF-8"),
    "an update by GET": ("GET", "?update=" + quote("CLEAR ALL"), None, {}, 403, "answers queries"),
    "an update in a form": ("POST", "", "update=CLEAR%20ALL", FORM, 403, "answers queries"),
    "an update as it is": ("POST", "", "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403, "queries"),
    "an update as a query": ("POST", "", "CLEAR ALL", DIRECT, 400, "only asks"),
    "a call of another service": ("POST", "", "ASK { SERVICE <http://x/> {} }", DIRECT, 400, "SERVICE is refused"),
    "a method": ("PUT", "", "ASK {}", DIRECT, 405, "ask by GET or POST"),
    "a preflight": ("OPTIONS", "", None, {"Origin": "http://elsewhere.example"}, 405, "ask by GET or POST"),
    "a format of rows": (
        "GET",
        f"?query={QUERY}",
        None,
        {"Accept": "image/png"},
        406,
        "application/sparql-results+json",
    ),
    "a format of the description": ("GET", "", None, {"Accept": "text/html"}, 406, "text/turtle"),
    "a body": ("POST", "", "ASK {}", {"Content-Type": "text/plain"}, 415, "application/sparql-query"),
    "a body without a type": ("POST", "", "ASK {}", {}, 415, "application/sparql-query"),
    "a query too large": ("POST", "", b" " * (endpoint.LARGEST + 1), DIRECT, 413, "at most"),
}


@pytest.mark.parametrize("case", ERRORS)
def test_what_is_refused_is_refused_with_words(address: str, case: str) -> None:
    method, target, body, headers, status, said = ERRORS[case]
    got = ask(address, method, target, body, **headers)
    assert got.status == status
    assert got.media == "text/plain"
    assert said in got.body.decode()
    assert "Traceback" not in got.body.decode()
    assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    sample = SAMPLES["tianjin-2021"]
    kept = Workspace(tmp_path)
    with kept.writing():
        kept.put(sample.text, sample.facts)
    command = [sys.executable, "-m", "kg.cli.app", "sparql", "--serve", "--workspace", str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=Path(__file__).parents[1]
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said.startswith("1 reports, ")
        graph = rdflib.Graph(SPARQLStore(said.split()[-1]))
        assert column(graph.query(YEARS)) == ["2021"]
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
    assert errors == ""


def test_no_other_origin_may_read_it(address: str) -> None:
    got = ask(address, "GET", f"?query={QUERY}", Origin="http://elsewhere.example")
    assert got.status == 200
    assert not [name for name in got.headers if name.startswith("access-control")]
    assert ask(address, "GET", f"?query={QUERY}", Host="elsewhere.example").status == 400


def test_a_query_that_takes_too_long_is_given_up_and_others_are_answered(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, real = threading.Event(), facts.ask

    def ask_slowly(query: str, default: list[str], named: list[str]) -> object:
        if "SLOW" in query:
            release.wait(60)
        return real(query, default, named)

    monkeypatch.setattr(facts, "ask", ask_slowly)
    with serving(endpoint.app(facts, 0.2)) as address:
        try:
            slow = get(address, "ASK {} # SLOW")
            assert slow.status == 503
            assert "takes longer than 0.2 seconds" in slow.body.decode()
            assert get(address, "ASK {}").status == 200
            for _ in range(endpoint.AT_ONCE - 1):
                assert get(address, "ASK {} # SLOW").status == 503
            busy = get(address, "ASK {}")
            assert (busy.status, b"ask again later" in busy.body) == (503, True)
        finally:
            release.set()
        while (freed := get(address, "ASK {}")).status == 503:
            assert b"ask again later" in freed.body
        assert freed.status == 200
