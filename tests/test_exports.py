"""The files of ``kg export``: whole, the same each time, and safe whatever the reports say."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import polars as pl
import pytest
import rdflib

from loaders.elements import Graph, Node, stored
from loaders.exports import csv_files, neo4j_admin, parquet
from loaders.exports.jsonld import context, write_jsonld
from loaders.exports.stream import LOST, fit, parts
from loaders.exports.tables import RELATIONS, facts_table, tables
from loaders.exports.xml_graphs import write_gexf, write_graphml
from loaders.files import whole_folder
from loaders.graph import is_fact, merge, project
from loaders.rdf import turtle, write_turtle
from ontology.errors import InputUnreadableError
from ontology.facts import BASE
from ontology.model import model
from tests.hostile_facts import HOSTILE, NAMES
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from loaders.exports.stream import Part

GRAPHS = {s.report: fit(project(s.facts)) for s in (*SAMPLES.values(), HOSTILE)}
ALL = merge(GRAPHS[report] for report in sorted(GRAPHS))
FACTS = {node.id: node for node in ALL.nodes.values() if is_fact(node)}


def pieces() -> Iterator[Part]:
    return parts(GRAPHS[report] for report in sorted(GRAPHS))


def new() -> Iterator[Graph]:
    return (part.new for part in pieces())


def written(write: Callable[[Iterator[Graph], BinaryIO], None]) -> bytes:
    out = io.BytesIO()
    write(new(), out)
    return out.getvalue()


def test_the_pieces_are_the_whole_and_none_comes_twice() -> None:
    nodes: dict[str, Node] = {}
    edges: dict[str, Any] = {}
    for graph in new():
        assert not nodes.keys() & graph.nodes.keys()
        assert not edges.keys() & graph.edges.keys()
        nodes |= graph.nodes
        edges |= graph.edges
    assert nodes == ALL.nodes
    assert edges == ALL.edges


def test_pieces_of_no_report_are_none() -> None:
    assert list(parts([])) == []


def test_characters_that_no_file_can_hold_are_replaced_and_nothing_else() -> None:
    aliases = ["\ud800甲", "乙"]
    node = Node("program/x", "Program", {"name": "a\x00b\udfffc\x07", "aliases": aliases, "coinage": True})
    plain = Node("program/y", "Program", {"name": "枫桥😀"})
    nodes = fit(Graph({node.id: node, plain.id: plain}, {})).nodes
    expected = {"name": f"a{LOST}b{LOST}c\x07", "aliases": [f"{LOST}甲", "乙"], "coinage": True}
    assert nodes[node.id].properties == expected
    assert nodes[plain.id] is plain


def test_streamed_turtle_says_what_turtle_at_once_says() -> None:
    streamed = rdflib.Graph().parse(data=written(write_turtle), format="turtle")
    assert set(streamed) == set(rdflib.Graph().parse(data=turtle(ALL), format="turtle"))


def test_jsonld_has_the_triples_of_the_turtle() -> None:
    data = written(write_jsonld)
    graph = rdflib.Graph().parse(data=data, format="json-ld")
    assert set(graph) == set(rdflib.Graph().parse(data=turtle(ALL), format="turtle"))
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


def test_jsonld_is_compact_and_reads_as_plain_json() -> None:
    document = json.loads(written(write_jsonld))
    assert document["@context"] == context()
    by_id = {item["@id"]: item for item in document["@graph"] if "@type" in item}
    assert by_id["program/枫桥经验"]["name"] == "枫桥经验"
    runs = [item for item in by_id.values() if item.get("runOf") == ["program/枫桥经验"]]
    assert {item["statedIn"][0] for item in runs} <= set(GRAPHS)
    assert runs
    keys = {key for item in document["@graph"] for key in item if not key.startswith("@")}
    assert keys <= set(context())
    assert "枫桥经验".encode() in written(write_jsonld)


def test_jsonld_keeps_identifiers_that_relative_resolution_would_change() -> None:
    node = Node("coinage/..", "Program", {"name": "…"})
    out = io.BytesIO()
    write_jsonld([Graph({node.id: node}, {})], out)
    graph = rdflib.Graph().parse(data=out.getvalue(), format="json-ld")
    assert set(graph.subjects()) == {rdflib.URIRef(BASE + "coinage/..")}


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)])
def test_the_graphs_for_drawing_have_every_node_and_edge(
    write: Callable[[Iterator[Graph], BinaryIO], None], read: Callable[[BinaryIO], Any]
) -> None:
    graph = read(io.BytesIO(written(write)))
    assert set(graph) == set(ALL.nodes)
    assert graph.number_of_edges() == len(ALL.edges)
    assert graph.nodes["district/120101"]["label"] == "和平区"
    assert graph.nodes["district/120101"]["class"] == "District"
    for node in ALL.nodes.values():
        for key, value in stored(node).items():
            told = graph.nodes[node.id][key]
            if isinstance(value, (bool, int, float)):
                assert told == value
            elif isinstance(value, str):
                assert told == value.replace("\x07", LOST).replace("\x0b", LOST).replace("\x1f", LOST)
    runs = [data for *_, data in graph.edges(data=True) if data["label"] == "RUNS"]
    assert {"facts": 2, "years": "2021; 2022"} in [{k: data[k] for k in ("facts", "years")} for data in runs]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def csv_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    csv_files.write_folder(pieces(), folder)
    return folder


def test_csv_has_a_table_a_kind_of_fact_and_a_class_of_node_with_the_same_columns_always(
    csv_folder: Path, tmp_path: Path
) -> None:
    csv_files.write_folder(parts([]), tmp_path)
    assert set(tables()) == set(model().classes) - {"Fact"} | {RELATIONS}
    for name, table in tables().items():
        columns = [column.name for column in table.columns]
        for folder in (csv_folder, tmp_path):
            with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
                assert next(csv.reader(file)) == columns
        assert read_csv(tmp_path / f"{name}.csv") == []


def test_csv_gives_back_every_value(csv_folder: Path) -> None:
    found = 0
    for name, table in tables().items():
        for row in read_csv(csv_folder / f"{name}.csv") if name != RELATIONS else []:
            node = ALL.nodes[csv_files.plain(row["id"])]
            assert node.label == name
            found += 1
            for column in table.columns:
                if column.name not in model().properties or column.name == "id":
                    continue
                value, cell = node.properties.get(column.name), row[column.name]
                if value is None or value == "":
                    assert cell == ""
                elif isinstance(value, str):
                    assert csv_files.plain(cell) == value
                elif isinstance(value, bool):
                    assert cell == str(value).lower()
                elif isinstance(value, (int, float)):
                    assert float(cell) == value
                elif isinstance(value, list):
                    assert json.loads(cell) == value
                else:
                    assert cell == value.isoformat()
    assert found == len(ALL.nodes)


def test_csv_has_every_relation_once(csv_folder: Path) -> None:
    told = {(row["type"], row["start"], row["end"]) for row in read_csv(csv_folder / f"{RELATIONS}.csv")}
    keys = {relation.iri.rsplit("#", 1)[-1]: kind for kind, relation in model().relations.items()}
    for name in tables():
        for row in read_csv(csv_folder / f"{name}.csv") if name != RELATIONS else []:
            for key in keys.keys() & row.keys():
                ends = json.loads(row[key]) if row[key].startswith("[") else [row[key]] if row[key] else []
                names = row[key + "Name"]
                assert (json.loads(names) if names.startswith("[") else [csv_files.plain(names)]) == [
                    ALL.nodes[end].properties["name"] for end in ends
                ] or not ends
                for end in ends:
                    assert (keys[key], row["id"], end) not in told
                    told.add((keys[key], row["id"], end))
    assert told == {(edge.type, edge.start, edge.end) for edge in ALL.edges.values()}


def test_no_cell_of_csv_is_a_formula(csv_folder: Path) -> None:
    guarded = 0
    for path in csv_folder.glob("*.csv"):
        for row in read_csv(path):
            for cell in row.values():
                assert not cell.startswith(("=", "+", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"))
                assert not cell.startswith("-") or float(cell) <= 0
                guarded += cell.startswith("'")
    assert guarded >= 6
    subjects = {csv_files.plain(row["subject"]) for row in read_csv(csv_folder / "ProgramRun.csv")}
    assert {name.replace("\x00", LOST) for name in NAMES} <= subjects


def test_csv_metadata_describe_the_files(csv_folder: Path) -> None:
    told = json.loads((csv_folder / csv_files.METADATA).read_text(encoding="utf-8"))
    assert {table["url"] for table in told["tables"]} == {path.name for path in csv_folder.glob("*.csv")}
    for table in told["tables"]:
        columns = [column["name"] for column in table["tableSchema"]["columns"]]
        assert columns == [column.name for column in tables()[table["url"].removesuffix(".csv")].columns]


def test_the_zip_file_holds_the_same_files(csv_folder: Path) -> None:
    out = io.BytesIO()
    csv_files.write_zip(pieces(), out)
    with zipfile.ZipFile(out) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in csv_folder.iterdir()
        }


def test_parquet_has_the_tables_with_their_types(tmp_path: Path) -> None:
    parquet.write_folder(pieces(), tmp_path)
    found = 0
    for name, table in tables().items():
        frame = pl.read_parquet(tmp_path / f"{name}.parquet")
        assert frame.columns == [column.name for column in table.columns]
        if name == RELATIONS:
            assert frame.schema["years"] == pl.List(pl.Int64)
            continue
        for row in frame.iter_rows(named=True):
            found += 1
            properties = dict(ALL.nodes[row["id"]].properties)
            properties.pop("digest", None)
            assert {k: v for k, v in row.items() if k in model().properties and v is not None} == {
                "id": row["id"],
                **properties,
            }
    assert found == len(ALL.nodes)
    assert pl.read_parquet(tmp_path / "Report.parquet").schema["published"] == pl.Date


def test_the_one_parquet_table_has_every_fact(tmp_path: Path) -> None:
    with (tmp_path / "facts.parquet").open("wb") as out:
        parquet.write_facts(pieces(), out)
    frame = pl.read_parquet(tmp_path / "facts.parquet")
    assert frame.columns == [column.name for column in facts_table().columns]
    assert set(frame["id"]) == set(FACTS)
    assert set(frame["factKind"]) == {node.label for node in FACTS.values()}
    runs = frame.filter(pl.col("runOfName") == "枫桥经验")
    assert set(runs["aboutName"]) == {"和平区", "**区"}


def test_rows_that_wait_on_the_disk_come_back_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = []
    for rows in (5_000, 7):
        monkeypatch.setattr(parquet, "ROWS", rows)
        with (tmp_path / "facts.parquet").open("wb") as out:
            parquet.write_facts(pieces(), out)
        frames.append(pl.read_parquet(tmp_path / "facts.parquet"))
    assert len(frames[0]) > 3 * 7
    assert frames[0].equals(frames[1])


def test_parquet_of_no_report_has_its_columns(tmp_path: Path) -> None:
    parquet.write_folder(parts([]), tmp_path)
    assert pl.read_parquet(tmp_path / "Measurement.parquet").shape == (0, len(tables()["Measurement"].columns))


def test_a_list_item_with_the_separator_is_refused(tmp_path: Path) -> None:
    node = Node("program/x", "Program", {"name": "甲", "aliases": ["乙\x1f丙"]})
    graph = Graph({node.id: node}, {})
    with pytest.raises(InputUnreadableError, match=r"program/x: .*U\+001F"):
        neo4j_admin.write_folder(parts([graph]), tmp_path)


def test_a_folder_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept").write_text("before")

    def fail() -> None:
        with whole_folder(tmp_path / "out") as folder:
            (folder / "half").write_text("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out" / "kept").read_text() == "before"


@pytest.mark.parametrize("write", [write_turtle, write_jsonld, write_graphml])
def test_memory_does_not_grow_with_the_reports(write: Callable[[Iterator[Graph], BinaryIO], None]) -> None:
    """Fifty times the facts of one report, under other identifiers, take about the memory of five times."""
    sample = fit(project(SAMPLES["tianjin-2021"].facts))

    def copies(count: int) -> Iterator[Graph]:
        for number in range(count):

            def other(identifier: str, number: int = number) -> str:
                return f"{identifier}-{number}" if identifier.startswith(("fact/", "report/")) else identifier

            nodes = {other(i): Node(other(i), n.label, n.properties) for i, n in sample.nodes.items()}
            edges = {
                f"{i}-{other(e.start)}": replace(e, start=other(e.start), end=other(e.end))
                for i, e in sample.edges.items()
            }
            yield Graph(nodes, edges)

    def peak(count: int) -> int:
        with Path("/dev/null").open("wb") as out:
            tracemalloc.start()
            write((part.new for part in parts(copies(count))), out)
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return most

    peak(1)
    assert peak(50) < 1.5 * peak(5)
