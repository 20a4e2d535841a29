"""``kg export``: what other tools are given, and what is left alone."""

from __future__ import annotations

import builtins
import os
import sys
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
import rdflib

from kg.cli.exporting import ENDINGS, FOLDERS, Form
from loaders.workspace import Workspace
from ontology.facts import BASE
from tests.command import runner
from tests.hostile_facts import HOSTILE
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Ran

CASES = [(f"all{ending}", ()) for ending in ENDINGS] + [(str(form), ("--form", form)) for form in FOLDERS]
"""Each way to name an export: the target, and the options."""


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    monkeypatch.chdir(tmp_path)
    kept = Workspace(tmp_path / ".fazhi-kg")
    with kept.writing():
        for sample in (*SAMPLES.values(), HOSTILE):
            kept.put(sample.text, sample.facts)
    return runner(monkeypatch, capsys)


def content(path: Path) -> dict[str, bytes]:
    """The bytes of a file or of the files of a folder."""
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


def everything(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_form_has_a_name_that_asks_for_it() -> None:
    assert {*ENDINGS.values(), *FOLDERS} == set(Form)


@pytest.mark.parametrize(("name", "options"), CASES)
def test_the_same_facts_give_the_same_bytes(
    kg: Callable[..., Ran], tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    ran = kg("export", f"one-{name}", *options)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{len(SAMPLES) + 1} reports in ")
    assert kg("export", f"two-{name}", *options).code == 0
    first = content(tmp_path / f"one-{name}")
    assert all(first.values())
    assert content(tmp_path / f"two-{name}") == first
    assert kg("export", f"one-{name}", *options).code == 0  # in place of itself
    assert content(tmp_path / f"one-{name}") == first
    assert everything(tmp_path) == {".fazhi-kg", f"one-{name}", f"two-{name}"}


@pytest.mark.parametrize(("name", "options"), CASES)
def test_an_empty_workspace_replaces_no_export(
    kg: Callable[..., Ran], tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    kg("export", name, *options)
    before = content(tmp_path / name)
    ran = kg("export", name, *options, "--workspace", tmp_path / "nothing")
    assert (ran.code, ran.out) == (3, "")
    assert "no report is loaded. Load some first: kg load PATH" in ran.err
    assert content(tmp_path / name) == before


def test_rdflib_reads_turtle_and_one_graph_a_report(kg: Callable[..., Ran], tmp_path: Path) -> None:
    for name in ("all.ttl", "all.nq", "all.jsonld"):
        assert kg("export", name).code == 0
    turtle = rdflib.Graph().parse(tmp_path / "all.ttl")
    quads = rdflib.Dataset()
    quads.parse(tmp_path / "all.nq", format="nquads")
    named = {str(graph.identifier) for graph in quads.graphs() if len(graph)}
    reports = {BASE + sample.report for sample in (*SAMPLES.values(), HOSTILE)}
    assert named == reports
    kind = rdflib.URIRef(BASE + "ontology#Report")
    assert {str(report) for report in turtle.subjects(rdflib.RDF.type, kind)} == reports
    assert set(rdflib.Graph().parse(tmp_path / "all.jsonld", format="json-ld")) == set(turtle)


def test_networkx_reads_the_graph_for_drawing(kg: Callable[..., Ran], tmp_path: Path) -> None:
    assert kg("export", "all.graphml").code == 0
    graph = nx.read_graphml(tmp_path / "all.graphml")
    assert "枫桥经验" in {attributes["label"] for _, attributes in graph.nodes(data=True)}


def test_files_for_neo4j_admin_come_with_the_command_that_takes_them(kg: Callable[..., Ran]) -> None:
    ran = kg("export", "to import", "--form", "neo4j-admin")
    assert "(cd 'to import' && neo4j-admin database import full neo4j @import.args)\n" in ran.out
    assert "cypher-shell -f 'to import/schema.cypher'\n" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["all.xlsx"], 2, "all.xlsx: this ending names no form"),
        ([".ttl"], 2, "names no form"),
        (["folder"], 2, "names no form"),
        (["all.ttl", "--form", "csv"], 2, "the ending says turtle and --form says csv"),
        (["no/where.ttl"], 3, "no: there is no such folder"),
        (["no/where", "--form", "csv"], 3, "no: there is no such folder"),
        (["folder", "--form", "turtle"], 2, "folder: this is a folder"),
        (["file.txt", "--form", "csv"], 2, "file.txt: this is a file"),
        (["folder", "--form", "csv"], 2, "folder: the folder holds what no export to csv wrote (mine.csv)"),
        (["more", "--form", "neo4j-admin"], 2, "more: the folder holds what no export to neo4j-admin wrote (notes)"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_touched(
    kg: Callable[..., Ran], tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.csv").write_text("mine")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "import.args").write_text("")
    (tmp_path / "more" / "notes").write_text("mine")
    (tmp_path / "file.txt").write_text("mine")
    before = everything(tmp_path)
    ran = kg("export", *words)
    assert ran.code == code
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert everything(tmp_path) == before
    assert everything(tmp_path / "folder") == {"mine.csv"}
    assert everything(tmp_path / "more") == {"import.args", "notes"}
    assert (tmp_path / "file.txt").read_text() == "mine"


@pytest.mark.parametrize(("name", "options"), CASES)
def test_a_disk_that_refuses_leaves_what_was_there(
    kg: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, options: tuple[str, ...]
) -> None:
    assert kg("export", name, *options).code == 0
    before = content(tmp_path / name)
    names = everything(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        ran = kg("export", name, *options)
    assert ran.code == 2
    assert f"{name}: it cannot be written (No space left on device)" in ran.err
    assert content(tmp_path / name) == before
    assert everything(tmp_path) == names


def test_parquet_without_polars_says_what_to_install(
    kg: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "polars":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.delitem(sys.modules, "polars", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    ran = kg("export", "facts.parquet")
    assert ran.code == 2
    assert "pip install 'fazhi-kg[frames]'" in ran.err
    assert everything(tmp_path) == {".fazhi-kg"}
