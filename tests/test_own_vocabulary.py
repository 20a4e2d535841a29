"""A vocabulary of the user's own: KG_VOCABULARY names files, and every command reads them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ontology.errors import InputMissingError
from ontology.vocabulary import load_vocabulary, own_files

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "scheme,name,alt,kind\nprogram,火塘夜话,火塘夜话普法调解模式|火塘夜谈,work-method\nprogram,板凳夜校,板凳学堂,work-method\n"
REPORT = """云岭县司法局2023年工作总结

2023年，云岭县司法局立足山区实际，做好各项工作，现将有关情况总结如下。
一、主要举措和成效
推广“火塘夜谈”，全年组织活动172场次。各村反映良好，群众有了说事的去处，邻里之间少了争吵。
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "mine.csv"
    path.parent.mkdir()
    path.write_text(TABLE, encoding="utf-8")
    return path


def kg(*arguments: str, own: str = "") -> str:
    run = subprocess.run(
        [sys.executable, "-m", "kg.cli.app", *arguments],
        env=os.environ | {"KG_VOCABULARY": own}, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return run.stdout


def test_folders_are_walked_and_files_taken(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turtle = tmp_path / "own" / "deep" / "more.ttl"
    turtle.parent.mkdir()
    turtle.touch()
    (tmp_path / "own" / "notes.txt").touch()
    monkeypatch.setenv("KG_VOCABULARY", str(tmp_path / "own"))
    assert own_files() == (turtle, table)
    monkeypatch.setenv("KG_VOCABULARY", os.pathsep.join([str(table), "", str(tmp_path / "x.csv")]))
    assert own_files() == (table, tmp_path / "x.csv")


def test_own_concepts_join_and_change_the_digest(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_vocabulary()
    monkeypatch.setenv("KG_VOCABULARY", str(table))
    after = load_vocabulary()
    assert "program/火塘夜话" not in before.concepts
    assert after.concepts["program/火塘夜话"].alt == ("火塘夜话普法调解模式", "火塘夜谈")
    assert after.digest != before.digest


def test_a_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_VOCABULARY", str(tmp_path / "lost.csv"))
    with pytest.raises(InputMissingError, match=r"lost\.csv"):
        load_vocabulary()


def test_a_loaded_report_is_read_anew_with_the_new_words(table: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    where = ("--workspace", str(tmp_path / "ws"))
    kg("load", str(report), *where)
    assert "program/火塘夜话" not in kg("extract", str(report))
    assert kg("load", str(report), *where).startswith("0 loaded, 1 unchanged")
    assert kg("load", str(report), *where, own=str(table)).startswith("0 loaded, 0 unchanged, 1 replaced")
    assert "云岭县,,2023,done" in kg("ask", "districts-running", "火塘夜谈", "--format", "csv", *where, own=str(table))


def test_asking_knows_the_words_that_loading_knows_though_no_report_uses_them(table: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    where = ("--workspace", str(tmp_path / "ws"))
    kg("load", str(report), *where, own=str(table))
    question = ("ask", "districts-running", "板凳学堂", "--format", "json", *where)
    assert kg(*question, own=str(table)) == "[]\n"
    with pytest.raises(subprocess.CalledProcessError) as caught:
        kg(*question)
    assert caught.value.returncode == 8


def test_a_file_that_adds_labels_to_a_class_of_words_adds_words(tmp_path: Path) -> None:
    """Also the words that names of bodies end at come from the vocabulary."""
    own = tmp_path / "words.ttl"
    own.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://w3id.org/fazhi-kg/cue/body-suffix> skos:altLabel "和合栈"@zh-Hans .\n',
        encoding="utf-8",
    )
    report = tmp_path / "report.txt"
    report.write_text(REPORT + "南河镇和合栈化解纠纷12件。\n", encoding="utf-8")
    said = '"name": "南河镇和合栈"'
    assert said not in kg("extract", str(report))
    assert said in kg("extract", str(report), own=str(own))
