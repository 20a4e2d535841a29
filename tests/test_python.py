"""``import kg`` as a program uses it: what is there, what it gives, what it says where something is wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pytest

import kg
from kg.api import asking, nodes
from kg.api import table as table_room
from loaders.embedded import EmbeddedStore
from loaders.graph import project
from loaders.opening import open_store
from loaders.workspace import Workspace
from ontology.errors import (
    InputMissingError,
    QueryError,
    UnknownNameError,
    UsageError,
    ViolationsFound,
)
from ontology.model import model
from queries.catalogue import catalogue
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.store import Store

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "examples" / "reports"
HOSTILE = "<script>alert('x')</script>`*/\"&"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample reports."""
    made = tmp_path_factory.mktemp("python") / "workspace"
    with kg.open(made) as graph:
        assert graph.load(REPORTS).loaded == 8
    return made


@pytest.fixture
def graph(folder: Path) -> Iterator[kg.Graph]:
    with kg.open(folder) as opened:
        yield opened


def test_importing_loads_nothing_else() -> None:
    code = "import sys, kg; print(*[m for m in sys.modules if m.split('.')[0] in {'kg', 'ontology', 'loaders', 'queries', 'polars', 'pandas'}])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["kg"]


def test_every_name_that_is_offered_is_there() -> None:
    assert set(kg.__all__) <= set(dir(kg))
    for name in kg.__all__:
        assert getattr(kg, name).__doc__, name
    with pytest.raises(AttributeError, match="nothing_such"):
        kg.nothing_such  # type: ignore[attr-defined]  # noqa: B018


def test_a_report_becomes_facts_from_a_file_or_its_text() -> None:
    path = REPORTS / "qinghe-2022.txt"
    read = kg.extract(path)
    assert kg.extract(text=path.read_text(encoding="utf-8")).facts == kg.extract(str(path)).facts == read.facts
    for fact in read.facts:
        evidence = fact["evidence"]
        assert read.text[evidence["start"] : evidence["end"]] == evidence["quote"]
    with pytest.raises(UsageError):
        kg.extract()
    with pytest.raises(UsageError):
        kg.extract(path, text="x")
    with pytest.raises(InputMissingError):
        kg.extract("nowhere.txt")


def test_a_text_with_other_line_ends_is_read_as_a_file_is(tmp_path: Path) -> None:
    text = (REPORTS / "qinghe-2022.txt").read_text(encoding="utf-8").replace("\n", "\r\n")
    file = tmp_path / "report.txt"
    file.write_bytes(text.encode())
    assert kg.extract(text=text).facts == kg.extract(file).facts
    assert kg.extract(text=text).sha256 == kg.extract(file).sha256


def test_a_question_gives_rows_with_the_facts_behind_them(graph: kg.Graph) -> None:
    answer = graph.ask("districts-running", "枫桥经验", years="2022-2023")
    assert "青禾区" in answer["district"]
    assert answer.columns[-1] == "facts"
    assert all(answer["facts"])
    assert graph.ask("districts-running", program="枫桥经验", years="2022-2023").rows == answer.rows
    assert graph.ask("districts-running", "枫桥经验", "2022-2023").rows == answer.rows
    assert (
        graph.ask("districts-running", "枫桥经验", years=None).rows == graph.ask("districts-running", "枫桥经验").rows
    )
    one = graph.ask("districts-running", "枫桥经验", years=2022)
    assert set(one["period"]) == {"2022"}


def test_every_question_is_listed_and_answers_as_the_catalogue_says(graph: kg.Graph) -> None:
    assert sorted(graph.questions()["question"]) == sorted(catalogue())
    for name, query in catalogue().items():
        if not any(parameter.required for parameter in query.parameters):
            answer = graph.ask(name)
            assert answer.columns == [column.name for column in query.columns]
            assert answer.polars().shape == (len(answer), len(answer.columns))


