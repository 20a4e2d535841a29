"""``kg ask`` and ``kg cypher`` as a user meets them: what is printed where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from kg.api.drawn import cells
from kg.cli.ask import ask
from kg.cli.cypher import cypher
from kg.cli.options import DEFAULT_WORKSPACE
from loaders.graph import is_fact, project
from loaders.neo4j_store import Neo4jStore
from loaders.opening import open_store
from loaders.workspace import DEFAULT, Workspace
from ontology.errors import KgError, QueryError, UnknownNameError, UsageError
from queries.catalogue import catalogue
from tests.answers import CASES, fill
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from tests.neo4j_server import Address

app = typer.Typer(pretty_exceptions_enable=False)
app.command("ask")(ask)
app.command("cypher")(cypher)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample reports in its embedded store."""
    path = tmp_path_factory.mktemp("loaded") / "workspace"
    workspace = Workspace(path)
    with workspace.writing():
        for sample in SAMPLES.values():
            workspace.put(sample.text, sample.facts)
        with open_store(None, workspace) as store:
            store.replace_all({sample.report: project(sample.facts) for sample in SAMPLES.values()})
    return path


def kg(
    *arguments: str, workspace: Path | None = None, stdin: str | None = None, server: Address | None = None
) -> Result:
    where = ["--workspace", str(workspace)] if workspace else []
    environment: dict[str, str | None] = {"NEO4J_URI": None, "KG_WORKSPACE": None}
    if server:
        environment |= {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
    return CliRunner().invoke(app, [arguments[0], *where, *arguments[1:]], input=stdin, env=environment)


def error_of(result: Result) -> KgError:
    assert isinstance(result.exception, KgError), result.exception or result.output
    return result.exception


def test_the_list_names_every_question_with_what_it_takes() -> None:
    result = kg("ask")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == len(catalogue()) + 2
    line = next(line for line in lines if line.startswith("districts-running "))
    assert "PROGRAM [YEARS] [STATUS]" in line
    assert "哪些区县在推行某个项目" in line


def test_districts_running_a_program_with_the_sentence_that_says_so(loaded: Path) -> None:
    result = kg("ask", "districts-running", "枫桥经验", workspace=loaded)
    assert result.exit_code == 0, result.exception
    assert result.stderr == ""
    heading, _, *rows = result.stdout.splitlines()
    assert heading.split() == ["district", "code", "period", "status", "sentence", "mentions", "report"]
    assert [row.split()[:4] for row in rows[:3]] == [
        ["和平区", "120101", "2021", "done"],
        ["和平区", "120101", "2022", "done"],
        ["和平区", "210102", "2022", "done"],
    ]
    assert "传承“枫桥经验”" in rows[1]
    assert rows[3].startswith("**区  ")


def test_the_columns_align(loaded: Path) -> None:
    lines = kg("ask", "districts-running", "枫桥经验", workspace=loaded).stdout.splitlines()
    place = cells(lines[0][: lines[0].index("report")])
    for sample, line in zip(("tianjin-2021", "tianjin-2022", "shenyang-2022"), lines[2:5], strict=True):
        title = SAMPLES[sample].text.splitlines()[0]
        assert cells(line[: line.index(title)]) == place


def test_json_is_a_list_of_objects_in_chinese(loaded: Path) -> None:
    result = kg("ask", "districts-running", "枫桥经验", "2021", "--format", "json", workspace=loaded)
    assert "\\u" not in result.stdout
    assert json.loads(result.stdout) == [
        {
            "district": "和平区",
            "code": "120101",
            "period": "2021",
            "status": "done",
            "sentence": "坚持和发展新时代“枫桥经验”",
            "mentions": 1,
            "report": "区司法局2021年法治政府建设情况报告",
        }
    ]


def test_csv_has_a_heading_and_no_byte_order_mark(loaded: Path) -> None:
    result = kg("ask", "compare", "行政复议受理数", "--format", "csv", workspace=loaded)
    assert result.stdout_bytes.startswith(b"group,district,code,")
    assert b"\r" not in result.stdout_bytes
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(r["code"], r["period"], r["value"], r["unit"], r["kind"]) for r in rows] == [
        ("120101", "2021", "96", "件", "value"),
        ("120101", "2022", "124", "件", "value"),
        ("210102", "2022", "88", "件", "value"),
        ("210102", "2022", "8.5", "%", "down"),
    ]


