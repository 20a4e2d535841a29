"""``kg export``: what other tools are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib
from typer.testing import CliRunner

from kg.cli.app import app
from kg.cli.export import FORMS
from loaders.workspace import Workspace
from ontology.errors import InputMissingError, UsageError
from ontology.facts import BASE
from tests.sample_facts import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    kept = Workspace(tmp_path / "workspace")
    with kept.writing():
        for sample in SAMPLES.values():
            kept.put(sample.text, sample.facts)
    return tmp_path / "workspace"


def export(workspace: Path, file: Path) -> bytes:
    result = CliRunner().invoke(app, ["export", str(file), "--workspace", str(workspace)], catch_exceptions=False)
    assert result.exit_code == 0
    return file.read_bytes()


@pytest.mark.parametrize("suffix", FORMS)
def test_the_same_facts_give_the_same_bytes(workspace: Path, tmp_path: Path, suffix: str) -> None:
    first = export(workspace, tmp_path / f"one{suffix}")
    assert first
    assert export(workspace, tmp_path / f"two{suffix}") == first


def test_rdflib_reads_turtle_and_one_graph_a_report(workspace: Path, tmp_path: Path) -> None:
    turtle = rdflib.Graph().parse(data=export(workspace, tmp_path / "all.ttl"), format="turtle")
    quads = rdflib.Dataset()
    quads.parse(data=export(workspace, tmp_path / "all.nq"), format="nquads")
    named = {str(graph.identifier) for graph in quads.graphs() if len(graph)}
    reports = {BASE + sample.facts[0]["id"] for sample in SAMPLES.values()}
    assert named == reports
    assert {
        str(report) for report in turtle.subjects(rdflib.RDF.type, rdflib.URIRef(BASE + "ontology#Report"))
    } == reports


def test_networkx_reads_the_graph_for_drawing(workspace: Path, tmp_path: Path) -> None:
    export(workspace, tmp_path / "all.graphml")
    graph = nx.read_graphml(tmp_path / "all.graphml")
    captions = {attributes["label"] for _, attributes in graph.nodes(data=True)}
    assert "枫桥经验" in captions


def test_an_unknown_ending_or_folder_writes_nothing(workspace: Path, tmp_path: Path) -> None:
    for name, error in (("all.xlsx", UsageError), ("no/where.ttl", InputMissingError)):
        with pytest.raises(error):
            CliRunner().invoke(
                app, ["export", str(tmp_path / name), "--workspace", str(workspace)], catch_exceptions=False
            )
        assert not (tmp_path / name).exists()