def test_each_fact_leads_to_its_sentence_and_to_its_place_in_the_text(graph: kg.Graph) -> None:
    answer = graph.ask("results-of", "枫桥经验")
    sentences = graph.evidence(answer)
    assert sentences["fact"] == list(dict.fromkeys(fact for facts in answer["facts"] for fact in facts))
    for row in sentences:
        assert graph.text(row["source"])[row["start"] : row["end"]] == row["quote"]
    first = answer.dicts()[0]["facts"]
    assert graph.evidence(first)["fact"] == first
    assert len(graph.evidence([])) == 0
    with pytest.raises(UnknownNameError, match="fact/nowhere"):
        graph.evidence(["fact/nowhere"])


def test_wrong_questions_are_errors_that_say_what_is_near(graph: kg.Graph) -> None:
    with pytest.raises(UnknownNameError, match="districts-running"):
        graph.ask("district-running", "枫桥经验")
    with pytest.raises(UnknownNameError, match="枫桥经验"):
        graph.ask("districts-running", "枫侨经验")
    wrong: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        ((), {}),
        (("枫桥经验", "2022", "x"), {}),
        (("枫桥经验",), {"program": "枫桥经验"}),
        (("枫桥经验",), {"nothing": 1}),
    ]
    for arguments, named in wrong:
        with pytest.raises(UsageError):
            graph.ask("districts-running", *arguments, **named)
    assert issubclass(UsageError, kg.KgError)


def test_what_looks_like_a_name_and_a_value_is_a_word_as_any(graph: kg.Graph) -> None:
    with pytest.raises(UnknownNameError, match="no program is called years=2022"):
        graph.ask("districts-running", "years=2022")


def test_a_statement_of_ones_own_reads_and_does_not_write(graph: kg.Graph) -> None:
    statement = "MATCH (p:Program {name: $name}) RETURN p.id AS id"
    assert graph.cypher(statement, name="枫桥经验").rows == [("program/枫桥经验",)]
    assert graph.cypher(statement, {"name": HOSTILE}).rows == []
    assert graph.cypher("UNWIND range(1, 9) AS n RETURN n", most=3)["n"] == [1, 2, 3]
    with pytest.raises(QueryError, match="writes"):
        graph.cypher("CREATE (n:District {id: 'x'})")
    with pytest.raises(QueryError):
        graph.cypher("this is no Cypher")


def test_facts_nodes_and_relations_have_the_properties_of_the_model(graph: kg.Graph, folder: Path) -> None:
    kept = Workspace(folder)
    records = [fact for report in kept.reports() for fact in kept.facts(report)]
    for kind in ("measurement", "program", "policy", "award", "agency", "place"):
        found = graph.facts(kind)
        assert sorted(found["fact"]) == sorted({r["id"] for r in records if r["kind"] == kind})
        assert {"district", "code", "report", "source", "quote", "start"} <= set(found.columns)
    assert graph.facts("measurement").types["value"] == "float"
    assert set(graph.facts("program")["run_of"]) <= set(graph.nodes("Program")["id"])
    named = {identifier for ids in graph.facts("measurement")["result_of"] for identifier in ids}
    assert named
    assert named <= set(graph.nodes("Program")["id"])
    assert len(graph.facts()) == sum(len(graph.facts(kind)) for kind in nodes.FACT_LABELS)
    every = graph.nodes()
    assert {"id", "label", "name"} == set(every.columns)
    assert set(graph.nodes("District")["id"]) < set(every["id"])
    runs = graph.relations("RUNS")
    assert set(runs["source"]) <= set(graph.nodes("District")["id"])
    assert runs.types["years"] == "integers"
    for wrong in (graph.nodes, graph.facts, graph.relations):
        with pytest.raises(UnknownNameError):
            wrong("Programm) DETACH DELETE (n")
    for label in model().classes:
        graph.nodes(label).polars()
    for kind in model().relations:
        graph.relations(kind).polars()


