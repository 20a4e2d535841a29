"""``kg ontology``: the model, the vocabulary, the checks and the document, as a user meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import rdflib

from kg.cli.ontology import ontology
from ontology.errors import OntologyError, UnknownNameError, UsageError, ViolationsFound
from ontology.merged import merged_turtle
from ontology.model import model

if TYPE_CHECKING:
    from pathlib import Path

from kg.cli.options import Format


def test_the_model_is_printed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    ontology()
    text = capsys.readouterr().out
    for label in model().classes:
        assert label in text
    for kind in model().relations:
        assert kind in text
    assert "RUN_OF → Program" in text
    assert "schema:AdministrativeArea" in text


def test_the_model_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    ontology(form=Format.json)
    rows = {row["label"]: row for row in json.loads(capsys.readouterr().out)}
    assert list(rows) == list(model().classes)
    assert rows["ProgramRun"]["also"] == ["Fact"]
    assert rows["District"]["relationships"] == [
        "PART_OF → District|Agency",
        "RUNS → Program (derived)",
        "PLANS → Program (derived)",
        "LACKS → Program (derived)",
    ]


def test_a_scheme_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    ontology(scheme="program", form=Format.json)
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["program/枫桥经验"]["name"] == "枫桥经验"
    assert rows["program/枫桥经验"]["kind"]
    ontology(scheme="status")
    assert "已开展" in capsys.readouterr().out


def test_a_scheme_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UnknownNameError, match="agency-type, award"):
        ontology(scheme="people")


def test_ones_own_words_are_listed_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("scheme,name,kind\nprogram,青石说法,brand\n", encoding="utf-8")
    ontology(scheme="program", extra=[mine], form=Format.csv)
    assert "program/青石说法,青石说法" in capsys.readouterr().out
    ontology(check=True, extra=[mine])
    assert "nothing to mend" in capsys.readouterr().out
    mine.write_text("scheme,name,kind\nprogram,青石说法,colour\n", encoding="utf-8")
    with pytest.raises(ViolationsFound, match="1 finding in"):
        ontology(check=True, extra=[mine])
    assert f"{mine}:2" in capsys.readouterr().out


def test_a_file_that_breaks_the_rules(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("scheme,name\npeople,x\n", encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        ontology(check=True, extra=[mine])
    assert str(caught.value) == (
        f"{mine}:2: there is no scheme 'people'. One of: program, agency-type, metric, award, policy"
    )


def test_the_document_is_written(tmp_path: Path) -> None:
    target = tmp_path / "all.ttl"
    ontology(turtle=str(target))
    assert target.read_bytes() == merged_turtle().encode()
    assert len(rdflib.Graph().parse(target)) > 1000


def test_the_document_is_printed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    subprocess.run([sys.executable, "-c", "from kg.cli.ontology import ontology; ontology(turtle='-')"], check=True)
    assert capfdbinary.readouterr().out == merged_turtle().encode()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        ontology(turtle=str(tmp_path / "none" / "all.ttl"))


def test_options_that_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="exclude each other"):
        ontology(check=True, scheme="program")
    with pytest.raises(UsageError, match="goes with"):
        ontology(extra=[tmp_path])