def test_csv_joins_lists_and_spells_booleans(loaded: Path) -> None:
    districts = list(csv.DictReader(io.StringIO(kg("ask", "districts", "--format", "csv", workspace=loaded).stdout)))
    assert districts[0]["periods"] == "2021; 2022"
    reports = list(csv.DictReader(io.StringIO(kg("ask", "reports", "--format", "csv", workspace=loaded).stdout)))
    assert [report["redacted"] for report in reports] == ["false", "false", "false", "true"]


def test_the_same_question_gives_the_same_bytes(loaded: Path) -> None:
    for name in ("programs", "metrics", "planned", "graph"):
        for form in ("table", "json", "csv"):
            first, second = (kg("ask", name, "--format", form, workspace=loaded) for _ in range(2))
            assert first.stdout_bytes == second.stdout_bytes
            assert first.stdout


def test_with_evidence_each_row_is_followed_by_its_sentences(loaded: Path) -> None:
    result = kg("ask", "compare", "行政复议受理数", "2021", "--evidence", workspace=loaded)
    row, evidence = result.stdout.split("  - ")
    assert row.split()[:4] == ["group", "1", "district", "和平区"]
    assert "facts" not in row
    said, where, identifier = map(str.strip, evidence.splitlines())
    assert said == "受理行政复议案件96件"
    text = SAMPLES["tianjin-2021"].text
    start = text.index(said)
    fact = next(f["id"] for f in SAMPLES["tianjin-2021"].facts if f["evidence"]["start"] == start)
    title, section, place = where.split(" | ")
    assert title == text.splitlines()[0]
    assert section == "一、主要举措和成效 > （三）行政复议"
    assert place == f"{start}–{start + len(said)}"
    assert identifier == fact


def test_evidence_as_json_is_a_list_in_each_row(loaded: Path) -> None:
    result = kg("ask", "plans-kept", "120101", "--evidence", "--format", "json", workspace=loaded)
    row = next(row for row in json.loads(result.stdout) if row["what"] == "行政裁量权基准")
    assert "facts" not in row
    assert [(e["sentence"], e["status"], e["report"]) for e in row["evidence"]] == [
        ("推行行政裁量权基准", "planned", "区司法局2021年法治政府建设情况报告"),
        ("推行行政裁量权基准", "done", "天津市和平区司法局2022年法治政府建设工作报告"),
    ]
    for said, sample in zip(row["evidence"], ("tianjin-2021", "tianjin-2022"), strict=True):
        assert SAMPLES[sample].text[said["start"] : said["end"]] == said["quote"]
        assert said["source"] == SAMPLES[sample].report
        assert said["fact"] in {fact["id"] for fact in SAMPLES[sample].facts}


def test_evidence_as_csv_is_a_line_for_each_sentence(loaded: Path) -> None:
    result = kg("ask", "districts", "--evidence", "--format", "csv", workspace=loaded)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == sum(is_fact(node) for s in SAMPLES.values() for node in project(s.facts).nodes.values())
    assert {row["district"] for row in rows} == {"和平区", "**区"}
    assert rows[0]["evidence.sentence"] in SAMPLES["tianjin-2021"].text


def test_an_answer_has_no_column_of_facts_unless_it_is_asked_for(loaded: Path) -> None:
    for name in ("programs", "metrics", "reports"):
        (first, *_) = json.loads(kg("ask", name, "--format", "json", workspace=loaded).stdout)
        assert list(first) == [column.name for column in catalogue()[name].columns if column.name != "facts"]


