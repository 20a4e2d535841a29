"""The vocabulary: what it holds, and what users' own files add to it or get refused for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import InputMissingError, InputUnreadableError, KgError, OntologyError
from ontology.facts import BASE
from ontology.merged import merged_turtle
from ontology.terms import CLASS_OF, concept_id, reading_form
from ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
@prefix kg: <https://w3id.org/fazhi-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://w3id.org/fazhi-kg/> .
"""
MINE = """\
<program/青石说法> a kg:Program ; skos:inScheme <program> ; skos:prefLabel "青石说法"@zh-Hans ;
    skos:altLabel "青石讲法"@zh-Hans , "石说法" ; skos:hiddenLabel "**说法"@zh-Hans ;
    kg:excludedLabel "青石说法栏目"@zh-Hans ;
    skos:definition "一个例子。"@zh-Hans ; skos:broader <program/枫桥经验> ; kg:kind "brand" ; kg:head "乙" , "甲" .
"""


def written(folder: Path, text: str, name: str = "mine.ttl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(*paths: Path) -> KgError:
    with pytest.raises(KgError) as caught:
        load_vocabulary(paths)
    return caught.value


def test_the_experience_of_fengqiao_is_known() -> None:
    concept = load_vocabulary().concepts["program/枫桥经验"]
    assert concept.name == "枫桥经验"
    assert concept.scheme == "program"
    assert "**经验" in concept.hidden
    assert concept.labels == (concept.name, *concept.alt, *concept.hidden)


def test_schemes_divide_the_concepts() -> None:
    vocabulary = load_vocabulary()
    assert {*CLASS_OF, "status", "unit"} <= set(vocabulary.schemes)
    assert sum(len(vocabulary.scheme(name)) for name in vocabulary.schemes) == len(vocabulary.concepts)
    assert [c.id for c in vocabulary.scheme("program")] == sorted(c.id for c in vocabulary.scheme("program"))
    with pytest.raises(OntologyError, match="no scheme 'person'"):
        vocabulary.scheme("person")


def test_it_is_loaded_once() -> None:
    assert load_vocabulary() is load_vocabulary()


def test_loading_is_fast_enough_for_a_command() -> None:
    from ontology import vocabulary

    def once() -> float:
        vocabulary._ours.cache_clear()
        start = time.perf_counter()
        load_vocabulary()
        return time.perf_counter() - start

    assert min(once() for _ in range(5)) < 0.2  # seconds; 0.04 on an idle machine


def test_a_turtle_file_of_ones_own(tmp_path: Path) -> None:
    vocabulary = load_vocabulary([written(tmp_path, HEAD + MINE)])
    concept = vocabulary.concepts["program/青石说法"]
    assert concept.alt == ("青石讲法", "石说法")
    assert concept.hidden == ("**说法",)
    assert concept.excluded == ("青石说法栏目",)
    assert concept.definition == "一个例子。"
    assert concept.broader == ("program/枫桥经验",)
    assert concept.attributes == {"kind": "brand", "head": "乙|甲"}
    assert concept.values("head") == ("乙", "甲")
    assert concept.values("level") == ()
    assert len(vocabulary.concepts) == len(load_vocabulary().concepts) + 1


def test_a_known_concept_gets_a_further_label(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + '<program/枫桥经验> skos:altLabel "浦江枫桥"@zh-Hans .')
    vocabulary = load_vocabulary([path])
    assert vocabulary.concepts["program/枫桥经验"].alt[-1] == "浦江枫桥"
    assert len(vocabulary.concepts) == len(load_vocabulary().concepts)


def test_the_digest_changes_with_what_is_said_and_only_then(tmp_path: Path) -> None:
    ours = load_vocabulary().digest
    same = written(tmp_path, HEAD + '# nothing new\n<program/枫桥经验> skos:prefLabel "枫桥经验"@zh-Hans .')
    other = written(tmp_path, HEAD + '<program/枫桥经验> skos:altLabel "新说法"@zh-Hans .', "other.ttl")
    assert load_vocabulary([same]).digest == ours
    assert load_vocabulary([other]).digest != ours
    assert len(ours) == 64


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    table = (
        "\ufeffscheme,name,alt labels,broader,kind,domain,level,definition\n"
        'program,“青石”说法,青石讲法| 石说法 ,枫桥经验,brand,普法,municipal,"一个,例子"\n'
        "\n"
        "program,枫桥经验,浦江枫桥,,,,,\n"
        "metric,石头数,,,count,,,\n"
    )
    vocabulary = load_vocabulary([written(tmp_path, table, "mine.csv")])
    concept = vocabulary.concepts["program/青石说法"]
    assert concept.name == "“青石”说法"
    assert concept.alt == ("青石讲法", "石说法")
    assert concept.broader == ("program/枫桥经验",)
    assert concept.attributes == {"kind": "brand", "domain": "普法", "level": "municipal"}
    assert concept.definition == "一个,例子"
    assert "浦江枫桥" in vocabulary.concepts["program/枫桥经验"].alt
    assert vocabulary.concepts["metric/石头数"].name == "石头数"


@pytest.mark.parametrize(
    ("table", "what", "line"),
    [
        ("scheme,name,colour\n", "unknown column 'colour'", 1),
        ("name,alt\n", "the columns scheme and name must be there", 1),
        ("", "the columns scheme and name must be there", 1),
        ("scheme,name\nprogram,甲\nperson,乙\n", "there is no scheme 'person'", 3),
        ("scheme,name\nprogram,\n", "the name is missing", 2),
        ("scheme,name\nprogram,“”\n", "the name is missing", 2),
        ('scheme,name,alt\nprogram,甲,"a\nb"\nprogram,乙,c,d\n', "more cells than columns", 4),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_line(tmp_path: Path, table: str, what: str, line: int) -> None:
    path = written(tmp_path, table, "mine.csv")
    error = refused(path)
    assert isinstance(error, OntologyError)
    assert what in error.what
    assert error.where == f"{path}:{line}"


@pytest.mark.parametrize(
    ("turtle", "what", "line"),
    [
        ("<program/甲> a kg:Program\n    skos:inScheme <program> .", "this is not Turtle", 5),
        ("<program/甲> a kg:Program ; skos:inScheme <program> .", "it has no skos:prefLabel", 4),
        (
            '\n<program/甲> a kg:Program ; skos:inScheme <program> ; skos:prefLabel "甲"@zh-Hans , "乙"@zh-Hans .',
            "it has more than one skos:prefLabel",
            5,
        ),
        ('<program/枫桥经> skos:altLabel "枫"@zh-Hans .', "do not name the same scheme", 4),
        ('<metric/甲> a kg:Program ; skos:inScheme <program> ; skos:prefLabel "甲" .', "do not name the same", 4),
        ('<person/甲> skos:inScheme <person> ; skos:prefLabel "甲" .', "do not name the same scheme", 4),
        ('<program/甲> skos:inScheme <program> ; skos:prefLabel "甲" .', "a concept of this scheme is a kg:Program", 4),
    ],
)
def test_turtle_that_is_wrong_is_refused_with_its_line(tmp_path: Path, turtle: str, what: str, line: int) -> None:
    path = written(tmp_path, HEAD + turtle)
    error = refused(path)
    assert isinstance(error, OntologyError)
    assert what in error.what
    assert error.where == f"{path}:{line}"
    assert error.hint


def test_a_second_name_for_a_known_concept_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + '<program/枫桥经验> skos:prefLabel "另一个名字"@zh-Hans .')
    assert "more than one skos:prefLabel" in refused(path).what


def test_files_that_are_missing_or_no_text_or_of_another_kind(tmp_path: Path) -> None:
    binary = tmp_path / "mine.ttl"
    binary.write_bytes(b"\xff\xfe\x00\x81")
    assert isinstance(refused(tmp_path / "none.csv"), InputMissingError)
    assert isinstance(refused(binary), InputUnreadableError)
    assert isinstance(refused(tmp_path), OntologyError)
    assert "neither .ttl nor .csv" in refused(written(tmp_path, "", "mine.xlsx")).what


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("“八五”普法", "program/八五普法"),
        ("1 + N（试点）", "program/1+N试点"),
        ("《条例》", "program/条例"),
        ("100%/年", "program/100%25%2F年"),
    ],
)
def test_identifiers_leave_out_quotes_brackets_and_spaces(name: str, identifier: str) -> None:
    assert concept_id("program", name) == identifier


@given(st.text(min_size=1))
def test_every_name_makes_an_identifier_that_is_an_iri(name: str) -> None:
    identifier = concept_id("program", name)
    assert ox.NamedNode(BASE + identifier).value == BASE + identifier
    assert identifier.count("/") == 1


def test_the_reading_form_has_one_width_and_no_quotes() -> None:
    assert reading_form("“１＋Ｎ” 模式") == "1+N模式"


def test_the_merged_document_is_read_by_others_and_says_everything(tmp_path: Path) -> None:
    text = merged_turtle([written(tmp_path, HEAD + MINE)])
    graph = rdflib.Graph().parse(data=text, format="turtle")
    in_scheme = set(graph.subjects(rdflib.SKOS.inScheme))
    assert {str(s).removeprefix(BASE) for s in in_scheme} == {*load_vocabulary().concepts, "program/青石说法"}
    assert not [s for s in graph.subjects() if isinstance(s, rdflib.BNode)]


def test_the_merged_document_has_the_same_bytes_each_time() -> None:
    import subprocess
    import sys

    code = "import sys; from ontology.merged import merged_turtle; sys.stdout.buffer.write(merged_turtle().encode())"
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(3)}
    assert runs == {merged_turtle().encode()}
