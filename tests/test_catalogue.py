"""The catalogue's headers, and the rules that keep its Cypher portable: held over every file and planted faults."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ontology.model import model
from queries.catalogue import FOLDER, CatalogueError, Parameter, catalogue, parse_query, read_query
from queries.portable import RULES, problems

if TYPE_CHECKING:
    from pathlib import Path

ASKED = {
    "agency", "awards-by-district", "districts", "districts-running", "evidence", "graph", "compare", "planned",
    "policies-cited", "programs-of", "reports", "results-of", "shortcomings",
}  # fmt: skip

GOOD = """\
// name: districts-of
// purpose: Districts that run a program
// title-zh: 哪些区县
// title-en: Which districts
// parameters:
//   program: program: the program: required
//   year: year: the year: null
// columns:
//   district: its name
//   report: its title
//   facts: what it rests on
MATCH (p:Program {name: $program})
MATCH (f:ProgramRun)-[:RUN_OF]->(p)
MATCH (f)-[:ABOUT]->(d:District)
MATCH (f)-[:STATED_IN]->(r:Report)
WHERE $year IS NULL OR r.period = $year
RETURN d.name AS district, r.name AS report, [f.id] AS facts
ORDER BY district, f.id
"""


def test_the_questions_that_were_asked_for_are_there() -> None:
    assert set(catalogue()) >= ASKED


def test_every_file_of_the_folder_is_in_the_catalogue_and_has_a_chinese_title() -> None:
    assert list(catalogue()) == sorted(path.stem for path in FOLDER.rglob("*.cypher"))
    assert not list(FOLDER.glob("*.cypher"))
    for query in catalogue().values():
        assert (FOLDER / query.theme / f"{query.name}.cypher").exists()
        assert re.search("[一-鿿]", query.title_zh), query.name
        assert query.purpose.isascii(), query.name
        assert query.title_en.isascii(), query.name


def test_titles_are_distinct() -> None:
    for titles in ([q.title_zh for q in catalogue().values()], [q.title_en for q in catalogue().values()]):
        assert len(set(titles)) == len(titles)


def test_a_file_outside_of_the_themes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "districts-of.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogueError, match="lies in none of the folders programs, metrics"):
        read_query(tmp_path / "districts-of.cypher")


def test_the_wheel_has_every_query(tmp_path: Path) -> None:
    builder = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", builder, str(tmp_path)], cwd=FOLDER.parent, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(tmp_path / run.stdout.split()[-1]) as wheel:
        packed = {name for name in wheel.namelist() if name.endswith(".cypher")}
    assert packed == {f"queries/{query.theme}/{query.name}.cypher" for query in catalogue().values()}


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_query_is_portable(name: str) -> None:
    assert problems(catalogue()[name], model()) == []


def test_a_header_is_read_whole() -> None:
    query = parse_query(GOOD, where="test")
    assert query.parameters == (
        Parameter("program", "program", "the program", required=True),
        Parameter("year", "year", "the year", required=False, default=None),
    )
    assert [column.name for column in query.columns] == ["district", "report", "facts"]
    assert query.cypher.startswith("MATCH (p:Program")
    assert query.usage == "PROGRAM [YEAR]"
    assert query.view == "table"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// purpose: Districts that run a program\n", "", "lacks purpose"),
        ("// title-zh: 哪些区县\n", "", "lacks title-zh"),
        ("// title-en: Which districts\n", "", "lacks title-en"),
        ("// purpose", "// porpoise", "unknown or there twice"),
        ("// title-zh: 哪些区县", "// title-zh: 哪些区县\n// title-zh: 又一个", "unknown or there twice"),
        ("// parameters:\n", "", "belongs to no list"),
        ("// parameters:", "// parameters: program", "one a line below"),
        ("program: program: the program: required", "program: the program", "name: type: meaning"),
        ("program: program: the", "program: programme: the", "unknown type"),
        ("the year: null", "the year: nothing", "not JSON"),
        ("//   year: year: the year: null\n", "", "declares the parameters"),
        ("the year: null\n", "the year: null\n//   more: text: unused: null\n", "declares the parameters"),
        ("the program: required", "the program: null", "required parameters come before"),
        ("//   report: its title\n", "", "declares the columns"),
        ("//   report: its title\n", "//   report\n", "a column is"),
        ("r.name AS report", "r.name AS title", "declares the columns"),
        ("d.name AS district, r.name AS report", "r.name AS report, d.name AS district", "declares the columns"),
        ("it rests on\n", "it rests on\n//   report: its title\n", "declares the columns"),
        ("//   facts: what it rests on\n", "", "declares the columns"),
        ("//   facts: what it rests on\n", "//   ids: what it rests on\n", "its last column is not facts"),
        ("//   facts: what it rests on\n", "//   facts: what it rests on\n// view: tree\n", "view is 'tree'"),
    ],
)
def test_a_header_that_breaks_its_rules_is_refused(old: str, new: str, message: str) -> None:
    assert old in GOOD
    broken = GOOD.replace(old, new)
    if message.startswith("required"):
        broken = broken.replace("the year: null", "the year: required")
    if message.startswith("its last column"):
        broken = broken.replace("AS facts", "AS ids")
    with pytest.raises(CatalogueError, match=re.escape(message)):
        parse_query(broken, where="test")


PLANTED = [
    ("reads-only", "MATCH (f)-[:ABOUT]->(d:District)", "MATCH (f)-[:ABOUT]->(d:District) SET d.level = 'x' WITH f, d"),
    ("reads-only", "RETURN", "MERGE (x:Program {name: 'x'})\nRETURN"),
    ("both-dialects", "WHERE $year", "FILTER $year"),
    ("both-dialects", "r.name AS report", "COLLECT { MATCH (r) RETURN r.name } AS report"),
    ("both-dialects", "(f)-[:ABOUT]->(d:District)", "(f)((a:Fact)-[:ABOUT]->(b:District)){1,2}(d:District)"),
    ("both-dialects", "(f)-[:ABOUT]->(d:District)", "(f)-[:ABOUT]->+(d:District)"),
    ("both-dialects", "RETURN", "CALL apoc.meta.schema() YIELD value\nRETURN"),
    ("both-dialects", "RETURN", "CALL { RETURN 1 AS one }\nRETURN"),
    ("both-dialects", "(d:District)", "(d:$($program))"),
    ("no-internals", "r.name AS report", "elementId(r) AS report"),
    ("no-internals", "r.name AS report", "labels(r) AS report"),
    ("no-clock", "r.name AS report", "date() AS report"),
    ("no-values", "r.period = $year", "r.period = $year OR r.name = '总结'"),
    ("ascii-names", "(p:Program {name: $program})", "(p:`Program` {name: $program})"),
    ("ascii-names", "f.id", "f.编号"),
    ("ascii-names", "f.id", "f.end, f.id"),
    ("known-names", "f:ProgramRun", "f:ProgrammeRun"),
    ("known-names", "RUN_OF", "RUNS_OF"),
    ("known-names", "r.name AS report", "r.heading AS report"),
    ("known-names", "r.name AS report", "r.title AS report"),
    ("known-names", "{name: $program}", "{label: $program}"),
    ("columns", "r.name AS report", "r AS report"),
    ("columns", "MATCH (f)-[:ABOUT]->(d:District)", "MATCH report = (f)-[:ABOUT]->(d:District)"),
    ("anchors", "(f:ProgramRun)-[:RUN_OF]->(p)", "(f:ProgramRun)-[:RUN_OF]->(:Program {name: $program})"),
    (
        "optional",
        "RETURN",
        "OPTIONAL MATCH (f)-[:HAS_SUBJECT]->(a:Agency)\nOPTIONAL MATCH (a)-[:LOCATED_IN]->(e:District)\nRETURN",
    ),
    ("typed", "-[:ABOUT]->", "-->"),
    ("typed", "-[:ABOUT]->", "-[a]->"),
    ("typed", "(d:District)", "(d:District)-[:PART_OF*]->(:District)"),
    ("typed", "(d:District)", "(d:District)-[:PART_OF*1..]->(:District)"),
    ("typed", "(p:Program {name: $program})", "(p {name: $program})"),
    ("grouped", "RETURN", "WITH d, r, f ORDER BY f.id\nWITH d, r, [f.id] + collect(f.id) AS all\nRETURN"),
    ("ordered", "ORDER BY district, f.id", ""),
    ("ordered", "ORDER BY district, f.id", "ORDER BY district"),
    ("ordered", "RETURN", "WITH f, d, r, collect(p.name) AS names\nRETURN"),
    ("ordered", "RETURN", "WITH f, d, r LIMIT 3\nRETURN"),
    ("ordered", "RETURN", "RETURN d.name AS district, r.name AS report, [f.id] AS facts UNION\nRETURN"),
]


@pytest.mark.parametrize(("rule", "old", "new"), PLANTED)
def test_a_planted_violation_is_found(rule: str, old: str, new: str) -> None:
    query = parse_query(GOOD, where="test")
    assert problems(query, model()) == []
    assert old in query.cypher
    planted = query.cypher.replace(old, new, 1)
    if "report = (" in planted:
        planted = planted.replace("r.name AS report", "report")
    assert rule in {problem.rule for problem in problems(replace(query, cypher=planted), model())}


def test_a_graph_view_without_a_path_is_found() -> None:
    query = parse_query(GOOD.replace("it rests on\n", "it rests on\n// view: graph\n"), where="x")
    assert "columns" in {problem.rule for problem in problems(query, model())}


def test_every_rule_has_a_planted_violation() -> None:
    assert {rule for rule, _, _ in PLANTED} == set(RULES)