def test_what_a_word_is_taken_for_is_said(loaded: Path) -> None:
    result = kg("ask", "districts-running", "枫桥", workspace=loaded)
    assert result.stdout == kg("ask", "districts-running", "枫桥经验", workspace=loaded).stdout
    assert result.stderr == "kg: 枫桥 is taken for 枫桥经验\n"


def test_years_may_be_a_range(loaded: Path) -> None:
    both = kg("ask", "districts-running", "枫桥经验", "2021-2022", workspace=loaded)
    assert both.stdout == kg("ask", "districts-running", "枫桥经验", workspace=loaded).stdout
    none = kg("ask", "districts-running", "枫桥经验", "2019—2020", workspace=loaded)
    assert "(program = 枫桥经验, years = 2019-2020)" in none.stderr


def test_an_argument_may_be_named(loaded: Path) -> None:
    named = kg("ask", "districts-running", "years=2021", "program=枫桥经验", workspace=loaded)
    assert named.stdout == kg("ask", "districts-running", "枫桥经验", "2021", workspace=loaded).stdout


def test_the_graph_is_drawn_as_paths(loaded: Path) -> None:
    result = kg("ask", "graph", "枫桥经验", workspace=loaded)
    assert result.stdout.splitlines()[2:] == ["和平区 -RUNS-> 枫桥经验"] * 2 + ["**区 -RUNS-> 枫桥经验"]
    (path, *_) = json.loads(kg("ask", "graph", "枫桥经验", "--format", "json", workspace=loaded).stdout)
    assert [node["properties"]["id"] for node in path["path"]["nodes"]] == ["district/120101", "program/枫桥经验"]


def test_nothing_that_answers_is_said_beside_the_answer(loaded: Path) -> None:
    result = kg("ask", "districts-running", "枫桥经验", "1999", workspace=loaded)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "nothing that is loaded answers this (program = 枫桥经验, years = 1999)" in result.stderr
    as_json = kg("ask", "districts-running", "枫桥经验", "1999", "--format", "json", workspace=loaded)
    assert as_json.stdout == "[]\n"


@pytest.mark.parametrize("question", [["programs"], ["districts-running", "枫桥经验"], ["districts-running", "没有的"]])
def test_where_nothing_is_loaded_it_says_how_to_load(tmp_path: Path, question: list[str]) -> None:
    result = kg("ask", *question, "--format", "json", workspace=tmp_path / "none")
    assert result.exit_code == 0
    assert result.stdout == "[]\n"
    assert result.stderr == "kg: nothing is loaded yet. Load reports with `kg load PATH`\n"


def test_asking_makes_nothing(tmp_path: Path) -> None:
    for arguments in (["ask", "programs"], ["cypher", "MATCH (n) RETURN count(n) AS n"]):
        assert kg(*arguments, workspace=tmp_path / "none").exit_code == 0
    assert not (tmp_path / "none").exists()