def test_every_store_gives_the_same_tables(store: Store, tmp_path: Path) -> None:
    graphs = {sample.report: project(sample.facts) for sample in SAMPLES.values()}
    store.replace_all(graphs)
    with EmbeddedStore(tmp_path / "graph.kgl") as other:
        other.replace_all(graphs)
        for kind in (None, *nodes.FACT_LABELS):
            assert nodes.facts(store, kind) == nodes.facts(other, kind)
            assert len(nodes.facts(store, kind)) > 0
        for label in (None, *model().classes):
            assert nodes.nodes(store, label) == nodes.nodes(other, label)
        for relation in model().relations:
            assert nodes.relations(store, relation) == nodes.relations(other, relation)
        for word in ("和平", "司法局", "枫侨经验"):
            found = nodes.search(store, word, None)
            assert found == nodes.search(other, word, None)
            assert found.rows
        facts = nodes.facts(store, None)["fact"]
        assert asking.sentences(store, facts) == asking.sentences(other, facts)


def test_frames_keep_integers_nulls_dates_and_lists() -> None:
    rows: list[tuple[Any, ...]] = [
        (1, 1, True, "2022-01-12", ["a", "b"], [1], {"x": 1}, "甲", None),
        (None, 2.5, None, None, None, None, None, None, None),
    ]
    table = kg.Table(["n", "value", "redacted", "published", "aliases", "years", "path", "name", "empty"], rows)
    assert table.types == {
        "n": "integer", "value": "float", "redacted": "boolean", "published": "date", "aliases": "strings",
        "years": "integers", "path": "any", "name": "string", "empty": "string",
    }  # fmt: skip
    polars = table.polars()
    assert polars.dtypes == [
        pl.Int64, pl.Float64, pl.Boolean, pl.Date, pl.List(pl.String), pl.List(pl.Int64), pl.String, pl.String, pl.String,
    ]  # fmt: skip
    assert polars.row(0) == (1, 1.0, True, date(2022, 1, 12), ["a", "b"], [1], '{"x": 1}', "甲", None)
    assert polars.row(1) == (None, 2.5, *[None] * 7)
    pandas = table.pandas()
    assert list(map(str, pandas.dtypes))[:4] == ["Int64", "Float64", "boolean", "datetime64[s]"]
    assert pandas["n"][0] == 1
    assert pandas["published"][0] == pd.Timestamp("2022-01-12")
    assert pandas["n"].isna().tolist() == pandas["published"].isna().tolist() == [False, True]
    assert pandas["aliases"][0] == ["a", "b"]


def test_a_column_of_the_model_has_its_type_without_values_too() -> None:
    empty = kg.Table(["published", "value", "start", "facts", "other"], [])
    assert list(empty.types.values()) == ["date", "float", "integer", "strings", "string"]
    assert empty.polars().schema["published"] == pl.Date
    assert empty.pandas().shape == (0, 5)
    assert kg.Table(["published"], [("今天",)]).types == {"published": "string"}
    assert kg.Table(["n"], [(2**70,)]).polars().schema["n"] == pl.Float64


def test_a_table_is_a_sequence_of_rows_and_has_columns() -> None:
    table = kg.Table(["a", "b"], [(1, 2), (3, 4)])
    assert len(table) == 2
    assert list(table) == table.dicts() == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    assert table["b"] == [2, 4]
    assert "2 rows" in repr(table)
    with pytest.raises(KeyError):
        table["c"]


def test_a_table_is_printed_as_the_command_line_prints_it() -> None:
    table = kg.Table(["name", "n", "facts"], [("枫桥经验", 1, ["fact/1"]), ("x\x1b[31m", None, [])], ("a note",))
    assert str(table).splitlines() == ["name      n", "--------  -", "枫桥经验  1", "x [31m", "a note"]
    assert str(kg.Table(["name"], [], ("nothing",))) == "nothing\n"


def test_a_notebook_shows_text_as_text() -> None:
    table = kg.Table([HOSTILE, "b"], [(HOSTILE, [HOSTILE, {"k": HOSTILE}]), (None, True)], (HOSTILE,))
    page = table._repr_html_()
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 5
    assert "100 rows" not in page
    long = kg.Table(["a"], [(n,) for n in range(table_room.SHOWN + 7)])
    assert "<p>7 more rows</p>" in long._repr_html_()