def test_a_store_that_is_gone_says_how_to_get_it_back(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w")
    sample = SAMPLES["tianjin-2021"]
    with workspace.writing():
        workspace.put(sample.text, sample.facts)
    assert "Run `kg rebuild`" in kg("ask", "programs", workspace=workspace.path).stderr


@pytest.mark.parametrize(
    ("arguments", "kind", "words"),
    [
        (["districts-runing"], UnknownNameError, ["districts-runing", "districts-running"]),
        (["哪些新词尚未收入词表"], UnknownNameError, ["new-terms"]),
        (["which metrics"], UnknownNameError, ["metrics"]),
        (["districts-running"], UsageError, ["needs program", "PROGRAM", "YEARS"]),
        (
            ["districts-running", "枫桥经验", "2022", "done", "more"],
            UsageError,
            ["at most 3 arguments, not 4", "PROGRAM"],
        ),
        (["programs", "枫桥经验"], UsageError, ["at most 0 arguments, not 1", "It takes none"]),
        (["districts-running", "枫桥经验", "program=枫桥经验", "program=x"], UsageError, ["twice"]),
        (["districts-running", "枫桥经历"], UnknownNameError, ["枫桥经历", "枫桥经验"]),
        (["districts-running", "枫桥经验", "今年"], UsageError, ["今年", "2022"]),
        (["districts-running", "枫桥经验", "2022-2021"], UsageError, ["ends before it begins", "2021-2022"]),
        (["programs-of", "和平区"], UsageError, ["120101 (天津市和平区)", "210102"]),
        (["programs-of", "平和区"], UnknownNameError, ["和平区"]),
        (["compare", "行政复议受理的数"], UnknownNameError, ["行政复议受理数"]),
        (["agency", "天津和平司法局"], UnknownNameError, ["和平区司法局"]),
    ],
)
def test_a_wrong_word_is_one_line_that_helps(
    loaded: Path, arguments: list[str], kind: type[KgError], words: list[str]
) -> None:
    error = error_of(kg("ask", *arguments, workspace=loaded))
    assert type(error) is kind
    assert "\n" not in str(error)
    for word in words:
        assert word in str(error)


HOSTILE = [
    "' OR 1=1 //",
    '"}) MATCH (n) DETACH DELETE n //',
    "`; MATCH (n) DETACH DELETE n",
    "x') RETURN 1 UNION MATCH (n) RETURN n.name //",
    "$program",
    "\\' OR true //",
]


@pytest.mark.parametrize("word", HOSTILE)
def test_cypher_in_a_word_is_only_a_word(loaded: Path, word: str) -> None:
    before = kg("ask", "reports", workspace=loaded).stdout
    for question in ("districts-running", "compare", "agency", "programs-of"):
        assert isinstance(error_of(kg("ask", question, "--", word, workspace=loaded)), UnknownNameError)
    evidence = kg("ask", "evidence", "--", word, workspace=loaded)
    assert evidence.exit_code == 0
    assert evidence.stdout == ""
    assert kg("ask", "reports", workspace=loaded).stdout == before


def test_show_prints_the_cypher_for_neo4j_browser(loaded: Path) -> None:
    assert kg("ask", "districts-running", "--show").stdout == catalogue()["districts-running"].cypher + "\n"
    drawn = kg("ask", "graph", "--show").stdout
    assert drawn.startswith("// 区县与项目的关系图 · ")
    assert "// program = null: " in drawn
    assert "$" not in drawn
    assert "// top = 50: " in kg("ask", "new-terms", "--show").stdout
    ranged = kg("ask", "districts-running", "枫桥经验", "2021-2022", "--show", workspace=loaded).stdout
    assert "// years = ['2021', '2022']: " in ranged
    answered = kg("cypher", "-", "--format", "json", workspace=loaded, stdin=ranged)
    asked = kg("ask", "districts-running", "枫桥经验", "2021-2022", "--format", "json", workspace=loaded)
    rows = json.loads(answered.stdout)
    assert all(row.pop("facts") for row in rows)
    assert rows == json.loads(asked.stdout) != []


def test_a_query_of_ones_own(loaded: Path) -> None:
    statement = (
        "MATCH (p:Program {name: $name}) MATCH (d:District)-[r:RUNS]->(p) "
        "RETURN d.code AS code, r.years AS years ORDER BY code"
    )
    result = kg("cypher", statement, "--param", "name=枫桥经验", "--format", "json", workspace=loaded)
    assert result.exit_code == 0, result.exception
    assert json.loads(result.stdout) == [
        {"code": "120101", "years": [2021, 2022]},
        {"code": "210102", "years": [2022]},
        {"code": None, "years": [2022]},
    ]
    assert kg("cypher", "-", "-p", "name=枫桥经验", workspace=loaded, stdin=statement).stdout.count("\n") == 5


def test_a_parameter_is_json_where_it_reads_as_json(loaded: Path) -> None:
    statement = "RETURN $a AS a, $b AS b, $c AS c, $d AS d"
    values = ["-p", "a=3", "-p", "b=枫桥", "-p", 'c=["x", 1]', "-p", 'd="3"']
    result = kg("cypher", statement, *values, "--format", "json", workspace=loaded)
    assert json.loads(result.stdout) == [{"a": 3, "b": "枫桥", "c": ["x", 1], "d": "3"}]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Program {id: 'x'})",
        "MATCH (n:Report) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Place {id: 'y'})",
    ],
)
def test_writing_takes_a_flag(loaded: Path, statement: str) -> None:
    before = kg("ask", "reports", workspace=loaded).stdout
    error = error_of(kg("cypher", statement, workspace=loaded))
    assert isinstance(error, QueryError)
    assert "--write" in str(error)
    assert kg("ask", "reports", workspace=loaded).stdout == before