@pytest.mark.parametrize(("method", "extra"), [("polars", "frames"), ("pandas", "pandas")])
def test_a_missing_library_says_what_to_install(method: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, method, None)
    with pytest.raises(UsageError, match=rf"pip install 'fazhi-kg\[{extra}\]'"):
        getattr(kg.Table(["a"], [(1,)]), method)()


def test_a_workspace_that_is_not_there_is_empty_and_says_how_to_load(tmp_path: Path) -> None:
    with kg.open(tmp_path / "w") as graph:
        answer = graph.ask("programs")
        assert answer.rows == []
        assert "kg load" in answer.notes[0]
        assert len(graph.nodes()) == len(graph.facts()) == len(graph.reports()) == 0
    assert not (tmp_path / "w").exists()


def test_files_that_cannot_be_loaded_are_named_and_the_others_are_loaded(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("no report", encoding="utf-8")
    with kg.open(tmp_path / "w") as graph:
        with pytest.raises(ViolationsFound, match=r"bad\.txt"):
            graph.load(bad, REPORTS / "qinghe-2022.txt")
        assert len(graph.reports()) == 1
        assert graph.load(str(REPORTS / "qinghe-2022.txt")).unchanged == 1
        with pytest.raises(InputMissingError):
            graph.load(tmp_path / "nowhere")


def test_an_open_graph_sees_what_another_process_loads_and_does_not_hinder_it(tmp_path: Path) -> None:
    with kg.open(tmp_path / "w") as here:
        assert len(here.reports()) == 0
        with kg.open(tmp_path / "w") as there:
            there.load(REPORTS / "qinghe-2022.txt")
            assert len(here.reports()) == 1
            here.load(REPORTS / "qinghe-2023.txt")
            assert len(there.reports()) == len(here.reports()) == 2
            assert here.reports().notes == there.reports().notes == ()


def test_a_store_that_is_behind_says_so(tmp_path: Path) -> None:
    with kg.open(tmp_path / "w") as graph:
        graph.load(REPORTS / "qinghe-2022.txt")
        graph.close()
        kept = Workspace(tmp_path / "w")
        with open_store(None, kept, write=True) as store:
            store.clear()
        assert any("kg rebuild" in note for note in graph.ask("programs").notes)
        assert any("kg rebuild" in note for note in graph.cypher("MATCH (n:Report) RETURN n.id AS id").notes)


def test_what_is_written_by_hand_is_there_and_keeps_nobody_out(tmp_path: Path) -> None:
    with kg.open(tmp_path / "w") as graph:
        graph.load(REPORTS / "qinghe-2022.txt")
        count = "MATCH (n:Program) RETURN count(n) AS n"
        before = graph.cypher(count)["n"][0]
        graph.cypher("CREATE (:Program {id: $id, name: $id})", {"id": HOSTILE}, write=True)
        assert graph.cypher(count)["n"] == [before + 1]
        with open_store(None, Workspace(tmp_path / "w"), write=True):
            assert graph.cypher(count)["n"] == [before + 1]


def test_names_that_people_keep_as_aliases_hold_in_their_workspace_alone(tmp_path: Path) -> None:
    with kg.open(tmp_path / "w") as graph:
        graph.load(REPORTS / "qinghe-2022.txt")
        (tmp_path / "w" / "corrections").mkdir()
        table = tmp_path / "w" / "corrections" / "aliases.csv"
        table.write_text("scheme,name,alt\nprogram,枫桥经验,老枫桥做法\n", encoding="utf-8")
        assert len(graph.ask("districts-running", "老枫桥做法")) == 1
    with kg.open(tmp_path / "other") as graph:
        graph.load(REPORTS / "qinghe-2022.txt")
        with pytest.raises(UnknownNameError):
            graph.ask("districts-running", "老枫桥做法")


def test_an_address_that_is_none_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        kg.open(tmp_path / "w", to="http://localhost:7474")