def test_with_the_flag_it_writes(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w")
    with workspace.writing():
        open_store(None, workspace).close()
    assert (
        kg("cypher", "CREATE (n:Place {id: 'place/x', name: 'x'})", "--write", workspace=workspace.path).exit_code == 0
    )
    counted = kg("cypher", "MATCH (n:Place) RETURN n.name AS name", "--format", "csv", workspace=workspace.path)
    assert counted.stdout == "name\nx\n"


@pytest.mark.parametrize(
    ("arguments", "kind", "words"),
    [
        (["MATCH (n RETURN n"], QueryError, "does not take the query"),
        (["RETURN 1 AS n", "-p", "nothing"], UsageError, "NAME=VALUE"),
        (["RETURN 1 AS n", "-p", "a=1", "-p", "a=2"], UsageError, "twice"),
        (["RETURN 1 AS n", "--to", "http://localhost"], UsageError, "bolt://"),
    ],
)
def test_a_wrong_query_is_one_line(loaded: Path, arguments: list[str], kind: type[KgError], words: str) -> None:
    error = error_of(kg("cypher", *arguments, workspace=loaded))
    assert type(error) is kind
    assert "\n" not in str(error)
    assert words in str(error)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ask", "districts-running", "枫桥经验"], 0, ""),
        (["ask", "districts-runing"], 8, "kg: there is no question districts-runing. Nearest: districts-running"),
        (["ask", "districts-running"], 2, "kg: districts-running needs program. It takes PROGRAM"),
        (["ask", "districts-running", "枫桥经历"], 8, "kg: no program is called 枫桥经历. Nearest: 枫桥经验"),
        (["cypher", "CREATE (n:Place {id: 'x'})"], 9, "--write"),
    ],
)
def test_the_command_ends_with_one_line_and_its_code(loaded: Path, arguments: list[str], code: int, words: str) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "KG_"))}
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli.app", *arguments, "--workspace", str(loaded)],
        capture_output=True,
        encoding="utf-8",
        env=environment | {"PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == code
    assert words in done.stderr
    assert done.stderr.count("\n") == (1 if code else 0)
    assert bool(done.stdout) == (code == 0)


@pytest.mark.neo4j
def test_neo4j_is_asked_in_the_same_words_and_answers_the_same_bytes(loaded: Path, neo4j_server: Address) -> None:
    with Neo4jStore(neo4j_server.uri, user=neo4j_server.user, password=neo4j_server.password) as store:
        fill(store)
    for case in CASES:
        here = kg("ask", *case, "--evidence", "--format", "json", workspace=loaded)
        there = kg("ask", *case, "--evidence", "--format", "json", workspace=loaded, server=neo4j_server)
        assert there.exit_code == 0, there.exception
        assert there.stdout == here.stdout, case
    statement = "MATCH (r:Report) RETURN r.id AS id ORDER BY id"
    before = kg("cypher", statement, server=neo4j_server).stdout
    error = error_of(kg("cypher", "MATCH (r:Report) SET r.name = 'x'", server=neo4j_server))
    assert isinstance(error, QueryError)
    assert "--write" in str(error)
    assert kg("cypher", "MATCH (r:Report) DETACH DELETE r", "--write", server=neo4j_server).exit_code == 0
    assert len(before.splitlines()) == len(SAMPLES) + 2
    assert kg("cypher", statement, server=neo4j_server).stdout.splitlines()[2:] == []


def test_the_workspace_is_the_one_that_loading_uses() -> None:
    assert DEFAULT_WORKSPACE == DEFAULT
